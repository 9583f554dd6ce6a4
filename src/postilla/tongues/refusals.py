"""Why something is not translated."""

from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class NotTranslated(Refusal):
    """No translator, nothing to translate, or a language that this magazine has no edition in."""

    code, status = "not_translated", 404
    message = _("This comment cannot be translated here.")


class CannotTranslate(Refusal):
    """The translator did not answer, or not with a translation."""

    code, status = "cannot_translate", 503
    message = _("The translation could not be made just now. Try again in a few minutes.")


class TooManyTranslations(Refusal):
    """One reader, or all of them together, asked for more than is made."""

    code, status = "too_many_translations", 429
    message = _("Many translations were asked for just now. Try again in a minute.")
