"""A generation and an engine → the finders of its legs; a generation that is new → the engine."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Protocol

from embeddings.dense.index import IndexKind, sketch
from embeddings.engine import finder, words
from embeddings.engine.finder import Breaker, EngineFinder
from embeddings.engine.legs import Leg, Rows, legs
from embeddings.errors import EngineLacks
from embeddings.store.contents import Contents


class Engine(finder.Engine, Protocol):
    """An engine that is asked, and filled."""

    def publish(self, leg: Leg, rows: Rows, *, kind: IndexKind, kept: int) -> None:
        """Take a leg, all of it or nothing, and keep ``kept`` of its generations."""


def publish(engine: Engine, contents: Contents, *, kept: int) -> None:
    """Give an engine what an index holds; raises EngineError where it does not take it."""
    for leg, rows in _all(contents):
        with suppress(EngineLacks):
            engine.publish(leg, rows, kind=IndexKind(contents.recipe.kind), kept=kept)


def require(engine: Engine, contents: Contents) -> None:
    """See that an engine has what an index holds; raises EngineError where it has not."""
    for leg, _ in _all(contents):
        with suppress(EngineLacks):
            engine.open(leg)


def finders(engine: Engine, contents: Contents) -> tuple[Mapping[str, EngineFinder], tuple[str, ...]]:
    """Give what names the rows of each leg, by its name, and why the engine cannot be asked, if it cannot."""
    kind, breaker = IndexKind(contents.recipe.kind), Breaker()
    made = {
        leg.name: EngineFinder(engine, leg, partial(sketch, vectors, kind), breaker=breaker)
        for leg, vectors in legs(contents)
    }
    if found := words.leg(contents):  # while the engine is away, all are scored
        made["words"] = EngineFinder(engine, found[0], lambda: None, breaker=breaker)
    faults = []
    for one in made.values():
        if breaker.times:
            one.look_aside()
        elif fault := one.open():
            faults.append(fault)
    return {name: one for name, one in made.items() if not one.is_idle}, tuple(dict.fromkeys(faults))


def _all(contents: Contents) -> Iterator[tuple[Leg, Rows]]:
    yield from legs(contents)
    if found := words.leg(contents):
        yield found
