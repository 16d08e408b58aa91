"""A list that may be one of notes → what stands around it: headings, a rule, what leads up to it. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.language.languages import EVERY, any_of
from corpus.notes import headings
from corpus.notes.entries import Entry
from corpus.notes.forms import OF_POINTS, Shape
from corpus.stretch import Stretch

_NUMBER = re.compile(r"\d{1,3}|\b[IVXLC]{1,7}\b")
_FEWEST_CHAPTERS = 3
_STOP_INSIDE = re.compile(r"[.!?…;,].")
# `Notes`, `Anmerkungen zum Text`; not `References`
_OF_NOTES = re.compile(rf"{any_of(EVERY.note_words, EVERY.notes_words)}\b", re.IGNORECASE)
_UNDERLINE = re.compile(r"([=~^\"*+#_-])\1{2,}")
# `PUBLIUS.`, `— A. B.`, `T. R.`: who signs stands between a text and its notes
_SIGNATURE = re.compile(r"[—–-]{1,3}\s?\S.*|(?:[A-Z]\.\s?){1,4}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a list.

    ``above`` are the blocks that only head it, ``inside`` those that head its parts; ``titled`` says that one
    of the first is a heading of notes, ``of_notes`` that it is none of works, which any chapter may cite,
    ``ruled`` that a rule stands there. It is ``introduced`` by a clause that ends in a colon, as points are,
    or stands under another ``heading``; it ``closes`` a text or a chapter if a heading or nothing follows.
    """

    above: range
    inside: tuple[int, ...]
    titled: bool
    of_notes: bool
    ruled: bool
    introduced: bool
    heading: bool
    closes: bool
    turn: int = 1  # of lists under one heading of notes, the second is the second to begin anew


def chapters(blocks: Sequence[Stretch]) -> list[int]:
    """Give the places of headings that come again with other numbers: `PAPER No. 1`, `PAPER No. 2`."""
    forms: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        form = _NUMBER.sub("#", block.words) if len(block) <= headings.LONGEST_OF_ALL else ""
        if "#" in form and headings.is_headed(block):
            forms.setdefault(form, []).append(at)
    return sorted(at for found in forms.values() if len(found) >= _FEWEST_CHAPTERS for at in found)


class Looker:
    """Looks around lists among the blocks of one text."""

    def __init__(self, blocks: Sequence[Stretch], over: headings.Over) -> None:
        self._blocks = blocks
        self._again, self._over = over.again, over.parts
        short = (block.words for block in blocks if len(block) <= headings.LONGEST_OF_ALL)
        self._times = Counter(" ".join(words.split()) for words in short)

    def around_each(self, possible: Sequence[Sequence[Entry]]) -> list[Surroundings]:
        """Say what stands around each list; one right below another stands under the heading of that."""
        found: list[Surroundings] = []
        end, form = 0, None
        begun: set[str] = set()  # the labels under one heading
        times: Counter[tuple[Shape, str]] = Counter()  # how often a list has begun so
        for entries in possible:
            first = entries[0].head
            around = self._around(entries, end if entries[0].head.form is form else 0)
            times[first.form, first.label] += not around.introduced
            if found and found[-1].titled and end in (entries[0].blocks.start, around.above.start):
                anew = entries[0].head.label in begun
                around = replace(
                    around,
                    titled=True,
                    of_notes=found[-1].of_notes,
                    turn=max(found[-1].turn + 1, times[first.form, first.label]) if anew else found[-1].turn,
                )
            else:
                begun = set()
            found.append(around)
            begun |= {entry.head.label for entry in entries}
            end, form = entries[-1].blocks.stop, entries[0].head.form
        return found

    def _around(self, entries: Sequence[Entry], since: int) -> Surroundings:
        """Say what stands around a list; one of its form right before it ends at ``since``, a block."""
        first, stop = entries[0].blocks.start, entries[-1].blocks.stop
        above = self._headings_above(first, since)
        before = self._blocks[first - 1] if first > 0 else None
        titles = [self._blocks[at] for at in above if headings.is_of_notes(self._blocks[at])]
        ruled = before is not None and headings.is_rule(before)
        return Surroundings(
            above=above,
            inside=tuple(
                previous.blocks.stop
                for previous, entry in pairwise(entries)
                if previous.blocks.stop in self._over and previous.blocks.stop < entry.blocks.start
            ),
            titled=bool(titles),
            of_notes=any(title.search(_OF_NOTES) for title in titles),
            ruled=ruled,
            introduced=before is not None and not (titles or ruled) and _leads_up(before, entries[0]),
            heading=before is not None and not above and self._is_heading_of_another(before),
            closes=stop == len(self._blocks) or headings.is_headed(self._blocks[stop]),
        )

    def _headings_above(self, first: int, since: int) -> range:
        """Give the blocks that only head a list: `Notes`, and `Chapter 2` under it or under a list."""
        blocks, above = self._blocks, first - 1
        if (
            above > 0
            and _UNDERLINE.fullmatch(blocks[above].words)
            and blocks[above].is_right_under(blocks[above - 1])
        ):
            above -= 1
        if above >= 0 and headings.is_of_notes(blocks[above]):
            return range(above, first)
        if above < 0 or above != first - 1:
            return range(first, first)
        if not (above in self._over or _is_subheading(blocks[above])):
            return range(first, first)
        top = above
        while top > 0 and top - 1 in self._over and not headings.is_of_notes(blocks[top - 1]):
            top -= 1  # the headings of chapters that have lost their notes
        if top > 0 and headings.is_of_notes(blocks[top - 1]):
            return range(top - 1, first)
        is_counted = above in self._over and blocks[above].words[0].isdigit()
        is_own = above in self._again or is_counted or above == since > 0
        return range(top, first) if is_own else range(first, first)

    def _is_heading_of_another(self, block: Stretch) -> bool:
        """Tell the heading of a list of points from the name that signs each paper over its notes."""
        words = " ".join(block.words.split())
        return headings.is_headed(block) and self._times[words] == 1 and not _SIGNATURE.fullmatch(words)


def _leads_up(before: Stretch, entry: Entry) -> bool:
    """Tell whether a colon leads up to a list as to points: `this is done:`, then `1. …`, not `1 Roe`."""
    head = entry.head
    if head.form not in OF_POINTS | {Shape.BRACKETED} or before.text[head.start : head.end].strip().isalnum():
        return False
    return before.words.endswith((":", ":—", ":--", "：")) or _begins_above(before, entry)


def _begins_above(before: Stretch, entry: Entry) -> bool:
    """Tell whether the point before ends the block above, behind a colon: `this is done:`, `1) …`."""
    head = entry.head
    if not head.label.isdigit():
        return False
    printed = before.text[head.start : head.end].strip()
    earlier = re.escape(printed.replace(head.label, str(int(head.label) - 1), 1))
    return re.search(rf":\s*\n\s*{earlier}\s", before.words) is not None


def _is_subheading(block: Stretch) -> bool:
    words = block.words
    if len(words) <= headings.LONGEST and (headings.is_chapter(block) or headings.is_numbered_title(block)):
        return True  # `Chapter 2. The Ferry`, `2. The Ferry`
    if len(words) > headings.LONGEST or not words[0].isupper() or _STOP_INSIDE.search(words):
        return False
    return not headings.calls(block) and (words[-1].isalnum() or words.isupper())
