"""A block of a plain text → whether it is a heading: of notes, of a chapter, a numbered title. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded
from corpus.notes import heads, labels, markers
from corpus.stretch import Stretch

# No heading of notes, or that stands again over them, is longer; no other is longer than that below.
LONGEST = 60
LONGEST_OF_ALL = 80
_MOST_LINES = 2
_MOST_WORDS = 8
NOTE_HEADINGS = folded(EVERY.note_headings, elsewhere.NOTE_HEADINGS)
_TO = rf"{any_of(EVERY.note_words, EVERY.notes_words)} {any_of(EVERY.notes_to)} "
# `Notes to Chapter 2`, `Anmerkungen zum ersten Kapitel`, `Notes to II. Tar`; not `Notes on the Great Storm`
_NOTES_TO = re.compile(
    rf"{_TO}(?:(?:\w+ )?{any_of(EVERY.chapter_words, EVERY.front_parts)}\b.*"
    r"|\d{1,2}[.:)]?(?: .*)?|[ivxlc]{1,7}(?:[.:)].*)?)",
    re.IGNORECASE,
)
_BEGINS_TO = re.compile(rf"{any_of(EVERY.note_words, EVERY.notes_words)} ", re.IGNORECASE)
_TO_WORDS = sorted((f"{to} " for to in folded(EVERY.notes_to)), key=len)
# `17 References`, `IV. Notes`
_SECTION = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})[.)]?\s+")
_RULE = re.compile(r"[_=*–—-]{3,}")
# `The Harbour`: a few words without a sign; notes have commas, figures, a stop
_WORD_OF_TITLE = r"[ ][^\W\d][\w’'-]*"
_TITLE = re.compile(rf"[^\W\d_a-z][\w’'-]*(?:{_WORD_OF_TITLE}){{0,7}}[?!]?")
# `1. The Harbour`, of two words or more
_NUMBERED_TITLE = re.compile(rf"\d{{1,2}}[.)]?(?=(?:{_WORD_OF_TITLE}){{2}})[ ]{_TITLE.pattern}")
# `6. Salt`, which may be a note: it is a heading where it counts chapters on, or stands again over notes
_COUNTED_TITLE = re.compile(rf"\d{{1,2}}[.)]?[ ]{_TITLE.pattern}")
# `To chapter II`, `Zu Kapitel 2`
_TO_CHAPTER = re.compile(
    rf"{any_of(EVERY.notes_to)} {any_of(EVERY.chapter_words)} (?:\d{{1,3}}|[ivxlc]{{1,7}})\b.*", re.IGNORECASE
)
# `2. The Hall`, `II`, `Chapter II. The Hall`, `Notes to chapter 2`, `To 2. The Hall`: the number of a chapter
_NUMBERED = re.compile(
    rf"(?:(?i:{any_of(EVERY.note_words, EVERY.notes_words)}) )?(?:(?i:{any_of(EVERY.notes_to)}) )?"
    rf"(?:(?i:{any_of(EVERY.chapter_words)}) )?"
    r"(?P<number>\d{1,3}(?=[.:)]?(?:\s|\Z))|[IVXLC]{1,7}(?=[.:)]|\Z))"
)
# `Chapter Two`, `Notes to chapter 2`: what kind of part a heading names
_PART = re.compile(
    rf"(?:{any_of(EVERY.note_words, EVERY.notes_words)} )?(?:{any_of(EVERY.notes_to)} )?"
    rf"(?P<kind>{any_of(EVERY.chapter_words)})\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]{1,7}[.:]?")
_DIGITS = re.compile(r"(\d{1,2})[.:]?")
_CHAPTER = re.compile(rf"(?:{any_of(EVERY.chapter_words)}\b|[IVXLC]{{1,7}}\.?\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Over:
    """Where headings are: over notes of chapters, and anywhere.

    ``parts`` are those over notes, ``again`` those of them that stand there a second time, ``titles`` those
    that a format says are headings.
    """

    again: AbstractSet[int]
    parts: AbstractSet[int]
    titles: AbstractSet[int]


def is_rule(line: Stretch) -> bool:
    """Tell whether a line is a rule, as over notes."""
    return line.trimmed().fullmatch(_RULE) is not None


def names_chapter(words: str) -> bool:
    """Tell whether the heading of notes says of which part they are: `Notes to Chapter 2`."""
    return _NOTES_TO.fullmatch(words) is not None


def readings(words: str) -> list[str]:
    """Give the words of a heading, and what the notes under it may be to: `the ferry` and `ferry`.

    >>> readings("notes to the ferry")
    ['notes to the ferry', 'the ferry', 'ferry']
    """
    found = _BEGINS_TO.match(words)
    behind = words[found.end() :] if found else ""
    return [words, *(behind[len(to) :] for to in _TO_WORDS if behind.startswith(to))]


def is_of_notes(block: Stretch) -> bool:
    """Tell whether a block is the heading of notes."""
    return len(block) <= LONGEST and _of_notes(block.words)


def _of_notes(words: str) -> bool:
    folded = " ".join(_SECTION.sub("", words.strip("#=_*: \n\t.-")).casefold().split())
    return folded in NOTE_HEADINGS or _NOTES_TO.fullmatch(folded) is not None


def is_numbered_title(block: Stretch) -> bool:
    """Tell whether a block has the form of a numbered heading: `1. The Harbour`."""
    return block.fullmatch(_NUMBERED_TITLE) is not None


def _is_counted_title(block: Stretch) -> bool:
    return block.fullmatch(_COUNTED_TITLE) is not None


def counted(blocks: Sequence[Stretch], calls: Callable[[str, range], bool]) -> set[int]:
    """Give the places of numbered headings that count chapters from 1 on, each right over text: `6. Salt`.

    ``calls`` tells whether some blocks call a label. Nothing above the first heading calls its number: else
    they are notes of pages that have one each.
    """
    found: list[int] = []
    for at, block in enumerate(blocks):
        is_next = _is_counted_title(block) and number(block) == len(found) + 1
        if not is_next or (at and is_of_notes(blocks[at - 1])) or not has_text_below(blocks, at):
            continue
        if found or not calls("1", range(at)):
            found.append(at)
    return set(found) if len(found) > 1 else set()


def is_title(words: str) -> bool:
    """Tell whether words have the form of a title: `The Harbour`."""
    return _TITLE.fullmatch(words) is not None


def has_text_below(blocks: Sequence[Stretch], at: int) -> bool:
    """Tell whether a block of text stands right under another: no label, no heading of notes, no rule."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    is_note = below is not None and (heads.head(below) or heads.alone(below))
    return below is not None and not (is_note or is_of_notes(below) or is_rule(below))


def again(blocks: Sequence[Stretch]) -> set[int]:
    """Give the places of headings that stand over text, and again over notes; numbered ones at both.

    `The Ferry` may stand there as `Notes to The Ferry`.
    """
    known: dict[str, int] = {}
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if len(block) > LONGEST or is_of_notes(block) or not (_is_counted_title(block) or is_headed(block)):
            continue
        words = key(block)
        first = next((known[one] for one in readings(words) if one in known), None)
        if first is not None and is_numbered_title(block):
            found |= {first, at}
        elif first is not None and _has_notes_below(blocks, at):
            is_counted = _is_counted_title(block)
            if not is_counted or _begins_anew(blocks[at + 1]):
                found |= {first, at} if _is_counted_title(blocks[first]) else {at}
        elif first is None and has_text_below(blocks, at):
            known[words] = at
    return found


def of_chapters(blocks: Sequence[Stretch]) -> set[int]:
    """Give the places of headings over notes that name a chapter by number: `Chapter 2`, `II`, `2. Tar`, `2`.

    Numbers alone count from 1 on: else they are those of pages.
    """
    found: set[int] = set()
    numbers: list[int] = []
    for at, block in enumerate(blocks):
        if len(block) > LONGEST or is_of_notes(block) or not _has_notes_below(blocks, at):
            continue
        named = block.fullmatch(_TO_CHAPTER) or block.fullmatch(_ROMAN) or is_chapter(block)
        if named or (is_numbered_title(block) and _begins_anew(blocks[at + 1])):
            found.add(at)
        elif (alone := block.fullmatch(_DIGITS)) and int(alone[1]) == len(numbers) + 1:
            numbers.append(at)
    return found.union(numbers) if len(numbers) > 1 else found


def over_notes(blocks: Sequence[Stretch], titles: AbstractSet[int]) -> Over:
    """Find the headings of a text that stand over the notes of chapters."""
    named = {at for at, block in enumerate(blocks) if is_of_notes(block) and names_chapter(key(block))}
    repeated = again(blocks)
    parts = named | repeated | of_chapters(blocks)
    return Over(frozenset(repeated), frozenset(parts | set(_of_lost_lists(blocks, parts))), titles)


def _of_lost_lists(blocks: Sequence[Stretch], over: AbstractSet[int]) -> Iterator[int]:
    """Yield the headings of chapters right above another over notes: the list between the two is lost."""
    first: dict[str, int] = {}
    for at in reversed(range(len(blocks))) if over else ():
        if len(blocks[at]) <= LONGEST:
            first[key(blocks[at])] = at
    for below in over:
        at = below - 1
        while (
            at > 0 and at not in over and _is_of_chapter(blocks[at], below=blocks[below], first=first, at=at)
        ):
            yield at
            at -= 1


def _is_of_chapter(block: Stretch, *, below: Stretch, first: Mapping[str, int], at: int) -> bool:
    """Tell whether a block heads a chapter, as the one below it does: by its form, or met before."""
    if len(block) > LONGEST or is_of_notes(block) or not (_is_counted_title(block) or is_headed(block)):
        return False
    return first[key(block)] < at or (is_chapter(block) and is_chapter(below))


def key(block: Stretch) -> str:
    """Give the words by which a heading is known again: `chapter 2 the hall` of `Chapter 2. The Hall`."""
    return " ".join(word.rstrip(".:,") for word in block.words.strip("#=_* \n").casefold().split())


def number(block: Stretch) -> int | None:
    """Give the number of the chapter that a heading names, if it prints one: 2 of `Notes to Chapter II`."""
    found = _NUMBERED.match(block.words.strip("#=_* \n"))
    return labels.number(found["number"].casefold()) if found else None


def part(block: Stretch) -> str | None:
    """Say what kind of part a heading names, `chapter`, or how it counts, `1` or `I`; None if neither."""
    words = block.words.strip("#=_* \n")
    if named := _PART.match(words):
        return named["kind"].casefold()
    counted = _NUMBERED.match(words)
    return ("1" if counted["number"].isdigit() else "I") if counted else None


def is_numbered(block: Stretch) -> bool:
    """Tell whether a block is nothing but a number, as over a chapter: `II`, `2.`."""
    return (block.fullmatch(_DIGITS) or block.fullmatch(_ROMAN)) is not None


def _has_notes_below(blocks: Sequence[Stretch], at: int) -> bool:
    return at + 1 < len(blocks) and begins_note(blocks[at + 1])


def _begins_anew(block: Stretch) -> bool:
    head = heads.head(block) or heads.alone(block, bare=True)
    return head is not None and labels.number(head.label) == 1


def begins_note(block: Stretch) -> bool:
    """Tell whether a block begins with a label, be it alone on its line."""
    return (heads.head(block) or heads.alone(block, bare=True)) is not None


def is_chapter(block: Stretch) -> bool:
    """Tell whether a block is the heading of a chapter by a word or a number: `Chapter Two`, `II. Tar`."""
    return _CHAPTER.match(block.words.strip("#=_* \n")) is not None and is_headed(block)


def is_headed(block: Stretch) -> bool:
    """Tell whether a block has the form of a heading: short, with a capital, and no sentence."""
    words = block.words
    if len(words) > LONGEST_OF_ALL or words.count("\n") >= _MOST_LINES or begins_note(block):
        return False
    if words.isupper() or _CHAPTER.match(words):
        return words[-1] not in ":;,"
    if not words or not words[0].isupper() or words[-1] in ".:;,!?…”\"'’" or len(words.split()) > _MOST_WORDS:
        return False
    return not calls(block)


def calls(block: Stretch) -> bool:
    """Tell whether a marker may stand in a block."""
    return any(True for _ in markers.places(block))
