"""``/reading``: how far a text is read in a channel, so that nothing after it is shown there."""

from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.managing import managed, of_servers
from bot.chat.commands.options import offer_documents, required
from bot.chat.desk import Refused
from bot.chat.localised import said
from bot.render.posts.blocks import Post, Text
from bot.render.posts.shorten import named
from bot.servers.ends import End
from bot.words import Say
from corpus.model import Document

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Paragraph = app_commands.Range[int, 0, 100_000]
_Step = app_commands.Range[int, 0, 10_000]


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_reading"), description=said("cmd_reading_help"))
    @of_servers
    @app_commands.rename(
        document=said("opt_document"), paragraph=said("opt_paragraph"), step=said("opt_step")
    )
    @app_commands.describe(
        document=said("opt_reading_help"), paragraph=said("opt_last_help"), step=said("opt_step_help")
    )
    @app_commands.autocomplete(document=offer_documents)
    async def reading(
        interaction: Interaction, document: str, paragraph: _Paragraph, step: _Step = 0
    ) -> None:
        server, channel = managed(interaction), interaction.channel_id
        found = required(interaction, document)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        whole = desk.whole.document(found.id)
        assert whole is not None  # noqa: S101  (what is open is part of the whole)
        assert channel is not None  # noqa: S101  (a command is given in one)
        if paragraph < 0:  # whatever Discord lets through
            held = say.count("paragraphs", whole.counts.passages)
            title = f"**{named(whole.title)}**"
            raise Refused(say("no_paragraph_there", title=title, number=paragraph, paragraphs=held))
        is_all = paragraph == 0 or paragraph >= whole.counts.passages
        end = None if is_all else End(paragraph, step, desk.clock() if step else 0.0)

        def make() -> Post:
            desk.change(server, lambda chosen: chosen.read_up_to(channel, whole.id, end))
            return Post((Text(_told(whole, end, say)),))

        await replies.show(interaction, make)


def _told(document: Document, end: End | None, say: Say) -> str:
    title = f"**{named(document.title)}**"
    if end is None:
        return say("reading_all", title=title)
    told = say("reading_to", title=title, last=end.last)
    if end.step:
        when = f"<t:{int(end.next_step(end.since))}:F>"
        told += f" {say.count('reading_step', end.step)} {say('reading_next', when=when)}"
    return told
