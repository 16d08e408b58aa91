"""``/works`` and ``/cites``: what a text cites, and which passages rest on a work."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.chat import replies
from bot.chat.commands.options import meant, offer_documents
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
        source = meant(interaction, document)
        await replies.acknowledge(interaction, private=True)
        assert source is not None  # noqa: S101  (the option is required, and a wrong name is refused)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        post = await desk.look_up(render.listing, source, say, 0, short_name(source.id))
        await replies.answer(interaction, post)

    @tree.command(name=said("cmd_cites"), description=said("cmd_cites_help"))
    @app_commands.rename(work=said("opt_work"))
    @app_commands.describe(work=said("opt_work_help"))
    @app_commands.autocomplete(work=offer_works)
    async def cites(interaction: Interaction, work: _Work) -> None:
        await replies.acknowledge(interaction, private=False)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        found = await desk.look_up(works_named, desk.library(interaction.guild_id), work)
        await replies.answer(interaction, await desk.look_up(render.resting, found, work, say))


async def offer_works(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer works by the words of their full reference."""
    desk = replies.desk(interaction)
    found = await desk.look_up(work_offers, desk.library(interaction.guild_id), typed)
    return [Choice(name=choice.shown, value=choice.value) for choice in found]


@on(Verb.WORKS)
async def turn(pressed: Pressed) -> None:
    """Turn to another page of a list of works."""
    short, page = pressed.rest.partition(":")[0], pressed.number(0)

    def lay_out() -> Post | None:
        document = by_short_name(pressed.library, short)
        return render.listing(document, pressed.say, page, short) if document else None

    await pressed.show(lay_out, turn=True)
