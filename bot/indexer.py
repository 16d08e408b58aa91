"""A folder of texts and a folder of an index → snapshots. The one door to reading and embedding texts."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import embeddings
from bot.service import Progress, Report, Snapshot
from bot.settings import Settings
from bot.words import Say
from corpus import library
from corpus.changes import Changes
from corpus.changes import changes as compare
from corpus.errors import EmptyCorpus
from corpus.library import Rules

if TYPE_CHECKING:
    from embeddings.dense.encoder import Encoder
    from embeddings.store.contents import Generation
    from embeddings.store.generations import Store

# The modules of embeddings that say which words are embedded.
_CUTTING = (
    "copies.py",
    "dense/units.py",
    "dense/windows.py",
    "language/stopwords.py",
    "language/tokens.py",
)


def rules(settings: Settings) -> Rules:
    """Say which files are texts."""
    return Rules(exclude=settings.exclude, max_file_mb=settings.max_file_mb)


def reader() -> str:
    """Hash the code that makes and cuts passages: an index made by other code is out of date."""
    code = hashlib.sha256()
    cutting = (Path(embeddings.__file__).parent / name for name in _CUTTING)
    for path in [*sorted(Path(corpus.__file__).parent.rglob("*.py")), *cutting]:
        code.update(path.read_bytes())
    return code.hexdigest()


def changes(settings: Settings) -> Changes:
    """Say how the texts differ from the index on disk."""
    from embeddings.errors import NoIndex
    from embeddings.store.generations import Store

    texts = library.read(settings.corpus_dir, rules(settings))
    try:
        return compare(texts, Store(settings.index_dir).load().contents.library)
    except NoIndex:
        return compare(texts, None)


class DiskIndexer:
    """The index of a corpus folder in an index folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder: Encoder | None = None

    def is_current(self) -> bool:
        """Compare the manifest with the texts, the weights and the settings; loads no model."""
        from embeddings.dense.weights import fingerprint, locate

        manifest = self._store().manifest()
        if manifest is None:
            return False
        recipe = manifest.recipe
        return (
            recipe.reader == reader()
            and recipe.kind == self._settings.index_kind
            and recipe.weights == fingerprint(locate(self._settings.embedding_model))
            and manifest.texts == library.digests(self._settings.corpus_dir, rules(self._settings))
        )

    def load(self) -> Snapshot:
        """Open the index on disk."""
        return self._snapshot(self._store().load())

    def build(self, progress: Progress | None = None, *, rebuild: bool = False) -> tuple[Snapshot, Report]:
        """Read the texts, embed what changed, publish; ``rebuild`` takes nothing over."""
        from embeddings.build import build
        from embeddings.errors import NoIndex

        store = self._store()
        with store.lock():
            texts = library.read(self._settings.corpus_dir, rules(self._settings))
            try:
                before = None if rebuild else store.load().contents
            except NoIndex:
                before = None
            if before and before.library.documents and not texts.documents:
                kept = Say().count("documents", len(before.library.documents))
                raise EmptyCorpus(
                    f"no text in {self._settings.corpus_dir}; the index of {kept} is kept "
                    "(to empty it, run: scholiast index --rebuild)"
                )
            built = build(
                texts,
                self._loaded_encoder(),
                kind=self._settings.index_kind,
                reader=reader(),
                before=before,
                progress=progress,
            )
            generation = store.publish(built.contents)
        report = Report(
            generation=generation.name,
            changes=compare(texts, before.library if before else None),
            passages=len(texts.passages),
            embedded=built.embedded,
            seconds=0.0,
            problems=texts.all_problems,
        )
        return self._snapshot(generation), report

    def _store(self) -> "Store":
        from embeddings.store.generations import Store

        return Store(self._settings.index_dir)

    def _loaded_encoder(self) -> "Encoder":
        from embeddings.dense.opened import open_encoder

        if self._encoder is None:
            settings = self._settings
            self._encoder = open_encoder(settings.embedding_model, threads=settings.encoder_threads)
        return self._encoder

    def _snapshot(self, generation: "Generation") -> Snapshot:
        from embeddings.ranking import calibration
        from embeddings.ranking.fusion import Weights
        from embeddings.search import Search

        contents = generation.contents
        fitted = calibration.load(self._settings.index_dir, contents.recipe.weights)
        weights = Weights(dense=self._settings.meaning_weight)
        search = Search(contents, self._loaded_encoder(), weights=weights, calibration=fitted)
        return Snapshot(contents.library, search, generation.name, generation.written)
