"""Plain text → its notes, and the markers that call them. Pure.

First the note list is found, then its labels are looked for in the text before it. A list is believed only
if most of its labels find a marker there: ten numbered demands are no footnotes. What fits is the chain of
places that ascends both in the text and in the list and that is trusted most, in O(n log n).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus import labels
from corpus.labels import Head, Place, Trust
from corpus.lines import Lines
from corpus.model import Footnote, Marker, Problem, Span

# A note may run over this many further blocks before the next label; more of them are the text itself.
_LONGEST_NOTE = 4
# The work of one text, so that it grows with its length: pairs of a place and a note with its label, for
# each place. The lists of chapters need one; lists that find nothing near them are looked for everywhere.
_MOST_PAIRS_A_PLACE = 100

NOTE_HEADINGS = frozenset(
    [
        "notes",
        "footnotes",
        "endnotes",
        "note",
        "footnote",
        "references",
        "references and notes",
        "notes and references",
        "anmerkungen",
        "fußnoten",
        "fussnoten",
        "endnoten",
        "einzelnachweise",
        "notes de bas de page",
        "notas",
        "notas al pie",
        "referencias",
        "note a piè di pagina",
    ]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in a list: its head, where its words end, and the blocks (places in the sequence) it fills."""

    head: Head
    end: int
    blocks: range


@dataclass
class Apparatus:
    """The notes and markers of a text; ``headings`` and ``blocks`` are places in the sequence of blocks."""

    notes: list[Footnote] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    note_blocks: list[Span] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)


def find(text: str, blocks: Sequence[Span]) -> Apparatus:
    """Find the notes among the blocks of a text, and their markers in the others."""
    entries_of = [list(_entries(text, span, index)) for index, span in enumerate(blocks)]
    heading = [_is_notes_heading(text, span) for span in blocks]
    lists = _lists(entries_of, heading)
    if not lists:
        return Apparatus(problems=_loose_markers(text, blocks))
    lines, places, found = Lines(text), _Places(text, blocks), Apparatus()
    believed: list[tuple[list[Entry], dict[int, Place]]] = []
    tail = len(blocks)  # from here on there are only notes
    for candidates, since in reversed(list(zip(lists, [0, *_ends(lists)], strict=False))):
        before = candidates[0].blocks.start - 1
        titled = before >= 0 and heading[before]
        entries, fits = places.fit(candidates, since)
        at_end = entries[-1].blocks.stop == tail
        if _is_believed(entries, fits, titled=titled, at_end=at_end):
            tail = entries[0].blocks.start - titled if at_end else tail
            places.take(fits.values())
            believed.append((entries, fits))
            found.headings.update({before} if titled else ())
        elif titled:
            detail = f"{len(entries)} under a heading, but the text does not call them; kept as paragraphs"
            found.problems.append(Problem("notes without markers", detail, lines.at(entries[0].head.start)))
    if not believed:
        found.problems.extend(_loose_markers(text, blocks))
        return found
    for entries, fits in reversed(believed):
        _gather(text, lines, entries, fits, found)
    _add_strays(lines, places.left(found.used | found.headings), found)
    found.markers.sort(key=lambda marker: marker.start)
    return found


def _ends(lists: Sequence[Sequence[Entry]]) -> Iterator[int]:
    return (entries[-1].blocks.stop for entries in lists)


def _is_notes_heading(text: str, span: Span) -> bool:
    if span.end - span.start > 60:
        return False
    return text[span.start : span.end].strip("#=_*: \n\t.-").casefold() in NOTE_HEADINGS


def _entries(text: str, span: Span, index: int) -> Iterator[Entry]:
    """Yield the notes that begin in a block: one, or one a line where their numbers go on by one."""
    lines = list(_lines(text, span))
    heads = [(labels.head(text, line), line) for line in lines[:1]]
    if not heads[0][0]:
        return
    for line in lines[1:]:
        head = labels.head(text, line)
        if head and _follows(heads[-1][0], head):
            heads.append((head, line))
    ends = [line.start for _, line in heads[1:]] + [span.end]
    for (head, _), end in zip(heads, ends, strict=True):
        if head:
            yield Entry(head, end, range(index, index + 1))


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        yield Span(start, stop)
        start = stop + 1


def _follows(head: Head | None, following: Head) -> bool:
    """Tell whether a label inside a block is that of the next note: 4 after 3, 12a after 12, † after *."""
    if head is None:
        return False
    a, b = labels.number(head.label), labels.number(following.label)
    if a is None or b is None:
        return a is None and b is None
    return b == a + 1 or (b == a and following.label != head.label)


def _lists(entries_of: Sequence[Sequence[Entry]], heading: Sequence[bool]) -> list[list[Entry]]:
    """Join entries into lists: labels that do not fall, with few blocks between, not across a heading."""
    lists: list[list[Entry]] = []
    last_block = -_LONGEST_NOTE - 2
    barrier = -1
    for index, entries in enumerate(entries_of):
        if heading[index]:
            barrier = index
        for entry in entries:
            close = index - last_block <= _LONGEST_NOTE and last_block > barrier
            if lists and close and _goes_on(lists[-1][-1], entry):
                previous = lists[-1][-1]
                if previous.blocks.start < index:  # blocks between belong to the note before
                    lists[-1][-1] = Entry(previous.head, previous.end, range(previous.blocks.start, index))
                lists[-1].append(entry)
            elif lists and close and _is_inside(lists[-1][-1], entry):
                continue  # `1936 was the year…`: a further paragraph of the note
            else:
                lists.append([entry])
            last_block = index
    return lists


def _goes_on(previous: Entry, entry: Entry) -> bool:
    """Tell whether an entry may follow another in one list; gaps and repeats are allowed, and reported."""
    a, b = labels.number(previous.head.label), labels.number(entry.head.label)
    if a is None or b is None:  # `*` and `†` are called in an order of their own
        return a is b
    return a <= b <= a + 20


def _is_inside(previous: Entry, entry: Entry) -> bool:
    a, b = labels.number(previous.head.label), labels.number(entry.head.label)
    return a is not None and b is not None and b > a + 20


def _block(known: tuple[Place, int]) -> int:
    return known[1]


class _Places:
    """The places of a text where markers may stand, by label, less those that are taken."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self._by_label: dict[str, list[tuple[Place, int]]] = {}
        self._taken: set[int] = set()
        self._pairs_left = 0
        for index, span in enumerate(blocks):
            for place in labels.places(text, span.start, span.end):
                self._by_label.setdefault(place.label, []).append((place, index))
                self._pairs_left += _MOST_PAIRS_A_PLACE

    def fit(self, entries: list[Entry], since: int) -> tuple[list[Entry], dict[int, Place]]:
        """Align a list with the text before it, less what stands before the list and only looks like it.

        The text since the list before (``since``, a block) is looked at first, and is enough for the list of
        a chapter.
        """
        fits = _align(self._pairs(entries, since), len(entries))
        if len(fits) < len(entries) and since > 0:
            fits = _align(self._pairs(entries, 0), len(entries))
        trimmed = _trim(entries, fits)
        if len(trimmed) < len(entries):
            fits = _align(self._pairs(trimmed, 0), len(trimmed))
        return trimmed, fits

    def _pairs(self, entries: Sequence[Entry], since: int) -> list[tuple[Place, int]]:
        """List (place, entry) of equal label before the list, by place, within the work of one text."""
        pairs: list[tuple[Place, int]] = []
        until = entries[0].blocks.start
        for number, entry in enumerate(entries):
            known = self._by_label.get(entry.head.label, [])
            near = known[bisect_left(known, since, key=_block) : bisect_left(known, until, key=_block)]
            self._pairs_left -= len(near)
            if self._pairs_left < 0:
                break
            pairs += [(place, number) for place, _ in near if place.start not in self._taken]
        # At one place the later note comes first, so that a place is used once.
        pairs.sort(key=lambda pair: (pair[0].start, -pair[1]))
        return pairs

    def take(self, places: Iterable[Place]) -> None:
        self._taken.update(place.start for place in places)

    def left(self, blocks_not: set[int]) -> list[Place]:
        """List the places that no note has taken, in order, outside the given blocks."""
        free = [
            place
            for known in self._by_label.values()
            for place, block in known
            if block not in blocks_not and place.start not in self._taken
        ]
        return sorted(free, key=lambda place: place.start)


def _align(pairs: Sequence[tuple[Place, int]], entries: int) -> dict[int, Place]:
    """Choose the ascending chain of (place, entry) with the greatest trust; of equals the latest places."""
    tree: list[tuple[int, int]] = [(0, -1)] * (entries + 1)  # best (trust, pair) that ends at or before
    before: list[int] = []
    for number, (place, entry) in enumerate(pairs):
        best, previous = 0, -1
        at = entry
        while at > 0:
            best, previous = max((best, previous), tree[at])
            at -= at & -at
        before.append(previous)
        at = entry + 1
        while at <= entries:
            tree[at] = max(tree[at], (best + place.trust, number))
            at += at & -at
    at = entries
    best_pair = (0, -1)
    while at > 0:
        best_pair = max(best_pair, tree[at])
        at -= at & -at
    chain: dict[int, Place] = {}
    number = best_pair[1]
    while number >= 0:
        place, entry = pairs[number]
        chain[entry] = place
        number = before[number]
    return chain


def _trim(entries: list[Entry], fits: dict[int, Place]) -> list[Entry]:
    """Drop what stands before a list: leading entries without a marker whose label is not the next's."""
    first = 0
    while first < len(entries) - 1 and first not in fits and not _adjoins(entries[first], entries[first + 1]):
        first += 1
    return entries[first:]


def _adjoins(entry: Entry, following: Entry) -> bool:
    return _follows(entry.head, following.head) or entry.head.label == following.head.label


def _is_believed(entries: Sequence[Entry], fits: dict[int, Place], *, titled: bool, at_end: bool) -> bool:
    """Tell whether most labels found a marker; a single untitled note must stand at the end."""
    if len(entries) == 1 and not (titled or at_end):
        return False
    sure = sum(1 for place in fits.values() if place.trust > Trust.LOW)
    return 2 * len(fits) > len(entries) and sure > 0


def _gather(
    text: str, lines: Lines, entries: Sequence[Entry], fits: dict[int, Place], found: Apparatus
) -> None:
    """Turn a believed list into notes and markers, with the problems of the list itself."""
    first = len(found.notes)
    for number, entry in enumerate(entries):
        end = _end_of(text, entry, entries[number + 1] if number + 1 < len(entries) else None)
        found.notes.append(Footnote(entry.head.label, entry.head.end, end, text[entry.head.end : end]))
        found.note_blocks.append(Span(entry.head.start, end))
        found.used.update(entry.blocks)
        if place := fits.get(number):
            found.markers.append(Marker(entry.head.label, place.start, place.end, first + number))
        else:
            where = lines.at(entry.head.start)
            found.problems.append(Problem("note without marker", f"note {entry.head.label}", where))
    found.problems.extend(_list_problems(lines, entries))


def _end_of(text: str, entry: Entry, following: Entry | None) -> int:
    """Give the end of a note's words: those of its further blocks belong to it."""
    if following and len(entry.blocks) > 1:
        return entry.head.end + len(text[entry.head.end : following.head.start].rstrip())
    return entry.head.end + len(text[entry.head.end : entry.end].rstrip())


def _list_problems(lines: Lines, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report gaps and repeats in the numbers of a list."""
    for previous, entry in pairwise(entries):
        a, b = labels.number(previous.head.label), labels.number(entry.head.label)
        where = lines.at(entry.head.start)
        if previous.head.label == entry.head.label and a is not None:
            yield Problem("repeated note", f"two notes {entry.head.label}", where)
        elif a is not None and b is not None and b > a + 1:
            missing = str(a + 1) if b == a + 2 else f"{a + 1} to {b - 1}"
            yield Problem("gap in the notes", f"no note {missing}", where)


def _add_strays(lines: Lines, places: Sequence[Place], found: Apparatus) -> None:
    """Add markers that stand outside the order: notes called twice, and calls without a note."""
    index_of: dict[str, int | None] = {}
    for index, note in enumerate(found.notes):
        index_of[note.label] = None if note.label in index_of else index
    order = sorted(found.markers, key=lambda marker: marker.start)
    at = 0
    for place in places:
        while at < len(order) and order[at].start < place.start:
            at += 1
        if place.trust < Trust.HIGH:
            continue
        where = lines.at(place.start)
        if (called := index_of.get(place.label)) is not None:
            found.markers.append(Marker(place.label, place.start, place.end, called))
            found.problems.append(Problem("repeated marker", f"marker {place.label} again", where))
        elif place.label not in index_of and _fits_between(place, order, at):
            found.markers.append(Marker(place.label, place.start, place.end, None))
            found.problems.append(Problem("marker without note", f"marker {place.label}", where))


def _fits_between(place: Place, order: Sequence[Marker], at: int) -> bool:
    """Tell whether an orphan's number lies between those of the markers around it, or just after the last."""
    number = labels.number(place.label)
    if number is None:
        return False
    low = labels.number(order[at - 1].label) if at > 0 else 0
    high = labels.number(order[at].label) if at < len(order) else (low or 0) + 4
    return low is not None and high is not None and low < number < high


def _loose_markers(text: str, blocks: Sequence[Span]) -> list[Problem]:
    """Report what looks like markers 1, 2, 3… in a text where no note list was found."""
    expected = 1
    first: Place | None = None
    for span in blocks:
        for place in labels.places(text, span.start, span.end):
            if place.trust == Trust.HIGH and place.label == str(expected):
                first = first or place
                expected += 1
    if first is None or expected <= 3:
        return []
    detail = f"what looks like markers 1 to {expected - 1}, but no list of notes"
    return [Problem("markers without notes", detail, Lines(text).at(first.start))]
