"""The engine with a model: Google's multilingual sentence encoder (16 languages), in a package that has its weights.

A text's row is half what the model makes of the whole, half what it makes of its telling words one by one: the whole
knows how words belong together, the words what it is about. Runs in a process of its own (`child`), never in the
server's.

A model's arithmetic differs in the seventh digit with the company in which a text is computed. So rows are cut to whole
steps, and a row of which a number lies too near the middle between two steps is computed again alone.
"""

import base64
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from postilla.insights.meaning.interface import letters
from postilla.insights.vectors import Array, whole
from postilla.vocabulary.stopwords import says_nothing

FILE = Path(__file__).parent.parent / "data" / "sentences.json"
FINE = 4096  # steps to one in which the middle is kept
NAME = "sentences-1"
SIZE = 512
LONGEST = 2000  # characters of a text that are looked at
WORDS = 60  # telling words of it
KEPT = 30_000  # words whose rows are kept
KEPT_WHOLE = 2_000  # texts likewise: who is answered has been read before, and many a comment is one point
OF_WORDS = 0.6  # what the words count, against the whole
CUT = 128  # steps to one of what the model gives; coarser ones are in doubt less often
DOUBTFUL = 1e-4  # of a step: nearer than this to the middle between two, a number may fall either way (seen: 4.7e-5)

Steps = npt.NDArray[np.int8]

_WORD = re.compile(r"[^\W\d_]{3,40}")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def middle() -> npt.NDArray[np.float64]:
    """The middle of comments of all kinds, as it is shipped (`tools/meanings.py`)."""
    kept = base64.b64decode(json.loads(FILE.read_text("utf-8"))["middle"])
    return np.frombuffer(kept, dtype=np.int16) / FINE


class Encoder:
    """Rows of texts; holds the model, so there is one of it in a process."""

    def __init__(self, middle: npt.NDArray[np.float64]) -> None:
        """`middle`: what all comments share, which every row has taken off (`middle()`)."""
        from postilla.insights.meaning.model import Model  # of a package that need not be installed

        self._middle = middle
        self._model = Model()
        self._words, self._wholes = Known(KEPT), Known(KEPT_WHOLE)

    def of(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        """See `Meaning.of`."""
        return self.both(texts, langs)[0]

    def both(self, texts: Sequence[str], langs: Sequence[str]) -> tuple[Array, Array]:
        """Rows of what texts are about, and of the wholes alone, which know better what a text does: whether it asks,
        thanks, objects."""
        rows, alone = np.zeros((len(texts), SIZE)), np.zeros((len(texts), SIZE))
        telling = [at for at, text in enumerate(texts) if letters(text)]
        cut = [texts[at][:LONGEST] for at in telling]
        if not cut:
            return whole(rows), whole(alone)
        words = [telling_words(text, langs[at]) for text, at in zip(cut, telling, strict=True)]
        self._words.learn({word for said in words for word in said}, self._exact)
        self._wholes.learn({*cut}, self._exact)
        for at, said, row in zip(telling, words, self._wholes.of(cut), strict=True):
            rows[at], alone[at] = self._mixed(row, said), row
        rows = whole(rows).astype(np.float64)
        rows[telling] -= self._middle
        return whole(rows), whole(alone)

    def _mixed(self, row: Steps, words: dict[str, int]) -> npt.NDArray[np.float64]:
        """In whole numbers until the lengths are divided out, so that nothing depends on the order of words."""
        own = row.astype(np.float64)
        total = np.array([*words.values()], dtype=np.float64) @ self._words.of(words).astype(np.float64)
        length = np.sqrt((total * total).sum())
        if not length:
            return own
        mixed: npt.NDArray[np.float64] = (1 - OF_WORDS) * own / np.sqrt((own * own).sum()) + OF_WORDS * total / length
        return mixed

    def _exact(self, texts: Sequence[str]) -> Steps:
        if not texts:
            return np.zeros((0, SIZE), dtype=np.int8)
        steps = np.asarray(self._model.encode(texts), dtype=np.float64) * CUT
        doubtful = np.abs(np.abs(steps - np.floor(steps)) - 0.5).min(axis=1) < DOUBTFUL
        for at in np.flatnonzero(doubtful).tolist():
            steps[at] = np.asarray(self._model.encode([texts[at]]), dtype=np.float64)[0] * CUT
        return np.clip(np.rint(steps), -127, 127).astype(np.int8)


class Known:
    """Rows of texts that may be met again, of so many of them at most as are given, or as are learnt at once."""

    def __init__(self, most: int) -> None:
        self._places: dict[str, int] = {}
        self._rows: Steps = np.zeros((most, SIZE), dtype=np.int8)  # in one piece: an object for each takes a third more

    def learn(self, texts: set[str], rows: Callable[[Sequence[str]], Steps]) -> None:
        """Have the rows of all these texts; `rows` makes those that are missing."""
        new = texts - self._places.keys()
        if len(self._places) + len(new) > len(self._rows):
            self._places.clear()
            new = texts
            if len(new) > len(self._rows):
                self._rows = np.zeros((len(new), SIZE), dtype=np.int8)
        if new:
            ordered, begun = sorted(new), len(self._places)
            self._rows[begun : begun + len(ordered)] = rows(ordered)
            self._places.update(zip(ordered, range(begun, begun + len(ordered)), strict=True))

    def of(self, texts: Iterable[str]) -> Steps:
        """The rows of texts that were learnt since nothing else was, [n, SIZE]."""
        return self._rows[[self._places[text] for text in texts]]


def telling_words(text: str, lang: str) -> dict[str, int]:
    """The words of a text that say what it is about, with their weight: long ones say more. None where a script does
    not part words."""
    found: dict[str, int] = {}
    if _UNPARTED.search(text):
        return found
    for word in _WORD.findall(text.casefold()):
        if len(found) < WORDS and not says_nothing(word, lang):
            found[word] = min(len(word), 8) - 2
    return found
