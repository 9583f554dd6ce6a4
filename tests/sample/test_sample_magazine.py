"""The sample magazine is what its users rely on: whole, in order, and the same every time."""

import io
from collections import Counter
from datetime import timedelta

import pytest
from PIL import Image

from postilla.cli.sample import SampleArticle, SampleComment, draw, picture_names, sample_magazine
from postilla.cli.sample.body import blocks, inline
from postilla.cli.sample.debate import DEEPEST, debate
from postilla.cli.sample.values import Figures, PictureBlock, Quote

MAGAZINE = sample_magazine()
RUNNING = "valdora-confirms-80000-to-90000-cars-for-2024"
DEBATE = "what-was-your-first-car"
ARTICLES = pytest.mark.parametrize("article", MAGAZINE.articles, ids=lambda article: article.slug)


def article_named(slug: str) -> SampleArticle:
    return next(article for article in MAGAZINE.articles if article.slug == slug)


def depths(comments: tuple[SampleComment, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for comment in comments:
        found[comment.key] = 0 if comment.parent_key is None else found[comment.parent_key] + 1
    return found


def words(article: SampleArticle) -> int:
    texts = [value.text if isinstance(value, Quote) else value for _, value in article.blocks]
    flat = [" ".join(text) if isinstance(text, tuple) else text for text in texts if isinstance(text, str | tuple)]
    return len(" ".join(flat).split())


def test_thirteen_articles_newest_first_with_the_running_example_on_top() -> None:
    times = [article.published_at for article in MAGAZINE.articles]
    assert len(times) == 13
    assert times == sorted(times, reverse=True)
    assert MAGAZINE.articles[0].slug == RUNNING


def test_slugs_are_unique_and_sections_and_authors_known() -> None:
    sections = {section.slug for section in MAGAZINE.sections}
    authors = {author.slug for author in MAGAZINE.authors}
    assert len({article.slug for article in MAGAZINE.articles}) == 13
    assert {article.section for article in MAGAZINE.articles} == sections
    assert {slug for article in MAGAZINE.articles for slug in article.authors} == authors


def test_one_article_is_in_french_with_answers_in_two_languages() -> None:
    french = [article for article in MAGAZINE.articles if article.language == "fr"]
    assert len(french) == 1
    assert {comment.language for comment in french[0].comments} == {"fr", "en"}


@ARTICLES
def test_an_article_is_whole(article: SampleArticle) -> None:
    assert 340 <= words(article) <= 720
    assert article.standfirst
    assert article.tags
    assert article.authors
    assert article.published_at.utcoffset() == timedelta(0)
    assert len(article.picture.alt) > 30
    kinds = Counter(kind for kind, _ in article.blocks)
    assert kinds["heading"] >= 2
    assert kinds["quote"] >= 1
    assert kinds["paragraph"] >= 5


@ARTICLES
def test_comments_come_in_order_parents_first(article: SampleArticle) -> None:
    times = [comment.created_at for comment in article.comments]
    assert times == sorted(set(times))
    assert not times or times[0] > article.published_at
    assert len(depths(article.comments)) == len(article.comments)


@ARTICLES
def test_comments_could_have_been_posted(article: SampleArticle) -> None:
    for comment in article.comments:
        assert 2 <= len(comment.text) <= 8000
        assert comment.text == comment.text.strip()
        assert "{" not in comment.text
        assert 2 <= len(comment.author) <= 60
        assert comment.agreements >= 0
    assert len({comment.text for comment in article.comments}) == len(article.comments)


def test_the_running_example_carries_twenty_comments_four_levels_deep() -> None:
    comments = article_named(RUNNING).comments
    levels = Counter(depths(comments).values())
    assert len(comments) == 20
    assert levels[0] == 9
    assert set(levels) == {0, 1, 2, 3}


def test_the_running_example_has_the_comments_that_product_names() -> None:
    comments = article_named(RUNNING).comments
    text = "\n".join(comment.text for comment in comments)
    for wanted in ("six months", "€3,000", "two months' wait", "three-cylinder", "no petrol or diesel"):
        assert wanted in text
    assert "the gap between the communication and the reality of these cars" in text
    assert "Please have them read the comments." in [comment.text for comment in comments]
    assert [comment.language for comment in comments].count("fr") == 1
    assert any(comment.language == "en" and "« Nous vous" in comment.text for comment in comments)


def test_a_cut_off_comment_is_posted_again_by_its_author() -> None:
    comments = {comment.key: comment for comment in article_named(RUNNING).comments}
    assert comments["r5"].author == comments["r6"].author
    assert comments["r5"].text in comments["r6"].text


def test_the_running_example_shows_its_figures_and_the_target_as_a_band() -> None:
    figures = next(value for _, value in article_named(RUNNING).blocks if isinstance(value, Figures))
    assert [(row.label, row.value) for row in figures.rows] == [("2018", 131000), ("2019", 77000), ("2023", 70000)]
    assert figures.band is not None
    assert (figures.band.low, figures.band.high) == (80000, 90000)


def test_the_others_carry_up_to_fourteen() -> None:
    counts = [len(article.comments) for article in MAGAZINE.articles if article.slug not in (RUNNING, DEBATE)]
    assert min(counts) == 0
    assert max(counts) == 14


def test_the_debate_has_a_thousand_comments_of_which_about_six_hundred_are_roots() -> None:
    comments = article_named(DEBATE).comments
    levels = Counter(depths(comments).values())
    assert len(comments) == 1000
    assert 550 <= levels[0] <= 650
    assert max(levels) == DEEPEST
    assert len({comment.language for comment in comments}) >= 5


def test_the_debate_is_the_same_every_time() -> None:
    article = article_named(DEBATE)
    sample_magazine.cache_clear()
    again = next(other for other in sample_magazine().articles if other.slug == DEBATE)
    assert again.comments == article.comments


def test_a_small_debate_needs_few_parts() -> None:
    article = article_named(DEBATE)
    parts = {
        "cars": ["Halden 2"], "colours": ["white"], "currencies": ["marks", "euros"], "first_names": ["Ada", "Bo"],
        "openings": ["{a_car}."], "got": ["For {price}."], "quirks": ["It squeaked."], "memories": ["We sang."],
        "ends": ["Rust."], "closings": ["Yes."], "short": ["{car}."], "aside": ["Ours too."], "banter": ["Quite."],
        "greetings": ["{to}, "], "farewells": ["Page {page}."], "voices": [], "slots": {"part": ["door"]},
        "exchanges": [{"ask": "Why?", "answer": "Because."}],
    }  # fmt: skip
    made = debate(parts, article.published_at, 30)
    assert len({comment.text for comment in made}) == 30


@pytest.mark.parametrize("name", picture_names())
def test_a_picture_has_its_size(name: str) -> None:
    sizes = {campaign.picture: (campaign.width, campaign.height) for campaign in MAGAZINE.campaigns}
    picture = Image.open(io.BytesIO(draw(name)))
    assert picture.format == "JPEG"
    assert picture.size == sizes.get(name, (1600, 900))


def test_every_article_has_a_picture_of_its_own_that_can_be_drawn() -> None:
    leads = [article.picture.name for article in MAGAZINE.articles]
    inner = [
        value.name for article in MAGAZINE.articles for _, value in article.blocks if isinstance(value, PictureBlock)
    ]
    banners = [campaign.picture for campaign in MAGAZINE.campaigns]
    assert len(set(leads)) == len(leads)
    assert sorted([*leads, *inner, *banners]) == sorted(picture_names())


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert draw("banner-letter") == draw("banner-letter")


def test_inline_text_becomes_bold_italic_and_links_and_nothing_else() -> None:
    assert inline("**a** *b* [c](/d/) <e>") == '<b>a</b> <i>b</i> <a href="/d/">c</a> &lt;e&gt;'


def test_body_text_becomes_blocks() -> None:
    made = blocks("## One\n\ntwo\nlines\n\n> said\n> -- she\n\n- a\n- b", None, {})
    assert made == (
        ("heading", "One"),
        ("paragraph", "two lines"),
        ("quote", Quote("said", "she")),
        ("list", ("a", "b")),
    )


def test_a_body_may_only_ask_for_what_its_file_has() -> None:
    with pytest.raises(ValueError, match="figures"):
        blocks("@figures", None, {})
    with pytest.raises(KeyError):
        blocks("@picture hills", None, {})
