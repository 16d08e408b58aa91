"""The command line: options, one command, and errors in one line."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bot.commands import ask, calibrate, check, cite, doctor, evaluate, footnote, index, run, works
from bot.commands.terminal import FAILED, complain
from bot.errors import BotError
from bot.settings import read
from corpus.errors import CorpusError
from embeddings.errors import EmbeddingError

COMMANDS = (ask, footnote, cite, works, index, check, evaluate, calibrate, doctor, run)
_INTERRUPTED = 130  # 128 + SIGINT, as shells say it


def parser() -> argparse.ArgumentParser:
    """Describe the program."""
    program = argparse.ArgumentParser(
        prog="scholiast",
        description="Answers questions with a library's own words, quoted with their footnotes.",
        epilog="Settings are read from the environment and from .env; see .env.example.",
    )
    program.add_argument("--version", action="version", version=f"%(prog)s {version('scholiast')}")
    program.add_argument(
        "--corpus", type=Path, metavar="DIR", help="the folder of texts (default corpus/texts, or CORPUS_DIR)"
    )
    program.add_argument(
        "--index", type=Path, metavar="DIR", help="the index folder (default .scholiast, or INDEX_DIR)"
    )
    commands = program.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status."""
    _accept_any_encoding()
    chosen = parser().parse_args(arguments)
    try:
        settings = read(corpus_dir=chosen.corpus, index_dir=chosen.index)
        status: int = chosen.run(chosen, settings)
    except KeyboardInterrupt:
        complain("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        _drop_output()
        return FAILED
    except OSError as error:  # the disk under stdout is full, a folder is a file
        _drop_output()
        complain(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        return FAILED
    except (BotError, CorpusError, EmbeddingError) as error:
        complain(str(error))
        return FAILED
    return status


def _accept_any_encoding() -> None:
    r"""Show as ``\u201c`` what a terminal cannot show, and read of a question what can be read."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not fail over it once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
