"""The refusal fitted to a library's own questions: a file beside the index.

It outlives generations, since it depends on the subject of a library more than on single texts; it is used
only with the weights it was fitted with.
"""

import json
from pathlib import Path

from embeddings.errors import BadCalibration
from embeddings.ranking.refusal import DEFAULT, Refusal

_NAME = "calibration.json"


def load(folder: Path, weights: str) -> Refusal:
    """Read the calibration of an index folder; the default one where there is none for these weights."""
    path = folder / _NAME
    try:
        value = json.loads(path.read_bytes())
        fitted = Refusal.from_json(json.dumps(value["refusal"]))
        is_ours = value["weights"] == weights
    except FileNotFoundError:
        return DEFAULT
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadCalibration(
            f"the calibration in {path} cannot be read; remove it or run: scholiast calibrate FILE.jsonl"
        ) from error
    return fitted if is_ours else DEFAULT


def save(folder: Path, refusal: Refusal, weights: str) -> Path:
    """Write a calibration in one step."""
    path = folder / _NAME
    aside = folder / f"{_NAME}.tmp"
    value = {"weights": weights, "refusal": json.loads(refusal.to_json())}
    try:
        aside.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise BadCalibration(f"the calibration in {path} was not written: {error.strerror}") from error
    return path
