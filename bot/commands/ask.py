"""``scholiast ask``: one question, questions on stdin, or a conversation."""

import argparse
import logging
import sys
from collections.abc import Iterator

from bot import start
from bot.asking.kinds import Kind, read
from bot.commands.numbers import up_to
from bot.commands.terminal import (
    ANSWERED,
    FAILED,
    NOT_ANSWERED,
    complain,
    progress_bar,
    style,
    write,
    write_json,
)
from bot.errors import BotError
from bot.render.terminal import text
from bot.service import Report, Service
from bot.settings import Settings
from bot.words import Say
from corpus.errors import CorpusError, OtherLibrary
from embeddings.errors import EmbeddingError
from embeddings.hits import Outcome

_MOST = 20  # passages in an answer
_PROMPT = "\nAsk (an empty line ends): "


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "ask",
        help="answer a question with the library's own words",
        description="Answers with passages of the library, quoted word for word with their footnotes. "
        "Without a question it opens a conversation; questions on stdin are answered line by line. "
        "Exit status 3 if the library does not answer, or nothing was asked of it.",
    )
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="with quotation marks or without")
    parser.add_argument(
        "-k",
        type=up_to(_MOST),
        metavar="N",
        help="passages in an answer, 1 to 20 (default ANSWER_PASSAGES, 3); "
        "a block quotation that one of them introduces, or the reply to it, comes with it",
    )
    parser.add_argument(
        "--document", action="append", default=[], metavar="ID", help="only from this document"
    )
    parser.add_argument(
        "--author", action="append", default=[], metavar="NAME", help="only from texts by this author"
    )
    parser.add_argument(
        "--per-document", type=up_to(_MOST), metavar="N", help="at most N passages of a document"
    )
    parser.add_argument("--json", action="store_true", help="write JSON; one line a question from stdin")
    parser.add_argument("--explain", action="store_true", help="show every signal and score")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer; the worst outcome of several questions is the exit status."""
    service = start.service(settings, "scholiast ask")
    bring_up_to_date(service)
    if arguments.question:
        return _answer(service, settings, arguments, " ".join(arguments.question))
    if sys.stdin.isatty():
        before = None
        for question in _typed():
            _answer_or_complain(service, settings, arguments, question, before=before)
            before = question if read(question).kind is Kind.QUESTION else before
        return ANSWERED
    statuses = [_answer_or_complain(service, settings, arguments, line) for line in sys.stdin if line.strip()]
    if not statuses:
        complain("nothing was asked: give a question, or questions on stdin, one a line")
        return NOT_ANSWERED
    return max(statuses, key=[ANSWERED, NOT_ANSWERED, FAILED].index)


def bring_up_to_date(service: Service, *, keeps_answering: bool = False) -> None:
    """Build the index if it is missing, damaged or older than the texts; else the old one serves.

    One that has no text of the folder serves only who ``keeps_answering`` members, come what may.
    """
    if service.is_current() and _is_sound(service):
        if not service.snapshot.library.documents:
            complain("no text is in the library; see: scholiast doctor")
        return
    try:
        with progress_bar("Indexing") as progress:
            report = service.reindex(progress)
    except (EmbeddingError, CorpusError, OSError) as error:
        if (isinstance(error, OtherLibrary) and not keeps_answering) or not service.can_answer():
            raise
        complain(f"{error}; the index of before answers")
        _is_sound(service)
        return
    for reason in report.because:
        complain(reason, logging.INFO)
    complain(summary(report), logging.INFO)


def _is_sound(service: Service) -> bool:
    """Say what is to be known of the index that is there, and whether all of it can be served."""
    try:
        snapshot = service.snapshot
    except EmbeddingError as error:
        complain(f"{error.fault}; it is made anew")
        return False
    for notice in snapshot.notices:
        complain(notice)
    return not snapshot.damaged


def summary(report: Report) -> str:
    """Say in a line what an indexing did."""
    found = report.changes
    counts = {"added": found.added, "changed": found.changed, "removed": found.removed}
    count, number = Say().count, Say().number
    changed = ", ".join(f"{number(len(ids))} {what}" for what, ids in counts.items() if ids)
    documents = changed or f"{number(found.unchanged)} unchanged"
    line = f"; quoted from {number(report.quoted_from, 2)} on" if report.quoted_from else ""
    hint = f"; {count('problems', len(report.problems))}, see: scholiast check" if report.problems else ""
    hint += "" if report.passages else "; no text is in the library, see: scholiast doctor"
    return (
        f"indexed {count('passages', report.passages)} (documents: {documents}; "
        f"{count('embedded', report.embedded)}) in {number(report.seconds, 1)} s; "
        f"{report.kind} index{line}{hint}"
    )


def _typed() -> Iterator[str]:
    """Yield the questions of a conversation until an empty line, Ctrl-D or Ctrl-C."""
    import readline  # noqa: F401  (gives the prompt a history)

    while True:
        try:
            question = input(_PROMPT)
        except (EOFError, KeyboardInterrupt):
            write("")
            return
        if not question.strip():
            return
        yield question


def _answer_or_complain(
    service: Service,
    settings: Settings,
    arguments: argparse.Namespace,
    question: str,
    *,
    before: str | None = None,
) -> int:
    """Answer one of several questions: a bad one is reported, and the next one is taken."""
    try:
        return _answer(service, settings, arguments, question.strip(), several=True, before=before)
    except BotError as error:
        complain(str(error))
        return FAILED


def _answer(
    service: Service,
    settings: Settings,
    arguments: argparse.Namespace,
    question: str,
    *,
    several: bool = False,
    before: str | None = None,
) -> int:
    k = arguments.k or settings.answer_passages
    answer = service.ask(
        question,
        k=k,
        documents=arguments.document,
        authors=arguments.author,
        per_document=arguments.per_document,
        before=before,
    )
    if arguments.json:
        from bot.render import json

        value = json.answer(answer)
        if arguments.explain and answer.explanation:
            value["explanation"] = json.explanation(answer.explanation)
        write_json(value, line=several)
    else:
        if several and not sys.stdin.isatty():
            write(f"» {answer.question}\n")
        write(text.answer(answer, style()), styled=True)
        if arguments.explain:
            write(text.explanation(answer))
    return ANSWERED if answer.outcome is Outcome.QUOTED else NOT_ANSWERED
