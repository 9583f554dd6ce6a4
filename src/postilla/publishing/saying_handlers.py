"""What happens to stored pages when what readers say is otherwise. May be run twice."""

from collections.abc import Sequence

from postilla.articles import reads as articles
from postilla.insights.events import SayingChanged
from postilla.publishing import frames
from postilla.publishing.maker import Touched, maker
from postilla.publishing.which import left_to_readers, paths_of
from postilla.vocabulary import Event


def on_saying_changed(facts: Sequence[Event]) -> None:
    """The article's own page in each edition: the first is made again at once, the others by their next readers."""
    for subject in dict.fromkeys(fact.subject for fact in facts if isinstance(fact, SayingChanged)):
        standing = articles.standing_of(subject)
        for number, path in enumerate(paths_of(standing) if standing else ()):
            frames.forget(path)
            pages = Touched(make={path})
            maker().change(path, left_to_readers(pages) if number else pages)
