"""Settings → a Service: the one place where the real parts are joined."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BadSettings
from bot.indexer import DiskIndexer
from bot.service import Indexer, Service
from bot.settings import Settings
from embeddings.hits import Found

if TYPE_CHECKING:
    from embeddings.ranking.refusal import Refusal


def service(settings: Settings, name: str = "scholiast") -> Service:
    """Make the service; nothing heavy is loaded before the first question. The lock names who indexes."""
    return Service(_remote(settings) if settings.service_url else DiskIndexer(settings, name))


def _remote(settings: Settings) -> Indexer:
    from bot.remote.client import RemoteIndexer  # not for those who have an index
    from bot.remote.contract import address

    where = address(settings.service_url or "")
    if where is None:
        raise BadSettings(f"SERVICE_URL={settings.service_url}: give http://HOST:PORT or unix:/PATH")
    return RemoteIndexer(where, settings.service_key.get_secret_value() if settings.service_key else None)


def calibrate(settings: Settings, judged: Sequence[tuple[Found, bool]]) -> tuple[Path, list[Found]]:
    """Fit the refusal to questions of which it is known whether the library answers them, and keep it.

    Gives the file, and what is found for the same questions from now on.
    """
    from embeddings.dense.weights import fingerprint, locate
    from embeddings.ranking import calibration, refusal

    by_main = [(found, is_answered) for found, is_answered in judged if _by_main(found)]
    signals = [refusal.Signals(**found.explanation.signals) for found, _ in by_main if found.explanation]
    fitted = refusal.calibrate(signals, [answered for _, answered in by_main], prior=refusal.DEFAULT)
    path = calibration.save(settings.index_dir, fitted, fingerprint(locate(settings.embedding_model)))
    return path, [_judged_by(fitted, found) if _by_main(found) else found for found, _ in judged]


def _by_main(found: Found) -> bool:
    """Tell whether the main model measured what was found first: the others have a refusal of their own."""
    return found.explanation is not None and not found.explanation.by_second


def _judged_by(fitted: "Refusal", found: Found) -> Found:
    from embeddings.ranking.refusal import Signals

    assert found.explanation is not None  # noqa: S101
    chance = fitted.probability(Signals(**found.explanation.signals))
    return replace(found, confidence=chance, outcome=fitted.outcome(chance))
