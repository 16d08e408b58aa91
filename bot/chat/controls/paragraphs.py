"""Buttons that open a paragraph, its neighbours, its notes, a citation of it."""

from collections.abc import Callable

from bot.answer import FoundNote, Quote
from bot.chat.controls.presses import Pressed, on
from bot.lookup.documents import by_short_name
from bot.lookup.passages import callers, find, neighbour, quotation
from bot.render.posts import paragraphs
from bot.render.posts.blocks import Post, Text
from bot.render.posts.ids import Verb
from corpus.model import Library


@on(Verb.READ)
async def read(pressed: Pressed) -> None:
    """Show a whole paragraph."""
    part, turn = pressed.number(0), bool(pressed.number(1))
    await _of_passage(pressed, lambda quote: paragraphs.paragraph(quote, pressed.say, part), turn=turn)


@on(Verb.BEFORE)
async def before(pressed: Pressed) -> None:
    """Show the paragraph before."""
    await _beside(pressed, -1)


@on(Verb.AFTER)
async def after(pressed: Pressed) -> None:
    """Show the paragraph after."""
    await _beside(pressed, +1)


@on(Verb.CITE)
async def cite(pressed: Pressed) -> None:
    """Show a citation to copy."""
    await _of_passage(pressed, lambda quote: paragraphs.to_copy(quote, pressed.say))


@on(Verb.NOTE)
async def note(pressed: Pressed) -> None:
    """Show one note."""
    index, page, turn = pressed.number(0), pressed.number(1), bool(pressed.number(2))

    def lay_out(quote: Quote) -> Post | None:
        if index >= len(quote.notes):
            return None
        called = _called(pressed.library, quote, index)
        return paragraphs.one_note(called, pressed.say, at=pressed.spots[0], index=index, page=page)

    # Buttons from before there was a sign for it turn to every page but the first.
    await _of_passage(pressed, lay_out, turn=turn or page > 0)


@on(Verb.NOTES)
async def notes(pressed: Pressed) -> None:
    """Show the notes of a passage."""
    page, turn = pressed.number(0), bool(pressed.number(1))

    def lay_out(quote: Quote) -> Post | None:
        called = [_called(pressed.library, quote, index) for index in range(len(quote.notes))]
        return paragraphs.notes_of(called, pressed.say, at=pressed.spots[0], page=page) if called else None

    await _of_passage(pressed, lay_out, turn=turn)


@on(Verb.LIST)
async def turn(pressed: Pressed) -> None:
    """Turn to another page of a list of notes."""
    short, page = pressed.rest.partition(":")[0], pressed.number(0)

    def lay_out() -> Post | None:
        document = by_short_name(pressed.library, short)
        return paragraphs.listing(document, pressed.say, page, short) if document else None

    await pressed.show(lay_out, turn=True)


async def _of_passage(
    pressed: Pressed, lay_out: Callable[[Quote], Post | None], *, turn: bool = False
) -> None:
    def make() -> Post | None:
        spot = pressed.spots[0] if pressed.spots else None
        found = find(pressed.library, spot.passage) if spot else None
        return lay_out(quotation(*found, spot.sentence)) if found and spot else None

    await pressed.show(make, turn=turn)


async def _beside(pressed: Pressed, step: int) -> None:
    def make() -> Post | None:
        spot = pressed.spots[0] if pressed.spots else None
        found = find(pressed.library, spot.passage) if spot else None
        if found is None or spot is None:
            return None
        document, passage = found
        beside = neighbour(document, passage, step)
        if beside is not None:
            return paragraphs.paragraph(quotation(document, beside), pressed.say)
        end = paragraphs.paragraph(quotation(document, passage, spot.sentence), pressed.say)
        return Post((Text(pressed.say("no_neighbour")), *end.blocks))

    await pressed.show(make, turn=bool(pressed.number(0)))


def _called(library: Library, quote: Quote, index: int) -> paragraphs.Called:
    """Find who else calls a note of a quotation."""
    found = find(library, quote.id)
    assert found is not None  # noqa: S101  (the quotation was made from it)
    document, _ = found
    noted = quote.notes[index]
    note = FoundNote(document.id, document.title, noted, document.passages_of(noted.place))
    return paragraphs.Called(note, callers(library, note))
