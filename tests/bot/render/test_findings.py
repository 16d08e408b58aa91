"""A list of what has some words fits, names every place once, and shows the library's own words."""

import pytest

from bot.checking.concordance import Concordance
from bot.checking.finding import find, terms
from bot.lookup.places import located, typed
from bot.render.posts.blocks import Text
from bot.render.posts.findings import listing
from bot.render.posts.places import placed
from bot.words import Say
from corpus.model import Document, Library
from corpus.parse import parse
from tests.bot.render.limits import complaints

ENGLISH = Say("en")


@pytest.mark.parametrize("words", ["the", "of the", "women", "p", "1938", '"of the"', "x" * 60])
def test_every_page_of_what_is_found_fits(sample: Library, words: str) -> None:
    found = find(Concordance(sample), sample, words)

    pages = range(len(found) // 5 + 2)
    assert [wrong for page in pages for wrong in complaints(listing(found, words, ENGLISH, page))] == []


def test_all_that_has_the_words_is_found_and_nothing_else(sample: Library) -> None:
    found = find(Concordance(sample), sample, "lighthouse")

    passages = {one.passage.id for one in found if one.passage}
    notes = {(one.document.id, one.note) for one in found if one.note is not None}
    assert passages == {p.id for p in sample.passages if "lighthouse" in words_of(p.text)}
    assert notes == {
        (document.id, place)
        for document in sample.documents
        for place, note in enumerate(document.notes)
        if "lighthouse" in words_of(note.text)
    }
    assert passages


def words_of(text: str) -> list[str]:
    return "".join(sign if sign.isalpha() or sign == "-" else " " for sign in text.casefold()).split()


def test_a_phrase_stands_in_one_passage_in_its_order(sample: Library) -> None:
    concordance = Concordance(sample)

    assert [
        one.passage.number for one in find(concordance, sample, '"strikers lived to see"') if one.passage
    ] == [8]
    assert not find(concordance, sample, '"lived strikers to see"')
    assert find(concordance, sample, "lived strikers to see")
    assert terms("“Of the sea” isn't [1]") == [("of", "the", "sea"), ("isn", "t"), ("1",)]
    assert not find(concordance, sample, "?!")


@pytest.mark.parametrize(
    "message",
    ["[[hunger-strike 1-99]]", "[[great-storm 3]] [[hunger-strike 1-3]] [[nothing 1]]", "[[great-storm 0]]"],
)
def test_places_fit_and_what_is_not_there_is_said(sample: Library, message: str) -> None:
    found = [located(sample, one) for one in typed(message)]

    assert complaints(placed(found, ENGLISH, asker=10**18)) == []


def test_a_note_is_listed_on_one_line_as_its_text_sets_it() -> None:
    text = b"# Bees\n\nThe hive is damp.[^a]\n\n[^a]: Ada Finch, *The Hive\n    in Winter* (York: Dale, 1949), 31.\n"
    document = parse(text, "bees.md")
    assert isinstance(document, Document)
    library = Library((document,))

    post = listing(find(Concordance(library), library, "Finch"), "Finch", ENGLISH)

    (listed, *_) = post.blocks
    assert isinstance(listed, Text)
    assert listed.markdown.endswith("\n> Ada Finch, *The Hive* *in Winter* (York: Dale, 1949), 31.")
