"""The tokens of a Markdown text → its blocks, its notes and what calls them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from corpus.markdown import html, templates
from corpus.markdown.places import Places, Written
from corpus.markdown.tokens import every
from corpus.model import Block, BlockKind, Footnote, Span, without
from corpus.stretch import Stretch, of

# `[^label]: ` at the head of a note; `[^label] `, `[^label] – `, `[^label].` where the colon was forgotten
_NOTE_HEAD = re.compile(
    r"(?:[\s>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[\^[^\]]+\](?::[ \t]*\n?[ \t]*|\.?[ \t]*(?:[:–—-][ \t]+)?)"
)
# `{ #id }`, `{#id .wide}`, `{: .wide }`, `{-}`, `{width="3"}` at the end of a heading
_ATTRIBUTES = re.compile(
    r"\s*\{:?\s*(?:(?:[#.][^\s{}\"#]+|[\w:-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+)|-)\s*)+\}\s*\Z"
)
# `> [!note] A title`, in which nobody is quoted
_CALLOUT = re.compile(r"\[![\w-]{1,30}\][+-]?[ \t]*")
_LISTS = ("bullet_list_open", "ordered_list_open")
_CODE = ("fence", "code_block")


@dataclass(frozen=True, slots=True)
class Called:
    """Here a text calls a note by its label, or holds it itself."""

    label: str
    start: int
    end: int
    note: int | None = None
    lost: bool = False  # its note is not in the text


@dataclass
class Walk:
    """What a walk over the tokens has found; ``calls`` are not yet linked with ``notes``."""

    text: str
    places: Places
    blocks: list[Block] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    calls: list[Called] = field(default_factory=list)
    prefixes: list[Span] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)  # tags that nobody sees
    unread: list[Span] = field(default_factory=list)  # raw HTML whose words are no text
    _quoted: html.Quoted = field(default_factory=html.Quoted)
    _tight: int = 0
    _note: int = 0
    _item: Token | None = None  # whose bullet no words have taken yet

    def walk(self, tokens: Sequence[Token]) -> None:
        """Make a block of every paragraph, heading and list, and a note of every definition."""
        tight = _tight_lists(tokens)
        heading: Token | None = None
        callouts: list[bool] = []  # of the open `>`, whether each is one
        for at, token in enumerate(tokens):
            kind = token.type
            if kind == "blockquote_open":
                callouts.append(_is_callout(tokens, at))
                self._quoted.open_sign(callout=callouts[-1])
            elif kind == "blockquote_close":
                self._quoted.close_sign(callout=callouts.pop())
            elif kind == "footnote_reference_open":
                self._open_note(token)
            elif kind == "footnote_reference_close":
                self._note -= 1
            elif kind in _LISTS and at in tight:
                self._list(token)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._tight -= token.meta.get("tight", 0)
            elif kind == "list_item_open":
                self._item = token
            elif kind == "heading_open":
                heading = token
            elif kind == "heading_close":
                heading = None
            elif kind == "inline":
                self._inline(token, heading)
            elif kind in _CODE:
                self._code(token)
            elif kind == "hr":
                self._add(BlockKind.FURNITURE, self.places.whole(token))
            elif kind == "html_block":
                self._html(token)
        if self._quoted.tags:
            self.blocks = list(self._unquoted(self._quoted.number))

    # -- blocks

    def _unquoted(self, number: int) -> Iterator[Block]:
        """Take for paragraphs what stands behind the tag of a quotation that has no end."""
        for block in self.blocks:
            is_open = block.within == number
            yield replace(block, kind=BlockKind.PARAGRAPH, within=None) if is_open else block

    def _add(self, kind: BlockKind, span: Span, level: int | None = None) -> None:
        if span.start < span.end and not self._note and not self._tight:
            within = self._quoted.number if kind is BlockKind.QUOTATION else None
            self.blocks.append(Block(kind, span.start, span.end, level, within))

    @property
    def _words(self) -> BlockKind:
        return BlockKind.QUOTATION if self._quoted.is_open else BlockKind.PARAGRAPH

    def _list(self, token: Token) -> None:
        """Take a tight list as one block."""
        span = self._lines(token)
        self._add(self._words, span)
        self._tight += 1

    def _lines(self, token: Token) -> Span:
        if not self._quoted.signs:
            return self.places.whole(token)
        span, prefixes = self.places.quoted(token)
        if not self._tight:
            self.prefixes += prefixes
        return span

    def _code(self, token: Token) -> None:
        self._add(self._words, self._lines(token))
        self._item = None

    def _inline(self, token: Token, heading: Token | None) -> None:
        written = self.places.written(token)
        span = written.span
        if not self._tight:
            self.prefixes += written.prefixes
        if heading:
            self._heading(heading, written)
        else:
            if self._item and self._item.map and token.map and self._item.map[0] == token.map[0]:
                span = self.places.item(token, written)
            unseen = [*templates.lines(self.text, span)]
            if self._quoted.callouts and (sign := _CALLOUT.match(self.text, span.start, span.end)):
                unseen.append(Span(*sign.span()))
            left = without(self.text, span.start, span.end, unseen)
            self._add(self._words if left.strip() else BlockKind.FURNITURE, span)
            self.hidden += unseen
        self._item = None
        self._calls(token, written)

    def _heading(self, heading: Token, written: Written) -> None:
        """Add a heading without its attributes; the first of all, of the first level, is the title."""
        span = written.span
        if found := _ATTRIBUTES.search(self.text, span.start, span.end):
            self._add(BlockKind.FURNITURE, of(self.text, Span(*found.span())).trimmed().span)
            span = Span(span.start, found.start())
        first = heading.tag == "h1" and all(block.kind == BlockKind.FURNITURE for block in self.blocks)
        self._add(BlockKind.TITLE if first else BlockKind.HEADING, span, int(heading.tag[1]))

    def _html(self, token: Token) -> None:
        whole = self.places.written(token).span
        for kind, span, level in html.runs(self.text, whole, self._quoted):
            self._add(self._words if kind is BlockKind.PARAGRAPH else kind, span, level)
            if kind is BlockKind.FURNITURE and html.has_words(self.text[span.start : span.end]):
                self.unread.append(span)
        self.hidden += html.hidden(self.text, whole)
        self._item = None

    # -- notes and calls

    def _open_note(self, token: Token) -> None:
        whole = self.places.quoted(token)[0] if self._quoted.signs else self.places.whole(token)
        if self._note:
            self._end_note(whole.start)
        head = _NOTE_HEAD.match(self.text, whole.start, whole.end)
        begin = head.end() if head else whole.start
        end = templates.end_before(self.text, begin, whole.end)
        self.notes.append(Footnote(str(token.meta["label"]), begin, end, source=self.text))
        self.blocks.append(Block(BlockKind.NOTE, whole.start, whole.end))
        self._note += 1

    def _end_note(self, at: int) -> None:
        """End the note in which another begins."""
        place = next(at for at in range(len(self.notes) - 1, -1, -1) if self.notes[at].label)
        outer = next(
            at for at in range(len(self.blocks) - 1, -1, -1) if self.blocks[at].kind is BlockKind.NOTE
        )
        note, block = self.notes[place], self.blocks[outer]
        words = Stretch(self.text, note.start, max(note.start, at)).trimmed()
        self.notes[place] = replace(note, end=words.end)
        self.blocks[outer] = replace(block, end=of(self.text, Span(block.start, at)).trimmed().end)

    def _calls(self, token: Token, written: Written) -> None:
        for child in every(token.children):
            if child.type not in ("footnote_ref", "inline_note", "html_inline"):
                continue
            span = written.between(child.meta["at"], child.meta["end"])
            if child.type == "footnote_ref":
                self.calls.append(Called(str(child.meta["label"]), span.start, span.end))
            elif child.type == "inline_note":
                self._inline_note(span)
            elif html.is_hidden(child.content):
                self.hidden.append(span)
            else:
                self._quoted.pass_tag(child.content)

    def _inline_note(self, span: Span) -> None:
        words = of(self.text, Span(span.start + 2, span.end - 1)).trimmed()
        self.calls.append(Called("", span.start, span.end, len(self.notes)))
        self.notes.append(Footnote("", words.start, words.end, source=self.text))


def _is_callout(tokens: Sequence[Token], at: int) -> bool:
    """Tell what is only set apart by `>`: it begins with its kind."""
    first = next((token for token in tokens[at + 1 : at + 3] if token.type == "inline"), None)
    return first is not None and _CALLOUT.match(first.content) is not None


def _tight_lists(tokens: Sequence[Token]) -> set[int]:
    """Give the places of the lists all of whose paragraphs are set tight, and say so at their ends."""
    found: set[int] = set()
    stack: list[int] = []
    loose: dict[int, bool] = {}
    for at, token in enumerate(tokens):
        if token.type in _LISTS:
            stack.append(at)
            loose[at] = False
        elif token.type == "paragraph_open" and not token.hidden and stack:
            loose[stack[-1]] = True
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            opened = stack.pop()
            if loose[opened] and stack:
                loose[stack[-1]] = True
            if not loose[opened]:
                found.add(opened)
                token.meta["tight"] = 1
    return found
