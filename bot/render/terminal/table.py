"""Figures → a table. Pure."""

from collections.abc import Mapping

_COUNTS = ("questions", "answerable")


def figures(columns: Mapping[str, Mapping[str, float | int]]) -> str:
    """Write a column of figures for each name; shares in per cent, missing ones as a dash.

    >>> print(figures({"all": {"questions": 2, "recall@1": 0.5}}), end="")
                    all
    questions         2
    recall@1       50.0
    """
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    first = max((len(row) for row in rows), default=0) + 2
    widths = [max(len(name), 6) + 2 for name in columns]
    lines = [" " * first + "".join(f"{name:>{width}}" for name, width in zip(columns, widths, strict=True))]
    for row in rows:
        values = (_value(row, column) for column in columns.values())
        lines.append(
            f"{row:<{first}}" + "".join(f"{v:>{width}}" for v, width in zip(values, widths, strict=True))
        )
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _value(row: str, column: Mapping[str, float | int]) -> str:
    if row not in column:
        return "–"
    return str(column[row]) if row in _COUNTS else f"{100 * column[row]:.1f}"
