"""Our answers beside those of others: the same passages, questions and weights, each in its environment.

    .venv/bin/python -m benchmarks.peers.run ENVIRONMENTS [--passages 1000] [--json FILE]

ENVIRONMENTS is a folder with a virtual environment for each peer, by its name (``txtai``, ``langchain``, …);
one that is not there is left out, and none is a dependency. Seconds are of the processor, but for askers, who
wait for one another. Passages are shuffled sentences of the sample library, as in ``benchmarks.speed``.
"""

import argparse
import importlib.metadata
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import QUESTIONS, best, cost, machine, sample_sentences
from embeddings.dense.weights import DEFAULT_MODEL, locate

HERE = Path(__file__).parent
RESULTS = HERE.parent / "results" / "peers.json"
# Each environment, its module, and the packages whose versions are told.
PEERS = {
    "txtai": ("txtai_hybrid", ("txtai",)),
    "langchain": ("langchain_hybrid", ("langchain-community", "langchain-core", "rank-bm25")),
    "haystack": ("haystack_hybrid", ("haystack-ai",)),
    "llamaindex": ("llamaindex_hybrid", ("llama-index-core", "llama-index-retrievers-bm25")),
    "lancedb": ("lancedb_hybrid", ("lancedb",)),
    "chroma": ("chroma_vectors", ("chromadb",)),
}
_ASKED = 60
_SENTENCES = 5  # of a passage


def main() -> None:
    """Measure ourselves and every peer that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("environments", type=Path)
    parser.add_argument("--passages", type=int, default=1000)
    parser.add_argument("--json", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    chance, sentences = random.Random(arguments.passages), sample_sentences()
    passages = [" ".join(chance.sample(sentences, _SENTENCES)) for _ in range(arguments.passages)]
    questions = [f"{QUESTIONS[at % len(QUESTIONS)][:-1]} in {1900 + at}?" for at in range(_ASKED)]
    found: dict[str, object] = {"machine": machine(), "passages": len(passages)}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "passages.json").write_text(json.dumps(passages), encoding="utf-8")
        (place / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        pythons = {"scholiast": (Path(sys.executable), "scholiast", ("scholiast",))} | {
            peer: (arguments.environments / peer / "bin" / "python", *rest) for peer, rest in PEERS.items()
        }
        for peer, (python, module, packages) in pythons.items():
            if not python.exists():
                print(f"{peer}: not installed")
                continue
            found[peer] = measured(place, python, module, packages)
            print(peer, json.dumps(found[peer]), flush=True)
            arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def measured(place: Path, python: Path, module: str, packages: tuple[str, ...]) -> dict[str, object]:
    """Make the index of one peer, ask it once from the start, and many times."""
    folder, model = place / module, str(locate(DEFAULT_MODEL))
    contract = [str(HERE / "contract.py"), module]
    try:
        _run(python, *contract, "make", str(folder), model, str(place / "passages.json"))
        asked = ("first", str(folder), model, str(place / "questions.json"))
        first = best(lambda: cost(*contract, *asked, python=python), 2)
        warm = json.loads(_run(python, *contract, "warm", *asked[1:]).splitlines()[-1])
    except (subprocess.CalledProcessError, SystemExit) as error:
        return {"failed": str(error)[:200]}
    warm.pop("found")
    return {
        "versions": {name: _version(python, name) for name in packages},
        "first answer, s": first.seconds,
        "first answer, MB": first.megabytes,
        **warm,
    }


def _run(python: Path, *arguments: str) -> str:
    done = subprocess.run([python, *arguments], stdout=subprocess.PIPE, text=True, check=True, env=_quiet())
    return done.stdout


def _quiet() -> dict[str, str]:
    """Give the environment: one thread for each, nothing asked of the network, nothing told."""
    told = {
        "TOKENIZERS_PARALLELISM": "false",
        "HAYSTACK_TELEMETRY_ENABLED": "False",
        "ANONYMIZED_TELEMETRY": "False",
    }
    return {**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", **told}


def _version(python: Path, package: str) -> str:
    if python == Path(sys.executable):
        return importlib.metadata.version(package)
    return _run(python, "-c", f"import importlib.metadata as m; print(m.version({package!r}))").strip()


if __name__ == "__main__":
    main()
