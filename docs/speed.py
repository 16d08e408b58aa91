"""Draw what an answer costs by the size of the library: benchmarks/results/speed.json → docs/speed.svg.

    .venv/bin/python docs/speed.py

Both axes are logarithmic, so that a cost that grows with the library is a slope of one.
"""

import json
from collections.abc import Iterator
from math import ceil, floor, log10
from pathlib import Path

ROOT = Path(__file__).parents[1]
FROM, TO = ROOT / "benchmarks" / "results" / "speed.json", ROOT / "docs" / "speed.svg"

# Each line: what it shows, the figure, what makes it milliseconds, its colour.
LINES = (
    ("first answer of a plain script", "first answer, plain script, s", 1000, "#b0b0b0"),
    ("unchanged reindex", "unchanged reindex, s", 1000, "#8a63b8"),
    ("first answer", "first answer, s", 1000, "#c2410c"),
    ("opening the index", "opening, s", 1000, "#0f766e"),
    ("warm answer", "answer p50, ms", 1, "#1d4ed8"),
    ("encoding a question alone", "encoding alone p50, ms", 1, "#60a5fa"),
)
_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 220, 20, 50
_TEXT = 'font-family="sans-serif" font-size="12" fill="#444"'


def main() -> None:
    """Draw the figures that are there."""
    figures = {int(size): found for size, found in json.loads(FROM.read_text()).items() if size.isdigit()}
    TO.write_text("\n".join(drawing(figures)) + "\n", encoding="utf-8")


def drawing(figures: dict[int, dict[str, float]]) -> Iterator[str]:
    """Yield the lines of the picture."""
    sizes = sorted(figures)
    costs = [factor * figures[size][name] for _, name, factor, _ in LINES for size in sizes]
    low, high = floor(log10(min(costs))), ceil(log10(max(costs)))
    span = max(log10(sizes[-1] / sizes[0]), 1e-9)

    def x(size: int) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * log10(size / sizes[0]) / span

    def y(cost: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (log10(cost) - low) / (high - low)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
    yield "<title>What an answer costs by the passages of the library</title>"
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>'
    for power in range(low, high + 1):
        at, shown = y(10.0**power), f"{10**power:g} ms" if power < 3 else f"{10 ** (power - 3):g} s"
        yield f'<path d="M{_LEFT} {at:.1f}H{_WIDTH - _RIGHT}" stroke="#e5e5e5"/>'
        yield f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" {_TEXT}>{shown}</text>'
    for size in sizes:
        yield f'<text x="{x(size):.1f}" y="{_HEIGHT - 28}" text-anchor="middle" {_TEXT}>{size:,}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 8}" text-anchor="middle" {_TEXT}>passages</text>'
    taken: list[float] = []
    costliest_first = sorted(LINES, key=lambda line: -line[2] * figures[sizes[-1]][line[1]])
    for what, name, factor, colour in costliest_first:
        points = [(x(size), y(factor * figures[size][name])) for size in sizes]
        path = "L".join(f"{across:.1f} {down:.1f}" for across, down in points)
        label = max(points[-1][1], taken[-1] + 15 if taken else 0)  # no label over another
        taken.append(label)
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (
            f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3" fill="{colour}"/>' for across, down in points
        )
        style = _TEXT.replace("#444", colour)
        yield f'<text x="{points[-1][0] + 10:.1f}" y="{label + 4:.1f}" {style}>{what}</text>'
    yield "</svg>"


if __name__ == "__main__":
    main()
