"""What is said of a short reference that sends to a later note, and of notes that share a label."""

from bot import notes
from bot.render.beside import meanings
from bot.render.posts import works as posted
from bot.render.terminal import works as listed
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


CHAPTERS = b"""# The Weirs

## Eels

The weir was built by a tanner.[^a] It leaked.[^b]

## Ice

It was mended in March.[^a]

[^a]: Ivo Finch, Weirs (Ness: Holm, 1911), p. 12.
[^b]: Finch, p. 14.
"""
AGAIN = b"""The Weirs

CHAPTER I

The weir was built by a tanner.[1] It leaked.[2]

1. Ivo Finch, Weirs (Ness: Holm, 1911), p. 12.
2. Finch.

CHAPTER II

It was mended in March, and again in May.[1] It held.[2]

1. Finch, p. 19.
2. Finch.
"""


def test_of_notes_with_one_label_a_list_of_works_names_the_chapters() -> None:
    document = parse(AGAIN, "weirs.txt")
    assert isinstance(document, Document)
    told = "notes 1 (CHAPTER I; p. 12), 2 (CHAPTER I), 1 (CHAPTER II; p. 19), 2 (CHAPTER II)"

    assert notes.citing(document, document.works[0]) == told.removeprefix("notes ").split(", ")
    assert f"    {told} · ¶ 1, ¶ 2\n" in listed.text([(document, document.works)], choose("en"))
    assert posted.lines(document, document.works[0], choose("en"))[1] == f"-# {told} · ¶ 1, ¶ 2"


def test_a_note_with_a_label_of_its_own_is_named_by_it_alone() -> None:
    document = parse(CHAPTERS, "weirs.md")
    assert isinstance(document, Document)

    assert notes.citing(document, document.works[0]) == ["a (p. 12)", "b (p. 14)"]
