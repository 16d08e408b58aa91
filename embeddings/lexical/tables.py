"""Columns of words → the tables that a lexicon is asked by: what is in passages, in sentences, side by side.

They are what an index keeps beside the columns, and are read where they lie.
"""

from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Bytes, Codes, Floats, Ints, Lengths, Places
from embeddings.lexical.columns import LINES, Columns
from embeddings.lexical.grams import Grams
from embeddings.lexical.postings import Counts, Pairs, Postings, counted, gather, pair, slowness
from embeddings.lexical.vocabulary import Vocabulary
from embeddings.remarks import NOTE

# Words of a note that only point elsewhere count less still (decision 0010).
_POINTING = 0.5
# What a word counts by the kind of its line: a context, what notes say beside, a sentence, a remark, a work
_AMOUNTS = np.array([1.0, _POINTING, 1.0, NOTE, NOTE], dtype=np.float32).astype(np.float64)
_SENTENCE = 2  # the first kind that is a sentence


@dataclass(frozen=True, slots=True)
class Tables:
    """The words of a library as they are asked for.

    ``languages`` and ``slowness`` are those of each passage; ``first_sentences`` says where the sentences of
    each passage begin, counted through all of them, and where the last ends. ``weights`` says how much each
    sentence counts, in the first row where no work is sought, in the second where one is.
    """

    vocabulary: Vocabulary
    languages: Codes
    in_passages: Counts
    slowness: Lengths
    in_sentences: Postings
    pairs: Pairs
    grams: Grams
    first_sentences: Ints
    weights: Floats


def index(columns: Columns) -> Tables:
    """Make the tables of words."""
    vocabulary, of_word = _vocabulary(columns)
    size, passages = len(vocabulary.stems), len(columns.sentences)
    kinds = _kinds(columns.sentences)
    owners = np.repeat(np.arange(passages, dtype=np.int32), LINES + columns.sentences.sum(axis=1))
    whole = columns.lines * (_AMOUNTS[kinds] >= 1)  # notes make no passage longer
    lengths = np.bincount(owners, weights=whole, minlength=passages).astype(np.float64)
    numbers = of_word[columns.tokens]
    of_token = np.repeat(kinds, columns.lines)
    in_passages = counted(numbers, np.repeat(owners, columns.lines), of_token, _AMOUNTS, size, passages)
    body = of_token >= _SENTENCE
    sentences = np.repeat(np.cumsum(kinds >= _SENTENCE, dtype=np.int32) - 1, columns.lines)[body]
    numbers = numbers[body]
    stems = [vocabulary.stems[number] for number in range(size)]
    first_sentences = np.concatenate([[0], np.cumsum(columns.sentences.sum(axis=1), dtype=np.int64)])
    return Tables(
        vocabulary=vocabulary,
        languages=columns.passage_languages,
        in_passages=in_passages,
        slowness=slowness(lengths),
        in_sentences=gather(numbers, sentences, size, int(first_sentences[-1])),
        pairs=pair(numbers, sentences, columns.is_linked[body], size),
        grams=Grams.of(stems, in_passages, passages),
        first_sentences=first_sentences,
        weights=np.stack([_weights(columns.sentences, seeking=seeking) for seeking in (False, True)]),
    )


def _vocabulary(columns: Columns) -> tuple[Vocabulary, Places]:
    """Give the vocabulary, and the number of the stem of each word of the columns."""
    words = [columns.words[place] for place in range(len(columns.words))]
    is_small = np.zeros(len(words), dtype=np.bool_)
    is_small[columns.tokens[columns.is_small]] = True
    small = {words[place] for place in np.flatnonzero(is_small).tolist()}
    return Vocabulary.of(columns.languages, words, columns.word_languages.tolist(), small)


def _kinds(sentences: Places) -> Bytes:
    """Say of which kind each line is, of passages with so many sentences, remarks and works."""
    counts = np.concatenate([np.ones((len(sentences), LINES), dtype=np.int32), sentences], axis=1)
    return np.repeat(np.tile(np.arange(len(_AMOUNTS), dtype=np.uint8), len(counts)), counts.ravel())


def _weights(sentences: Places, *, seeking: bool) -> Floats:
    """Say how much each sentence counts; those that name a work only where one is sought."""
    each = np.array([1.0, NOTE, NOTE if seeking else 0.0], dtype=np.float32)
    return np.repeat(np.tile(each, len(sentences)), sentences.ravel())
