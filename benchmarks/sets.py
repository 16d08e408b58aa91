"""A folder in the XQuAD layout → a library and its questions.

``documents.jsonl`` holds a paragraph a line (``id``, ``title``, ``text``), ``queries.jsonl`` a question a
line (``id``, ``text``, perhaps ``answer_start``), ``qrels.tsv`` the paragraphs that answer each.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.language import sentences
from corpus.model import Document, Library, Passage
from corpus.stretch import Stretch
from embeddings.arrays import Pieces, Vectors
from embeddings.dense.encoder import Progress
from embeddings.dense.pieces import WIDTH, Read
from embeddings.dense.transformer import SentenceEncoder


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the ids of the paragraphs that answer it, and where in the paragraph the answer stands."""

    text: str
    relevant: frozenset[str]
    answer_start: int | None


@dataclass(frozen=True, slots=True)
class Set:
    """A set of questions on a library; ``titles`` tells the article of every paragraph."""

    name: str
    language: str | None
    paragraphs: dict[str, str]
    titles: dict[str, str]
    questions: tuple[Asked, ...]

    def library(self, articles: Collection[str] | None = None) -> tuple[Library, list[str]]:
        """Make a library of the articles (of all, if none are named), and list the ids of its passages."""
        by_title: dict[str, list[str]] = defaultdict(list)
        for identifier, title in self.titles.items():
            if articles is None or title in articles:
                by_title[title].append(identifier)
        documents = tuple(
            self._document(f"{place:06d}", title, ids) for place, (title, ids) in enumerate(by_title.items())
        )
        return Library(documents, ()), [identifier for ids in by_title.values() for identifier in ids]

    def _document(self, identifier: str, title: str, ids: Sequence[str]) -> Document:
        text = "\n\n".join(self.paragraphs[one] for one in ids)
        passages, start = [], 0
        for number, one in enumerate(ids, 1):
            end = start + len(self.paragraphs[one])
            passages.append(
                Passage(
                    id=one,
                    document=identifier,
                    number=number,
                    start=start,
                    end=end,
                    source=text,
                    heading=None,
                    markers=(),
                    sentences=sentences.split(Stretch(text, start, end)),
                )
            )
            start = end + 2
        return Document(
            id=identifier,
            path=identifier,
            digest="",
            text=text,
            title=title,
            subtitle=None,
            author=None,
            date=None,
            url=None,
            language=self.language,
            blocks=(),
            passages=tuple(passages),
            notes=(),
            problems=(),
        )


def load(folder: Path) -> Set:
    """Read a set; a folder named by a language code tells the language."""
    paragraphs, titles = {}, {}
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        paragraphs[one["id"]], titles[one["id"]] = one["text"], one.get("title") or "Untitled"
    relevant: dict[str, set[str]] = defaultdict(set)
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if int(row["score"]) > 0:
                relevant[row["query-id"]].add(row["corpus-id"])
    questions = tuple(
        Asked(one["text"], frozenset(relevant[one["id"]]), one.get("answer_start"))
        for one in map(json.loads, (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    )
    language = folder.name if len(folder.name) == 2 else None
    return Set(folder.name, language, paragraphs, titles, questions)


class CachedEncoder:
    """The real model, with what it makes of texts kept in a file."""

    def __init__(self, file: Path | None) -> None:
        self._encoder = SentenceEncoder()
        self.name, self.fingerprint = self._encoder.name, self._encoder.fingerprint
        self.dimension = self._encoder.dimension
        self.windows, self.lengths = self._encoder.windows, self._encoder.lengths
        self._file = file
        self._known: dict[str, Vectors] = {}
        self._pieces: dict[str, Pieces] = {}
        if file is not None and file.exists():
            with np.load(file) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
                split = np.split(kept["pieces"], np.cumsum(kept["counts"]))[:-1]
                self._pieces = dict(zip(kept["read"].tolist(), split, strict=True))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Embed what is not known yet."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            self._known.update(zip(missing, self._encoder.encode(missing, progress), strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Read what is not known yet."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._pieces]
        if missing:
            read = self._encoder.read(missing, progress)
            self._known.update(zip(missing, read.vectors, strict=True))
            self._pieces.update(zip(missing, read.pieces or (), strict=True))
        return Read(self.encode(texts), tuple(self._pieces[text] for text in texts))

    def encode_anew(self, text: str) -> Vectors:
        """Embed a question as the bot does, for its cost."""
        return self._encoder.encode([text])

    def save(self) -> None:
        """Write the vectors for the next run."""
        if self._file is not None:
            vectors = np.array(list(self._known.values()), dtype=np.float32)
            pieces = [np.empty((0, WIDTH), dtype=np.int8), *self._pieces.values()]
            np.savez(
                self._file,
                texts=np.array(list(self._known)),
                vectors=vectors,
                read=np.array(list(self._pieces)),
                pieces=np.concatenate(pieces),
                counts=np.array([len(some) for some in pieces[1:]], dtype=np.int64),
            )
