"""A page whose notes open over their markers → the same with each called where it stands at the end. Pure.

A plugin of WordPress sets the first words of a note behind its marker, for the mouse, and all of them into a
table, to which no link leads: `<sup id="footnote_plugin_tooltip_26_1">[1]</sup>`, and
`<th id="footnote_plugin_reference_26_1">`. Left where they are, they would run through the sentence.
"""

from lxml.etree import _Element as Element

from corpus.markup import kinds

_MARKER, _NOTE = "footnote_plugin_tooltip_", "footnote_plugin_reference_"
_OPENED = "footnote_tooltip"
_ARROW = "footnote_index_arrow"  # `↑1` before a note


def move(root: Element) -> None:
    """Link each marker to its note, and leave out the words over it."""
    opened = [one for one in root.iter("span") if _OPENED in kinds.classes(one)]
    if not opened:
        return
    names = {one.get("id") for one in root.iter("th", "td")}
    for words in opened:
        link = words.getprevious()
        marker = next(link.iter("sup"), None) if link is not None and link.tag == "a" else None
        name = (marker.get("id") or "").replace(_MARKER, _NOTE) if marker is not None else ""
        if link is None or marker is None:
            continue
        if name not in names:
            link.tag = (
                "sup"  # the words over it are all that is left of the note, and are moved as those beside
            )
            continue
        link.set("href", f"#{name}")
        link.set("role", "doc-noteref")
        words.tag = "template"  # which nobody sees
    for arrow in root.iter("span"):
        if _ARROW in kinds.classes(arrow):
            arrow.text = None
