"""A whole import: what stands on the site afterwards, what the report says, and that a second run changes nothing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from rich.console import Console

from postilla.discussion import reads as discussion
from postilla.transfer.refusals import CannotImport
from postilla.transfer.report import Report
from tests.transfer.conftest import comment, everything, item

Importing = Callable[..., Report]


def subject_of(path: str) -> str:
    from postilla.articles.reads import subject_at

    found = subject_at(path)
    assert found is not None
    return found


def authors_on(path: str) -> list[tuple[int, str]]:
    """(depth, author) of what readers see under an article, in reading order; "-" for a tombstone."""
    leaf = discussion.leaf(subject_of(path))
    assert leaf is not None
    return [(view.depth, view.author_name if view.is_public else "-") for view in leaf.shown]


def test_articles_and_their_conversations_come_in(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(
        item(1, comment(3, parent=1), comment(1), comment(2, date_gmt="2024-01-02 10:00:00"), comment(4, approved="0")),
        item(2, comment(5, type="pingback"), comment(6, type="note")),
        item(3, post_type="page", slug="about"),
        item(4, post_type="nav_menu_item"),
    )
    report = importing(file)
    assert authors_on("/cars/story-1/") == [(0, "Reader 2"), (0, "Reader 1"), (1, "Reader 3")]
    assert discussion.counts([subject_of("/cars/story-1/"), subject_of("/cars/story-2/")]) == {
        subject_of("/cars/story-1/"): 3,
        subject_of("/cars/story-2/"): 0,
    }
    assert report.to_json()["by_reason"] == {"item_nav_menu_item": 1, "note": 1, "pingback": 1}
    assert (report.total.records_in, report.total.records_out) == (10, 7)
    assert report.states == {"published": 3, "held": 1}


def test_a_second_run_changes_nothing(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(
        item(1, comment(1), comment(2, parent=1), comment(2, parent=1), comment(None, "x")), item(2, status="draft")
    )
    first = importing(file)
    before = everything()
    second = importing(file, now=datetime(2025, 1, 1, tzinfo=UTC))
    assert everything() == before
    assert first.changed
    assert not second.changed
    assert second.to_json()["by_reason"] == {"duplicate_id": 1, "unchanged": 5}
    assert second.balances()


def test_a_dry_run_stores_nothing_and_foretells(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(item(1, comment(1), comment(2, type="trackback")), item(2, comment(3), post_type="attachment"))
    before = everything()
    foretold = importing(file, dry_run=True).to_json()
    assert everything() == before
    done = importing(file).to_json()
    for told in (foretold, done):
        del told["dry_run"]
    assert foretold == done


def test_a_refused_file_stores_nothing(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(item(1, comment(1)))
    file.write_text(file.read_text()[:-30])
    before = everything()
    with pytest.raises(CannotImport):
        importing(file)
    assert everything() == before


def test_an_import_that_was_cut_off_goes_on(
    importing: Importing, export: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from postilla.transfer import writes

    file = export(item(1, comment(1), comment(2, parent=1), comment(3, parent=2)))
    settle = writes.settle_thread

    def crash(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(writes, "settle_thread", crash)
    with pytest.raises(RuntimeError):
        importing(file)
    monkeypatch.setattr(writes, "settle_thread", settle)
    importing(file)
    subject = subject_of("/cars/story-1/")
    assert discussion.audit(subject) == []
    assert discussion.counts([subject])[subject] == 3


def test_a_later_export_adds_only_what_is_new(importing: Importing, export: Callable[..., Path]) -> None:
    importing(export(item(1, comment(1))))
    report = importing(export(item(1, comment(1), comment(2, parent=1)), item(2)))
    assert report.total.records_out == 2
    assert authors_on("/cars/story-1/") == [(0, "Reader 1"), (1, "Reader 2")]


def test_answers_to_what_is_not_public_hang_below_a_tombstone(
    importing: Importing, export: Callable[..., Path]
) -> None:
    importing(
        export(
            item(1, comment(1, approved="trash"), comment(2, parent=1), comment(3, type="note"), comment(4, parent=3))
        )
    )
    assert authors_on("/cars/story-1/") == [(0, "-"), (1, "Reader 2"), (0, "-"), (1, "Reader 4")]


def test_a_pending_comment_with_answers_waits_in_its_place(importing: Importing, export: Callable[..., Path]) -> None:
    from postilla.discussion import writes

    file = export(
        item(1, comment(1), comment(2, approved="0"), comment(3, parent=2), comment(4, approved="0", parent=3),
             comment(5, approved="0", parent=2), comment(6, approved="0", date_gmt="2024-01-02 11:00:01"),
             comment(7, date_gmt="2024-01-02 11:00:02")),
    )  # fmt: skip
    report = importing(file)
    subject = subject_of("/cars/story-1/")
    assert authors_on("/cars/story-1/") == [(0, "Reader 1"), (0, "-"), (1, "Reader 3"), (0, "Reader 7")]
    assert (discussion.counts([subject])[subject], discussion.audit(subject)) == (3, [])
    assert report.states == {"published": 3, "held": 4}
    assert report.notes["pending_keeps_place_for_answers"] == 1
    assert not importing(file).changed
    for waiting, _ in discussion.in_state("held"):
        writes.move(waiting.id, "published", datetime(2025, 1, 1, tzinfo=UTC), lambda _guest: None)
    assert authors_on("/cars/story-1/") == [
        (0, "Reader 1"), (0, "Reader 2"), (1, "Reader 3"), (2, "Reader 4"), (1, "Reader 5"), (0, "Reader 7"),
        (0, "Reader 6"),
    ]  # fmt: skip
    assert (discussion.counts([subject])[subject], discussion.audit(subject)) == (7, [])


def test_a_pending_comment_answered_in_a_later_export_gets_its_place(
    importing: Importing, export: Callable[..., Path]
) -> None:
    importing(export(item(1, comment(1, approved="0"), comment(2))))
    importing(export(item(1, comment(1, approved="0"), comment(2), comment(3, parent=1))))
    assert authors_on("/cars/story-1/") == [(0, "Reader 2"), (0, "-"), (1, "Reader 3")]
    assert discussion.audit(subject_of("/cars/story-1/")) == []


def test_notes_of_the_newsroom_leave_no_word(importing: Importing, export: Callable[..., Path]) -> None:
    importing(
        export(
            item(
                1, comment(1, "SECRETWORDS", type="note"), comment(2, parent=1), comment(3, "SECRETWORDS", type="note")
            )
        )
    )
    assert "SECRETWORDS" not in str(everything())


def test_addresses_are_encrypted_and_networks_not_kept(importing: Importing, export: Callable[..., Path]) -> None:
    importing(export(item(1, comment(1, author_email="ann@mail.example"))))
    stored = str(everything())
    assert "ann@mail.example" not in stored
    assert "192.0.2.1" not in stored
    assert len(everything()["identity.Guest"]) == 1


def test_nobody_is_told_but_the_pages(importing: Importing, export: Callable[..., Path]) -> None:
    from postilla.outbox.models import Delivery

    importing(export(item(1, comment(1)), item(2)))
    facts = set(Delivery.objects.values_list("fact", flat=True))
    assert "ThreadChanged" in facts
    assert facts <= {"ThreadChanged", "ArticlePublished", "MagazineChanged"}


def test_what_was_scheduled_is_published_at_its_time(importing: Importing, export: Callable[..., Path]) -> None:
    from django.core.management import call_command

    from postilla.articles.models import ArticlePage

    later, past = datetime(2999, 1, 1, tzinfo=UTC), "2020-01-01 10:00:00"
    report = importing(
        export(item(1, status="future", post_date_gmt=f"{later:%Y-%m-%d %H:%M:%S}"),
               item(2, status="future", post_date_gmt=past), item(3, status="future", post_date_gmt="", post_date=""))
    )  # fmt: skip
    stands = {page.slug: (page.live, page.go_live_at) for page in ArticlePage.objects.all()}
    assert stands == {"story-1": (False, later), "story-2": (True, None), "story-3": (False, None)}
    assert +report.notes == {"future_scheduled": 1, "future_published": 1, "future_as_draft": 1}
    call_command("publish_scheduled", verbosity=0)
    assert not ArticlePage.objects.get(slug="story-1").live
    revision = ArticlePage.objects.get(slug="story-1").revisions.get()  # as if the time had come
    revision.content["go_live_at"] = "2020-01-01T00:00:00Z"
    revision.approved_go_live_at = datetime(2020, 1, 1, tzinfo=UTC)
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert ArticlePage.objects.get(slug="story-1").live


def test_the_report_names_the_articles_that_lost_something(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(item(1, content="Words <script>x()</script>"), item(2, content="<iframe src='https://a.example/1'>"))
    for dry_run in (True, False):
        dropped = importing(file, dry_run=dry_run).to_json()["dropped_from_articles"]
        assert dropped == {"https://old.example/2024/01/story-1/": {"script": 1}}


def test_pages_keep_their_addresses_and_those_with_comments_become_articles(
    importing: Importing, export: Callable[..., Path]
) -> None:
    from postilla.articles.reads import redirect_of, standard_at

    report = importing(
        export(item(1, post_type="page", slug="about"), item(2, comment(1), post_type="page", slug="guest-book"))
    )
    assert standard_at("/about/") is not None
    assert redirect_of("/2024/01/about/") == ("/about/", True)
    assert authors_on("/pages/guest-book/") == [(0, "Reader 1")]
    assert report.notes["page_with_comments_as_article"] == 1


def test_pictures_come_from_the_folder_of_media(
    importing: Importing, export: Callable[..., Path], tmp_path: Path
) -> None:
    uploads = tmp_path / "uploads" / "2024" / "01"
    uploads.mkdir(parents=True)
    Image.new("RGB", (40, 30), "red").save(uploads / "car.jpg")
    (uploads / "fake.jpg").write_bytes(b"no picture")
    url = "https://old.example/wp-content/uploads/2024/01"
    content = (
        f'Words.\n\n<img src="{url}/car-300x200.jpg" alt="A car">\n\n<img src="{url}/../../../../../etc/passwd.jpg">'
    )
    file = export(
        item(1, content=content),
        *(item(n, post_type="attachment", status="inherit", attachment_url=f"{url}/{name}")
          for n, name in enumerate(("car.jpg", "fake.jpg", "gone.jpg", "film.mov"), 5)),
    )  # fmt: skip
    report = importing(file, media=tmp_path / "uploads")
    kinds = report.to_json()["kinds"]["attachments"]
    assert kinds == {"records_in": 4, "records_out": 1, "by_reason": {"file_missing": 1, "not_a_picture": 2}}
    assert len(everything()["articles.NewsImage"]) == 1
    assert not importing(file, media=tmp_path / "uploads").changed


def test_the_theme_unit_test_comes_in_as_its_file_says(importing: Importing, shared: Path) -> None:
    file = shared / "data" / "wxr" / "themeunittestdata.wordpress.xml"
    report = importing(file)
    told = report.to_json()
    assert (told["records_in"], report.states["published"], report.states["held"]) == (212, 25, 3)
    assert told["kinds"]["articles"]["records_out"] + told["kinds"]["pages"]["records_out"] == 72
    counts = discussion.counts(list(discussion.subjects()))
    assert sum(counts.values()) == 25
    assert all(discussion.audit(subject) == [] for subject in counts)
    assert not importing(file).changed


def test_a_comment_longer_than_wordpress_can_store_is_cut_and_counted(
    importing: Importing, export: Callable[..., Path]
) -> None:
    report = importing(export(item(1, comment(1, "word " * 1_000_000), comment(2, "x" * 65_535))))
    assert report.notes["cut_short"] == 1
    assert {len(str(row["source"])) for row in everything()["discussion.Comment"]} == {65_534, 65_535}


def test_many_comments_take_few_statements(
    importing: Importing, export: Callable[..., Path], django_assert_max_num_queries: Any
) -> None:
    importing(export(item(1)))
    file = export(item(1, *(comment(n, parent=n - 1) for n in range(1, 181))))
    with django_assert_max_num_queries(80):  # 180 levels
        importing(file)


def test_the_report_reads_well_and_is_json(importing: Importing, export: Callable[..., Path]) -> None:
    report = importing(export(item(1, comment(1), comment(2, type="pingback"), content="[odd a='1']")))
    out = StringIO()
    report.print(Console(file=out, width=100))
    assert "pingbacks: other sites' links, not comments" in out.getvalue()
    told = json.loads(json.dumps(report.to_json()))
    assert told["records_in"] == told["records_out"] + sum(told["by_reason"].values())
    assert told["unknown_shortcodes"] == {"odd": 1}
