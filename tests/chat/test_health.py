"""What a supervisor and Prometheus are told: alive, ready, how many and how fast; never what was asked."""

import asyncio
import json
import re
import socket

import aiohttp
import pytest

from bot.chat.client import Scholiast
from bot.chat.desk import Bounds
from bot.chat.health import Health, serving
from bot.errors import BotError
from bot.service import Service
from tests.chat.conftest import Play
from tests.chat.standin.payloads import BOT, MANAGER
from tests.chat.standin.server import TOKEN
from tests.chat.standin.stage import Stage
from tests.conftest import ROOT

STRIKERS = "What happened to the hunger strikers?"
LOOPBACK = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        port: int = found.getsockname()[1]
    return port


async def get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://{LOOPBACK}:{port}/{path}") as answer:
        return answer.status, await answer.text()


def test_a_bot_that_answers_is_ready_and_its_questions_are_counted(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    port, pages = free_port(), []

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        async with serving(Health(bot.desk.service, bot), LOOPBACK, port):
            await stage.command("ask", question=STRIKERS)
            await stage.replied(f"<@{BOT}> {STRIKERS}")
            await stage.reindexed(await stage.give("reindex", MANAGER))
            pages.extend([await get(port, path) for path in ("healthz", "readyz", "metrics", "elsewhere")])

    with caplog.at_level("DEBUG"):
        play(scenario)

    (alive, _), (ready, said), (_, metrics), (elsewhere, _) = pages
    assert (alive, ready, elsewhere) == (200, 200, 404)
    assert json.loads(said)["status"] == "ready"
    assert 'scholiast_questions_total{outcome="quoted",surface="command"} 1.0' in metrics
    assert 'scholiast_questions_total{outcome="quoted",surface="message"} 1.0' in metrics
    assert 'scholiast_stage_seconds_count{stage="search"} 2.0' in metrics
    assert re.search(r'scholiast_reindexes_total\{outcome="done"\} [1-9]', metrics)
    assert "scholiast_gateway_ready 1.0" in metrics
    assert re.search(r"scholiast_index_passages [1-9]", metrics)
    lines = [record for record in caplog.records if record.name == "bot.records"]
    assert [record.fields["surface"] for record in lines] == ["command", "message"]  # type: ignore[attr-defined]
    told = metrics + "".join(str(vars(record)) for record in caplog.records if record.name.startswith("bot"))
    assert "hunger" not in told
    assert TOKEN not in told


def test_every_question_that_is_turned_down_is_counted_by_its_reason(play: Play) -> None:
    port, pages = free_port(), []

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        async with serving(Health(bot.desk.service, bot), LOOPBACK, port):
            before = refused((await get(port, "metrics"))[1])
            for _ in range(3):
                await stage.command("ask", question=STRIKERS)
            pages.append(refused((await get(port, "metrics"))[1]) - before)

    play(scenario, bounds=Bounds(questions=1, seconds=60))

    assert pages == [2]


def refused(page: str) -> float:
    found = re.search(r'scholiast_refused_total\{reason="rate"\} (\S+)', page)
    return float(found[1]) if found else 0


def test_a_bot_that_is_not_connected_is_alive_and_says_why_it_is_not_ready(service: Service) -> None:
    port = free_port()

    async def whole() -> list[tuple[int, str]]:
        async with serving(Health(service), LOOPBACK, port):
            return [await get(port, path) for path in ("healthz", "readyz", "metrics")]

    (alive, _), (ready, said), (measured, page) = asyncio.run(whole())

    assert (alive, ready, measured) == (200, 503, 200)
    assert json.loads(said) == {"status": "not ready", "reason": "not connected to Discord"}
    assert "scholiast_gateway_ready 0.0" in page


def test_a_port_that_is_taken_is_said_in_a_line(service: Service) -> None:
    async def whole(port: int) -> None:
        async with serving(Health(service), LOOPBACK, port):
            raise AssertionError("not refused")

    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            BotError, match=f"HEALTH_PORT={port} cannot be used on 127.0.0.1: .*; choose another"
        ):
            asyncio.run(whole(port))


def test_the_dashboard_shows_only_what_is_measured(play: Play) -> None:
    dashboard = json.loads((ROOT / "docs" / "grafana.json").read_text(encoding="utf-8"))
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"scholiast_\w+", target["expr"])
    }
    port, pages = free_port(), []

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        async with serving(Health(bot.desk.service, bot), LOOPBACK, port):
            await stage.command("ask", question=STRIKERS)
            await asyncio.sleep(0)
            pages.append((await get(port, "metrics"))[1])

    play(scenario)

    measured = set(re.findall(r"^# TYPE (scholiast_\w+)", pages[0], re.MULTILINE))
    measured |= set(re.findall(r"^(scholiast_\w+)", pages[0], re.MULTILINE)) | {
        "scholiast_gateway_latency_seconds"
    }
    assert asked
    assert asked <= measured | {"scholiast_refused_total", "scholiast_reindexes_total"}
