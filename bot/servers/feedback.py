"""What members said of answers: a verdict on a question, kept without who gave it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from bot.servers.tables import FEEDBACK
from bot.servers.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict on the answer to a question, whose first passage was a paragraph of a document, or none."""

    day: str
    verdict: Verdict
    question: str
    document: str | None
    paragraph: int | None

    @property
    def as_question(self) -> dict[str, Any] | None:
        """Give a line for ``eval`` and ``calibrate``; what was bad says only what does not answer."""
        if self.verdict is Verdict.BAD:
            return None
        found = [{"document": self.document, "paragraph": self.paragraph}] if self.document else []
        return {"question": self.question, "relevant": found}


class FeedbackStore:
    """Keeps verdicts in the database of the servers' settings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(
        self, server: int, verdict: Verdict, question: str, document: str | None, paragraph: int | None
    ) -> None:
        """Keep a verdict with the day, and nothing of who gave it."""
        day = datetime.now(UTC).date().isoformat()
        values = {"server": server, "day": day, "verdict": verdict.value, "question": question}
        with self._engine.begin() as connection:
            connection.execute(insert(FEEDBACK).values(**values, document=document, paragraph=paragraph))

    def all(self) -> list[Said]:
        """List what was said, in its order."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(FEEDBACK).order_by(FEEDBACK.c.id)).all()
        return [
            Said(row.day, Verdict(row.verdict), row.question, row.document, row.paragraph) for row in rows
        ]

    def forget(self, server: int) -> None:
        """Drop what was said in a server that the bot has left."""
        with self._engine.begin() as connection:
            connection.execute(delete(FEEDBACK).where(FEEDBACK.c.server == server))
