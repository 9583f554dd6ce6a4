import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

FIGURES = {
    "title": "Cars sold",
    "unit": "cars",
    "rows": [
        {"label": "2018", "value": 131000},
        {"label": "2019", "value": Decimal("77000.50"), "note": "just over"},
        {"label": "2024", "low": 80000, "high": 90000},
    ],
    "band_label": "Target",
    "band_low": 80000,
    "band_high": 90000,
    "source": "The maker",
}


def body_of(bring: Callable[..., Any], *blocks: Any, **fields: Any) -> str:
    from postilla.articles import reads

    article = reads.article_at(bring(body=blocks, **fields).path)
    assert article is not None
    return article.body_html


def test_figures_are_a_chart_and_a_table(bring: Callable[..., Any]) -> None:
    html = body_of(bring, ("figures", FIGURES))
    assert html.count('class="chart-bar"') == 2
    assert html.count('class="chart-range"') == 1
    assert "<caption>Cars sold</caption>" in html
    assert '<th scope="row">2019</th><td class="number">77,000.5</td><td class="note">just over</td>' in html
    assert (
        '<p class="chart-key"><span class="chart-key-band" aria-hidden="true"></span> <bdi>Target: 80,000–90,000 cars'
        in html
    )
    assert "2019: 77,000.5 cars (just over);" in html, "a number is not told without what was said of it"
    assert "2024: 80,000–90,000 cars" in html  # in the description, for those who do not see the chart


def test_figures_are_written_as_the_language_does(bring: Callable[..., Any]) -> None:
    assert "77.000,5" in body_of(bring, ("figures", FIGURES), language="de")
    from postilla.articles.blocks.figures import number

    with override("en"):
        assert [number(n) for n in (0, -1234, Decimal("1E+6"), 0.1)] == ["0", "-1,234", "1,000,000", "0.1"]


def test_two_charts_do_not_share_their_ids(bring: Callable[..., Any]) -> None:
    ids = re.findall(r' id="([^"]+)"', body_of(bring, ("figures", FIGURES), ("figures", FIGURES)))
    assert len(ids) == len(set(ids)) == 6


def test_pictures_have_their_size_words_and_widths(bring: Callable[..., Any], picture: Callable[..., int]) -> None:
    image = picture(1800, 900)
    html = body_of(bring, ("picture", {"image": image, "caption": "A <field>"}))
    assert 'width="960" height="480" alt="A red field" loading="lazy"' in html
    assert "480w" in html
    assert "1600w" in html
    assert '<span class="caption">A &lt;field&gt;</span>' in html
    gallery = body_of(bring, ("gallery", {"pictures": [{"image": image}, {"image": image}], "caption": "Both"}))
    assert gallery.count("<li>") == 2


def test_a_picture_whose_file_is_gone_is_left_out(bring: Callable[..., Any], picture: Callable[..., int]) -> None:
    from postilla.articles.models import NewsImage

    image = picture(100, 50)
    NewsImage.objects.get(pk=image).file.delete(save=False)
    NewsImage.objects.filter(pk=image).update(file="original_images/gone.png")
    assert body_of(bring, ("picture", {"image": image}), ("heading", "Still here")) == (
        '<h2 class="heading">Still here</h2>'
    )


def test_quotes_links_and_headings_escape_their_words(bring: Callable[..., Any]) -> None:
    html = body_of(
        bring,
        ("heading", "<script>"),
        ("quote", {"text": "<b>Yes</b>", "attribution": "Ada"}),
        ("link", {"url": "https://www.example.org/?a=1&b=2", "title": "A <video>"}),
        ("link", {"url": "javascript:alert(1)", "title": "No"}),
    )
    assert "<script>" not in html
    assert "<p>&lt;b&gt;Yes&lt;/b&gt;</p>" in html
    assert '<span class="link-card-source">example.org</span>' in html
    assert "javascript" not in html


def test_nothing_in_a_body_acts_or_has_a_style(bring: Callable[..., Any]) -> None:
    hostile = '<p style="x" onclick="x">a</p><script>x</script><img src=x onerror=x><iframe src=//x></iframe>'
    html = body_of(bring, ("text", hostile), ("html", hostile), ("figures", FIGURES))
    assert not re.search(r"style=|on\w+=|<script|<iframe|//x", html)


def test_what_an_editor_types_as_html_is_cleaned_when_it_is_shown(bring: Callable[..., Any]) -> None:
    import json

    from postilla.articles import reads
    from postilla.articles.models import ArticlePage

    brought = bring()
    page = ArticlePage.objects.get(pk=brought.page_id)
    page.body = json.dumps([{"type": "html", "value": "<p>a</p><script>x</script>"}])
    page.save()
    article = reads.article_at(brought.path)
    assert article is not None
    assert article.body_html == "<p>a</p>"


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ({"value": 1}, True),
        ({"low": 1, "high": 2}, True),
        ({}, False),
        ({"low": 1}, False),
        ({"low": 2, "high": 1}, False),
    ],
)
def test_a_row_has_a_figure_or_a_range(row: dict[str, int], fits: bool) -> None:
    from postilla.articles.blocks.figures import RowBlock

    value = RowBlock().to_python({"label": "a", "note": "", **row})
    if fits:
        RowBlock().clean(value)
    else:
        with pytest.raises(ValidationError):
            RowBlock().clean(value)
