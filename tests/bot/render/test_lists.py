"""Lists of works, of notes and of what the bot says of itself fit, and nothing of them is lost."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import FoundNote, Quote
from bot.checking.quotations import Check, Difference, Verdict
from bot.notes import Note
from bot.render.posts import ids, paragraphs, reports, works
from bot.render.posts.blocks import Button, Buttons, Post, Text
from bot.render.posts.ids import Spot
from bot.service import Report, Snapshot
from bot.words import Say
from corpus.changes import Changes
from corpus.model import Counts, Document, Library, Problem, ProblemKind
from corpus.parse import parse
from tests.bot.render.limits import complaints
from tests.bot.render.making import LONG, documents, quotes
from tests.bot.render.test_escape import ANY_TEXT
from tests.laws import examples

ENGLISH = Say("en")
LANGUAGES = st.sampled_from(["en", "de"])
NAME = st.text(min_size=1, max_size=300) | ANY_TEXT | LONG
MANY = st.sampled_from([0, 1, 14, 40])
NAMES = st.builds(lambda name, many: [f"{number} {name}" for number in range(many)], NAME, MANY)
PROBLEM = st.builds(Problem, st.just("orphan"), NAME, NAME)
PROBLEMS = st.builds(lambda problem, many: [problem] * many, PROBLEM, MANY)


def texts(post: Post) -> str:
    return "\n".join(block.markdown for block in post.blocks if isinstance(block, Text))


def buttons(post: Post) -> dict[str, Button]:
    return {b.label: b for row in post.blocks if isinstance(row, Buttons) for b in row.buttons}


def turned(number: int, post: Post, of: str) -> None:
    """See that the buttons of a page lead to those beside it."""
    names = {label: button.id or "" for label, button in buttons(post).items() if label in "◀▶"}
    assert [ids.numbers(name)[-2 if of == "notes" else -1] for name in names.values()] == [
        number + step for label, step in (("◀", -1), ("▶", 1)) if label in names
    ]


@examples(100)
@given(documents(), LANGUAGES)
def test_every_page_of_the_works_of_a_text_fits_and_together_they_list_them_all(
    document: Document, language: str
) -> None:
    say = Say(language)
    wanted = [line for work in document.works for line in works.lines(document, work, say)]
    found: list[str] = []
    for number in range(len(document.works) + 1):
        post = works.listing(document, say, number, "ab" * 6)
        assert complaints(post) == []
        turned(number, post, "works")
        lines = texts(post).split("\n")
        several = "▶" in buttons(post) or number > 0
        found += lines[1:-1] if several else lines[1:]
        if "▶" not in buttons(post):
            break

    assert found == (wanted or [say("no_works")])


@examples(40)
@given(st.lists(documents(), min_size=1, max_size=3), LANGUAGES)
def test_the_passages_that_rest_on_any_works_fit(given_documents: list[Document], language: str) -> None:
    found = [(document, work) for document in given_documents for work in document.works]

    assert complaints(works.resting(found, "Berger", Say(language))) == []


def test_a_label_of_a_note_is_escaped_once() -> None:
    text = "Harbour\n\nThe sealers said so, and the pilots agreed with them.*\n\n* Ada Quill, Nets (Ness: Holm, 1924), p. 9.\n"
    document = parse(text.encode(), "harbour.txt")
    assert isinstance(document, Document)

    post = works.listing(document, ENGLISH, 0, "ab" * 6)

    assert texts(post).split("\n")[-1] == "-# note \\* (p. 9) · ¶ 1"


@examples(30)
@given(documents(), LANGUAGES)
def test_every_page_of_the_notes_of_a_text_fits(document: Document, language: str) -> None:
    for page in range(4):
        assert complaints(paragraphs.listing(document, Say(language), page, "ab" * 6)) == []


@examples(30)
@given(quotes(), st.lists(ANY_TEXT | LONG, min_size=1, max_size=3), st.integers(0, 8), LANGUAGES)
def test_every_note_of_a_passage_is_reached_by_turning_pages(
    quote: Quote, printed: list[str], many: int, language: str
) -> None:
    say, at = Say(language), Spot(quote.id, 0)
    added = itertools.islice(itertools.cycle(printed), many)
    more = tuple(Note(100 + place, "*", text or "Ibid.", ()) for place, text in enumerate(added))
    whole = replace(quote, notes=(*quote.notes, *more))
    called = [paragraphs.Called(FoundNote("d", "Title", note, ()), (whole,)) for note in whole.notes]
    heads = 0
    for number in range(len(called)):
        post = paragraphs.notes_of(called, say, at=at, page=number)
        assert complaints(post) == []
        turned(number, post, "notes")
        assert say.count("more_notes", 1).partition("1")[2] not in texts(post)
        heads += sum(block.markdown.startswith("### ") for block in post.blocks if isinstance(block, Text))
        if "▶" not in buttons(post):
            break

    assert heads == len(called)


def test_ten_long_notes_of_a_passage_are_shown_over_pages() -> None:
    notes = [Note(place, str(place), f"Saunders, p. {place}. " * 85, ()) for place in range(10)]
    called = [paragraphs.Called(FoundNote("d", "Title", note, ()), ()) for note in notes]

    shown = [paragraphs.notes_of(called, ENGLISH, at=Spot("ab", 0), page=page) for page in range(5)]

    assert [texts(post).split("\n")[-1] for post in shown] == [f"Page {page} of 5" for page in range(1, 6)]
    assert [texts(post).count("### Note") for post in shown] == [2] * 5
    assert [list(buttons(post)) for post in shown] == [["▶"], *[["◀", "▶"]] * 3, ["◀"]]
    assert buttons(shown[0])["▶"].id == "s1:notes:ab.0:1:1"


@examples(40)
@given(NAMES, NAMES, NAMES, PROBLEMS, LANGUAGES)
def test_what_a_reindex_changed_fits(
    added: list[str], changed: list[str], removed: list[str], problems: list[Problem], language: str
) -> None:
    changes = Changes(tuple(added), tuple(changed), tuple(removed), 10**6)
    report = Report("gen-000001", changes, 10**6, 10**6, 1e4, tuple(problems))
    counts = Counts(10**6, 10**6, 10**6)

    assert complaints(reports.reindexed(report, counts, counts, Say(language))) == []


def test_a_renamed_folder_leaves_room_for_the_problems() -> None:
    folder = "A folder with a name of unusual length, as those who collect them make it, " * 2
    names = [f"{folder}/text-{number:02}" for number in range(14)]
    changes = Changes(tuple(f"new {name}" for name in names), (), tuple(names), 0)
    problems = tuple(Problem(ProblemKind.MARKER_WITHOUT_NOTE, "9", f"{name}.txt, line 3") for name in names)
    counts = Counts(0, 0, 0)

    post = reports.reindexed(Report("g", changes, 0, 0, 1.0, problems), counts, counts, ENGLISH)

    lines = texts(post).split("\n")
    assert complaints(post) == []
    assert [line.rpartition("… and ")[2] for line in lines[1:3]] == ["9 more", "9 more"]
    assert lines[-1].endswith(" more")
    assert sum(line.startswith("-# A folder") for line in lines) >= 8


@examples(30)
@given(st.lists(documents(), max_size=3), st.sampled_from([1, 14]), LANGUAGES)
def test_what_the_library_holds_fits(given_documents: list[Document], times: int, language: str) -> None:
    library = Library(tuple(given_documents * times))

    snapshot = Snapshot(library, None, "gen-000001", 1.0)  # type: ignore[arg-type]
    assert complaints(reports.library(library, snapshot, Say(language))) == []


DIFFERENCES = st.builds(
    Difference, st.text(min_size=1, max_size=50) | LONG, quoted=st.booleans(), printed=st.booleans()
)


@examples(40)
@given(documents(), st.lists(DIFFERENCES, max_size=30), st.sampled_from([Verdict.EXACT, Verdict.NEAR]))
def test_what_came_of_a_check_fits(document: Document, found: list[Difference], verdict: Verdict) -> None:
    checked = Check(verdict, document, document.passages[-1], tuple(found))

    assert complaints(reports.checked(checked, ENGLISH)) == []
    assert complaints(reports.checked(Check(Verdict.NOT_FOUND), ENGLISH)) == []


@pytest.mark.parametrize("spot", [Spot("a" * 64, 9999), Spot("0123456789ab", 0)])
def test_the_ids_of_notes_fit_and_are_read_again(spot: Spot) -> None:
    for name, numbers in ((ids.notes(spot, 99, turn=True), [99, 1]), (ids.note(spot, 99, 99), [99, 99, 0])):
        assert len(name) <= 100
        assert ids.numbers(name.split(":", 2)[2]) == numbers
