"""The loader of case files: what a header says, and what is no case."""

from pathlib import Path

import pytest

from tests.casefile import FOLDER, BadCase, Case, cases, read

FILE = """What this file holds.

=== one
The ice came.

It stayed.
.
paragraph: The ice came.

=== two
expect: fail
from: the harbour book, page 4
from: a letter
.
"""


def test_a_case_is_a_name_what_is_given_and_what_is_expected() -> None:
    one, _ = read("file.txt", FILE)

    assert one == Case("file.txt", "one", "The ice came.\n\nIt stayed.", "paragraph: The ice came.")


def test_a_header_says_where_a_case_is_from_and_that_it_is_a_known_miss() -> None:
    _, two = read("file.txt", FILE)

    assert two == Case("file.txt", "two", "from: a letter", "", "the harbour book, page 4", fails=True)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("=== one\nThe ice.", "the case 'one' has no line with a dot", id="no dot"),
        pytest.param("=== one\nexpect: luck\na\n.\nb", "'one' expects 'luck'", id="an unknown expectation"),
        pytest.param("=== one\na\n.\nb\n=== one\na\n.\nb", "two cases are called 'one'", id="a name twice"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, complaint: str) -> None:
    with pytest.raises(BadCase, match=complaint):
        list(read("file.txt", text))


def test_a_pattern_without_a_file_is_no_test_that_passes() -> None:
    with pytest.raises(BadCase, match=r"no case file nets-\*.txt"):
        cases("nets-*.txt")


def test_a_known_miss_that_begins_to_pass_is_told(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        from tests import casefile

        FILE = "=== {}\\nexpect: fail\\nice\\n.\\n{}"
        MISSES = [FILE.format("still missed", "ICY"), FILE.format("mended", "ICE")]
        PARAMETERS = [casefile._parameter(case) for text in MISSES for case in casefile.read("nets.txt", text)]

        @pytest.mark.parametrize("case", PARAMETERS)
        def test_capitals(case):
            assert case.given.upper() == case.expected
        """
    )

    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest")

    result.assert_outcomes(xfailed=1, failed=1)
    result.stdout.fnmatch_lines(["*known miss in nets.txt: mended (where this passes, take out its line*"])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.name)
def test_every_case_of_every_file_is_read(path: Path) -> None:
    """A file that has a case a line (kinds.txt) has none of these."""
    text = path.read_text(encoding="utf-8")

    assert len(list(read(path.name, text))) == sum(line.startswith("=== ") for line in text.splitlines())
