"""``/library``, ``/about``, ``/help`` and ``/privacy``."""

from importlib.metadata import version
from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.localised import said
from bot.render.posts import reports
from bot.render.posts.blocks import Post, Text

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]


def add(tree: Tree) -> None:
    """Add the commands."""

    @tree.command(name=said("cmd_library"), description=said("cmd_library_help"))
    async def library(interaction: Interaction) -> None:
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        texts, snapshot = replies.library(interaction), desk.service.snapshot
        await replies.show(interaction, lambda: reports.library(texts, snapshot, say), private=True)

    @tree.command(name=said("cmd_about"), description=said("cmd_about_help"))
    async def about(interaction: Interaction) -> None:
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        generation = desk.service.snapshot.generation
        await _tell(interaction, say("about", version=version("scholiast"), generation=generation))

    @tree.command(name=said("cmd_help"), description=said("cmd_help_help"))
    async def help_(interaction: Interaction) -> None:
        mention = interaction.client.user.mention
        await _tell(interaction, replies.say_to(interaction)("help", mention=mention))

    @tree.command(name=said("cmd_privacy"), description=said("cmd_privacy_help"))
    async def privacy(interaction: Interaction) -> None:
        await _tell(interaction, replies.say_to(interaction)("privacy"))


async def _tell(interaction: Interaction, text: str) -> None:
    await replies.acknowledge(interaction, private=True)
    await replies.answer(interaction, Post((Text(text),)))
