"""The import contracts bite: a small house that keeps them all, and one deliberate break after another."""

import itertools
from functools import partial

import pytest
from importlinter.cli import lint_imports

from tests.support import code

SOUND = dict.fromkeys(code.FLOOR, '"""A room."""\n') | {
    "web.pages": "",
    "web.staff": "from HOUSE.articles import models\n",
    "edge.app": "from HOUSE.pagestore import read\n",
    "pagestore.put": "",
    "pagestore.read": "",
    "identity.models": "",
    "identity.postbox": "",
    "identity.writes": "from HOUSE.identity import models\n",
    "articles.models": "",
    "articles.values": "",
    "discussion.models": "import django\n",
    "discussion.rules": "",
    "discussion.writes": "from HOUSE.discussion import models\nfrom HOUSE.outbox import writes\n",
    "outbox.models": "",
    "outbox.writes": "from HOUSE.outbox import models\n",
    "ledger.proposals": "",
    "insights.reading": "",
    "insights.themes": "",
    "insights.summary": "",
    "moderation.rules": "",
    "moderation.writes": "from HOUSE.discussion import writes\n",
    "intake.post": "from HOUSE.discussion import writes\nfrom HOUSE.moderation import rules\n",
    "publishing.handlers": "from HOUSE.pagestore import put\nfrom HOUSE.discussion import rules\n",
    "publishing.pages": "from HOUSE.publishing import handlers\n",
    "cli.main": "from HOUSE import transfer\n",
    "cli.upkeep": "from HOUSE.discussion import writes\n",
}

# (the contract that must break, the module that breaks it, what it says)
BREAKS = [
    ("floors", "discussion.reads", "from HOUSE.intake import post"),
    ("floors", "discussion.reads", "from HOUSE.articles import values"),
    ("floors", "vocabulary.words", "from HOUSE.outbox import writes"),
    ("floors", "cli.main", "from HOUSE.web import pages"),
    ("floors", "attic.things", "x = 1"),
    ("tables", "publishing.handlers", "from HOUSE.discussion.models import Comment"),
    ("tables", "cli.main", "def f():\n    import HOUSE.identity.models"),
    ("discussion-writers", "web.pages", "from HOUSE.discussion import writes"),
    ("discussion-writers", "cli.main", "from HOUSE.discussion import writes"),
    ("page-writers", "intake.post", "from HOUSE.pagestore import put"),
    ("postbox", "intake.post", "from HOUSE.identity import postbox"),
    ("postbox", "web.pages", "def f():\n    from HOUSE.identity.postbox import address_of"),
    ("no-back-talk", "publishing.handlers", "from HOUSE.moderation import writes"),
    ("no-back-talk", "publishing.pages", "from HOUSE.intake.post import post"),
    ("no-back-talk", "insights.handlers", "from HOUSE.discussion import writes"),
    ("no-back-talk-by-mail", "notifications.handlers", "from HOUSE.moderation import writes"),
    ("pure-rules", "discussion.rules", "from django.utils import timezone"),
    ("pure-rules", "moderation.rules", "from HOUSE.discussion.models import Comment"),
    ("pure-rules", "articles.values", "import wagtail.models"),
    ("pure-rules", "pagestore.read", "import django.conf"),
    ("pure-rules", "insights.reading", "from django.conf import settings"),
    ("light-edge", "edge.app", "def f():\n    from django.conf import settings"),
    ("doors", "web.pages", "from HOUSE.web import staff"),
    ("circles", "publishing.handlers", "from HOUSE.publishing import pages"),
]
numbers = itertools.count(1)


def _broken(folder, monkeypatch, capsys, modules: dict[str, str]) -> set[str]:
    """Build a house of `modules` and run our contracts on it; the ids of those it breaks."""
    name = f"house{next(numbers)}"  # import-linter and Python both remember a package by its name
    for module, text in modules.items():
        packaged = module in code.FLOOR or any(other.startswith(f"{module}.") for other in modules)
        path = folder / name / module.replace(".", "/")
        file = path / "__init__.py" if packaged else path.with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        for parent in file.parents:
            if folder in parent.parents:
                (parent / "__init__.py").touch()
        file.write_text(text.replace("HOUSE", name))
    ours = (code.ROOT / "pyproject.toml").read_text()
    (folder / "pyproject.toml").write_text(ours[ours.index("[tool.importlinter]") :].replace("postilla", name))
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    capsys.readouterr()
    lint_imports(no_cache=True, no_logo=True)
    said = capsys.readouterr().out
    outcome = {
        contract["id"]: said.partition(f"{contract['name']} ")[2].split()[:1]
        for contract in code.PYPROJECT["tool"]["importlinter"]["contracts"]
    }
    assert all(words in (["KEPT"], ["BROKEN"]) for words in outcome.values()), said
    return {contract for contract, words in outcome.items() if words == ["BROKEN"]}


@pytest.fixture
def broken(tmp_path, monkeypatch, capsys):
    return partial(_broken, tmp_path, monkeypatch, capsys)


def test_a_sound_house_keeps_them_all(broken):
    assert broken(SOUND) == set()


@pytest.mark.parametrize(("contract", "module", "text"), BREAKS)
def test_a_break_is_caught(broken, contract, module, text):
    assert contract in broken(SOUND | {module: SOUND.get(module, "") + text + "\n"})


def test_no_contract_goes_unproved():
    assert {contract["id"] for contract in code.PYPROJECT["tool"]["importlinter"]["contracts"]} == {
        contract for contract, _, _ in BREAKS
    }
