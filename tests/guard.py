"""What a test may touch is said by its marks; a test that touches more fails, so no mark can be forgotten.

``model`` lets a test load torch or read weights, ``process`` start a process. ``make quick`` runs the tests with
neither. Nothing may speak to the network: what has an address of its own is refused to all.

Python tells of all this by its audit events (https://docs.python.org/3/library/audit_events.html), and what a hook
raises goes up through whoever asked. A hook cannot be taken away again, so there is one, and it knows who runs.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

MARKS = {"model": "loads the real model", "process": "starts a process of its own"}
# A test with one of these fixtures needs no mark of its own.
GIVEN_BY = {"encoder": "model"}

_TORCH = ("torch", "sentence_transformers", "transformers", "safetensors")
_PROCESSES = ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system")
_LOOPBACK = ("127.", "::1", "localhost")

_allowed: frozenset[str] = frozenset(MARKS)  # until pytest is ready
_wrong: list[str] = []  # kept too, for what is raised in a thread is lost


def mark(item: pytest.Item) -> None:
    """Mark a test with what its fixtures use."""
    for fixture, name in GIVEN_BY.items():
        if fixture in getattr(item, "fixturenames", ()):
            item.add_marker(name)


@contextmanager
def allowing(*names: str) -> Iterator[None]:
    """Let through what these marks allow, and nothing else; raise what somebody swallowed."""
    global _allowed
    before, _allowed = _allowed, frozenset(names)
    _wrong.clear()
    try:
        yield
    finally:
        _allowed = before
    if _wrong:
        pytest.fail(_wrong[0], pytrace=False)


def allowed_to(item: pytest.Item) -> list[str]:
    """List the marks of a test that allow something."""
    return [marker.name for marker in item.iter_markers() if marker.name in MARKS]


def _hear(event: str, given: tuple[Any, ...]) -> None:
    if (wrong := _complaint(event, given)) is not None:
        _wrong.append(wrong)
        pytest.fail(wrong)


def _complaint(event: str, given: tuple[Any, ...]) -> str | None:
    """Say what is wrong with something that is about to happen, if anything is."""
    if event == "import":
        if given[0].partition(".")[0] in _TORCH and "model" not in _allowed:
            return f"{given[0]} is imported by a test without the mark model"
    elif event == "open":
        if str(given[0]).endswith(".safetensors") and "model" not in _allowed:
            return f"{given[0]} is read by a test without the mark model"
    elif event in _PROCESSES:
        if "process" not in _allowed:
            return f"{given[0] if given else event} is started by a test without the mark process"
    elif event == "socket.connect":
        if isinstance(given[1], tuple) and not str(given[1][0]).startswith(_LOOPBACK):
            return f"a test speaks to {given[1][0]}"
    elif event == "socket.getaddrinfo" and given[0] and not str(given[0]).startswith(_LOOPBACK):
        return f"a test looks for the address of {given[0]}"
    return None


sys.addaudithook(_hear)
