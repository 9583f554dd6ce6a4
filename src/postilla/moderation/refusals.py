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
    message = "%(by)s has decided about the comment of %(name)s meanwhile: %(done)s."


class ChangedMeanwhile(Refusal):
    """The comment is not what was looked at: its author edited or withdrew it."""

    code, status = "changed_meanwhile", 409
    message = "This comment was changed meanwhile. Look at it again."


class NoSuchReason(Refusal):
    code, field = "no_such_reason", "reason"
    message = "There is no such reason in the list. Choose another."


class TextUnfit(Refusal):
    code, field = "text_unfit", "text"
    message = "A comment has between 2 and %(most)s characters that can be seen. To take it out, reject it."


class NoSuchLanguage(Refusal):
    code, field = "no_such_language", "words"
    message = "Choose one of the languages in the list."


class NoteMissing(Refusal):
    code, field = "note_missing", "note"
    message = "Say why you edit it: readers see it under the comment."


class NobodyToMeet(Refusal):
    """A sanction would meet nobody: the comment has no guest, address or network that is still known."""

    code, status = "nobody_to_meet", 409
    message = "Of who wrote this comment nothing is known any more by which they could be recognised."


class ReasonMissing(Refusal):
    """Whom it meets is told why, so that somebody has to say it."""

    code, field = "reason_missing", "kind"
    message = "Say why: choose a reason or write one. They are told. Nothing was done."


class SanctionStands(Refusal):
    """They are muted, or banned, already; `sanction` is the one that stands."""

    code, status = "sanction_stands", 409
    message = (
        "%(name)s is %(met)s %(until)s already, by %(by)s: %(reason)s Nothing was done; change that one, or lift it."
    )


class AppealWaits(Refusal):
    code, status = "appeal_waits", 409
    message = "An appeal against what is to be changed waits. Decide that first; it can also be lifted by it."


_LOOK_AGAIN = _("Ask for another look at this")


class Barred(Refusal):
    """Somebody may not post for a time. `until` is a datetime; `path` leads to where they ask for another look."""

    code, status, way = "barred", 403, _LOOK_AGAIN
    message = _("The editors do not let you post here until %(until)s. Their reason: %(reason)s")


class BarredForGood(Refusal):
    code, status, way = "barred", 403, _LOOK_AGAIN
    message = _("The editors do not let you post here any more. Their reason: %(reason)s")


class BarredUnsaid(Refusal):
    """Somebody may not post, and has not shown that it was them whom the editors met: they are told no more."""

    code, status = "barred", 403
    message = _(
        "The editors do not take comments from this email address or network at present. If the address is yours, sign "
        "in with it: you are then told why, and can ask for another look. If only your network is meant, another one "
        "is not."
    )


class BarredNetwork(BarredUnsaid):
    """To whoever has shown who they are, and is not whom the editors met."""

    message = _(
        "The editors do not take comments from this network at present. It is not you whom they decided about: from "
        "another network you can post, and here when it ends."
    )


class BarredUnsaidWrite(BarredUnsaid):
    """The same, where the magazine gives an address to write to."""

    message = _(
        "The editors do not take comments from this email address or network at present. If you think that this is a "
        "mistake, write to them: the links at the foot of this page lead to their address."
    )


class NothingToAppeal(Refusal):
    code, status = "nothing_to_appeal", 409
    message = _("There is no decision here that could be appealed.")


class AppealedAlready(Refusal):
    code, status = "appealed_already", 409
    message = _("An appeal was sent already. There is one for each decision, and the editors have it.")


class AppealEmpty(Refusal):
    code, field = "appeal_empty", "text"
    message = _("Say in a sentence why this should be looked at again.")


class AppealTooLong(Refusal):
    code, field = "appeal_too_long", "text"
    message = _("An appeal has at most %(most)s characters; this one has %(length)s.")


class NotYourOwnDecision(Refusal):
    """Staff are told, in English."""

    code, status = "not_your_own", 403
    message = "You decided this first, so that somebody else decides the appeal."


class AppealDecidedAlready(Refusal):
    code, status = "appeal_decided_already", 409
    message = "%(by)s has decided this appeal meanwhile."
