"""What an answer, a note and the list of works show of the apparatus, in words and as JSON."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bot.answer import find_notes, quote
from bot.cli import main
from bot.notes import note
from bot.render import json as as_json
from bot.render.beside import meaning, voice
from bot.render.pieces import pieces
from bot.render.terminal import text as as_text
from bot.words import Say
from corpus.model import Document, Library
from corpus.parse import parse

TALK = """The Salt Road

By Ada Quill

The road was never paved. Tom Roe has told us:

“They counted the carts in the morning and the wheels in the evening, and in thirty years the two sums never once agreed.”1

The rest is in the books.2 Finch wrote that “the pavers were paid in stone, and the stone was taken back from them the next year as a tax on paving.”3 So it went on.4

Nobody was asked. “A road is for those who have somewhere to go,” one of them said.

1 Tom Roe, Nets (Ness: Holm, 1924), p. 9.

2 Tom Roe, “On Ropes,” Harbour Review 4 (1925): 11-20; Ida Finch, Hooks (Ness: Holm, 1930), 5.

3 Finch, p. 6.

4 Roe, p. 7. Ibid. is no use here; see note 2.
"""
# Two chapters, and notes that are numbered anew in each
ANEW = """Piers and Weirs

Chapter One

The first pier stood for a year.[1] It was built of oak, and nobody had asked for oak.[2]

Chapter Two

The weir was older than the mill.[1] It was mended every spring by those who fished there.[2]

Notes

Chapter One

1. Tom Roe, Piers (Ness: Holm, 1924), p. 9.
2. Roe, p. 11.

Chapter Two

1. Ann Orme, Weirs (Ness: Holm, 1930), p. 5.
2. Orme, p. 7.
"""
SAMPLE = str(Path(__file__).parents[2] / "corpus" / "texts")


@pytest.fixture
def document() -> Document:
    found = parse(TALK.encode(), "salt.txt")
    assert isinstance(found, Document)
    return found


def test_a_block_quotation_has_its_speaker_and_its_introduction(document: Document) -> None:
    quoted = quote(document, document.passage(2), 0)

    assert voice(quoted, Say(), lambda text, _: text) == "Tom Roe, quoted by Ada Quill"
    assert quoted.lead_in == "Tom Roe has told us:"
    assert as_json.quote(quoted)["speaker"] == {"name": "Tom Roe", "certain": True}


def test_a_passage_that_holds_a_long_quotation_says_whose(document: Document) -> None:
    quoted = quote(document, document.passage(3), 0)

    assert voice(quoted, Say(), lambda text, _: text) == "with words of Ida Finch, quoted by Ada Quill"
    assert quoted.lead_in is None
    (held,) = quoted.quotations
    assert quoted.text[held.start : held.end].startswith("“the pavers")
    assert quoted.text[held.start : held.end].endswith("paving.”")


def test_a_short_quotation_is_the_author_s_own_sentence(document: Document) -> None:
    quoted = quote(document, document.passage(4), 0)

    assert voice(quoted, Say(), lambda text, _: text) is None
    assert as_json.quote(quoted)["speaker"] is None


def test_what_was_not_searched_for_has_no_best_sentence_and_no_score(document: Document) -> None:
    quoted = quote(document, document.passage(4))

    assert (quoted.highlight, quoted.score) == (None, None)
    assert not any(piece.is_highlight for piece in pieces(quoted))
    written = as_json.quote(quoted)
    assert (written["highlight"], written["score"]) == ([0, 0], {"dense": 0.0, "lexical": 0.0, "fused": 0.0})


def test_short_forms_stand_beside_their_note(document: Document) -> None:
    three, four = quote(document, document.passage(3), 0).notes[1:]

    assert three.text == "Finch, p. 6."
    assert as_json.note(three)["references"] == [
        {
            "text": "Finch",
            "note": "2",
            "reference": "Ida Finch, Hooks (Ness: Holm, 1930)",
            "candidates": [],
            "resolution": "resolved",
            "pages": "p. 6",
            "start": 0,
            "end": 11,
        }
    ]
    roe, pointer = as_json.note(four)["references"]
    assert (roe["text"], roe["note"], roe["reference"]) == ("Roe", None, None)
    assert roe["candidates"] == [
        {"note": "1", "reference": "Tom Roe, Nets (Ness: Holm, 1924)"},
        {"note": "2", "reference": "Tom Roe, “On Ropes,” Harbour Review 4 (1925)"},
    ]
    assert (pointer["text"], pointer["note"], pointer["reference"]) == (
        "note 2",
        "2",
        document.notes[1].text,
    )


def test_a_footnote_in_words_says_what_is_certain_and_what_is_not(document: Document) -> None:
    library = Library((document,))
    three, four = (find_notes(library, label)[0] for label in ("3", "4"))

    shown = as_text.footnote(three, as_text.Style())
    doubted = as_text.footnote(four, as_text.Style())

    assert "Finch → note 2: Ida Finch, Hooks (Ness: Holm, 1930)" in shown
    assert (
        "Roe → not certain, may be note 1: Tom Roe, Nets (Ness: Holm, 1924); "
        "note 2: Tom Roe, “On Ropes,” Harbour Review 4 (1925)" in doubted
    )


def test_a_footnote_as_json_lists_the_works_it_cites(document: Document) -> None:
    (found,) = find_notes(Library((document,)), "2")

    value = as_json.footnote(found)

    assert value["citations"] == [
        {
            "text": "Tom Roe, “On Ropes,” Harbour Review 4 (1925): 11-20",
            "authors": ["Tom Roe"],
            "title": "On Ropes",
            "pages": "11-20",
            "year": "1925",
        },
        {
            "text": "Ida Finch, Hooks (Ness: Holm, 1930), 5",
            "authors": ["Ida Finch"],
            "title": "Hooks",
            "pages": "5",
            "year": "1930",
        },
    ]


def run(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    with redirect_stdout(out):
        status = main(["--corpus", SAMPLE, *arguments])
    return status, out.getvalue()


def test_works_lists_every_work_with_its_notes_and_paragraphs() -> None:
    status, said = run("works", "--document", "sample/hunger-strike", "--json")

    (listed,) = json.loads(said)["documents"]
    berger = next(work for work in listed["works"] if work["authors"] == ["Joseph Berger"])
    assert status == 0
    assert berger["title"] == "Shipwreck of a Generation"
    assert berger["year"] == "1971"
    assert [noted["label"] for noted in berger["notes"]] == ["2", "5", "9", "11"]
    assert berger["passages"]


def test_works_can_be_asked_for_one() -> None:
    status, said = run("works", "shipwreck", "BERGER")

    assert status == 0
    assert said.count("Joseph Berger") == 1
    assert "notes 2 (pp. 94-95), 5 (pp. 94-95), 9 (96-98), 11 (pp. 96-98)" in said


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["works", "Nobody Atall"], 3), (["works", "--document", "no/such"], 1), (["cite", "no/such", "1"], 1),
     (["cite", "sample/hunger-strike", "999"], 3), (["cite", "sample/hunger-strike", "1"], 0)],
)  # fmt: skip
def test_the_exit_status_says_what_was_found(arguments: list[str], status: int) -> None:
    assert run(*arguments)[0] == status


def test_where_numbers_begin_anew_a_short_form_names_the_chapter_of_the_note_it_means() -> None:
    book = parse(ANEW.encode(), "piers.txt")
    assert isinstance(book, Document)

    (form,) = note(book, book.notes_labelled("2")[-1]).references

    assert (form.note, form.under) == ("1", "Chapter Two")
    told = meaning(form, Say(), lambda words, _: words)
    assert told == "Orme → note 1 (Chapter Two): Ann Orme, Weirs (Ness: Holm, 1930)"
    assert as_json.reference(form)["under"] == "Chapter Two"


def test_check_shows_resolved_ambiguous_and_unresolved_short_forms() -> None:
    _, said = run("check")
    _, value = run("check", "--json")

    documents: list[dict[str, Any]] = json.loads(value)["documents"]
    hunger = next(d for d in documents if d["id"] == "sample/hunger-strike")
    assert [r["resolution"] for r in hunger["references"]].count("resolved") == 11
    assert {r["label"] for r in hunger["references"] if r["resolution"] == "ambiguous"} == {"10", "13", "19"}
    assert all(name in said for name in ("resolved", "ambiguous", "unresolved"))
    assert "sample/hunger-strike, note 13: Joffe → not certain" in said
