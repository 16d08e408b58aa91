r"""A text in LaTeX → Source: pandoc reads it, with what it does not know written as what it does.

Of notes it knows ``\footnote`` and ``\thanks``; citations, which need a bibliography, show their keys.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import count, islice

from corpus.markup.converted import AGAIN, LABEL, LOST, TITLE, named
from corpus.model import Problem, ProblemKind
from corpus.readers import as_is, latex_macros, pandoc
from corpus.readers.brackets import closings
from corpus.readers.decode import decode
from corpus.readers.source import Source

# In front of the first line, so that the lines keep their numbers
_KNOWN = (
    r"\newcommand{\endnote}[1]{\footnote{#1}}\newcommand{\sidenote}[1]{\footnote{#1}}"
    r"\newcommand{\marginnote}[1]{\footnote{#1}}\newcommand{\tablefootnote}[1]{\footnote{#1}}"
)
# What is printed as it is written, and what is not printed
_KEPT = r"verbatim\*?|lstlisting|minted|comment"
_BLOCKS = re.compile(rf"\\begin\{{(?P<open>{_KEPT})\}}|\\end\{{(?P<close>{_KEPT})\}}")
_INLINE = re.compile(r"\\verb\*?([^\w\s*])[^\n]{0,1000}?\1|(?<!\\)%[^\n]*")
# `\parencite[see][12]{roe1911}`
_CITE = re.compile(
    r"\\(foot|footfull|full|paren|text|auto|smart)?cite[a-z]{0,8}\*?"
    r"(?:\[([^\[\]]{0,200})\])?(?:\[([^\[\]]{0,200})\])?\{([^{}\\]{1,300})\}"
)
_MARK = re.compile(r"\\footnotemark(?![A-Za-z])(?:\[(\d{1,3})\])?(?:\{\})?")
_MARKED = re.compile(r"\\footnotetext(?:\[(\d{1,3})\])?(?=\{)")
_NOTE = re.compile(r"\\footnote\{")
_LABELLED = re.compile(r"\\footnote\[(\d{1,3})\]\{")
# Notes are counted anew, and a number may be that of several.
_RESTARTING = re.compile(r"\\chapter\b|\\(?:setcounter|counterwithin|@addtoreset)\*?\{footnote\}|perpage")
# `\section\problems`, of which pandoc wants braces
_BARE = re.compile(
    r"(\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?)[ ]{0,3}(\\[A-Za-z]{1,30})(?![A-Za-z*\[{])"
)
_THANKS = re.compile(r"\\thanks\{")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LONGEST_NOTE = 20_000
_MOST_MARKS = 5_000  # of notes whose words stand elsewhere; a book has some hundreds
_MOST_NAMED = 10  # macros in a report
_MOST_NAMES = 200  # of packages, titles and authors
_NAMING = re.compile(
    r"^[ \t]*\\(?:documentclass|title|author|date|usepackage)(?:\[[^\]\n]{0,200}\])?\{", re.MULTILINE
)


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    words = _written(decoded[0])
    problems = (*decoded[1], *_lost(words))
    found = pandoc.read(words, "latex", name, problems, _again, head=_KNOWN)
    if not _is_refused(found):
        return found
    plain = _without_macros(words)
    if plain is not None:
        detail = "macros of the preamble, not understood by pandoc"
        problems = (*problems, Problem(ProblemKind.WORDS_LEFT_OUT, detail, "line 1"))
        words = plain
    again = pandoc.read(words, "latex", name, problems, _again, head=_KNOWN, cutting=True)
    return found if _is_refused(again) else again


def _is_refused(found: Source | Problem) -> bool:
    return isinstance(found, Problem) and found.kind == ProblemKind.DAMAGED_FILE


def _again(words: str, skipped: list[str]) -> tuple[str, Problem] | None:
    """Print what stands in the braces of macros that another file defines, where sentences need it."""
    found = latex_macros.printed(words, skipped)
    if not found:
        return None
    named = ", ".join(f"\\{name} ({times})" for name, times in islice(found.items(), _MOST_NAMED))
    detail = f"macros that are not defined here, printed as what they are told: {named}"
    problem = Problem(ProblemKind.TEMPLATES_LEFT_OUT, detail, "the text")
    return latex_macros.definitions(found), problem


def _lost(words: str) -> Iterator[Problem]:
    if often := words.count(named(LOST)[:-1]):
        detail = f"{often} that call a note again, where numbers begin anew: it is not certain which"
        yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, "the text")


def _without_macros(words: str) -> str | None:
    """Leave out of the preamble all but what names the text: no parser reads every macro."""
    begin = words.find("\\begin{document}")
    if begin < 0:
        return None
    kept = []
    for command in islice(_NAMING.finditer(words, 0, begin), _MOST_NAMES):
        end = _closing(words, command.end() - 1)
        kept.append(words[command.start() : end] if end else "")
    lines = words.count("\n", 0, begin) - sum(one.count("\n") for one in kept)
    return f"{''.join(kept)}{chr(10) * max(0, lines)}{words[begin:]}"


def _written(words: str) -> str:
    return "".join(_parts(_unnested(_joined(words))))


def _parts(words: str) -> Iterator[str]:
    """Yield a text with citations and notes to the title as pandoc knows them; verbatim parts stay."""
    at, numbers = 0, count()
    for start, end in [*as_is.stretches(words, _BLOCKS, _INLINE), (len(words), len(words))]:
        yield _thanks(_CITE.sub(_citation, _BARE.sub(r"\1{\2}", words[at:start])), numbers)
        yield words[start:end]
        at = end


def _citation(found: re.Match[str]) -> str:
    kind, one, other, keys = found.groups()
    before, behind = (one, other) if other is not None else (None, one)
    words = f"{before} {keys}" if before else keys
    shown = f"[{words}, {behind}]" if behind else f"[{words}]"
    return f"\\footnote{{{shown}}}" if kind and kind.startswith("foot") else shown


def _thanks(words: str, numbers: Iterator[int]) -> str:
    return _THANKS.sub(lambda _: f"\\footnote{{{named(f'{TITLE}{next(numbers)}')}", words)


def _joined(words: str) -> str:
    r"""Put the words of ``\footnotetext`` where its mark stands."""
    kept = as_is.stretches(words, _BLOCKS, _INLINE)
    starts = [start for start, _ in kept]

    def said(pattern: re.Pattern[str]) -> list[re.Match[str]]:
        return [one for one in pattern.finditer(words) if not is_kept(one.start())]

    def is_kept(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < kept[at][1]

    marks, texts = said(_MARK), said(_MARKED)
    pairs = _paired(marks, texts)
    if pairs is None or len(marks) > _MOST_MARKS:
        return words
    again = LOST if _RESTARTING.search(words) else AGAIN
    edits: list[tuple[int, int, str]] = []
    for at, (mark, text) in enumerate(pairs):
        if text is None:
            edits.append((*mark.span(), f"\\footnote{{{named(f'{again}{mark[1]} {at}')}}}"))
            continue
        end = _closing(words, text.end())
        if end is None:
            return words
        label = named(f"{LABEL}{mark[1]} {at}") if mark[1] else ""
        edits += [
            (*mark.span(), f"\\footnote{{{label}{words[text.end() + 1 : end]}"),
            (text.start(), end, ""),
        ]
    for at, note in enumerate(said(_LABELLED), len(pairs)):
        edits.append((*note.span(), f"\\footnote{{{named(f'{LABEL}{note[1]} {at}')}"))
    out, at = [], 0
    for start, end, instead in sorted(edits):
        out += [words[at:start], instead]
        at = end
    return "".join((*out, words[at:]))


def _unnested(words: str) -> str:
    """Write a note within a note in brackets: pandoc leaves it out and does not say so."""
    out, at, outer = [], 0, 0
    ends = closings(words, _BRACE, "{", "}")
    for note in _NOTE.finditer(words):
        end = ends.get(note.end() - 1)
        if end is None or end - note.end() > _LONGEST_NOTE:
            continue
        if note.end() < outer and note.start() >= at:
            out += [words[at : note.start()], " [", words[note.end() : end - 1], "]"]
            at = end
        outer = max(outer, end)
    return "".join((*out, words[at:]))


def _paired(
    marks: Sequence[re.Match[str]], texts: Sequence[re.Match[str]]
) -> list[tuple[re.Match[str], re.Match[str] | None]] | None:
    """Give each mark its words, those of its number or the next without one; a mark may have none.

    None if it is not certain which words are whose.
    """
    by_number: dict[str | None, list[re.Match[str]]] = {}
    for text in texts:
        by_number.setdefault(text[1], []).append(text)
    if len(texts) == len(marks) and any(text[1] for text in texts) != any(mark[1] for mark in marks):
        return list(zip(marks, texts, strict=True))
    pairs: list[tuple[re.Match[str], re.Match[str] | None]] = []
    for mark in marks:
        left = by_number.get(mark[1], [])
        if not left and mark[1] is None:
            return None
        pairs.append((mark, left.pop(0) if left else None))
    return None if any(by_number.values()) else pairs


def _closing(words: str, opening: int) -> int | None:
    """Find the end of what stands in braces."""
    depth = 0
    for brace in _BRACE.finditer(words, opening, opening + _LONGEST_NOTE):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return None
