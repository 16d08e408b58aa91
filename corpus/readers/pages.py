"""The printed pages of a PDF → Source: the order of the steps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.blocks import quoted
from corpus.model import BlockKind, Footnote, Problem, ProblemKind
from corpus.pdf import (
    calls,
    columns,
    feet,
    furniture,
    heads,
    kinds,
    labels,
    letters,
    lines,
    numbering,
    paragraphs,
    spelling,
)
from corpus.pdf.calls import Sign
from corpus.pdf.feet import Column, FootNote, Split
from corpus.pdf.furniture import Framed
from corpus.pdf.hyphens import Words
from corpus.pdf.lines import Line
from corpus.pdf.paragraphs import Set
from corpus.pdf.sheets import Printed, Rule
from corpus.pdf.writing import Written
from corpus.readers.listed import with_listed_notes, with_works
from corpus.readers.source import Fields, Source
from corpus.readers.structure import Structure

_FEWEST_LETTERS = 20  # of a file; a scan may have a stamp or a page number on it
_MOST_UNREAD = 0.1  # of the letters
_SHOWN = 30  # letters in a report


def read(data: bytes, name: str) -> Source | Problem:
    """Read a PDF."""
    try:
        printed = letters.pages(data)
    except letters.Damaged as damaged:
        return Problem(ProblemKind.DAMAGED_FILE, f"not read as PDF: {damaged}", name)
    if problem := _unreadable(printed, name):
        return problem
    return _source(printed)


def _unreadable(printed: Printed, name: str) -> Problem | None:
    """Say why nothing can be quoted from a file: no letters on its pages, or none that are told."""
    count = sum(len(sheet.glyphs) for sheet in printed.sheets)
    unread = sum(sheet.unread for sheet in printed.sheets)
    if unread > max(_MOST_UNREAD * count, _FEWEST_LETTERS):
        detail = f"the file does not say what {unread} of its {count + unread} letters are; OCR would"
        return Problem(ProblemKind.LETTERS_NOT_READ, detail, name)
    if count < _FEWEST_LETTERS:
        pages = "1 page" if len(printed.sheets) == 1 else f"{len(printed.sheets)} pages"
        return Problem(
            ProblemKind.NO_TEXT_LAYER, f"{pages} of pictures, as a scan has; OCR would add words", name
        )
    if not spelling.makes_words(printed.sheets):
        detail = f"the letters that the file says it has make no words: “{_beginning(printed)}…”; OCR would"
        return Problem(ProblemKind.LETTERS_NOT_READ, detail, name)
    return None


def _beginning(printed: Printed) -> str:
    first = next(sheet for sheet in printed.sheets if sheet.glyphs)
    letters_of_it = first.glyphs[:_SHOWN]
    return "".join(" " * glyph.spaced + glyph.letter for glyph in letters_of_it).strip()


def _source(printed: Printed) -> Source:
    framed = furniture.framed([lines.rows(sheet.glyphs) for sheet in printed.sheets])
    numbers = numbering.numbers([page.numbers for page in framed], [sheet.label for sheet in printed.sheets])
    every = list(_columns(printed, framed))
    split = feet.split(every)
    found = _read(printed, framed, numbers, split)
    feet_called = sum(note < len(split.notes) for note in found.called)
    if 2 * feet_called < len(split.notes):  # they stand at the end of the text, or are none
        listed = _read(printed, framed, numbers, Split(every))
        found = max(found, listed, key=lambda one: len(one.called))
    said = printed.said
    fields = Fields(
        title=heads.title(said, found.text, found.title),
        author=heads.author(said, found.text),
        date=heads.year(said, found.text),
        language=heads.language(said),
    )
    return Source(found.text, fields, found.structure)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of the pages, with the title that stands on them as it is printed."""

    text: str
    structure: Structure
    title: str

    @property
    def called(self) -> set[int]:
        """The notes that markers call."""
        return {marker.note for marker in self.structure.markers if marker.note is not None}


def _read(printed: Printed, framed: Sequence[Framed], numbers: Sequence[str | None], split: Split) -> _Found:
    """Put paragraphs together and link their markers with the notes at the feet and with those of lists."""
    sets, signs, linked = _linked(split)
    written = Written(Words(_every_line(sets, split.notes)), numbers)
    told = list(zip(sets, kinds.classify(sets), strict=True))
    called, apart = _called(signs, linked, split.notes), _apart(printed, framed, split.lost)
    _write(written, told, split.notes, called, apart)
    text = written.text
    title = " ".join(_unmarked(lines_of_set) for lines_of_set, kind in told if kind == BlockKind.TITLE)
    structure = Structure(
        blocks=tuple(quoted.quotations(text, written.blocks)),
        notes=tuple(Footnote(label, start, end, source=text) for label, start, end in written.notes),
        markers=tuple(written.markers),
        problems=(*_problems(printed, numbers, split, linked, written), *_not_read(sets, numbers)),
        title=" ".join(title.split()) or None,
        pages=tuple(written.pages),
    )
    if structure.notes or structure.markers:
        structure = with_works(text, structure)
    else:
        structure = with_listed_notes(text, structure)
    return _Found(text, structure, title)


def _unmarked(lines_of_set: Set) -> str:
    """Give the words of a title without what calls notes."""
    kept = ([piece for piece in line.pieces if not labels.raised(piece)] for _, line, _ in lines_of_set.lines)
    return " ".join("".join(" " * piece.spaced + piece.text for piece in pieces) for pieces in kept)


def _linked(split: Split) -> tuple[list[Set], list[Sign], dict[Sign, int]]:
    """Give the paragraphs, the raised signs in them, and the notes that these call."""
    sets = paragraphs.sets(split.columns)
    signs = list(calls.signs(sets))
    within = calls.elsewhere(signs, sets)
    signs = [sign for sign in signs if sign not in within]
    return sets, signs, calls.link(signs, split.notes)


def _columns(printed: Printed, framed: Sequence[Framed]) -> Iterator[Column]:
    pages = columns.columns([page.rows for page in framed])
    for at, (sheet, found) in enumerate(zip(printed.sheets, pages, strict=True)):
        for column in found:
            yield Column(at, tuple(column), tuple(_heights(sheet.rules, column)))


def _heights(rules: Sequence[Rule], lines_of_column: Sequence[Line]) -> Iterator[float]:
    """Give the heights of the rules that stand in a column."""
    left = min((line.left for line in lines_of_column), default=0.0)
    right = max((line.right for line in lines_of_column), default=0.0)
    return (rule.base for rule in rules if left <= (rule.left + rule.right) / 2 <= right)


def _apart(printed: Printed, framed: Sequence[Framed], lost: Sequence[tuple[int, str]]) -> list[list[str]]:
    """Give what stands around the text of each page."""
    apart = [[*page.apart, sheet.aside] for sheet, page in zip(printed.sheets, framed, strict=True)]
    for page, words in lost:
        apart[page].append(words)
    return apart


def _every_line(sets: Sequence[Set], notes: Sequence[FootNote]) -> Iterator[str]:
    for lines_of_set in sets:
        yield from (line.text for _, line, _ in lines_of_set.lines)
    for note in notes:
        yield from (line.text for _, line in note.lines)


Called = dict[int, dict[tuple[int, int], list[tuple[Sign, int | None]]]]


def _called(signs: Sequence[Sign], linked: dict[Sign, int], notes: Sequence[FootNote]) -> Called:
    """Give the markers of each set by line and piece; a piece of which one sign calls nothing is none."""
    called: Called = {}
    for sign in signs:
        note = linked.get(sign)
        if note is not None or _is_orphan(sign, notes):
            called.setdefault(sign.set, {}).setdefault((sign.line, sign.piece), []).append((sign, note))
    return called


def _is_orphan(sign: Sign, notes: Sequence[FootNote]) -> bool:
    """Tell whether a raised number calls a note that is not there: next to others, behind a word."""
    if not sign.is_sure or not sign.label.isdecimal():
        return False
    near = {note.label for note in notes if abs(note.page - sign.page) <= 1}
    return bool(near & {str(int(sign.label) - 1), str(int(sign.label) + 1)})


def _write(
    written: Written,
    sets: Sequence[tuple[Set, BlockKind]],
    notes: Sequence[FootNote],
    called: Called,
    apart: Sequence[list[str]],
) -> None:
    """Write paragraph by paragraph; behind the one that a page ends in stand its notes."""
    note = 0
    for at, (lines_of_set, kind) in enumerate(sets):
        is_power = at not in called and kinds.is_power(lines_of_set)
        written.paragraph(BlockKind.FURNITURE if is_power else kind, lines_of_set, called.get(at, {}))
        until = sets[at + 1][0].lines[0][0] if at + 1 < len(sets) else len(apart)
        while note < len(notes) and notes[note].page < until:
            written.note(notes[note])
            note += 1
    for words in apart:
        written.furniture(words)


def _not_read(sets: Sequence[Set], numbers: Sequence[str | None]) -> Iterator[Problem]:
    """Report the tables of which nobody knows what stands in one row."""
    for table in sets:
        if table.mixed:
            page = table.lines[0][0]
            where = f"p. {numbers[page]}" if numbers[page] else f"page {page + 1} of the file"
            begin = " ".join(table.text.split())[:60]
            detail = f"a table whose cells have several lines, kept apart: “{begin}…”"
            yield Problem(ProblemKind.WORDS_LEFT_OUT, detail, where)


def _problems(
    printed: Printed,
    numbers: Sequence[str | None],
    split: Split,
    linked: dict[Sign, int],
    written: Written,
) -> Iterator[Problem]:
    def where(page: int) -> str:
        return f"p. {numbers[page]}" if numbers[page] else f"page {page + 1} of the file"

    called = set(linked.values())
    for at, note in enumerate(split.notes):
        if at not in called:
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {note.label}", where(note.page))
        if not note.is_labelled:
            detail = f"taken for note {note.label}, the one that is missing there"
            yield Problem(ProblemKind.NOTE_WITHOUT_LABEL, detail, where(note.page))
    for marker in written.markers:
        if marker.note is None:
            spans = written.pages
            label = next((page.label for page in spans if page.start <= marker.start < page.end), None)
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {marker.label}", f"p. {label}")
    for page, lost in groupby(split.lost, key=lambda found: found[0]):
        words = " ".join(line for _, line in lost if any(map(str.isalpha, line)))
        if words:
            yield Problem(ProblemKind.NOTE_WITHOUT_LABEL, f"left out: “{words[:60]}…”", where(page))
    unread = Counter({at: sheet.unread for at, sheet in enumerate(printed.sheets) if sheet.unread})
    for at, count in sorted(unread.items()):
        letters_of_page = "1 letter" if count == 1 else f"{count} letters"
        detail = f"{letters_of_page} of which the file does not say what they are; left out"
        yield Problem(ProblemKind.LETTERS_NOT_READ, detail, where(at))
