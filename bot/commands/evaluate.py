"""``scholiast eval``: how well the library's passages are found, on questions with known passages."""

import argparse
from json import dumps
from pathlib import Path

from bot import start
from bot.commands.ask import bring_up_to_date
from bot.commands.numbers import up_to
from bot.commands.terminal import ANSWERED, write, write_json
from bot.errors import BadQuestions
from bot.evaluation import questions
from bot.render import json
from bot.render.terminal import table
from bot.settings import Settings
from corpus.model import Library

_RANKS, _MOST_RANKS = 10, 1000  # passages for each question, by default and at most


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "eval",
        help="measure how well passages are found",
        description="Asks the questions of a file (JSON lines: question, relevant: a list of document and "
        "paragraph, empty where the library does not answer) and tells how often the right passage came "
        "first, and how well questions without an answer were refused.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument(
        "-k", type=up_to(_MOST_RANKS), default=_RANKS, metavar="N", help="passages a question (default 10)"
    )
    parser.add_argument("--run", type=Path, dest="run_file", metavar="OUT.jsonl", help="write what was found")
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Ask every question and tell the figures."""
    if arguments.run_file and not arguments.run_file.parent.is_dir():
        raise BadQuestions(f"no folder {arguments.run_file.parent}; make it, or give --run another place")
    service = start.service(settings)
    bring_up_to_date(service)
    snapshot = service.snapshot
    asked = read_file(arguments.file, snapshot.library)
    judged = list(questions.judge(asked, snapshot, arguments.k))
    if arguments.run_file:
        lines = (dumps(json.run_line(one), ensure_ascii=False) for one in judged)
        arguments.run_file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    total, kinds = questions.figures(judged), questions.by_kind(judged)
    if arguments.json:
        write_json({"generation": snapshot.generation, "all": total, "kinds": kinds})
    else:
        write(table.figures({"all": total, **kinds}))
    return ANSWERED


def read_file(file: Path, library: Library) -> list[questions.Asked]:
    """Read a file of questions."""
    try:
        with file.open(encoding="utf-8") as lines:
            return questions.read(lines, library, str(file))
    except OSError as error:
        raise BadQuestions(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadQuestions(f"{file} is not UTF-8 text") from error
