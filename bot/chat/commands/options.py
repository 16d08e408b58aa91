"""Options that name a text or a note: what is offered while a member types, and what was meant."""

from typing import Any

import discord
from discord.app_commands import Choice

from bot.chat import replies
from bot.chat.desk import Refused
from bot.lookup.offers import by_name, document_offers, note_offers
from bot.render.posts.shorten import named
from corpus.model import Document

Interaction = discord.Interaction[Any]


async def offer_documents(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the texts that the server has not switched off."""
    desk = replies.desk(interaction)
    found = await desk.look_up(document_offers, replies.library(interaction), typed)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


async def offer_notes(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer notes by label and by words, of the text that was chosen already or of all."""
    desk = replies.desk(interaction)
    library = replies.library(interaction)
    chosen = next((value for name, value in interaction.namespace if name == "document"), None)
    document = by_name(library, chosen) if chosen else None
    found = await desk.look_up(note_offers, library, typed, document)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


def required(interaction: Interaction, name: str) -> Document:
    """Find the text that an option names which must be given."""
    found = meant(interaction, name)
    assert found is not None  # noqa: S101  (a wrong name is refused)
    return found


def meant(interaction: Interaction, name: str | None) -> Document | None:
    """Find the text that an option names; an option may hold anything, whatever was offered."""
    if name is None:
        return None
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    if document := by_name(replies.library(interaction), name):
        return document
    if document := by_name(desk.whole, name):
        raise Refused(say("document_off", name=named(document.title)))
    raise Refused(say("no_document", name=named(name)))
