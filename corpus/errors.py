"""What can be wrong with the texts, said in one line with the way out.

CorpusError            base; its text is for the person who keeps the library
└── NoCorpus           the folder does not exist
"""


class CorpusError(Exception):
    """A library cannot be read; the message names the value and the way out."""


class NoCorpus(CorpusError):
    """The corpus folder is missing or is not a folder."""
