"""All that is kept about a reader as they read it: sections with headings, in the language that is set."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from postilla.articles.languages import edition_name
from postilla.discussion import reads as discussion
from postilla.grounds import reads as grounds
from postilla.identity.rules import unnamed
from postilla.identity.values import Browser
from postilla.moderation.values import SanctionLine
from postilla.notifications.letters.wishes import rhythm_names, wish_in_words
from postilla.publishing.phrases import moment, phrases
from postilla.publishing.saying import titles
from postilla.web.pages.deeds import reasons_to_report
from postilla.web.pages.me.browsers import named
from postilla.web.pages.me.comments import state_name
from postilla.web.pages.me.party import state_of_party
from postilla.web.pages.receipts import sanction_said

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One thing that is kept: when it was, with the way there, and what is said of it.

    `html` is safe; `text` and `pairs` (what it is, how it is) are not. `older` are earlier words, each with until when.
    """

    when: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    text: str = ""
    html: str = ""
    language: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    older: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Group:
    """Entries under one conversation, by its title and address; without both where there is no such heading."""

    entries: tuple[Entry, ...]
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    groups: tuple[Group, ...]


def told(found: Row, now: datetime) -> list[Section]:
    """The record of a reader, of which sections that would be empty are left out; but it is said that they wrote
    nothing."""
    analysed = {row["comment_id"]: row for row in found.get("analysis", ()) if "comment_id" in row}
    sections = [
        Section(gettext("About you"), (Group((_about(found["reader"]),)),)),
        Section(gettext("Comments"), _comments(found, analysed)),
        _under(gettext("What you agreed with"), found["agreements"], lambda row: Entry(_at(row["created_at"]))),
        _under(gettext("What you reported"), found["reports"], _report),
        _listed(gettext("What the editors decided about you"), (_sanction(row, now) for row in found["sanctions"])),
        _under(gettext("Appeals"), found["appeals"], _appeal),
        _listed(gettext("Letters"), map(_letter, found["subscriptions"])),
        _listed(gettext("Browsers"), map(_browser, found["reader"]["browsers"])),
        _listed(gettext("Links sent to you by mail"), map(_link, found["reader"]["links_by_mail"])),
        _listed(gettext("Sign in with an account you have elsewhere"), map(_account, found["reader"]["accounts"])),
        _listed(gettext("Speak for an organisation"), map(_party, found["reader"]["parties"])),
    ]
    return [section for section in sections if any(group.entries for group in section.groups)]


def _about(reader: Row) -> Entry:
    confirmed = reader["address_confirmed_at"]
    by = gettext("confirmed on %(when)s") % {"when": _at(confirmed)} if confirmed else gettext("not confirmed")
    said = [
        (gettext("Name"), reader["name"]),
        (gettext("Names that belong to you"), gettext(", ").join(reader["names"])),
        (gettext("Email"), f"{reader['address']} ({by})" if reader["address"] else ""),
        (gettext("Website"), reader["website"]),
        (gettext("Language"), edition_name(reader["language"]) if reader["language"] else ""),
        (gettext("Beside your name"), _badge(reader["badge"])),
        (gettext("You sign in at"), reader["signs_in_at"]),
        (gettext("First seen"), _at(reader["first_seen_at"])),
        (gettext("Last seen"), _at(reader["last_seen_at"])),
    ]
    return Entry(pairs=tuple(pair for pair in said if pair[1]))


def _badge(badge: str) -> str:
    words, plain = phrases(translation.get_language() or "en"), unnamed(badge)
    organisation = badge.partition("party:")[2]
    said = [dict(words.badges).get(plain, plain), words.party % organisation if organisation else ""]
    return gettext(", ").join(one for one in said if one)


def _comments(found: Row, analysed: Mapping[int, Row]) -> tuple[Group, ...]:
    older: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in found["earlier_versions"]:
        until = gettext("Earlier version, until %(when)s") % {"when": _at(row["replaced_at"])}
        older[row["comment_id"]].append((until, row["source"]))
    if not found["comments"]:
        return (Group((Entry(text=gettext("You have not written anything here yet.")),)),)
    pairs = [
        (row["thread__subject"], _comment(row, tuple(older[row["id"]]), analysed.get(row["id"])))
        for row in found["comments"]
    ]
    return _grouped(pairs)


def _comment(row: Row, older: tuple[tuple[str, str], ...], analysed: Row | None) -> Entry:
    many = row["agreements"]
    notes = [
        state_name(row["state"]),
        gettext("edited on %(when)s") % {"when": _at(row["edited_at"])} if row["edited_at"] else "",
        gettext("an answer") if row["parent_id"] else "",
        ngettext("%(number)s reader agrees", "%(number)s readers agree", many) % {"number": many} if many else "",
        gettext("sorted under: %(kinds)s") % {"kinds": _kinds(analysed)} if analysed and analysed["kinds"] else "",
    ]
    return Entry(
        _at(row["created_at"]), _to_comment(row["id"]), tuple(note for note in notes if note), html=row["html"],
        language=row["language"], older=older,
    )  # fmt: skip


def _kinds(analysed: Row) -> str:
    words = titles()
    return gettext(", ").join(words.get(kind, kind) for kind in analysed["kinds"])


def _report(row: Row) -> Entry:
    reason, settled = dict(reasons_to_report()).get(row["reason"], str(row["reason"])), row["settled_at"]
    seen = (gettext("the editors looked at it on %(when)s") % {"when": _at(settled)},) if settled else ()
    return Entry(_at(row["created_at"]), notes=(reason, *seen), text=row["note"])


def _sanction(row: Row, now: datetime) -> Entry:
    """What they were told when it was given, and what of it holds now."""
    given = SanctionLine(0, row["comment_id"], row["kind"], row["reason"], "", row["since"], row["until"], None)
    holds = replace(given, lifted_at=row["lifted_at"])
    notes = tuple(dict.fromkeys([sanction_said(given, row["since"]), sanction_said(holds, now, free=False)]))
    reason = gettext(given.reason) if given.reason else ""
    return Entry(_at(row["since"]), _to_comment(row["comment_id"]), notes, text=reason)


def _appeal(row: Row) -> Entry:
    outcome = {
        None: gettext("The editors have not decided about your appeal yet."),
        True: gettext("Your appeal was granted."),
        False: gettext("Your appeal was not granted."),
    }
    return Entry(_at(row["made_at"]), notes=(outcome[row["granted"]],), text=row["text"])


def _letter(row: Row) -> Entry:
    quiet = row["quiet"]
    notes = [
        dict(rhythm_names()).get(row["rhythm"], ""),
        f"{gettext('Quiet hours')}: {quiet[0]:02}:00–{quiet[1]:02}:00" if quiet else "",
        "" if row["confirmed"] else gettext("Not confirmed yet: nothing is sent."),
    ]
    return Entry(text=wish_in_words(row["kind"], row["target"]), notes=tuple(note for note in notes if note))


def _browser(row: Row) -> Entry:
    said = {"since": _at(row["created_at"]), "seen": _at(row["seen_at"])}
    note = gettext("Since %(since)s, last seen on %(seen)s") % said
    return Entry(text=named(Browser(row["browser"], row["system"])), notes=(note,))


def _link(row: Row) -> Entry:
    about = {
        "claim": gettext("Is this you?"), "sign_in": gettext("Sign in"), "subscribe": gettext("Do you want this mail?"),
        "erase": gettext("Delete me"), "change_address": gettext("Your new address"),
        "party": gettext("Speak for an organisation"),
        "old_address": gettext("Was your address changed by somebody else?"),
        "wished": gettext("Did somebody else ask to have you deleted?"), "put_back": gettext("Taken back"),
    }  # fmt: skip
    used = gettext("used on %(when)s") % {"when": _at(row["used_at"])} if row["used_at"] else gettext("not used")
    return Entry(_at(row["asked_at"]), notes=(used,), text=about.get(row["purpose"], str(row["purpose"])))


def _account(row: Row) -> Entry:
    return Entry(_at(row["created_at"]), notes=(row["roles"],) if row["roles"] else (), text=row["issuer"])


def _party(row: Row) -> Entry:
    said = {"reason": row["reason"]}
    reason = gettext("The reason they gave: %(reason)s") % said if row["reason"] else ""
    notes = tuple(one for one in (row["domain"], state_of_party(row["state"]), reason) if one)
    return Entry(_at(row["asked_at"]), notes=notes, text=row["organisation"])


def _listed(title: str, entries: Iterable[Entry]) -> Section:
    return Section(title, (Group(tuple(entries)),))


def _under(title: str, rows: Sequence[Row], entry: Callable[[Row], Entry]) -> Section:
    """Entries about comments, below what these stand under, each with the way there."""
    subjects = discussion.paths_of([row["comment_id"] for row in rows])
    pairs = []
    for row in rows:
        subject = subjects.get(row["comment_id"], ("", ""))[0]
        pairs.append((subject, replace(entry(row), url=_to_comment(row["comment_id"]))))
    return Section(title, _grouped(pairs))


def _grouped(pairs: Sequence[tuple[str, Entry]]) -> tuple[Group, ...]:
    """By what they stand under, in the order in which each came first."""
    by_subject: dict[str, list[Entry]] = defaultdict(list)
    for subject, entry in pairs:
        by_subject[subject].append(entry)
    headings = grounds.headings_of(list(by_subject))
    groups = []
    for subject, entries in by_subject.items():
        card = headings.get(subject)
        title = card.title if card else gettext("A conversation that is not public now")
        groups.append(Group(tuple(entries), title, f"{settings.POSTILLA_BASE_URL}{card.path}" if card else ""))
    return tuple(groups)


def _to_comment(comment_id: int) -> str:
    return f"{settings.POSTILLA_BASE_URL}/c/{comment_id}"


def _at(when: datetime) -> str:
    return moment(when, translation.get_language() or "en")
