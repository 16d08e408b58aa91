"""The child process in which files of strangers are read: one after another, until nobody asks any more.

It may take so much memory and no more, write no file, start no process and speak to nobody.
"""

import gc
import importlib
import json
import os
import select
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from corpus.model import Problem, ProblemKind
from corpus.readers.source import Reader

_MEMORY = 1 << 30
_IDLE_SECONDS = 20.0
# Trees live until they are said, and looking for garbage in them takes docutils a fifth of its time. A file
# that is larger may leave more of it than there is memory.
_UNSWEPT = 4_000_000
# Python's audit events of what no parser of a text has to do (https://docs.python.org/3/library/audit_events.html)
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "os.remove",
    "os.rename",
    "shutil.",
)


def serve() -> None:
    """Answer one file after another on the standard streams."""
    asked = sys.stdin.buffer
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reply
    _limit()
    while select.select([asked], [], [], _IDLE_SECONDS)[0]:
        line = asked.readline()
        if not line:
            return
        head = json.loads(line)
        try:
            reply = _read(head, asked.read(head["size"]))
        except MemoryError:
            _say(told, Problem(ProblemKind.TOO_MUCH_MEMORY, _too_much(), head["name"]))
            return  # with a heap that is full of holes; the next file gets another child
        told.write(b"%d\n" % len(reply) + reply)
        told.flush()


def _say(told: BinaryIO, problem: Problem) -> None:
    reply = json.dumps(problem, default=_said).encode()
    told.write(b"%d\n" % len(reply) + reply)
    told.flush()


def _too_much() -> str:
    return f"reading it takes more than {_MEMORY >> 20} MB of memory; left out"


def _read(head: dict[str, Any], data: bytes) -> bytes:
    """Read one file with the reader that is asked for; whatever it raises is a Problem."""
    read: Reader = getattr(importlib.import_module(head["module"]), head["function"])
    if len(data) < _UNSWEPT:
        gc.disable()
    try:
        found = read(data, head["name"])
    except MemoryError:
        raise
    except RecursionError:
        found = Problem(ProblemKind.DAMAGED_FILE, "nested deeper than any text is", head["name"])
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        found = Problem(ProblemKind.READER_FAILED, f"{type(error).__name__}: {reason}", head["name"])
    finally:
        gc.enable()
    return json.dumps(found, default=_said).encode()


def _said(noun: Any) -> dict[str, Any]:
    """Give the fields of a noun; the text is said once, and not with each note again."""
    names = noun.__slots__
    return {name: getattr(noun, name) for name in names if name != "source"}


def _limit() -> None:
    """Take away from this process what reading does not need."""
    sys.dont_write_bytecode = True
    with suppress(ImportError):  # not on Windows
        import resource

        for what, most in (
            (resource.RLIMIT_AS, _MEMORY),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):  # a limit that the system does not know, or a lower one
                resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} in a reader")
