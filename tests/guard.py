"""What a test may touch is said by its marks; a test that touches more fails, so no mark can be forgotten.

``model`` lets a test load torch or read weights, ``process`` start a process. ``make quick`` runs the tests with
neither. Nothing may speak to the network: what has an address of its own is refused to all.

Python tells of all this by its audit events (https://docs.python.org/3/library/audit_events.html), and what a hook
raises goes up through whoever asked. A hook cannot be taken away again, so there is one, and it knows who runs.
"""

import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

MARKS = {
    "model": "loads the real model; given by the fixture encoder, and so by all that is made with it",
    "process": "starts a process of its own",
}
_OTHER_MARKS = {"long": "reads what is made very long, or damaged in many ways"}
_GIVEN_BY = {"encoder": "model"}

_TORCH = ("torch", "sentence_transformers", "transformers", "safetensors")
_PROCESSES = ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system")
_LOOPBACK = ("127.", "::1", "localhost")


@dataclass
class _Watch:
    """What is allowed now, and what was refused: what is raised in a thread or swallowed is told at the end."""

    allowed: AbstractSet[str]
    wrong: list[str] = field(default_factory=list)


_watch = _Watch(MARKS.keys())  # pytest itself


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest the marks there are; it refuses every other."""
    for name, meaning in (MARKS | _OTHER_MARKS).items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests with what their fixtures use, before any is chosen by its marks."""
    for item in items:
        for fixture, name in _GIVEN_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(name)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Let nothing through that is done by an import."""
    with allowing():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Let a test set up what its marks allow."""
    with allowing(_marks(item)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let a test do what its marks allow."""
    with allowing(_marks(item)):
        return (yield)


def _marks(item: pytest.Item) -> set[str]:
    return {marker.name for marker in item.iter_markers()} & MARKS.keys()


@contextmanager
def allowing(names: AbstractSet[str] = frozenset()) -> Iterator[None]:
    """Let through what these marks allow, and nothing else."""
    global _watch
    before, _watch = _watch, _Watch(names)
    try:
        yield
        if _watch.wrong:
            pytest.fail(_watch.wrong[0], pytrace=False)
    finally:
        _watch = before


def _hear(event: str, given: tuple[Any, ...]) -> None:
    if (wrong := _complaint(event, given)) is not None:
        _watch.wrong.append(wrong)
        pytest.fail(wrong)


def _complaint(event: str, given: tuple[Any, ...]) -> str | None:
    """Say what is wrong with something that is about to happen, if anything is."""
    if event == "import":
        if given[0].partition(".")[0] in _TORCH and "model" not in _watch.allowed:
            return f"{given[0]} is imported by a test without the mark model"
    elif event == "open":
        if str(given[0]).endswith(".safetensors") and "model" not in _watch.allowed:
            return f"{given[0]} is read by a test without the mark model"
    elif event in _PROCESSES:
        if "process" not in _watch.allowed:
            return f"{given[0] if given else event} is started by a test without the mark process"
    elif event == "socket.connect":
        if isinstance(given[1], tuple) and not str(given[1][0]).startswith(_LOOPBACK):
            return f"a test speaks to {given[1][0]}"
    elif event == "socket.getaddrinfo" and given[0] and not str(given[0]).startswith(_LOOPBACK):
        return f"a test looks for the address of {given[0]}"
    return None


sys.addaudithook(_hear)
