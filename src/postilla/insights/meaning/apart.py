"""The engine with a model, as the server sees it: a child process, started for work and ended when there is none."""

import json
import logging
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import numpy as np

from postilla.insights.meaning.child import LENGTH
from postilla.insights.meaning.interface import letters
from postilla.insights.meaning.sentences import LONGEST, NAME, SIZE
from postilla.insights.vectors import Array, unpacked

log = logging.getLogger("postilla.insights")
IDLE = timedelta(minutes=2)  # without work, after which the child is ended
PATIENCE = 30.0  # seconds for a portion, before the child is taken for stuck: it may have to start first
A_SIGN = 1 / 400  # and for each sign of its texts: a hundred times what it takes, as all else on a machine goes first
PORTION, SIGNS = 32, 8_000  # texts, and signs of them, handed over at once
CULPRITS = 2  # texts of a portion over which the child may die alone, before it is the child that is at fault


class Unavailable(Exception):
    """The child could not be started, or died twice over the same texts."""


class Sentences:
    """See `Meaning`. Safe to call from several threads: one is served at a time."""

    name = NAME
    size = SIZE

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._worked = False  # since `rest` was last called
        self._since: datetime | None = None  # when it was seen to have worked

    def of(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        """See `Meaning.of`. Raises Unavailable."""
        return self.both(texts, langs)[0]

    def both(self, texts: Sequence[str], langs: Sequence[str]) -> tuple[Array, Array]:
        """See `Encoder.both`. Raises Unavailable."""
        rows = np.zeros((2, len(texts), SIZE), dtype=np.float32)
        telling = [at for at, text in enumerate(texts) if letters(text)]  # the rest needs no model
        with self._lock:
            for portion in _portions(telling, texts):
                some = [texts[at][:LONGEST] for at in portion]
                rows[:, portion] = self._of_portion(some, [langs[at] for at in portion])
        return rows[0], rows[1]

    def rest(self, now: datetime) -> None:
        """End the child if it had no work for a while. Never waits for one that works."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            if self._worked or self._since is None:
                self._worked, self._since = False, now
            elif self._child is not None and now - self._since >= IDLE:
                self._end()
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def pid(self) -> int | None:
        """Of the child, while it lives."""
        child = self._child
        return None if child is None or child.poll() is not None else child.pid

    def _of_portion(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        """Where the child dies over some texts and works otherwise, those over which it dies mean nothing: one text
        must not turn all others over to a lesser engine. Raises Unavailable."""
        try:
            return self._answer(texts, langs)
        except Unavailable:
            self._answer(["Well."], ["en"])
        rows = np.zeros((2, len(texts), SIZE), dtype=np.float32)
        died = 0
        for at, (text, lang) in enumerate(zip(texts, langs, strict=True)):
            try:
                rows[:, at : at + 1] = self._answer([text], [lang])
            except Unavailable:
                died += 1
                log.warning("the process that tells meanings died twice over a text of %s signs", len(text))
                if died > CULPRITS:
                    raise
        return rows

    def _answer(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        """Asked again of a new child if the first dies; a third would die of the same. Both rows of each text [2, n,
        SIZE]. Raises Unavailable."""
        question = json.dumps({"texts": texts, "langs": langs}).encode()
        patience = PATIENCE + A_SIGN * sum(map(len, texts))
        for _ in range(2):
            try:
                answer = self._asked(question, 2 * len(texts) * SIZE, patience)
                return unpacked(answer, SIZE).reshape(2, len(texts), SIZE)
            except (OSError, EOFError, ValueError) as problem:  # ValueError: of a pipe that is closed
                self._end()
                failed = problem
        raise Unavailable(f"the process that tells meanings died twice: {failed}") from failed

    def _asked(self, question: bytes, expected: int, patience: float) -> bytes:
        child = self._running()
        assert child.stdin is not None and child.stdout is not None  # noqa: PT018
        self._worked = True
        until = time.monotonic() + patience
        _write(child.stdin.fileno(), LENGTH.pack(len(question)) + question, until)
        answer = _read(child.stdout.fileno(), LENGTH.size + expected, until)
        if LENGTH.unpack(answer[: LENGTH.size])[0] != expected:
            raise EOFError("an answer to another question")
        return answer[LENGTH.size :]

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self._end()
            threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
            self._child = subprocess.Popen(
                [sys.executable, "-m", "postilla.insights.meaning.child"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, **threads},
                bufsize=0,
            )  # fmt: skip
            assert self._child.stdin is not None
            os.set_blocking(self._child.stdin.fileno(), False)  # else one that does not read would hold us for ever
        return self._child

    def _end(self) -> None:
        if (child := self._child) is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was not written yet cannot be
                        pipe.close()
            child.wait()
            self._child = None


def _portions(telling: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of the texts that are handed over together."""
    portion: list[int] = []
    signs = 0
    for at in telling:
        length = min(len(texts[at]), LONGEST)
        if portion and (len(portion) == PORTION or signs + length > SIGNS):
            yield portion
            portion, signs = [], 0
        portion.append(at)
        signs += length
    if portion:
        yield portion


def _write(pipe: int, question: bytes, until: float) -> None:
    """Raises EOFError if the child does not take it in time."""
    left = memoryview(question)
    while left:
        _wait(pipe, selectors.EVENT_WRITE, until)
        with suppress(BlockingIOError):
            left = left[os.write(pipe, left[: 1 << 16]) :]


def _read(pipe: int, length: int, until: float) -> bytes:
    """So many bytes. Raises EOFError if they do not come in time, or the child ends."""
    parts: list[bytes] = []
    while length:
        _wait(pipe, selectors.EVENT_READ, until)
        part = os.read(pipe, min(length, 1 << 16))
        if not part:
            raise EOFError("the process ended")
        length -= len(part)
        parts.append(part)
    return b"".join(parts)


def _wait(pipe: int, event: int, until: float) -> None:
    """Unlike `select`, with any number of files open."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if not selector.select(max(0.0, until - time.monotonic())):
            raise EOFError("no answer in time")
