"""Sets of questions → a refusal fitted on half of their articles and judged on the other half.

    python -m benchmarks.refusal FOLDER... [--library FOLDER FILE.jsonl]... [--cache FILE]

A folder is in the XQuAD layout: half of its articles are indexed, and the questions of all are asked. A
library is a folder of texts with the questions of ``scholiast eval``; those on its subject that it does not
answer (``"kind": "on-topic"``) count a fifth, since hardly any signal tells them, and a folder four times as
much as a library, since it alone says what other articles score; those in another language (``"foreign"``,
``"german"``) are left out: the second model measures them. No coefficient is negative: a signal that would
be is left out. Prints the coefficients fitted on everything (decision 98).
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.retrieval import search_over
from benchmarks.sets import CachedEncoder, Set, load
from bot.asking.kinds import Kind, read
from bot.evaluation import metrics
from corpus import library
from corpus.folder import Rules
from corpus.model import Document
from embeddings.build import build
from embeddings.hits import Outcome
from embeddings.ranking.refusal import SIGNALS, Refusal, Signals, calibrate
from embeddings.search import Search

RESULTS = Path(__file__).parent / "results" / "refusal.json"
_BY_SECOND = ("foreign", "german")  # kinds of questions
_ON_SUBJECT, _ARTICLES = 0.2, 4.0  # what a question counts


@dataclass(frozen=True, slots=True)
class Judged:
    """The signals of one question, and whether the library answers it; None: it is only on its subject.

    ``is_of_articles`` tells that it is of a set in the XQuAD layout.
    """

    source: str
    signals: Signals
    answerable: bool | None
    is_of_articles: bool = False


def main() -> None:
    """Fit, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--library", nargs=2, type=Path, action="append", default=[])
    parser.add_argument("--background", type=Path, help="texts indexed beside each set: a larger library")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    encoder = CachedEncoder(arguments.cache)
    fitted_on: list[Judged] = []
    judged_on: list[Judged] = []
    for folder in arguments.folders:
        for half, kept in zip(halves(load(folder), encoder, ()), (fitted_on, judged_on), strict=True):
            kept += half
        if arguments.background:
            texts = library.read(arguments.background, Rules()).documents
            larger = replace(load(folder), name=f"{folder.name}+")
            for half, kept in zip(halves(larger, encoder, texts), (fitted_on, judged_on), strict=True):
                kept += half
    for folder, file in arguments.library:
        questions = of_library(folder, file, encoder)
        fitted_on += questions[::2]
        judged_on += questions[1::2]
    encoder.save()
    results = {"held out": judge(fit(fitted_on), judged_on)}
    show("fitted on half of the articles, judged on the other", fit(fitted_on), results["held out"])
    final = fit(fitted_on + judged_on)
    results["in sample"] = judge(final, fitted_on + judged_on)
    show("fitted on all", final, results["in sample"])
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def halves(questions: Set, encoder: CachedEncoder, background: Sequence[Document]) -> list[list[Judged]]:
    """Cut the articles in two; of each part index one half and ask the questions of both."""
    articles = sorted(set(questions.titles.values()))
    random.Random(0).shuffle(articles)
    return [asked_of_half(questions, articles[part::2], encoder, background) for part in (0, 1)]


def asked_of_half(
    questions: Set, articles: Sequence[str], encoder: CachedEncoder, background: Sequence[Document]
) -> list[Judged]:
    """Index every other of some articles and gather the signals of the questions of all of them."""
    judged = []
    for indexed in (set(articles[::2]), set(articles[1::2])):
        search, ids = search_over(questions, encoder, indexed, background)
        here = set(ids)
        for asked in questions.questions:
            if questions.titles[next(iter(asked.relevant))] in articles:
                answerable = bool(asked.relevant & here)
                judged.append(
                    Judged(questions.name, signals(search, asked.text), answerable, is_of_articles=True)
                )
    return judged


def of_library(folder: Path, file: Path, encoder: CachedEncoder) -> list[Judged]:
    """Gather the signals of questions on a library of texts."""
    contents = build(library.read(folder, Rules()), encoder, kind="flat", reader="benchmark").contents
    search = Search(contents, encoder)
    judged = []
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        message = read(one["question"])
        if one.get("kind") in _BY_SECOND or message.kind is not Kind.QUESTION:
            continue
        answerable = None if one.get("kind") in ("on-topic", "on_topic", "presup") else bool(one["relevant"])
        judged.append(Judged(file.stem, signals(search, message.bare), answerable))
    return sorted(judged, key=lambda one: str(one.answerable))


def signals(search: Search, question: str) -> Signals:
    """Gather what is known of the best passages."""
    return search.signals(search.rank(search.read(question)))


def fit(judged: Sequence[Judged]) -> Refusal:
    """Fit, each source and each side of it counting alike; a better match never lowers a chance."""
    groups = [(one.source, one.answerable) for one in judged]
    weights = [len(judged) / len(set(groups)) / groups.count(group) for group in groups]
    weights = [weight * _counts(one) for weight, one in zip(weights, judged, strict=True)]
    left_out: set[str] = set()
    while True:
        seen = [replace(one.signals, **dict.fromkeys(left_out, 0.0)) for one in judged]
        fitted = calibrate(seen, [bool(one.answerable) for one in judged], weights=weights)
        worst = min(zip(fitted.coefficients, SIGNALS, strict=True))
        if worst[0] >= 0:
            return fitted
        left_out.add(worst[1])


def _counts(one: Judged) -> float:
    if one.answerable is None:
        return _ON_SUBJECT
    return (2.0 if one.answerable else 1.0) * (_ARTICLES if one.is_of_articles else 1.0)


def judge(refusal: Refusal, judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Judge a fitted refusal on each source."""
    results = {}
    for source in dict.fromkeys(one.source for one in judged):
        chances: dict[bool | None, list[float]] = {True: [], False: [], None: []}
        for one in judged:
            if one.source == source:
                chances[one.answerable].append(refusal.probability(one.signals))
        results[source] = {
            f"{outcome}, {side}": share(refusal, chances[which], outcome)
            for outcome in Outcome
            for side, which in (("answerable", True), ("other", False), ("on topic", None))
            if chances[which]
        }
        if chances[False]:
            results[source]["auroc"] = metrics.auroc(chances[True], chances[False])
            results[source]["refused at 95 % kept"] = metrics.refused_at_kept(chances[True], chances[False])
        if chances[None]:
            results[source]["auroc, on topic"] = metrics.auroc(chances[True], chances[None])
    return results


def share(refusal: Refusal, chances: Sequence[float], outcome: Outcome) -> float:
    """Give the share of questions with an outcome."""
    return float(np.mean([refusal.outcome(chance) is outcome for chance in chances]))


def show(title: str, refusal: Refusal, results: dict[str, dict[str, float]]) -> None:
    """Print a fit and its figures."""
    print(f"\n{title}: intercept {refusal.intercept:.2f}")
    print({name: round(value, 2) for name, value in zip(SIGNALS, refusal.coefficients, strict=True)})
    print(f"quoted from {refusal.quoted:.3f}, closest from {refusal.closest:.3f}")
    for source, figures in results.items():
        print(f"  {source:12}", " · ".join(f"{name} {100 * value:.0f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
