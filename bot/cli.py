"""The command line: options, one command, and errors in one line."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.commands.terminal import FAILED, complain
from bot.errors import BotError, Hopeless, WrongSettings
from bot.remedies import remember
from bot.settings import Settings, read
from bot.veil import hide, veiled
from corpus.errors import CorpusError
from embeddings.errors import EmbeddingError
from embeddings.shortage import way_out

# The names of the commands, each with its module in bot/commands/.
COMMANDS = {
    "ask": "ask",
    "footnote": "footnote",
    "cite": "cite",
    "works": "works",
    "index": "index",
    "check": "check",
    "eval": "evaluate",
    "calibrate": "calibrate",
    "feedback": "feedback",
    "doctor": "doctor",
    "run": "run",
    "serve": "serve",
}
_INTERRUPTED = 130  # 128 + SIGINT, as shells say it
_NOT_AGAIN = 78  # EX_CONFIG of sysexits(3): a supervisor should not start it again
# Objects that are made until Python looks for those in circles: importing makes many, and none to be found,
# so that looking took a seventh of a first answer with the 700 that Python has (decision 81).
_MADE = 100_000


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """Describe the program, with some of its commands."""
    program = argparse.ArgumentParser(
        prog="scholiast",
        description="Answers questions with a library's own words, quoted with their footnotes.",
        epilog="Settings are read from the environment and from .env; see .env.example.",
    )
    program.add_argument("--version", action=_Version, help="show program's version number and exit")
    _add_folders(program)
    commands = program.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in names:
        import_module(f"bot.commands.{COMMANDS[name]}").add(commands)
        _add_folders(commands.choices[name], default=argparse.SUPPRESS)  # they may stand behind the command
    return program


def _add_folders(program: argparse.ArgumentParser, default: str | None = None) -> None:
    for name, what in (
        ("--corpus", "the folder of texts (default corpus/texts, or CORPUS_DIR)"),
        ("--index", "the index folder (default .scholiast, or INDEX_DIR)"),
    ):
        program.add_argument(name, type=Path, metavar="DIR", default=default, help=what)


class _Version(argparse.Action):
    """Looks the version up when it is asked for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"{parser.prog} {version('scholiast')}\n")
        parser.exit()


def _chosen(arguments: Sequence[str] | None) -> Iterable[str]:
    """Name the command that is asked for, so that no other is imported; all, where that is not clear."""
    reader = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    _add_folders(reader)
    reader.add_argument("command", nargs="?")
    reader.add_argument("rest", nargs=argparse.REMAINDER)
    try:
        command = reader.parse_known_args(arguments)[0].command
    except (argparse.ArgumentError, SystemExit):
        return COMMANDS
    return (command,) if command in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status."""
    gc.set_threshold(_MADE)
    _accept_any_encoding()
    chosen = parser(_chosen(arguments)).parse_args(arguments)
    remember(corpus=chosen.corpus, index=chosen.index)
    try:
        settings = _settings(chosen)
        hide(settings.secrets())
        status: int = chosen.run(chosen, settings)
    except KeyboardInterrupt:
        complain("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        _drop_output()
        return FAILED
    except OSError as error:  # the disk under stdout is full, a folder is a file
        _drop_output()
        complain(_of_the_system(error))
        return FAILED
    except MemoryError:
        complain("too little memory; free some, or raise its limit (ulimit -v)")
        return FAILED
    except Hopeless as error:
        complain(str(error))
        return _NOT_AGAIN if getattr(chosen, "is_supervised", False) else FAILED
    except (BotError, CorpusError, EmbeddingError) as error:
        complain(str(error))
        return FAILED
    except Exception as error:
        complain(
            f"{type(error).__name__}: {error}; a fault of ours: please report what LOG_LEVEL=DEBUG shows"
        )
        if os.environ.get("LOG_LEVEL") == "DEBUG":
            from traceback import format_exc

            sys.stderr.write(veiled(format_exc()))
        return FAILED
    return status


def _of_the_system(error: OSError) -> str:
    """Say what the system says, and the way out where only the machine has too little to lend."""
    said = ": ".join(str(part) for part in (error.filename, error.strerror) if part)
    return "; ".join(part for part in (said, way_out(error)) if part)


def _settings(chosen: argparse.Namespace) -> Settings:
    """Read the settings, and tell each that cannot be read."""
    try:
        return read(corpus_dir=chosen.corpus, index_dir=chosen.index)
    except WrongSettings as error:
        *others, last = str(error).splitlines()
        for problem in others:
            complain(problem)
        raise WrongSettings(last) from None


def _accept_any_encoding() -> None:
    r"""Show as ``\u201c`` what a terminal cannot show, and read of a question what can be read.

    A stream that was closed before the program began is an empty one.
    """
    for name, how in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(how))  # noqa: SIM115
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
