"""A block of a plain text → whether it is a heading: of notes, of a chapter, a numbered title. Pure."""

import re
from collections.abc import Sequence

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded
from corpus.notes import heads, markers
from corpus.stretch import Stretch

# No heading of notes, or that stands again over them, is longer; no other is longer than that below.
LONGEST = 60
LONGEST_OF_ALL = 80
_MOST_LINES = 2
_MOST_WORDS = 8
NOTE_HEADINGS = folded(EVERY.note_headings, elsewhere.NOTE_HEADINGS)
_TO = rf"{any_of(EVERY.note_words, EVERY.notes_words)} {any_of(EVERY.notes_to)} "
# `Notes to Chapter 2`, `Anmerkungen zum ersten Kapitel`; not `Notes on the Great Storm`
_NOTES_TO = re.compile(rf"{_TO}(?:\w+ )?{any_of(EVERY.chapter_words, EVERY.front_parts)}\b.*", re.IGNORECASE)
_BEGINS_TO = re.compile(_TO, re.IGNORECASE)
# `17 References`, `IV. Notes`
_SECTION = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})[.)]?\s+")
_RULE = re.compile(r"[_=*–—-]{3,}")
# `The Harbour`: a few words without a sign; notes have commas, figures, a stop
_WORD_OF_TITLE = r"[ ][^\W\d][\w’'-]*"
_TITLE = re.compile(rf"[^\W\d_a-z][\w’'-]*(?:{_WORD_OF_TITLE}){{0,7}}[?!]?")
# `1. The Harbour`, of two words or more
_NUMBERED_TITLE = re.compile(rf"\d{{1,2}}[.)]?(?=(?:{_WORD_OF_TITLE}){{2}})[ ]{_TITLE.pattern}")
_CHAPTER = re.compile(rf"(?:{any_of(EVERY.chapter_words)}\b|[IVXLC]{{1,7}}\.?\s)", re.IGNORECASE)


def is_rule(line: Stretch) -> bool:
    """Tell whether a line is a rule, as over notes."""
    return line.trimmed().fullmatch(_RULE) is not None


def names_chapter(words: str) -> bool:
    """Tell whether the heading of notes says of which part they are: `Notes to Chapter 2`."""
    return _NOTES_TO.fullmatch(words) is not None


def without_notes_to(words: str) -> str:
    """Give what the notes under a heading are to: of `Notes to The Ferry`, `The Ferry`."""
    found = _BEGINS_TO.match(words)
    return words[found.end() :] if found else words


def is_of_notes(block: Stretch) -> bool:
    """Tell whether a block is the heading of notes."""
    return len(block) <= LONGEST and _of_notes(block.words)


def _of_notes(words: str) -> bool:
    folded = " ".join(_SECTION.sub("", words.strip("#=_*: \n\t.-")).casefold().split())
    return folded in NOTE_HEADINGS or _NOTES_TO.fullmatch(folded) is not None


def is_numbered_title(block: Stretch) -> bool:
    """Tell whether a block has the form of a numbered heading: `1. The Harbour`."""
    return block.fullmatch(_NUMBERED_TITLE) is not None


def is_title(words: str) -> bool:
    """Tell whether words have the form of a title: `The Harbour`."""
    return _TITLE.fullmatch(words) is not None


def has_text_below(blocks: Sequence[Stretch], at: int) -> bool:
    """Tell whether a block of text stands right under another: no label, no heading of notes, no rule."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and not (heads.head(below) or is_of_notes(below) or is_rule(below))


def again(blocks: Sequence[Stretch]) -> set[int]:
    """Give the places of numbered headings that stand over text, and again over notes."""
    found: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if len(block) <= LONGEST and is_numbered_title(block):
            found.setdefault(" ".join(block.words.casefold().split()), []).append(at)
    twice = (places for places in found.values() if len(places) > 1 and has_text_below(blocks, places[0]))
    return {at for places in twice for at in places}


def is_chapter(block: Stretch) -> bool:
    """Tell whether a block is the heading of a chapter by a word or a number: `Chapter Two`, `II. Tar`."""
    return _CHAPTER.match(block.words.strip("#=_* \n")) is not None and is_headed(block)


def is_headed(block: Stretch) -> bool:
    """Tell whether a block has the form of a heading: short, with a capital, and no sentence."""
    words = block.words
    if len(words) > LONGEST_OF_ALL or words.count("\n") >= _MOST_LINES or heads.head(block):
        return False
    if words.isupper() or _CHAPTER.match(words):
        return words[-1] not in ":;,"
    if not words or not words[0].isupper() or words[-1] in ".:;,!?…”\"'’" or len(words.split()) > _MOST_WORDS:
        return False
    return not calls(block)


def calls(block: Stretch) -> bool:
    """Tell whether a marker may stand in a block."""
    return any(True for _ in markers.places(block))
