"""Numbers seen on pages, and labels of the file → the printed number of each page. Pure."""

from collections import Counter
from collections.abc import Sequence

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def numbers(seen: Sequence[Sequence[str]], labels: Sequence[str | None]) -> list[str | None]:
    """Give the number of each page as it is printed.

    A number counts if others go on with it; a page without one, between two that count, has the one between.
    Where no page shows its number, the file's own labels count, and without these the place of the page.
    """
    shifts = [{_value(number) - at: number for number in found} for at, found in enumerate(seen)]
    often = Counter(shift for found in shifts for shift in found)
    out: list[str | None] = [None] * len(seen)
    runs: list[int | None] = [None] * len(seen)
    for at, found in enumerate(shifts):
        best = max(found, key=lambda shift: often[shift], default=None)
        if best is not None and (often[best] > 1 or len(seen) == 1):
            out[at], runs[at] = found[best], best
    if not any(out):
        return [label or str(at + 1) for at, label in enumerate(labels)]
    return [number or _between(runs, at) or _said(labels, out, at) for at, number in enumerate(out)]


def _value(number: str) -> int:
    """Give the value of a number, arabic or roman.

    >>> _value("84"), _value("xiv")
    (84, 14)
    """
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _between(runs: Sequence[int | None], at: int) -> str | None:
    """Give the number of a page that shows none, if those before and after it are of one count."""
    before = next((run for run in reversed(runs[:at]) if run is not None), None)
    after = next((run for run in runs[at + 1 :] if run is not None), None)
    return str(at + before) if before is not None and before == after else None


def _said(labels: Sequence[str | None], out: Sequence[str | None], at: int) -> str | None:
    """Give the file's own label, if it agrees with what the other pages show."""
    agrees = all(label == number for label, number in zip(labels, out, strict=True) if number)
    return labels[at] if agrees else None
