"""Case files → cases: what the texts in tests/cases/ say, read in one place.

A file opens with prose for whoever reads it. Each case is a line ``=== `` and its name, what is given, a line
with nothing but a dot, and what is expected. Between name and text may stand, in any order::

    === a marker glued to a closing bracket is found
    from: the reading of the herring papers, page 4
    expect: fail
    It stayed (so Roe).1
    .
    paragraph: It stayed (so Roe).{1}

``from:`` says where the case comes from. ``expect: fail`` marks a known miss: the test expects it to fail, and is
itself a failure on the day when the case begins to pass. A miss is a difference from what is expected; an error of
the program is never one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

FOLDER = Path(__file__).parent / "cases"

_BEGINS = "\n=== "
_DOT = "\n.\n"


class BadCase(ValueError):
    """A case that cannot be read; a test that was never run would be the worse."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the file it is in, its name, what is given, and what is expected of it."""

    file: str
    name: str
    given: str
    expected: str
    source: str | None = None
    fails: bool = False


def cases(*patterns: str) -> list[ParameterSet]:
    """Give the cases of the files that match, for ``pytest.mark.parametrize``.

    >>> cases("citations.txt")[0].id
    'one work, with and without pages'
    """
    paths = [path for pattern in patterns for path in sorted(FOLDER.glob(pattern))]
    if not paths:
        raise BadCase(f"no case file {' or '.join(patterns)} in {FOLDER}")
    return [_parameter(case) for path in paths for case in read(path.name, path.read_text(encoding="utf-8"))]


def read(file: str, text: str) -> Iterator[Case]:
    """Read the cases of a file."""
    seen: set[str] = set()
    for part in f"\n{text}".split(_BEGINS)[1:]:
        case = _case(file, part)
        if case.name in seen:
            raise BadCase(f"{file}: two cases are called {case.name!r}")
        seen.add(case.name)
        yield case


def _case(file: str, part: str) -> Case:
    name, *lines = part.split("\n")
    said: dict[str, str] = {}
    while lines and (field := lines[0].partition(": "))[0] in ("from", "expect") and field[0] not in said:
        said[field[0]] = field[2].strip()
        del lines[0]
    given, dot, expected = "\n".join(["", *lines, ""]).partition(_DOT)
    if not dot:
        raise BadCase(f"{file}: the case {name.strip()!r} has no line with a dot")
    if said.get("expect", "fail") != "fail":
        raise BadCase(f"{file}: the case {name.strip()!r} expects {said['expect']!r}; known is: fail")
    return Case(file, name.strip(), given[1:], expected.strip(), said.get("from"), "expect" in said)


def _parameter(case: Case) -> ParameterSet:
    return pytest.param(case, id=case.name, marks=_marks(case))


def _marks(case: Case) -> Sequence[pytest.MarkDecorator]:
    if not case.fails:
        return ()
    reason = f"known miss in {case.file}: {case.name} (where this passes, take out its line `expect: fail`)"
    return (pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError),)
