"""What stands for a quantity in a formula: behind it a raised number is a power, and calls no note. Pure."""

# Lowered digits end a word: `a₁x²`. They are letters to `re`, as raised ones are.
_NO_LETTER_BEFORE = r"(?<![^\W\d_⁰¹²³⁴-⁹₀-₉])"
# A letter alone, or one of another case or alphabet than the one before it: `k`, `kX`, `σi`; `Chi`
VARIABLE = rf"{_NO_LETTER_BEFORE}(?:[^\W\d_]|[a-z][A-Z]|[Α-ω][a-z]|[A-Za-zÀ-ɏ][Α-ω]|[Cc]hi|[Ee]ta)"
# `10`, `Yi²`, `10⁻`, `=`
COUNTED = r"[\d⁰¹²³⁴-⁹₀-₉⁺⁻⁼₊₋ⁿ]|[=+−×√]\s?"
