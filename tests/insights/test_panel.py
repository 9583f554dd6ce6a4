"""What the panel shows of lines and labels: why each is what it is, and no more than can be read."""

import pytest

from postilla.insights import reads
from postilla.insights.models import Heard
from tests.insights.test_approving import Panel, panel
from tests.insights.test_page import read_all
from tests.support.magazine import Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "panel", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


MATTERS = (
    "The gearbox of this car whines loudly uphill.",
    "Insurance premiums doubled since spring, insurance is unaffordable.",
    "Charging cables disappear overnight, thieves steal charging cables.",
    "Leather seats smell of glue, those leather seats are awful.",
    "Navigation maps are outdated, the navigation shows closed bridges.",
    "Winter tyres wear out quickly, winter tyres became expensive.",
    "Headlights dazzle everybody, such headlights should be forbidden.",
    "Does the roof rack carry a canoe?",
)


def shown(panel: Panel):
    return tree(panel.client.get(panel.address).content.decode())


def test_no_label_is_given_for_what_must_not_be_told(desk: Desk, panel: Panel) -> None:
    desk.post("I was blinded by it twice. My plate is WX21 KLM, and mine was wx21klm before.")
    read_all(desk)
    page = shown(panel).text_content().lower()
    assert "wx21" not in page
    assert "klm" not in page
    assert "[…]" in page


def test_a_line_says_why_it_is_called_so_and_which_comments_are_copies(desk: Desk, panel: Panel) -> None:
    for number in range(4):
        desk.post("Why does the gearbox of this car whine so loudly, please?", author=f"Reader {number}",
                  email=f"r{number}@mail.example.org", network=f"n{number}")  # fmt: skip
    desk.post("Who makes the gearbox?", author="Ben", email="ben@mail.example.org", network="ben")
    read_all(desk)
    count = shown(panel).find_class("say-count")[0].text_content()
    assert "5 comments, 4 of them one text" in count
    assert "2 of 2 readers ask" in count
    assert "of which 3 repeat another’s text" in shown(panel).text_content()


def test_what_is_nearly_as_sure_is_shown_beside_a_kind(desk: Desk, panel: Panel) -> None:
    desk.post("I have driven one for nine years and it is a good car. Where is the gearbox made?")
    read_all(desk)
    [said] = reads.said(desk.subject)
    whole = shown(panel).find_class("say-whole")[0].text_content()
    assert f"{said.reading.kinds[0].score:.2f}" in whole
    told = {label.name for label in said.reading.kinds if label.score >= 0.5}
    assert len(told) > 1
    assert whole.count(",") + 1 >= len(told)


def test_a_theme_is_chosen_by_what_stands_over_its_line(desk: Desk, panel: Panel) -> None:
    desk.post("Where is the gearbox made?")
    read_all(desk)
    page = shown(panel)
    over = page.xpath("//section[@class='say-line']/h2")[0].text_content().partition(": ")[2]
    assert over
    assert {one.text_content() for one in page.xpath("//button[@name='theme']")} == {over}


def test_a_very_long_comment_does_not_fill_the_panel(desk: Desk, panel: Panel) -> None:
    for number in range(2):
        desk.post("the lamp is too bright and glares in the rain " * 170, author=f"Reader {number}",
                  email=f"r{number}@mail.example.org", network=f"n{number}")  # fmt: skip
    read_all(desk)
    [quoted] = [one for line in reads.summary(desk.subject).lines for one in line.quotations]
    assert len(quoted.text) < 610
    assert quoted.text.endswith("\u00a0[…]")
    page = shown(panel)
    [quotes, others] = page.find_class("say-one")
    assert len(quotes.find_class("say-labels")) <= 6
    assert len(others.xpath("./details//form[@class='say-labels']")) > 20, "folded"
    assert not others.xpath("./form[@class='say-labels']")
    assert max(len(one.text_content()) for one in page.xpath("//blockquote")) < 1_300


def test_a_quotation_is_in_its_own_language_also_in_one_that_no_edition_has(desk: Desk, panel: Panel) -> None:
    desk.post("¿Por qué no se prohíben las bombillas LED de recambio en los faros antiguos?")
    desk.post("Where is the gearbox made?", author="Ben", email="ben@mail.example.org", network="ben")
    read_all(desk)
    page = shown(panel)
    spoken = {one.get("lang"): one.text_content() for one in page.xpath("//blockquote")}
    assert spoken["es"].strip().startswith("¿Por qué")
    assert spoken[None].strip() == "Where is the gearbox made?", "nobody was asked, and it is too short to be told"


def test_the_panel_says_when_comments_were_read_by_words_alone(desk: Desk, panel: Panel) -> None:
    desk.post("Where is the gearbox made?")
    read_all(desk)
    assert "1 comment was read by words alone" in shown(panel).text_content()
    Heard.objects.update(meaning="a model")
    assert "by words alone" not in shown(panel).text_content()


def test_what_nobody_else_asks_is_named_with_the_way_to_it(desk: Desk, panel: Panel) -> None:
    """Eight matters, of which a line has place for seven."""
    made = [
        desk.post(text, author=f"Reader {at}", email=f"r{at}@mail.example.org", network=f"n{at}")
        for at, text in enumerate(MATTERS)
    ]
    read_all(desk)
    page, found = shown(panel), reads.summary(desk.subject)
    assert {one.comment_id for one in found.alone} == {made[-1]}
    head = page.find_class("editor-help")[0].text_content()
    assert "1 more question, asked once, is in no line, and waits for somebody all the same" in head
    [section] = page.xpath("//section[@id='alone']")
    assert section.xpath(".//blockquote")[0].text_content().strip() == MATTERS[-1]
    assert section.xpath(".//button[@name='kind']"), "what is told to be a question may be none"
    assert page.xpath("//a[@href='#alone']")
    assert not page.xpath("//section[@id='rest']")
    desk.withdraw(made[-1])
    assert not shown(panel).xpath("//section[@id='alone']"), "gone with its comment"


def test_who_asks_in_a_line_of_complaints_is_told_apart(desk: Desk, panel: Panel) -> None:
    texts = ("The gearbox whines.", "My gearbox whines too.", "This gearbox is broken.", "Who makes the gearbox?")
    made = [
        desk.post(text, author=f"Reader {at}", email=f"r{at}@mail.example.org", network=f"n{at}")
        for at, text in enumerate(texts)
    ]
    read_all(desk)
    [line] = [line for line in reads.summary(desk.subject).lines if made[-1] in line.comments]
    assert line.kind != "question"
    page = shown(panel)
    assert ", 1 asks" in page.find_class("say-count")[0].text_content()
    [item] = page.xpath("//*[@class='say-asks']//li")
    assert item.text_content().split() == ["Question:", *texts[-1].split(), "Reader", "3"]
    assert item.xpath("./a/@href") == [f"/c/{made[-1]}"]
