"""What a server has chosen for a text holds where its file was moved, renamed or changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.servers import following
from bot.servers.bookmark import found_again, order_of
from bot.servers.daily import Daily
from bot.servers.ends import WEEK, End
from bot.servers.following import marked, marks_of, moved
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


def follow(chosen: Preferences, texts: Library, at: float = 0.0) -> Preferences:
    return following.follow(chosen, texts, at)


def text(path: str, title: str, paragraphs: list[str]) -> Document:
    found = parse("\n\n".join([f"# {title}", *paragraphs]).encode(), path)
    assert isinstance(found, Document)
    return found


def library(*documents: Document) -> Library:
    return Library(tuple(sorted(documents, key=lambda document: document.id)))


nets, storm = text("nets.md", "Nets", NETS), text("storm.md", "The Storm", STORM)
known = marked(CHOSEN, library(nets, storm))


def test_choices_for_texts_that_are_where_they_were_stay_and_are_marked() -> None:
    assert replace(known, texts={}, orders={}) == CHOSEN
    assert known.orders == {"nets": order_of(nets)}
    assert known.texts == {"nets": marks_of(nets), "storm": marks_of(storm)}
    assert len(known.texts["nets"]) == 10
    assert follow(known, library(nets, storm)) == marked(known, library(nets, storm)) == known


@pytest.mark.parametrize(
    ("there", "last"),
    [
        pytest.param(text("read/nets-1.md", "Nets", NETS), 5, id="moved"),
        pytest.param(text("loft.md", "In the Loft", NETS), 5, id="under another title"),
        pytest.param(text("loft.md", "In the Loft", ["A preface."] * 3 + NETS[:9]), 8, id="changed"),
        pytest.param(
            text("loft.md", "NETS", ["All of it was written anew.", "No sentence stays.", "None."]),
            1,
            id="written anew",
        ),
    ],
)
def test_choices_follow_a_text(there: Document, last: int) -> None:
    held = marked(follow(known, library(there, storm)), library(there, storm))

    assert held.reading == {3: {there.id: End(last)}}
    assert held.daily[4].document == there.id
    assert held.documents_off == {"storm"}
    assert held.texts == {there.id: marks_of(there), "storm": marks_of(storm)}
    assert follow(held, library(there, storm)) == held


def test_where_another_text_has_taken_the_path_the_choice_holds_for_both() -> None:
    other = text("nets.md", "Something Else", STORM)

    held = follow(known, library(other, text("old/nets.md", "Nets", NETS), storm))

    assert held.reading == {3: {"nets": End(2), "old/nets": End(5)}}  # two of its six, as five of twelve


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


@pytest.mark.parametrize(
    ("paragraphs", "last"),
    [
        pytest.param(["A preface.", *NETS], 6, id="one more before it"),
        pytest.param([*NETS[:4], "It was so.", *NETS[4:]], 6, id="one more right before it"),
        pytest.param([*NETS[:5], "It was so.", *NETS[5:]], 5, id="one more right behind it"),
        pytest.param([*NETS[:9], "It was so.", *NETS[9:]], 5, id="one more far behind it"),
        pytest.param(NETS[2:], 3, id="two fewer before it"),
        pytest.param([*NETS[:5], *NETS[6:]], 5, id="the next taken out"),
        pytest.param([*NETS[:4], *NETS[5:]], 4, id="itself taken out"),
        pytest.param([*NETS[:4], "It was otherwise.", *NETS[5:]], 5, id="itself written anew"),
        pytest.param([*NETS[:5], "It was otherwise.", *NETS[6:]], 5, id="the next written anew"),
        pytest.param([*NETS[:3], "One.", "Two.", *NETS[5:]], 5, id="it and the one before"),
        pytest.param([*NETS[:4], "One.", "Two.", *NETS[5:]], 4, id="itself cut into two, or one more"),
        pytest.param([NETS[8], *NETS[:8], *NETS[9:]], 0, id="one that was not read moved to the front"),
        pytest.param([*NETS[:4], *NETS[5:8], NETS[4], *NETS[8:]], 4, id="itself moved behind such"),
        pytest.param(NETS[:5], 5, id="all that was not read taken out"),
        pytest.param([*NETS, "An afterword."], 5, id="more at the end"),
    ],
)
def test_how_far_a_text_is_read_is_told_by_its_paragraphs(paragraphs: list[str], last: int) -> None:
    there = library(text("nets.md", "Nets", paragraphs), storm)

    held = follow(known, there)

    assert held.reading == {3: {"nets": End(last)}}
    assert follow(marked(held, there), there) == marked(held, there)


def test_a_step_goes_on_from_the_paragraph_that_is_the_last_now() -> None:
    chosen = Preferences(reading={3: {"nets": End(2, step=3, since=0.0)}})
    of_before = marked(chosen, library(nets))

    held = follow(of_before, library(text("nets.md", "Nets", ["A preface.", *NETS])), 1.5 * WEEK)

    end = held.reading[3]["nets"]
    assert [end.at(weeks * WEEK) for weeks in (1.5, 1.9, 2, 3)] == [6, 6, 9, 12]


def test_where_an_earlier_version_did_not_remember_the_paragraphs_the_number_holds() -> None:
    of_before = replace(known, orders={})

    held = follow(of_before, library(text("nets.md", "Nets", ["A preface.", *NETS]), storm))

    assert held.reading == {3: {"nets": End(5)}}


@given(st.data())
def test_no_paragraph_that_was_not_read_is_ever_let_in(data: st.DataObject) -> None:
    names = st.sampled_from(["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"])
    old = data.draw(st.lists(names, min_size=1, max_size=8))
    new = data.draw(st.lists(names, max_size=10))
    last = data.draw(st.integers(0, len(old)))

    end = found_again(last, "".join(old), "".join(new))

    assert 0 <= end <= max(len(new), last)
    if old != new:
        assert not set(new[:end]) & (set(old[last:]) - set(old[:last]))
