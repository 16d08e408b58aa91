"""How notes are numbered: labels as printed or typed, and what number each is. Pure."""

import re
from unicodedata import normalize

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# `①` to `⑳`, of Chinese and Japanese texts
_CIRCLED = {ord("①") + at: str(at + 1) for at in range(20)}
_LETTERS_RAISED = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_RAISED = str.maketrans(_LETTERS_RAISED, "abcdefghijklmnoprstuvwxyz")
# `i` to `lxxxix`, as far as notes go
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"])
    for one, ones in enumerate(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
    if ten or one
}

# Signs that are labels by themselves, and those that are only where brackets say so: `(+)`, `[#]`
SIGNS = "[*†‡§¶‖]"
STAR = "*"  # the first of signs, on each page
IN_BRACKETS = r"[#+%&=~@$^]"
# `11`, `12a`, `**`, `iv`
LABEL = rf"\d{{1,4}}[a-z]?|{SIGNS}{{1,5}}|[ivxl]{{1,7}}"
# `B`, and `AB` and `BB` after `Z`: told from letters of prose by square brackets only
LETTERS = "[A-Z]{1,2}"
# `b`, which is told from a point by its whole list only; `i`, `v`, `x` and `l` are roman numbers
LETTER = "[a-hj-km-uwyz]"
# What stands around labels in typed texts: `<1>`, `/1/`, `\1\`, `((1))`, `#1`; the digits follow
FRAME = r"(?:<(?=\d{1,3}>)|/(?=\d{1,3}/)|\\(?=\d{1,3}\\)|\(\((?=\d{1,3}\)\))|\#(?=\d{1,3}(?!\w)))"
FRAME_ENDS = r"(?:>|/|\\|\)\))?"
# `1/`, of the United Nations; the sign of a fraction has a digit behind it
SLASHED = r"\d{1,3}(?=/(?![\w/-]))"  # not `1/-`, a shilling
# `Holm66`, `VdM1911a`: works by author and year; `SMTP`, `US-ASCII`: by a sign; `a1`, `fn1`; `2.11`: the
# notes of chapter 2
KEY = r"(?:[A-Z][A-Za-z+]{1,20}\d{2,4}[a-z]?|[A-Z][A-Z0-9+.-]{2,15}|[a-z]{1,3}\d{1,3}|\d{1,2}\.\d{1,3})"
SUPERSCRIPTS = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
# `2,3`, `1, 4`, `5–7`, `1,*`, which a format raises as one: several notes or works; Markdown writes `5--7`,
# `1,\ 4` and `1,\*` too
RAISED_ROW = r"\d{1,3}(?:\s?(?:[,;–—]|-{1,2})\\?\s?(?:\d{1,3}|\\?[*†‡§])){0,40}(?:\\?[*†‡§])?"
CIRCLED = "[①-⑳]"
# `ᵃ`, alone: not the end of `1ˢᵗ`
RAISED_LETTER = rf"(?<![{_LETTERS_RAISED}])[{_LETTERS_RAISED}](?!\w)"
# Brackets around labels: `[1]`, and as Chinese and Japanese texts have them
OPENING, CLOSING = r"[\[【［〔]", r"[\]】］〕]"
# `Note`, `Fußnote`, `Anm.`, `fn.`, and `fn` without its full stop
NOTE = rf"(?i:{any_of(EVERY.note_words, EVERY.note_abbreviations)})"
# The same inside square brackets, where a letter is enough: `[n. 11]`
NOTE_INSIDE = rf"(?:{NOTE}\s?|{any_of(EVERY.note_letters, elsewhere.NOTA_BENE)}\.?[ ])"
_LETTERS = re.compile(LETTERS)
_ALPHABET = 26
# A label as people type it: `[11]`, `[^11]`, `^11`, `(11)`, `11.`, `#11`, `Note 11`, `Anm.11`, `Note B:`.
# What only begins like a word for notes is a name that Markdown gave: `fn1`.
_TYPED = re.compile(
    rf"(?:{NOTE}(?:[.:\s]+|(?<=\.)))?(?:[\[(]?\^?|#)(?P<label>(?i:{LABEL}|{LETTERS}|{IN_BRACKETS}))[\])]?[.:]?"
)


def plain(label: str) -> str:
    """Give a label in plain digits or letters: ``¹¹`` and ``⑪`` are ``11``, ``ᵃ`` is ``a``."""
    return label.translate(_SUPERSCRIPT).translate(_CIRCLED).translate(_RAISED)


def meant(typed: str) -> str:
    """Give the label that is meant by what somebody types, in whatever signs it is set.

    >>> meant("¹¹"), meant("[^11]"), meant(" Note 11"), meant("#11"), meant("[^a-name]")
    ('11', '11', '11', '11', 'a-name')
    """
    written = normalize("NFKC", typed).strip()
    found = _TYPED.fullmatch(written)
    return found["label"] if found else written.strip("[]()").removeprefix("^")


def is_roman(label: str) -> bool:
    """Tell whether a label is a roman number as notes have them, in small letters."""
    return label in _ROMAN


def between(first: str, last: str) -> tuple[str, ...]:
    """List the labels from one to another, both figures or both roman numbers; none, where it is not upwards.

    >>> between("9", "11"), between("iv", "vi"), between("7", "4"), between("4", "vi")
    (('9', '10', '11'), ('iv', 'v', 'vi'), (), ())
    """
    if first.isdigit() and last.isdigit():
        return tuple(map(str, range(int(first), int(last) + 1)))
    romans = list(_ROMAN)
    if not (is_roman(first) and is_roman(last)):
        return ()
    return tuple(romans[romans.index(first) : romans.index(last) + 1])


def number(label: str) -> int | None:
    """Give the number of a label such as ``11``, ``12a``, ``iv`` or ``B``; None for ``*``."""
    digits = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if len(label) == 1 and label.islower() and label not in _ROMAN:
        return ord(label) - ord("a") + 1
    return _ROMAN.get(label) or _letters(label)


def beside(label: str, step: int) -> str:
    """Give the label so many numbers behind another, as that counts; nothing where there is none.

    >>> beside("9", 1), beside("iv", -1), beside("b", 1), beside("A", -1)
    ('10', 'iii', 'c', '')
    """
    counted = (number(label) or 0) + step
    match _counting(label):
        case "digits":
            return str(counted) if counted > 0 else ""
        case "roman":
            return next((roman for roman, value in _ROMAN.items() if value == counted), "")
        case "letters":
            return chr(ord("A") + counted - 1) if 0 < counted <= _ALPHABET else ""
        case _:
            return chr(ord("a") + counted - 1) if 0 < counted <= _ALPHABET else ""


def _letters(label: str) -> int | None:
    """Count through the alphabet, and on from ``Z`` to ``AA``, ``AB`` or to ``AA``, ``BB``."""
    if not _LETTERS.fullmatch(label):
        return None
    first, last = (ord(letter) - ord("A") + 1 for letter in (label[0], label[-1]))
    return last if len(label) == 1 else _ALPHABET * (1 if first == last else first) + last


def is_symbol(label: str) -> bool:
    """Tell whether a label is a sign, which has no number."""
    return number(label) is None


def is_letter_after(before: str, label: str) -> bool:
    """Tell whether a label such as `i`, which is a roman number too, is the letter behind another: `h`."""
    return is_roman(label) and all(map(_is_small_letter, (before, label))) and ord(label) - ord(before) == 1


def distance(label: str, following: str) -> int | None:
    """Say how many numbers a label stands behind another; None if one is a symbol or they count otherwise.

    >>> distance("9", "11"), distance("h", "i"), distance("i", "iv"), distance("9", "i")
    (2, 1, 3, None)
    """
    if _counting(label) != _counting(following) and all(map(_is_small_letter, (label, following))):
        return ord(following) - ord(label)  # `h`, `i`: one of the two is no roman number, so neither is
    a, b = number(label), number(following)
    return b - a if a is not None and b is not None and _counting(label) == _counting(following) else None


def _is_small_letter(label: str) -> bool:
    return len(label) == 1 and label.isascii() and label.islower()


def _counting(label: str) -> str:
    """Name the way in which a label counts: in digits, in roman numbers, in capitals, in small letters."""
    if is_roman(label):
        return "roman"
    return "letters" if label[0].isupper() else "small letters" if label[0].islower() else "digits"
