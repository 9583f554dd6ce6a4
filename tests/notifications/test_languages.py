"""Letters to readers are in the language that they chose, else in that of the page on which they wrote."""

from collections.abc import Callable
from typing import Any

import pytest

from postilla.identity import writes as identity
from postilla.identity.models import Guest, Proof
from postilla.ledger import writes as ledger
from postilla.ledger.drafts import Offered
from postilla.moderation import writes as moderation
from postilla.moderation.values import Why
from postilla.notifications import rules
from postilla.notifications.letters import KINDS
from postilla.notifications.models import Subscription
from postilla.notifications.speaking import of_letter, of_page, speaking
from postilla.notifications.values import Content
from postilla.notifications.writes import subscriptions
from postilla.notifications.writes.subscriptions import Wish
from tests.support.editions import Editions
from tests.support.ledger import new_book

pytestmark = pytest.mark.django_db
BOB = "bob@readers.example"
Make = Callable[[Editions, int, int], Content | None]


def decision(editions: Editions, guest: int, comment: int) -> Content | None:
    moderation.decide(comment, "reject", "ada", editions.desk.tick(), Why("insult"))
    return KINDS["receipt"]({"comment": comment, "state": "rejected"}, f"guest:{guest}", editions.desk.at)


def answer(editions: Editions, guest: int, comment: int) -> Content | None:
    answered = editions.desk.post("I disagree.", parent=comment, author="Eve", email="eve@readers.example")
    return _about(guest, rules.ANSWERS, [answered], digest=False, at=editions.desk.at)


def digest(editions: Editions, guest: int, comment: int) -> Content | None:
    _follow(editions, guest, rules.CONVERSATION, editions.desk.subject)
    said = [editions.desk.post(author="Eve", email="eve@readers.example") for _ in range(2)]
    return _about(guest, rules.CONVERSATION, said, digest=True, at=editions.desk.at)


def evidence(editions: Editions, guest: int, comment: int) -> Content | None:
    book, subject = new_book(), editions.desk.subject
    offered = Offered(book.promise(), comment, subject, True, "https://example.org/r", by_guest=guest)
    offer = ledger.offer(offered, book.at)
    ledger.decline(offer, "It is no source.", "ines", editions.desk.tick())
    return KINDS["evidence"]({"offer": offer}, f"guest:{guest}", editions.desk.at)


def news(editions: Editions, guest: int, comment: int) -> Content | None:
    promise = new_book().promise()
    _follow(editions, guest, rules.PROMISE, str(promise))
    wish = Subscription.objects.get(guest_id=guest, kind=rules.PROMISE)
    about = {"subscription": wish.id, "news": [[promise, "recorded", ""]]}
    return KINDS["news"](about, f"guest:{guest}", editions.desk.at)


def route(editions: Editions, guest: int, comment: int) -> Content | None:
    from postilla.insights.models import Route
    from postilla.insights.routing import USED

    made = Route.objects.create(
        comment_id=comment,
        subject=editions.desk.subject,
        kind="question",
        state=USED,
        made_at=editions.desk.at,
        changed_at=editions.desk.at,
    )
    return KINDS["route"]({"route": made.pk, "state": USED}, f"guest:{guest}", editions.desk.at)


def link(editions: Editions, guest: int, comment: int) -> Content | None:
    _follow(editions, guest, rules.CONVERSATION, editions.desk.subject, proven=False)
    asked = Proof.objects.filter(purpose="subscribe").latest("id")
    return KINDS["proof"]({"proof": asked.id}, f"proof:{asked.id}", editions.desk.at)


def _follow(editions: Editions, guest: int, kind: str, target: str, *, proven: bool = True) -> None:
    subscriptions.follow(guest, Wish(kind, target), editions.desk.tick(), proven=proven, language="fr")


def _about(guest: int, kind: str, comments: list[int], *, digest: bool, at: Any) -> Content | None:
    wish = Subscription.objects.get(guest_id=guest, kind=kind)
    return KINDS["comments"]({"subscription": wish.id, "comments": comments, "digest": digest}, f"guest:{guest}", at)


SAID = {
    "decision": (decision, {"fr": "“Une voiture”", "de": "“Ein Wagen”", "es": "“A new car”"}),
    "answer": (answer, {"fr": "Une voiture", "de": "Ein Wagen", "es": "A new car"}),
    "digest": (digest, {"fr": "Une voiture", "de": "Ein Wagen", "es": "A new car"}),
    "route": (route, {"fr": "Une voiture", "de": "Ein Wagen", "es": "A new car"}),
    "link": (link, {"fr": "Une voiture", "de": "Ein Wagen", "es": "A new car"}),
    "evidence": (evidence, {}),
    "news": (news, {}),
}  # fmt: skip


@pytest.mark.parametrize(("chosen", "language"), [("", "fr"), ("de", "de"), ("es", "es")])
@pytest.mark.parametrize("kind", SAID)
def test_each_letter_goes_by_what_was_chosen_then_by_where_it_was_written(
    editions: Editions, office: Any, kind: str, chosen: str, language: str
) -> None:
    make, titles = SAID[kind]
    comment = editions.desk.post("Une bonne voiture.", email=BOB, language="fr")
    guest = editions.desk.guests[comment]
    subscriptions.follow(guest, Wish(rules.ANSWERS), editions.desk.tick(), proven=True)
    identity.speak(guest, chosen, editions.desk.tick())
    made = make(editions, guest, comment)
    assert made is not None
    assert made.language == language
    said = f"{made.subject} {made.parts} {made.foot}"
    english = [word for word in ("You get this", "Stop these letters", "They gave", "insults") if word in said]
    assert english == []
    if titles:
        assert titles[language].strip("“”") in said, said
    ways = [part.url for part in made.parts if hasattr(part, "url") and "/c/" in part.url]
    assert all(("/fr/c/" in way, "/de/c/" in way) == (language == "fr", language == "de") for way in ways)


def test_a_notice_is_answered_in_the_language_of_its_form(editions: Editions, office: Any) -> None:
    comment = editions.desk.post()
    given = moderation.give_notice(comment, ("It is libel.", "Lea", b"", "n"), editions.desk.tick(), language="fr")
    made = KINDS["notice"]({}, f"notice:{given}", editions.desk.at)
    assert made is not None
    assert made.language == "fr"
    assert "Received" not in f"{made.parts}"


def test_who_asked_for_answers_is_asked_to_confirm_in_the_language_they_wrote_in(
    editions: Editions, office: Any
) -> None:
    comment = editions.desk.post("Une bonne voiture.", email=BOB, language="fr", answers="1")
    editions.desk.drain()
    asked = Proof.objects.filter(guest_id=editions.desk.guests[comment])
    assert {one.language for one in asked} == {"fr"}
    assert Subscription.objects.get(kind=rules.ANSWERS).language == "fr"


def test_the_owner_of_a_mailbox_is_written_to_as_they_chose_and_no_page_tells_it(editions: Editions) -> None:
    owner, other = (
        editions.desk.guests[editions.desk.post(email=BOB, author=name, language="fr")] for name in ("Bob", "Rob")
    )
    Guest.objects.filter(id=owner).update(confirmed_at=editions.desk.tick(), language="de")
    assert of_letter(other, "fr") == "de"
    assert of_page(other, "fr") == "fr"


@pytest.mark.parametrize(
    ("written", "accepted", "language"),
    [("fr", ["de"], "fr"), ("", ["it", "de", "fr"], "de"), ("", ["it"], "en"), ("", [], "en")],
)
def test_a_page_goes_by_the_browser_where_nothing_is_known(
    editions: Editions, written: str, accepted: list[str], language: str
) -> None:
    assert of_page(None, written, accepted) == language
    with speaking(language) as edition:
        assert edition.language == language


def test_one_edition_speaks_its_language_whatever_a_browser_reads(site: None) -> None:
    assert of_page(None, "", ["de", "fr"]) == "en"
