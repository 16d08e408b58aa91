"""A tree of dataclasses ↔ the arrays at its ends, each by the names of the fields that lead to it. Pure."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_type_hints

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


def arrays(made: Any, name: str = "") -> dict[str, NDArray[Any]]:
    """Give the arrays in a tree of dataclasses, each by the names of the fields that lead to it."""
    if isinstance(made, np.ndarray):
        return {name: made}
    found: dict[str, NDArray[Any]] = {}
    for field in fields(made):
        found |= arrays(getattr(made, field.name), f"{name}.{field.name}" if name else field.name)
    return found


def restored(kind: type[T], found: Mapping[str, NDArray[Any]], name: str = "") -> T:
    """Put a tree of dataclasses together again; raises KeyError where an array is missing."""
    hints = get_type_hints(kind)
    given = {}
    for field in fields(kind):  # type: ignore[arg-type]
        path = f"{name}.{field.name}" if name else field.name
        of: type[Any] = hints[field.name]
        given[field.name] = restored(of, found, path) if is_dataclass(of) else found[path]
    return kind(**given)
