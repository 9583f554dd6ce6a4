"""Promises and subjects are deleted in lists of the CMS, one or many, and by commands: told where all of that passes.

The CMS's own hook is called after the transaction, with rows that have lost their ids, and its index of who shows them
forgets them with the rows: so that is asked before.
"""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.utils import timezone

from postilla.articles import reads as articles
from postilla.ledger import writes
from postilla.ledger.models import Promise, Subject

_SHOWN = "_shown_until_deleted"  # where a row that is being deleted carries the articles that have it


def connect() -> None:
    """Called once, when the application is ready."""
    for model in (Promise, Subject):
        pre_delete.connect(_before, sender=model, dispatch_uid=f"staff.deleting.{model.__name__}")
    post_delete.connect(_promise, sender=Promise, dispatch_uid="staff.deleted.Promise")
    post_delete.connect(_subject, sender=Subject, dispatch_uid="staff.deleted.Subject")


def _before(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    key = [instance.pk]
    shown = articles.showing_ledger((), key) if sender is Promise else articles.showing_ledger(key, ())
    instance.__dict__[_SHOWN] = shown


def _promise(instance: Promise, **kwargs: Any) -> None:
    writes.removed(instance, instance.__dict__.pop(_SHOWN, ()), timezone.now())


def _subject(instance: Subject, **kwargs: Any) -> None:
    writes.subject_removed(instance, instance.__dict__.pop(_SHOWN, ()), timezone.now())
