"""The id of a button or a select that was used → what is done; every error gets an answer."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.chat import replies
from bot.chat.components import Selection
from bot.chat.desk import Desk
from bot.lookup.documents import without
from bot.render.posts import ids
from bot.render.posts.blocks import Post
from bot.words import Words

Interaction = discord.Interaction[Any]


class Pressed:
    """A control that was used: by whom, on what message, the rest of its id, and what was chosen in it."""

    def __init__(self, interaction: Interaction, rest: str, selection: Selection) -> None:
        self.interaction = interaction
        self.rest = rest
        self.selection = selection
        self.desk: Desk = replies.desk(interaction)
        off = self.desk.preferences.of(interaction.guild_id).documents_off
        self.library = without(self.desk.library, off)  # of now, whatever is indexed meanwhile
        self.words: Words = replies.words(interaction)

    @property
    def places(self) -> list[ids.Place]:
        """The passages that the button is about."""
        return ids.places(self.rest)

    def number(self, index: int) -> int:
        """Give one of the numbers of the id: a part, a note, a page."""
        found = ids.numbers(self.rest)
        return found[index] if index < len(found) else 0

    async def show(self, make: Callable[[], Post | None], *, turn: bool = False) -> None:
        """Show privately what ``make`` lays out, or that the text has changed.

        With ``turn``, the message with the button is turned to it, like a page, if it is private already.
        """
        message = self.interaction.message
        if turn and message is not None and message.flags.ephemeral:
            await replies.acknowledge_edit(self.interaction)
        else:
            await replies.acknowledge(self.interaction, private=True)
        post = await self.desk.look_up(make)
        if post is None:
            await replies.say(self.interaction, self.words("gone"))
        else:
            await replies.answer(self.interaction, post)


Action = Callable[[Pressed], Awaitable[None]]
_ACTIONS: dict[str, Action] = {}


def on(verb: str) -> Callable[[Action], Action]:
    """Let a function answer the controls with this verb."""

    def register(action: Action) -> Action:
        _ACTIONS[verb] = action
        return action

    return register


async def answer(interaction: Interaction, name: str, selection: Selection) -> None:
    """Do what an id says, or say in a sentence why not."""
    try:
        found = re.fullmatch(ids.TEMPLATE, name)
        action = _ACTIONS.get(found["verb"]) if found and int(found["version"]) == ids.VERSION else None
        if found is None or action is None:
            await replies.refuse(interaction, replies.words(interaction)("old_button"))
            return
        await action(Pressed(interaction, found["rest"], selection))
    except Exception as error:
        await replies.fail(interaction, error)
