"""A folder of texts and a folder of an index → snapshots. The one door to reading and embedding texts."""

import operator
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.line import Lines, quoted_from
from bot.parts import Parts
from bot.reading import reader, rules
from bot.removals import require_texts
from bot.service import Progress, Report, Snapshot
from bot.settings import Settings
from corpus import library
from corpus.changes import Changes
from corpus.changes import changes as compare
from corpus.errors import CorpusError, TextsGone
from corpus.kept import with_last_words
from corpus.model import Library

if TYPE_CHECKING:
    from embeddings.build import Built
    from embeddings.dense.encoder import Encoder
    from embeddings.engine.finder import EngineFinder
    from embeddings.ranking.background.line import Line
    from embeddings.search import Search
    from embeddings.store.contents import Contents, Generation
    from embeddings.store.generations import Store
    from embeddings.store.manifest import Manifest, Recipe
    from embeddings.store.pointer import Pointer


def changes(settings: Settings) -> tuple[Changes, tuple[str, ...]]:
    """Say how the texts differ from the index on disk, and what else an indexing would have to tell."""
    from embeddings.errors import DamagedIndex, NoIndex
    from embeddings.store.generations import Store

    try:
        generation = Store(settings.index_dir).load()
    except NoIndex:
        return compare(library.read(settings.corpus_dir, rules(settings)), None), ()
    except DamagedIndex as error:
        texts = library.read(settings.corpus_dir, rules(settings))
        return compare(texts, None), (f"{error.fault}; it would be made anew",)
    texts = library.read(settings.corpus_dir, rules(settings), known=_known(generation))
    before = generation.contents.library
    kept = with_last_words(texts, before)
    notices = [generation.fault] if generation.fault else []
    try:
        require_texts(settings.corpus_dir, kept, before)
    except TextsGone as error:
        notices.append(str(error))
    return compare(kept, before), tuple(notices)


class DiskIndexer:
    """The index of a corpus folder in an index folder.

    ``cluster`` is the address of a Ray cluster whose machines embed what is new, if one does.
    """

    def __init__(self, settings: Settings, name: str = "scholiast", *, cluster: str | None = None) -> None:
        self._settings = settings
        self._cluster = cluster
        self._name = name  # as it stands in the lock
        self._opened: Pointer | None = None
        self._parts = Parts(settings)
        self._lines = Lines(settings, self._measured)
        self._built_now: Generation | None = None  # which is whole, and need not be verified again

    def is_current(self) -> bool:
        """Compare the manifest with the texts, the weights and the settings; loads no model.

        An index that was gone back to stays until another is asked for.
        """
        from embeddings.errors import DamagedIndex

        store = self._parts.store()
        try:
            manifest = store.manifest()
            return bool(manifest and (store.is_held() or self._is_of_now(manifest)))
        except (DamagedIndex, CorpusError, OSError):  # an indexing mends it, or says why not
            return False

    def _is_of_now(self, manifest: "Manifest") -> bool:
        texts = library.digests(self._settings.corpus_dir, rules(self._settings))
        return self._makes(manifest.recipe) and manifest.texts == texts

    def _makes(self, recipe: "Recipe") -> bool:
        """Tell whether an index of now would be made by this recipe; loads no model."""
        from embeddings.dense import pieces
        from embeddings.dense.weights import fingerprint, locate
        from embeddings.lexical import kept

        return (
            recipe.reader == reader()
            and recipe.lexicon == kept.fingerprint()
            and recipe.pieces == pieces.name(recipe.weights)
            and recipe.kind == self._settings.index_kind
            and recipe.weights == fingerprint(locate(self._settings.embedding_model), self._parts.hashes())
            and recipe.second == self._parts.second_weights()
        )

    def load(self) -> Snapshot:
        """Open the index on disk."""
        store = self._parts.store()
        self._opened = _pointer(store)
        generation, self._built_now = self._built_now, None
        if generation is None or self._opened is None or generation.name != self._opened.generation:
            generation = store.load(self._parts.hashes())
        return _snapshot(generation, *self._search(generation, self._parts.encoder()))

    def line(self) -> float | None:
        """Give the probability from which the library on disk quotes, where that was measured."""
        from embeddings.errors import DamagedIndex

        try:
            manifest = self._parts.store().manifest()
        except DamagedIndex:
            return None
        line = self._lines.kept(manifest.generation, manifest.written) if manifest else None
        return quoted_from(line, line.passages) if line else None

    def has_another(self) -> bool:
        """Compare the pointer with that of the index which was opened or built last."""
        return _pointer(self._parts.store()) not in (None, self._opened)

    def roll_back(self) -> tuple[str, str | None]:
        """Go back to the generation before; give its name, and that of the one that was left."""
        store = self._parts.store()
        with store.lock(self._name):
            left = _pointer(store)
            return store.roll_back().name, left.generation if left else None

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        """Read and embed what changed, and publish it; nothing is published where nothing has changed.

        ``rebuild`` reads every text and takes no vector over.
        """
        from embeddings.store import blocks

        store, started = self._parts.store(), time.monotonic()
        with store.lock(self._name):
            before, damages = _whole(store)
            texts = self._read(None if rebuild else before, progress)
            if before:
                texts = with_last_words(texts, before.contents.library)
                require_texts(self._settings.corpus_dir, texts, before.contents.library, allow_removals)
            is_sound = before and not (rebuild or before.fault or store.is_held())
            told: list[str] = []
            if before and is_sound and self._is_of(texts, before.contents):
                generation, embedded = before, 0
                self._to_engine(before, told)
                line = self._lines.kept(before.name, before.written) or self._drawn_anew(before, told)
            else:
                built = self._built(
                    texts, before.contents if before and not rebuild else None, progress, told
                )
                generation = store.publish(built.draft, lambda made: self._to_engine(made, told))
                blocks.clear(store.folder)
                embedded = built.embedded
                line = self._lines.draw(generation, texts, None if rebuild else before)
            self._built_now = generation
        return Report(
            generation=generation.name,
            changes=compare(texts, before.contents.library if before else None),
            passages=texts.counts.passages,
            embedded=embedded,
            seconds=time.monotonic() - started,
            problems=texts.all_problems,
            because=(*damages, *_differences(before, generation), *told),
            kind=kind(generation.contents),
            quoted_from=quoted_from(line, texts.counts.passages) if line else None,
        )

    def _read(self, before: "Generation | None", progress: Progress | None) -> Library:
        reading = (lambda: progress(0, 0)) if progress else (lambda: None)
        known = _known(before) if before else None
        return library.read(self._settings.corpus_dir, rules(self._settings), reading, known)

    def _is_of(self, texts: Library, before: "Contents") -> bool:
        """Tell whether an index of texts would be that of before; loads no model."""
        ours, theirs = texts, before.library
        return (
            self._makes(before.recipe)
            and len(ours.documents) == len(theirs.documents)
            and all(map(operator.is_, ours.documents, theirs.documents))
            and (ours.problems, ours.sources) == (theirs.problems, theirs.sources)
        )

    def _built(
        self, texts: Library, before: "Contents | None", progress: Progress | None, told: list[str]
    ) -> "Built":
        from embeddings.build import build
        from embeddings.dense.spread import Spread
        from embeddings.store import blocks

        self._parts.keep_second()
        own, threads = self._parts.encoder(), self._settings.encoder_threads
        kept = blocks.Blocks(self._settings.index_dir, own.fingerprint)
        spread = (
            Spread(own, self._cluster, threads=threads, kept=kept, name=blocks.name)
            if self._cluster
            else None
        )
        built = build(
            texts,
            spread or own,
            kind=self._settings.index_kind,
            reader=reader(),
            second=self._parts.second(),
            before=before,
            progress=progress,
            aside=self._settings.index_dir,
        )
        told.extend(dict.fromkeys(spread.notices) if spread else ())
        return built

    def _to_engine(self, generation: "Generation", told: list[str]) -> None:
        """Give a generation to the engine, if there is one, and tell why where it does not take it."""
        from embeddings.errors import EngineError

        engine = self._parts.engine()
        if engine is None:
            return
        from embeddings.engine.joined import publish

        try:
            publish(engine, generation.contents, kept=self._settings.index_kept)
        except EngineError as error:
            told.append(str(error))

    def require_engine(self) -> None:
        """See that the engine, if there is one, has what the index on disk has; raises EngineError if not."""
        if engine := self._parts.engine():
            from embeddings.engine.joined import require

            require(engine, self._parts.store().load().contents)

    def _search(
        self, generation: "Generation", encoder: "Encoder"
    ) -> "tuple[Search, list[str], Callable[[], bool] | None]":
        """Make the search over a generation, and say what the operator should know of it."""
        from embeddings.errors import BadCalibration
        from embeddings.ranking import calibration
        from embeddings.ranking.fusion import Weights
        from embeddings.ranking.refusal import Refusals
        from embeddings.search import Search

        contents = generation.contents
        notices = [generation.fault] if generation.fault else []
        try:
            recipe = contents.recipe
            fitted = calibration.load(self._settings.index_dir, recipe.weights, recipe.second)
        except BadCalibration as error:
            fitted = Refusals()
            notices.append(f"{error}; the one that is built in is used")
        if self._parts.store().is_held():
            notices.append(
                f"{generation.name} was gone back to; to index the texts of now, run: scholiast index"
            )
        finders: Mapping[str, EngineFinder] = {}
        if engine := self._parts.engine():
            from embeddings.engine import joined

            finders, faults = joined.finders(engine, contents)
            notices.extend(faults)
        search = Search(
            contents,
            encoder,
            second=self._parts.second(),
            weights=Weights(dense=self._settings.meaning_weight),
            calibration=fitted,
            line=self._lines.kept(generation.name, generation.written),
            finders=finders,
            namer=finders.get("words"),
        )
        return search, notices, (lambda: all(one.is_open for one in finders.values())) if finders else None

    def _drawn_anew(self, generation: "Generation", told: list[str]) -> "Line | None":
        """Draw the line of a generation again where that is needed, and tell it."""
        line = self._lines.drawn_anew(generation)
        if line:
            told.append("the line for quotations is drawn by another version: it was measured again")
        return line

    def _measured(self, generation: "Generation") -> "Line | None":
        search, _, _ = self._search(generation, self._parts.remembering())
        return search.measured()


def _snapshot(
    generation: "Generation", search: "Search", notices: Sequence[str], engine: Callable[[], bool] | None
) -> Snapshot:
    return Snapshot(
        generation.contents.library,
        search,
        generation.name,
        generation.written,
        notices=tuple(notices),
        damaged=generation.fault is not None,
        engine=engine,
    )


def kind(contents: "Contents") -> str:
    """Name how the nearest vectors of an index are found: as is set, or as its size has it."""
    from embeddings.dense.index import IndexKind

    return IndexKind(contents.recipe.kind).of(len(contents.vectors)).value


def _known(before: "Generation") -> library.Known | None:
    """Give the documents of an index that the code of now has read."""
    contents = before.contents
    return library.known(contents.library) if contents.recipe.reader == reader() else None


def _differences(earlier: "Generation | None", later: "Generation") -> Iterator[str]:
    """Say what an index is made with now that the one before was not."""
    if earlier is None:
        return
    before, now = earlier.contents.recipe, later.contents.recipe
    if before.weights != now.weights:
        yield f"the model is {now.model} now and was {before.model}: every text was embedded again"
    if before.reader != now.reader:
        yield "texts are read and cut by another version: what differs was embedded again"
    elif before.lexicon != now.lexicon:
        yield "words are counted by another version: those of every text were counted again"
    if before.pieces != now.pieces and before.weights == now.weights:
        yield "the pieces of texts are kept otherwise: every text was read by the model again"
    if before.kind != now.kind:
        yield f"INDEX_KIND is {now.kind} now and was {before.kind}"


def _pointer(store: "Store") -> "Pointer | None":
    from embeddings.errors import DamagedIndex

    try:
        return store.pointer()
    except DamagedIndex:
        return None


def _whole(store: "Store") -> "tuple[Generation | None, list[str]]":
    """Open what is whole of an index that is about to be replaced; set aside what is not, and say so."""
    from embeddings.errors import DamagedIndex, NoIndex

    generation: Generation | None = None
    try:
        generation = store.load()
        fault = generation.fault
    except NoIndex:
        return None, []
    except DamagedIndex as error:
        fault = error.fault
    if not fault:
        return generation, []
    store.mend()
    return generation, [f"{fault.partition('; ')[0]}; it was set aside"]
