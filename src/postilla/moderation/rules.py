"""Standing rules: what the newsroom settled once, so that nobody need decide it each time. Values in, verdicts out.

A rule holds or refuses, and always says why. Rules are asked in the order of `RULES`; each verdict is kept, and the
strictest counts.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from postilla.moderation.values import HOLD, REFUSE, Rulebook, Said, Term, Verdict
from postilla.moderation.wordlists import Read, read, stands_in

LONGEST = 8000  # characters of a comment that the editors edit
APPEAL_LONGEST = 500  # characters
SLOW = 0.25  # seconds that the rules may take for one comment
SHOUTED = 20  # letters from which capitals alone are shouting
CAPITALS = 0.7  # … and the share of them
TOGETHER = "together"  # the rule whose words are the numbers of the comments that a comment came with
ROW = re.compile(r"[!?]{4,}")


def judge(said: Said, book: Rulebook, timer: Callable[[], float] = lambda: 0.0) -> list[Verdict]:
    """Every verdict on a draft, in the order of the rules. A rule that fails holds, and says that it failed.

    `timer` gives seconds: when the rules have taken `SLOW` together, those that are left are not asked, and the comment
    is held with that as the reason.
    """
    found: list[Verdict] = []
    began = timer()
    for name, rule in RULES:
        try:
            found += rule(said, book)
        except Exception:  # a rule that breaks must neither lose the comment nor let it through unseen
            found.append(Verdict(HOLD, "failed", "", (name,)))
        if timer() - began > SLOW:
            return [*found, Verdict(HOLD, "slow", "", (name,))]
    return found


def strictest(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that counts: the first refusal, else the first hold; None if there is none."""
    ordered = sorted(verdicts, key=lambda verdict: verdict.action != REFUSE)
    return ordered[0] if ordered else None


def _words(said: Said, book: Rulebook) -> list[Verdict]:
    terms = [term for term in book.terms if term.kind == "word"]
    text = read(f"{said.text}\n{said.name}") if terms else Read("")
    found = []
    for term in terms:
        if term.language and said.language and term.language != said.language:
            continue
        if stands_in(term.wanted, text):
            found.append(_by(term, "word"))
    return found


def _domains(said: Said, book: Rulebook) -> list[Verdict]:
    return [
        _by(term, "domain")
        for term in book.terms
        if term.kind == "domain" and any(_within(host, term.text) for host in (*said.hosts, said.website))
    ]


def _senders(said: Said, book: Rulebook) -> list[Verdict]:
    found = [_by(term, "sender") for term in book.terms if term.kind == "sender" and _within(said.domain, term.text)]
    if not found and book.hold_disposable and said.disposable:
        found.append(Verdict(HOLD, "disposable", "", (said.domain,)))
    return found


def _links(said: Said, book: Rulebook) -> list[Verdict]:
    if book.links_held_from and len(said.hosts) >= book.links_held_from:
        return [Verdict(HOLD, "links", "", tuple(dict.fromkeys(said.hosts)))]
    if said.hosts and not said.known and book.hold_links_of_new:
        return [Verdict(HOLD, "new_links", "", tuple(dict.fromkeys(said.hosts)))]
    return []


def _shouting(said: Said, book: Rulebook) -> list[Verdict]:
    if not book.hold_shouting:
        return []
    letters = [c for c in said.text if c.isupper() or c.islower()]
    loud = len(letters) >= SHOUTED and sum(c.isupper() for c in letters) > CAPITALS * len(letters)
    signs = ROW.search(said.text)
    if loud or signs:
        return [Verdict(HOLD, "shouting", "", (signs[0],) if signs else ())]
    return []


def _repeats(said: Said, book: Rulebook) -> list[Verdict]:
    if not book.hold_repeats:
        return []
    came = [Verdict(HOLD, TOGETHER, "", tuple(map(str, said.together)))] if said.together else []
    return [Verdict(HOLD, "repeat"), *came] if said.repeated else came


def _by(term: Term, rule: str) -> Verdict:
    return Verdict(term.action, rule, term.reason, (term.text,))


def _within(host: str, domain: str) -> bool:
    host, domain = host.casefold().rstrip("."), domain.casefold().strip(".")
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


Rule = Callable[[Said, Rulebook], list[Verdict]]
RULES: list[tuple[str, Rule]] = [
    ("words", _words), ("domains", _domains), ("senders", _senders), ("links", _links), ("shouting", _shouting),
    ("repeats", _repeats),
]  # fmt: skip


# Modes: what happens to a comment on which no rule has a verdict.
# "screen": what waits is for the filter to say; "closed": nothing is taken in the first place.
POST, FIRST, PRE, SCREEN, CLOSED = "post", "first", "pre", "screen", "closed"
MODES = (POST, FIRST, PRE, SCREEN, CLOSED)


def by_mode(mode: str, *, known: bool) -> Verdict | None:
    """Whether a comment waits because of how this conversation is moderated."""
    if mode == PRE:
        return Verdict(HOLD, "pre")
    if mode == FIRST and not known:
        return Verdict(HOLD, "first")
    return None


# What a decision may change of a comment, by the names that its record keeps.
STATE, REPORTS, KNOWN, TEXT, PINNED, LOCKED, SPOT, SANCTION, APPEAL, PARTY, SPOKEN = (
    "state", "reports", "known", "text", "pinned", "locked", "spot", "sanction", "appeal", "party", "spoken",
)  # fmt: skip

# The state that each decision leads to. Those that are not here leave it as it is.
STATE_AFTER = {"publish": "published", "reject": "rejected", "spam": "spam", "hold": "held"}


class Told(NamedTuple):
    """How the desk says what was done, in one place, so that a deed has one name everywhere: of the comment
    (“rejected”), after the name of who did it (“rejected this”), and to them (“Rejected.”)."""

    of_it: str
    after_name: str
    to_them: str


_TOLD = {
    "publish": Told("approved", "approved this", "Approved."),
    "reject": Told("rejected", "rejected this", "Rejected."),
    "spam": Told("called spam", "called this spam", "Taken out as spam."),
    "hold": Told("held", "held this", "Held."),
    "keep": Told("kept as it is", "kept this as it is", "Kept as it is; its reports are settled."),
    "undo": Told(
        "a decision was taken back", "took a decision back", "Taken back: the comment is as it was before."
    ),
    "pin": Told("pinned", "pinned this", "Pinned."),
    "unpin": Told("unpinned", "unpinned this", "No longer pinned."),
    "lock": Told("its branch was locked", "locked this branch", "Its branch takes no more answers."),
    "unlock": Told("its branch was opened", "opened this branch again", "Its branch takes answers again."),
    "warn": Told("its author was warned", "warned its author", "Its author is warned."),
    "mute": Told("its author was muted", "muted its author", "Its author is muted."),
    "ban": Told("its author was banned", "banned its author", "Its author is banned."),
    "lift": Told("a sanction was lifted", "lifted a sanction", "Lifted."),
    "grant": Told("an appeal was granted", "granted an appeal", "The appeal is granted."),
    "deny": Told("an appeal was denied", "denied an appeal", "The appeal is denied."),
    "edit": Told("edited", "edited this", "Edited. Readers see your note; what it said before is kept."),
    "language": Told("its language was corrected", "said which language this is", "Its language is corrected."),
    "move": Told("moved", "moved this", "Moved, with its answers."),
    "party": Told(
        "marked with an organisation", "confirmed whom its author speaks for",
        "Confirmed: what they wrote is marked with the organisation.",
    ),
    "noparty": Told(
        "not marked with an organisation", "did not confirm whom its author speaks for", "Not confirmed."
    ),
    "unparty": Told(
        "the mark of an organisation was taken away", "took the mark of an organisation away", "No longer marked."
    ),
}  # fmt: skip


def worded(verb: str) -> Told:
    """How it is said that somebody decided so."""
    return _TOLD.get(verb) or Told(verb, verb, "Done.")


def done(verb: str) -> str:
    """What somebody did who decided so, of the comment: “approved”."""
    return worded(verb).of_it


def standing(made: Iterable[tuple[int, int | None]]) -> int | None:
    """Which of the decisions that changed the same of a comment counts now; None where all were taken back.

    `made`: the id of each, and of the one that it takes back, newest first. A taking back lets count what counted
    before the decision it takes back.
    """
    before: int | None = None
    for decision, undone in made:
        if before is not None and decision >= before:
            continue
        if undone is None:
            return decision
        before = undone
    return None
