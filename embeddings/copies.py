"""A passage → the copies of its words that are searched: never those that are quoted. Pure."""

from collections.abc import Sequence

from corpus.model import Document, Marker, Passage, Span, without


def sentence_texts(document: Document, passage: Passage, gaps: Sequence[Span | Marker]) -> list[str]:
    """Copy the sentences of a passage as they are searched: one line, without markers."""
    return [
        " ".join(without(document.text, sentence.start, sentence.end, gaps).split())
        for sentence in passage.sentences
    ]
