"""Where quotations begin and end in a passage, and what a passage says of whose words it holds."""

import pytest

from bot.answer import quote
from bot.render.excerpt import stretch
from corpus.model import Document, Speaker
from corpus.parse import parse
from corpus.speech.said import UNKNOWN, lead_in_of, speaker_of, together


def read(text: str, name: str = "a.md") -> Document:
    document = parse(f"# Title\n\n{text}".encode(), name)
    assert isinstance(document, Document)
    return document


def quoted(document: Document) -> list[str]:
    return [document.text[q.start : q.end] for q in document.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He said “one two three four” there.", ["“one two three four”"], id="English"),
        pytest.param("Er rief „eins zwei drei vier“ aus.", ["„eins zwei drei vier“"], id="German"),
        pytest.param("Il dit « un deux trois quatre » là.", ["« un deux trois quatre »"], id="French"),
        pytest.param("»Eins zwei drei vier«, rief er.", ["»Eins zwei drei vier«"], id="guillemets inwards"),
        pytest.param('He said "one two three four" there.', ['"one two three four"'], id="straight"),
        pytest.param("‘One two three four,’ he said.", ["‘One two three four,’"], id="British"),
        pytest.param("The boys’ books and ‘the’ men’s own four hats.", [], id="apostrophes"),
        pytest.param("He said “one ‘two’ three four’s” there.", ["“one ‘two’ three four’s”"], id="nested"),
        pytest.param("A mark “that is never closed in here.", [], id="never closed"),
        pytest.param("A “term” and “two words”.", [], id="too short"),
    ],
)
def test_a_quotation_is_found_with_its_marks(text: str, expected: list[str]) -> None:
    assert quoted(read(text)) == expected


def test_a_block_quotation_that_quotes_is_one_quotation() -> None:
    document = read("Ada Quill wrote:\n\n> The clerk said “pay by the wheel, not by the oar” and we paid.\n")

    (whole,) = quoted(document)

    assert whole.endswith("The clerk said “pay by the wheel, not by the oar” and we paid.")
    assert document.quotations[0].speaker == Speaker("Ada Quill", certain=True)


def test_a_passage_with_two_speakers_at_length_names_neither() -> None:
    words = " ".join(["word"] * 25)
    document = read(f"“{words},” said Ada Quill, and “{words},” said Tom Roe.")
    (passage,) = document.passages

    speakers = [q.speaker.name for q in document.quotations]

    assert speakers == ["Ada Quill", "Tom Roe"]
    assert speaker_of(passage, document.quotations) == Speaker(None, certain=False)


TURNS = """\
Clerk: How long have you kept the wheel?
Mrs Quill: Nine winters. I had it of my mother, who had it of hers.
Clerk: Did you lose anybody?
Mrs Quill: One. I told him to sit down.
"""


def test_a_passage_of_turns_names_all_who_speak_in_it() -> None:
    document = read(TURNS)
    (passage,) = document.passages
    whole = quote(document, passage)

    alone = stretch(whole, 0, TURNS.index("\nMrs Quill")).quote

    assert whole.speaker == Speaker("Clerk, Mrs Quill", certain=True)
    assert alone.speaker == Speaker("Clerk", certain=True)


def test_where_one_of_those_who_speak_in_turn_is_not_known_none_is_named() -> None:
    known, other = Speaker("Clerk", certain=True), Speaker("Ada Quill", certain=False)

    assert together([known, known]) == known
    assert together([known, other]) == together([known, UNKNOWN]) == UNKNOWN
    assert together([Speaker(name, certain=True) for name in "ABCDE"]) == UNKNOWN


def test_the_lead_in_of_a_block_quotation_is_one_sentence() -> None:
    document = read("The harbour was empty. Ada Quill wrote:\n\n> The boats went out and stayed out.\n")
    block = document.passages[1]

    lead = lead_in_of(block, document.quotations_in(block))

    assert lead is not None
    assert document.text[lead.start : lead.end] == "Ada Quill wrote:"


def test_a_sentence_inside_the_passage_is_no_lead_in() -> None:
    document = read("Ada Quill wrote: “The boats went out and stayed out.”")
    (passage,) = document.passages

    assert lead_in_of(passage, document.quotations) is None


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param("— Ada Quill", id="a name"),
        pytest.param("– Ada Quill, *The Salt Road*, p. 4", id="a name and a work"),
        pytest.param("-- Ada Quill (1921)", id="two strokes"),
    ],
)
def test_a_line_that_signs_a_quotation_is_none_and_says_who_speaks(signature: str) -> None:
    document = read(
        f"A motto was chosen.\n\n> The road was never paved.\n>\n> {signature}\n\nThey laughed.\n"
    )

    assert quoted(document) == ["The road was never paved."]
    assert document.quotations[0].speaker == Speaker("Ada Quill", certain=True)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("> The road was\n> never paved.\n> — Ada Quill", id="a line"),
        pytest.param("> The road was\n> never paved.  \n> — Ada Quill, *Letters* (1911)", id="a hard break"),
        pytest.param("> The road was\n> never paved.\\\n> -- Ada Quill", id="a backslash"),
        pytest.param("<blockquote>\nThe road was\nnever paved.<br>\n— Ada Quill\n</blockquote>", id="tags"),
    ],
)
def test_the_last_line_of_a_quotation_may_sign_it(block: str) -> None:
    document = read(f"A motto was chosen.\n\n{block}\n\nThey laughed.\n")

    (words,) = quoted(document)

    assert words.replace("> ", "").removesuffix("<br>") == "The road was\nnever paved."
    assert document.quotations[0].speaker == Speaker("Ada Quill", certain=True)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("> — Where is the road?\n> — Ada Quill, in the book.", id="two who speak"),
        pytest.param("> The road was never paved.\n> — Ada Quill, come here!", id="a call"),
        pytest.param("> The road was never paved.\n> — Ada Quill to Tom Roe", id="a letter"),
        pytest.param("> The road was never paved.\n> — Never", id="a word"),
    ],
)
def test_a_dash_in_the_last_line_of_a_quotation_may_be_no_signature(block: str) -> None:
    document = read(f"A motto was chosen.\n\n{block}\n\nThey laughed.\n")

    assert {quotation.speaker.name for quotation in document.quotations} == {None}


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("> The road was never paved.\n>\n> — Ada Quill to Tom Roe", id="a letter"),
        pytest.param("> The road was never paved.\n>\n> — Ada Quill’s brother", id="somebody of hers"),
        pytest.param("> The road was never paved.\n>\n> — Ada Quill, come here!\n>\n> — No.", id="a talk"),
        pytest.param("> — The road was never paved.\n>\n> — Ada Quill, you lie.", id="a dialogue"),
        pytest.param("> The road was never paved.\n>\n> — Never", id="a word"),
    ],
)
def test_what_a_dash_opens_may_be_no_signature(block: str) -> None:
    document = read(f"A motto was chosen.\n\n{block}\n\nThey laughed.\n")

    assert len(quoted(document)) == block.count("\n>\n") + 1
    assert {quotation.speaker.name for quotation in document.quotations} == {None}


@pytest.mark.process
@pytest.mark.parametrize(
    ("blocks", "speakers"),
    [
        pytest.param(
            "<p>A weir is a promise.</p><p>The mill came.</p>", ["Ian Marsh", "Ian Marsh"], id="one of two"
        ),
        pytest.param(
            "<p>A weir is a promise.</p></blockquote><blockquote><p>The mill came.</p>",
            ["Ian Marsh", None],
            id="two",
        ),
        pytest.param(
            "<p>A weir is a promise.</p></blockquote><blockquote><p>The mill came.</p><footer>— <cite>Nora Field</cite></footer>",
            ["Ian Marsh", "Nora Field"],
            id="the second is signed",
        ),
    ],
)
def test_who_introduces_a_block_of_a_page_speaks_in_the_first_one_alone(
    blocks: str, speakers: list[str | None]
) -> None:
    page = f"<p>Nora Field laughed. Ian Marsh told the miller the following:</p><blockquote>{blocks}</blockquote>"

    document = parse(
        f"<html><body>{page}<p>They laughed and went home again.</p></body></html>".encode(), "a.html"
    )

    assert isinstance(document, Document)
    assert [quotation.speaker.name for quotation in document.quotations] == speakers


@pytest.mark.process
def test_the_foot_of_a_quotation_in_a_page_signs_it() -> None:
    page = "<p>A motto was chosen.</p><blockquote><p>The road was never paved.</p><footer>— Ada Quill</footer></blockquote>"

    document = parse(f"<html><body>{page}<p>They laughed.</p></body></html>".encode(), "a.html")

    assert isinstance(document, Document)
    assert quoted(document) == ["The road was never paved."]
    assert document.quotations[0].speaker == Speaker("Ada Quill", certain=True)


NAMES = "Nora Field and Ian Marsh built the weir.\n\n"


@pytest.mark.parametrize(
    ("blocks", "speakers"),
    [
        pytest.param("> A weir is a promise.\n\n> The mill came after it.", ["Ian Marsh", None], id="two"),
        pytest.param(
            "> A weir is a promise.\n>\n> The mill came after it.",
            ["Ian Marsh", "Ian Marsh"],
            id="one of two",
        ),
        pytest.param(
            "> A weir is a promise.\n\n> The mill came after it.\n\nSo wrote Nora Field in 1911.",
            ["Ian Marsh", "Nora Field"],
            id="the second has a tag",
        ),
        pytest.param(
            "> A weir is a promise.\n\n> The mill came after it.\n>\n> — Nora Field",
            ["Ian Marsh", "Nora Field"],
            id="the second is signed",
        ),
        pytest.param("> A weir is a promise.\n>\n> — Nora Field", ["Nora Field"], id="signed"),
        pytest.param("> A weir is a promise.\n> — Nora Field", ["Nora Field"], id="signed in its last line"),
        pytest.param(
            "> A weir is a promise, they\n> — all three — knew.", ["Ian Marsh"], id="a dash in a line"
        ),
        pytest.param(
            "> A weir is a promise.\n> — Old saying", [None], id="signed in its last line by nobody"
        ),
        pytest.param("> A weir is a promise.\n>\n> — Old saying", [None, None], id="signed by nobody"),
        pytest.param(
            "> A weir is a promise.\n>\n> The mill came after it.\n>\n> — Nora Field",
            ["Nora Field", "Nora Field"],
            id="signed below two",
        ),
        pytest.param(
            "> A weir is a promise.\n>\n> — Nora Field\n\n> The mill came after it.\n>\n> — Tom Roe",
            ["Nora Field", "Tom Roe"],
            id="two, each signed",
        ),
        pytest.param(
            "> A weir is a promise.\n> — Tom Roe\n>\n> The mill came after it.\n>\n> — Nora Field",
            ["Tom Roe", "Nora Field"],
            id="two in one, each signed",
        ),
        pytest.param(
            '> "A weir is a promise."\n>\n> The mill came after it.\n>\n> — Nora Field',
            [None, "Nora Field"],
            id="somebody speaks in what is signed",
        ),
        pytest.param(
            "<blockquote>\n<p>A weir is a promise.</p>\n<p>The mill came after it.</p>\n</blockquote>",
            ["Ian Marsh", "Ian Marsh"],
            id="tags",
        ),
        pytest.param(
            "<blockquote>\n\nA weir is a promise.\n\n</blockquote>\n\n> The mill came after it.",
            ["Ian Marsh", None],
            id="tags around Markdown",
        ),
        pytest.param(
            "<blockquote><p>A weir is a promise.</p><p>— Nora Field</p></blockquote>",
            ["Nora Field"],
            id="signed between tags",
        ),
        pytest.param("<blockquote>\n\nA weir is a promise.", [], id="a tag that is not closed"),
        pytest.param(
            "> A weir is a promise.\n>\n> Nora Field replied:\n>\n> It is a debt to the mill.",
            ["Ian Marsh", None, None],
            id="somebody replies",
        ),
        pytest.param(
            '> "I do not build," said the miller. "I grind, and that is enough for me."',
            [None, None],
            id="somebody without a name",
        ),
        pytest.param(
            '> "I do not build at all," he said. Nora Field laughed. "Nor do I build at all."',
            [None, None],
            id="somebody comes between",
        ),
        pytest.param(
            '> "A weir is a promise to us."\n\n> "It is a debt to the mill."', ["Ian Marsh", None], id="marks"
        ),
    ],
)
def test_who_introduces_a_block_speaks_in_the_first_one_and_its_own_words_alone(
    blocks: str, speakers: list[str | None]
) -> None:
    document = read(f"{NAMES}Ian Marsh told the miller the following:\n\n{blocks}\n\nThey laughed.\n")

    found = [quotation.speaker.name for quotation in document.quotations]

    assert found == speakers
