"""The program `scholiast`, and `python -m bot`: the command line, of which Ctrl-C may end the imports too."""

import sys

_INTERRUPTED = 130  # as `bot.cli` ends


def main() -> int:
    """Run the command line, which takes a third of a second to import."""
    try:
        from bot.cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.write("scholiast: interrupted\n")
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
