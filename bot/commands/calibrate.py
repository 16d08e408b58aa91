"""``scholiast calibrate``: fits the refusal to a library's own questions, kept with the index."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot import start
from bot.commands.ask import bring_up_to_date
from bot.commands.evaluate import read_file
from bot.commands.terminal import ANSWERED, write
from bot.errors import BadQuestions
from bot.evaluation import questions
from bot.render.terminal import table
from bot.settings import Settings

_FEWEST = 10  # questions of each side; fewer say nothing of where 95 % lie


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "calibrate",
        help="fit the refusal to a library's own questions",
        description="Learns from questions that the library answers and questions that it does not (a file "
        "as for eval) when to quote and when to refuse, so that 95 in 100 of the answered ones are quoted: "
        "apart for questions in another language than the texts, where there are ten of both kinds. "
        "The figures shown are of the same questions that were learned from.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Fit, keep, and compare with what was."""
    service = start.service(settings)
    bring_up_to_date(service)
    snapshot = service.snapshot
    asked = read_file(arguments.file, snapshot.library)
    require_enough(asked, arguments.file)
    # What needs no search says nothing of where to refuse.
    before = [one for one in questions.judge(asked, snapshot, 1) if one.found.explanation]
    path, found = start.calibrate(settings, [(one.found, bool(one.asked.relevant)) for one in before])
    after = [replace(one, found=now) for one, now in zip(before, found, strict=True)]
    write(table.figures({"before": questions.figures(before), "after": questions.figures(after)}))
    write(f"kept in {path}; remove it to go back")
    return ANSWERED


def require_enough(asked: Sequence[questions.Asked], file: Path) -> None:
    """Refuse to learn from too few."""
    answered = sum(bool(one.relevant) for one in asked)
    refused = len(asked) - answered
    if min(answered, refused) < _FEWEST:
        raise BadQuestions(
            f"calibration needs {_FEWEST} questions that the library answers and {_FEWEST} that it does not; "
            f"{file} has {answered} and {refused}"
        )
