"""`scholiast serve` and those who ask it: the same answers as from an index of one's own."""

import asyncio
import json
import socket
import threading
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands import doctor, index
from bot.errors import BadSettings, BotError, Hopeless
from bot.indexer import DiskIndexer
from bot.remote.client import RemoteIndexer, ServiceAway
from bot.remote.contract import Address, address, from_json, to_json
from bot.remote.server import Answering, serving
from bot.service import Service
from bot.settings import Settings, valid
from corpus.model import Library
from embeddings.errors import DamagedIndex
from embeddings.hits import Found, Scope
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests.conftest import SAMPLE

QUESTIONS = (
    "What happened to the hunger strikers?",
    "Who fed the children during the herring strike?",
    "Was sagte der Müller über den Sturm?",
    "What is note 11?",
    "How many moons has Jupiter?",
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, embedded: Contents) -> Service:
    return published(tmp_path_factory.mktemp("serve"), embedded)[0]


def published(folder: Path, contents: Contents) -> tuple[Service, Store]:
    """Publish an index of the sample library in a folder, and give who answers from it."""
    store = Store(folder / "index")
    with store.lock():
        store.publish(contents)
    settings = Settings(corpus_dir=SAMPLE / "sample", index_dir=folder / "index")
    return Service(DiskIndexer(settings)), store


@contextmanager
def served(service: Service, place: Path | str, *, key: str | None = None) -> Iterator[Address]:
    """Serve from a thread until the block ends, at an address or at a socket in a folder."""
    where = address(place if isinstance(place, str) else f"unix:{place / 's.sock'}")
    assert where is not None
    loop, ready, stopping = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with serving(Answering(service, key=key, at_once=2, waiting=20), where):
            ready.set()
            await stopping.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert ready.wait(20)
        yield where
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join(20)
        loop.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_by_the_service_is_the_same_as_ones_own(
    own: Service, tmp_path: Path, question: str
) -> None:
    with served(own, tmp_path) as where:
        remote = Service(RemoteIndexer(where, None))
        there, here = (service.ask(question, k=5) for service in (remote, own))
        some = [service.ask(question, k=3, documents=["hunger-strike"]) for service in (remote, own)]

    assert there == here
    assert some[0] == some[1]


def test_notes_and_documents_are_those_of_the_index(own: Service, tmp_path: Path) -> None:
    with served(own, tmp_path) as where:
        remote = Service(RemoteIndexer(where, None))

        assert remote.footnote("11") == own.footnote("11")
        assert remote.snapshot.library == own.snapshot.library
        first = own.snapshot.library.documents[0].passages[0]
        assert remote.snapshot.library.passage(first.id) == first


def test_a_document_that_is_not_what_was_written_is_never_quoted(
    own: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from embeddings.store import documents

    honest = documents.part

    def spoilt(library: Library, name: str, start: int = 0, size: int = -1) -> bytes | None:
        data = honest(library, name, start, size)
        return data.replace(b"the", b"thy") if data and name == documents.RECORDS else data

    monkeypatch.setattr(documents, "part", spoilt)
    with served(own, tmp_path) as where:
        remote = Service(RemoteIndexer(where, None))

        with pytest.raises(DamagedIndex, match="is not what was written"):
            remote.ask(QUESTIONS[0], k=1)


def test_what_was_found_is_read_back_as_it_was(own: Service) -> None:
    snapshot = own.snapshot
    found = snapshot.searcher.find(QUESTIONS[0], 5, Scope(per_document=2))

    back = from_json(json.loads(json.dumps(to_json(found))), snapshot.library)

    assert isinstance(back, Found)
    assert back == found


def test_without_a_service_it_is_said_which_and_what_to_do(tmp_path: Path) -> None:
    where = address(f"unix:{tmp_path / 'none.sock'}")
    assert where is not None
    remote = Service(RemoteIndexer(where, None))

    with pytest.raises(ServiceAway, match=r"SERVICE_URL=unix:.*none\.sock is not answered .*scholiast serve"):
        remote.ask(QUESTIONS[0], k=1)
    assert not remote.refresh()


def test_with_another_key_nothing_is_answered(own: Service, tmp_path: Path) -> None:
    with served(own, tmp_path, key="one") as where:
        for key in (None, "another"):
            with pytest.raises(ServiceAway, match="answered 401: the key is missing or another"):
                Service(RemoteIndexer(where, key)).ask(QUESTIONS[0], k=1)

        assert Service(RemoteIndexer(where, "one")).ask(QUESTIONS[0], k=1).quotes


def test_a_service_that_is_started_anew_goes_on_answering_unless_its_key_is_another(
    own: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.remote.client._AWAY", 0.0)
    right = own.ask(QUESTIONS[0], k=3)
    with served(own, tmp_path, key="one") as where:
        remote = Service(RemoteIndexer(where, "one"))
        assert remote.ask(QUESTIONS[0], k=3) == right

    with pytest.raises(
        ServiceAway, match="is not answered .*; start scholiast serve there, or unset SERVICE_URL"
    ):
        remote.ask(QUESTIONS[0], k=3)
    with served(own, tmp_path, key="one"):
        assert remote.ask(QUESTIONS[0], k=3) == right
    with (
        served(own, tmp_path, key="two"),
        pytest.raises(ServiceAway, match="401: the key is missing or another"),
    ):
        remote.ask(QUESTIONS[0], k=3)
    with served(own, tmp_path, key="one"):
        assert remote.ask(QUESTIONS[0], k=3) == right


def test_a_new_generation_is_noticed_and_the_one_before_still_answers(
    tmp_path: Path, embedded: Contents
) -> None:
    service, store = published(tmp_path, embedded)
    with served(service, tmp_path) as where:
        remote, late = Service(RemoteIndexer(where, None)), Service(RemoteIndexer(where, None))
        before = [one.ask(QUESTIONS[0], k=1).generation for one in (remote, late)]
        assert not remote.refresh()
        with store.lock():
            store.publish(replace(embedded))
        assert service.refresh()

        assert remote.refresh()
        assert before == ["gen-000001", "gen-000001"]
        assert remote.ask(QUESTIONS[0], k=1).generation == "gen-000002"
        assert late.ask(QUESTIONS[0], k=1).generation == "gen-000001"


def test_who_asks_an_index_that_the_service_has_left_is_answered_from_its_next(
    tmp_path: Path, embedded: Contents
) -> None:
    service, store = published(tmp_path, embedded)
    with served(service, tmp_path) as where:
        remote = Service(RemoteIndexer(where, None))
        assert remote.ask(QUESTIONS[0], k=1).generation == "gen-000001"
        for _ in range(2):
            with store.lock():
                store.publish(replace(embedded))
            assert service.refresh()
            assert service.ask(QUESTIONS[0], k=1).quotes
            Service(RemoteIndexer(where, None)).ask(QUESTIONS[0], k=1)

        assert remote.ask(QUESTIONS[0], k=1).generation == "gen-000003"
        assert remote.footnote("11") == service.footnote("11")


def test_a_second_service_at_one_socket_is_refused(own: Service, tmp_path: Path) -> None:
    async def second(where: Address) -> None:
        async with serving(Answering(own, key=None, at_once=1, waiting=1), where):
            raise AssertionError("it listens")

    with served(own, tmp_path) as where:
        with pytest.raises(BotError, match="another service answers there"):
            asyncio.run(second(where))
        assert Service(RemoteIndexer(where, None)).ask(QUESTIONS[0], k=1).quotes


def test_a_key_that_no_header_carries_is_refused() -> None:
    with pytest.raises(BadSettings, match="SERVICE_KEY: use letters"):
        valid({"service_key": "schlüssel"})


def test_a_reindex_is_left_to_the_service(own: Service, tmp_path: Path) -> None:
    with served(own, tmp_path) as where:
        remote = Service(RemoteIndexer(where, None))

        with pytest.raises(BotError, match="run scholiast index there"):
            remote.reindex()
        assert remote.is_current()


@pytest.mark.parametrize("given", ["127.0.0.1:80", "http://a", "http://a:0", "ftp://a:1", "unix:rel", ""])
def test_what_is_no_address_is_none(given: str) -> None:
    assert address(given) is None


@pytest.mark.parametrize(
    ("given", "is_private"),
    [
        ("http://127.0.0.1:8311", True),
        ("http://[::1]:8311", True),
        ("unix:/a", True),
        ("http://10.0.0.1:1", False),
    ],
)
def test_beyond_this_machine_an_address_is_not_private(given: str, is_private: bool) -> None:
    found = address(given)

    assert found is not None
    assert found.is_private is is_private


def test_a_bad_service_url_is_named() -> None:
    from bot import start

    with pytest.raises(Hopeless, match="SERVICE_URL=nowhere: give http://HOST:PORT or unix:/PATH"):
        start.service(Settings(service_url="nowhere"))


def test_others_ask_in_json(own: Service) -> None:
    """The shapes are those of the command line."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        where = f"http://127.0.0.1:{free.getsockname()[1]}"

    def request(path: str, body: object = None) -> object:
        data = json.dumps(body).encode() if body is not None else None
        with urllib.request.urlopen(f"{where}{path}", data, timeout=20) as given:
            return json.loads(given.read()) if "metrics" not in path else given.read().decode()

    with served(own, where):
        answer = request("/v1/ask", {"question": QUESTIONS[0], "k": 1})
        checked = request("/v1/check", {"quotation": "words that stand nowhere in this library at all"})
        notes = request("/v1/footnotes?label=11&document=hunger-strike")
        ready_ = request("/readyz")
        metrics = request("/metrics")
        with pytest.raises(urllib.error.HTTPError, match="422"):
            request("/v1/ask", {"question": "  "})
        for path, body in (
            ("/v1/find", {"question": "?"}),
            ("/v1/ask", {}),
            ("/v1/ask", []),
            ("/v1/ask", {"question": "q", "k": 0}),
            ("/v1/ask", {"question": None}),
            ("/v1/check", {}),
            ("/v1/footnotes", None),
        ):
            with pytest.raises(urllib.error.HTTPError, match="400"):
                request(path, body)

    assert isinstance(answer, dict)
    assert answer["outcome"] == "quoted"
    assert len(answer["quotes"]) == 1
    assert isinstance(checked, dict)
    assert checked["verdict"] == "not found"
    assert isinstance(notes, list)
    assert notes[0]["label"] == "11"
    assert ready_ == {"status": "ready", "generation": own.snapshot.generation}
    assert isinstance(metrics, str)
    assert 'scholiast_questions_total{outcome="quoted",surface="service"} 1.0' in metrics
    assert "gateway" not in metrics


def test_the_doctor_looks_at_the_service_and_an_indexing_is_refused(own: Service, tmp_path: Path) -> None:
    with served(own, tmp_path) as where:
        settings = Settings(service_url=where.shown, index_dir=tmp_path / "none")
        found = [finding for finding in doctor.examine(settings) if finding.what == "service"]

        with pytest.raises(BotError, match="SERVICE_URL is set: the index is made where the service runs"):
            index.run(Namespace(dry_run=False, rollback=False), settings)

    assert [(one.ok, one.detail.rpartition("/")[2]) for one in found] == [
        (True, "s.sock answers from gen-000001, 101 passages")
    ]
    away = [finding for finding in doctor.examine(settings) if finding.what == "service"]
    assert [(one.ok, one.remedy) for one in away] == [
        (False, "start scholiast serve there, or unset SERVICE_URL")
    ]
    assert not (tmp_path / "none").exists()
