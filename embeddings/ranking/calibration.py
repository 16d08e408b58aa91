"""The refusal fitted to a library's own questions: a file beside the index.

It outlives generations, since it depends on the subject of a library more than on single texts; it is used
only with the weights it was fitted with. A digit that has changed would make quotations of refusals, so it
carries its own sha256; one without, of an earlier version, is read as it is.
"""

import json
from hashlib import sha256
from pathlib import Path

from embeddings.errors import BadCalibration
from embeddings.ranking.refusal import DEFAULT, Refusal
from embeddings.store.disk import Unusable, read, replace

_NAME = "calibration.json"
_LONGEST = 10_000  # bytes


def load(folder: Path, weights: str) -> Refusal:
    """Read the calibration of an index folder; the default one where there is none for these weights."""
    path = folder / _NAME
    try:
        value = json.loads(read(path, most=_LONGEST))
        if value.get("sha256", _sum(value)) != _sum(value):
            raise Unusable("is not what was written")
        fitted = Refusal.from_json(json.dumps(value["refusal"]))
        is_ours = value["weights"] == weights
    except FileNotFoundError:
        return DEFAULT
    except (Unusable, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadCalibration(
            f"the calibration in {path} cannot be read; remove it or run: scholiast calibrate FILE.jsonl"
        ) from error
    return fitted if is_ours else DEFAULT


def save(folder: Path, refusal: Refusal, weights: str) -> Path:
    """Write a calibration in one step."""
    path = folder / _NAME
    value = {"weights": weights, "refusal": json.loads(refusal.to_json())}
    value["sha256"] = _sum(value)
    try:
        replace(path, json.dumps(value, indent=1).encode() + b"\n")
    except OSError as error:
        raise BadCalibration(
            f"the calibration in {path} was not written: {error.strerror}; mend or remove that file, then "
            "run: scholiast calibrate FILE.jsonl"
        ) from error
    return path


def _sum(value: dict[str, object]) -> str:
    """Hash what a calibration says, but for the hash that stands in it."""
    said = {key: part for key, part in value.items() if key != "sha256"}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
