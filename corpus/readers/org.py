"""A text of Org mode → Source: pandoc reads it, its notes keep their names."""

import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5

from corpus.line_numbers import Lines
from corpus.markdown.notes import link
from corpus.markdown.walk import Called
from corpus.markup.converted import BACKSLASH, named
from corpus.model import Footnote, Problem, ProblemKind
from corpus.readers import as_is, pandoc
from corpus.readers.brackets import closings
from corpus.readers.decode import decode
from corpus.readers.source import Source

# `[fn:quay] Roe, p. 3.` at the beginning of a line: a note, which may be called again and again
_NOTE = re.compile(r"^(\[fn:([\w-]{1,80})\][ \t]*)(?=\S)", re.MULTILINE)
# The same to its end: the next note, a heading, two empty lines
_WHOLE_NOTE = re.compile(
    r"^\[fn:([\w-]{1,80})\](?:[ \t]*|\n)(?=\S)((?:(?!\n\n\n|\n\*+ |\n\[fn:[\w-]{1,80}\]).)*)",
    re.MULTILINE | re.DOTALL,
)
# `early[fn:quay: Roe, p. 3]`: one that has its words with it, and may be called again
_NAMED = re.compile(r"(\[fn:([\w-]{1,80}):)(?=\s*\S)")
# `early.[fn:quay]`, but not one that has its words with it: `[fn:quay: Roe, p. 3.]`
_CALL = re.compile(r"(?!\A)(?<!\n)\[fn:([\w-]{1,80})\]")
# `\(x\,y\)`, `\\` at the end of a line, `\-` and `\alpha` mean something; any other backslash is one,
# and pandoc 3.9 gives up the whole text at it
_MEANT = r"\\\(.{0,200}?\\\)|\\\[.{0,400}?\\\]|\\\\(?=[ \t]*$)|\\-|\\(?=[^\W\d_])"
_BACKSLASHES = re.compile(rf"{_MEANT}|(?P<sign>\\)", re.MULTILINE | re.DOTALL)
# What is printed as it is written: blocks of code, lines after a colon, `=as it is=`, `~code~`
_BLOCKS = re.compile(
    r"^[ \t]*#\+(?:begin_(?P<open>src|example|export|comment)|end_(?P<close>src|example|export|comment))\b",
    re.MULTILINE | re.IGNORECASE,
)
_INLINE = re.compile(
    r"^[ \t]*:[ ][^\n]*$|(?<![^\s({'\"-])([=~])(?=\S)[^\n]{1,300}?(?<=\S)\1(?!\w)", re.MULTILINE
)
# `[fn:: Roe, =Ice=]`, whose last sign pandoc does not take for the end of what it sets apart
_INLINE_NOTE = re.compile(r"\[fn:[\w-]{0,80}:")
_BRACKET = re.compile(r"[\[\]]")
_SET_APART = frozenset("=~*/_+")
_LONGEST_NOTE = 5_000
# `{{{kbd(C-c)}}}`, `{{{version}}}`, and where it is defined: `#+MACRO: kbd the key $1`
_MACRO = re.compile(r"\{\{\{([A-Za-z][\w-]{0,40})(?:\((.{0,500}?)\))?\}\}\}", re.DOTALL)
_DEFINED = re.compile(r"^#\+MACRO:[ \t]*(\S{1,41})", re.MULTILINE | re.IGNORECASE)
# `{{{title}}}` is what stands in `#+TITLE: The Quay`; of the others of Org itself no file tells the words.
_SAID = re.compile(r"^#\+(title|author|date|email):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_OF_ORG = frozenset("input-file keyword modification-time n property time".split())
_MOST_NAMED = 8
_SIGNS = re.compile(r"[^\n]")
# `\rArr{}`: most names are those of pages, and pandoc knows few of those with braces
_SIGN = re.compile(r"\\([A-Za-z]{2,31})\{\}")


_NAME = re.compile(r"\[fn:([\w-]{1,80})(?=[\]:])")
_HEADING = re.compile(r"^\*+ ", re.MULTILINE)
_AGAIN = "NamedAgain"  # behind a name that another note has already


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    words, problems = decoded
    words = _told_apart(words)
    elsewhere: Counter[str] = Counter()
    marked = "".join(_parts(_with_uncalled_kept(_closed(words)), elsewhere))
    for noted in (_NOTE, _NAMED):
        marked = noted.sub(lambda note: f"{note[1]}{named(note[2])}", marked)
    told = (*problems, *_unlinked(_without_examples(words)), *_told(elsewhere))
    return pandoc.read(marked, "org", name, told, cutting=True)


def _told_apart(words: str) -> str:
    """Give notes of one name, and what calls them, names of their own: chapters may have each their `[fn:1]`.

    What has its words with it calls them; what a name means else is told as in Markdown.
    """
    seen = _without_examples(words)
    whole, inline = [*_WHOLE_NOTE.finditer(seen)], [*_NAMED.finditer(seen)]
    if max(Counter([*(note[1] for note in whole), *(note[2] for note in inline)]).values(), default=0) < 2:
        return words
    ends = closings(seen, _BRACKET, "[", "]")
    notes = [Footnote(note[1], note.start(), note.end(), source=words) for note in whole]
    notes += (Footnote(n[2], n.start(), ends.get(n.start(), n.end()), source=words) for n in inline)
    calls = [Called(call[1], call.start(), call.end()) for call in _CALL.finditer(seen)]
    calls += (Called(n[2], n.start(), n.end(), at) for at, n in enumerate(inline, len(whole)))
    labelled, markers = link(notes, calls, [heading.start() for heading in _HEADING.finditer(seen)])
    taken: Counter[str] = Counter()
    names: list[str] = []
    for note in labelled:
        names.append(f"{note.label}{_AGAIN}{taken[note.label]}" if taken[note.label] else note.label)
        taken[note.label] += 1
    meant = {note.start: name for note, name in zip(labelled, names, strict=True)}
    meant |= {
        marker.start: f"{marker.label}{_AGAIN}" if marker.note is None else names[marker.note]
        for marker in markers
        if marker.start not in meant
    }
    return _NAME.sub(lambda found: f"[fn:{meant.get(found.start(), found[1])}", words)


def _without_examples(words: str) -> str:
    """Blank what is printed as it is: an example of a note is none. The lines keep their numbers."""
    out, at = [], 0
    for start, end in as_is.stretches(words, _BLOCKS, _INLINE):
        out += [words[at:start], _SIGNS.sub(" ", words[start:end])]
        at = end
    return "".join((*out, words[at:]))


def _closed(words: str) -> str:
    """Put a space between the end of a note within the words and what is set apart there."""
    out, at = [], 0
    ends = closings(words, _BRACKET, "[", "]")
    for note in _INLINE_NOTE.finditer(words):
        end = ends.get(note.start(), 0) - 1
        if end > at and end - note.start() < _LONGEST_NOTE and words[end - 1] in _SET_APART:
            out += [words[at:end], " "]
            at = end
    return "".join((*out, words[at:]))


def _told(elsewhere: Counter[str]) -> Iterator[Problem]:
    """Report the macros that no line of the text defines."""
    if elsewhere:
        named = ", ".join(f"{name} ({often})" for name, often in elsewhere.most_common(_MOST_NAMED))
        detail = (
            f"macros that are not defined here, shown by what they are told, or as they are written: {named}"
        )
        yield Problem(ProblemKind.TEMPLATES_LEFT_OUT, detail, "the text")


def _parts(words: str, elsewhere: Counter[str]) -> Iterator[str]:
    """Yield a text with its signs as pandoc knows them, and macros of another file as what they are told."""
    known = {name.lower() for name in _DEFINED.findall(words)}
    said: dict[str, str] = {name.lower(): value for name, value in _SAID.findall(words)}

    def told(macro: re.Match[str]) -> str:
        name, argument = str(macro[1]).lower(), macro[2]
        if name in known:
            return macro[0]
        if argument is None and name in said:
            return said[name]
        elsewhere[macro[1]] += 1
        return macro[0] if argument is None or name in _OF_ORG else str(argument).replace("\\,", ",")

    at = 0
    for start, end in [*as_is.stretches(words, _BLOCKS, _INLINE), (len(words), len(words))]:
        part = _MACRO.sub(told, words[at:start])
        part = _SIGN.sub(lambda sign: html5.get(f"{sign[1]};", sign[0]), part)
        yield _BACKSLASHES.sub(_backslash, part)
        yield _BACKSLASHES.sub(_backslash, words[start:end])
        at = end


def _backslash(found: re.Match[str]) -> str:
    return BACKSLASH if found["sign"] else found[0]


def _with_uncalled_kept(words: str) -> str:
    """Move the notes that nothing calls behind the text, as paragraphs: pandoc would leave them out."""
    calls: dict[str, list[int]] = {}
    for call in _CALL.finditer(words):
        calls.setdefault(call[1], []).append(call.start())
    apart: list[str] = []

    def taken(note: re.Match[str]) -> str:
        if any(not note.start() < call < note.end() for call in calls.get(note[1], ())):
            return note[0]
        apart.append(f"\n\n\n({note[1].partition(_AGAIN)[0]}) {note[2]}")
        return "\n" * note[0].count("\n")  # the lines keep their numbers

    text = _WHOLE_NOTE.sub(taken, words)
    return "".join((text, *apart))


def _unlinked(words: str) -> Iterator[Problem]:
    """Report the notes that nothing calls, and calls of notes that are not there."""
    lines = Lines(words)
    notes = {note[2]: note for note in _NOTE.finditer(words)}
    calls = {call[1]: call for call in _CALL.finditer(words)}
    for name, note in notes.items():
        if name not in calls:
            detail = f"note {name.partition(_AGAIN)[0]}; kept as a paragraph at the end"
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, detail, lines.at(note.start()))
    within = {note[2] for note in _NAMED.finditer(words)}
    for name, call in calls.items():
        if name not in notes and name not in within:
            detail = f"marker {name.partition(_AGAIN)[0]}"
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, lines.at(call.start()))
