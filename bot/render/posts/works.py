"""The works that notes cite, and the passages that rest on one → posts. Pure."""

from collections.abc import Sequence

from bot.lookup.passages import quotation
from bot.notes import citing
from bot.render.posts import ids
from bot.render.posts.answers import once, spot
from bot.render.posts.blocks import Block, Button, Buttons, Post, Rule, Text, Tone, rows
from bot.render.posts.budget import LABEL_LIMIT, fits
from bot.render.posts.pages import pages, turning
from bot.render.posts.shorten import named
from bot.words import Say
from corpus import works
from corpus.model import Document, Work

_PAGE = 6  # works on a page of the list
_LONGEST_REFERENCE = 220
_MOST_PASSAGES = 5  # of one work, each with a button


def listing(document: Document, say: Say, page: int, short: str) -> Post:
    """List the works that a document cites, a page at a time."""
    head = f"### {say('works_of', title=named(document.title))}"
    entries = ["\n".join(lines(document, work, say)) for work in document.works]

    def laid_out(shown: Sequence[str], page: int, count: int) -> list[Block]:
        foot = [say("page", page=page + 1, pages=count)] if count > 1 else []
        text = Text("\n".join([head, *(shown or [say("no_works")]), *foot]))
        return [text, *turning(page, count, lambda other: ids.works(short, other))]

    found = pages(entries, lambda shown: fits(laid_out(shown, len(entries), 2 * len(entries))), _PAGE)
    page = min(max(page, 0), len(found) - 1)
    return Post(tuple(laid_out(found[page], page, len(found))))


def resting(found: Sequence[tuple[Document, Work]], wanted: str, say: Say) -> Post:
    """Show the passages that rest on the works found, as many as fit."""
    if not found:
        return Post((Text(say("no_such_work", work=named(wanted))),), Tone.NOTHING)
    blocks: list[Block] = []
    for at, (document, work) in enumerate(found):
        wider = once([*blocks, *([Rule()] if blocks else []), *_rested(document, work, say)])
        if not fits([*wider, Text(" " * 60), Buttons((Button("", id="delete"),))]):
            return Post((*blocks, Text(say.count("library_more", len(found) - at))))
        blocks = wider
    return Post(tuple(blocks))


def _rested(document: Document, work: Work, say: Say) -> list[Block]:
    """Write one work with a button for each passage that rests on it."""
    resting = works.passages(document, work)
    buttons = [
        Button(
            say("go_to", paragraph=passage.number)[:LABEL_LIMIT],
            id=ids.read(spot(quotation(document, passage))),
        )
        for passage in resting[:_MOST_PASSAGES]
    ]
    text = "\n".join([*lines(document, work, say), f"— {named(document.title)}"])
    return [Text(text), *rows(buttons)]


def lines(document: Document, work: Work, say: Say) -> list[str]:
    """Write a work as its note prints it, the notes that cite it, and the paragraphs that rest on it."""
    noted = citing(document, work)
    numbers = [f"¶ {passage.number}" for passage in works.passages(document, work)]
    cited = say.count("work_cited", len(noted), notes=named(", ".join(noted), _LONGEST_REFERENCE))
    rested = named(", ".join(numbers), _LONGEST_REFERENCE) if numbers else say("no_caller")
    return [named(works.printed(document, work.reference), _LONGEST_REFERENCE), f"-# {cited} · {rested}"]
