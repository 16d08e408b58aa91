"""Passages that say the same are one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embeddings.ranking.duplicates import collapse

WORDS = st.lists(st.sampled_from("the ice came early and stayed until the boats left".split()), min_size=1)


@given(st.lists(WORDS.map(" ".join), max_size=12), st.integers(1, 4))
def test_of_the_first_groups_as_much_is_known_as_if_all_were_gathered(texts: list[str], most: int) -> None:
    likeness = np.ones((len(texts), len(texts)), dtype=np.float32)
    places = range(len(texts))

    every = collapse(places, likeness, texts.__getitem__)

    assert collapse(places, likeness, texts.__getitem__, most) == every[:most]
