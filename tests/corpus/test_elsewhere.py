"""Notes that no paragraph calls: those of headings serve what stands below, those of notes stand beneath them."""

import pytest

from bot.answer import citation
from bot.render import json as as_json
from corpus.model import Document, Library
from corpus.parse import parse

pytestmark = pytest.mark.process

PAGE = """<html lang="en"><head><title>Nets</title><meta name="dcterms.date" content="1931"></head><body>
<h1>Nets</h1>
<h2>The mole<sup><a href="#n1" id="c1">1</a></sup></h2>
<p>It was free.</p>
<h3>The gate</h3>
<p>It was shut.<sup><a href="#n2" id="c2">2</a></sup> “Nobody came in that way,” said Ada Quill.</p>
<h2>The quay</h2>
<p>It was full.</p>
<ol>
<li id="n1">Built in 1811. <a href="#c1">↩</a></li>
<li id="n2">Quill says so<sup><a href="#n3" id="c3">3</a></sup> in the ledger. <a href="#c2">↩</a></li>
<li id="n3">The ledger is lost. <a href="#c3">↩</a></li>
</ol></body></html>"""


def page() -> Document:
    document = parse(PAGE.encode(), "nets.html")
    assert isinstance(document, Document)
    return document


def test_a_note_in_a_heading_serves_the_passages_under_it_and_no_others() -> None:
    document = page()

    served = [[document.notes[note].text for note in document.called_by(p)] for p in document.passages]

    assert served == [
        ["Built in 1811."],
        ["Quill says so3 in the ledger.", "The ledger is lost.", "Built in 1811."],
        [],
    ]
    assert [passage.number for passage in document.passages_of(2)] == [2]


def test_a_passage_knows_the_headings_over_it() -> None:
    sections = [passage.section for passage in page().passages]

    assert sections == [("The mole",), ("The mole", "The gate"), ("The quay",)]


def test_a_citation_names_all_headings_over_a_passage() -> None:
    document = page()

    cited = [as_json.citation(citation(document, passage)) for passage in document.passages]

    assert [(one["heading"], one.get("section")) for one in cited] == [
        ("The mole", None),
        ("The gate", ["The mole", "The gate"]),
        ("The quay", None),
    ]


def test_check_lists_what_stands_outside_the_paragraphs() -> None:
    (value,) = as_json.check(Library((page(),)))["documents"]

    assert value["markers"][-1] == {"label": "1", "paragraph": None, "before": "Nets\n\nThe mole"}
    assert value["markers_in_notes"] == [{"label": "3", "note": "2"}]
    assert value["headings"] == ["The mole", "The gate", "The quay"]
    assert (value["date"], value["language"], value["format"]) == ("1931", "en", "html")
    assert value["quotations"] == [
        {"paragraph": 2, "text": "“Nobody came in that way,”", "speaker": "Ada Quill", "certain": True}
    ]
    assert value["problems"] == []
