"""A page with notes beside its words → the same with each at its end, called where it stood. Pure.

Pages in the manner of Tufte put a note into the sentence and let a style move it to the margin. Printed as it
is written, it would run through the words: `The dues roseQuill, p. 4. every year.`
"""

from itertools import count

from lxml.etree import _Element as Element

from corpus.markup import kinds, looks, making

_BESIDE = frozenset("sidenote side-note marginnote margin-note".split())
_SIGN = "*"  # of a note in the margin that nothing numbers


def move(root: Element) -> None:
    """Move the notes of a page to its end."""
    beside = [one for one in root.iter("span", "small", "aside", "div") if _BESIDE & {*kinds.classes(one)}]
    if not beside:
        return
    body = next(root.iter("body"), root)
    names = {one.get("id") for one in root.iter()}
    numbers, free = count(1), (name for n in count(1) if (name := f"sidenote{n}") not in names)
    for note in beside:
        above, tail = note.getparent(), note.tail
        if above is None or not kinds.words(note):
            continue
        is_numbered = any("sidenote" in name.replace("-", "") for name in kinds.classes(note))
        label = _printed(note) or (str(next(numbers)) if is_numbered else _SIGN)
        name = next(free)
        call = making.call(above, label, name)
        above.replace(note, call)
        call.tail, note.tail, note.tag = tail, None, "p"
        making.note(body, name).append(note)


def _printed(note: Element) -> str | None:
    """Take the label that is printed before a note, in an element of its own."""
    before = note.getprevious()
    while before is not None and before.tag == "input" and not (before.tail or "").strip():
        before = before.getprevious()
    if before is None or before.tag not in ("label", "sup", "span") or (before.tail or "").strip():
        return None
    label = looks.label(kinds.words(before))
    if label is not None:
        for one in before.iter():
            one.text = one.tail = None
    return label
