"""A stand-in of Discord on 127.0.0.1: its REST interface and its gateway, as far as a bot needs them.

Real HTTP over TLS, real websockets: nothing of the client is replaced. What the bot sends is kept, judged by
the limits of Discord, and refused as Discord would refuse it.
"""

import asyncio
import json
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import trustme
from aiohttp import WSMsgType, web

from tests.chat.standin import payloads
from tests.chat.standin.judge import complaints
from tests.chat.standin.payloads import BOT, CHANNEL, Json

Shard = tuple[int, int]  # its number, and how many there are

TOKEN = "NDAw.stand-in.token"
_HOSTS = ("discord.com", "gateway.discord.gg", "cdn.discordapp.com")


@dataclass
class Sent:
    """A request of the bot."""

    method: str
    path: str
    body: Any
    at: float


@dataclass
class Planned:
    """An answer that differs from what would be right: a status, or a dropped connection (0)."""

    method: str
    path: re.Pattern[str]
    status: int
    times: int = 1
    processed: bool = False  # the request has its effect, although it is answered so
    headers: dict[str, str] = field(default_factory=dict)
    body: Json = field(default_factory=dict)


class Standin:
    """Discord, for one bot."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.rejected: list[tuple[Sent, list[str]]] = []
        self.plans: list[Planned] = []
        self.messages: dict[str, Json] = {}
        self.originals: dict[str, Json] = {}  # by interaction token
        self.acknowledged: dict[str, Json] = {}
        self.followups: list[Json] = []
        self.files: dict[str, bytes] = {}  # that members sent, by path
        self.heartbeats: list[float] = []
        self.identified = self.resumed = 0
        self.heartbeat_interval = 41_250
        self.forgets_sessions = False
        self.logins_left, self.at_once, self.recommended = 1000, 1, 1
        self.logins_again = 14_400_000  # milliseconds until there are 1000 again
        self.logins: list[tuple[int, int, float]] = []  # shard, of how many, and when
        self.owner = 1
        self.servers = [payloads.server()]
        self._sockets: dict[web.WebSocketResponse, Shard] = {}
        self._sessions: dict[str, Shard] = {}
        self._log: list[Json] = []  # dispatched events, for a resume
        self._runner: web.AppRunner | None = None
        self.authority = trustme.CA()
        self.port = 0

    async def start(self) -> None:
        """Listen on a free port."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(*_HOSTS).configure_cert(context)
        application = web.Application(client_max_size=2**24)
        application.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(application, handle_signals=False, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection."""
        for socket in list(self._sockets):
            await socket.close()
        if self._runner:
            await self._runner.cleanup()

    def plan(self, method: str, path: str, status: int, **more: Any) -> None:
        """Answer the next such request so."""
        self.plans.append(Planned(method, re.compile(path), status, **more))

    async def until(self, condition: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait until something is so, and give it."""
        async with asyncio.timeout(seconds):
            while not (found := condition()):  # noqa: ASYNC110  (any condition, and cheap)
                await asyncio.sleep(0.004)
        return found

    async def dispatch(self, kind: str, data: Json) -> None:
        """Send an event; while no bot is connected it is kept for its resume."""
        event = {"op": 0, "t": kind, "s": len(self._log) + 1, "d": data}
        self._log.append(event)
        for socket, shard in list(self._sockets.items()):
            if _is_for(event, shard):
                await socket.send_json(event)

    async def gateway_says(self, op: int, data: Any = None) -> None:
        """Send something that is no event."""
        for socket in list(self._sockets):
            await socket.send_json({"op": op, "d": data, "s": None, "t": None})

    async def drop(self, code: int) -> None:
        """Close the gateway with a code."""
        for socket in list(self._sockets):
            await socket.close(code=code)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await self._gateway(request)
        raw = await request.read()
        sent = Sent(request.method, request.path, json.loads(raw) if raw else None, _now())
        self.sent.append(sent)
        return self._answer(request, sent)

    def _answer(self, request: web.Request, sent: Sent) -> web.StreamResponse:
        path = sent.path.removeprefix("/api/v10")
        plan = next((p for p in self.plans if p.method == sent.method and p.path.search(path)), None)
        if plan:
            plan.times -= 1
            if plan.times == 0:
                self.plans.remove(plan)
            if plan.processed:
                self._route(request, sent, path)
            if plan.status == 0:
                assert request.transport is not None
                request.transport.close()
            return _json(plan.body or {"message": "planned", "code": 0}, plan.status or 500, plan.headers)
        return self._route(request, sent, path)

    def _route(self, request: web.Request, sent: Sent, path: str) -> web.StreamResponse:
        if path.startswith("/attachments/"):
            held = self.files.get(path)
            return web.Response(body=held) if held is not None else web.Response(status=404)
        if not path.startswith(("/interactions", "/webhooks")) and (
            request.headers.get("Authorization") != f"Bot {TOKEN}"
        ):
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        wrong = complaints(sent.method, path, sent.body)
        if wrong:
            self.rejected.append((sent, wrong))
            return _json({"message": "Invalid Form Body", "code": 50035, "errors": {}}, 400)
        for method, pattern, answer in _ROUTES:
            found = re.fullmatch(pattern, path)
            if found and method == sent.method:
                return answer(self, sent.body, *found.groups())
        self.rejected.append((sent, ["no such route"]))
        return _json({"message": "404: Not Found", "code": 0}, 404)

    def _me(self, _: Any) -> web.Response:
        return _json(payloads.user(BOT))

    def _gateway_of_bot(self, _: Any) -> web.Response:
        start = {"total": 1000, "remaining": self.logins_left, "reset_after": self.logins_again}
        limits = start | {"max_concurrency": self.at_once}
        address = "wss://gateway.discord.gg"
        return _json({"url": address, "shards": self.recommended, "session_start_limit": limits})

    def _application(self, _: Any) -> web.Response:
        return _json(payloads.application(self.owner))

    def _commands(self, body: Any, _: str) -> web.Response:
        common = {"application_id": str(BOT), "version": "1"}
        return _json([{"description": ""} | c | common | {"id": str(payloads.snowflake())} for c in body])

    def _callback(self, body: Any, number: str, token: str) -> web.Response:
        if token in self.acknowledged:
            return _json({"message": "Interaction has already been acknowledged.", "code": 40060}, 400)
        self.acknowledged[token] = body
        message = None
        if body["type"] == 4:
            message = self.originals[token] = self._message(body["data"])
        elif body["type"] == 5:
            message = self.originals[token] = self._message(body.get("data", {}))
        interaction = {"id": number, "type": 2, "response_message_id": message and message["id"]}
        resource = {"type": body["type"]} | ({"message": message} if message else {})
        return _json({"interaction": interaction, "resource": resource})

    def _edit_original(self, body: Any, token: str) -> web.Response:
        if token not in self.acknowledged:
            return _json({"message": "Unknown Webhook", "code": 10015}, 404)
        before = self.originals.get(token) or payloads.message(BOT)
        shown = _shown(body)
        flags = {"flags": before["flags"] | shown.get("flags", 0)}
        self.originals[token] = before | shown | flags | {"edited_timestamp": before["timestamp"]}
        self.messages[before["id"]] = self.originals[token]
        return _json(self.originals[token])

    def _delete_original(self, _: Any, token: str) -> web.Response:
        original = self.originals.pop(token, None)
        if original:
            self.messages.pop(original["id"], None)
        return web.Response(status=204)

    def _followup(self, body: Any, _: str) -> web.Response:
        made = self._message(body)
        self.followups.append(made)
        return _json(made)

    def _create(self, body: Any, channel: str) -> web.Response:
        nonce = body.get("nonce")
        twins = (m for m in self.messages.values() if nonce and m.get("nonce") == nonce)
        made = next(twins, None)
        if made is None:
            made = self._message(body)
            made |= {"channel_id": channel, "nonce": nonce}
        return _json(made)

    def _message(self, body: Json) -> Json:
        made = payloads.message(BOT) | _shown(body)
        self.messages[made["id"]] = made
        return made

    def _history(self, _: Any, channel: str) -> web.Response:
        here = [m for m in self.messages.values() if m["channel_id"] == channel]
        return _json([{key: m[key] for key in m if key != "nonce"} for m in here][::-1])

    def _delete(self, _: Any, __: str, number: str) -> web.Response:
        self.messages.pop(number, None)
        return web.Response(status=204)

    def _nothing(self, _: Any, *__: str) -> web.Response:
        return web.Response(status=204)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(
            {"op": 10, "d": {"heartbeat_interval": self.heartbeat_interval}, "s": None, "t": None}
        )
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(socket, frame.json())
        self._sockets.pop(socket, None)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: Json) -> None:
        if said["op"] == 1:
            self.heartbeats.append(_now())
            await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
        elif said["op"] == 2:
            self.identity = said["d"]
            shard = (said["d"]["shard"][0], said["d"]["shard"][1])
            self.logins.append((*shard, _now()))
            if len(self._sockets) == 0:
                self._log.clear()
            await self._introduce(socket, shard)
        elif said["op"] == 6 and self.forgets_sessions:
            await socket.send_json({"op": 9, "d": False, "s": None, "t": None})
        elif said["op"] == 6:
            shard = self._sessions[said["d"]["session_id"]]
            for event in self._log[said["d"]["seq"] :]:
                if _is_for(event, shard):
                    await socket.send_json(event)
            self._sockets[socket] = shard
            self.resumed += 1
            await self.dispatch("RESUMED", {"_trace": []})

    async def _introduce(self, socket: web.WebSocketResponse, shard: Shard) -> None:
        self._sockets[socket] = shard
        session = f"session-{shard[0]}"
        self._sessions[session] = shard
        own = [server for server in self.servers if _shard_of(server["id"], shard[1]) == shard[0]]
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.user(BOT),
                "guilds": [{"id": server["id"], "unavailable": True} for server in own],
                "session_id": session,
                "resume_gateway_url": "wss://gateway.discord.gg",
                "shard": list(shard),
                "application": {"id": str(BOT), "flags": 0},
                "private_channels": [],
                "_trace": [],
            },
        )
        for server in own:
            await self.dispatch("GUILD_CREATE", server)
        self.identified += 1


def _is_for(event: Json, shard: Shard) -> bool:
    """Tell whether a shard hears of an event: of its servers, and the first of direct messages."""
    data, (number, count) = event["d"], shard
    if event["t"] == "READY":
        return bool(data["shard"] == [number, count])
    server = data["id"] if event["t"] == "GUILD_CREATE" else data.get("guild_id")
    return event["t"] == "RESUMED" or _shard_of(server, count) == number


def _shard_of(server: str | None, count: int) -> int:
    return (int(server) >> 22) % count if server else 0


def _shown(body: Json) -> Json:
    """Take what is shown of what was sent."""
    kept = {key: body[key] for key in ("components", "flags", "content") if body.get(key) is not None}
    for number, component in enumerate(_walk(kept.get("components", [])), 1):
        component.setdefault("id", number)
    return kept


def _walk(components: list[Json]) -> list[Json]:
    return [inner for c in components for inner in (c, *_walk(c.get("components", [])))]


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py takes anything but exactly this content type for text.
    response = web.Response(body=json.dumps(value).encode(), status=status, headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response


def _now() -> float:
    return asyncio.get_running_loop().time()


_ROUTES: list[tuple[str, str, Any]] = [
    ("GET", r"/users/@me", Standin._me),
    ("GET", r"/gateway/bot", Standin._gateway_of_bot),
    ("GET", r"/oauth2/applications/@me", Standin._application),
    ("PUT", rf"/applications/{BOT}(/guilds/\d+)?/commands", Standin._commands),
    ("POST", r"/interactions/(\d+)/([^/]+)/callback", Standin._callback),
    ("PATCH", rf"/webhooks/{BOT}/([^/]+)/messages/@original", Standin._edit_original),
    ("DELETE", rf"/webhooks/{BOT}/([^/]+)/messages/@original", Standin._delete_original),
    ("POST", rf"/webhooks/{BOT}/([^/]+)", Standin._followup),
    ("POST", r"/channels/(\d+)/messages", Standin._create),
    ("GET", r"/channels/(\d+)/messages", Standin._history),
    ("DELETE", r"/channels/(\d+)/messages/(\d+)", Standin._delete),
    ("POST", rf"/channels/({CHANNEL}|\d+)/typing", Standin._nothing),
]
