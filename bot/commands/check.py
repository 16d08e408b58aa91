"""``scholiast check``: what was understood of each text, with the problems."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot import reading
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, language, write_json
from bot.notes import short_form
from bot.render import json
from bot.render.beside import meaning
from bot.settings import Settings
from bot.visible import on_one_line, visible
from corpus import library
from corpus.model import Document, Library, Resolution

_PIPE_WIDTH = 160  # columns of a table that is not written to a terminal
_NARROWEST = 120  # columns from which on there is room for a table: 85 are its figures
_FIGURES = ("paragraphs", "headings", "notes", "markers", *Resolution, "problems")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "check",
        help="show what was understood of each text",
        description="Shows title, author, paragraphs, headings, notes and markers of each text, what became "
        "of its short references (resolved, ambiguous, unresolved), and every problem. Needs neither model "
        "nor index. Exit status 3 if problems were found.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files or folders, here or in the corpus folder (default: that)",
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read the texts and report."""
    rules = reading.rules(settings)
    texts = (
        library.read_files([_found(path, settings.corpus_dir) for path in arguments.paths], rules)
        if arguments.paths
        else library.read(settings.corpus_dir, rules)
    )
    if arguments.json:
        write_json(json.check(texts))
    else:
        _report(texts)
    return NOT_ANSWERED if texts.all_problems else ANSWERED


def _found(path: Path, corpus: Path) -> Path:
    """Give a path as it is, or below the corpus folder, as problems name it, where it is there alone."""
    return path if path.exists() or not (corpus / path).exists() else corpus / path


def _uncertain(document: Document) -> Iterator[str]:
    """Yield a line for every short form of which it is not certain what it means."""
    for found in document.references:
        if found.resolution is not Resolution.RESOLVED:
            label = document.notes[found.citation.note].label
            said = meaning(short_form(document, found), language(), on_one_line)
            yield f"{document.id}, note {label}: {said}"


def _figures(document: Document) -> tuple[int, ...]:
    """Count what ``_FIGURES`` names."""
    return (
        len(document.passages),
        len(document.headings),
        len(document.notes),
        len(list(document.markers)),
        *(sum(found.resolution is kind for found in document.references) for kind in Resolution),
        len(document.problems),
    )


def _names(document: Document) -> tuple[str, str, str]:
    """Give id, title and author, or nothing, as they may be shown."""
    name, title, author = map(visible, map(on_one_line, (document.id, document.title, document.author or "")))
    return name, title, author


def _table(documents: Sequence[Document]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("document", "title", "author"):
        table.add_column(name, overflow="fold")
    for name in _FIGURES:
        table.add_column(name, justify="right")
    for document in documents:
        table.add_row(*(name or "–" for name in _names(document)), *map(str, _figures(document)))
    return table


def _lines(documents: Sequence[Document]) -> Iterator[str]:
    """Yield two lines for each text, where there is no room for a table: its names, and what it has."""
    for document in documents:
        yield " · ".join(filter(None, _names(document)))
        counted = zip(_FIGURES, _figures(document), strict=True)
        yield "    " + ", ".join(f"{name} {number}" for name, number in counted if number)


def _report(texts: Library) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPE_WIDTH)
    if not texts.documents:
        console.print("no texts")
    elif console.width >= _NARROWEST:
        console.print(_table(texts.documents), markup=False)
    else:
        for line in _lines(texts.documents):
            console.print(line, markup=False)
    for document in texts.documents:
        for line in _uncertain(document):
            console.print(visible(on_one_line(line)), markup=False, soft_wrap=True)
    for problem in texts.all_problems:
        line = visible(on_one_line(f"{problem.where}: {problem.kind}: {problem.detail}"))
        console.print(line, markup=False, soft_wrap=True)
