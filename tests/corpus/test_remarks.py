"""The sentences of notes: none ends within a citation."""

import pytest

from corpus.model import Footnote
from corpus.references.remarks import with_sentences
from corpus.references.resolution import resolve


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(
            "Ada Quill to Jon Holm, 3 May 1902, Ness Archive, MS 7, fol. 12. He never answered it.",
            ["Ada Quill to Jon Holm, 3 May 1902, Ness Archive, MS 7, fol. 12.", "He never answered it."],
            id="the number of a leaf belongs to its letter",
        ),
        pytest.param(
            "Ada Quill, Salt and Its Uses, 2nd ed. (Ness: Holm, 1921), p. 4.",
            ["Ada Quill, Salt and Its Uses, 2nd ed. (Ness: Holm, 1921), p. 4."],
            id="an edition belongs to its book",
        ),
        pytest.param(
            "The salt came by sea. It was taxed twice.",
            ["The salt came by sea.", "It was taxed twice."],
            id="a note that cites nothing",
        ),
        pytest.param("", [], id="an empty note"),
    ],
)
def test_a_note_has_the_sentences_that_its_citations_leave_whole(text: str, sentences: list[str]) -> None:
    notes = [Footnote("1", 0, len(text), source=text)]

    (found,) = with_sentences(notes, resolve(notes).citations)

    assert [found.text[span.start : span.end] for span in found.sentences] == sentences
