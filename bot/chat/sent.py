"""A message that the bot has sent → what it was: an answer, and to which question."""

import discord

from bot.render.posts import ids
from bot.render.posts.blocks import Text
from bot.render.posts.ids import Verb

_QUESTION = ("### ", "❓ ")  # how the heading of an answer begins


def question(message: discord.Message | None) -> Text | None:
    """Take the heading of an answer, the question as it was escaped then."""
    for component in message.components if message else ():
        children = component.children if isinstance(component, discord.Container) else (component,)
        for child in children:
            if isinstance(child, discord.TextDisplay) and child.content.startswith(_QUESTION):
                return Text(child.content)
    return None


def is_answer(message: discord.Message) -> bool:
    """Tell an answer from other posts of the bot, by the id of the button that deletes it."""
    container = next((c for c in message.components if isinstance(c, discord.Container)), None)
    rows = [row for row in container.children if isinstance(row, discord.ActionRow)] if container else []
    names = (getattr(button, "custom_id", None) or "" for row in rows for button in row.children)
    return any(asked[0] is Verb.DELETE and asked[1].isdecimal() for asked in map(ids.asked, names) if asked)
