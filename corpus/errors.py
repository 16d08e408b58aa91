"""What can be wrong with the texts, said in one line with the way out.

CorpusError            base; its text is for the person who keeps the library
├── NoCorpus           the folder does not exist
└── EmptyCorpus        the folder holds no text any more
"""


class CorpusError(Exception):
    """A library cannot be read; the message names the value and the way out."""


class NoCorpus(CorpusError):
    """The corpus folder is missing or is not a folder."""


class EmptyCorpus(CorpusError):
    """No text was read where there were some, as in a folder that is not mounted."""
