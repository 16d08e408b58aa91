"""Law: no expression that looks through notes and quotations repeats without end, so that none takes a square."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from corpus import references, speech

# They cut a text into words, each sign of which they read once.
WORDS = {"corpus.references.titles._WORD", "corpus.speech.people._WORD"}
# What is printed as it stands, and classes of signs: in neither are `*` and `+` repetitions.
_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def expressions() -> Iterator[tuple[str, str]]:
    for room in (references, speech):
        for found in pkgutil.iter_modules(room.__path__):
            module = import_module(f"{room.__name__}.{found.name}")
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.__name__}.{name}", value.pattern


def repeats_without_end(pattern: str) -> bool:
    return re.search(r"[*+]|\{\d+,\}", _LITERAL.sub("x", pattern)) is not None


@pytest.mark.parametrize(
    ("pattern", "does"),
    [(r"a+\Z", True), (r"[a-z]*", True), (r"a{3,}", True), (r"[*+]{0,2}\*", False), (r"[]*]x?", False)],
)
def test_repetition_without_end_is_told_from_signs(pattern: str, does: bool) -> None:
    assert repeats_without_end(pattern) is does


def test_no_expression_of_references_and_speech_repeats_without_end() -> None:
    endless = {name for name, pattern in expressions() if repeats_without_end(pattern)}

    assert endless - WORDS == set()
