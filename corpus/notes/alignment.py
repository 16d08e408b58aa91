"""A list of notes and the places where markers may stand → which place calls which note. Pure.

What fits is the chain of places that ascends both in the text and in the list and that is trusted most, in
O(n log n).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus.notes import chains
from corpus.notes.entries import Entry
from corpus.notes.forms import ALL, CERTAIN_MARKERS, Shape
from corpus.notes.heads import follows
from corpus.notes.markers import Place, Trust
from corpus.notes.places import Forms, Known, standing_in

# What is counted in sentences, `(1) The light. (2) The road.`, stands in fewer paragraphs than this.
_SPREAD = 4
# How no head of a page ends.
_HEAD_ENDS_NOT = re.compile(r"[.,;:!?…”\"’)\]]\Z")
Pairs = list[tuple[Place, int]]
# A list of one note in another form than its marker may be one of points.
_FEWEST_MIXED = 2


class Places(Known):
    """The places of a text where markers may stand, and how lists of notes fit them."""

    def fit(
        self, entries: list[Entry], since: int, forms: Forms, *, reach: int, trim: bool
    ) -> tuple[list[Entry], dict[int, Place]]:
        """Align a list with the text before it, less what stands before it and only looks like it (``trim``).

        The text since the list before (``since``, a block) is looked at first, and is enough for the list of
        a chapter; what stands before the block ``reach`` is called by others.
        """
        fits = chains.align(self._pairs(entries, since, forms), len(entries))
        if len(fits) < len(entries) and since > reach:
            fits = chains.align(self._pairs(entries, reach, forms), len(entries))
        trimmed = self._without_heads(_trim(entries, fits), fits) if trim else entries
        if len(trimmed) < len(entries):
            fits = chains.align(self._pairs(trimmed, reach, forms), len(trimmed))
        if len(fits) < len(trimmed):
            scattered = self._scattered(trimmed, since, forms & CERTAIN_MARKERS)
            fits = max(fits, scattered, key=len)
        return trimmed, fits

    def _without_heads(self, entries: list[Entry], fits: Mapping[int, Place]) -> list[Entry]:
        """Drop what stands at the end of a list, has the form of a heading and is called further down only.

        `3 ROE v. DUN` opens the next page, at the foot of which the note 3 stands.
        """
        while len(entries) > 1 and len(entries) - 1 not in fits and self._is_head(entries[-1]):
            entries = entries[:-1]
        return entries

    def _is_head(self, entry: Entry) -> bool:
        words = self._text[entry.head.end : entry.end].strip()
        last = next(reversed(self._by_label.get(entry.head.label, ())), None)
        below = last is not None and last[0].start > entry.end
        return below and words[:1].isupper() and "\n" not in words and not _HEAD_ENDS_NOT.search(words)

    def _pairs(self, entries: Sequence[Entry], since: int, forms: Forms) -> Pairs:
        """List (place, entry) of equal label before the list, by place, within the work of one text."""
        pairs: Pairs = []
        until = self._until(entries)
        for number, entry in enumerate(entries):
            near = standing_in(self._by_label.get(entry.head.label, []), range(since, until))
            self._pairs_left -= len(near)
            if self._pairs_left < 0:
                break
            pairs += [(place, number) for place, _ in near if self._is_free(place, forms)]
        # At one place the later note comes first, so that a place is used once.
        pairs.sort(key=lambda pair: (pair[0].start, -pair[1]))
        return pairs

    def _scattered(self, entries: Sequence[Entry], since: int, forms: Forms) -> dict[int, Place]:
        """Give each note the first place of its label, in any order: references are called so."""
        if len({entry.head.label for entry in entries}) < len(entries):
            return {}
        first: dict[int, Place] = {}
        for place, number in self._pairs(entries, since, forms):
            first.setdefault(number, place)
        return first

    def exact(
        self,
        entries: Sequence[Entry],
        since: int,
        forms: Iterable[Shape],
        *,
        single: bool = False,
        enough: Trust = Trust.GOOD,
    ) -> dict[int, Place]:
        """Fit a list to the places of one form since a block, if they are its labels, one for one, in order.

        One label alone must be printed as hardly anything but a marker is, unless it may be a ``single`` one.
        """
        labels = [entry.head.label for entry in entries]
        for form in forms:
            near = self._numbers(range(since, self._until(entries)), form, labels, enough)
            if [place.label for place in near] != labels or self.counts(near):
                continue
            if len(near) > 1 or single or not near[0].doubtful:
                return dict(enumerate(near))
        return {}

    def in_turn(self, lists: Sequence[Sequence[Entry]]) -> dict[int, Place]:
        """Fit lists of chapters, one behind the other, to the places of a form that is nothing but markers.

        What calls a note again in its chapter is left out, but for the first: that may open the next chapter.
        """
        first, until = lists[0][0].head.label, self._until(lists[0])
        wanted = [(entry.head.label, list_) for list_, entries in enumerate(lists) for entry in entries]
        for form in sorted(CERTAIN_MARKERS):
            fits: list[Place] = []
            for place in self._good(range(until), form, Trust.GOOD):
                at = len(fits)
                if at < len(wanted) and place.label == wanted[at][0]:
                    fits.append(place)
                elif place.label == first or (place.label, wanted[at - 1][1]) not in wanted[:at]:
                    break
            else:
                if len(fits) == len(wanted) and not self.counts(fits):
                    return dict(enumerate(fits))
        return {}

    def fit_doubtful(self, entries: Sequence[Entry], since: int, reach: int) -> dict[int, Place]:
        """Align a list with places such as `(4)`: all of its notes and in one way only, or none.

        Most must stand where a clause ends, or one must and they are spread over the text; and they may not
        count the points of one thing.
        """
        for first in sorted({since, min(since, reach)}, reverse=True):
            chain = chains.only(self._near(entries, first))
            good = sum(place.trust >= Trust.GOOD for place in chain)
            spread = good > 0 and self._blocks_of(chain) >= _SPREAD
            if (2 * good >= len(chain) > 0 or spread) and not self.counts(chain):
                return dict(enumerate(chain))
        return {}

    def fit_only(self, entries: Sequence[Entry], since: int) -> dict[int, Place]:
        """Give each note of a list the one place, in whatever form, that can call it; all of them or nothing.

        The notes are called in their order, or each label stands at one place in all.
        """
        if len(entries) < _FEWEST_MIXED:
            return {}
        near = [self._every_place(entry.head.label, range(since, self._until(entries))) for entry in entries]
        ordered = chains.only(near)
        alone = [places[0] for places in near if len(places) == 1]
        are_alone = len({place.start for place in alone}) == len(entries)
        chain = ordered or (alone if are_alone else [])
        return {} if self.counts(chain) else dict(enumerate(chain))

    def fit_apart(self, entries: Sequence[Entry], since: int) -> dict[int, Place]:
        """Align a list with digits that may stand alone, `the war. 4 Nobody`: all in one way, or none."""
        near = [self._every_place(entry.head.label, range(since, self._until(entries))) for entry in entries]
        good = [[p for p in row if p.form is Shape.PLAIN and p.trust >= Trust.GOOD] for row in near]
        chain = chains.only(good)
        return {} if self.counts(chain) else dict(enumerate(chain))

    def runs(self, entries: Sequence[Entry], since: int) -> dict[int, Place]:
        """Fit a list to places whose form changes on the way: `¹` to `⁴`, then `word5` to `word7`.

        What stands there in each form are the labels of a part of the list, one for one.
        """
        labels, fits = [entry.head.label for entry in entries], dict[int, Place]()
        blocks = range(since, self._until(entries))
        near = [row for form in sorted(ALL) if (row := self._numbers(blocks, form, labels))]
        while len(fits) < len(labels):
            at = len(fits)
            row = next((r for r in near if [p.label for p in r] == labels[at : at + len(r)]), [])
            if not row or (fits and row[0].start < fits[at - 1].start):
                return {}
            fits.update(enumerate(row, at))
        several = len({place.form for place in fits.values()}) > 1
        return fits if several and not self.counts(list(fits.values())) else {}


def _trim(entries: list[Entry], fits: dict[int, Place]) -> list[Entry]:
    """Drop what stands before a list: leading entries without a marker whose label is not the next's."""
    first = 0
    while first < len(entries) - 1 and first not in fits and not _adjoins(entries[first], entries[first + 1]):
        first += 1
    return entries[first:]


def _adjoins(entry: Entry, following: Entry) -> bool:
    return follows(entry.head, following.head) or entry.head.label == following.head.label
