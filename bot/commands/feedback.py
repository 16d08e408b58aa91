"""``scholiast feedback``: what members said of answers, and lines of it for ``eval`` and ``calibrate``."""

import argparse

from bot.commands.terminal import ANSWERED, NOT_ANSWERED, complain, write, write_json
from bot.settings import Settings


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
    from bot.servers import database
    from bot.servers.feedback import FeedbackStore
    from bot.servers.preferences import PreferenceStore

    given = settings.database_url
    store = PreferenceStore(given.get_secret_value() if given else database.beside(settings.index_dir))
    said = FeedbackStore(store.engine).all()
    store.close()
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
