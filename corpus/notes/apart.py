"""Blocks → the same, cut where notes begin and end in them: under a rule, in a box, at a foot. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.notes import heads, labels, lists, markers
from corpus.notes.forms import Shape, calling, own
from corpus.notes.heads import Head, follows
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

# Forms of the notes that stand at the foot of a page without a rule over them.
_AT_FEET = frozenset({Shape.PLAIN, Shape.RAISED, Shape.BRACKETED})
# Forms in which prose counts points, too, unless they stand in square brackets.
_OF_PROSE = frozenset({Shape.ROUND, Shape.ROMAN, Shape.LETTER})
# So many of the notes at a foot are enough, if the first is called.
_ENOUGH_CALLED = 3


def apart(blocks: Iterable[Stretch]) -> Iterator[Stretch]:
    """Cut headings and rules off the lists under them, and notes off the text above and below them."""
    last: Head | None = None  # of the note at the foot of the page before
    titles: set[str] = set()  # of the text before the notes
    above: list[Stretch] = []
    listed = False  # right under a heading of notes, or a block of that list
    for block in blocks:
        lines = list(block.lines())
        found = [heads.head(line) for line in lines]
        listed = any(map(lists.is_heading, lines)) or (listed and found[0] is not None)
        above.append(block)
        if len(lines) == 1:
            titles.add(_title(block))
            yield block
            continue
        cuts = {*_under_headings(lines, found), *_around_boxes(lines, found), *_closing_rules(lines, found)}
        if not found[0] and found[1] and _title(lines[0]) in titles - {""}:
            cuts.add(lines[0].end)  # the heading of a chapter, over its notes again
        if listed:
            cuts.update(_of_other_forms([head for head in found if head], above[:-1]))
        if not cuts and (foot := _foot(block, found, last)):
            cuts, last = {foot[0].start}, foot[-1]
        yield from _cut(block, cuts)


def _title(line: Stretch) -> str:
    return " ".join(line.words.casefold().split()) if len(line) <= lists.LONGEST_HEADING else ""


def _cut(block: Stretch, cuts: set[int]) -> Iterator[Stretch]:
    edges = [block.start, *sorted(cuts - {block.start}), block.end]
    parts = (Stretch(block.text, start, end).trimmed() for start, end in pairwise(edges))
    return (part for part in parts if part)


def _under_headings(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where `Notes`, or a rule, begins and ends that stands right over the head of a note."""
    for at in range(len(lines) - 1):
        line = lines[at]
        if not found[at + 1] or not (
            lists.is_rule(line) or (lists.is_heading(line) and line.trimmed().words[0].isupper())
        ):
            continue
        yield line.end
        if at > 0 and not lists.is_heading(lines[at - 1]):
            yield line.start


def _closing_rules(lines: Sequence[Stretch], found: Sequence[Head | None]) -> Iterator[int]:
    """Yield where a rule begins and ends that stands under notes: the words of the last end there."""
    begun = False
    for line, head in zip(lines, found, strict=True):
        if begun and lists.is_rule(line):
            yield from (line.start, line.end)
        begun = begun or head is not None


def _of_other_forms(found: Sequence[Head], above: Sequence[Stretch]) -> Iterator[int]:
    """Yield where notes go on in another form, in which the text calls them: `[1] Roe` under `* Holm`.

    What is printed like points in a note, `(1)`, `(a)`, `* nets` and `* tar`, begins none.
    """
    once = Counter((head.form, head.label) for head in found)
    forms: list[Shape] = []
    for head in found:
        if forms and head.form is not forms[-1]:
            is_new = once[head.form, head.label] == 1 and not _is_point(head)
            if not is_new or not any(_calls(block, head, forms) for block in above):
                continue
            yield head.start
        forms.append(head.form)


def _is_point(head: Head) -> bool:
    return head.form in _OF_PROSE and "[" not in head.dress


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
    """Yield where `[Footnote 4: …]` begins, and where its bracket closes at the end of a line."""
    inside = False
    for line, head in zip(lines, found, strict=True):
        if head and head.form is Shape.BOXED:
            inside = True
            yield line.start
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
