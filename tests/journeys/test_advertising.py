"""Advertising from the settings to the counts: where it stands, where it must not, how often it was seen, by nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from postilla.articles import rules
from postilla.articles.rules import Candidate
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}
DAY, TODAY = timedelta(days=1), NOW.date()


@pytest.fixture
def campaign(site: None) -> Any:
    """A campaign with a creative for the text."""
    from postilla.articles import writes
    from postilla.articles.models import Campaign
    from postilla.articles.values import BroughtCampaign, BroughtPicture

    file = BytesIO()
    Image.new("RGB", (300, 250)).save(file, "PNG")
    picture = writes.bring_picture(BroughtPicture("tyres.png", file.getvalue(), alt="Tyres"), NOW)
    return Campaign.objects.get(
        pk=writes.bring_campaign(BroughtCampaign("k", "Tyres", picture, "https://tyres.example/?a=1"), NOW)
    )


@pytest.fixture
def article(bring: Callable[..., Desk], campaign: Any) -> Desk:
    from postilla.articles import writes

    desk = bring(body=(("text", "".join(f"<p>Paragraph {n}.</p>" for n in range(6))),))
    desk.drain()
    writes.store_counts(NOW)  # what earlier tests left in memory
    return desk


def carries(desk: Desk, today: date = TODAY) -> list[int]:
    """The creatives on an article, as its page names them."""
    from postilla.articles import reads

    found = reads.article_at(desk.path, today)
    assert found is not None
    return [int(number) for number in tree(found.body_html or "<p>").xpath("//@data-ad")]


def change(desk: Desk, **fields: Any) -> None:
    from postilla.articles.models import ArticlePage

    ArticlePage.objects.update(**fields)


def settle(**fields: Any) -> None:
    from postilla.articles.models import MagazineSettings
    from postilla.articles.reads import forget_standings

    for one in MagazineSettings.objects.all():
        for name, value in fields.items():
            setattr(one, name, value)
        one.save()
    forget_standings()


@pytest.mark.parametrize(
    ("candidate", "runs"),
    [
        (Candidate(1, 1, "300x250"), True),
        (Candidate(1, 1, "300x250", is_full=True), False),
        (Candidate(1, 1, "300x250", is_full_today=True), False),
        (Candidate(1, 1, "300x250", languages=frozenset({"de", "fr"})), True),
        (Candidate(1, 1, "300x250", languages=frozenset({"it"})), False),
    ],
)
def test_limits_and_languages(candidate: Candidate, runs: bool) -> None:
    assert (rules.in_language(rules.running([candidate], NOW.date()), "de") == [candidate]) is runs


def test_what_reached_its_limit_today_changes_pages_tomorrow() -> None:
    full = Candidate(1, 1, "300x250", is_full_today=True)
    assert rules.next_change([full], NOW.date()) == NOW.date() + DAY
    assert rules.next_change([Candidate(1, 1, "300x250", is_full_today=True, is_full=True)], NOW.date()) is None


def test_where_none_shall_stand(article: Desk, campaign: Any) -> None:
    from postilla.articles import reads, writes

    assert carries(article)
    settle(ads_not_with_tags="obituary,  TESTED ")
    assert not carries(article)
    settle(ads_not_with_tags="Obituary")
    change(article, carries_advertising=False)
    assert not carries(article)
    change(article, carries_advertising=True)
    campaign.languages = "de, fr"
    campaign.save()
    assert not carries(article)
    campaign.languages = "en"
    campaign.save()
    assert carries(article)
    assert writes.rest_advertising(article.subject, NOW) == NOW.date() + DAY
    assert not carries(article, NOW.date() + DAY)
    assert carries(article, NOW.date() + 2 * DAY)
    assert reads.advertising_changes(NOW.date()) == NOW.date() + 2 * DAY
    settle(ads_rest_when_heated=False)
    assert writes.rest_advertising(article.subject, NOW) is None
    assert carries(article)


def test_no_advertiser_stands_beside_a_heated_conversation(article: Desk) -> None:
    from django.utils import timezone

    from postilla.moderation import writes
    from postilla.moderation.values import Sender
    from postilla.outbox.drain import drain

    one = article.post("You are all fools")
    assert 'class="ad ' in article.page()
    now = timezone.now()
    for n in range(3):
        drain(now + timedelta(minutes=1))
        assert 'class="ad ' in article.page(), n
        writes.report(one, "abuse", "", f"reader {n}", now, Sender(network=f"network {n}"))
    while drain(now + timedelta(minutes=1)):
        pass
    assert 'class="ad ' not in article.page()


def test_views_and_clicks_are_counted_and_end_a_campaign(article: Desk, campaign: Any, reader: Reader) -> None:
    from django.utils import timezone

    from postilla.articles import reads, writes

    now = timezone.now()  # by which pages are made
    today = timezone.localdate(now)
    campaign.views_a_day, campaign.views_in_all = 3, 5
    campaign.save()
    creative = carries(article)[0]

    def seen(times: int) -> None:
        for _ in range(times):
            assert reader.post("/ads/seen", {"ad": creative}, headers=BROWSER).status_code == 204

    seen(2)
    answer = reader.get(f"/ad/{creative}/", headers=BROWSER)
    assert (answer.status_code, answer["Location"]) == (302, "https://tyres.example/?a=1")
    assert writes.store_counts(now) == 1
    assert writes.store_counts(now) == 0
    (told,) = reads.advertised(today, 7)
    assert (told.views, told.clicks, told.rate, told.views_in_all) == (2, 1, 50.0, 2)
    assert [(day.views, day.clicks) for day in told.days[-2:]] == [(0, 0), (2, 1)]
    article.drain()
    assert 'class="ad ' in article.page()
    seen(1)
    writes.store_counts(now)
    article.drain()
    assert carries(article, today) == []
    assert 'class="ad ' not in article.page()
    assert reads.advertising_changes(today) == today + DAY
    assert carries(article, today + DAY)
    seen(2)
    writes.store_counts(now + DAY)
    assert carries(article, today + 2 * DAY) == []
    assert reader.get(f"/ad/{creative}/", headers=BROWSER).status_code == 302  # pages are kept where readers have them


def test_what_does_not_count(article: Desk, reader: Reader) -> None:
    from postilla.articles import reads, writes

    creative = carries(article)[0]
    for headers in (
        {"user-agent": "Googlebot/2.1"},
        {"user-agent": "curl/8"},
        {"user-agent": ""},
        {**BROWSER, "sec-purpose": "prefetch;prerender"},
        {**BROWSER, "purpose": "prefetch"},
    ):
        assert reader.post("/ads/seen", {"ad": creative}, headers=headers).status_code == 204
        assert reader.get(f"/ad/{creative}/", headers=headers).status_code == 302
    assert reader.head(f"/ad/{creative}/", headers=BROWSER)["Location"].startswith("https://tyres.example/")
    for odd in ("", "x", "-1", "٣", "9" * 30, "987654"):
        assert reader.post("/ads/seen", {"ad": odd}, headers=BROWSER).status_code == 204
    reader.post("/ads/seen", {"ad": creative}, headers={**BROWSER, "sec-fetch-site": "cross-site"})
    assert writes.store_counts(NOW) == 0
    for _ in range(100):
        reader.post("/ads/seen", {"ad": creative}, headers=BROWSER)
    writes.store_counts(NOW)
    assert reads.advertised(NOW.date(), 1)[0].views <= 60


def test_a_click_leads_where_the_newsroom_said_and_nowhere_else(article: Desk, reader: Reader) -> None:
    creative = carries(article)[0]
    for more in ("?url=https://evil.example", "?next=//evil.example", "//evil.example"):
        answer = reader.get(f"/ad/{creative}/{more}", headers=BROWSER)
        assert answer.status_code == 404 or answer["Location"] == "https://tyres.example/?a=1"
    assert reader.get("/ad/987654/").status_code == 404
    assert reader.post(f"/ad/{creative}/").status_code == 405
    assert reader.get("/ads/seen").status_code == 405
    assert "Disallow: /ad/" in reader.get("/robots.txt").content.decode()


def test_foreign_code_is_asked_for_first(article: Desk, campaign: Any, reader: Reader) -> None:
    from postilla.articles.models import Creative

    creative = Creative(campaign=campaign, size="320x100", code="<script src='https://network.example/x.js'></script>")
    creative.save()
    before = reader.get(f"/ads/frame/{creative.pk}/")
    assert "network.example" not in before.content.decode()
    assert before["Content-Security-Policy"].startswith("default-src 'none'")
    way = tree(before).xpath("//a/@href")[0]
    after = reader.get(way)
    assert "https://network.example/x.js" in after.content.decode()
    assert after["Content-Security-Policy"].startswith("sandbox ")
    campaign.active = False
    campaign.save()
    assert reader.get(way).status_code == 404


def test_ads_txt_stands_where_it_is_written(site: None, reader: Reader) -> None:
    assert reader.get("/ads.txt").status_code == 404
    settle(ads_txt="greenadexchange.example, 12345, DIRECT\r\n# ours")
    from postilla.publishing.handlers import on_magazine

    on_magazine(())
    found = reader.get("/ads.txt")
    assert found["Content-Type"] == "text/plain; charset=utf-8"
    assert found.content == b"greenadexchange.example, 12345, DIRECT\n# ours\n"
