"""`postilla staff`: a way back for those who sign in to the newsroom."""

from pathlib import Path

import typer

from postilla.cli.start import begin, stop


def reset_second_factor(home: Path, name: str) -> None:
    """Forget somebody's second factors. Raises typer.Exit with 2 where there is nobody of that name."""
    begin(home, create=False)
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from postilla.admission import writes

    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        names = ", ".join(get_user_model().objects.order_by("username").values_list("username", flat=True)[:20])
        stop(f"Nobody signs in as {name}. These do: {names}")
    count = writes.reset(user.pk, timezone.now())
    if not count:
        typer.echo(f"{name} had no second factor. Nothing to take away.")
        return
    typer.echo(f"Taken away: {count} second factor{'s' if count != 1 else ''} of {name}, with the recovery codes.")
    typer.echo("Sessions that they opened have ended. The password is as it was.")
    if settings.POSTILLA_STAFF_2FA == "required":
        typer.echo(
            f"{name} sets up a new factor at the next sign-in. Until then the password alone lets anybody do so:"
        )
        typer.echo("if it may be known to somebody else, change it first.")
