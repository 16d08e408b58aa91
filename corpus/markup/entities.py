"""The text of an XML file → the same with its entities written out, within a budget. Pure.

A text may name words once and use them again: `<!ENTITY ness "the harbour of Ness">`, `&ness;`. A file of a
few kilobytes may also unfold to gigabytes so, or ask for another file. What is declared in the file itself is
written out, with markup in it, up to a length; what stands in other files is never asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.entities import html5
from xml.sax.saxutils import escape

from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind

_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_FIRST_CHARACTERS = 4096  # in which a document type begins
# What opens a stretch in a document type, and what closes it
_OPENING = re.compile(r"<!--|<\?|<!ENTITY\s|[\"'\[\]>]")
_CLOSING = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}
# `<!ENTITY ness "the harbour">`, `<!ENTITY one SYSTEM "one.xml">`, but no `<!ENTITY % …>`
_DECLARED = re.compile(
    r"<!ENTITY\s+(?P<name>[\w.:-]{1,100})\s+"
    r"(?:(?P<elsewhere>SYSTEM|PUBLIC)\s|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
# In comments and `<![CDATA[` an `&` is an `&`; elsewhere it may be one that nobody escaped: `Roe & Holm`.
_SIGN = re.compile(
    r"<!\[CDATA\[|\]\]>|<!--|-->|&(?P<name>[A-Za-z_][\w.:-]{0,99});|(?P<bare>&)(?!#\d+;|#x[0-9A-Fa-f]+;)"
)
_UNTIL = {"<!--": "-->", "<![CDATA[": "]]>"}
_REFERENCE = re.compile(r"&([A-Za-z_][\w.:-]{0,99});")
_CHARACTER = re.compile(r"&#(?:(\d{1,7})|x([0-9A-Fa-f]{1,6}));")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
# A licence of a page is some thousand characters; a name, which is what most of them are, some ten.
_LONGEST = 20_000  # characters that one of them unfolds to
_MOST_TOLD = 8  # names in a report
_MOST_WRITTEN = 1_000_000  # characters that all of them together put into a text


@dataclass
class Written:
    """A text without its document type, and the names of entities that are left as they are written in it.

    ``elsewhere`` are those that stand for other files, ``unknown`` those that are declared nowhere here.
    """

    text: str
    elsewhere: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def written_out(text: str) -> Written:
    """Write out the entities of a text, its own and those that pages know by name."""
    start, end, declared, elsewhere = _declared(text)
    known = _Known(declared)
    written = Written("")
    parts: list[str] = [text[:start]]
    at, added, closing = end, 0, ""
    for sign in _SIGN.finditer(text, end):
        name = sign["name"]
        if sign["bare"] and not closing:
            parts += (text[at : sign.start()], "&amp;")
            at = sign.end()
            continue
        if name is None or closing:
            closing = "" if sign[0] == closing else closing or _UNTIL.get(sign[0], "")
            continue
        if (words := known.words(name)) is None:
            (written.elsewhere if name in elsewhere else written.unknown).append(name)
            words = f"&amp;{name};"
        added += len(words)
        if added > _MOST_WRITTEN:
            raise _too_long(name, _MOST_WRITTEN)
        parts += (text[at : sign.start()], words)
        at = sign.end()
    written.text = "".join((*parts, text[at:]))
    return written


def problems(written: Written) -> list[Problem]:
    """Say what is not written out."""
    told = (
        (written.elsewhere, "other files, which are not read"),
        (written.unknown, "words that it declares nowhere"),
    )
    found = []
    for names, what in told:
        if each := list(dict.fromkeys(names)):
            shown = ", ".join(each[:_MOST_TOLD]) + (", …" if len(each) > _MOST_TOLD else "")
            found.append(
                Problem(ProblemKind.DECLARED_ENTITIES, f"{what}, left as written: {shown}", "the whole text")
            )
    return found


def _too_long(name: str, most: int) -> Refused:
    detail = f"its entity {name[:40]!r} unfolds to more than {most} characters"
    return Refused(ProblemKind.DECLARED_ENTITIES, detail)


class _Known:
    """What entities stand for: each is unfolded once."""

    def __init__(self, declared: Mapping[str, str]) -> None:
        self.declared = declared
        self.unfolded: dict[str, str] = {}
        self.open: set[str] = set()

    def words(self, name: str) -> str | None:
        """Give the words of an entity; None if nobody says what they are."""
        if name in _OF_XML:
            return f"&{name};"
        if name not in self.declared:
            words = html5.get(f"{name};")
            return escape(words) if words else None
        if name not in self.unfolded:
            self.unfolded[name] = self._unfold(name)
        return self.unfolded[name]

    def _unfold(self, name: str) -> str:
        if name in self.open:
            raise Refused(ProblemKind.DECLARED_ENTITIES, f"its entity {name[:40]!r} stands for itself")
        self.open.add(name)
        parts: list[str] = []
        at = length = 0
        value = _CHARACTER.sub(_character, self.declared[name])
        for inner in _REFERENCE.finditer(value):
            words = self.words(inner[1])
            parts += (value[at : inner.start()], f"&amp;{inner[1]};" if words is None else words)
            at = inner.end()
            length += len(parts[-2]) + len(parts[-1])
            if length > _LONGEST:
                raise _too_long(name, _LONGEST)
        self.open.remove(name)
        unfolded = "".join((*parts, value[at:]))
        if len(unfolded) > _LONGEST:
            raise _too_long(name, _LONGEST)
        return unfolded


def _character(found: re.Match[str]) -> str:
    number = int(found[1]) if found[1] else int(found[2], 16)
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else found[0]


def _declared(text: str) -> tuple[int, int, dict[str, str], set[str]]:
    """Find the document type of a text: where it stands, its own entities, and those of other files."""
    doctype = _DOCTYPE.search(text, 0, _FIRST_CHARACTERS)
    declared: dict[str, str] = {}
    elsewhere: set[str] = set()
    if doctype is None:
        return 0, 0, declared, elsewhere
    at, inside = doctype.end(), False
    while sign := _OPENING.search(text, at):
        at = sign.end()
        if sign[0] in _CLOSING:
            at = text.find(_CLOSING[sign[0]], at)
            if at < 0:
                break
            at += len(_CLOSING[sign[0]])
        elif sign[0] in "[]":
            inside = sign[0] == "["
        elif sign[0] == ">":
            if not inside:
                return doctype.start(), at, declared, elsewhere
        elif entity := _DECLARED.match(text, sign.start()):
            at = entity.end()
            if entity["elsewhere"]:
                elsewhere.add(entity["name"])
            else:  # the first one counts
                declared.setdefault(entity["name"], entity["double"] or entity["single"] or "")
    return 0, 0, {}, set()
