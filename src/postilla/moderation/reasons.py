"""Why a comment waits, in plain words, by the rule that held it. The door that shows them translates them."""

from gettext import NullTranslations

from django.core import signing
from django.utils.timezone import localtime

from postilla.moderation.refusals import Barred, BarredForGood, SanctionStands
from postilla.moderation.values import BAN, MUTE, SanctionLine, Verdict
from postilla.vocabulary import Refusal

SANCTION, REPORT, NOTICE = "postilla.sanction", "postilla.report", "postilla.notice"

_ = NullTranslations().gettext  # marks a string for translation

BY_RULE = {
    "word": _("It has words that the editors look at first."),
    "domain": _("It links to a site that the editors look at first."),
    "sender": _("Its email address is with a provider that the editors look at first."),
    "links": _("It has many links."),
    "new_links": _("It has a link, and no comment of yours was let through yet."),
    "shouting": _("It is in capitals throughout, or has many signs in a row."),
    "repeat": _("You sent the same words under another article."),
    "together": _("Nearly the same words were sent from your network a few minutes before, under another name."),
    "disposable": _("Its email address is one that lasts for a short time only."),
    "first": _("No comment of yours was let through yet."),
    "pre": _("In this conversation the editors look at every comment first."),
    "screening_spam": _("It looked like advertising to a program that learns from the editors, and may be wrong."),
    "screening_abuse": _(
        "It looked like an attack on somebody to a program that learns from the editors, and may be wrong."
    ),
    "unconfirmed": _("It appears once you have followed the link in the mail that we sent you."),
    "slow": _("The rules took too long to look at it, so that a person does."),
    "failed": _("A rule could not be applied to it, so that a person looks at it."),
}


def refusal_of(line: SanctionLine) -> Refusal:
    """What somebody is told whom the editors do not let post."""
    said = {"reason": line.reason or _("It does not keep to the rules of this conversation."),
            "path": f"/appeal/{secret_of(line.id)}"}  # fmt: skip
    return BarredForGood(**said) if line.until is None else Barred(until=line.until, **said)


def stands_already(line: SanctionLine, name: str) -> SanctionStands:
    """What a moderator is told who mutes or bans somebody that is so already."""
    until = f"until {localtime(line.until):%-d %B %Y, %H:%M}" if line.until else "for good"
    reason = f"{line.reason.rstrip('.')}." if line.reason else "no reason was given."
    met = {MUTE: "muted", BAN: "banned"}[line.kind]
    return SanctionStands(name=name, met=met, until=until, by=line.by, reason=reason, sanction=line.id)


def secret_of(sanction_id: int, salt: str = SANCTION) -> str:
    """The secret end of the address at which a sanction can be appealed, or a report is answered."""
    return signing.Signer(salt=salt).sign(str(sanction_id)).replace(":", ".", 1)


def of_secret(secret: str, salt: str = SANCTION) -> int | None:
    """The number of what an address is for, or None for one that was not made here, or for something else."""
    try:
        return int(signing.Signer(salt=salt).unsign(secret.replace(".", ":", 1)))
    except (signing.BadSignature, ValueError):
        return None


def plain(verdict: Verdict) -> str:
    """The editors' own reason where they gave one, else the rule's."""
    return verdict.reason or BY_RULE.get(verdict.rule, "")


# The list of reasons as it comes: key, what moderators see, what the author is told, ground, category.
DEFAULTS = (
    ("insult", "Insult or attack", _("It insults or attacks somebody."), "terms", "ILLEGAL_OR_HARMFUL_SPEECH"),
    ("hate", "Hatred", _("It stirs up hatred against people for what they are."), "terms", "ILLEGAL_OR_HARMFUL_SPEECH"),
    ("off_topic", "Off topic", _("It has nothing to do with the article."), "terms", "OTHER_VIOLATION_TC"),
    ("advertising", "Advertising", _("It advertises something."), "terms", "OTHER_VIOLATION_TC"),
    ("private", "Private matters", _("It tells something private about somebody."), "terms",
     "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS"),
    ("accusation", "Accusation without ground", _("It accuses somebody without saying on what ground."), "terms",
     "OTHER_VIOLATION_TC"),
    ("copied", "Copied text", _("It repeats somebody else's text at length."), "terms",
     "INTELLECTUAL_PROPERTY_INFRINGEMENTS"),
    ("repeat", "Said before", _("It says again what was said here before."), "terms", "OTHER_VIOLATION_TC"),
    ("illegal", "Against the law", _("It appears to be against the law."), "illegal", "ILLEGAL_OR_HARMFUL_SPEECH"),
    ("other", "Rules of the conversation", _("It does not keep to the rules of this conversation."), "terms",
     "OTHER_VIOLATION_TC"),
)  # fmt: skip
