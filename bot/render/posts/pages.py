"""The entries of a list → pages that each fit in a message, with buttons that turn them. Pure."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.render.posts.blocks import Button, Buttons, rows

_T = TypeVar("_T")


def pages(entries: Sequence[_T], fit: Callable[[Sequence[_T]], bool], most: int) -> list[list[_T]]:
    """Put as many entries on each page as ``fit`` and no more than ``most``; none is left out.

    >>> pages([2, 2, 3, 9, 1], lambda page: sum(page) <= 5, most=2)
    [[2, 2], [3], [9], [1]]
    """
    found: list[list[_T]] = [[]]
    for entry in entries:
        page = found[-1]
        if page and (len(page) == most or not fit([*page, entry])):
            found.append([entry])
        else:
            page.append(entry)
    return found


def turning(page: int, count: int, name: Callable[[int], str]) -> list[Buttons]:
    """Make the buttons that turn to the pages beside one; ``name`` gives the id of a page."""
    before = [Button("◀", id=name(page - 1))] if page else []
    after = [Button("▶", id=name(page + 1))] if page + 1 < count else []
    return rows([*before, *after])
