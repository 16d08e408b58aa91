"""Arrays come back as they were written, and are read in turn, whichever threads want them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import npy

ARRAYS = st.lists(st.lists(st.integers(0, 255), min_size=3, max_size=3), max_size=9).map(
    lambda rows: np.array(rows, dtype=np.uint8).reshape(-1, 3)
)


@given(array=ARRAYS)
def test_what_is_written_is_what_numpy_writes_and_comes_back(array: Any) -> None:
    written = b"".join(bytes(part) for part in npy.parts(array))
    np.testing.assert_array_equal(npy.load(written), array)
    assert npy.load(written).dtype == array.dtype


def test_two_threads_never_read_at_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python before 3.11.8 may give a SystemError where two parse the headers of arrays at once."""
    inside, most = 0, 0

    def watched(load: Callable[..., Any]) -> Callable[..., Any]:
        def read(*given: Any, **named: Any) -> Any:
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            time.sleep(0.002)
            try:
                return load(*given, **named)
            finally:
                inside -= 1

        return read

    np.save(tmp_path / "one.npy", np.arange(6))
    np.savez(tmp_path / "some.npz", one=np.arange(6))
    monkeypatch.setattr(np, "load", watched(np.load))
    ways = [
        lambda: npy.mapped(tmp_path / "one.npy"),
        lambda: npy.load((tmp_path / "one.npy").read_bytes()),
        lambda: npy.unpacked(tmp_path / "some.npz")["one"],
    ]
    with ThreadPoolExecutor(6) as threads:
        read = list(threads.map(lambda number: ways[number % 3](), range(30)))

    assert [one.tolist() for one in read] == [[0, 1, 2, 3, 4, 5]] * 30
    assert most == 1
