"""The id of a button or a select that was used → what is done; every error gets an answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.chat import replies
from bot.chat.components import Selection
from bot.chat.desk import Desk
from bot.render.posts import ids
from bot.render.posts.blocks import Post
from bot.render.posts.ids import Verb
from bot.words import Say

Interaction = discord.Interaction[Any]


class Pressed:
    """A control that was used: by whom, on what message, the rest of its id, and what was chosen in it."""

    def __init__(self, interaction: Interaction, rest: str, selection: Selection) -> None:
        self.interaction = interaction
        self.rest = rest
        self.selection = selection
        self.desk: Desk = replies.desk(interaction)
        self.library = replies.library(interaction)  # of now, whatever is indexed meanwhile
        self.say: Say = replies.say_to(interaction)

    @property
    def spots(self) -> list[ids.Spot]:
        """The passages that the button is about."""
        return ids.spots(self.rest)

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
            await replies.tell(self.interaction, self.say("gone"))
        else:
            await replies.answer(self.interaction, post)


Action = Callable[[Pressed], Awaitable[None]]
_ACTIONS: dict[Verb, Action] = {}


def on(verb: Verb) -> Callable[[Action], Action]:
    """Let a function answer the controls with this verb."""

    def register(action: Action) -> Action:
        _ACTIONS[verb] = action
        return action

    return register


async def answer(interaction: Interaction, name: str, selection: Selection) -> None:
    """Do what an id says, or say in a sentence why not."""
    if not await replies.takes(interaction):
        return
    try:
        asked = ids.asked(name)
        if asked is None:
            await replies.refuse(interaction, replies.say_to(interaction)("old_button"))
            return
        verb, rest = asked
        with replies.desk(interaction).looking_up(interaction.user.id, replies.say_to(interaction)):
            await _ACTIONS[verb](Pressed(interaction, rest, selection))
    except Exception as error:
        await replies.fail(interaction, error)
