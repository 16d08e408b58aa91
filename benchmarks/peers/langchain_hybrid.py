"""LangChain: FAISS and BM25, joined by its ensemble's rule, reciprocal ranks."""

import json
from pathlib import Path

_RANKED, _CONSTANT = 10, 60


def make(folder: Path, passages: list[str], model: str) -> None:
    """Embed passages, and keep the index and the texts."""
    from langchain_community.vectorstores import FAISS

    store = FAISS.from_texts(passages, _embeddings(model), [{"n": at} for at in range(len(passages))])
    store.save_local(str(folder))
    (folder / "passages.json").write_text(json.dumps(passages), encoding="utf-8")


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def]
    """Open the index; BM25 is made anew of the texts, as there is no way to keep it."""
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS

    store = FAISS.load_local(str(folder), _embeddings(model), allow_dangerous_deserialization=True)
    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    words = BM25Retriever.from_texts(passages, [{"n": at} for at in range(len(passages))], k=_RANKED)

    def ask(question: str, k: int) -> list[int]:
        scores: dict[int, float] = {}
        for ranked in (store.similarity_search(question, _RANKED), words.invoke(question)):
            for rank, document in enumerate(ranked):
                number = document.metadata["n"]
                scores[number] = scores.get(number, 0.0) + 1 / (_CONSTANT + rank + 1)
        return sorted(scores, key=lambda number: -scores[number])[:k]

    return ask


def _embeddings(model: str):  # type: ignore[no-untyped-def]
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=model, model_kwargs={"device": "cpu"})
