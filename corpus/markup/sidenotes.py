"""A page with notes beside its words → the same with each at its end, called where it stood. Pure.

Pages in the manner of Tufte put a note into the sentence and let a style move it to the margin. Printed as it
is written, it would run through the words: `The dues roseQuill, p. 4. every year.`
"""

from collections.abc import Iterator, Sequence
from itertools import count

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds, looks, making

_BESIDE = frozenset(
    "sidenote side-note marginnote margin-note sidenote-content modern-footnotes-footnote__note "
    "footnote_tooltip".split()
)
_MARGINAL = ("marginnote", "margin-note")  # which nothing numbers
_UNSEEN = "sidenote-delimiter"  # `[note: … ]`, for readers of the page without its style
_SIGN = "*"  # of a note in the margin that nothing numbers
_PLACED = "d-footnote"  # of Distill: an element of its own, whose style shows a number and opens the note
# LaTeXML's `<span class="ltx_note"><sup class="ltx_note_mark">1</sup>…`, and what in it is no word
_HELD, _MARK = "ltx_note", "ltx_note_mark"
_AROUND = frozenset((_MARK, "ltx_tag_note", "ltx_note_type"))


def move(root: Element) -> int:
    """Move the notes of a page to its end, and count those that nothing calls and that are kept apart."""
    beside: list[Element] = []
    held: list[Element] = []
    within: set[Element] = (
        set()
    )  # elements of a note within it: `<aside class="sidenote"><div class="sidenote-content">`
    for one in root.iter("span", "small", "aside", "div"):
        if not (classes := {*kinds.classes(one)}) or one in within:
            continue
        if _HELD in classes:
            held.append(one)
        elif _BESIDE & classes:
            beside.append(one)
            within.update(one.iterdescendants())
    placed = list(root.iter(_PLACED))
    if not beside and not held and not placed:
        return 0
    body = next(root.iter("body"), root)
    names = {one.get("id") for one in root.iter()}
    free = (name for n in count(1) if (name := f"sidenote{n}") not in names)
    _move_held(held, body, free)
    if are_summaries := any(map(_heads_block, beside)) and not any(map(_is_called, beside)):
        for note in beside:
            _set_apart(note)
    numbers = count(1)
    for note in (*placed, *(() if are_summaries else beside)):
        above, tail = note.getparent(), note.tail
        if above is None or not kinds.words(note):
            continue
        is_numbered = not set(_MARGINAL) & {*kinds.classes(note)}
        for one in note.iter("span"):
            if _UNSEEN in kinds.classes(one):
                one.text = None
        label = _printed(note) or (str(next(numbers)) if is_numbered else _SIGN)
        name = next(free)
        call = making.call(above, label, name)
        above.replace(note, call)
        call.tail, note.tail, note.tag = tail, None, "p"
        making.note(body, name).append(note)
    return len(beside) if are_summaries else 0


def _heads_block(note: Element) -> bool:
    """Tell what says in the margin what a paragraph is about: `<div class="sidenote">The quay.</div>`."""
    block = looks.around(note)
    return kinds.is_block(note) or (block is not None and not looks.before(block, note))


def _is_called(note: Element) -> bool:
    """Tell whether a label, or what opens the note, stands right before it."""
    before = note.getprevious()
    if before is None or (before.tail or "").strip():
        return False
    return before.tag in ("label", "input") or looks.label(kinds.words(before)) is not None


def _set_apart(note: Element) -> None:
    """Put a note as part of the page around the text before the block in which it stands."""
    above, block = note.getparent(), looks.around(note)
    if above is None:
        return
    if block is not None and block.tag != "body" and not kinds.is_block(note):
        gap = etree.Element("span")
        above.replace(note, gap)
        gap.tail = note.tail
        block.addprevious(note)
        note.tail = None
    note.tag = "nav"


def _move_held(held: Sequence[Element], body: Element, free: Iterator[str]) -> None:
    """Move notes that hold their own mark; one with nothing but a mark calls the last of that mark."""
    known: dict[str, str] = {}
    for note in held:
        above, tail = note.getparent(), note.tail
        marks = [one for one in note.iter() if _AROUND & {*kinds.classes(one)}]
        label = next((kinds.words(one) for one in marks if _MARK in kinds.classes(one)), "")
        if above is None or not label:
            continue
        for one in marks:
            one.text = None
            for inner in one.iterdescendants():
                inner.text = inner.tail = None
        if is_note := bool(kinds.words(note)):
            known[label] = next(free)
        if label not in known:
            call = etree.Element("sup")
            call.text = label
        else:
            call = making.call(above, label, known[label])
        above.replace(note, call)
        call.tail, note.tail = tail, None
        if is_note:
            note.tag = "p"
            making.note(body, known[label]).append(note)


def _printed(note: Element) -> str | None:
    """Take the label that is printed before a note, in an element of its own."""
    before = note.getprevious()
    while before is not None and before.tag == "input" and not (before.tail or "").strip():
        before = before.getprevious()
    if before is None or before.tag not in ("label", "sup", "span") or (before.tail or "").strip():
        return None
    label = looks.label(kinds.words(before))
    is_switch = before.tag == "label" and not any(map(str.isalnum, kinds.words(before)))  # `⊕`, to open it
    if label is not None or is_switch:
        before.text = None
        for one in before.iterdescendants():
            one.text = one.tail = None
    return label
