"""Files of Project Gutenberg: what their header says, and who made the file is no title."""

import pytest

from corpus.model import Document
from corpus.parse import parse

BOOK = """The Project Gutenberg EBook of {named}

{head}
*** START OF THIS PROJECT GUTENBERG EBOOK NETS ***


{credits}


NETS

By Ann Roe


CHAPTER I

The ice came early and it stayed for a long time over the harbour and the town.

It left in May, and nobody thanked it for that, least of all the herring men.

{end}*** END OF THIS PROJECT GUTENBERG EBOOK NETS ***

Updated editions will replace the previous one.
"""


def read(named: str, head: str, credits_: str, end: str = "", suffix: str = "txt") -> Document:
    text = BOOK.format(named=named, head=head, credits=credits_, end=end)
    document = parse(text.encode(), f"book.{suffix}")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("head", "credits_", "expected"),
    [
        (
            "Title: Nets\n\nAuthor: Ann Roe\n\nRelease Date: July, 1998  [EBook #99]\n\nLanguage: English\n",
            "Produced by Tom Finch and\nthe Online Team",
            ("Nets", None, "Ann Roe", None, "en"),
        ),
        (
            "Title: Nets\n       A History of the Ice\n\nAuthor: Ann Roe\n        Ben Roe\n\n"
            "Original publication: Ness: Holm, 1921\n\nLanguage: Klingon\n",
            "E-text prepared by Tom Finch\n\nHTML version by Jo Moar\n\nTranscriber's Note: slips are kept.",
            ("Nets", "A History of the Ice", "Ann Roe, Ben Roe", "1921", "Klingon"),
        ),
        (
            "This eBook is for the use of anyone anywhere at no cost.\n",
            "This etext was prepared by Tom Finch, Ness.",
            ("Nets", None, "Ann Roe", None, None),
        ),
        (
            "Title: Nets, or how the herring men of the north came to fear\n  the ice\nAuthor: Ann Roe\n",
            "[Produced by Tom Finch]",
            ("Nets, or how the herring men of the north came to fear the ice", None, "Ann Roe", None, None),
        ),
    ],
)
def test_the_header_says_what_the_text_is_and_credits_are_no_title(
    head: str, credits_: str, expected: tuple[str | None, ...]
) -> None:
    book = read("Nets, by Ann Roe", head, credits_, "End of the Project Gutenberg EBook of Nets\n\n")

    assert (book.title, book.subtitle, book.author, book.date, book.language) == expected
    assert book.headings == ["CHAPTER I"]
    assert [passage.text.split()[1] for passage in book.passages] == ["ice", "left"]
    assert book.problems == ()


def test_what_a_text_says_of_its_making_is_its_own_where_no_header_is() -> None:
    text = "Nets\n\nProduced by hand, they lasted for years, and the men of Ness were proud of them.\n"

    document = parse(text.encode(), "nets.txt")

    assert isinstance(document, Document)
    assert len(document.passages) == 1
