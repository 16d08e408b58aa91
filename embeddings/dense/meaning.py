"""A question, and a library that one model read or two → how near each passage is in meaning.

The second model measures what the main one cannot: every passage, where it does not know the language of the
question; else the passages whose language it does not know. A passage is measured by one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Mask, Pieces, Vectors
from embeddings.dense.encoder import Embedder, Encoder
from embeddings.dense.index import Finder, IndexKind
from embeddings.dense.knowledge import knows
from embeddings.dense.nearness import Dense, Nearness, joined
from embeddings.dense.pieces import Held, Measured, of_words, together
from embeddings.language.tokens import tokenize
from embeddings.question import Question

_LANGUAGES = 4  # of questions, whose masks are kept
_BEFORE = 0.5  # how much the question before counts where a question leans on it


@dataclass(frozen=True, slots=True)
class Model:
    """A model, the vectors that it made of a library, and who names those that may be near, if not we."""

    encoder: Embedder
    vectors: Vectors
    finder: Finder | None = None


@dataclass(frozen=True, slots=True)
class MainModel(Model):
    """The main model, which keeps the pieces of passages too."""

    encoder: Encoder
    pieces: Held | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A question as the models read it; masks of all passages.

    ``is_foreign`` tells where the main model does not know the language of the question or of the passage,
    ``is_across`` where those are two languages, ``by_second`` where the second model measures it. A model
    that measures nothing gave no vector. ``pieces`` are those of the question, and how much each counts, if
    the main model measures and keeps them; ``words`` says which of them are those of each word.
    ``seeks_works`` tells that it may ask for works that are cited. ``near`` remembers the cosines of the
    pieces of a passage, ``looked_at`` what was measured of them.
    """

    is_foreign: Mask
    is_across: Mask
    by_second: Mask
    main: Vectors | None
    second: Vectors | None
    seeks_works: bool = False
    pieces: tuple[Pieces, Floats] | None = None
    words: tuple[tuple[str, slice], ...] = ()
    near: dict[int, Floats] = field(default_factory=dict, repr=False)
    looked_at: dict[int, Measured] = field(default_factory=dict, repr=False)


class Meaning:
    """The vectors of a library; ``rows`` tells the passage and the sentence of each, passages ascending."""

    def __init__(
        self,
        main: MainModel,
        rows: NDArray[np.int32],
        languages: Sequence[str],
        kind: IndexKind,
        second: Model | None = None,
    ) -> None:
        self._main, self._second = main, second
        self._rows, self._kind = rows, kind
        self._names, self._languages = np.unique(np.array(languages, dtype=np.str_), return_inverse=True)
        self._by_main = Dense(main.vectors, rows, len(languages), kind, main.finder)
        self._is_foreign = self._is_unknown_to(main)
        self._of_language = lru_cache(_LANGUAGES)(self._masks)
        self._is_readable = self._is_foreign & False if second is None else ~self._is_unknown_to(second)

    @property
    def has_pieces(self) -> bool:
        """Tell whether the pieces of the passages are known."""
        return self._main.pieces is not None

    def languages_across(self, aim: Aim) -> tuple[str, ...]:
        """Name the languages, not the question's, whose passages the second model measures."""
        return tuple(self._names[np.unique(self._languages[aim.by_second & aim.is_across])].tolist())

    def is_in(self, language: str) -> Mask:
        """Tell which passages are in a language."""
        return np.asarray((self._names == language)[self._languages], dtype=np.bool_)

    def settle(self) -> None:
        """Make what many questions are answered sooner with."""
        self._by_main.settle()
        if self._second is not None:
            self._by_second.settle()

    def hasten(self) -> None:
        """Make what some hundred questions in the main model's language are answered sooner with."""
        self._by_main.hasten()

    def is_understood(self, language: str) -> bool:
        """Tell whether a model knows the language of a question, or a text is in it."""
        models = [model for model in (self._main, self._second) if model]
        return language in self._names or any(knows(model.encoder.name, language) for model in models)

    def languages(self, allowed: Mask) -> tuple[str, ...]:
        """Name the languages of some passages, as they come."""
        found = {
            name: int(np.argmax(here))
            for code, name in enumerate(self._names.tolist())
            if (here := (self._languages == code) & allowed).any()
        }
        return tuple(sorted(found, key=found.__getitem__))

    def is_native(self, language: str) -> bool:
        """Tell whether the main model knows the language of a question."""
        return knows(self._main.encoder.name, language)

    def _masks(self, language: str) -> tuple[Mask, Mask, Mask]:
        """Tell which passages the main model does not know, which the second measures, which are across."""
        is_foreign = self._is_foreign | (not knows(self._main.encoder.name, language))
        is_known = self._second is not None and knows(self._second.encoder.name, language)
        by_second = is_foreign & self._is_readable & is_known
        return is_foreign, by_second, (self._names != language)[self._languages]

    def aim(self, asked: Question, earlier: Question | None = None) -> Aim:
        """Embed a question, which may lean on an earlier one, with the models that are needed."""
        is_foreign, by_second, is_across = self._of_language(asked.language)
        texts = [asked.text] if earlier is None else [asked.text, earlier.text]
        read = None if by_second.all() and by_second.size else self._main.encoder.read(texts)
        pieces = read.pieces if read and self.has_pieces else None
        return Aim(
            is_foreign,
            is_across,
            by_second,
            _mixed(read.vectors) if read else None,
            _mixed(self._second.encoder.encode(texts)) if self._second and by_second.any() else None,
            asked.seeks_works,
            together(list(zip(pieces, (1.0, _BEFORE), strict=False))) if pieces else None,
            tuple(self._words(texts, pieces)) if pieces else (),
        )

    def _words(self, texts: Sequence[str], pieces: Sequence[Pieces]) -> Iterator[tuple[str, slice]]:
        first = 0
        for text, some in zip(texts, pieces, strict=True):
            yield from of_words(text, tokenize(text), self._main.encoder.lengths, first)
            first += len(some)

    def match(self, aim: Aim, shares: Floats, places: Ints) -> Floats | None:
        """Say how well passages hold the pieces of a question, each of which has its share.

        None where those are not known.
        """
        if aim.pieces is None or self._main.pieces is None:
            return None
        return self._main.pieces.match(aim.pieces[0], shares, places, aim.near)

    def nearest(self, aim: Aim, allowed: Mask, also: Ints) -> Nearness:
        """Measure the passages that are nearest among those allowed, and ``also`` those named."""
        found = []
        if aim.main is not None:
            ours = also[~aim.by_second[also]]
            open_to_it = allowed & ~aim.by_second
            found.append(self._by_main.nearest(aim.main, open_to_it, ours, seeking=aim.seeks_works))
        if aim.second is not None:
            theirs = also[aim.by_second[also]]
            open_to_it = allowed & aim.by_second
            found.append(self._by_second.nearest(aim.second, open_to_it, theirs, seeking=aim.seeks_works))
        return joined(found)

    def nearness(self, aim: Aim, place: int) -> Nearness:
        """Measure one passage."""
        dense, vector = self._measuring(aim, place)
        return dense.nearness(vector, place, seeking=aim.seeks_works)

    def sentences(self, aim: Aim, place: int) -> Floats:
        """Give the cosine of each sentence of a passage and of its notes."""
        dense, vector = self._measuring(aim, place)
        return dense.sentences(vector, place, seeking=aim.seeks_works)

    def alone(self, aim: Aim, place: int) -> Floats | None:
        """Say how much of a question each sentence of a passage holds as well as any other of it.

        Those of its notes count less, as their cosines do. None where pieces are not known.
        """
        if aim.pieces is None or self._main.pieces is None or aim.by_second[place]:
            return None
        weights = self._by_main.sentence_weights(place, seeking=aim.seeks_works)
        return self._main.pieces.alone(*aim.pieces, place, _measured(self._main.pieces, aim, place)) * weights

    def nearest_pieces(self, aim: Aim, place: int, sentence: int) -> Floats | None:
        """Give for each piece of a question the cosine of the nearest of a sentence, or of those beside it.

        None where pieces are not known.
        """
        if aim.pieces is None or self._main.pieces is None or aim.by_second[place]:
            return None
        measured = _measured(self._main.pieces, aim, place)
        return self._main.pieces.nearest(aim.pieces[0], place, sentence, measured)

    def likeness(self, places: Sequence[int]) -> Floats:
        """Give the cosines of the beginnings of some passages with one another."""
        return self._by_main.likeness(places)

    def _measuring(self, aim: Aim, place: int) -> tuple[Dense, Vectors]:
        dense, vector = (self._by_second, aim.second) if aim.by_second[place] else (self._by_main, aim.main)
        assert vector is not None, place  # noqa: S101  (an aim has the vectors of those that measure)
        return dense, vector

    @cached_property
    def _by_second(self) -> Dense:
        """Index the second model's vectors when they are first wanted: most libraries are in one language."""
        second = self._second
        assert second is not None  # noqa: S101
        return Dense(second.vectors, self._rows, len(self._languages), self._kind, second.finder)

    def _is_unknown_to(self, model: Model) -> Mask:
        unknown = [not knows(model.encoder.name, language) for language in self._names.tolist()]
        return np.array(unknown, dtype=np.bool_)[self._languages]


def _measured(held: Held, aim: Aim, place: int) -> Measured:
    if place not in aim.looked_at:
        assert aim.pieces is not None  # noqa: S101  (asked for only where they are known)
        aim.looked_at[place] = held.measured(aim.pieces[0], place, aim.near.get(place))
    return aim.looked_at[place]


def _mixed(vectors: Vectors) -> Vectors:
    """Give the vector of a question; where it leans on an earlier one, that counts too."""
    if len(vectors) == 1:
        return vectors
    mixed = vectors[:1] + _BEFORE * vectors[1:]
    return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)
