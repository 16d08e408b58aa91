"""``/footnote`` and ``/footnotes``: a note word for word, and the notes of a text."""

from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.options import meant, offer_documents, offer_notes, required
from bot.chat.localised import said
from bot.lookup.documents import short_name
from bot.lookup.offers import label_named, notes_named
from bot.lookup.passages import callers
from bot.render.findings import denied
from bot.render.posts import paragraphs
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.shorten import named
from bot.words import Say
from corpus.model import Document, Library

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Label = app_commands.Range[str, 1, 100]


def add(tree: Tree) -> None:
    """Add the commands."""

    @tree.command(name=said("cmd_footnote"), description=said("cmd_footnote_help"))
    @app_commands.rename(label=said("opt_label"), document=said("opt_document"), private=said("opt_private"))
    @app_commands.describe(
        label=said("opt_label_help"), document=said("opt_document_help"), private=said("opt_private_help")
    )
    @app_commands.autocomplete(label=offer_notes, document=offer_documents)
    async def footnote(
        interaction: Interaction, label: _Label, document: str | None = None, private: bool | None = None
    ) -> None:
        source = meant(interaction, document)
        library, say = replies.library(interaction), replies.say_to(interaction)
        await replies.show(interaction, lambda: _notes(library, label, source, say), private=private)

    @tree.command(name=said("cmd_footnotes"), description=said("cmd_footnotes_help"))
    @app_commands.rename(document=said("opt_document"))
    @app_commands.describe(document=said("opt_document_help"))
    @app_commands.autocomplete(document=offer_documents)
    async def footnotes(interaction: Interaction, document: str) -> None:
        source = required(interaction, document)
        say, short = replies.say_to(interaction), short_name(source.id)
        await replies.show(interaction, lambda: paragraphs.listing(source, say, 0, short), private=True)


def _notes(library: Library, label: str, source: Document | None, say: Say) -> Post:
    found = [paragraphs.Called(one, callers(library, one)) for one in notes_named(library, label, source)]
    if found:
        return paragraphs.notes(found, say)
    where = say("no_note_in", title=named(source.title)) if source else ""
    looked_in = [source] if source else library.documents
    sentence = denied("no_note", named(label_named(label)), looked_in, say, where)
    return Post((Text(sentence),), Tone.NOTHING)
