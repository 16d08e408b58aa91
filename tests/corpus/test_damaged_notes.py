"""Plain texts whose headings, lists or pages a typist or a scanner has damaged: no marker calls another's note."""

import pytest

from corpus.model import Document
from corpus.parse import parse

RAFT = "The raft was made of doors.{0} It went down in a week.{1}"
OAK = "The ferry was never built.{0} There was no oak.{1}"
PIER = "The pier stood for a year.{0} It fell in a gale.{1}"
SAND = "Nobody else came down to the sand that year."


def read(*blocks: str) -> Document:
    found = parse("\n\n".join(("The Ferries of Dunn", *blocks)).encode(), "dunn.txt")
    assert isinstance(found, Document)
    return found


def called(document: Document) -> list[tuple[str, str | None]]:
    """Give each marker of a text with the words of its note."""
    return [
        (marker.label, None if marker.note is None else document.notes[marker.note].text)
        for passage in document.passages
        for marker in passage.markers
    ]


RIGHT = [
    ("1", "Door Ledger, p. 4."),
    ("2", "Crowner's Roll, p. 8."),
    ("1", "Tree Count, 1650."),
    ("2", "Court Book, p. 9."),
]


@pytest.mark.parametrize("heading", ["FOOTNOTES:", "NOTES:"])
def test_a_heading_of_notes_that_ends_in_a_colon_introduces_no_points(heading: str) -> None:
    document = read(
        "Doors",
        RAFT.format("(1)", "(2)"),
        PIER.format("(3)", "(4)"),
        heading,
        "(1) Door Ledger, p. 4.\n(2) Crowner's Roll, p. 8.\n(3) Stone Ledger, p. 2.\n(4) Gale Book, p. 6.",
        "The Oak",
        "The ferry was never built(1) for want of oak. The clerk said so.(2)",
        "It was the third year(3) and the last.(4)",
        heading,
        "(1) Tree Count, 1650.\n(2) Court Book, p. 9.\n(3) Year Book, p. 5.\n(4) Clerk's Roll, p. 1.",
    )

    assert called(document)[:4] == [*RIGHT[:2], ("3", "Stone Ledger, p. 2."), ("4", "Gale Book, p. 6.")]


def test_the_numbered_heading_of_a_chapter_is_no_note_of_the_one_before() -> None:
    document = read(
        "1. Doors",
        RAFT.format("1", "2"),
        "Notes",
        "1. Door Ledger, p. 4.\n\n2. Crowner's Roll, p. 8.",
        "2. The Oak",
        OAK.format("1", "2"),
        "Notes",
        "1. Tree Count, 1650.\n\n2. Court Book, p. 9.",
        "3. Stone",
        PIER.format("1", "2"),
        "Notes",
        "1. Stone Ledger, p. 2.\n\n2. Gale Book, p. 6.",
    )

    assert called(document) == [*RIGHT, ("1", "Stone Ledger, p. 2."), ("2", "Gale Book, p. 6.")]
    assert len(document.notes) == 6


def test_a_heading_of_one_word_stands_over_the_notes_of_its_chapter_again() -> None:
    document = read(
        "1. Doors",
        "The raft was made of doors.(1)",
        "2. Oak",
        OAK.format("(1)", "(2)"),
        "Notes",
        "1. Doors",
        "(1) Door Ledger, p. 4.",
        "2. Oak",
        "(1) Tree Count, 1650.",
        "(2) Court Book, p. 9.",
    )

    assert called(document) == [RIGHT[0], *RIGHT[2:]]
    assert "Oak" not in [note.text for note in document.notes]


def test_notes_under_the_heading_of_their_chapter_are_not_called_by_one_that_has_lost_its_own() -> None:
    document = read(
        "Doors",
        RAFT.format("¹", "²"),
        "Oak",
        OAK.format("¹", "²"),
        "Stone",
        PIER.format("¹", "²"),
        "Notes",
        "Doors",
        "¹ Door Ledger, p. 4.",
        "² Crowner's Roll, p. 8.",
        "Oak",
        "Stone",
        "¹ Stone Ledger, p. 2.",
        "² Gale Book, p. 6.",
    )

    assert called(document) == [
        *RIGHT[:2],
        ("1", None),
        ("2", None),
        ("1", "Stone Ledger, p. 2."),
        ("2", "Gale Book, p. 6."),
    ]


def test_notes_go_on_behind_the_number_of_a_page_that_a_scanner_left_among_them() -> None:
    document = read(
        "Doors",
        RAFT.format("¹", "²"),
        "Oak",
        OAK.format("¹", "²"),
        "Notes",
        "Doors",
        "¹ Door Ledger, p. 4.",
        "214",
        "² Crowner's Roll, p. 8.",
        "Oak",
        "¹ Tree Count, 1650.",
        "215",
        "² Court Book, p. 9.",
    )

    assert called(document) == RIGHT


def test_what_stands_before_markers_that_begin_anew_calls_no_note_behind_them() -> None:
    document = read(
        "Doors",
        RAFT.format("¹", "²"),
        PIER.format("³", "⁴"),
        "Oak",
        OAK.format("¹", "²"),
        SAND,
        "-----",
        "¹ Tree Count, 1650.\n² Court Book, p. 9.\n³ Bark Book, p. 7.\n⁴ Leaf Book, p. 2.",
        "Stone",
        PIER.format("¹", "²"),
        "-----",
        "¹ Stone Ledger, p. 2.\n² Gale Book, p. 6.",
    )

    stone = [("1", "Stone Ledger, p. 2."), ("2", "Gale Book, p. 6.")]
    assert [one for one in called(document) if one[1]] == [*RIGHT[2:], *stone]
    assert document.problems


def test_bare_numbers_call_notes_in_boxes_under_indented_paragraphs() -> None:
    document = read(
        "    " + RAFT.format("1", "2"),
        "[Footnote 1: Door Ledger, p. 4.]",
        "[Footnote 2: Crowner's Roll, p. 8.]",
        "    " + SAND,
        "    " + OAK.format("3", "4"),
        "[Footnote 3: Tree Count, 1650.]",
        "[Footnote 4: Court Book, p. 9.]",
    )

    assert [note for _, note in called(document)] == [note for _, note in RIGHT]
    assert SAND in [document.text[passage.start : passage.end] for passage in document.passages]


def test_two_works_that_stand_in_one_line_are_two_where_the_text_calls_both() -> None:
    document = read(
        "The doors were weighed [1], then sold [2]. Nobody bought them [3], and they rotted [4].",
        "References",
        "[1] Door Ledger, p. 4.\n[2] Crowner's Roll, p. 8. [3] Tree Count, 1650.\n[4] Court Book, p. 9.",
    )

    assert [note for _, note in called(document)] == [note for _, note in RIGHT]


def test_a_number_in_brackets_that_the_text_does_not_call_stays_within_its_note() -> None:
    document = read(
        "The doors were weighed [1], then sold [2].",
        "References",
        "[1] Door Ledger, p. 4.\n[2] Crowner's Roll, p. 8. [3] Tells of it, too.",
    )

    assert document.notes[1].text == "Crowner's Roll, p. 8. [3] Tells of it, too."


def test_the_numbers_of_authors_call_their_institutes_and_no_works() -> None:
    document = read(
        "Ina Holm,¹ Jon Pole² and Ann Marsh¹,³",
        "¹ Institute of Harbours, Dunn / ² School of Salt, Ness College / ³ Department of Rope, Ness",
        SAND,
        "References",
        "1. Holm, I. The weight of salt. 1990.",
        "2. Pole, J. Who weighs. 1993.",
        "3. Marsh, A. Scales of the monks. 1971.",
    )

    institute, school, rope = (
        "Institute of Harbours, Dunn",
        "School of Salt, Ness College",
        "Department of Rope, Ness",
    )
    assert [note for _, note in called(document)] == [institute, school, institute, rope]
