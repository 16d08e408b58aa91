"""Sentences: where they end, and where they only seem to."""

import pytest

from corpus.language.sentences import split
from corpus.model import Marker
from corpus.stretch import whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It came. It stayed.", ["It came.", "It stayed."], id="two"),
        pytest.param("Dr. Roe met Mr. Holm. Both left.", ["Dr. Roe met Mr. Holm.", "Both left."], id="titles"),
        pytest.param("E.H. Carr and J. R. Halcro came. So.", ["E.H. Carr and J. R. Halcro came.", "So."], id="initials"),
        pytest.param("“Stay!” he said. “Or go.” They went.", ["“Stay!” he said.", "“Or go.”", "They went."], id="quoted"),
        pytest.param("See p. 12 and No. 5. I said no. They went.", ["See p. 12 and No. 5.", "I said no.", "They went."], id="numbers"),
        pytest.param("One means is left: the strike....The others followed.", ["One means is left: the strike....", "The others followed."], id="ellipsis without a space"),
        pytest.param("What, in the U.S.S.R.? Socialism?", ["What, in the U.S.S.R.?", "Socialism?"], id="abbreviation and question"),
        pytest.param("It ended… and began again.", ["It ended… and began again."], id="ellipsis that goes on"),
        pytest.param("Er kam z. B. am 3. Mai. Dann ging er.", ["Er kam z. B. am 3. Mai.", "Dann ging er."], id="german"),
    ],
)  # fmt: skip
def test_a_paragraph_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in split(whole(text))] == expected


def test_a_marker_belongs_to_the_sentence_that_it_closes() -> None:
    text = "It came.”22 This goes on.[3] So."
    markers = [Marker("22", 9, 11, 0), Marker("3", 25, 28, 1)]

    assert [text[span.start : span.end] for span in split(whole(text), markers)] == [
        "It came.”22",
        "This goes on.[3]",
        "So.",
    ]
