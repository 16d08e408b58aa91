"""Markdown → Source: CommonMark blocks, ``[^label]`` notes. Pure.

markdown-it-py says which lines a block fills and in which order notes are called; offsets are found by
looking for each line's words in the source, so that every span is a slice of the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from corpus.blocks import bylines, quoted
from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Footnote, Marker, Problem, ProblemKind, Span
from corpus.notes import footnotes
from corpus.readers import plain, textual
from corpus.readers.source import Source
from corpus.readers.structure import Structure
from corpus.stretch import of

# `[^label]: ` at the head of a note
_NOTE_HEAD = re.compile(r"\s*\[\^[^\]]+\]:[ \t]*\n?[ \t]*")
# A tag or a comment: `<br/>`, `<!-- hidden -->`
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


# The parser looks for the end of every `[^` and `<!--` up to the next space or the end of the paragraph,
# in the square of their number. No text of a person comes near these.
_MOST_CALLS_IN_A_WORD = 200
_MOST_OPEN_COMMENTS = 2000


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text in Markdown."""
    return textual.read(data, name, structure)


def structure(text: str, start: int) -> Structure:
    """Read the Markdown of ``text`` from ``start`` on."""
    if _is_hostile(text):
        detail = "brackets or comments that no person writes; read as plain text"
        read = plain.structure(text, start)
        return replace(
            read, problems=(Problem(ProblemKind.MARKDOWN_NOT_READ, detail, "line 1"), *read.problems)
        )
    found = _Reading(text, start)
    found.walk(_parser().parse(text[start:]))
    if found.notes or found.markers:
        return found.structure()
    return _with_plain_notes(text, found)


def _is_hostile(text: str) -> bool:
    if text.count("<!--") - text.count("-->") > _MOST_OPEN_COMMENTS:
        return True
    return any(word.count("[^") > _MOST_CALLS_IN_A_WORD for word in text.split())


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    footnote_plugin(parser, inline=False, move_to_end=False, always_match_refs=True)
    return parser


def _with_plain_notes(text: str, found: "_Reading") -> Structure:
    """Look for a numbered note list, as in a plain text that was saved as Markdown."""
    spans = [of(text, block) for block in found.blocks]
    listed = footnotes.find(text, spans)
    apart = listed.used | listed.headings
    found.blocks = sorted(
        [
            *(block for index, block in enumerate(found.blocks) if index not in apart),
            *(Block(BlockKind.NOTE, note.start, note.end) for note in listed.note_blocks),
            *(Block(BlockKind.NOTES_HEADING, spans[at].start, spans[at].end) for at in listed.headings),
        ],
        key=lambda block: block.start,
    )
    found.notes, found.markers = listed.notes, listed.markers
    found.problems += listed.problems
    return found.structure()


@dataclass
class _Reading:
    """The walk over the tokens of one text."""

    text: str
    start: int
    blocks: list[Block] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    prefixes: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = Lines(self.text)
        self.line_starts = [self.start]
        at = self.text.find("\n", self.start)
        while at >= 0:
            self.line_starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        self.line_starts.append(len(self.text) + 1)

    def walk(self, tokens: Sequence[Token]) -> None:
        """Make a block of every paragraph, heading and list, and a note of every definition."""
        calls: list[tuple[Span, list[Token]]] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            stop = _closing(tokens, at)
            if token.type == "footnote_reference_open":
                self._note(token)
            elif token.type == "blockquote_open":
                calls += self._paragraphs(tokens[at:stop], BlockKind.QUOTATION)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                calls += self._list(token, tokens[at:stop])
            elif token.type in ("heading_open", "paragraph_open"):
                calls += self._simple(token, tokens[at + 1])
            elif token.type in ("fence", "code_block"):
                self._add(BlockKind.PARAGRAPH, self._whole(token))
            elif token.type == "hr":
                self._add(BlockKind.FURNITURE, self._whole(token))
            elif token.type == "html_block":
                self._html(token)
            at = stop
        for span, children in calls:
            self._calls(span, children)
        self._report_notes()

    def structure(self) -> Structure:
        """Give what was read."""
        self._mark_titles()
        return Structure(
            blocks=tuple(sorted(self.blocks, key=lambda block: block.start)),
            notes=tuple(self.notes),
            markers=tuple(self.markers),
            problems=tuple(self.problems),
            prefixes=tuple(sorted(self.prefixes, key=lambda span: span.start)),
            title=self._words(BlockKind.TITLE),
            author=bylines.author(self._words(BlockKind.BYLINE) or ""),
        )

    def _add(self, kind: BlockKind, span: Span) -> None:
        if span.start < span.end:
            self.blocks.append(Block(kind, span.start, span.end))

    def _whole(self, token: Token) -> Span:
        """Give the lines of a token without the white space around them."""
        first, last = token.map or (0, 0)
        start = self.line_starts[first]
        words = self.text[start : self.line_starts[last] - 1]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def _inline(self, token: Token) -> tuple[Span, list[Span]]:
        """Give the words of an inline token and the prefixes (``> ``) of its further lines."""
        first, last = token.map or (0, 0)
        prefixes: list[Span] = []
        begin = end = self.line_starts[first]
        for number, words in zip(range(first, last), token.content.split("\n"), strict=False):
            line_start = self.line_starts[number]
            line = self.text[line_start : self.line_starts[number + 1] - 1]
            at = line_start + max(line.find(words.strip()), 0)
            if number == first:
                begin = at
            elif at > line_start:
                prefixes.append(Span(line_start, at))
            end = at + len(words.strip())
        return Span(begin, end), prefixes

    def _simple(self, token: Token, inline: Token) -> Iterator[tuple[Span, list[Token]]]:
        span, prefixes = self._inline(inline)
        self.prefixes += prefixes
        if token.type == "heading_open":
            level_one = token.tag == "h1" and all(b.kind == BlockKind.FURNITURE for b in self.blocks)
            self._add(BlockKind.TITLE if level_one else BlockKind.HEADING, span)
        else:
            self._add(BlockKind.PARAGRAPH, span)
        yield span, inline.children or []

    def _paragraphs(self, tokens: Sequence[Token], kind: BlockKind) -> Iterator[tuple[Span, list[Token]]]:
        for token in tokens:
            if token.type == "inline":
                span, prefixes = self._inline(token)
                self.prefixes += prefixes
                self._add(kind, span)
                yield span, token.children or []
            elif token.type in ("fence", "code_block"):
                self._add(kind, self._whole(token))

    def _list(self, token: Token, tokens: Sequence[Token]) -> Iterator[tuple[Span, list[Token]]]:
        """Take a tight list as one block; a loose one, item by item, each with its bullet or number."""
        if all(inner.hidden for inner in tokens if inner.type == "paragraph_open"):
            whole = self._whole(token)
            self._add(BlockKind.PARAGRAPH, whole)
            children = [child for inner in tokens for child in inner.children or ()]
            yield whole, children
            return
        item = tokens[0]
        for inner in tokens:
            if inner.type == "list_item_open":
                item = inner
            elif inner.type == "inline":
                span, prefixes = self._inline(inner)
                self.prefixes += prefixes
                first_of_item = item.map is not None and inner.map is not None and item.map[0] == inner.map[0]
                whole = self._whole(inner) if first_of_item else span
                self._add(BlockKind.PARAGRAPH, whole)
                yield whole, inner.children or []

    def _note(self, token: Token) -> None:
        whole = self._whole(token)
        label = str(token.meta["label"])
        head = _NOTE_HEAD.match(self.text, whole.start, whole.end)
        begin = head.end() if head else whole.start
        self.notes.append(Footnote(label, begin, whole.end, source=self.text))
        self.blocks.append(Block(BlockKind.NOTE, whole.start, whole.end))

    def _html(self, token: Token) -> None:
        span = self._whole(token)
        self._add(BlockKind.FURNITURE, span)
        words = " ".join(_TAG.sub(" ", self.text[span.start : span.end]).split())
        if words:
            detail = f"not read as text: {words[:60]!r}"
            self.problems.append(Problem(ProblemKind.HTML_IN_MARKDOWN, detail, self.lines.at(span.start)))

    def _calls(self, span: Span, children: Sequence[Token]) -> None:
        """Find the markers of a block in the order in which the parser met them."""
        index_of = {note.label: index for index, note in reversed(list(enumerate(self.notes)))}
        at = span.start
        for child in children:
            if child.type == "code_inline":  # `[^a]` between backticks calls nothing
                found = self.text.find(child.content, at, span.end)
                at = found + len(child.content) if found >= 0 else at
            elif child.type == "footnote_ref":
                label = str(child.meta["label"])
                printed = f"[^{label}]"
                found = self.text.find(printed, at, span.end)
                if found >= 0:
                    at = found + len(printed)
                    self.markers.append(Marker(label, found, at, index_of.get(label)))

    def _report_notes(self) -> None:
        called = {marker.note for marker in self.markers}
        labels: set[str] = set()
        for index, note in enumerate(self.notes):
            where = self.lines.at(note.start)
            if note.label in labels:
                self.problems.append(Problem(ProblemKind.REPEATED_NOTE, f"two notes {note.label}", where))
            elif index not in called:
                self.problems.append(Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {note.label}", where))
            labels.add(note.label)
        for marker in self.markers:
            if marker.note is None:
                where = self.lines.at(marker.start)
                self.problems.append(
                    Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {marker.label}", where)
                )

    def _mark_titles(self) -> None:
        """Tell the byline, which stands right under the title or first of all, and the block quotations."""
        self.blocks.sort(key=lambda block: block.start)
        words = [index for index, block in enumerate(self.blocks) if block.kind != BlockKind.FURNITURE]
        for index in words[:2]:
            block = self.blocks[index]
            if block.kind == BlockKind.TITLE:
                continue
            if block.kind == BlockKind.PARAGRAPH and bylines.author(self.text[block.start : block.end]):
                self.blocks[index] = Block(BlockKind.BYLINE, block.start, block.end)
            break
        self.blocks = quoted.quotations(self.text, self.blocks)

    def _words(self, kind: BlockKind) -> str | None:
        found = next((block for block in self.blocks if block.kind == kind), None)
        return " ".join(self.text[found.start : found.end].split()) if found else None


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Give the place after the token that closes the one at ``at``."""
    if tokens[at].nesting != 1:
        return at + 1
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place + 1
    return len(tokens)
