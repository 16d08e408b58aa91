"""A list that may be one of notes → the places that call it, if it is believed in some way. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.notes.alignment import Places
from corpus.notes.candidates import Candidate, are_items
from corpus.notes.entries import LONGEST_NOTE, Entry
from corpus.notes.forms import ALL, CERTAIN_HEADS, CERTAIN_MARKERS, OF_POINTS, OF_PROSE, Shape, own
from corpus.notes.markers import Place, Trust
from corpus.notes.surroundings import Surroundings

# Of the notes of a page that go on with the numbers of the last page, one in so many is called.
_FEWEST_CALLED = 3
# So many notes, called in their order and each of them, are called by doubtful numbers too.
_ENOUGH_YEARS = 3
# Of fewer notes no change of form is believed.
_FEWEST_CHANGING = 3
# So many lists are a habit of a text.
A_HABIT = 3
# A note is called so often, and seldom more.
_MOST_CALLS = 2
Judged = tuple[list[Entry], dict[int, Place]]


def by_own(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by the places of its own form."""
    if are_items(one.entries) and not one.around.titled:
        return None
    judged = _fitted(one, places, own(one.form))
    if one.form is Shape.BOXED and judged and not judged[1]:
        return one.entries, _by_numbers(one, places)
    return judged


def _by_numbers(one: Candidate, places: Places) -> dict[int, Place]:
    """Give the bare numbers that call notes in boxes, `camp.4` `[Footnote 4: …]`: most of a list, or each."""
    forms = frozenset({Shape.PLAIN})
    if exact := places.exact(one.entries, one.since, forms, single=True):
        return exact
    _, fits = places.fit(one.entries, one.since, forms, reach=one.reach, trim=False)
    good = sum(place.trust >= Trust.GOOD for place in fits.values())
    is_most = len(one.entries) >= _FEWEST_CHANGING and 2 * good > len(one.entries)
    return fits if is_most and not places.counts(list(fits.values())) else {}


def by_told(one: Candidate, places: Places) -> Judged | None:
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
    if one.around.titled or (one.at_end and len(one.entries) > 1 and one.form in OF_PROSE | {Shape.TOLD}):
        fits = places.fit_doubtful(one.entries, one.since, one.reach)
        if not fits and one.form is Shape.PLAIN:
            fits = places.fit_apart(one.entries, one.since)
    elif one.form is Shape.PLAIN and len(one.entries) > 1 and one.at_end and not _is_of_points(one.around):
        fits = places.fit_apart(one.entries, one.since)
    elif one.form in OF_PROSE and not one.around.heading:
        near = max(one.since, one.entries[0].blocks.start - LONGEST_NOTE)
        fits = places.exact(one.entries, near, {one.form}, single=one.on_page)
    return (one.entries, fits) if fits else None


def _is_of_points(around: Surroundings) -> bool:
    return around.introduced or around.heading


def _others(head: Shape) -> list[Shape]:
    """List the forms of markers that may call a form of heads which is another; frames call what has them."""
    return sorted(ALL - own(head) - {Shape.FRAMED})


def by_other(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by places of other forms: they must be its labels one for one, and it close a chapter."""
    around = one.around
    if one.told or around.introduced or around.heading or not around.closes:
        return None
    if are_items(one.entries) and len({entry.blocks.start for entry in one.entries}) < len(one.entries):
        return None
    forms = own(one.form) if are_items(one.entries) else _others(one.form)
    fits = places.exact(one.entries, one.since, forms)
    return (one.entries, fits) if fits else None


def by_mixed(one: Candidate, places: Places) -> Judged | None:
    """Judge a list under a heading of notes by places of all forms: each note must have one, and one only."""
    fits = places.fit_only(one.entries, one.since) if one.around.titled else {}
    return (one.entries, fits) if fits else None


def by_changing(one: Candidate, places: Places) -> Judged | None:
    """Judge a list by places whose form changes on the way, one part of the list after the other."""
    if _is_of_points(one.around) or not (one.told or one.at_end) or are_items(one.entries):
        return None
    fits = places.runs(one.entries, one.since) if len(one.entries) >= _FEWEST_CHANGING else {}
    return (one.entries, fits) if fits else None


def habits_of(candidates: Sequence[Candidate], places: Places) -> dict[Shape, list[Shape]]:
    """Give for each form of heads the forms of markers that call several lists of this text, one for one."""
    times = Counter(
        (one.form, form)
        for one in candidates
        for form in {place.form for place in _called_by(one, places).values()}
    )
    habits: dict[Shape, list[Shape]] = {}
    for (head, form), count in times.items():
        if count >= A_HABIT:
            habits.setdefault(head, []).append(form)
    return habits


def _called_by(one: Candidate, places: Places) -> Mapping[int, Place]:
    """Give the places that call a list, or that would, if it were one of notes."""
    if one.fits is not None or one.around.introduced or one.around.heading or are_items(one.entries):
        return one.fits or {}
    return places.exact(one.entries, one.since, _others(one.form), single=True)


def by_alike(one: Candidate, places: Places, habits: dict[Shape, list[Shape]]) -> Judged | None:
    """Judge a list by the others of its text: `1. …` that `(1)` calls one for one, as it does elsewhere."""
    if are_items(one.entries) or (one.around.introduced and one.entries[0].head.label == "1"):
        return None
    fits = places.exact(one.entries, one.since, habits.get(one.form, []), single=True, enough=Trust.FAIR)
    return (one.entries, fits) if fits else None
