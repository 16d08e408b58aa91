"""What is said of a short reference that sends to a later note."""

from bot import notes
from bot.render.beside import meanings
from bot.words import choose
from corpus.model import Document
from corpus.parse import parse

TEXT = b"""The Eel Weir

The weir was built by a tanner.[1] It leaked.[2]

Notes

1. Ivo Finch, Weirs (Ness: Holm, 1911), p. 12. See also note 2.
2. Ibid., p. 14.
"""


def test_a_pointer_to_a_later_note_is_said_to_be_one_and_the_ibid_behind_it_is_answered() -> None:
    document = parse(TEXT, "weir.txt")
    assert isinstance(document, Document)

    said = [
        list(meanings(notes.note(document, place), choose("en"), lambda text, _longest: text))
        for place in (0, 1)
    ]

    assert said == [
        ["note 2 → a later note"],
        ["Ibid. → note 1: Ivo Finch, Weirs (Ness: Holm, 1911)"],
    ]
