"""What a channel has not read yet is shown in no way: not quoted, offered, previewed, checked or named."""

import re
from collections.abc import Mapping

import pytest

from bot.chat.client import Scholiast
from bot.chat.desk import Place
from bot.checking import quotations
from bot.checking.concordance import Concordance
from bot.lookup.offers import document_offers, note_offers, work_offers
from bot.lookup.passages import callers
from bot.render.posts import answers, paragraphs
from bot.render.posts import works as rendered
from bot.render.posts.blocks import Buttons, Post, Text
from bot.render.posts.ids import Spot
from bot.servers.ends import WEEK, End
from bot.servers.shelves import Shelves
from bot.service import Service, look_up
from bot.words import Say
from corpus.model import Document, Library
from embeddings.hits import Outcome
from tests.chat.conftest import Play
from tests.chat.standin.payloads import ASKER, CHANNEL, MANAGER, SERVER
from tests.chat.standin.stage import Stage
from tests.chat.test_switched_off import WAYS, WORDS, Look

ENGLISH = Say("en")
STRIKERS = "What happened to the hunger strikers?"
_SHINGLE = 4  # words that follow one another: fewer stand in every text
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def printed(document: Document) -> set[str]:
    """Give all that a document prints and that may be shown: its words, notes, headings, names."""
    said = [document.text[passage.start : passage.end] for passage in document.passages]
    said += [note.text for note in document.notes]
    said += [*document.headings, document.title, document.author or ""]
    return set().union(*map(shingles, said))


class Secret:
    """What is left out of a library, and what is not."""

    def __init__(self, whole: Library, ends: Mapping[str, int]) -> None:
        self.whole = whole
        self.open = Shelves().open_to(whole, frozenset(), ends)
        shown = set().union(*(printed(document) for document in self.open.documents))
        self.words = set().union(*(printed(document) for document in whole.documents)) - shown
        self.hidden = [
            passage
            for document in whole.documents
            for passage in document.passages
            if passage.number > ends.get(document.id, len(document.passages))
        ]

    def leaks(self, post: Post) -> set[str]:
        """Give what a post says, in texts and buttons, of what is left out."""
        labels = [b.label for row in post.blocks if isinstance(row, Buttons) for b in row.buttons]
        said = [block.markdown for block in post.blocks if isinstance(block, Text)] + labels
        plain = re.sub(r"[\\*]|^> |^-# ", "", "\n".join(said), flags=re.MULTILINE)
        return shingles(plain) & self.words


@pytest.fixture(scope="module", params=[0.3, 0.7])
def secret(request: pytest.FixtureRequest, service: Service) -> Secret:
    whole = service.snapshot.library
    ends = {one.id: max(1, int(request.param * len(one.passages))) for one in whole.documents}
    return Secret(whole, ends)


def test_there_is_something_to_keep(secret: Secret) -> None:
    assert len(secret.words) > 500
    assert len(secret.hidden) > 15


def test_no_question_brings_anything_of_what_is_not_read_yet(secret: Secret, service: Service) -> None:
    """Every sentence that is not read yet is asked for, and every paragraph and note by its number."""
    asked = [passage.source[span.start : span.end] for passage in secret.hidden for span in passage.sentences]
    asked += [f"paragraph {n}" for n in range(1, 40)] + [f"note {n}" for n in range(1, 30)]
    shown = []
    for question in asked:
        given = service.ask(" ".join(question.split())[:900], k=8, open_to=lambda _: secret.open)
        quoted = given.outcome is not Outcome.NOTHING and given.quotes
        post = answers.answer(given, ENGLISH, passages=5, reader=answers.For(asker=1))
        near = answers.closest(given.quotes, ENGLISH, passages=8, question=None) if quoted else Post(())
        notes = [paragraphs.Called(one, callers(secret.open, one)) for one in given.notes]
        called = paragraphs.notes(notes, ENGLISH) if notes else Post(())
        shown += [Post(post.blocks[1:]), near, called]  # the question stands in the heading
        assert all(secret.open.passage(quote.id) for quote in given.quotes)
        assert not secret.words & set().union(*(shingles(quote.text) for quote in given.quotes), set())

    assert len(asked) > 100
    assert not set().union(*map(secret.leaks, shown))


def test_no_list_or_offer_names_anything_of_what_is_not_read_yet(secret: Secret) -> None:
    library = secret.open
    posts = [
        made(document, ENGLISH, page, "0" * 12)
        for document in library.documents
        for made in (paragraphs.listing, rendered.listing)
        for page in range(9)
    ]
    offers = [*document_offers(library, ""), *note_offers(library, "", None), *work_offers(library, "")]
    for word in sorted({word for said in secret.words for word in said.split() if len(word) > 4}):
        offers += [*note_offers(library, word, None), *work_offers(library, word)]
    labels = {note.label for document in secret.whole.documents for note in document.notes}
    found = [note for label in labels for note in look_up(library, label)]
    posts += [paragraphs.notes([paragraphs.Called(one, callers(library, one))], ENGLISH) for one in found]

    assert not set().union(*map(secret.leaks, posts))
    assert not set().union(*(shingles(offer.shown) for offer in offers)) & secret.words


def test_no_check_tells_that_words_stand_in_what_is_not_read_yet(secret: Secret) -> None:
    concordance = Concordance(secret.whole)
    for passage in secret.hidden:
        for span in passage.sentences:
            words = passage.source[span.start : span.end]
            found = quotations.check(concordance, words, secret.open)
            assert found.passage is None or secret.open.passage(found.passage.id)


def test_every_paragraph_that_is_read_is_shown_as_ever(secret: Secret) -> None:
    for document in secret.open.documents:
        whole = secret.whole.document(document.id)
        assert whole is not None
        for passage in document.passages:
            assert passage == whole.passage(passage.number)
            assert document.called_by(passage) in (whole.called_by(passage), ())
            assert [document.notes[n].text for n in document.called_by(passage)] == [
                whole.notes[n].text for n in document.called_by(passage)
            ]


@pytest.mark.parametrize("look", WAYS.values(), ids=WAYS)
def test_what_a_channel_has_not_read_is_shown_in_no_way(play: Play, look: Look) -> None:
    """¶ 8 is looked at in every way there is, where ¶ 5 is the last that was read."""

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        document = bot.desk.whole.document("hunger-strike")
        assert document is not None
        secret = Secret(bot.desk.whole, {"hunger-strike": 5})
        spot = Spot(document.passage(8).id, 0)
        told = await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)

        shown = await look(stage, spot)

        assert told.text.startswith("In this channel **One Hundred and Thirty-Two Days** is read up to ¶ 5.")
        assert not (shingles(shown) - shingles(f"{STRIKERS} {WORDS}")) & secret.words

    play(scenario)


def test_only_who_manages_the_server_says_how_far_it_reads_and_only_for_one_channel(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        refused = await stage.command("reading", ASKER, document="hunger-strike", paragraph=5)
        before = await stage.command("ask", question=STRIKERS)
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)
        during = await stage.command("ask", question=STRIKERS)
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=0)
        after = await stage.command("ask", question=STRIKERS)

        assert refused.is_private
        assert refused.text == "Only those who manage the server may do that."
        assert "They were killed" in before.text
        assert "They were killed" not in during.text
        assert after.text == before.text
        assert not bot.desk.preferences.of(SERVER).reading

    play(scenario)


def test_a_channel_that_reads_on_each_week_is_shown_so_much_more(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        begun = bot.desk.clock()
        told = await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5, step=2)

        def read(weeks: float) -> int:
            bot.desk.clock = lambda: begun + weeks * WEEK + 60
            document = bot.desk.library(Place(SERVER, (CHANNEL,))).document("hunger-strike")
            assert document is not None
            return len(document.passages)

        whole = len(bot.desk.whole.document("hunger-strike").passages)
        assert "goes on by 2 paragraphs" in told.text
        assert [read(weeks) for weeks in (-1, 0, 0.9, 1, 2.5, 500)] == [5, 5, 5, 7, 9, whole]

    play(scenario)


def test_a_thread_reads_as_far_as_its_channel_unless_it_has_its_own_end(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(
            SERVER, lambda chosen: chosen.read_up_to(CHANNEL, "hunger-strike", End(5))
        )
        thread, other = Place(SERVER, (CHANNEL, 31)), Place(SERVER, (32,))

        def read(place: Place) -> int:
            document = bot.desk.library(place).document("hunger-strike")
            assert document is not None
            return len(document.passages)

        assert read(thread) == 5
        assert read(other) == read(Place()) > 5
        bot.desk.preferences.change(SERVER, lambda chosen: chosen.read_up_to(31, "hunger-strike", End(7)))
        assert read(thread) == 7
        assert read(Place(SERVER, (CHANNEL,))) == 5

    play(scenario)
