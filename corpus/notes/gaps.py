"""A list of notes with gaps in its markers → where the order alone says that they stand. Pure.

Between the markers 9 and 11 the note 10 is called, however it is printed: `DOI10`, `RFC 211910.`, `.1011` for
two of them, `«…» 10`. One possible place is the marker; of two, neither. In another form than the others it
must hang on the end of a clause as markers do: not `[10] in the catalogue`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise

from corpus.language.languages import EVERY, any_of
from corpus.model import Footnote, Marker, Span
from corpus.notes import markers
from corpus.notes.alignment import Places
from corpus.notes.candidates import Candidate
from corpus.notes.entries import Entry
from corpus.notes.forms import ALL, CERTAIN_MARKERS, Shape, own
from corpus.notes.labels import distance, is_symbol
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

_RUN = re.compile(r"\d+", re.ASCII)
# What marker digits hang on: a letter, a stop, a closing mark; a space only where a quotation has closed
_HANGS = re.compile(
    r"(?P<letter>[^\W\d_]{3})\Z|(?P<stop>(?:[^\s\d]|\b[12]\d{3})[.,;:!?…])[\u200a\u2009\u202f\u00a0\u2060]?\Z"
    r"|[^\s\d](?P<mark>[”’»›\"')\]])[\u200a\u2009\u202f\u00a0\u2060 ]?\Z"
)
# What goes on with a number behind it: `4%`, `4,5`, `4-6`, `4/5`, `4th`
_GOES_ON = re.compile(rf"[%‰°]|[.,:/–-]\d|[^\W\d_]|_|\s?{any_of(EVERY.percent)}\b")
_STOP_AHEAD = re.compile(r"[.,;:!?…)\]”»]|\s|\Z")
_LONG = 4  # so many digits before a label are a number of their own: `RFC 2119` and `10`
_REACH = 7
# Of fewer markers no habit is known.
FEWEST_HANGING = 2


Spans = Mapping[int, Sequence[Span]]


def close(text: str, blocks: Sequence[Stretch], one: Candidate, places: Places) -> tuple[Spans, Spans]:
    """Give for notes without a marker the places that may call them, in the form of the others or another.

    Where bare numbers call the others, also those count whose form alone shows no marker; between two markers
    in brackets, one that opens a block, as labels do. Apart from them stands what has another form and stands
    as prose counts, which is no marker by its order alone. Works are called in one form.
    """
    fits = one.fits or {}
    doubtful: dict[int, list[Span]] = {}
    plain = 2 * sum(place.form is Shape.PLAIN for place in fits.values()) > len(fits)
    forms = own(one.form) if one.of_works else ALL
    found: dict[int, list[Span]] = {}
    for numbers in missing(one.entries, fits):
        if not one.entries[numbers[0]].head.label.isdigit():
            continue
        if window := window_of(text, blocks, one, fits, numbers, places):
            labels = {n: one.entries[n].head.label for n in numbers}
            between = numbers[0] - 1 in fits and numbers[-1] + 1 in fits
            for at, span in _in_window(window, labels) if plain else ():
                found.setdefault(at, []).append(span)
            for at, span in _at_heads(window, labels, fits[numbers[0] - 1].form, places) if between else ():
                found.setdefault(at, []).append(span)
            for at, place in _of_other_forms(window, labels, places, between=between) if fits else ():
                span = Span(place.start, place.end)
                if place.form in forms and not any(
                    span.start < known.end and known.start < span.end for known in found.get(at, ())
                ):
                    kept = found if markers.hangs(text, place) else doubtful
                    kept.setdefault(at, []).append(span)
    return _ascending(found), doubtful


def missing(entries: Sequence[Entry], fits: Mapping[int, Place]) -> Iterator[list[int]]:
    """Yield the notes without a marker, those in a row together, of one way to count."""
    gap = [at for at, entry in enumerate(entries) if at not in fits and not is_symbol(entry.head.label)]
    for (_, _), row in groupby(
        enumerate(gap), key=lambda pair: (pair[1] - pair[0], entries[pair[1]].head.label.isdigit())
    ):
        yield [at for _, at in row]


def strangers(text: str, fits: Mapping[int, Place]) -> set[int]:
    """Give the notes whose marker stands as prose counts, `as [2] in the list`, where no other does."""
    free = {at for at, place in fits.items() if not markers.hangs(text, place)}
    return free if len(free) == 1 and len(fits) > FEWEST_HANGING else set()


def _of_other_forms(
    window: Stretch, labels: Mapping[int, str], places: Places, *, between: bool
) -> Iterator[tuple[int, Place]]:
    """Yield the places of whatever form that may call some notes: `(4)` behind `[3]`, `word5` behind `⁴`.

    Only ``between`` two markers may they be such as prose has: `Klein1`.
    """
    enough = Trust.FAIR if between else Trust.GOOD
    for at, label in labels.items():
        yield from ((at, place) for place in places.within(label, window, enough))


def _at_heads(
    window: Stretch, labels: Mapping[int, str], form: Shape, places: Places
) -> Iterator[tuple[int, Span]]:
    """Yield the notes that open blocks between two markers, `[2] Ann left`, if nothing else does there."""
    heads = places.at_heads(window, form) if form in CERTAIN_MARKERS else []
    of_label = {label: at for at, label in labels.items()}
    if all(place.label in of_label for place in heads):
        yield from ((of_label[place.label], Span(place.start, place.end)) for place in heads)


def within_ranges(text: str, markers: Sequence[Marker], notes: Sequence[Footnote]) -> Iterator[Marker]:
    """Yield the calls between the ends of `again.6-8` and `[6-8]`, in empty places: 7 is called there too."""
    for low, high in pairwise(markers):
        if low.note is None or high.note is None or text[low.end : high.start] not in ("–", "-"):
            continue
        within = range(low.note + 1, high.note)
        if len(within) == (distance(low.label, high.label) or 0) - 1:
            yield from (Marker(notes[at].label, high.start, high.start, at) for at in within)


def window_of(
    text: str,
    blocks: Sequence[Stretch],
    one: Candidate,
    fits: Mapping[int, Place],
    numbers: Sequence[int],
    places: Places,
) -> Stretch | None:
    """Give the stretch between the markers before and behind a gap, if both are in order.

    Where it is the first or the last of a list, the markers of another list bound it.
    """
    before, behind = fits.get(numbers[0] - 1), fits.get(numbers[-1] + 1)
    first = blocks[one.entries[0].blocks.start].start
    start = before.end if before else blocks[min(one.since, one.entries[0].blocks.start)].start
    own = blocks[one.serves.stop - 1].end if one.serves else first
    end = behind.start if behind else min(own, first)
    if before and not behind:
        end = min(end, places.taken_behind(start, end))
    if behind and not before:
        start = max(start, places.taken_before(end, start))
    return Stretch(text, start, end) if 0 <= start < end <= first else None


def _in_window(window: Stretch, labels: Mapping[int, str]) -> Iterator[tuple[int, Span]]:
    """Yield the notes that a stretch may call, and where."""
    of_label = {label: at for at, label in labels.items()}
    for run in window.finditer(_RUN):
        for label, cut in _called(window.text, run, list(of_label)):
            yield of_label[label], Span(run.start() + cut.start, run.start() + cut.end)


def _called(text: str, run: re.Match[str], labels: Sequence[str]) -> list[tuple[str, Span]]:
    """Give the labels that a run of digits may call, and where they stand in it."""
    digits = run.group()
    if cuts := _cuts(digits, labels):
        return cuts if _hangs(text, run) else []
    # `RFC 211910.`: behind a number that is long enough to be one without it
    end = next((label for label in labels if digits.endswith(label)), "")
    number = len(digits) - len(end)
    if end and number >= _LONG and _STOP_AHEAD.match(text, run.end()):
        return [(end, Span(number, len(digits)))]
    return []


def _cuts(digits: str, labels: Sequence[str]) -> list[tuple[str, Span]]:
    """Cut a run of digits into labels that follow one another: `1819` is 18 and 19; `66` may be 6, twice."""
    half = digits[: len(digits) // 2]
    if half in labels and half * 2 == digits:
        return [(half, Span(0, len(digits)))]
    ends, whole = list(accumulate(map(len, labels), initial=0)), "".join(labels)
    at = whole.find(digits)
    while at >= 0:
        if at in ends and at + len(digits) in ends:
            inner = ends[bisect_left(ends, at) : bisect_left(ends, at + len(digits)) + 1]
            cuts = [Span(start - at, end - at) for start, end in pairwise(inner)]
            return [(digits[cut.start : cut.end], cut) for cut in cuts]
        at = whole.find(digits, at + 1)
    return []


def _hangs(text: str, run: re.Match[str]) -> bool:
    """Tell whether a run of digits hangs on what stands before it, and nothing goes on with it."""
    if markers.stands_apart(Stretch(text, 0, len(text)), *run.span()):
        return True
    hangs = _HANGS.search(text, max(0, run.start() - _REACH), run.start())
    if not hangs or (hangs.lastgroup == "stop" and not markers.may_hang(text, run.start())):
        return False
    goes_on = _GOES_ON.match(text, run.end())
    return not goes_on or (hangs.lastgroup != "letter" and goes_on.group().isalpha())


def _ascending(found: Spans) -> Spans:
    """Leave out what would stand before the marker of an earlier note."""
    last, kept = -1, {}
    for at in sorted(found):
        spans = found[at]
        if len(spans) > 1 or spans[0].start >= last:
            kept[at] = spans
            last = spans[-1].end
    return kept
