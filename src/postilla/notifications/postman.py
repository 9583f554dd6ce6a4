"""Sending: one letter after another, each worded when its turn comes. Runs in a thread of its own."""

import logging
from datetime import datetime

from django.conf import settings

from postilla.notifications import rules
from postilla.notifications.envelope import ascii_domain, message, sender
from postilla.notifications.letters import KINDS
from postilla.notifications.recipients import address_of
from postilla.notifications.smtp import PutOff, Refused, Session, Unknown, Unreachable
from postilla.notifications.writes import letters as writes
from postilla.notifications.writes.letters import Turn

log = logging.getLogger("postilla.mail")


class Postman:
    """Walks as long as there are letters; rests when the server cannot be reached."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._failures = 0
        self._resume: datetime | None = None

    def step(self, now: datetime) -> bool:
        """Send the letter whose turn it is; False if there is none, or the server rests."""
        if self._resume is not None and now < self._resume:
            return False
        turn = writes.claim(now)
        if turn is None:
            self.rest()
            return False
        try:
            self._deliver(turn, now)
        except Unreachable as error:
            self._failures += 1
            self._resume = now + rules.pause_after(self._failures)
            writes.released(turn.id, f"The mail server could not be reached. {error}", now)
            log.warning("the mail server could not be reached, letters wait: %s", error)
            self.rest()
            return False
        self._failures, self._resume = 0, None
        return True

    def rest(self) -> None:
        """Hang up until there is something to send."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _deliver(self, turn: Turn, now: datetime) -> None:
        worded = self._worded(turn, now)
        if worded is None:
            return
        to, words = worded
        if self._session is None:
            assert settings.POSTILLA_MAIL is not None, "without mail nothing is queued"
            self._session = Session(settings.POSTILLA_MAIL)
        try:
            self._session.hand_over(sender(), to, words, lambda: writes.handing(turn.id, now))
        except PutOff as error:
            writes.put_off(turn.id, str(error), now)
        except Unknown as error:
            writes.doubtful(turn.id, f"The mail server did not say whether it took it. {error}", now)
            log.warning("letter %s (%s) may have arrived, or not: %s", turn.id, turn.kind, error)
        except Refused as error:
            writes.refused(turn.id, str(error), now)
            log.warning("letter %s (%s) was refused: %s", turn.id, turn.kind, error)
        else:
            writes.taken(turn.id, now)

    def _worded(self, turn: Turn, now: datetime) -> tuple[str, bytes] | None:
        """Whom it goes to and its bytes; None where it was settled instead."""
        try:
            content, to = KINDS[turn.kind](turn.about, turn.to, now), address_of(turn.to, now)
            if content is None or not to:
                why = "There was nothing to say any more." if content is None else "There is no address any more."
                writes.dropped(turn.id, why, now)
                return None
            return ascii_domain(to), bytes(message(content, turn.message_id, to, now))
        except Exception as error:  # one letter that cannot be worded must not hold up the others
            # Not the error's own words: what could not be put into a header may be an address.
            log.error("letter %s (%s) could not be worded: %s", turn.id, turn.kind, type(error).__name__)
            writes.put_off(turn.id, f"It could not be worded: {type(error).__name__}.", now)
            return None
