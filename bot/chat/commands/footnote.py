"""``/footnote`` and ``/footnotes``: a note word for word, and the notes of a text."""

from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.options import meant, offer_documents, offer_notes
from bot.chat.localised import said
from bot.lookup.documents import key
from bot.lookup.offers import notes_named
from bot.lookup.passages import callers
from bot.render.posts import paragraphs
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.shorten import named
from bot.words import Words
from corpus.model import Document, Library

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Label = app_commands.Range[str, 1, 100]


def add(tree: Tree) -> None:
    """Add the commands."""

    @tree.command(name=said("cmd_footnote"), description=said("cmd_footnote_help"))
    @app_commands.rename(label=said("opt_label"), document=said("opt_document"))
    @app_commands.describe(label=said("opt_label_help"), document=said("opt_document_help"))
    @app_commands.autocomplete(label=offer_notes, document=offer_documents)
    async def footnote(interaction: Interaction, label: _Label, document: str | None = None) -> None:
        source = meant(interaction, document)
        await replies.acknowledge(interaction, private=False)
        desk, words = replies.desk(interaction), replies.words(interaction)
        off = desk.preferences.of(interaction.guild_id).documents_off
        post = await desk.look_up(_notes, desk.library, label, source, off, words)
        await replies.answer(interaction, post)

    @tree.command(name=said("cmd_footnotes"), description=said("cmd_footnotes_help"))
    @app_commands.rename(document=said("opt_document"))
    @app_commands.describe(document=said("opt_document_help"))
    @app_commands.autocomplete(document=offer_documents)
    async def footnotes(interaction: Interaction, document: str) -> None:
        source = meant(interaction, document)
        await replies.acknowledge(interaction, private=True)
        assert source is not None  # noqa: S101  (the option is required, and a wrong name is refused)
        words = replies.words(interaction)
        await replies.answer(interaction, paragraphs.listing(source, words, 0, key(source.id)))


def _notes(library: Library, label: str, source: Document | None, off: frozenset[str], words: Words) -> Post:
    found = [
        paragraphs.Called(one, callers(library, one))
        for one in notes_named(library, label, source)
        if one.document not in off
    ]
    if found:
        return paragraphs.notes(found, words)
    where = words("no_note_in", title=named(source.title)) if source else ""
    return Post((Text(words("no_note", label=named(label), where=where)),), Tone.NOTHING)
