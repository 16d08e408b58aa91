"""Passages that were asked for by their place → the post that shows them. Pure."""

from collections.abc import Sequence

from bot.lookup.passages import quotation
from bot.lookup.places import Located
from bot.render.posts.answers import For, deletable, quotations
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.paragraphs import paragraph
from bot.render.posts.shorten import named
from bot.words import Say
from corpus.model import Document


def placed(found: Sequence[Located], say: Say, *, asker: int | None = None) -> Post:
    """Show the passages of some places; of a place where there is none, say so."""
    missing = "\n".join(_missing(one, say) for one in found if not one.passages)
    quotes = [quotation(one.document, passage) for one in found if one.document for passage in one.passages]
    if not quotes:
        post = Post((Text(missing),), Tone.NOTHING)
        return deletable(post, asker, say) if asker else post
    if len(quotes) == 1 and not missing:
        post = paragraph(quotes[0], say)
        return deletable(post, asker, say) if asker else post
    titles = dict.fromkeys(named(one.document.title) for one in found if one.document and one.passages)
    heading = Text(f"### {' · '.join(titles)}")
    below = [Text(missing)] if missing else []
    return quotations(
        quotes, say, heading=heading, below=below, passages=len(quotes), reader=For(asker=asker)
    )


def unfound(document: Document, number: int, say: Say) -> str:
    """Say that a text has no paragraph with a number, and how many it has."""
    title = f"**{named(document.title)}**"
    paragraphs = say.count("paragraphs", document.counts.passages)
    return say("no_paragraph_there", title=title, number=number, paragraphs=paragraphs)


def _missing(one: Located, say: Say) -> str:
    if one.document is None:
        return say("no_document", name=named(one.typed.name))
    return unfound(one.document, one.typed.first, say)
