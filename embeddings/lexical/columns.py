"""Passages → their words, numbered, in columns: a row a word, one after another."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Floats, Ints, Mask
from embeddings.language.tokens import tokenize
from embeddings.lexical.vocabulary import Vocabulary
from embeddings.remarks import NOTE

# Words of a note that only point elsewhere count less still (decision 0010).
_POINTING = 0.5
_NO_SENTENCE = -1  # in place of a sentence in the column of sentences


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it is searched by words: without markers; ``context`` is its title and heading.

    Of its notes, ``remarks`` are the sentences that say something, ``works`` those that name a work, and
    ``notes`` what else stands there.
    """

    language: str
    context: str
    sentences: tuple[str, ...]
    notes: str = ""
    remarks: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    @property
    def searched(self) -> tuple[str, ...]:
        """Every sentence that may answer: the passage's, then its notes'."""
        return (*self.sentences, *self.remarks, *self.works)


@dataclass(frozen=True, slots=True)
class Columns:
    """Words in columns: the number of each, the passage and the sentence it stands in, how much it counts.

    ``linked`` tells whether a word follows on the one before it. Words of titles, headings and notes are in
    no sentence.
    """

    numbers: Ints
    passages: Ints
    sentences: Ints
    amounts: Floats
    linked: Mask

    def of_sentences(self) -> "Columns":
        """Leave out what is in no sentence."""
        inside = self.sentences != _NO_SENTENCE
        return Columns(
            self.numbers[inside],
            self.passages[inside],
            self.sentences[inside],
            self.amounts[inside],
            self.linked[inside],
        )


def read(texts: Sequence[Text], vocabulary: Vocabulary) -> Columns:
    """Give the words of passages in order, numbered; sentences are counted through all of them."""
    reader = _Reader(vocabulary)
    sentence = 0
    for passage, text in enumerate(texts):
        reader.add(text.context, text.language, passage, None, 1.0)
        reader.add(text.notes, text.language, passage, None, _POINTING)
        for place, line in enumerate(text.searched):
            amount = 1.0 if place < len(text.sentences) else NOTE
            reader.add(line, text.language, passage, sentence + place, amount)
        sentence += len(text.searched)
    return reader.columns()


class _Reader:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers, self._passages, self._sentences = array("q"), array("q"), array("q")
        self._amounts, self._linked = array("f"), array("b")

    def add(self, line: str, language: str, passage: int, sentence: int | None, amount: float) -> None:
        end = 0
        tokens = tokenize(line)
        for token in tokens:
            self._linked.append(token.start >= end)
            end = max(end, token.end)
        self._vocabulary.small.update(token.word for token in tokens if line[token.start].islower())
        self._numbers.extend(self._vocabulary.numbers((token.word for token in tokens), language))
        self._passages.extend([passage] * len(tokens))
        self._sentences.extend([_NO_SENTENCE if sentence is None else sentence] * len(tokens))
        self._amounts.extend([amount] * len(tokens))

    def columns(self) -> Columns:
        return Columns(
            np.array(self._numbers, dtype=np.int64),
            np.array(self._passages, dtype=np.int64),
            np.array(self._sentences, dtype=np.int64),
            np.array(self._amounts, dtype=np.float32),
            np.array(self._linked, dtype=np.bool_),
        )
