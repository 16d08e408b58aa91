"""``scholiast works``: every work cited, with its notes and the paragraphs that rest on it."""

import argparse

from bot import reading
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, complain, language, write, write_json
from bot.render import json
from bot.render.terminal import works as terminal
from bot.service import require_document
from bot.settings import Settings
from corpus import library, works


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "works",
        help="list the works that are cited",
        description="Lists every work that the notes cite, with the notes and pages that cite it and the "
        "paragraphs that rest on it, read from the texts as they are now. Needs neither model nor index. "
        "Exit status 3 if no work is found.",
    )
    parser.add_argument("words", nargs="*", metavar="WORD", help="only works with these words: Berger")
    parser.add_argument("--document", metavar="ID", help="only in this document")
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """List the works."""
    texts = library.read(settings.corpus_dir, reading.rules(settings))
    if arguments.document is not None:
        require_document(texts, arguments.document)
    wanted = " ".join(arguments.words)
    found = [
        (document, tuple(works.find(document, wanted)))
        for document in texts.documents
        if arguments.document in (None, document.id)
    ]
    if arguments.json:
        write_json(json.works(found))
    elif any(cited for _, cited in found):
        write(terminal.text(found, language()))
    else:
        complain(f"no work {wanted!r} is cited" if wanted else "no works are cited")
    return ANSWERED if any(cited for _, cited in found) else NOT_ANSWERED
