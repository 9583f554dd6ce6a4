"""Which tests go to one process: those of a server that is started once and shared by files.

pytest-xdist has a mark for that, but from the ids of pytest 9.2 it reads none; here the name of the file says it.
"""

from xdist.scheduler.loadscope import LoadScopeScheduling

SHARED = {
    "the sample magazine": "arabic barriers deeds editions hostile posting promise_talk reading valid",
    "the newsroom": "lives queue queue_phone queue_together",
}
_SERVERS = {f"tests/browser/test_{name}.py": server for server, names in SHARED.items() for name in names.split()}


def server_of(nodeid: str) -> str:
    """The server that a test shares with others; "" where it shares none."""
    return _SERVERS.get(nodeid.partition("::")[0], "")


class ServersTogether(LoadScopeScheduling):
    """The tests of a shared server are one piece of work, and the first to be given out; each other test is its own."""

    def _split_scope(self, nodeid: str) -> str:
        return server_of(nodeid) or nodeid
