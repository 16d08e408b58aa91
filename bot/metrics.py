"""What has been counted and measured → a page for Prometheus."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot import records
from bot.records import Record
from bot.service import Service

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5,
    10,
)  # from small talk to what waits


class Connected(Protocol):
    """The bot, as far as it is measured."""

    @property
    def guilds(self) -> Sequence[object]:
        """The servers that it is in."""

    @property
    def latency(self) -> float:
        """Seconds between a heartbeat and its answer."""

    def is_ready(self) -> bool:
        """Tell whether it is connected."""

    def is_closed(self) -> bool:
        """Tell whether it has left."""


Bot = Callable[[], Connected | None]


class Metrics:
    """Counts the questions that it hears; what stands now is looked up for each page.

    ``bot`` gives the bot while there is one; without it nothing is said of Discord.
    """

    def __init__(self, service: Service, bot: Bot | None) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "scholiast_questions",
            "Questions, by where they were asked and what became of them",
            ("surface", "outcome"),
            registry=self._registry,
        )
        self._stages = Histogram(
            "scholiast_stage_seconds",
            "Seconds of a question, by stage",
            ("stage",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._registry.register(_Now(service, bot))

    def page(self) -> bytes:
        """Write everything in Prometheus's text format."""
        return generate_latest(self._registry)

    def heard(self, record: Record) -> None:
        """Count a question."""
        self._questions.labels(record.surface, record.outcome).inc()
        for stage, seconds in record.seconds.items():
            self._stages.labels(stage).observe(seconds)


class _Now(Collector):
    """What stands now: the index, the gateway, and what is counted elsewhere."""

    def __init__(self, service: Service, bot: Bot | None) -> None:
        self._service = service
        self._bot = bot

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        """Look everything up."""
        for what, help_, label in (
            ("refused", "Questions turned down before any work, by reason", "reason"),
            ("reindexes", "Indexings, by outcome", "outcome"),
        ):
            counter = CounterMetricFamily(f"scholiast_{what}", help_, labels=(label,))
            for (counted, value), number in sorted(records.counts.items()):
                if counted == what:
                    counter.add_metric((value,), number)
            yield counter
        yield from self._index()
        yield from self._gateway()

    def _index(self) -> Iterator[GaugeMetricFamily]:
        if not self._service.can_answer():
            return
        snapshot = self._service.snapshot
        library = snapshot.library
        yield _gauge("index_passages", "Passages of the index that answers", library.counts.passages)
        yield _gauge("index_documents", "Documents of the index that answers", len(library.documents))
        yield _gauge("index_problems", "Problems of its texts", len(library.all_problems))
        yield _gauge("index_age_seconds", "Seconds since it was written", time.time() - snapshot.written)
        yield _gauge("index_damaged", "1 where it stands in for a damaged one", snapshot.damaged)
        if snapshot.engine:
            yield _gauge("engine_asked", "1 while the engine of vectors is asked", snapshot.engine())

    def _gateway(self) -> Iterator[GaugeMetricFamily]:
        if self._bot is None:
            return
        bot = self._bot()
        is_ready = bot is not None and bot.is_ready() and not bot.is_closed()
        yield _gauge("gateway_ready", "1 while connected to Discord", is_ready)
        if bot is not None:
            yield _gauge("servers", "Servers that the bot is in", len(bot.guilds))
            if math.isfinite(bot.latency):
                yield _gauge("gateway_latency_seconds", "Between a heartbeat and its answer", bot.latency)


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"scholiast_{name}", meaning, value=value)
