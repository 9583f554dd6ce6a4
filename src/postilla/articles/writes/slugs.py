"""Slugs that are plain ASCII, free, and mean nothing else."""

from collections.abc import Container
from typing import Any
from urllib.parse import unquote

from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

LONGEST = 120


def plain(text: str, fallback: str) -> str:
    """ASCII letters, digits and hyphens for any text, percent-encoded or not."""
    return slugify(string_to_ascii(unquote(text)))[:LONGEST].strip("-_") or fallback


def free(wanted: str, taken: "QuerySet[Any]", reserved: Container[str] = frozenset()) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … whose slug is neither reserved nor among `taken`."""
    used = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in used or slug in reserved:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
