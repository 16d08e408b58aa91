"""What the linker of a page gives: its notes as the tree has them, and the elements that call them."""

from dataclasses import dataclass, field

from lxml.etree import _Element as Element


@dataclass
class Note:
    """A note as the tree has it.

    It begins with the element ``first`` and ends with ``last``; ``printed`` is the element that holds its
    label and nothing else, ``dropped`` are the ways back.
    """

    label: str
    first: Element
    last: Element
    printed: Element | None = None
    dropped: list[Element] = field(default_factory=list)
    is_called: bool = True


@dataclass
class Links:
    """The notes of a page, and the elements that call them, each with its label and the place of its note.

    ``between`` are the calls right before an element that ends a range, `[2–5]`; ``lost`` are the labels of
    links that call notes which are not on the page.
    """

    notes: list[Note] = field(default_factory=list)
    calls: dict[Element, tuple[str, int | None]] = field(default_factory=dict)
    between: dict[Element, list[tuple[str, int]]] = field(default_factory=dict)
    contents: set[Element] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
