"""What lines of a word list would have done to the comments that came last: looked at before they do it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from postilla.discussion import reads as discussion
from postilla.discussion.reads.waiting import Wanted
from postilla.discussion.text import hosts_in, to_plain
from postilla.discussion.values import ENDED, CommentView
from postilla.grounds import reads as grounds
from postilla.moderation.desk.rights import SEE, Person, may
from postilla.moderation.rules import judge
from postilla.moderation.values import Rulebook, Said, Term

LOOKED = 1_000  # comments, the newest
LONGEST = 2.0  # seconds: all others wait meanwhile


@dataclass(frozen=True)
class Caught:
    """A comment that lines would have met, with the text of each of them."""

    comment: CommentView
    subject: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """Of `looked` comments, the newest, those that lines would have met, newest first; and how many each line met."""

    looked: int
    caught: tuple[Caught, ...]
    by_line: tuple[tuple[str, int], ...]


def tried(terms: Sequence[Term], person: Person, timer: Callable[[], float] = lambda: 0.0) -> Tried:
    """What these lines would have met among the newest comments that this person sees, whatever became of them.

    Whom a comment is from is not known here, so no line about senders meets one. `timer` gives seconds: after `LONGEST`
    of them no further comment is looked at.
    """
    began = timer()
    ids = discussion.matching(Wanted(), None, LOOKED).ids
    found = discussion.whole(ids)
    sections = grounds.sections_of({subject for _, subject in found.values()})
    book, looked, caught = Rulebook(tuple(terms)), 0, list[Caught]()
    for view, subject in (found[one] for one in ids if one in found):
        if timer() - began > LONGEST:
            break
        if view.state in ENDED or not may(person, SEE, sections.get(subject)):
            continue
        looked += 1
        said = _said(view)
        if lines := tuple(word for verdict in judge(said, book) for word in verdict.words):
            caught.append(Caught(view, subject, said.text, lines))
    many = Counter(line for one in caught for line in one.lines)
    return Tried(looked, tuple(caught), tuple(many.most_common()))


def _said(view: CommentView) -> Said:
    website = (urlsplit(view.website).hostname or "") if view.website else ""
    return Said(to_plain(view.html), view.author_name, view.language, hosts_in(view.html), website)
