"""Who may say how the bot behaves in a server, and who may change the library that all servers share."""

from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.desk import Refused
from bot.servers.permissions import Administration, Member, may_reindex

Interaction = discord.Interaction[Any]
_F = TypeVar("_F", bound=Callable[..., Any])


def of_servers(command: _F) -> _F:
    """Have a command listed in servers that have invited the bot, for those who may manage them.

    ``guild_only`` would leave what it does not name to the tree: it is listed in direct messages then.
    """
    here = app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    invited = app_commands.allowed_installs(guilds=True, users=False)
    managing = app_commands.default_permissions(manage_guild=True)
    return here(invited(managing(command)))


def managed(interaction: Interaction) -> int:
    """Give the server if the member may change its settings; at Discord, that is only a default."""
    say = replies.say_to(interaction)
    if interaction.guild_id is None:
        raise Refused(say("only_in_server"))
    if not interaction.permissions.manage_guild:
        raise Refused(say("not_manager"))
    return interaction.guild_id


def administered(interaction: Interaction) -> None:
    """Refuse who may not change the library; at Discord, the permission is only a default."""
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    roles = [role.id for role in getattr(interaction.user, "roles", [])]
    member = Member(interaction.user.id, roles, interaction.permissions.manage_guild)
    application = interaction.client.application
    owners = {*desk.administration.owners, *_owners(application)}
    rules = Administration(owners, desk.administration.roles)
    # A server that has the commands without the bot is not among its guilds.
    servers = {interaction.guild_id, *(guild.id for guild in interaction.client.guilds)}
    if not may_reindex(member, rules, len(servers)):
        raise Refused(say("not_admin"))


def _owners(application: discord.AppInfo | None) -> set[int]:
    """Give who owns the application at Discord: a person, or the members of a team who may change it."""
    if application is None:
        return set()
    if application.team is None:
        return {application.owner.id}
    changing = (discord.TeamMemberRole.admin, discord.TeamMemberRole.developer)
    members = {
        member.id
        for member in application.team.members
        if member.membership_state is discord.TeamMembershipState.accepted and member.role in changing
    }
    return members | ({application.team.owner_id} if application.team.owner_id else set())
