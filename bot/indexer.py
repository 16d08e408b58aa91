"""A folder of texts and a folder of an index → snapshots. The one door to reading and embedding texts."""

import hashlib
from collections.abc import Iterator, Sequence
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
from corpus.errors import CorpusError, EmptyCorpus, TextsGone
from corpus.folder import Rules
from corpus.kept import are_many, gone, with_last_words
from corpus.model import Library

if TYPE_CHECKING:
    from embeddings.dense.encoder import Encoder
    from embeddings.dense.multilingual import MultilingualEncoder
    from embeddings.ranking.background.kept import Owner
    from embeddings.search import Search
    from embeddings.store.contents import Generation
    from embeddings.store.generations import Store
    from embeddings.store.manifest import Manifest, Recipe
    from embeddings.store.pointer import Pointer

# The modules of embeddings that say which words are embedded.
_CUTTING = (
    "copies.py",
    "remarks.py",
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


def changes(settings: Settings) -> tuple[Changes, tuple[str, ...]]:
    """Say how the texts differ from the index on disk, and what else an indexing would have to tell."""
    from embeddings.errors import DamagedIndex, NoIndex
    from embeddings.store.generations import Store

    texts = library.read(settings.corpus_dir, rules(settings))
    try:
        generation = Store(settings.index_dir).load()
    except NoIndex:
        return compare(texts, None), ()
    except DamagedIndex as error:
        return compare(texts, None), (f"{str(error).partition('; run: ')[0]}; it would be made anew",)
    before = generation.contents.library
    kept = with_last_words(texts, before)
    notices = [generation.fault] if generation.fault else []
    try:
        require_texts(settings.corpus_dir, kept, before)
    except TextsGone as error:
        notices.append(str(error))
    return compare(kept, before), tuple(notices)


class DiskIndexer:
    """The index of a corpus folder in an index folder."""

    def __init__(self, settings: Settings, name: str = "scholiast") -> None:
        self._settings = settings
        self._name = name  # as it stands in the lock
        self._opened: Pointer | None = None
        self._encoder: Encoder | None = None
        self._second: MultilingualEncoder | None = None

    def is_current(self) -> bool:
        """Compare the manifest with the texts, the weights and the settings; loads no model.

        An index that was gone back to stays until another is asked for.
        """
        from embeddings.errors import DamagedIndex

        store = self._store()
        try:
            manifest = store.manifest()
            return bool(manifest and (store.is_held() or self._is_of_now(manifest)))
        except (DamagedIndex, CorpusError, OSError):  # an indexing mends it, or says why not
            return False

    def _is_of_now(self, manifest: "Manifest") -> bool:
        from embeddings.dense.weights import fingerprint, locate

        recipe = manifest.recipe
        return (
            recipe.reader == reader()
            and recipe.kind == self._settings.index_kind
            and recipe.weights == fingerprint(locate(self._settings.embedding_model))
            and recipe.second == self._second_weights()
            and manifest.texts == library.digests(self._settings.corpus_dir, rules(self._settings))
        )

    def load(self) -> Snapshot:
        """Open the index on disk."""
        store = self._store()
        self._opened = _pointer(store)
        generation = store.load()
        return _snapshot(generation, *self._search(generation, self._loaded_encoder()))

    def line(self) -> float | None:
        """Give the probability from which the library on disk quotes, where that was measured."""
        from embeddings.errors import DamagedIndex
        from embeddings.ranking.background import kept

        try:
            manifest = self._store().manifest()
        except DamagedIndex:
            return None
        owner = self._owner(manifest.generation, manifest.written) if manifest else None
        line = kept.load(self._settings.index_dir, owner) if owner else None
        return line.quoted if line else None

    def has_another(self) -> bool:
        """Compare the pointer with that of the index which was opened or built last."""
        return _pointer(self._store()) not in (None, self._opened)

    def roll_back(self) -> tuple[str, str | None]:
        """Go back to the generation before; give its name, and that of the one that was left."""
        store = self._store()
        with store.lock(self._name):
            left = _pointer(store)
            return store.roll_back().name, left.generation if left else None

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool = False
    ) -> tuple[Snapshot, Report]:
        """Read the texts, embed what changed, publish; ``rebuild`` takes no vector over."""
        from embeddings.build import build

        store = self._store()
        with store.lock(self._name):
            reading = (lambda: progress(0, 0)) if progress else (lambda: None)
            texts = library.read(self._settings.corpus_dir, rules(self._settings), reading)
            earlier = _whole(store)
            before = earlier.contents if earlier else None
            if before:
                texts = with_last_words(texts, before.library)
                if not allow_removals:
                    require_texts(self._settings.corpus_dir, texts, before.library)
            built = build(
                texts,
                self._loaded_encoder(),
                kind=self._settings.index_kind,
                reader=reader(),
                second=self._second_encoder(),
                before=None if rebuild else before,
                progress=progress,
            )
            generation = store.publish(built.contents)
            self._opened = _pointer(store)
            search, notices = self._search(generation, self._remembering())
            search = self._with_line(search, generation, None if rebuild else earlier)
        report = Report(
            generation=generation.name,
            changes=compare(texts, before.library if before else None),
            passages=len(texts.passages),
            embedded=built.embedded,
            seconds=0.0,
            problems=texts.all_problems,
            because=tuple(_differences(before.recipe, built.contents.recipe)) if before else (),
            quoted_from=search.line.quoted if search.line else None,
        )
        return _snapshot(generation, search, notices), report

    def _store(self) -> "Store":
        from embeddings.store.generations import Store

        return Store(self._settings.index_dir, kept=self._settings.index_kept)

    def _loaded_encoder(self) -> "Encoder":
        from embeddings.dense.opened import open_encoder

        if self._encoder is None:
            settings = self._settings
            self._encoder = open_encoder(settings.embedding_model, threads=settings.encoder_threads)
        return self._encoder

    def _remembering(self) -> "Encoder":
        """Give the encoder with the vectors of the background questions, which are not encoded again."""
        from embeddings.ranking.background.questions import Remembering, known_vectors

        encoder = self._loaded_encoder()
        return Remembering(encoder, known_vectors(encoder.fingerprint))

    def _second_weights(self) -> str | None:
        """Name the weights of the second model, which helps a main model that knows one language."""
        from embeddings.dense import multilingual
        from embeddings.dense.weights import DEFAULT_MODEL

        return multilingual.fingerprint() if self._settings.embedding_model == DEFAULT_MODEL else None

    def _second_encoder(self) -> "MultilingualEncoder | None":
        from embeddings.dense.multilingual import MultilingualEncoder

        if self._second is None and self._second_weights():
            self._second = MultilingualEncoder(threads=self._settings.encoder_threads)
        return self._second

    def _search(self, generation: "Generation", encoder: "Encoder") -> "tuple[Search, list[str]]":
        """Make the search over a generation, and say what the operator should know of it."""
        from embeddings.errors import BadCalibration
        from embeddings.ranking import calibration
        from embeddings.ranking.background import kept
        from embeddings.ranking.fusion import Weights
        from embeddings.ranking.refusal import DEFAULT
        from embeddings.search import Search

        contents = generation.contents
        notices = [generation.fault] if generation.fault else []
        try:
            fitted = calibration.load(self._settings.index_dir, contents.recipe.weights)
        except BadCalibration as error:
            fitted = DEFAULT
            notices.append(f"{error}; the one that is built in is used")
        if self._store().is_held():
            notices.append(
                f"{generation.name} was gone back to; to index the texts of now, run: scholiast index"
            )
        search = Search(
            contents,
            encoder,
            second=self._second_encoder(),
            weights=Weights(dense=self._settings.meaning_weight),
            calibration=fitted,
            line=kept.load(self._settings.index_dir, self._owner(generation.name, generation.written)),
        )
        return search, notices

    def _with_line(self, search: "Search", generation: "Generation", before: "Generation | None") -> "Search":
        """Draw the line of a new generation (decision 67): that of the one before, if little has changed."""
        from embeddings.ranking.background import kept

        now = generation.contents
        line = (
            kept.load(self._settings.index_dir, self._owner(before.name, before.written)) if before else None
        )
        if line and before and before.contents.recipe.weights == now.recipe.weights:
            line = line.after(_ids(before.contents.library), _ids(now.library))
        else:
            line = None
        if line := line or search.measured():
            kept.save(self._settings.index_dir, line, self._owner(generation.name, generation.written))
        return search.drawn_at(line)

    def _owner(self, generation: str, written: float) -> "Owner":
        """Say whose a line is: one that was measured with another refusal is not taken."""
        from embeddings.ranking.background.kept import Owner
        from embeddings.ranking.refusal import DEFAULT

        made_with = f"{DEFAULT.to_json()} {self._settings.meaning_weight}"
        return Owner(generation, written, hashlib.sha256(made_with.encode()).hexdigest())


def _snapshot(generation: "Generation", search: "Search", notices: Sequence[str]) -> Snapshot:
    return Snapshot(
        generation.contents.library,
        search,
        generation.name,
        generation.written,
        notices=tuple(notices),
        damaged=generation.fault is not None,
    )


def _ids(texts: Library) -> list[str]:
    return [passage.id for passage in texts.passages]


def require_texts(folder: Path, texts: Library, before: Library) -> None:
    """Refuse to take many texts that are gone at once for texts that were removed."""
    kept, lost = Say().count("documents", len(before.documents)), gone(texts, before)
    if before.documents and not texts.documents:
        raise EmptyCorpus(
            f"no text in {folder}; the index of {kept} is kept "
            "(to empty it, run: scholiast index --allow-removals)"
        )
    if are_many(lost, before):
        raise TextsGone(
            f"{len(lost)} of {kept} are gone from {folder}, such as {lost[0]}; is its disk mounted? "
            "the index is kept (if they shall go, run: scholiast index --allow-removals)"
        )


def _differences(before: "Recipe", now: "Recipe") -> Iterator[str]:
    """Say what an index is made with now that the one before was not."""
    if before.weights != now.weights:
        yield f"the model is {now.model} now and was {before.model}: every text was embedded again"
    if before.reader != now.reader:
        yield "texts are read and cut by another version: what differs was embedded again"
    if before.kind != now.kind:
        yield f"INDEX_KIND is {now.kind} now and was {before.kind}"


def _pointer(store: "Store") -> "Pointer | None":
    from embeddings.errors import DamagedIndex

    try:
        return store.pointer()
    except DamagedIndex:
        return None


def _whole(store: "Store") -> "Generation | None":
    """Open what is whole of an index that is about to be replaced, and set aside what is not."""
    from embeddings.errors import DamagedIndex, NoIndex

    try:
        generation = store.load()
    except NoIndex:
        return None
    except DamagedIndex:
        store.mend()
        return None
    if generation.fault:
        store.mend()
    return generation
