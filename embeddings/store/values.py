"""Dataclasses ↔ JSON, with nothing heavy to import. Pure.

What an index holds is verified by its hashes before it is read, so that it is only put together here, by the
names and types of the fields. Of a long text little is looked at: the parts that are named as ``apart`` are
made one by one, when somebody looks at them (decision 105).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints, overload

T = TypeVar("T")

Make = Callable[[Any], Any]

# What values of another form raise, and brackets in brackets that Python will not go into
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class Apart(Sequence[T]):
    """A tuple whose parts are made when they are looked at; for several threads."""

    def __init__(self, values: Sequence[Any], make: Callable[[Any], T]) -> None:
        self._values, self._make = values, make
        self._made: list[T | None] = [None] * len(values)

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Make a part, or give it as it was made before."""
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        made = self._made[place]
        if made is None:
            made = self._made[place] = self._make(self._values[place])
        return made

    def __eq__(self, other: object) -> bool:
        """Compare it as a tuple."""
        return tuple(self) == (tuple(other) if isinstance(other, Apart) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def to_json(value: object, *, without: str = "", indent: int | None = None) -> bytes:
    """Write dataclasses as objects of their fields, but for those of one name.

    >>> from corpus.model import Span
    >>> to_json({"Ä": (Span(1, 2),)}).decode()
    '{"Ä":[{"start":1,"end":2}]}'
    """

    def default(one: Any) -> object:
        if isinstance(one, Apart):
            return tuple(one)
        kind: Any = type(one)
        return {name: getattr(one, name) for name in _names(kind) if name != without}

    separators = (",", ":") if indent is None else None
    return json.dumps(
        value, default=default, ensure_ascii=False, indent=indent, separators=separators
    ).encode()


def reader(kind: type[T], *apart: type[Any]) -> Callable[[Any], T]:
    """Give what makes a dataclass of the values of JSON; tuples of those ``apart`` are made bit by bit.

    What it gives raises one of ``UNREADABLE`` for values of another form.

    >>> from corpus.model import Block
    >>> reader(Block)({"kind": "title", "start": 1, "end": 2, "level": None}).kind
    <BlockKind.TITLE: 'title'>
    """
    of: Any = kind
    return _reader(of, frozenset(apart))


@cache
def _reader(kind: Any, apart: frozenset[Any]) -> Make:
    """Give what makes one kind of value."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple and parts[-1] is ...:
        make = _reader(parts[0], apart)
        if parts[0] in apart:
            return lambda value: Apart(_list(value), make)
        return lambda value: tuple(map(make, _list(value)))
    if origin is tuple:
        makers = [_reader(part, apart) for part in parts]
        return lambda value: tuple(one(part) for one, part in zip(makers, _list(value), strict=True))
    if origin in (dict, Mapping):
        make = _reader(parts[1], apart)
        return lambda value: {name: make(part) for name, part in value.items()}
    if origin is UnionType:
        (some,) = (part for part in parts if part is not NoneType)  # ``X | None``
        make = _reader(some, apart)
        return lambda value: None if value is None else make(value)
    if is_dataclass(kind):
        return _of_fields(kind, apart)
    return kind if issubclass(kind, StrEnum) else _scalar(kind)


def _of_fields(kind: Any, apart: frozenset[Any]) -> Make:
    hints = get_type_hints(kind)
    makers = {field.name: _reader(hints[field.name], apart) for field in fields(kind)}

    def make(value: Mapping[str, Any]) -> Any:
        return kind(**{name: makers[name](part) for name, part in value.items() if name in makers})

    return make


def _scalar(kind: type[Any]) -> Make:
    def same(value: Any) -> Any:
        if type(value) is not kind and (kind, type(value)) != (float, int):
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return same


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
