"""Standing rules, as tables."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from postilla.moderation import rules
from postilla.moderation.desk.rights import DEEDS
from postilla.moderation.rules import STATE_AFTER, done, judge, standing, strictest, worded
from postilla.moderation.values import HOLD, REFUSE, Rulebook, Said, Term, Verdict
from postilla.moderation.wordlists import spellings

STRICT = Rulebook(links_held_from=4, hold_shouting=True, hold_repeats=True, hold_disposable=True)


def found(text: str, *terms: str, name: str = "") -> list[tuple[str, ...]]:
    book = Rulebook(tuple(Term("word", term) for term in terms))
    return [verdict.words for verdict in judge(Said(text, name), book)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("What a lemon!", "lemon"),
        ("LEMON", "lemon"),
        ("lemon", "Lemon"),
        ("Lémon", "lemon"),
        ("so ein Mist.", "mist"),
        ("(lemon)", "lemon"),
        ("l3m0n", "lemon"),
        ("l.e.m.o.n", "lemon"),
        ("l e m o n", "lemon"),
        ("le\u00admon", "lemon"),
        ("le\u200bmon", "lemon"),
        ("ｌｅｍｏｎ", "lemon"),
        ("a rust bucket, this", "rust bucket"),
        ("a rust\nbucket, this", "rust bucket"),
        ("a rust-bucket", "rust bucket"),
        ("это хлам", "хлам"),
        ("ХЛАМ!", "хлам"),
        ("这辆垃圾车", "垃圾"),
        ("m@ss", "mass"),
        ("pa$$", "pass"),
        ("100", "100"),
        ("a m.o.r.o.n", "moron"),
        ("You are a m o r o n", "moron"),
        ("m o r o n I say", "moron"),
        ("y.o.u m.o.r.o.n", "moron"),
        ("mo.ron, mo-ron", "moron"),
        ("so ein D-e-p-p", "Depp"),
        ("ein Voll_idiot", "Vollidiot"),
        ("quel c*r*é*t*i*n", "crétin"),
        ("quel cré·tin", "crétin"),
        ("sei un c.r.e.t.i.n.o!", "cretino"),
        ("y i.m.b.é.c.i.l y", "imbécil"),
        ("ты д.у.р.а.к", "дурак"),
        ("أنت غ-ب-ي", "غبي"),
        ("垃.圾", "垃圾"),
        ("m.0.r.0.n", "moron"),
        ("m*ron", "moron"),
        ("cr**in", "cretin"),
    ],
)
def test_a_word_is_found(text: str, term: str) -> None:
    assert found(text, term) == [(term,)]
    assert all(spelling in text for spelling in spellings(text, term))
    assert spellings(text, term), "it can be shown"


@pytest.mark.parametrize(
    ("text", "term", "written"),
    [
        ("You m0ron, sit, moron.", "moron", ("moron", "m0ron")),
        ("A MORON, this moron, m.o.r.o.n.", "moron", ("MORON", "moron", "m.o.r.o.n")),
        ("oxymoron", "moron", ()),
        ("ﬁne Straße, fine strasse", "strasse", ("Straße", "strasse")),
        ("so mo\u200bron", "moron", ("mo\u200bron",)),
        ("rust  bucket, rust-bucket", "rust bucket", ("rust  bucket", "rust-bucket")),
        ("lemon lemon lemon", "lemon lemon", ("lemon lemon",)),
        ("a m.o.r.o.n, mo-ron, m*ron", "moron", ("m.o.r.o.n", "mo-ron", "m*ron")),
        ("anything", " ", ()),
        ("a" + "*" * 7_990, "moron", ()),
        ("m*" * 3_000 + "_", "moron", ()),
    ],
)
def test_how_a_text_writes_what_is_looked_for(text: str, term: str, written: tuple[str, ...]) -> None:
    assert spellings(text, term) == written


@given(st.text(alphabet="leмon03. -*_\u200bÉßİ@", max_size=30), st.sampled_from(["lemon", "le mon", "noel", "eß"]))
def test_what_is_found_can_be_shown_and_only_that(text: str, term: str) -> None:
    assert bool(spellings(text, term)) == bool(found(text, term))


def test_every_decision_is_told_in_words() -> None:
    assert {done(verb) for verb in STATE_AFTER} == {"approved", "rejected", "called spam", "held"}
    said = [worded(verb) for verb in DEEDS]
    assert [one for one in said if one.to_them == "Done." or len(set(one)) < 3] == []
    assert worded("publish") == ("approved", "approved this", "Approved."), "one name for it everywhere"
    assert worded("another") == ("another", "another", "Done.")


@pytest.mark.parametrize(
    ("text", "term", "marked"),
    [
        ("What a l\u0435mon it is", "lemon", "l\u0435mon"),
        ("What a \u04cfem\u043en it is", "lemon", "\u04cfem\u043en"),
        ("What a L\u0415MON it is", "lemon", "L\u0415MON"),
        ("What a l3m\u03bfn it is", "lemon", "l3m\u03bfn"),
        ("What a l.\u0435.m.o.n it is", "lemon", "l.\u0435.m.o.n"),
        ("You \u0430\u0441\u0435, you", "ace", "\u0430\u0441\u0435"),
        ("a rust b\u03c5cket", "rust bucket", "rust b\u03c5cket"),
        ("Это просто дуpак какой-то", "дурак", "дуpак"),
        ("Что за cyka такая", "сука", "cyka"),
    ],
)
def test_a_word_with_letters_of_another_script_is_found_and_marked(text: str, term: str, marked: str) -> None:
    assert found(text, term) == [(term,)]
    assert spellings(text, term) == (marked,)


@pytest.mark.parametrize(
    ("text", "term"), [("У него рот до ушей и iPhone", "pot"), ("Το νερό είναι καλό", "vepo"), ("это лемон", "lemon")]
)
def test_honest_words_of_another_script_are_left_alone(text: str, term: str) -> None:
    assert found(text, term) == []
    assert spellings(text, term) == ()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("lemonade", "lemon"),
        ("a melon", "lemon"),
        ("Scunthorpe", "cunt"),
        ("bucket of rust", "rust bucket"),
        ("rust. A bucket", "rust bucket of"),
        ("he owns 1337 of them", "leet"),
        ("anything", ""),
        ("anything", "  "),
        ("anything", "!!"),
        ("a, b", "ab"),
        ("Points a. m. o. r. of the contract", "amor"),
        ("Vitamins A, M, O, R", "amor"),
        ("z. B. i. d. R. am Ort", "zbidr"),
        ("Le p. c. o. n. 3 du texte", "pcon"),
        ("la S. p. A. di Milano", "spa"),
        ("los EE. UU. y la O. N. U.", "onu"),
        ("qu'on l'a su", "las"),
        ("all’ora", "allora"),
        ("it takes 8.8 seconds", "88"),
        ("1.488 km", "1488"),
        ("J R R T", "rrt"),
        ("the B.A.S.S. club", "ass"),
        ("m.o.r.o.n.s", "moron"),
        ("f****n", "fabian"),
        ("5*3", "533"),
        ("alle Leser*innen", "leserinne"),
    ],
)
def test_a_word_is_not_found(text: str, term: str) -> None:
    assert found(text, term) == []


def test_a_term_of_another_language_is_left_alone() -> None:
    book = Rulebook((Term("word", "die", language="en"),))
    assert judge(Said("die Katze", language="de"), book) == []
    assert judge(Said("die", language="en"), book)
    assert judge(Said("die"), book), "of unknown language: rather look"


def test_nothing_is_kept_between_calls() -> None:
    assert [found("lemon", "lemon") for _ in range(3)] == [[("lemon",)]] * 3


def test_a_name_is_read_too() -> None:
    assert found("Hello", "lemon", name="Lemon Dealer") == [("lemon",)]


@pytest.mark.parametrize(
    ("host", "domain", "hit"),
    [
        ("spam.example", "spam.example", True),
        ("www.spam.example", "spam.example", True),
        ("SPAM.example.", "spam.example", True),
        ("notspam.example", "spam.example", False),
        ("spam.example.org", "spam.example", False),
        ("spam.example", "", False),
    ],
)
def test_domains(host: str, domain: str, hit: bool) -> None:
    sayings = (Said("x", hosts=(host,)), Said("x", website=host), Said("x", domain=host))
    for kind, said in zip(("domain", "domain", "sender"), sayings, strict=True):
        assert bool(judge(said, Rulebook((Term(kind, domain, REFUSE, "No."),)))) is hit


@pytest.mark.parametrize(
    ("said", "book", "rule"),
    [
        (Said("x", hosts=("a", "b", "c", "d")), STRICT, "links"),
        (Said("x", hosts=("a", "b", "c")), STRICT, None),
        (Said("x", hosts=("a",) * 9), replace(STRICT, links_held_from=0), None),
        (Said("x", hosts=("a",)), Rulebook(hold_links_of_new=True), "new_links"),
        (Said("x", hosts=("a",), known=True), Rulebook(hold_links_of_new=True), None),
        (Said("THIS CAR IS NOT WHAT YOU SAID"), STRICT, "shouting"),
        (Said("ÉCRIVEZ CE QUE NOUS AVONS DIT ICI"), STRICT, "shouting"),
        (Said("THIS CAR IS NOT WHAT YOU SAID"), replace(STRICT, hold_shouting=False), None),
        (Said("The BMW X5 M60i and the VW ID.7 GTX"), STRICT, None),
        (Said("NATO"), STRICT, None),
        (Said("why?????"), STRICT, "shouting"),
        (Said("soooooooo good"), STRICT, None),
        (Said("a" * 8000), STRICT, None),
        (Said("A" * 8000), STRICT, "shouting"),
        (Said("1000000 km"), STRICT, None),
        (Said("这辆车比你说的要慢得多而且在冬天根本开不了"), STRICT, None),
        (Said("x", repeated=True), STRICT, "repeat"),
        (Said("x", domain="d.example", disposable=True), STRICT, "disposable"),
    ],
)
def test_rules(said: Said, book: Rulebook, rule: str | None) -> None:
    assert [verdict.rule for verdict in judge(said, book)] == ([rule] if rule else [])


def test_the_strictest_counts() -> None:
    hold, refuse = Verdict(HOLD, "links"), Verdict(REFUSE, "word", "Not here.")
    assert strictest([hold, refuse]) == refuse
    assert strictest([hold]) == hold
    assert strictest([]) is None


def test_a_rule_that_fails_holds_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(said: Said, book: Rulebook) -> list[Verdict]:
        raise ValueError("a bug")

    monkeypatch.setattr(rules, "RULES", [("words", broken), *rules.RULES])
    assert judge(Said("x"), Rulebook()) == [Verdict(HOLD, "failed", "", ("words",))]


def test_rules_that_take_too_long_hold_and_say_so() -> None:
    clock = iter([0.0, 0.1, 0.9, 1.0])
    found = judge(Said("lemon"), Rulebook((Term("word", "lemon"),)), lambda: next(clock))
    assert found == [Verdict(HOLD, "word", "", ("lemon",)), Verdict(HOLD, "slow", "", ("domains",))]


@pytest.mark.parametrize(
    ("mode", "known", "rule"),
    [
        ("post", False, None),
        ("screen", False, None),
        ("first", False, "first"),
        ("first", True, None),
        ("pre", True, "pre"),
        ("", False, None),
    ],
)
def test_modes(mode: str, known: bool, rule: str | None) -> None:
    verdict = rules.by_mode(mode, known=known)
    assert (verdict.rule if verdict else None) == rule


@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_is_judged(text: str, term: str) -> None:
    judge(Said(text, name=text), Rulebook((Term("word", term), Term("domain", term))))


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        ([], None),
        ([(1, None)], 1),
        ([(2, None), (1, None)], 2),
        ([(2, 1), (1, None)], None),
        ([(3, 2), (2, 1), (1, None)], 1),
        ([(3, 2), (2, None), (1, None)], 1),
        ([(5, 4), (4, 2), (2, None), (1, None)], 2),
        ([(4, None), (3, 2), (2, None), (1, None)], 4),
    ],
)
def test_which_decision_counts(made: list[tuple[int, int | None]], counts: int | None) -> None:
    assert standing(made) == counts
