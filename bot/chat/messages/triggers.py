"""A message → the question in it, or none. Pure.

The bot answers whoever turns to it: by a mention typed in the message, in a direct message, in reply to one
of its answers, or in a channel that a server has set aside. A mention of its own role is one of it. It never
answers another bot, and a reply that pings it by the way asks nothing, nor does a mention in code or in a
line that quotes somebody. Small talk is answered where it is surely for the bot: a mention is told how
to ask, and so is who says hello in a direct message.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.asking.kinds import Kind, read
from bot.chat import written


@dataclass(frozen=True, slots=True)
class Message:
    """What counts of a message.

    ``earlier`` is the question of the answer it replies to, if it does; ``is_withheld`` is set where it pings
    the bot, but Discord keeps its words, ``pings_role`` where it does so by the bot's role. ``shows`` tells
    of a picture, a file or a poll; ``names`` are those that it mentions, by their ids.
    """

    content: str
    from_bot: bool
    is_direct: bool
    in_ask_channel: bool
    earlier: str | None = None
    is_withheld: bool = False
    pings_role: bool = False
    shows: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


class Lacks(Enum):
    """Why a message that is for the bot has no question; the value is the key of what is said."""

    NOTHING_ASKED = "empty_mention"
    NO_WORD = "no_word"
    WITHHELD_REPLY = "withheld_reply"
    WITHHELD_ROLE = "withheld_role"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, or what is lacking for that; the question before gives it context."""

    text: str
    earlier: str | None = None
    lacks: Lacks | None = None


def question(message: Message, bot: int, role: int | None = None) -> Question | None:
    """Find the question that a message asks the bot, by its user id and that of its role in the server."""
    if message.from_bot:
        return None
    called = written.calls(message.content, rf"<@!?{bot}>" + (rf"|<@&{role}>" if role else ""))
    if not (called or message.is_direct or message.in_ask_channel or message.earlier is not None):
        return _withheld(message) if message.pings_role else None
    text = written.words(message.content, message.names)
    if any(letter.isalnum() for letter in text):
        return _question(text, message, called=called)
    if called:
        return Question("", message.earlier, Lacks.NOTHING_ASKED)
    if message.is_withheld and message.earlier is not None:
        return _withheld(message)
    if message.is_direct and (message.shows or "?" in text):
        return Question("", message.earlier, Lacks.NO_WORD)
    return None


def _withheld(message: Message) -> Question | None:
    """Tell what to do instead to whoever wrote words that the bot is not given."""
    if not message.is_withheld:
        return None
    return Question("", message.earlier, Lacks.WITHHELD_ROLE if message.pings_role else Lacks.WITHHELD_REPLY)


def _question(text: str, message: Message, *, called: bool) -> Question | None:
    """Take words for a question, unless they are small talk: nothing but a mention, or nothing at all."""
    said = read(text)
    if said.kind is not Kind.TALK or (message.is_direct and said.greets):
        return Question(text, message.earlier)
    return Question("", message.earlier, Lacks.NOTHING_ASKED) if called else None
