"""The bot as Discord sees it: its intents, its commands, what it listens to."""

import asyncio
import hashlib
import json
import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.chat import daily as days
from bot.chat import polls, replies
from bot.chat.commands import (
    about,
    add,
    ask,
    daily,
    footnote,
    menus,
    passage,
    reading,
    reindex,
    search,
    server_settings,
    works,
)
from bot.chat.components import Press, Selection
from bot.chat.controls import answers, paragraphs, presses, rating
from bot.chat.desk import Desk
from bot.chat.localised import Translator
from bot.chat.messages import mentions
from bot.chat.shards import ALL, Shards, turns
from bot.errors import BotError
from embeddings.errors import EmbeddingError

log = logging.getLogger(__name__)

_COMMANDS = (
    ask,
    search,
    passage,
    footnote,
    works,
    about,
    reading,
    daily,
    add,
    reindex,
    server_settings,
    menus,
)
_EVERYWHERE = "everywhere"  # the scope of the commands, where it is not one server
_BUTTONS = (paragraphs, answers, rating)  # imported for what they register


class TooManyLogins(Exception):
    """Discord lets the bot log in no more for some ``seconds``: another start would only count against it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no login is left for {seconds:.0f} s")
        self.seconds = seconds


class Tree(app_commands.CommandTree["Scholiast"]):
    """The commands; whatever goes wrong in one is answered."""

    async def interaction_check(self, interaction: discord.Interaction["Scholiast"], /) -> bool:
        """Take a command on, unless the bot is stopping."""
        if interaction.type is not discord.InteractionType.autocomplete:
            return await replies.takes(interaction)
        return not self.client.desk.stopping

    async def on_error(
        self, interaction: discord.Interaction["Scholiast"], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer an error, unless it befell a list of choices, which can only stay empty."""
        if interaction.type is not discord.InteractionType.autocomplete:
            await replies.fail(interaction, error)


class Scholiast(discord.AutoShardedClient):
    """The client; it sees no more of a server than it needs."""

    def __init__(
        self,
        desk: Desk,
        *,
        shards: Shards = ALL,
        sync_guild: int | None = None,
        always_sync: bool = False,
        user_install: bool = False,
        connector: aiohttp.BaseConnector | None = None,
        proxy: str | None = None,
        **options: Any,
    ) -> None:
        polls.read_endless()
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nothing here speaks
        super().__init__(
            intents=_intents(message_content=desk.message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            connector=connector,
            proxy=proxy,
            shard_count=shards.count,
            **options,
        )
        self.shard_ids = list(shards.ids) or None
        self.desk = desk
        self._turns = turns(desk.preferences.engine, desk.look_up)
        self._at_once = 1
        self._sync_guild = discord.Object(sync_guild) if sync_guild else None
        self._always_sync = always_sync
        self._days: asyncio.Task[None] | None = None
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=user_install
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=user_install),
        )
        for command in _COMMANDS:
            command.add(self.tree)

    async def setup_hook(self) -> None:
        """Make ready between login and gateway: shards, buttons of old messages, translations, commands."""
        await self._count_shards()
        self.add_dynamic_items(Press)
        await self.tree.set_translator(Translator())
        if self._sync_guild:
            self.tree.copy_global_to(guild=self._sync_guild)
        await self._sync()
        await self._tidy()
        self._days = asyncio.create_task(days.keep(self))

    async def _tidy(self) -> None:
        """Do what may have been missed while no bot ran; an index that does not open is told elsewhere."""
        try:
            await self.desk.look_up(self.desk.follow)
        except (BotError, EmbeddingError) as error:
            log.warning("choices of servers were not looked through: %s", error)
        if self.desk.uploads:
            await self.desk.look_up(self.desk.uploads.sweep)

    async def close(self) -> None:
        """Disconnect; no further passage of the day is posted."""
        if self._days:
            self._days.cancel()
        await super().close()

    async def _count_shards(self) -> None:
        """Ask Discord how many shards there should be, and how often and how many at once may log in."""
        recommended, _, limits = await self.http.get_bot_gateway()
        self.shard_count = self.shard_count or recommended
        self._at_once = limits["max_concurrency"]
        own = len(self.shard_ids or range(self.shard_count))
        if limits["remaining"] < own:
            raise TooManyLogins(limits["reset_after"] / 1000)
        log.info("shards here: %d of %d; %d logins are left", own, self.shard_count, limits["remaining"])

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a shard may log in; the first of a process too, since there may be others."""
        del initial
        await self._turns.wait((shard_id or 0) % self._at_once)

    async def _sync(self) -> None:
        """Send the commands to Discord if they are not those that were sent last."""
        translator = self.tree.translator
        assert translator is not None  # noqa: S101  (set just before)
        commands = self.tree._get_all_commands(guild=self._sync_guild)  # noqa: SLF001  (as sync() does)
        payload = [await command.get_translated_payload(self.tree, translator) for command in commands]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        where = self._sync_guild.id if self._sync_guild else _EVERYWHERE
        mark = f"{self._marks}{where}"
        await self._clear_elsewhere(mark)
        if await self.desk.look_up(self.desk.preferences.mark, mark) == digest and not self._always_sync:
            return
        try:
            await self.tree.sync(guild=self._sync_guild)
        except discord.Forbidden:
            if self._sync_guild is None:
                raise
            raise BotError(
                f"SYNC_GUILD_ID={where}: the bot is not in that server, or was invited without its commands; "
                "invite it (scholiast doctor prints the address), or unset SYNC_GUILD_ID"
            ) from None
        await self.desk.look_up(self.desk.preferences.set_mark, mark, digest)
        log.info("commands sent to Discord: %d, for %s", len(payload), where)

    @property
    def _marks(self) -> str:
        """How the marks begin that say which commands were sent where."""
        return f"commands {self.application_id} "

    async def _clear_elsewhere(self, mark: str) -> None:
        """Take back the commands that were sent to another scope: members would see each of them twice."""
        store, number = self.desk.preferences, self.application_id
        assert number is not None  # noqa: S101  (known since the login)
        for other in await self.desk.look_up(store.marks, self._marks):
            if other == mark:
                continue
            where = other.removeprefix(self._marks)
            try:
                if where == _EVERYWHERE:
                    await self.http.bulk_upsert_global_commands(number, payload=[])
                else:
                    await self.http.bulk_upsert_guild_commands(number, int(where), payload=[])
            except (discord.Forbidden, discord.NotFound):  # the bot has left that server
                log.info("commands for %s could not be taken back", where)
            await self.desk.look_up(store.drop_mark, other)

    async def on_ready(self) -> None:
        """Say that the bot is there; comes again after some reconnections."""
        log.info("connected as %s, in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Hear a message."""
        await mentions.hear(self, message)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget what a server had chosen when it parts with the bot."""
        await self.desk.look_up(self.desk.preferences.forget, guild.id)
        await self.desk.look_up(self.desk.feedback.forget, guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget what was chosen for a channel that is deleted."""
        await self.desk.look_up(self.desk.forget, channel.guild.id, channel.id)

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """Forget what was chosen for a thread that is deleted."""
        await self.desk.look_up(self.desk.forget, thread.guild_id, thread.thread_id)

    async def pressed(self, interaction: discord.Interaction[Any], name: str, selection: Selection) -> None:
        """Answer a button or a select."""
        await presses.answer(interaction, name, selection)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log what an event came to, without what it was about."""
        log.exception("event %s", event_method)


def _intents(*, message_content: bool) -> discord.Intents:
    """Ask for the least: servers, and messages that are addressed to the bot."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = message_content
    return intents
