"""A whole word list, pasted: each line looked at by itself, and what is wrong with one said of that one."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from postilla.moderation.models import Term as Row
from postilla.moderation.values import Term
from postilla.moderation.wordlists import folded

MOST = 2_000  # lines at once


@dataclass(frozen=True)
class Pasted:
    """What a list comes to. `repeated` and `wrong` are sentences that begin with the number of the line."""

    terms: tuple[Term, ...]
    repeated: tuple[str, ...]
    wrong: tuple[str, ...]


def pasted(text: str, like: Term) -> Pasted:
    """The lines of a list, each a term like that one. Empty lines are passed over, and what stands on the list already.

    Nothing is stored.
    """
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST:
        return Pasted((), (), (f"There are {len(lines):,} lines; at most {MOST:,} can be taken at once.",))
    known = _known(like)
    terms, repeated, wrong = list[Term](), list[str](), list[str]()
    for number, line in lines:
        term = replace(like, text=line)
        if problem := _problem(term):
            wrong.append(f"Line {number}, “{line[:40]}”: {problem}")
        elif (look := folded(line)) in known:
            repeated.append(f"Line {number}, “{line[:40]}”: it stands {known[look]} already.")
        else:
            known[look] = f"in line {number}"
            terms.append(term)
    return Pasted(tuple(terms), tuple(repeated), tuple(wrong))


def _known(like: Term) -> dict[str, str]:
    rows = Row.objects.filter(kind=like.kind, language=like.language).values_list("text", flat=True)
    return {folded(text): "on the list" for text in rows}


def _problem(term: Term) -> str:
    """What the form for one line would say of it; empty for nothing."""
    row = Row(kind=term.kind, text=term.text, action=term.action, reason=term.reason, language=term.language)
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
