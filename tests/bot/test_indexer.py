"""Indexing again: what is not changed is not read, and what is said of it is what would be said anew."""

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from bot import indexer as door
from bot import reading
from bot.indexer import DiskIndexer
from bot.settings import Settings
from corpus import library, parse
from embeddings.dense import multilingual
from embeddings.dense.weights import fingerprint
from embeddings.ranking.background import kept
from embeddings.ranking.background.kept import Owner
from embeddings.ranking.background.line import Line
from embeddings.store import whole
from embeddings.store.generations import Store
from tests.embeddings.letters import Letters
from tests.embeddings.test_incremental import TEXTS

pytestmark = pytest.mark.model  # its fingerprint is that of weights


class Unwanted(Letters):
    """A model that is not to be asked."""

    def encode(self, *_: object) -> None:  # type: ignore[override]
        raise AssertionError("the model was asked")


def indexer(folder: Path, encoder: Letters) -> DiskIndexer:
    model = folder / "model"
    model.mkdir(exist_ok=True)
    (model / "model.safetensors").write_bytes(b"weights")
    settings = Settings(corpus_dir=folder / "texts", index_dir=folder / "index", embedding_model=str(model))
    made = DiskIndexer(settings)
    encoder.fingerprint = fingerprint(model)  # type: ignore[misc]
    made._parts._encoder = encoder
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number, text in enumerate(TEXTS):
        (tmp_path / "texts" / f"{number}.md").write_text(text, encoding="utf-8")
    assert indexer(tmp_path, Letters()).build().generation == "gen-000001"
    return tmp_path


def test_an_unchanged_library_is_confirmed_without_reading_a_text_or_asking_the_model(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_parsed", lambda _, name: empty(name))
    empty = lambda name: library.Problem(library.ProblemKind.EMPTY_FILE, "no text in it", name)  # noqa: E731

    report = indexer(place, Unwanted()).build()

    assert (report.generation, report.changes.unchanged, report.embedded) == ("gen-000001", 4, 0)
    assert report.passages == 6
    assert [problem.where for problem in report.problems] == ["4.md"]
    assert [path.name for path in (place / "index").glob("gen-*")] == ["gen-000001"]


def test_a_text_of_an_unknown_kind_that_is_added_is_told_of(place: Path) -> None:
    (place / "texts" / "b.xyz").write_text("What is it?")

    report = indexer(place, Letters()).build()

    assert report.generation == "gen-000002"
    assert [problem.where for problem in report.problems] == ["4.md", "b.xyz"]


def test_an_index_that_was_gone_back_to_is_left_by_the_next_indexing(place: Path) -> None:
    (place / "texts" / "5.md").write_text("More ice.\n")
    indexer(place, Letters()).build()
    indexer(place, Letters()).roll_back()
    (place / "texts" / "5.md").unlink()

    report = indexer(place, Letters()).build()

    assert report.generation == "gen-000003"
    assert not Store(place / "index").is_held()


@pytest.mark.parametrize("name", ["vectors.npy", "manifest.json"])
def test_a_damaged_index_of_unchanged_texts_is_made_anew_and_that_is_said(place: Path, name: str) -> None:
    file = place / "index" / "gen-000001" / name
    file.write_bytes(file.read_bytes()[:-1] + b"?")

    report = indexer(place, Letters()).build()

    assert (report.generation, report.changes.added) == ("gen-000002", ("0", "1", "2", "3"))
    damaged = f"damaged index in {place / 'index'}: gen-000001/{name} is not what was written"
    assert report.because == (f"{damaged}; it was set aside",)


def test_a_rebuild_of_unchanged_texts_takes_nothing_over(place: Path) -> None:
    report = indexer(place, Letters()).build(rebuild=True)

    assert report.generation == "gen-000002"
    assert (report.changes.unchanged, report.embedded) == (4, 13)


def test_a_dry_run_reads_only_what_changed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = parse.parse
    monkeypatch.setattr(parse, "parse", lambda data, name: read.append(name) or real(data, name))
    (place / "texts" / "2.md").write_text("The ice went.\n")

    found, _ = door.changes(indexer(place, Letters())._settings)

    assert (found.changed, found.unchanged) == (("2",), 3)
    assert sorted(read) == ["2.md", "4.md"]


def test_an_index_that_was_just_made_is_not_verified_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "texts" / "5.md").write_text("More ice.\n")
    made = indexer(place, Letters())
    made.build()
    verified: list[str] = []
    real = whole.load
    monkeypatch.setattr(
        whole,
        "load",
        lambda folder, said, *more: verified.append(said.generation) or real(folder, said, *more),
    )

    assert (made.load().generation, verified) == ("gen-000002", [])
    assert (made.load().generation, verified) == ("gen-000002", ["gen-000002"])


def test_an_index_that_another_made_meanwhile_is_opened_instead(place: Path) -> None:
    made = indexer(place, Letters())
    made.build()
    (place / "texts" / "5.md").write_text("More ice.\n")
    indexer(place, Letters()).build()

    assert made.load().generation == "gen-000002"


def test_what_is_installed_is_told_as_its_own_records_tell() -> None:
    known = dict(reading._installed())

    for package in ("numpy", "PyYAML", "markdown-it-py", "charset-normalizer"):
        assert known[reading._plain(package)] == version(package)


def test_a_line_that_another_version_drew_is_drawn_again_without_reading_a_text(place: Path) -> None:
    manifest = Store(place / "index").manifest()
    assert manifest is not None
    owner = Owner(manifest.generation, manifest.written, "as another version did")
    kept.save(place / "index", Line(0.5, 6), owner)

    report = indexer(place, Letters()).build()
    again = indexer(place, Letters()).build()

    assert (report.generation, report.embedded) == ("gen-000001", 0)
    assert report.because == ("the line for quotations is drawn by another version: it was measured again",)
    assert (again.because, again.quoted_from) == ((), report.quoted_from)


def test_the_second_models_weights_lie_unpacked_beside_the_generations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ice.md").write_text("The ice went out in April.\n")
    settings = Settings(corpus_dir=tmp_path / "texts", index_dir=tmp_path / "index")
    DiskIndexer(settings).build()
    monkeypatch.setattr(multilingual, "unpack", lambda: pytest.fail("unpacked again"))
    (tmp_path / "texts" / "eis.md").write_text("Das Eis ging im April.\n")

    report = DiskIndexer(settings).build()

    assert (report.generation, report.embedded) == ("gen-000002", 1)
    assert sha256((tmp_path / "index" / "second-weights.arrays").read_bytes()).hexdigest() == (
        multilingual.UNPACKED
    )
