"""A thousand mixed interactions with the shipped program: memory, acknowledgements, heartbeats.

    .venv/bin/python benchmarks/soak.py [INTERACTIONS]

Runs `scholiast run` over the sample library against the stand-in of the tests; needs the development extras.
"""

import asyncio
import itertools
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.chat.standin.payloads import BOT, MANAGER  # noqa: E402
from tests.chat.standin.server import Standin  # noqa: E402
from tests.chat.standin.stage import Seen, Stage  # noqa: E402
from tests.chat.test_program import discord, start, stop  # noqa: E402

QUESTIONS = (
    "What happened to the hunger strikers?",
    "Who fed the children during the herring strike?",
    "Who kept the light on Brimness?",
    "How do I configure a proxy server?",
)
WORDS = ("Shipwreck", '"hunger strikers"', "the", "nowhere in it")
# Texts that are sent with /add, and not added.
SENT = (
    ("ferry.md", b"# The Ferry\n\nIt left *at seven*.[^1]\n\n[^1]: Garrick, p. 7.\n"),
    ("ferry.docx", b"no archive"),
    ("ferry.exe", b"no text"),
)
_AT_ONCE = 4
_HEARTBEAT = 500  # milliseconds

Times = list[float]


async def main(count: int) -> None:
    """Run, and print what was measured."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        shutil.copytree(ROOT / "corpus" / "texts" / "sample", place / "texts")
        async with discord(place) as (standin, environment):
            standin.heartbeat_interval = _HEARTBEAT
            environment |= {"RATE_QUESTIONS": "1000", "RATE_SECONDS": "1"}
            process = await start(place, environment, place)
            reading = asyncio.create_task(read(process.stderr))
            await standin.until(lambda: standin.identified, 300)
            await measure(standin, process.pid, count, place / "texts")
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            await stop(process, 15)
            print(f"rejected bodies: {len(standin.rejected)}")


async def read(log: asyncio.StreamReader | None) -> None:
    """Read what the program logs, so that it never waits for somebody who does."""
    while log and await log.read(65_536):
        pass


async def measure(standin: Standin, pid: int, count: int, texts: Path) -> None:
    """Do one thing after another, then measure acknowledgements beside work."""
    stage = Stage(standin)
    asked = await stage.command("ask", question=QUESTIONS[0])
    await mixed(stage, asked, count // 10)  # what is made once is made
    before = memory(pid)
    answered = await mixed(stage, asked, count)
    print(f"interactions: {count}, answered: {answered}")
    print(f"memory: {before:.0f} MB before, {memory(pid):.0f} MB after")
    standin.sent.clear()
    print(
        "| the bot is doing | ack median | max | longest heartbeat gap (500 ms wanted) |\n|---|---|---|---|"
    )
    for what, work in (
        ("nothing", lambda: asyncio.sleep(4)),
        ("answering questions, 4 at once", lambda: mixed(stage, asked, 150, only_questions=True)),
        ("a reindex of 400 new paragraphs, and questions", lambda: reindexing(stage, texts)),
    ):
        await row(stage, what, work)


async def row(stage: Stage, what: str, work: Callable[[], Awaitable[object]]) -> None:
    """Print a line of the table."""
    standin = stage.discord
    standin.heartbeats.clear()
    working = asyncio.ensure_future(work())
    times: Times = []
    while not working.done():
        token = await stage.give("footnote", label="9", document="hunger-strike")
        began = asyncio.get_running_loop().time()
        await standin.until(lambda token=token: token in standin.acknowledged)
        times.append(1000 * (asyncio.get_running_loop().time() - began))
        await asyncio.sleep(0.05)
    await working
    beats = standin.heartbeats
    gap = max((1000 * (b - a) for a, b in itertools.pairwise(beats)), default=0)
    print(f"| {what} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {gap:.0f} ms |")


async def reindexing(stage: Stage, texts: Path) -> None:
    """Reindex with a new text, with questions meanwhile."""
    dice = random.Random(1)
    words = (texts / "great-storm.txt").read_text(encoding="utf-8").split()
    made = (" ".join(dice.choices(words, k=80)) + "." for _ in range(400))
    (texts / "made.txt").write_text("Made\n\n" + "\n\n".join(made), encoding="utf-8")
    token = await stage.give("reindex", MANAGER)
    while "reindexed" not in Seen(stage.discord.originals.get(token) or {"components": []}).text:
        await stage.command("ask", question=random.choice(QUESTIONS))


async def mixed(stage: Stage, asked: Seen, count: int, *, only_questions: bool = False) -> int:
    """Do so many things, a few at once, and count the answers."""
    gate = asyncio.Semaphore(_AT_ONCE)
    dice = random.Random(7)

    async def one(kind: int) -> bool:
        async with gate:
            question = dice.choice(QUESTIONS)
            if only_questions or kind < 3:
                return bool((await stage.command("ask", question=question, private=kind == 0)).text)
            if kind == 3:
                return bool((await stage.replied(f"<@{BOT}> {question}")).text)
            if kind == 4:
                return bool(
                    await stage.offered("footnote", "label", str(dice.randrange(30)) or "1") is not None
                )
            if kind == 5:
                return bool((await stage.menu("Check quotation", "lived to see the end of 1938")).text)
            if kind == 6:
                return bool((await stage.command("footnote", label=str(dice.randrange(1, 20)))).text)
            if kind == 7:
                return bool((await stage.command("search", words=dice.choice(WORDS))).text)
            if kind == 8:
                number = dice.randrange(1, 12)
                return bool((await stage.command("passage", document="hunger-strike", paragraph=number)).text)
            if kind == 9:
                name, data = dice.choice(SENT)
                return bool((await stage.sent(name, data)).text)
            label = dice.choice([name for name in asked.buttons if name not in ("Delete", "Source")])
            return bool((await stage.pressed(asked, label)).text)

    return sum(await asyncio.gather(*(one(dice.randrange(12)) for _ in range(count))))


def memory(pid: int) -> float:
    """Read the resident memory of a process, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
