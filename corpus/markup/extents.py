"""Where a note of a page ends: with its block, or with paragraphs behind it that are set like it. Pure."""

from collections.abc import Set as AbstractSet
from itertools import takewhile

from lxml.etree import _Element as Element

from corpus.markup import calling, kinds, looks
from corpus.markup.linked import Note
from corpus.notes import heads as note_heads
from corpus.notes import labels
from corpus.stretch import Stretch

_HEAD = calling.LONGEST_LABEL + 30  # characters
WIDEST_GAP = 20  # numbers missing between two notes


def last(
    note: Note,
    following: Note | None,
    blocks: AbstractSet[Element],
    calls: AbstractSet[Element],
    linked: AbstractSet[str],
) -> Element:
    """Go on to the paragraphs that belong to a note: up to the next, or while they are set like it."""
    if note.first.tag == "dt":
        meant = list(takewhile(lambda sibling: sibling.tag == "dd", note.first.itersiblings()))
        return meant[-1] if meant else note.first
    if note.first is not note.last or note.last.tag not in ("p", "div", "dd"):
        return note.last
    if note.last.tag == "div" and next(note.last.iter("p"), None) is not None:
        return note.last
    around = note.last.getparent()
    if (
        around is not None
        and (looks.is_note_like(around) or _holds_one(around, note.last, blocks))
        and not any(sibling in blocks for sibling in around.iterchildren() if sibling is not note.last)
    ):
        return around[-1]
    more: list[Element] = []
    for sibling in note.last.itersiblings():
        ends = sibling in blocks or _is_another_note(sibling, note, linked)
        if ends or (following and looks.holds(sibling, following.first)):
            return more[-1] if more else note.last
        if sibling.tag not in ("p", "blockquote", "ul", "ol", "dd", "div", "pre", "table") or any(
            inner in calls for inner in sibling.iter()
        ):
            break
        more.append(sibling)
    alike = []
    for sibling in more:
        if not _is_set_alike(note.last, sibling):
            break
        alike.append(sibling)
    return alike[-1] if alike else note.last


def _holds_one(around: Element, note: Element, blocks: AbstractSet[Element]) -> bool:
    """Tell whether each note has a part of the page of its own, as in what is made of a Google document."""
    beside = (around.getprevious(), around.getnext())
    return (
        around.tag == "div"
        and around[0] is note
        and any(one is not None and one.tag == "div" and len(one) and one[0] in blocks for one in beside)
    )


def _is_another_note(block: Element, note: Note, linked: AbstractSet[str]) -> bool:
    """Tell a note that no link calls, as where the address of one is wrong: it has a name, or the next label.

    A label that another note has counts points.
    """
    words = kinds.beginning(block, _HEAD)
    head = note_heads.head(Stretch(words, 0, len(words)))
    step = labels.distance(note.label, head.label) if head else None
    if head is None or step is None or head.label in linked:
        return False
    named = any(one.get("id") or one.get("name") for one in (block, *looks.firsts(block)))
    return step == 1 or (named and 0 < step <= WIDEST_GAP)


def _is_set_alike(note: Element, following: Element) -> bool:
    """Tell whether a paragraph behind the last note is set as notes are set here."""
    own = note.get("class") or ""
    return own == following.get("class") and looks.NOTED.search(own.lower()) is not None
