r"""A tree and its links → the plain text that it prints, with blocks, notes and markers as spans. Pure.

White space is what HTML calls one space; ``<br>`` ends a line, a block is followed by an empty line. A table
of data is printed row by row, its cells between `` | ``. What is no text of the page, such as menus, stands
in blocks of furniture, so that nothing is lost.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds, layout, pages
from corpus.markup.linked import Links
from corpus.markup.noting import Notes
from corpus.markup.paper import Paper
from corpus.model import Block, BlockKind, Footnote, Marker, Page, Said
from corpus.notes import labels, nested
from corpus.stretch import of

# The white space of HTML, of which a no-break space is none, where it is not one space already
_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+(?=\n|[^\n])")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL = re.compile(r"[0-9+\-−=()]+")
_ROW = re.compile(labels.RAISED_ROW)
_LONGEST_SMALL = 60  # characters; no row of a person is longer
_TOO_MUCH_QUOTED = 0.6
_Leave = Callable[[], object]


class _In(Enum):
    """What an element may stand in, at any depth."""

    FURNITURE = auto()
    QUOTATION = auto()
    VERBATIM = auto()
    ROW = auto()
    TIGHT_LIST = auto()


@dataclass
class Extract:
    """A text, and what stands where in it; ``uncalled`` are the places of notes that no marker calls.

    ``leads`` are the blocks that the page counts, and the rows of its tables, by where they begin: where the
    words behind the number, or the first cell, begin. ``said`` are the words of which the format says whose
    they are.
    """

    text: str
    blocks: list[Block]
    notes: list[Footnote]
    markers: list[Marker]
    uncalled: list[int]
    leads: dict[int, int]
    pages: tuple[Page, ...] = ()
    said: tuple[Said, ...] = ()


def extract(root: Element, links: Links, voices: Mapping[Element, str] | None = None) -> Extract:
    """Print a page; ``voices`` are elements that somebody says, and who: nobody, if the name is empty."""
    return _Printer(links, voices or {}).print(root)


class _Printer:
    def __init__(self, links: Links, voices: Mapping[Element, str]) -> None:
        self.links = links
        self.voices = voices
        self.speaking = [""]
        self.turns = [(0, "")]  # where somebody begins to speak
        self.starts = {note.first: at for at, note in enumerate(links.notes)}
        self.ends = {note.last: at for at, note in enumerate(links.notes)}
        self.apart = self.starts.keys() | links.contents
        self.labels = {note.printed for note in links.notes if note.printed is not None}
        self.dropped = {element for note in links.notes for element in note.dropped}
        self.paper = Paper()
        self.notes = Notes(links.notes, self.paper)
        self.blocks: list[Block] = []
        self.markers: list[Marker] = []
        self.marks: list[tuple[int, str]] = []  # where printed pages begin
        self.counted: dict[Element, dict[Element, int]] = {}
        self.inside = Counter[_In]()
        self.heading = 0  # the level of the open heading
        self.quotations = 0

    def print(self, root: Element) -> Extract:
        """Walk the tree once, without recursion: a page may be nested as deep as a parser lets it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        leaving: dict[Element, list[_Leave]] = {}
        for event, element in walk:
            if event == "start":
                after = leaving[element] = []
                if self._enter(element, after):
                    self._say(element.text)
                else:
                    walk.skip_subtree()
            else:
                for leave in reversed(leaving.pop(element, [])):
                    leave()
                self._say(element.tail)
        self._close()
        self._end_note()
        return self._extract()

    # -- elements

    def _enter(self, element: Element, after: list[_Leave]) -> bool:
        """Begin an element; say whether its words are to be printed by the walk."""
        if element in self.voices:
            self._speak(self.voices[element], after)
        if (page := pages.label(element)) is not None:
            self.marks.append((self.paper.at, page))
            if kinds.is_block(element):
                self._close()
                self._be_in(_In.FURNITURE, after)
        if element in self.starts:
            self._close()
            self._end_note()
            self.notes.begin(self.starts[element])
        if element in self.ends:
            number = self.ends[element]
            after.append(lambda: self._end_note(number))
        if element in self.links.calls:
            self._call(element)
            return False
        if element in self.labels:
            self.notes.print_label(kinds.words(element))
            return False
        if element in self.dropped or kinds.is_silent(element):
            return False
        if element.tag == "br":
            self.paper.lines += 1
        elif element.tag in ("sup", "sub") and self._small(element):
            return False
        elif kinds.is_block(element):
            self._enter_block(element, after)
        return True

    def _enter_block(self, element: Element, after: list[_Leave]) -> None:
        if element.tag in ("td", "th") and self.inside[_In.ROW]:
            after.append(self._end_cell)
            return
        if self.inside[_In.ROW] and element.tag != "tr":
            self._space()
            after.append(self._space)
            return
        if element.tag == "div" and kinds.is_empty(element):
            return  # drawn by a style, or by somebody's browser: no end of a line
        if element.tag == "li" and self.inside[_In.TIGHT_LIST]:
            self._item(element)
            after.append(self._space)
            return
        if element.tag == "dd" and self.paper.block is not None and self._is_explained(element.getprevious()):
            self.paper.lines += 1
            after.append(self._close)
            return
        self._close()
        if not self._is_explained(element):
            after.append(self._close)
        if element in self.links.contents or kinds.is_furniture(element):
            self._be_in(_In.FURNITURE, after)
        if element.tag in kinds.HEADINGS:
            self.heading = int(element.tag[1])
            after.append(self._end_heading)
            if not self.inside[_In.FURNITURE]:
                self._end_note()
        elif element.tag == "blockquote":
            self.quotations += not self.inside[_In.QUOTATION]
            self._be_in(_In.QUOTATION, after)
        elif element.tag in ("pre", "listing", "xmp"):
            self._be_in(_In.VERBATIM, after)
        elif element.tag == "tr" and layout.is_row_of_data(element):
            self._be_in(_In.ROW, after)
        elif (
            element.tag in ("ul", "ol") and self.notes.open is None and layout.is_tight(element, self.starts)
        ):
            self._be_in(_In.TIGHT_LIST, after)
            after.append(self._close)
        elif element.tag == "li" and self.notes.open is None:
            self.paper.lead = self._number(element)
            after.append(self._no_lead)

    def _be_in(self, what: _In, after: list[_Leave]) -> None:
        self.inside[what] += 1

        def leave() -> None:
            self._close()
            self.inside[what] -= 1

        after.append(leave)

    def _speak(self, name: str, after: list[_Leave]) -> None:
        self.speaking.append(name)
        self.turns.append((self.paper.at, name))

        def end() -> None:
            self.speaking.pop()
            self.turns.append((self.paper.at, self.speaking[-1]))

        after.append(end)

    def _end_heading(self) -> None:
        self._close()
        self.heading = 0

    def _no_lead(self) -> None:
        self.paper.lead = ""

    def _space(self) -> None:
        self.paper.space = True

    def _end_cell(self) -> None:
        if not self.notes.is_empty():  # behind a label
            self.paper.next_cell()

    def _is_explained(self, term: Element | None) -> bool:
        if self.notes.open is not None or self.inside[_In.FURNITURE]:
            return False
        return layout.is_explained(term, self.apart)

    def _item(self, element: Element) -> None:
        self.paper.next_line()
        since = self.paper.at
        self.paper.go_on()
        self.paper.print(self._number(element) or "- ")
        self.paper.counted(since)

    def _number(self, item: Element) -> str:
        """Give what a browser prints before an item that is numbered."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return ""
        if above not in self.counted:
            self.counted[above] = kinds.numbers(above)
        return f"{self.counted[above].get(item, 1)}. "

    def _small(self, element: Element) -> bool:
        """Print raised and lowered digits as such: 10⁶ is not 106."""
        words = kinds.beginning(element, _LONGEST_SMALL + 1)
        is_row = element.tag == "sup" and _ROW.fullmatch(words) is not None
        if not (is_row or _SMALL.fullmatch(words)) or len(words) > _LONGEST_SMALL:
            return False
        if any(e in self.links.calls for e in element.iter()):
            return False
        signs = _DIGITS if is_row else _RAISED if element.tag == "sup" else _LOWERED
        self._say(words.translate(signs))
        self.paper.space = kinds.ends_with_space(element)
        return True

    # -- notes

    def _end_note(self, number: int | None = None) -> None:
        """End the open note, or the one of that number if it is open."""
        if self.notes.open is not None and number in (None, self.notes.open):
            self._close()
            if block := self.notes.end():
                self.blocks.append(block)

    def _call(self, element: Element) -> None:
        label, note = self.links.calls[element]
        between = self.links.between.get(element, ())
        start, end = self._print(kinds.words(element))
        self.paper.space = kinds.ends_with_space(element)
        self.markers += (Marker(other, start, start, at) for other, at in between)
        self.markers.append(Marker(label, start, end, note))

    # -- words

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if self.inside[_In.VERBATIM]:
            self._say_as_is(words)
            return
        words = self.notes.less_label(_SPACE.sub(" ", words))
        kept = words.strip(" ")
        self.paper.space = self.paper.space or words[:1] == " "
        if kept:
            self._print(kept)
            self.paper.space = words[-1] == " "

    def _say_as_is(self, words: str) -> None:
        """Print words with their lines as they are; an empty line ends a paragraph, as in a plain text."""
        for place, part in enumerate(_EMPTY_LINE.split(words)):
            if place and not self.inside[_In.ROW]:
                self._close()
            kept = part if self.paper.block is not None else part.lstrip()
            if kept.strip():
                self._print(kept)
            elif self.paper.block is not None:
                self.paper.print(kept)

    def _print(self, words: str) -> tuple[int, int]:
        """Print words behind what is due before them; give where they stand."""
        if self.paper.lines > 1 and not self.inside[_In.VERBATIM] and not self.inside[_In.ROW]:
            self._close()
        self.notes.print_missing_label()
        self.paper.go_on()
        start = self.paper.at
        self.paper.print(words)
        self.notes.said(start)
        return start, self.paper.at

    def _close(self) -> None:
        """End the open block."""
        words = self.paper.close()
        if words is not None and self.notes.open is None:
            kind = self._kind()
            level = self.heading if kind is BlockKind.HEADING else None
            within = self.quotations if kind is BlockKind.QUOTATION else None
            self.blocks.append(Block(kind, words.start, words.end, level, within))

    def _kind(self) -> BlockKind:
        if self.inside[_In.FURNITURE]:
            return BlockKind.FURNITURE
        if self.heading:
            return BlockKind.HEADING
        return BlockKind.QUOTATION if self.inside[_In.QUOTATION] else BlockKind.PARAGRAPH

    # -- the end

    def _extract(self) -> Extract:
        text = self.paper.text()
        noted = self.notes.printed(text)
        places = {number: place for place, number in enumerate(noted)}
        notes = list(noted.values())
        markers = [
            replace(marker, note=places.get(marker.note) if marker.note is not None else None)
            for marker in self.markers
        ]
        called = nested.reached(notes, markers)
        blocks = _less_quoted(sorted(_trimmed(text, self.blocks), key=lambda block: block.start))
        uncalled = [at for at in range(len(notes)) if at not in called]
        printed = tuple(pages.pages(self.marks, len(text)))
        ends = (start for start, _ in [*self.turns[1:], (len(text), "")])
        said = tuple(
            Said(start, end, name)
            for (start, name), end in zip(self.turns, ends, strict=True)
            if name and start < end
        )
        return Extract(text, blocks, notes, markers, uncalled, self.paper.leads, printed, said)


def _trimmed(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Leave out no-break spaces and the like around the words of blocks, and blocks of nothing else."""
    for block in blocks:
        words = of(text, block).trimmed()
        if words:
            yield replace(block, start=words.start, end=words.end)


def _less_quoted(blocks: list[Block]) -> list[Block]:
    """Take quotations for paragraphs in a page that sets most of its words so, for the margin."""
    quoted = sum(b.end - b.start for b in blocks if b.kind == BlockKind.QUOTATION)
    plain = sum(b.end - b.start for b in blocks if b.kind == BlockKind.PARAGRAPH)
    if quoted <= _TOO_MUCH_QUOTED * (quoted + plain):
        return blocks
    return [
        Block(BlockKind.PARAGRAPH, b.start, b.end) if b.kind == BlockKind.QUOTATION else b for b in blocks
    ]
