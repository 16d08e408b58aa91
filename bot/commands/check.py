"""``scholiast check``: what was understood of each text, with the problems."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot import reading
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, language, write_json
from bot.notes import short_form
from bot.render import json
from bot.render.beside import meaning
from bot.render.terminal.visible import on_one_line, visible
from bot.settings import Settings
from corpus import library
from corpus.model import Document, Library, Resolution

_PIPE_WIDTH = 160  # columns of a table that is not written to a terminal


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
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: the corpus folder)"
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read the texts and report."""
    rules = reading.rules(settings)
    texts = (
        library.read_files(arguments.paths, rules)
        if arguments.paths
        else library.read(settings.corpus_dir, rules)
    )
    if arguments.json:
        write_json(json.check(texts))
    else:
        _table(texts)
    return NOT_ANSWERED if texts.all_problems else ANSWERED


def _uncertain(document: Document) -> Iterator[str]:
    """Yield a line for every short form of which it is not certain what it means."""
    for found in document.references:
        if found.resolution is not Resolution.RESOLVED:
            label = document.notes[found.citation.note].label
            said = meaning(short_form(document, found), language(), on_one_line)
            yield f"{document.id}, note {label}: {said}"


def _table(texts: Library) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PIPE_WIDTH)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("document", "title", "author"):
        table.add_column(name, overflow="fold")
    for name in ("paragraphs", "headings", "notes", "markers", *Resolution, "problems"):
        table.add_column(name, justify="right")
    for document in texts.documents:
        numbers = (
            len(document.passages),
            len(document.headings),
            len(document.notes),
            len(list(document.markers)),
            *(sum(found.resolution is kind for found in document.references) for kind in Resolution),
            len(document.problems),
        )
        table.add_row(
            *(visible(on_one_line(words)) for words in (document.id, document.title, document.author or "–")),
            *(str(number) for number in numbers),
        )
    console.print(table, markup=False) if texts.documents else console.print("no texts")
    for document in texts.documents:
        for line in _uncertain(document):
            console.print(visible(on_one_line(line)), markup=False, soft_wrap=True)
    for problem in texts.all_problems:
        line = visible(on_one_line(f"{problem.where}: {problem.kind}: {problem.detail}"))
        console.print(line, markup=False, soft_wrap=True)
