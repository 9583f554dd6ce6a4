"""To one of the staff: the link to a new password. Worded when it is sent, so that no queue holds it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from postilla.articles import reads as articles
from postilla.notifications.values import Button, Content


def password(about: dict[str, Any], to: str, now: datetime) -> Content | None:
    """Staff's pages are in English, and so are letters to staff. None for who may not sign in any more."""
    user = get_user_model().objects.filter(id=int(to.partition(":")[2]), is_active=True).first()
    if user is None or not user.has_usable_password():
        return None
    link = reverse(
        "wagtailadmin_password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    name = articles.magazine().name
    return Content(
        subject=f"A new password for the newsroom of {name}",
        parts=(
            f"Somebody asked for a new password for you, {user.get_username()}, at the newsroom of {name}. If it was "
            "you, choose one behind this link. Your second factor stays as it is.",
            Button("Choose a new password", f"{settings.POSTILLA_BASE_URL}{link}"),
            "If it was not you, do nothing. Your password stays as it is.",
        ),
        foot=("Nothing else is sent to you because of this.",),
        sender=name,
    )
