"""Why a comment waits, in plain words, by the rule that held it. The door that shows them translates them."""

from gettext import NullTranslations

from postilla.moderation.values import Verdict

_ = NullTranslations().gettext  # marks a string for translation

BY_RULE = {
    "word": _("It has words that the editors look at first."),
    "domain": _("It links to a site that the editors look at first."),
    "sender": _("Its email address is with a provider that the editors look at first."),
    "links": _("It has many links."),
    "new_links": _("It has a link, and no comment of yours was let through yet."),
    "shouting": _("It is in capitals throughout, or has many signs in a row."),
    "repeat": _("You sent the same words under another article."),
    "disposable": _("Its email address is one that lasts for a short time only."),
    "first": _("No comment of yours was let through yet."),
    "pre": _("In this conversation the editors look at every comment first."),
    "failed": _("A rule could not be applied to it, so that a person looks at it."),
}


def plain(verdict: Verdict) -> str:
    """The editors' own reason where they gave one, else the rule's."""
    return verdict.reason or BY_RULE.get(verdict.rule, "")
