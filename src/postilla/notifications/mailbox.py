"""Whose a subscription is: the mailbox's, from whichever browsers it was asked for."""

from django.db.models import QuerySet

from postilla.identity.reads import speaker
from postilla.notifications.models import Subscription


def of_mailbox(guest_id: int) -> QuerySet[Subscription]:
    """All subscriptions whose letters go to the mailbox of a guest, ended or not, confirmed or not."""
    known = speaker(guest_id)
    if known is None or not known.address_hash:
        return Subscription.objects.filter(guest_id=guest_id)
    return Subscription.objects.filter(guest__address_hash=known.address_hash)
