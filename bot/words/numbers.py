"""How a language counts: which form of a sentence a number takes, and how numbers are written. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

Forms = tuple[str, ...]


def one_or_more(count: int) -> int:
    """Choose the first of two forms for 1, the second for any other number: English, German, Spanish."""
    return 0 if count == 1 else 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """The signs between thousands and before decimals, and the form that a count takes, as gettext has it."""

    thousands: str
    decimal: str
    form: Callable[[int], int] = one_or_more

    def written(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Write a number.

        >>> Numbers(".", ",").written(1234.5, 1)
        '1.234,5'
        """
        plain = f"{value:+,.{decimals}f}" if signed else f"{value:,.{decimals}f}"
        return plain.translate({ord(","): self.thousands, ord("."): self.decimal})
