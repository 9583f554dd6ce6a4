"""Which passage a draft answers: what a browser sent only says which words of the article are meant."""

from datetime import datetime

from postilla.articles import reads as articles
from postilla.discussion.writes.store import Stored
from postilla.intake import refusals as r
from postilla.passages import writes
from postilla.passages.values import Answered
from postilla.vocabulary.quote import CONTEXT, LONGEST, Quote, find, folded, how_often, quote_at


def quoted(sent: Quote | None, subject: str, language: str) -> Quote | None:
    """The passage as the article has it, or None where none is answered, which asks nothing.

    Nothing of what was sent is kept: the words must stand in the article, and are taken from there with their
    neighbours. Raises PassageTooLong, PassageGone.
    """
    if sent is None:
        return None
    if len(folded(sent.exact[: 4 * LONGEST])) > LONGEST:
        raise r.PassageTooLong(most=LONGEST)
    words = folded(sent.exact)
    text = articles.text_of(subject, language)
    if text is None or len(words) < 2 or not how_often(words, text):
        raise r.PassageGone
    span = find(Quote(words, sent.prefix[-CONTEXT:], sent.suffix[:CONTEXT], sent.start), text)
    assert span is not None  # they stand there, as was just counted
    return quote_at(text, *_whole_words(text, span.start, span.end))


def keep(passage: Quote | None, stored: Stored, language: str, now: datetime) -> None:
    """Keep the passage with the comment that answers it, where there is one and the comment is new."""
    if passage is not None and not stored.repeated:
        writes.keep(stored.subject, Answered(stored.comment_id, language, passage), now)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A selection that begins or ends within a word, with all of that word."""
    while start > 0 and end - start < LONGEST and (text[start - 1] + text[start]).isalnum():
        start -= 1
    while end < len(text) and end - start < LONGEST and (text[end - 1] + text[end]).isalnum():
        end += 1
    return start, end
