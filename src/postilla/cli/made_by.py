"""What pages were made with, beside what is in the tables: noted at each start, so that nobody vouches for others'."""

from pathlib import Path

from postilla.cli.start import stop

BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMES = ("POSTILLA_BASE_URL", "version", "look", "POSTILLA_MAIL")


def here() -> str:
    """The address, the version, the templates' words, whether mail is on: another of these makes other pages."""
    from importlib.metadata import version

    from django.conf import settings

    from postilla.publishing.theme import fingerprint

    mail = "mail" if settings.POSTILLA_MAIL else "no-mail"  # which forms offer mail
    return f"{settings.POSTILLA_BASE_URL} {version('postilla')} {fingerprint()} {mail}"


def boot() -> str:
    """Under which start of the machine: pages are not fsynced, and a power cut may have spoilt those of another."""
    return BOOT.read_text().strip() if BOOT.exists() else ""


def marker() -> Path:
    """The file that says what the stored pages were made with: `here` and `boot`, a line each."""
    from django.conf import settings

    return Path(settings.POSTILLA_HOME) / "pages.made-by"


def same_as_the_server() -> None:
    """Stop where this command was started with other settings than the server: it would find, or make, other pages."""
    if not marker().exists():
        return
    made, mine = marker().read_text().partition("\n")[0].split(" "), here().split(" ")
    other = [name for name, there, now in zip(_NAMES, made, mine, strict=False) if there != now]
    if other:
        stop(
            f"The stored pages were made with another {' and '.join(other)} than this command has. Start it with the"
            " server's settings (the same POSTILLA_… variables); after an update, start the server once before."
        )
