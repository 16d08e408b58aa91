"""Raised numbers that no link leads from: rows of them, the white space in them, those of authors."""

import pytest

from corpus.model import BlockKind
from corpus.readers import docx, formats, html
from corpus.readers.source import Reader
from tests.corpus import pages
from tests.corpus.pages import blocks, called, read

WORKS = ["Roe, Ice.", "Quill, Nets.", "Holm, Boats.", "Roe, Snow.", "Roe, Hail.", "Holm, Quays."]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process; tests/corpus/test_confined.py is about the other."""
    readers: dict[str, Reader] = {".html": html.page, ".docx": docx.document}
    for suffix, reader in readers.items():
        monkeypatch.setitem(formats.READERS, suffix, reader)  # type: ignore[arg-type]


def page(*paragraphs: str, most: int = 6) -> str:
    """Make a page with a list of works."""
    words = "".join(f"<p>{one}</p>" for one in paragraphs)
    works = "".join(f"<li>{work}</li>" for work in WORKS[:most])
    return f"<html><body><h1>Ice</h1>{words}<h2>References</h2><ol>{works}</ol></body></html>"


def markdown(*paragraphs: str, most: int = 6) -> str:
    """Make the same in Markdown."""
    works = "\n".join(f"{at}. {work}" for at, work in enumerate(WORKS[:most], 1))
    return "\n\n".join(["# Ice", *paragraphs, "## References", works])


ROWS = (
    "The ice came early.<sup>1</sup> Nets were dried<sup>2,3</sup> and sold<sup>1, 4</sup> in the harbour"
    "<sup>4–6</sup> of Ness."
)
CALLED = [
    ("1", "Roe, Ice."), ("2", "Quill, Nets."), ("3", "Holm, Boats."), ("1", "Roe, Ice."), ("4", "Roe, Snow."),
    ("4", "Roe, Snow."), ("5", "Roe, Hail."), ("6", "Holm, Quays."),
]  # fmt: skip


def test_each_number_of_a_raised_row_calls_its_work() -> None:
    ice = read(page(ROWS), "ice.html")

    assert ice.passages[0].text == (
        "The ice came early.¹ Nets were dried²,³ and sold¹, ⁴ in the harbour⁴–⁶ of Ness."
    )
    assert [(label, note) for _, label, note in called(ice)] == CALLED


def test_a_raised_row_of_markdown_stays_as_it_is_written_and_calls_its_works() -> None:
    ice = read(markdown(ROWS), "ice.md")

    assert ice.passages[0].text == ROWS
    assert [(label, note) for _, label, note in called(ice)] == CALLED


@pytest.mark.parametrize("dash", ["-", "–", "--"])
def test_hatted_rows_of_markdown_call_too(dash: str) -> None:
    ice = read(markdown(rf"The ice^1^ came^2,\ 3^ early^4{dash}6^."), "ice.md")

    assert [label for _, label, _ in called(ice)] == ["1", "2", "3", "4", "5", "6"]


def test_a_raised_row_of_word_calls_its_works() -> None:
    def run(words: str, raised: str = "") -> str:
        raising = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        more = f'<w:r>{raising}<w:t xml:space="preserve">{raised}</w:t></w:r>' if raised else ""
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{more}'

    paragraphs = [
        run("The ice came.", "1") + run(" Nets were dried", "2,3 ") + run("in Ness.", "4–6"),
        run("References"),
        *(run(f"{at}. {work}") for at, work in enumerate(WORKS, 1)),
    ]

    ice = read(pages.docx("".join(f"<w:p>{one}</w:p>" for one in paragraphs)), "ice.docx")

    assert ice.passages[0].text == "The ice came.¹ Nets were dried²,³ in Ness.⁴–⁶"
    assert [label for _, label, _ in called(ice)] == ["1", "2", "3", "4", "5", "6"]


def test_white_space_at_the_end_of_a_raised_number_parts_words() -> None:
    raised = read(page("The ice<sup>1 </sup>came to Ness<sup>2&nbsp;</sup>and left."), "ice.html")
    linked = read(
        '<html><body><h1>Ice</h1><p>The ice<a role="doc-noteref" href="#n1"> 1 </a>came.</p>'
        '<aside role="doc-footnote" id="n1">1. Roe.</aside></body></html>',
        "ice.html",
    )

    assert raised.passages[0].text == "The ice¹ came to Ness² and left."
    assert linked.passages[0].text == "The ice1 came."


def test_a_raised_number_of_any_length_is_all_there() -> None:
    digits = "1234567890" * 7

    ice = read(f"<html><body><p>The ice<sup>{digits}</sup> came.</p></body></html>", "ice.html")

    assert ice.passages[0].text == f"The ice{digits} came."


AUTHORS = "Ann Roe,<sup>1</sup> Tom Quill<sup>2</sup> and Ida Holm<sup>1,3*</sup>"


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_numbers_of_authors_call_no_works(suffix: str) -> None:
    made = (page if suffix == "html" else markdown)(
        AUTHORS, "The ice came early.", "Nets were dried.", most=3
    )

    ice = read(made, f"ice.{suffix}")

    assert called(ice) == []
    assert len(blocks(ice, BlockKind.BYLINE)) == 1
    assert [problem.kind for problem in ice.problems] == ["notes without markers"]


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_numbers_that_come_again_below_the_authors_call_the_works_there(suffix: str) -> None:
    made = (page if suffix == "html" else markdown)(
        AUTHORS, "The ice<sup>1</sup> came<sup>2,3</sup> early.", most=3
    )

    ice = read(made, f"ice.{suffix}")

    assert [(label, note) for _, label, note in called(ice)] == CALLED[:3]


def test_the_works_are_called_where_the_houses_of_the_authors_are_counted_too() -> None:
    houses = [f"<sup>{at}</sup>{house}, Ness." for at, house in enumerate(("Ice House", "Loft", "Quay"), 1)]

    ice = read(
        page(AUTHORS, *houses, "The ice<sup>1,2</sup> came<sup>3</sup> early.<sup>4</sup>"), "ice.html"
    )

    assert [(label, note) for _, label, note in called(ice)] == [*CALLED[:3], ("4", "Roe, Snow.")]


def test_notes_on_the_authors_go_on_in_the_text() -> None:
    ice = read(
        "<html><body><h1>Ice</h1><p>Ann Roe<sup>1</sup> and Tom Quill<sup>2</sup></p><p>The ice<sup>3</sup> came.</p>"
        "<h2>Notes</h2><p>1. Reader in Ness.</p><p>2. Of the Loft.</p><p>3. Roe, Ice.</p></body></html>",
        "ice.html",
    )

    assert called(ice) == [
        ("Roe", "1", "Reader in Ness."),
        ("Quill", "2", "Of the Loft."),
        ("ice", "3", "Roe, Ice."),
    ]
