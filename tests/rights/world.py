"""The small world in which the matrix is asked: a comment in each state, and somebody of each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import GroupPagePermission

from postilla.articles import reads as articles
from postilla.articles.values import BroughtSection
from postilla.cli.serve import let_desk_decide
from postilla.discussion.models import Comment
from postilla.discussion.values import HELD, REJECTED
from postilla.identity.receipts import receipt_for
from postilla.ledger.models import Offer, Revision, Verdict
from postilla.moderation import writes
from postilla.moderation.models import Appeal, Decision, Report, Sanction, SectionDesk
from postilla.moderation.values import WARN, Terms, Why
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader

FORM = "application/x-www-form-urlencoded"


@dataclass
class World:
    """`values` fills the places of an address by state; `clients` are the actors' browsers."""

    values: dict[str, dict[str, Any]]
    clients: dict[str, Client]

    def ask(self, actor: str, method: str, address: str, fields: dict[str, str]) -> int:
        client = self.clients[actor]
        known_as = dict(client.cookies)
        try:
            return int(client.generic(method, address, urlencode(fields), FORM).status_code)
        finally:
            client.cookies = SimpleCookie()  # whoever the browser became meanwhile, it is as it was
            client.cookies.update(known_as)


def standing() -> list[Any]:
    """What deeds change, as it stands: comments, and how many rows the rest has."""
    comments = list(Comment.objects.order_by("id").values_list("id", "state", "revision", "agreements"))
    changes = Revision.objects.filter(taken_back_at=None).count()
    return [comments, changes, *(table.objects.count() for table in (Appeal, Decision, Offer, Report, Verdict))]


def world(bring: Callable[..., Desk]) -> World:
    let_desk_decide()  # as the first start does
    _desk_of_another_section(bring)
    clients = {name: _staff(name) for name in ("elsewhere", "moderator", "editor", "administrator")}
    guest, author = Reader(), Reader(REMOTE_ADDR="198.51.100.7")
    in_ledger = _in_ledger()
    shown = (("text", "<p>One.</p>"), ("promise", in_ledger["promise"]))  # so that comments may be evidence for it
    open_one = bring(body=shown)
    guest.says(open_one, "Something else", author="Gus Guest", email="gus@mail.example.org")
    values = {state: _place(open_one, author, state) for state in ("published", "held", "rejected", "withdrawn")}
    for state, how in (("readonly", "read-only"), ("closed", "closed")):
        desk = bring(title=f"A {state} article", body=shown)
        values[state] = _place(desk, author, state)
        _settle(desk, how)
    values["missing"] = {**values["published"], "comment": 10**12, "receipt": "12.forged", "decision": 10**12}
    values["missing"] |= {"sanction": 10**12, "appeal": 10**12}
    for places in values.values():
        places.update(in_ledger)
    return World(values, {"nobody": Client(), "guest": guest, "author": author, **clients})


def _in_ledger() -> dict[str, Any]:
    """A promise in the ledger that was changed, evidence that waits, and a figure of another year; a reason to give."""
    from postilla.ledger import writes
    from postilla.ledger.drafts import Change, Offered
    from tests.support.ledger import AFTER, REPORT, new_book

    book = new_book()
    promise = book.promise()
    offered = Offered(promise, 10**12, "article:none", kept=True, link="https://example.org/", by_guest=1)
    lowered = Change("lowered", date(2024, 6, 1), REPORT, low="70000")
    return {
        "promise": promise, "offer": writes.offer(offered, AFTER), "figure": book.figure("70000", "2019"),
        "change": writes.revise(promise, lowered, "ines", AFTER), "why": "Of another promise.",
    }  # fmt: skip


def _desk_of_another_section(bring: Callable[..., Desk]) -> None:
    """A group that may what moderators may, under the articles of one section alone, which is not the others'. In the
    CMS's tree it may what they may everywhere: that is Wagtail's, and no section's.
    """
    subject = bring("A road", section=BroughtSection("Roads")).subject
    group = Group.objects.create(name="Moderators of roads")
    group.permissions.set(Group.objects.get(name="Moderators").permissions.all())
    for given in GroupPagePermission.objects.filter(group__name="Moderators"):
        GroupPagePermission.objects.create(group=group, page=given.page, permission=given.permission)
    SectionDesk.objects.create(group=group, section_id=articles.sections_of([subject])[subject])


def _place(desk: Desk, author: Reader, state: str) -> dict[str, Any]:
    comment = author.says(desk, f"Words, {state}")
    if state == "withdrawn":
        author.post(f"/c/{comment}/withdraw")
    elif state in (HELD, REJECTED):
        desk.decide(comment, state)
    decision = Decision.objects.filter(comment_id=comment).values_list("id", flat=True).first() or 10**12
    sanction, appeal = _warned(comment)
    return {
        "comment": comment, "article": desk.path, "receipt": receipt_for(comment), "decision": decision, "desk": desk,
        "sanction": sanction, "appeal": appeal, "page": _page(desk),
    }  # fmt: skip


def _page(desk: Desk) -> int:
    from postilla.articles.models import ArticlePage

    return int(ArticlePage.objects.get(translation_key=desk.subject.removeprefix("article:")).pk)


def _warned(comment: int) -> tuple[int, int]:
    """A warning for a comment, which keeps nobody from anything, and its author's appeal against it."""
    writes.impose(comment, WARN, "somebody", NOW, Why("insult"), Terms())
    sanction = Sanction.objects.values_list("id", flat=True).get(comment_id=comment)
    return sanction, writes.appeal_sanction(sanction, "Please look again", NOW)


def _settle(desk: Desk, state: str) -> None:
    from postilla.articles.models import ArticlePage
    from postilla.articles.reads import forget_standings

    key = desk.subject.removeprefix("article:")
    assert ArticlePage.objects.filter(translation_key=key).update(conversation_state=state)
    forget_standings()


def _staff(name: str) -> Client:
    user = User.objects.create_user(name, first_name=name.title(), is_staff=False)
    if name == "administrator":
        user.is_superuser = user.is_staff = True
        user.save()
    group = {"editor": "Editors", "moderator": "Moderators", "elsewhere": "Moderators of roads"}.get(name)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client
