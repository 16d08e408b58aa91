"""Text cases of speakers: a text, a dot, and whose words each of its quotations holds."""

import pytest

from corpus.language import marks
from corpus.model import Document, Passage, Quotation, Speaker, is_turn, reply_to
from corpus.parse import parse
from tests.casefile import Case, cases


def shown(document: Document, quotation: Quotation) -> str:
    words = document.text[quotation.start : quotation.end].strip("“”„«» ").split()[:3]
    speaker = quotation.speaker
    said = f"{'=' if speaker.certain else '~'} {speaker.name}" if speaker.name else "?"
    lead = quotation.lead_in
    introduced = f" | {document.text[lead.start : lead.end]}" if lead else ""
    return f"{quotation.passage}: {' '.join(words)} {said}{introduced}"


@pytest.mark.parametrize("case", cases("speakers.txt"))
def test_speakers_are_named_as_their_case_says(case: Case) -> None:
    document = parse(f"Title\n\nBy Nobody Known\n\n{case.given}".encode(), "case.txt")

    assert isinstance(document, Document)
    found = [shown(document, quotation) for quotation in document.quotations]
    assert "\n".join(found) == case.expected


def play(turns: int) -> str:
    names = ("DUN", "ROSE")
    return "\n\n".join(
        f"{names[at % 2]}.\n\nI have seen it, and nobody asks me {at} times. Would you?"
        for at in range(turns)
    )


def test_names_that_head_what_is_said_speak_in_a_play() -> None:
    document = parse(f"THE WHEEL\n\nBy Nobody Known\n\n{play(24)}\n".encode(), "play.txt")

    assert isinstance(document, Document)
    assert [q.speaker.name for q in document.quotations] == ["DUN", "ROSE"] * 12


def test_a_few_headings_that_come_again_are_no_names() -> None:
    document = parse(f"THE WHEEL\n\nBy Nobody Known\n\n{play(8)}\n".encode(), "play.txt")

    assert isinstance(document, Document)
    assert document.quotations == ()


INQUIRY = """\
IAN MARSH: Where did the wheel stand when you came to the burn?

NORA FIELD: Behind it, where I had left it. Where else?

They laughed.

IAN MARSH: Did you see anybody?1

NORA FIELD: I saw the clerk, and he saw me.

IAN MARSH: So he says. Did you

IAN MARSH: speak with him?

1 He had been asked before.
"""


def test_a_turn_that_asks_is_replied_to_by_the_turn_of_another_right_under_it() -> None:
    document = parse(f"Title\n\nBy Nobody Known\n\n{INQUIRY}".encode(), "case.txt")

    assert isinstance(document, Document)
    replies = [reply_to(document, passage) for passage in document.passages]
    assert [reply.number if reply else None for reply in replies] == [2, None, None, 5, None, None, None]


def test_laughter_between_a_question_and_its_reply_is_passed_over() -> None:
    talk = INQUIRY.replace("Did you see anybody?1", "Did you see anybody?1\n\n(Laughter.)")
    document = parse(f"THE WHEEL\n\nBy Nobody Known\n\n{talk}".encode(), "talk.txt")

    assert isinstance(document, Document)
    replies = [reply_to(document, passage) for passage in document.passages]
    assert [reply.number if reply else None for reply in replies][:6] == [2, None, None, 6, None, None]
    assert [passage.is_aside for passage in document.passages][4:6] == [True, False]


INTERVIEW = """Tom Roe met Ada Quill in the hall.

**Roe:** How did it begin?

**Quill:** With a debt.

**Roe:** And why boats?

**Quill:** I had one.

**Roe:** Did it float?

**Quill:** It did not.

**Roe:** The boat was stolen in 1906.

**Quill:** For eleven days.

**Quill:** It came back painted.
"""


@pytest.mark.parametrize(
    ("talk", "replied"),
    [
        pytest.param(INTERVIEW, [None, 3, None, 5, None, 7, None, 9, None, None], id="who mostly asks"),
        pytest.param(
            INTERVIEW.replace("boats?", "boats.").replace("float?", "float."),
            [None, 3, None, None, None, None, None, None, None, None],
            id="who seldom asks",
        ),
        pytest.param(
            INTERVIEW.replace("**Roe:** Did it float?\n\n**Quill:** It did not.\n\n", ""),
            [None, 3, None, 5, None, 7, None, None],
            id="who asks in most of three turns",
        ),
        pytest.param(
            INTERVIEW.replace("With a debt", "(laughs) With a debt").replace("I had one", "’Twas mine"),
            [None, 3, None, 5, None, 7, None, 9, None, None],
            id="a reply that opens with a bracket, and one with an apostrophe",
        ),
    ],
)
def test_who_mostly_asks_is_replied_to_without_a_question_mark(talk: str, replied: list[int | None]) -> None:
    document = parse(f"# A talk\n\n{talk}".encode(), "talk.md")

    assert isinstance(document, Document)
    replies = [reply_to(document, passage) for passage in document.passages]
    assert [reply.number if reply else None for reply in replies] == replied


@pytest.mark.parametrize("opening", [*marks.DOUBLE, "‘", "(", "’", "I"])
def test_what_a_mark_opens_is_no_turn_and_what_a_bracket_or_an_apostrophe_opens_may_be(opening: str) -> None:
    is_marked = opening in marks.DOUBLE + "‘"

    assert is_turn(spoken(opening), Quotation(1, 5, 10, Speaker(None, certain=False), None)) is not is_marked


def spoken(opening: str) -> Passage:
    words = f"Roe: {opening}t is."
    return Passage("a", "talk", 1, 0, len(words), source=words, heading=None, markers=(), sentences=())


def test_a_question_in_quotation_marks_has_no_reply() -> None:
    document = parse(b'Title\n\n"Who has seen it?" asked Tom Roe.\n\n"I have," said Ada Quill.\n', "case.txt")

    assert isinstance(document, Document)
    assert [reply_to(document, passage) for passage in document.passages] == [None, None]
