"""Questions with known passages → how well a search does on them. Pure.

A question is a line of JSON: ``question``, ``relevant`` (a list of ``document`` and ``paragraph``; empty
where the library does not answer), and if known ``kind`` and ``answer_sentence`` or, where a note answers,
``answer_note`` (how the sentence that answers begins).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from bot.errors import BadQuestions, BotError
from bot.evaluation import metrics
from bot.service import Snapshot, consult, on_one_line
from corpus.model import Library, Passage
from embeddings.hits import Found, Hit, Outcome

DEPTH = 10  # ranks that count for MRR and nDCG

Paragraph = tuple[str, int]  # document id, paragraph


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the passages that answer it (none: it must be refused), and what is known of it."""

    question: str
    relevant: frozenset[Paragraph]
    kind: str | None = None
    answer_sentence: str | None = None
    answer_note: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what was found; ``ranked`` are the passages in order, copies of one another together."""

    asked: Asked
    found: Found
    ranked: tuple[Passage, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Say which passages were found, best first."""
        return [(passage.document, passage.number) for passage in self.ranked]

    @property
    def is_highlighted(self) -> bool | None:
        """Tell whether what is lit in the first relevant passage, or in its note, is what answers."""
        wanted = self.asked.answer_note or self.asked.answer_sentence
        for hit in self.found.hits:
            if wanted and (hit.passage.document, hit.passage.number) in self.asked.relevant:
                is_right_place = bool(hit.remark) == bool(self.asked.answer_note)
                return is_right_place and self._lit(hit).startswith(" ".join(wanted.split()))
        return None

    def _lit(self, hit: Hit) -> str:
        if hit.remark:
            return " ".join(hit.remark.text.split())
        best, start = hit.passage.sentences[hit.sentence], hit.passage.start
        return " ".join(hit.passage.text[best.start - start : best.end - start].split())


def read(lines: Iterable[str], library: Library, file: str) -> list[Asked]:
    """Read questions; the first that cannot be read, or names no passage of the library, stops it."""
    paragraphs = {
        (document.id, number)
        for document in library.documents
        for number in range(1, document.counts.passages + 1)
    }
    asked = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                asked.append(_asked(json.loads(line), paragraphs))
            except (ValueError, KeyError, TypeError, BotError) as error:
                raise BadQuestions(f"{file}, line {number}: {_reason(error)}") from error
    if not asked:
        raise BadQuestions(f"no question in {file}; write one a line, as README.md shows")
    return asked


def judge(asked: Sequence[Asked], snapshot: Snapshot, k: int) -> Iterator[Judged]:
    """Answer each question as a member's is answered; what needs no search has no hits, but its passages."""
    for one in asked:
        given = consult(one.question, snapshot, max(k, DEPTH))
        if isinstance(given, Answer):
            quoted = (snapshot.library.passage(quote.id) for quote in given.quotes)
            found = Found((), given.outcome, given.confidence)
            yield Judged(one, found, tuple(passage for passage in quoted if passage))
        else:
            ranked = tuple(passage for hit in given.hits for passage in (hit.passage, *hit.also))
            yield Judged(one, given, ranked)


def figures(judged: Sequence[Judged]) -> dict[str, float | int]:
    """Give the figures of all questions: ranks of those with passages, refusals of those without."""
    answerable = [one for one in judged if one.asked.relevant]
    others = [one for one in judged if not one.asked.relevant]
    ranks = [metrics.first_rank(one.paragraphs, one.asked.relevant) for one in answerable]
    gains = [metrics.ndcg_at(one.paragraphs, one.asked.relevant, DEPTH) for one in answerable]
    highlights = [one.is_highlighted for one in answerable if one.is_highlighted is not None]
    values: dict[str, float | int] = {"questions": len(judged), "answerable": len(answerable)}
    if answerable:
        values |= {f"recall@{k}": metrics.recall_at(ranks, k) for k in (1, 3, 5)}
        values |= {"mrr@10": metrics.mrr_at(ranks, DEPTH), "ndcg@10": sum(gains) / len(gains)}
        values["quoted"] = _quoted(answerable)
    if highlights:
        values["highlight"] = sum(highlights) / len(highlights)
    if answerable and others:
        sure, unsure = ([one.found.confidence for one in side] for side in (answerable, others))
        values["auroc"] = metrics.auroc(sure, unsure)
        values["refused at 95 % kept"] = metrics.refused_at_kept(sure, unsure)
    if others:
        values["quoted though not answered"] = _quoted(others)
    return values


def by_kind(judged: Sequence[Judged]) -> dict[str, dict[str, float | int]]:
    """Give the figures of each kind of question; the refused are told from all that are answered."""
    kinds = dict.fromkeys(one.asked.kind for one in judged if one.asked.kind)
    return {kind: figures_of(kind, judged) for kind in kinds}


def figures_of(kind: str, judged: Sequence[Judged]) -> dict[str, float | int]:
    """Give the figures of one kind."""
    mine = [one for one in judged if one.asked.kind == kind]
    if any(one.asked.relevant for one in mine):
        return figures(mine)
    values = figures([*mine, *(one for one in judged if one.asked.relevant)])
    kept = ("auroc", "refused at 95 % kept", "quoted though not answered")
    return {"questions": len(mine), **{name: values[name] for name in kept if name in values}}


def _asked(value: Any, paragraphs: set[Paragraph]) -> Asked:
    if not isinstance(value, dict):
        raise TypeError("a question is an object")
    relevant = frozenset((one["document"], one["paragraph"]) for one in value["relevant"])
    if unknown := sorted(relevant - paragraphs, key=str):
        document, paragraph = unknown[0]
        raise ValueError(f"the library has no paragraph {paragraph} in a document {document!r}")
    known = (value.get(name) for name in ("kind", "answer_sentence", "answer_note"))
    return Asked(on_one_line(value["question"]), relevant, *known)


def _reason(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)


def _quoted(judged: Sequence[Judged]) -> float:
    return sum(one.found.outcome is Outcome.QUOTED for one in judged) / len(judged)
