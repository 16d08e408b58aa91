"""``/search``: every passage and every note that has some words, letter for letter."""

from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.controls.presses import Pressed, on
from bot.chat.localised import said
from bot.render.posts import findings
from bot.render.posts.blocks import Post
from bot.render.posts.ids import LONGEST_WORDS, Verb

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Words = app_commands.Range[str, 1, LONGEST_WORDS]


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_search"), description=said("cmd_search_help"))
    @app_commands.rename(words=said("opt_words"), private=said("opt_private"))
    @app_commands.describe(words=said("opt_words_help"), private=said("opt_private_help"))
    async def search(interaction: Interaction, words: _Words, private: bool | None = None) -> None:
        desk, place = replies.desk(interaction), replies.place(interaction)
        say, line = replies.say_to(interaction), " ".join(words.split())
        await replies.show(
            interaction, lambda: findings.listing(desk.find(place, line), line, say), private=private
        )


@on(Verb.FIND)
async def turn(pressed: Pressed) -> None:
    """Turn to another page of what was found."""
    page, _, words = pressed.rest.partition(":")
    place = replies.place(pressed.interaction)

    def lay_out() -> Post:
        found = pressed.desk.find(place, words)
        return findings.listing(found, words, pressed.say, int(page) if page.isdecimal() else 0)

    await pressed.show(lay_out, turn=True)
