"""The refusal fitted to a library's own questions: a file beside the index.

It outlives generations, since it depends on the subject of a library more than on single texts; it is used
only with the weights it was fitted with. A digit that has changed would make quotations of refusals, so it
carries its own sha256; one without, of an earlier version, is read as it is.
"""

import json
from collections.abc import Mapping
from dataclasses import replace as with_
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.errors import BadCalibration
from embeddings.ranking.refusal import Refusal, Refusals
from embeddings.store.disk import Unusable, read, replace

_NAME = "calibration.json"
_LONGEST = 10_000  # bytes


def load(folder: Path, weights: str, second: str | None = None) -> Refusals:
    """Read the calibrations of an index folder for these weights of the main and of the second model.

    Those that are built in stay where there are none.
    """
    path = folder / _NAME
    try:
        value = json.loads(read(path, most=_LONGEST))
        if value.get("sha256", _sum(value)) != _sum(value):
            raise Unusable("is not what was written")
        refusals = Refusals(main=_read(value["refusal"]))
        if others := value.get("by_second"):
            refusals = with_(refusals, second=_read(others["second"]), across=_read(others["across"]))
        if value["weights"] != weights:
            refusals = with_(refusals, main=Refusals().main)
        if others and others["weights"] != second:
            refusals = Refusals(main=refusals.main)
        return refusals
    except FileNotFoundError:
        return Refusals()
    except (Unusable, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadCalibration(
            f"the calibration in {path} cannot be read; remove it or run: scholiast calibrate FILE.jsonl"
        ) from error


def save(folder: Path, fitted: Refusals, weights: str, second: str | None = None) -> Path:
    """Write calibrations in one step; an earlier version reads that of the main model."""
    path = folder / _NAME
    by_second = {"weights": second, "second": _plain(fitted.second), "across": _plain(fitted.across)}
    value = {"weights": weights, "refusal": _plain(fitted.main), "by_second": by_second}
    value["sha256"] = _sum(value)
    try:
        replace(path, json.dumps(value, indent=1).encode() + b"\n")
    except OSError as error:
        raise BadCalibration(
            f"the calibration in {path} was not written: {error.strerror}; mend or remove that file, then "
            "run: scholiast calibrate FILE.jsonl"
        ) from error
    return path


def _plain(refusal: Refusal) -> Any:
    return json.loads(refusal.to_json())


def _read(value: object) -> Refusal:
    return Refusal.from_json(json.dumps(value))


def _sum(value: Mapping[str, object]) -> str:
    """Hash what a calibration says, but for the hash that stands in it."""
    said = {key: part for key, part in value.items() if key != "sha256"}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
