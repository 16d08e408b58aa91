"""Right-click on a message: **Find sources** and **Check quotation**."""

from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands import ask
from bot.chat.desk import Refused
from bot.chat.localised import said
from bot.checking.discord_markup import shown
from bot.checking.quotations import LEAST_WORDS, is_long_enough
from bot.render.posts import reports
from bot.service import LONGEST_QUESTION
from bot.words import Say

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]


def add(tree: Tree) -> None:
    """Add the entries of the menu."""

    @tree.context_menu(name=said("menu_find"))
    async def find_sources(interaction: Interaction, message: discord.Message) -> None:
        say = replies.say_to(interaction)
        text = _text(message, say)
        await ask.answer(interaction, text[:LONGEST_QUESTION], private=True)

    @tree.context_menu(name=said("menu_check"))
    async def check_quotation(interaction: Interaction, message: discord.Message) -> None:
        desk, say, place = replies.desk(interaction), replies.say_to(interaction), replies.place(interaction)
        text = _text(message, say)
        if not is_long_enough(text):
            raise Refused(say.count("too_short", LEAST_WORDS))
        with desk.admitted(interaction.user.id, say):
            await replies.acknowledge(interaction, private=True)
            found = await desk.search(place, desk.check, place, text)
            await replies.answer(interaction, await desk.look_up(reports.checked, found, say))


def _text(message: discord.Message, say: Say) -> str:
    """Give the words that a message shows."""
    text = " ".join(shown(_content(message)).split())
    if not text:
        raise Refused(say("no_text"))
    return text


def _content(message: discord.Message) -> str:
    """Give what a message says: its own words, those it forwards, those of an embed.

    Of one made of components, as the bot's own are, it is the first quotation.
    """
    forwarded = [snapshot.content for snapshot in message.message_snapshots]
    embedded = [embed.description or "" for embed in message.embeds]
    said = next(filter(None, (message.content, *forwarded, *embedded)), "")
    if said or not message.components:
        return said
    items = discord.ui.LayoutView.from_message(message).walk_children()
    texts = [item.content for item in items if isinstance(item, discord.ui.TextDisplay)]
    quoted = ("\n".join(line for line in text.splitlines() if line.startswith("> ")) for text in texts)
    return next(filter(None, quoted), "\n".join(texts))
