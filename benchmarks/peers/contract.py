"""One peer in an environment of its own: an index is made, opened, and asked (by ``benchmarks.peers.run``).

    PYTHON benchmarks/peers/contract.py PEER make FOLDER MODEL PASSAGES.json
    PYTHON benchmarks/peers/contract.py PEER first FOLDER MODEL QUESTIONS.json
    PYTHON benchmarks/peers/contract.py PEER warm FOLDER MODEL QUESTIONS.json

A peer is a module beside this one: ``make(folder, passages, model)`` keeps an index in a folder,
``opened(folder, model)`` gives what answers a question with the numbers of ``k`` passages.
"""

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

Ask = Callable[[str, int], list[int]]
K = 3
ASKERS = (1, 8, 32)


def main(peer: str, step: str, folder: str, model: str, file: str) -> None:
    """Do one step, and print what it found as JSON."""
    module: Any = importlib.import_module(peer)
    given = json.loads(Path(file).read_text(encoding="utf-8"))
    if step == "make":
        module.make(Path(folder), given, model)
        return
    ask: Ask = module.opened(Path(folder), model)
    print(json.dumps({"found": ask(given[0], K)} if step == "first" else warm(ask, given)))


def warm(ask: Ask, questions: list[str]) -> dict[str, object]:
    """Ask one after another, then several at once."""
    for question in questions[:5]:
        ask(question, K)
    found, times = [], []
    for question in questions:
        begun = time.process_time()
        found.append(ask(question, K))
        times.append(time.process_time() - begun)
    rates, differing = {}, {}
    for askers in ASKERS:
        begun = time.perf_counter()
        with ThreadPoolExecutor(askers) as pool:
            given = list(pool.map(lambda question: ask(question, K), questions))
        rates[askers] = len(questions) / (time.perf_counter() - begun)
        differing[askers] = sum(a != b for a, b in zip(found, given, strict=True))
    return {
        "answer p50, ms": 1000 * statistics.median(times),
        "answer p95, ms": 1000 * statistics.quantiles(times, n=20)[-1],
        "8 askers, to one at a time": rates[8] / rates[1],
        "32 askers, to one at a time": rates[32] / rates[1],
        "32 askers, answers a second": rates[32],
        "32 askers, answers that differ": differing[32],
        "found": found,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
