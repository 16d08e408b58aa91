"""Laws of the words of a language: each is complete, and a further one is one file."""

import ast
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import corpus
import embeddings
from corpus import language
from corpus.language.languages import LANGUAGES, abbreviated, any_of, whole
from corpus.language.vocabulary import NONE, Vocabulary, Words, together

# What a language may do without; it has a word of every other kind.
MAY_BE_NONE = frozenset(
    """particles and_others title_articles prose_words ordinal_months on_day of_month note_abbreviations editions
    new_editions archives archive_endings modals bare_verbs object_verbs recalling_verbs verb_second after_verb
    others_too of_others sentence_openers recounted_by words_of texts of_author lone_people another
    things possessives adverb_endings lone_letters note_letters at_page inversions own_words copyright
    elided clitics infinitives tag_goes_on participles no_participles nominatives obliques
    before_nouns parted_verbs verb_particles listeners""".split()
)
KINDS = [field.name for field in fields(Vocabulary) if field.type is not bool]


def ids(vocabulary: Vocabulary) -> str:
    return vocabulary.months[0]


def test_every_kind_of_word_is_read_by_some_module() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in (corpus, embeddings)
        for path in Path(package.__file__ or "").parent.rglob("*.py")
    )

    assert [kind for kind in KINDS if f".{kind}" not in code] == []


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
    codes=("zz",),
    by=("zy",),
    titles=("Zr",),
    verbs=("zaid", "zites"),
    months=("Zanuary",),
    note_headings=("zotes",),
    note_words=("zote",),
    sends=("zee",),
    signals=("zee",),
    pages=("z.",),
    ibid=("zibid.",),
    op_cit=("zop. zit.",),
    to_whom=("zo",),
    adverb_endings=("zly",),
    subject_pronouns=("ze",),
    pronouns=("ze",),
    inversions=("-z-",),
    possessives=("’z",),
    own_words=("zords",),
    at_page=("zat",),
    abbreviations=("zr",),
    lone_letters=("Z",),
    rights=("zall zights zeserved",),
    common=("zho", "zis", "zit"),
    elided=("zq",),
    pointing=("zit",),
    going_on=("zand",),
)
TEXT = """The Long Winter

zy Lil Stroud

The ice came and did not leave.1 “I counted forty boats in the harbour,” zaid Zr. Tom Roe.2 He was wrong.3

Ada Quill fankzly zaid: “Nobody had ever seen so many boats.” It left in spring.4 Nobody asked.5 Nobody knew.6

Nell Holm kept a school there. “The children came by water every day,” zites-z-ze.7

In Ian Wick’z zords: “A winter is a wall without a door.”8 It was they and Z. The road was open.

Zotes

1 Ada Quill, Salt (Ness: Holm, 1921), z. 4.
2 Zibid., z. 5.
3 Tom Roe, Nets (Ness: Holm, 1924).
4 Quill, zop. zit., z. 6.
5 Zee zote 3.
6 Tom Roe zo Ada Quill, 4 Zanuary 1921.
7 Nell Holm, *Ice* (Ness: Holm, 1930), z. 4.
8 Zibid. zat 20.

Copied by hand. Zall zights zeserved.
"""


@pytest.fixture
def one_more() -> Iterator[Callable[[Vocabulary], None]]:
    """Add a language, in a fresh copy of the code."""

    def ours() -> list[str]:
        return [name for name in sys.modules if name.partition(".")[0] in ("corpus", "embeddings")]

    kept = {name: sys.modules[name] for name in ours()}

    def add(vocabulary: Vocabulary) -> None:
        for name in ours():
            del sys.modules[name]
        languages: Any = import_module("corpus.language.languages")
        languages.LANGUAGES = (*LANGUAGES, vocabulary)
        languages.EVERY = together(languages.LANGUAGES)

    yield add
    for name in ours():
        del sys.modules[name]
    sys.modules.update(kept)


def read() -> tuple[object, ...]:
    """Read the text of the coast, with the code as it is now."""
    document: Any = import_module("corpus.parse").parse(TEXT.encode(), "case.txt")
    quotations = [quotation.speaker.name for quotation in document.quotations]
    resolved = [reference.note for reference in document.references if reference.note is not None]
    sentences = [len(passage.sentences) for passage in document.passages]
    return document.author, quotations, sentences, len(document.notes), resolved, len(document.works)


def asked(question: str) -> tuple[object, ...]:
    """Take a question apart, with the code as it is now."""
    found: Any = import_module("embeddings.question").read(question)
    return found.language, found.content_words, found.leans


def test_a_further_language_needs_nothing_but_its_words(one_more: Callable[[Vocabulary], None]) -> None:
    one_more(MADE_UP)

    speakers = ["Tom Roe", "Ada Quill", "Nell Holm", "Ian Wick"]
    assert read() == ("Lil Stroud", speakers, [3, 4, 2, 3], 8, [0, 0, 2, 6], 4)
    assert asked("Zho zis zq’Holm, zaid Zr. Roe?") == ("zz", ("holm", "zaid", "zr", "roe"), False)
    assert asked("Zand Holm?")[2]
    assert asked("Zho zaid zit?")[2]


def test_without_its_words_the_same_text_is_not_understood(one_more: Callable[[Vocabulary], None]) -> None:
    one_more(NOTHING)

    assert read() == (None, [None] * 4, [1, 4, 4, 2, 2, 2], 8, [], 3)
    assert asked("Zho zis zq’Holm, zaid Zr. Roe?")[0] == "en"


# Rooms that read prose, whose words are those of a language; the others read formats, whose words are names.
PROSE = ("blocks", "language", "notes", "references", "speech")
# What a web page leaves where it hid an address, and the names of two groups
NAMES = {"mail", "email", "protected", "label", "other", "fn", "sup", "https"}


def expressions() -> Iterator[tuple[str, ast.expr]]:
    """Yield the expressions of those rooms, and what they are composed of."""
    for room in PROSE:
        for file in sorted((Path(language.__path__[0]).parent / room).glob("*.py")):
            module = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(module):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
                    yield file.name, node
            for part in module.body:
                if isinstance(part, ast.Assign) and isinstance(part.value, ast.JoinedStr):
                    yield file.name, part.value


def printed(expression: ast.expr) -> str:
    strings = [node.value for node in ast.walk(expression) if isinstance(node, ast.Constant)]
    return "·".join(string for string in strings if isinstance(string, str))


def test_no_word_of_a_language_stands_in_an_expression() -> None:
    signs = re.compile(r"\s#.*|\(\?\(\w+\)|\(\?P?[<=][\w!=]+\)?>?|\\\w|\[[^\]]*\]|\{[\d,]*\}|\(\?\w+:")
    found = {
        (name, word)
        for name, expression in expressions()
        for word in re.findall(r"[^\W\d_]{2,}", signs.sub("·", printed(expression)))
    }

    assert {(name, word) for name, word in found if word not in NAMES} == set()


def test_an_expression_is_short_enough_to_be_read_aloud_or_laid_out_in_lines() -> None:
    long = [name for name, expression in expressions() if len(printed(expression)) > 400]
    laid_out = [name for name, expression in expressions() if "re.VERBOSE" in ast.unparse(expression)]

    assert set(long) <= set(laid_out)
