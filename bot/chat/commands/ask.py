"""``/ask``: a question by command."""

from typing import Any

import discord
from discord import app_commands

from bot.asking.kinds import Kind, read
from bot.chat import replies, written
from bot.chat.answering import lay_out
from bot.chat.commands.options import meant, offer_documents
from bot.chat.desk import Refused
from bot.chat.localised import said
from bot.chat.names import names
from bot.render.posts import answers
from bot.service import LONGEST_QUESTION, checked

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Question = app_commands.Range[str, 1, LONGEST_QUESTION]


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_ask"), description=said("cmd_ask_help"))
    @app_commands.rename(
        question=said("opt_question"), document=said("opt_document"), private=said("opt_private")
    )
    @app_commands.describe(
        question=said("opt_question_help"),
        document=said("opt_document_help"),
        private=said("opt_private_help"),
    )
    @app_commands.autocomplete(document=offer_documents)
    async def ask(
        interaction: Interaction,
        question: _Question,
        document: str | None = None,
        private: bool | None = None,
    ) -> None:
        await answer(interaction, question, document=document, private=private)


async def answer(
    interaction: Interaction, question: str, *, document: str | None = None, private: bool | None = None
) -> None:
    """Check, acknowledge, search, answer: in this order, so that what is refused is refused privately."""
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    chosen, place = desk.preferences.of(interaction.guild_id), replies.place(interaction)
    question = written.words(question, names(question, interaction.guild))
    if read(checked(question)).kind is Kind.TALK:
        raise Refused(say("empty_mention"))
    source = meant(interaction, document)
    documents = (source.id,) if source else desk.documents(place, say)
    hidden = replies.hides(interaction, private)
    reader = answers.For(asker=interaction.user.id, private=hidden, rates=chosen.feedback)
    mention = interaction.client.user.mention
    with desk.admitted(interaction.user.id, say):
        await replies.acknowledge(interaction, private=hidden)
        found = await desk.ask(question, place, documents, surface="command")
        post = await lay_out(desk, found, place, say, reader=reader, mention=mention)
        await replies.answer(interaction, post)
