"""What can be wrong with a question or the settings, said in one line with the way out.

BotError               base; its text is for the person at the keyboard
├── BadQuestion        nothing that can be asked
├── BadQuestions       a file of questions that cannot be used
├── UnknownDocument    no document with that id
├── UnknownAuthor      no document by that author
├── LeftIndex          an index that a service has left; another answers there
├── MadeElsewhere      an index that is made where a service is
├── BadSettings        settings that cannot be used now, such as a database that is away
│   └── WrongSettings  … and never as they are written, a line for each problem; hopeless
└── Hopeless           what another start would meet again, such as a token that Discord refuses
"""

from enum import StrEnum


class BotError(Exception):
    """The message names the value and the way out."""


class Hopeless(BotError):
    """Nobody should start the program again before something is changed."""


class Unaskable(StrEnum):
    """Why a question cannot be asked."""

    EMPTY = "empty"
    LONG = "long"
    WORDLESS = "wordless"


class BadQuestion(BotError):
    """The question is empty, too long, or holds no word."""

    def __init__(self, message: str, problem: Unaskable) -> None:
        super().__init__(message)
        self.problem = problem


class BadQuestions(BotError):
    """A file of questions for eval or calibrate cannot be used."""


class UnknownAuthor(BotError):
    """No document of the library is by this author."""


class UnknownDocument(BotError):
    """No document of the library has this id."""


class LeftIndex(BotError):
    """What is asked is of an index that a service has left."""


class MadeElsewhere(BotError):
    """The index that answers is that of a service, and is made there."""


class BadSettings(BotError):
    """Settings that cannot be used."""


class WrongSettings(BadSettings, Hopeless):
    """Settings that no start can use as they are written."""
