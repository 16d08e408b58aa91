"""Haystack: its store in memory, by BM25 and by vectors, joined by its own joiner."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep the store."""
    from haystack import Document
    from haystack.components.embedders import SentenceTransformersDocumentEmbedder
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack.utils import ComponentDevice

    embedder = SentenceTransformersDocumentEmbedder(
        model, ComponentDevice.from_str("cpu"), progress_bar=False
    )
    embedder.warm_up()
    documents = [Document(content=text, meta={"n": at}) for at, text in enumerate(passages)]
    store = InMemoryDocumentStore()
    store.write_documents(embedder.run(documents)["documents"])
    folder.mkdir(parents=True)
    store.save_to_disk(str(folder / "store.json"))


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open the store, and join its two retrievers."""
    from haystack.components.embedders import SentenceTransformersTextEmbedder
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack.utils import ComponentDevice

    store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
    embedder = SentenceTransformersTextEmbedder(model, ComponentDevice.from_str("cpu"), progress_bar=False)
    embedder.warm_up()
    words, meaning = InMemoryBM25Retriever(store), InMemoryEmbeddingRetriever(store)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def ask(question: str, k: int) -> list[int]:
        near = meaning.run(query_embedding=embedder.run(question)["embedding"], top_k=10)["documents"]
        found = words.run(query=question, top_k=10)["documents"]
        joined = joiner.run([near, found], top_k=k)["documents"]
        return [document.meta["n"] for document in joined]

    return ask
