"""A message → the question in it, or none. Pure.

The bot answers whoever turns to it: by a mention typed in the message, in a direct message, in reply to one
of its answers, or in a channel that a server has set aside. It never answers another bot, and a reply that
pings it by the way asks nothing. Small talk is answered where it is surely for the bot: a mention is told how
to ask, and so is who says hello in a direct message.
"""

import re
from dataclasses import dataclass

from bot.asking.kinds import Kind, read


@dataclass(frozen=True, slots=True)
class Message:
    """What counts of a message.

    ``earlier`` is the question of the answer it replies to, if it does; ``is_withheld`` is set where
    it is for the bot, but Discord keeps its words.
    """

    content: str
    from_bot: bool
    is_direct: bool
    in_ask_channel: bool
    earlier: str | None = None
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, perhaps nothing but a mention or withheld; the question before gives it context."""

    text: str
    earlier: str | None = None
    is_withheld: bool = False


def question(message: Message, bot: int) -> Question | None:
    """Find the question that a message asks the bot (by its user id)."""
    if message.from_bot:
        return None
    mention = re.compile(rf"<@!?{bot}>")
    called = bool(mention.search(message.content))
    if not (called or message.is_direct or message.in_ask_channel or message.earlier is not None):
        return None
    text = " ".join(mention.sub(" ", message.content).split())
    if any(letter.isalnum() for letter in text):
        return _question(text, message, called=called)
    if called:
        return Question(text, message.earlier)
    if message.is_withheld and message.earlier is not None:
        return Question("", message.earlier, is_withheld=True)
    return None


def _question(text: str, message: Message, *, called: bool) -> Question | None:
    """Take words for a question, unless they are small talk: nothing but a mention, or nothing at all."""
    said = read(text)
    if said.kind is not Kind.TALK or (message.is_direct and said.greets):
        return Question(text, message.earlier)
    return Question("", message.earlier) if called else None
