"""The YAML lines at the top of a text → title, author, date, url, language. Pure."""

from dataclasses import dataclass, field, fields

import yaml

from corpus.model import Problem, ProblemKind
from corpus.readers.source import Fields

_FENCE = "---"
# Longer front matter is somebody's data, not five fields about a text.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the text says of itself; ``end`` is the offset where its words begin (0 without front matter)."""

    end: int = 0
    fields: Fields = field(default_factory=Fields)
    problems: tuple[Problem, ...] = ()


def read(text: str) -> FrontMatter:
    """Read the front matter; lines between two ``---`` that are no mapping are left in the text."""
    if not text.startswith(_FENCE + "\n"):
        return FrontMatter()
    close = text.find(f"\n{_FENCE}", len(_FENCE), _LONGEST)
    after = close + 1 + len(_FENCE)
    if close < 0 or text[after : after + 1].strip():
        return FrontMatter()
    source = text[len(_FENCE) + 1 : close + 1]
    try:
        # BaseLoader: every scalar stays the text it is, so a date is not turned into another.
        said = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        problem = Problem(ProblemKind.FRONT_MATTER, f"not read: {_reason(error)}", _line_of(error))
        return FrontMatter(problems=(problem,))
    if said is None or said == "":
        return FrontMatter(after)
    if not isinstance(said, dict):
        return FrontMatter()
    return FrontMatter(after, Fields(**{one.name: _text(said.get(one.name)) for one in fields(Fields)}))


def _reason(error: yaml.YAMLError | RecursionError) -> str:
    """Say on one line what is wrong: ``found unexpected ':'``."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return getattr(error, "problem", None) or str(error).splitlines()[0]


def _line_of(error: yaml.YAMLError | RecursionError) -> str:
    """Say on which line of the file it is wrong, which YAML counts from the line after the fence, from 0."""
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark else "line 1"


def _text(value: object) -> str | None:
    """Give one line of text for a scalar or for a list of authors; None for anything empty."""
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value if isinstance(item, str))
    return " ".join(value.split()) or None if isinstance(value, str) else None
