"""What screening guesses of a draft, and whether that holds it."""

import logging
import time

from django.conf import settings

from postilla.discussion.text import hosts_in, to_plain
from postilla.intake.rules import Clean
from postilla.moderation.values import HOLD, Verdict
from postilla.screening import reads as screening
from postilla.screening.rules import suspicion
from postilla.screening.values import Asked, Guess

log = logging.getLogger("postilla.intake")

SLOWEST = 0.1  # seconds of this thread's own work; a hundred times what a guess takes


def guessed(clean: Clean, html: str, language: str, mode: str) -> tuple[Guess | None, list[Verdict]]:
    """What does it look like? The guess, if there is one, and the verdict if it holds the comment.

    A guess that fails or takes too long holds it, and says so: it neither loses a comment nor lets one through unseen.
    """
    try:
        screening.ready()  # no comment's own time
        began = time.thread_time()
        guess = screening.guess(Asked(to_plain(html), clean.name, clean.website, hosts_in(html), language))
        found = suspicion(guess, screening.policy(), mode or settings.POSTILLA_MODERATION) if guess else ""
    except Exception:  # whatever it is, a person looks at the comment
        log.exception("screening failed")
        return None, [Verdict(HOLD, "failed", "", ("screening",))]
    if time.thread_time() - began > SLOWEST:
        return guess, [Verdict(HOLD, "failed", "", ("screening took too long",))]
    if guess is None or not found:
        return guess, []
    words = tuple(word for reason in guess.reasons if reason.kind == found for word in reason.words)
    return guess, [Verdict(HOLD, f"screening_{found}", "", words)]
