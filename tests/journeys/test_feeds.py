"""Feeds and sitemaps: valid by their own schemas, complete, and without what is not public."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from postilla.discussion.values import HELD
from tests.support.magazine import ADDRESS, Desk
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NASTY = "Text with <b>tags</b> & “quotes” \u202e \x0b ]]> and more"


@pytest.fixture
def talk(desk: Desk) -> Desk:
    desk.post(NASTY, author="Ada ]]> & <Winter>")
    two = desk.post("An *answer*", 1 if desk.count == 0 else next(iter(desk.guests)))
    desk.edit(two, "An *edited* answer")
    desk.decide(desk.post("Held words"), HELD)
    desk.withdraw(desk.post("Withdrawn words"))
    desk.drain()
    return desk


def paths(desk: Desk, form: str) -> list[str]:
    return [
        f"{start}.{form}"
        for start in (
            "/feeds/articles",
            "/feeds/comments",
            f"{desk.path}comments/feed",
            "/cars/feed",
            "/tags/tested/feed",
        )
    ]


def check_schema(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """What JSON Feed's schema needs of JSON Schema: $ref, type, required, properties, items, anyOf, const, enum."""
    if "$ref" in schema:
        where, _, pointer = schema["$ref"].partition("#")
        root = found = root["others"][where] if where else root
        for part in pointer.strip("/").split("/"):
            found = found[part] if part else found
        return check_schema(value, found, root, at)
    wrong: list[str] = []
    if schema.get("additionalProperties") is False and isinstance(value, dict):
        wrong += [f"{at}.{name} is unknown" for name in value if name not in schema["properties"]]
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float), "integer": int}
    wanted = schema.get("type")
    if isinstance(wanted, str) and not isinstance(value, types[wanted]):  # type: ignore[arg-type]
        return [f"{at} is no {wanted}"]
    if "const" in schema and value != schema["const"]:
        wrong.append(f"{at} is not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        wrong.append(f"{at} is none of {schema['enum']}")
    for key in ("anyOf", "oneOf"):
        if key in schema and all(check_schema(value, one, root, at) for one in schema[key]):
            wrong.append(f"{at} fits none of {key}")
    for one in schema.get("allOf", []):
        wrong += check_schema(value, one, root, at)
    if isinstance(value, dict):
        wrong += [f"{at}.{name} is missing" for name in schema.get("required", []) if name not in value]
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                wrong += check_schema(value[name], inner, root, f"{at}.{name}")
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, item in enumerate(value):
            wrong += check_schema(item, schema["items"], root, f"{at}[{number}]")
    return wrong


def test_json_feeds_fit_the_schema(talk: Desk, shared: Path) -> None:
    folder = shared / "data" / "feeds"
    schema = json.loads((folder / "schemastore-feed.json").read_text("utf-8"))
    schema["others"] = {"feed-1": json.loads((folder / "schemastore-feed-1.json").read_text("utf-8"))}
    reader = Reader()
    for path in paths(talk, "json"):
        answer = reader.get(path)
        assert answer["Content-Type"].startswith("application/feed+json")
        feed = answer.json()
        assert check_schema(feed, schema, schema) == [], path
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)) > 0


def test_rss_and_atom_are_well_formed_and_say_where_they_are(talk: Desk) -> None:
    reader = Reader()
    for path in paths(talk, "rss"):
        channel = etree.fromstring(reader.get(path).content).find("channel")
        assert channel is not None
        for item in channel.iter("item"):
            assert item.findtext("guid", "").startswith("http://127.0.0.1:8000/")
            assert item.findtext("title")
            assert item.findtext("pubDate")
    for path in paths(talk, "atom"):
        feed = etree.fromstring(reader.get(path).content)
        assert feed.findtext(f"{ATOM}id")
        assert feed.findtext(f"{ATOM}updated")
        for entry in feed.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}id", "").startswith("http://127.0.0.1:8000/")
            assert entry.find(f"{ATOM}author/{ATOM}email") is None


def test_feeds_carry_public_words_alone(talk: Desk) -> None:
    reader = Reader()
    for form in ("rss", "atom", "json"):
        for path in paths(talk, form):
            text = reader.get(path).content.decode()
            assert "Held words" not in text
            assert "Withdrawn words" not in text
            assert ADDRESS not in text
        comments = reader.get(f"{talk.path}comments/feed.{form}").content.decode()
        assert "edited" in comments


def test_the_feed_of_all_comments_is_full_however_busy_what_is_hidden_was(
    bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from postilla.articles.models import ArticlePage
    from postilla.publishing import feeds

    monkeypatch.setattr(feeds, "LONGEST", 4)
    quiet, closed, gone = bring("Quiet"), bring("Closed"), bring("Gone")
    shown = [quiet.post() for _ in range(5)]
    for desk in (closed, gone):
        desk.at = quiet.at
        for _ in range(6):
            desk.post()
    shown.append(quiet.post(now=gone.tick(60)))
    page = ArticlePage.objects.get(slug="closed")
    page.conversation_state = "closed"
    page.save_revision().publish()
    ArticlePage.objects.get(slug="gone").unpublish()
    quiet.drain()
    items = Reader().get("/feeds/comments.json").json()["items"]
    assert [item["id"].rpartition("/")[2] for item in items] == [str(n) for n in shown[:-5:-1]]


def test_feeds_of_what_is_not_there(talk: Desk) -> None:
    for path in ("/cars/nothing/comments/feed.rss", "/nothing/feed.json", "/feeds/all.rss", "/feeds/comments.xml"):
        assert Reader().get(path).status_code == 404


NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.mark.parametrize("path", ["/sitemap.xml", "/news-sitemap.xml"])
def test_sitemaps_fit_their_schema(talk: Desk, shared: Path, path: str) -> None:
    xsd = etree.XMLSchema(etree.parse(str(shared / "data/sitemap/sitemap.xsd"), etree.XMLParser(no_network=True)))
    document = etree.fromstring(Reader().get(path).content)
    news = list(document.iter(f"{NEWS}news"))
    assert len(news) == (path == "/news-sitemap.xml")
    for element in news:  # its own schema is not among our files
        fields = {child.tag.removeprefix(NEWS) for child in element.iter()}
        assert fields == {"news", "publication", "name", "language", "publication_date", "title"}
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    assert xsd.validate(document), xsd.error_log
    locations = [element.text for element in document.iter("{*}loc")]
    assert f"http://127.0.0.1:8000{talk.path}" in locations


def test_every_address_of_the_sitemap_is_there(talk: Desk) -> None:
    document = etree.fromstring(Reader().get("/sitemap.xml").content)
    for element in document.iter("{*}loc"):
        path = (element.text or "").removeprefix("http://127.0.0.1:8000")
        assert Reader().get(path).status_code == 200, path
    assert b"Sitemap: http://127.0.0.1:8000/sitemap.xml" in Reader().get("/robots.txt").content


def test_structured_data_and_feed_links_of_an_article(talk: Desk) -> None:
    from tests.support.reader import tree

    page = tree(Reader().get(talk.path))
    data = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (data["@type"], data["commentCount"]) == ("NewsArticle", 2)
    assert [c["@type"] for c in data["comment"]] == ["Comment", "Comment"]
    assert "<b>tags</b>" in data["comment"][0]["text"]
    feeds = page.xpath("//link[@rel='alternate'][@type='application/feed+json']/@href")
    assert f"http://127.0.0.1:8000{talk.path}comments/feed.json" in feeds
