"""Signals → a probability → what may be said."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.hits import Outcome
from embeddings.ranking.refusal import (
    ACROSS,
    BUILT_IN,
    DEFAULT,
    WITHOUT_PIECES,
    Judged,
    Refusal,
    Refusals,
    Signals,
    Way,
    calibrate,
    fit,
    fitted,
)

UNIT = st.floats(0, 1)
SIGNALS = st.builds(Signals, UNIT, UNIT, UNIT, UNIT, UNIT, UNIT)
NOTHING_FOUND = Signals(0, 0, 0, 0, 0)


def test_a_probability_is_the_logistic_of_the_weighted_signals() -> None:
    refusal = Refusal(-1.0, (2.0, 0, 0, 0, 0, 0), 0.5, 0.1)

    assert refusal.probability(Signals(0.5, 0, 0, 0, 0)) == 0.5


@pytest.mark.parametrize(
    ("probability", "outcome"),
    [(0.5, Outcome.QUOTED), (0.49, Outcome.CLOSEST), (0.1, Outcome.CLOSEST), (0.09, Outcome.NOTHING)],
)
def test_there_are_three_outcomes(probability: float, outcome: Outcome) -> None:
    assert Refusal(0, (0,) * 6, quoted=0.5, closest=0.1).outcome(probability) is outcome


@pytest.mark.parametrize(
    ("passages", "line"),
    [
        pytest.param(1, 0.27, id="one"),
        pytest.param(100, 0.27, id="as many as it was fitted with"),
        pytest.param(600, 0.608, id="six times as many"),
        pytest.param(3000, 0.849, id="thirty times as many"),
    ],
)
def test_the_line_rises_with_the_library(passages: int, line: float) -> None:
    raised = DEFAULT.among(passages)

    assert raised == replace(DEFAULT, quoted=raised.quoted)
    assert raised.quoted == pytest.approx(line, abs=0.001)


def test_a_line_that_was_fitted_to_the_library_stays() -> None:
    own = Refusal(-1.0, (2.0, 0, 0, 0, 0, 0), 0.5, 0.1)

    assert Refusals(main=own).among(3000, Way.MAIN) == own
    assert Refusals().among(3000, Way.MAIN) == DEFAULT.among(3000)
    assert Refusals(across=own).among(3000, Way.ACROSS) == own
    assert Refusals().among(3000, Way.ACROSS).quoted > ACROSS.quoted


def test_what_is_unlike_anything_is_refused_and_what_fits_is_quoted() -> None:
    fits = Signals(0.7, 0.8, 0.7, 1.0, 1.0, 0.9)

    for refusal in BUILT_IN:
        assert refusal.outcome(refusal.probability(NOTHING_FOUND)) is Outcome.NOTHING
        assert refusal.outcome(refusal.probability(fits)) is Outcome.QUOTED


@given(SIGNALS, st.sampled_from(["fused", "sentence", "bm25", "coverage", "known", "near"]), UNIT)
def test_no_signal_that_rises_makes_the_library_less_likely_to_answer(
    signals: Signals, name: str, value: float
) -> None:
    raised = replace(signals, **{name: max(value, getattr(signals, name))})

    assert DEFAULT.probability(raised) >= DEFAULT.probability(signals)


def test_json_keeps_every_number() -> None:
    assert Refusal.from_json(DEFAULT.to_json()) == DEFAULT


def test_a_calibration_from_before_the_pieces_of_words_is_read_as_it_is() -> None:
    earlier = replace(WITHOUT_PIECES, coefficients=WITHOUT_PIECES.coefficients[:5]).to_json()

    assert Refusal.from_json(earlier.replace(',\n  "near"', "")) == WITHOUT_PIECES


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"signals": ["other"]}', DEFAULT.to_json().replace("quoted", "x")]
)
def test_what_is_no_calibration_is_not_read(data: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        Refusal.from_json(data)


def test_a_fit_finds_the_coefficients_that_made_the_labels() -> None:
    random = np.random.default_rng(1)
    matrix = random.normal(size=(20_000, 2))
    chance = 1 / (1 + np.exp(-(matrix @ [2.0, -1.0] + 0.5)))
    labels = random.random(len(matrix)) < chance

    np.testing.assert_allclose(fit(matrix, labels), [2.0, -1.0, 0.5], atol=0.1)


def test_a_fit_of_separable_questions_stays_finite() -> None:
    matrix = np.array([[0.0], [0.1], [0.9], [1.0]])

    solution = fit(matrix, np.array([False, False, True, True]))

    assert np.all(np.isfinite(solution))
    assert solution[0] > 0


def test_a_calibration_keeps_the_share_that_it_should() -> None:
    random = np.random.default_rng(2)
    good = [Signals(*row) for row in random.uniform(0.4, 0.9, size=(200, 6))]
    bad = [Signals(*row) for row in random.uniform(0.0, 0.5, size=(100, 6))]

    refusal = calibrate(good + bad, [True] * 200 + [False] * 100)

    kept = sum(refusal.outcome(refusal.probability(one)) is Outcome.QUOTED for one in good)
    assert 190 <= kept <= 191
    assert refusal.closest <= refusal.quoted


def test_a_calibration_on_few_questions_stays_near_the_one_it_starts_from() -> None:
    signals = [Signals(0.6, 0.6, 0.6, 0.6, 1.0, 0.8), Signals(0.1, 0.2, 0.1, 0.1, 0.5, 0.3)]

    refusal = calibrate(signals, [True, False], prior=DEFAULT)

    np.testing.assert_allclose(refusal.coefficients, DEFAULT.coefficients, atol=0.5)


@pytest.mark.parametrize("labels", [[True, True], [False, False]])
def test_a_calibration_needs_both_kinds_of_questions(labels: list[bool]) -> None:
    with pytest.raises(ValueError, match="questions that the library answers"):
        calibrate([NOTHING_FOUND, NOTHING_FOUND], labels)


def test_each_refusal_is_fitted_to_the_questions_that_it_judges_where_they_are_enough() -> None:
    near, far = Signals(0.7, 0.8, 0.7, 1.0, 1.0, 0.9), NOTHING_FOUND
    judged = [Judged(Way.MAIN, signals, signals is near) for signals in [near, far] * 10]
    judged += [Judged(Way.ACROSS, signals, signals is near) for signals in [near] * 30 + [far] * 9]

    found = fitted(judged)

    assert found.main != DEFAULT
    assert (found.second, found.across) == (Refusals().second, ACROSS)
