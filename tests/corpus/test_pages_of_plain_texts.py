"""What looks like the feet of pages in a plain text that marks none: pages are alike in length, letters are not."""

import pytest

from corpus.model import BlockKind, Document
from corpus.parse import parse

# Lines of each letter, or page: as people write, and as a printer fills a sheet
WRITTEN = (1, 22, 4, 2, 9, 1, 30, 3, 12, 2, 5, 18)
FILLED = (20, 21, 20, 19, 20, 20, 22, 20, 20, 19, 20, 20)


def of(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def parts(lengths: tuple[int, ...], head: str) -> str:
    line = "The ice came late to the Ness and nobody could say who had seen it leave."
    return "\n".join(
        head.format(number) + "\n".join([line] * lines) for number, lines in enumerate(lengths, 14)
    )


@pytest.mark.parametrize(
    ("lengths", "kind"),
    [
        pytest.param(WRITTEN, BlockKind.HEADING, id="letters to one person, which are counted"),
        pytest.param(FILLED, BlockKind.FURNITURE, id="pages with one foot"),
    ],
)
def test_lines_that_come_again_beside_numbers_are_of_pages_only_where_these_are_alike(
    lengths: tuple[int, ...], kind: BlockKind
) -> None:
    words = parts(lengths, "\n\n{}\n\nTO MRS ROE-HOLM\n\n")
    document = parse(f"Letters of Ann Quill\n\n{words}".encode(), "roe.txt")

    assert isinstance(document, Document)
    assert of(document, kind).count("TO MRS ROE-HOLM") == len(lengths)
