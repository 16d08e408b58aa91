"""A tree of an XML format for texts → a page: its elements are called as those of pages are. Pure.

Formats differ in names, not in kind: what is a paragraph, a heading, a quotation. What no name is known of is
part of the words around it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds, making, tree
from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind

_DEEPEST_HEADING = 6
# What readers have made before the rest is renamed
_MADE = frozenset("a aside body br h1 h2 h3 h4 h5 h6 nav ol".split())


def read(data: bytes, *roots: str) -> tuple[Element, list[Problem]]:
    """Read a file whose outermost element is called by one of these names."""
    root, problems = tree.text_of_xml(tree.decoded(data).text)
    if root.tag not in roots:
        raise Refused(
            ProblemKind.DAMAGED_FILE, f"not a text of this format: it begins with <{root.tag}>"[:120]
        )
    for element in root.iter(etree.Element):
        if (name := element.get("xml-id")) is not None:
            element.set("id", name)
    return root, problems


def rename(root: Element, names: Mapping[str, str]) -> None:
    """Call elements as those of pages; one without a name there is a part of the words."""
    for element in root.iter(etree.Element):
        element.tag = names.get(name := str(element.tag), name if name in _MADE else "span")


def head(titles: Iterable[Element], sections: frozenset[str], *, first: int = 1) -> None:
    """Make headings of titles, each of the level that its sections have."""
    for title in list(titles):
        depth = sum(above.tag in sections for above in title.iterancestors())
        title.tag = f"h{min(first + depth, _DEEPEST_HEADING)}"


def lines(block: Element, line: str) -> None:
    """Make one paragraph of the lines of a verse."""
    for one in list(block.iter(line)):
        etree.SubElement(one, "br")
        if not (one.tail or "").strip():
            one.tail = None


def take_out(element: Element) -> None:
    """Take an element away, and leave what stands behind it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def sign(quotation: Element, names: Sequence[str]) -> None:
    """Set who said a quotation on a line of its own under the last words of it."""
    for said in [*quotation.iterchildren(*names)]:
        take_out(said)
        last = quotation[-1] if len(quotation) else quotation
        etree.SubElement(last, "br")
        said.tail = None
        last.append(said)


def spaced(apart: Element) -> None:
    """Put spaces between the words of an element that is read as data: a given name and a family's."""
    for one in apart.iter(etree.Element):
        one.tail = f"{one.tail or ''} "


def move_notes(notes: Sequence[Element], end: Element, taken: Collection[str] = ()) -> dict[str, str]:
    """Call each note where it stands, and move it to the end; give the labels of those that have a name.

    A label that the file says is printed so; the others are counted, without those that are taken.
    """
    numbers = (number for number in count(1) if str(number) not in taken)
    labels = {}
    for at, note in enumerate(notes):
        above = note.getparent()
        if above is None:
            continue
        label = note.get("label") or str(next(numbers))
        name = note.get("id") or f"note {at + 1}"
        labels[name] = label
        call = making.call(above, label, name)
        above.replace(note, call)
        call.tail, note.tail = note.tail, None
        made = making.note(end, name)
        made.text = note.text
        made.extend(list(note))
    return labels


def words(root: Element, *path: str) -> str | None:
    """Give the words of the first element that is reached by these names."""
    for name in path:
        found = next(root.iter(name), None)
        if found is None:
            return None
        root = found
    return kinds.words(root) or None
