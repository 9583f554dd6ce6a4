"""Fills a home with articles and threads, in a process of its own: `python -m bench.seed PLAN`, home in POSTILLA_HOME.

PLAN is JSON, a list of articles: {"slug", "comments": how many, "twin": true for a second article that has 20 comments
and is padded until both pages compress to equal bytes; "held": how many more wait for a moderator, "section": its
title}. Answers {slug: path} in JSON on the last line of stdout.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.servers import ROOT, CannotMeasure, environment
from bench.words import comment, name, words

BEGAN = datetime(2024, 3, 1, 8, tzinfo=UTC)
BATCH = 5000
TEXTS = 997  # different texts in a large thread, each rendered once
TWIN_COMMENTS = 20
CLOSE_ENOUGH = 0.005
PERSON, PASSWORD = "bench", "measured with care"
LANGUAGES = ("en", "fr", "it", "de", "es")


def fill(home: Path, plan: list[dict[str, Any]]) -> dict[str, str]:
    """Run this module on `home`; the path of each article by its slug. Raises CannotMeasure."""
    home.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "bench.seed", json.dumps(plan)]
    done = subprocess.run(asked, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"the articles could not be made:\n{done.stderr[-2000:]}")
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(plan: list[dict[str, Any]]) -> dict[str, str]:
    from postilla.cli.start import begin

    begin(Path(os.environ["POSTILLA_HOME"]))
    from postilla.articles.writes import ensure_site

    ensure_site("Bench", "http://127.0.0.1:8000")
    paths = {}
    for wanted in plan:
        path, subject = article(wanted["slug"], 400, wanted.get("section", "Bench"))
        _thread(subject, wanted["comments"])
        if wanted.get("held"):
            paths["section"] = _held(subject, wanted["held"])
        paths[wanted["slug"]] = path
        if wanted.get("twin"):
            paths[f"{wanted['slug']}-twin"] = _twin(wanted["slug"], _size(path))
    if any(wanted["comments"] for wanted in plan):
        _index()
    return paths


def _index() -> None:
    """Put what was said into the index of the search: a server would for minutes, and is to be measured at rest."""
    from postilla.finding.writes import index_all

    for _ in index_all(BEGAN):
        pass


def _held(subject: str, many: int) -> str:
    """So many comments that wait, in five languages, and somebody who may decide; the id of their section."""
    from django.contrib.auth import get_user_model

    from postilla.articles.reads import sections_of
    from postilla.discussion.writes import bring_in

    if not get_user_model().objects.filter(username=PERSON).exists():
        get_user_model().objects.create_superuser(PERSON, "", PASSWORD)
    for start in range(0, many, BATCH):
        batch = [_comment(number, None) for number in range(start, min(start + BATCH, many))]
        waiting = [
            replace(one, state="held", language=LANGUAGES[number % 5], created=one.created + timedelta(seconds=start))
            for number, one in enumerate(batch)
        ]
        _guessed(bring_in(subject, waiting, BEGAN))
    return str(sections_of([subject])[subject])


def _guessed(comment_ids: list[int]) -> None:
    """A guess of each, as posting it would have made: from harmless to suspicious, many of them alike."""
    from postilla.outbox.writes import telling
    from postilla.screening.values import Guess
    from postilla.screening.writes import note

    with telling(BEGAN):
        for one in comment_ids:
            note(one, Guess(one * 7919 % TEXTS / TEXTS, one * 104729 % TEXTS / TEXTS), BEGAN, waits=True)


def article(slug: str, length: int, title: str = "Bench") -> tuple[str, str]:
    """An article with a body of `length` words; its path and subject."""
    from postilla.articles.values import BroughtArticle, BroughtSection
    from postilla.articles.writes import bring_article

    paragraphs = [words(length * 31 + start, min(90, length - start)) for start in range(0, length, 90)]
    body = "".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs)
    section = BroughtSection(title, title.casefold().replace(" ", "-"))
    one = BroughtArticle(f"bench:{slug}", slug, (("text", body),), BEGAN, slug=slug, section=section)
    brought = bring_article(one, BEGAN)
    return brought.path, brought.subject


def _thread(subject: str, many: int) -> None:
    """A conversation in which half are roots, three in ten answer those, and two in ten answer the answers.

    Nobody reads what is said there: a server would for minutes, and is to be measured at rest.
    """
    from postilla.discussion.writes import bring_in, settle
    from postilla.insights.writes.hearing import leave_out

    roots, answers = many - many // 2, many * 3 // 10
    above: list[int] = []
    for size in (roots, answers, many - roots - answers):
        here: list[int] = []
        for batch in _batches(above, size):
            made = bring_in(subject, batch, BEGAN)
            leave_out(made)
            here += made
        above = here
    if many:
        settle(subject, BEGAN)


def _batches(above: list[int], size: int) -> Iterator[list[Any]]:
    """`size` comments in batches, as answers spread evenly over the comments `above` (none: roots)."""
    for start in range(0, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        yield [_comment(number, above[number * len(above) // size] if above else None) for number in numbers]


def _comment(number: int, parent: int | None) -> Any:
    from postilla.discussion.values import PUBLISHED, Brought

    text = comment(number % TEXTS)
    html = _html.get(text) or _html.setdefault(text, _rendered(text))
    created = BEGAN + timedelta(seconds=number)
    return Brought(parent, name(number), "", None, html, text, PUBLISHED, created, "en", avatar=number * 7919)


_html: dict[str, str] = {}


def _rendered(text: str) -> str:
    from postilla.discussion.text import to_html

    return to_html(text)


def _twin(slug: str, size: int) -> str:
    """The path of an article with 20 comments whose page compresses to `size` bytes, as near as a few tries come."""
    length, tried = 400, []
    for number in range(6):
        path, subject = article(f"{slug}-twin-{number}", length)
        _thread(subject, TWIN_COMMENTS)
        reached = _size(path)
        tried.append((abs(reached - size), path))
        if abs(reached - size) <= size * CLOSE_ENOUGH:
            break
        length = max(20, length + round((size - reached) / 3.2))  # bytes that a word takes when compressed
    return min(tried)[1]


def _size(path: str) -> int:
    from postilla.publishing.addresses import render

    body = render(path)
    return len(gzip.compress(body or b"", 9, mtime=0))


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
