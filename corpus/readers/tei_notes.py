"""The notes of a text in TEI → notes of a page: called where they stand, or where a label points at them."""

from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SECTIONS = frozenset((
    "div", *(f"div{depth}" for depth in range(8)), "argument", "epilogue", "floatingText", "group",
    "prologue", "set",
))  # fmt: skip
# What holds blocks, and no words of its own
HOLDING = SECTIONS | frozenset((
    "TEI", "back", "body", "castGroup", "castList", "cit", "closer", "docTitle", "epigraph", "figure",
    "front", "lg", "list", "listBibl", "listPerson", "listWit", "opener", "postscript", "q", "quote", "row",
    "said", "sp", "table", "text", "titlePage",
))  # fmt: skip
QUOTES = ("q", "quote", "said")
# A quotation that holds one of these is a block
BLOCKS = ("p", "ab", "l", "lg", "sp", "div", "floatingText", "list")
_HUNG_ON = ("l", "head", "speaker", "stage")  # a note right behind one of these is on it
_OF_NOTES = ("head", "note", "noteGrp", "pb", "lb", "cb", "milestone")  # a list of notes holds nothing else
_MOST_BETWEEN = 2  # characters between a printed label and its note


def call_notes(page: "Element") -> int:
    """Call each note and move it to the end; count those that nothing calls, which are left as paragraphs."""
    reading = _Notes(page)
    return sum(not reading.call(note) for note in reading.notes)


class _Notes:
    """The notes of a text, what points at them, and the labels that are free."""

    def __init__(self, page: "Element") -> None:
        from corpus.markup import kinds

        self.page = page
        names = Counter(one.get("id") for one in page.iter())
        self.places = {name: one for one in page.iter() if names[name := one.get("id")] == 1 and name}
        self.notes: list[Element] = []
        # Empty ones that stand for another: `<note target="n2"/>`
        self.standing: dict[str, list[Element]] = {}
        for note in [*page.iter("note")]:
            if note.get("target") and kinds.is_empty(note):
                note.tag = "ptr"
                self.standing.setdefault(_targets(note)[0], []).append(note)
            else:
                self.notes.append(note)
        self.pointers: dict[str, list[Element]] = {}
        for pointer in page.iter("ref", "ptr"):
            for target in _targets(pointer):
                self.pointers.setdefault(target, []).append(pointer)
        numbers = Counter(note.get("n") for note in self.notes)
        self.alone = {number for number, times in numbers.items() if times == 1}
        self.free = (str(number) for number in count(1) if str(number) not in numbers)
        self.at = 0
        self.inline: dict[Element, bool] = {}  # quotations, and whether each is a part of a sentence

    def call(self, note: "Element") -> bool:
        """Call a note by the surest of what says where it is called; say whether anything does."""
        from corpus.markup import kinds

        self.at += 1
        name = f"note {self.at}"  # its own may come again
        if calls := self._standing_for(note) or self._attached(note) or _printed_before(note):
            self._let_call(calls, note, name)
        elif self._is_in_words(note) or _is_on_words(note):
            self._call_here(note, name)
        elif calls := [one for one in self.pointers.get(self._own(note), ()) if _is_label(one)]:
            self._let_call(calls, note, name)
        else:
            note.tag = "p" if next(note.iter("p"), None) is None else "div"
            return kinds.is_empty(note)
        return True

    def _is_in_words(self, note: "Element") -> bool:
        """Tell a note in a quotation that is a part of a sentence."""
        above = note.getparent()
        if above is None or above.tag not in QUOTES:
            return False
        if above not in self.inline:
            self.inline[above] = not any(one.tag in BLOCKS for one in above)
        return self.inline[above]

    def _standing_for(self, note: "Element") -> "list[Element]":
        names = {self._own(note), number if (number := note.get("n")) in self.alone else ""} - {""}
        return [one for name in sorted(map(str, names)) for one in self.standing.get(name, ())]

    def _own(self, note: "Element") -> str:
        """Give the name of a note that no other element has."""
        name = note.get("id") or ""
        return name if name in self.places else ""

    def _attached(self, note: "Element") -> "list[Element]":
        """Give the one place at which a note says that it is; its label, if that is printed there."""
        from lxml import etree

        place = self.places.get(targets[0]) if len(targets := _targets(note)) == 1 else None
        if place is None or place is note or place.tag in HOLDING or _is_around(place, note):
            return []
        if place.tag in ("ref", "ptr"):
            return [place] if _is_label(place) else []
        call = etree.Element("ptr")
        if len(place) or place.text:
            place.append(call)
        else:
            place.addnext(call)
            call.tail, place.tail = place.tail, None
        return [call]

    def _label(self, note: "Element") -> str:
        from corpus.markup import looks

        said = note.get("n") or ""
        return said if looks.label(said) else next(self.free)

    def _let_call(self, pointers: "Sequence[Element]", note: "Element", name: str) -> None:
        """Let what points at a note call it, by the label that is printed there or by that of the note."""
        from corpus.markup import kinds, renamed

        label = ""
        for pointer in pointers:
            shown = kinds.words(pointer)
            label = label or ("" if shown else self._label(note))
            for inner in [*pointer]:
                pointer.remove(inner)
            pointer.text = shown or label
            pointer.attrib.clear()
            pointer.attrib.update({"href": f"#{name}", "role": "doc-noteref"})
            pointer.tag = "a"
        renamed.take_out(note)
        note.tail = None
        self._fill(note, name)

    def _call_here(self, note: "Element", name: str) -> None:
        """Call a note where it stands, or at the end of the verse or heading behind which it stands."""
        from corpus.markup import making

        above = note.getparent()
        if above is None:
            return
        call = making.call(above, self._label(note), name)
        above.replace(note, call)
        call.tail, note.tail = note.tail, None
        before = call.getprevious()
        if before is not None and before.tag in _HUNG_ON and not has_words_beside(call):
            before.append(call)
        self._fill(note, name)

    def _fill(self, note: "Element", name: str) -> None:
        """Make a note at the end of a page; one without words is called, but is not there."""
        from corpus.markup import kinds, making

        if not kinds.is_empty(note):
            made = making.note(self.page, name)
            made.text = note.text
            made.extend(list(note))


def _targets(element: "Element") -> list[str]:
    return [target.removeprefix("#") for target in (element.get("target") or "").split()]


def _is_around(place: "Element", note: "Element") -> bool:
    return any(above is place for above in note.iterancestors())


def _is_label(pointer: "Element") -> bool:
    from corpus.markup import kinds, looks

    words = kinds.words(pointer)
    return not words or looks.label(words) is not None


def _printed_before(note: "Element") -> "list[Element]":
    """Give the label that is printed right before a note: `Oak<ref>*</ref>, <note>* A tree.</note>`."""
    before = note.getprevious()
    if before is None or before.tag not in ("ref", "ptr"):
        return []
    between = (before.tail or "").strip()
    if len(between) > _MOST_BETWEEN or any(map(str.isalnum, between)):
        return []
    return [before] if _is_label(before) else []


def _is_on_words(note: "Element") -> bool:
    """Tell a note amid words, or right behind a verse, a heading or a name."""
    above, before = note.getparent(), note.getprevious()
    if above is None:
        return False
    if above.tag not in HOLDING or has_words_beside(note):
        return True
    if before is None:
        return False
    if before.tag == "head":  # of notes alone: it is on none of them
        return any(one.tag not in _OF_NOTES for one in above)
    return before.tag in _HUNG_ON


def has_words_beside(element: "Element") -> bool:
    """Tell whether words stand right before or behind an element, which is in none but the one around it."""
    above, before = element.getparent(), element.getprevious()
    behind = before.tail if before is not None else above.text if above is not None else None
    return bool((behind or "").strip() or (element.tail or "").strip())
