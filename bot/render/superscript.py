"""A marker's label → the little raised figures that stand for it. Pure."""

_RAISED = str.maketrans(
    "0123456789+-()abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_SYMBOLS = frozenset("*†‡§")


def superscript(label: str) -> str:
    """Raise a label; one that has no raised form stands in brackets.

    >>> superscript("11"), superscript("12a"), superscript("*"), superscript("Q")
    ('¹¹', '¹²ᵃ', '*', '[Q]')
    """
    if label and set(label) <= _SYMBOLS:
        return label
    raised = label.translate(_RAISED)
    return raised if all(a != b for a, b in zip(label, raised, strict=True)) and label else f"[{label}]"
