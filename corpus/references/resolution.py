"""The notes of a document → what each cites, and what its short forms mean. Pure.

After eyecite's rule: a short form is accepted only when exactly one candidate remains. It is resolved to an
earlier note, never to a later one or its own; otherwise the candidates are listed. What precedes decides
an "Ibid.": after a note with two works it is ambiguous (Chicago forbids it there), after an unresolved short
form it is unresolved.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language.languages import EVERY, abbreviated, any_of
from corpus.language.mentions import mentions
from corpus.language.names import authors_at, words
from corpus.model import Citation, Footnote, Form, Ranged, Reference, Resolution, Span, Work
from corpus.references import locators, signals
from corpus.references.asides import asides
from corpus.references.citations import commentary, find_citations
from corpus.references.clauses import clauses
from corpus.references.dated_sources import is_dated
from corpus.references.known_works import KnownWork, KnownWorks
from corpus.stretch import Stretch, of

# A member of a list that was not understood: "; Council Rolls"
_LISTED = re.compile(r";\s?[*_“«„\"]{0,2}[^\W\d_a-z]")
# What a reference that was not understood may hold: "Tom Roe, review of *Nets*", "Ada Quill, interview with"
_UNREAD = re.compile(rf"[*_“«„‘]|\b{any_of(EVERY.unpublished)}\b")
_IDEM = re.compile(rf"{abbreviated(EVERY.idem)}", re.IGNORECASE)
# "(1911)", "diss. 1911, p. 4": the year of something that was not understood; not "born in 1911."
_DATED = re.compile(rf"\b{locators.YEAR.pattern}(?:\)|,\s(?:\w{{1,2}}\.\s?)?\d)")
# "———. *Nets*", "By the same author: *Nets*": whose it is, the note before says
_OF_BEFORE = re.compile(rf"\W{{0,2}}(?:(?:[—–―]{{1,3}}|-{{2,3}})[.,:]?\s|(?i:{abbreviated(EVERY.idem)}))")
_WORD = re.compile(r"[^\W\d_]{3}")
# "note 9 below", "notes 3 and 7 below", behind the label
_BELOW = re.compile(
    rf"(?:[\s,\d–-]|\b{any_of(EVERY.ands)}\b){{0,40}}\b{any_of(EVERY.below)}\b", re.IGNORECASE
)
_SAYS_BELOW = re.compile(rf"\b{any_of(EVERY.below)}\b", re.IGNORECASE)
# An ambiguous short form lists no more candidates than a reader can look up.
MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Cited:
    """What the notes of a document cite: every citation, what its short forms mean, and the works."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    works: tuple[Work, ...]


def resolve(notes: Sequence[Footnote], order: Sequence[int] | None = None) -> Cited:
    """Find what the notes cite; ``order`` is the reading order of their places, by default as they stand."""
    places = order if order is not None else range(len(notes))
    reading = _Reading(notes, _runs(notes, places))
    for place in places:
        reading.read(place)
    return Cited(tuple(reading.citations), tuple(reading.finished()), tuple(reading.works()))


class _Reading:
    """One pass over the notes in reading order, with what is known so far."""

    def __init__(self, notes: Sequence[Footnote], runs: Mapping[int, int]) -> None:
        self._runs = runs
        self._ahead: dict[tuple[int, str], int] = {}  # run and label → the last note that has them
        for place, run in runs.items():
            self._ahead[run, notes[place].label] = place
        self.citations: list[Citation] = []
        self._notes = notes
        self._known = KnownWorks()
        self._references: list[Reference] = []
        self._read: dict[int, int] = {}  # place of a note → when it was read
        self._labels: dict[str, list[int]] = {}
        self._works: dict[int, list[KnownWork | None]] = {}  # per note, in order; None where unresolved
        self._before: (
            list[KnownWork | None] | None
        ) = []  # the works of the note before; None: not sure of them
        self._citing: dict[KnownWork, list[Citation]] = {}
        self._last = 0  # the place of the note before
        self._lately: tuple[Citation, ...] = ()  # the candidates of the last citation

    def read(self, place: int) -> None:
        """Resolve what one note cites; notes are read in the order in which they are called."""
        text = self._notes[place].text
        cited = find_citations(text, place)
        apart = asides(text, cited)
        here: list[KnownWork | None] = []
        kept: list[Citation] = []  # those of the note itself
        every: list[Citation] = []  # and those in brackets behind one of them
        for citation in cited:
            inside = _is_inside(citation, apart)
            if citation.form == Form.FULL:
                work: KnownWork | None = self._known.add(
                    citation, text, self._author_before(citation, here, kept)
                )
                self._lately = self._lately if inside else (citation,)
            else:
                reference, work = self._answer(citation, text, [None] if inside else here, kept)
                if reference is None and work is None:
                    continue
                if reference:
                    self._references.append(reference)
                    self._lately = self._lately if inside else reference.candidates
            every.append(citation)
            if not inside:
                kept.append(citation)
                if not self._points_ahead(citation):  # what follows is not what was cited just before
                    here.append(work)
            if work:
                self._citing.setdefault(work, []).append(citation)
        self._close(place, text, here, kept, every)

    def _close(
        self,
        place: int,
        text: str,
        here: list[KnownWork | None],
        kept: list[Citation],
        every: list[Citation],
    ) -> None:
        for name in (name for span in commentary(text, every) for name in mentions(of(text, span))):
            self._known.hear_of(text[name.start : name.end])
        for named in _beside_works(text, every):
            self._known.suspect_named(named)
        if _OF_BEFORE.match(text) and all(one.form == Form.FULL for one in every):
            for work in filter(None, self._before or ()):
                self._known.suspect_signed([" ".join(author) for author in work.authors])
        self._known.suspect_signed([*_unread_authors(text, every), *_authors_of_more(text, every)])
        self.citations += every
        self._read[place] = len(self._read)
        self._labels.setdefault(self._notes[place].label, []).append(place)
        self._works[place] = here
        self._before = None if _doubtful(text, commentary(text, _with_asides(text, kept))) else here
        self._last = place

    def _answer(
        self, citation: Citation, text: str, here: list[KnownWork | None], kept: list[Citation]
    ) -> tuple[Reference | None, KnownWork | None]:
        """Resolve a short form; (None, None) drops one that was tentative and has no answer."""
        if citation.form == Form.POINTER:
            return self._point(citation, text)
        if citation.form == Form.IBID or citation.same_author:
            before = self._just_before(citation, text, here, kept)
            if citation.form == Form.IBID:
                return self._same(citation, before)
            return self._pick(citation, self._known.others_by(before, citation, text))
        found = self._known.matching(citation, text)
        if not found and citation.tentative:
            self._known.suspect(citation, text)
            return None, None
        if not found and _is_reference(citation, text):
            return None, self._known.add(citation, text, ())
        if not found:
            self._known.suspect(citation, text)
        return self._pick(citation, found)

    def _pick(self, citation: Citation, found: list[KnownWork]) -> tuple[Reference, KnownWork | None]:
        """Accept the only candidate, if it stands in an earlier note and the names it are enough."""
        candidates = tuple(work.reference for work in found[:MOST_CANDIDATES])
        if len(found) != 1:
            resolution = Resolution.AMBIGUOUS if found else Resolution.UNRESOLVED
            return Reference(citation, resolution, None, candidates), None
        work = found[0]
        if work.reference.note == citation.note or not self._known.answers(
            work, citation, self._notes[citation.note].text
        ):
            return Reference(citation, Resolution.AMBIGUOUS, None, candidates), None
        return Reference(citation, Resolution.RESOLVED, work.reference.note, candidates), work

    def _same(self, citation: Citation, before: list[KnownWork | None]) -> tuple[Reference, KnownWork | None]:
        """Resolve an "Ibid." to the one work before it."""
        works = list(dict.fromkeys(before))
        if not works or None in works:
            earlier = tuple(work.reference for work in works if work)
            resolution = Resolution.AMBIGUOUS if earlier else Resolution.UNRESOLVED
            return Reference(citation, resolution, None, earlier or (self._lately if works else ())), None
        return self._pick(citation, [work for work in works if work])

    def _just_before(
        self, citation: Citation, text: str, here: list[KnownWork | None], kept: list[Citation]
    ) -> list[KnownWork | None]:
        """Give what an "Ibid." may mean: the citation before it in its note, or all of the note before."""
        if here:
            if not kept:
                return here
            end = _with_asides(text, kept[-1:])[-1].end
            return [None] if _doubtful(text, (Span(end, citation.start),)) else here[-1:]
        if _doubtful(text, (Span(0, citation.start),)):
            return [None]
        if self._starts_again(citation.note):
            return []
        if self._before is None:
            return [*self._works[self._last], None]
        return self._before

    def _starts_again(self, place: int) -> bool:
        """Say whether the numbers begin anew here, as in a new chapter: there an Ibid. does not look back."""
        before, now = (self._notes[at].label for at in (self._last, place))
        return before.isdecimal() and now.isdecimal() and int(now) <= int(before)

    def _author_before(
        self, citation: Citation, here: list[KnownWork | None], kept: list[Citation]
    ) -> tuple[tuple[str, ...], ...]:
        """Give the authors that an "Idem" stands for."""
        if not citation.same_author:
            return ()
        before = self._just_before(citation, self._notes[citation.note].text, here, kept)
        authors = {work.authors for work in before if work}
        return authors.pop() if len(authors) == 1 and None not in before else ()

    def _point(self, citation: Citation, text: str) -> tuple[Reference, KnownWork | None]:
        """Resolve "see note 22" to that note of its own run, and "Berger (n. 8 above)" to the work there."""
        run, below = self._runs[citation.note], _points_below(citation, text)
        labelled = self._labels.get(citation.pointer or "", [])
        places = [] if below else [place for place in labelled if self._runs[place] == run]
        works = [work for place in places for work in dict.fromkeys(self._works[place]) if work]
        candidates = tuple(work.reference for work in works[:MOST_CANDIDATES])
        if len(places) != 1:
            resolution = Resolution.AMBIGUOUS if places else Resolution.UNRESOLVED
            ahead = not places and self._points_ahead(citation)
            return Reference(citation, resolution, None, candidates, later=ahead), None
        if not citation.authors:
            return Reference(citation, Resolution.RESOLVED, places[0], candidates), None
        found = [work for work in self._known.matching(citation, text) if work in works]
        return self._pick(citation, found or works) if found else self._unanswered(citation, candidates)

    def _points_ahead(self, citation: Citation) -> bool:
        """Say whether a bare pointer sends to a later note: it cites nothing yet."""
        if citation.form != Form.POINTER or citation.authors:
            return False
        later = self._ahead.get((self._runs[citation.note], citation.pointer or ""), citation.note)
        return later != citation.note and later not in self._read

    def _unanswered(self, citation: Citation, candidates: tuple[Citation, ...]) -> tuple[Reference, None]:
        return Reference(citation, Resolution.UNRESOLVED, None, candidates), None

    def works(self) -> Iterable[Work]:
        """Give the works in the order in which they were first cited."""
        return (Work(work.reference, tuple(citations)) for work, citations in self._citing.items())

    def finished(self) -> Iterable[Reference]:
        """Give the references; what nothing earlier answers lists the later works it may mean."""
        for reference in self._references:
            citation = reference.citation
            if reference.resolution != Resolution.UNRESOLVED or reference.candidates or not citation.authors:
                yield reference
                continue
            later = self._known.matching(citation, self._notes[citation.note].text)
            candidates = tuple(work.reference for work in later[:MOST_CANDIDATES])
            yield Reference(citation, Resolution.UNRESOLVED, None, candidates)


def _runs(notes: Sequence[Footnote], order: Iterable[int]) -> dict[int, int]:
    """Count the runs of numbers that begin anew, as in each chapter; labels that differ are one run."""
    places = list(order)
    if len({notes[place].label for place in places}) == len(places):
        return dict.fromkeys(places, 0)
    runs: dict[int, int] = {}
    run, last = 0, 0
    for place in places:
        label = notes[place].label
        if label.isdecimal():
            run += int(label) <= last
            last = int(label)
        runs[place] = run
    return runs


def _points_below(citation: Citation, text: str) -> bool:
    """Say whether a pointer says that its note stands below."""
    said = _SAYS_BELOW.search(text, citation.start, citation.end)
    return (said or _BELOW.match(text, citation.end)) is not None


def _is_inside(citation: Citation, apart: Sequence[Span]) -> bool:
    """Say whether a citation stands in one of the brackets, which are in order."""
    at = bisect_right(apart, citation.start, key=lambda aside: aside.start) - 1
    return at >= 0 and citation.start < apart[at].end


def _with_asides(text: str, kept: Sequence[Citation]) -> list[Ranged]:
    """Give the citations of a note with the brackets about them, in order."""
    return sorted([*kept, *asides(text, kept)], key=lambda place: place.start)


def _doubtful(text: str, rest: Iterable[Span]) -> bool:
    """Say whether what is left of a note may hold a work that was not understood.

    An imprint, a page, a date to the day, or a member of a list that begins with a capital.
    """
    left = (of(text, span) for span in rest)
    return any(
        locators.imprints(words) or locators.labelled_pages(words) or is_dated(words) or words.search(_LISTED)
        for words in left
    )


def _unread_authors(text: str, kept: Sequence[Citation]) -> Iterator[str]:
    """Yield who opens a clause that seems to be a reference and was not understood."""
    starts = [citation.start for citation in kept]
    for clause in clauses(text):
        at = signals.skip(clause).start
        authors = authors_at(text, at)
        before = bisect_left(starts, clause.end)
        if authors is None or (before and kept[before - 1].end > at):
            continue
        behind = clause.since(authors.end)
        is_signed = text.startswith((", ", ": ", " [", " ("), authors.end)
        if is_signed and (behind.search(_UNREAD) or locators.imprints(behind)):
            yield from (text[name.start : name.end] for name in authors.names)


def _authors_of_more(text: str, kept: Sequence[Citation]) -> Iterator[str]:
    """Yield who has perhaps written what is cited without an author right behind a work of theirs, too.

    "Mary Dun, *The Weir* (Ness, 1902); *My Mill* (London, 1930)"; "…; and her *My Mill* (London, 1930)"
    """
    full = [citation for citation in kept if citation.form == Form.FULL]
    for citation, following in pairwise([*full, None]):
        if citation is None or not citation.authors:
            continue
        left = Stretch(text, citation.end, following.start if following else len(text))
        another = following is not None and _is_unsigned_book(following, text)
        if another or locators.imprints(left) or locators.open_imprint(left):
            yield from (text[name.start : name.end] for name in citation.authors)


def _beside_works(text: str, every: Sequence[Citation]) -> Iterator[str]:
    """Yield who is named beside a work that was not understood, or that nobody signs: it may be theirs.

    "As Roe later wrote in *Nets* (1911)", "In *Nets* (Ness: Holm, 1911) Roe withdrew this".
    """
    full = [one for one in every if one.form == Form.FULL]
    unsigned = any(_is_unsigned_book(one, text) and locators.imprints(of(text, one.head)) for one in full)
    for left in (of(text, span) for span in commentary(text, every)):
        if unsigned or left.search(_DATED) or locators.imprints(left) or locators.open_imprint(left):
            yield from (text[name.start : name.end] for name in mentions(left))


def _is_unsigned_book(citation: Citation, text: str) -> bool:
    """Say whether a full reference names no author, and a place: "*Harbour Review* 4 (1911)" has none."""
    named = citation.title.end if citation.title else citation.start
    signed = bool(citation.authors) or citation.same_author
    if any(_IDEM.fullmatch(text, name.start, name.end) for name in citation.authors):
        return True  # "Ders. (Hg.): *Nets*. Ness 1911"
    return not signed and _WORD.search(text, named, citation.head.end) is not None


def _is_reference(citation: Citation, text: str) -> bool:
    """Take "Leon Trotsky, “The Opposition,” Pravda, p. 3" for a work of its own: a full name and a title."""
    if citation.form != Form.SHORT or citation.title is None:
        return False
    return any(len(words(text[name.start : name.end])) > 1 for name in citation.authors)
