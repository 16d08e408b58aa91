"""``scholiast cite``: a citation of a paragraph, to copy."""

import argparse

from bot import reading
from bot.answer import citation
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, complain, write
from bot.render.citations import CitationStyle, cite
from bot.service import require_document
from bot.settings import Settings
from bot.words import Say
from corpus import library


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "cite",
        help="give a citation of a paragraph to copy",
        description="Gives a citation of a paragraph of a text. Needs neither model nor index. "
        "Exit status 3 if there is no such paragraph.",
    )
    parser.add_argument("document", metavar="ID", help="the document, as check lists it")
    parser.add_argument("paragraph", type=int, metavar="PARAGRAPH", help="its number, as answers give it")
    parser.add_argument(
        "--style", choices=[str(style) for style in CitationStyle], default="plain", help="default plain"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Cite."""
    texts = library.read(settings.corpus_dir, reading.rules(settings))
    document = require_document(texts, arguments.document)
    if not 1 <= arguments.paragraph <= len(document.passages):
        held = Say().count("passages", len(document.passages))
        complain(
            f"no paragraph {arguments.paragraph} in {document.id}, which has {held}; see: scholiast check"
        )
        return NOT_ANSWERED
    cited = citation(document, document.passage(arguments.paragraph))
    write(cite(cited, CitationStyle(arguments.style)))
    return ANSWERED
