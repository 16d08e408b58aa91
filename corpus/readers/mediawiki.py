"""A page of a wiki in the markup of MediaWiki → Source; ``<ref>`` are its notes."""

import re
from collections.abc import Sequence

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.decode import decode
from corpus.readers.source import Fields, Source
from corpus.readers.wiki_stretches import stretches

# `Title: …` of the lines between `<pre>` at the head of a page of proposals
_FIELD = re.compile(
    r"^[ \t]*(Title|Authors?|Date|Created|Assigned|Language):[ \t]*(\S.*(?:\n[ \t]{8,}[^:\n]+$)*)",
    re.MULTILINE,
)
_MAIL = re.compile(r"\s*<[^>]*>")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a page in the child process."""
    return confined(page, data, name)


def page(data: bytes, name: str) -> Source | Problem:
    """Read a page."""
    from corpus.readers import marked_up

    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    return marked_up.guarded(lambda _: _source(*decoded), data, name)


def _source(words: str, problems: Sequence[Problem] = ()) -> Source:
    from corpus.readers import marked_up
    from corpus.readers.wiki_walk import Reading

    reading = Reading()
    root = reading.page(stretches(words))
    return marked_up.source(root, _fields(words), (*problems, *reading.problems()))


def _fields(words: str) -> Fields:
    """Read the head of a proposal; the title of other pages is the name of their file."""
    if not words.lstrip().startswith("<pre>"):
        return Fields()
    said = {found[1].lower(): found[2] for found in _FIELD.finditer(words, 0, 5_000)}
    authors = said.get("authors") or said.get("author") or ""
    names = [_MAIL.sub("", line).strip() for line in authors.splitlines()]
    return Fields(
        title=said.get("title"),
        author=", ".join(name for name in names if name) or None,
        date=said.get("date") or said.get("created") or said.get("assigned"),
        language=said.get("language"),
    )
