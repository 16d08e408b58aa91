"""Chroma: vectors alone, since what is local of it has no BM25."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep a collection."""
    import chromadb

    collection = chromadb.PersistentClient(str(folder)).create_collection("passages")
    vectors = _model(model).encode(passages, normalize_embeddings=True).tolist()
    collection.add(ids=[str(at) for at in range(len(passages))], documents=passages, embeddings=vectors)


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open the collection."""
    import chromadb

    collection = chromadb.PersistentClient(str(folder)).get_collection("passages")
    encoder = _model(model)

    def ask(question: str, k: int) -> list[int]:
        vectors = encoder.encode([question], normalize_embeddings=True).tolist()
        return [int(name) for name in collection.query(query_embeddings=vectors, n_results=k)["ids"][0]]

    return ask


def _model(model: str):  # type: ignore[no-untyped-def]
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(model, device="cpu")
