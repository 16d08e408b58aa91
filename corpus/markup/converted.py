"""A page that pandoc has made → the same with its notes as they were: each once, by its own label. Pure.

Pandoc counts notes as they are called, forgets how they were marked, and copies one that is called twice.
A note that begins with what ``named`` gives says its name behind it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds
from corpus.markup.renamed import take_out

_OPEN, _CLOSE = "\ue000", "\ue001"
BACKSLASH = "\ue002"  # stands for one on the way through pandoc
PLACE = "\ue003"  # stands on both sides of the number of a note, where it is called and before it
_PLACE = re.compile(f"{PLACE}(\\d{{1,7}}){PLACE}")
_NOWHERE = "no note"
_NAME = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
# The marks of notes to a title, in the order of LaTeX
_SIGNS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
# Names that begin so: of a note to a title; of one whose label the text says, `label 7 0`; of a call without
# words, of the one note with this label, `again 7 0`, or of one that nobody knows, `lost 7 0`
TITLE, LABEL, AGAIN, LOST = "title ", "label ", "again ", "lost "


def named(name: str) -> str:
    """Give what a note is to begin with, so that its name is known."""
    return f"{_OPEN}{name}{_CLOSE}"


def restore(root: Element) -> None:
    """Give notes their labels, tables their rows that stand in notes, pointers the label of their note."""
    notes = {name: note for note in root.iter("li") if (name := note.get("id") or "").startswith("fn")}
    calls = [link for link in root.iter("a") if link.get("role") == "doc-noteref"]
    names = {target: _take_name(note) or target for target, note in notes.items()}
    labels: dict[str, str] = {}
    first: dict[str, str] = {}
    again: list[tuple[Element, str]] = []
    numbers, signs = (str(number) for number in count(1)), iter(_SIGNS)
    for link in calls:
        target = (link.get("href") or "")[1:]
        name = names.get(target, target)
        if name.startswith((AGAIN, LOST)):
            again.append((link, name))
            continue
        if name not in first:
            first[name] = target
            sign = _take_sign(notes.get(target), link)
            said = name.split()[1] if name.startswith(LABEL) else None
            labels[name] = sign or said or next(signs if name.startswith(TITLE) else numbers, "*")
        elif (copy := notes.get(target)) is not None and first[name] != target:
            link.set("href", f"#{first[name]}")
            take_out(copy)
        for one in link.iter("sup"):
            one.text = labels[name]
    known = Counter(labels.values())
    _call_again(again, {labels[n]: target for n, target in first.items() if known[labels[n]] == 1}, notes)
    _point(root, {target: labels[names[target]] for target in first.values() if target in names}, notes)


def put_back(root: Element) -> None:
    """Put the calls of notes that stand at the end behind signs of their places back to these places.

    A paragraph with half a sign stands before them.
    """
    moved: dict[str, Element] = {}
    for one in [one for one in root.iter("p") if (one.text or "").strip() == PLACE and not len(one)]:
        take_out(one)
    for link in [link for link in root.iter("a") if link.get("role") == "doc-noteref"]:
        before, around = link.getprevious(), link.getparent()
        said = (before.tail if before is not None else around.text if around is not None else None) or ""
        if around is not None and (sign := _PLACE.fullmatch(said.strip())) and sign[1] not in moved:
            moved[sign[1]] = link
            take_out(around if len(around) == 1 else link)
    for element in list(root.iter()) if moved else ():
        above = element.getparent()
        if above is not None and (signs := list(_PLACE.finditer(element.tail or ""))):
            at = above.index(element) + 1
            element.tail, above[at:at] = _parted(signs, moved)
        if signs := list(_PLACE.finditer(element.text or "")):
            element.text, element[0:0] = _parted(signs, moved)


def _parted(signs: Sequence[re.Match[str]], calls: Mapping[str, Element]) -> tuple[str, list[Element]]:
    """Give the words before the signs, and the calls that belong to these, each with the words behind it."""
    words, parts = signs[0].string, []
    for sign, end in zip(signs, [*(sign.start() for sign in signs[1:]), len(words)], strict=True):
        call = calls.get(sign[1])
        parts.append(etree.Element("span") if call is None else call)
        parts[-1].tail = words[sign.end() : end]
    return words[: signs[0].start()], parts


def _call_again(
    again: Sequence[tuple[Element, str]], targets: Mapping[str, str], notes: Mapping[str, Element]
) -> None:
    """Lead calls without words to the note with their label; one that is not there is reported."""
    for link, name in again:
        label = name.split()[1]
        if (copy := notes.get((link.get("href") or "")[1:])) is not None:
            take_out(copy)
        for one in link.iter("sup"):
            one.text = label
        link.set("href", f"#{targets.get(label, _NOWHERE) if name.startswith(AGAIN) else _NOWHERE}")


def _take_name(note: Element) -> str | None:
    """Take the name out of the words of a note."""
    for one in note.iter():
        if one.text and (found := _NAME.search(one.text)):
            one.text = one.text[: found.start()] + one.text[found.end() :].lstrip()
            return found[1]
    return None


def _take_sign(note: Element | None, link: Element) -> str | None:
    """Take the mark that somebody set by hand: it stands raised before the call, and before the note."""
    before = link.getprevious()
    if note is None or before is None or before.tag != "sup" or (before.tail or "").strip():
        return None
    sign = kinds.words(before)
    first = next((one for one in note.iter() if (one.text or "").strip()), None)
    words = (first.text or "").lstrip() if first is not None else ""
    rest = words.removeprefix(sign)
    if not sign or first is None or rest == words or rest[:1].strip():
        return None
    first.text = rest.lstrip()
    if first.tag == "sup" and not kinds.words(first):
        take_out(first)
    take_out(before)
    return sign


def _point(root: Element, labels: Mapping[str, str], notes: Mapping[str, Element]) -> None:
    """Give what points at a note, such as `see note 4`, the label of the note."""
    inside = {name: labels[target] for target in labels for name in _names(notes.get(target))}
    for link in root.iter("a"):
        label = inside.get((link.get("href") or "")[1:])
        if label is not None and link.get("data-reference") is not None:
            link.text = label


def _names(note: Element | None) -> Iterator[str]:
    return (name for one in (note.iter() if note is not None else ()) if (name := one.get("id")))
