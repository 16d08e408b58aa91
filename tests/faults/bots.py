"""What is done to a bot that runs, on the stand-in of Discord: it is killed in a reindex; it has a bad day."""

import asyncio
import os
import re
import signal
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp

from bot.chat.client import Scholiast
from bot.chat.desk import Bounds, Desk, Pauses
from bot.chat.run import build_bot, open_desk, until
from bot.settings import Settings, valid
from tests.chat.conftest import Loopback
from tests.chat.standin.payloads import BOT, MANAGER
from tests.chat.standin.server import TOKEN, Standin
from tests.chat.standin.stage import Stage
from tests.chat.test_program import discord
from tests.conftest import ROOT
from tests.faults import program
from tests.faults.ground import TEXTS, Figures, Ground, version

_START = 60.0  # seconds
_VERSION = re.compile(r"version (\d+)\.")


def bot_kills(ground: Ground, rounds: int) -> Figures:
    """Kill a running bot while it reindexes; another takes its place, and what it answers is of one version.

    One in two is killed at any moment, the other while the index is written.
    """
    ground.write()
    ground.build()
    asyncio.run(_killed_again_and_again(ground, rounds))
    ground.mended("after all kills")
    return ground.figures


async def _killed_again_and_again(ground: Ground, rounds: int) -> None:
    async with discord(ground.folder) as (standin, environment):
        environment |= {"CORPUS_DIR": str(ground.texts), "INDEX_DIR": str(ground.index)}
        stage, longest = Stage(standin), 0.3
        for number in range(rounds):
            async with _bot(standin, environment) as is_there:
                if not is_there:
                    ground.bad("a bot that does not start")
                    continue
                await _answers_of(ground, stage, {ground.version})
                before = ground.version
                ground.write()
                began = asyncio.get_running_loop().time()
                token = await stage.give("reindex", MANAGER)
                if number % 2:
                    await _until_written(ground)
                    await asyncio.sleep(ground.chance.uniform(0, 0.05))
                else:
                    await asyncio.sleep(ground.chance.uniform(0, longest))
                done = "reindexed" in _told(standin, token)
                longest = max(0.1, asyncio.get_running_loop().time() - began) if done else longest * 1.1
                ground.figures["after the reindex" if done else "in the reindex"] += 1
            _looked_at(ground, before)


@asynccontextmanager
async def _bot(standin: Standin, environment: dict[str, str]) -> AsyncIterator[bool]:
    """Start a bot and say whether it came; it is killed at the end."""
    known = standin.identified
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.program", env=environment | {"PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with suppress(TimeoutError):
            await standin.until(lambda: standin.identified > known or process.returncode is not None, _START)
        yield standin.identified > known
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        await process.wait()


async def _until_written(ground: Ground) -> None:
    """Wait until a new generation is begun, or is there."""
    known = set(ground.index.iterdir())
    for _ in range(2000):
        if set(ground.index.iterdir()) - known:
            return
        await asyncio.sleep(0.001)


def _told(standin: Standin, token: str) -> str:
    return str(standin.originals.get(token))


def _looked_at(ground: Ground, before: int) -> None:
    """See that the index on disk is whole after a kill."""
    try:
        served = ground.served()
    except Exception as error:
        ground.bad(f"after a kill: {type(error).__name__}: {error}")
        return
    ground.figures["new" if served == ground.version else "old"] += 1
    if served not in (before, ground.version):
        ground.bad("neither the old nor the new index")


async def _answers_of(ground: Ground, stage: Stage, versions: set[int]) -> None:
    """Ask for a paragraph of every text: all are of one version, which is one of these."""
    seen = set()
    for number in range(TEXTS):
        answer = await stage.command("passage", document=str(number), paragraph=1)
        seen |= {int(found) for found in _VERSION.findall(answer.text)}
        ground.figures["answers"] += 1
    if len(seen) != 1 or not seen <= versions:
        ground.bad(f"answers of versions {sorted(seen)}, not of one of {sorted(versions)}")


@dataclass
class _Day:
    """What happened so far on a day."""

    asked: int = 0
    answered: int = 0
    lost: int = 0  # asked while Discord had forgotten the session: it does not send them again
    memory: list[float] = field(default_factory=list)


_HOURS, _BETWEEN_RESTARTS = 24, 6
_WARM = 12  # hours after which nothing is loaded for the first time
_SHORT = Pauses(resend=0.01, login=0.05, longest_login=0.2, finishing=5.0, announce=0.2)
_LIMITS = {"Via": "1.1 google", "Retry-After": "1"}
_LONGEST = 30.0  # seconds that a question may wait for a reconnection


def day(ground: Ground, rounds: int) -> Figures:
    """Live through a day in minutes: lost gateways, limits, errors of the server, restarts, reindexes.

    ``rounds`` is the number of questions an hour. Each is answered once, but for those that Discord itself
    does not send again: asked while it had forgotten the session.
    """
    ground.write()
    ground.build()
    settings = valid(
        {
            "corpus_dir": ground.texts,
            "index_dir": ground.index,
            "discord_token": TOKEN,
            "database_url": f"sqlite:///{ground.folder}/servers.db",
        }
    )
    today = _Day()
    asyncio.run(_lived(ground, settings, rounds, today))
    ground.figures.update(
        {"asked": today.asked, "answered": today.answered, "lost with a session": today.lost}
    )
    ground.seen("MB of memory, hour by hour: " + " ".join(f"{now:.0f}" for now in today.memory))
    ground.figures["MB first"], ground.figures["MB last"] = (
        round(today.memory[_WARM]),
        round(today.memory[-1]),
    )
    if today.answered + today.lost != today.asked:
        ground.bad(
            f"{today.asked - today.answered - today.lost} of {today.asked} questions without an answer"
        )
    if today.memory[-1] > 1.15 * today.memory[_WARM] + 10:
        ground.bad(f"memory grows: {today.memory[_WARM]:.0f} MB, then {today.memory[-1]:.0f}")
    return ground.figures


async def _lived(ground: Ground, settings: Settings, questions: int, today: _Day) -> None:
    service = program.service(settings)
    service.reindex()
    standin = Standin()
    standin.heartbeat_interval = 1_000
    await standin.start()
    try:
        for _ in range(0, _HOURS, _BETWEEN_RESTARTS):
            desk = open_desk(settings, service)
            desk = replace(desk, bounds=Bounds(questions=10_000, waiting=500), pauses=_SHORT)
            async with _served(standin, settings, desk):
                for _ in range(_BETWEEN_RESTARTS):
                    await _hour(ground, Stage(standin), questions, today)
                    today.memory.append(_memory())
        for sent, wrong in standin.rejected:
            ground.bad(f"Discord would refuse {sent.method} {sent.path}: {wrong}")
    finally:
        await standin.stop()


@asynccontextmanager
async def _served(standin: Standin, settings: Settings, desk: Desk) -> AsyncIterator[None]:
    """Run a bot as the program does, from its login to its stop."""
    trusted, stopping, known = ssl.create_default_context(), asyncio.Event(), standin.identified
    standin.authority.configure_trust(trusted)

    def build() -> Scholiast:
        connector = aiohttp.TCPConnector(resolver=Loopback(standin.port), ssl=trusted)
        return build_bot(settings, desk, connector=connector, guild_ready_timeout=0)

    running = asyncio.create_task(until(stopping, build, TOKEN, desk.pauses))
    try:
        await standin.until(lambda: standin.identified > known, _START)
        yield
    finally:
        stopping.set()
        await running
        desk.close()


async def _hour(ground: Ground, stage: Stage, questions: int, today: _Day) -> None:
    """Ask so many questions, a few at once, with faults between them."""
    standin = stage.discord
    resumed, identified = standin.resumed, standin.identified
    for number in range(questions):
        if number % 5 == 0:
            await _fault(ground, stage)
        asked = await _ask(ground, stage, number)
        today.asked += 1
        try:
            await asked
            today.answered += 1
        except TimeoutError:
            if standin.identified > identified:
                today.lost += 1
            else:
                ground.bad("a question without an answer")
        standin.forgets_sessions = False
    nonces = [message["nonce"] for message in standin.messages.values() if message.get("nonce")]
    if len(nonces) != len(set(nonces)):
        ground.bad("an answer that stands twice")
    ground.figures["resumed"] += standin.resumed - resumed
    ground.figures["identified again"] += standin.identified - identified
    standin.sent.clear()
    standin.originals.clear()
    standin.messages.clear()
    standin.acknowledged.clear()


async def _ask(ground: Ground, stage: Stage, number: int) -> "asyncio.Task[object]":
    words = f"What is line {ground.chance.randrange(30)} of version {ground.version}?"
    if number % 2:
        token = await stage.give("ask", question=words)
        shown = stage.discord.until(lambda: _components(stage.discord, token), _LONGEST)
        return asyncio.create_task(shown)
    message = await stage.write(f"<@{BOT}> {words}")
    return asyncio.create_task(stage.discord.until(lambda: stage.reply_of(message["id"]), _LONGEST))


def _components(standin: Standin, token: str) -> object:
    return (standin.originals.get(token) or {}).get("components")


async def _fault(ground: Ground, stage: Stage) -> None:
    standin = stage.discord
    limited = {"message": "You are being rate limited.", "retry_after": 0.1, "global": False}
    what = ground.chance.choice(
        [
            "closed",
            "reconnect",
            "forgotten",
            "limits",
            "all limited",
            "errors",
            "breaks",
            "reindex",
            "nothing",
        ]
    )
    ground.figures[what] += 1
    match what:
        case "closed":
            await standin.drop(ground.chance.choice([1000, 1001, 1006 - 2, 4000, 4009]))
        case "reconnect":
            await standin.gateway_says(7)
        case "forgotten":
            standin.forgets_sessions = True
            await standin.drop(4000)
        case "limits":
            for path in ("/messages$", "/callback$", "@original$"):
                method = "PATCH" if "original" in path else "POST"
                standin.plan(method, path, 429, times=2, headers=_LIMITS, body=limited)
        case "all limited":
            headers = _LIMITS | {"X-RateLimit-Global": "true"}
            standin.plan("POST", "/messages$", 429, headers=headers, body=limited | {"global": True})
        case "errors":
            for status in (500, 502, 503, 504):
                standin.plan("POST", "/messages$|/callback$", status, processed=ground.chance.random() < 0.5)
        case "breaks":
            standin.plan("POST", "/messages$|/callback$", 0)
            standin.plan("PATCH", "@original$", 0)
        case "reindex":
            ground.write()
            await stage.reindexed(await stage.give("reindex", MANAGER))
        case _:
            pass


_WARMED = 20  # reindexes, after which everything has been made once


def reindexes(ground: Ground, rounds: int) -> Figures:
    """Reindex a running service again and again, with changed texts: it serves each, and its memory stays."""
    ground.write()
    ground.build()
    made = program.service(ground.settings())
    made.reindex()
    memory = []
    for _ in range(_WARMED + rounds):
        ground.write()
        made.reindex()
        if version(made.snapshot.library) != ground.version:
            ground.bad("an older library is served")
        memory.append(_memory())
    ground.figures.update(
        {"reindexed": rounds, "MB first": round(memory[_WARMED]), "MB last": round(memory[-1])}
    )
    if memory[-1] > 1.1 * memory[_WARMED] + 5:
        ground.bad(f"memory grows: {memory[_WARMED]:.0f} MB, then {memory[-1]:.0f}")
    return ground.figures


def _memory() -> float:
    """Give what this process has in memory now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
