"""What happens to stored pages when the ledger changes. Each may be run twice."""

from collections.abc import Iterable, Sequence

from postilla.articles import reads as articles
from postilla.discussion.events import CommentRemoved, ThreadChanged
from postilla.ledger import reads
from postilla.ledger.events import EvidenceOffered, EvidenceSettled, LedgerChanged, VerdictChanged
from postilla.ledger.values import path_of
from postilla.moderation.events import CommentDecided
from postilla.publishing import frames, shell, sitemaps
from postilla.publishing.handlers import drop_comment_feeds, on_magazine, on_thread_changed
from postilla.publishing.ledger import api
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
    if new := [fact for fact in changed if fact.pages]:
        # What an article reported is offered for evidence under its comments.
        told = {*reads.articles_of({promise for fact in new for promise in fact.promises})}
        told |= {article for fact in new for article in fact.articles}
        on_thread_changed([ThreadChanged(article) for article in sorted(told)])
        maker().change(ROOT, Touched(drop=sitemaps.stored(maker().root)))
    gone = {f"{ROOT}{slug}/" for fact in changed for slug in fact.slugs}
    _again(subjects, promises, gone, {path for fact in changed for path in fact.shown})
    if promises:  # what their titles are, and whether their conversations are shown
        drop_comment_feeds()
        own = [reads.subject_of(one) for one in promises]
        _promises(reads.citing(threads=own) - promises)
        _figures(reads.subjects_citing(threads=own) - subjects)


def on_opened(_facts: Sequence[Event]) -> None:
    """From the first promise on, every page leads to them; and none does when the last is deleted."""
    on_magazine(())


def on_verdict(facts: Sequence[Event]) -> None:
    """A verdict is another: besides the ledger's own pages, every article that shows the promise."""
    _again((), {fact.promise_id for fact in facts if isinstance(fact, VerdictChanged)})


def on_evidence(facts: Sequence[Event]) -> None:
    """Evidence was offered or settled: the pages of its comment's article say so, and the promise's own."""
    offered = [fact for fact in facts if isinstance(fact, EvidenceOffered | EvidenceSettled)]
    on_thread_changed([ThreadChanged(thread) for thread in sorted({fact.thread for fact in offered})])
    _promises({fact.promise_id for fact in offered})


def on_comment_gone(facts: Sequence[Event]) -> None:
    """Comments that brought evidence are not public any more, or are again, or their author has another name."""
    comments = {fact.comment_id for fact in facts if isinstance(fact, CommentRemoved | CommentDecided)}
    threads = {fact.subject for fact in facts if isinstance(fact, ThreadChanged)}
    _promises(reads.citing(comments, threads))
    _figures(reads.subjects_citing(comments, threads))


def _figures(subjects: Iterable[int]) -> None:
    """The pages of subjects among whose figures it is said who brought them."""
    if subjects := set(subjects):
        own = {f"{ROOT}{slug}/" for slug in reads.slugs_of(subjects)}
        maker().change(ROOT, Touched(drop=own, drop_below=own))


def _promises(promises: Iterable[int]) -> None:
    """A promise's own page and those of its conversation, which say whose it is: all of a family of its own."""
    for path in map(path_of, promises):
        frames.forget(path)
        maker().change(path, Touched(drop={path}, drop_below={f"{path}comments/"}))


def _again(
    subjects: Iterable[int], promises: Iterable[int], deleted: Iterable[str] = (), more: Iterable[str] = ()
) -> None:
    """`deleted`: pages of subjects that are gone. `more`: articles that showed what is gone."""
    promises, subjects = set(promises), set(subjects)
    own = {f"{ROOT}{slug}/" for slug in reads.slugs_of(subjects, promises)} | set(deleted)
    gone = Touched(
        drop={ROOT, f"{ROOT}promises.csv", f"{ROOT}promises.json"} | feeds(f"{ROOT}feed"),
        drop_below={f"{ROOT}verdict/"} | own,
    )
    gone.drop |= own | {f"{path_of(one)}card/" for one in promises}
    gone.drop |= api.touched(promises, maker().root, figures=bool(subjects))
    maker().change(ROOT, gone)
    _promises(promises)
    shown = articles.showing_ledger(reads.subjects_like(subjects), promises)
    for place, path in enumerate([*shown, *sorted(set(more) - set(shown))]):
        shell.forget(path)
        maker().change(path, Touched(make={path}) if place < EAGER else Touched(drop={path}))
