"""A reader of a binary or markup format → the same reader in a child process, within limits.

Parsers of such formats are large, partly C, and fed with files of strangers. What goes wrong in the child is
a Problem here, and the rest of the library is read. One child reads many files; when it dies, another takes
its place.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from corpus.model import Problem, ProblemKind
from corpus.readers.source import Reader, Source

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# A book of 1 MB takes a second; a machine may be busy.
_SECONDS = 20.0
_SECONDS_PER_MEGABYTE = 3.0
_LARGEST_REPLY = 200_000_000
_MEGABYTE = 1_000_000
# What a child needs of the environment; tokens and keys are not among it.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")
_PATH = "import json, sys; sys.path[:] = json.loads(sys.argv[1])"
_SERVE = "from corpus.readers import cell; cell.serve()"


def confined(read: Reader, data: bytes, name: str, seconds: float = _SECONDS) -> Source | Problem:
    """Read a file in the child process, which finds ``read``, a function of a module, by its name."""
    limit = seconds + len(data) / _MEGABYTE * _SECONDS_PER_MEGABYTE
    head = {"module": read.__module__, "function": read.__qualname__, "name": name, "size": len(data)}
    with _LOCK:
        reply = _CHILD.ask(json.dumps(head).encode() + b"\n" + data, limit)
    if isinstance(reply, bytes):
        return _understood(reply, name)
    kind, detail = reply
    return Problem(kind, detail, name)


def started(code: str, *, apart: bool = False) -> "subprocess.Popen[bytes]":
    """Start Python with some code of ours, with nothing of the environment but the search paths.

    One that stands ``apart`` can be ended with all that it has started, by its group.
    """
    root = str(Path(__file__).parents[2])
    path = json.dumps([root, *(place for place in sys.path if place)])
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-I", "-X", "utf8", "-c", f"{_PATH}; {code}", path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(root).anchor,
        env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
        start_new_session=apart,
    )


class _Child:
    """The process that reads; started when it is needed, ended when it does not keep its limits."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes, seconds: float) -> bytes | tuple[ProblemKind, str]:
        """Send a file and wait for what was read of it, or say why nothing came."""
        reply = self._ask(question, seconds)
        # A child that nobody asked for a while goes home: the next one is asked.
        return self._ask(question, seconds) or _cause(0) if reply is None else reply

    def close(self) -> None:
        """End the child, if there is one."""
        if self._process:
            self._end()

    def _ask(self, question: bytes, seconds: float) -> bytes | tuple[ProblemKind, str] | None:
        """Ask once; None if the child went home before it heard the question."""
        process = self._running()
        with _killing(process, seconds) as late:
            reply = _exchange(process, question)
        if reply is not None:
            return reply
        code = self._end()
        if late.is_set():
            return ProblemKind.TOO_SLOW, f"not read within {seconds:g} seconds; left out"
        return _cause(code) if code else None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = started(_SERVE)
        return self._process

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


_LOCK = threading.Lock()
_CHILD = _Child()
atexit.register(_CHILD.close)


@contextmanager
def _killing(process: "subprocess.Popen[bytes]", seconds: float) -> Iterator[threading.Event]:
    """Kill a process that takes too long; the event says that it was so."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _exchange(process: "subprocess.Popen[bytes]", question: bytes) -> bytes | None:
    """Write a question and read its reply; None if the process ended or says more than may be said."""
    asked, told = process.stdin, process.stdout
    if asked is None or told is None:
        return None
    try:
        asked.write(question)
        asked.flush()
        return _reply(told)
    except (OSError, ValueError):
        return None


def _reply(told: IO[bytes]) -> bytes | None:
    size = int(told.readline(20) or b"-1")
    if not 0 <= size <= _LARGEST_REPLY:
        return None
    reply = told.read(size)
    return reply if len(reply) == size else None


def _cause(code: int) -> tuple[ProblemKind, str]:
    """Say why a child ended."""
    if code < 0:
        with suppress(ValueError):
            return ProblemKind.READER_FAILED, f"the reader was ended by {signal.Signals(-code).name}"
    return ProblemKind.READER_FAILED, "the reader ended without a reply, or with one that is too long"


def _understood(reply: bytes, name: str) -> Source | Problem:
    """Check what the child says field by field: nothing that it sends is run."""
    try:
        said = json.loads(reply)
        if "text" in said:
            for note in said["structure"]["notes"]:
                note["source"] = said["text"]
        return _form().validate_python(said)
    except (ValueError, LookupError, TypeError):  # a ValidationError is a ValueError
        return Problem(ProblemKind.READER_FAILED, "the reader's reply is not understood", name)


@cache
def _form() -> "TypeAdapter[Source | Problem]":
    from pydantic import TypeAdapter

    return TypeAdapter(Source | Problem)
