"""Notes at the end of a text, chapter by chapter under one heading: each chapter calls its own."""

import pytest

from corpus.model import Document
from corpus.notes.headings import is_headed
from corpus.parse import parse
from corpus.stretch import Stretch

FERRY = "The first ferry sank in a week.[1] Nobody drowned.[2]"
RAFT = "The second ferry was a raft of doors.[1]"
OAK = "The third ferry was never built, for want of oak.[1]"
CLERK = "1. Clerk's Book, p. 3.\n2. Crowner's Roll, p. 8."
DOORS = "1. Door Ledger, p. 4."
TREES = "1. Tree Count, 1650."


def read(*blocks: str, suffix: str = "txt") -> Document:
    document = parse("\n\n".join(("The Ferries of Dunn", *blocks)).encode(), f"dunn.{suffix}")
    assert isinstance(document, Document)
    return document


def called(document: Document) -> list[tuple[str, str | None]]:
    """Give each marker with the words of its note."""
    return [
        (marker.label, None if marker.note is None else document.notes[marker.note].text)
        for passage in document.passages
        for marker in passage.markers
    ]


OWN = [("1", "Clerk's Book, p. 3."), ("2", "Crowner's Roll, p. 8."), ("1", "Door Ledger, p. 4.")]


@pytest.mark.parametrize("heading", [str, str.upper])
def test_notes_belong_to_the_chapter_whose_heading_stands_over_them_again(heading: type[str]) -> None:
    one, two = heading("Chapter One"), heading("Chapter Two")

    document = read(one, FERRY, two, RAFT, heading("Notes"), one, CLERK, two, DOORS)

    assert called(document) == OWN
    assert document.problems == ()


@pytest.mark.parametrize(
    ("titles", "headings"),
    [
        pytest.param(("The Ferry", "The Raft"), ("Notes", "The Raft", "The Ferry"), id="words"),
        pytest.param(
            ("Chapter 1. The Ferry", "Chapter 2"),
            ("", "Notes to Chapter 2", "Notes to Chapter 1"),
            id="number",
        ),
    ],
)
def test_headings_tell_the_chapters_of_notes_whatever_their_order(
    titles: tuple[str, str], headings: tuple[str, str, str]
) -> None:
    one, two = titles
    above, second, first = headings

    document = read(one, FERRY, two, RAFT, *filter(None, [above]), second, DOORS, first, CLERK)

    assert called(document) == OWN


def test_where_headings_name_some_chapters_the_order_does_not_contradict_them() -> None:
    document = read(
        "Chapter 1", RAFT, "Chapter 2", OAK, "Notes to Chapter 2", TREES, "Notes to the Other One", DOORS
    )

    assert [note for _, note in called(document) if note] in ([], ["Tree Count, 1650."])


def test_each_of_three_chapters_calls_its_own_notes() -> None:
    one, two, three = "Chapter One", "Chapter Two", "Chapter Three"

    document = read(one, FERRY, two, RAFT, three, OAK, "Notes", one, CLERK, two, DOORS, three, TREES)

    assert called(document) == [*OWN, ("1", "Tree Count, 1650.")]


@pytest.mark.parametrize("raised", ["¹", "[1]", ".1"])
def test_it_is_the_same_however_the_markers_are_printed(raised: str) -> None:
    texts = [text.replace(".[1]", raised if raised[0] == "." else f".{raised}") for text in (RAFT, OAK)]

    document = read("One", texts[0], "Two", texts[1], "Notes", "One", DOORS, "Two", TREES)

    assert called(document) == [("1", "Door Ledger, p. 4."), ("1", "Tree Count, 1650.")]


def test_headings_of_markdown_are_headings() -> None:
    blocks = ("## One", FERRY, "## Two", RAFT, "## Notes", "### One", CLERK, "### Two", DOORS)

    assert called(read(*blocks, suffix="md")) == OWN


def test_a_heading_may_stand_right_over_its_first_note() -> None:
    document = read(
        "Chapter One", FERRY, "Chapter Two", RAFT, "Notes", f"Chapter One\n{CLERK}", f"Chapter Two\n{DOORS}"
    )

    assert called(document) == OWN


def test_under_other_headings_the_lists_are_called_in_their_turn_if_they_are_one_for_one() -> None:
    document = read("The Clerk", FERRY, "The Doors", RAFT, "Notes", "Chapter 1", CLERK, "Chapter 2", DOORS)

    assert called(document) == OWN


def test_where_three_chapters_call_the_notes_of_two_none_is_shown_and_it_is_told() -> None:
    document = read(
        "The Clerk", FERRY, "The Doors", RAFT, "The Oak", OAK, "Notes", "Chapter 1", CLERK, "Chapter 2", DOORS
    )

    assert called(document) == []
    assert [problem.kind for problem in document.problems] == ["notes without markers"] * 2


def test_a_chapter_without_notes_calls_none_of_another() -> None:
    document = read(
        "Chapter One", FERRY, "Chapter Two", RAFT, "Chapter Three", OAK, "Notes",
        "Chapter One", CLERK, "Chapter Two", DOORS,
    )  # fmt: skip

    assert called(document) == [*OWN, ("1", None)]
    assert [problem.kind for problem in document.problems] == ["marker without note"]


def test_a_chapter_that_lost_a_marker_takes_none_from_another() -> None:
    mill = "The second ferry was a raft of doors. It was sold to a miller.[2]"

    document = read(
        "Chapter One", FERRY, "Chapter Two", mill, "Notes",
        "Chapter One", CLERK, "Chapter Two", f"{DOORS}\n2. Mill Sale, p. 1.",
    )  # fmt: skip

    assert called(document) == [*OWN[:2], ("2", None)]
    assert [problem.kind for problem in document.problems] == ["notes without markers", "marker without note"]


def test_a_line_without_words_is_no_heading_of_a_chapter() -> None:
    assert is_headed(Stretch("It came.\n\r\n1 Roe, 3.", 9, 9)) is False


def test_a_page_that_begins_behind_a_note_is_no_part_of_it() -> None:
    """As programs that read PDF files print it: the sign of a new page stands right before its first word."""
    document = parse(
        b"The Kiln\n\nThe kiln was built of clay.1 It fell in the rain.\n\n1. Holm, p. 1.\n"
        b"\x0cNobody would say who had rung the bell.2 The burn was shut.3\n\n2. Holm, p. 2.\n\n3. Dun, p. 3.\n",
        "kiln.txt",
    )

    assert isinstance(document, Document)
    assert [note.text for note in document.notes] == ["Holm, p. 1.", "Holm, p. 2.", "Dun, p. 3."]
    assert [marker.label for marker in document.markers] == ["1", "2", "3"]


FULL = "The second ferry was a raft of doors.[1] It was sold to a miller.[2]"
SALE = f"{DOORS}\n2. Mill Sale, p. 1."
BOTH = [*OWN, ("2", "Mill Sale, p. 1.")]


@pytest.mark.parametrize(
    ("titles", "headings"),
    [
        pytest.param(
            ("1. The Ferry", "2. A Raft"), ("Notes to 1. The Ferry", "Notes to 2. A Raft"), id="to both"
        ),
        pytest.param(("The Ferry", "A Raft"), ("Notes to The Ferry", "Notes to A Raft"), id="to a title"),
        pytest.param(("I. The Ferry", "II. A Raft"), ("To chapter I", "To chapter II"), id="to chapter"),
        pytest.param(("Chapter One", "Chapter Two"), ("I", "II"), id="roman"),
        pytest.param(
            ("Chapter 1: The Ferry", "Chapter 2: A Raft"), ("Chapter I", "Chapter II"), id="by number"
        ),
    ],
)
def test_the_headings_over_notes_name_their_chapters_in_many_ways(
    titles: tuple[str, str], headings: tuple[str, str]
) -> None:
    one, two = titles

    document = read(one, FERRY, two, FULL, "Notes", headings[1], SALE, headings[0], CLERK)

    assert called(document) == BOTH
    assert document.problems == ()


def test_sections_are_no_chapters_of_their_numbers() -> None:
    """Chapter 2 has two sections; what is called in the second is no note of the second chapter's list."""
    document = read("Chapter One", FERRY, "Chapter Two", "1. The Old Raft", "It was of doors.[1]",
        "2. The New Raft", "It was of tar.[2]", "Notes", "Chapter 1", CLERK, "Chapter 2", SALE)  # fmt: skip

    assert called(document) == BOTH


def test_parts_are_no_chapters_of_their_numbers() -> None:
    document = read("Part I", "Chapter One", FERRY, "Chapter Two", RAFT, "Part II", "Chapter Three", OAK.replace("[1]", ""),
        "Notes", "Chapter 1", CLERK, "Chapter 2", DOORS)  # fmt: skip

    assert called(document) == OWN


@pytest.mark.parametrize(
    "headings", [("Chapter 1", "Chapter 2"), ("To chapter I", "To chapter II"), ("1", "2")]
)
def test_a_heading_between_notes_that_are_numbered_through_is_no_part_of_a_note(
    headings: tuple[str, str],
) -> None:
    raft = "The second ferry was a raft of doors.[3]"

    document = read(
        "I. The Ferry", FERRY, "II. A Raft", raft, "Notes",
        headings[0], CLERK, headings[1], "3. Door Ledger, p. 4.",
    )  # fmt: skip

    assert called(document) == [*OWN[:2], ("3", "Door Ledger, p. 4.")]
    assert document.problems == ()


def test_notes_of_each_chapter_may_stand_at_the_end_under_a_heading_of_notes_each() -> None:
    clerk, sale = (notes.replace("1. ", "¹").replace("2. ", "²") for notes in (CLERK, SALE))

    document = read("Chapter One", FERRY, "Chapter Two", FULL, "Notes", clerk, "Notes", sale)

    assert called(document) == BOTH


def test_numbers_alone_may_head_the_notes_of_chapters() -> None:
    document = read("Chapter I", FERRY, "Chapter II", FULL, "Notes", "1", CLERK, "2", SALE)

    assert called(document) == BOTH


def test_a_note_that_a_chapter_calls_twice_leaves_its_list_to_it() -> None:
    ferry = f"{FERRY} So the clerk.[2]"

    document = read("One", ferry, "Two", FULL, "Notes", "Chapter 1", CLERK, "Chapter 2", SALE)

    assert [note for _, note in called(document) if note] == [note for _, note in BOTH]


def test_the_list_of_one_chapter_that_lost_a_marker_is_still_its_own_where_the_others_are_whole() -> None:
    document = read(
        "Chapter One", FERRY, "Chapter Two", FULL, "Chapter Three", f"It sank.[2] {OAK.replace('[1]', '[3]')}",
        "Notes", CLERK, "Notes", SALE, "Notes", f"{TREES}\n2. Sawyer's Bill.\n3. Adze Book.",
    )  # fmt: skip

    assert called(document) == [*BOTH, ("2", "Sawyer's Bill."), ("3", "Adze Book.")]


def test_headings_that_change_the_order_of_lists_are_followed() -> None:
    document = read("Chapter One", RAFT, "Chapter Two", OAK, "Notes", "II", TREES, "I", DOORS)

    assert called(document) == [("1", "Door Ledger, p. 4."), ("1", "Tree Count, 1650.")]


def test_lists_that_stand_in_each_others_places_are_not_shown() -> None:
    document = read("Chapter One", FERRY, "Notes", DOORS, "Chapter Two", RAFT, "Notes", CLERK)

    assert called(document) == []
    assert [problem.kind for problem in document.problems] == ["notes without markers"] * 2


def test_a_list_under_another_chapter_belongs_to_the_one_that_its_heading_names() -> None:
    document = read(
        "Chapter 1", RAFT, "Notes to Chapter 2", TREES, "Chapter 2", OAK, "Notes to Chapter 1", DOORS
    )

    assert called(document) == [("1", "Door Ledger, p. 4."), ("1", "Tree Count, 1650.")]


def test_points_amid_a_chapter_do_not_leave_its_list_to_the_chapter_before() -> None:
    points = ("It was built so:", "1. A keel.\n2. A deck.")
    lost = "The second ferry was a raft.[2] It sank.[3]"
    notes = f"{SALE}\n3. Adze Book."

    document = read("Chapter One", FERRY, "----", CLERK, "Chapter Two", lost, *points, "----", notes)

    assert called(document) == [*OWN[:2], ("2", "Mill Sale, p. 1."), ("3", "Adze Book.")]


def test_a_list_that_a_misprint_has_cut_is_of_nobody_where_the_text_counts_anew() -> None:
    ferry, full = (text.replace("[1]", "¹").replace("[2]", "²") for text in (FERRY, FULL))

    document = read(
        "Chapter One", ferry, "Chapter Two", full,
        "¹Clerk's Book, p. 3.", "²Crowner's Roll, p. 8.", "¹²Door Ledger, p. 4.", "²Mill Sale, p. 1.",
    )  # fmt: skip

    assert ("1", "Clerk's Book, p. 3.") not in called(document)


def test_a_numbered_heading_does_not_swallow_the_list_of_its_chapter() -> None:
    raft = "The second ferry was a raft, made of doors.i It was sold to a miller by the clerk.ii"
    oak = "The third ferry was never built, for want of oak.i Nobody could fell it in the rain.ii"

    document = read(
        "2 The Raft", raft, "[i] Door Ledger, p. 4.\n[ii] Mill Sale, p. 1.",
        "3 The Oak", oak, "[i] Tree Count, 1650.\n[ii] Saw Book, p. 2.",
    )  # fmt: skip

    assert called(document) == [
        ("i", "Door Ledger, p. 4."),
        ("ii", "Mill Sale, p. 1."),
        ("i", "Tree Count, 1650."),
        ("ii", "Saw Book, p. 2."),
    ]


def test_a_section_whose_heading_opens_as_that_of_its_chapter_does_belongs_to_the_chapter() -> None:
    document = read(
        "The Ferry",
        "The first ferry sank in a week.[1]",
        "The Crew",
        "Nobody drowned.[2]",
        "A Raft",
        RAFT,
        "Notes",
        "The Ferry",
        CLERK,
        "A Raft",
        DOORS,
    )

    assert called(document) == OWN


def test_a_chapter_that_opens_so_and_has_lost_its_notes_calls_none_of_the_one_before() -> None:
    document = read(
        "The Ferry",
        "The first ferry sank in a week.[1] Nobody drowned.[2]",
        "The Barge",
        OAK,
        "A Raft",
        RAFT,
        "Notes",
        "The Ferry",
        CLERK,
        "A Raft",
        DOORS,
    )

    assert [note for _, note in called(document)] == [
        "Clerk's Book, p. 3.",
        "Crowner's Roll, p. 8.",
        None,
        "Door Ledger, p. 4.",
    ]


def test_a_list_alone_under_the_heading_of_another_chapter_serves_that() -> None:
    document = read(
        "Chapter 1", FERRY, "Chapter 2", RAFT, "Notes to Chapter 1", CLERK, "Chapter 3", OAK, "It was sold."
    )

    assert [note for _, note in called(document)][:2] == ["Clerk's Book, p. 3.", "Crowner's Roll, p. 8."]


def test_a_chapter_ends_where_the_markers_begin_anew_below_another_heading() -> None:
    document = read(
        "The Ferry",
        "The first ferry sank in a week.[1] Nobody drowned.[2]",
        "Barges",
        "The barge was sold.[1] It sank.[2]",
        "A Raft",
        RAFT,
        "Notes",
        "The Ferry",
        CLERK,
        "A Raft",
        DOORS,
    )

    assert [note for _, note in called(document)] == [
        "Clerk's Book, p. 3.",
        "Crowner's Roll, p. 8.",
        None,
        None,
        "Door Ledger, p. 4.",
    ]


def test_a_list_whose_first_label_is_lost_leaves_each_other_chapter_its_notes() -> None:
    document = read(
        "I",
        RAFT,
        "II",
        FERRY,
        "III",
        OAK,
        "Notes",
        "Notes to I",
        DOORS,
        "Notes to II",
        CLERK.removeprefix("1. "),
        "Notes to III",
        TREES,
    )

    found = called(document)
    assert found[0] == ("1", "Door Ledger, p. 4.")
    assert ("1", "Tree Count, 1650.") in found[2:]
    assert [note for _, note in found].count("Door Ledger, p. 4.") == 1


def test_the_last_note_of_a_chapter_runs_on_to_a_heading_with_number_and_words() -> None:
    more = "He had it from the miller, who was no friend of ferries."

    document = read(
        "I. Two Ferries", FERRY, "II. Salt", RAFT, "-----",
        "Notes to I. Two Ferries", CLERK, more, "Notes to II. Salt", DOORS,
    )  # fmt: skip

    assert called(document) == [OWN[0], ("2", f"Crowner's Roll, p. 8.\n\n{more}"), OWN[2]]
