"""``/settings``: what a server has chosen, and how it is changed."""

from typing import Any, Literal

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.desk import Refused
from bot.chat.localised import said
from bot.chat.options import offer_all_documents
from bot.places import by_name
from bot.preferences import toggled
from bot.render import reports
from bot.render.shorten import named

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_AskChannel = discord.TextChannel | discord.ForumChannel
_Passages = app_commands.Range[int, 1, 5]
_Language = Literal["en", "de", "member"]


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_settings"), description=said("cmd_settings_help"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.rename(
        passages=said("opt_passages"),
        private=said("opt_private"),
        language=said("opt_language"),
        document=said("opt_switch"),
        channel=said("opt_channel"),
    )
    @app_commands.describe(
        passages=said("opt_passages_help"),
        private=said("opt_private_default_help"),
        language=said("opt_language_help"),
        document=said("opt_switch_help"),
        channel=said("opt_channel_help"),
    )
    @app_commands.autocomplete(document=offer_all_documents)
    async def settings(
        interaction: Interaction,
        passages: _Passages | None = None,
        private: bool | None = None,
        language: _Language | None = None,
        document: str | None = None,
        channel: _AskChannel | None = None,
    ) -> None:
        _require_manager(interaction)
        changes: dict[str, Any] = {}
        if passages is not None:
            changes["passages"] = passages
        if private is not None:
            changes["private"] = private
        if language is not None:
            changes["language"] = None if language == "member" else language
        if document is not None:
            changes["documents_off"] = _switched(interaction, document)
        if channel is not None:
            chosen = replies.desk(interaction).preferences.of(interaction.guild_id)
            changes["channels"] = toggled(chosen.channels, channel.id)
        await replies.acknowledge(interaction, private=True)
        await _change_and_show(interaction, changes)


def _require_manager(interaction: Interaction) -> None:
    words = replies.words(interaction)
    if interaction.guild_id is None:
        raise Refused(words("only_in_server"))
    if not interaction.permissions.manage_guild:
        raise Refused(words("not_admin"))


def _switched(interaction: Interaction, name: str) -> frozenset[Any]:
    desk, words = replies.desk(interaction), replies.words(interaction)
    document = by_name(desk.library, name)
    if document is None:
        raise Refused(words("no_document", name=named(name)))
    return toggled(desk.preferences.of(interaction.guild_id).documents_off, document.id)


async def _change_and_show(interaction: Interaction, changes: dict[str, Any]) -> None:
    desk = replies.desk(interaction)
    server = interaction.guild_id
    assert server is not None  # noqa: S101  (checked before)
    if changes:
        await desk.look_up(desk.preferences.keep, server, **changes)
    post = reports.settings(
        desk.preferences.of(server),
        desk.library,
        replies.words(interaction),
        passages=desk.passages,
        intent=desk.message_content,
    )
    await replies.answer(interaction, post)
