"""Ranks and probabilities → the figures by which a search is judged. Pure.

A rank is the place of the first relevant passage, counted from 1, or None if it was not found.
"""

from collections.abc import Collection, Sequence
from math import ceil, log2


def first_rank(ranked: Sequence[object], relevant: Collection[object]) -> int | None:
    """Give the place of the first relevant item, from 1.

    >>> first_rank(["a", "b"], {"b"})
    2
    """
    return next((place for place, item in enumerate(ranked, 1) if item in relevant), None)


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """Give the share of questions with a relevant passage among the first ``k`` (success@k)."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def mrr_at(ranks: Sequence[int | None], k: int = 10) -> float:
    """Give the mean of one over the rank, 0 beyond ``k``."""
    return sum(1 / rank for rank in ranks if rank is not None and rank <= k) / len(ranks) if ranks else 0.0


def ndcg_at(ranked: Sequence[object], relevant: Collection[object], k: int = 10) -> float:
    """Give the normalised discounted gain of one question, every relevant passage worth the same."""
    gain = sum(1 / log2(place + 1) for place, item in enumerate(ranked[:k], 1) if item in relevant)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(relevant), k) + 1))
    return gain / ideal if ideal else 0.0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Give the chance that a positive has a higher score than a negative; ties count half.

    >>> auroc([0.9, 0.4], [0.4, 0.1])
    0.875
    """
    if not positive or not negative:
        return 0.5
    labelled = sorted([(score, True) for score in positive] + [(score, False) for score in negative])
    below, wins, at = 0, 0.0, 0
    while at < len(labelled):
        end = at
        while end < len(labelled) and labelled[end][0] == labelled[at][0]:
            end += 1
        positives = sum(is_positive for _, is_positive in labelled[at:end])
        negatives = end - at - positives
        wins += positives * (below + negatives / 2)
        below, at = below + negatives, end
    return wins / (len(positive) * len(negative))


def refused_at_kept(positive: Sequence[float], negative: Sequence[float], keep: float = 0.95) -> float:
    """Give the share of negatives below the line that keeps this share of the positives."""
    if not positive or not negative:
        return 0.0
    line = sorted(positive, reverse=True)[ceil(keep * len(positive)) - 1]
    return sum(score < line for score in negative) / len(negative)
