"""Letters as fonts have them and as they are printed."""

import pytest

from corpus.pdf import forms
from corpus.pdf.sheets import Glyph

TEXT, ITALICS = 1, 2


def set_in(words: str, font: int, start: float = 0.0) -> list[tuple[Glyph, int]]:
    """Set words letter by letter, each as wide as it is high."""
    glyphs, spaced = [], False
    for at, letter in enumerate(words):
        if letter == " ":
            spaced = True
            continue
        left = start + 10 * at
        glyphs.append((Glyph(letter, left, left + 10, 0, 10, False, spaced), font))
        spaced = False
    return glyphs


def spelt(*parts: list[tuple[Glyph, int]]) -> tuple[str, int]:
    every = [pair for part in parts for pair in part]
    kept, unread = forms.with_ligatures([glyph for glyph, _ in every], [font for _, font in every])
    return "".join(" " * glyph.spaced + glyph.letter for glyph in kept), unread


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bene\x0ccial o\x0ber, di\x0ecult", "beneficial offer, difficult"),
        ("the \x0celds that it \x0dew over", "the fields that it flew over"),
        ("speci\x1ced, and su\x1ecient", "specified, and sufficient"),
        ('the \x0crst { \\late" | boat', "the first – “late” — boat"),
        ("\\late {and} early", "\\late {and} early"),
    ],
)
def test_ligatures_without_a_name_are_spelt_out(words: str, expected: str) -> None:
    assert spelt(set_in(words, TEXT)) == (expected, 0)


def test_the_same_codes_are_no_ligatures_among_the_letters_of_a_formula() -> None:
    words, formula = set_in("the field is ", TEXT), set_in("x\x0cy a\x0b", ITALICS, 200)

    assert spelt(words, formula) == ("the field isxy a", 2)


def test_what_stands_apart_from_letters_is_no_ligature() -> None:
    assert spelt(set_in("the field \x0c is \x0c white", TEXT)) == ("the field is white", 2)


def over(letter: str, accent: str, shift: float = 0.0) -> list[Glyph]:
    return [Glyph(accent, shift, shift + 10, 0, 10, False, True), Glyph(letter, 0, 10, 0, 10, False, False)]


@pytest.mark.parametrize(
    ("letter", "accent", "expected"),
    [("o", "¨", "ö"), ("e", "`", "è"), ("ı", "´", "í"), ("s", "¸", "ş"), ("o", "˝", "ő"), ("x", "ˆ", None)],
)
def test_an_accent_over_a_letter_is_one_with_it(letter: str, accent: str, expected: str | None) -> None:
    found = list(forms.accented(over(letter, accent)))

    assert [glyph.letter for glyph in found] == ([expected] if expected else [accent, letter])
    assert found[0].spaced


def test_an_accent_beside_a_letter_is_a_sign_of_its_own() -> None:
    assert [glyph.letter for glyph in forms.accented(over("e", "`", shift=-10))] == ["`", "e"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [(0xF731, "1"), (0xF761, "A"), (0xF7E9, "É"), (0xF8EB, "⎛"), (0xF8FE, "⎭"), (0xFB01, "fi"), (0x41, "A")],
)
def test_letters_of_adobe_are_those_that_they_show(code: int, expected: str) -> None:
    assert forms.letters(chr(code)) == expected


def printed(words: str, *, space: float) -> list[Glyph]:
    """Set words letter by letter, with spaces that are so many ems wide."""
    glyphs, left, spaced = [], 0.0, False
    for letter in words:
        if letter == " ":
            left, spaced = left + 10 * space, True
            continue
        glyphs.append(Glyph(letter, left, left + 5, 0, 10, False, spaced))
        left, spaced = left + 5, False
    return glyphs


def with_spaces(glyphs: list[Glyph]) -> str:
    return "".join(" " * glyph.spaced + glyph.letter for glyph in forms.undivided(glyphs))


def test_spaces_that_take_no_room_divide_syllables_where_they_are_many() -> None:
    divided = printed("nobody in the win ter of that year saw the fer ry come " * 12, space=0.02)

    assert with_spaces(divided).count(" ") == 0


def test_a_few_spaces_that_take_no_room_are_spaces_all_the_same() -> None:
    few = printed("of Fog ", space=0.02) + [
        glyph._replace(left=glyph.left + 500, right=glyph.right + 500)
        for glyph in printed("nobody saw the ferry come " * 20, space=0.3)
    ]

    assert with_spaces(few).startswith("of Fog")


def of_one_font(words: str) -> list[tuple[str, Glyph]]:
    return [("Garamond", glyph) for glyph in printed(words, space=0.3)]


def test_letters_of_windows_that_a_file_takes_for_those_of_a_macintosh_are_known_by_their_words() -> None:
    page = of_one_font("gef¸hrt f¸r die Fr¸hjahre verhˆhnter M‰nner, erkl‰rt als ÑEisì")

    assert forms.of_macs([page]) == {"Garamond"}
    assert "".join(forms.letters(glyph.letter, is_mac=True) for _, glyph in page) == (
        "geführtfürdieFrühjahreverhöhnterMänner,erklärtals„Eis“"
    )


@pytest.mark.parametrize(
    "words",
    [
        "gef¸hrt f¸r die Fr¸hjahre",  # too few to tell
        "der für die Höhen, äußerst kühn; auch müde Männer; f¸r f¸r f¸r f¸r f¸r",  # most are right
        "12 ‰ und 14 ‰ und 3 ‰ und 7 ‰ und 9 ‰ und 8 ‰",  # signs of their own
    ],
)
def test_the_letters_of_other_files_are_as_they_stand(words: str) -> None:
    assert forms.of_macs([of_one_font(words)]) == set()


def test_two_letters_in_one_place_are_one_sign() -> None:
    one, same, other = (
        Glyph(letter, left, left + 5, 0, 10, False, False) for letter, left in (("f", 0), ("l", 0), ("l", 5))
    )

    assert forms.is_sharp(one, same)
    assert not forms.is_sharp(one, other)
