"""Lists that may be notes → those that are, each with the places that call it. Pure.

The evidence, in the order of its weight: the form of the labels (`forms`), their order (`alignment`), what
stands around a list (`surroundings`). A list is believed only if most of its labels find a marker of its own
form, so that ten numbered demands are no footnotes. One of another form (`too.(1)`, and `1. …` under it) is
believed only if its labels are those of the text above it one for one, or if a heading says what it is.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from corpus.notes import chaptered, headings, heads, labels, lists
from corpus.notes.alignment import Places
from corpus.notes.forms import ALL, CERTAIN_HEADS, CERTAIN_MARKERS, OF_POINTS, Shape, calling, own
from corpus.notes.lists import Entry
from corpus.notes.markers import Place, Trust
from corpus.notes.surroundings import Looker, Surroundings, chapters
from corpus.stretch import Stretch

_STAR = "*"  # the first of signs, on each page


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


def judge(blocks: Sequence[Stretch], places: Places, over: headings.Over) -> list[Candidate]:
    """Find every list, and say which of them are notes: those of their own form first, from the last on."""
    candidates = _candidates(blocks, places, over)
    listed = [(one.entries, one.around) for one in candidates]
    for at, serves in list(chaptered.served(blocks, listed, places)):
        one = candidates[at]
        one.serves, one.since, one.reach, one.chapter = serves, serves.start, serves.start, 0
        places.serve(one.entries, serves.stop)
    own = [one for one in candidates if one.serves is None and (one.apart or not one.since)]
    texts = [(one.entries, range(one.reach, one.entries[0].blocks.start)) for one in own]
    for at in chaptered.exchanged(texts, places):
        own[at].serves = chaptered.NOBODY
        places.serve(own[at].entries, 0)
    local = _local(candidates, places)
    _judge_each(candidates, len(blocks), places, _own)
    _look_back(candidates, places, local)
    _judge_each(candidates, len(blocks), places, _own)
    for one in candidates:
        places.claim(one.entries, one.fits or {})
    _judge_each(candidates, len(blocks), places, _told)
    _judge_each(candidates, len(blocks), places, _other)
    habits = _habits(candidates, places)
    _judge_each(candidates, len(blocks), places, lambda one, known: _alike(one, known, habits))
    _judge_each(candidates, len(blocks), places, _mixed)
    _judge_each(candidates, len(blocks), places, _changing)
    _believe_between(candidates)
    _doubt_shared(candidates, places)
    return candidates


def _doubt_shared(candidates: Sequence[Candidate], places: Places) -> None:
    """Take the markers from notes of one label in two lists that stand together, if the text calls it once.

    One of the two is misprinted: `[16]` at the head of the notes of a chapter, behind `[16]`.
    """
    last: dict[Shape, Candidate] = {}
    for one in candidates:
        before = last.get(one.form)
        are_together = before is not None and one.around.above.start <= before.entries[-1].blocks.stop
        if before and before.fits and one.fits and are_together and one.serves is before.serves is None:
            known = {entry.head.label for entry in before.entries}
            stop = before.entries[0].blocks.start
            shared = {e.head.label for e in one.entries if e.head.label in known}
            once = {label for label in shared if places.times(label, stop, calling(one.form)) == 1}
            for lists_ in (before, one) if once else ():
                lists_.fits = {
                    at: place
                    for at, place in (lists_.fits or {}).items()
                    if lists_.entries[at].head.label not in once
                }
        last[one.form] = one


def _believe_between(candidates: Sequence[Candidate]) -> None:
    """Believe the uncalled notes of a page whose number goes on from the page before to the one behind it."""
    runs: dict[Shape, list[Candidate]] = {}
    for one in candidates:
        run = runs.setdefault(one.form, [])
        points = one.around.introduced or one.around.heading
        if not one.continues or points or labels.is_symbol(one.entries[0].head.label):
            run.clear()
        if one.fits and run and run[0].fits:
            for between in run[1:]:
                between.fits = between.fits or {}
            run.clear()
        if one.fits or run:
            run.append(one)


def _local(candidates: Sequence[Candidate], places: Places) -> set[Shape]:
    """Keep lists that are called right before them by habit, as at the foot of pages, to that text.

    A note whose marker is lost there is not called by one of an earlier chapter: no list reaches past the one
    before it, unless that is one of points, or is gone on with where the text between calls nothing.
    The forms of such lists are given.
    """
    ends: dict[Shape, int] = {}
    often: dict[Shape, list[bool]] = {}
    reaches: list[int] = []
    begun: dict[Shape, int] = {}  # what the last lists reach back to
    for one in candidates:
        end = ends.get(one.form, 0)
        goes_on = one.continues and not places.called(range(end, one.entries[0].blocks.start))
        reaches.append(begun.get(one.form, 0) if goes_on else end)
        if one.around.introduced or one.serves is not None:
            continue
        near = range(reaches[-1], one.entries[0].blocks.start)
        called = [places.may_be_called(entry.head.label, near) for entry in one.entries]
        often.setdefault(one.form, []).append(2 * sum(called) > len(called))
        ends[one.form], begun[one.form] = one.entries[-1].blocks.stop, reaches[-1]
    local = {form for form, near in often.items() if len(near) >= _A_HABIT and 4 * sum(near) >= 3 * len(near)}
    for one, reach in zip(candidates, reaches, strict=True):
        if one.form in local:
            one.reach = max(one.reach, reach)
    return local


def _look_back(candidates: Sequence[Candidate], places: Places, local: AbstractSet[Shape]) -> None:
    """Let each list be called by all text before it, up to a list that has its first label and is called.

    That list need not be believed: what calls it one for one belongs to it, or to nobody.
    """
    ends: dict[tuple[Shape, str], int] = {}
    for one in candidates:
        if one.serves is not None or one.apart or one.form in local:
            continue
        one.reach = 0 if one.continues else ends.get((one.form, one.entries[0].head.label), 0)
        if one.fits is not None or _is_exact(one, places):
            stop = one.entries[-1].blocks.stop
            ends.update({(one.form, entry.head.label): stop for entry in one.entries})


def _is_exact(one: Candidate, places: Places) -> bool:
    """Tell whether what stands right before a list calls its labels one for one, as far as form says."""
    return not one.around.introduced and bool(
        places.exact(one.entries, one.since, sorted(own(one.form)), single=True, enough=Trust.FAIR)
    )


def _judge_each(
    candidates: Sequence[Candidate],
    tail: int,
    places: Places,
    verdict: Callable[[Candidate, Places], "Judged | None"],
) -> None:
    """Judge the lists not yet believed, the last first; from the block ``tail`` on there are notes."""
    for one in reversed(candidates):
        one.at_end = one.entries[-1].blocks.stop == tail
        first = one.entries[0]
        if one.fits is None and not _may_be_points(one, places) and (judged := verdict(one, places)):
            one.entries, one.fits = judged
            places.take(one.fits.values())
        if one.fits is not None and one.at_end:
            tail = one.around.above.start if one.entries[0] is first else one.entries[0].blocks.start


def _may_be_points(one: Candidate, places: Places) -> bool:
    """Tell whether roman numbers without a sign may be those of points: no heading, no rule, text behind.

    `my mother.i`, one for one, calls notes all the same.
    """
    is_apart = one.around.titled or one.around.ruled or one.at_end
    if one.form is not Shape.ROMAN or is_apart or one.entries[0].head.dress != "#":
        return False
    return not places.exact(one.entries, one.since, {Shape.ROMAN})


def _candidates(blocks: Sequence[Stretch], places: Places, over: headings.Over) -> list[Candidate]:
    found = lists.find(
        blocks, over.parts, places.may_be_called, partial(_is_called, places), places.may_stand
    )
    times = Counter(tag for entries in found for tag in _tags(entries))
    possible = [
        entries
        for entries in found
        if all(times[tag] == 1 for tag in _tags(entries)) and not _are_sections(blocks, entries)
    ]
    places.take_at(entry.head.start for entries in possible for entry in entries)
    around = Looker(blocks, over).around_each(possible)
    opening = [0, *chapters(blocks)]
    before = _before(possible)
    lasts = [possible[at][-1] if at is not None else None for at in before]
    sinces = [last.blocks.stop if last else 0 for last in lasts]
    pages = _on_pages(possible, sinces, around, places)
    own_texts = _own_texts(blocks, possible, around, places)
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
        )
        for entries, last, since, there, own in zip(possible, lasts, sinces, around, own_texts, strict=True)
    ]


def _tags(entries: Sequence[Entry]) -> list[str]:
    """Give the words that head a list: names of works, `[SMTP]`, or tags, `[REQUIRED]`, which come again."""
    keys = (entry.head.label for entry in entries if entry.head.form is Shape.KEY)
    return [key for key in keys if key.isalpha()]


def _are_sections(blocks: Sequence[Stretch], entries: Sequence[Entry]) -> bool:
    """Tell whether a list is one of headings, `2. The Strike`, with text right under them, or of contents."""
    first = entries[0].blocks.start
    is_of_notes = first > 0 and headings.is_of_notes(blocks[first - 1])
    if is_of_notes or not all(_is_title(blocks, entry) for entry in entries):
        return False
    return len(entries) > 1 or headings.has_text_below(blocks, first)


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
    last: dict[Shape, tuple[Sequence[Entry], int | None]] = {}
    ends: dict[Shape, int] = {}  # of the lists before those
    for entries, there in zip(possible, around, strict=True):
        form = entries[0].head.form
        own = None
        if form in last:
            before, own = last[form]
            if _has_text_of_its_own(blocks, places, before[-1], entries[0]):
                between = range(before[-1].blocks.stop, entries[0].blocks.start)
                above = places.called(range(ends.get(form, 0), before[0].blocks.start))
                own = own if _goes_past(above, before, places.called(between), entries) else between.start
            elif heads.follows(before[-1].head, entries[0].head):
                own = None
        yield own
        first = range(entries[0].blocks.start)
        if not there.introduced and any(places.may_be_called(one.head.label, first) for one in entries):
            ends[form] = last[form][0][-1].blocks.stop if form in last else 0
            last[form] = entries, own


def _has_text_of_its_own(blocks: Sequence[Stretch], places: Places, last: Entry, first: Entry) -> bool:
    """Tell whether a list begins anew behind text, and not, as at a book's end, right behind another."""
    label, between = first.head.label, range(last.blocks.stop, first.blocks.start)
    again = labels.is_symbol(label) and label in (_STAR, last.head.label)
    if heads.follows(last.head, first.head) and not again:
        return False
    has_text = not all(_only_heads(blocks[at]) for at in between)
    return has_text or (again and places.calls(label, between, calling(first.head.form)))


def _goes_past(
    above: Mapping[Shape, Sequence[str]],
    points: Sequence[Entry],
    behind: Mapping[Shape, Sequence[str]],
    entries: Sequence[Entry],
) -> bool:
    """Tell whether the markers that call a list count on past another, which has not the last."""
    known = {entry.head.label for entry in entries}
    return any(
        behind[form][0] in known
        and above[form][-1] != points[-1].head.label
        and labels.distance(above[form][-1], behind[form][0]) == 1
        for form in above.keys() & behind
    )


def _only_heads(block: Stretch) -> bool:
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
        near = range(max(since, first - lists.LONGEST_NOTE), first)
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
    return entry.head.label == _STAR and entry.head.form is Shape.SYMBOL


# Forms in which prose counts too: `(4)`, `iv.`
_OF_PROSE = frozenset({Shape.ROUND, Shape.ROMAN})
# Of the notes of a page that go on with the numbers of the last page, one in so many is called.
_FEWEST_CALLED = 3
# So many notes, called in their order and each of them, are called by doubtful numbers too.
_ENOUGH_YEARS = 3
# Of fewer notes no change of form is believed.
_FEWEST_CHANGING = 3
# So many lists are a habit of a text.
_A_HABIT = 3
# A note is called so often, and seldom more.
_MOST_CALLS = 2
Judged = tuple[list[Entry], dict[int, Place]]


def _own(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by the places of its own form."""
    if are_items(one.entries) and not one.around.titled:
        return None
    return _fitted(one, places, own(one.form))


def _told(one: Candidate, places: Places) -> Judged | None:
    """Judge a list of which a heading or a rule says what it is by the places of one other form."""
    if not one.told or (are_items(one.entries) and not one.around.titled):
        return _doubtful(one, places)
    fitted = (_fitted(one, places, frozenset({form})) for form in sorted(ALL - own(one.form)))
    best = max(filter(None, fitted), key=lambda judged: len(judged[1]), default=None)
    return best or _doubtful(one, places)


def _fitted(one: Candidate, places: Places, forms: frozenset[Shape]) -> Judged | None:
    if one.around.turn > 1 and one.serves is None and not _is_called_in_turn(one, places):
        return None
    if one.chapter > one.since:  # its own chapter is enough, if it has every marker
        entries, fits = places.fit(one.entries, one.chapter, forms, reach=one.chapter, trim=False)
        exact = one.around.closes and places.exact(entries, one.chapter, sorted(forms), enough=Trust.FAIR)
        if len(fits) == len(entries) and (exact or _is_believed(one, entries, fits, places)):
            return entries, fits
    trim = one.form not in CERTAIN_HEADS
    entries, fits = places.fit(one.entries, one.since, forms, reach=one.reach, trim=trim)
    return (entries, fits) if _is_believed(one, entries, fits, places) else None


def _is_called_in_turn(one: Candidate, places: Places) -> bool:
    """Tell whether the text calls the first label of a list as often as lists under its heading have it.

    Else the list belongs to an appendix behind the notes.
    """
    label = one.entries[0].head.label
    return one.continues or places.times(label, one.entries[0].blocks.start) >= one.around.turn


def _is_believed(one: Candidate, entries: Sequence[Entry], fits: dict[int, Place], places: Places) -> bool:
    """Tell whether most labels found a marker; a single note amid the text is believed on a page only."""
    if one.around.introduced and not one.told:
        return False
    if one.form is Shape.BOXED or (one.form in CERTAIN_HEADS and fits):
        return True
    if not one.told and fits and _names_points(one, list(fits.values()), places):
        return False
    if len(entries) == 1 and not (one.told or one.at_end or one.on_page):
        exact = one.continues or places.exact(entries, one.since, own(one.form))
        return one.form is Shape.BRACKETED and bool(fits) and bool(exact)
    if one.form is Shape.LETTER or (one.form in OF_POINTS and not one.told and one.around.heading):
        return len(entries) == len(fits) == len(places.exact(entries, one.since, own(one.form)))
    if one.continues and one.on_page and _FEWEST_CALLED * len(fits) >= len(entries):
        return True
    if _may_be_of_others(one, entries, places):
        return False
    fair = sum(place.trust >= Trust.FAIR for place in fits.values())
    good = sum(place.trust >= Trust.GOOD for place in fits.values())
    if one.told and one.form in CERTAIN_MARKERS and good:
        return True
    if one.at_end and len(fits) == len(entries) >= _ENOUGH_YEARS and not _is_of_points(one.around):
        low = places.exact(entries, one.since, own(one.form), enough=Trust.LOW)
        if good or (len(low) == len(entries) and one.form is Shape.PLAIN):
            return True  # `in 1911,1 and in 1912.2`: each may be a decimal, all of them in order are none
    if one.at_end and len(fits) == len(entries) > 1 and _is_before_stops(one, entries, fits, places):
        return True  # `d'orme1, et d'étain2.`
    if 2 * len(fits) <= len(entries) or 2 * fair < len(fits) or not (good or (fair and one.told)):
        return False
    return not places.counts([place for place in fits.values() if place.trust == Trust.FAIR])


def _names_points(one: Candidate, fits: Sequence[Place], places: Places) -> bool:
    """Tell whether what calls a list names points: `Item [ii] was read`, `question [1]`, `question [2]`."""
    if one.form is Shape.ROMAN:
        return places.name_points(fits)
    return one.form is Shape.BRACKETED and len(fits) > 1 and places.name_one_thing(fits)


def _may_be_of_others(one: Candidate, entries: Sequence[Entry], places: Places) -> bool:
    """Tell whether the text before a list amid it calls each label again and again, as that of many lists."""
    if one.form not in OF_POINTS or one.told or one.at_end or one.on_page:
        return False
    stop = one.entries[0].blocks.start
    calls = (
        places.times(entry.head.label, stop, own(one.form), Trust.GOOD, since=one.since) for entry in entries
    )
    return all(count > _MOST_CALLS for count in calls)


def _is_before_stops(
    one: Candidate, entries: Sequence[Entry], fits: dict[int, Place], places: Places
) -> bool:
    """Tell whether what is glued to words calls a list in order, most of it before stops, as in French."""
    if one.form is not Shape.PLAIN or _is_of_points(one.around) or places.counts(list(fits.values())):
        return False
    stops = sum(places.is_before_stop(place) for place in fits.values())
    return 2 * stops > len(fits) and bool(
        places.exact(entries, one.since, own(one.form), single=True, enough=Trust.FAIR)
    )


def _doubtful(one: Candidate, places: Places) -> Judged | None:
    """Judge a list that is printed, or called, as prose counts: by `(4)` or `iv.`; in one way or none."""
    fits: dict[int, Place] = {}
    if one.around.titled or (one.at_end and len(one.entries) > 1 and one.form in _OF_PROSE | {Shape.TOLD}):
        fits = places.fit_doubtful(one.entries, one.since, one.reach)
        if not fits and one.form is Shape.PLAIN:
            fits = places.fit_apart(one.entries, one.since)
    elif one.form is Shape.PLAIN and len(one.entries) > 1 and one.at_end and not _is_of_points(one.around):
        fits = places.fit_apart(one.entries, one.since)
    elif one.form in _OF_PROSE and not one.around.heading:
        near = max(one.since, one.entries[0].blocks.start - lists.LONGEST_NOTE)
        fits = places.exact(one.entries, near, {one.form}, single=one.on_page)
    return (one.entries, fits) if fits else None


def _is_of_points(around: Surroundings) -> bool:
    return around.introduced or around.heading


def _other(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by places of other forms: they must be its labels one for one, and it close a chapter."""
    around = one.around
    if one.told or around.introduced or around.heading or not around.closes:
        return None
    if are_items(one.entries) and len({entry.blocks.start for entry in one.entries}) < len(one.entries):
        return None
    forms = own(one.form) if are_items(one.entries) else sorted(ALL - own(one.form) - {Shape.FRAMED})
    fits = places.exact(one.entries, one.since, forms)
    return (one.entries, fits) if fits else None


def _mixed(one: Candidate, places: Places) -> Judged | None:
    """Judge a list under a heading of notes by places of all forms: each note must have one, and one only."""
    fits = places.fit_only(one.entries, one.since) if one.around.titled else {}
    return (one.entries, fits) if fits else None


def _changing(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by places whose form changes on the way, one part of the list after the other."""
    if _is_of_points(one.around) or not (one.told or one.at_end) or are_items(one.entries):
        return None
    fits = places.runs(one.entries, one.since) if len(one.entries) >= _FEWEST_CHANGING else {}
    return (one.entries, fits) if fits else None


def _habits(candidates: Sequence[Candidate], places: Places) -> dict[Shape, list[Shape]]:
    """Give for each form of heads the forms of markers that call several lists of this text, one for one."""
    times = Counter(
        (one.form, form)
        for one in candidates
        for form in {place.form for place in _called_by(one, places).values()}
    )
    habits: dict[Shape, list[Shape]] = {}
    for (head, form), count in times.items():
        if count >= _A_HABIT:
            habits.setdefault(head, []).append(form)
    return habits


def _called_by(one: Candidate, places: Places) -> Mapping[int, Place]:
    """Give the places that call a list, or that would, if it were one of notes."""
    if one.fits is not None or one.around.introduced or one.around.heading or are_items(one.entries):
        return one.fits or {}
    return places.exact(one.entries, one.since, sorted(ALL - own(one.form)), single=True)


def _alike(one: Candidate, places: Places, habits: dict[Shape, list[Shape]]) -> Judged | None:
    """Judge a list by the others of its text: `1. …` that `(1)` calls one for one, as it does elsewhere."""
    if are_items(one.entries) or (one.around.introduced and one.entries[0].head.label == "1"):
        return None
    fits = places.exact(one.entries, one.since, habits.get(one.form, []), single=True, enough=Trust.FAIR)
    return (one.entries, fits) if fits else None
