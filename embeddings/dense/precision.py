"""Whether many texts are encoded in half the precision: where the processor does it natively, and sooner."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def computes_bfloat16() -> bool:
    """Tell whether the processor has matrix units for bfloat16; without them it is three times slower."""
    import torch

    return bool(torch.cpu.get_capabilities().get("amx_bf16"))


def faster(one: T, other: T, run: Callable[[T], object]) -> T:
    """Choose the model that a trial runs sooner on, each warmed by a first one."""

    def seconds(model: T) -> float:
        run(model)
        started = time.perf_counter()
        run(model)
        return time.perf_counter() - started

    return min(one, other, key=seconds)
