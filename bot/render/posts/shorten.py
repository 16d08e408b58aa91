"""A text that may be too long → as much of it as fits, cut at a word. Pure."""

from bot.render.posts.escape import escape
from bot.signs import length

_LONGEST_NAME = 160  # characters, as written, of a title, an author or a heading


def named(name: str, longest: int = _LONGEST_NAME) -> str:
    """Write a name on one line; one of unusual length is cut, and the cut is shown."""
    shown, is_cut = shortened(" ".join(name.split()), longest)
    return escape(f"{shown}…" if is_cut else shown)


def shortened(text: str, longest: int) -> tuple[str, bool]:
    """Cut a text at a word if it is too long once written; tell whether it was."""
    if length(escape(text)) <= longest:
        return text, False
    cut = text[:longest]
    while length(escape(cut)) > longest:
        cut = cut[: len(cut) * 9 // 10]
    return cut[: cut.rfind(" ")] if " " in cut else cut, True
