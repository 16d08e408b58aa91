"""An engine of vectors, whichever it is: it names candidates, and what is quoted does not depend on it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.model import Library
from corpus.parse import parse
from embeddings.arrays import Floats, Ints, Vectors
from embeddings.build import build
from embeddings.dense.index import IndexKind, cosines
from embeddings.engine import words
from embeddings.engine.finder import EngineFinder
from embeddings.engine.joined import finders, publish, require
from embeddings.engine.legs import Asked, Leg, Rows, legs
from embeddings.engine.milvus import Milvus
from embeddings.errors import EngineAway, EngineDiffers, EngineError, EngineLacks
from embeddings.hits import Scope
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.conftest import ROOT
from tests.embeddings.engines import PROGRAM, Server, free_port, made, needs_milvus, until
from tests.embeddings.letters import Letters

QUESTIONS = ("gujo kalu minopa", "bodafe", "who saw vowaze near the sehi?", "tiru lumi kajo ze")
SCOPES = (Scope(), Scope(documents=("0", "3")), Scope(documents=("0", "1", "2", "3", "4")))


class Memory:
    """An engine in memory, that can be told to be away."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[Leg, Rows]] = {}
        self.is_away = self.is_slow = False
        self.opened = self.asked = self.aside = 0  # by those who ask, and by a look aside

    def publish(self, leg: Leg, rows: Rows, *, kind: IndexKind, kept: int) -> None:
        self._require()
        self.held[leg.texts] = leg, rows

    def open(self, leg: Leg) -> None:
        self.opened += not is_aside()
        self._require()
        if leg.texts not in self.held:
            raise EngineDiffers("it has other texts")

    def nearest(
        self, leg: Leg, question: Asked, k: int, among: tuple[bool, list[int]] | None
    ) -> tuple[Ints, Floats]:
        self.asked += not is_aside()
        self.aside += is_aside()
        self._require()
        if self.is_slow:
            raise EngineAway("it takes too long")
        _, held = self.held[leg.texts]
        is_in, documents = among or (False, [])
        rows = np.array([row for row in leg.firsts if (leg.document(row) in documents) == is_in])
        if isinstance(question, dict):
            found = np.array(
                [sum(question.get(word, 0) * much for word, much in held[row].items()) for row in rows],
                dtype=np.float32,
            )
        else:
            found = cosines(held, question, rows)  # type: ignore[arg-type]
        best = np.argsort(-found, kind="stable")[:k]
        return leg.ids[rows[best]], found[best]

    def _require(self) -> None:
        if self.is_away:
            raise EngineAway("nobody answers")


def is_aside() -> bool:
    return threading.current_thread().name == "engine"


@cache
def library() -> Contents:
    return made()


@cache
def local() -> Search:
    return Search(library(), Letters())


def main_leg(contents: Contents) -> Leg:
    return next(leg for leg, _ in legs(contents))


def searching(engine: Memory | Milvus, contents: Contents) -> Search:
    found, faults = finders(engine, contents)
    assert not faults
    return Search(contents, Letters(), finders=found, namer=found.get("words"))


def answers(search: Search, scope: Scope = SCOPES[0]) -> list[list[tuple[str, float]]]:
    return [
        [(hit.passage.id, hit.score.fused) for hit in search.find(question, 10, scope).hits]
        for question in QUESTIONS
    ]


# ---- names of rows


def test_a_row_is_named_by_its_document_and_its_text() -> None:
    text = b"# A\n\nThe ice came. It stayed.\n\nThe ice came.\n"
    one, same, other = (parse(text, name) for name in ("a.md", "b.md", "a.md"))
    contents = build(Library((one, same), ()), Letters(), kind="flat", reader="").contents  # type: ignore[arg-type]
    again = build(Library((other,), ()), Letters(), kind="flat", reader="").contents  # type: ignore[arg-type]

    leg, alone = main_leg(contents), main_leg(again)

    half = len(leg.ids) // 2
    assert leg.ids[:half].tolist() == alone.ids.tolist()
    assert not set(leg.ids[:half]) & set(leg.ids[half:])
    # "The ice came." is a window, and twice a sentence
    assert [len(leg.rows(np.array([identifier]))) for identifier in leg.ids[:half]] == [1, 3, 1, 3, 3]


def test_what_an_engine_has_is_named_by_texts_and_model() -> None:
    leg = main_leg(made(7, texts=1, passages=9))

    assert leg.texts == main_leg(made(7, texts=1, passages=9)).texts
    assert leg.texts != main_leg(made(8, texts=1, passages=9)).texts
    assert leg.texts != replace(leg, weights="others").texts


def test_a_name_that_the_index_does_not_have_is_passed_over() -> None:
    leg = main_leg(library())

    assert leg.rows(np.array([0, leg.ids[7], 2**62])).tolist() == leg.rows(leg.ids[7:8]).tolist()


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        pytest.param((0,), (True, [0]), id="few are named"),
        pytest.param((0, 1, 2, 3, 4), (False, [5]), id="else those that are not"),
        pytest.param(range(6), None, id="everywhere"),
    ],
)
def test_documents_are_named_whichever_way_is_shorter(inside: tuple[int, ...], named: object) -> None:
    leg = main_leg(library())

    found = leg.among(np.isin(leg.document_of, list(inside)))

    keys = leg.documents.tolist()
    assert found == (named and (named[0], [keys[place] for place in named[1]]))  # type: ignore[index]


# ---- who asks an engine


def test_an_engine_that_is_away_changes_no_answer_and_is_not_waited_for_again() -> None:
    engine = Memory()
    publish(engine, library(), kept=2)
    search = searching(engine, library())
    engine.is_away, engine.asked = True, 0

    assert answers(search) == answers(local())
    assert engine.asked == 1


def test_an_engine_that_is_back_is_asked_again() -> None:
    engine, leg = Memory(), main_leg(library())
    publish(engine, library(), kept=2)
    finder = EngineFinder(engine, leg, lambda: None, pause=0.01)
    everywhere = np.ones(len(leg.document_of), dtype=np.bool_)
    engine.is_away = True

    assert finder.open() == "nobody answers"
    assert finder.nearest(library().vectors[3], 5, everywhere) is None
    engine.is_away = False
    assert until(lambda: finder.nearest(library().vectors[3], 5, everywhere) is not None)


def test_an_engine_that_opens_and_is_too_slow_is_waited_for_aside_alone() -> None:
    engine, leg = Memory(), main_leg(library())
    publish(engine, library(), kept=2)
    finder = EngineFinder(engine, leg, lambda: None, pause=0.01)
    assert finder.open() is None
    everywhere = np.ones(len(leg.document_of), dtype=np.bool_)
    engine.is_slow = True

    assert finder.nearest(library().vectors[3], 5, everywhere) is None
    assert until(lambda: engine.aside > 2)
    assert finder.nearest(library().vectors[3], 5, everywhere) is None
    assert (engine.asked, finder.is_open) == (1, False)
    engine.is_slow = False
    assert until(lambda: finder.is_open)


def test_while_an_engine_is_away_a_sketch_is_made_and_stands_in() -> None:
    class Spare:
        def nearest(self, *_: object) -> Ints:
            return np.array([1, 2, 3])

    engine, leg = Memory(), main_leg(library())
    engine.is_away = True
    finder = EngineFinder(engine, leg, Spare, pause=0.01)
    finder.open()
    everywhere = np.ones(len(leg.document_of), dtype=np.bool_)

    def names_spare() -> bool:
        found = finder.nearest(library().vectors[3], 5, everywhere)
        return found is not None and found.tolist() == [1, 2, 3]

    assert until(names_spare)


def test_a_question_is_answered_also_where_the_engine_comes_back_in_the_midst_of_it() -> None:
    class Spare:
        def __len__(self) -> int:  # asked whether there is one, it goes
            finder._spare = None
            return 1

        def nearest(self, *_: object) -> Ints:
            return np.array([1, 2, 3])

    finder = EngineFinder(Memory(), main_leg(library()), Spare)
    finder._spare = Spare()

    found = finder.nearest(library().vectors[3], 5, np.ones(1, dtype=np.bool_))

    assert found is not None


def test_an_engine_that_has_other_texts_is_not_asked() -> None:
    engine = Memory()
    publish(engine, made(6, texts=1, passages=9), kept=2)

    found, faults = finders(engine, library())

    assert faults == ("it has other texts",)
    assert answers(Search(library(), Letters(), finders=found)) == answers(local())
    assert engine.asked == 0


def test_of_what_an_engine_says_nothing_is_shown() -> None:
    class Wrong(Memory):
        def nearest(
            self, leg: Leg, question: Vectors, k: int, among: tuple[bool, list[int]] | None
        ) -> tuple[Ints, Floats]:
            self.asked += 1
            some = np.random.default_rng(self.asked).integers(0, 2**63 - 1, k)
            some[: k // 2] = leg.ids[: k // 2]
            return some, np.full(k, 9.0, dtype=np.float32)

    engine = Wrong()
    publish(engine, library(), kept=2)
    search = searching(engine, library())
    places = {passage.id: place for place, passage in enumerate(library().library.passages)}

    for question in QUESTIONS:
        ranking = local().rank(local().read(question))
        for hit in search.find(question, 10).hits:
            document = library().library.document(hit.passage.document)
            assert document is not None
            assert hit.passage.text == document.text[hit.passage.start : hit.passage.end]
            assert hit.score == local()._scoring.score(ranking, places[hit.passage.id])
    assert engine.asked == len(QUESTIONS)


# ---- words at an engine


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Call a library of a thousand passages a large one."""
    monkeypatch.setattr("embeddings.engine.words.MANY", 1000)


def words_leg(contents: Contents) -> tuple[Leg, words.Weights]:
    found = words.leg(contents)
    assert found
    return found


def test_the_words_of_few_passages_stay_here() -> None:
    assert words.leg(library()) is None


@pytest.mark.usefixtures("many")
def test_an_inner_product_with_the_words_of_a_passage_is_its_bm25() -> None:
    lexicon, (_, weights) = local()._lexicon, words_leg(library())

    for question in QUESTIONS:
        query = lexicon.query(local().read(question))
        asked = {number: term.rarity for term in query.terms for number in term.numbers}
        bm25 = lexicon.scores(query).bm25 * query.ceiling
        for place in (*range(0, 1080, 97), int(np.argmax(bm25))):
            held = weights[place]
            assert sum(asked.get(word, 0.0) * held[word] for word in held) == pytest.approx(
                bm25[place], rel=1e-5
            )


@pytest.mark.usefixtures("many")
def test_a_passage_is_named_by_what_its_document_holds_and_its_place() -> None:
    leg, _ = words_leg(library())
    again, _ = words_leg(made())
    other, _ = words_leg(made(6))

    assert len(np.unique(leg.ids)) == 1080
    assert (leg.texts, leg.ids.tolist()) == (again.texts, again.ids.tolist())
    assert leg.texts != other.texts
    assert not set(leg.ids) & set(other.ids)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("scope", SCOPES, ids=["everywhere", "in two texts", "in five of six"])
def test_what_the_words_at_an_engine_name_is_scored_here_as_among_all(scope: Scope) -> None:
    engine = Memory()
    publish(engine, library(), kept=2)
    search = searching(engine, library())

    assert search._scoring._namer is not None
    assert answers(search, scope) == answers(local(), scope)
    quoted = [search.find(f'"{phrase}"', 10, scope) for phrase in ("gujo", "no such")]
    assert quoted == [local().find(f'"{phrase}"', 10, scope) for phrase in ("gujo", "no such")]


@pytest.mark.usefixtures("many")
def test_while_an_engine_of_words_is_away_all_are_scored() -> None:
    engine = Memory()
    publish(engine, library(), kept=2)
    search = searching(engine, library())
    engine.is_away = True

    assert answers(search) == answers(local())


@pytest.mark.usefixtures("many")
def test_what_waits_for_an_engine_once_waits_for_vectors_and_words() -> None:
    engine = Memory()
    publish(engine, library(), kept=2)
    search = searching(engine, library())
    engine.is_slow, engine.asked = True, 0

    assert answers(search) == answers(local())
    assert engine.asked == 1


@pytest.mark.usefixtures("many")
def test_an_engine_that_is_away_at_the_start_is_waited_for_once() -> None:
    engine = Memory()
    engine.is_away = True

    found, faults = finders(engine, library())

    assert (set(found), faults) == ({"main", "words"}, ("nobody answers",))
    assert engine.opened == 1
    assert not any(one.is_open for one in found.values())


@pytest.mark.usefixtures("many")
def test_an_engine_that_holds_no_words_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    class Old(Memory):
        def publish(self, leg: Leg, rows: Rows, **more: Any) -> None:
            if leg.sparse:
                raise EngineLacks("too old")
            super().publish(leg, rows, **more)

        def open(self, leg: Leg) -> None:
            if leg.sparse:
                raise EngineLacks("too old")
            super().open(leg)

    engine = Old()
    publish(engine, library(), kept=2)
    require(engine, library())

    found, faults = finders(engine, library())

    assert (set(found), faults) == ({"main"}, ())
    assert answers(searching(engine, library())) == answers(local())

    engine.is_away = True
    finder = EngineFinder(engine, words_leg(library())[0], lambda: None, pause=0.01)
    assert finder.open() is None
    assert finder.is_open


# ---- Milvus: in a file, and served: by Lite, or by the program of SCHOLIAST_TEST_MILVUS_SERVER (``make milvus``)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("file", marks=[needs_milvus, pytest.mark.long]),
        pytest.param("served", marks=[needs_milvus, pytest.mark.process]),
    ],
)
def milvus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Milvus]:
    folder = tmp_path_factory.mktemp("milvus")
    server = Server(folder) if request.param == "served" else None
    engine = Milvus(server.address if server else str(folder / "vectors.db"), name="contract")
    yield engine
    engine.close()
    if server:
        server.kill()


@pytest.fixture(scope="module")
def filled(milvus: Milvus) -> Milvus:
    publish(milvus, library(), kept=2)
    return milvus


@pytest.mark.parametrize("scope", SCOPES, ids=["everywhere", "in two texts", "in five of six"])
def test_the_answers_are_those_of_the_index_folder_alone(filled: Milvus, scope: Scope) -> None:
    assert answers(searching(filled, library()), scope) == answers(local(), scope)


def test_the_nearest_rows_are_those_of_an_exact_search(filled: Milvus) -> None:
    contents, leg = library(), main_leg(library())

    for question in Letters().encode(QUESTIONS):
        ids, scores = filled.nearest(leg, question, 50)
        exact = cosines(contents.vectors, question, leg.firsts)
        best = np.argsort(-exact, kind="stable")[:50]

        np.testing.assert_allclose(scores, exact[best], atol=1e-6)
        measured = dict(zip(leg.ids[leg.firsts].tolist(), exact.tolist(), strict=True))
        np.testing.assert_allclose([measured[one] for one in ids.tolist()], scores, atol=1e-6)


def test_a_graph_is_made_where_it_is_wanted_and_names_the_nearest(milvus: Milvus) -> None:
    contents, leg = library(), main_leg(library())
    milvus.publish(leg, contents.vectors, kind=IndexKind.IVF, kept=2)

    found = [milvus.nearest(leg, question, 512)[0] for question in Letters().encode(QUESTIONS)]

    assert milvus._properties(milvus._collection(leg))["index"] == ("HNSW" if PROGRAM else "FLAT")
    for question, ids in zip(Letters().encode(QUESTIONS), found, strict=True):
        exact = cosines(contents.vectors, question, leg.firsts)
        tenth = np.sort(exact)[-10]
        assert len(set(leg.ids[leg.firsts[exact > tenth]]) - set(ids)) == 0
    publish(milvus, library(), kept=2)
    assert milvus._properties(milvus._collection(leg))["index"] == "FLAT"


@pytest.mark.usefixtures("many")
def test_the_words_are_named_by_bm25_where_the_server_can(milvus: Milvus) -> None:
    leg, _ = words_leg(library())
    publish(milvus, library(), kept=2)

    search = searching(milvus, library())

    assert answers(search) == answers(local())
    if PROGRAM:  # 2.3.5 holds no words
        assert search._scoring._namer is None
        return
    for question in QUESTIONS:
        query = local()._lexicon.query(local().read(question))
        bm25 = local()._lexicon.scores(query).bm25 * query.ceiling
        asked = {number: term.rarity for term in query.terms for number in term.numbers}
        ids, scores = milvus.nearest(leg, asked, 50)
        rows = leg.rows(ids)
        np.testing.assert_allclose(scores, np.sort(bm25)[::-1][: len(scores)], rtol=1e-5)
        np.testing.assert_allclose(scores, bm25[rows], rtol=1e-5)


def test_what_is_published_twice_is_there_once(filled: Milvus) -> None:
    leg = main_leg(library())
    before = filled._properties(filled._collection(leg))

    publish(filled, library(), kept=2)

    assert filled._properties(filled._collection(leg)) == before
    assert filled._count(filled._collection(leg), 10) == len(leg.firsts)


def test_the_alias_names_the_last_and_so_many_are_kept(milvus: Milvus) -> None:
    generations = [made(seed, texts=2, passages=30) for seed in (11, 12, 13)]
    for contents in generations:
        publish(milvus, contents, kept=2)

    first, second, third = map(main_leg, generations)
    assert set(milvus._ours(third)) == {milvus._collection(second), milvus._collection(third)}
    named = milvus._client.describe_collection("contract_main")["collection_name"]
    assert milvus._collection(third) in (named, *milvus._ours(third))
    assert "contract_main" in milvus._client.list_aliases(milvus._collection(third))["aliases"]
    milvus.open(second)
    with pytest.raises(EngineDiffers, match="has an index of other texts; run: scholiast index"):
        milvus.open(first)
    publish(milvus, library(), kept=2)


def test_a_new_collection_is_probed_with_more_patience_than_a_question_has(
    milvus: Milvus, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents, waited = made(29, texts=1, passages=9), []
    own = milvus._client.search

    def search(*given: Any, timeout: float, **more: Any) -> Any:
        waited.append(timeout)
        return own(*given, timeout=timeout, **more)

    monkeypatch.setattr(milvus._client, "search", search)
    publish(milvus, contents, kept=2)
    milvus.nearest(main_leg(contents), contents.vectors[0], 1)

    assert waited[-1] == 3.0
    assert set(waited[:-1]) == {60.0}
    publish(milvus, library(), kept=2)


def test_what_another_library_has_under_a_longer_name_is_left_alone(filled: Milvus) -> None:
    other = Milvus(filled._where, name="contract_main")
    other._known = filled._known
    contents = made(14, texts=1, passages=9)
    publish(other, contents, kept=1)

    for seed in (15, 16):
        publish(filled, made(seed, texts=1, passages=9), kept=1)

    other.open(main_leg(contents))
    publish(filled, library(), kept=2)


def test_half_a_publish_is_told_is_not_asked_and_is_made_whole(milvus: Milvus) -> None:
    contents = made(21, texts=2, passages=30)
    leg = main_leg(contents)
    milvus._create(leg, "FLAT", milvus._collection(leg))
    milvus._client.upsert(
        milvus._collection(leg),
        [{"id": int(leg.ids[0]), "document": leg.document(0), "vector": contents.vectors[0]}],
    )

    with pytest.raises(EngineDiffers, match=r"has only a part of contract_main_\w+; run: scholiast index"):
        milvus.open(leg)
    publish(milvus, contents, kept=2)
    milvus.open(leg)
    publish(milvus, library(), kept=2)


def another(milvus: Milvus) -> Milvus:
    """Give the same engine as another machine has it."""
    other = Milvus(milvus._where, name="contract", owner="another")
    other._known = milvus._known
    return other


def fillings(milvus: Milvus) -> set[str]:
    return {name for name in milvus._client.list_collections() if "_filling_" in name}


def test_what_another_machine_is_filling_is_left_until_it_must_be_done(
    milvus: Milvus, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = main_leg(made(24, texts=1, passages=9))
    name = f"{milvus._collection(begun)}_filling_0a"
    another(milvus)._create(begun, "FLAT", name)

    publish(milvus, made(25, texts=1, passages=9), kept=1)
    assert fillings(milvus) == {name}

    now = time.time_ns()
    monkeypatch.setattr("embeddings.engine.milvus.time.time_ns", lambda: now + 3_700 * 1_000_000_000)
    milvus._clean(begun, kept=9)
    assert not fillings(milvus)


def test_what_a_killed_publish_of_its_own_left_is_dropped(milvus: Milvus) -> None:
    begun = main_leg(made(24, texts=1, passages=9))
    milvus._create(begun, "FLAT", f"{milvus._collection(begun)}_filling_0a")

    publish(milvus, library(), kept=2)

    assert not fillings(milvus)


def test_who_has_it_open_never_asks_a_part_of_what_is_made_anew(
    milvus: Milvus, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents, leg = library(), main_leg(library())
    publish(milvus, contents, kept=2)
    search, right = searching(milvus, contents), answers(local())
    milvus._drop(milvus._collection(leg))
    own, given = milvus._client.upsert, []

    def upsert(*args: Any, **more: Any) -> Any:
        done = own(*args, **more)
        found, _ = (None, None) if finder._is_open is False else (finder, None)
        given.append(found.nearest(contents.vectors[3], 5, np.ones(1080, dtype=np.bool_)) if found else None)
        return done

    finder = search._meaning._by_main._finder
    assert isinstance(finder, EngineFinder)
    monkeypatch.setattr(finder, "_wait", lambda: None)
    monkeypatch.setattr(milvus._client, "upsert", upsert)
    publish(milvus, contents, kept=2)

    assert given
    assert all(rows is None for rows in given)
    assert answers(search) == right


@pytest.mark.parametrize(
    ("age", "rows", "owner", "may_be"),
    [
        pytest.param(3599, 0, "another", True, id="within the hour of its last steps"),
        pytest.param(3601, 0, "another", False, id="after it"),
        pytest.param(4500, 200_000, "another", True, id="many rows take longer"),
        pytest.param(-60, 0, "another", True, id="by a clock that is ahead"),
        pytest.param(5, 0, "one", False, id="what is its own and under way no more"),
    ],
)
def test_a_collection_may_be_filled_for_as_long_as_its_rows_take(
    age: int, rows: int, owner: str, *, may_be: bool
) -> None:
    said = {"made": str(time.time_ns() - age * 1_000_000_000), "rows": str(rows), "owner": owner}

    assert Milvus("x.db")._may_be_filling(said) is may_be


@pytest.mark.parametrize("seeds", [(31, 31), (32, 33)], ids=["with the same", "with another"])
def test_two_who_fill_it_at_once_leave_it_such_that_it_is_or_will_be_whole(
    milvus: Milvus, seeds: tuple[int, int]
) -> None:
    both = [made(seed, texts=2, passages=150) for seed in seeds]
    told: list[EngineError] = []

    def fill(engine: Milvus, contents: Contents) -> None:
        try:
            publish(engine, contents, kept=3)
        except EngineError as error:
            told.append(error)

    engines = (milvus, another(milvus))
    writers = [threading.Thread(target=fill, args=given) for given in zip(engines, both, strict=True)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(told) < 2
    for contents in both:
        if told:
            publish(milvus, contents, kept=2)
        milvus.open(main_leg(contents))
    publish(milvus, library(), kept=2)


def test_who_opens_a_generation_follows_the_alias_and_asks_its_own_collection(milvus: Milvus) -> None:
    one, other = made(26, texts=1, passages=9), made(27, texts=1, passages=9)
    first, second = main_leg(one), main_leg(other)
    publish(milvus, one, kept=2)
    assert milvus._last(first)[0] == milvus._collection(first)
    milvus.open(first)

    publish(milvus, other, kept=2)

    assert milvus._last(first)[0] == milvus._collection(second)
    milvus.open(first)  # by its name
    ids, _ = milvus.nearest(first, one.vectors[0], 5)
    assert set(ids) <= set(first.ids)
    publish(milvus, library(), kept=2)


def test_swaps_of_the_alias_under_readers_change_no_answer(milvus: Milvus) -> None:
    versions = [library(), made(28)]
    for contents in versions:
        publish(milvus, contents, kept=2)
    searches = [searching(milvus, contents) for contents in versions]
    right = [answers(Search(contents, Letters())) for contents in versions]
    given: list[bool] = []
    done = threading.Event()

    def ask(at: int) -> None:
        while not done.is_set():
            given.append(answers(searches[at]) == right[at])

    readers = [threading.Thread(target=ask, args=(at,)) for at in (0, 1)]
    for reader in readers:
        reader.start()
    for turn in range(4):
        publish(milvus, versions[turn % 2], kept=2)
    done.set()
    for reader in readers:
        reader.join()

    assert len(given) > 4
    assert all(given)
    publish(milvus, library(), kept=2)


def test_rows_that_are_lost_are_told(milvus: Milvus) -> None:
    contents = made(22, texts=2, passages=30)
    leg = main_leg(contents)
    publish(milvus, contents, kept=2)
    milvus._client.delete(milvus._collection(leg), ids=[int(leg.ids[5])])

    with pytest.raises(EngineDiffers, match="has only a part of"):
        milvus.open(leg)
    publish(milvus, contents, kept=2)
    milvus.open(leg)
    publish(milvus, library(), kept=2)


def test_a_collection_of_another_model_is_told(filled: Milvus) -> None:
    other = replace(main_leg(library()), weights="others")

    with pytest.raises(EngineDiffers, match=r"has an index of another model \(weights letters…\); run: scho"):
        filled.open(other)


def test_a_collection_of_another_format_is_told(milvus: Milvus, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(milvus, library(), kept=2)
    monkeypatch.setattr("embeddings.engine.milvus.SCHEMA", 2)  # but the names are made as before

    with pytest.raises(EngineDiffers, match="of another version or model; run: scho"):
        milvus.open(main_leg(library()))
    with pytest.raises(EngineDiffers, match="has a collection of format 1, this version reads 2; run: scho"):
        milvus.open(main_leg(made(23, texts=1, passages=5)))


def test_an_empty_library_is_published_too(milvus: Milvus) -> None:
    contents = build(Library((), ()), Letters(), kind="auto", reader="").contents

    publish(milvus, contents, kept=2)

    milvus.open(main_leg(contents))
    publish(milvus, library(), kept=2)


# ---- what an operator may get wrong


@needs_milvus
def test_an_address_where_nobody_answers_is_told_with_the_way_out() -> None:
    engine = Milvus(f"http://127.0.0.1:{free_port()}", "root:secret")

    with pytest.raises(EngineAway) as told:
        engine.open(main_leg(library()))

    assert "cannot be asked (no engine answers there), and the index folder answers alone" in str(told.value)
    assert "start it and run scholiast index, or set VECTORS=local" in str(told.value)
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


@needs_milvus
@pytest.mark.process
def test_the_client_takes_nothing_of_an_env_file_into_the_environment(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=a-secret\nMILVUS_URI=vectors.db\n")
    code = (
        "import os; from embeddings.engine.connection import connected; connected(os.environ['MILVUS_URI'], None, seconds=3).close(); "
        "print('DISCORD_TOKEN' in os.environ, os.environ['MILVUS_URI'])"
    )

    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MILVUS_URI": "vectors.db"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stdout == "False vectors.db\n", told.stderr


@needs_milvus
def test_a_file_that_another_process_has_open_is_told(tmp_path: Path) -> None:
    file = tmp_path / "vectors.db"
    file.write_text("no engine's")

    for place in (file, tmp_path / "nowhere" / "vectors.db"):
        with pytest.raises(EngineAway) as told:
            Milvus(str(place)).open(main_leg(library()))
        assert str(told.value) == (
            f"MILVUS_URI={place} cannot be asked (another process has it open, its folder is missing, or it is "
            "another's file), and the index folder answers alone; mend that and run scholiast index, or set "
            "VECTORS=local"
        )


@needs_milvus
@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("[load_collection] Retry timeout: 3.0s, message=wait for loading timeout", "it is still loading"),
        ("[search] Retry timeout: 3.0s, message=Deadline Exceeded", "it took too long"),
    ],
)
def test_what_takes_too_long_is_told_in_few_words(error: str, told: str) -> None:
    from pymilvus.exceptions import MilvusException

    with pytest.raises(EngineAway) as seen, Milvus("http://milvus:19530")._told():
        raise MilvusException(message=error)

    assert f"cannot be asked ({told}" in str(seen.value)
    assert "timeout" not in str(seen.value)


def test_a_key_that_is_refused_is_told_and_not_shown() -> None:
    engine = Milvus("http://milvus:19530", "root:secret")
    error = Exception("Fail connecting to server")
    error.__cause__ = Exception("StatusCode.UNAUTHENTICATED root:secret")

    with pytest.raises(EngineAway) as told, engine._told():
        raise error

    assert str(told.value) == (
        "MILVUS_URI=http://milvus:19530 refuses the key; set MILVUS_TOKEN as it is there"
    )


@needs_milvus
@pytest.mark.process
def test_an_engine_that_hangs_costs_one_question_three_seconds(tmp_path: Path) -> None:
    server = Server(tmp_path)
    engine = Milvus(server.address)
    try:
        publish(engine, library(), kept=2)
        search = searching(engine, library())
        finder = search._meaning._by_main._finder
        assert isinstance(finder, EngineFinder)
        finder._pause = 0.2
        with server.hanging():
            begun = time.monotonic()
            waiting = answers(search)
            taken = time.monotonic() - begun
            assert not finder.is_open
        back = until(lambda: finder.is_open, 60)
        again = answers(search)
    finally:
        engine.close()
        server.kill()

    assert (waiting, again, back) == (answers(local()), answers(local()), True)
    assert 2.9 < taken < 9


@needs_milvus
def test_an_address_where_another_program_answers_is_told() -> None:
    import grpc

    server = grpc.server(ThreadPoolExecutor(2))  # which knows no call
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    engine = Milvus(f"http://127.0.0.1:{port}")

    with pytest.raises(
        EngineAway, match=r"cannot be asked \(what answers there is no such engine\), and the index"
    ):
        engine.open(main_leg(library()))
    server.stop(None)


@needs_milvus
def test_a_server_that_refuses_the_key_is_told_in_a_line() -> None:
    import grpc

    class Refusing(grpc.GenericRpcHandler):  # type: ignore[misc]
        def service(self, _: object) -> object:
            return grpc.unary_unary_rpc_method_handler(
                lambda _, context: context.abort(
                    grpc.StatusCode.UNAUTHENTICATED, "auth check failure, please check api key is correct"
                )
            )

    server = grpc.server(ThreadPoolExecutor(2), handlers=(Refusing(),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    engine = Milvus(f"http://127.0.0.1:{port}", "root:wrong")

    with pytest.raises(EngineAway) as told:
        engine.open(main_leg(library()))
    server.stop(None)

    assert str(told.value) == (
        f"MILVUS_URI=http://127.0.0.1:{port} refuses the key; set MILVUS_TOKEN as it is there"
    )


@pytest.mark.process
@pytest.mark.skipif(not PROGRAM, reason="Milvus Lite has no keys")
def test_a_milvus_that_wants_a_key_refuses_others(tmp_path: Path) -> None:
    key, leg = "root:Milvus", main_leg(library())
    server = Server(tmp_path, key)
    try:
        for wrong in (None, "root:wrong", "another", "nobody:Milvus"):
            with pytest.raises(EngineAway, match=r" refuses the key; set MILVUS_TOKEN as it is there$"):
                Milvus(server.address, wrong).open(leg)
        engine = Milvus(server.address, key)
        publish(engine, library(), kept=2)
        assert answers(searching(engine, library())) == answers(local())
        engine.close()
    finally:
        server.kill()


def test_without_the_client_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pymilvus", None)

    with pytest.raises(EngineError, match=r"VECTORS=milvus needs pymilvus; run: pip install 'scholiast\[mil"):
        Milvus("x.db").open(main_leg(library()))
