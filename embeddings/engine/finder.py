"""An engine → the rows near a question, for as long as it answers and has what the index has.

Where it does not, a question waits for it once, and the vectors of the index folder answer: all are measured,
or those that a sketch names, which is made meanwhile. Whether it is back is looked at aside, by no question.
"""

import logging
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from embeddings.arrays import Floats, Ints, Mask
from embeddings.dense.index import Finder
from embeddings.engine.legs import Asked, Leg
from embeddings.errors import EngineAway, EngineError, EngineLacks

log = logging.getLogger(__name__)

_PAUSE = 10.0  # seconds between two looks at an engine that is away


class Engine(Protocol):
    """What holds the vectors of many generations; raises EngineError where it cannot do what is asked."""

    def open(self, leg: Leg) -> None:
        """Make ready for questions, and see that it has these rows and no others."""

    def nearest(
        self, leg: Leg, question: Asked, k: int, among: tuple[bool, list[int]] | None
    ) -> tuple[Ints, Floats]:
        """Name the ``k`` nearest rows, in some documents or not in some, and say how near they are."""


@dataclass
class Breaker:
    """What those who ask one engine tell one another: how often it was found away."""

    times: int = 0


class EngineFinder:
    """Names the rows of a leg by an engine; safe to use from several threads.

    ``spare`` makes what stands in for it. Those with one ``breaker`` wait for an engine that is away once.
    """

    def __init__(
        self,
        engine: Engine,
        leg: Leg,
        spare: Callable[[], Finder | None],
        *,
        breaker: Breaker | None = None,
        pause: float = _PAUSE,
    ) -> None:
        self._engine, self._leg, self._make_spare, self._pause = engine, leg, spare, pause
        self._breaker = breaker or Breaker()
        self._is_open, self._seen = False, self._breaker.times
        self._missed: tuple[Asked, int, tuple[bool, list[int]] | None] | None = None
        self.is_idle = False  # the engine cannot hold this leg: nothing waits for it
        self._is_waited_for = threading.Lock()
        self._spare: Finder | None = None

    def open(self) -> str | None:
        """See whether the engine can be asked; else give the reason, and go on looking aside."""
        times = self._breaker.times
        try:
            self._engine.open(self._leg)
        except EngineLacks:
            self.is_idle = True
            return None
        except EngineError as error:
            self._breaker.times += isinstance(error, EngineAway)
            self.look_aside()
            return str(error)
        self._is_open, self._seen = True, times
        return None

    def look_aside(self) -> None:
        """Ask nothing until the engine is back, which a thread looks for."""
        self._is_open = False
        self._wait()

    def nearest(self, question: Asked, k: int, allowed: Mask) -> Ints | None:
        """Name the rows that are nearest; None where all have to be measured."""
        if self._is_open:
            asked = question, k, self._leg.among(allowed)
            if self._breaker.times == self._seen:
                try:
                    found, _ = self._engine.nearest(self._leg, *asked)
                    return self._leg.rows(found)
                except EngineError as error:
                    if self._is_open:
                        log.warning("%s", error)
                    self._breaker.times += isinstance(error, EngineAway)
            self._missed = asked
            self.look_aside()
        spare = self._spare  # looked at once: it goes when the engine is back
        return spare.nearest(question, k, allowed) if spare and not isinstance(question, dict) else None

    def _wait(self) -> None:
        """Have the engine looked at aside, by one thread, until it is back or nobody asks here any more."""
        if self._is_waited_for.acquire(blocking=False):
            threading.Thread(
                target=_look_aside, args=(weakref.ref(self),), daemon=True, name="engine"
            ).start()

    def _look(self) -> bool:
        times = self._breaker.times
        try:
            self._engine.open(self._leg)
            if self._missed:  # as it was asked when it failed: to open may be quick where to search is not
                self._engine.nearest(self._leg, *self._missed)
        except EngineLacks:
            self.is_idle = True
            return True
        except EngineError:
            self._spare = self._spare or self._make_spare()
            return False
        self._is_waited_for.release()  # first: whoever meets a fault from now on has it looked at anew
        self._is_open, self._seen, self._spare, self._missed = True, times, None, None
        log.info("the engine answers again")
        return True

    @property
    def is_open(self) -> bool:
        """Whether the engine is asked now, or cannot have what it would be asked for."""
        return self._is_open or self.is_idle

    @property
    def pause(self) -> float:
        """Seconds between two looks."""
        return self._pause


def _look_aside(finder: "weakref.ref[EngineFinder]") -> None:
    """Look now and then, holding nothing between."""
    while one := finder():
        pause = one.pause
        try:
            if one._look():  # noqa: SLF001  (its own thread)
                return
        except Exception:  # looks go on, whatever one of them met
            log.exception("a look at the engine failed")
        del one
        time.sleep(pause)
