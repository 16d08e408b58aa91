"""Bytes of a format that is text → Source: what such formats share, decoding and front matter. Pure."""

from collections.abc import Callable
from dataclasses import replace

from corpus.model import Block, BlockKind, Problem
from corpus.readers import front_matter, gutenberg
from corpus.readers.decode import decode
from corpus.readers.source import Source
from corpus.readers.structure import Structure


def read(data: bytes, name: str, structure: Callable[[str, int], Structure]) -> Source | Problem:
    """Decode a file and read its front matter; ``structure`` reads the words of the text behind it."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    text, problems = decoded
    found = front_matter.read(text)
    read = structure(text, found.end)
    if found.end:
        read = replace(read, blocks=(Block(BlockKind.FRONT_MATTER, 0, found.end), *read.blocks))
    return Source(
        text, found.fields if found.end else gutenberg.fields(text), read, (*problems, *found.problems)
    )
