"""Settings → a Service: the one place where the real parts are joined."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import WrongSettings
from bot.indexer import DiskIndexer
from bot.parts import Parts
from bot.service import Indexer, Service
from bot.settings import Settings
from embeddings.hits import Explanation, Found, Outcome

if TYPE_CHECKING:
    from embeddings.ranking.refusal import Refusals, Way


def service(settings: Settings, name: str = "scholiast") -> Service:
    """Make the service; nothing heavy is loaded before the first question. The lock names who indexes."""
    return Service(_remote(settings) if settings.service_url else DiskIndexer(settings, name))


def _remote(settings: Settings) -> Indexer:
    from bot.remote.client import RemoteIndexer  # not for those who have an index
    from bot.remote.contract import address

    where = address(settings.service_url or "")
    if where is None:
        raise WrongSettings(f"SERVICE_URL={settings.service_url}: give http://HOST:PORT or unix:/PATH")
    return RemoteIndexer(where, settings.service_key.get_secret_value() if settings.service_key else None)


def calibrate(settings: Settings, judged: Sequence[tuple[Found, bool]]) -> tuple[Path, list[Found]]:
    """Fit the refusal to questions of which it is known whether the library answers them, and keep it.

    Gives the file, and what is found for the same questions from now on.
    """
    from embeddings.dense.weights import fingerprint, locate
    from embeddings.ranking import calibration, refusal

    known = [(found.explanation, is_answered) for found, is_answered in judged if found.explanation]
    fitted = refusal.fitted(
        [
            refusal.Judged(_way(explained), refusal.Signals(**explained.signals), is_answered)
            for explained, is_answered in known
            if explained.signals
        ]
    )
    weights = fingerprint(locate(settings.embedding_model))
    path = calibration.save(settings.index_dir, fitted, weights, Parts(settings).second_weights())
    return path, [_judged_by(fitted, found) for found, _ in judged]


def _way(explained: Explanation) -> "Way":
    from embeddings.ranking.refusal import Way

    return Way.of(by_second=explained.by_second, is_across=explained.is_across)


def _judged_by(fitted: "Refusals", found: Found) -> Found:
    from embeddings.ranking.refusal import Signals

    explained = found.explanation
    if explained is None or not explained.signals:
        return found
    judge = fitted.of(_way(explained))
    chance = judge.probability(Signals(**explained.signals))
    outcome = judge.outcome(chance)
    if outcome is Outcome.QUOTED and not explained.may_tell:
        outcome = Outcome.CLOSEST
    return replace(found, confidence=chance, outcome=outcome)
