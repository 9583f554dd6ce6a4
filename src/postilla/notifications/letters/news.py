"""What became of promises that somebody follows: another verdict, a new figure, a change of the promise itself."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from postilla.ledger import reads as ledger, words
from postilla.ledger.shown import Card
from postilla.notifications import keys
from postilla.notifications.letters.wishes import wish_in_words
from postilla.notifications.models import Subscription
from postilla.notifications.speaking import of_letter, speaking
from postilla.notifications.values import Button, Content, Part
from postilla.vocabulary.sentences import filled

MOST = 30  # promises in one letter; of the others their number
Told = dict[int, list[tuple[str, str]]]


def news(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """The letter; None where nothing of it stands any more, or whoever wanted it does so no more."""
    row = Subscription.objects.filter(id=about["subscription"], ended_at=None).first()
    told: Told = {}
    for promise, what, ref in about["news"]:
        told.setdefault(int(promise), []).append((str(what), str(ref)))
    if row is None:
        return None
    base = settings.POSTILLA_BASE_URL
    with speaking(of_letter(row.guest_id, row.language)) as site:
        found = [(card, _lines(card, told[card.id])) for card in ledger.cards(told)]
        shown = [(card, lines) for card, lines in found if lines]
        if not shown:
            return None
        parts: list[Part] = []
        for card, lines in shown[:MOST]:
            parts += [f"{card.subject.name}: {card.title}", *lines]
            parts.append(Button(gettext("The promise"), base + card.path))
        if more := len(shown[MOST:]):
            parts.append(ngettext("and %(number)s more.", "and %(number)s more.", more) % {"number": more})
        stop = f"{base}/mail/stop/{keys.key_for(keys.STOP, row.guest_id, row.id)}"
        manage = f"{base}/mail/manage/{keys.key_for(keys.MANAGE, row.guest_id)}"
        why = filled(gettext("You get this because you follow %(wish)s."), wish=wish_in_words(row.kind, row.target))
        return Content(
            subject=_subject([card for card, _ in shown], site.name), parts=tuple(parts),
            foot=(why, Button(gettext("Stop these letters"), stop), Button(gettext("All your letters"), manage)),
            language=translation.get_language(), sender=site.name, stop=stop, list_id=f"{row.kind}.{row.id}",
        )  # fmt: skip


def _subject(cards: list[Card], site: str) -> str:
    if len(cards) == 1:
        said = {"promise": f"{cards[0].subject.name}: {cards[0].title}", "verdict": words.state(cards[0].state)}
        return gettext("%(promise)s – %(verdict)s") % said
    said = {"number": str(len(cards)), "site": site}
    return ngettext("%(number)s promise at %(site)s", "%(number)s promises at %(site)s", len(cards)) % said


def _lines(card: Card, told: list[tuple[str, str]]) -> list[str]:
    """What is new of a promise, as it stands when the letter is written; nothing where it all was undone."""
    lines = [gettext("New in the ledger: “%(words)s”") % {"words": card.words}] if ("recorded", "") in told else []
    before = [ref for what, ref in told if what == "verdict"]
    if before and before[0] != card.state and not lines:
        said = {"verdict": words.state(card.state), "before": words.state(before[0])}
        lines.append(gettext("The verdict is: %(verdict)s. Before, it was: %(before)s.") % said)
        if card.verdict:
            lines.append(words.why(card.verdict, card.unit))
    lines += [
        gettext("The promise itself was changed: %(change)s.") % {"change": words.change(change)}
        for what, ref in told
        if what == "revised" and (change := ledger.change_of(ref))
    ]
    return lines + list(_figures(int(ref) for what, ref in told if what == "figure" and ref.isdigit()))


def _figures(observations: Iterable[int]) -> Iterable[str]:
    wanted = list(observations)
    for entry in ledger.entries_of(0, wanted) if wanted else ():
        if not entry.counts:
            continue
        happened = gettext("yes") if entry.holds else gettext("no")
        said = {
            "figure": words.with_unit(entry) if entry.metric else happened,
            "period": words.period(entry.period), "source": entry.source,
        }  # fmt: skip
        yield gettext("A source says: %(figure)s (%(period)s). %(source)s") % said
