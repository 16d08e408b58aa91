"""What can be wrong with the texts, said in one line with the way out.

CorpusError            base; its text is for the person who keeps the library
├── NoCorpus           the folder does not exist, or cannot be read
├── Vanished           a text went away while the folder was read
└── TextsGone          texts are gone that were there, as in a folder that is not mounted
    ├── EmptyCorpus    all of them
    └── OtherLibrary   all of them, and others are there
"""


class CorpusError(Exception):
    """A library cannot be read; the message names the value and the way out."""


class NoCorpus(CorpusError):
    """The corpus folder is missing, is not a folder, or cannot be read."""


class Vanished(CorpusError):
    """What was there when the folder was looked at is gone when it is read."""


class TextsGone(CorpusError):
    """Many texts are gone at once, with these ids; to remove them from the index must be allowed."""

    def __init__(self, message: str, gone: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.gone = gone


class EmptyCorpus(TextsGone):
    """No text was read where there were some."""


class OtherLibrary(TextsGone):
    """None of the texts of an index is there any more, and others are."""
