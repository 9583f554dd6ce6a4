"""What publishing does when it hears a fact. Each handler may be run twice."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from postilla.articles import reads as articles
from postilla.articles.events import (
    AdvertisingRests,
    ArticleCorrected,
    ArticleMoved,
    ArticlePublished,
    PicturesMadeSmall,
)
from postilla.articles.wording import words_of
from postilla.discussion import reads as discussion
from postilla.discussion.events import CommentChanged, ThreadChanged
from postilla.discussion.rules import ordinals
from postilla.grounds import reads as grounds
from postilla.outbox.writes import afterwards
from postilla.pagestore.paths import family_of
from postilla.passages import reads as passages, writes as passages_writes
from postilla.passages.events import PassageAnswered
from postilla.publishing import frames, shell
from postilla.publishing.maker import Touched, maker
from postilla.publishing.pages.corrections import PATH as CORRECTIONS
from postilla.publishing.pages.log import PATH as LOG
from postilla.publishing.places import feeds, passages_page
from postilla.publishing.sweep import forget_everything, forget_showing
from postilla.publishing.which import CommentFact, left_to_readers, touched
from postilla.tongues.events import CommentTranslated
from postilla.vocabulary import Event

log = logging.getLogger("postilla.publishing")

# Facts whose own conversation pages were seen to at once, by the door that told them, and for which of the article's
# translations; what is left are the others and lists.
_made: dict[int, str] = {}
_framed: set[int] = set()  # those of them whose frames were forgotten before

EAGER = 20  # articles of one batch whose pages are made at once


def now(facts: Iterable[Event], see: str | None = None, at: str = "") -> None:
    """See at once to the pages that show what was done, and to `see`: made where somebody reads them, else dropped, so
    that nobody is served an old one after this. The rest follows from the outbox.

    `at` is the path of the article they read, which of its translations that is. For deeds done together, each page is
    made once for all of them, after their commit.
    """
    afterwards(_make, (facts, see, at))


def _make(deeds: Iterable[tuple[Iterable[Event], str | None, str]]) -> None:
    """The deeds are done and told already: if pages cannot be made now, for whatever reason, the outbox makes them."""
    changed: dict[str, Touched] = defaultdict(Touched)
    shown: dict[str, list[int]] = defaultdict(list)
    for facts, see, at in deeds:
        told = tuple(facts)
        answering = {fact.comment_id for fact in told if isinstance(fact, PassageAnswered)}
        with _left_to_the_outbox():
            for fact in told:
                if isinstance(fact, CommentFact):
                    family, pages = next(_touched(fact, at), ("", Touched()))
                    if fact.comment_id in answering:  # its article shows a mark, and the comment its passage
                        _forget_frames(fact.subject)
                        pages.add(_framed_pages(family))
                        _framed.add(fact.once)
                    changed[family].add(pages)
                    shown[family].append(fact.once)
        if see is not None:
            changed[family_of(see)].make.add(see)
    for family, pages in changed.items():
        with _left_to_the_outbox():
            if family:
                maker().change(family, pages)
            _made.update(dict.fromkeys(shown[family], family))


@contextmanager
def _left_to_the_outbox() -> Iterator[None]:
    try:
        yield
    except Exception:  # the reader must not be told that a deed failed which is done; nor another reader suffer
        log.exception("pages could not be made at once; the outbox will make them")


def on_comment(facts: Sequence[Event]) -> None:
    """Comments came, changed or went: their pages, unless made already, and once for all of them the lists."""
    by_article: dict[str, Touched] = defaultdict(Touched)
    subjects = set()
    for fact in facts:
        if not isinstance(fact, CommentFact):
            continue
        made = _made.get(fact.once)
        for number, (path, what) in enumerate(_touched(fact, made or "", made=made is not None)):
            by_article[path].add(left_to_readers(what) if number or made is not None else what)
        if not (isinstance(fact, CommentChanged) and fact.what == "agreements"):
            subjects.add(fact.subject)
    thanked = _add_framed(facts, by_article)
    for path, whole in by_article.items():
        if path:
            maker().change(path, whole)
    if thanked:
        _drop_lists({CORRECTIONS})
    _lists_and_feeds(subjects)
    for fact in facts:
        _made.pop(fact.once, None)
        _framed.discard(fact.once)


def _add_framed(facts: Sequence[Event], by_article: dict[str, Touched]) -> bool:
    """What an article itself says of comments follows them: marks at passages, thanks under corrections.

    Adds its own page and the list of its passages, whose facts are of that comment alone: its other pages stay. Whether
    somebody is thanked.
    """
    shown = [fact for fact in facts if isinstance(fact, CommentFact) and not _says_less(fact)]
    numbers = [fact.comment_id for fact in shown]
    thanked = articles.prompted_by(numbers) if shown else set()
    answering = passages.answering(numbers) if shown else set()
    forgotten: dict[str, tuple[str, ...]] = {}
    for fact in shown:
        if fact.comment_id not in thanked | answering:
            continue
        at = _made.get(fact.once) if fact.once in _framed else None
        if at is None and fact.subject not in forgotten:
            forgotten[fact.subject] = _forget_frames(fact.subject)
        standing = grounds.standing_of(fact.subject)
        for number, path in enumerate(standing.paths if standing else ()):
            if path != at:
                pages = _framed_pages(path)
                by_article[path].add(left_to_readers(pages) if number else pages)
    return bool(thanked)


def _says_less(fact: CommentFact) -> bool:
    """Whether what an article says of comments cannot have changed with it."""
    return isinstance(fact, CommentChanged) and fact.what != "text"


def _framed_pages(path: str) -> Touched:
    return Touched(make={path}, drop={passages_page(path)})


def _forget_frames(subject: str) -> tuple[str, ...]:
    """The paths of the article in all its translations, whose frames are made anew."""
    standing = grounds.standing_of(subject)
    found = standing.paths if standing else ()
    for path in found:
        frames.forget(path)
    return found


def on_translated(facts: Sequence[Event]) -> None:
    """A comment can be read in another language: the page that says so was made when nobody had asked yet."""
    for fact in facts:
        if not isinstance(fact, CommentTranslated):
            continue
        standing = grounds.standing_of(fact.subject)
        for path in standing.paths if standing else ():
            maker().change(path, Touched(drop_below={f"{path}comments/translated/{fact.comment_id}/"}))


def on_decided(_facts: Sequence[Event]) -> None:
    """Somebody decided: the public log is made again when it is next read."""
    _drop_lists({f"{mount}{LOG}" for mount in articles.mounts()})


def on_thread_changed(facts: Sequence[Event]) -> None:
    """Much of a thread changed at once, or its article carries no advertising for now: all its pages go, the first is
    made again, and with it what the article itself
    says of comments: a name under a correction may be gone."""
    subjects = {fact.subject for fact in facts if isinstance(fact, ThreadChanged | AdvertisingRests)}
    for subject in subjects:
        for number, path in enumerate(_forget_frames(subject)):
            whole = Touched(make={path}, drop_below={f"{path}comments/"})
            maker().change(path, left_to_readers(whole) if number else whole)
    if subjects:
        _drop_lists({CORRECTIONS})
    _lists_and_feeds(subjects)


def on_article(facts: Sequence[Event], now: datetime) -> None:
    """Articles came, changed, moved, went or were corrected. Any page may name them, so all are made again.

    What everybody reads next is made at once: the articles themselves and the front page.
    """
    articles.forget_standings()  # what another process settled
    _seek_passages({fact.subject for fact in facts if isinstance(fact, ArticlePublished | ArticleCorrected)}, now)
    forget_everything()
    changed = [fact.path for fact in facts if isinstance(fact, ArticlePublished | ArticleMoved | ArticleCorrected)]
    for path in [*dict.fromkeys(changed)][:EAGER]:
        articles.article_at(path)  # makes its pictures, which takes long, before anybody waits for the page's lock
        maker().fresh(path)
    _front_pages()


def _seek_passages(subjects: Collection[str], now: datetime) -> None:
    """Where answered passages stand in what the articles say now, so that no page has to look for them."""
    for subject in passages.answered(subjects) if subjects else ():
        standing = grounds.standing_of(subject)
        for path in standing.paths if standing else ():
            article = articles.article_at(path)
            if article is not None:
                text = words_of(article.body_html).text
                passages_writes.seek(subject, article.card.language, text, articles.hidden_texts(path), now)


def on_magazine(_facts: Sequence[Event]) -> None:
    """What stands on every page changed: name, sections, advertising."""
    articles.forget_standings()
    forget_everything()
    _front_pages()


def on_pictures(facts: Sequence[Event]) -> None:
    """Pictures can be had in fewer bytes: what shows them is made again when it is next read, and all else stays."""
    named = [fact.pictures for fact in facts if isinstance(fact, PicturesMadeSmall)]
    if all(named):
        forget_showing(articles.addresses_of({one for some in named for one in some}))
    else:
        on_magazine(facts)


def _front_pages() -> None:
    for mount in articles.mounts():
        maker().fresh(f"{mount}/")


def _touched(fact: CommentFact, at: str, *, made: bool = False) -> Iterator[tuple[str, Touched]]:
    """Path and pages of each translation of the article: that at `at` first, or the one its conversation lives in.
    `made`: without the first, whose pages were seen to."""
    standing = grounds.standing_of(fact.subject)
    paths = sorted(standing.paths, key=lambda path: path != at)[made:] if standing else []
    if not paths:
        return
    is_root = len(ordinals(fact.path)) == 1
    chain = (fact.comment_id,) if is_root else discussion.chain(fact.comment_id)
    several = bool(grounds.comment_languages(standing))
    for path in paths:
        pages = touched(fact, path, chain)
        if several:
            pages.drop_below |= {f"{path}comments/in/", f"{path}comments/translated/{fact.comment_id}/"}
        yield path, pages


def _lists_and_feeds(subjects: Iterable[str]) -> None:
    """Of all editions: a comment shows in those that its article is in."""
    _drop_lists({path for subject in subjects for path in _lists_showing(subject)})
    if subjects:
        drop_comment_feeds()


def drop_comment_feeds() -> None:
    """The feeds of all comments, in every edition."""
    for mount in articles.mounts():
        _drop_feeds(f"{mount}/feeds/comments")


def _lists_showing(subject: str) -> list[str]:
    """The lists on which an article stands, from its frame if one is kept: frames are made under their pages' lock."""
    standing = grounds.standing_of(subject)
    found: list[str] = []
    for path in standing.paths if standing else ("/",):
        kept = shell.stored(path) if standing else None
        found += kept.facts["lists"] if kept else grounds.lists_showing(subject, path)
    return found


def _drop_lists(paths: Iterable[str]) -> None:
    """Lists with all their pages. A section's articles stand below its path and stay."""
    for path in paths:
        if path.endswith("/feeds/"):
            continue
        maker().change(path, Touched(drop={path} | feeds(f"{path}feed"), drop_below={f"{path}page/"}))


def _drop_feeds(start: str) -> None:
    for path in sorted(feeds(start)):
        maker().change(path, Touched(drop={path}))
