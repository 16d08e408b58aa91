"""The words of a library as an index keeps them: opened, they say what they said when they were counted."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Library
from corpus.parse import parse
from embeddings import mapped
from embeddings.build import build
from embeddings.hits import Found
from embeddings.lexical import kept
from embeddings.lexical.columns import Columns, Source, Text, read
from embeddings.lexical.lexicon import Lexicon
from embeddings.lexical.strings import Strings
from embeddings.lexical.tables import index
from embeddings.lexical.texts import Reading
from embeddings.lexical.tree import arrays
from embeddings.question import Question
from embeddings.question import read as asked
from embeddings.search import Search
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests.embeddings.letters import Letters

TEXTS = {
    "a.md": "---\ntitle: Der Hafen\nlanguage: de\n---\n\nDer Wärter des Leuchtturms schlief. Die Boote lagen "
    "am Hafen.[^1]\n\nIm Winter war die Revolución fern.\n\n[^1]: Ada Roe, Ice and Oars (Ness: Holm, 1921), p. 4. "
    "Der Hafen fror in zwei Nächten zu.\n",
    "b.md": "---\nlanguage: en\n---\n\nThe Boats of Gevorkyan stayed in the harbour. Gevorkyan did not.\n\n"
    "His boats went out again, and the harbour was\nempty of co-thinkers.\n",
    "c.md": "---\nlanguage: es\n---\n\nLa revolución llegó al faro de Gevorkyan.\n",
    "d.md": "---\nlanguage: fi\n---\n\nRevolucion revolución HAFEN hafen.\n",
}
QUESTIONS = (
    "Who slept at the harbour?",
    'Who said "boats went out"?',
    "Wer schlief im Leuchtturm am Hafen?",
    "revolucion",
    "harbuor of Gevorkjan",
    "Which book does Roe cite?",
    "Hafenwärter",
    "",
)


def library(texts: dict[str, str]) -> Library:
    read = [parse(text.encode(), name) for name, text in texts.items()]
    return Library(tuple(read), (), {})  # type: ignore[arg-type]


def said(words: Lexicon, question: Question, passages: int) -> list[object]:
    """Give all that a lexicon says of a question, to the last bit."""
    query = words.query(question)
    scores = words.scores(query)
    columns = (scores.bm25, scores.coverage, scores.pairs, words.letters(question))
    return [
        words.language,
        words.languages.tolist(),
        query,
        [(column.dtype, column.tobytes()) for column in columns],
        [words.sentences_of(place) for place in range(passages)],
        [words.told_apart(query, words.sentences_of(place)).tobytes() for place in range(passages)],
        [words.held(query, place) for place in range(passages)],
        [words.may_hold(phrase).tobytes() for phrase in question.phrases],
        [[words.holds(place, phrase) for place in range(passages)] for phrase in question.phrases],
        [(words.has(token.word), words.has_ordinary(token.word, "en")) for token in question.words],
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_lexicon_that_is_opened_says_what_it_said_when_it_was_made(tmp_path: Path, question: str) -> None:
    texts = library(TEXTS)
    words = kept.make(texts.documents)
    (tmp_path / "words").write_bytes(b"".join(mapped.parts(words)))

    made = Lexicon(kept.tables(words), Reading(texts))
    opened = Lexicon(kept.tables(mapped.read(tmp_path / "words")), Reading(texts))

    read = asked(question, made.language, made)
    assert read == asked(question, opened.language, opened)
    assert said(opened, read, 6) == said(made, read, 6)


def test_what_is_opened_is_mapped_and_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b"".join(mapped.parts(kept.make(library(TEXTS).documents))))

    for array in mapped.read(tmp_path / "words").values():
        assert not array.flags.writeable
        assert not array.flags.owndata


def same(one: kept.Arrays, other: kept.Arrays) -> bool:
    return b"".join(mapped.parts(one)) == b"".join(mapped.parts(other))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"b.md": "Other Words, other boats.\n"}, id="one text"),
        pytest.param({"a.md": None}, id="the first text of all goes"),
        pytest.param({"a.md": None, "b.md": None, "c.md": None, "d.md": None}, id="all go"),
        pytest.param(
            {"0.md": "---\nlanguage: fr\n---\n\nLe Hafen gelé.\n"}, id="one before all, in a new language"
        ),
    ],
)
def test_words_that_are_taken_over_are_those_that_would_be_counted_anew(
    changed: dict[str, str | None],
) -> None:
    before = kept.make(library(TEXTS).documents)
    now = {name: text for name, text in sorted((TEXTS | changed).items()) if text is not None}

    assert same(kept.make(library(now).documents, before), kept.make(library(now).documents))


def test_only_documents_that_changed_are_read() -> None:
    was_read = []

    def source(name: int, word: str) -> Source:
        def texts() -> Iterable[Text]:
            was_read.append(word)
            yield Text("en", "", (word,))

        return Source(bytes([name] * 16), texts)

    before = read([source(1, "ice"), source(2, "lamp")])
    was_read.clear()

    read([source(2, "lamp"), source(3, "oar")], before)

    assert was_read == ["oar"]


WORDS = st.sampled_from(["la", "La", "Là", "lá", "boats", "Boat", "x", "co-op", "東京都", "9,5"])
PASSAGES = st.builds(
    Text,
    st.sampled_from(["en", "es", "de"]),
    st.lists(WORDS, max_size=2).map(" ".join),
    st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=3).map(tuple),
    st.lists(WORDS, max_size=2).map(" ".join),
    st.lists(WORDS.map(str), max_size=1).map(tuple),
    st.lists(WORDS.map(str), max_size=1).map(tuple),
)
DOCUMENTS = st.lists(st.lists(PASSAGES, max_size=2).map(tuple), max_size=4, unique=True)


@given(DOCUMENTS, DOCUMENTS, st.randoms(use_true_random=False))
def test_whatever_is_taken_over_the_columns_are_the_same(before, now, chance) -> None:  # type: ignore[no-untyped-def]
    mixed = chance.sample([*before, *now], len(before) + len(now))
    names = {document: bytes([number] * 16) for number, document in enumerate(dict.fromkeys(mixed))}

    def columns(documents: Iterable[tuple[Text, ...]], known: Columns | None = None) -> Columns:
        return read([Source(names[one], lambda one=one: one) for one in documents], known)  # type: ignore[misc]

    fresh, taken = columns(names), columns(names, columns(dict.fromkeys(before)))

    assert same(arrays(taken), arrays(fresh))
    assert same(arrays(index(taken)), arrays(index(fresh)))


def test_an_index_finds_the_same_with_its_words_and_without() -> None:
    texts = library(TEXTS)
    whole = build(texts, Letters(), kind="flat", reader="").contents
    earlier = replace(whole, words=None, recipe=replace(whole.recipe, lexicon=None))
    later = replace(whole, recipe=replace(whole.recipe, lexicon="0" * 64), words={"spoilt": np.zeros(1)})

    def found(contents: Contents) -> list[Found]:
        search = Search(contents, Letters())
        return [search.find(question, 3) for question in QUESTIONS]

    assert found(earlier) == found(later) == found(whole)


def test_words_are_taken_over_from_the_same_code_only() -> None:
    texts = library(TEXTS)
    whole = build(texts, Letters(), kind="flat", reader="").contents
    assert whole.words is not None
    wrong = {**whole.words, "columns.is_small": np.zeros_like(whole.words["columns.is_small"])}

    for recipe, is_taken in (
        (whole.recipe, True),
        (replace(whole.recipe, reader="other"), False),
        (replace(whole.recipe, lexicon="other"), False),
    ):
        before = replace(whole, words=wrong, recipe=recipe)
        again = build(texts, Letters(), kind="flat", reader="", before=before).contents
        assert again.words is not None
        assert same(again.words, whole.words) is not is_taken


def test_words_are_kept_with_a_generation_and_found_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = build(library(TEXTS), Letters(), kind="flat", reader="").contents
    with store.lock():
        store.publish(made)

    loaded = store.load().contents

    assert made.words is not None
    assert loaded.words is not None
    assert same(loaded.words, made.words)
    assert loaded.recipe.lexicon == kept.fingerprint()


def test_strings_are_found_by_their_places() -> None:
    strings = Strings.of(sorted(["", "ice", "lámpara", "東京", "🙂", "iced"]))

    assert [strings[place] for place in range(len(strings))] == ["", "ice", "iced", "lámpara", "東京", "🙂"]
    assert [strings.find(word) for word in ("", "ic", "iced", "🙂", "🙃")] == [0, None, 2, 5, None]


@pytest.mark.parametrize("kind", [np.bool_, np.uint8, np.int16, np.int32, np.int64, np.float32, np.float64])
def test_an_array_is_read_as_it_was_written(tmp_path: Path, kind: type[np.generic]) -> None:
    written = {
        "odd": np.arange(3).astype(np.uint8),
        "one": np.arange(6).astype(kind).reshape(2, 3),
        "none": np.empty((0, 3), dtype=kind),
    }
    (tmp_path / "file").write_bytes(b"".join(mapped.parts(written)))

    found = mapped.read(tmp_path / "file")

    assert sorted(found) == sorted(written)
    for name, array in written.items():
        np.testing.assert_array_equal(found[name], array, strict=True)


@pytest.mark.model
def test_the_package_of_the_format_reads_the_file(tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    written = kept.make(library(TEXTS).documents)
    (tmp_path / "file").write_bytes(b"".join(mapped.parts(written)))

    for name, array in load_file(tmp_path / "file").items():
        np.testing.assert_array_equal(array, written[name])
