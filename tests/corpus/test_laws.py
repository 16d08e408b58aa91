"""Laws of every text, on texts that Hypothesis makes of the pieces that real ones are made of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, without
from corpus.parse import parse
from corpus.readers import plain
from tests.laws import length, lines_run

PIECES = st.sampled_from(
    [
        "The ice came early.", "It stayed.1", "“It will stay.”2", "in 1917.3", "of 1,200 men", "word4 ", "[5]", "¹²",
        "’s", "[^a]", "[^b]: Roe, p. 3.", "\n\n", "\n\n\n", "\n", " ", "1 Roe, p. 3.", "2. Roe.", "[3] Roe.", "12a Roe",
        "Notes", "# Title", "> said", "> ", "By Ann Roe", "---", "* ", "*em*", "†", "- item", "`code [^a]`", "They said:",
        "“Open", "closed”", "\t", "é", "🙂", "\u00a0", "İ", "ﬁ", "<br/>", "    ", "***", "...",
        "seven (1).", " (2) and", "(1) Roe", "gone.ii", "i. Roe", "ii. Holm", "[^1]: Roe", "[Footnote 3: Roe", "]", "ice*",
        "(*)", "* Roe", "Note 1: Roe", "THE ICE\nAnn Roe", "1. Aims", "© Roe", "“yes”—4 and", "_____\n1. Roe", "Dr. A. B. Roe", "\x0c",
        "[*Footnote: Roe]", "[Footnote: Roe]", "too.(1)", "[1]\n", "fn1. Roe", "**[1]**", "[1]_", "====", "[Illustration: ice]", "<<PAGE_BREAK>>",
        "war.1In", "word*)", "*) Roe", "[AA]", "[AA] Roe", "DOI6", "ice.The ", "    It came.", "[2, 3]", "References", "the following:",
        "^[Roe, p. 3.]", "^[", "```\n", "<p>", "</p>", "<em>", "[^a] Roe", "**[1]**", "\\[2\\]", "# Ice {#ice}", "\u2028",
        "[ice]: http://x", "1. ", "- ", "> > ", "{-}", "<script>", "<li>",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join) | st.text(max_size=300)


def read(text: str, name: str) -> Document | None:
    document = parse(text.encode("utf-8", "surrogatepass"), name)
    return document if isinstance(document, Document) else None


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=TEXTS)
def test_every_span_is_a_slice_of_its_document(text: str, name: str) -> None:
    if not (document := read(text, name)):
        return

    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.text.strip()
        for marker in passage.markers:
            assert passage.start <= marker.start <= marker.end <= passage.end
            assert marker.note is None or document.notes[marker.note].label == marker.label
    for note in document.notes:
        assert document.text[note.start : note.end] == note.text


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=TEXTS)
def test_blocks_and_passages_are_in_order_and_disjoint(text: str, name: str) -> None:
    if not (document := read(text, name)):
        return

    for spans in (document.blocks, document.passages, list(document.markers)):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [passage.number for passage in document.passages] == list(range(1, len(document.passages) + 1))
    assert len({passage.id for passage in document.passages}) == len(document.passages)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=TEXTS)
def test_sentences_cover_every_word_of_their_passage(text: str, name: str) -> None:
    if not (document := read(text, name)):
        return

    for passage in document.passages:
        covered = "".join(document.text[s.start : s.end] for s in passage.sentences)
        assert "".join(covered.split()) == "".join(passage.text.split())
        assert all(a.end <= b.start for a, b in pairwise(passage.sentences))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=TEXTS)
def test_no_word_is_left_out_of_the_blocks(text: str, name: str) -> None:
    if document := read(text, name):
        left = without(document.text, 0, len(document.text), document.blocks)
        assert not any(map(str.isalnum, left))
        assert "words left out" not in [problem.kind for problem in document.problems]


@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_never_raise(data: bytes) -> None:
    parse(data, "a.txt")
    parse(data, "a.md")


@pytest.mark.long
def test_the_work_grows_with_the_length_of_the_text_not_with_its_square() -> None:
    """Counted in lines of Python run, not in seconds: the same on every machine."""
    assert _lines_run(_hostile(400)) < 2.2 * _lines_run(_hostile(200))


# What some step of reading hates: it is met again and again, and never comes to an end.
HATED = [
    "word.1 ", "[1] ", "seven (1). ", "1,2,3,", "1-2-3-", "*a ", "„Ja ", "AB ", "abc.Def ", "Notes[1] abc.Def ", "—1", "[Footnote: x ",
    "[Footnote 1: x\n", "[Illustration: x\n", "a.1\n1 Roe\n", "\fHead 1\ntext.1\n1 Roe\n", "<<PAGE_BREAK>>\nx\n", "Head\n====\n",
    "    Ab.\nab\n", "____\n1 Roe\n", "so:\n\n1. x\n\n", "[1]\n\n", "Notes\n\n1. Roe\n\n", "left (1) so\n\n(1) Roe\n\n", "a-\n", "((((", "1917.21 ",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("unit", HATED)
def test_what_is_hated_costs_no_more_than_its_length(unit: str) -> None:
    """Counted in lines of Python run; what an expression costs within itself, the next law feels."""
    once, twice = (_lines_run(f"The ice came.\n\n{unit * (size // len(unit))}") for size in (1500, 3000))

    assert twice < 2.4 * once + 2000


@pytest.mark.long
@pytest.mark.parametrize("unit", HATED)
def test_a_long_text_of_what_is_hated_is_read_to_its_end(unit: str) -> None:
    text = unit * (length(20_000) // len(unit))

    read = plain.structure(text, 0)

    assert without(text, 0, len(text), read.blocks).strip() == ""


@pytest.mark.long
def test_the_work_for_markdown_grows_with_the_length_of_the_text_not_with_its_square() -> None:
    parse(_hostile_markdown(100).encode(), "a.md")  # what is imported once is no work of a text

    assert _lines_run(_hostile_markdown(100), "a.md") < 2.2 * _lines_run(_hostile_markdown(50), "a.md")


def _hostile_markdown(size: int) -> str:
    heading = f"# {'word[^1] ' * size}{{#a{' .c' * size}"
    calls = f"{'[^1]' * size} {'^[' * size} {'^[a ' * size}{'] ' * size} {'[' * size}"
    notes = "\n".join(f"[^{n}]: word[^{n + 1}] ^[inline {n}]" for n in range(size))
    items = "\n\n".join(f"{n}. word\n\n   ```\n   code\n   ```" for n in range(size))
    spaces, raw = "\u00a0\nword\n" * size, "<em>a</em> <div>b</div>\n\n" * size
    return "\n\n".join((heading, calls, notes, items, spaces, raw, "[^x] word\n" * size))


def _hostile(size: int) -> str:
    body = " ".join(f"word{n % 7}.{n} [3] ¹² (*a* b*" for n in range(size))
    rounds = " ".join(f"left seven (1). left ({n}) and" for n in range(size))
    lists = "\n\n".join(f"Notes\n\n({n}) end\n\n[Footnote {n}: end\n\n* end" for n in range(size // 10))
    tail = "\n".join(f"{n} end" for n in range(size))
    return f"{body}\n\n{rounds}\n\n{lists}\n\n{'. ' * size}{'((((' * size}\n\n{tail}"


def _lines_run(text: str, name: str = "a.txt") -> int:
    return lines_run(lambda: parse(text.encode(), name))


def test_comments_that_no_person_writes_are_read_as_plain_text() -> None:
    document = read("<!--" * 20_000, "a.md")

    assert document is not None
    assert [problem.kind for problem in document.problems] == ["Markdown not read"]
    assert document.passages[0].text == "<!--" * 20_000
