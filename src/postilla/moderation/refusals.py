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


class AlreadyDecided(Refusal):
    """Somebody else decided about the comment since it was looked at."""

    code, status = "already_decided", 409
    message = "%(by)s has decided about this comment meanwhile: %(verb)s."


class ChangedMeanwhile(Refusal):
    """The comment is not what was looked at: its author edited or withdrew it."""

    code, status = "changed_meanwhile", 409
    message = "This comment was changed meanwhile. Look at it again."


class NoSuchReason(Refusal):
    code, field = "no_such_reason", "reason"
    message = "There is no such reason in the list. Choose another."
