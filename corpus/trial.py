"""A file that somebody sends → what would be read of it, tried in a process of its own, within limits.

A text of the library is read by whoever indexes it, and only its parser is confined. Of a file that is not
one yet nothing is known: all that is done with it, down to its last note, is done where it can be ended.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.model import Counts, Document, Problem, ProblemKind
from corpus.readers import confined

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# The slowest text that was tried, two markers every 15 letters, takes 1.5 s a megabyte (decision 40).
_SECONDS = 30.0
_SECONDS_PER_MEGABYTE = 5.0
_MEGABYTE = 1_000_000
_MEMORY = 2 << 30  # bytes; 24 MB of plain text take half of it
_LOOKS = 0.25  # seconds between two looks whether it shall be given up
_MOST_PROBLEMS = 100
_BEGINNING = 300  # characters
_SERVE = "from corpus import trial; trial.serve()"


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be read of a file: title and author, how much of it, its first words, its problems.

    ``problems`` are the first hundred of ``all_problems``, a number.
    """

    title: str
    author: str | None
    counts: Counts
    beginning: str
    problems: tuple[Problem, ...]
    all_problems: int


def tried(data: bytes, name: str, is_over: Callable[[], bool] = lambda: False) -> Trial | Problem:
    """Read a file whose name has a reader; ``is_over`` is asked now and then whether to give it up."""
    seconds = _SECONDS + len(data) / _MEGABYTE * _SECONDS_PER_MEGABYTE
    process = confined.started(_SERVE, apart=True)
    question = json.dumps({"name": name, "size": len(data)}).encode() + b"\n" + data
    until = time.monotonic() + seconds
    # In a thread of its own: `communicate` with a time limit forgets what is not written within the first.
    with ThreadPoolExecutor(1) as talking:
        said = talking.submit(process.communicate, question)
        try:
            while not wait([said], _LOOKS).done:
                if is_over():
                    return Problem(ProblemKind.READER_FAILED, "given up", name)
                if time.monotonic() > until:
                    return Problem(ProblemKind.TOO_SLOW, f"not read within {seconds:g} seconds", name)
            return _understood(said.result()[0], name)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process with all that it has started."""
    with suppress(OSError):  # it has ended
        os.killpg(process.pid, signal.SIGKILL) if sys.platform != "win32" else process.kill()


def _understood(said: bytes, name: str) -> Trial | Problem:
    """Check what is said field by field; nothing of it is run."""
    if not said:
        return Problem(ProblemKind.READER_FAILED, "the reader ended without a reply", name)
    try:
        return _form().validate_json(said)
    except ValueError:  # a ValidationError is one
        return Problem(ProblemKind.READER_FAILED, "the reader's reply is not understood", name)


@cache
def _form() -> "TypeAdapter[Trial | Problem]":
    from pydantic import TypeAdapter

    return TypeAdapter(Trial | Problem)


# -- in the process


def serve() -> None:
    """Read one file from the standard streams and say what was read of it."""
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    with suppress(ImportError, OSError, ValueError):  # not on Windows, or a lower limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head = json.loads(asked.readline())
    told.write(json.dumps(asdict(_read(asked.read(head["size"]), head["name"]))).encode())
    told.close()


def _read(data: bytes, name: str) -> Trial | Problem:
    from corpus.parse import parse

    try:
        found = parse(data, name)
    except MemoryError:
        detail = f"reading it takes more than {_MEMORY >> 20} MB of memory"
        return Problem(ProblemKind.TOO_MUCH_MEMORY, detail, name)
    except Exception as error:  # a file that nobody knows must not end in a traceback
        reason = " ".join(str(error).split())[:200]
        return Problem(ProblemKind.READER_FAILED, f"{type(error).__name__}: {reason}", name)
    return found if isinstance(found, Problem) else _trial(found)


def _trial(document: Document) -> Trial:
    first = document.passages[0] if document.passages else None
    words = " ".join(document.text[first.start : first.end].split()) if first else ""
    cut = words.rfind(" ", 0, _BEGINNING)
    return Trial(
        title=document.title,
        author=document.author,
        counts=document.counts,
        beginning=words if len(words) <= _BEGINNING else words[: cut if cut > 0 else _BEGINNING],
        problems=document.problems[:_MOST_PROBLEMS],
        all_problems=len(document.problems),
    )
