"""A passage → the sentences of its notes, by what they say. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Citation, Document, Form, Passage, Span, without
from embeddings.hits import Remark
from embeddings.language.stopwords import COMMON
from embeddings.language.tokens import tokenize

# What a sentence of a note counts beside one of its passage (decision 0015).
NOTE = 0.9
# Content words beside what it cites that a sentence of a note needs to say something: "Ibid., p. 79" and
# "See note 5 above" only point elsewhere.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Notes:
    """The sentences of a passage's notes, by what they say.

    ``remarks`` say something, ``works`` name a work in full and nothing else; ``rest`` are the words of those
    that only point elsewhere.
    """

    remarks: tuple[Remark, ...]
    works: tuple[Remark, ...]
    rest: str

    @property
    def searched(self) -> tuple[Remark, ...]:
        """Those that are searched as sentences of the passage, in the order of its rows in an index."""
        return self.remarks + self.works


def notes_of(document: Document, passage: Passage) -> Notes:
    """Sort the sentences of the notes that serve a passage.

    Those that only its block quotation calls are the quotation's, those of a heading the first passage's
    below it: they are read, but found there.
    """
    own = _own(document, passage)
    remarks, works, rest = [], [], []
    for place in document.called_by(passage):
        text, citations = document.notes[place].text, document.citations_in(place)
        for sentence in document.notes[place].sentences:
            said = Remark(place, sentence.start, sentence.end, text[sentence.start : sentence.end])
            inside = [one for one in citations if sentence.start <= one.start < sentence.end]
            if place in own and _says_something(text, sentence, inside):
                remarks.append(said)
            elif place in own and any(one.form is Form.FULL for one in inside):
                works.append(said)
            else:
                rest.append(said.text)
    return Notes(tuple(remarks), tuple(works), " ".join(rest))


def _own(document: Document, passage: Passage) -> frozenset[int]:
    """Give the notes that are searched as this passage's."""
    before = document.passage(passage.number - 1).heading_markers if passage.number > 1 else ()
    headings = (marker for marker in passage.heading_markers if marker not in before)
    return frozenset(document.with_called((*passage.markers, *headings)))


def _says_something(text: str, sentence: Span, citations: Sequence[Citation]) -> bool:
    gaps = [Span(one.start, one.end) for one in sorted(citations, key=lambda one: one.start)]
    words = tokenize(without(text, sentence.start, sentence.end, gaps))
    return sum(token.word not in COMMON for token in words) >= _ENOUGH
