"""``scholiast feedback``: what members said of answers, and lines of it for ``eval`` and ``calibrate``."""

import argparse
from typing import TYPE_CHECKING

from bot.commands.terminal import ANSWERED, NOT_ANSWERED, complain, write, write_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.servers.feedback import Said


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "feedback",
        help="list what members said of answers",
        description="Lists what members said of answers on Discord, where their server has switched that on: "
        "a line each with the day, good, bad or missing, the first passage and the question. Who said it is "
        "not kept. With --questions, lines for eval and calibrate. Exit status 3 if nothing was said.",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--questions", action="store_true", help="write lines for eval and calibrate")
    shape.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """List what is kept."""
    said = _said(settings)
    if arguments.json:
        fields = ("day", "verdict", "question", "document", "paragraph")
        write_json([{field: getattr(one, field) for field in fields} for one in said])
    elif arguments.questions:
        for line in filter(None, (one.as_question for one in said)):
            write_json(line, line=True)
    else:
        for one in said:
            where = f"{one.document} ¶ {one.paragraph}" if one.document else "–"
            write(f"{one.day}  {one.verdict:<7}  {where}  {one.question}")
    if not said:
        complain("no member has said anything of an answer; servers switch that on in /settings")
    return ANSWERED if said else NOT_ANSWERED


def _said(settings: Settings) -> "list[Said]":
    """Read what is kept, if there is anything."""
    from bot.servers import database
    from bot.servers.feedback import FeedbackStore
    from bot.servers.preferences import PreferenceStore

    if not database.is_there(settings.database_url, settings.index_dir):
        return []
    store = PreferenceStore(database.address(settings.database_url, settings.index_dir))
    try:
        return FeedbackStore(store.engine).all()
    finally:
        store.close()
