"""Options that name a text or a note: what is offered while a member types, and what was meant."""

from typing import Any

import discord
from discord.app_commands import Choice

from bot.chat import replies
from bot.chat.desk import Refused
from bot.lookup.offers import by_name, document_choices, note_choices
from bot.render.posts.shorten import named
from corpus.model import Document

Interaction = discord.Interaction[Any]


async def offer_documents(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the texts that the server has not switched off."""
    desk = replies.desk(interaction)
    off = desk.preferences.of(interaction.guild_id).documents_off
    found = await desk.look_up(document_choices, desk.library, typed, off)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


async def offer_notes(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer notes by label and by words, of the text that was chosen already or of all."""
    desk = replies.desk(interaction)
    off = desk.preferences.of(interaction.guild_id).documents_off
    chosen = next((value for name, value in interaction.namespace if name == "document"), None)
    document = by_name(desk.library, chosen) if chosen else None
    found = await desk.look_up(note_choices, desk.library, typed, document, off)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


def meant(interaction: Interaction, name: str | None) -> Document | None:
    """Find the text that an option names; an option may hold anything, whatever was offered."""
    if name is None:
        return None
    desk, words = replies.desk(interaction), replies.words(interaction)
    document = by_name(desk.library, name)
    if document is None:
        raise Refused(words("no_document", name=named(name)))
    if document.id in desk.preferences.of(interaction.guild_id).documents_off:
        raise Refused(words("document_off", name=named(document.title)))
    return document
