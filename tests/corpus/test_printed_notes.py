"""Notes of printed papers: where they stand, how their numbers are set, and what calls them."""

import pytest

from corpus.model import BlockKind
from corpus.pdf import labels
from tests.corpus.printed import blocks, called, read
from tests.corpus.printing import Leaf, pdf

pytestmark = pytest.mark.usefixtures("here")

TEXT = ("The ice came early, and nobody on the quay had", "seen such a winter since the keeper came there,")


def of_text(leaf: Leaf, *last: str, y: float = 500) -> float:
    """Print a paragraph, and give the height below it."""
    return leaf.lines(y, *TEXT, *TEXT, *last)


@pytest.mark.parametrize(
    "said", ["„Eis“", "»Eis«", "«Eis»", "‹Eis›", "›Eis‹", "“Ice”", "‘Ice’", '"Ice"', "Ice™", "Ice®"]
)
def test_a_marker_stands_behind_the_marks_of_any_language(said: str) -> None:
    assert labels.is_behind_words(f"nobody heard {said}")


@pytest.mark.parametrize("counted", ["x", "10", "12 + ", "sin", "5 km", "(a + b)", "(Chi", "Eta"])
def test_no_marker_stands_behind_what_is_calculated_with(counted: str) -> None:
    assert not labels.is_behind_words(f"of {counted}")


@pytest.mark.parametrize("gap", [12, 24, 28])
def test_the_raised_number_of_a_note_may_stand_a_tab_before_its_words(gap: int) -> None:
    leaf = Leaf()
    of_text(leaf, "which was long ago.{1} The ferry lay there.{2}")
    for y, label, words in ((90, "{1}", "Roe, Letters,"), (70, "{2}", "Holm, p. 12.")):
        leaf.line(y, label, size=8).line(y, words, x=50 + gap, size=8)
    leaf.line(80, "p. 3, and p. 7.", x=50 + gap, size=8)

    assert called(read(pdf(leaf))) == [("1", "Roe, Letters, p. 3, and p. 7."), ("2", "Holm, p. 12.")]


def test_the_number_of_a_note_may_be_raised_and_as_large_as_its_words() -> None:
    leaf = Leaf()
    of_text(leaf, "which was long ago.{1}")
    leaf.line(83, "1", size=8).line(80, "Roe, Letters, p. 3.", x=74, size=8)

    assert called(read(pdf(leaf))) == [("1", "Roe, Letters, p. 3.")]


def test_numbers_of_a_chart_are_no_labels_of_words_beside_them() -> None:
    leaf = Leaf()
    of_text(leaf, "which was long ago.")
    leaf.line(303, "20", size=8).line(300, "0.95 1.9", x=74, size=8)

    assert blocks(read(pdf(leaf)))[1:] == [(BlockKind.PARAGRAPH, "20"), (BlockKind.PARAGRAPH, "0.95 1.9")]


def in_two_columns(*notes: tuple[str, str]) -> bytes:
    """A page whose right column ends in notes, in smaller type than the left one beside them."""
    leaf = Leaf()
    for x in (50, 230):
        y = 500.0
        while y > (60 if x == 50 else 170):
            leaf.line(y, "The ice came early, over", x=x)
            y -= 12
    leaf.line(156, "it.{1} It stayed{2} and{4} went.", x=230)
    y = 120.0
    for label, words in notes:
        leaf.line(y, label, x=230, size=7)
        for line in words.split("\n"):
            leaf.line(y, line, x=245, size=7)
            y -= 8.8
    return pdf(leaf)


def test_numbers_of_notes_are_not_raised_against_the_larger_words_of_the_next_column() -> None:
    document = read(
        in_two_columns(("1", "Roe, Letters,\np. 3."), ("2", "ibid."), ("3", "ibid."), ("4", "Holm, p. 7."))
    )

    assert [(note.label, note.text) for note in document.notes] == [
        ("1", "Roe, Letters, p. 3."),
        ("2", "ibid."),
        ("3", "ibid."),
        ("4", "Holm, p. 7."),
    ]


def test_a_note_that_nothing_calls_is_no_part_of_the_one_before_it() -> None:
    document = read(in_two_columns(("1", "Roe, p. 3."), ("2", "ibid."), ("3", "Holm, p. 7."), ("4", "ibid.")))

    assert called(document) == [("1", "Roe, p. 3."), ("2", "ibid."), ("4", "ibid.")]
    assert [problem.detail for problem in document.problems] == ["note 3"]


def test_the_last_figure_of_a_note_is_no_label() -> None:
    document = read(
        in_two_columns(("1", "Roe, Letters, p.\n251"), ("2", "Holm, p.\n3"), ("3", "ibid."), ("4", "ibid."))
    )

    assert [(note.label, note.text) for note in document.notes[:3]] == [
        ("1", "Roe, Letters, p. 251"),
        ("2", "Holm, p. 3"),
        ("3", "ibid."),
    ]


def test_a_heading_under_the_rule_of_a_running_head_is_no_note() -> None:
    leaf = Leaf().rule(540).line(510, "1   Introduction{1}", size=14, bold=True)
    of_text(leaf, "which was long ago.", y=480)
    leaf.line(80, "1", size=8).line(80, "I thank Ina Holm.", x=74, size=8)
    end = Leaf()
    of_text(end, "which was long ago.{2} It went.{3}")
    end.line(80, "2", size=8).line(80, "Roe, p. 3.", x=74, size=8)
    end.line(70, "3", size=8).line(70, "Holm, p. 7.", x=74, size=8)

    document = read(pdf(leaf, end))

    assert [note.text for note in document.notes] == ["I thank Ina Holm.", "Roe, p. 3.", "Holm, p. 7."]
    assert len(document.passages) == 2


def article() -> bytes:
    """Five pages: three with text, then notes that fill a page and end on the next one, above the works."""
    one, two, three, four, five = (Leaf() for _ in range(5))
    for leaf, y in ((one, 420.0), (two, 540.0), (three, 540.0)):
        while y > (480 if leaf is three else 130):
            y = of_text(leaf, "which was long ago.", y=y)
    of_text(one, "which was long ago.{1} The ferry lay there.{2}")
    of_text(two, "which was long ago.{3}", y=90)
    two.line(30, "and nobody ate.{4}")
    y = 440.0
    for words in (
        "{1}Roe, p. 3.",
        "{2}Holm, p. 12, on the whole winter, which he saw.",
        "{3}Roe, p. 4, where he",
    ):
        three.line(y, words, size=8)
        y -= 10
    for leaf, top in ((three, y), (four, 540.0)):
        for below in range(0, int(top) - 60, 25):
            leaf.line(top - below, "says of the ice that it came and that it went, as", size=8)
    five.line(500, "ice does, over the years.", size=8).line(490, "{4}Holm, p. 7.", size=8)
    five.line(460, "Works", size=12, bold=True)
    of_text(five, "and these are all the books on winters.", y=440)
    five.line(300, "Holm, Ina: Kahnbau. Kiel 1966, a book on boats", size=8)
    return pdf(one, two, three, four, five)


def test_notes_at_the_end_of_an_article_are_called_from_pages_far_before() -> None:
    document = read(article())

    labels = [(label, words.split(",")[0] if words else None) for label, words in called(document)]
    assert labels == [("1", "Roe"), ("2", "Holm"), ("3", "Roe"), ("4", "Holm")]


@pytest.mark.parametrize("title", ["Ina Holm{1}", "On the ice{1} of Ness"])
def test_one_number_on_a_page_far_before_calls_no_note_whose_own_marker_is_lost(title: str) -> None:
    one, two, three = Leaf().line(500, title, size=9), text_alone(), Leaf()
    of_text(one, "which was long ago.", y=440)
    of_text(three, "which was long ago.{2}", y=440)
    three.line(90, "{1}Roe, p. 3.", size=8).line(80, "{2}Holm, p. 12.", size=8)

    document = read(pdf(one, two, three))

    assert called(document) == [("2", "Holm, p. 12.")]
    assert ("note without marker", "note 1") in [(p.kind, p.detail) for p in document.problems]


def test_notes_that_go_on_over_the_works_end_where_these_begin() -> None:
    document = read(article())

    assert document.notes[2].text.endswith("that it went, as ice does, over the years.")
    assert document.notes[3].text == "Holm, p. 7."


def beside_a_margin(words: str) -> Leaf:
    """A page with notes in its margin, in smaller type."""
    leaf = Leaf().line(545, "Winters", x=130, size=8)
    y = 500.0
    for at in range(24):
        leaf.line(y, words if at == 12 else "The ice came early, over the quay,", x=150, size=9)
        y -= 12
    for at, note in enumerate(("1 Roe, Letters,", "  Kiel 1966,", "  p. 3.", "2 Holm,", "  Kahnbau, p. 7.")):
        leaf.line(302 - 9 * at, note, x=50, size=6)
    return leaf


def test_notes_in_a_margin_are_read_apart_from_the_text_beside_them() -> None:
    document = read(
        pdf(beside_a_margin("It stayed{1} till May.{2}"), beside_a_margin("It stayed on till the end."))
    )

    assert called(document) == [("1", "Roe, Letters, Kiel 1966, p. 3."), ("2", "Holm, Kahnbau, p. 7.")]
    assert "|" not in document.passages[0].text


def test_small_type_beside_a_column_of_one_page_alone_is_no_margin() -> None:
    document = read(pdf(beside_a_margin("It stayed on till the end."), *(text_alone() for _ in range(4))))

    assert document.notes == ()
    assert document.text.count("The ice came early, over the quay,\n\n") > 2  # by the rows of both


def text_alone() -> Leaf:
    leaf = Leaf()
    of_text(leaf, "which was long ago.")
    return leaf


def test_names_on_a_map_are_no_words_of_a_note() -> None:
    leaf = Leaf()
    of_text(leaf, "which was long ago.{1} The ferry lay there.{2}")
    leaf.line(100, "{1}Roe, p. 3, of", size=8).line(90, "the winter.", size=8)
    leaf.line(86, "Ransay", x=200, size=7).line(79, "Kiel", x=260, size=7)
    leaf.line(70, "{2}Holm, p. 7.", size=8)

    document = read(pdf(leaf))

    assert called(document) == [("1", "Roe, p. 3, of the winter."), ("2", "Holm, p. 7.")]
    assert [problem.detail for problem in document.problems] == ["left out: “Ransay Kiel…”"]


def test_works_listed_with_bare_numbers_are_called_in_brackets_beside_notes() -> None:
    leaf = Leaf()
    y = of_text(leaf, "as Roe [2] and Holm [1, 3] say.{*}")
    of_text(leaf, "which is in Roe [2], too.", y=y)
    leaf.line(80, "{*}Read to the guild.", size=8)
    end = Leaf().line(530, "References", size=12, bold=True)
    for at, words in enumerate(
        ("Holm, I. Boats. Kiel, 1966.", "Roe, T. Letters. Oslo, 1917.", "Garrick, I. Ice. Leeds, 1920.")
    ):
        end.line(500 - 14 * at, f"{at + 1}. {words}")

    document = read(pdf(leaf, end))

    assert called(document) == [
        ("2", "Roe, T. Letters. Oslo, 1917."),
        ("1", "Holm, I. Boats. Kiel, 1966."),
        ("3", "Garrick, I. Ice. Leeds, 1920."),
        ("*", "Read to the guild."),
        ("2", "Roe, T. Letters. Oslo, 1917."),
    ]


def test_numbers_and_their_words_are_no_table() -> None:
    leaf = Leaf().line(520, "Notes", size=12, bold=True)
    for at, words in enumerate(("The ice, as ever", "A letter of Roe", "Holm, in a talk")):
        leaf.line(490 - 14 * at, str(at + 1)).line(490 - 14 * at, words, x=75)
    of_text(leaf, "which was long ago.", y=420)

    assert "|" not in read(pdf(leaf)).text


def test_numbered_headings_are_no_lists_between_a_text_and_its_notes() -> None:
    titles = (
        "1. Winters",
        "2. Ice, Boats and Method",
        "3. Views and Letters: of the Keeper",
        "7. “Nobody saw it, really?” A Letter",
    )
    leaves = [Leaf().line(530, title, size=14, bold=True) for title in titles]
    for leaf, marked in zip(
        leaves, ("{1} It stayed.{2} It went.{3}", "", "{4} It went.{5}", "{6} It went.{7}"), strict=True
    ):
        of_text(leaf, f"which was long ago.{marked}")
    leaves[3].line(350, "Notes", size=14, bold=True)
    notes = [f"{name}, in {what}." for name in ("Roe", "Holm") for what in ("a talk", "a letter", "Boats")]
    for at, words in enumerate([*notes, "Ibid."]):
        leaves[3].line(325 - 14 * at, f"{at + 1} {words}")

    assert called(read(pdf(*leaves))) == [(str(at + 1), words) for at, words in enumerate([*notes, "Ibid."])]


def test_a_raised_number_among_numbers_of_a_chart_calls_no_note_that_a_word_calls() -> None:
    leaf = Leaf().line(530, "Life[[14]]{12}[[16]]  {12}[[14]]  {11}", size=10)
    of_text(leaf, "which was long ago.{11}", y=480)
    leaf.line(80, "{11}Roe, p. 3.", size=8)

    document = read(pdf(leaf))

    (marker,) = [one for one in document.markers if one.note is not None]
    assert document.text[marker.start - 9 : marker.start] == "long ago."


def test_the_number_of_a_page_may_be_larger_than_the_small_type_on_it() -> None:
    leaves = [Leaf() for _ in range(3)]
    for number, leaf in enumerate(leaves, 46):
        for at in range(14):
            leaf.line(530 - 9 * at, str(500 - 20 * at), size=6)
        of_text(leaf, "which was long ago.", y=380)
        leaf.line(20, str(number), size=12, x=195)

    document = read(pdf(*leaves))

    assert [passage.page for passage in document.passages[::2]] == ["46", "47", "48"]


def test_an_address_is_no_title() -> None:
    leaf = Leaf().line(540, "www.example.org", size=18).line(510, "Winters of the North", size=14)
    of_text(leaf, "which was long ago.", y=470)

    assert read(pdf(leaf)).title == "Winters of the North"


def test_works_in_brackets_at_the_foot_of_a_page_are_called_by_no_raised_number() -> None:
    leaf = Leaf()
    of_text(leaf, "as Roe [2] and Holm [1] say of spheres{1} in which they live.")
    for at, words in enumerate(("[1] Holm, I. Boats. Kiel, 1966.", "[2] Roe, T. Letters. Oslo, 1917.")):
        leaf.line(90 - 12 * at, words, size=8)

    assert called(read(pdf(leaf))) == [
        ("2", "Roe, T. Letters. Oslo, 1917."),
        ("1", "Holm, I. Boats. Kiel, 1966."),
    ]


def test_notes_in_brackets_are_called_by_raised_numbers_in_brackets() -> None:
    leaf = Leaf()
    of_text(leaf, "which was long ago.{[1]} The ferry lay there.{[2]}")
    leaf.line(90, "[1] Roe, p. 3.", size=8).line(80, "[2] Holm, p. 7.", size=8)

    assert called(read(pdf(leaf))) == [("1", "Roe, p. 3."), ("2", "Holm, p. 7.")]


def test_text_below_the_note_of_a_table_is_no_part_of_it() -> None:
    leaf, end = Leaf(), Leaf()
    y = of_text(leaf, "which was long ago.", y=540)
    for at in range(4):
        leaf.line(y - 12 * at, "12   13   14*", size=8)
    leaf.line(y - 60, "* p < 0.01", size=8)
    of_text(leaf, "and nobody ate.", y=y - 90)
    of_text(end, "which was long ago.", y=540)
    end.line(80, "1 Printed at Kiel", size=8)

    document = read(pdf(leaf, end))

    assert [(note.label, note.text) for note in document.notes] == [("*", "p < 0.01")]
    assert any(passage.text.endswith("and nobody ate.") for passage in document.passages)
