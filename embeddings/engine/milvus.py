"""Vectors ↔ collections of Milvus, one for each leg of a generation: the one door to pymilvus.

A collection is named by what it holds, and is whole or not used: it is counted and probed before it gets its
name, and counted again whenever it is opened. The alias of a leg names the one published last. Who opens a
generation follows the alias, and asks the collection that it leads to, so that no question meets two.
"""

import logging
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from embeddings.arrays import Floats, Ints
from embeddings.dense.index import IndexKind
from embeddings.engine.connection import connected, is_of_the_key
from embeddings.engine.legs import SCHEMA, Asked, Leg, Rows
from embeddings.errors import EngineAway, EngineDiffers, EngineError, EngineLacks

if TYPE_CHECKING:
    from pymilvus import MilvusClient

T = TypeVar("T")
Properties = Mapping[str, str | None]  # of a collection

log = logging.getLogger(__name__)

_ANSWERING = 3.0  # seconds of a question, and of each call that opens a collection
_WORKING = 60.0  # seconds of a batch, and of each step by which a collection is made
_SETTLING = 3600.0  # seconds in which an index may be made and loaded
_SLOWEST = 200.0  # rows in a second that are taken at least, all in all; 830 with a graph were measured
_BATCH = 2000  # rows of a request: 3 MB of 64 that gRPC takes
_TRIES = 3  # of a batch; names are made of contents, so that one which arrived is not there twice
_PROBED = 8  # rows that are asked for before a collection is called whole
_ASKED_FOR = 512  # near each of them, as questions ask: a graph that looks at few rows misses some
_NEARLY = 1e-3  # how far the likeness of a vector to itself may be from what it is
_VERSION, _WITH_WORDS = re.compile(r"(\d+)\.(\d+)"), (2, 4)
_FILLING = "_filling_"  # in the names of collections that are not whole yet
_SIGN = "scholiast."  # how the properties of our collections begin
_MEANT = {  # by errors of pymilvus; without the name of the engine, which is its first password and veiled
    "Fail connecting": "no engine answers there",
    "Received UNIMPLEMENTED": "what answers there is no such engine",
    "Open local milvus": "another process has it open, its folder is missing, or it is another's file",
    "wait for loading": "it is still loading what it has",
    "Retry timeout": "it took too long",
    "Deadline Exceeded": "it took too long",
}
# A graph for many rows: what an engine is asked for is measured exactly afterwards (decision 96).
_GRAPH = {"M": 16, "efConstruction": 200}
_WIDTH, _LEAST = 2, 128  # rows that a graph looks at for each that is named, and at least


class Milvus:
    """Collections at an address (a cluster, a server) or in a file (Milvus Lite); for several threads.

    ``name`` begins the names of all that is ours there, ``owner`` names who fills it: one at a time.
    """

    def __init__(
        self, where: str, key: str | None = None, *, name: str = "scholiast", owner: str = "one"
    ) -> None:
        self._where, self._key, self._name, self._owner = where, key, name, owner
        self._known: MilvusClient | None = None
        self._connecting = threading.Lock()

    def publish(self, leg: Leg, rows: Rows, *, kind: IndexKind, kept: int) -> None:
        """Make the collection of a leg, have the alias name it, and keep ``kept`` of them in all.

        One that is whole already is not made again. It is filled under a name of its own, and gets that by
        which it is asked when it is whole: who has one of this name open never asks a part of it.
        """
        with self._told():
            self._require(leg)
            index = self._index(leg, kind)
            if not self._is_whole(leg, index):
                self._make(leg, rows, index)
            self._point(leg)
            self._clean(leg, kept)

    def open(self, leg: Leg) -> None:
        """Make ready for questions, and see that it has these rows and no others."""
        with self._told():
            self._require(leg)
            self._open(leg, _ANSWERING)

    def nearest(
        self, leg: Leg, question: Asked, k: int, among: tuple[bool, list[int]] | None = None
    ) -> tuple[Ints, Floats]:
        """Name the ``k`` nearest rows, in some documents or not in some, and say how near they are."""
        with self._told():
            return self._nearest(self._collection(leg), question, k, among, _ANSWERING)

    def close(self) -> None:
        """Let go of the connection."""
        client, self._known = self._known, None
        if client:
            client.close()

    @property
    def _shown(self) -> str:
        return f"MILVUS_URI={self._where}"

    @property
    def _client(self) -> "MilvusClient":
        with self._connecting:
            if self._known is None:
                self._known = connected(self._where, self._key, seconds=_ANSWERING)
            return self._known

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in one line what went wrong."""
        try:
            yield
        except EngineError:
            raise
        except ModuleNotFoundError as error:
            raise EngineAway(
                f"VECTORS=milvus needs {error.name}; run: pip install 'scholiast[milvus]'"
            ) from None
        except Exception as error:  # of pymilvus, of gRPC, of what is behind them
            raise self._away(error) from None

    def _away(self, error: Exception) -> EngineAway:
        if is_of_the_key(error):
            return EngineAway(f"{self._shown} refuses the key; set MILVUS_TOKEN as it is there")
        details = getattr(error, "details", None)  # of gRPC
        told = getattr(error, "message", None) or (details() if callable(details) else None)
        said = (str(told or type(error).__name__).strip().splitlines() or [""])[0][:200]
        said = next((meant for sign, meant in _MEANT.items() if sign in said), said)
        remedy = "start it" if "://" in self._where else "mend that"
        return EngineAway(
            f"{self._shown} cannot be asked ({said}), and the index folder answers alone; {remedy} and run "
            "scholiast index, or set VECTORS=local"
        )

    def _alias(self, leg: Leg) -> str:
        return f"{self._name}_{leg.name}"

    def _collection(self, leg: Leg) -> str:
        return f"{self._alias(leg)}_{leg.texts}"

    def _described(self, leg: Leg) -> Properties:
        return {
            "schema": str(SCHEMA),
            "weights": leg.weights,
            "dimension": str(leg.dimension),
            "rows": str(len(leg.firsts)),
        }

    def _is_there(self, collection: str, seconds: float = _WORKING) -> bool:
        return bool(self._client.has_collection(collection, timeout=seconds))

    def _properties(self, collection: str) -> Properties:
        """Give what a collection of ours says of itself; nothing of another's."""
        return _ours(self._client.describe_collection(collection, timeout=_ANSWERING))

    def _count(self, collection: str, seconds: float) -> int:
        (counted,) = self._client.query(
            collection, filter="", output_fields=["count(*)"], consistency_level="Strong", timeout=seconds
        )
        return int(counted["count(*)"])

    def _open(self, leg: Leg, seconds: float) -> None:
        """Follow the alias, or the name where it has moved on; load what is there, and see that it is whole.

        By its name, whole is what has all rows. Questions go to the collection: an alias may move.
        """
        collection = self._collection(leg)
        named, said = self._last(leg)
        if named != collection:
            if not self._is_there(collection, _ANSWERING):
                raise EngineDiffers(f"{self._shown} {_instead(leg, said)}; run: scholiast index")
            said = self._properties(collection)
        if not self._described(leg).items() <= said.items():
            raise EngineDiffers(
                f"{self._shown} has {collection} of another version or model; run: scholiast index"
            )
        if not self._has_all(collection, len(leg.firsts), seconds):
            raise EngineDiffers(f"{self._shown} has only a part of {collection}; run: scholiast index")

    def _last(self, leg: Leg) -> tuple[str, Properties]:
        """Give the collection that the alias of a leg names, and what it says of itself."""
        alias = self._alias(leg)
        if not self._is_there(alias, _ANSWERING):
            return "", {}
        found = self._client.describe_collection(alias, timeout=_ANSWERING)
        return str(found["collection_name"]), _ours(found)

    def _has_all(self, collection: str, rows: int, seconds: float) -> bool:
        if not self._client.list_indexes(collection, timeout=_ANSWERING):  # it cannot be loaded
            return False
        self._client.load_collection(collection, timeout=seconds)
        return self._count(collection, _ANSWERING) == rows

    def _is_whole(self, leg: Leg, index: str) -> bool:
        """Tell whether a collection need not be made; one that cannot be opened is made anew."""
        with suppress(Exception):
            self._open(leg, _SETTLING)
            return self._properties(self._collection(leg)).get("index") == index
        return False

    def _require(self, leg: Leg) -> None:
        """See that the server can hold words; it can from 2.4 on, and Lite can."""
        if not leg.sparse:
            return
        said = str(self._client.get_server_version(timeout=_ANSWERING))
        version = _VERSION.search(said)
        if version is None or tuple(map(int, version.groups())) < _WITH_WORDS:
            raise EngineLacks(f"{self._shown} is of version {said}, and holds no words")

    def _index(self, leg: Leg, kind: IndexKind) -> str:
        """Choose how a leg is searched: whole, or by a graph, if it is vast and this is not Milvus Lite.

        At 100,000 rows both take as long, and a graph takes some four times as long to make (measured).
        """
        if leg.sparse:
            return "SPARSE_INVERTED_INDEX"
        is_lite = "lite-3" in str(self._client.get_server_version(timeout=_ANSWERING))
        return "HNSW" if kind.of(len(leg.firsts)) is IndexKind.IVF and not is_lite else "FLAT"

    def _make(self, leg: Leg, rows: Rows, index: str) -> None:
        """Make the collection of a leg in the place of one that is not whole, or none."""
        collection = self._collection(leg)
        filling = f"{collection}{_FILLING}{secrets.token_hex(4)}"
        self._create(leg, index, filling)
        self._fill(leg, rows, filling)
        self._settle(leg, index, filling)
        self._probe(leg, rows, filling)
        if self._is_whole(leg, index):  # another machine was quicker
            self._drop(filling)
            return
        if self._is_there(collection):
            self._drop(collection)
        self._client.rename_collection(filling, collection, timeout=_WORKING)
        self._client.load_collection(collection, timeout=_SETTLING)

    def _create(self, leg: Leg, index: str, collection: str) -> None:
        from pymilvus import DataType

        client = self._client
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("document", DataType.INT64)  # no partition key: it lost what a filter let through
        if leg.sparse:
            schema.add_field("vector", DataType.SPARSE_FLOAT_VECTOR)
        else:
            schema.add_field("vector", DataType.FLOAT_VECTOR, dim=leg.dimension)
        said = {"index": index, "made": str(time.time_ns()), "owner": self._owner}
        client.create_collection(
            collection,
            schema=schema,
            consistency_level="Bounded",
            properties={_SIGN + key: value for key, value in {**self._described(leg), **said}.items()},
            timeout=_WORKING,
        )

    def _fill(self, leg: Leg, rows: Rows, collection: str) -> None:
        for at in range(0, len(leg.firsts), _BATCH):
            batch = [
                {"id": int(leg.ids[row]), "document": leg.document(row), "vector": rows[row]}
                for row in leg.firsts[at : at + _BATCH].tolist()
            ]
            _again(partial(self._client.upsert, collection, batch, timeout=_WORKING))

    def _settle(self, leg: Leg, index: str, collection: str) -> None:
        """Have it on the engine's disk and indexed, and count it."""
        client = self._client
        client.flush(collection, timeout=_SETTLING)
        parameters = client.prepare_index_params()
        graph = _GRAPH if index == "HNSW" else {}
        parameters.add_index("vector", index_type=index, metric_type="IP", params=graph)
        client.create_index(collection, parameters, timeout=_SETTLING)
        client.load_collection(collection, timeout=_SETTLING)
        counted = self._count(collection, _WORKING)
        if counted != len(leg.firsts):
            raise EngineDiffers(
                f"{self._shown} counts {counted:,} of {len(leg.firsts):,} rows of {collection}; "
                "run: scholiast index"
            )

    def _probe(self, leg: Leg, rows: Rows, collection: str) -> None:
        """Ask for some rows by what they hold, each within its document."""
        for row in leg.firsts[:: max(1, len(leg.firsts) // _PROBED)].tolist():
            held = rows[row]
            own = sum(one * one for one in held.values()) if isinstance(held, dict) else float(held @ held)
            within = (True, [leg.document(row)])
            _, scores = self._nearest(collection, held, _ASKED_FOR, within, _WORKING, seeing="Strong")
            if not len(scores) or float(scores[0]) < own - _NEARLY:
                raise EngineDiffers(
                    f"{self._shown} does not find in {collection} what was put into it; run: scholiast index"
                )

    def _nearest(
        self,
        collection: str,
        question: Asked,
        k: int,
        among: tuple[bool, list[int]] | None,
        seconds: float,
        *,
        seeing: str = "Bounded",  # Strong sees what has just been written, and takes up to 200 ms
    ) -> tuple[Ints, Floats]:
        is_in, documents = among or (False, [])
        where = f"document {'in' if is_in else 'not in'} {documents}" if documents else ""
        is_sparse = isinstance(question, dict)
        (found,) = self._client.search(
            collection,
            [question if is_sparse else np.asarray(question, np.float32).reshape(-1)],
            anns_field="vector",
            filter=where,
            limit=k,
            output_fields=["id"],
            search_params={
                "metric_type": "IP",
                "params": {} if is_sparse else {"ef": max(_WIDTH * k, _LEAST)},
            },
            consistency_level=seeing,
            timeout=seconds,
        )
        ids = np.array([one["id"] for one in found], dtype=np.int64)
        return ids, np.array([one["distance"] for one in found], dtype=np.float32)

    def _point(self, leg: Leg) -> None:
        """Have the alias name the collection."""
        collection, alias = self._collection(leg), self._alias(leg)
        with suppress(Exception):  # there is none, or one that has outlived its collection
            self._client.alter_alias(collection, alias, timeout=_WORKING)
            return
        try:
            with suppress(Exception):
                self._client.drop_alias(alias, timeout=_WORKING)
            self._client.create_alias(collection, alias, timeout=_WORKING)
        except Exception as error:  # nobody who answers goes by it
            log.warning("%s: the alias %s was not moved to %s (%s)", self._shown, alias, collection, error)

    def _ours(self, leg: Leg) -> dict[str, Properties]:
        """Give the collections of a leg, of whichever generation, and what they say of themselves."""
        ours = re.compile(rf"{self._alias(leg)}_[0-9a-f]{{{len(leg.texts)}}}({_FILLING}[0-9a-f]+)?")
        named = filter(ours.fullmatch, self._client.list_collections(timeout=_WORKING))
        return {name: said for name in named if (said := self._properties(name))}

    def _clean(self, leg: Leg, kept: int) -> None:
        """Drop what a killed publish left, and all but the last that are whole."""
        now, ours = self._collection(leg), self._ours(leg)
        filling = {name: said for name, said in ours.items() if _FILLING in name}
        others = {name: said for name, said in ours.items() if name != now and name not in filling}
        whole = [name for name, said in others.items() if self._is_full(name, said)]
        whole.sort(key=lambda name: int(others[name].get("made") or 0), reverse=True)
        left = {name for name, said in filling.items() if not self._may_be_filling(said)}
        for name in (others.keys() - set(whole[: kept - 1])) | left:
            self._drop(name)

    def _may_be_filling(self, said: Properties) -> bool:
        """Tell whether somebody else may be filling a collection still: by its age and its rows."""
        seconds = (time.time_ns() - int(said.get("made") or 0)) / 1e9
        return (
            said.get("owner") != self._owner and seconds < _SETTLING + int(said.get("rows") or 0) / _SLOWEST
        )

    def _is_full(self, collection: str, said: Properties) -> bool:
        with suppress(Exception):
            return self._has_all(collection, int(said.get("rows") or 0), _WORKING)
        return False

    def _drop(self, collection: str) -> None:
        """Drop a collection with the alias that names it, which would stay and name nothing."""
        for alias in self._client.list_aliases(collection, timeout=_WORKING)["aliases"]:
            self._client.drop_alias(alias, timeout=_WORKING)
        self._client.drop_collection(collection, timeout=_WORKING)


def _ours(described: Mapping[str, Any]) -> Properties:
    said = described.get("properties") or {}
    return {key.removeprefix(_SIGN): value for key, value in said.items() if key.startswith(_SIGN)}


def _instead(leg: Leg, said: Properties) -> str:
    """Say what the engine has instead of a leg, by what the last collection says of itself."""
    if not said:
        return "has nothing of this index"
    if said.get("schema") != str(SCHEMA):
        return f"has a collection of format {said.get('schema')}, this version reads {SCHEMA}"
    if said.get("weights") != leg.weights:
        return f"has an index of another model (weights {str(said.get('weights'))[:12]}…)"
    return "has an index of other texts"


def _again(work: Callable[[], T]) -> T:
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Exception:
            time.sleep(1)
    return work()
