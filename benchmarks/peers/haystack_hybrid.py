"""Haystack: its store in memory, by BM25 and by vectors, joined by its own joiner."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep the store."""
    from haystack import Document
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    vectors = _model(model).encode(passages, normalize_embeddings=True).tolist()
    store = InMemoryDocumentStore()
    store.write_documents(
        [
            Document(content=text, meta={"n": at}, embedding=vector)
            for at, (text, vector) in enumerate(zip(passages, vectors, strict=True))
        ]
    )
    folder.mkdir(parents=True)
    store.save_to_disk(str(folder / "store.json"))


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open the store, and join its two retrievers."""
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
    encoder = _model(model)
    words, meaning = InMemoryBM25Retriever(store), InMemoryEmbeddingRetriever(store)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def ask(question: str, k: int) -> list[int]:
        vector = encoder.encode([question], normalize_embeddings=True)[0].tolist()
        near = meaning.run(query_embedding=vector, top_k=10)["documents"]
        found = words.run(query=question, top_k=10)["documents"]
        return [document.meta["n"] for document in joiner.run([near, found], top_k=k)["documents"]]

    return ask


def _model(model: str):  # type: ignore[no-untyped-def]
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(model, device="cpu")
