"""A text → its lists that may be notes, each with what is known of it before it is judged. Pure."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from corpus.notes import headings, heads, labels, lists, sections
from corpus.notes.alignment import Places
from corpus.notes.entries import LONGEST_NOTE, WIDEST_GAP, Entry
from corpus.notes.forms import CERTAIN_MARKERS, Shape, calling, own
from corpus.notes.headings import Over
from corpus.notes.markers import Place
from corpus.notes.surroundings import Looker, Surroundings, chapters
from corpus.stretch import Stretch


@dataclass(slots=True)
class Candidate:
    """A list of labels, and what is known of it; ``fits`` are the places of its notes, if it is believed."""

    entries: list[Entry]
    since: int  # the block at which the list of its form before it ends
    around: Surroundings
    on_page: bool  # single notes right under the text that calls them
    continues: bool  # its first label follows the last of the list of its form before it
    chapter: int  # the block that opens its chapter, where chapters are numbered
    apart: bool  # it begins anew, with text between it and a list before it, which alone can call it
    reach: int  # the block from which on the text may call it
    of_sections: bool = False  # its numbers run on through the text: they count its sections
    at_end: bool = False  # nothing but notes follows
    fits: dict[int, Place] | None = None
    serves: range | None = None  # the chapter whose heading stands over it again; empty: nobody knows which

    @property
    def form(self) -> Shape:
        """How its labels are printed."""
        return self.entries[0].head.form

    @property
    def told(self) -> bool:
        """Whether a heading or a rule says that it is one of notes."""
        return self.around.titled or self.around.ruled

    @property
    def of_works(self) -> bool:
        """Whether a heading says that it is one of works, which are called anywhere, in one form: `[7]`."""
        return self.around.titled and not self.around.of_notes and self.form in CERTAIN_MARKERS


def find(blocks: Sequence[Stretch], over: Over, places: Places) -> list[Candidate]:
    """Find the lists of a text, and say of each what stands around it and what may call it."""
    found = lists.find(blocks, over, places.may_be_called, partial(_is_called, places), places.may_stand)
    found = [_without_heading(blocks, entries) for entries in found]
    times = Counter(tag for entries in found for tag in _tags(entries))
    listed = {entry.head.label for entries in found if len(entries) > 1 for entry in entries}
    possible = [
        entries
        for entries in found
        if all(times[tag] == 1 for tag in _tags(entries))
        and not _is_cited(entries, listed)
        and not _are_sections(blocks, entries)
        and not all(entry.blocks.start in over.titles for entry in entries)
    ]
    places.take_at(entry.head.start for entries in possible for entry in entries)
    around = Looker(blocks, over).around_each(possible)
    opening = [0, *chapters(blocks)]
    before = _before(possible)
    lasts = [possible[at][-1] if at is not None else None for at in before]
    sinces = [last.blocks.stop if last else 0 for last in lasts]
    pages = _on_pages(possible, sinces, around, places)
    own_texts = _own_texts(blocks, possible, around, places)
    of_sections = sections.counted(possible, places)
    return [
        Candidate(
            entries,
            since,
            there,
            entries[0].blocks.start in pages,
            last is not None and heads.follows(last.head, entries[0].head),
            opening[max(bisect_right(opening, entries[0].blocks.start) - 1, 0)],
            own is not None,
            own or 0,
            of_sections=at in of_sections and not (there.titled or there.ruled),
        )
        for at, (entries, last, since, there, own) in enumerate(
            zip(possible, lasts, sinces, around, own_texts, strict=True)
        )
    ]


def _tags(entries: Sequence[Entry]) -> list[str]:
    """Give the words that head a list: names of works, `[SMTP]`, or tags, `[REQUIRED]`, which come again."""
    keys = (entry.head.label for entry in entries if entry.head.form is Shape.KEY)
    return [key for key in keys if key.isalpha()]


def _is_cited(entries: Sequence[Entry], listed: AbstractSet[str]) -> bool:
    """Tell a paragraph that opens with a work of a list: `[Dun04] gives the day`."""
    head = entries[0].head
    return len(entries) == 1 and head.form is Shape.KEY and head.label in listed


def _are_sections(blocks: Sequence[Stretch], entries: Sequence[Entry]) -> bool:
    """Tell whether a list is one of headings, `2. The Strike`, with text right under them, or of contents."""
    first = entries[0].blocks.start
    is_of_notes = first > 0 and headings.is_of_notes(blocks[first - 1])
    if is_of_notes or not all(_is_title(blocks, entry) for entry in entries):
        return False
    return len(entries) > 1 or headings.has_text_below(blocks, first)


def _without_heading(blocks: Sequence[Stretch], entries: list[Entry]) -> list[Entry]:
    """Leave out the heading of the next chapter, `3. The Strike`, behind the notes `1)` and `2)`."""
    *notes, last = entries
    if not notes or notes[-1].head.dress == last.head.dress or not _is_title(blocks, last):
        return entries
    return notes if headings.has_text_below(blocks, last.blocks.start) else entries


def _is_title(blocks: Sequence[Stretch], entry: Entry) -> bool:
    words = blocks[entry.blocks.start].until(entry.end).since(entry.head.end).words
    return entry.head.form is Shape.PLAIN and headings.is_title(words.strip())


def _is_called(places: Places, entry: Entry) -> bool:
    return places.calls(entry.head.label, range(entry.blocks.start), calling(entry.head.form))


def _own_texts(
    blocks: Sequence[Stretch],
    possible: Sequence[Sequence[Entry]],
    around: Sequence[Surroundings],
    places: Places,
) -> Iterator[int | None]:
    """Give for each list that begins anew behind text of its own where that begins, a block; None for others.

    What begins right behind a list, as at a book's end or below verses, shares the text of that. No list in
    this is one of points that a colon introduces, one that nothing calls, or one past which the markers count
    on. A sign begins anew, too, where it comes again, and what it heads is called between.
    """
    known: dict[Shape, list[tuple[Sequence[Entry], int | None]]] = {}
    for entries, there in zip(possible, around, strict=True):
        earlier = known.setdefault(entries[0].head.form, [])
        own = None
        while earlier:
            before, own = earlier[-1]
            if not _has_text_of_its_own(blocks, places, before[-1], entries[0]):
                own = None if heads.follows(before[-1].head, entries[0].head) else own
                break
            since = earlier[-2][0][-1].blocks.stop if len(earlier) > 1 else 0
            above = places.last_called(range(since, before[0].blocks.start))
            behind = places.first_called(range(before[0].blocks.start, entries[0].blocks.start))
            if not _goes_past(above, before, behind, entries):
                own = before[-1].blocks.stop
                break
            earlier.pop()
            own = None
        yield own
        first = range(entries[0].blocks.start)
        if not there.introduced and any(places.may_be_called(one.head.label, first) for one in entries):
            earlier.append((entries, own))


def _has_text_of_its_own(blocks: Sequence[Stretch], places: Places, last: Entry, first: Entry) -> bool:
    """Tell whether a list begins anew behind text, and not, as at a book's end, right behind another."""
    label, between = first.head.label, range(last.blocks.stop, first.blocks.start)
    again = labels.is_symbol(label) and label in (labels.STAR, last.head.label)
    if heads.follows(last.head, first.head) and not again:
        return False
    has_text = not all(is_only_head(blocks[at]) for at in between)
    return has_text or (again and places.calls(label, between, calling(first.head.form)))


def _goes_past(
    above: Mapping[Shape, str],
    points: Sequence[Entry],
    behind: Mapping[Shape, str],
    entries: Sequence[Entry],
) -> bool:
    """Tell whether the markers of a list count on past another, or within it, which has not the last."""
    known = {entry.head.label for entry in entries}
    last = points[-1].head.label
    for form in above.keys() & behind:
        before, following = above[form], behind[form]
        is_none_of_it = (labels.distance(last, before) or 0) > 0
        step = labels.distance(before, following) or 0
        if following in known and before != last and 0 < step <= (WIDEST_GAP if is_none_of_it else 1):
            return True
    return False


def is_only_head(block: Stretch) -> bool:
    """Tell whether a block is no text: a heading, or a rule."""
    is_heading = headings.is_headed(block) or headings.is_numbered(block) or headings.is_numbered_title(block)
    return is_heading or headings.is_of_notes(block) or headings.is_rule(block)


def _before(possible: Sequence[Sequence[Entry]]) -> list[int | None]:
    """Give for each list the place of the one of its form before it."""
    last: dict[Shape, int] = {}
    found: list[int | None] = []
    for at, entries in enumerate(possible):
        found.append(last.get(entries[0].head.form))
        last[entries[0].head.form] = at
    return found


def _on_pages(
    possible: Sequence[Sequence[Entry]],
    sinces: Sequence[int],
    around: Sequence[Surroundings],
    places: Places,
) -> set[int]:
    """Give the blocks of single notes that stand right under the text that calls them, as on a page.

    A number at the head of a line may as well be that of a point: there must be several such notes. A star
    may be that of an item: there must be no list of stars.
    """
    items = any(are_items(entries) for entries in possible)
    several: list[int] = []
    pages: set[int] = set()
    for entries, since, there in zip(possible, sinces, around, strict=False):
        head, first = entries[0].head, entries[0].blocks.start
        near = range(max(since, first - LONGEST_NOTE), first)
        doubtful = head.form is Shape.ROUND and places.calls_doubtfully(head.label, near)
        called = doubtful or places.calls(head.label, near, own(head.form))
        if there.introduced or (items and _is_star(entries[0])) or not called:
            continue
        if doubtful or (head.form is Shape.PLAIN and not there.ruled):
            several.append(first)
        else:
            pages.add(first)
    return pages.union(several) if len(several) > 1 else pages


def are_items(entries: Sequence[Entry]) -> bool:
    """Tell whether a list has nothing but stars at its heads, as lists of items have; `(*)` is no item."""
    return len(entries) > 1 and all(_is_star(entry) for entry in entries)


def _is_star(entry: Entry) -> bool:
    return entry.head.label == labels.STAR and entry.head.form is Shape.SYMBOL
