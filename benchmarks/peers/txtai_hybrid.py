"""txtai: its own hybrid of BM25 and vectors."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Index passages, and keep the index."""
    from txtai import Embeddings

    embeddings = Embeddings(path=model, hybrid=True, gpu=False)
    embeddings.index((number, text, None) for number, text in enumerate(passages))
    embeddings.save(str(folder))


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def] # noqa: ARG001
    """Open the index."""
    from txtai import Embeddings

    embeddings = Embeddings()
    embeddings.load(str(folder))
    return lambda question, k: [int(number) for number, _ in embeddings.search(question, k)]
