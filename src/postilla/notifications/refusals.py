from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class KeyForged(Refusal):
    """A link in a letter that is incomplete, was not made here, or is for something else or somebody else."""

    code, status = "key_forged", 403
    message = _("This link is not complete, or is not the one for this. Copy the whole of it from the mail.")


class NoSuchSubscription(Refusal):
    code, status = "no_such_subscription", 404
    message = _("There is no such subscription any more. Nothing is sent for it.")


class NoMail(Refusal):
    code, status = "no_mail", 404
    message = _("This site sends no mail. Its feeds tell you of new comments too.")


class NothingToFollow(Refusal):
    code, field = "nothing_to_follow", "what"
    message = _("Choose what you want to follow.")


class UnknownRhythm(Refusal):
    code, field = "unknown_rhythm", "rhythm"
    message = _("Choose how often you want mail.")


class MailboxWrong(Refusal):
    code, field = "mailbox_wrong", "email"
    message = _("This does not look like an email address; it should read like name@example.org.")


class AskedTooOften(Refusal):
    code, status = "asked_too_often", 429
    message = _("That was asked for too often from here. Wait %(seconds)s and try again.")


class QuietHoursUnclear(Refusal):
    """One of the two hours, both the same, or what is no hour: nobody can say which hours are meant."""

    code, field = "quiet_hours_unclear", "quiet_until"
    message = _(
        "Say from when until when, as two different hours; or choose neither, and letters come at any hour. Nothing "
        "was saved."
    )
