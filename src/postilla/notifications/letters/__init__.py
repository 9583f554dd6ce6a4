"""What each kind of letter says. A kind is a function from what the letter is about to its content.

None means that there is nothing to say any more (a comment was withdrawn meanwhile): the letter is dropped.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from postilla.notifications.letters.comments import comments
from postilla.notifications.letters.desk import appeal, asks, desk, held
from postilla.notifications.letters.due import due
from postilla.notifications.letters.evidence import evidence
from postilla.notifications.letters.factor import factor
from postilla.notifications.letters.news import news
from postilla.notifications.letters.notice import notice
from postilla.notifications.letters.party import party
from postilla.notifications.letters.password import password
from postilla.notifications.letters.proof import proof
from postilla.notifications.letters.receipt import receipt
from postilla.notifications.letters.route import route
from postilla.notifications.letters.saying import saying
from postilla.notifications.letters.trial import trial
from postilla.notifications.values import Content

# What a kind is given: what the letter is about, whom it is for, and the time.
Words = Callable[[dict[str, Any], str, datetime], Content | None]

KINDS: dict[str, Words] = {
    "appeal": appeal, "asks": asks, "comments": comments, "desk": desk, "due": due, "evidence": evidence,
    "factor": factor, "held": held,
    "news": news, "notice": notice, "party": party, "password": password, "proof": proof,
    "receipt": receipt, "route": route, "saying": saying, "trial": trial,
}  # fmt: skip
