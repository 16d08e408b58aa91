"""``/daily``: a passage a day in a channel, at a time."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.chat import daily as days
from bot.chat import replies
from bot.chat.commands.managing import managed, of_servers
from bot.chat.commands.options import meant, offer_documents
from bot.chat.desk import Refused
from bot.chat.localised import said
from bot.lookup.offers import MOST_OFFERS
from bot.render.posts.blocks import Post, Text
from bot.render.posts.shorten import named
from bot.servers.daily import Daily, minute, upcoming, zone_named, zones

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
_Typed = app_commands.Range[str, 1, 60]
_NO_ZONE = "UTC"
_OFF = "off"


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_daily"), description=said("cmd_daily_help"))
    @of_servers
    @app_commands.rename(time=said("opt_time"), zone=said("opt_zone"), document=said("opt_document"))
    @app_commands.describe(
        time=said("opt_time_help"), zone=said("opt_zone_help"), document=said("opt_document_help")
    )
    @app_commands.autocomplete(zone=offer_zones, document=offer_documents)
    async def daily(
        interaction: Interaction, time: _Typed, zone: _Typed | None = None, document: str | None = None
    ) -> None:
        server, channel = managed(interaction), interaction.channel_id
        assert channel is not None  # noqa: S101  (a command is given in one)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        if time.strip().casefold() in (_OFF, say("off")):
            chosen, text = None, say("daily_off")
        else:
            chosen = _chosen(interaction, time, zone, document, channel)
            text = say(
                "daily_set", when=f"<t:{int(upcoming(chosen, desk.clock()))}:F>", zone=named(chosen.zone)
            )

        def make() -> Post:
            if chosen:
                days.begin(desk, server, channel, chosen)
            desk.change(server, lambda before: before.with_daily(channel, chosen))
            return Post((Text(text),))

        await replies.show(interaction, make)


def _chosen(
    interaction: Interaction, time: str, zone: str | None, document: str | None, channel: int
) -> Daily:
    """Take what was typed, the zone from before where none is; or say what cannot be."""
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    at = minute(time)
    if at is None:
        raise Refused(say("no_time", time=named(time)))
    before = desk.preferences.of(interaction.guild_id).daily.get(channel)
    where = zone_named(zone) if zone else before.zone if before else _NO_ZONE
    if where is None:
        raise Refused(say("no_zone", zone=named(zone or "")))
    may = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    if not (may.send_messages_in_threads if in_thread else may.send_messages):
        raise Refused(say("may_not_write"))
    source = meant(interaction, document)
    return Daily(at, where, source.id if source else None, replies.place(interaction).channels)


async def offer_zones(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the zones whose names hold what was typed."""
    found = await replies.desk(interaction).look_up(zones, typed)
    return [Choice(name=zone, value=zone) for zone in found[:MOST_OFFERS]]
