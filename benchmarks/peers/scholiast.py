"""Ourselves, as the others are measured: the same texts in one file, indexed as ``scholiast index`` does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))


def make(folder: Path, passages: list[str], model: str) -> None:  # noqa: ARG001
    """Write the passages as a text, and index it."""
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "all.md").write_text("# All\n\n" + "\n\n".join(passages) + "\n", encoding="utf-8")
    _service(folder).reindex()


def opened(folder: Path, model: str):  # type: ignore[no-untyped-def] # noqa: ARG001
    """Open the index; it is asked for whole answers, with their notes and places."""
    service = _service(folder)

    def ask(question: str, k: int) -> list[int]:
        return [quote.citation.paragraph - 1 for quote in service.ask(question, k=k).quotes]

    return ask


def _service(folder: Path):  # type: ignore[no-untyped-def]
    from bot import start
    from bot.settings import Settings

    return start.service(Settings(corpus_dir=folder / "texts", index_dir=folder / "index"))
