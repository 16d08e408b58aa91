"""A set of questions, half of whose articles are indexed → what a library's own line keeps and lets through.

    python -m benchmarks.line FOLDER [--beside FOLDER N]... [--cache FILE]

A folder is in the XQuAD layout. Each ``--beside`` adds a library: the first N texts of a folder (0: all of
them, -1: all, cut into paragraphs of two sentences) indexed beside the articles. Prints for either half the
line by the formula of decision 50 and the one that was measured (decision 67), and the per cent of the
answerable and of the other questions that are quoted.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.retrieval import search_over
from benchmarks.sets import CachedEncoder, Set, load
from corpus import library
from corpus.folder import Rules
from corpus.model import Document
from embeddings.hits import Outcome
from embeddings.search import Search


def main() -> None:
    """Measure every library that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--beside", nargs=2, action="append", default=[])
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    encoder, questions = CachedEncoder(arguments.cache), load(arguments.folder)
    for background in [(), *(beside(Path(folder), int(count)) for folder, count in arguments.beside)]:
        for part in (0, 1):
            articles = set(sorted(set(questions.titles.values()))[part::2])
            show(questions, *search_over(questions, encoder, articles, background))
            encoder.save()


def beside(folder: Path, count: int) -> Sequence[Document]:
    """Read texts to index beside a set."""
    texts = library.read(folder, Rules()).documents
    return [cut(text) for text in texts] if count < 0 else texts[: count or None]


def cut(text: Document) -> Document:
    """Cut the paragraphs of a text after every second sentence."""
    passages = []
    for passage in text.passages:
        sentences = iter(passage.sentences)
        while pair := tuple(islice(sentences, 2)):
            number, start = len(passages) + 1, pair[0].start
            passages.append(
                replace(
                    passage,
                    id=f"{passage.id}-{start}",
                    number=number,
                    start=start,
                    end=pair[-1].end,
                    sentences=pair,
                    markers=(),
                    introduces=None,
                )
            )
    return replace(text, passages=tuple(passages))


def show(questions: Set, search: Search, here: Sequence[str]) -> None:
    """Ask all questions with either line."""
    measured = search.measured()
    for name, drawn in (("formula", search), ("measured", search.drawn_at(measured))):
        found = [(bool(one.relevant & set(here)), drawn.find(one.text, 1)) for one in questions.questions]
        quoted = [(answerable, one.outcome is Outcome.QUOTED) for answerable, one in found]
        lines = {one.explanation.quoted_from for _, one in found if one.explanation}
        shares = []
        for side in (True, False):
            asked = [is_quoted for answerable, is_quoted in quoted if answerable is side]
            shares.append(100 * sum(asked) / len(asked))
        print(
            f"{search.passages:6} passages, {name:8}: line {max(lines):.2f}, "
            f"kept {shares[0]:.1f}, others quoted {shares[1]:.1f}"
        )


if __name__ == "__main__":
    main()
