"""Our own texts → the directions in which the pieces of the default model are kept (decision 86).

    python -m benchmarks.directions

Writes ``embeddings/dense/directions.npz`` and ``embeddings/ranking/background/vectors.npz``, anew when the
default model changes: an index of before is then read by the model again.
"""

from pathlib import Path

import numpy as np

from corpus import library
from corpus.folder import Rules
from embeddings.dense import bert, pieces
from embeddings.dense.bert import Bert
from embeddings.dense.opened import open_encoder
from embeddings.dense.units import units
from embeddings.dense.weights import DEFAULT_MODEL, DEFAULT_WEIGHTS, locate
from embeddings.ranking.background import questions

SAMPLE = Path(__file__).parents[1] / "corpus" / "texts" / "sample"
_KNOWN = "en"  # what the default model knows


def main() -> None:
    """Learn them from the sample library and the background questions."""
    folder = locate(DEFAULT_MODEL)
    shape = bert.shape(folder)
    assert shape is not None, folder
    model = Bert(folder, shape)
    texts = [document for document in library.read(SAMPLE, Rules()).documents if document.language != "de"]
    said = [unit.text for unit in units(texts, model.windows) if unit.is_whole]
    states = np.concatenate(model.states([*said, *questions.read(_KNOWN)]))
    pieces.write(pieces.learned(states), DEFAULT_WEIGHTS)
    questions.write_vectors(open_encoder())


if __name__ == "__main__":
    main()
