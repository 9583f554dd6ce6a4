from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class RefusedByRule(Refusal):
    """A standing rule refuses the comment; the editors' reason says how to mend it."""

    code, field = "refused_by_rule", "text"
    message = _("This cannot be posted here: %(reason)s")


class NotTheLast(Refusal):
    code, status = "not_the_last", 409
    message = _("Something else was decided about this comment since. Look at it again.")
