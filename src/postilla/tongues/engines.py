"""What translates: LibreTranslate over HTTP, or Argos within this process. Nothing, unless the operator named one."""

import json
import re
import threading
from functools import lru_cache
from html import escape, unescape
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from postilla.tongues.refusals import CannotTranslate

PATIENCE = 20  # seconds for an answer
MOST = 1_000_000  # bytes of an answer that are read


class Engine(Protocol):
    """A translator. `name` is shown with what it made."""

    name: str

    def translate(self, html: str, source: str, target: str) -> str:
        """The HTML in another language; not yet safe. Raises CannotTranslate."""
        ...


class LibreTranslate:
    """A LibreTranslate server (https://docs.libretranslate.com), best one's own."""

    name = "LibreTranslate"

    def __init__(self, url: str, key: str = "") -> None:
        self.url, self.key = url.rstrip("/"), key

    def translate(self, html: str, source: str, target: str) -> str:
        asked = {"q": html, "source": source, "target": target, "format": "html"}
        if self.key:
            asked["api_key"] = self.key
        request = Request(  # noqa: S310  (the operator's own address, http or https by the settings' check)
            f"{self.url}/translate", json.dumps(asked).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                found = json.loads(answer.read(MOST))["translatedText"]
        except (HTTPError, URLError, OSError, ValueError, KeyError, TypeError) as error:
            raise CannotTranslate from error
        if not isinstance(found, str) or not found.strip():
            raise CannotTranslate
        return found


class Argos:
    """Argos Translate within this process, with the models that the operator installed. The extra `argos` brings it."""

    name = "Argos Translate"

    def translate(self, html: str, source: str, target: str) -> str:
        engine: Any = _argos()
        with _one_at_a_time:
            try:
                parts = [str(engine.translate(text, source, target)) for text in _paragraphs(html)]
            except Exception as error:  # it raises whatever its models do, also where there is none for the pair
                raise CannotTranslate from error
        return "".join(f"<p>{escape(part)}</p>" for part in parts)


_one_at_a_time = threading.Lock()  # its models use all cores


@lru_cache(maxsize=1)
def _argos() -> Any:
    try:
        from argostranslate import translate
    except ImportError as error:
        raise CannotTranslate from error
    return translate


def _paragraphs(html: str) -> list[str]:
    parts = re.split(r"</(?:p|li|blockquote|pre)>|<br ?/?>", html)
    texts = (unescape(re.sub(r"<[^>]*>", "", part)).strip() for part in parts)
    return [text for text in texts if text]


def engine() -> Engine | None:
    """The translator that POSTILLA_TRANSLATE names ("argos", or the address of a LibreTranslate server), or None."""
    named: str = settings.POSTILLA_TRANSLATE
    if not named:
        return None
    return Argos() if named == "argos" else LibreTranslate(named, settings.POSTILLA_TRANSLATE_KEY)
