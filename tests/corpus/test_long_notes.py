"""Notes and passages of 40 kB, made to be slow: the work grows with their length, not with its square.

Each takes well under a second. Work that grew with the square would take several, and sixty-four times that of an
eighth of the length, on any machine. Seconds are those of the processor, whoever else is using it.
"""

import re
import time
from collections.abc import Callable
from typing import TypeVar

import pytest

from corpus.model import Document, Footnote
from corpus.parse import parse
from corpus.readers import plain
from corpus.references.resolution import resolve
from tests.laws import length

SIZE = length(40_000)
# Seconds of the processor, many times what each takes: more is no fault yet, but looked into.
_AT_ONCE = 1.5
_GROWTH = 24.0  # times the work of an eighth: between 8 and 64
_T = TypeVar("_T")


def in_proportion(work: Callable[[str], _T], made: Callable[[int], str], *, at_once: float = _AT_ONCE) -> _T:
    """Do work on a text that is made so long, and see that it is not the square that it takes.

    What took long is measured three times more, since machines are shared.
    """
    done, seconds = timed(work, made(SIZE))
    if seconds >= at_once:
        long, short = (min(timed(work, made(size))[1] for _ in range(3)) for size in (SIZE, SIZE // 8))
        assert long < _GROWTH * short, f"{long:.1f} s, and {short:.2f} s for an eighth of it"
    return done


def timed(work: Callable[[str], _T], text: str) -> tuple[_T, float]:
    started = time.process_time()
    done = work(text)
    return done, time.process_time() - started


@pytest.mark.parametrize(("pattern", "is_square"), [(r"a*b", True), (r"(?<!a)a*b", False)])
def test_a_square_is_told_from_work_in_proportion(pattern: str, is_square: bool) -> None:
    try:
        in_proportion(
            lambda text: re.search(pattern, text), lambda size: "a" * (size * 10_000 // SIZE), at_once=0.02
        )
    except AssertionError:
        assert is_square
    else:
        assert not is_square


NOTES = {
    "open brackets": "(",
    "open brackets and years": "(London 1993 ",
    "open quotation marks": "“",
    "straight quotation marks": '" ',
    "full stops": ". ",
    "initials": "A. ",
    "capitals": "Aa ",
    "one word": "a",
    "commas": "A, ",
    "names with commas": "Ada Quill, Tom Roe, ",
    "names with and": "Ada Quill and ",
    "particles": "van der ",
    "digits": "1, ",
    "ranges": "pp. 1-2, ",
    "years": "1993 ",
    "places and years": ", London, 1993",
    "semicolons": "; ",
    "short forms": "Quill, p. 3; ",
    "full references": "Ada Quill, Salt (Ness: Holm, 1921), p. 4; ",
    "other references": "Ada Quill, {n} Salt (Ness: Holm, 1921); ",
    "other short forms": "Ada Quill, {n} Salt (Ness: Holm, 1921). Quill, p. 4. ",
    "titles": "Ada Quill, Salt {n} Road (Ness: Holm, 1921). Salt {n} Road, p. 4. ",
    "Ibid.": "Ibid., p. 3. ",
    "Idem": "Idem, Salt, p. 3. ",
    "signals": "see also ",
    "pointers": "see note 1 above; ",
    "leads": " in Ada Quill ",
    "emphasis": "*_",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n ",
    "op. cit.": "Quill, op. cit., ",
    "dates": ", 7 July 1911, MS 3",
    "archives": ", Ness Archive",
    "colons": ": ",
    "brackets that cite": "Roe, p. 3 (citing Quill, p. 4), ",
    "open brackets that cite": "Roe, p. 3 (citing ",
    "families first": "Quill, Ada{n}: Salt {n}. Ness 1921. ",
    "pairs of names": "Quill, Ada, ",
    "years behind": "Quill, Ada. 1921. Salt. ",
    "several at once": "p. 5, as well as ",
}


@pytest.mark.long
@pytest.mark.parametrize("piece", NOTES.values(), ids=NOTES.keys())
def test_a_long_note_is_read_to_its_end(piece: str) -> None:
    def notes(many: str) -> list[Footnote]:
        texts = ["Ada Quill, Salt (Ness: Holm, 1921).", many]
        return [Footnote(str(at), 0, len(text), source=text) for at, text in enumerate(texts, 1)]

    def made(size: int) -> str:
        return "".join(piece.replace("{n}", f"N{n}") for n in range(size // len(piece)))

    cited = in_proportion(lambda many: resolve(notes(many)), made)

    lengths = [len(note.text) for note in notes(made(SIZE))]
    assert all(0 <= one.start < one.end <= lengths[one.note] for one in cited.citations)


PASSAGES = {
    "opening marks": "“a ",
    "quotations": "“a b c d e” ",
    "attributed quotations": "“a b c d e,” said Ada Quill. ",
    "named quotations": "Ada Quill said: “a b c d e.” ",
    "pronouns": "he said: “a b c d e.” ",
    "late pronouns": "“a b c d e,” he said. ",
    "straight marks": '"a b c d e" ',
    "one mark": '" a b ',
    "single marks": "‘a b c d.’ ",
    "capitals": "Ada Quill ",
    "other capitals": "Ada{n} Quill ",
    "verbs": "said ",
    "as": "As Quill put it, ",
    "titles": "Dr. Mr. ",
    "so wrote": "So wrote Ada Quill. ",
    "sentences": "Ada Quill said that. “a b c d e.” So it was. ",
    "tags of nobody": "“a b c d e,” said the miller. ",
    "questions": "“a b c d e?” asked Ada Quill. ",
    "pronouns behind": "Ada Quill. “a b c d e” she said “",
}


@pytest.mark.long
@pytest.mark.parametrize("piece", PASSAGES.values(), ids=PASSAGES.keys())
def test_a_long_passage_is_read_to_its_end(piece: str) -> None:
    def made(size: int) -> str:
        many = "".join(piece.replace("{n}", "x" * (n % 7)) for n in range(size // len(piece)))
        return f"Title\n\nBy Ada Quill\n\n{many}"

    document = in_proportion(lambda text: parse(text.encode(), "a.md"), made)

    assert isinstance(document, Document)
    assert sum(len(passage.text) for passage in document.passages) >= SIZE * 0.95


_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LISTS: dict[str, Callable[[int], str]] = {
    "notes in one line": lambda size: _called_in_one_line(size // 30),
    "numbers that begin anew": lambda size: (
        "It left.[1] It came.[2] It ate.[3] "
        + "It left.[1] It came.[2]\n\n" * (size // 25)
        + "[1] Roe.\n\n[2] Ness.\n\n[3] Holm."
    ),
    "spaces in a note": lambda size: f"It left¹ and came².\n\n¹ Roe{' ' * size}p. 3.",
}


def _called_in_one_line(many: int) -> str:
    labels = [str(number).translate(_UP) for number in range(1, many + 1)]
    return f"{' '.join(f'left{at}' for at in labels)}\n\n{' / '.join(f'{at} Ness College' for at in labels)}"


@pytest.mark.long
@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS.keys())
def test_a_long_list_of_notes_is_read_to_its_end(made: Callable[[int], str]) -> None:
    read = in_proportion(lambda text: plain.structure(text, 0), made)

    text = made(SIZE)
    assert read.notes[-1].end == len(text)
