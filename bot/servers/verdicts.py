"""What a member may say of an answer. Pure."""

from enum import StrEnum


class Verdict(StrEnum):
    """Whether an answer was one."""

    GOOD = "good"
    BAD = "bad"
    MISSING = "missing"  # it should be in the library, and nothing was found
