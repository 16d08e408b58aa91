"""How often members have asked, told between the processes of a bot by their database.

Each process counts for itself at once, and hears of what the others have counted when they exchange. The
questions of a server all come to one process, so what is heard late is only of members who ask in several.
"""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Engine, delete, insert, select

from bot.servers.database import take_turn
from bot.servers.tables import ASKED


@dataclass(frozen=True, slots=True)
class Asked:
    """A member has asked something of a kind at a time (seconds since 1970)."""

    kind: str
    member: int
    at: float


class AskedStore:
    """Exchanges what was asked here and elsewhere; one for a process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._process = uuid.uuid4().hex
        self._last = 0

    def exchange(self, own: Sequence[Asked], before: float) -> list[Asked]:
        """Tell of what was asked here, give what was asked elsewhere since, and forget what is too old."""
        with self._engine.begin() as connection:
            take_turn(connection)  # so that rows appear in the order of their numbers
            connection.execute(delete(ASKED).where(ASKED.c.at < before))
            if own:
                rows = [asdict(one) | {"process": self._process} for one in own]
                connection.execute(insert(ASKED), rows)
            found = connection.execute(
                select(ASKED).where(ASKED.c.id > self._last).order_by(ASKED.c.id)
            ).all()
        self._last = found[-1].id if found else self._last
        return [Asked(row.kind, row.member, row.at) for row in found if row.process != self._process]
