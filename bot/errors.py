"""What can be wrong with a question or the settings, said in one line with the way out.

BotError               base; its text is for the person at the keyboard
├── BadQuestion        nothing that can be asked
├── UnknownDocument    no document with that id
└── BadSettings        every problem of the settings, a line each
"""


class BotError(Exception):
    """The message names the value and the way out."""


class BadQuestion(BotError):
    """The question is empty, too long, or holds no word."""


class UnknownDocument(BotError):
    """No document of the library has this id."""


class BadSettings(BotError):
    """Settings that cannot be used."""
