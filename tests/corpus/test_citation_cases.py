"""Text cases of citations: a note, a dot, and what it cites."""

import pytest

from corpus.model import Citation, Span
from corpus.references.citations import find_citations
from corpus.references.locators import open_imprint
from corpus.stretch import whole
from tests.casefile import Case, cases


def shown(note: str, citation: Citation) -> str:
    def printed(span: Span | None) -> str:
        return note[span.start : span.end] if span else "–"

    authors = ", ".join(printed(name) for name in citation.authors) or "–"
    whole = note[citation.start : citation.end]
    fields = (printed(citation.title), printed(citation.pages), printed(citation.year))
    return " | ".join([whole, authors, *fields])


@pytest.mark.parametrize("case", cases("citations.txt"))
def test_a_note_cites_what_its_case_says(case: Case) -> None:
    note = case.given

    found = [shown(note, citation) for citation in find_citations(note) if not citation.tentative]

    assert "\n".join(found) == case.expected


def test_the_place_of_an_imprint_without_brackets_has_no_space_behind_it() -> None:
    note = "Rosa Luxemburg, Die Akkumulation des Kapitals, Berlin 1913, S. 45"

    imprint = open_imprint(whole(note))

    assert imprint is not None
    assert imprint.place == "Berlin"
