"""A file that pandoc reads → Source: pandoc, in its sandbox, makes a page of it, which our linker reads.

Pandoc is an optional extra, and a program of its own: what it may use is limited before it starts.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from threading import Event, Timer
from time import monotonic
from typing import IO, TYPE_CHECKING

from corpus.markup.converted import BACKSLASH
from corpus.model import Problem, ProblemKind
from corpus.readers.confined import confined
from corpus.readers.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A book of 1 MB takes pandoc some seconds; a machine may be busy.
_SECONDS = 20.0
_SECONDS_PER_MEGABYTE = 10.0
_MEGABYTE = 1_000_000
_HEAP = "1G"
# Exit statuses: of GHC's programs that need more, and of pandoc (https://pandoc.org/MANUAL.html#exit-codes)
_HEAP_OVERFLOW = 251
_NOT_UNDERSTOOD = 64
_OPTIONS = [
    "+RTS",
    f"-M{_HEAP}",
    "-RTS",
    "--sandbox",
    "--verbose",
    "--standalone",
    "--wrap=none",
    "--to=html5",
]
_LARGEST_PAGE = 100_000_000
_LONGEST_LOG = 1_000_000
# A process sets its limits and becomes pandoc: it may write no file. The heap is limited by pandoc itself,
# since it asks for far more addresses than it uses.
_LIMITED = (
    "import os, resource as r, sys\n"
    "for limit, most in ((r.RLIMIT_FSIZE, 0), (r.RLIMIT_CORE, 0), (r.RLIMIT_CPU, 600)):\n"
    "    r.setrlimit(limit, (most, most))\n"
    "os.execv(sys.argv[1], sys.argv[1:])"
)
# `[INFO] Skipped '\sidenote{The quay.}' at line 4 column 130`; what was skipped may have several lines
_LOST = re.compile(
    r"^\[(?:INFO|WARNING)\] (?:Skipped|Not rendering \S+ \(Format \S+\)|Could not load include file) "
    r"(?P<words>.{1,2000}?)(?: at (?:\S+ )?line (?P<line>\d+) column \d+)?$(?=\n\[|\n  |\s*\Z)",
    re.MULTILINE | re.DOTALL,
)
# `\maketitle`, `\hspace{1cm}`: what is skipped there is no word of the text
_NO_WORDS = re.compile(
    r"\\(?:[vh]space|index|label|set\w+|addto\w+|\w*pagestyle|bibliography\w*|pagenumbering|add\w+line|mark\w+|"
    r"usepackage|document\w+|hyphenation|new\w+|def|use\w+|begin|end)\b|\S+\.(?:sty|cls)$|\\[^{]*$|#\+\w+:"
)
_UNTITLED = "-"  # what pandoc calls a page without a title
# `(line 1540, column 7): not a unit command`; paragraphs that are left out for it, and how long they may be
_GIVEN_UP = re.compile(r"\(line (\d{1,7}), column \d{1,7}\):")
_MOST_CUT, _LONGEST_CUT = 3, 5_000
_NOTES = re.compile(r"\\footnote|\[fn:")
_MOST_PROBLEMS = 20
_SHOWN = 60  # characters of the words that are left out


# A text, and what pandoc has skipped of it → what is to stand before its first line, and what to say of that
Again = Callable[[str, list[str]], tuple[str, Problem] | None]


def read(
    words: str,
    form: str,
    name: str,
    problems: Sequence[Problem] = (),
    again: Again | None = None,
    *,
    head: str = "",
    cutting: bool = False,
) -> Source | Problem:
    """Read a text in a format that pandoc calls ``form``.

    ``head`` stands before its first line, and more may be asked of ``again``; ``cutting`` leaves out some
    paragraphs that pandoc does not understand: it gives up a whole book at one.
    """
    program = _program()
    if program is None:
        suffix = Path(name).suffix
        detail = f"{suffix} is read by pandoc, which is not there: pip install 'scholiast[pandoc]'"
        return Problem(ProblemKind.NEEDS_PANDOC, detail, name)
    began = monotonic()
    made = _made(program, form, _bytes(head + words), name)
    for _ in range(_MOST_CUT if cutting else 0):
        if not isinstance(made, Problem) or monotonic() - began > _SECONDS:
            break
        if (cut := _without_one(words, made)) is None:
            break
        words, told = cut
        problems = (*problems, *told)
        made = _made(program, form, _bytes(head + words), name)
    if isinstance(made, Problem):
        return made
    if again and (other := again(words, [one["words"].strip("'\"") for one in _LOST.finditer(made[1])])):
        better = _made(program, form, _bytes(head + other[0] + words), name)
        if not isinstance(better, Problem):
            made, problems = better, (*problems, other[1])
    html, log = made
    found = confined(page, html, name)
    if isinstance(found, Problem):
        return found
    return Source(
        found.text,
        found.fields,
        found.structure,
        (*problems, *found.problems, *islice(_lost(log), _MOST_PROBLEMS)),
    )


def _bytes(words: str) -> bytes:
    return words.replace("\f", " ").encode()


def _without_one(words: str, refused: Problem) -> tuple[str, list[Problem]] | None:
    """Leave out the paragraph in which pandoc has given up, so that the lines keep their numbers."""
    found = _GIVEN_UP.search(refused.detail) if refused.kind == ProblemKind.DAMAGED_FILE else None
    lines = words.split("\n")
    at = int(found[1]) - 1 if found else len(lines)
    if at >= len(lines):
        return None
    begin = next((line + 1 for line in range(at, -1, -1) if not lines[line].strip()), 0)
    end = next((line for line in range(at, len(lines)) if not lines[line].strip()), len(lines))
    cut = "\n".join(lines[begin:end])
    if not cut.strip() or len(cut) > _LONGEST_CUT:
        return None
    where = f"line {at + 1}"
    shown = " ".join(cut.split())[:_SHOWN].replace(BACKSLASH, "\\")
    told = [Problem(ProblemKind.WORDS_LEFT_OUT, f"“{shown}”, a paragraph that pandoc does not read", where)]
    if _NOTES.search(cut):
        detail = "counted without the notes of a paragraph that is left out"
        told.append(Problem(ProblemKind.LABELS_NOT_CERTAIN, detail, where))
    return "\n".join([*lines[:begin], *[""] * (end - begin), *lines[end:]]), told


def page(data: bytes, name: str) -> Source | Problem:
    """Read a page that pandoc has made."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup import converted, kinds, making, tree
    from corpus.readers import html, marked_up

    root = tree.html(making.allowed(data.decode().replace(BACKSLASH, "\\")))
    converted.put_back(root)
    fields = html.fields(root)
    for header in root.iter("header"):  # title, authors and date
        header.tag = "div"
        fields = replace(fields, author=_authors(header) or fields.author)
        for one in header.iter("p"):
            is_told = one.get("class") in ("author", "date") and not any(one.iter("a"))
            one.tag = "nav" if is_told else "p"
            if one.get("class") == "date":
                fields = replace(fields, date=fields.date or kinds.words(one))
    for cited in root.iter("span"):
        if cited.get("class") == "citation" and not cited.text and not len(cited):
            cited.text = f"[{cited.get('data-cites')}]"
    converted.restore(root)
    return marked_up.source(root, replace(fields, title=None) if fields.title == _UNTITLED else fields)


def _authors(header: "Element") -> str | None:
    """Give the names of the authors, without their houses and addresses, which stand on lines below them."""
    names = [" ".join((one.text or "").split()) for one in header.iter("p") if one.get("class") == "author"]
    return ", ".join(names) if all(names) else None


# -- the program


def _program() -> Path | None:
    """Find the pandoc of the extra; what another one on the machine does nobody has tried."""
    package = find_spec("pypandoc")
    if package is None or package.origin is None:
        return None
    files = Path(package.origin).parent / "files"
    return next((files / name for name in ("pandoc", "pandoc.exe") if (files / name).is_file()), None)


def _made(program: Path, form: str, data: bytes, name: str) -> tuple[bytes, str] | Problem:
    """Have a page made; give it with what pandoc says of its work."""
    seconds = _SECONDS + len(data) / _MEGABYTE * _SECONDS_PER_MEGABYTE
    late = Event()
    with subprocess.Popen(  # noqa: S603 (the program of the extra)
        [*_limiting(), str(program), *_OPTIONS, f"--from={form}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.anchor,
        env={"LANG": "C.UTF-8"},
    ) as process:
        timer = Timer(seconds, _end, (process, late))
        timer.start()
        html, log = _exchange(process, data)
        timer.cancel()
    if late.is_set():
        return Problem(ProblemKind.TOO_SLOW, f"not read within {seconds:g} seconds; left out", name)
    if process.returncode == _HEAP_OVERFLOW:
        return Problem(
            ProblemKind.TOO_MUCH_MEMORY, f"reading it takes more than {_HEAP}B of memory; left out", name
        )
    if len(html) > _LARGEST_PAGE:
        return Problem(ProblemKind.TOO_LARGE, "the page that pandoc makes of it is too long; left out", name)
    if process.returncode == _NOT_UNDERSTOOD:
        detail = f"not understood by pandoc: {' '.join(log.partition('Error at')[2].split())[:200]}"
        return Problem(ProblemKind.DAMAGED_FILE, detail, name)
    if process.returncode:
        return Problem(ProblemKind.READER_FAILED, f"pandoc: {' '.join(log.split())[-200:]}", name)
    return html, log


def _limiting() -> list[str]:
    """Give the command that limits a process before it becomes another; Windows has no such limits."""
    return [] if sys.platform == "win32" else [sys.executable, "-I", "-c", _LIMITED]


def _end(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()


def _exchange(process: "subprocess.Popen[bytes]", data: bytes) -> tuple[bytes, str]:
    """Write a text and read its page and its log, which may fill their pipes before the text is read."""
    told, made, said = process.stdin, process.stdout, process.stderr
    if told is None or made is None or said is None:
        return b"", ""
    with ThreadPoolExecutor(2) as pool:
        pool.submit(_tell, told, data)
        log = pool.submit(_beginning, said)
        page = made.read(_LARGEST_PAGE + 1)
        if len(page) > _LARGEST_PAGE:
            process.kill()
        return page, log.result().decode(errors="replace")


def _tell(told: IO[bytes], data: bytes) -> None:
    with suppress(OSError):  # a program that has ended
        told.write(data)
        told.close()


def _beginning(said: IO[bytes]) -> bytes:
    """Read what is said to its end, and keep the beginning."""
    kept = said.read(_LONGEST_LOG)
    while said.read(_LONGEST_LOG):
        pass
    return kept


def _lost(log: str) -> Iterator[Problem]:
    """Report the words that pandoc says it has left out: each once, where it first stands."""
    where: dict[str, str] = {}
    times: Counter[str] = Counter()
    for found in _LOST.finditer(log):
        words = " ".join(found["words"].split()).strip("'\"").replace("\\\\", "\\")[:_SHOWN]
        if not _NO_WORDS.match(words):
            where.setdefault(words, f"line {found['line']}" if found["line"] else "the text")
            times[words] += 1
    for words, first in where.items():
        often = f", {times[words]} times" if times[words] > 1 else ""
        yield Problem(ProblemKind.WORDS_LEFT_OUT, f"“{words}”{often}", first)
