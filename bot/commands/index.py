"""``scholiast index``: bring the index up to date."""

import argparse

from bot import indexer
from bot.commands.ask import summary
from bot.commands.terminal import ANSWERED, complain, progress_bar, write, write_json
from bot.errors import BotError
from bot.remedies import runnable
from bot.render import json
from bot.settings import Settings
from bot.visible import on_one_line
from bot.words import Say


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "index",
        help="bring the index up to date",
        description="Reads the texts and embeds what has changed. If it fails, the old index is kept.",
    )
    parser.add_argument("--rebuild", action="store_true", help="take nothing over from the index on disk")
    parser.add_argument(
        "--allow-removals", action="store_true", help="drop texts that are gone, however many they are"
    )
    parser.add_argument(
        "--rollback", action="store_true", help="go back to the index before, which then stays until the next"
    )
    parser.add_argument(
        "--ray",
        metavar="ADDRESS",
        help="have many new texts embedded by a Ray cluster: HOST:PORT, or local for this machine alone",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Build, or say what a build would do."""
    if settings.service_url:
        raise BotError(
            "SERVICE_URL is set: the index is made where the service runs; unset it to have one here"
        )
    if arguments.dry_run:
        return _dry_run(settings, as_json=arguments.json)
    if arguments.rollback:
        return _roll_back(settings, as_json=arguments.json)
    with progress_bar("Indexing") as progress:
        report = indexer.DiskIndexer(settings, "scholiast index", cluster=arguments.ray).build(
            progress, rebuild=arguments.rebuild, allow_removals=arguments.allow_removals
        )
    for reason in report.because:
        complain(reason)
    for problem in report.problems:
        complain(on_one_line(f"{problem.where}: {problem.kind}: {problem.detail}"))
    if arguments.json:
        write_json(json.report(report))
    else:
        write(runnable(summary(report)))
    return ANSWERED


def _roll_back(settings: Settings, *, as_json: bool) -> int:
    name, left = indexer.DiskIndexer(settings, "scholiast index").roll_back()
    if as_json:
        write_json({"generation": name, "left": left})
    else:
        kept = f"; {left} was set aside" if left else ""
        write(runnable(f"{name} answers again{kept}; for the texts of now, run: scholiast index"))
    return ANSWERED


def _dry_run(settings: Settings, *, as_json: bool) -> int:
    changes, notices = indexer.changes(settings)
    for notice in notices:
        complain(notice)
    if as_json:
        write_json(json.changes(changes))
        return ANSWERED
    for what, identifiers in (
        ("add", changes.added),
        ("change", changes.changed),
        ("remove", changes.removed),
    ):
        for identifier in identifiers:
            write(f"{what:7} {identifier}")
    write(Say().count("unchanged", changes.unchanged))
    return ANSWERED
