r"""Macros of LaTeX that another file defines → those whose words belong into the sentences around them. Pure.

`A \vocab{metric space} is a set`: without what stands in the braces the sentence cannot be quoted. Left out
are those that make an index or point somewhere, those of mathematics, and those that stand apart from all
sentences: nobody knows what they print.
"""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.readers.brackets import closings

_MACRO = re.compile(r"\\([A-Za-z]{2,30})\*?\{")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
# Of an index, a place, a file, a measure: `\indexdef`, `\olref`, `\srcfile`, `\setcolor`
_PRINTS_NOTHING = re.compile(
    r"index|idx|label|ref|cite|bib|key|todo|equation|comment|note|url|link|file|input|include|graphic|image|fig|"
    r"src|snippet|page|space|skip|width|height|size|colou?r|font|style|count|length|box|id$|tag|set|new|def$|begin|end"
)
# Where mathematics begins and ends, whose macros print signs; a paragraph ends it, if a sign is missing
_MATHS = re.compile(
    r"\\(?P<turn>begin|end)\{(?:equation|align|alignat|eqnarray|gather|multline|flalign|math|displaymath)\*?\}"
    r"|\\(?P<open>[\[(])|\\(?P<close>[\])])|\\.|(?P<dollar>\${1,2})|(?P<apart>\n[ \t]*\n)",
    re.DOTALL,
)
_SIGNS = re.compile(r"[_^]")  # of mathematics without its dollars
_NO_SIGNS = re.compile(r"\$[^$]{0,300}\$|\\.", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n)[ \t\n]*\Z")
_BEFORE = re.compile(r"[\w,;:(“‘`’”)$-][ ~]?\n?[ \t]*\Z")
_BEHIND = re.compile(r"[ ~]?\n?[ \t]*(?:[\w,;:.?!)”’'$-]|\\(?!begin|end|item)[A-Za-z])")
_BEHIND_FIRST = re.compile(r"[ ~]?[\w,;:.?!)”’'$-]")
_NEAR = 120
_LONGEST = 300


def printed(words: str, skipped: Iterable[str]) -> dict[str, int]:
    r"""Give the macros that print what stands in their braces, and how often each is there.

    ``skipped`` is what pandoc does not know, as written: `\vocab{metric space}`.
    """
    macros = {found[1] for one in skipped if (found := _MACRO.match(one))}
    unknown = {name for name in macros if not _PRINTS_NOTHING.search(name)}
    if not unknown:
        return {}
    ends = closings(words, _BRACE, "{", "}")
    unknown -= _in_mathematics(words)
    amid: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for found in _MACRO.finditer(words):
        end = ends.get(found.end() - 1)
        if found[1] in unknown and end is not None:
            (amid if _is_amid(words, found.start(), found.end(), end) else apart)[found[1]] += 1
    return {name: times + apart[name] for name, times in amid.items() if times > apart[name]}


def _in_mathematics(words: str) -> set[str]:
    """Give the macros that stand in mathematics anywhere."""
    found: set[str] = set()
    began: int | None = None
    for sign in _MATHS.finditer(words):
        kind = sign.lastgroup
        begins = kind == "open" or (kind == "turn" and sign["turn"] == "begin") or kind == "dollar"
        if kind is None or (began is None and not begins):
            continue
        if began is None:
            began = sign.end()
        elif kind != "open":
            found.update(macro[1] for macro in _MACRO.finditer(words, began, sign.start()))
            began = None
    return found


def _is_amid(words: str, start: int, opened: int, end: int) -> bool:
    """Tell what a sentence needs: it goes on before and behind, and does not say it twice."""
    before = _COMMENT.sub("", words[max(0, start - _NEAR) : start])
    said = words[opened : end - 1]
    if end - opened > _LONGEST or words[end : end + 1] == "{" or _SIGNS.search(_NO_SIGNS.sub("", said)):
        return False
    if before.rstrip().casefold().endswith(said.casefold()):
        return False
    if _PARAGRAPH.search(before):
        return _BEHIND_FIRST.match(words, end) is not None
    return _BEFORE.search(before) is not None and _BEHIND.match(words, end, end + _NEAR) is not None


def definitions(names: Iterable[str]) -> str:
    r"""Define macros as what stands in their braces.

    >>> definitions(["vocab"])
    '\\newcommand{\\vocab}[1]{#1}'
    """
    return "".join(rf"\newcommand{{\{name}}}[1]{{#1}}" for name in names)
