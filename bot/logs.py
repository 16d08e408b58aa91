"""What happens → lines of a log: for people on a terminal, as JSON elsewhere. No question, no secret.

Other libraries are heard from INFO on: below, discord.py tells what members write, SQLAlchemy what is stored.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

from bot.remedies import runnable
from bot.veil import veiled
from bot.visible import as_line

Format = Literal["auto", "text", "json"]

_OURS = ("bot", "corpus", "embeddings")
_LOUD = ("faiss",)  # it tells of the processor
_FIELDS = "fields"  # of a record that has more to say than its sentence


def set_up(level: str, style: Format = "auto") -> None:
    """Log to stderr from now on."""
    is_for_people = sys.stderr.isatty() if style == "auto" else style == "text"
    handler = logging.StreamHandler()
    handler.setFormatter(_Text() if is_for_people else _Json())
    logging.basicConfig(level=max(logging.INFO, logging.getLevelName(level)), handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def are_objects() -> bool:
    """Tell whether the log is read by machines, so that nothing else should stand between its lines."""
    return any(isinstance(handler.formatter, _Json) for handler in logging.getLogger().handlers)


def tell(log: logging.Logger, sentence: str, **fields: object) -> None:
    """Log a sentence with fields that a machine can read."""
    log.info(sentence, extra={_FIELDS: fields})


class _Text(logging.Formatter):
    """``2026-11-26 15:20:11 INFO bot.records: answered (surface=command, …)``."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Write a record on a line, its traceback below."""
        return veiled(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (logging's name)
        """Write its sentence and its fields; names of files may hold line ends, and what a terminal obeys."""
        fields = getattr(record, _FIELDS, {})
        more = f" ({', '.join(f'{key}={value}' for key, value in fields.items())})" if fields else ""
        return as_line(runnable(super().formatMessage(record)) + more)


class _Json(logging.Formatter):
    """One object a line: ``time``, ``level``, ``logger``, ``message``, and the fields of the record."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as JSON."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": runnable(record.getMessage()),
            **getattr(record, _FIELDS, {}),
        }
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return veiled(json.dumps(said, ensure_ascii=False, default=str))
