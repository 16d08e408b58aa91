"""A paragraph to read, notes, lists of notes, a citation → the posts that show them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import emphasis
from bot.answer import FoundNote, Quote
from bot.notes import Note
from bot.render.citations import CitationStyle, cite
from bot.render.excerpt import parts
from bot.render.pieces import pieces
from bot.render.posts import ids
from bot.render.posts.answers import note_buttons, once, rows_of, spot
from bot.render.posts.blocks import Block, Button, Buttons, Post, Rule, Text, rows
from bot.render.posts.budget import LABEL_LIMIT, cost, fits
from bot.render.posts.escape import escape
from bot.render.posts.pages import pages, turning
from bot.render.posts.quotation import CUT, last_words, meant, measuring, note, note_words, passage
from bot.render.posts.shorten import named, shortened
from bot.render.superscript import superscript
from bot.signs import length
from bot.words import Say
from corpus.model import Document

_ROOM = 2600  # characters of a part of a long paragraph, as written
_LONGEST_NOTE = 1500  # characters of a note beside the passages that call it
_NOTE_PAGE = 3200  # characters of one note on a page of its own
_LIST_LINE = 240
_LIST_PAGE = 12  # notes on a page of the list
_MOST_CALLERS = 4
_BELOW = 90  # characters for what is said below the notes
_BEFORE = 160  # characters shown before a marker
_LONGEST_CITATION = 3400


def paragraph(quote: Quote, say: Say, part: int = 0) -> Post:
    """Show a whole paragraph; one that is too long for a message in parts, nothing left out."""
    found = parts(quote, _ROOM, measuring(say))
    part = min(part, len(found) - 1)
    chosen = found[part]
    at = spot(quote)
    turn = []
    if part:
        label = say("part_before", part=part, parts=len(found))
        turn.append(Button(label, id=ids.read(at, part - 1, turn=True)))
    if part + 1 < len(found):
        label = say("part_after", part=part + 2, parts=len(found))
        turn.append(Button(label, id=ids.read(at, part + 1, turn=True)))
    around = [
        Button(say("before"), id=ids.before(at, turn=True)),
        Button(say("after"), id=ids.after(at, turn=True)),
        Button(say("cite"), id=ids.cite(at)),
    ]
    notes = note_buttons(chosen.quote.notes, quote, say)
    text = Text(passage(chosen, say, introduced=part == 0))
    return Post((text, *rows_of(turn + around, notes)))


@dataclass(frozen=True, slots=True)
class Called:
    """A note with the document it stands in and the passages that call it, as quotations."""

    found: FoundNote
    callers: tuple[Quote, ...]


def notes(called: Sequence[Called], say: Say) -> Post:
    """Show notes verbatim, where each stands, and the passages that call it, as many as fit."""
    shown = _note_pages(called, say)[0]
    left = len(called) - len(shown)
    more = [Text(say.count("more_notes", left))] if left else []
    return Post((*_joined(shown, say), *more))


def notes_of(called: Sequence[Called], say: Say, *, at: ids.Spot, page: int = 0) -> Post:
    """Show the notes of the passage ``at`` as ``notes`` does, over several pages if need be."""
    found = _note_pages(called, say)
    page = min(page, len(found) - 1)
    foot: list[Block] = [Text(say("page", page=page + 1, pages=len(found)))] if len(found) > 1 else []
    turn = turning(page, len(found), lambda other: ids.notes(at, other, turn=True))
    return Post((*_joined(found[page], say), *foot, *turn))


def _note_pages(called: Sequence[Called], say: Say) -> list[list[Called]]:
    """Put as many notes on each page as fit, with what stands below them."""
    below: list[Block] = [Text(" " * _BELOW), Buttons((Button("◀", id="before"), Button("▶", id="after")))]
    return pages(called, lambda shown: fits([*_joined(shown, say), *below]), len(called))


def _joined(called: Sequence[Called], say: Say) -> list[Block]:
    """Write notes below each other, with a rule between them."""
    blocks: list[Block] = []
    for one in called:
        if blocks:
            blocks.append(Rule())
        blocks += _note(one, say)
    return once(blocks)


def _note(called: Called, say: Say) -> list[Block]:
    noted = called.found.note
    written, is_cut = note_words(noted, _LONGEST_NOTE)
    head = f"### {say('note_heading', label=escape(noted.label))}"
    lines = [head, *(f"> {line}" for line in written.split("\n"))]
    lines += [f"-# {CUT}"] if is_cut else []
    lines += meant(noted, say)
    lines.append(f"— {named(called.found.title)}")
    lines += [_caller(quote, noted) for quote in called.callers[:_MOST_CALLERS]]
    if not called.callers:
        lines.append(f"-# {say('no_caller')}")
    buttons = [
        Button(say("go_to", paragraph=quote.citation.paragraph)[:LABEL_LIMIT], id=ids.read(spot(quote)))
        for quote in called.callers[:_MOST_CALLERS]
    ]
    if is_cut and called.callers:
        whole = called.callers[0]
        buttons.append(Button(say("whole_note"), id=ids.note(spot(whole), whole.notes.index(noted))))
    return [Text("\n".join(lines)), *rows(buttons)]


def note_pages(noted: Note) -> list[str]:
    """Cut the text of a note into pages that each fit in a message; joined, they are the note."""
    found = []
    rest = noted.text
    while rest:
        cut, _ = shortened(rest, _NOTE_PAGE)
        cut = cut or rest[:1]
        found.append(cut)
        rest = rest[len(cut) :]
    return found


def one_note(called: Called, say: Say, *, at: ids.Spot, index: int, page: int = 0) -> Post:
    """Show the note at ``index`` among those of the passage ``at``, over several pages if need be."""
    noted = called.found.note
    found = note_pages(noted)
    if len(found) <= 1:
        return notes([called], say)
    page = min(page, len(found) - 1)
    head = say("note_page", label=escape(noted.label), page=page + 1, pages=len(found))
    lines = [f"### {head}", *(f"> {line}" for line in escape(found[page]).split("\n"))]
    turn = turning(page, len(found), lambda other: ids.note(at, index, other, turn=True))
    text = Text("\n".join([*lines, f"— {named(called.found.title)}"]))
    return Post((text, *turn))


def _caller(quote: Quote, noted: Note) -> str:
    """Show the words before the marker of a note."""
    marker = next((m for m in quote.markers if m.note == noted.place), None)
    words = last_words(quote, marker.start if marker else 0, _BEFORE)
    return f"-# ¶ {quote.citation.paragraph}: {words}{escape(superscript(noted.label))}"


def listing(document: Document, say: Say, page: int, short: str) -> Post:
    """List the notes of a document, a page at a time."""
    listed = [noted for noted in document.notes if noted.text]  # what is not read yet has no words
    count = max(1, -(-len(listed) // _LIST_PAGE))
    page = min(max(page, 0), count - 1)
    shown = listed[page * _LIST_PAGE : (page + 1) * _LIST_PAGE]
    lines = [f"### {say('notes_of', title=named(document.title))}"]
    is_markdown = emphasis.is_markdown(document.path)
    lines += [note(noted, _LIST_LINE, is_markdown=is_markdown) for noted in shown] or [say("no_notes")]
    if count > 1:
        lines.append(say("page", page=page + 1, pages=count))
    return Post((Text("\n".join(lines)), *turning(page, count, lambda other: ids.listing(short, other))))


def to_copy(quote: Quote, say: Say) -> Post:
    """Show a quotation as text to copy, with its place."""
    source = cite(quote.citation, CitationStyle.PLAIN)
    words_of_it = "".join(piece.shown for piece in pieces(quote))
    copied = f"{words_of_it}\n\n— {source}"
    if "```" not in copied and length(copied) <= _LONGEST_CITATION:
        text = f"```\n{copied}\n```"
        if cost([Text(text)]).fits:
            return Post((Text(say("to_copy")), Text(text)))
    shown, is_cut = shortened(source, _LONGEST_CITATION // 2)
    return Post((Text(say("to_copy_place")), Text(escape(shown) + (f" {CUT}" if is_cut else ""))))
