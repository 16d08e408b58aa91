"""Whether words stand in the library: exactly, nearly, or not."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.answer import Quote
from bot.checking import quotations
from bot.checking.concordance import Concordance
from bot.checking.discord_markup import shown
from bot.checking.quotations import Check, Verdict, is_long_enough
from bot.lookup import passages
from bot.render.excerpt import stretch
from bot.render.posts.quotation import quoted
from bot.servers.shelves import Shelves
from corpus.model import Document, Library, Marker, Passage, Span
from corpus.parse import parse
from tests.bot.render.making import quotes
from tests.laws import examples


def check(library: Library, words: str) -> Check:
    """Look for words in a library; where each of its words stands is listed once."""
    if not _made or _made[-1].library is not library:
        _made[:] = [Concordance(library)]
    return quotations.check(_made[0], words)


_made: list[Concordance] = []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("and very few of the strikers lived to see the end of 1938.", id="before a marker"),
        pytest.param("lived to see the end of 1938. Only a handful of people", id="over a marker"),
        pytest.param("“They were killed. The concessions won in March 1937”", id="in quotation marks"),
        pytest.param("They were\n killed.  The concessions won", id="with other white space"),
        pytest.param(
            "lived to see the end of 1938.9 Only a handful of people", id="with the marker as printed"
        ),
        pytest.param("They were\u2060 killed. The\ufeff concessions won", id="with signs that nobody sees"),
        pytest.param("by the government's own reckoning", id="with a typewriter's apostrophe"),
        pytest.param(
            "as well as if he had said to me, 'This one first, and then we shall see'",
            id="with a typewriter's single quotation marks",
        ),
        pytest.param(
            "survived to say what had been done. The shootings went on for about two months.",
            id="over two paragraphs",
        ),
    ],
)
def test_what_stands_there_is_found_whatever_a_keyboard_makes_of_it(sample: Library, words: str) -> None:
    assert check(sample, words).verdict is Verdict.EXACT


def cut(quote: Quote, data: st.DataObject) -> str:
    """Cut a run of whole words out of a quotation and write it as the bot does, for Discord."""
    words = list(re.finditer(r"\S+", quote.text))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    run = stretch(quote, words[first].start(), words[last].end()).quote
    bold = data.draw(st.integers(0, len(run.text)))
    return quoted(replace(run, highlight=Span(bold, data.draw(st.integers(bold, len(run.text))))))


def pasted(library: Library, message: str) -> Check:
    return check(library, " ".join(shown(message).split()))


@examples(100)
@given(st.data())
def test_every_run_of_words_is_found_as_the_bot_shows_it(sample: Library, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(sample.documents))
    message = cut(passages.quotation(document, data.draw(st.sampled_from(document.passages))), data)
    assume(is_long_enough(shown(message)))

    assert pasted(sample, message).verdict is Verdict.EXACT


@examples(40)
@given(quotes(), st.data())
def test_every_run_of_any_words_is_found_as_the_bot_shows_it(quote: Quote, data: st.DataObject) -> None:
    library = Library((holding(quote),))
    assume(quote.text.split())
    stars = sum(marker.label == "*" for marker in quote.markers)
    assume(stars in (0, quote.text.count("*")))  # which of several stars call notes is told by nothing
    message = cut(quote, data)
    assume(is_long_enough(re.sub(r"[^\w\s]|[⁰¹²³⁴-⁹ᵃ]|\bQ\b", " ", shown(message))))

    assert pasted(library, message).verdict is Verdict.EXACT


@examples(100)
@given(st.data(), st.sampled_from("xqzé7"))
def test_with_another_letter_it_is_not_word_for_word(
    sample: Library, data: st.DataObject, other: str
) -> None:
    document = data.draw(st.sampled_from(sample.documents))
    passage = data.draw(st.sampled_from(document.passages))
    sentence = data.draw(st.sampled_from(passage.sentences))
    words = document.text[sentence.start : sentence.end].rstrip("0123456789[]^*")
    letters = [at for at, sign in enumerate(words) if sign.isalpha() and sign != other]
    assume(letters)
    at = data.draw(st.sampled_from(letters))

    changed = words[:at] + other + words[at + 1 :]

    assert check(sample, changed).verdict is not Verdict.EXACT


def holding(quote: Quote) -> Document:
    """Make a document that holds a quotation and nothing else."""
    passage = Passage(
        quote.id,
        "d",
        1,
        0,
        len(quote.text),
        None,
        quote.markers,
        (Span(0, len(quote.text)),),
        source=quote.text,
    )
    nothing = dict.fromkeys(("subtitle", "author", "date", "url", "language"))
    return Document(
        "d",
        "d.md" if quote.emphasis.source else "d.txt",
        "",
        quote.text,
        "Title",
        **nothing,
        blocks=(),
        passages=(passage,),
        notes=(),
        problems=(),
    )  # type: ignore[arg-type]


EXACTLY = "and very few of the strikers lived to see the end of 1938.{} Only a handful of people"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(EXACTLY.format("⁹"), id="with the superscript"),
        pytest.param(EXACTLY.format(" ⁹"), id="with the superscript after a space"),
        pytest.param(EXACTLY.format("[9]"), id="with the number in brackets"),
        pytest.param(EXACTLY.format("[^9]"), id="with the number as Markdown writes it"),
        pytest.param(EXACTLY.format("") + "³", id="with a note of one's own"),
        pytest.param("> **and very few** of the *strikers* lived", id="with emphasis"),
        pytest.param("```\nvery few of the strikers lived\n\n— A. Roe, “132 Days”\n```", id="a citation"),
        pytest.param("very few of the strikers lived\n— somebody", id="with an attribution"),
    ],
)
def test_what_is_set_around_the_words_is_no_part_of_them(sample: Library, words: str) -> None:
    assert pasted(sample, words).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ery few of the strikers lived to se", id="cut inside words"),
        pytest.param("very few of the strikers lived to see the end of 193", id="cut inside a number"),
        pytest.param("very few of the strikers lived to see the end of 19⁹38", id="a number inside a number"),
        pytest.param("very few of the strikers lived to see, the end", id="another comma"),
        pytest.param("very few of the Strikers lived to see the end", id="another capital"),
        pytest.param("very few of the strikers [sic] lived to see the end", id="a word in brackets"),
        pytest.param("very few of the strikers lived to² see the end", id="a power"),
        pytest.param("very few of the strikers lived to see the end of 1938.[sic] Only", id="no marker"),
    ],
)
def test_what_is_not_word_for_word_is_not_called_so(sample: Library, words: str) -> None:
    assert pasted(sample, words).verdict is Verdict.NEAR


PRINTED = """The Light

The lamp was lit at four, for they feared a ship-
wreck on the twenty-
five rocks. No ofﬁcer had the time, and the efﬂuent ran
out to sea. "It was 'the worst night' of all," he wrote … and went down.
"""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("For they feared a shipwreck on the rocks"[:28], id="with a capital at the start"),
        pytest.param("[F]or they feared a", id="with a capital in brackets"),
        pytest.param("the lamp was lit at four", id="without the capital at the start"),
        pytest.param("they feared a shipwreck on the twenty-five rocks", id="what lines divide in one piece"),
        pytest.param("they feared a ship- wreck on the twenty- five rocks", id="divided as it is printed"),
        pytest.param(
            "No officer had the time, and the ef- fluent ran", id="divided by the reader's own lines"
        ),
        pytest.param("No officer had the time, and the effluent ran", id="without ligatures"),
        pytest.param("“It was ‘the worst night’ of all,” he wrote", id="with curved marks"),
        pytest.param("It was ′the worst night′ of all, he wrote"[:32], id="with primes"),
        pytest.param("he wrote ... and went down", id="with three full stops for the sign of an omission"),
    ],
)
def test_the_same_words_are_the_same_however_they_are_set(words: str) -> None:
    document = parse(PRINTED.encode(), "light.txt")
    assert isinstance(document, Document)

    assert check(Library((document,)), words).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("they Feared a shipwreck on the twenty-five rocks", id="a capital inside"),
        pytest.param("they feared a shipwreck on the twenty-six rocks", id="another word"),
        pytest.param("no officer has the time, and the effluent ran", id="another tense"),
    ],
)
def test_other_words_are_others_beside_words_that_lines_divide(words: str) -> None:
    document = parse(PRINTED.encode(), "light.txt")
    assert isinstance(document, Document)

    assert check(Library((document,)), words).verdict is Verdict.NEAR


@pytest.mark.parametrize(
    ("words", "only_quoted", "only_printed"),
    [
        pytest.param("had been a baker in Sandvoe", ["baker"], ["cooper"], id="before a semicolon"),
        pytest.param(
            "a baker in Sandvoe.", ["baker", "Sandvoe."], ["cooper", "Sandvoe;"], id="with another sign"
        ),
        pytest.param("“The lamp begs for oil and rope”", ["begs"], ["asks"], id="with the marks of print"),
        pytest.param(
            "The lamp begs for oil and rope", ["begs"], ["asks"], id="before a full stop and a mark"
        ),
    ],
)
def test_a_sign_before_which_a_quotation_stops_is_no_difference(
    words: str, only_quoted: list[str], only_printed: list[str]
) -> None:
    text = "He had been a cooper in Sandvoe; he took the post. She wrote: “The lamp asks for oil and rope.”\n"
    document = parse(text.encode(), "lamp.txt")
    assert isinstance(document, Document)

    found = check(Library((document,)), words)

    assert found.verdict is Verdict.NEAR
    assert [d.words for d in found.differences if not d.printed] == only_quoted
    assert [d.words for d in found.differences if not d.quoted] == only_printed


@pytest.mark.parametrize(
    "words",
    [
        "The fishing men have no harbour.",
        "He has never been to the town with them.",
        "It was a warm grey day in October, and the bells were ringing for the third time.",
        "They had the right of it, and no one but the king was of another mind.",
        "All quiet gardens look the same.",
    ],
)
def test_words_that_stand_far_from_one_another_are_not_nearly_there(sample: Library, words: str) -> None:
    assert check(sample, words).verdict is Verdict.NOT_FOUND


@pytest.mark.long
def test_sentences_of_one_book_are_not_called_near_in_another(sample: Library) -> None:
    """Of short ones, six in ten once were; five of these do quote another text, nearly."""
    asked = called = 0
    for document in sample.documents:
        others = Concordance(Library(tuple(one for one in sample.documents if one is not document)))
        for span in (span for passage in document.passages for span in passage.sentences):
            words = document.text[span.start : span.end]
            found = quotations.check(others, words).verdict
            asked += is_long_enough(words)
            called += is_long_enough(words) and found is Verdict.NEAR

    assert called <= asked / 70, (called, asked)


@examples(60)
@given(st.data())
def test_a_sentence_with_a_word_left_out_or_changed_is_nearly_there(
    sample: Library, data: st.DataObject
) -> None:
    document = data.draw(st.sampled_from(sample.documents))
    passage = data.draw(st.sampled_from(document.passages))
    span = data.draw(st.sampled_from(passage.sentences))
    words = (
        passages.quotation(document, passage)
        .text[span.start - passage.start : span.end - passage.start]
        .split()
    )
    assume(len(words) >= 6)
    at = data.draw(st.integers(1, len(words) - 2))
    other = data.draw(st.sampled_from(["", "grandfather"]))

    changed = " ".join([*words[:at], *filter(None, [other]), *words[at + 1 :]])

    assert check(sample, changed).verdict is Verdict.NEAR


def test_a_slip_in_a_word_is_nearly_there(sample: Library) -> None:
    found = check(sample, "The consessions won in March")

    assert found.verdict is Verdict.NEAR
    assert [one.words for one in found.differences if one.quoted != one.printed] == [
        "consessions",
        "concessions",
    ]


@pytest.mark.long
def test_no_words_take_long_to_look_for(sample: Library) -> None:
    """Each of these once took for ever: every number could be a marker or not, wherever notes are called."""
    document = sample.document("hunger-strike")
    assert document is not None
    passage = document.passage(8)
    crowded = replace(passage, markers=passage.markers * 4)
    library = Library((replace(document, passages=(crowded,)),))

    for numbers in ("[1]" * 600, "[1] " * 450, "¹ " * 900, "[1]*" * 450, "*[9]" * 450):
        quoted = f"very few of the strikers lived to see the end of 1938.{numbers} x"
        assert check(library, quoted).verdict is not Verdict.EXACT


def test_a_marker_may_stand_as_printed_at_the_longest_word() -> None:
    text = "The boats\n\nThey saw the breakwater1 and went home.\n\nNotes\n\n1 Garrick, p. 7.\n"
    document = parse(text.encode(), "boats.txt")
    assert isinstance(document, Document)

    assert check(Library((document,)), "They saw the breakwater1 and went home.").verdict is Verdict.EXACT


def test_a_star_of_the_text_may_stand_beside_a_star_that_calls_a_note() -> None:
    text = "They wrote ** under it and went home."
    marker = Marker("*", 11, 12, None)
    passage = Passage("p", "d", 1, 0, len(text), None, (marker,), (Span(0, len(text)),), source=text)
    document = Document("d", "d.txt", "", text, "D", None, None, None, None, None, (), (passage,), (), ())

    assert check(Library((document,)), text).verdict is Verdict.EXACT


def test_accents_are_the_same_however_they_are_coded(sample: Library) -> None:
    document = sample.document("sandvoe-deutsch")
    assert document is not None
    passage = next(one for one in document.passages if "ü" in one.text)
    words = passages.quotation(document, passage, 0).text.split()
    at = next(at for at, word in enumerate(words) if "ü" in word)
    quoted = unicodedata.normalize("NFD", " ".join(words[max(0, at - 3) : at + 3]))

    assert check(sample, quoted).verdict is Verdict.EXACT


def test_a_quotation_over_two_paragraphs_with_a_wrong_word_is_near(sample: Library) -> None:
    found = check(
        sample,
        "Only a handful of persons from those barracks survived to say what had been done. "
        "The shootings went on for about two months.",
    )

    assert found.verdict is Verdict.NEAR
    assert found.passage is not None
    assert found.passage.number == 8
    assert [(one.words, one.quoted) for one in found.differences if one.quoted != one.printed] == [
        ("persons", True),
        ("people", False),
    ]


def test_a_number_that_is_no_note_is_part_of_the_difference(sample: Library) -> None:
    found = check(sample, "The concessions won in March [1937] were withdrawn before the year")

    assert found.verdict is Verdict.NEAR
    assert [one.words for one in found.differences if one.quoted != one.printed] == ["[1937]", "1937"]


def test_a_text_that_is_off_is_not_looked_in(sample: Library) -> None:
    others = Shelves().open_to(sample, frozenset({"hunger-strike"}))
    concordance = Concordance(sample)

    for words in ("very few of the strikers lived", "very few of the other strikers lived to see the end"):
        assert quotations.check(concordance, words).verdict is not Verdict.NOT_FOUND
        assert quotations.check(concordance, words, others).verdict is Verdict.NOT_FOUND


def test_a_near_quotation_is_shown_with_its_difference(sample: Library) -> None:
    found = check(
        sample, "some of their wives and older relatives died with them, and few of the strikers lived"
    )

    assert found.verdict is Verdict.NEAR
    assert found.passage is not None
    assert found.passage.number == 8
    only_quoted = [d.words for d in found.differences if not d.printed]
    only_printed = [d.words for d in found.differences if not d.quoted]
    assert (only_quoted, only_printed) == (["relatives"], ["children", "very"])


@pytest.mark.parametrize(
    "words", ["Call me Ishmael. Some years ago, never mind how long precisely", "xyzzy plugh xyzzy", "? ! …"]
)
def test_what_does_not_stand_there_is_not_found(sample: Library, words: str) -> None:
    assert check(sample, words).verdict is Verdict.NOT_FOUND


def test_a_word_or_two_are_too_few() -> None:
    assert not is_long_enough("the end")
    assert is_long_enough("to the end")


def test_a_letter_in_brackets_is_a_capital_of_the_quoters_or_the_marker_of_a_note() -> None:
    text = "Only boats lie there. Qnobody came.7"
    passage = Passage(
        id="1", document="d", number=1, start=0, end=len(text), source=text, heading=None,
        markers=(Marker("Q", 22, 23, 0), Marker("7", 35, 36, 1)), sentences=(Span(0, len(text)),),
    )  # fmt: skip
    document = Document("d", "d.txt", "", text, "D", None, None, None, None, None, (), (passage,), (), ())
    library = Library((document,))

    for words in ("[O]nly boats lie", "[Q]nobody came.⁷", "lie there. [Q]nobody came"):
        assert check(library, words).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("He saw the parish book¹, and 2 * 2 nets", id="as the bot shows it"),
        pytest.param("He saw the parish book, and 2 \\* 2 nets", id="with the star escaped"),
        pytest.param(
            "He saw [the parish book](https://a.example/b), and 2 \\* 2 nets", id="as it is printed"
        ),
    ],
)
def test_the_address_of_a_link_is_no_word_of_a_quotation(words: str) -> None:
    text = (
        "# Nets\n\nHe saw [the *parish* book](https://a.example/b)[^1], and 2 \\* 2 nets.\n\n[^1]: Roe, 4.\n"
    )
    document = parse(text.encode(), "nets.md")
    assert isinstance(document, Document)

    assert pasted(Library((document,)), words).verdict is Verdict.EXACT
