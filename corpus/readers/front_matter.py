"""The YAML or TOML lines at the top of a text → title, author, date, url, language. Pure."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

import yaml

from corpus.model import Problem, ProblemKind
from corpus.readers.source import Fields

# `title: Nets: a history`
_FIELD = re.compile(r"(?P<name>[\w-]{1,40})[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
# What the readers of YAML and TOML raise at an escape beyond Unicode, a version of 5,000 digits, …
_UNREAD = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
_LONGEST_REASON = 200
_LONGEST_LINE = 300
# What such a line says, in the languages that are read; what is said of others is kept apart with it
_NAMES = {
    "title": "title", "titel": "title", "titre": "title", "título": "title",
    "author": "author", "autor": "author", "autora": "author", "auteur": "author",
    "subtitle": "subtitle", "date": "date", "year": "date", "datum": "date", "jahr": "date", "année": "date",
    "año": "date", "fecha": "date", "language": "language", "url": "url", "translator": "translator",
    "editor": "editor", "publisher": "publisher", "source": "source", "release date": "released",
}  # fmt: skip
# `Title: Nets`, `## Author: Ann Roe`, `**Year:** 1908`
_UNFENCED = re.compile(
    rf"[ \t]{{0,3}}#{{0,6}}[ \t]*\*{{0,2}}(?P<name>{'|'.join(_NAMES)}):\*{{0,2}}"
    r"[ \t]+(?P<value>\S[^\n]*?)[ \t#]*",
    re.IGNORECASE,
)
# `% Nets`, `% Ann Roe; Jon Pole`, `% May 1921`, each with its lines set in: a title block of pandoc
_FIELD_OF_BLOCK = r"%(?:[ \t]+\S[^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300}){0,20})?[ \t]*"
_TITLE_BLOCK = re.compile(
    rf"(?=%[ \t]+\S){_FIELD_OF_BLOCK}(?:\n{_FIELD_OF_BLOCK}){{0,2}}(?=\n[ \t]*\n|\n?\Z)"
)
# Longer front matter is somebody's data, not five fields about a text.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the text says of itself; ``end`` is the offset where its words begin (0 without front matter)."""

    end: int = 0
    fields: Fields = field(default_factory=Fields)
    problems: tuple[Problem, ...] = ()


def read(text: str) -> FrontMatter:
    """Read the front matter; lines between two fences that are no fields are left in the text."""
    for fence, closing, loaded in (("---", ("---", "..."), _yaml), ("+++", ("+++",), _toml)):
        if text.startswith(fence + "\n") and (inside := _inside(text, fence, closing)):
            return _read(*inside, loaded)
    if block := _TITLE_BLOCK.match(text):
        return _title_block(block)
    return _unfenced(text)


def _title_block(block: re.Match[str]) -> FrontMatter:
    """Read a title block of pandoc, which has no more than a title, authors and a date, in this order.

    https://pandoc.org/MANUAL.html#extension-pandoc_title_block
    """
    title, authors, date = [*re.split(r"^%", block[0], flags=re.MULTILINE)[1:], "", ""][:3]
    names = [" ".join(name.split()) for name in re.split(r"[;\n]", authors)]
    return FrontMatter(
        block.end(),
        Fields(
            title=" ".join(title.split()),
            author=", ".join(filter(None, names)) or None,
            date=" ".join(date.split()) or None,
        ),
    )


def _unfenced(text: str) -> FrontMatter:
    """Read `Title: Nets`, `Author: Ann Roe` and what else is said so above all words of a text."""
    said: dict[str, str] = {}
    at = end = 0
    while at < min(len(text), _LONGEST):
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        found = _UNFENCED.fullmatch(text, at, stop) if stop - at <= _LONGEST_LINE else None
        name = _NAMES.get(found["name"].casefold()) if found else None  # none of `Tıtle:`
        if found and name:
            said.setdefault(name, found["value"])
            end = found.end()
        elif not text[at:stop].isspace() and stop > at:
            break
        at = stop + 1
    if not said or next(iter(said)) != "title" or "author" not in said:
        return FrontMatter()
    return FrontMatter(end, Fields(**{one.name: said.get(one.name) for one in fields(Fields)}))


def _inside(text: str, fence: str, closing: tuple[str, ...]) -> tuple[str, int] | None:
    """Give the lines between the fences, and where the text goes on."""
    at = len(fence) + 1
    while at <= _LONGEST:
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        if line.rstrip() in closing:
            return text[len(fence) + 1 : at], at + len(line.rstrip())
        if end < 0:
            break
        at = end + 1
    return None


def _read(source: str, after: int, loaded: Callable[[str], object]) -> FrontMatter:
    try:
        said = loaded(source)
    except _UNREAD as error:
        return _by_lines(source, after, error)
    if said is None or said == "":
        return FrontMatter(after)
    if not isinstance(said, dict):
        return FrontMatter()
    values = {one.name: said.get(one.name) for one in fields(Fields)}
    values["author"] = _names(values["author"] or said.get("authors"))
    torn = tuple(
        Problem(ProblemKind.FRONT_MATTER, f"half a character in {name} was left out", "line 1")
        for name, value in values.items()
        if _is_torn(value)
    )
    return FrontMatter(after, Fields(**{name: _text(value) for name, value in values.items()}), torn)


def _yaml(source: str) -> object:
    # BaseLoader: every scalar stays the text it is, so a date is not turned into another.
    return yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506  # nosec B506


def _toml(source: str) -> object:
    return {
        name: value if isinstance(value, list) else str(value)
        for name, value in tomllib.loads(source).items()
    }


def _by_lines(source: str, after: int, error: Exception) -> FrontMatter:
    """Read what is no YAML line by line, if each says something: `title: Nets: a history`; and say so."""
    problem = Problem(ProblemKind.FRONT_MATTER, f"read line by line: {_reason(error)}", _line_of(error))
    values = _values(source)
    if not values:
        return FrontMatter(problems=(replace(problem, detail=f"not read: {_reason(error)}"),))
    for name in ("author", "authors"):  # a title may stand in brackets, too
        if name in values:
            values[name] = [item for line in values[name] for item in _items(line)]
    said = {name: ", ".join(filter(None, map(_unquoted, lines))) for name, lines in values.items()}
    said.setdefault("author", ", ".join(_names_of(values.get("authors", []))))
    return FrontMatter(
        after, Fields(**{one.name: _text(said.get(one.name)) for one in fields(Fields)}), (problem,)
    )


def _values(source: str) -> dict[str, list[str]]:
    """Read fields and the items under them; nothing if a line is neither."""
    values: dict[str, list[str]] = {}
    last: list[str] = []
    for line in source.splitlines():
        found = _FIELD.fullmatch(line)
        if found:
            last = values.setdefault(found["name"].lower(), [])
            last.append(found["value"] or "")
        elif line[:1] in ("-", " ", "\t") and values:
            last.append(line.strip().removeprefix("- "))
        elif line.strip() and not line.startswith("#"):
            return {}
    return values


def _items(value: str) -> list[str]:
    """Give the names of a list on one line: `[Ann Roe, Tom Quill]`."""
    is_list = value.startswith("[") and value.endswith("]")
    return [item.strip() for item in value[1:-1].split(",")] if is_list else [value]


def _names_of(lines: list[str]) -> list[str]:
    """Give the names among lines of which each says one thing of an author: `name: Ann Roe`."""
    found = [_FIELD.fullmatch(line) for line in lines]
    named = [_unquoted(one["value"] or "") for one in found if one and one["name"] == "name"]
    return named or [_unquoted(line) for line, one in zip(lines, found, strict=True) if line and not one]


def _unquoted(value: str) -> str:
    """Take quotation marks away that stand around a value: `"Nets" a history` has none."""
    quote = value[:1]
    return value[1:-1] if quote in ("'", '"') and value.endswith(quote) and value.count(quote) == 2 else value


def _reason(error: Exception) -> str:
    """Say on one line what is wrong: ``found unexpected ':'``; what Python says of itself helps nobody."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if not isinstance(error, yaml.YAMLError | tomllib.TOMLDecodeError):
        return "a number is out of range"  # of a version, of a character
    lines = str(getattr(error, "problem", None) or error).splitlines()
    return lines[0][:_LONGEST_REASON] if lines else type(error).__name__


def _line_of(error: Exception) -> str:
    """Say on which line of the file it is wrong, which YAML counts from the line after the fence, from 0."""
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark else "line 1"


def _text(value: object) -> str | None:
    """Give one line of text for a scalar or for a list of authors; None for anything empty."""
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value if isinstance(item, str))
    return " ".join(_whole(value).split()) or None if isinstance(value, str) else None


def _names(value: object) -> object:
    """Give the names of authors of whom more is said: `- name: Ann Roe`, `affiliation: …`."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name for name in names if isinstance(name, str)] if value is not None else None


def _is_torn(value: object) -> bool:
    """Tell whether a scalar, or an item of a list, holds half a character without the other."""
    items = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
    return any(
        len(_whole(item).encode("utf-16")) != len(item.encode("utf-16", "surrogatepass")) for item in items
    )


def _whole(value: str) -> str:
    """Join the halves of characters as JSON escapes them, and leave out a half without the other."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
