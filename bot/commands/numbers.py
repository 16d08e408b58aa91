"""What is typed as a number → the number, if it is one that can be meant. Pure."""

import argparse
from collections.abc import Callable


def up_to(most: int) -> Callable[[str], int]:
    """Make a reader of numbers from 1 on, for an option of a command."""

    def read(value: str) -> int:
        if not (value.isdecimal() and 1 <= int(value) <= most):
            raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 to {most:,}")
        return int(value)

    return read
