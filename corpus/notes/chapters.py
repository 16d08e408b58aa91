"""The heading over a list of notes → which chapter it names, and where that ends. Pure."""

from collections.abc import Sequence

from corpus.notes import headings
from corpus.notes.alignment import Places
from corpus.notes.entries import Entry
from corpus.notes.labels import distance, number
from corpus.notes.surroundings import Surroundings
from corpus.stretch import Stretch

Listed = tuple[Sequence[Entry], Surroundings]
_COUNTED = ("1", "I")  # how a heading counts that names no kind of part
NOBODY = range(0)
# So many blocks behind the heading of a section its first marker stands.
_NEAR = 20


def names(over: Stretch, heading: Stretch) -> bool:
    """Tell whether the heading over a list names the chapter of another heading, by number or words.

    By number if both are of one kind: `Chapter 1` is neither `Part I` nor the section `1. The Rope`.
    """
    number = headings.number(over)
    if not number or headings.part(over) in _COUNTED:
        return is_in(opening_of(heading), words_of(over))
    return (number, headings.part(over)) == (headings.number(heading), headings.part(heading))


def words_of(block: Stretch) -> str:
    """Give the words by which a heading is known again."""
    return headings.key(block)


def is_heading(block: Stretch) -> bool:
    """Tell whether a block has the form of a heading, with a number or without."""
    return headings.is_headed(block) or headings.is_numbered_title(block)


def opening_of(heading: Stretch) -> str:
    """Give what names a chapter in its heading: `chapter 2` of `Chapter 2. The Hall`."""
    words = words_of(heading).split()[: 2 if headings.is_chapter(heading) else None]
    return " ".join(words)


def is_in(words: str, over: str) -> bool:
    """Tell whether some words stand whole within others."""
    return bool(words) and f" {words} " in f" {over} "


def end_of(blocks: Sequence[Stretch], start: int, stop: int, places: Places) -> int:
    """Give where a chapter ends: at a heading that opens with the same word, if one without notes follows.

    Below the heading of a section the markers count on: `The Roof`, in `The Hall`. Where they begin anew
    below any heading, the chapter ends as well.
    """
    opening, part = words_of(blocks[start]).split()[0], headings.part(blocks[start])

    def is_next(block: Stretch) -> bool:
        return headings.part(block) == part if part else words_of(block).split()[:1] == [opening]

    begin = start
    for at in range(start + 1, stop):
        if not is_heading(blocks[at]):
            continue
        above, below = range(begin, at), range(at, min(at + _NEAR, stop))
        if is_next(blocks[at]):
            if part or not _count_on(above, below, places):
                return at
            begin = at
        elif _begin_anew(range(start, at), below, places):
            return at
    return stop


def _begin_anew(above: range, below: range, places: Places) -> bool:
    """Tell whether the markers behind a heading count from 1 on, as those before it do."""
    behind = [form for form, labels in places.called(below).items() if number(labels[0]) == 1]
    before = places.called(above) if behind else {}
    return any(number(before[form][0]) == 1 for form in behind if form in before)


def _count_on(above: range, below: range, places: Places) -> bool:
    """Tell whether the markers behind a heading go on with the numbers of those before it."""
    before, behind = places.called(above), places.called(below)
    return any(distance(before[form][-1], behind[form][0]) == 1 for form in before.keys() & behind)
