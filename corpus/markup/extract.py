r"""A tree and its links → the plain text that it prints, with blocks, notes and markers as spans. Pure.

White space is what HTML calls one space; ``<br>`` ends a line, a block is followed by an empty line. A table
of data is printed row by row, its cells between `` | ``. What is no text of the page, such as menus, stands
in blocks of furniture, so that nothing is lost.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import heads, kinds, pages
from corpus.markup.linked import Links
from corpus.model import Block, BlockKind, Footnote, Marker, Page, Said, Span
from corpus.notes import nested
from corpus.stretch import of

# The white space of HTML, of which a no-break space is none, where it is not one space already
_SPACE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+(?=\n|[^\n])")
_CELL = " | "
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL = re.compile(r"[0-9+\-−=()]+")
_LABEL_WITH_SIGNS = re.compile(r"[\[(].*[\])]|.*[.:]")
# `<a>1</a>. Roe`: printed with the label
_BEHIND_LABEL = re.compile(r"\s*[.:)\]](?=\s)")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_TOO_MUCH_QUOTED = 0.6
# Items of a list as short as these are printed as one block.
_SHORT_ITEM = 80
_SHORT_LIST = 400


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
        self.labels = {note.printed for note in links.notes if note.printed is not None}
        self.dropped = {element for note in links.notes for element in note.dropped}
        self.pieces: list[str] = []
        self.at = 0
        self.space = False
        self.lines = 0
        self.block: int | None = None  # where the open block begins
        self.note: int | None = None
        self.note_block: int | None = None  # where the label of the open note begins, or its first word
        self.unlabelled = False
        self.boxed: set[int] = set()  # the notes in brackets with their labels: `[Footnote 2: Roe.]`
        self.bracket = ""  # before a label that is yet to be printed
        self.labelled = False  # the label of a note, in an element of its own, was the last to be printed
        self.spans: dict[int, tuple[int, int]] = {}
        self.blocks: list[Block] = []
        self.markers: list[Marker] = []
        self.marks: list[tuple[int, str]] = []  # where printed pages begin
        self.counted: dict[Element, dict[Element, int]] = {}
        self.quotations = 0
        self.heading = self.quoted = self.furniture = self.verbatim = self.cells = self.tight = 0
        self.leads: dict[int, int] = {}
        self.lead = ""  # stands before the first word of the next block: `1. `

    def print(self, root: Element) -> Extract:
        """Walk the tree once, without recursion: a page may be nested as deep as a parser lets it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        leaving: dict[Element, list[Callable[[], None]]] = {}
        for event, element in walk:
            if event == "start":
                if self._enter(element, leaving):
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

    def _enter(self, element: Element, leaving: dict[Element, list[Callable[[], None]]]) -> bool:
        """Begin an element; say whether its words are to be printed by the walk."""
        after: list[Callable[[], None]] = []
        leaving[element] = after
        if element in self.voices:
            self._speak(self.voices[element], after)
        if (page := pages.label(element)) is not None:
            self.marks.append((self.at, page))
            if kinds.is_block(element):
                self._close()
                self._raise("furniture", after)
        if element in self.starts:
            self._begin_note(self.starts[element])
        if element in self.ends:
            number = self.ends[element]
            after.append(lambda: self._end_note(number))
        if element in self.links.calls:
            self._call(element)
            return False
        if element in self.labels:
            self._label(element)
            return False
        if element in self.dropped or kinds.is_silent(element):
            return False
        if element.tag == "br":
            self.lines += 1
        elif element.tag in ("sup", "sub") and self._small(element):
            return False
        elif kinds.is_block(element):
            self._enter_block(element, after)
        return True

    def _enter_block(self, element: Element, after: list[Callable[[], None]]) -> None:
        if element.tag in ("td", "th") and self.cells:
            after.append(self._cell)
            return
        if self.cells and element.tag != "tr":
            self.space = True
            after.append(self._space)
            return
        if element.tag == "div" and kinds.is_empty(element):
            return  # drawn by a style, or by somebody's browser: no end of a line
        if element.tag == "li" and self.tight:
            self._item(element)
            after.append(self._space)
            return
        if element.tag == "dd" and self.block is not None and self._is_explained(element.getprevious()):
            self.lines += 1
            after.append(self._close)
            return
        self._close()
        if not self._is_explained(element):
            after.append(self._close)
        if element in self.links.contents or kinds.is_furniture(element):
            self._raise("furniture", after)
        if element.tag in kinds.HEADINGS:
            self.heading = int(element.tag[1])
            after.append(self._end_heading)
            if not self.furniture:
                self._end_note()
        elif element.tag == "blockquote":
            self.quotations += not self.quoted
            self._raise("quoted", after)
        elif element.tag in ("pre", "listing", "xmp"):
            self._raise("verbatim", after)
        elif element.tag == "tr" and _is_row_of_data(element):
            self._raise("cells", after)
        elif element.tag in ("ul", "ol") and self._is_tight(element):
            self._raise("tight", after)
            after.append(self._close)
        elif element.tag == "li" and self.note is None:
            self.lead = self._bullet(element, always=False)
            after.append(self._no_lead)

    def _raise(self, what: str, after: list[Callable[[], None]]) -> None:
        setattr(self, what, getattr(self, what) + 1)

        def lower() -> None:
            self._close()
            setattr(self, what, getattr(self, what) - 1)

        after.append(lower)

    def _speak(self, name: str, after: list[Callable[[], None]]) -> None:
        self.speaking.append(name)
        self.turns.append((self.at, name))

        def end() -> None:
            self.speaking.pop()
            self.turns.append((self.at, self.speaking[-1]))

        after.append(end)

    def _end_heading(self) -> None:
        self._close()
        self.heading = 0

    def _no_lead(self) -> None:
        self.lead = ""

    def _space(self) -> None:
        self.space = True

    def _cell(self) -> None:
        is_label = self.note is not None and self.note not in self.spans
        if self.block is not None and not self._ends_with_cell() and not is_label:
            self.space = False
            since = self.at
            self._emit(_CELL)
            self._counted(since)

    def _ends_with_cell(self) -> bool:
        return bool(self.pieces) and self.pieces[-1] == _CELL

    def _is_tight(self, element: Element) -> bool:
        """Tell a list of short items, printed as one block, from one whose items are paragraphs."""
        if self.note is not None or any(
            inner.tag != "li" and kinds.is_block(inner) for inner in element.iterdescendants()
        ):
            return False
        items = [len(kinds.text(item)) for item in element.iter("li")]
        if len(items) < 2 or max(items) > _SHORT_ITEM or sum(items) > _SHORT_LIST:
            return False
        return not any(inner in self.starts for inner in element.iter())

    def _is_explained(self, term: Element | None) -> bool:
        """Tell a term whose meaning is in the next line: neither says anything without the other."""
        meaning = term.getnext() if term is not None and term.tag == "dt" else None
        if term is None or meaning is None or meaning.tag != "dd" or self.note is not None or self.furniture:
            return False
        if (term.tail or "").strip() or not kinds.text(meaning).strip():
            return False
        return not any(
            inner in self.starts
            or inner in self.links.contents
            or (inner is not one and kinds.is_block(inner))
            for one in (term, meaning)
            for inner in one.iter()
        )

    def _item(self, element: Element) -> None:
        if self.block is not None:
            self.space, self.lines = False, 0
            self._emit("\n")
        since = self.at
        self._say(self._bullet(element, always=True), verbatim=True)
        self._counted(since)

    def _bullet(self, item: Element, *, always: bool) -> str:
        above = item.getparent()
        if above is not None and above.tag == "ol":
            if above not in self.counted:
                self.counted[above] = kinds.numbers(above)
            return f"{self.counted[above].get(item, 1)}. "
        return "- " if always else ""

    def _small(self, element: Element) -> bool:
        """Print raised and lowered digits as such: 10⁶ is not 106."""
        words = kinds.beginning(element, 20)
        if not words or not _SMALL.fullmatch(words) or any(e in self.links.calls for e in element.iter()):
            return False
        self._say(words.translate(_RAISED if element.tag == "sup" else _LOWERED))
        return True

    # -- notes

    def _begin_note(self, number: int) -> None:
        self._close()
        self._end_note()
        self.note = number
        self.note_block = None
        self.unlabelled = True

    def _end_note(self, number: int | None = None) -> None:
        if self.note is None or number not in (None, self.note):
            return
        self._close()
        if self.note in self.spans:
            start, end = self.spans[self.note]
            end = min(end, self.at)  # white space behind the last word was taken away
            self.spans[self.note] = start, end
            self.blocks.append(
                Block(BlockKind.NOTE, start if self.note_block is None else self.note_block, end)
            )
        self.note = None

    def _label(self, element: Element) -> None:
        words = kinds.words(element)
        if words and self.bracket:
            words = f"{self.bracket}{words}{_CLOSING[self.bracket]}"
        self.bracket = ""
        if words:
            self.labelled = True
            self._head(words if _LABEL_WITH_SIGNS.fullmatch(words) else f"{words}.")

    def _head(self, words: str) -> None:
        """Print the label of a note before its first word."""
        self.unlabelled = False
        self._open()
        self.note_block = self.at
        self._emit(f"{words} ")
        self.space = False

    def _less_label(self, words: str) -> str:
        """Print the label that stands before a note as words among others: `12. Roe`."""
        if self.note is None or not self.unlabelled:
            return words
        note = self.links.notes[self.note]
        if note.printed is not None:
            self.bracket = words.strip() if words.strip() in _CLOSING else ""  # `[<a>1</a>] Roe`
            return "" if self.bracket else words
        end = heads.boxed(words, note.label)
        if end is not None:
            self.boxed.add(self.note)
        else:
            end = heads.end(words, note.label, signed=note.first.tag == "li")
        if end is None:
            return words
        self._head(words[:end].strip())
        return words[end:]

    def _call(self, element: Element) -> None:
        label, note = self.links.calls[element]
        words = kinds.words(element)
        self._before_words()
        start = self.at
        self.markers += (Marker(other, start, start, at) for other, at in self.links.between.get(element, ()))
        self._emit(words)
        self._after_words(start)
        self.markers.append(Marker(label, start, self.at, note))

    # -- words

    def _say(self, words: str | None, *, verbatim: bool = False) -> None:
        if not words:
            return
        if self.verbatim or verbatim:
            self._say_as_is(words)
            return
        words = self._less_label(_SPACE.sub(" ", words))
        if self.labelled and (sign := _BEHIND_LABEL.match(words)):
            words = words[sign.end() :]
        self.labelled = False
        kept = words.strip(" ")
        self.space = self.space or words[:1] == " "
        if kept:
            self._before_words()
            start = self.at
            self._emit(kept)
            self._after_words(start)
            self.space = words[-1] == " "

    def _say_as_is(self, words: str) -> None:
        """Print words with their lines as they are; an empty line ends a paragraph, as in a plain text."""
        for place, part in enumerate(_EMPTY_LINE.split(words)):
            if place and not self.cells:
                self._close()
            kept = part if self.block is not None else part.lstrip()
            if kept.strip():
                self._before_words()
                start = self.at
                self._emit(kept)
                self._after_words(start)
            elif self.block is not None:
                self._emit(kept)

    def _before_words(self) -> None:
        """Print what stands between the last word and the next: nothing, a space, a line end, a new block."""
        if self.lines > 1 and not self.verbatim and not self.cells and self.block is not None:
            self._close()
        if self.note is not None and self.unlabelled:
            note = self.links.notes[self.note]
            if note.printed is None:
                self._head(f"{note.label}." if note.label[-1:].isalnum() else note.label)
        if self.block is None:
            self._open()
        elif self.lines:
            self._emit("\n")
        elif self.space and not self._ends_with_cell() and self._needs_space():
            self._emit(" ")
        self.space, self.lines = False, 0
        if self.lead:
            lead, self.lead = self.lead, ""
            since = self.at
            self._emit(lead)
            self._counted(since)

    def _counted(self, since: int) -> None:
        """Note where the words of a block begin: behind what no author has written, or the first cell."""
        if self.block is not None and self.leads.get(self.block, since) == since:
            self.leads[self.block] = self.at

    def _needs_space(self) -> bool:
        return self.at > (self.block or 0) and self.pieces[-1][-1:] not in (" ", "\n")

    def _after_words(self, start: int) -> None:
        if self.note is not None:
            first = self.spans.get(self.note, (start, 0))[0]
            self.spans[self.note] = (first, self.at)
            if first == start and self.note_block is None:
                self.note_block = self.block

    def _open(self) -> None:
        if self.block is None:
            if self.pieces:
                self._emit("\n\n")
            self.block = self.at
        self.space, self.lines = False, 0

    def _emit(self, words: str) -> None:
        self.pieces.append(words)
        self.at += len(words)

    def _close(self) -> None:
        """End the open block, without what stands behind its last word."""
        if self.block is None:
            self.space, self.lines = False, 0
            return
        if self._ends_with_cell():
            self.at -= len(self.pieces.pop())
        while self.pieces and not (last := self.pieces[-1].rstrip()):
            self.at -= len(self.pieces.pop())
        if self.pieces and (last := self.pieces[-1].rstrip()) != self.pieces[-1]:
            self.at -= len(self.pieces[-1]) - len(last)
            self.pieces[-1] = last
        start, self.block = self.block, None
        self.space, self.lines = False, 0
        if self.note is None and start < self.at:
            kind = self._kind()
            level = self.heading if kind is BlockKind.HEADING else None
            within = self.quotations if kind is BlockKind.QUOTATION else None
            self.blocks.append(Block(kind, start, self.at, level, within))

    def _kind(self) -> BlockKind:
        if self.furniture:
            return BlockKind.FURNITURE
        if self.heading:
            return BlockKind.HEADING
        return BlockKind.QUOTATION if self.quoted else BlockKind.PARAGRAPH

    # -- the end

    def _extract(self) -> Extract:
        text = "".join(self.pieces)
        kept = [at for at in range(len(self.links.notes)) if at in self.spans]
        place = {at: new for new, at in enumerate(kept)}
        notes = []
        for at in kept:
            words = of(text, Span(*self.spans[at])).trimmed()  # `1&nbsp;Roe`
            if at in self.boxed and words.endswith("]"):
                words = words.until(words.end - 1).trimmed()
            notes.append(Footnote(self.links.notes[at].label, words.start, words.end, source=text))
        markers = [
            Marker(m.label, m.start, m.end, place.get(m.note) if m.note is not None else None)
            for m in self.markers
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
        return Extract(text, blocks, notes, markers, uncalled, self.leads, printed, said)


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


def _is_row_of_data(row: Element) -> bool:
    """Tell a row of a table from a part of a page that is only laid out in one."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or next(row.iterdescendants("table", "h1", "h2", "h3", "blockquote"), None) is not None:
        return False
    return all(sum(1 for _ in cell.iter("p")) < 3 for cell in cells)
