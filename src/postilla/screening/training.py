"""Makes the filters that come with the room: `python -m postilla.screening.training FOLDER…`.

Folders hold the files that `corpora` names. The same files give the same bytes.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from postilla.screening.corpora import CORPORA, CorpusMissing, Text, texts
from postilla.screening.features import seen
from postilla.screening.fitting import Example, calibrate, fit, scores_of
from postilla.screening.model import Prior
from postilla.screening.prior import pack
from postilla.screening.values import KINDS, SPAM, Asked

FOLDS = 5  # sources are parted into so many groups; each is scored by a filter that has not seen it
GRID = 400  # scores of good comments that are kept
WEIGHTS = {"tweets_GroundTruth": 0.5, "amazonReviewSnippets_GroundTruth": 0.25}
TEMPLATES = 0.3  # what a made-up sentence counts of which there are many alike

# What of the shape of a text speaks for advertising is learnt …
COUNTED = frozenset({"links", "link", "only links", "links per word", "shouting", "calls", "telephone", "mail", "money",
                     "repeats", "name links"})  # fmt: skip
# … and what speaks for an attack is set by hand, from what the lists and the signs mean: the texts that may be learnt
# from are too few and too unlike comments to weigh it. Words learnt from them count for less, and for much less where
# no group of people is named, as most of them are about groups. That one is named must not tell against a comment: what
# such a comment has more of by that, "group" takes away again.
BY_HAND = {"insult": 1.5, "insults": 0.7, "rude": 0.5, "putdown": 1.5, "to you": 1.5, "contempt": 1.5, "threat": 1.5,
           "address": 0.7, "scorn": 1.5, "sneer": 1.1, "hatred": 1.0, "shouting": 1.0, "loud": 0.8, "calls": 1.0,
           "exclaims": 0.5, "asks": 0.2, "scornful faces": 0.9, "laughing faces": 0.4, "group": -0.3,
           "short": -0.6}  # fmt: skip
WORDS = 0.8
APART = 0.25
USUAL = -1.0  # what words learnt say of an ordinary comment: below it they speak for it


def train(found: Sequence[Text], kind: str) -> bytes:
    """The file of the filter for SPAM or ABUSE."""
    examples = examples_of(found, kind)
    unseen = held_out(examples, kind)
    slope, offset = calibrate(unseen)
    made = made_of(examples, kind)
    good = sorted(round(scored, 4) for scored, bad in unseen if not bad)
    return pack(
        made.weights,
        {
            "scale": made.scale, "bias": made.bias, "shape": made.shape, "slope": slope, "offset": offset,
            "good": _grid(good), "version": "2", "apart": made.apart,
            "sources": [f"{one.name} ({one.licence})" for one in CORPORA],
        },
    )  # fmt: skip


def examples_of(found: Sequence[Text], kind: str) -> list[Example]:
    """What a filter learns from: the texts that have its label."""
    return [
        Example(seen(Asked(text.text, language=text.language)), bad, text.source, _weight(text.source))
        for text in found
        if (bad := text.label(kind)) is not None
    ]


def made_of(examples: Sequence[Example], kind: str) -> Prior:
    """The filter for SPAM or ABUSE, not yet calibrated."""
    if kind == SPAM:
        return fit(examples, COUNTED)
    words = fit(examples, frozenset())
    bias = round((words.bias - USUAL) * WORDS, 4)
    return replace(words, scale=words.scale * WORDS, bias=bias, shape=BY_HAND, apart=APART)


def _weight(source: str) -> float:
    return TEMPLATES if source.startswith("mhc_") else WEIGHTS.get(source, 1.0)


def held_out(examples: Sequence[Example], kind: str, folds: int = FOLDS) -> list[tuple[float, bool]]:
    """The score of each by a filter that saw nothing of its source."""
    scores = []
    for fold in range(folds):
        rest = [one for one in examples if _fold(one.source, folds) != fold]
        unseen = [one for one in examples if _fold(one.source, folds) == fold]
        if unseen and rest:
            scores += scores_of(unseen, made_of(rest, kind))
    return scores


def _fold(source: str, folds: int) -> int:
    """Templates of one number say the same in two languages: they are held out together."""
    return crc32(source.rpartition(" ")[2].encode()) % folds


def _grid(good: list[float]) -> list[float]:
    """At most GRID scores spread evenly over all of them; the highest is among them."""
    if len(good) <= GRID:
        return good
    return [good[round((at + 1) * len(good) / GRID) - 1] for at in range(GRID)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m postilla.screening.training", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="where the files are that corpora.py names")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data", help="where the filters go")
    asked = parser.parse_args(arguments)
    try:
        found = texts(asked.folders)
    except CorpusMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    for kind in KINDS:
        (asked.out / f"{kind}.prior").write_bytes(train(found, kind))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
