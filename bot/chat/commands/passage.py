"""``/passage``: a paragraph by its number; ``/random``: any paragraph."""

import secrets
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.options import meant, offer_documents, required
from bot.chat.localised import said
from bot.lookup.passages import quotation
from bot.lookup.places import Typed, within
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.paragraphs import paragraph as one
from bot.render.posts.places import placed
from bot.words import Say
from corpus.model import Document, Passage

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Number = app_commands.Range[int, 1, 999_999]
_FEW = 60  # characters: what is shorter, a verse number, a cry, says little by itself
_DRAWN = 100  # times, until one is drawn that is longer


def add(tree: Tree) -> None:
    """Add the commands."""

    @tree.command(name=said("cmd_passage"), description=said("cmd_passage_help"))
    @app_commands.rename(
        document=said("opt_document"), paragraph=said("opt_paragraph"), private=said("opt_private")
    )
    @app_commands.describe(
        document=said("opt_text_help"), paragraph=said("opt_number_help"), private=said("opt_private_help")
    )
    @app_commands.autocomplete(document=offer_documents)
    async def passage(
        interaction: Interaction, document: str, paragraph: _Number, private: bool | None = None
    ) -> None:
        source, say = required(interaction, document), replies.say_to(interaction)
        found = within(source, Typed(source.title, paragraph, paragraph))
        await replies.show(interaction, lambda: placed([found], say), private=private)

    @tree.command(name=said("cmd_random"), description=said("cmd_random_help"))
    @app_commands.rename(document=said("opt_document"), private=said("opt_private"))
    @app_commands.describe(document=said("opt_document_help"), private=said("opt_private_help"))
    @app_commands.autocomplete(document=offer_documents)
    async def random(
        interaction: Interaction, document: str | None = None, private: bool | None = None
    ) -> None:
        source, library = meant(interaction, document), replies.library(interaction)
        say = replies.say_to(interaction)
        await replies.show(
            interaction, lambda: _any((source,) if source else library.documents, say), private=private
        )


def _any(documents: tuple[Document, ...], say: Say) -> Post:
    """Show any paragraph of some texts; each that is long enough comes as often as any other."""
    drawn = list(islice(_drawn(documents), _DRAWN))
    if not drawn:
        return Post((Text(say("library_empty")),), Tone.NOTHING)
    return one(quotation(*drawn[-1]), say)


def _drawn(documents: Sequence[Document]) -> Iterator[tuple[Document, Passage]]:
    """Draw paragraphs until one says something, each as likely as any other."""
    held = [document.counts.passages for document in documents]
    ends = list(accumulate(held))
    while any(held):
        place = secrets.randbelow(ends[-1])
        at = bisect_right(ends, place)
        passage = documents[at].passage(1 + place - ends[at] + held[at])
        yield documents[at], passage
        if passage.end - passage.start >= _FEW:
            return
