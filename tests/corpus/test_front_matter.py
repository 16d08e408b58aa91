"""What a text says of itself at its top, between fences or without."""

import pytest

from corpus.readers.front_matter import read
from corpus.readers.source import Fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            "Title: Nets: a history\nAuthor: Ann Roe\nYear: 1908\n\nThe nets were wet.",
            Fields(title="Nets: a history", author="Ann Roe", date="1908"),
            id="lines",
        ),
        pytest.param(
            "# Title: Nets #\n\n## Author: Ann Roe\n\n-------\n\nThe nets were wet.",
            Fields(title="Nets", author="Ann Roe"),
            id="headings",
        ),
        pytest.param(
            "**Titel:** Netze\n**Autorin:** A.\nAutor: Ann Roe\n\nDie Netze.",
            Fields(),
            id="other words between",
        ),
        pytest.param(
            "Titel: Netze\nAutor: Ann Roe\nJahr: 1908\n", Fields("Netze", None, "Ann Roe", "1908"), id="de"
        ),
        pytest.param("Title: Nets\n\nThe nets were wet.", Fields(), id="no author"),
        pytest.param("Author: Ann Roe\nTitle: Nets\n", Fields(), id="no title first"),
        pytest.param("The nets.\n\nTitle: Nets\nAuthor: Ann Roe\n", Fields(), id="amid the text"),
        pytest.param("Title: " + "# " * 200_000 + "!\nAuthor: Ann Roe\n", Fields(), id="a line without end"),
        pytest.param("Tıtle: Nets\nAuthor: Ann Roe\n", Fields(), id="a letter that only looks so"),
        pytest.param(
            "% Nets:\n  a history\n% Ann Roe; Jon Pole\n% May 1908\n\nThe nets were wet.",
            Fields(title="Nets: a history", author="Ann Roe, Jon Pole", date="May 1908"),
            id="a title block of pandoc",
        ),
        pytest.param("% Nets\n%\n% 1908\n\nWet.", Fields(title="Nets", date="1908"), id="no author in it"),
        pytest.param("% Nets\nThe nets were wet.\n", Fields(), id="a line that goes on"),
        pytest.param("", Fields(), id="nothing"),
    ],
)
def test_lines_above_all_words_that_say_title_and_author_are_believed(text: str, fields: Fields) -> None:
    assert read(text).fields == fields


def test_the_words_begin_behind_the_last_line_that_says_something() -> None:
    text = "Title: Nets\nAuthor: Ann Roe\n\nThe nets were wet."

    assert text[read(text).end :] == "\n\nThe nets were wet."


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        pytest.param(
            "% Nets:\n  a history\n% Ann Roe; Tom Quill\n% 3 May 1911",
            Fields("Nets: a history", None, "Ann Roe, Tom Quill", "3 May 1911"),
            id="all",
        ),
        pytest.param("% Nets", Fields("Nets"), id="a title alone"),
        pytest.param("%\n% Ann Roe\n  Tom Quill", Fields(author="Ann Roe, Tom Quill"), id="a name a line"),
    ],
)
def test_a_title_block_of_pandoc_is_no_words_of_the_text(block: str, fields: Fields) -> None:
    found = read(f"{block}\n\nThe nets were wet.")

    assert (found.fields, found.end) == (fields, len(block))


@pytest.mark.parametrize("text", ["% Nets\nwere wet.", "%% Nets\n\nWet.", "% a\n% b\n% c\n% d\n\nWet.", "%"])
def test_other_lines_with_a_per_cent_sign_are_words(text: str) -> None:
    assert read(text).end == 0
