"""A generation and an engine → the finders of its legs; a generation that is new → the engine."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from embeddings.arrays import Vectors
from embeddings.dense.index import IndexKind, sketch
from embeddings.engine import finder
from embeddings.engine.finder import EngineFinder
from embeddings.engine.legs import Leg, legs
from embeddings.store.contents import Contents


class Engine(finder.Engine, Protocol):
    """An engine that is asked, and filled."""

    def publish(self, leg: Leg, vectors: Vectors, *, kind: IndexKind, kept: int) -> None:
        """Take a leg, all of it or nothing, and keep ``kept`` of its generations."""


def publish(engine: Engine, contents: Contents, *, kept: int) -> None:
    """Give an engine what an index holds; raises EngineError where it does not take it."""
    for leg, vectors in legs(contents):
        engine.publish(leg, vectors, kind=IndexKind(contents.recipe.kind), kept=kept)


def require(engine: Engine, contents: Contents) -> None:
    """See that an engine has what an index holds; raises EngineError where it has not."""
    for leg, _ in legs(contents):
        engine.open(leg)


def finders(engine: Engine, contents: Contents) -> tuple[Mapping[str, EngineFinder], tuple[str, ...]]:
    """Give what names the rows of each leg, by its name, and why the engine cannot be asked, if it cannot."""
    kind = IndexKind(contents.recipe.kind)
    made = {
        leg.name: EngineFinder(engine, leg, partial(sketch, vectors, kind)) for leg, vectors in legs(contents)
    }
    faults = (one.open() for one in made.values())
    return made, tuple(dict.fromkeys(filter(None, faults)))
