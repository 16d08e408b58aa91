"""LlamaIndex: its vector store and its BM25, joined by its fusion of reciprocal ranks."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep both indexes."""
    from llama_index.core import VectorStoreIndex
    from llama_index.core.schema import TextNode
    from llama_index.retrievers.bm25 import BM25Retriever

    nodes = [TextNode(text=text, id_=str(at)) for at, text in enumerate(passages)]
    VectorStoreIndex(nodes, embed_model=_model(model)).storage_context.persist(str(folder / "vectors"))
    BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=10).persist(str(folder / "words"))


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open both indexes."""
    from llama_index.core import StorageContext, load_index_from_storage
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.retrievers.bm25 import BM25Retriever

    storage = StorageContext.from_defaults(persist_dir=str(folder / "vectors"))
    index = load_index_from_storage(storage, embed_model=_model(model))
    retriever = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=10), BM25Retriever.from_persist_dir(str(folder / "words"))],
        llm=MockLLM(),
        mode="reciprocal_rerank",
        num_queries=1,  # no question is made of the question
        similarity_top_k=10,
        use_async=False,
    )
    return lambda question, k: [int(found.node.node_id) for found in retriever.retrieve(question)[:k]]


def _model(model: str):  # type: ignore[no-untyped-def]
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    return HuggingFaceEmbedding(model, device="cpu")
