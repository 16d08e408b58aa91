"""``/works`` and ``/cites``: what a text cites, and which passages rest on a work."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.chat import replies
from bot.chat.commands.options import offer_documents, required
from bot.chat.controls.presses import Pressed, on
from bot.chat.localised import said
from bot.lookup.documents import by_short_name, short_name
from bot.lookup.offers import work_offers, works_named
from bot.render.posts import works as render
from bot.render.posts.blocks import Post
from bot.render.posts.ids import Verb

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Work = app_commands.Range[str, 1, 100]


def add(tree: Tree) -> None:
    """Add the commands."""

    @tree.command(name=said("cmd_works"), description=said("cmd_works_help"))
    @app_commands.rename(document=said("opt_document"))
    @app_commands.describe(document=said("opt_document_help"))
    @app_commands.autocomplete(document=offer_documents)
    async def works(interaction: Interaction, document: str) -> None:
        source = required(interaction, document)
        say, short = replies.say_to(interaction), short_name(source.id)
        await replies.show(interaction, lambda: render.listing(source, say, 0, short), private=True)

    @tree.command(name=said("cmd_cites"), description=said("cmd_cites_help"))
    @app_commands.rename(work=said("opt_work"), private=said("opt_private"))
    @app_commands.describe(work=said("opt_work_help"), private=said("opt_private_help"))
    @app_commands.autocomplete(work=offer_works)
    async def cites(interaction: Interaction, work: _Work, private: bool | None = None) -> None:
        library, say = replies.library(interaction), replies.say_to(interaction)

        def make() -> Post:
            return render.resting(works_named(library, work), work, say)

        await replies.show(interaction, make, private=private)


async def offer_works(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer works by the words of their full reference."""
    desk = replies.desk(interaction)
    found = await desk.look_up(work_offers, replies.library(interaction), typed)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


@on(Verb.WORKS)
async def turn(pressed: Pressed) -> None:
    """Turn to another page of a list of works."""
    short, page = pressed.rest.partition(":")[0], pressed.number(0)

    def lay_out() -> Post | None:
        document = by_short_name(pressed.library, short)
        return render.listing(document, pressed.say, page, short) if document else None

    await pressed.show(lay_out, turn=True)
