"""`postilla screening evaluate` on files good and bad."""

import bz2
import gzip
import json
import lzma
from pathlib import Path

import pytest
from typer.testing import CliRunner

from postilla.cli.app import app
from postilla.screening import labelled, refusals as r
from postilla.screening.labelled import Wanted, label_of, read
from postilla.screening.values import ABUSE

ROWS = [("Win a prize, click http://win.example", 1), ("Thanks, that helps", 0), ("Cheap watches", 1), ("I agree", 0)]


def run(*arguments: object):
    return CliRunner().invoke(app, ["screening", "evaluate", *map(str, arguments)])


def csv_of(head: str = "comment,class") -> str:
    return head + "\n" + "".join(f'"{text}",{label}\n' for text, label in ROWS)


GOOD_FILES = {
    "a.csv": csv_of(),
    "headless.csv": "".join(f'{"spam" if label else "ham"},"{text}"\n' for text, label in ROWS),
    "b.tsv": "label\ttext\n" + "".join(f"{label}\t{text}\n" for text, label in ROWS),
    "sms.txt": "".join(f"{'spam' if label else 'ham'}\t{text}\n" for text, label in ROWS),
    "c.json": json.dumps([{"text": text, "spam": bool(label)} for text, label in ROWS]),
    "d.json": json.dumps({"about": "x", "rows": [{"content": text, "label": label} for text, label in ROWS]}),
    "e.jsonl": "\n".join(json.dumps({"body": text, "is_spam": label}) for text, label in ROWS),
    "f.ndjson": "\n".join(json.dumps([text, label]) for text, label in ROWS),
    "odd.csv": csv_of("Was gesagt wurde,Urteil"),
    "spaced.csv": csv_of(' "Comment Text" , Is-Spam '),
    "twice.csv": "text,label,text\n" + "".join(f'"{text}",{label},other\n' for text, label in ROWS),
    "europe.csv": "Kommentar;spam\n" + "".join(f'"{text}";{"ja" if label else "nein"}\n' for text, label in ROWS),
    "missing.csv": csv_of() + "".join(f"nobody said of {n},\n" for n in range(9)) + "ragged\n",
    "breaks.jsonl": "\n".join(json.dumps({"body": text, "spam": label}) for text, label in ROWS) + "\r\n\n",
}


@pytest.mark.parametrize("name", GOOD_FILES)
def test_files_of_all_kinds_are_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(GOOD_FILES[name], encoding="utf-8")
    assert [(row.text, int(row.bad)) for row in read(file, Wanted()).rows] == ROWS


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_files_are_read(tmp_path: Path, suffix: str, pack) -> None:
    file = tmp_path / f"a.csv{suffix}"
    file.write_bytes(pack(csv_of().encode()))
    assert len(read(file, Wanted()).rows) == 4


@pytest.mark.parametrize(
    ("name", "content", "wanted", "refusal"),
    [
        ("none.csv", None, Wanted(), r.FileUnreadable),
        ("a.csv.gz", b"no gzip", Wanted(), r.FileUnreadable),
        ("a.csv.gz", gzip.compress(b"text,label\n" * 99, mtime=0)[:-9], Wanted(), r.FileUnreadable),
        ("a.csv.gz", gzip.compress(bytes(range(256)) * 9, mtime=0)[:12] + b"\xff" * 40, Wanted(), r.FileUnreadable),
        ("a.csv.bz2", bz2.compress(b"text,label\n" * 99)[:-9], Wanted(), r.FileUnreadable),
        ("a.csv.xz", b"no xz", Wanted(), r.FileUnreadable),
        ("a.csv.xz", lzma.compress(b"text,label\n" * 99)[:-9], Wanted(), r.FileUnreadable),
        ("a.json", b"[" * 9000, Wanted(), r.FileBroken),
        ("a.json", b"[" + b"9" * 5000 + b"]", Wanted(), r.FileBroken),
        ("a.csv", b"text,label\nhello,\nbye,\n", Wanted(), r.LabelsUnknown),
        ("a.xyz", b"text,label", Wanted(), r.FormatUnknown),
        ("a.json", b"{", Wanted(), r.FileBroken),
        ("a.json", b"[1, 2]", Wanted(), r.FileBroken),
        ("a.json", b'{"a": 1}', Wanted(), r.FileBroken),
        ("a.jsonl", b"no json", Wanted(), r.FileBroken),
        ("a.csv", b"", Wanted(), r.FileEmpty),
        ("a.csv", b"text,label\n", Wanted(), r.FileEmpty),
        ("a.csv", b"text,colour\nhello there people,red\n", Wanted(), r.NoLabelColumn),
        ("a.csv", b"text,label\nhello,1\nbye,0\n", Wanted(text="nope"), r.NoTextColumn),
        ("a.csv", b"text,label\nhello,1\nbye,0\n", Wanted(label="nope"), r.NoLabelColumn),
        ("a.csv", b"x,label\na,1\nb,0\n", Wanted(), r.NoTextColumn),
        ("a.csv", b"text,label\nhello,red\nbye,green\n", Wanted(), r.LabelsUnknown),
        ("a.csv", b"text,label\nhello,1\nbye,1\n", Wanted(), r.OneKindOnly),
    ],
)
def test_bad_files_are_refused_with_a_way_out(tmp_path: Path, name, content, wanted, refusal) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(refusal) as raised:
        read(file, wanted)
    assert "%(" not in raised.value.english()
    done = run(
        file, *(["--text", wanted.text] if wanted.text else []), *(["--label", wanted.label] if wanted.label else [])
    )
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("value", "bad"),
    [(1, True), ("1.0", True), ("0", False), (True, True), ("Spam", True), ("ham", False), ("non-hateful", False),
     ("hateful", True), (0.7, True), (0.2, False), ("7", None), ("red", None), ("", None), (None, None)],
)  # fmt: skip
def test_labels(value, bad) -> None:
    assert label_of(value) is bad


def test_old_encodings_and_marks_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("\ufeff".encode() + b'text,label\n"caf\xe9 a\x00b",1\nfine,0\n')
    assert [row.bad for row in read(file, Wanted()).rows] == [True, False]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_what_spreadsheets_write_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("text;label\r\nÜble Masche für 5;1\r\nSchöner Beitrag;0\r\n".encode(encoding))
    assert [row.text for row in read(file, Wanted()).rows] == ["Üble Masche für 5", "Schöner Beitrag"]


def test_a_text_may_have_ends_of_lines_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [{"text": "one\u2028two\x85three", "label": 1}, {"text": "four", "label": 0}]
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert len(read(file, Wanted()).rows) == 2


def test_a_small_file_that_unpacks_to_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelled, "LARGEST", 10_000)
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(b"a" * 1_000_000, mtime=0))
    with pytest.raises(r.FileTooLarge):
        read(file, Wanted())


def test_the_command_prints_the_table_and_json(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_of())
    shown = run(file)
    assert shown.exit_code == 0, shown.output
    for words in ("this filter", "hold everything", "word list", "AUC", "said on average"):
        assert words in shown.output
    said = json.loads(run(file, "--json", "--good-held", "5").output)
    everything = said["lines"][1]
    assert (said["number"], said["bad"], everything["at"]["recall"], everything["at"]["precision"]) == (4, 2, 1.0, 0.5)


def test_abuse_is_measured_too(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,toxic\nYou are an idiot,1\nThe gearbox is dead,0\n")
    assert len(read(file, Wanted(ABUSE)).rows) == 2
    assert json.loads(run(file, "--kind", "abuse", "--json").output)["lines"][0]["auc"] == 1.0
