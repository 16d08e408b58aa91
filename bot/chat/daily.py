"""The passage of the day: a task that looks now and then where one is due, and posts it once.

Before it is sent, its day is written down with a question mark, and without when it has been. Who finds the
question mark, after a crash or an error that does not tell whether the post arrived, looks into the channel.
"""

import asyncio
import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any

import discord

from bot.chat import replies
from bot.chat.desk import Desk, Place
from bot.lookup.passages import nth, quotation
from bot.render.posts.blocks import Post, Text
from bot.render.posts.paragraphs import paragraph
from bot.servers.daily import Daily, due, mark_name, moment, number, today
from bot.words import Say

log = logging.getLogger(__name__)

_SENDING = "?"
_CLIENT_ERROR = range(400, 500)  # refused for good; 429 discord.py waits for itself
_FEW, _DRAWN = 60, 100  # characters that say something by themselves, times that one is drawn
_LOOKED_THROUGH = 50  # messages since the post was due


async def keep(client: Any) -> None:
    """Look after each pause until the task is cancelled: one look at a time, since two would post twice."""
    await client.wait_until_ready()
    while True:
        await asyncio.sleep(client.desk.pauses.daily)
        try:
            await post_what_is_due(client)
        except Exception:
            log.exception("the passage of the day")


async def post_what_is_due(client: Any) -> None:
    """Post where a passage is due; what goes wrong in one channel keeps no other waiting."""
    desk: Desk = client.desk
    for server, channel, daily in desk.daily():
        if desk.stopping or client.get_guild(server) is None:
            continue
        try:
            await _post_if_due(client, server, channel, daily)
        except replies.UNSAID as unsaid:
            log.warning("the passage of the day in channel %s: %s", channel, type(unsaid).__name__)


def begin(desk: Desk, server: int, channel: int, daily: Daily) -> None:
    """Let the first passage be one that is due from now on, and none come twice on a day."""
    now = desk.clock()
    day = today(daily, now)
    if moment(daily, day) <= now:
        desk.preferences.set_mark(mark_name(server, channel), day.isoformat())


async def _post_if_due(client: Any, server: int, channel: int, daily: Daily) -> None:
    desk: Desk = client.desk
    store, name = desk.preferences, mark_name(server, channel)
    written = await desk.look_up(store.mark, name) or ""
    last = date.fromisoformat(written.rstrip(_SENDING)) if written else None
    is_open = written.endswith(_SENDING)
    day = due(daily, desk.clock(), None if is_open else last)
    if day is None or (last and day < last):
        return
    place = client.get_partial_messageable(channel, guild_id=server)
    heading = f"<t:{int(moment(daily, day))}:D>"
    is_there = is_open and day == last and await _stands(client, place, heading, moment(daily, day))
    if not is_there:
        post = await desk.look_up(_laid_out, desk, client.get_guild(server), daily, day, heading)
        await desk.look_up(store.set_mark, name, day.isoformat() + _SENDING)
        if post:
            await _send(desk, place, post, nonce=number(daily, day))
    await desk.look_up(store.set_mark, name, day.isoformat())


async def _send(desk: Desk, place: discord.PartialMessageable, post: Post, *, nonce: int) -> None:
    """Send; where Discord refuses for good, the day is over."""
    try:
        await replies.send(desk, place, post, nonce=nonce)
    except discord.HTTPException as error:
        if error.status not in _CLIENT_ERROR:
            raise
        log.warning("the passage of the day was refused in channel %s: code %s", place.id, error.code)


async def _stands(client: Any, place: discord.PartialMessageable, heading: str, since: float) -> bool:
    """Tell whether the post has arrived; where the bot may not look, it is taken for granted."""
    after = datetime.fromtimestamp(since, UTC) - timedelta(minutes=1)
    try:
        async for message in place.history(limit=_LOOKED_THROUGH, after=after):
            if message.author.id == client.user.id and heading in _text(message):
                return True
    except discord.Forbidden:
        return True
    return False


def _text(message: discord.Message) -> str:
    items = discord.ui.LayoutView.from_message(message).walk_children()
    return "\n".join(item.content for item in items if isinstance(item, discord.ui.TextDisplay))


def _laid_out(desk: Desk, guild: discord.Guild, daily: Daily, day: date, heading: str) -> Post | None:
    """Lay out the passage of a day, of what may be seen in the channel; None where nothing may."""
    library = desk.library(Place(guild.id, daily.channels))
    documents = library.documents
    if daily.document is not None:
        document = library.document(daily.document)
        documents = (document,) if document else ()
    found = None
    for further in range(_DRAWN):
        found = nth(documents, number(daily, day, further))
        if found is None or found[1].end - found[1].start >= _FEW:
            break
    if found is None:
        return None
    say: Say = desk.say_to(guild.id, str(guild.preferred_locale))
    post = paragraph(quotation(*found), say)
    return Post((Text(f"### {say('daily_heading')} · {heading}"), *post.blocks), post.tone)
