"""VECTORS=milvus: an indexing fills the engine, and no fault of the engine stops an indexing or an answer."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot import settings as door
from bot.cli import main
from bot.commands import doctor
from bot.errors import BadSettings
from bot.indexer import DiskIndexer
from bot.metrics import Metrics
from bot.service import Service
from bot.settings import Settings
from embeddings.engine.legs import legs
from embeddings.engine.milvus import Milvus
from tests.conftest import SAMPLE
from tests.embeddings.engines import free_port, needs_milvus
from tests.embeddings.letters import Letters
from tests.embeddings.test_engine import Memory
from tests.embeddings.test_incremental import TEXTS

pytestmark = pytest.mark.model  # the second model's weights are hashed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for number, text in enumerate(TEXTS):
        (tmp_path / "texts" / f"{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def indexer(place: Path, engine: Memory | None = None, **chosen: object) -> DiskIndexer:
    given = {"corpus_dir": place / "texts", "index_dir": place / "index", "vectors": "milvus"}
    made = DiskIndexer(door.valid({**given, **chosen}))
    made._parts._encoder = Letters()
    made._parts._engine = engine
    return made


def held(engine: Memory, made: DiskIndexer) -> bool:
    contents = made._parts.store().load().contents
    return all(leg.texts in engine.held for leg, _ in legs(contents))


def test_an_indexing_fills_the_engine_before_the_index_is_current(place: Path) -> None:
    seen = []

    class Watched(Memory):
        def publish(self, *given: object, **more: object) -> None:
            seen.append(made._parts.store().pointer())
            super().publish(*given, **more)  # type: ignore[arg-type]

    engine = Watched()
    made = indexer(place, engine)

    report = made.build()

    assert report.because == ()
    assert held(engine, made)
    assert seen == [None, None]  # the main model's vectors and the second's
    assert made.load().notices == ()


def test_where_the_engine_is_away_the_index_is_made_and_it_is_told(place: Path) -> None:
    engine = Memory()
    engine.is_away = True
    made = indexer(place, engine)

    assert made.build().because == ("nobody answers",)
    assert made.load().notices == ("nobody answers",)
    assert made.load().searcher.find("ice", 1).hits


def test_the_metrics_say_whether_the_engine_is_asked(place: Path) -> None:
    engine = Memory()
    made = indexer(place, engine)
    made.build()
    service = Service(made)
    service.snapshot  # noqa: B018

    assert b"scholiast_engine_asked 1.0" in Metrics(service, None).page()
    engine.is_away = True
    away = Service(indexer(place, engine))
    assert b"scholiast_engine_asked 0.0" in Metrics(away, None).page()
    alone = Service(DiskIndexer(replace(made._settings, vectors="local")))
    alone._indexer._parts._encoder = Letters()  # type: ignore[attr-defined]
    assert b"engine_asked" not in Metrics(alone, None).page()


def test_the_next_indexing_fills_an_engine_that_is_back_though_no_text_has_changed(place: Path) -> None:
    engine = Memory()
    engine.is_away = True
    indexer(place, engine).build()
    engine.is_away = False
    made = indexer(place, engine)

    # Letters is not the model of the settings, so the same is made anew; its rows have the same names.
    report = made.build()

    assert report.because == ()
    assert held(engine, made)


def test_what_was_gone_back_to_is_still_at_the_engine(place: Path) -> None:
    engine = Memory()
    made = indexer(place, engine)
    made.build()
    (place / "texts" / "9.md").write_text("# New\n\nThe ferry came late.\n")
    made.build()

    made.roll_back()

    notices = made.load().notices
    assert [notice.partition(";")[0] for notice in notices] == ["gen-000001 was gone back to"]


def test_an_index_that_another_process_makes_is_noticed_and_asked_of_the_engine(place: Path) -> None:
    engine = Memory()
    indexer(place, engine).build()
    one, other = (Service(indexer(place, engine)) for _ in range(2))
    assert one.snapshot.generation == "gen-000001"
    (place / "texts" / "9.md").write_text("# New\n\nThe ferry came late.\n")

    other.reindex()

    assert one.refresh()
    assert (one.snapshot.generation, one.snapshot.notices) == ("gen-000002", ())


def test_the_engine_of_the_settings_is_asked(place: Path) -> None:
    made = indexer(place, milvus_uri="http://127.0.0.1:1", milvus_token="root:secret", milvus_name="books")

    engine = made._parts.engine()

    assert isinstance(engine, Milvus)
    assert (engine._where, engine._key, engine._name) == ("http://127.0.0.1:1", "root:secret", "books")


def test_neither_the_key_nor_its_password_stands_in_an_output(place: Path) -> None:
    settings = indexer(place, milvus_token="root:tremendous")._settings

    assert set(settings.secrets()) == {"root:tremendous", "tremendous"}
    assert "tremendous" not in repr(settings)


def test_without_the_choice_there_is_no_engine(place: Path) -> None:
    assert DiskIndexer(Settings(index_dir=place / "index"))._parts.engine() is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(
            {"milvus_uri": "milvus:19530"}, "MILVUS_URI is 'milvus:19530': give http://", id="no scheme"
        ),
        pytest.param(
            {"milvus_uri": "http://a:b@c"}, "give user and password as MILVUS_TOKEN", id="a password"
        ),
        pytest.param(
            {"milvus_name": "9 books"}, "MILVUS_NAME is '9 books': string should match", id="a name"
        ),
        pytest.param(
            {"vectors": "faiss"}, "VECTORS is 'faiss': input should be 'local' or 'milvus'", id="a kind"
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(BadSettings, match=told):
        door.valid(given)


@needs_milvus
@pytest.mark.long
def test_with_a_file_of_milvus_lite_all_commands_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "corpus" / "texts")
    monkeypatch.chdir(tmp_path)
    for name, value in {"VECTORS": "milvus", "MILVUS_URI": "vectors.db"}.items():
        monkeypatch.setenv(name, value)

    indexed = main(["index"])
    asked = main(["ask", "What happened to the hunger strikers?"])
    looked = main(["doctor"])

    said = capsys.readouterr()
    assert (indexed, asked, looked) == (0, 0, 0)
    assert "They were killed." in said.out
    assert "ok   vectors   vectors.db has those of the index, counted" in said.out
    assert "MILVUS_URI" not in said.err


@needs_milvus
def test_the_doctor_says_what_is_wrong_with_the_engine_and_what_to_do(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexer(place, Memory()).build()
    settings = indexer(place, milvus_uri=f"http://127.0.0.1:{free_port()}")._settings

    finding = {one.what: one for one in doctor.examine(settings)}["vectors"]

    assert not finding.ok
    assert "cannot be asked (no engine answers there)" in finding.detail
    assert finding.remedy == "start it and run scholiast index, or set VECTORS=local"
