"""How well a filter does on labelled texts, beside two baselines. Pure: filters and texts in, figures out."""

from collections.abc import Sequence
from dataclasses import dataclass

from postilla.screening.features import Seen, seen
from postilla.screening.labelled import Labelled
from postilla.screening.measuring import Bin, Confusion, auc, calibration, confusion
from postilla.screening.model import Counts, Prior, chance, score
from postilla.screening.values import SPAM, Asked

# What a word list against spam would have; the one against abuse is the room's lists without their weights.
SPAM_WORDS = frozenset({
    "viagra", "cialis", "casino", "poker", "bitcoin", "crypto", "loan", "loans", "cheap", "replica", "free", "win",
    "winner", "prize", "click", "subscribe", "follow", "followers", "earn", "money", "cash", "buy", "discount",
    "offer", "seo", "backlinks", "website", "www", "http", "https", "whatsapp", "telegram", "download", "porn", "sex",
    "dating", "pills", "kredit", "gratis", "gratuit", "gratuito", "kaufen", "acheter", "comprare", "comprar", "geld",
    "argent", "soldi", "dinero",
})  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One way of deciding, measured: its AUC, and what it does at its threshold."""

    name: str
    auc: float
    at: Confusion


@dataclass(frozen=True)
class Report:
    """A filter on a file: the three lines, the chances it gave, the threshold and what that promises."""

    number: int
    bad: int
    threshold: float
    expected: float  # share of good comments that the threshold should hold
    lines: tuple[Line, ...]
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Filter:
    """A filter as it is used: what came, what was learnt, from which score it holds."""

    kind: str
    prior: Prior
    learnt: Counts | None
    threshold: float
    expected: float


def evaluate(rows: Sequence[Labelled], used: Filter) -> Report:
    """Precision, recall, AUC and calibration of a filter on texts, and of holding everything and of a word list."""
    looked = [(seen(Asked(row.text, language=row.language)), row.bad) for row in rows]
    scores = [(score(one, used.prior, used.learnt).score, bad) for one, bad in looked]
    listed = [(float(_listed(one, used.kind)), bad) for one, bad in looked]
    everything = [(1.0, bad) for _, bad in looked]
    return Report(
        len(rows),
        sum(bad for _, bad in looked),
        used.threshold,
        used.expected,
        (
            Line("this filter", auc(scores), confusion(scores, used.threshold)),
            Line("hold everything", 0.5, confusion(everything, 0.0)),
            Line("word list", auc(listed), confusion(listed, 0.0)),
        ),
        tuple(calibration([(chance(scored, used.prior), bad) for scored, bad in scores])),
    )


def _listed(one: Seen, kind: str) -> int:
    """How many words of the list a text has."""
    if kind == SPAM:
        links = any(name == "link" for name, _ in one.shape)
        return sum(word in SPAM_WORDS for word in one.words) + links
    return sum(len(one.listed[name]) for name in ("insult", "rude", "contempt", "threat"))
