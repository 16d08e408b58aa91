"""Figures by which a search is judged."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation import metrics


def test_recall_counts_the_questions_with_a_relevant_passage_in_time() -> None:
    assert metrics.recall_at([1, 3, None, 5], 3) == 0.5


def test_mrr_is_the_mean_of_one_over_the_rank() -> None:
    assert metrics.mrr_at([1, 4, None, 11]) == (1 + 0.25) / 4


def test_ndcg_is_1_only_where_all_relevant_passages_come_first() -> None:
    assert metrics.ndcg_at(["a", "b", "c"], {"a", "b"}) == 1.0
    assert metrics.ndcg_at(["c", "a"], {"a"}) == pytest.approx(1 / log2(3))
    assert metrics.ndcg_at(["a"], set()) == 0.0


def test_the_first_rank_counts_from_1() -> None:
    assert (metrics.first_rank("abc", {"b", "c"}), metrics.first_rank("abc", {"z"})) == (2, None)


def test_auroc_is_the_chance_that_a_positive_is_above_a_negative() -> None:
    assert metrics.auroc([0.9, 0.8], [0.1, 0.85]) == 0.75
    assert metrics.auroc([0.5], [0.5]) == metrics.auroc([], [0.5]) == 0.5


def test_the_refused_are_counted_at_the_line_that_keeps_95_per_cent() -> None:
    positive = [n / 100 for n in range(1, 101)]

    assert metrics.refused_at_kept(positive, [0.01, 0.05, 0.06, 0.9]) == 0.5


@given(st.lists(st.floats(0, 1), min_size=1), st.lists(st.floats(0, 1), min_size=1))
def test_auroc_is_what_counting_every_pair_gives(positive: list[float], negative: list[float]) -> None:
    wins = sum((p > n) + (p == n) / 2 for p in positive for n in negative)

    assert metrics.auroc(positive, negative) == pytest.approx(wins / len(positive) / len(negative))


def test_nothing_asked_scores_nothing() -> None:
    assert (metrics.recall_at([], 1), metrics.mrr_at([]), metrics.refused_at_kept([], [0.1])) == (0, 0, 0)
