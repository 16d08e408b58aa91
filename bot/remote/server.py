"""The service: it answers over HTTP what a bot without model and index asks.

    GET  /v1/index                              which generation answers
    GET  /v1/generations/G/documents.json       its table of documents
    GET  /v1/generations/G/passages.npy         the names of its passages
    GET  /v1/generations/G/documents.jsonl      the records of its documents, by Range
    POST /v1/find                               a search: passages by document and number
    POST /v1/ask, /v1/check; GET /v1/footnotes  as ``scholiast ask --json`` and ``footnote --json``
    GET  /healthz, /readyz, /metrics

A generation that was answered from stays known while one more has come after it.
"""

import asyncio
import hmac
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from bot import records
from bot.checking import concordance
from bot.checking.quotations import check
from bot.errors import BotError
from bot.metrics import CONTENT_TYPE, Metrics
from bot.remote.contract import ASKED, CHECKED, KEY, PUBLIC, VERSION, Address, Described, to_json
from bot.render import json
from bot.service import Service, Snapshot
from corpus.errors import CorpusError
from embeddings.errors import EmbeddingError

_LARGEST = 100_000  # bytes of a request
_LARGEST_PART = 256_000_000  # bytes of a file that are given at once
_KEPT = 2  # generations
_BYTES = "application/octet-stream"
_RANGE = re.compile(r"bytes=(\d{1,18})-(\d{1,18})")

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Answering:
    """What a service answers; ``at_once`` searches run at once, ``waiting`` more may wait."""

    def __init__(self, service: Service, *, key: str | None, at_once: int, waiting: int) -> None:
        self._service = service
        self._key = key
        self._most = at_once + waiting
        self._busy = 0
        self._pool = ThreadPoolExecutor(at_once, "serve")
        self._lookups = ThreadPoolExecutor(2, "look-up")
        self._concordances = concordance.Kept()
        self._known: dict[str, Snapshot] = {}
        self._metrics = Metrics(service, None)

    def application(self) -> web.Application:
        """Give what aiohttp runs."""
        application = web.Application(client_max_size=_LARGEST, middlewares=[self._guarded])
        get, post = application.router.add_get, application.router.add_post
        get(f"/{VERSION}/index", self._index)
        get(rf"/{VERSION}/generations/{{name}}/{{file}}", self._file)
        post(f"/{VERSION}/find", self._find)
        post(f"/{VERSION}/ask", self._ask)
        post(f"/{VERSION}/check", self._check)
        get(f"/{VERSION}/footnotes", self._footnotes)
        get("/healthz", self._alive)
        get("/readyz", self._ready)
        get("/metrics", self._measured)
        return application

    def close(self) -> None:
        """Let go of the threads."""
        for pool in (self._pool, self._lookups):
            pool.shutdown(wait=False, cancel_futures=True)

    def listening(self) -> Any:
        """Count the questions while the block runs."""
        return records.listening(self._metrics.heard)

    @web.middleware
    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        given = request.headers.get(KEY, "").removeprefix("Bearer ")
        is_open = request.path in ("/healthz", "/readyz")
        if self._key and not is_open and not hmac.compare_digest(given.encode(), self._key.encode()):
            return _wrong("the key is missing or another: set SERVICE_KEY as the service has it", 401)
        try:
            return await handler(request)
        except (BotError, CorpusError) as error:
            return _wrong(str(error), 422)
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError):
            return _wrong("not what this service is asked; client and service may be of two versions", 400)
        except EmbeddingError as error:
            return _wrong(str(error), 503)

    async def _looked_up(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._lookups, work)

    async def _in_turn(self, work: Callable[[], Any]) -> Any:
        if self._busy >= self._most:
            raise web.HTTPServiceUnavailable(text="too many searches wait", headers={"Retry-After": "1"})
        self._busy += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._busy -= 1

    def _snapshot(self, generation: str | None = None) -> Snapshot:
        """Give the index that answers, or one that did until lately; KeyError where it is neither."""
        now = self._service.snapshot
        if now.generation not in self._known:
            self._known[now.generation] = now
            for oldest in list(self._known)[:-_KEPT]:
                del self._known[oldest]
        return now if generation is None else self._known[generation]

    async def _index(self, _: web.Request) -> web.Response:
        now = self._snapshot()
        return web.json_response(
            asdict(Described(now.generation, now.written, now.notices, now.damaged)), headers=_fresh()
        )

    async def _file(self, request: web.Request) -> web.Response:
        snapshot, name = self._of(request.match_info["name"]), request.match_info["file"]
        found = _RANGE.fullmatch(request.headers.get("Range", ""))
        start, end = (int(found[1]), int(found[2]) + 1) if found else (0, -1)

        def read() -> bytes | None:
            from embeddings.store.disk import Unusable
            from embeddings.store.documents import part

            try:
                return part(snapshot.library, name, start, min(end - start, _LARGEST_PART))
            except Unusable:
                return None

        data = await self._looked_up(read)
        if data is None:
            return _wrong("no such file, or no such part of it", 404)
        return web.Response(body=data, status=206 if found else 200, content_type=_BYTES)

    def _of(self, generation: str) -> Snapshot:
        try:
            return self._snapshot(generation)
        except KeyError:
            raise web.HTTPGone(text="the index has changed", reason="Gone") from None

    async def _find(self, request: web.Request) -> web.Response:
        asked = ASKED.validate_json(await request.read())
        snapshot = self._of(asked.generation)

        def find() -> Any:
            found = snapshot.searcher.find(asked.question, asked.k, asked.scope, before=asked.before)
            return to_json(found)

        with records.question("service") as record:
            found = await self._in_turn(find)
            record.outcome, record.passages = found["outcome"], len(found["hits"])
        return web.json_response(found)

    async def _ask(self, request: web.Request) -> web.Response:
        given = PUBLIC.validate_json(await request.read())

        def ask() -> Any:
            return json.answer(self._service.ask(given.question, k=given.k, documents=given.documents))

        with records.question("service") as record:
            found = await self._in_turn(ask)
            record.outcome, record.passages = found["outcome"], len(found["quotes"])
        return web.json_response(found)

    async def _check(self, request: web.Request) -> web.Response:
        words = CHECKED.validate_json(await request.read()).quotation

        def look() -> Any:
            return json.checked(check(self._concordances.of(self._service.snapshot.library), words))

        return web.json_response(await self._looked_up(look))

    async def _footnotes(self, request: web.Request) -> web.Response:
        label, document = request.query["label"], request.query.get("document")

        def look() -> Any:
            return [json.footnote(found) for found in self._service.footnote(label, document)]

        return web.json_response(await self._looked_up(look))

    async def _alive(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def _ready(self, _: web.Request) -> web.Response:
        if not self._service.can_answer():
            return web.json_response({"status": "not ready", "reason": "there is no index"}, status=503)
        return web.json_response({"status": "ready", "generation": self._service.snapshot.generation})

    async def _measured(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics.page(), headers={"Content-Type": CONTENT_TYPE})


@asynccontextmanager
async def serving(answering: Answering, where: Address) -> AsyncIterator[None]:
    """Answer at an address until the block ends."""
    runner = web.AppRunner(answering.application(), access_log=None)
    await runner.setup()
    site = (
        web.UnixSite(runner, where.socket)
        if where.socket
        else web.TCPSite(runner, where.host, where.port or None)
    )
    try:
        is_taken = await asyncio.to_thread(_is_answered, where.socket) if where.socket else False
        if is_taken:
            raise BotError(f"{where.shown}: another service answers there; stop it, or choose another")
        try:
            await site.start()
        except OSError as error:
            raise BotError(f"{where.shown} cannot be listened at: {error.strerror}; choose another") from None
        if where.socket:
            await asyncio.to_thread(Path(where.socket).chmod, 0o600)  # who may write to it may ask
        with answering.listening():
            yield
    finally:
        await runner.cleanup()
        answering.close()


def _is_answered(path: str) -> bool:
    """Tell whether somebody listens at a socket; one that was left by a process that is gone is replaced."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(path)
        except OSError:
            return False
        return True


def _wrong(message: str, status: int) -> web.Response:
    return web.json_response({"error": message}, status=status)


def _fresh() -> dict[str, str]:
    return {"Cache-Control": "no-store"}
