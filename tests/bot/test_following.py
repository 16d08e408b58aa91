"""What a server has chosen for a text holds where its file was moved, renamed or changed."""

from dataclasses import replace

import pytest

from bot.servers.daily import Daily
from bot.servers.ends import End
from bot.servers.following import follow, marked, marks_of, moved
from bot.servers.preferences import Preferences
from corpus.model import Document, Library
from corpus.parse import parse

NETS = [
    f"Net number {number} was mended in the loft on a grey day, and hung over the rail until the boat came in."
    for number in range(1, 13)
]
STORM = [
    f"On day {number} of the storm nobody in the village went further than the well in the yard."
    for number in range(1, 7)
]
CHOSEN = Preferences(
    documents_off=frozenset({"storm"}), reading={3: {"nets": End(5)}}, daily={4: Daily(510, "UTC", "nets")}
)


def text(path: str, title: str, paragraphs: list[str]) -> Document:
    found = parse("\n\n".join([f"# {title}", *paragraphs]).encode(), path)
    assert isinstance(found, Document)
    return found


def library(*documents: Document) -> Library:
    return Library(tuple(sorted(documents, key=lambda document: document.id)))


nets, storm = text("nets.md", "Nets", NETS), text("storm.md", "The Storm", STORM)
known = marked(CHOSEN, library(nets, storm))


def test_choices_for_texts_that_are_where_they_were_stay_and_are_marked() -> None:
    assert replace(known, texts={}) == CHOSEN
    assert known.texts == {"nets": marks_of(nets), "storm": marks_of(storm)}
    assert len(known.texts["nets"]) == 10
    assert follow(known, library(nets, storm)) == marked(known, library(nets, storm)) == known


@pytest.mark.parametrize(
    "there",
    [
        pytest.param(text("read/nets-1.md", "Nets", NETS), id="moved"),
        pytest.param(text("loft.md", "In the Loft", NETS), id="under another title"),
        pytest.param(text("loft.md", "In the Loft", ["A preface."] * 3 + NETS[:9]), id="changed"),
        pytest.param(
            text("loft.md", "NETS", ["All of it was written anew, and no sentence stays."]), id="written anew"
        ),
    ],
)
def test_choices_follow_a_text(there: Document) -> None:
    held = marked(follow(known, library(there, storm)), library(there, storm))

    assert held.reading == {3: {there.id: End(5)}}
    assert held.daily[4].document == there.id
    assert held.documents_off == {"storm"}
    assert held.texts == {there.id: marks_of(there), "storm": marks_of(storm)}
    assert follow(held, library(there, storm)) == held


def test_where_another_text_has_taken_the_path_the_choice_holds_for_both() -> None:
    other = text("nets.md", "Something Else", STORM)

    held = follow(known, library(other, text("old/nets.md", "Nets", NETS), storm))

    assert held.reading == {3: {"nets": End(5), "old/nets": End(5)}}


def test_a_copy_of_a_text_that_is_where_it_was_is_another_text() -> None:
    assert follow(known, library(nets, storm, text("copy.md", "Nets", NETS))).reading == CHOSEN.reading


def test_a_text_that_is_nowhere_keeps_its_choice_and_finds_it_again() -> None:
    gone = marked(follow(known, library(storm)), library(storm))
    held = follow(gone, library(storm, text("again.md", "Nets", NETS)))

    assert gone == known
    assert held.reading == {3: {"again": End(5)}}


def test_a_title_that_two_texts_have_tells_neither_from_the_other() -> None:
    first, second = text("a/intro.md", "Introduction", NETS), text("b/intro.md", "Introduction", STORM)
    chosen = marked(Preferences(documents_off=frozenset({"a/intro"})), library(first, second))

    assert follow(chosen, library(second)).documents_off == {"a/intro"}
    assert follow(chosen, library(second, text("c.md", "Introduction", NETS))).documents_off == {"c"}


def test_it_is_told_which_texts_are_named_otherwise_now() -> None:
    there = library(text("read/nets.md", "Nets", NETS))
    held = marked(follow(known, there), there)

    assert moved(known, held) == [("nets", "read/nets")]
    assert moved(known, known) == moved(Preferences(), known) == []


def test_of_two_ends_that_come_to_one_text_the_earlier_holds() -> None:
    chosen = Preferences(reading={3: {"nets": End(5), "loft": End(2)}})
    both = marked(chosen, library(nets, text("loft.md", "Nets", NETS)))

    assert follow(both, library(text("one.md", "Nets", NETS))).reading == {3: {"one": End(2)}}


def test_what_was_chosen_before_there_were_marks_is_marked_when_its_text_is_there() -> None:
    assert CHOSEN.texts == {}
    assert marked(CHOSEN, library(storm)).texts == {"storm": marks_of(storm)}


def test_where_nothing_is_chosen_of_texts_nothing_is_kept_of_them() -> None:
    nothing = replace(known, documents_off=frozenset(), reading={}, daily={})

    assert marked(nothing, library(nets)) == Preferences()
