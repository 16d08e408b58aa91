"""Markdown → Source: CommonMark blocks; notes as `[^a]`, `^[…]`, links of pages, or as in a plain text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from markdown_it.token import Token

from corpus.blocks import bylines, quoted
from corpus.line_numbers import Lines
from corpus.markdown import html, notes, tokens, unsigned
from corpus.markdown.places import Places, Unplaced, apart
from corpus.markdown.unsigned import Copy
from corpus.markdown.walk import Called, Walk
from corpus.model import Block, BlockKind, Footnote, Marker, Problem, ProblemKind, Span, heading_words
from corpus.readers import plain, textual
from corpus.readers.confined import confined
from corpus.readers.left_out import gaps
from corpus.readers.listed import with_listed_notes
from corpus.readers.source import Source
from corpus.readers.structure import Structure
from corpus.stretch import of

_LINKS = re.compile(tokens.LINKS.pattern.encode(), re.IGNORECASE)
# `[quay]: https://… "The quay"`, and bullets and numbers of items that are no paragraphs: `1. # Nets`
_NO_WORDS = re.compile(
    r"(?:[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t>]+|(?=\n|\Z)))*"
    r"(?:\[[^\]\n]{1,999}\]:[^\n]*(?:\n[ \t>]*[\"'(<h][^\n]*)?|#{1,6}[ \t]*)?(?:\n|\Z))+"
)
# `<a id="n1"></a>` before the words of a note, `[↩](#r1)` behind them
_ANCHOR = re.compile(r"(?:<a\b[^<>]*>\s*</a>\s*)+", re.IGNORECASE)
_WAY_BACK = re.compile(r"(?:\s*\[[↩↑⤴⏎↵^]\ufe0e?\]\(#[^()\s]*\))+\s*\Z")
# `[1](#n1)`, `[[1]](#n1)`
_LINKED = re.compile(r"\[(?:\d{1,3}|\[\d{1,3}\])\]\(#[^()\s]+\)")
_OF_LABELS = (ProblemKind.MARKERS_WITHOUT_NOTES, ProblemKind.NOTES_WITHOUT_MARKERS)
# The parser looks for the end of every comment. No text of a person comes near this.
_MOST_OPEN_COMMENTS = 2000
# Brackets without end take the parser ten seconds a megabyte, a text of a person a tenth of one: from here on
# the child process keeps the time.
_LARGE = 500_000  # bytes


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text; one that is large, or has links to its own parts, is read in the child process."""
    is_simple = len(data) < _LARGE and not _LINKS.search(data)
    return here(data, name) if is_simple else confined(here, data, name)


def here(data: bytes, name: str) -> Source | Problem:
    """Read a text in this process."""
    return textual.read(data, name, structure)


def structure(text: str, start: int) -> Structure:
    """Read the Markdown of ``text`` from ``start`` on."""
    if text.count("<!--") - text.count("-->") > _MOST_OPEN_COMMENTS:
        return _as_plain(text, start, "comments that no person writes")
    read = text[:start] + tokens.readable(text[start:])
    walk, places = Walk(text, Places(text, start, read)), Places(text, start, read)
    parsed = tokens.parse(read[start:])
    try:
        walk.walk(parsed)
    except Unplaced as lost:
        return _as_plain(text, start, f"words that are not where they should be: {lost}")
    holes = [Span(block.start, block.end) for block in walk.blocks if block.kind is BlockKind.NOTE]
    if tokens.LINKS.search(text, start):
        holes += _link_as_pages(text, parsed, places, walk)
    found = _structure(walk, sorted(holes, key=lambda hole: hole.start))
    if not (found.notes or found.markers):
        found = _with_listed_notes(text, found)
    bare = tuple(_without_ways(note) for note in found.notes)
    problems = (*found.problems, *_linked(text, found), *_starred(text, found))
    found = replace(found, notes=bare, problems=problems)
    found = replace(found, prefixes=tuple(_unseen([*walk.prefixes, *walk.hidden], found.markers)))
    return replace(found, title=_title(text, found))


def _as_plain(text: str, start: int, why: str) -> Structure:
    read = plain.structure(text, start)
    problem = Problem(ProblemKind.MARKDOWN_NOT_READ, f"{why}; read as plain text", "line 1")
    return replace(read, problems=(problem, *read.problems))


def _link_as_pages(text: str, parsed: Sequence[Token], places: Places, walk: Walk) -> list[Span]:
    """Add the notes that links call, and give where they stand."""
    from corpus.markdown import anchors

    linked = anchors.find(text, parsed, places)
    first = len(walk.notes)
    walk.notes += linked.notes
    for marker in linked.markers:
        note = None if marker.note is None else first + marker.note
        walk.calls.append(Called(marker.label, marker.start, marker.end, note, lost=note is None))
    walk.blocks += [Block(BlockKind.NOTE, span.start, span.end) for span in linked.blocks]
    return linked.blocks


def _structure(walk: Walk, holes: Sequence[Span]) -> Structure:
    text = walk.text
    headings = [block.start for block in walk.blocks if block.kind is BlockKind.HEADING]
    labelled, markers = notes.link(walk.notes, walk.calls, headings)
    blocks = sorted(_without(text, walk.blocks, holes), key=lambda block: block.start)
    blocks = sorted([*blocks, *_wordless(text, blocks)], key=lambda block: block.start)
    blocks = quoted.quotations(text, list(_named(text, _notes_headings(blocks))))
    return Structure(
        blocks=tuple(blocks),
        notes=tuple(labelled),
        markers=tuple(markers),
        problems=(*_unread(walk), *notes.problems(text, labelled, markers)),
        author=bylines.author(_words(text, blocks, BlockKind.BYLINE) or ""),
    )


def _without(text: str, blocks: Sequence[Block], holes: Sequence[Span]) -> Iterator[Block]:
    """Cut the notes out of the blocks in which they stand."""
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            yield block
            continue
        for left in apart(Span(block.start, block.end), holes):
            part = of(text, left).trimmed()
            is_all = (part.start, part.end) == (block.start, block.end)
            kind = block.kind if is_all or html.has_words(part.words) else BlockKind.FURNITURE
            if part:
                yield replace(block, kind=kind, start=part.start, end=part.end)


def _wordless(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the lines between the blocks that are no words of the text: they say where links lead."""
    for gap in gaps(text, blocks):
        if gap.fullmatch(_NO_WORDS):
            yield Block(BlockKind.FURNITURE, gap.start, gap.end)


def _notes_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Tell the headings under which stand notes and nothing else."""
    read = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    over = {
        above.start
        for above, below in pairwise(read)
        if above.kind is BlockKind.HEADING and below.kind is BlockKind.NOTE
    }
    for block in blocks:
        yield replace(block, kind=BlockKind.NOTES_HEADING) if block.start in over else block


def _named(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Tell the byline, which stands right under the title or first of all."""
    left = 2
    for block in blocks:
        left -= block.kind is not BlockKind.FURNITURE
        is_named = left >= 0 and block.kind is BlockKind.PARAGRAPH
        if is_named and bylines.author(text[block.start : block.end]):
            yield replace(block, kind=BlockKind.BYLINE)
        else:
            yield block
        if block.kind not in (BlockKind.FURNITURE, BlockKind.TITLE):
            left = 0


def _unread(walk: Walk) -> Iterator[Problem]:
    """Report elements of raw HTML whose words are no text, such as scripts."""
    lines = Lines(walk.text)
    for span in walk.unread:
        words = " ".join(html.TAG.sub(" ", walk.text[span.start : span.end]).split())
        detail = f"not read as text: {words[:60]!r}"
        yield Problem(ProblemKind.HTML_IN_MARKDOWN, detail, lines.at(span.start))


def _unseen(unseen: Sequence[Span], markers: Sequence[Marker]) -> Iterator[Span]:
    """Yield what is no word of a passage, in order: prefixes of lines, and tags outside the markers."""
    outer = sorted(markers, key=lambda marker: marker.start)
    ends = list(accumulate((marker.end for marker in outer), max))
    at = 0
    for span in sorted(unseen, key=lambda span: span.start):
        before = bisect_left(outer, span.start, key=lambda marker: marker.start)
        is_free = before == 0 or ends[before - 1] <= span.start
        is_free = is_free and (before == len(outer) or outer[before].start >= span.end)
        if is_free and span.start >= at:
            at = span.end
            yield span


def _title(text: str, found: Structure) -> str | None:
    """Give the words of the title, without tags and markers."""
    title = next((block for block in found.blocks if block.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    gaps: list[Span | Marker] = sorted((*found.markers, *found.prefixes), key=lambda gap: gap.start)
    return heading_words(text, title, gaps) or None


def _words(text: str, blocks: Sequence[Block], kind: BlockKind) -> str | None:
    found = next((block for block in blocks if block.kind is kind), None)
    return " ".join(text[found.start : found.end].split()) if found else None


def _with_listed_notes(text: str, found: Structure) -> Structure:
    """Look for a numbered list of notes, as in a plain text that was saved as Markdown."""
    copy = unsigned.copy(text)
    if copy is None:
        return with_listed_notes(text, found)
    blocks = tuple(
        replace(block, start=copy.at(block.start), end=copy.at(block.end)) for block in found.blocks
    )
    listed = with_listed_notes(copy.words, replace(found, blocks=blocks))
    return _in_source(text, listed, copy, found.blocks)


def _without_ways(note: Footnote) -> Footnote:
    """Leave out the anchor before the words of a note, and the way back behind them."""
    words = of(note.source, note)
    if anchor := words.match(_ANCHOR):
        words = words.since(anchor.end())
    if way := words.search(_WAY_BACK):
        words = words.until(way.start())
    return replace(note, start=words.start, end=words.end) if words else note


def _linked(text: str, found: Structure) -> Iterator[Problem]:
    """Report numbers that are linked to a part of the text and call no note that is known."""
    known = sorted((marker.start, marker.end) for marker in found.markers)
    read = [block for block in found.blocks if block.kind.is_passage]
    links = [
        link
        for block in read
        for link in of(text, block).finditer(_LINKED)
        if not any(start < link.end() and link.start() < end for start, end in known)
    ]
    if len(links) > 1:
        detail = f"{len(links)} linked to parts of the text that are not known as notes; kept as text"
        yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, Lines(text).at(links[0].start()))


def _starred(text: str, found: Structure) -> Iterator[Problem]:
    """Report stars that are written as labels and are none that is known, if nothing else tells of them."""
    known: list[Marker | Block] = [*found.markers]
    known += (block for block in found.blocks if block.kind is BlockKind.NOTE)
    known.sort(key=lambda one: one.start)
    left = [star for star in unsigned.starred(text) if not _lies_in(known, star)]
    if left and not any(problem.kind in _OF_LABELS for problem in found.problems):
        detail = f"stars that look like labels of notes, {len(left)} times; kept as text"
        yield Problem(ProblemKind.MARKERS_WITHOUT_NOTES, detail, Lines(text).at(left[0].start))


def _lies_in(known: Sequence[Marker | Block], span: Span) -> bool:
    place = bisect_right(known, span.start, key=lambda one: one.start) - 1
    return place >= 0 and span.start < known[place].end


def _in_source(text: str, listed: Structure, copy: Copy, before: Sequence[Block]) -> Structure:
    starts = {copy.at(block.start): block.start for block in before}
    ends = {copy.at(block.end): block.end for block in before}

    def blocks() -> Iterator[Block]:
        for block in listed.blocks:
            span = copy.outer(block.start, block.end)
            start, end = starts.get(block.start, span.start), ends.get(block.end, span.end)
            yield replace(block, start=start, end=end)

    def markers() -> Iterator[Marker]:
        for marker in listed.markers:
            span = copy.outer(marker.start, marker.end)
            yield replace(marker, start=span.start, end=span.end)

    spans = [copy.inner(note.start, note.end) for note in listed.notes]
    return replace(
        listed,
        blocks=tuple(blocks()),
        markers=tuple(markers()),
        notes=tuple(
            replace(note, start=span.start, end=span.end, source=text)
            for note, span in zip(listed.notes, spans, strict=True)
        ),
    )
