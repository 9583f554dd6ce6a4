"""Where a branch is to go, as a moderator pastes it."""

import re
from urllib.parse import urlsplit

from postilla.discussion import reads as discussion
from postilla.discussion.values import Spot
from postilla.grounds import reads as grounds
from postilla.moderation.desk.refusals import NoSuchPlace


def named_in(text: str) -> tuple[int, str]:
    """The comment that an address or number names, or the path of an address; 0 and nothing where it names neither.

    >>> named_in("https://example.org/cars/test/#c12"), named_in("12"), named_in("/cars/test/")
    ((12, ''), (12, ''), (0, '/cars/test/'))
    """
    said = text.strip()
    found = re.fullmatch(r"(?:.*#c|#|c)?(\d{1,18})", said, re.ASCII)
    if found:
        return int(found[1]), ""
    try:
        path = urlsplit(said).path
    except ValueError:
        path = ""
    return 0, path if path.startswith("/") else ""


def spot_in(text: str) -> Spot:
    """Below the published comment that is named, or as a root under the article. Raises NoSuchPlace."""
    comment_id, path = named_in(text)
    if comment_id:
        found = discussion.comment(comment_id)
        if found is not None and found[0].is_public:
            return Spot(found[1], comment_id)
    standing = grounds.standing_at(path) if path else None
    if standing is None:
        raise NoSuchPlace
    return Spot(standing.subject, None)
