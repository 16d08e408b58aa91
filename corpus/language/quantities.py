"""What stands for a quantity in a formula: behind it a raised number is a power, and calls no note. Pure."""

from unicodedata import name

# Lowered digits end a word: `a₁x²`. They are letters to `re`, as raised ones are.
_NO_LETTER_BEFORE = r"(?<![^\W\d_⁰¹²³⁴-⁹₀-₉])"
# Statistics that are called by the names of their letters: `Chi²`
_NAMED = "|".join(name(letter).rsplit(" ", 1)[-1] for letter in "χη")
# A letter alone, or one of another case or alphabet than the one before it: `k`, `kX`, `σi`
VARIABLE = rf"{_NO_LETTER_BEFORE}(?:[^\W\d_]|[a-z][A-Z]|[Α-ω][a-z]|[A-Za-zÀ-ɏ][Α-ω]|(?i:{_NAMED}))"
# `10`, `Yi²`, `10⁻`, `=`
COUNTED = r"[\d⁰¹²³⁴-⁹₀-₉⁺⁻⁼₊₋ⁿ]|[=+−×√]\s?"
