"""What goes over the wire for any post, judged as Discord would."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Quote
from bot.chat.views import view
from bot.lookup.passages import quotation
from bot.render.pieces import pieces
from bot.render.posts import answers, paragraphs
from bot.render.posts.blocks import Post
from bot.render.posts.panel import State, panel
from bot.render.posts.quotation import quoted
from bot.words import Say
from corpus.model import Library
from tests.bot.render import making
from tests.bot.render.shows import shown
from tests.chat.standin.judge import complaints
from tests.chat.standin.official import Official
from tests.laws import examples

ENGLISH = Say("en")


def judged(post: Post, official: Official | None) -> list[str]:
    body = {
        "components": view(post).to_components(),
        "flags": 1 << 15,
        "allowed_mentions": {"parse": []},
    }
    path = "/channels/1/messages"
    return [*complaints("POST", path, body), *(official.complaints("POST", path, body) if official else [])]


@examples(15)
@given(making.answers(), st.integers(1, 5))
def test_any_answer_is_accepted(official: Official | None, answer: Answer, passages: int) -> None:
    post = answers.answer(answer, ENGLISH, passages=passages, reader=answers.For(asker=2**63))

    assert judged(post, official) == []


@examples(30)
@given(making.states(), st.integers(0, 4))
def test_any_panel_is_accepted(official: Official | None, state: State, page: int) -> None:
    assert judged(panel(state, ENGLISH, page), official) == []


def test_every_paragraph_of_the_sample_is_accepted_and_shown_as_it_is_printed(
    sample: Library, official: Official | None
) -> None:
    for document in sample.documents:
        for passage in document.passages:
            quote = quotation(document, passage, 0)
            assert judged(paragraphs.paragraph(quote, ENGLISH), official) == []
            lines = [line.removeprefix("> ") for line in quoted(quote).split("\n")]
            set_out = list(pieces(quote, typeset=True))
            assert shown("\n".join(lines)).text == "".join(piece.shown for piece in set_out)
            assert "".join(p.shown for p in set_out if not p.is_marker) == _bare(quote)


def _bare(quote: Quote) -> str:
    unseen = (*quote.markers, *quote.prefixes, *quote.emphasis.signs)
    gaps = {i for gap in unseen for i in range(gap.start, gap.end)}
    return "".join(sign for place, sign in enumerate(quote.text) if place not in gaps)
