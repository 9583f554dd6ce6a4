"""What readers say, as an article's page says it: only what an editor approved, each line with whom it quotes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext, override

from postilla.insights import reads
from postilla.insights.headings import heading
from postilla.insights.reads.shown import Quoted, Section, Shown
from postilla.insights.values import ASKS, Toward

Answered = dict[str, list[str]]
SHOWN_WORDS = 3  # of a theme


@dataclass(frozen=True)
class Part:
    """Readers of one stance: `name` of it, `label` in words, `number` of readers; where its part of a bar of 100
    begins, and how wide it is."""

    name: str
    label: str
    number: int
    start: float
    share: float


@dataclass(frozen=True)
class Told:
    """A line in the words of a page."""

    title: str
    words: str
    phrase: str  # instead of words: a reader's own
    words_lang: str  # of either, where it is not the page's
    readers: str
    spread: tuple[Part, ...]
    answers: str
    quoted: tuple[Quoted, ...]  # at once: one voice, or the two sides of a dispute
    further: tuple[Quoted, ...]  # unfolded with all that stands behind the line
    behind: tuple[tuple[int, str], ...]
    all_label: str
    more: int


@dataclass(frozen=True)
class Saying:
    lines: tuple[Told, ...]
    foot: str


def section(subject: str, language: str) -> Saying | None:
    """The section of an article's page in its language; None where nothing is to be shown."""
    found = reads.shown(subject)
    if found is None:
        return None
    with override(language):
        return Saying(tuple(_told(one, language) for one in found.lines), _foot(found))


def answered(subject: str) -> Answered:
    """For the conversation of an article, as JSON values: comment id → [state, the comment that answers it, its badge]
    of what was answered by the author, the editors or a named party, or used in an article."""
    found = reads.answers_in(subject)
    return {str(one): [state, str(answer or ""), badge] for one, (state, answer, badge) in found.items()}


def _told(shown: Shown, language: str) -> Told:
    line = shown.line
    over = heading(line, [one.quotation for one in shown.quoted], language)
    number = len(line.comments)
    readers = line.doing if line.kind in ASKS else line.readers  # who answers what others ask does not ask
    sides = len({one.quotation.toward for one in shown.quoted} - {"none"}) > 1 or line.answers.get("disagrees", 0) > 0
    at_once = 2 if sides else 1
    return Told(
        title=titles()[line.kind],
        words=gettext(", ").join(over.words[:SHOWN_WORDS]),
        phrase=over.phrase,
        words_lang=over.lang if over.lang != language else "",
        readers=ngettext("%(number)s reader", "%(number)s readers", readers) % {"number": readers},
        spread=() if line.kind in ASKS else spread(line.spread),
        answers=_answers(line.answers.get("agrees", 0), line.answers.get("disagrees", 0)),
        quoted=shown.quoted[:at_once],
        further=shown.quoted[at_once:],
        behind=shown.behind,
        all_label=ngettext("The comment behind it", "All %(number)s comments", number) % {"number": number},
        more=number - len(shown.behind),
    )


def titles() -> dict[str, str]:
    """What stands before a theme's words, by kind."""
    return {
        "question": gettext("Readers ask"),
        "correction": gettext("Readers correct"),
        "report": gettext("At first hand"),
        "complaint": gettext("Readers complain"),
        "praise": gettext("Readers praise"),
        "request": gettext("Readers want"),
        "opinion": gettext("Readers think"),
        "answer": gettext("Readers answer"),
    }


def spread(numbers: Mapping[Toward, int]) -> tuple[Part, ...]:
    """Those who took a stance; nothing where nobody did."""
    labels: dict[Toward, str] = {
        "for": gettext("for"),
        "mixed": gettext("both for and against"),
        "against": gettext("against"),
    }
    told = sum(numbers.get(name, 0) for name in labels)
    parts: list[Part] = []
    for name, label in labels.items():
        if numbers.get(name):
            start = parts[-1].start + parts[-1].share if parts else 0.0
            parts.append(Part(name, label, numbers[name], start, 100 * numbers[name] / told))
    return tuple(parts)


def _answers(agree: int, disagree: int) -> str:
    said = []
    if agree:
        said.append(ngettext("%(number)s reader agrees", "%(number)s readers agree", agree) % {"number": agree})
    if disagree:
        said.append(
            ngettext("%(number)s reader disagrees", "%(number)s readers disagree", disagree) % {"number": disagree}
        )
    return gettext("Answers to that: %(said)s") % {"said": gettext(", ").join(said)} if said else ""


def _foot(found: Section) -> str:
    return gettext(
        "A program sorted and counted the comments; the editors chose what stands here. "
        "It rests on %(covered)s of %(read)s comments."
    ) % {"covered": found.covered, "read": found.read}
