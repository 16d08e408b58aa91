"""Messages: a mention, a direct message, a reply to an answer, a channel set aside for questions."""

import asyncio
import contextlib
import logging
from typing import Any

import discord

from bot.chat import replies, sent
from bot.chat.answering import lay_out
from bot.chat.desk import Desk, Place, Refused
from bot.chat.messages.triggers import Message, Question, question
from bot.chat.names import names
from bot.errors import BadQuestion
from bot.lookup import places
from bot.render.posts import answers
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.places import placed
from bot.service import checked
from bot.words import Say

log = logging.getLogger(__name__)

_REFUSAL_STAYS = 15.0  # seconds: a refusal cannot be private in a channel, so it goes away by itself
_NO_PLACE = (10003, 50083, 160005)  # no such channel; a thread that is archived, or locked
_typing: set[asyncio.Task[None]] = set()


async def hear(client: Any, message: discord.Message) -> None:
    """Answer a message if it asks the bot something."""
    desk: Desk = client.desk
    role = _role(message)
    asked = question(_facts(client, desk, message, role), client.user.id, role)
    if asked is None:
        return
    guild = message.guild
    say = desk.say_to(guild.id if guild else None, str(guild.preferred_locale) if guild else None)
    if desk.stopping:
        await _fail(desk, message, say("stopping"), say, is_passing=False)
        return
    desk.work.take(lambda: _fail(desk, message, say("given_up"), say, is_passing=False))
    try:
        await _answer(desk, message, asked, say, bot=client.user)
    except discord.Forbidden:
        log.warning("no permission to answer in channel %s", message.channel.id)
    except discord.HTTPException as error:
        if error.code not in _NO_PLACE:
            await _fail(desk, message, replies.explain(error, say), say, is_passing=False)
        else:
            log.warning("channel %s is gone, archived or locked", message.channel.id)
    except Refused as refused:
        if desk.tells_refusal(message.author.id):
            await _fail(desk, message, str(refused), say, is_passing=True)
    except Exception as error:
        is_passing = isinstance(error, BadQuestion)
        await _fail(desk, message, replies.explain(error, say), say, is_passing=is_passing)


async def _answer(
    desk: Desk, message: discord.Message, asked: Question, say: Say, *, bot: discord.ClientUser
) -> None:
    with desk.admitted(message.author.id, say):
        if asked.lacks:
            said = Post((Text(say(asked.lacks.value)),))
            post = answers.deletable(said, message.author.id, say)
        else:
            post = await _found(desk, message, asked, say, bot=bot)
        await replies.reply(desk, message, post)


async def _found(
    desk: Desk, message: discord.Message, asked: Question, say: Say, *, bot: discord.ClientUser
) -> Post:
    server, channel = message.guild.id if message.guild else None, message.channel
    place = replies.place_of(server, channel, channel.id)
    if wanted := places.typed(asked.text):
        return await desk.look_up(_placed, desk, place, wanted, say, message.author.id)
    checked(asked.text)
    documents = desk.documents(place, say)
    _show_typing(message)
    surface = "message" if message.guild else "direct message"
    found = await desk.ask(asked.text, place, documents, surface=surface, earlier=asked.earlier)
    rates = desk.preferences.of(place.server).feedback
    reader = answers.For(asker=message.author.id, rates=rates)
    return await lay_out(desk, found, place, say, reader=reader, mention=bot.mention)


def _placed(desk: Desk, place: Place, wanted: list[places.Typed], say: Say, asker: int) -> Post:
    library = desk.library(place)
    found = [places.located(library, one) for one in wanted]
    return placed(found, say, asker=asker)


async def _fail(desk: Desk, message: discord.Message, sentence: str, say: Say, *, is_passing: bool) -> None:
    """Say what cannot be private here; it goes by itself, or can be deleted."""
    post = Post((Text(sentence),), Tone.NOTHING)
    if not is_passing:
        post = answers.deletable(post, message.author.id, say)
    try:
        refusal = await replies.reply(desk, message, post)
        if is_passing:
            await refusal.delete(delay=_REFUSAL_STAYS)
    except replies.UNSAID as unsaid:
        log.warning("a member could not be told: %s", type(unsaid).__name__)


def _role(message: discord.Message) -> int | None:
    """Give the role that Discord has made for the bot in the server of a message."""
    role = message.guild.self_role if message.guild else None
    return role.id if role else None


def _facts(client: Any, desk: Desk, message: discord.Message, role: int | None) -> Message:
    pings_role = any(one.id == role for one in message.role_mentions)
    others = [one for one in message.mentions if one.id != client.user.id]
    return Message(
        content=message.content,
        from_bot=message.author.bot or message.webhook_id is not None,
        is_direct=isinstance(message.channel, discord.DMChannel),
        in_ask_channel=_is_ask_channel(desk, message),
        earlier=_earlier(client, message),
        is_withheld=_is_withheld(client, desk, message, pings_role=pings_role),
        pings_role=pings_role,
        shows=bool(message.attachments or message.poll),
        names=names(message.content, message.guild, others),
    )


def _is_withheld(client: Any, desk: Desk, message: discord.Message, *, pings_role: bool) -> bool:
    """Tell whether a message that pings the bot comes without the words in it.

    So it is, without the message-content intent, with a reply to the answer of a command, and with a mention
    of the bot's role only (https://docs.discord.com/developers/gateway/you-might-not-need-a-privileged-intent).
    """
    something = message.content or message.attachments or message.stickers
    pings = pings_role or any(user.id == client.user.id for user in message.mentions)
    return pings and not something and not desk.message_content


def _is_ask_channel(desk: Desk, message: discord.Message) -> bool:
    """Tell whether every message here is a question: in a channel set aside, or opening a post of a forum."""
    if message.guild is None or not desk.message_content or message.type is not discord.MessageType.default:
        return False
    channels = desk.preferences.of(message.guild.id).channels
    opens_post = message.id == message.channel.id  # the first message of a thread has the thread's id
    parent = getattr(message.channel, "parent_id", None)
    return message.channel.id in channels or (opens_post and parent in channels)


def _earlier(client: Any, message: discord.Message) -> str | None:
    """Find the question of the answer that a message replies to."""
    answered = message.reference.resolved if message.reference else None
    if not isinstance(answered, discord.Message) or answered.author.id != client.user.id:
        return None
    return sent.asked(answered) if sent.is_answer(answered) else None


def _show_typing(message: discord.Message) -> None:
    """Show that an answer is on its way; if Discord will not, the answer must not wait for it."""

    async def show() -> None:
        with contextlib.suppress(*replies.UNSAID):
            await message.channel.typing()

    task = asyncio.create_task(show())
    _typing.add(task)
    task.add_done_callback(_typing.discard)
