"""Sets of questions → how often the right paragraph comes first: plain vectors, BM25, and ours, side by side.

    python -m benchmarks.retrieval FOLDER... [--cache FILE]

Writes ``benchmarks/results/retrieval.json``. Times are of one process and compare with each other only.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sets import CachedEncoder, Set, load
from bot.evaluation import metrics
from corpus.model import Document, Library
from embeddings.build import build
from embeddings.hits import Outcome
from embeddings.ranking.scoring import Ranking
from embeddings.search import Search

RESULTS = Path(__file__).parent / "results" / "retrieval.json"
_TIMED = 100  # questions embedded anew for their cost

RANKERS: dict[str, Callable[[Ranking], np.ndarray]] = {
    "vectors of paragraphs": lambda ranking: _by(ranking, ranking.nearness.window),
    "vectors, paragraph and sentence": lambda ranking: _by(ranking, ranking.dense),
    "BM25": lambda ranking: _by(ranking, ranking.word_scores.bm25),
    "words: BM25, coverage, pairs": lambda ranking: _by(ranking, ranking.lexical),
    "vectors and words": lambda ranking: _by(ranking, ranking.fused),
    "ours": lambda ranking: ranking.order(),
}


def main() -> None:
    """Run the sets named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, help="a .npz file that keeps vectors between runs")
    arguments = parser.parse_args()
    encoder = CachedEncoder(arguments.cache)
    results = {}
    for folder in arguments.folders:
        questions = load(folder)
        results[str(folder.name)] = {
            "passages": len(questions.paragraphs),
            "questions": len(questions.questions),
            "ranking": ranking(questions, encoder),
            "refusal": refusal(questions, encoder),
        }
        show(folder.name, results[folder.name])
        encoder.save()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def search_over(
    questions: Set,
    encoder: CachedEncoder,
    articles: set[str] | None,
    background: Sequence[Document] = (),
) -> tuple[Search, list[str]]:
    """Index the articles of a set, and other documents behind them."""
    library, ids = questions.library(articles)
    everything = Library((*library.documents, *background), ())
    return Search(build(everything, encoder, kind="flat", reader="benchmark").contents, encoder), ids


def ranking(questions: Set, encoder: CachedEncoder) -> dict[str, Any]:
    """Rank every passage for every question, in every way; tell the highlight's accuracy and the costs."""
    search, ids = search_over(questions, encoder, None)
    place = {identifier: at for at, identifier in enumerate(ids)}
    spans = {p.id: p for d in questions.library()[0].documents for p in d.passages}
    encoder.read([asked.text for asked in questions.questions])
    ranks: dict[str, list[int | None]] = {name: [] for name in RANKERS}
    gains: dict[str, list[float]] = {name: [] for name in RANKERS}
    highlighted, whole, found = [], [], []
    for asked in questions.questions:
        relevant = {place[identifier] for identifier in asked.relevant}
        begun = time.perf_counter()
        ranked = search.rank(search.read(asked.text))
        whole.append(time.perf_counter() - begun)
        for name, ranker in RANKERS.items():
            order = ranker(ranked)[:100].tolist()
            ranks[name].append(metrics.first_rank(order, relevant))
            gains[name].append(metrics.ndcg_at(order, relevant))
        if asked.answer_start is not None and len(relevant) == 1:
            passage = spans[next(iter(asked.relevant))]
            best = passage.sentences[search.best_sentence(ranked, next(iter(relevant)))]
            highlighted.append(best.start <= passage.start + asked.answer_start < best.end)
    for asked in questions.questions[:_TIMED]:
        begun = time.perf_counter()
        search.find(asked.text, 3)
        found.append(time.perf_counter() - begun)
    encoding = median_ms(
        [timed(lambda text=one.text: encoder.encode_anew(text)) for one in questions.questions[:_TIMED]]
    )
    return {
        "figures": {
            name: {
                "recall@1": metrics.recall_at(ranks[name], 1),
                "recall@3": metrics.recall_at(ranks[name], 3),
                "recall@5": metrics.recall_at(ranks[name], 5),
                "mrr@10": metrics.mrr_at(ranks[name]),
                "ndcg@10": statistics.fmean(gains[name]),
            }
            for name in RANKERS
        },
        "highlight": statistics.fmean(highlighted) if highlighted else None,
        "p50 ms": {
            "encode": encoding,
            "rank (all but encoding)": median_ms(whole),
            "find (all but encoding)": median_ms(found),
        },
    }


def refusal(questions: Set, encoder: CachedEncoder) -> dict[str, float]:
    """Index every other article and ask the questions of all, judged by the default calibration."""
    articles = sorted(set(questions.titles.values()))
    if len(articles) < 4:
        return {}
    search, ids = search_over(questions, encoder, set(articles[::2]))
    here = set(ids)
    answered, refused = [], []
    outcomes: dict[bool, list[bool]] = {True: [], False: []}
    for asked in questions.questions:
        found = search.find(asked.text, 1)
        is_here = bool(asked.relevant & here)
        (answered if is_here else refused).append(found.confidence)
        outcomes[is_here].append(found.outcome is Outcome.QUOTED)
    return {
        "auroc": metrics.auroc(answered, refused),
        "refused at 95 % kept": metrics.refused_at_kept(answered, refused),
        "quoted, answerable": statistics.fmean(outcomes[True]),
        "quoted, of other articles": statistics.fmean(outcomes[False]),
    }


def _by(ranking: Ranking, scores: np.ndarray) -> np.ndarray:
    """Put the candidates in order by their scores."""
    return ranking.candidates[np.argsort(-scores, kind="stable")]


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def median_ms(seconds: list[float]) -> float:
    """Give the median in milliseconds."""
    return round(1000 * statistics.median(seconds), 3)


def show(name: str, result: dict[str, Any]) -> None:
    """Print the figures of a set."""
    print(f"\n{name}: {result['passages']} passages, {result['questions']} questions")
    print(f"{'':34}{'R@1':>7}{'R@3':>7}{'R@5':>7}{'MRR':>7}{'nDCG':>7}")
    for ranker, figures in result["ranking"]["figures"].items():
        print(f"{ranker:34}" + "".join(f"{100 * value:7.1f}" for value in figures.values()))
    if result["ranking"]["highlight"] is not None:
        print(f"highlight {100 * result['ranking']['highlight']:.1f}")
    print("p50 ms", result["ranking"]["p50 ms"])
    print("refusal", {key: round(value, 3) for key, value in result["refusal"].items()})


if __name__ == "__main__":
    main()
