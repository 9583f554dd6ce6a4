"""Pure judgements on a draft: is it well formed, is it too fast. Values in, problems out."""

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from postilla.identity import rules as identity
from postilla.identity.rules import ADDRESS, is_address
from postilla.intake import refusals as r
from postilla.intake.values import Draft
from postilla.vocabulary import Refusal

SHORTEST, LONGEST = 2, 8000  # characters of a comment, after trimming
NAME, WEBSITE, NOTE = 80, 300, 1000
QUICKEST = 2.0  # seconds from opening the page to sending, where the script measured them
# (how many, within how long): for one person, for one network.
PERSON = ((4, timedelta(minutes=1)), (30, timedelta(hours=1)))
NETWORK = ((12, timedelta(minutes=1)), (120, timedelta(hours=1)))
EDITS = ((6, timedelta(minutes=1)), (30, timedelta(hours=1)))  # of one person's comments
REPORTS = ((30, timedelta(hours=1)),)  # from one network
STRANGERS = ((5, timedelta(minutes=10)), (10, timedelta(hours=1)))  # … by people of whom nothing was published yet
OFFERS = ((6, timedelta(hours=1)),)  # of evidence, by one person
LONGEST_RATE = timedelta(hours=1)
wait = identity.wait  # for deeds as for links


@dataclass(frozen=True)
class Clean:
    """The fields of a draft after cleaning: text as stored, name on one line, blanks gone."""

    text: str
    blank: bool
    name: str
    name_blank: bool
    email: str
    website: str


def oversize(draft: Draft) -> list[Refusal]:
    """What is so much too long that not even cleaning it is worth the time; empty for what a person may send."""
    found: list[Refusal] = []
    if len(draft.text) > 4 * LONGEST:
        found.append(r.TextTooLong(length=len(draft.text)))
    if len(draft.author) > 10 * NAME:
        found.append(r.NameTooLong(length=len(draft.author)))
    if len(draft.email) > 4 * ADDRESS:
        found.append(r.EmailWrong())
    if len(draft.website) > 4 * WEBSITE:
        found.append(r.WebsiteTooLong())
    return found


def problems(draft: Clean) -> list[Refusal]:
    """Everything that is wrong with the form of a draft, each at its field; empty if nothing is."""
    found: list[Refusal] = []
    found += _text(draft)
    if draft.name_blank:
        found.append(r.NameMissing())
    elif len(draft.name) > NAME:
        found.append(r.NameTooLong(length=len(draft.name)))
    return found + address_problems(draft.email) + _website(draft.website)


def address_problems(address: str) -> list[Refusal]:
    """What is wrong with an e-mail address: nothing that could end a line of a mail's head is one. It is never mended
    here: an address without the blank in it may be somebody else's."""
    if not address:
        return [r.EmailMissing()]
    if re.search(r"\s", address):
        return [r.EmailSpaced()]
    if not is_address(address):
        return [r.EmailWrong()]
    return [] if address.rpartition("@")[0].isascii() else [r.EmailNotPlain()]


def _text(draft: Clean) -> list[Refusal]:
    if draft.blank or len(draft.text) < SHORTEST:
        return [r.TextMissing()]
    if len(draft.text) > LONGEST:
        return [r.TextTooLong(length=len(draft.text))]
    return []


def text_problems(text: str, blank: bool) -> list[Refusal]:
    """What is wrong with a text alone, for an edit or a preview."""
    return _text(Clean(text, blank, "", False, "", ""))


def _website(website: str) -> list[Refusal]:
    if not website:
        return []
    if len(website) > WEBSITE:
        return [r.WebsiteTooLong()]
    if is_web_address(website):
        return []
    return [r.WebsiteUnfit()] if re.match(r"https?://", website, re.IGNORECASE) else [r.WebsiteWrong()]


def is_web_address(text: str) -> bool:
    """Whether this is an absolute http(s) address with a host and without credentials, blanks or controls."""
    if re.search(r"[\s\x00-\x1f\x7f<>\"'`\\{}|^]", text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def bait(draft: Draft) -> Refusal | None:
    """Whether a program filled in the form: the hidden field has text, or the script measured no human time."""
    if draft.trap.strip():
        return r.Trapped()
    try:
        elapsed = float(draft.elapsed)
    except ValueError:
        return None  # without scripts nobody measures
    return r.TooQuick(seconds=int(QUICKEST)) if 0 <= elapsed < QUICKEST else None
