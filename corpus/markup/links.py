"""A page → its notes and the links that call them: by anchors, in order, on evidence. Pure.

A link calls a note if its words are a label, its target stands behind it, in no heading and no list of
contents, and something says so: the type of the link, a way back from the note to the link, or the same label
at the head of the note. A link to something that stands before it is a way back or a cross-reference.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml.etree import _Element as Element

from corpus.markup import calling, extents, heads, kinds, looks
from corpus.markup.anchors import Anchors
from corpus.markup.linked import Links, Note
from corpus.notes import labels

# `12 Roe`, `[3] Roe`
_NUMBERED = re.compile(r"[\[(]?\d{1,3}[\])]?[.:]?\s")
_YEAR = re.compile(
    r"(?:1[5-9]|20)\d\d[a-z]?"
)  # `Roe (2006, 2011)`, of which the second is a link: it names no work
_BACK_WORDS = 30
_LONGEST_NAME = 80  # of a work, where a link says that it cites one: `Smith et al., 2019`
_MOST_LOOKS = 20
_TO = ("–", "-", "—", "‐", "‑", "−")  # `2–5`


@dataclass(frozen=True)
class _Call:
    link: Element
    shown: Element  # the link, or what raises it and sets it in brackets
    label: str
    target: Element
    block: Element
    strong: bool  # says itself that it calls a note


def find(root: Element) -> Links:
    """Find the notes of a page."""
    return _Linker(root).links()


class _Linker:
    def __init__(self, root: Element) -> None:
        self.anchors = Anchors(root)
        self.order = self.anchors.order
        self.shared: dict[Element, bool] = {}  # blocks, and whether several anchors stand in them
        self.rows: dict[Element, bool] = {}  # blocks, and whether they are rows of links
        self.counted: dict[Element, dict[Element, int]] = {}
        self.linked: set[str] = set()  # the labels of the notes that are called

    def links(self) -> Links:
        """Decide which links call notes, then where each note begins and ends."""
        found = Links()
        calls: list[_Call] = []
        unsure: list[_Call] = []
        for call in self._candidates():
            (calls if self._is_believed(call) else unsure).append(call)
        blocks = {call.block for call in calls}
        numbers: dict[Element, int] = {}
        near: dict[int, set[Element]] = {}
        for call in sorted(calls, key=lambda call: self.order[call.target]):
            place = self._start(call)
            if place not in numbers:
                numbers[place] = len(found.notes)
                found.notes.append(Note(call.label, place, call.block))
        self._end_notes(found.notes, blocks, {call.shown for call in calls})
        starts = [self.order[note.first] for note in found.notes]
        for call in calls:
            within = self._note_around(call.link, found.notes, starts)
            number = numbers[self._start(call)]
            if within is not None and (within == number or not call.strong):
                continue
            if self._is_slip(call, found.notes[number]):
                found.calls[call.shown] = (call.label, None)
                continue
            found.calls[call.shown] = (call.label, number)
            near.setdefault(number, set()).update(_near(call))
        for call in unsure:
            if not _looks_like_call(call) or self._is_navigation(call):
                continue
            if self._note_around(call.link, found.notes, starts) is None:
                found.calls[call.shown] = (call.label, None)
        self._settle(found, near)
        self._add_between(found)
        found.contents.update(self._contents(found))
        found.lost += self._lost()
        return found

    # -- which links call

    def _lost(self) -> Iterator[str]:
        """Yield the labels of raised numbers that are linked to a part of the page which is not there.

        A link that says itself that it calls a note may lead to another file, as in a chapter of a book.
        """
        for link in self.order:
            if link.tag != "a":
                continue
            part = self.anchors.part(link)
            if part in self.anchors.targets or not (part or calling.calls_elsewhere(link)):
                continue
            shown = looks.shown(link)
            label = looks.label(kinds.beginning(shown))
            typed = any(
                calling.has_class(one) or set(kinds.types(one)) & calling.CALLING for one in (link, shown)
            )
            if label and (typed or label[:1].isdigit()) and calling.says_call(link, shown):
                yield label

    def _candidates(self) -> Iterator[_Call]:
        for link in self.order:
            if link.tag != "a" or link.get("href") is None:
                continue
            target = self.anchors.target(link)
            if target is None:
                continue
            if self.order[target] <= self.order[link]:
                if not (calling.is_head_of_work(link, target) or self._calls_above(link, target)):
                    continue
            elif self._is_head_of_note(link, target):
                continue
            shown = looks.shown(link)
            words = kinds.beginning(shown)
            strong = calling.says_call(link, shown) or calling.is_head_of_work(link, target)
            longest = _LONGEST_NAME if "doc-biblioref" in kinds.types(link) else calling.LONGEST_LABEL
            label = looks.label(words) or (looks.name(words) if strong and len(words) <= longest else None)
            if not label or looks.is_in_contents(link):
                continue
            block = looks.block(target)
            if block is None or looks.is_heading(block) or looks.holds(block, link):
                continue
            strong = strong or shown.tag == "sup" or calling.is_cited(link)
            yield _Call(link, shown, label, target, block, strong)

    def _is_head_of_note(self, link: Element, target: Element) -> bool:
        """Tell the label of a note that stands before what calls it, as where a book begins with its notes.

        It opens its block, and leads into the midst of another, where the same label leads back to it.
        """
        around = looks.around(link)
        if around is None or looks.before(around, link):  # as most links; the rest takes time
            return False
        amid = looks.block(target)
        if amid is None or amid is around or not looks.before(amid, target):
            return False
        label = looks.plain(kinds.beginning(link))
        return any(
            looks.plain(kinds.beginning(back)) == label and looks.block(place) is around
            for back in looks.links_of(amid)
            for place in self.anchors.either(back)
        )

    def _calls_above(self, link: Element, target: Element) -> bool:
        """Tell whether a link calls a note that stands before it."""
        around = looks.around(link)
        if around is None or not looks.before(around, link):  # as most ways back
            return False
        block = looks.block(target)
        head = next(looks.links_of(block), None) if block is not None else None
        if head is None or looks.plain(kinds.beginning(head)) != looks.plain(kinds.beginning(link)):
            return False
        places = (place for place in self.anchors.either(head) if looks.block(place) is around)
        return any(self._is_head_of_note(head, place) for place in places)

    def _is_believed(self, call: _Call) -> bool:
        if set(kinds.types(call.link)) & {"noteref", "doc-noteref", "doc-biblioref"}:
            return True
        if calling.is_head_of_work(call.link, call.target):
            return True
        if self._leads_back(call):
            return True
        if self._is_navigation(call):
            return False
        bracketed = calling.BRACKETED.fullmatch(kinds.beginning(call.shown)) is not None
        clear = call.strong or bracketed or not call.label.isalnum()
        clear = clear or looks.is_note_like(call.target, call.block)
        if clear and (
            self._begins_with(call.block, call.label) or looks.stands_before(call.target, call.label)
        ):
            return True
        if call.strong and looks.is_note_like(call.target, call.block) and not _YEAR.fullmatch(call.label):
            return True
        # A slip of the author's: the link is that of a note, and leads to a note with another number.
        return _is_of_class(call) and _NUMBERED.match(kinds.beginning(call.block)) is not None

    def _is_slip(self, call: _Call, note: Note) -> bool:
        """Tell the link of number 2 to note 1, which number 1 calls: it may call a note of its own."""
        numbers = call.label.isdigit() and note.label.isdigit() and call.label != note.label
        return numbers and self._begins_with(call.block, note.label)

    def _is_navigation(self, call: _Call) -> bool:
        around = looks.around(call.link)
        if around is None:
            return False
        if around not in self.rows:
            self.rows[around] = looks.is_row_of_links(around)
        return self.rows[around]

    def _begins_with(self, block: Element, label: str) -> bool:
        """Tell whether a block begins with a label, printed or, in an ordered list, counted."""
        words = labels.plain(kinds.beginning(block, 60))
        if heads.end(f"{words} ", label) is not None or heads.boxed(words, label) is not None:
            return True
        above = block.getparent()
        if block.tag != "li" or above is None or above.tag != "ol":
            return False
        if above not in self.counted:
            self.counted[above] = kinds.numbers(above)
        return str(self.counted[above].get(block)) == label

    def _leads_back(self, call: _Call) -> bool:
        """Tell whether the note has a link to the place of its call."""
        near = _near(call)
        return any(self.anchors.leads_to(link, near) for link in looks.links_of(call.block))

    # -- which notes are called between two others

    def _add_between(self, found: Links) -> None:
        """Add the notes between the ends of `[2–5]` and `[2]–[5]`, where a list has each of them."""
        numbers = {note.first: at for at, note in enumerate(found.notes)}
        for low, (label, note) in list(found.calls.items()):
            high = low.getnext()
            high_label, high_note = found.calls.get(high, ("", None)) if high is not None else ("", None)
            if note is None or high is None or high_note is None or (low.tail or "").strip() not in _TO:
                continue
            ends = found.notes[note].first, found.notes[high_note].first
            for at, block in self._between(*ends, label, high_label):
                if block not in numbers:
                    numbers[block] = len(found.notes)
                    found.notes.append(Note(at, block, block))
                    found.notes[-1].printed = _printed(found.notes[-1])
                found.between.setdefault(high, []).append((at, numbers[block]))
        _put_in_order(found, self.order)

    def _between(self, first: Element, last: Element, low: str, high: str) -> list[tuple[str, Element]]:
        """Give the blocks between two of a list, with their labels, if there are as many as numbers."""
        if not (low.isdecimal() and high.isdecimal() and 1 < int(high) - int(low) <= extents.WIDEST_GAP):
            return []
        near = islice(first.itersiblings(first.tag), extents.WIDEST_GAP)
        blocks = list(takewhile(lambda block: block is not last, near))
        labels = [str(number) for number in range(int(low) + 1, int(high))]
        if len(blocks) != len(labels) or last.getparent() is not first.getparent():
            return []
        counted = not self._begins_with(first, low)
        alike = all(counted or self._begins_with(b, label) for b, label in zip(blocks, labels, strict=True))
        return list(zip(labels, blocks, strict=True)) if alike else []

    # -- where notes begin and end

    def _start(self, call: _Call) -> Element:
        """Give the element with which a note begins: its block, or an anchor in a block of several notes."""
        block = call.block
        if block not in self.shared:
            others = (e for e in block.iter("a", "span", "sup", "b") if self._is_target(e))
            self.shared[block] = len(list(islice(others, 2))) > 1
        if self.shared[block] and call.target is not call.block and looks.before(call.block, call.target):
            return call.target
        return call.block

    def _is_target(self, element: Element) -> bool:
        return element.get("id") in self.anchors.targets or element.get("name") in self.anchors.targets

    def _note_around(self, link: Element, notes: list[Note], starts: list[int]) -> int | None:
        """Give the place of the note in which a link stands."""
        at = bisect_right(starts, self.order[link]) - 1
        if at < 0:
            return None
        last = notes[at].last
        return at if self.order[link] <= self.order[last] or looks.holds(last, link) else None

    def _end_notes(self, notes: list[Note], blocks: set[Element], calls: set[Element]) -> None:
        self.linked = {note.label for note in notes}
        for at, note in enumerate(notes):
            following = notes[at + 1] if at + 1 < len(notes) else None
            note.last = extents.last(note, following, blocks, calls, self.linked)

    def _settle(self, found: Links, near: dict[int, set[Element]]) -> None:
        starts = {note.first for note in found.notes}
        for at, note in enumerate(found.notes):
            note.printed = _printed(note)
            note.dropped = [
                link
                for link in _links_between(note, starts)
                if self.anchors.leads_to(link, near.get(at, ())) and _is_way_back(link, note)
            ]

    def _contents(self, found: Links) -> Iterator[Element]:
        """Yield the lists and tables whose every item leads to a place behind them: tables of contents."""
        starts = {note.first for note in found.notes}
        left = _MOST_LOOKS * len(self.order)  # lists in lists in lists are looked at so often and no more
        for element in self.order:
            if element.tag not in ("table", "ul", "ol", "dl") or left < 0:
                continue
            inside = list(element.iter())
            left -= len(inside)
            if any(e in starts for e in inside):
                continue
            ahead = [
                link
                for link in element.iter("a")
                if (target := self.anchors.target(link)) is not None
                and self.order[target] > self.order[link]
                and link not in found.calls
            ]
            items = sum(1 for item in element.iter("li", "tr", "dd") if len(kinds.words(item)) > 2)
            if len(ahead) >= 3 and 2 * len(ahead) >= items and len(kinds.words(element)) < 150 * len(ahead):
                yield element


def _put_in_order(found: Links, order: Mapping[Element, int]) -> None:
    """Count the notes as they stand on the page."""
    places = sorted(range(len(found.notes)), key=lambda at: order[found.notes[at].first])
    new = {at: place for place, at in enumerate(places)}
    found.notes[:] = [found.notes[at] for at in places]
    for call, (label, note) in found.calls.items():
        found.calls[call] = (label, None if note is None else new[note])
    for call, called in found.between.items():
        found.between[call] = [(label, new[note]) for label, note in called]


def _near(call: _Call) -> set[Element]:
    """Give the elements to which a way back may lead: the call, what is around it, an anchor beside it.

    The note itself is none, though it may stand right behind its call.
    """
    around = islice(call.link.iterancestors(), 3)
    places = {
        call.link,
        call.shown,
        *(e for e in around if e.tag not in ("div", "body")),
        *looks.anchors_beside(call.shown),
    }
    return places - {call.block, call.target}


def _is_way_back(link: Element, note: Note) -> bool:
    """Tell a way back, which is no word of its note, from the link that is its label."""
    if note.printed is not None and (looks.holds(note.printed, link) or looks.holds(link, note.printed)):
        return False
    return len(kinds.beginning(link)) <= _BACK_WORDS


def _is_of_class(call: _Call) -> bool:
    elements = (call.link, call.shown, *islice(call.link.iterancestors("sup", "span"), 2))
    return any(calling.has_class(element) for element in elements)


def _looks_like_call(call: _Call) -> bool:
    """Tell a marker whose note is not known for one, which is a fault to report, from any other link."""
    signed = call.strong or calling.BRACKETED.fullmatch(kinds.beginning(call.shown)) is not None
    return signed and call.label[:1].isdigit() and not _YEAR.fullmatch(call.label)


def _links_between(note: Note, starts: set[Element]) -> Iterator[Element]:
    """Yield the links of a note, up to where the next one begins."""
    element: Element | None = note.first
    while element is not None:
        for inner in element.iter():
            if inner in starts and inner is not note.first:
                return
            if inner.tag == "a" and inner.get("href"):
                yield inner
        if element is note.last:
            return
        element = element.getnext()


def _printed(note: Note) -> Element | None:
    """Find the element that holds the label of a note and nothing else, at its very beginning."""
    wanted = looks.plain(note.label)
    for element in looks.firsts(note.first):
        if looks.plain(kinds.beginning(element)) != wanted:
            continue
        around = element.getparent()
        bracket = around is not None and element is not note.first and (around.text or "").strip()
        if not bracket or (element.tail or "").strip()[:1] in ("]", ")", "}"):
            return element
    return None
