"""What is said between a service and its clients: addresses, and what was found as JSON. Pure.

A passage that was found is sent as its document and number: the client has the words from the index itself,
each document checked against its sha256, so that no quotation depends on what a service says.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from corpus.model import Library, Passage
from embeddings.hits import Found, Scope

VERSION = "v1"
KEY = "Authorization"  # the header; its value is "Bearer " and the key
_PASSAGE = "passage of"
_MOST = 1000  # passages of a search


@dataclass(frozen=True, slots=True)
class Address:
    """Where a service listens: a host and a port, or a Unix socket; its text is ``shown``."""

    shown: str
    host: str = "127.0.0.1"
    port: int = 0
    socket: str | None = None

    @property
    def is_private(self) -> bool:
        """Tell whether only this machine reaches it."""
        return self.socket is not None or self.host in ("127.0.0.1", "::1", "localhost")


def address(given: str) -> Address | None:
    """Read ``http://host:port`` or ``unix:/path/of.sock``; None where it is neither.

    >>> address("http://127.0.0.1:8311")
    Address(shown='http://127.0.0.1:8311', host='127.0.0.1', port=8311, socket=None)
    >>> address("unix:/run/scholiast.sock").socket
    '/run/scholiast.sock'
    """
    if found := re.fullmatch(r"unix:(/.+)", given):
        return Address(given, socket=found[1])
    found = re.fullmatch(r"http://(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})/?", given, re.IGNORECASE)
    if found and 0 < int(found[2]) < 2**16:
        return Address(given.rstrip("/"), found[1].strip("[]"), int(found[2]))
    return None


@dataclass(frozen=True, slots=True)
class Described:
    """The index that a service answers from."""

    generation: str
    written: float
    notices: tuple[str, ...] = ()
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A search in one generation, as :meth:`bot.service.Searcher.find` is asked for it."""

    generation: str
    question: str
    k: Annotated[int, Field(ge=1, le=_MOST)]
    documents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    per_document: int | None = None
    until: Mapping[str, int] = field(default_factory=dict)
    before: str | None = None

    @property
    def scope(self) -> Scope:
        """Where to look."""
        return Scope(self.documents, self.authors, self.per_document, self.until)


@dataclass(frozen=True, slots=True)
class Public:
    """A question of anybody: what ``scholiast ask`` takes."""

    question: str
    k: Annotated[int, Field(ge=1, le=20)] = 3
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Words of which it is to be said where they stand."""

    quotation: str


DESCRIBED, ASKED = TypeAdapter(Described), TypeAdapter(Asked)
PUBLIC, CHECKED = TypeAdapter(Public), TypeAdapter(Checked)
_FOUND = TypeAdapter(Found)


def to_json(found: Found) -> Any:
    """Give what was found as JSON values."""
    return _plain(found)


def from_json(value: Any, library: Library) -> Found:
    """Read what was found, with the passages of a library; raises ValueError or LookupError for another."""
    return _FOUND.validate_python(_with_passages(value, library))


def _plain(value: Any) -> Any:
    if isinstance(value, Passage):
        return {_PASSAGE: value.document, "number": value.number}
    if dataclasses.is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value.item() if hasattr(value, "item") else value  # a number of numpy


def _with_passages(value: Any, library: Library) -> Any:
    if isinstance(value, list):
        return [_with_passages(inner, library) for inner in value]
    if not isinstance(value, dict):
        return value
    if _PASSAGE not in value:
        return {key: _with_passages(inner, library) for key, inner in value.items()}
    document = library.document(value[_PASSAGE])
    if document is None or not 1 <= value["number"] <= document.counts.passages:
        raise LookupError(f"no paragraph {value['number']} in {value[_PASSAGE]!r}")
    return document.passage(value["number"])
