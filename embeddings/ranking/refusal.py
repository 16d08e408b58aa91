"""How well the best passage fits → how likely the library bears on the question, and what may be said. Pure.

A logistic regression on a few signals, none of which depends on the other hits. It tells questions on other
subjects from those on the library's; a question on the very subject of a passage that does not answer it
looks like any other, so "quoted" claims only that the passages bear on the question.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from enum import StrEnum
from math import exp, log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from embeddings.arrays import Mask
from embeddings.hits import Outcome
from embeddings.ranking.background.line import Line

_ROUNDS = 50  # of Newton's method, which needs about ten
_CLOSE_ENOUGH = 1e-9
# How the logit of the line rises with the logarithm of the passages, beyond those that it was fitted with.
_GROWTH, _SMALL = 0.8, 100
# No line is higher: among 3,000 paragraphs it keeps 95 % of XQuAD's questions (decisions 67, 84).
_HIGHEST = 0.93


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of the best passage, each between 0 and 1.

    ``fused`` is its score, ``sentence`` the cosine of its best sentence, ``bm25`` its share of the highest
    BM25 that the question could reach, ``coverage`` the share of the question (by rarity) that its best
    sentence holds, ``known`` the share that the library's vocabulary holds. ``near`` is how near pieces of
    the sentence that would be lit, and of those beside it, are to the words of the question, by their
    rarity; 0 where pieces are not known.
    """

    fused: float
    sentence: float
    bm25: float
    coverage: float
    known: float
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fitted logistic regression, one coefficient a signal, and the two lines it is judged by.

    From ``quoted`` on the passages are quoted as bearing on the question; below ``closest`` nothing is near.
    """

    intercept: float
    coefficients: tuple[float, ...]
    quoted: float
    closest: float

    def probability(self, signals: Signals) -> float:
        """Say how likely it is that the library bears on the question."""
        pairs = zip(self.coefficients, astuple(signals), strict=True)
        logit = self.intercept + sum(coefficient * value for coefficient, value in pairs)
        return 1 / (1 + exp(-max(-500.0, min(500.0, logit))))

    def among(self, passages: int, line: Line | None = None) -> "Refusal":
        """Raise the line for "quoted" to what so many passages ask: each is one more chance (decision 50).

        Where a library's own ``line`` was measured it starts from there (decision 67).
        """
        start = line or Line(self.quoted, _SMALL)
        odds = _odds(start.quoted) + _GROWTH * log(max(passages, 1) / start.passages)
        raised = min(odds, max(_odds(_HIGHEST), _odds(self.quoted)))
        return replace(self, quoted=max(self.quoted, 1 / (1 + exp(-raised))))

    def outcome(self, probability: float) -> Outcome:
        """Say what may be said."""
        if probability >= self.quoted:
            return Outcome.QUOTED
        return Outcome.CLOSEST if probability >= self.closest else Outcome.NOTHING

    def to_json(self) -> str:
        """Write it with the names of its signals."""
        return json.dumps({**asdict(self), "signals": SIGNALS}, indent=1)

    @classmethod
    def from_json(cls, data: str | bytes) -> "Refusal":
        """Read what :meth:`to_json` wrote; ValueError if it is not that."""
        value = json.loads(data)
        names = tuple(value.get("signals", ())) if isinstance(value, dict) else ()
        if names not in (SIGNALS, SIGNALS[:_BEFORE]):
            raise ValueError("not a calibration of these signals")
        coefficients = tuple(float(number) for number in value["coefficients"])
        if len(coefficients) == _BEFORE:  # what it was fitted to is measured as before
            coefficients = (*coefficients, *(0.0 for _ in SIGNALS[_BEFORE:]))
        return cls(float(value["intercept"]), coefficients, float(value["quoted"]), float(value["closest"]))


SIGNALS = tuple(field.name for field in fields(Signals))
_BEFORE = 5  # signals of an earlier version, the first of these

# Fitted as by benchmarks/refusal.py, with a tenth of its ridge and texts beside XQuAD's; judged on libraries
# held out in decision 0098.
DEFAULT = Refusal(-11.7, (7.3, 8.7, 2.4, 0.0, 0.6, 8.8), quoted=0.27, closest=0.08)
# The same where pieces are not known: of another model, or in an index of before (decision 12).
WITHOUT_PIECES = Refusal(-7.6, (22.3, 5.5, 3.4, 1.3, 0.5, 0.0), quoted=0.32, closest=0.07)
BUILT_IN = (DEFAULT, WITHOUT_PIECES)
# The same where the second model measured the best passage: in the language of the question (decision 49),
# and in another: the line keeps 89 %, and hardly anything is denied (decisions 69, 107).
SECOND = Refusal(-7.7, (7.7, 8.0, 5.9, 4.4, 1.0, 0.0), quoted=0.35, closest=0.02)
ACROSS = Refusal(-7.6, (6.6, 9.4, 4.4, 2.4, 1.6, 0.0), quoted=0.37, closest=0.03)


_FEWEST = 10  # questions of each side, for a fit; fewer say nothing of where 95 % lie


class Way(StrEnum):
    """How the best passage was measured: each way has scores of its own kind."""

    MAIN = "main"  # by the main model
    SECOND = "second"  # by the second, in the language of the question
    ACROSS = "across"  # by the second, in another

    @classmethod
    def of(cls, *, by_second: bool, is_across: bool) -> "Way":
        """Name it; ``is_across`` tells that question and passage are in two languages."""
        if not by_second:
            return cls.MAIN
        return cls.ACROSS if is_across else cls.SECOND


@dataclass(frozen=True, slots=True)
class Refusals:
    """A refusal for each way in which the best passage can have been measured.

    ``line`` is what the library scores for what it cannot answer, where the main model measured it.
    """

    main: Refusal = DEFAULT
    second: Refusal = SECOND
    across: Refusal = ACROSS
    line: Line | None = None

    def of(self, way: Way) -> Refusal:
        """Choose."""
        return {Way.MAIN: self.main, Way.SECOND: self.second, Way.ACROSS: self.across}[way]

    def among(self, passages: int, way: Way) -> Refusal:
        """Choose, with its line raised to what so many passages ask; one that was fitted to them stays."""
        chosen = self.of(way)
        if chosen not in {Way.MAIN: BUILT_IN, Way.SECOND: (SECOND,), Way.ACROSS: (ACROSS,)}[way]:
            return chosen
        return chosen.among(passages, self.line if way is Way.MAIN else None)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a question's best passage, and whether the library answers the question."""

    way: Way
    signals: Signals
    is_answered: bool


def fitted(judged: Sequence[Judged]) -> Refusals:
    """Fit each refusal to the questions that it judges, where they are enough of either side."""
    main, second, across = (_fitted(way, judged) for way in (Way.MAIN, Way.SECOND, Way.ACROSS))
    return Refusals(main, second, across)


def _fitted(way: Way, judged: Sequence[Judged]) -> Refusal:
    mine = [one for one in judged if one.way is way]
    answered = [one.is_answered for one in mine]
    prior = Refusals().of(way)
    if min(answered.count(True), answered.count(False)) < _FEWEST:
        return prior
    return calibrate([one.signals for one in mine], answered, prior=prior)


def _odds(chance: float) -> float:
    return log(chance / (1 - chance))


def calibrate(
    signals: Sequence[Signals],
    answerable: Sequence[bool],
    *,
    keep: float = 0.95,
    weights: ArrayLike | None = None,
    prior: Refusal | None = None,
) -> Refusal:
    """Fit to questions of which it is known whether the library bears on them.

    ``keep`` is the share of the answerable that must still be quoted. With a ``prior`` only as much is
    learned as the questions support: its coefficients are what the fit is drawn towards.
    """
    matrix = np.array([astuple(one) for one in signals], dtype=np.float64).reshape(-1, len(SIGNALS))
    is_answerable = np.asarray(answerable, dtype=bool)
    if is_answerable.all() or not is_answerable.any():
        raise ValueError(
            "calibration needs questions that the library answers and questions that it does not"
        )
    towards = None if prior is None else np.array([*prior.coefficients, prior.intercept])
    solution = fit(matrix, is_answerable, weights=weights, towards=towards)
    chances = 1 / (1 + np.exp(-(matrix @ solution[:-1] + solution[-1])))
    counts = np.ones(len(matrix)) if weights is None else np.asarray(weights, dtype=np.float64)
    lines = (keep, 1 - (1 - keep) / 10)
    quoted, closest = (_line(chances[is_answerable], counts[is_answerable], share) for share in lines)
    return Refusal(float(solution[-1]), tuple(map(float, solution[:-1])), quoted, min(closest, quoted))


def _line(chances: NDArray[np.float64], counts: NDArray[np.float64], keep: float) -> float:
    """Give the highest chance from which on this share of the counts lies."""
    order = np.argsort(-chances)
    kept = np.cumsum(counts[order]) / counts.sum()
    return float(chances[order][min(int(np.searchsorted(kept, keep)), len(order) - 1)])


def fit(
    matrix: NDArray[np.float64],
    is_answerable: Mask,
    *,
    weights: ArrayLike | None = None,
    towards: NDArray[np.float64] | None = None,
    penalty: float = 1.0,
) -> NDArray[np.float64]:
    """Fit a logistic regression by Newton's method; the intercept comes last and is not penalised.

    The penalty is ``penalty / 2`` times the squared distance from ``towards`` (default: from zero).
    """
    rows = np.column_stack([matrix, np.ones(len(matrix))])
    weight = np.ones(len(matrix)) if weights is None else np.asarray(weights, dtype=np.float64)
    ridge = np.full(rows.shape[1], penalty)
    ridge[-1] = 0.0 if towards is None else penalty
    centre = np.zeros(rows.shape[1]) if towards is None else towards
    solution = centre.copy()
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ solution, -500, 500)))
        slope = rows.T @ (weight * (is_answerable - chance)) - ridge * (solution - centre)
        curve = (rows.T * (weight * chance * (1 - chance))) @ rows + np.diag(ridge + _CLOSE_ENOUGH)
        step = np.linalg.solve(curve, slope)
        solution = solution + step
        if float(np.abs(step).max()) < _CLOSE_ENOUGH:
            break
    return solution
