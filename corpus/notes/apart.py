"""Blocks → the same, cut where notes begin and end in them: under a rule, in a box, at a foot. Pure."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise

from corpus.language.languages import EVERY, folded
from corpus.notes import entries, headings, heads, labels, lists, markers
from corpus.notes.forms import CERTAIN_MARKERS, OF_PROSE, Shape, calling, own
from corpus.notes.heads import Head, follows
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

# Forms of the notes that stand at the foot of a page without a rule over them.
_AT_FEET = frozenset({Shape.PLAIN, Shape.RAISED, Shape.BRACKETED})
# Forms that are nothing but notes at the head of a line, where the text calls them so.
_UNMISTAKABLE = CERTAIN_MARKERS - {Shape.NAMED}
# Headings of what stands behind the notes.
_PARTS = folded(EVERY.front_parts, EVERY.back_parts)
# Forms in which prose counts points, too, unless they stand in square brackets.
_MAY_BE_PROSE = OF_PROSE | {Shape.LETTER}
# How a sentence ends, and a note with it.
_STOPS = (".", "!", "?", "…", "”", "»", ")", "]")
# So far behind the bracket of one note in a box another may begin.
_NEAR_BRACKET = 4
# So many of the notes at a foot are enough, if the first is called.
_ENOUGH_CALLED = 3


def apart(blocks: Iterable[Stretch]) -> Iterator[Stretch]:
    """Cut headings and rules off the lists under them, and notes off the text above and below them."""
    last: Head | None = None  # of the note at the foot of the page before
    titles: set[str] = set()  # of the text before the notes
    listed = False  # right under a heading of notes, or a block of that list
    every = list(blocks)
    for at, block in enumerate(every):
        lines = list(block.lines())
        found = [heads.head(line) for line in lines]
        headed = len(lines) > 1 and not found[0] and found[1] is not None and headings.is_headed(lines[0])
        listed = any(map(headings.is_of_notes, lines)) or (listed and (headed or found[0] is not None))
        if len(lines) == 1:
            titles.add(_title(block))
            yield from _cut(block, set(_around_boxes(lines, found)))
            continue
        cuts = {*_under_headings(lines, found), *_around_boxes(lines, found), *_closing_rules(lines, found)}
        if not found[0] and found[1] and (_title(lines[0]) in titles - {""} or (listed and headed)):
            cuts.add(lines[0].end)  # the heading of a chapter, over its notes again
        if listed or _begins_list(lines, found, headed=bool(cuts)):
            cuts.update(_of_chapters(lines, found, titles - {""}, every[:at]))
        above = every[:at] if listed else every[max(0, at - entries.LONGEST_NOTE) : at]
        if listed or _is_called_above(found[0], above):
            below = Counter(filter(None, map(_of_first_line, every[at + 1 : at + 1 + entries.AHEAD])))
            for part in _parts([head for head in found if head], cuts):
                cuts.update(_of_other_forms(part, above, below))
            cuts.update((*_back_matter(lines, found), *_works(lines, found, above)))
        if not cuts and (foot := _foot(block, found, last)):
            cuts, last = {foot[0].start}, foot[-1]
        yield from _cut(block, cuts)


def _title(line: Stretch) -> str:
    return " ".join(line.words.casefold().split()) if len(line) <= headings.LONGEST else ""


def _cut(block: Stretch, cuts: set[int]) -> Iterator[Stretch]:
    edges = [block.start, *sorted(cuts - {block.start}), block.end]
    parts = (Stretch(block.text, start, end).trimmed() for start, end in pairwise(edges))
    return (part for part in parts if part)


def _under_headings(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where `Notes`, or a rule, begins and ends that stands right over the head of a note."""
    for at in range(len(lines) - 1):
        line = lines[at]
        if not found[at + 1] or not (
            headings.is_rule(line) or (headings.is_of_notes(line) and line.trimmed().words[0].isupper())
        ):
            continue
        yield line.end
        if at > 0 and not headings.is_of_notes(lines[at - 1]):
            yield line.start


def _closing_rules(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where a rule begins and ends that stands under notes: the words of the last end there."""
    begun = False
    for line, head in zip(lines, found, strict=True):
        if begun and headings.is_rule(line):
            yield from (line.start, line.end)
        begun = begun or head is not None


def _begins_list(lines: Sequence[Stretch], found: Sequence[Head | None], *, headed: bool) -> bool:
    """Tell whether a block begins with a note, or with one under a rule or a heading; stars are items."""
    first = found[0] or (found[1] if headed or headings.is_rule(lines[0]) else None)
    return first is not None and first.form is not Shape.SYMBOL


def _parts(found: Sequence[Head], cuts: AbstractSet[int]) -> list[list[Head]]:
    """Give the heads of notes by the parts into which their block is cut."""
    edges = sorted(cuts)
    return [list(part) for _, part in groupby(found, lambda head: bisect_right(edges, head.start))]


def _is_called_above(head: Head | None, above: Sequence[Stretch]) -> bool:
    """Tell whether the text right above a block calls the note with which it begins."""
    return head is not None and head.form in _AT_FEET and any(_calls(block, head, ()) for block in above)


def _of_first_line(block: Stretch) -> tuple[Shape, str] | None:
    head = heads.head(block)
    return (head.form, head.label) if head else None


def _of_other_forms(
    found: Sequence[Head], above: Sequence[Stretch], below: Mapping[tuple[Shape, str], int]
) -> Iterator[int]:
    """Yield where notes go on in another form, in which the text calls them: `[1] Roe` under `* Holm`.

    So does `[9] Roe` under `[2] Holm`. What is printed like points in a note, `(1)`, `(a)`, `* nets` and
    `* tar`, begins none, nor does what begins a block ``below``.
    """
    once = Counter((head.form, head.label) for head in found)
    forms: list[Shape] = []
    last: Head | None = None
    for head in found:
        other = bool(forms) and head.form is not forms[-1]
        if last and (other or (head.form in _UNMISTAKABLE and not entries.is_near(last, head))):
            is_new = once[head.form, head.label] + below.get((head.form, head.label), 0) == 1
            others = forms if other else ()
            if not is_new or _is_point(head) or not any(_calls(block, head, others) for block in above):
                continue
            yield head.start
        forms.append(head.form)
        last = head


def _back_matter(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where the heading of another part of the book begins and ends, right under the last note."""
    for at in range(1, len(lines)):
        words = lines[at].words.strip()
        named = words[:1].isupper() and words.casefold() in _PARTS
        if named and not found[at] and any(found[:at]) and _ends(lines[at - 1]):
            yield from (lines[at].start, lines[at].end)


def _works(lines: Sequence[Stretch], found: Sequence[Head | None], above: Sequence[Stretch]) -> Iterator[int]:
    """Yield where a work begins and ends that the text names in brackets: `[Hale 1901] Roads`."""
    inside = False
    for at in range(1, len(lines)):
        begins = not found[at] and (inside or found[at - 1] is not None) and lists.is_work(lines[at], above)
        if begins or (inside and found[at]):
            yield lines[at].start
        inside = begins or (inside and not found[at])


def _of_chapters(
    lines: Sequence[Stretch],
    found: Sequence[Head | None],
    titles: AbstractSet[str],
    above: Sequence[Stretch],
) -> Iterator[int]:
    """Yield where the notes of the next chapter begin: at its heading, or at the first label once more.

    Without such a heading, the text must call that label as often: else `1. nets` is a point in a note.
    """
    first = next((head for head in found if head), None)
    anew = [
        at for at, head in enumerate(found) if first and head is not first and _is_printed_alike(first, head)
    ]
    if not first or not anew or labels.number(first.label) not in (1, None):
        return  # `2` and `2` once more: one of them is misprinted
    often = sum(_times(block, first) for block in above) > len(anew)
    for at in anew:
        headed = not found[at - 1] and headings.is_headed(lines[at - 1])
        if headed and (_title(lines[at - 1]) in titles or (often and _ends(lines[at - 2]))):
            yield from (lines[at - 1].start, lines[at - 1].end)
        elif often:
            yield lines[at].start


def _is_printed_alike(head: Head, other: Head | None) -> bool:
    return other is not None and (other.form, other.dress, other.label) == (
        head.form,
        head.dress,
        head.label,
    )


def _ends(line: Stretch) -> bool:
    """Tell whether a sentence ends with a line."""
    return line.words.rstrip().endswith(_STOPS)


def _times(block: Stretch, head: Head) -> int:
    """Count the places in a block that may call a note."""
    if head.label not in block.words and head.form is not Shape.PLAIN:
        return 0
    return sum(
        place.label == head.label and place.form in calling(head.form) for place in markers.places(block)
    )


def _is_point(head: Head) -> bool:
    return head.form in _MAY_BE_PROSE and "[" not in head.dress


def _calls(block: Stretch, head: Head, others: Sequence[Shape]) -> bool:
    """Tell whether a block calls a note in its form; not by what calls a note before it."""
    forms = calling(head.form) - (set(others) - own(head.form))
    if head.label not in block.words:
        forms &= {Shape.RAISED}
    return bool(forms) and any(
        place.label == head.label
        and place.form in forms
        and place.trust >= Trust.GOOD
        and (head.form is not Shape.LETTER or block.text[place.start] == "[")
        for place in markers.places(block)
    )


def _around_boxes(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where `[Footnote 4: …]` begins, and where its bracket closes at the end of a line.

    One may begin right behind the bracket of another: `… Roe.] [Footnote 5: …]`.
    """
    inside = False
    for line, head in zip(lines, found, strict=True):
        if head and head.form is Shape.BOXED:
            inside = True
            yield line.start
        if inside:
            whole = Stretch(line.text, line.start, line.end + 1)  # `[Footnote 5:` may end the line
            behind = (box.start for box in heads.boxes(whole) if box.start > line.start)
            yield from (start for start in behind if line.before(start, _NEAR_BRACKET).rstrip().endswith("]"))
        if inside and line.trimmed().endswith("]"):
            inside = False
            yield line.end


def _foot(block: Stretch, found: Sequence[Head | None], last: Head | None) -> list[Head]:
    """Give the heads of the notes with which a block ends, as a page does that calls them.

    One alone must be called unmistakably and begin a sentence, or follow the note of the page before.
    """
    below = [head for head in found[1:] if head and head.form in _AT_FEET]
    if not below:
        return []
    places: dict[str, Place] = {}
    for place in markers.places(block):
        places.setdefault(place.label, place)
    chain: list[Head] = []
    for head in below:
        if follows(chain[-1], head) if chain else _is_called(places.get(head.label), head, Trust.FAIR):
            chain.append(head)
    called = sum(_is_called(places.get(head.label), chain[0], Trust.FAIR) for head in chain)
    if 2 * called <= len(chain) and called < _ENOUGH_CALLED:
        return []
    first = chain[0]
    next_page = last is not None and last.form is first.form and labels.distance(last.label, first.label) == 1
    sure = _is_called(places.get(first.label), first, Trust.GOOD) and not block.text[first.end].islower()
    return chain if len(chain) > 1 or next_page or sure else []


def _is_called(place: Place | None, head: Head, trust: Trust) -> bool:
    return (
        place is not None
        and place.start < head.start
        and place.form in own(head.form)
        and place.trust >= trust
    )
