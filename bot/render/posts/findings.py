"""Passages and notes that have some words → a post that lists them, a page at a time. Pure."""

from collections.abc import Sequence

from bot.checking.finding import Finding
from bot.lookup.passages import quotation
from bot.notes import note
from bot.render.posts import ids
from bot.render.posts.answers import once, spot
from bot.render.posts.blocks import Block, Button, Post, Text, Tone, rows
from bot.render.posts.escape import escape
from bot.render.posts.pages import turning
from bot.render.posts.quotation import CUT, citation, note_words, opening
from bot.render.posts.shorten import named
from bot.words import Say

_PAGE = 5  # each with a button, of which five stand in a row
_LONGEST_LINE = 220


def listing(found: Sequence[Finding], words: str, say: Say, page: int = 0) -> Post:
    """List what has some words: where it stands, how the sentence begins, a button that opens it."""
    if not found:
        return Post((Text(say("nowhere", words=named(words))),), Tone.NOTHING)
    count = -(-len(found) // _PAGE)
    page = min(max(page, 0), count - 1)
    first = page * _PAGE
    shown = list(enumerate(found[first : first + _PAGE], first + 1))
    head = f"### {named(words)}\n{say.count('places_found', len(found))}"
    foot = [say("page", page=page + 1, pages=count)] if count > 1 else []
    text = Text("\n".join([head, *(_line(number, one, say) for number, one in shown), *foot]))
    opened = [Button(say("open", place=number), id=name) for number, one in shown if (name := _name(one))]
    blocks: list[Block] = [text, *rows(opened), *turning(page, count, lambda other: ids.find(words, other))]
    return Post(tuple(once(blocks)))


def _line(number: int, one: Finding, say: Say) -> str:
    if one.passage is not None:
        quote = quotation(one.document, one.passage, one.sentence)
        words, is_cut = opening(quote, _LONGEST_LINE)
        where = citation(quote.citation)
    else:
        found = note(one.document, one.note or 0)
        text, is_cut = note_words(found, _LONGEST_LINE)
        words = f"> {' '.join(text.split())}"
        where = f"**{named(one.document.title)}** · {say('note_heading', label=escape(found.label))}"
    return f"-# **{number}** · {where}{f' · {CUT}' if is_cut else ''}\n{words}"


def _name(one: Finding) -> str | None:
    """Give the id that opens a passage, or a note; a note that no paragraph calls cannot be opened."""
    if one.passage is not None:
        return ids.read(spot(quotation(one.document, one.passage, one.sentence)))
    place = one.note or 0
    for passage in one.document.passages_of(place):
        called = one.document.called_by(passage)
        if place in called:
            return ids.note(spot(quotation(one.document, passage)), called.index(place))
    return None
