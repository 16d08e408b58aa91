"""A tree of a markup format → Source: what all such formats share. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml.etree import _Element as Element

from corpus.blocks import bylines, quoted
from corpus.language.languages import EVERY, any_of
from corpus.language.untitled import is_no_title
from corpus.line_numbers import Lines
from corpus.markup import described, links, sidenotes, speeches, tooltips
from corpus.markup.extract import Extract, extract
from corpus.markup.refused import Refused
from corpus.model import Block, BlockKind, Problem, ProblemKind
from corpus.readers import gutenberg
from corpus.readers.listed import with_listed_notes, with_works
from corpus.readers.source import Fields, Source
from corpus.readers.structure import Structure
from corpus.stretch import of

_MOST_LOST = 10  # labels in a report
_HEAD = 3  # blocks in which a title is looked for
_MOST_ABOVE = 9  # with a line for each author
_JOINT = re.compile(rf"\s*[,;]\s+|\s(?:{any_of(EVERY.ands)}|&)\s")


def guarded(work: Callable[[bytes], Source], data: bytes, name: str) -> Source | Problem:
    """Read a file, or say what it is refused for."""
    try:
        found = work(data)
    except Refused as refused:
        return Problem(refused.kind, refused.detail, name)
    if not found.text.strip():
        return Problem(ProblemKind.EMPTY_FILE, "no text in it", name)
    return found


def source(
    root: Element,
    fields: Fields,
    problems: Sequence[Problem] = (),
    *,
    listed: bool = True,
    voices: Mapping[Element, str] | None = None,
) -> Source:
    """Link the notes of a tree and print it.

    ``listed`` says that a list of notes may stand in its words, ``voices`` who says those of an element.
    """
    tooltips.move(root)
    if beside := sidenotes.move(root):
        detail = f"{beside} beside the text, kept apart"
        problems = (*problems, Problem(ProblemKind.NOTE_WITHOUT_LABEL, detail, "the text"))
    described.number(root)
    linked = links.find(root)
    found = extract(root, linked, {**dict(speeches.rows(root)), **(voices or {})})
    _frame(found)
    if fields.title and is_no_title(fields.title):
        fields = replace(fields, title=None)
    fields = fields.filled(gutenberg.fields(found.text))
    _name_titles(found, fields)
    structure = _structure(found)
    if found.markers:
        structure = with_works(found.text, structure)
    elif listed:
        by_words = with_listed_notes(found.text, structure, found.leads)
        if _are_of_links(by_words, linked.lost):
            structure = by_words
    return Source(found.text, fields, structure, (*problems, *_lost(linked.lost, structure)))


def _are_of_links(listed: Structure, lost: Sequence[str]) -> bool:
    """Tell whether a list has the very notes of links that lead nowhere; another list is the text's own.

    A book without its file of notes calls hundreds, and may count twelve statues.
    """
    return not lost or {note.label for note in listed.notes} == set(lost)


def _lost(labels: Sequence[str], structure: Structure) -> Iterator[Problem]:
    """Report the markers that are linked to a note which is not in the file, as in one that is cut off."""
    known = {marker.label for marker in structure.markers}
    if lost := [label for label in dict.fromkeys(labels) if label not in known]:
        shown = ", ".join(lost[:_MOST_LOST]) + (", …" if len(lost) > _MOST_LOST else "")
        detail = f"{len(lost)} linked to notes that are not in the file: {shown}"
        yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, "line 1")


def _structure(found: Extract) -> Structure:
    blocks = quoted.quotations(found.text, found.blocks)
    return Structure(
        blocks=tuple(_notes_headings(blocks)),
        notes=tuple(found.notes),
        markers=tuple(found.markers),
        problems=tuple(_problems(found)),
        title=_words(found, BlockKind.TITLE),
        author=bylines.author(_words(found, BlockKind.BYLINE) or ""),
        pages=found.pages,
        said=found.said,
    )


def _frame(found: Extract) -> None:
    """Set apart what publishers put around a text: the licence of a Project Gutenberg file."""
    inside = gutenberg.frame([of(found.text, block) for block in found.blocks])
    for at, block in enumerate(found.blocks):
        if at not in inside and block.kind != BlockKind.NOTE:
            found.blocks[at] = replace(block, kind=BlockKind.FURNITURE)


def _name_titles(found: Extract, fields: Fields) -> None:
    """Tell the title, which is the first heading and stands above all words; byline and date under it."""
    words = [at for at, block in enumerate(found.blocks) if block.kind != BlockKind.FURNITURE]
    named = {name.casefold() for name in _JOINT.split(fields.author or "") if name}
    for place, at in enumerate(words[:_MOST_ABOVE]):
        block = found.blocks[at]
        printed = " ".join(found.text[block.start : block.end].split())
        is_author = _same(printed, fields.author) or printed.casefold() in named
        if place >= _HEAD and not (is_author or _same(printed, fields.date)):
            return
        if block.kind == BlockKind.HEADING and (
            (block.level == 1 and not is_author) or _same(printed, fields.title)
        ):
            if any(found.blocks[before].kind == BlockKind.TITLE for before in words[:3]):
                return
            found.blocks[at] = replace(block, kind=BlockKind.TITLE)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and (
            bylines.author(printed) or is_author
        ):
            found.blocks[at] = replace(block, kind=BlockKind.BYLINE)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and _same(printed, fields.date):
            found.blocks[at] = replace(block, kind=BlockKind.FURNITURE)


def _same(printed: str, said: str | None) -> bool:
    return said is not None and printed.casefold() == said.casefold()


def _notes_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Tell the headings that stand right over notes."""
    for at, block in enumerate(blocks):
        following = blocks[at + 1].kind if at + 1 < len(blocks) else None
        if block.kind == BlockKind.HEADING and following == BlockKind.NOTE:
            yield replace(block, kind=BlockKind.NOTES_HEADING)
        else:
            yield block


def _problems(found: Extract) -> Iterator[Problem]:
    lines = Lines(found.text)
    for at in found.uncalled:
        note = found.notes[at]
        yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {note.label}", lines.at(note.start))
    for marker in found.markers:
        if marker.note is None:
            detail = f"marker {marker.label}"
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, lines.at(marker.start))


def _words(found: Extract, kind: BlockKind) -> str | None:
    """Give the words of the first block of a kind, without what calls a note."""
    first = next((block for block in found.blocks if block.kind == kind), None)
    if first is None:
        return None
    words, at = [], first.start
    for marker in found.markers:
        if first.start <= marker.start < first.end:
            words.append(found.text[at : marker.start])
            at = max(at, marker.end)
    return " ".join("".join([*words, found.text[at : first.end]]).split())
