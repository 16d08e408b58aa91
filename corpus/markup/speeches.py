"""The speeches of a play or an interview in a tree → who says what of its words. Pure.

`<sp who="#anna"><speaker>ANNA.</speaker><p>It came.</p></sp>`. What is done is said by nobody, and nor is the
name, which is set before the first words.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds, renamed

_BLOCKS = ("p", "ab", "lg", "div", "blockquote")
_LONGEST_NAME = 60
_PERSON, _DONE = "z3998:persona", "z3998:stage-direction"
_STOPS = " \t\n.:,;—–-"


def voices(speech: Element, name: str | None, *, done: tuple[str, ...] = ()) -> Iterator[tuple[Element, str]]:
    """Set the name before the words of a speech; yield the elements that somebody says (nobody: "").

    ``name`` is who the file says it is, else what is printed counts; ``done`` are the names of elements that
    tell what is done, which are printed behind the name where they follow it.
    """
    printed = next(speech.iterchildren("speaker"), None)
    label = kinds.words(printed).strip(_STOPS) if printed is not None else ""
    yield speech, (name or label)[:_LONGEST_NAME]
    for one in speech.iter(*done) if done else ():
        yield one, ""
    if printed is None or not label:
        return
    head = etree.Element("span")
    for one in (printed, *_right_behind(printed, done)):
        renamed.take_out(one)
        one.tail = " "
        one.tag = "span"
        head.append(one)
    first = _first_block(speech)
    etree.SubElement(head, "br")
    head.tail, first.text = first.text, None
    first.insert(0, head)
    yield head, ""


def rows(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the rows of a page whose first cell says who speaks, as Standard Ebooks sets its plays.

    `<td epub:type="z3998:persona">Anna</td>
    <td><i epub:type="z3998:stage-direction">Rising.</i> It came.</td>`, as their manual of style has it (https://standardebooks.org/manual).
    """
    for cell in root.iter("td"):
        row = cell.getparent()
        if _PERSON not in kinds.types(cell) or cell.getprevious() is not None or row is None:
            continue
        if name := kinds.words(cell).strip(_STOPS)[:_LONGEST_NAME]:
            yield row, name
            yield cell, ""
            for one in row.iter("i", "em", "span", "p"):
                if _DONE in kinds.types(one):
                    yield one, ""


def _right_behind(printed: Element, done: tuple[str, ...]) -> list[Element]:
    """Give what is done right behind a name: `ANNA (rising)`."""
    found: list[Element] = []
    before = printed
    for one in printed.itersiblings():
        if (before.tail or "").strip():
            break
        if one.tag in done:
            found.append(one)
        elif not kinds.is_empty(one):  # as the end of a line is
            break
        before = one
    return found


def _first_block(speech: Element) -> Element:
    """Give the element with the first words of a speech."""
    first = speech
    while not (first.text or "").strip():
        inner = next((one for one in first if not kinds.is_empty(one)), None)
        if inner is None or inner.tag not in _BLOCKS:
            break
        first = inner
    return first
