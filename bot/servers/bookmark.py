"""The last paragraph that was read of a text → the same place in the text as it is now. Pure.

A text is remembered as the names of its paragraphs in their order, four letters each (24 bits), which tell
nothing of its words. What was not read yet is never let in: in doubt the place is an earlier one.
"""

from collections import Counter

from corpus.model import Document

_LETTERS = 4


def order_of(document: Document) -> str:
    """Give the names of the paragraphs of a text, in order."""
    return "".join(passage.name[:_LETTERS] for passage in document.passages)


def found_again(last: int, before: str, after: str) -> int:
    """Find where the ``last`` paragraph that was read, by number, stands after a text was changed.

    Paragraphs that stand once in both texts say what became of the others: as many as stood between the last
    of them that was read and the first that was not are these with other words. Where there are more now, or
    fewer, none of them was surely read.

    >>> found_again(2, "aaaabbbbcccc", "xxxxaaaabbbbcccc"), found_again(2, "aaaabbbbcccc", "aaaaxxxxcccc")
    (3, 2)
    >>> found_again(2, "aaaabbbbcccc", "aaaabbbbxxxxcccc"), found_again(2, "aaaabbbbcccc", "bbbbcccc")
    (2, 1)
    """
    old, new = _names(before), _names(after)
    if old == new or not old or last <= 0:
        return last
    last = min(last, len(old))
    there = {name: place for place, name in enumerate(new, 1)}
    once = {name for name, count in (Counter(old) + Counter(new)).items() if count == 2} & {*old} & {*new}
    kept = [(place, there[name]) for place, name in enumerate(old, 1) if name in once]  # before, after
    unread = set(old[last:]) - set(old[:last])
    end = next((place for place, name in enumerate(new, 1) if name in unread), len(new) + 1)
    if not kept:  # written anew, or cut otherwise
        return min(last, last * len(new) // len(old), end - 1)
    read = [pair for pair in kept if pair[0] <= last and pair[1] < end]
    was, now = max(read, key=lambda pair: pair[1], default=(0, 0))
    beyond = min((pair[0] for pair in kept if pair[0] > last), default=len(old) + 1)
    return now + last - was if beyond - was == end - now else now


def _names(order: str) -> list[str]:
    return [order[at : at + _LETTERS] for at in range(0, len(order), _LETTERS)]
