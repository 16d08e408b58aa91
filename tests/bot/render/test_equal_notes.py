"""Notes with the same label and the same text, as old books have them: each is told from the others."""

from bot.answer import find_notes
from bot.lookup import names, passages
from bot.render.posts import paragraphs
from bot.render.posts.answers import For, quotations
from bot.render.posts.blocks import Buttons, Post, Text
from bot.render.terminal import text as terminal
from bot.words import Say
from corpus.model import Document, Library
from corpus.parse import parse
from tests.bot.render.limits import complaints

ENGLISH = Say("en")
STARS = """The Harbour

The sealers said so,* and the pilots said otherwise.† In the end the coopers agreed with the sealers.*

* Ibid.

† Hale, p. 4.

* Ibid.
"""


def parsed(text: str, path: str) -> Document:
    document = parse(text.encode(), path)
    assert isinstance(document, Document)
    return document


STARRED = parsed(STARS, "stars.txt")


def buttons(post: Post) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for row in post.blocks:
        for button in row.buttons if isinstance(row, Buttons) else ():
            found.setdefault(button.label, []).append(button.id)
    return found


def test_the_text_has_two_equal_notes() -> None:
    assert [(note.label, note.text) for note in STARRED.notes] == [
        ("*", "Ibid."),
        ("†", "Hale, p. 4."),
        ("*", "Ibid."),
    ]
    assert [marker.note for marker in STARRED.markers] == [0, 1, 2]


def test_a_passage_that_calls_two_equal_notes_has_a_button_for_each() -> None:
    quote = passages.quotation(STARRED, STARRED.passages[0])

    answered = quotations((quote,), ENGLISH, heading=Text("?"), passages=1, reader=For())
    whole = paragraphs.paragraph(quote, ENGLISH)

    assert complaints(answered) == complaints(whole) == []
    name = names.name(quote.id, quote.text)
    assert buttons(whole)["Note *"] == [f"s1:note:{name}.999:{index}:0:0" for index in (0, 2)]


def test_each_of_two_equal_notes_shows_the_words_before_its_own_marker() -> None:
    found = find_notes(Library((STARRED,)), "*")

    post = paragraphs.notes(
        [paragraphs.Called(n, passages.callers(Library((STARRED,)), n)) for n in found], ENGLISH
    )

    shown = [block.markdown.split("\n")[-1] for block in post.blocks if isinstance(block, Text)]
    assert shown == [
        "-# ¶ 1: The sealers said so,\\*",
        "-# ¶ 1: The sealers said so,\\* and the pilots said otherwise.† In the end the coopers agreed with the sealers.\\*",
    ]
    assert [terminal.footnote(n, terminal.Style()).splitlines()[-1] for n in found] == [
        "    ¶ 1: …The sealers said so,*",
        "    ¶ 1: …otherwise.† In the end the coopers agreed with the sealers.*",
    ]


def test_the_sentence_set_apart_is_the_one_that_calls_the_note() -> None:
    library = Library((STARRED,))

    first, second = (passages.callers(library, note)[0] for note in find_notes(library, "*"))

    assert first.text[first.highlight.start : first.highlight.end].startswith("The sealers said so,*")
    assert second.text[second.highlight.start : second.highlight.end].startswith("In the end")
