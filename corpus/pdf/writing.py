"""Paragraphs, notes and signs → the text, and its structure as spans of it. Pure.

Here the text comes into being that quotations are slices of. A paragraph is one line of it, over the ends of
printed lines, columns and pages; the notes of a page follow the paragraph that the page ends in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.model import Block, BlockKind, Marker, Page
from corpus.pdf import labels
from corpus.pdf.calls import Sign
from corpus.pdf.feet import FootNote
from corpus.pdf.hyphens import HYPHENS, Words
from corpus.pdf.lines import Line, Piece
from corpus.pdf.paragraphs import Set, Turn

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_CELL_GAP = 0.9  # ems
_FIRST_IDEOGRAPH = "\u2e80"  # from here on, scripts that set no spaces between words


@dataclass
class Written:
    """The text as far as it is written."""

    words: Words
    labels: Sequence[str | None]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, int, int]] = field(default_factory=list)  # labels, and where their words stand
    markers: list[Marker] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    def paragraph(
        self, kind: BlockKind, lines: Set, called: dict[tuple[int, int], list[tuple[Sign, int | None]]]
    ) -> None:
        """Write a paragraph or a heading with its markers: those of each line and piece."""
        start = self._begin()
        for at, (page, line, turn) in enumerate(lines.lines):
            if at:
                self._turn(line, turn)
            since = self.length
            for place, piece in enumerate(line.pieces):
                if place:
                    self._say(_between(line, place, row=lines.row))
                self._piece(piece, called.get((at, place), ()))
            self._page(page, since)
        self.blocks.append(Block(kind, start, self.length))

    def note(self, note: FootNote) -> None:
        """Write a note behind its label."""
        start = self._begin()
        if note.is_labelled:
            self._say(note.label + " ")
        begin = self.length
        for at, (page, line) in enumerate(note.lines):
            if at:
                self._turn(line, Turn.SAME_LINE)
            since = self.length
            headed = at == 0 and not note.skip and labels.raised_head(line) == note.label
            words = line.pieces[1:] if headed else line.pieces
            for place, piece in enumerate(words):
                if place and piece.spaced and self.length > begin:
                    self._say(" ")
                self._piece(piece, (), skip=note.skip if not at and not place else 0)
            self._page(page, since)
        self._strip()
        self.notes.append((note.label, begin, self.length))
        self.blocks.append(Block(BlockKind.NOTE, start, self.length))

    def furniture(self, words: Iterable[str]) -> None:
        """Write what stands around the text of a page."""
        if lines := [line for line in words if line.strip()]:
            start = self._begin()
            self._say("\n".join(lines))
            self.blocks.append(Block(BlockKind.FURNITURE, start, self.length))

    def _begin(self) -> int:
        if self.length:
            self._say("\n\n")
        return self.length

    def _say(self, words: str) -> None:
        if words:
            self.parts.append(words)
            self.length += len(words)

    def _strip(self) -> None:
        """Take away white space at the end."""
        while self.parts and self.parts[-1] != self.parts[-1].rstrip():
            last = self.parts.pop()
            self.length -= len(last)
            self._say(last.rstrip())

    def _turn(self, line: Line, turn: Turn) -> None:
        """Go from the end of a line to the next: a space, nothing, or a new line."""
        if turn is Turn.BREAK:
            self._say("\n")
            return
        last, after = self.parts[-1], line.text
        if not last.endswith(HYPHENS) or len(last) < 2 or last[-2].isspace():
            joins = last.endswith("—") and not last.endswith(" —")
            ideographs = last[-1:] >= _FIRST_IDEOGRAPH and after[:1] >= _FIRST_IDEOGRAPH
            self._say("" if joins or ideographs else " ")
        elif self.words.divides(last.rsplit(" ", 1)[-1], after):
            self.parts[-1] = last[:-1]
            self.length -= 1

    def _piece(self, piece: Piece, signs: Sequence[tuple[Sign, int | None]], skip: int = 0) -> None:
        words = piece.text[skip:]
        if signs:
            for sign, note in signs:
                self.markers.append(
                    Marker(sign.label, self.length + sign.start, self.length + sign.end, note)
                )
        elif piece.height:
            table = _RAISED if piece.height > 0 else _LOWERED
            if all(ord(letter) in table for letter in words):
                words = words.translate(table)
        self._say(words)

    def _page(self, number: int, since: int) -> None:
        """Note the page of what was written since."""
        label = self.labels[number]
        if label is None or since == self.length:
            return
        last = self.pages[-1] if self.pages else None
        if last and last.label == label and since - last.end <= 2:
            self.pages[-1] = Page(label, last.start, self.length)
        else:
            self.pages.append(Page(label, since, self.length))


def _between(line: Line, place: int, *, row: bool) -> str:
    """Give what stands between two pieces of a line: nothing, a space, or the bar between cells."""
    last, piece = line.pieces[place - 1], line.pieces[place]
    if row and piece.left - last.right > _CELL_GAP * line.size:
        return " | "
    return " " if piece.spaced else ""
