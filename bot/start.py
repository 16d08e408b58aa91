"""Settings → a Service: the one place where the real parts are joined."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.indexer import DiskIndexer
from bot.service import Service
from bot.settings import Settings
from embeddings.hits import Found


def service(settings: Settings, name: str = "scholiast") -> Service:
    """Make the service; nothing heavy is loaded before the first question. The lock names who indexes."""
    return Service(DiskIndexer(settings, name))


def calibrate(settings: Settings, judged: Sequence[tuple[Found, bool]]) -> tuple[Path, list[Found]]:
    """Fit the refusal to questions of which it is known whether the library answers them, and keep it.

    Gives the file, and what is found for the same questions from now on.
    """
    from embeddings.dense.weights import fingerprint, locate
    from embeddings.ranking import calibration, refusal

    signals = [refusal.Signals(**found.explanation.signals) for found, _ in judged if found.explanation]
    answered = [is_answered for found, is_answered in judged if found.explanation]
    fitted = refusal.calibrate(signals, answered, prior=refusal.DEFAULT)
    path = calibration.save(settings.index_dir, fitted, fingerprint(locate(settings.embedding_model)))
    chances = [fitted.probability(one) for one in signals]
    found = [one for one, _ in judged if one.explanation]
    return path, [
        replace(one, confidence=chance, outcome=fitted.outcome(chance))
        for one, chance in zip(found, chances, strict=True)
    ]
