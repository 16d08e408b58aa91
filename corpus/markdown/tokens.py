r"""Markdown → the tokens of markdown-it, of which those that matter know where they stand. Pure.

Read is a copy of the source with as many signs: what is white space to Python but none to CommonMark is a
letter there, so that no parser strips it and shifts what follows; a note whose colon was forgotten,
`[^1] Roe`, has it.

``meta["at"]`` and ``meta["end"]`` are offsets in the content of the inline token that a token stands in.
`^[…]` gives a token ``inline_note`` whose children are those of its words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline, autolink, emphasis, escape, html_inline, link
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

# White space of Python that is none of CommonMark: no-break space, form feed, the line separator, …
_OTHER_SPACES = dict.fromkeys(
    (at for at in range(0x3001) if chr(at).isspace() and chr(at) not in " \t\n"), "\ue000"
)
# `[^11]`, `[^berger]`
_CALL = re.compile(r"\[\^(?P<label>[^\s\[\]]{1,100})\]")
# `[^1] Roe, p. 4.`, `[^1]. Roe`, `[^1]“Roe”`, `- [^1] Roe`: a note without its colon, at the head of a line
_UNDOTTED = re.compile(
    r"^ {0,3}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?\[\^(?P<label>[^\s\[\]]{1,100})\]"
    r"(?P<sign>[.\t ](?=[ \t]*\S)|[\w“„‘«\"'*<])"
)
_DEFINED = re.compile(r"^[ \t>]*\[\^([^\s\[\]]{1,100})\]:", re.MULTILINE)
# `<a href="#fn1">`, `[1](#fn1)`: what may call a note as pages do
LINKS = re.compile(r"<a\s[^<>]*href\s*=\s*[\"']?[^\"'\s<>]*#|\]\([^()\s]*#", re.IGNORECASE)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
# A note begins in a line that would go on with these: `> a quotation` in the note above it.
_ENDED_BY_NOTE = ("paragraph", "reference", "blockquote", "list")
_DEEPEST = 4  # inline notes in inline notes
_PLACED = ("link_open", "html_inline", "text_special")


def readable(source: str) -> str:
    """Give the copy of a source that is parsed."""
    return _with_colons(spaced(source))


def spaced(source: str) -> str:
    """Give a copy in which what is white space to Python but none to CommonMark is a letter."""
    return source.translate(_OTHER_SPACES)


def parse(read: str) -> list[Token]:
    """Parse such a copy."""
    return parser().parse(read, environment())


def environment() -> dict[str, Any]:
    """Give what the rules here need to know of a text that is parsed."""
    return {"base": 0, "depth": 0, "partners": {}}


def every(children: list[Token] | None) -> Iterator[Token]:
    """Yield inline tokens, and behind each inline note the tokens of its words."""
    for token in children or ():
        yield token
        if token.type == "inline_note":
            yield from every(token.children)


def parser() -> MarkdownIt:
    """Make a parser whose tokens know where they stand."""
    parser = MarkdownIt("commonmark")
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": list(_ENDED_BY_NOTE)})
    parser.inline.ruler.at("escape", _placed(escape))
    parser.inline.ruler.at("link", _labelled(_placed(link)))
    parser.inline.ruler.at("autolink", _placed(autolink))
    parser.inline.ruler.at("html_inline", _placed(html_inline))
    parser.inline.ruler.at("emphasis", _each_placed(emphasis.tokenize))
    parser.inline.ruler.after("image", "inline_note", _inline_note)
    parser.inline.ruler.after("inline_note", "footnote_ref", _call)
    return parser


def _with_colons(source: str) -> str:
    """Write the colon behind the label of a note that lacks it: `[^1] Roe`.

    The label stands at the head of a paragraph, or of a line under such a note, is called above, and nowhere
    is there a note of that label with a colon.
    """
    if "[^" not in source:
        return source
    lines, defined = source.split("\n"), set(_DEFINED.findall(source))
    called: set[str] = set()
    blank = True  # what stands above the line is empty, or another such note
    for at, line in enumerate(lines):
        found = _UNDOTTED.match(line) if blank and "[^" in line else None
        if found and found["label"] in called and found["label"] not in defined:
            defined.add(found["label"])
            sign = found.start("sign")
            lines[at] = f"{line[:sign]}:{line[sign + 1 :]}"
        else:
            blank = not line.strip()
        if "[^" in line:
            called.update(_CALL.findall(line))
    return "\n".join(lines)


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Let a rule of the parser say where it found its tokens."""

    def run(state: StateInline, silent: bool) -> bool:
        before, at = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[before:]:
                if token.type in _PLACED and "at" not in token.meta:
                    token.meta |= _place(state.env, at, state.pos)
        return True

    return run


def _labelled(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Let the rule of links say where the words of one end: ``meta["words_end"]``, if its address follows."""

    def run(state: StateInline, silent: bool) -> bool:
        before, at = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        opened = [] if silent else [t for t in state.tokens[before:] if t.type == "link_open"]
        if opened:
            after, state.pos = state.pos, at
            end = parseLinkLabel(state, at, True)
            state.pos = after
            if state.src.startswith("](", end):
                opened[0].meta["words_end"] = state.env["base"] + end
        return True

    return run


def _each_placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Let a rule that makes a token of each sign say where each stands."""

    def run(state: StateInline, silent: bool) -> bool:
        before, at = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        first = len(state.tokens) - (state.pos - at)  # what was written before may have come as a token, too
        for place, token in enumerate(state.tokens[max(first, before) :]):
            token.meta |= _place(state.env, at + place, at + place + 1)
        return True

    return run


def _place(env: Any, at: int, end: int) -> dict[str, int]:
    return {"at": env["base"] + at, "end": env["base"] + end}


def _call(state: StateInline, silent: bool) -> bool:
    found = _CALL.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": found["label"], **_place(state.env, *found.span())}
    state.pos = found.end()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    """Read `^[…]`, if what stands in it has a letter: `x^[2]` is a power."""
    if not state.src.startswith("^[", state.pos) or state.env["depth"] >= _DEEPEST:
        return False
    start, end = state.pos + 2, _partners(state).get(state.pos + 1, state.posMax)
    words = state.src[start:end]
    if end >= state.posMax or not any(map(str.isalpha, words)):
        return False
    if not silent:
        token = state.push("inline_note", "", 0)
        token.meta = _place(state.env, state.pos, end + 1)
        token.children = []
        env: dict[str, Any] = {
            **state.env,
            "base": state.env["base"] + start,
            "depth": state.env["depth"] + 1,
        }
        state.md.inline.parse(words, state.md, env, token.children)
    state.pos = end + 1
    return True


def _partners(state: StateInline) -> dict[int, int]:
    """Give where each opening bracket of a content is closed; looked for once."""
    known: dict[str, dict[int, int]] = state.env["partners"]
    if state.src not in known:
        open_ones: list[int] = []
        found = known[state.src] = {}
        for bracket in _BRACKET.finditer(state.src):
            if bracket[0] == "[":
                open_ones.append(bracket.start())
            elif bracket[0] == "]" and open_ones:
                found[open_ones.pop()] = bracket.start()
    return known[state.src]
