"""Acknowledge, answer, refuse, fail: every way in which the bot speaks to a member.

An interaction must be acknowledged within three seconds and may be answered for fifteen minutes
(https://docs.discord.com/developers/interactions/receiving-and-responding). The answer is always an edit of
the acknowledgement: an edit that is sent twice does no harm, a second message would. A refusal is for the
member only: where an answer was announced to all, that is taken back.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot import records
from bot.chat.desk import Desk, Place, Refused, Stopped
from bot.chat.views import view
from bot.errors import BadQuestion, BotError, Unaskable, UnknownDocument
from bot.render.posts.answers import deletable
from bot.render.posts.blocks import Post, Text, Tone
from bot.service import LONGEST_QUESTION
from bot.words import Say
from corpus.errors import CorpusError
from corpus.model import Library
from embeddings.errors import EmbeddingError

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
_T = TypeVar("_T")

_AGAIN = (429, 503, 520)  # of 429 discord.py waits for those of Discord itself, not for those of Cloudflare
_ALREADY_ACKNOWLEDGED = 40060  # after a retry of an acknowledgement that had arrived
_UNKNOWN_INTERACTION = 10062  # the three seconds are over
_NO_HISTORY = 160002  # a reply needs the permission to read the history of the channel
# How sending fails: Discord refuses, the connection breaks, nothing comes back, the bot is closed already.
UNSAID = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError, RuntimeError)
SILENT = discord.AllowedMentions.none()
_IS_PRIVATE = "private"  # what an interaction is told of its acknowledgement, in its extras


def desk(interaction: Interaction) -> Desk:
    """Give what all commands share."""
    found: Desk = interaction.client.desk
    return found


def place(interaction: Interaction) -> Place:
    """Say where an interaction takes place."""
    return place_of(interaction.guild_id, interaction.channel, interaction.channel_id)


def place_of(server: int | None, channel: Any, number: int | None) -> Place:
    """Say where something is said: a channel, or a thread and the channel that it is in."""
    parent = getattr(channel, "parent_id", None)
    return Place(server, tuple(one for one in (parent, number) if one is not None))


def library(interaction: Interaction) -> Library:
    """Give what may be seen where an interaction takes place."""
    return desk(interaction).library(place(interaction))


def say_to(interaction: Interaction) -> Say:
    """Speak as the server has chosen, or in the member's language."""
    return desk(interaction).say_to(interaction.guild_id, str(interaction.locale))


def hides(interaction: Interaction, private: bool | None) -> bool:
    """Say whether only the asker sees an answer: as is wished, else as the server has chosen.

    Where a member uses the bot that nobody has invited there, everybody sees it only if that is wished.
    """
    if private is not None:
        return private
    is_invited = interaction.is_guild_integration() or not interaction.is_user_integration()
    is_guest = not is_invited and not interaction.context.dm_channel
    return is_guest or desk(interaction).preferences.of(interaction.guild_id).private


async def takes(interaction: Interaction) -> bool:
    """Take on what was asked, so that a stop waits for it; while the bot stops, say that it does."""
    at, say = desk(interaction), say_to(interaction)
    if at.stopping:
        await _refuse_if_possible(interaction, say("stopping"))
        return False
    at.work.take(lambda: _give_up(interaction, say))
    return True


async def acknowledge(interaction: Interaction, *, private: bool) -> None:
    """Tell Discord that an answer will come; this decides who will see it."""
    interaction.extras[_IS_PRIVATE] = private
    await _acknowledged(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=True))


async def acknowledge_edit(interaction: Interaction) -> None:
    """Tell Discord that the message with the button will be edited."""
    await _acknowledged(interaction, lambda: interaction.response.defer())


async def _acknowledged(interaction: Interaction, send: Callable[[], Awaitable[Any]]) -> None:
    try:
        await once_more(desk(interaction), send)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise


async def answer(interaction: Interaction, post: Post) -> None:
    """Put a post in the place of the acknowledgement."""
    await once_more(
        desk(interaction),
        lambda: interaction.edit_original_response(view=view(post), allowed_mentions=SILENT),
    )


async def tell(interaction: Interaction, text: str, tone: Tone = Tone.PLAIN) -> None:
    """Put a sentence in the place of the acknowledgement."""
    await answer(interaction, Post((Text(text),), tone))


async def show(interaction: Interaction, make: Callable[[], Post], *, private: bool | None = None) -> None:
    """Answer by what needs no search; to all, unless it is private, and not where nothing was found.

    What is found at once is not announced before, since that decides who will see it.
    """
    at, say, asker = desk(interaction), say_to(interaction), interaction.user.id
    hidden = hides(interaction, private)
    with at.looking_up(asker, say):
        making = asyncio.ensure_future(at.look_up(make))
        await asyncio.wait({making}, timeout=at.pauses.announce)
        if not making.done():
            await acknowledge(interaction, private=hidden)
        post = await making
        if post.tone is Tone.NOTHING:
            await _refuse(interaction, post)
            return
        if not interaction.response.is_done():
            await acknowledge(interaction, private=hidden)
        await answer(interaction, post if hidden else deletable(post, asker, say))


async def refuse(interaction: Interaction, text: str) -> None:
    """Say privately why not."""
    await _refuse(interaction, Post((Text(text),), Tone.NOTHING))


async def _refuse(interaction: Interaction, post: Post) -> None:
    """Refuse in place of a private answer, beside a message that was to be edited, or anew."""
    if interaction.response.is_done():
        await _refuse_late(interaction, post)
        return
    try:
        await once_more(
            desk(interaction),
            lambda: interaction.response.send_message(
                view=view(post), ephemeral=True, allowed_mentions=SILENT
            ),
        )
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise
        await _refuse_late(interaction, post)


async def _refuse_late(interaction: Interaction, post: Post) -> None:
    announced = interaction.extras.get(_IS_PRIVATE)
    if announced:
        await answer(interaction, post)
        return
    if announced is not None:  # to all; as long as it stands, a further message would take its place
        with contextlib.suppress(discord.NotFound):
            await once_more(desk(interaction), interaction.delete_original_response)
    await interaction.followup.send(view=view(post), ephemeral=True, allowed_mentions=SILENT)


async def _give_up(interaction: Interaction, say: Say) -> None:
    """Say that the bot stops before it could answer, by one request: there is no time for a second."""
    post = Post((Text(say("given_up")),), Tone.NOTHING)
    is_announced = interaction.response.is_done() and _IS_PRIVATE in interaction.extras
    if not is_announced or interaction.extras[_IS_PRIVATE]:
        await _refuse(interaction, post)
    else:
        await answer(interaction, deletable(post, interaction.user.id, say))


async def fail(interaction: Interaction, error: BaseException) -> None:
    """Answer an error with a sentence; what is nobody's fault gets a reference that is in the log."""
    cause = error.__cause__ if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.NotFound) and cause.code == _UNKNOWN_INTERACTION:
        log.warning("an interaction was over before it could be answered")
        return
    await _refuse_if_possible(interaction, explain(cause or error, say_to(interaction)))


async def _refuse_if_possible(interaction: Interaction, sentence: str) -> None:
    try:
        await refuse(interaction, sentence)
    except UNSAID as unsaid:
        log.warning("a member could not be told: %s", type(unsaid).__name__)


def explain(error: BaseException, say: Say) -> str:
    """Turn an error into a sentence for a member, and log it if it is not theirs."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return say("old_command")
    if isinstance(error, Stopped):
        return say("given_up")
    if isinstance(error, BadQuestion):
        if error.problem is Unaskable.LONG:
            return say.count("question_long", LONGEST_QUESTION)
        return say(f"question_{error.problem}")
    if isinstance(error, UnknownDocument):  # left the library between the choice and the search
        return say("gone")
    reference = records.reference(error)
    known = isinstance(error, BotError | CorpusError | EmbeddingError)
    log.error(
        "reference %s: %s",
        reference,
        error if known else type(error).__name__,
        exc_info=None if known else error,
    )
    return say("failed", reference=reference)


async def once_more(desk: Desk, send: Callable[[], Awaitable[_T]]) -> _T:
    """Send again, once, where discord.py does not: after a 503, a 520, a dropped connection."""
    try:
        return await send()
    except (aiohttp.ClientConnectionError, ConnectionError):
        pass
    except discord.HTTPException as error:
        if error.status not in _AGAIN:
            raise
    await asyncio.sleep(desk.pauses.resend)
    return await send()


async def send(
    desk: Desk,
    channel: discord.abc.Messageable,
    post: Post,
    *,
    nonce: int,
    reference: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a message; the nonce keeps one that is sent twice from appearing twice."""
    more: dict[str, Any] = {"reference": reference, "mention_author": False} if reference else {}
    return await once_more(
        desk, lambda: channel.send(view=view(post), allowed_mentions=SILENT, nonce=nonce, **more)
    )


async def reply(desk: Desk, message: discord.Message, post: Post) -> discord.Message:
    """Reply to a message; where the bot may not read what was written, answer without pointing at it."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await send(desk, message.channel, post, nonce=message.id, reference=reference)
    except discord.HTTPException as error:
        if error.code != _NO_HISTORY:
            raise
        return await send(desk, message.channel, post, nonce=message.id)
