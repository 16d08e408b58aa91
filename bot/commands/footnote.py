"""``scholiast footnote``: a note, what it cites, and the passages that carry it."""

import argparse

from bot import reading
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, complain, style, write, write_json
from bot.render import json
from bot.render.terminal import text
from bot.service import look_up
from bot.settings import Settings
from corpus import library


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "footnote",
        help="show a note and the passages that carry it",
        description="Shows the notes with a label, read from the texts as they are now. "
        "Needs neither model nor index. Exit status 3 if there is no such note.",
    )
    parser.add_argument("label", metavar="LABEL", help="as printed: 11, 12a, *")
    parser.add_argument("--document", metavar="ID", help="only in this document")
    parser.add_argument(
        "--json",
        action="store_true",
        help="write JSON: an object, or a list where several notes have the label, or none",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Show the notes."""
    texts = library.read(settings.corpus_dir, reading.rules(settings))
    notes = look_up(texts, arguments.label, arguments.document)
    if not notes:
        where = f" in {arguments.document}" if arguments.document else ""
        complain(f"no note {arguments.label!r}{where}; see: scholiast check")
    if arguments.json:
        values = [json.footnote(found) for found in notes]
        write_json(values[0] if len(values) == 1 else values)
    elif notes:
        write("\n".join(text.footnote(found, style()) for found in notes), styled=True)
    return ANSWERED if notes else NOT_ANSWERED
