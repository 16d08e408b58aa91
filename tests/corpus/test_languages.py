"""Laws of the words of a language: each is complete, and a further one is one file."""

import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import import_module
from typing import Any

import pytest

from corpus import language
from corpus.language.languages import LANGUAGES, abbreviated, any_of, whole
from corpus.language.vocabulary import NONE, Vocabulary, Words, together

# What a language may do without; it has a word of every other kind.
MAY_BE_NONE = frozenset(
    """particles and_others title_articles prose_words ordinal_months on_day of_month note_abbreviations editions
    new_editions archives archive_endings modals bare_verbs object_verbs recalling_verbs verb_second after_verb
    others_too of_others sentence_openers recounted_by words_of texts determiners of_author lone_people another
    things""".split()
)
KINDS = [field.name for field in fields(Vocabulary) if field.type is not bool]


def ids(vocabulary: Vocabulary) -> str:
    return vocabulary.months[0]


@pytest.mark.parametrize("vocabulary", LANGUAGES, ids=ids)
def test_a_language_has_words_of_every_kind(vocabulary: Vocabulary) -> None:
    missing = [kind for kind in KINDS if not getattr(vocabulary, kind)]

    assert set(missing) <= MAY_BE_NONE
    assert len(vocabulary.months) == 12


@pytest.mark.parametrize("vocabulary", LANGUAGES, ids=ids)
def test_the_words_of_a_language_are_words_and_no_expressions(vocabulary: Vocabulary) -> None:
    for kind in KINDS:
        words: Words = getattr(vocabulary, kind)
        assert isinstance(words, tuple)
        assert len(set(words)) == len(words), kind
        odd = [word for word in words if not re.fullmatch(r"[\w.’:-]+(?: [\w.’:-]+)*", word)]
        assert odd == [], kind


def test_every_language_that_has_a_file_is_read() -> None:
    modules = [
        import_module(f"corpus.language.{found.name}") for found in pkgutil.iter_modules(language.__path__)
    ]
    written = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name == module.__name__.split(".")[-1].upper()
    ]

    assert [vocabulary for vocabulary in written if isinstance(vocabulary, Vocabulary)]
    assert all(vocabulary in LANGUAGES for vocabulary in written if isinstance(vocabulary, Vocabulary))


@pytest.mark.parametrize("composed", [any_of, whole, abbreviated])
def test_a_composed_expression_matches_its_words_and_nothing_where_there_are_none(
    composed: Callable[..., str],
) -> None:
    words = ("put", "put it", "d’après", "loc. cit.")

    for word in words:
        assert re.fullmatch(composed(words), word)
    assert re.search(composed(NONE), "put it") is None


NOTHING = Vocabulary(capital_nouns=False, **dict.fromkeys(KINDS, NONE))
# The made-up language of a coast that no map shows.
MADE_UP = replace(
    NOTHING,
    by=("zy",),
    titles=("Zr",),
    verbs=("zaid",),
    months=("Zanuary",),
    note_headings=("zotes",),
    note_words=("zote",),
    sends=("zee",),
    signals=("zee",),
    pages=("z.",),
    ibid=("zibid.",),
    op_cit=("zop. zit.",),
    to_whom=("zo",),
)
TEXT = """The Long Winter

zy Lil Stroud

The ice came and did not leave.1 “I counted forty boats in the harbour,” zaid Zr. Tom Roe.2 He was wrong.3

It left in spring.4 Nobody asked.5 Nobody knew.6

Zotes

1 Ada Quill, Salt (Ness: Holm, 1921), z. 4.
2 Zibid., z. 5.
3 Tom Roe, Nets (Ness: Holm, 1924).
4 Quill, zop. zit., z. 6.
5 Zee zote 3.
6 Tom Roe zo Ada Quill, 4 Zanuary 1921.
"""


@pytest.fixture
def parse_with() -> Iterator[Callable[[Vocabulary], Any]]:
    """Read a text with one language more, in a fresh copy of the code."""
    kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "corpus"}

    def parse(vocabulary: Vocabulary) -> Any:
        for name in kept:
            sys.modules.pop(name, None)
        languages: Any = import_module("corpus.language.languages")
        languages.LANGUAGES = (*LANGUAGES, vocabulary)
        languages.EVERY = together(languages.LANGUAGES)
        return import_module("corpus.parse").parse(TEXT.encode(), "case.txt")

    yield parse
    for name in [name for name in sys.modules if name.partition(".")[0] == "corpus"]:
        del sys.modules[name]
    sys.modules.update(kept)


def outcome(document: Any) -> tuple[object, ...]:
    quotations = [quotation.speaker.name for quotation in document.quotations]
    resolved = [reference.note for reference in document.references if reference.note is not None]
    return document.author, quotations, len(document.notes), resolved, len(document.works)


def test_a_further_language_needs_nothing_but_its_words(parse_with: Callable[[Vocabulary], Any]) -> None:
    assert outcome(parse_with(MADE_UP)) == ("Lil Stroud", ["Tom Roe"], 6, [0, 0, 2], 3)


def test_without_its_words_the_same_text_is_not_understood(parse_with: Callable[[Vocabulary], Any]) -> None:
    assert outcome(parse_with(NOTHING)) == (None, [None], 6, [], 2)
