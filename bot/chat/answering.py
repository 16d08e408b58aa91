"""An answer, however it was asked for → its post."""

from bot.answer import Answer
from bot.asking.kinds import Kind
from bot.chat.desk import Desk, Place
from bot.lookup.passages import callers
from bot.render.findings import denied
from bot.render.posts import answers, paragraphs, reports
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.shorten import named
from bot.words import Say
from corpus.model import Library


async def lay_out(
    desk: Desk, given: Answer, place: Place, say: Say, *, reader: answers.For, mention: str
) -> Post:
    """Say what was asked for: quotations, notes, what the library holds, how to ask."""
    if not desk.library(place).documents:
        return _unfound(say("library_empty"))
    if given.kind is Kind.QUESTION or (given.kind is Kind.PASSAGE and given.quotes):
        shown = desk.preferences.of(place.server).passages or desk.passages
        return await desk.look_up(answers.answer, given, say, passages=shown, reader=reader)
    post = await desk.look_up(_told, desk, given, place, say, mention)
    if reader.private or reader.asker is None:
        return post
    return answers.deletable(post, reader.asker, say)


def _told(desk: Desk, given: Answer, place: Place, say: Say, mention: str) -> Post:
    match given.kind:
        case Kind.LIBRARY:
            return reports.library(desk.library(place), desk.service.snapshot, say)
        case Kind.NOTE if given.notes:
            return _notes(given, say)
        case Kind.NOTE:
            return _unfound(denied("no_note_labelled", named(given.label or ""), given.documents, say))
        case Kind.PASSAGE:
            return _unfound(say("no_passage_labelled", label=named(given.label or "")))
        case _:
            return Post((Text(say("help", mention=mention)),))


def _unfound(sentence: str) -> Post:
    return Post((Text(sentence),), Tone.NOTHING)


def _notes(given: Answer, say: Say) -> Post:
    """Show the notes with the label that was asked for, as ``/footnote`` does."""
    texts = Library(given.documents)
    return paragraphs.notes([paragraphs.Called(found, callers(texts, found)) for found in given.notes], say)
