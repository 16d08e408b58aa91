"""LanceDB: its own hybrid of full text and vectors, reranked by reciprocal ranks."""

from pathlib import Path


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep a table with an index of their words."""
    import lancedb

    vectors = _model(model).encode(passages, normalize_embeddings=True)
    rows = [
        {"n": at, "text": text, "vector": vector}
        for at, (text, vector) in enumerate(zip(passages, vectors.tolist(), strict=True))
    ]
    table = lancedb.connect(str(folder)).create_table("passages", rows)
    table.create_fts_index("text")


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open the table."""
    import lancedb
    from lancedb.rerankers import RRFReranker

    table, encoder, reranker = (
        lancedb.connect(str(folder)).open_table("passages"),
        _model(model),
        RRFReranker(),
    )

    def ask(question: str, k: int) -> list[int]:
        vector = encoder.encode([question], normalize_embeddings=True)[0]
        query = table.search(query_type="hybrid").vector(vector).text(question).rerank(reranker)
        return [row["n"] for row in query.limit(k).to_list()]

    return ask


def _model(model: str):  # type: ignore[no-untyped-def]
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(model, device="cpu")
