"""Printed pages: what is text of them and what is furniture, where paragraphs end, which note is whose."""

import random
import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import BlockKind, Document, Problem, ProblemKind, without
from corpus.parse import parse
from corpus.pdf import kinds, lines
from corpus.pdf.lines import Line, Piece
from corpus.pdf.paragraphs import Set, Turn
from corpus.pdf.sheets import Glyph
from tests.corpus.printed import blocks, called, read
from tests.corpus.printing import LEFT, RIGHT, Leaf, pdf
from tests.laws import examples, lines_run

pytestmark = pytest.mark.usefixtures("here")


def refused(data: bytes) -> Problem:
    problem = parse(data, "ferry.pdf")
    assert isinstance(problem, Problem)
    return problem


def numbered(*leaves: Leaf, first: int = 83) -> None:
    for number, leaf in enumerate(leaves, first):
        leaf.line(530, "THE FERRY AT RANSAY", x=140, size=8).line(30, str(number), x=195)


def book() -> bytes:
    """Three pages with every trap of notes at the foot."""
    one, two, three = Leaf(), Leaf(), Leaf()
    numbered(one, two, three)
    one.line(480, "The Winter Ferry", size=16, bold=True).line(455, "By Isobel Garrick")
    y = one.lines(
        425,
        "The ice came early.{1} Nobody on the quay had",
        "seen such a winter since 1917,{2} and the ferry-",
        "man, who was well known, said as much. The win-",
        "ter of that year was a well-known",
        "one.",
    )
    y = one.lines(
        y,
        "The ferry lay in the ice until April, and the",
        "island had to live on what was there. The quay",
        "was white, 10{6} stars stood over it, and who-",
        "",
    )
    one.rule(90)
    one.line(80, "{1}5/16/18 Letter, Roe to Holm, on the winter.", size=8)
    one.line(70, "{2}Holm, Ina: Kahnbau. Kiel 1966, p. 12. The book", size=8, to=RIGHT)
    one.line(60, "is rare, and the author did not see the ice, but", size=8, to=RIGHT)
    y = two.lines(500, "ever had flour shared it.{3} The ferryman went", "from house to house.", indent=0)
    two.line(y - 15, "Spring", bold=True, size=12)
    two.lines(
        y - 35,
        "In April the ferry moved again, as it had to",
        "move, and a house was built upon the quay.{4} It",
        "stands there.",
    )
    two.line(90, "had heard of it from others.", size=8)
    two.line(80, "{3}Ibid.", size=8)
    two.line(70, "{4}42 U.S.C. 7, cited by Roe.", size=8)
    three.lines(500, "The ferryman rests now.{5} His house is white.", "Water is H[[2]]O.")
    three.line(80, "{5}Roe, p. 3.", size=8)
    return pdf(
        one,
        two,
        three,
        said={"Title": "The Winter Ferry", "Author": "Isobel Garrick", "CreationDate": "D:19170501"},
        catalog="/Lang(en-GB)",
    )


def test_a_printed_text_is_read_over_its_pages() -> None:
    document = read(book())

    assert blocks(document) == [
        (BlockKind.TITLE, "The Winter Ferry"),
        (BlockKind.BYLINE, "By Isobel Garrick"),
        (
            BlockKind.PARAGRAPH,
            "The ice came early.1 Nobody on the quay had seen such a winter since 1917,2 and the ferryman, who was "
            "well known, said as much. The winter of that year was a well-known one.",
        ),
        (
            BlockKind.PARAGRAPH,
            "The ferry lay in the ice until April, and the island had to live on what was there. The quay was "
            "white, 10⁶ stars stood over it, and whoever had flour shared it.3 The ferryman went from house to house.",
        ),
        (BlockKind.NOTE, "1 5/16/18 Letter, Roe to Holm, on the winter."),
        (
            BlockKind.NOTE,
            "2 Holm, Ina: Kahnbau. Kiel 1966, p. 12. The book is rare, and the author did not see the ice, but "
            "had heard of it from others.",
        ),
        (BlockKind.HEADING, "Spring"),
        (
            BlockKind.PARAGRAPH,
            "In April the ferry moved again, as it had to move, and a house was built upon the quay.4 It stands there.",
        ),
        (BlockKind.NOTE, "3 Ibid."),
        (BlockKind.NOTE, "4 42 U.S.C. 7, cited by Roe."),
        (BlockKind.PARAGRAPH, "The ferryman rests now.5 His house is white. Water is H₂O."),
        (BlockKind.NOTE, "5 Roe, p. 3."),
        *((BlockKind.FURNITURE, f"THE FERRY AT RANSAY\n{page}") for page in (83, 84, 85)),
    ]
    assert document.problems == ()


def test_letters_that_are_pictures_are_as_large_as_they_look() -> None:
    leaf = Leaf().line(520, "The Winter Ferry", size=16)
    leaf.lines(
        480, "The ice came early.{1} Nobody on the quay had", "seen such a winter since the keeper came.{2}"
    )
    leaf.line(80, "{1}Roe, p. 3.", size=8).line(70, "{2}Holm.", size=8)

    drawn, cast = read(pdf(leaf, pictures=True)), read(pdf(leaf))

    assert drawn.title == "The Winter Ferry"
    assert called(drawn) == [("1", "Roe, p. 3."), ("2", "Holm.")]
    assert drawn.text == cast.text


def test_a_text_of_tex_before_its_letters_had_names_has_whole_words() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice was bene\x0ccial to all the boats,", "as the keeper speci\x0ced in the end.")

    document = read(pdf(leaf, pictures=True))

    assert document.text == "The ice was beneficial to all the boats, as the keeper specified in the end."
    assert document.problems == ()


def test_words_set_in_no_size_are_told_and_the_rest_is_read() -> None:
    leaf = Leaf()
    leaf.lines(
        500, "The ice came early and nobody on the quay", "had seen such a winter since the keeper came."
    )
    leaf.operators.append("BT /F1 0 Tf 1 Tc 1 0 0 1 50 440 Tm (Rope and) Tj 0 Tc ET")
    leaf.lines(400, "The keeper counted the boats each evening,", "and wrote their number down in the book.")

    document = read(pdf(leaf))

    assert [passage.text for passage in document.passages] == [
        "The ice came early and nobody on the quay had seen such a winter since the keeper came.",
        "The keeper counted the boats each evening, and wrote their number down in the book.",
    ]
    assert [(problem.kind, problem.detail) for problem in document.problems] == [
        (ProblemKind.LETTERS_NOT_READ, "7 letters of which the file does not say what they are; left out")
    ]


def test_letters_that_make_no_words_are_refused() -> None:
    leaf = Leaf()
    for at in range(12):
        leaf.line(500 - 12 * at, "TkJP²³´P ±T²V·y kPyT²JV ³ETµPV µ´RTc JPp")

    problem = refused(pdf(leaf))

    assert problem.kind == ProblemKind.LETTERS_NOT_READ
    assert problem.detail == (
        "the letters that the file says it has make no words: “TkJP²³´P ±T²V·y kPyT²JV ³ETµPV µ´R…”; OCR would"
    )


def test_a_raised_number_in_the_margin_is_no_number_of_a_line() -> None:
    leaf = Leaf()
    for at in range(9):
        leaf.line(500 - 20 * at, "²" if at == 4 else str(at), x=20)
        leaf.line(500 - 20 * at, "The ice came early, and nobody on the quay had", to=RIGHT)

    assert "The ice came early, and nobody" in read(pdf(leaf)).text


def test_a_page_without_words_has_no_columns() -> None:
    words = ("The ice came early in", "that year, and nobody", "on the quay had seen a", "winter such as this in",
             "all the years that the", "ferry had gone to the", "island and had come in")  # fmt: skip
    full, other, head = Leaf(), Leaf(), Leaf()
    for leaf in (full, other):
        for at, line in enumerate(words):
            leaf.line(480 - 12 * at, line, to=190).line(480 - 12 * at, line, x=210, to=RIGHT)
    numbered(full, other, head)

    assert " ".join(words) in read(pdf(full, other, head)).text


def test_a_heading_with_a_number_is_no_note_where_notes_begin_with_a_raised_one() -> None:
    leaf = Leaf()
    said = ("The ice came early that year.{1} Nobody on", "the quay had seen such a winter since", "the keeper of the ferry came to the",
            "island, and the man of the ferry himself,", "who was well known, said as much.")  # fmt: skip
    leaf.lines(500, *said, size=12)
    leaf.line(420, "1. The quay", size=10)
    leaf.line(400, "The ferry lay in the ice until April.", size=10)
    leaf.line(80, "{1}Roe, p. 3.", size=10)

    assert called(read(pdf(leaf))) == [("1", "Roe, p. 3.")]


def test_notes_on_the_last_page_are_called_from_all_pages() -> None:
    one, two, three = Leaf(), Leaf(), Leaf()
    one.lines(
        500, "The ice came early.{1} Nobody on the quay had", "seen such a winter since the keeper came.{2}"
    )
    two.lines(500, "The ferry lay in the ice until April, and the", "island waited.{3}")
    three.line(500, "Notes", size=12, bold=True)
    three.line(480, "{1}Roe, p. 3.", size=8).line(455, "{2}Holm.", size=8).line(430, "{3}Roe, p. 9.", size=8)

    assert called(read(pdf(one, two, three))) == [("1", "Roe, p. 3."), ("2", "Holm."), ("3", "Roe, p. 9.")]


def test_a_note_whose_star_is_not_raised_is_one_of_its_own_and_its_star_calls_it() -> None:
    leaf = Leaf()
    leaf.lines(
        480,
        "The ice came early.{1} Nobody on the quay had",
        "seen such a winter, or remembered it.* It was",
        "a bad year for all who had to cross the water.",
    )
    leaf.line(80, "{1}Letter, Roe to Holm, on the winter.", size=8)
    leaf.line(70, "* Or nobody says so.", size=8)

    document = read(pdf(leaf))

    assert called(document) == [("1", "Letter, Roe to Holm, on the winter."), ("*", "Or nobody says so.")]


def test_each_marker_leads_to_the_note_at_the_foot_of_its_page() -> None:
    assert called(read(book())) == [
        ("1", "5/16/18 Letter, Roe to Holm, on the winter."),
        (
            "2",
            "Holm, Ina: Kahnbau. Kiel 1966, p. 12. The book is rare, and the author did not see the ice, but had "
            "heard of it from others.",
        ),
        ("3", "Ibid."),
        ("4", "42 U.S.C. 7, cited by Roe."),
        ("5", "Roe, p. 3."),
    ]


def test_a_passage_knows_its_pages_and_its_heading() -> None:
    document = read(book())

    assert [(p.page, p.heading) for p in document.passages] == [
        ("83", None),
        ("83–84", None),
        ("84", "Spring"),
        ("85", "Spring"),
    ]


def test_what_the_head_of_the_file_says_counts_if_it_is_printed() -> None:
    document = read(book())

    assert (document.title, document.author, document.date, document.language) == (
        "The Winter Ferry",
        "Isobel Garrick",
        "1917",
        "en-GB",
    )


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            {"Title": "Microsoft Word - draft3.doc", "Author": "admin"}, id="names of files and users"
        ),
        pytest.param(
            {"Title": "Untitled", "Author": "Ann Typist", "CreationDate": "D:20190623"}, id="not printed"
        ),
        pytest.param({"Title": "Winter_Ferry"}, id="a name of a file, printed"),
    ],
)
def test_what_programs_write_into_the_head_of_a_file_is_no_title(said: dict[str, str]) -> None:
    leaf = Leaf().line(480, "The Winter Ferry", size=16)
    leaf.lines(425, "The ice came early. Nobody on the quay had", "seen such a winter.")

    document = read(pdf(leaf, said=said))

    assert (document.title, document.author, document.date) == ("The Winter Ferry", None, None)


def test_a_head_in_bold_runs_into_its_paragraph() -> None:
    leaf = Leaf().line(520, "The Winter Ferry", size=16)
    leaf.lines(480, "The ice came early. Nobody on the quay had", "seen such a winter since the keeper came.")
    leaf.line(452, "The Second Winter", bold=True)
    leaf.line(440, "What the ice took from the harbour.", bold=True).line(
        440, "Two boats,", x=LEFT + 216, to=RIGHT
    )
    leaf.line(428, "and a barge were lost to it, and all the rope that", to=RIGHT)
    leaf.line(416, "lay on the quay in those days.")

    assert [(passage.heading, passage.text) for passage in read(pdf(leaf)).passages] == [
        (None, "The ice came early. Nobody on the quay had seen such a winter since the keeper came."),
        (
            "The Second Winter",
            "What the ice took from the harbour. Two boats, and a barge were lost to it, and all the rope that "
            "lay on the quay in those days.",
        ),
    ]


@pytest.mark.parametrize(
    ("words", "is_heading"),
    [
        pytest.param("What the Ice Took", True, id="a heading"),
        pytest.param(
            "3.1 What the Ice Took, and What It Left in All the Harbours.", True, id="under a number"
        ),
        pytest.param("The ice took two boats and a barge from us.", False, id="a sentence"),
        pytest.param("The ice took all that is counted in this list:", False, id="what leads up to a list"),
        pytest.param("(b) to the men of the quay", False, id="a point that goes on with a sentence"),
        pytest.param("– Two boats and a barge", False, id="a point with a dash"),
    ],
)
def test_words_in_bold_head_what_is_below_unless_they_are_a_sentence_or_a_point(
    words: str, is_heading: bool
) -> None:
    leaf = Leaf().line(520, "The Winter Ferry", size=16)
    leaf.lines(480, "The ice came early. Nobody on the quay had", "seen such a winter since the keeper came.")
    leaf.line(440, words, bold=True)
    leaf.lines(415, "All the rope that lay on the quay in those days", "was lost to it.")

    passages = read(pdf(leaf)).passages

    assert passages[-1].heading == (words if is_heading else None)
    assert any(words in passage.text for passage in passages) is not is_heading


def test_a_marker_stays_in_its_line_though_the_other_column_is_set_a_little_higher() -> None:
    leaf = Leaf()
    leaf.lines(500.2, *["The ice came early and nobody"] * 9, x=50, indent=0, to=230, size=10)
    leaf.lines(
        497.5, "The keeper wrote the number", "down in the book.{1} The boats", *["lay idle at the quay all year"] * 7,
        x=260, indent=0, to=440, size=10,
    )  # fmt: skip
    leaf.line(80, "{1} Roe, p. 3.", size=8, x=260)

    document = read(pdf(leaf))

    assert called(document) == [("1", "Roe, p. 3.")]
    assert "The keeper wrote the number down in the book.1 The boats lay idle" in document.text


def test_printed_numbers_do_not_bear_a_title_out() -> None:
    leaf = Leaf().line(480, "The Winter Ferry", size=16)
    leaf.lines(425, "The ice came on day 1 of December. Of 12 boats", "not one was in the harbour.")

    assert read(pdf(leaf, said={"Title": "fe010932 1..12"})).title == "The Winter Ferry"


def test_the_name_of_a_journal_in_the_head_of_a_file_is_no_title_of_an_article() -> None:
    leaf = Leaf().line(520, "Harbours 49, 1911").line(480, "The Winter Ferry", size=16)
    leaf.lines(425, "The ice came early. Nobody on the quay had", "seen such a winter.")

    assert read(pdf(leaf, said={"Title": "Harbours"})).title == "The Winter Ferry"
    assert read(pdf(leaf, said={"Title": "Ferry"})).title == "Ferry"


def test_a_title_in_two_parts_is_one_where_the_first_is_not_its_end() -> None:
    leaf = Leaf().line(530, "The Winter Ferry:", size=16).line(490, "A Tale of Ransay", size=16)
    leaf.line(450, "Ann Roe of Ness", size=12)
    leaf.lines(425, "The ice came early. Nobody on the quay had", "seen such a winter.")

    assert read(pdf(leaf)).title == "The Winter Ferry: A Tale of Ransay"


def test_line_numbers_in_the_margin_are_no_words() -> None:
    leaf = Leaf()
    words = (
        "The ice came early. Nobody on the quay had seen",
        "such a winter since the keeper of the ferry",
        "came to the island, and the man of the ferry",
        "himself, who was well known, said as much to",
        "all who asked.",
    )
    for number, line in enumerate(words):
        leaf.line(500 - 20 * number, str(number + 1), x=20)
        leaf.line(500 - 20 * number, line, to=RIGHT if number < 4 else None)

    assert blocks(read(pdf(leaf))) == [
        (
            BlockKind.PARAGRAPH,
            "The ice came early. Nobody on the quay had seen such a winter since the keeper of the ferry came to the "
            "island, and the man of the ferry himself, who was well known, said as much to all who asked.",
        ),
        (BlockKind.FURNITURE, "1 2 3 4 5"),
    ]


def test_numbers_of_lines_of_which_some_are_empty_are_no_words() -> None:
    """A court numbers the lines of its paper, whether or not words stand on them."""
    leaf = Leaf()
    words = {1: "WO", 7: "The ice came early. Nobody on the quay had seen", 8: "such a winter since the keeper of the ferry",
             9: "came to the island, and the man of the ferry", 10: "himself said as much to all who", 12: "asked him for it."}  # fmt: skip
    for number in range(1, 13):
        leaf.line(500 - 20 * number, str(number), x=20 if number > 9 else 26)
        if number in words:
            leaf.line(500 - 20 * number, words[number], to=RIGHT if 6 < number < 10 else None)
    leaf.line(100, "3", x=195)

    ferry = read(pdf(leaf))

    assert ferry.title == "ferry"
    assert "such a winter since the keeper of the ferry came to the island" in ferry.passages[1].text
    assert blocks(ferry)[-1] == (BlockKind.FURNITURE, "1 2 3 4 5 6 7 8 9 10 11 12\n3")


def test_numbers_of_lines_stand_in_a_grid_of_their_own() -> None:
    """As where a book is set on a grid and its notes in smaller lines: some numbers stand between two of them."""
    leaf = Leaf()
    for number in range(1, 9):
        leaf.line(500 - 14.4 * number, str(number), x=14)
    for at in range(14):
        leaf.line(485.6 - 9.6 * at, "The ice came early, and nobody on the quay had seen such", size=8)

    assert blocks(read(pdf(leaf)))[-1] == (BlockKind.FURNITURE, "1 2 3 4 5 6 7 8")


def test_the_same_words_at_the_foot_of_many_pages_are_no_heading_however_large() -> None:
    leaves = [Leaf() for _ in range(7)]
    for number, leaf in enumerate(leaves):
        leaf.lines(
            500, "The ice came early, and nobody on the quay had", f"seen such a winter in {number} years."
        )
        leaf.line(20, "SECOND PROOFS", size=20)

    kinds = {kind for kind, words in blocks(read(pdf(*leaves))) if "PROOFS" in words}

    assert kinds == {BlockKind.FURNITURE}


def test_a_stamp_with_several_numbers_is_repeated_on_each_page() -> None:
    leaves = [Leaf() for _ in range(3)]
    for number, leaf in enumerate(leaves, 1):
        leaf.line(540, f"Case 16-1261 Page {number} of 3 Page ID {364 + number}", size=8)
        leaf.lines(
            500, "The ice came early, and nobody on the quay had", f"seen such a winter in {number} years."
        )

    assert all("Case" not in passage.text for passage in read(pdf(*leaves)).passages)


def test_the_heading_of_a_first_section_a_day_and_a_mark_are_no_title() -> None:
    leaf = Leaf().line(530, "WO", size=20).line(480, "January 11, 1911", size=19)
    leaf.line(430, "No. 20-16276", size=17).line(380, "The Ferries of Ransay", size=14, bold=True)
    leaf.line(340, "Introduction", size=18)
    leaf.lines(300, "The ice came early, and nobody on the quay had", "seen such a winter.", size=10)

    assert read(pdf(leaf)).title == "The Ferries of Ransay"


def test_authors_whose_house_stands_below_them_call_no_note_of_that_number() -> None:
    leaf = Leaf().line(530, "The Ferries of Ransay", size=16)
    leaf.line(500, "Ann Roe{1} and Tom Holm{2}", x=120).line(480, "{1} Ness College", x=120).line(
        465, "{2} Ransay Hall", x=120
    )
    leaf.lines(430, "The ice came early.{1} Nobody on the quay had", "seen such a winter.")
    leaf.rule(95).line(80, "{1} Holm, p. 3.", size=8)

    ferry = read(pdf(leaf))

    assert called(ferry) == [("1", "Holm, p. 3.")]
    assert next(iter(ferry.markers)).start == ferry.text.index("1 Nobody")
    assert ferry.problems == ()


def test_a_line_under_a_name_is_no_rule_over_notes() -> None:
    leaf = Leaf().line(530, "The Ferries of Ransay", size=16).line(500, "Ann Roe{1}").rule(498, 40)
    leaf.line(480, "{1} Ness College, Ransay")
    y = leaf.lines(
        450, "The ice came early, and nobody on the quay had", "seen such a winter since the keeper came."
    )
    leaf.lines(y, "The ferry lay in the ice until April, and all", "the island waited for it.")

    assert [passage.text[:14] for passage in read(pdf(leaf)).passages][-2:] == [
        "The ice came e",
        "The ferry lay ",
    ]


def test_a_column_of_formulas_has_the_gutter_of_the_other_pages() -> None:
    full = ("The ice came early in", "that year, and nobody", "on the quay had seen a", "winter such as this in",
            "all the years that the", "ferry had gone to the", "island and had come in")  # fmt: skip
    one, two = Leaf(), Leaf()
    for at, words in enumerate(full):
        one.line(480 - 12 * at, words, to=190).line(480 - 12 * at, words, x=210, to=RIGHT)
        two.line(480 - 12 * at, words, to=190).line(480 - 12 * at, f"x = {at}", x=240)

    assert not any("|" in passage.text for passage in read(pdf(one, two)).passages)
    assert " ".join(full) in read(pdf(one, two)).text


def test_two_columns_are_read_one_after_the_other() -> None:
    leaf = Leaf().line(520, "The Ferries of Ransay", size=16)
    left = (
        "The ice came early in",
        "that year, and nobody",
        "on the quay had seen a",
        "winter such as this in",
        "all the years that the",
        "ferry had gone to the",
        "island and had come in",
    )
    right = (
        "time for those who did",
        "wait there for flour,",
        "for letters and for a",
        "word from the town on",
        "the other side of what",
        "they call the water of",
        "Ransay.",
    )
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        leaf.line(480 - 12 * at, one, to=190)
        leaf.line(477 - 12 * at, other, x=210, to=RIGHT if at < 6 else None)

    words = [words for kind, words in blocks(read(pdf(leaf))) if kind == BlockKind.PARAGRAPH]

    assert words == [" ".join(left) + " " + " ".join(right)]


def test_a_table_is_read_row_by_row() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice of four winters, as the keeper of the", "ferry wrote it down:")
    for at, row in enumerate((("Winter", "Ice", "Days"), ("1911", "thick", "84"), ("1912", "thin", "12"))):
        for x, cell in zip((50, 150, 250), row, strict=True):
            leaf.line(460 - 12 * at, cell, x=x)

    assert blocks(read(pdf(leaf)))[1:] == [
        (BlockKind.PARAGRAPH, "Winter | Ice | Days"),
        (BlockKind.PARAGRAPH, "1911 | thick | 84"),
        (BlockKind.PARAGRAPH, "1912 | thin | 12"),
    ]


def test_a_table_whose_cells_have_several_lines_is_kept_apart_and_told_of() -> None:
    leaf = Leaf()
    told = ("The ice of four winters, as the keeper of the", "ferry and his man wrote it down when they came")
    y = leaf.lines(520, *told, *told, *told, *told, "home.") - 20
    for year in range(1911, 1916):
        leaf.line(y, "and the boats", x=150)
        leaf.line(y - 6, str(year), x=50).line(y - 6, "thick ice", x=270)
        leaf.line(y - 12, "lay in it", x=150).line(y - 12, "84 days", x=270)
        y -= 30
    leaf.lines(y - 20, "So the keeper wrote, and nobody who came to the", "ferry knew it better.")

    ferry = read(pdf(leaf))

    assert [passage.text[:12] for passage in ferry.passages] == ["The ice of f", "So the keepe"]
    assert [(problem.kind, problem.detail[:45]) for problem in ferry.problems] == [
        ("words left out", "a table whose cells have several lines, kept ")
    ]


def test_an_item_is_no_row_of_a_table() -> None:
    leaf = Leaf()
    y = leaf.lines(520, "The keeper of the ferry wrote down what was to be", "had in the winter:") - 6
    for label, *words in (
        ("a.", "flour,"),
        ("b.", "letters from the town on", "the other side, and"),
        ("c.", "salt."),
    ):
        for at, line in enumerate(words):
            leaf.line(y, line, x=110, to=RIGHT if at < len(words) - 1 else None)
            if not at:
                leaf.line(y, label, x=80)
            y -= 12

    assert [passage.text for passage in read(pdf(leaf)).passages][1:] == [
        "a. flour,",
        "b. letters from the town on the other side, and",
        "c. salt.",
    ]


def test_verse_keeps_its_lines() -> None:
    leaf = Leaf()
    for at, line in enumerate(
        (
            "The ice came over the water",
            "as white as any bread",
            "and stood before the ferry",
            "and would not go ahead.",
        )
    ):
        leaf.line(500 - 12 * at, line)
    leaf.lines(430, "So the keeper of the ferry wrote, and the ice", "stood for many days.")

    assert blocks(read(pdf(leaf)))[0] == (
        BlockKind.PARAGRAPH,
        "The ice came over the water\nas white as any bread\nand stood before the ferry\nand would not go ahead.",
    )


def test_a_quotation_set_in_from_both_sides_is_one() -> None:
    leaf = Leaf()
    y = leaf.lines(500, "The keeper of the ferry wrote of the winter in", "his book:")
    y = leaf.lines(
        y - 6,
        "The ice came early, and nobody on",
        "the quay had seen such a winter,",
        "not even I.",
        x=80,
        indent=0,
        to=320,
    )
    leaf.lines(y - 6, "So he wrote, and the ice stood for many days,", "until April.")

    assert [kind for kind, _ in blocks(read(pdf(leaf)))] == [
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.PARAGRAPH,
    ]


def test_an_abstract_that_is_set_in_as_a_whole_quotes_nobody() -> None:
    leaf = Leaf().line(520, "Abstract", size=14)
    y = 500.0
    for words in ("The ice came early, and nobody on", "So the keeper wrote of it in a book"):
        lines = (words, "the quay had seen such a winter,", "not even I.")
        y = leaf.lines(y - 6, *lines, x=80, indent=0, to=320)
    leaf.line(y - 20, "The Ice", size=14)
    leaf.lines(y - 40, "So he wrote, and the ice stood for many days,", "until April.")

    found = [kind for kind, _ in blocks(read(pdf(leaf)))]

    assert found.count(BlockKind.PARAGRAPH) == 3
    assert BlockKind.QUOTATION not in found


def test_small_type_without_a_label_is_no_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice came early, and nobody on the quay had", "seen such a winter.")
    leaf.line(80, "A quotation in small type at the end of a page.", size=8)

    document = read(pdf(leaf))

    assert document.notes == ()
    assert [kind for kind, _ in blocks(document)] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("picture", [False, True], ids=["a line", "a picture of a dot"])
@pytest.mark.parametrize("rows", [0, 30], ids=["a page of a few pieces", "a page of many"])
def test_notes_as_large_as_the_text_are_told_by_the_rule_above_them(*, rows: int, picture: bool) -> None:
    leaf, other = Leaf(), Leaf()
    leaf.lines(500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.{*}")
    words = "It was as if no one on the quay saw it go by at all."
    for row, word in product(range(rows), re.finditer(r"\S+", words)):
        leaf.line(460 - 10 * row, word[0], x=LEFT + 6 * word.start())
    leaf.lines(
        150,
        "Later the boats that lay there in the inner",
        "harbour came out and went away, and in the end",
        to=RIGHT,
    )
    leaf.rule(95, picture=picture).line(80, "{1} Roe, p. 3.").line(68, "{*} Holm.").rule(66, 36)
    other.line(500, "nobody was left to see the ice.")

    document = read(pdf(leaf, other))

    assert called(document) == [("1", "Roe, p. 3."), ("*", "Holm.")]
    assert "and in the end nobody was left to see the ice." in document.text


def test_a_note_that_ends_with_an_address_does_not_go_on_at_the_next_foot() -> None:
    one, two = Leaf(), Leaf()
    one.lines(500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.")
    one.line(80, "{1}Roe, http://ness.example/ice", size=8)
    two.lines(500, "The boats that lay there in the harbour came", "out in the end.")
    two.line(80, "A small quotation at the end of a page.", size=8)

    assert called(read(pdf(one, two))) == [("1", "Roe, http://ness.example/ice")]


def test_each_of_two_columns_has_its_own_rule_over_its_notes() -> None:
    leaf, other = Leaf(), Leaf()
    words = (
        "The ice came early in",
        "that year, and nobody",
        "on the quay had seen a",
        "winter such as this in",
    )
    for x in (LEFT, 210):
        for at, line in enumerate(words * 9):
            leaf.line(520 - 11 * at, line, x=x, to=x + 140)
    leaf.line(124, "years that were.{1} The", to=190).line(113, "ferry lay in the").rule(100)
    leaf.line(90, "{1} Roe, p. 3, of ice.")
    leaf.line(124, "years of boats.{2} The", x=210, to=RIGHT).line(113, "keeper was in the", x=210)
    leaf.rule(70, x=210).line(60, "{2} Holm, Nets, p. 4.", x=210)
    for at, line in enumerate(["harbour. " + words[0], *words * 4]):
        other.line(520 - 11 * at, line)

    document = read(pdf(leaf, other))

    assert called(document) == [("1", "Roe, p. 3, of ice."), ("2", "Holm, Nets, p. 4.")]
    assert "ferry lay in the The ice came" in " ".join(document.passages[0].text.split())


def test_a_power_over_a_line_of_a_note_begins_no_other_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.{2}")
    leaf.rule(100).line(88, "{1} Roe has a field of ab of it").line(79, "{2}", x=300).line(74, "and so on.")
    leaf.line(64, "{2} Holm.")

    assert called(read(pdf(leaf))) == [("1", "Roe has a field of ab of it 2 and so on."), ("2", "Holm.")]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param([("2", 1)], True, id="a power"),
        pytest.param([("2", 1), ("0", -1)], True, id="a power over an index"),
        pytest.param([("2", 0)], False, id="a number"),
        pytest.param([("2", 1), ("km", 0)], False, id="a power and words"),
        pytest.param([("th", 1)], False, id="raised letters"),
    ],
)
def test_a_raised_number_alone_on_its_line_is_a_part_of_a_formula(
    pieces: list[tuple[str, int]], expected: bool
) -> None:
    set_so = tuple(Piece(text, 50, 60, 400, 6, False, False, height) for text, height in pieces)
    alone = Set([(0, Line(set_so, 50, 60, 400, 6, False, 10), Turn.SAME_LINE)])

    assert kinds.is_power(alone) is expected


def test_a_raised_number_with_its_sign_is_a_power_though_a_note_has_it() -> None:
    leaf = Leaf()
    leaf.line(500, "The meadow gave two loads per acre{-}{1} each year.", to=RIGHT)
    leaf.operators[-1] = leaf.operators[-1].replace("/F1 6.0 Tf", "/F1 5 Tf", 1)  # the minus is a smaller one
    leaf.line(488, "Nobody on the quay had seen such grass.{2}")
    leaf.line(80, "{1} Roe, p. 3.", size=8).line(70, "{2} Holm.", size=8)

    document = read(pdf(leaf))

    assert called(document) == [("2", "Holm.")]
    assert [problem.detail for problem in document.problems] == ["note 1"]


def test_a_raised_number_behind_a_lowered_letter_is_a_power_and_behind_a_lowered_number_calls() -> None:
    leaf = Leaf()
    leaf.line(500, "The meadow gave hay by Yo[[i]]{1} and salt by CO[[2]]{2}.", to=RIGHT)
    leaf.line(488, "Nobody on the quay had seen such grass.")
    leaf.line(80, "{1} Roe, p. 3.", size=8).line(70, "{2} Holm.", size=8)

    assert called(read(pdf(leaf))) == [("2", "Holm.")]


def test_a_number_of_a_formula_at_the_head_of_the_last_line_is_no_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice came early and nobody on the quay", "had seen such grass as in the wet meadows,")
    leaf.line(90, "which bore more than two loads of hay per acre{-}", size=9, to=RIGHT)
    leaf.line(79, "{1} ; so no dung was brought to them.", size=9)

    document = read(pdf(leaf))

    assert document.notes == ()
    assert document.passages[-1].text == (
        "which bore more than two loads of hay per acre⁻ ¹ ; so no dung was brought to them."
    )


def test_labels_at_the_head_of_notes_need_not_be_raised() -> None:
    leaf = Leaf()
    leaf.lines(500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.{2}")
    leaf.line(80, "1 Roe, p. 3.", size=8).line(70, "2. Holm, who was there in", size=8).line(
        60, "1917 and saw it.", size=8
    )

    assert called(read(pdf(leaf))) == [("1", "Roe, p. 3."), ("2", "Holm, who was there in 1917 and saw it.")]


def test_notes_at_the_end_of_a_text_are_found_by_their_list() -> None:
    leaf = Leaf()
    y = leaf.lines(
        500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.{2} It stayed.{3}"
    )
    leaf.line(y - 20, "Notes", bold=True, size=12)
    leaf.line(y - 40, "1. Roe, p. 3.").line(y - 60, "2. Holm, p. 7.").line(y - 80, "3. Ibid.")

    assert called(read(pdf(leaf))) == [("1", "Roe, p. 3."), ("2", "Holm, p. 7."), ("3", "Ibid.")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("and the ferry-", "man came to see.", "ferryman came", id="the word is met"),
        pytest.param(
            "and the inves-", "tigation went on.", "investigation went", id="neither half is a word"
        ),
        pytest.param("and a well-", "known man came.", "a well-known man", id="the compound is met"),
        pytest.param("and a long-", "winter song came.", "a long-winter song", id="both halves are words"),
        pytest.param("and the Anglo-", "Norse keeper came.", "Anglo-Norse keeper", id="a capital follows"),
        pytest.param("pages 1505-", "1512 of the book.", "1505-1512", id="numbers"),
        pytest.param("and inves\xad", "tigation went on.", "investigation went", id="a soft hyphen"),
        pytest.param("the ice—", "a wall—stood there.", "the ice—a wall", id="a dash"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_put_together(first: str, second: str, expected: str) -> None:
    leaf = Leaf()
    leaf.lines(
        500,
        "The ferryman was a well-known man, and a long",
        "time he had seen the winter ice,",
        first,
        second,
    )

    assert expected in " ".join(words for _, words in blocks(read(pdf(leaf))))


def test_raised_digits_of_arithmetic_call_no_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "A field of 5 km{2} and of x{2} is white.{1} So it", "stays.{2}")
    leaf.line(80, "{1}Roe, p. 3.", size=8).line(70, "{2}Holm.", size=8)

    document = read(pdf(leaf))

    assert document.passages[0].text == "A field of 5 km² and of x² is white.1 So it stays.2"
    assert called(document) == [("1", "Roe, p. 3."), ("2", "Holm.")]


def test_a_raised_number_over_a_lowered_one_calls_no_note() -> None:
    leaf = Leaf()
    leaf.lines(
        500,
        "The ice came to the quay.{1} Of the votes {2}[[3]] were",
        "for the keeper, and none for Holm.{2}",
    )
    leaf.line(80, "{1}Roe, p. 3.", size=8).line(70, "{2}Holm.", size=8)

    document = read(pdf(leaf))

    assert document.passages[0].text == (
        "The ice came to the quay.1 Of the votes ²₃ were for the keeper, and none for Holm.2"
    )
    assert called(document) == [("1", "Roe, p. 3."), ("2", "Holm.")]


def test_a_rule_of_dashes_over_notes_parts_no_paragraph_and_the_first_line_below_a_number_is_no_centred_one() -> (
    None
):
    one, two = Leaf(), Leaf()
    one.line(520, "II", x=194)
    one.lines(
        500, "The ice came early.{1} Nobody on the quay had in", "all the years of the ferry seen such a win-"
    )
    one.line(90, "--------").line(78, "{1} Roe, p. 3.", size=8)
    two.lines(500, "ter, and the island waited for the ferry until", "April.", indent=0)

    ferry = read(pdf(one, two))

    assert [passage.text for passage in ferry.passages][-1] == (
        "The ice came early.1 Nobody on the quay had in all the years of the ferry seen such a winter, and the island "
        "waited for the ferry until April."
    )
    assert called(ferry) == [("1", "Roe, p. 3.")]


def test_a_heading_with_a_letter_is_no_item_of_the_paragraph_below() -> None:
    leaf = Leaf()
    y = (
        leaf.lines(
            520, "The ice came early, and nobody on the quay had", "seen such a winter since the keeper came."
        )
        - 20
    )
    leaf.line(y, "B. The Quay")
    leaf.lines(
        y - 12,
        "The quay lay under the snow, and all the ropes",
        "of the ferry were as hard as wood when the",
        "man came.",
    )

    assert [passage.text[:12] for passage in read(pdf(leaf)).passages] == [
        "The ice came",
        "B. The Quay",
        "The quay lay",
    ]


def test_works_of_a_list_are_parted_by_their_numbers_and_an_interval_calls_none() -> None:
    leaf = Leaf()
    y = leaf.lines(
        500, "The ice came early [1] and stayed [2, 3], where", "p is in [0; 1] of the winter and [3] holds."
    )
    leaf.line(y - 30, "References", bold=True)
    y -= 50
    for words, x in (
        ("[1] Roe, A. The ice of the harbour of Ness, and", 50), ("the boats in it (Ness, 1911).", 70),
        ("[2] Holm, T. Nets.", 50), ("[3] Quill, A. Knots and ropes of the harbour in", 50), ("the Review", 70),
    ):  # fmt: skip
        leaf.line(y, words, x=x)
        y -= 12

    assert called(read(pdf(leaf))) == [
        ("1", "Roe, A. The ice of the harbour of Ness, and the boats in it (Ness, 1911)."),
        ("2", "Holm, T. Nets."),
        ("3", "Quill, A. Knots and ropes of the harbour in the Review"),
        ("3", "Quill, A. Knots and ropes of the harbour in the Review"),
    ]


def test_a_paper_with_notes_has_the_works_too_that_it_calls_in_brackets() -> None:
    leaf = Leaf()
    leaf.lines(
        500, "The ice came early [1] and stayed.{1} The quay was", "seen in [2, 3], and nobody had seen such."
    )
    leaf.line(460, "References", bold=True)
    leaf.line(440, "[1] Roe, A. The ice of the harbour of Ness.").line(420, "[2] Holm, T. Nets.")
    leaf.line(400, "[3] Quill, A. Knots and ropes.").line(80, "{1}So the keeper.", size=8)

    document = read(pdf(leaf))

    assert called(document) == [
        ("1", "Roe, A. The ice of the harbour of Ness."), ("1", "So the keeper."),
        ("2", "Holm, T. Nets."), ("3", "Quill, A. Knots and ropes."),
    ]  # fmt: skip
    assert [words for kind, words in blocks(document) if kind == BlockKind.NOTES_HEADING] == ["References"]


def test_numbers_over_a_line_in_a_row_call_no_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "The parts of ice in Q = {2}, {3} and so on of the", "field, {2} are white.{1}")
    leaf.line(80, "{1}Roe, p. 3.", size=8).line(70, "{2}Holm.", size=8)

    assert called(read(pdf(leaf))) == [("1", "Roe, p. 3.")]


def test_functions_and_their_arguments_call_no_note() -> None:
    leaf = Leaf()
    leaf.lines(500, "As cos{2}(v) and the sin{2} of it, or the field of", "(AB){2} and of f{2}, is white.{1}")
    leaf.line(80, "{1}Roe, p. 3.", size=8).line(70, "{2}Holm.", size=8)

    document = read(pdf(leaf))

    assert called(document) == [("1", "Roe, p. 3.")]
    assert [problem.detail for problem in document.problems] == ["note 2"]


def test_a_marker_whose_note_is_missing_is_reported_with_its_page() -> None:
    one, two = Leaf(), Leaf()
    numbered(one, two)
    one.lines(500, "The ice came early.{1} Nobody on the quay had", "seen such a winter.{2}")
    one.line(80, "{1}Roe, p. 3.", size=8)
    two.lines(500, "The ferry lay in the ice until April, and the", "island waited.")

    assert read(pdf(one, two)).problems == (Problem(ProblemKind.MARKER_WITHOUT_NOTE, "marker 2", "p. 83"),)


def test_words_in_another_direction_are_kept_apart() -> None:
    leaf = Leaf().line(500, "The ice came early, and nobody had seen such.")
    leaf.operators.append("BT /F1 8 Tf 0 1 -1 0 20 100 Tm (Copy of the keeper) Tj ET")

    assert blocks(read(pdf(leaf))) == [
        (BlockKind.PARAGRAPH, "The ice came early, and nobody had seen such."),
        (BlockKind.FURNITURE, "Copy of the keeper"),
    ]


def test_a_scan_is_refused_with_its_reason() -> None:
    problem = refused(pdf(Leaf(), Leaf()))

    assert problem == Problem(
        ProblemKind.NO_TEXT_LAYER, "2 pages of pictures, as a scan has; OCR would add words", "ferry.pdf"
    )


@pytest.mark.long
def test_ten_thousand_empty_pages_are_refused_at_once() -> None:
    assert refused(pdf(*[Leaf()] * 10_000)).detail.startswith("10000 pages of pictures")


@pytest.mark.long
def test_a_page_of_stray_letters_is_read_in_linear_time() -> None:
    leaf = Leaf()
    for at in range(6_000):
        leaf.line(500 - at * 11 % 450, "ice{1}" if at % 2 else "net", x=50 + at * 7 % 300)

    assert "ice" in read(pdf(leaf)).text


def crowd(words: str, sign: str, size: float, left: float, many: int) -> list[Glyph]:
    """Set words and signs at both their places, in turn, all on nearly one height, and none a run with another."""
    return [
        Glyph(letter, start + 6 * place, start + 6 * place + 6, base + at / 1000, tall, False, False)
        for at in range(many)
        for text, start, base, tall in ((words, 200 + at % 50, 300, 10.0), (sign, left + at % 9, 304, size))
        for place, letter in enumerate(text)
    ]


@pytest.mark.parametrize(("words", "size", "left"), [("ab", 6, 400), ("many words", 10, 180)])
def test_signs_amid_words_of_one_height_cost_no_more_than_their_square(
    words: str, size: float, left: float
) -> None:
    few, many = (lines_run(lambda n=n: lines.rows(crowd(words, "7", size, left, n))) for n in (60, 120))

    assert many < 5 * few


def test_large_letters_by_thousands_are_not_compared_with_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_MOST_RUNS", 300)
    few, many = (
        lines_run(lambda n=n: lines.rows(crowd("ab", "c", 9, 400, n) + crowd("ab", "Q", 18, 185, n)))
        for n in (100, 200)
    )

    assert many < 2.5 * few


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf at all", book()[:200]], ids=range(4))
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    assert refused(data).kind in (ProblemKind.DAMAGED_FILE, ProblemKind.NO_TEXT_LAYER)


@pytest.mark.long
def test_a_damaged_copy_gives_a_document_or_a_problem() -> None:
    good, chance = book(), random.Random(7)

    for _ in range(150):
        bad = bytearray(good[: chance.randrange(len(good))] if chance.random() < 0.3 else good)
        for _ in range(min(len(bad), chance.randrange(1, 20))):
            bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        assert isinstance(parse(bytes(bad), "ferry.pdf"), Document | Problem)


PIECES = st.sampled_from(
    [
        "The ice came early.",
        "winter-",
        "It stayed.{1}",
        "{1}Roe, p. 3.",
        "1 Roe",
        "12",
        "NOTES",
        "Roe,",
        "{12}",
        "•",
        "a",
        "(b) ice",
    ]
)
PRINTED = st.lists(
    st.tuples(
        st.sampled_from([40, 50, 65, 80, 210]),
        st.sampled_from([14, 14, 14, 17, 40]),
        PIECES,
        st.sampled_from([10, 10, 8, 14]),
        st.booleans(),
    ),
    min_size=4,
    max_size=40,
)


@examples(60)
@given(printed=PRINTED)
def test_every_printed_word_is_in_a_block_and_every_passage_is_a_slice(
    printed: list[tuple[int, int, str, int, bool]],
) -> None:
    leaves, y = [Leaf()], 500
    for x, step, words, size, bold in printed:
        y -= step
        if y < 40:
            leaves, y = [*leaves, Leaf()], 500
        leaves[-1].line(y, words, x=x, size=size, bold=bold)

    document = parse(pdf(*leaves), "a.pdf")

    if isinstance(document, Document):
        assert without(document.text, 0, len(document.text), document.blocks).strip() == ""
        assert _letters(document.text) == sorted(_letters("".join(words for _, _, words, _, _ in printed)))
        assert all(a.end <= b.start for a, b in pairwise(document.blocks))
        assert all(a.end <= b.start for a, b in pairwise(document.markers))
        for passage in document.passages:
            assert document.text[passage.start : passage.end] == passage.text
            assert all(_level(document.text[m.start : m.end]) == m.label for m in passage.markers)
        for note in document.notes:
            assert document.text[note.start : note.end] == note.text


def _letters(words: str) -> list[str]:
    """Give the letters in a fixed order: where each stands is not asked here."""
    return sorted(letter for letter in _level(words) if letter.isalnum())


def _level(words: str) -> str:
    return words.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789"))


def test_a_draft_whose_lines_stand_farther_apart_than_those_of_its_works_has_whole_paragraphs() -> None:
    draft, works = Leaf(), Leaf()
    for y, words in ((500, "The ice came early, and nobody on the quay had"), (476, "seen such a winter since the keeper came there,"),
                     (452, "who was not asked, for he had gone home again,"), (428, "and nobody ate.")):  # fmt: skip
        draft.line(y, words, to=None if y == 428 else RIGHT)
    for at in range(10):
        holm = "Holm, Ina: Kahnbau. Kiel 1966, a book on boats,"
        works.lines(530 - 50 * at, holm, holm, "which is rare.", indent=0)

    assert blocks(read(pdf(draft, works)))[0][1].endswith("he had gone home again, and nobody ate.")


@pytest.mark.parametrize(("letter", "rest"), [("D", "ie"), ("W", "ir"), ("T", "he")])
def test_a_letter_as_high_as_two_lines_begins_the_first_of_them(letter: str, rest: str) -> None:
    leaf = Leaf().line(488, letter, size=30)
    leaf.line(500, f"{rest} ferry lay in the ice until the spring,", x=70, to=RIGHT)
    leaf.line(488, "and nobody on the quay had seen such a ship", x=70, to=RIGHT)
    leaf.line(476, "since the keeper came there, who was not asked,", to=RIGHT).line(464, "and nobody ate.")

    assert blocks(read(pdf(leaf))) == [
        (
            BlockKind.PARAGRAPH,
            f"{letter}{rest} ferry lay in the ice until the spring, and nobody on the quay had seen such a ship "
            "since the keeper came there, who was not asked, and nobody ate.",
        )
    ]


def test_a_running_head_may_have_a_number_larger_than_its_words() -> None:
    leaves = [Leaf() for _ in range(4)]
    for number, leaf in enumerate(leaves, 196):
        leaf.line(535, str(number), size=13).line(535, "Frieda Garrick", x=250, size=8)
        leaf.lines(500, *["The ice came early, and nobody on the quay had"] * 8, "seen it.")

    document = read(pdf(*leaves))

    assert [passage.page for passage in document.passages] == ["196–199"]
    assert "Garrick" not in document.passages[0].text


def test_a_title_is_shown_without_the_number_of_its_note() -> None:
    leaf = Leaf().line(520, "Winters of the North{1}", size=16)
    leaf.lines(480, *["The ice came early, and nobody on the quay had"] * 4, "seen it.")
    leaf.line(80, "{1}Read to the guild.", size=8)

    document = read(pdf(leaf))

    assert document.title == "Winters of the North"
    assert [(m.label, m.note) for m in document.elsewhere] == [("1", 0)]


@pytest.mark.parametrize("heading", ["Contents", "Inhalt", "Table des matières", "Sumario"])
def test_the_heading_of_a_list_of_contents_is_no_title(heading: str) -> None:
    leaf = Leaf().line(530, heading, size=18).line(500, "Winters of the North", size=14)
    leaf.lines(470, *["The ice came early, and nobody on the quay had"] * 4, "seen it.")

    assert read(pdf(leaf)).title == "Winters of the North"


@pytest.mark.parametrize("named", ["Layout 1", "Ferry Nr 3.vp", "draft3.wpd"])
def test_what_a_program_calls_a_file_is_no_title(named: str) -> None:
    leaf = Leaf().line(530, f"Winters: {named}", size=18)
    leaf.lines(470, *["The ice came early, and nobody on the quay had"] * 4, "seen it.")

    assert read(pdf(leaf, said={"Title": named})).title == f"Winters: {named}"
