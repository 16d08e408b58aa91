"""The letters of a PDF → whether they make words. Pure.

Fonts that do not say which letters their shapes are give others, or signs: `TkJP³²·P` for `Insertion`.
Nobody would find such words, nor read them.
"""

import re
from collections.abc import Sequence

from corpus.pdf.sheets import Sheet

_LETTERS = re.compile(r"[^\W\d_]+")
# What stands beside words in a table, a formula or a program, and says nothing of how a text is spelt
_BESIDE = re.compile(r"[\s\d.,;:!?()\[\]{}\"'“”‘’«»„|/%$€£&@#*+=<>_~^\\–—-]+")
_SHORTEST = 3  # letters of a word that is told by its form; any two may stand beside one another
# Of 189 papers those that are full of formulas have .75 at least; of eight whose fonts tell other letters
# none has more than .24.
_FEWEST = 0.4
_ENOUGH = 200  # letters and signs, to judge by


def makes_words(sheets: Sequence[Sheet]) -> bool:
    """Tell whether most letters stand in words, by how these are set: `ship`, `Ship`, `SHIP`, `船`."""
    inside = every = 0
    for sheet in sheets:
        printed = "".join(" " * glyph.spaced + glyph.letter for glyph in sheet.glyphs)
        every += len(_BESIDE.sub("", printed))
        inside += sum(len(run) for run in _LETTERS.findall(printed) if _is_set_as_word(run))
    return every < _ENOUGH or inside >= _FEWEST * every


def _is_set_as_word(run: str) -> bool:
    if run.casefold() == run.upper():
        return True  # of a writing without capitals
    return len(run) >= _SHORTEST and (run.islower() or run.isupper() or run.istitle())
