"""In which language a draft is written: as its writer says, else as it looks, where a magazine has several."""

import logging

from postilla.grounds.reads import comment_languages
from postilla.grounds.values import Standing
from postilla.tongues.rules import Spoken

log = logging.getLogger("postilla.intake")


def in_language(html: str, said: str, page: str, standing: Standing | None) -> Spoken:
    """The language of a comment and its HTML with foreign paragraphs marked. `said`: what its writer chose, or "".

    With one language it is the page's, and nothing is looked at. A guess that fails is the page's too: it must not cost
    anybody a comment.
    """
    among = comment_languages(standing)
    if not among:
        return Spoken(page, html)
    try:
        from postilla.tongues import detecting  # its models are large, and loaded where they are used

        if said in among:
            return detecting.stated(html, among, said)
        return detecting.spoken(html, among, page)
    except Exception:
        log.exception("a comment's language could not be told")
        return Spoken(page, html)
