"""How labels are printed, at markers and at the heads of notes, and which belong together. Pure.

Form is the first evidence: a list that prints `[4]` is called by `[4]`, not by the 4 of `rule4`, and a list
of points `4. Close the door.` is not called by `[4]`.
"""

from enum import StrEnum


class Shape(StrEnum):
    """How a label is printed."""

    PLAIN = "plain"  # `camp.11`; `11 Berger`, `11. Berger`, `11) Berger`
    ROUND = "round"  # `seven (11)`, `Louis(*)`; `(11) Berger`
    ROMAN = "roman"  # `seven.iv`; `iv. Berger`, `[iv] Berger`
    BRACKETED = "bracketed"  # `[11]`, `[*]`
    RAISED = "raised"  # `¹¹`
    BRACED = "braced"  # `{11}`
    FRAMED = "framed"  # `<11>`, `/11/`, `((11))`, `year.#11`
    LETTER = "letter"  # `[b]`, `(b)`: points are counted so too
    KEY = "key"  # `[Holm66]`
    SYMBOL = "symbol"  # `ice*`; `* Berger`
    STARRED = "starred"  # a marker alone: `the ice. *b It broke`
    NAMED = "named"  # `[^berger]`; `[^berger]: Berger`
    TOLD = "told"  # a head alone: `Note 11: Berger`
    BOXED = "boxed"  # a head alone: `[Footnote 11: Berger]`


ALL = frozenset(Shape)
# The markers that belong to a list, by the form of its heads.
_OWN = {
    Shape.ROMAN: frozenset({Shape.ROMAN, Shape.BRACKETED, Shape.ROUND}),
    Shape.TOLD: ALL,
    Shape.BOXED: frozenset({Shape.BRACKETED, Shape.SYMBOL, Shape.STARRED, Shape.RAISED, Shape.ROUND}),
}
# Forms that are nothing but notes: such a head is one of a note, whatever stands around it.
CERTAIN_HEADS = frozenset({Shape.BOXED, Shape.NAMED})
# Forms that are hardly anything but markers: they are believed twice, and out of the order of the list.
CERTAIN_MARKERS = frozenset(
    {Shape.BRACKETED, Shape.RAISED, Shape.BRACED, Shape.FRAMED, Shape.KEY, Shape.NAMED}
)
# Heads that points of a list have as well as notes.
OF_POINTS = frozenset({Shape.PLAIN, Shape.ROUND, Shape.ROMAN})

# Forms in which prose counts too: `(4)`, `iv.`
OF_PROSE = frozenset({Shape.ROUND, Shape.ROMAN})


def own(head: Shape) -> frozenset[Shape]:
    """Give the forms of markers that belong to a form of heads."""
    return _OWN.get(head, frozenset({head}))


def calling(head: Shape) -> frozenset[Shape]:
    """Give the forms of markers that may call a form of heads: `1. Berger` by `¹`, too."""
    return own(head) | {Shape.RAISED} if head is Shape.PLAIN else own(head)
