"""A reader with a browser: Django's test client, with the manners of a form, and of the page's script."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from tests.support.magazine import ADDRESS, Desk

JSON = {"accept": "application/json"}
FORM = {"text": "A good car, I think.", "author": "Ada Winter", "email": ADDRESS, "website": ""}


class Reader(Client):
    """Posts the form under an article. `as_script=True` sends what site.js sends and gets JSON."""

    def send(self, desk: Desk, **fields: Any) -> Any:
        headers = dict(JSON) if fields.pop("as_script", False) else {}
        headers.update(fields.pop("headers", {}))
        return self.post(f"{desk.path}comments/", {**FORM, **fields}, headers=headers)

    def says(self, desk: Desk, text: str, **fields: Any) -> int:
        """Post a comment and follow to it; its id."""
        answer = self.send(desk, text=text, **fields)
        assert answer.status_code == 303, answer.content.decode()[:2000]
        return comment_of(answer)


def known_as(guest_id: int) -> Reader:
    """A browser that is known as a guest, as if it had posted."""
    from postilla.identity import writes
    from postilla.identity.reads import COOKIE, cookie_for
    from postilla.identity.values import Browser

    ticket = writes.welcome(guest_id, None, Browser("Firefox", "Linux"), timezone.now())
    assert ticket is not None
    reader = Reader()
    reader.cookies[COOKIE] = cookie_for(ticket)
    return reader


def comment_of(answer: Any) -> int:
    return int(urlsplit(answer["Location"]).fragment.removeprefix("c"))


def tree(page: Any) -> Any:
    """A page as lxml sees it, from text, bytes or an answer."""
    content = page if isinstance(page, str | bytes) else page.content
    return lxml_html.document_fromstring(content)


def shown(page: Any) -> dict[str, str]:
    """The comments of a page: text by element id."""
    found = tree(page).xpath("//article[contains(@class,'comment')]")
    return {e.get("id"): e.xpath(".//div[contains(@class,'comment-body')]")[0].text_content().strip() for e in found}


def tombstones(page: Any) -> list[str]:
    return list(tree(page).xpath("//div[@class='tombstone']/@id"))


def count_on(page: Any) -> int:
    return int(tree(page).xpath("//*[@id='comment-count']/@data-count")[0])


def problems(page: Any) -> dict[str, str]:
    """The problems a form names, by field: found through aria-describedby, as a screen reader finds them."""
    root = tree(page)
    found = {}
    for field in root.xpath("//*[@aria-invalid='true']"):
        for ref in field.get("aria-describedby", "").split():
            if ref.endswith("-problem"):
                found[field.get("name")] = root.get_element_by_id(ref).text_content().strip()
    return found
