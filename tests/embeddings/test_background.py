"""Background questions → the line above which a library quotes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.language.languages import LANGUAGES
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.transformer import SentenceEncoder
from embeddings.ranking.background import kept, questions
from embeddings.ranking.background.kept import Owner
from embeddings.ranking.background.line import Line, measured
from embeddings.ranking.refusal import DEFAULT, Refusal, Refusals, Way
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.embeddings.letters import Letters

OURS = Owner("gen-000001", 1.5, "as now")


def test_there_are_some_five_hundred_questions_in_every_language_of_texts_none_twice() -> None:
    everything = questions.everything()

    assert len(everything) >= 500
    assert len(set(everything)) == len(everything)
    assert len(questions.languages()) == len(LANGUAGES)
    assert all(len(questions.read(language)) >= 70 for language in questions.languages())


def test_the_questions_are_varied() -> None:
    english = questions.read("en")
    lengths = [len(question.split()) for question in english]
    begun = {question.split()[0].lower() for question in english}

    assert {"who", "what", "when", "where", "why", "which", "how", "is", "tell"} <= begun
    assert sum(not question.endswith("?") for question in english) >= 20
    assert sum(question.islower() for question in english) >= 10
    assert min(lengths) <= 3
    assert max(lengths) >= 12
    assert max(sum(question.startswith(f"{word} ") for question in english) for word in begun) < 100


def test_the_questions_are_nobody_elses() -> None:
    shared = Path(__file__).parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("no shared texts beside the checkout")
    words = " ".join(
        " ".join(file.read_text(encoding="utf-8", errors="ignore").split()).lower()
        for folder in ("questions", "texts/xquad")
        for file in sorted((shared / folder).rglob("*.jsonl"))
    )

    assert [one for one in questions.everything() if len(one.split()) > 3 and one.lower() in words] == []


def test_the_line_is_where_one_in_forty_of_the_unanswered_would_be_quoted() -> None:
    unanswered = [place / 1000 for place in range(200)]

    line = measured(unanswered, 600)

    assert line == Line(0.194, 600)


def test_questions_that_the_library_answers_move_no_line() -> None:
    unanswered = [place / 1000 for place in range(200)]

    assert measured([*unanswered, *[0.99] * 60], 600) == measured(unanswered, 600)


def test_too_few_questions_make_no_line() -> None:
    assert measured([0.1] * 99, 600) is None
    assert measured([0.99] * 200, 600) is None


@pytest.mark.parametrize(
    ("line", "passages", "quoted"),
    [
        pytest.param(0.7, 600, 0.7, id="measured"),
        pytest.param(0.05, 600, 0.27, id="never below the one that was fitted"),
        pytest.param(0.99, 600, 0.93, id="never so high that answers are lost"),
        pytest.param(0.7, 300, 0.573, id="lower where fewer passages are looked at"),
    ],
)
def test_the_line_of_a_library_stands_between_bounds(line: float, passages: int, quoted: float) -> None:
    drawn = DEFAULT.among(passages, Line(line, 600))

    assert drawn.quoted == pytest.approx(quoted, abs=0.001)


def test_a_refusal_that_an_operator_fitted_keeps_its_own_line() -> None:
    own = Refusal(-1.0, (2.0, 0, 0, 0, 0, 0), 0.5, 0.1)

    assert Refusals(main=own, line=Line(0.7, 600)).among(600, Way.MAIN) == own


def test_a_line_is_kept_until_a_tenth_of_the_passages_has_changed() -> None:
    before = [str(place) for place in range(100)]
    line = Line(0.5, 100)

    once = line.after(before, [*before, "new"])

    assert once == Line(0.5, 100, changed=1)
    assert once.after(before, before) == once
    assert once.after(before, before[:90]) is None


def test_a_line_belongs_to_one_generation_and_to_what_it_was_measured_with(tmp_path: Path) -> None:
    kept.save(tmp_path, Line(0.5, 100, 3), OURS)
    kept.save(tmp_path, Line(0.6, 101), Owner("gen-000002", 2.5, "as now"))

    assert kept.load(tmp_path, OURS) == Line(0.5, 100, 3)
    assert kept.load(tmp_path, Owner("gen-000002", 2.5, "as now")) == Line(0.6, 101)
    assert kept.load(tmp_path, Owner("gen-000001", 9.5, "as now")) is None
    assert kept.load(tmp_path, Owner("gen-000001", 1.5, "otherwise")) is None


def test_a_line_that_was_measured_with_something_else_is_known_from_none_at_all(tmp_path: Path) -> None:
    kept.save(tmp_path, Line(0.5, 100), OURS)

    assert kept.is_outdated(tmp_path, replace(OURS, measured_with="otherwise"))
    assert not kept.is_outdated(tmp_path, OURS)
    assert not kept.is_outdated(tmp_path, Owner("gen-000002", 2.5, "otherwise"))


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"lines": 1}'])
def test_a_damaged_file_is_as_none_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "lines.json").write_bytes(damage)

    assert kept.load(tmp_path, OURS) is None
    kept.save(tmp_path, Line(0.5, 100), OURS)
    assert kept.load(tmp_path, OURS) == Line(0.5, 100)


def test_a_digit_that_changed_draws_no_line(tmp_path: Path) -> None:
    kept.save(tmp_path, Line(0.5, 100), OURS)
    file = tmp_path / "lines.json"
    file.write_bytes(file.read_bytes().replace(b"0.5", b"0.4"))

    assert kept.load(tmp_path, OURS) is None


def test_a_library_measures_its_own_line_and_an_empty_one_none(sample: Library) -> None:
    search = Search(build(sample, Letters(), kind="flat", reader="").contents, Letters())
    empty = Search(build(Library((), ()), Letters(), kind="flat", reader="").contents, Letters())

    line = search.measured()

    assert line is not None
    assert line.passages == len(sample.passages)
    assert search.line is None
    assert search.drawn_at(line).line == line
    assert empty.measured() is None


def test_vectors_of_other_weights_are_not_taken() -> None:
    assert questions.known("other") == {}


@pytest.mark.model
def test_the_kept_vectors_are_those_of_the_default_model(encoder: SentenceEncoder) -> None:
    known = questions.known(encoder.fingerprint)
    some = questions.read("en")[::30]

    assert len(known) == len(questions.read("en"))
    fresh = encoder.read(some)
    kept = np.concatenate([known[one].vectors for one in some])
    assert np.sum(fresh.vectors * kept, axis=1).min() > 0.9999
    for one, pieces in zip(some, fresh.pieces or (), strict=True):
        np.testing.assert_allclose((known[one].pieces or ())[0], pieces, atol=1)


@pytest.mark.model
def test_the_sample_library_quotes_hardly_any_background_question(
    embedded: Contents, encoder: SentenceEncoder
) -> None:
    remembering = questions.Remembering(encoder, questions.known(encoder.fingerprint))
    search = Search(embedded, remembering)
    drawn = search.drawn_at(search.measured())

    quoted = [one for one in questions.read("en") if drawn.find(one, 1).outcome == "quoted"]

    assert len(quoted) <= 12  # one in forty, and what it answers
