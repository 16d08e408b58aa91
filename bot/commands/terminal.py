"""Where a command writes: results to stdout, progress and complaints to stderr."""

import json
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bot import logs, signs
from bot.remedies import runnable
from bot.render.terminal.text import Style
from bot.service import Progress
from bot.veil import veiled
from bot.visible import as_line, visible
from bot.words import Say, choose

log = logging.getLogger(__name__)

ANSWERED, FAILED, WRONG_USAGE, NOT_ANSWERED = 0, 1, 2, 3

# What `json.dumps` leaves as it is, though a terminal may obey it.
_CONTROL = re.compile(f"[\x7f{signs.C1}]")
# As gettext ranks them: https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_UNTRANSLATED = ("C", "POSIX")
_WIDEST = 100  # columns; longer lines are hard to read


def style() -> Style:
    """Say how to write: with colour and in the terminal's width, or plainly into a pipe."""
    if not sys.stdout.isatty():
        return Style(say=language())
    import shutil

    colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Style(min(shutil.get_terminal_size().columns, _WIDEST), colour, language())


def language(environment: Mapping[str, str] = os.environ) -> Say:
    """Give the language of the environment as gettext finds it; English if it is unknown.

    >>> language({"LANG": "de_AT.UTF-8"}).language, language({"LANG": "de_AT", "LANGUAGE": "fr:en"}).language
    ('de', 'en')
    """
    locale = next(filter(None, map(environment.get, _LOCALE)), "C")
    if locale.partition(".")[0] in _UNTRANSLATED:  # there, a list of languages counts for nothing
        return Say()
    return choose(*(environment.get("LANGUAGE") or locale).split(":"))


def write(text: str, *, styled: bool = False) -> None:
    """Write a result; what is not ``styled`` by a renderer has no command for a terminal."""
    text = text if styled else visible(text)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def write_json(value: dict[str, Any] | list[Any], *, line: bool = False) -> None:
    """Write a result as JSON, on one line where several follow one another."""
    is_unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    written = json.dumps(value, ensure_ascii=not is_unicode, indent=None if line else 2)
    write(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", written), styled=True)


def complain(text: str, level: int = logging.ERROR) -> None:
    """Write a line for the person at the keyboard; an object of the log, where that is read by machines."""
    if logs.are_objects():
        log.log(level, text)
        return
    sys.stderr.write(f"scholiast: {as_line(veiled(runnable(text)))}\n")
    sys.stderr.flush()


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """Show a bar on stderr, or a line now and then where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(what)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def _lines(what: str) -> Progress:
    """Report each quarter of the work in a line."""
    number = Say().number
    quarters_said = 0

    def report(done: int, total: int) -> None:
        nonlocal quarters_said
        if total and (quarter := 4 * done // total) > quarters_said:
            quarters_said = quarter
            complain(f"{what}: {number(done)} of {number(total)}", logging.INFO)

    return report
