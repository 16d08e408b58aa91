"""Text cases of speakers: a text, a dot, and whose words each of its quotations holds."""

import pytest

from corpus.model import Document, Quotation
from corpus.parse import parse
from tests.casefile import Case, cases


def shown(document: Document, quotation: Quotation) -> str:
    words = document.text[quotation.start : quotation.end].strip("“”„«» ").split()[:3]
    speaker = quotation.speaker
    said = f"{'=' if speaker.certain else '~'} {speaker.name}" if speaker.name else "?"
    lead = quotation.lead_in
    introduced = f" | {document.text[lead.start : lead.end]}" if lead else ""
    return f"{quotation.passage}: {' '.join(words)} {said}{introduced}"


@pytest.mark.parametrize("case", cases("speakers.txt"))
def test_speakers_are_named_as_their_case_says(case: Case) -> None:
    document = parse(f"Title\n\nBy Nobody Known\n\n{case.given}".encode(), "case.txt")

    assert isinstance(document, Document)
    found = [shown(document, quotation) for quotation in document.quotations]
    assert "\n".join(found) == case.expected
