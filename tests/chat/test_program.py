"""`scholiast run` as it is shipped, in a process of its own, through a proxy that knows the stand-in only."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.service import Service
from tests.chat.standin.payloads import BOT, MANAGER
from tests.chat.standin.proxy import Proxy
from tests.chat.standin.server import TOKEN, Standin
from tests.chat.standin.stage import Seen, Stage

pytestmark = pytest.mark.process

STRIKERS = "What happened to the hunger strikers?"
FERRY = "When did the ferry to Ransay leave?"
_FERRY_TEXT = "<title>The Ferry</title><h1>The Ferry</h1><p>The ferry to Ransay left at seven.</p>"
_START = 90.0  # seconds; the model is loaded first, on a machine that may be busy
_STOP = 20.0

Process = asyncio.subprocess.Process
_started: list[Process] = []


@asynccontextmanager
async def discord(place: Path) -> AsyncIterator[tuple[Standin, dict[str, str]]]:
    """Open a stand-in behind a proxy, and give the environment that leads to it."""
    standin = Standin()
    await standin.start()
    proxy = Proxy(standin.port)
    await proxy.start()
    authority = place / "authority.pem"
    authority.write_bytes(standin.authority.cert_pem.bytes())
    environment = {
        **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        "SSL_CERT_FILE": str(authority),
        "DISCORD_PROXY": proxy.url,
        "DISCORD_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{place / 'servers.db'}",
        "RATE_QUESTIONS": "100",
        "HF_HUB_OFFLINE": "1",
    }
    try:
        yield standin, environment
    finally:
        for process in _started:  # a test that fails leaves none behind
            if process.returncode is None:
                process.kill()
                await process.wait()
        _started.clear()
        await proxy.stop()
        await standin.stop()
        assert proxy.refused == []
        assert standin.rejected == []


async def start(folder: Path, environment: dict[str, str], place: Path) -> Process:
    options = ["--corpus", str(folder / "texts"), "--index", str(folder / "index")]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.cli", *options, "run"),
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=place,
        stderr=asyncio.subprocess.PIPE,
    )
    _started.append(process)
    return process


async def stop(process: Process, number: int) -> str:
    """Send a signal, expect a clean end, and give what was logged."""
    process.send_signal(number)
    _, said = await asyncio.wait_for(process.communicate(), _STOP)
    assert process.returncode == 0, said.decode()
    return said.decode()


@asynccontextmanager
async def held(stage: Stage, process: Process) -> AsyncIterator[str]:
    """Give a reindex and hold it at the text that is read in a process of its own."""
    token = await stage.give("reindex", MANAGER)
    reader = await stage.discord.until(lambda: next(iter(children(process.pid)), None))
    os.kill(reader, signal.SIGSTOP)
    try:
        yield token
    finally:
        os.kill(reader, signal.SIGCONT)


def children(process: int) -> list[int]:
    """Give the processes that a process has started, in whatever thread."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_the_program_answers_reindexes_outlasts_failures_and_survives_a_restart(
    folder: Path, service: Service, tmp_path: Path
) -> None:
    """One life and the beginning of another, since every start loads the model."""
    for part in ("texts", "index"):
        shutil.copytree(folder / part, tmp_path / part)

    async def whole() -> None:
        async with discord(tmp_path) as (standin, environment):
            standin.heartbeat_interval = 500
            stage = Stage(standin)
            process = await start(tmp_path, environment, tmp_path)
            await standin.until(lambda: standin.identified == 1, _START)
            asked = await answers(stage)
            await outlasts_limits_and_errors(stage, asked)
            await reindexes_while_it_answers(stage, asked, tmp_path, process)
            said = await stop(process, signal.SIGTERM)

            assert '"logger": "bot.chat.run", "message": "stopping"' in said
            assert "hunger" not in said
            assert TOKEN not in said
            assert "Traceback" not in said

            process = await start(tmp_path, environment, tmp_path)
            await standin.until(lambda: standin.identified == 2, _START)
            note = await stage.pressed(asked, "Context")
            await stop(process, signal.SIGINT)

            assert "Saunders, pp. 215, 216" in note.text
            assert [s.method for s in standin.sent].count("PUT") == 1

    asyncio.run(whole())


async def answers(stage: Stage) -> Seen:
    """Ask by command and by mention, lose the gateway, and ask on; give the answer to the command."""
    asked = await stage.command("ask", question=STRIKERS)
    mentioned = await stage.replied(f"<@{BOT}> {STRIKERS}")
    await stage.discord.drop(4000)
    after_resume = await stage.command("footnote", label="9", document="hunger-strike")

    assert "They were killed" in asked.text
    assert asked.text == mentioned.text
    assert after_resume.text.startswith("### Note 9")
    assert stage.discord.resumed == 1
    return asked


async def outlasts_limits_and_errors(stage: Stage, asked: Seen) -> None:
    """Ask while Discord limits and fails: each answer appears, and appears once."""
    standin = stage.discord
    replies = posted(standin)
    limit = {"message": "You are being rate limited.", "retry_after": 0.2, "global": False}
    headers = {"Via": "1.1 google", "Retry-After": "1"}
    standin.plan("POST", "/messages$", 429, headers=headers, body=limit)
    standin.plan("POST", "/messages$", 500, processed=True)
    standin.plan("PATCH", "@original$", 429, headers=headers, body=limit)
    standin.plan("PATCH", "@original$", 500)

    token = await stage.give("ask", question=STRIKERS)
    mentioned = await stage.replied(f"<@{BOT}> {STRIKERS}")
    await standin.until(lambda: standin.originals[token]["components"])
    await standin.until(lambda: posted(standin) == replies + 3)

    assert standin.plans == []
    assert Seen(standin.originals[token]).text == mentioned.text == asked.text
    assert sum(f"/{token}/" in s.path for s in standin.sent if s.method == "PATCH") == 3
    nonces = [message["nonce"] for message in standin.messages.values() if message.get("nonce")]
    assert len(nonces) == len(set(nonces)) == 2  # with the mention before


async def reindexes_while_it_answers(stage: Stage, asked: Seen, place: Path, process: Process) -> None:
    """Add a text and change another; what was there answers until the end, what is new from then on."""
    storm = place / "texts" / "great-storm.txt"
    (place / "texts" / "ferry.html").write_text(_FERRY_TEXT)
    storm.write_text(storm.read_text().replace("The glass had been falling", "The glass had fallen"))

    async with held(stage, process) as reindex:
        again = await stage.command("ask", question=STRIKERS)
        mentioned = await stage.replied(f"<@{BOT}> {STRIKERS}")
        not_yet = await stage.command("ask", question=FERRY)
        second = await stage.command("reindex", MANAGER)
    report = await stage.reindexed(reindex)
    ferry = await stage.command("ask", question=FERRY)
    glass = await stage.command("ask", question="Since when had the glass fallen?")

    assert again.text == mentioned.text == asked.text
    assert "left at seven" not in not_yet.text
    assert second.text.startswith(f"<@{MANAGER}> started a reindex")
    assert report.text.split("\n")[:4] == [
        "### The library was reindexed",
        "**Added**: ferry",
        "**Changed**: great-storm",
        "5 documents unchanged",
    ]
    assert "left at seven" in ferry.text
    assert "The glass had fallen since Sunday" in glass.text.replace("**", "")


def posted(standin: Standin) -> int:
    return sum(s.method == "POST" and s.path.endswith("/messages") for s in standin.sent)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_while_the_program_is_getting_ready_ends_it_cleanly(
    folder: Path, tmp_path: Path, number: signal.Signals
) -> None:
    shutil.copytree(folder / "texts", tmp_path / "texts")

    async def whole() -> None:
        async with discord(tmp_path) as (standin, environment):
            process = await start(tmp_path, environment, tmp_path)
            assert process.stderr is not None
            begun = await asyncio.wait_for(process.stderr.read(1), _START)
            said = begun.decode() + await stop(process, number)

            assert "stopping before it was ready to answer" in said
            assert "Traceback" not in said
            assert standin.sent == []

    asyncio.run(whole())


def test_without_a_token_the_program_says_what_is_missing(tmp_path: Path) -> None:
    async def whole() -> None:
        environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        process = await start(tmp_path, environment, tmp_path)
        _, said = await asyncio.wait_for(process.communicate(), _START)

        assert process.returncode == 78
        assert said.decode().startswith("scholiast: no DISCORD_TOKEN; put the bot's token into .env")

    asyncio.run(whole())
