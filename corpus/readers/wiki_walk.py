"""The stretches of a page of a wiki → a page of HTML, whose notes stand at its end."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import mwparserfromhell
from lxml.etree import _Element as Element
from mwparserfromhell import nodes

from corpus.markup import making, word
from corpus.model import Problem, ProblemKind
from corpus.readers.wiki_citations import cited, is_citation, said_of, short, years

# Templates whose words are words of the text
_QUOTING = frozenset("quote blockquote cquote quotation quote box".split())
_SAYING = frozenset("nowrap nobr small big lang em strong smallcaps sc abbr tooltip transl".split())
# Templates of notes, and the group of each; `{{refn|…|group=nb}}` is told its own, and else has none
_NOTING = {
    "efn": "lower-alpha", "efn-ua": "upper-alpha", "efn-lr": "lower-roman", "notetag": "note", "refn": "",
}  # fmt: skip
_LISTING = frozenset("reflist references notelist reflist-talk notes refs".split())
_AGAIN = ("r",)  # `{{r|Roe|Holm}}` calls the notes of these names
_SHORT_NOTES = frozenset("sfn sfnp".split())
# `{{harvnb|Holm|1966|p=12}}` within a note, and what it sets around its words
_SHORT = {
    "harvnb": "{}",
    "harvp": "{}",
    "harvcolnb": "{}",
    "harv": "({})",
    "harvcol": "({})",
    "harvtxt": "{}",
}
_FIRST = ("1", "text", "quote")
_ROMAN = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman"}
_TAG = "#tag:"  # `{{#tag:ref|…}}`
_LINES = {"*": "ul", "#": "ol", ":": "dl", ";": "dl"}
_BLOCK_TAGS = frozenset(
    "blockquote div p center table tr td th pre poem ul ol li dl dt dd h1 h2 h3 h4 h5 h6".split()
)
_SILENT_TAGS = frozenset("gallery imagemap timeline templatedata score graph style includeonly".split())
_NOT_SHOWN = re.compile(
    r"^(?:File|Image|Category|Datei|Bild|Kategorie|Fichier|Catégorie|Archivo|Categoría):", re.IGNORECASE
)
_PICTURE = re.compile(r"^(?:File|Image|Datei|Bild|Fichier|Archivo):", re.IGNORECASE)
# What stands before the words under a picture: `thumb|`, `200px|`, `alt=A pier|`
_PLACED = re.compile(
    r"\s*(?:thumb(?:nail)?|mini(?:atur)?|vignette|frame(?:d|less)?|rahmenlos|border|left|right|cent(?:er|re)|none"
    r"|links|rechts|zentriert|gauche|droite|izquierda|derecha|upright|hochkant|baseline|sub|super|top|middle"
    r"|bottom|\d*x?\d+px|[a-z]+=[^|\[\]{}]*)\s*(?:\||$)",
    re.IGNORECASE,
)
# `''Ice, p. 3`: what is set in italics up to the end of its line, and is not closed
_UNCLOSED = re.compile(r"'{2,5}")
_UNCLOSED_NOTE = re.compile(r"<ref[\s>]", re.IGNORECASE)
_QUOTED_BOLD = 4  # apostrophes: one that is printed, and three that set what follows in bold
# What makes markup of words: `[[`, `{{`, `<i>`, `&amp;`, `''`, an address
_MARKUP = re.compile(r"[\[\]{}<>&|\n]|''|://|__")


class Reading:
    """The walk over one page. Lines make its blocks, so it is read sign by sign of its line ends."""

    def __init__(self) -> None:
        self.made = making.Page()
        self.notes: list[tuple[str, Any]] = []  # the name of each note, and its words
        self.named: dict[tuple[str, str], int] = {}
        self.listed: dict[tuple[str, str], list[Any]] = {}  # words of the list of notes, by group and name
        self.uncalled: list[str] = []  # the names of those that nothing calls
        self.counts: dict[str, int] = {}
        self.labels: list[str] = []
        self.left_out: dict[str, int] = {}
        self.unclosed = 0  # notes whose end is not marked; they stay in the text
        self.apart: list[str] = []  # what stands under pictures, and in what is left out

    def page(self, stretches: Iterable[str]) -> Element:
        """Make a page of its stretches."""
        lines = _Lines(self, self.made.body)
        for words in stretches:
            lines.read(_code(words))
        made: set[int] = set()
        while True:
            while self.apart:
                self._set_apart()
            said = [at for at, (_, words) in enumerate(self.notes) if at not in made and words is not None]
            if not said:
                break
            for at in said:  # a note may call another
                self._note(*self.notes[at])
            made.update(said)
        for (_, name), listed in self.listed.items():
            for listing in listed:
                self.uncalled.append(name)
                _Lines(self, self.made.notes).read(listing)
        self._set_apart()
        return self.made.finished()

    def _note(self, name: str, words: Any) -> None:
        """Make a note, unless no more than a full stop is left of it."""
        note = making.note(self.made.notes, name)
        _Lines(self, note).read(words)
        if not any(map(str.isalnum, "".join(map(str, note.itertext())))):
            self.made.notes.remove(note)

    def _set_apart(self) -> None:
        """Keep what stands amid a paragraph and is none of its words, in the order of the page."""
        kept, self.apart = self.apart, []
        for words in kept:
            _Lines(self, making.add(self.made.body, "nav")).read(_code(words))

    def problems(self) -> Iterator[Problem]:
        """Say what is left out, since what it prints is known to its wiki alone, and what nothing calls."""
        if self.left_out:
            names = ", ".join(f"{name} ({count})" for name, count in list(self.left_out.items())[:8])
            yield Problem(ProblemKind.TEMPLATES_LEFT_OUT, names, "the whole page")
        if self.unclosed:
            detail = f"{self.unclosed} <ref> without an end; kept in the text"
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, detail, "the whole page")
        for name in self.uncalled:
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note “{name[:60]}”", "the list of notes")

    def call(self, words: Any, name: str, group: str, into: Element) -> None:
        """Print the marker of a note; one that is named is met again."""
        number = self.named.get((group, name)) if name else None
        if number is None:
            number = len(self.notes)
            if words is None and (listed := self.listed.get((group, name))):
                words = listed.pop(0)
            self.notes.append((f"ref-{number}", words))
            self.counts[group] = self.counts.get(group, 0) + 1
            self.labels.append(_label(group, self.counts[group]))
            if name:
                self.named[group, name] = number
        elif words is not None:
            self.define(words, name, group)
        making.call(into, f"[{self.labels[number]}]", f"ref-{number}")

    def define(self, words: Any, name: str, group: str) -> None:
        """Take the words of a note that stand in the list of notes, or where it is called again."""
        if words is None or not str(words).strip():
            return
        number = self.named.get((group, name))
        known = self.notes[number][1] if number is not None else None
        if number is not None and known is None:
            self.notes[number] = (self.notes[number][0], words)
        elif known is None or str(words).strip() != str(known).strip():
            self.listed.setdefault((group, name), []).append(words)

    def leave_out(self, name: str, words: Iterable[str]) -> None:
        """Note what is not understood; its words are kept apart."""
        self.left_out[name[:30]] = self.left_out.get(name[:30], 0) + 1
        self.apart += filter(None, (one.strip() for one in words))


def _label(group: str, number: int) -> str:
    """Print the number of a note as its group does.

    >>> [_label(group, 28) for group in ("", "nb", "lower-alpha", "upper-alpha", "lower-roman")]
    ['28', 'nb 28', 'ab', 'AB', 'xxviii']
    """
    if group in ("lower-alpha", "upper-alpha", "efn"):
        letters = _lettered(number)
        return letters.upper() if group == "upper-alpha" else letters
    if group in _ROMAN:
        return word.numbered(number, _ROMAN[group])
    return f"{group} {number}" if group else str(number)


def _lettered(number: int) -> str:
    letters = ""
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("a") + left) + letters
    return letters


class _Lines:
    """The lines of a stretch of a page, put into blocks of one element."""

    def __init__(self, reading: Reading, into: Element) -> None:
        self.reading = reading
        self.into = into
        self.block: Element | None = None
        self.row: Element | None = None
        self.bullets = ""
        self.lists: list[tuple[str, Element]] = []
        self.ends = 2  # line ends since the last word

    def read(self, code: Any) -> None:
        """Read the nodes of a stretch."""
        for node in code.nodes:
            if isinstance(node, nodes.Text):
                self._text(str(node.value))
            elif isinstance(node, nodes.Heading):
                self._end()
                heading = making.add(self.into, f"h{min(node.level, 6)}")
                _Lines(self.reading, heading).inside(node.title)
                self.ends = 1
            elif isinstance(node, nodes.Tag):
                self._tag(node)
            elif isinstance(node, nodes.Wikilink):
                if not _NOT_SHOWN.match(str(node.title).strip()):
                    self.inside(node.text if node.text is not None else node.title)
                elif _PICTURE.match(str(node.title).strip()) and node.text is not None:
                    self.reading.apart.append(_caption(str(node.text)))
            elif isinstance(node, nodes.ExternalLink):
                self.inside(node.title if node.title is not None else node.url)
            elif isinstance(node, nodes.HTMLEntity):
                self._say(node.normalize())
            elif isinstance(node, nodes.Template):
                self._template(node)

    def inside(self, code: Any) -> None:
        """Read nodes as words of the open block."""
        if self.block is None and self.into.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.block = self.into
        if isinstance(code, str):
            self._say(code)
        elif code is not None:
            self.read(code)

    def _open(self) -> Element:
        if self.bullets:
            self.block = self._item(self.bullets)
            self.bullets = ""
        elif self.block is None:
            self.lists = []
            self.block = making.add(self.into, "p")
        return self.block

    def _item(self, bullets: str) -> Element:
        """Begin an item, within the lists that are open: `#`, `#*`, `#*` are one list in another."""
        depth = 0
        while depth < min(len(bullets), len(self.lists)) and self.lists[depth][0] == bullets[depth]:
            depth += 1
        del self.lists[depth:]
        for bullet in bullets[depth:]:
            above = self.lists[-1][1] if self.lists else None
            parent = (
                above[-1] if above is not None and len(above) else above if above is not None else self.into
            )
            self.lists.append((bullet, making.add(parent, _LINES[bullet])))
        last = self.lists[-1][1]
        return making.add(last, "li" if last.tag != "dl" else "dt" if bullets[-1] == ";" else "dd")

    def _end(self) -> None:
        if self.block is not self.into:
            self.block = None
        self.bullets = ""

    def _say(self, words: str) -> None:
        if words.strip() or self.block is not None:
            making.say(self._open(), words)

    def _text(self, words: str) -> None:
        """Take words line by line: an empty line ends a paragraph, any line end an item of a list."""
        self.reading.unclosed += len(_UNCLOSED_NOTE.findall(words))
        words = _UNCLOSED.sub(lambda signs: "'" if len(signs[0]) == _QUOTED_BOLD else "", words)
        for at, line in enumerate(words.split("\n")):
            if at:
                self.ends += 1
                if self.lists and self.block is not None and self.block.tag in ("li", "dd", "dt"):
                    self._end()
                elif self.ends > 1:
                    self._end()
                    self.lists = []
                elif self.block is not None:
                    self._say("\n")
            if line.strip():
                self._say(line)
                self.ends = 0
            elif line and self.block is not None:
                self._say(line)

    def _tag(self, node: Any) -> None:
        tag = str(node.tag).strip().lower()
        if node.wiki_markup in _LINES:
            if not self.bullets:
                self._end()
            self.bullets += str(node.wiki_markup)
            self.ends = 0
        elif tag == "ref":
            self._ref(node)
        elif tag == "references":
            self._references(node.contents)
        elif tag == "hr":
            self._end()
        elif tag == "br":
            making.add(self._open(), "br")
        elif tag in ("nowiki", "math", "code", "tt", "source", "syntaxhighlight"):
            self._verbatim(tag, node.contents)
        elif tag in _SILENT_TAGS:
            self.reading.leave_out(f"<{tag}>", str(node.contents or "").split("\n"))
        elif tag in _BLOCK_TAGS:
            self._end()
            made = making.add(self._row(tag), "pre" if tag == "poem" else tag)
            if tag == "pre":
                making.say(made, str(node.contents))
            else:
                _Lines(self.reading, made).read(node.contents)
            self.ends = 1
        elif tag in ("sup", "sub") and node.contents is not None:
            before = self.block
            made = making.add(self._open(), tag)
            inner = _Lines(self.reading, made)
            inner.block = made
            inner.inside(node.contents)
            self.block = self.block if self.block is not None else before
            self.ends = 0
        elif node.contents is not None:
            self.inside(node.contents)

    def _row(self, tag: str) -> Element:
        """Give the row for a cell of a first row, which is not begun by a sign of its own."""
        if self.into.tag != "table" or tag not in ("td", "th"):
            self.row = None
            return self.into
        if self.row is None:
            self.row = making.add(self.into, "tr")
        return self.row

    def _verbatim(self, tag: str, contents: Any) -> None:
        words = str(contents) if contents is not None else ""
        if tag in ("source", "syntaxhighlight") and "\n" in words:
            self._end()
            making.say(making.add(self.into, "pre"), words)
        elif words:
            self._say(words)
            self.ends = 0

    def _ref(self, node: Any) -> None:
        words = node.contents if node.contents is not None and str(node.contents).strip() else None
        self.reading.call(words, _attribute(node, "name"), _attribute(node, "group"), self._open())
        self.ends = 0

    def _references(self, contents: Any) -> None:
        for node in contents.nodes if contents is not None else ():
            if isinstance(node, nodes.Tag) and str(node.tag).strip().lower() == "ref":
                self.reading.define(node.contents, _attribute(node, "name"), _attribute(node, "group"))

    def _template(self, node: Any) -> None:
        name = str(node.name).strip().lower().replace("_", " ")
        if name.startswith(_TAG):
            self._tagged(name.removeprefix(_TAG), node)
            return
        said = said_of(node)
        first = next((p.value for p in node.params if str(p.name).strip() in _FIRST), None)
        if name in _LISTING:
            for listed in node.params:
                self._references(listed.value)
        elif name in _NOTING and first is not None:
            group = said.get("group", "").strip("\"'") or _NOTING[name]
            self.reading.call(first, said.get("name", ""), group, self._open())
        elif name in _AGAIN:
            for called in (str(p.value).strip() for p in node.params if not p.showkey):
                self.reading.call(None, called, said.get("group", ""), self._open())
        elif name in _SHORT_NOTES:
            words = ", ".join(short(node))
            self.reading.call(_code(words), words, "", self._open())
        elif name == "harvs" and (words := ", ".join(years(said))):
            self.inside(_words(words))
        elif name in _SHORT and (words := ", ".join(short(node))):
            self.inside(_words(_SHORT[name].format(words)))
        elif is_citation(name, said) and (words := ", ".join(cited(said))):
            self.inside(_words(words))
        elif name in _QUOTING and first is not None:
            self._end()
            _Lines(self.reading, making.add(self.into, "blockquote")).read(first)
            self.ends = 1
        elif (name in _SAYING or name.startswith("lang-")) and node.params:
            self.inside(first if name.startswith("lang-") and first is not None else node.params[-1].value)
        else:
            self.reading.leave_out(name, (str(p.value) for p in node.params))

    def _tagged(self, tag: str, node: Any) -> None:
        """Read `{{#tag:ref|Roe.|name=a|group=nb}}`, which is `<ref name=a group=nb>Roe.</ref>`."""
        words = node.params[0].value if node.params else None
        if tag == "ref":
            said = {key: value.strip("\"'") for key, value in said_of(node).items()}
            self.reading.call(words, said.get("name", ""), said.get("group", ""), self._open())
            self.ends = 0
        elif tag == "references":
            self._references(words)
        else:
            self.reading.leave_out(f"{_TAG}{tag}", (str(p.value) for p in node.params))


def _caption(words: str) -> str:
    """Give the words under a picture, without what says where it stands."""
    at = 0
    while found := _PLACED.match(words, at):
        at = found.end()
    return words[at:].strip()


def _code(words: str) -> Any:
    return mwparserfromhell.parse(words)


def _words(words: str) -> Any:
    """Parse words if there is anything in them to be parsed, which takes its time."""
    return _code(words) if _MARKUP.search(words) else words


def _attribute(node: Any, name: str) -> str:
    return str(node.get(name).value or "").strip().strip("\"'") if node.has(name) else ""
