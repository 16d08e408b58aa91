"""Buttons under an answer: further passages, the closest, post to the channel, delete."""

import contextlib
from collections import deque
from collections.abc import Sequence

import discord

from bot.answer import Quote
from bot.chat import replies
from bot.chat.controls.presses import Pressed, on
from bot.chat.sent import question
from bot.chat.views import view
from bot.lookup.passages import find, quotation
from bot.render.posts import answers
from bot.render.posts.blocks import Post, Text
from bot.render.posts.ids import Spot, Verb
from corpus.model import Library

_SERVER_ERROR = 500
_posting: deque[int] = deque(maxlen=1000)  # messages whose answers were posted lately, or are being


@on(Verb.MORE)
async def more(pressed: Pressed) -> None:
    """Show further passages."""

    def make() -> Post | None:
        quotes = quotations(pressed.library, pressed.spots)
        if not quotes:
            return None
        heading = question(pressed.interaction.message) or Text(pressed.say("further"))
        reader = answers.For(private=True)
        return answers.quotations(quotes, pressed.say, heading=heading, passages=len(quotes), reader=reader)

    await pressed.show(make)


@on(Verb.NEAR)
async def near(pressed: Pressed) -> None:
    """Show the closest passages to who wants to see them."""

    def make() -> Post | None:
        quotes = quotations(pressed.library, pressed.spots)
        if not quotes:
            return None
        asked = question(pressed.interaction.message)
        return answers.closest(quotes, pressed.say, passages=len(quotes), question=asked)

    await pressed.show(make)


@on(Verb.POST)
async def post(pressed: Pressed) -> None:
    """Post a private answer to the channel it was asked in."""
    interaction, message = pressed.interaction, pressed.interaction.message
    assert message is not None  # noqa: S101  (a button stands on a message)
    await replies.acknowledge_edit(interaction)
    if message.id in _posting:
        return
    _posting.append(message.id)

    def make() -> Post | None:
        quotes = quotations(pressed.library, pressed.spots)
        heading = question(interaction.message) or Text(pressed.say("further"))
        asker = Text(f"-# {pressed.say('posted_by', user=interaction.user.mention)}")
        reader = answers.For(asker=interaction.user.id)
        return (
            answers.folded(
                quotes, pressed.say, heading=heading, below=[asker], passages=len(quotes), reader=reader
            )
            if quotes
            else None
        )

    made = await pressed.desk.look_up(make)
    if made is None:
        await replies.tell(interaction, pressed.say("gone"))
        return
    try:
        await _send(interaction, made, nonce=message.id)
    except BaseException:
        _posting.remove(message.id)  # it may be tried again
        raise
    await replies.tell(interaction, pressed.say("posted"))


@on(Verb.DELETE)
async def delete(pressed: Pressed) -> None:
    """Delete an answer, for who asked and for moderators."""
    interaction = pressed.interaction
    first = pressed.rest.partition(":")[0]
    asker = int(first) if first.isdecimal() else 0
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        await replies.refuse(interaction, pressed.say("not_yours"))
        return
    await replies.acknowledge_edit(interaction)
    with contextlib.suppress(discord.NotFound):  # somebody was quicker
        await replies.once_more(pressed.desk, interaction.delete_original_response)


def quotations(library: Library, spots: Sequence[Spot]) -> list[Quote]:
    """Quote the passages of an id that the library still has."""
    found = ((find(library, spot.passage), spot.sentence) for spot in spots)
    return [quotation(*passage, sentence) for passage, sentence in found if passage]


async def _send(interaction: replies.Interaction, made: Post, *, nonce: int) -> None:
    """Send to the channel; where the bot may not, through the interaction, which always may."""
    channel = interaction.client.get_partial_messageable(interaction.channel_id)
    try:
        await replies.send(replies.desk(interaction), channel, made, nonce=nonce)
    except discord.HTTPException as error:  # no permission, or the thread is closed
        if error.status >= _SERVER_ERROR:  # it may have arrived
            raise
        await interaction.followup.send(view=view(made), allowed_mentions=replies.SILENT)
