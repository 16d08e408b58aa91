"""Text cases of speakers: a text, a dot, and whose words each of its quotations holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Document, Quotation
from corpus.parse import parse

CASES = Path(__file__).parents[1] / "cases" / "speakers.txt"


def cases() -> Iterator[object]:
    for case in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = case.partition("\n")
        source, _, expected = rest.partition("\n.\n")
        yield pytest.param(source, expected.strip(), id=name.strip())


def shown(document: Document, quotation: Quotation) -> str:
    words = document.text[quotation.start : quotation.end].strip("“”„«» ").split()[:3]
    speaker = quotation.speaker
    said = f"{'=' if speaker.certain else '~'} {speaker.name}" if speaker.name else "?"
    lead = quotation.lead_in
    introduced = f" | {document.text[lead.start : lead.end]}" if lead else ""
    return f"{quotation.passage}: {' '.join(words)} {said}{introduced}"


@pytest.mark.parametrize(("source", "expected"), list(cases()))
def test_speakers_are_named_as_their_case_says(source: str, expected: str) -> None:
    document = parse(f"Title\n\nBy Nobody Known\n\n{source}".encode(), "case.txt")

    assert isinstance(document, Document)
    found = [shown(document, quotation) for quotation in document.quotations]
    assert "\n".join(found) == expected
