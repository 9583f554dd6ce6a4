"""What happens to stored pages when the ledger changes. Each may be run twice."""

from collections.abc import Iterable, Sequence

from postilla.articles import reads as articles
from postilla.ledger import reads
from postilla.ledger.events import LedgerChanged, VerdictChanged
from postilla.publishing import shell, sitemaps
from postilla.publishing.handlers import on_magazine
from postilla.publishing.ledger.pages import ROOT
from postilla.publishing.maker import Touched, maker
from postilla.publishing.places import feeds
from postilla.vocabulary import Event

EAGER = 20  # articles of one batch whose pages are made at once; the others are made when they are read


def on_ledger(facts: Sequence[Event]) -> None:
    """Promises or figures changed: the pages that show them, and no other, are made again."""
    changed = [fact for fact in facts if isinstance(fact, LedgerChanged)]
    promises = {promise for fact in changed for promise in fact.promises}
    subjects = {subject for fact in changed for subject in fact.subjects}
    if any(fact.pages for fact in changed):
        maker().change(ROOT, Touched(drop=sitemaps.stored(maker().root)))
    _again(subjects, promises)


def on_opened(_facts: Sequence[Event]) -> None:
    """From the first promise on, every page leads to them."""
    on_magazine(())


def on_verdict(facts: Sequence[Event]) -> None:
    """A verdict is another: besides the ledger's own pages, every article that shows the promise."""
    _again((), {fact.promise_id for fact in facts if isinstance(fact, VerdictChanged)})


def _again(subjects: Iterable[int], promises: Iterable[int]) -> None:
    promises = set(promises)
    slugs = reads.slugs_of(subjects, promises)
    gone = Touched(
        drop={ROOT, f"{ROOT}promises.csv", f"{ROOT}promises.json"} | feeds(f"{ROOT}feed"),
        drop_below={f"{ROOT}verdict/"} | {f"{ROOT}{slug}/" for slug in slugs},
    )
    gone.drop |= {f"{ROOT}{slug}/" for slug in slugs} | {f"{ROOT}promise/{one}/" for one in promises}
    maker().change(ROOT, gone)
    shown = articles.showing_ledger(reads.subjects_like(subjects), promises)
    for place, path in enumerate(shown):
        shell.forget(path)
        maker().change(path, Touched(make={path}) if place < EAGER else Touched(drop={path}))
