"""Forgetting who reported, who appealed, and who gave notice."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import models

from postilla.moderation.models import Appeal, Notice, Report, Sanction
from postilla.outbox.writes import telling


def forget_reporter(guest_ids: Iterable[int], now: datetime) -> None:
    """What a reader reported stays with the desk; who it was is forgotten, and what they wrote to it."""
    with telling(now):
        for guest_id in guest_ids:
            for row in Report.objects.filter(reporter=f"g{guest_id}"):
                row.reporter, row.note = f"x{secrets.token_hex(12)}", ""
                row.save(update_fields=["reporter", "note"])


def forget_appellant(guest_ids: Iterable[int], now: datetime) -> None:
    """That a reader appealed stays in the record, and what came of it; what they said goes."""
    with telling(now):
        ids = list(guest_ids)
        theirs = models.Q(comment__guest_id__in=ids) | models.Q(sanction__guest_id__in=ids)
        Appeal.objects.filter(theirs).update(text="")


def forget_networks(before: datetime, now: datetime) -> None:
    """Of reports from before then, forget from which network they came."""
    with telling(now):
        for row in Report.objects.filter(reporter__startswith="n", created_at__lt=before):
            row.reporter = f"x{secrets.token_hex(12)}"
            row.save(update_fields=["reporter"])
        Report.objects.filter(created_at__lt=before).exclude(network="").update(network="")
        # A ban needs its codes for as long as it is in force, also when its reader is gone.
        over = models.Q(until__lt=before) | models.Q(lifted_at__lt=before)
        Sanction.objects.filter(over).exclude(address_hash="", network="").update(address_hash="", network="")


def forget_notifiers(before: datetime, now: datetime) -> None:
    """Of notices from before then, forget who gave them; what they said of the comment stays."""
    with telling(now):
        Notice.objects.filter(made_at__lt=before).exclude(name="", address_cipher=b"").update(
            name="", address_cipher=b""
        )
