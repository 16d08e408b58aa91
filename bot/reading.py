"""Settings → which files are texts, and what code reads them."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import corpus
import embeddings
from bot.settings import Settings
from corpus.folder import Rules

# The modules of embeddings that say which words are embedded.
_CUTTING = (
    "copies.py",
    "remarks.py",
    "dense/units.py",
    "dense/windows.py",
    "language/stopwords.py",
    "language/tokens.py",
)
# The packages that read texts for it.
_STANDS_ON = (
    "charset-normalizer",
    "docutils",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "mwparserfromhell",
    "pypandoc-binary",
    "pypdfium2",
    "PyYAML",
)


def rules(settings: Settings) -> Rules:
    """Say which files are texts."""
    return Rules(exclude=settings.exclude, max_file_mb=settings.max_file_mb)


def reader() -> str:
    """Hash the code that makes and cuts passages: an index made by other code is out of date.

    Of what it stands on, Python and other packages, the versions are hashed.
    """
    known = dict(_installed())
    versions = (sys.version_info[:2], *(known.get(_plain(package)) for package in _STANDS_ON))
    code = hashlib.sha256(repr(versions).encode())
    cutting = (Path(embeddings.__file__).parent / name for name in _CUTTING)
    for path in [*sorted(Path(corpus.__file__).parent.rglob("*.py")), *cutting]:
        code.update(path.read_bytes())
    return code.hexdigest()


def _installed() -> Iterator[tuple[str, str]]:
    """Yield what is installed, the first found last, with its version, as pip names its folders.

    importlib.metadata would take as long to be imported as a question to be encoded.
    """
    for place in reversed(sys.path):
        with suppress(OSError):
            for name in os.listdir(place or os.curdir):  # noqa: PTH208 (hundreds)
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").rpartition("-")
                    yield _plain(package), version


def _plain(package: str) -> str:
    """Write the name of a package as it is compared: https://packaging.python.org/specifications/name-normalization."""
    return re.sub(r"[-_.]+", "-", package).lower()
