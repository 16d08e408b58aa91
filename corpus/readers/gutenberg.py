"""A file of Project Gutenberg → what its header says of the text, and the text without credits. Pure.

The header stands above `*** START OF …`: `Title: Nets`, `Author: Ann Roe`, `Language: English`. Who made the
file is said below it, before the title, and is no part of the text.
"""

import re
from collections.abc import Sequence

from corpus.blocks import paragraphs
from corpus.readers.source import Fields
from corpus.stretch import Stretch

_START = re.compile(r"^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG|^\*END\*?THE SMALL PRINT", re.MULTILINE)
_LONGEST_HEADER = 20_000
# `The Project Gutenberg EBook of The Salt Road, by Ada Quill`
_NAMED = re.compile(
    r"(?:The )?Project Gutenberg(?:['’]s| e-?(?:book|text) of) "
    r"(?P<title>.+?)(?:, by (?P<author>.{3,80}?))?\.?",
    re.IGNORECASE,
)
# `Title: Nets`, and a second line that is set in
_FIELD = re.compile(
    r"^(?P<name>[A-Z][A-Za-z ]{2,30}):[ \t]*(?P<value>\S.*(?:\n[ \t]{2,}\S.*)*)", re.MULTILINE
)
_ADDRESS = re.compile(r"https?://(?:www\.)?gutenberg\.(?:org|net)/")
_WHOLE_LINE = 55  # characters from which on a line may have been wrapped
_YEAR = re.compile(r"\b1[4-9]\d\d\b|\b20\d\d\b")
# https://www.gutenberg.org/browse/languages/: the names that are most of its books
_LANGUAGES = {
    "chinese": "zh", "danish": "da", "dutch": "nl", "english": "en", "esperanto": "eo", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hungarian": "hu", "italian": "it", "japanese": "ja",
    "latin": "la", "norwegian": "no", "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "swedish": "sv", "tagalog": "tl", "welsh": "cy",
}  # fmt: skip
# `Produced by Ann Roe`, `E-text prepared by …`, `HTML version by …`, `End of Project Gutenberg's Nets`
_CREDITS = re.compile(
    r"\[?(?:this (?:e-?book|e-?text|file) (?:was )?)?(?:first )?"
    r"(?:(?:produced|prepared|transcribed|scanned|digitized|proofread|converted|created) (?:by|from|in)\b"
    r"|e-?(?:text|book) (?:was )?(?:produced|prepared|transcribed|scanned|created) (?:by|from|in)\b"
    r"|(?:html|epub) (?:version|file)s? (?:produced |prepared )?by\b"
    r"|transcriber[’']?s?[’']? notes?\b|end of (?:the |this )?project gutenberg)",
    re.IGNORECASE,
)


def fields(text: str) -> Fields:
    """Read what the header of a file says; nothing if it is none of Project Gutenberg.

    `Release Date: July, 1998` is that of the file: a citation would date Machiavelli so.
    """
    start = _START.search(text, 0, _LONGEST_HEADER)
    if not start or "Gutenberg" not in text[: start.end() + 40]:
        return Fields()
    head = text[: start.start()]
    said: dict[str, list[str]] = {}
    for found in _FIELD.finditer(head):
        said.setdefault(found["name"].lower(), []).extend(map(str.strip, found["value"].splitlines()))
    title, subtitle = _titles(said.get("title", []))
    title_in_line, author_in_line = next(filter(any, map(named, head.splitlines())), (None, None))
    published = _YEAR.search(" ".join(said.get("original publication", [])))
    language = " ".join(said.get("language", []))
    return Fields(
        title=title or title_in_line,
        subtitle=subtitle,
        author=", ".join(said.get("author", [])) or author_in_line,
        date=published[0] if published else None,
        language=_LANGUAGES.get(language.lower(), language) or None,
    )


def named(line: str) -> tuple[str | None, str | None]:
    """Read title and author in the line that names a file, which is the title of its page too.

    >>> named("The Project Gutenberg eBook of The Salt Road, by Ada Quill.")
    ('The Salt Road', 'Ada Quill')
    """
    found = _NAMED.fullmatch(line.strip())
    return (found["title"], found["author"]) if found else (None, None)


def _titles(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Tell a title from its subtitle in the next line, and from its own second line."""
    if len(lines) > 1 and lines[1][:1].isupper() and len(lines[0]) < _WHOLE_LINE:
        return lines[0].rstrip(":;,"), " ".join(lines[1:])
    return " ".join(lines) or None, None


def is_address(url: str) -> bool:
    """Tell an address at Project Gutenberg: `https://www.gutenberg.org/files/99991/99991-h.htm`."""
    return bool(_ADDRESS.match(url))


def frame(blocks: Sequence[Stretch]) -> range:
    """Give the places of the blocks of the text itself, without the licence and who made the file."""
    inside = paragraphs.frame(blocks)
    first, stop = inside.start, inside.stop
    if first:
        while first < stop and blocks[first].match(_CREDITS):
            first += 1
        while stop > first and blocks[stop - 1].match(_CREDITS):
            stop -= 1
    return range(first, stop)
