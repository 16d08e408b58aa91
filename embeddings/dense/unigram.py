"""Text → numbers of pieces, as the second model was taught them: SentencePiece's unigrams.

The package of the model brings the same in Python, which takes .5 s and 45 MB to make ready what a question
of ten words hardly looks at. Here a dictionary of the pieces and an array of their scores are all that is
made of the file (decision 114). A test compares both.

The file is a protocol buffer in an early layout of SentencePiece: first its pieces, field 1 (of which 1 is
the text, 2 the score), each shorter than 128 bytes; later, in field 2 of field 3, how signs are normalised.
"""

import re
from array import array
from functools import lru_cache
from pathlib import Path

_UNKNOWN, _FIRST, _LAST = 0, 1, 2
_WORSE = 10.0  # than the least score is an unknown sign (SentencePiece's kUnkPenalty)
_SPACE = "▁"
_WORD = re.compile(f"{_SPACE}[^{_SPACE}]*")  # no piece goes on over a space
_PIECE = 0x0A  # the tag of field 1; its length stands behind it, as behind the other two
_TRAINED, _SIGNS = 0x1A, 0x12  # the tags of fields 3 and 2
_PLAIN = re.compile(
    rb"[ -~]+(?![^ -~])"
)  # not the last sign before one of another kind, which may be its accent
_REMEMBERED = 1 << 14  # words


class Unigrams:
    """The pieces of a model, and how a text is divided into them."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        pieces, scores, at = [], [], 0
        while data[at] == _PIECE:
            end = at + 4 + data[at + 3]  # behind two tags and two lengths
            pieces.append(data[at + 4 : end])
            scores.append(data[end + 1 : end + 5])  # behind a tag
            at += data[at + 1] + 2
        known = b"\0".join(pieces).decode().split("\0")
        self._numbers = dict(zip(known, range(len(known)), strict=True))
        self._scores = array("f", b"".join(scores))
        self._unknown = min(self._scores) - _WORSE
        self._longest = max(map(len, known))
        self._signs = Signs(_characters(data, at))
        self._pieces = lru_cache(_REMEMBERED)(self._divided)

    def encode(self, text: str, **_: object) -> list[int]:
        """Give the numbers of a text's pieces, between those of a beginning and of an end."""
        words = _WORD.findall(self._signs.normalise(text))
        numbers = [number for word in words for number in self._pieces(word)]
        return [_FIRST, *(numbers or [_UNKNOWN]), _LAST]

    def _divided(self, word: str) -> tuple[int, ...]:
        """Divide a word so that its pieces' scores are the greatest together; of equals the earlier."""
        best = [0.0, *[float("-inf")] * len(word)]
        last = [(0, _UNKNOWN)] * len(best)  # of what ends here: its last piece, and where that begins
        for begin in range(len(word)):
            for end in range(begin + 1, min(begin + self._longest, len(word)) + 1):
                number = self._numbers.get(word[begin:end])
                if number is None and end > begin + 1:
                    continue
                score = best[begin] + (self._unknown if number is None else self._scores[number])
                if score > best[end]:
                    best[end], last[end] = score, (begin, _UNKNOWN if number is None else number)
        numbers, end = [], len(word)
        while end:
            end, number = last[end]
            numbers.append(number)
        return tuple(reversed(numbers))


class Signs:
    """How signs are normalised: what several bytes stand for, the longest of those that a table knows.

    The table is a double array of Darts: ``unit = units[place ^ byte]`` continues if its lowest byte is that
    byte, and holds how far its own children lie and whether one of them, a leaf, has a value: where in
    the texts behind the array the replacement begins.
    """

    def __init__(self, table: bytes) -> None:
        behind = 4 + int.from_bytes(table[:4], "little")
        self._units = memoryview(table)[4:behind].cast("I")
        self._texts = table[behind:]

    def normalise(self, text: str) -> str:
        """Write a text as the model knows it: each word behind a space of its own sign."""
        words = self._replaced(text.encode()).decode().split(" ")
        return (_SPACE + _SPACE.join(filter(None, words))).rstrip(_SPACE)

    def _replaced(self, text: bytes) -> bytes:
        found, at = [], 0
        while at < len(text):
            if plain := _PLAIN.match(text, at):
                found.append(plain[0])
                at = plain.end()
            else:
                replacement, at = self._longest(text, at)
                found.append(replacement)
        return b"".join(found)

    def _longest(self, text: bytes, begin: int) -> tuple[bytes, int]:
        """Give what stands for the longest bytes from here on that the table has, and where they end."""
        units, unit, place = self._units, self._units[0], 0
        known = None
        for at in range(begin, len(text)):
            place ^= _children(unit) ^ text[at]
            unit = units[place]
            if unit & 0x800000FF != text[at]:
                break
            if unit & 0x100:
                known = units[place ^ _children(unit)] & 0x7FFFFFFF, at + 1
        if known is None:
            end = begin + 1
            while end < len(text) and text[end] & 0xC0 == 0x80:  # the rest of one sign
                end += 1
            return text[begin:end], end
        value, end = known
        return self._texts[value : self._texts.index(0, value)], end


def _children(unit: int) -> int:
    """Say how far the children of a unit lie from it."""
    return (unit >> 10) << ((unit & 0x200) >> 6)


def _characters(data: bytes, at: int) -> bytes:
    """Find the table of signs behind the pieces."""
    trained, _ = _field(data, at, _TRAINED)
    begin, end = _field(data, trained, _SIGNS)
    return data[begin:end]


def _field(data: bytes, at: int, wanted: int) -> tuple[int, int]:
    """Find where the first field of a tag begins and ends; it and those before it say how long they are."""
    while True:
        tag, (length, at) = data[at], _number(data, at + 1)
        if tag == wanted:
            return at, at + length
        at += length


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the lowest first; give where it ends."""
    number, shift = 0, 0
    while True:
        number |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 0x80:
            return number, at
