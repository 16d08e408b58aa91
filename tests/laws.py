"""How laws are tried: by day on the same examples everywhere, by night on other ones, and on ten times as many.

``make quick`` tries a fifth of those of the day, on texts a quarter as long, and sets HYPOTHESIS_PROFILE=quick.
``make nightly`` sets HYPOTHESIS_PROFILE=nightly. What fails there is printed with a line
``@reproduce_failure``, which makes the test fail again wherever it is put above it.
"""

import os
import sys
from collections.abc import Callable

from hypothesis import settings

_BY_DAY = 100

# Examples take as long as they take: machines are shared, and nothing here is timed.
settings.register_profile("everyday", deadline=None, derandomize=True, max_examples=_BY_DAY)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=_BY_DAY // 5)
settings.register_profile(
    "nightly", deadline=None, derandomize=False, max_examples=10 * _BY_DAY, print_blob=True
)
_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "everyday")
settings.load_profile(_PROFILE)


def examples(by_day: int) -> settings:
    """Try a law on so many examples by day, and by night on as many times more as any other."""
    return settings(max_examples=by_day * settings.default.max_examples // _BY_DAY)


def length(by_day: int) -> int:
    """Give the length of a long text: so many signs by day, a quarter where it has to be quick."""
    return by_day // 4 if _PROFILE == "quick" else by_day


def lines_run(work: Callable[[], object]) -> int:
    """Count the lines of Python that work runs: the same on every machine, as seconds are not."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
