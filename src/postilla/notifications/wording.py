"""What a letter says, as plain text and as HTML: the same parts in the same order."""

import textwrap

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from postilla.notifications.rules import one_line
from postilla.notifications.values import Button, Content, Part, Said

WIDTH = 74


def as_text(content: Content) -> str:
    """Plain text, in lines of 74 characters; addresses stand on lines of their own, whole."""
    body = "\n\n".join(_text(part) for part in content.parts)
    foot = "\n\n".join(_text(part) for part in content.foot)
    return f"{body}\n\n-- \n{foot}\n" if foot else f"{body}\n"


def _text(part: Part) -> str:
    if isinstance(part, Button):
        return f"{part.label}:\n{part.url}"
    if isinstance(part, Said):
        head = f"{part.author}, {part.when}:" if part.when else f"{part.author}:"
        above = f"{one_line(part.above)}\n" if part.above else ""
        quoted = "\n".join(f"> {line}".rstrip() for line in _filled(part.text).splitlines())
        return f"{above}{one_line(head)}\n\n{quoted}" + (f"\n\n{part.url}" if part.url else "")
    return _filled(part)


def _filled(text: str) -> str:
    """Lines no longer than WIDTH; paragraphs and long words as they are."""
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()
    )


def as_html(content: Content) -> str:
    """A small page: one column, no pictures, no third party, light and dark."""
    return render_to_string(
        "postilla_mail/letter.html",
        {"content": content, "parts": _marked(content.parts), "foot": _marked(content.foot)},
    )


def _marked(parts: tuple[Part, ...]) -> list[tuple[str, object]]:
    """Each part with the name of its kind, for the template. A comment's HTML was made safe when it was written."""
    found: list[tuple[str, object]] = []
    for part in parts:
        if isinstance(part, Said):
            found.append(("said", {"it": part, "html": mark_safe(part.html) if part.html else ""}))
        else:
            found.append(("button" if isinstance(part, Button) else "text", part))
    return found
