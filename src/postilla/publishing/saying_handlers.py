"""What happens to stored pages when what readers say is otherwise. May be run twice."""

from collections.abc import Iterable, Sequence

from postilla.discussion.events import ThreadChanged
from postilla.grounds import reads as grounds
from postilla.insights.events import RouteSettled, SayingChanged
from postilla.insights.routing import SEEN
from postilla.publishing import frames
from postilla.publishing.handlers import on_thread_changed
from postilla.publishing.maker import Touched, maker
from postilla.publishing.which import left_to_readers
from postilla.vocabulary import Event


def on_saying_changed(facts: Sequence[Event]) -> None:
    """The article's own page in each edition: the first is made again at once, the others by their next readers."""
    for subject in dict.fromkeys(fact.subject for fact in facts if isinstance(fact, SayingChanged)):
        standing = grounds.standing_of(subject)
        if standing is not None:
            _again(standing.paths)


def _again(paths: Iterable[str]) -> None:
    for number, path in enumerate(paths):
        frames.forget(path)
        pages = Touched(make={path})
        maker().change(path, left_to_readers(pages) if number else pages)


def on_route_settled(facts: Sequence[Event]) -> None:
    """A comment was answered, or what it asked waits again: wherever it stands, that is said under it."""
    subjects = {fact.subject for fact in facts if isinstance(fact, RouteSettled) and fact.state != SEEN}
    on_thread_changed([ThreadChanged(subject) for subject in sorted(subjects)])
