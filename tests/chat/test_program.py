"""`scholiast run` as it is shipped, in a process of its own, through a proxy that knows the stand-in only."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.service import Service
from tests.chat.standin.payloads import BOT
from tests.chat.standin.proxy import Proxy
from tests.chat.standin.server import TOKEN, Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
_START = 90.0  # seconds; the model is loaded first, on a machine that may be busy
_STOP = 20.0

Process = asyncio.subprocess.Process


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
        "HF_HUB_OFFLINE": "1",
    }
    try:
        yield standin, environment
    finally:
        await proxy.stop()
        await standin.stop()
        assert proxy.refused == []
        assert standin.rejected == []


async def start(folder: Path, environment: dict[str, str], place: Path) -> Process:
    options = ["--corpus", str(folder / "texts"), "--index", str(folder / "index")]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.cli", *options, "run"),
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=place,
        stderr=asyncio.subprocess.PIPE,
    )


async def stop(process: Process, number: int) -> str:
    """Send a signal, expect a clean end, and give what was logged."""
    process.send_signal(number)
    _, said = await asyncio.wait_for(process.communicate(), _STOP)
    assert process.returncode == 0, said.decode()
    return said.decode()


def test_the_program_answers_survives_a_restart_and_stops_when_told(
    folder: Path, service: Service, tmp_path: Path
) -> None:
    async def whole() -> None:
        async with discord(tmp_path) as (standin, environment):
            standin.heartbeat_interval = 500
            stage = Stage(standin)
            process = await start(folder, environment, tmp_path)
            await standin.until(lambda: standin.identified == 1, _START)
            asked = await stage.command("ask", question=STRIKERS)
            mentioned = await stage.replied(f"<@{BOT}> {STRIKERS}")
            await standin.drop(4000)
            after_resume = await stage.command("footnote", label="9", document="hunger-strike")
            said = await stop(process, signal.SIGTERM)

            assert "They were killed" in asked.text
            assert asked.text == mentioned.text
            assert after_resume.text.startswith("### Note 9")
            assert standin.resumed == 1
            assert "bot.chat.run: stopping" in said
            assert "hunger" not in said
            assert TOKEN not in said
            assert "Traceback" not in said

            process = await start(folder, environment, tmp_path)
            await standin.until(lambda: standin.identified == 2, _START)
            note: Seen = await stage.pressed(asked, "Note 9")
            await stop(process, signal.SIGINT)

            assert "Saunders, pp. 215, 216" in note.text
            assert [s.method for s in standin.sent].count("PUT") == 1

    asyncio.run(whole())


def test_a_token_that_discord_refuses_ends_the_program_with_one_line(
    folder: Path, service: Service, tmp_path: Path
) -> None:
    async def whole() -> None:
        async with discord(tmp_path) as (_, environment):
            process = await start(folder, environment | {"DISCORD_TOKEN": "wrong"}, tmp_path)
            _, said = await asyncio.wait_for(process.communicate(), _START)

            assert process.returncode == 1
            lines = [line for line in said.decode().splitlines() if line.startswith("scholiast:")]
            assert lines == [
                "scholiast: Discord refused DISCORD_TOKEN; make a new one in the developer portal"
            ]
            assert "Traceback" not in said.decode()

    asyncio.run(whole())


def test_without_a_token_the_program_says_what_is_missing(tmp_path: Path) -> None:
    async def whole() -> None:
        environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        process = await start(tmp_path, environment, tmp_path)
        _, said = await asyncio.wait_for(process.communicate(), _START)

        assert process.returncode == 1
        assert said.decode().startswith("scholiast: no DISCORD_TOKEN; put the bot's token into .env")

    asyncio.run(whole())
