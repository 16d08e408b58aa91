"""Pieces of words as the model reads them where they stand, and the second look that is taken at them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.bert import Bert, shape
from embeddings.dense.encoder import Progress
from embeddings.dense.index import IndexKind
from embeddings.dense.meaning import MainModel, Meaning
from embeddings.dense.pieces import WIDTH, Directions, Held, Read, directions, learned, of_words, together
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.units import REMARK, WINDOW, Unit, rows_of
from embeddings.dense.weights import locate
from embeddings.language.tokens import tokenize
from embeddings.lexical.columns import Text
from embeddings.lexical.lexicon import Lexicon
from embeddings.question import read
from embeddings.ranking.fusion import Weights
from embeddings.ranking.scoring import Scoring
from embeddings.search import Search
from embeddings.store.contents import Contents, from_files, to_files
from tests.embeddings.letters import Letters

NEAR = np.array([[127, 0], [0, 127]], dtype=np.int8)
EQUAL = np.array([0.5, 0.5], dtype=np.float32)
TEXT = """The women of the harbour had their bread from the bakery of the harbour.

In the harbour the wives of the fishermen stopped work, since they were paid too little.

The bread of the bakery was dear, and the women said so."""


class Pieced(Letters):
    """An encoder for which every text has one piece."""

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        return Read(self.encode(texts), (NEAR[:1],) * len(texts))


class Worded(Letters):
    """An encoder for which each word has one piece, the first another than the second."""

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        return Read(self.encode(texts), tuple(NEAR[: len(text.split())] for text in texts))

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


def held(*passages: np.ndarray) -> Held:
    counts = np.array([len(passage) for passage in passages], dtype=np.int32)
    rows = np.array([(place, WINDOW) for place in range(len(counts))], dtype=np.int32)
    return Held(np.concatenate(passages), counts, rows, len(counts))


def texts(folder: Path, text: str) -> Library:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return library.read(folder, Rules())


def test_each_piece_of_a_question_counts_by_the_nearest_of_a_passage() -> None:
    both, one = np.repeat(NEAR, 50, axis=0), np.repeat(NEAR[:1], 100, axis=0)

    match = held(both, one).match(NEAR, EQUAL, np.array([0, 1]))

    assert match.round(3).tolist() == [1.0, 0.5]


def test_a_long_passage_is_near_by_chance_and_has_less_for_it() -> None:
    short, long = np.repeat(NEAR, 50, axis=0), np.repeat(NEAR, 100, axis=0)

    match = held(short, long).match(NEAR, EQUAL, np.array([0, 1]))

    assert (match[0] - match[1]).round(4) == np.float32(0.04 * np.log(2)).round(4)


def test_what_a_second_look_measured_is_not_measured_again() -> None:
    passages, near = held(NEAR, NEAR[:1], NEAR[:0]), dict[int, np.ndarray]()

    passages.match(NEAR, EQUAL, np.array([1, 0, 2]), near)

    assert {place: some.round(3).tolist() for place, some in near.items()} == {
        1: [[1.0, 0.0]],
        0: [[1.0, 0.0], [0.0, 1.0]],
    }
    assert passages.measured(NEAR, 0, near[0])[0] is near[0]


def test_a_passage_without_pieces_holds_nothing() -> None:
    match = held(np.repeat(NEAR, 50, axis=0), NEAR[:0]).match(NEAR, EQUAL, np.array([1]))

    assert match.tolist() == [0.0]


def test_each_sentence_has_the_pieces_that_it_holds_as_well_as_any_other() -> None:
    rows = np.array([(0, WINDOW), (0, 0), (0, 1), (0, REMARK)], dtype=np.int32)
    pieces = np.concatenate([NEAR[:1], NEAR[:1], NEAR[1:], NEAR[1:]])  # two sentences, and one of a note
    one = Held(pieces, np.array([3, 1, 2, 1], dtype=np.int32), rows, 1)

    alone = one.alone(NEAR, EQUAL, 0)

    assert alone.round(3).tolist() == [0.5, 1.0, 0.5]


def test_what_a_model_did_not_read_of_a_long_passage_is_in_no_sentence() -> None:
    rows = np.array([(0, WINDOW), (0, 0), (0, 1)], dtype=np.int32)
    one = Held(NEAR, np.array([2, 2, 5], dtype=np.int32), rows, 1)

    assert one.alone(NEAR, EQUAL, 0).round(3).tolist() == [1.0, 0.0]


def test_the_question_before_counts_half() -> None:
    pieces, shares = together([(NEAR, 1.0), (NEAR[:1], 0.5)])

    assert pieces.tolist() == [*NEAR.tolist(), NEAR[0].tolist()]
    assert shares.tolist() == pytest.approx([1 / 3] * 3, abs=1e-4)


def test_a_piece_is_kept_by_its_direction_alone() -> None:
    kept = Directions(np.eye(2, 3, dtype=np.float32), "two of three").kept(
        np.float32([[3, 0, 9], [0.6, 0.8, 0]])
    )

    assert kept.tolist() == [[127, 0], [76, 102]]


def test_directions_are_learned_from_pieces_the_one_in_common_first() -> None:
    states = np.random.default_rng(0).normal(size=(500, 80)) * 0.1
    states[:, 7] += 5

    first, *others = learned(states.astype(np.float32))

    assert abs(first[7]) > 0.99
    assert len(others) == WIDTH - 1


def test_of_another_model_no_directions_are_known() -> None:
    assert directions("f" * 64) is None


@pytest.mark.model
def test_a_window_has_pieces_and_its_sentences_are_some_of_them(
    encoder: SentenceEncoder, tmp_path: Path
) -> None:
    contents = build(texts(tmp_path, TEXT), encoder, kind="flat", reader="").contents

    assert contents.pieces is not None
    assert contents.piece_counts is not None
    is_window = contents.rows[:, 1] == WINDOW
    assert contents.piece_counts[is_window].tolist() == [15, 18, 14]
    assert contents.piece_counts[~is_window].tolist() == [15, 18, 14]
    assert contents.pieces.shape == (47, WIDTH)


@pytest.mark.model
def test_both_ways_to_encode_give_the_same_pieces(encoder: SentenceEncoder) -> None:
    folder = locate("all-MiniLM-L6-v2")
    form = shape(folder)
    assert form is not None
    light = Bert(folder, form, directions(encoder.fingerprint))
    some = ["Who lit the lamp?", "The ice came early. " * 80, ""]

    ours, theirs = light.read(some).pieces, encoder.read(some).pieces

    assert ours is not None
    assert theirs is not None
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one, other, atol=1)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("bread?", [0, 1], id="a word is introduced where it is first named"),
        pytest.param("bread salt oil", [1, 0], id="who asks more is answered anywhere"),
    ],
)
def test_where_a_thing_is_first_named_counts_for_a_short_question(question: str, expected: list[int]) -> None:
    said = ("bread was made of it on the quay", "bread, salt, oil")
    lexicon = Lexicon.of([Text("en", "", (one,)) for one in said])
    rows = rows_of([Unit(at, place, "") for at in (0, 1) for place in (WINDOW, 0)])
    same = held(NEAR[:1], NEAR[:1])
    meaning = Meaning(
        MainModel(Pieced(), Letters().encode(["bread"] * 4), pieces=same), rows, ["en"] * 2, IndexKind.FLAT
    )

    ranking = Scoring(lexicon, meaning, Weights()).rank(read(question), np.ones(2, dtype=np.bool_))

    assert ranking.order().tolist() == expected
    assert ranking.foremost == 1


def test_of_passages_with_the_same_words_that_comes_first_which_holds_the_pieces_of_the_question() -> None:
    rows = rows_of([Unit(at, place, "bread") for at in (0, 1) for place in (WINDOW, 0)])
    vectors = Letters().encode(["bread"] * 4)
    lexicon = Lexicon.of([Text("en", "", ("bread",))] * 2)

    def order(pieces: Held | None) -> list[int]:
        meaning = Meaning(MainModel(Pieced(), vectors, pieces=pieces), rows, ["en"] * 2, IndexKind.FLAT)
        ranking = Scoring(lexicon, meaning, Weights()).rank(read("bread"), np.ones(2, dtype=np.bool_))
        return ranking.order().tolist()

    assert order(None) == [0, 1]
    assert order(held(NEAR[1:], NEAR[:1])) == [1, 0]


def test_what_but_leads_up_to_a_passage_stands_a_little_lower() -> None:
    rows = rows_of([Unit(at, place, "bread") for at in (0, 1) for place in (WINDOW, 0)])
    lexicon = Lexicon.of([Text("en", "", ("bread",))] * 2)
    main = MainModel(Pieced(), Letters().encode(["bread"] * 4), pieces=held(NEAR[:1], NEAR[:1]))
    meaning = Meaning(main, rows, ["en"] * 2, IndexKind.FLAT)

    def order(*leading: int) -> list[int]:
        two = np.array([0, 1])
        scoring = Scoring(lexicon, meaning, Weights(), documents=two, leads_in=lambda at: at in leading)
        return scoring.rank(read("bread"), np.ones(2, dtype=np.bool_)).order().tolist()

    assert (order(), order(0), order(0, 1)) == ([0, 1], [1, 0], [0, 1])


def test_pieces_are_those_of_the_words_that_they_are_cut_from() -> None:
    text = "Bread, or the salt-pan?"

    found = of_words(text, tokenize(text), lambda some: [len(one.replace(" ", "")) for one in some], 10)

    assert [(word, some.start, some.stop) for word, some in found] == [
        ("bread", 10, 15),
        ("or", 16, 18),
        ("the", 18, 21),
        ("salt", 21, 25),
        ("pan", 26, 29),
    ]


def test_pieces_of_a_rare_word_count_more_and_say_how_near_a_passage_is() -> None:
    said = ("bread salt", "bread salt", "bread", "bread")
    lexicon = Lexicon.of([Text("en", "", (one,)) for one in said])
    rows = rows_of([Unit(at, place, "") for at in range(4) for place in (WINDOW, 0)])
    pieces = [piece for some in (NEAR[:1], NEAR[1:], NEAR[:1], NEAR[:1]) for piece in (some, some)]
    counts = np.array([len(one) for one in pieces], dtype=np.int32)
    main = MainModel(
        Worded(),
        Letters().encode(["bread salt"] * 8),
        pieces=Held(np.concatenate(pieces[::2]), counts, rows, 4),
    )
    scoring = Scoring(lexicon, Meaning(main, rows, ["en"] * 4, IndexKind.FLAT), Weights())

    ranking = scoring.rank(read("bread salt"), np.ones(4, dtype=np.bool_))

    bread, salt = (rarity for rarity, _ in ranking.inquiry.worth)
    assert salt > bread
    assert ranking.order().tolist()[:2] == [1, 0]
    assert scoring.near(ranking, 1) == pytest.approx(salt / (bread + salt))


@pytest.mark.model
def test_pieces_are_taken_over_where_a_text_is_unchanged(encoder: SentenceEncoder, tmp_path: Path) -> None:
    before = build(texts(tmp_path, TEXT), encoder, kind="flat", reader="").contents
    changed = texts(tmp_path, TEXT.replace("too little", "nothing"))

    built = build(changed, encoder, kind="flat", reader="", before=before)

    fresh = build(changed, encoder, kind="flat", reader="").contents
    assert built.embedded == 1  # a window that is one sentence
    np.testing.assert_array_equal(built.contents.piece_counts, fresh.piece_counts)
    np.testing.assert_allclose(built.contents.pieces, fresh.pieces, atol=1)


@pytest.mark.model
def test_an_index_keeps_pieces_and_one_of_before_is_read_without(
    encoder: SentenceEncoder, tmp_path: Path
) -> None:
    contents = build(texts(tmp_path, TEXT), encoder, kind="flat", reader="").contents
    for name, parts in to_files(contents):
        (tmp_path / name).write_bytes(b"".join(map(bytes, parts)))
    files = {path.name: path for path in tmp_path.iterdir()}

    again = from_files(files, contents.recipe)
    older = from_files({name: path for name, path in files.items() if "pieces" not in name}, contents.recipe)

    np.testing.assert_array_equal(again.pieces, contents.pieces)
    np.testing.assert_array_equal(again.piece_counts, contents.piece_counts)
    assert isinstance(older, Contents)
    assert (older.pieces, older.piece_counts) == (None, None)
    assert build(contents.library, encoder, kind="flat", reader="", before=older).embedded == 3


def test_of_a_model_whose_pieces_are_not_known_none_are_kept(tmp_path: Path) -> None:
    contents = build(texts(tmp_path, TEXT), Letters(), kind="flat", reader="").contents

    assert (contents.pieces, contents.recipe.pieces) == (None, None)
    assert Search(contents, Letters()).find("bread", 1).hits
