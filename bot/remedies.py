"""Commands that a message tells somebody to run → the same with the folders that this one was given.

Without them `scholiast index --allow-removals` would look at the folders of the settings, and may let go what
nobody asked it about.
"""

import re
import shlex
from pathlib import Path

_TOLD = re.compile(r"\b(run|see): scholiast (?=[a-z])")
_folders: list[str] = []


def remember(*, corpus: Path | None, index: Path | None) -> None:
    """Remember the folders that stood on the command line; those of the settings hold for any command."""
    given = (("--corpus", corpus), ("--index", index))
    _folders[:] = [part for option, folder in given if folder for part in (option, str(folder))]


def runnable(text: str) -> str:
    """Give a text with its commands as they have to be typed.

    >>> remember(corpus=Path("my texts"), index=None)
    >>> runnable("no index; run: scholiast index")
    "no index; run: scholiast --corpus 'my texts' index"
    >>> remember(corpus=None, index=None)
    """
    options = f"{shlex.join(_folders)} " if _folders else ""
    return _TOLD.sub(lambda told: f"{told[0]}{options}", text)
