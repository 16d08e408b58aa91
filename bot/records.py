"""A question on its way → one line of the log, for whoever listens: how it went, never what was asked."""

import logging
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.logs import tell

log = logging.getLogger(__name__)

_NOTE = "reference "  # before that of a question, on the error that it came to


@dataclass(slots=True)
class Record:
    """How a question went: where it came from, what became of it, the seconds of each stage."""

    surface: str
    reference: str = field(default_factory=lambda: os.urandom(4).hex())
    outcome: str = "failed"
    passages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


Listener = Callable[[Record], None]

counts: Counter[tuple[str, str]] = Counter()  # of what else happens: what it was, and which kind

_current: ContextVar[Record | None] = ContextVar("record", default=None)
_listeners: list[Listener] = []


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have every question told until the block ends."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


@contextmanager
def question(surface: str) -> Iterator[Record]:
    """Follow a question to its end; an error that it comes to carries its reference."""
    record = Record(surface)
    began = time.perf_counter()
    before = _current.set(record)
    try:
        yield record
    except BaseException as error:
        error.add_note(f"{_NOTE}{record.reference}")
        raise
    finally:
        _current.reset(before)
        record.seconds["total"] = time.perf_counter() - began
        _tell(record)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure a stage of the question that is followed here, if one is."""
    began = time.perf_counter()
    try:
        yield
    finally:
        if record := _current.get():
            record.seconds[name] = record.seconds.get(name, 0.0) + time.perf_counter() - began


def reference(error: BaseException) -> str:
    """Give the reference of the question that came to an error, or a new one."""
    notes = (note.removeprefix(_NOTE) for note in getattr(error, "__notes__", ()) if note.startswith(_NOTE))
    return next(notes, None) or os.urandom(4).hex()


def _tell(record: Record) -> None:
    tell(
        log,
        "question",
        reference=record.reference,
        surface=record.surface,
        outcome=record.outcome,
        passages=record.passages,
        **{f"{name}_ms": round(1000 * seconds) for name, seconds in record.seconds.items()},
    )
    for listener in _listeners:
        listener(record)
