"""A printer for tests: lines set in Courier, of which each letter is 0.6 of its size wide → a PDF.

``{12}`` raises and shrinks digits, ``[[2]]`` lowers them. With ``pictures`` the letters are pictures, each in a size of
its own making, as those of TeX were.
"""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LEFT, RIGHT = 50.0, 350.0
_WIDTH = 0.6
_SET_APART = re.compile(r"\{([^}]*)\}|\[\[([^\]]*)\]\]")
_SMALL = 0.6
_DOT = 0.24  # points; pictures of letters are so many dots wide and high
_HEIGHTS = {"acemnorsuvwxz.,": 0.44, "gpqy": 0.63, "t": 0.62, string.digits: 0.66, "bdfhijkl\x0c": 0.69}
_NAMES = {
    **{letter: letter for letter in string.ascii_letters},
    **dict(zip(string.digits, "zero one two three four five six seven eight nine".split(), strict=True)),
    " ": "space", ".": "period", ",": "comma", "\x0c": "a12",
}  # fmt: skip
_FONT = re.compile(r"/F[12] ([\d.]+) Tf")


@dataclass
class Leaf:
    """A page in the making: its operators, and its number in the file's own count."""

    operators: list[str] = field(default_factory=list)

    def line(
        self,
        y: float,
        words: str,
        *,
        x: float = LEFT,
        size: float = 10,
        to: float | None = None,
        bold: bool = False,
    ) -> "Leaf":
        """Print a line; with ``to`` its spaces are widened, so that it ends there."""
        bare = _SET_APART.sub("", words)
        small = sum(len(found[1] or found[2]) for found in _SET_APART.finditer(words))
        natural = (len(bare) + small * _SMALL) * _WIDTH * size
        wide = (to - x - natural) / max(bare.count(" "), 1) if to else 0.0
        font = "/F2" if bold else "/F1"
        out = [f"BT {font} {size} Tf {wide:.4f} Tw 1 0 0 1 {x} {y} Tm"]
        at = 0
        for found in _SET_APART.finditer(words):
            rise = size * (0.35 if found[1] else -0.2)
            out.append(f"{_string(words[at : found.start()])} Tj {rise} Ts {font} {size * _SMALL} Tf")
            out.append(f"{_string(found[1] or found[2])} Tj 0 Ts {font} {size} Tf")
            at = found.end()
        self.operators.append(" ".join([*out, f"{_string(words[at:])} Tj ET"]))
        return self

    def lines(
        self, y: float, *lines: str, x: float = LEFT, size: float = 10, indent: float = 15, to: float = RIGHT
    ) -> float:
        """Print a paragraph: its first line set in, all but the last as wide as the column; give the next height."""
        for at, words in enumerate(lines):
            end = None if at == len(lines) - 1 else to
            self.line(y, words, x=x if at else x + indent, size=size, to=end)
            y -= 1.2 * size
        return y

    def rule(self, y: float, length: float = 80, *, x: float = LEFT, picture: bool = False) -> "Leaf":
        """Draw a line, or put a picture of one dot there, as wide as the line."""
        if picture:
            dot = "BI /W 1 /H 1 /IM true /BPC 1 ID 0 EI"
            self.operators.append(f"q {length} 0 0 0.5 {x} {y} cm {dot} Q")
        else:
            self.operators.append(f"0.5 w {x} {y} m {x + length} {y} l S")
        return self


def pdf(
    *leaves: Leaf, said: Mapping[str, str] | None = None, catalog: str = "", pictures: bool = False
) -> bytes:
    """Put pages together to a file."""
    first = 6 + 2 * len(leaves)
    sizes = sorted({size for leaf in leaves for line in leaf.operators for size in _FONT.findall(line)})
    drawn = [part for at, size in enumerate(sizes) for part in _drawn(float(size), first + at * _PARTS)]
    names = (
        "".join(f"/P{size} {first + at * _PARTS} 0 R" for at, size in enumerate(sizes)) if pictures else ""
    )
    kids = " ".join(f"{number} 0 R" for number in range(6, 6 + 2 * len(leaves), 2))
    info = "".join(f"/{name} {_string(value)}" for name, value in (said or {}).items())
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(leaves)}/MediaBox[0 0 400 560]"
        f"/Resources<</Font<</F1 3 0 R/F2 4 0 R{names}>>>>>>",
        font.format("Courier"),
        font.format("Courier-Bold"),
        f"<<{info}>>",
    ]
    for at, leaf in enumerate(leaves):
        stream = "\n".join(leaf.operators)
        stream = _FONT.sub(rf"/P\1 {_DOT} Tf", stream) if pictures else stream
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {7 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects += drawn if pictures else []
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


_PARTS = len(_HEIGHTS) + 2  # objects of a font: itself, a picture for each height, and one for all capitals


def _drawn(size: float, number: int) -> Iterator[str]:
    """Yield the objects of a font of one size, the first of which has a number."""
    width = _WIDTH * size / _DOT
    rows = [*_HEIGHTS.items(), (string.ascii_uppercase + " ", 0.69)]
    pictures = "".join(
        f"/{_NAMES[letter]} {number + at} 0 R"
        for at, (letters, _) in enumerate(rows, 1)
        for letter in letters
    )
    names = "".join(f" {ord(letter)}/{name}" for letter, name in _NAMES.items())
    yield (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 126"
        f"/Widths[{f'{width:.2f} ' * 127}]/Encoding<</Type/Encoding/Differences[{names}]>>/CharProcs<<{pictures}>>>>"
    )
    for _, share in rows:
        box = f"0 0 {0.8 * width:.2f} {share * size / _DOT:.2f}"
        picture = f"{width:.2f} 0 {box} d1 {box} re f"
        yield f"<</Length {len(picture)}>>stream\n{picture}\nendstream"


def _string(words: str) -> str:
    """Write a string of PDF: octal escapes of what is no plain letter."""
    return (
        "("
        + "".join(
            chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}"
            for code in words.encode("cp1252")
        )
        + ")"
    )
