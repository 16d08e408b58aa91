"""Several processes of one bot: who logs in when, and what one of them hears of the other."""

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from bot.chat.desk import Bounds, Desk, Place, Refused
from bot.chat.run import keeping_up, open_desk
from bot.chat.shards import OwnTurns, Shards, SharedTurns, held
from bot.errors import BadSettings, Hopeless
from bot.servers.preferences import Preferences, PreferenceStore
from bot.service import Service
from bot.words import Say
from tests import postgres
from tests.chat.conftest import SHORT, running, settings_of
from tests.chat.standin import payloads
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Stage

STRIKERS = "What happened to the hunger strikers?"
SERVER = 2**41


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.mark.parametrize(
    ("count", "ids", "wrong"),
    [
        (None, (0,), "SHARD_IDS=0 needs SHARD_COUNT"),
        (2, (0, 2), "SHARD_IDS=0,2: there is no shard 2, they are 0 to 1"),
        (2, (1,), "SHARD_IDS=1 leaves shards to other processes.* set DATABASE_URL to a PostgreSQL"),
    ],
)
def test_shards_that_cannot_work_are_refused_for_good(
    count: int | None, ids: tuple[int, ...], wrong: str
) -> None:
    with pytest.raises(Hopeless, match=wrong):
        Shards(count, ids).require(create_engine("sqlite://"))


def test_all_shards_in_one_process_need_no_agreement() -> None:
    Shards(2, (0, 1)).require(create_engine("sqlite://"))
    Shards(2).require(create_engine("sqlite://"))
    Shards().require(create_engine("sqlite://"))


def test_shards_of_one_process_log_in_one_after_the_other_in_each_turn() -> None:
    async def whole() -> list[tuple[int, float]]:
        turns, loop = OwnTurns(apart=0.2), asyncio.get_running_loop()
        begun, came = loop.time(), []

        async def log_in(turn: int) -> None:
            await turns.wait(turn)
            came.append((turn, loop.time() - begun))

        await asyncio.gather(*(log_in(turn) for turn in (0, 1, 0, 1, 0)))
        return came

    came = asyncio.run(whole())

    for turn, many in ((0, 3), (1, 2)):
        times = [at for one, at in came if one == turn]
        assert len(times) == many
        assert all(later - earlier > 0.19 for earlier, later in pairwise(times))


@pytest.mark.process
def test_shards_of_two_processes_log_in_one_after_the_other(database: str) -> None:
    async def whole() -> list[float]:
        engines = [create_engine(database) for _ in range(2)]
        loop, came = asyncio.get_running_loop(), []

        async def log_in(turns: SharedTurns) -> None:
            await turns.wait(0)
            came.append(loop.time())

        both = [SharedTurns(engine, asyncio.to_thread, apart=0.3) for engine in engines]
        await asyncio.gather(*(log_in(turns) for turns in (*both, *both)))
        await asyncio.gather(*(task for turns in both for task in turns._held))
        for engine in engines:
            engine.dispose()
        return came

    came = asyncio.run(whole())

    assert len(came) == 4
    assert all(later - earlier > 0.29 for earlier, later in pairwise(came))


@pytest.mark.process
def test_a_turn_that_is_let_go_of_at_once_is_kept_no_longer(database: str) -> None:
    async def whole() -> None:
        engines = [create_engine(database) for _ in range(2)]
        async with asyncio.timeout(20):
            for turns in [SharedTurns(engine, asyncio.to_thread, apart=60) for engine in engines]:
                await turns.wait(0)  # the second one waits for the first
                kept = list(turns._held)
                for task in kept:
                    task.cancel()
                await asyncio.gather(*kept, return_exceptions=True)
        for engine in engines:
            engine.dispose()

    asyncio.run(whole())


@pytest.mark.process
@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        pytest.param(Shards(2, (0,)), Shards(2, (1,)), None, id="each its own"),
        pytest.param(Shards(2, (0,)), Shards(3, (1,)), "SHARD_COUNT is 3 here and 2 in another", id="counts"),
        pytest.param(Shards(2, (0,)), Shards(), "SHARD_COUNT is unset here and 2 in", id="all beside some"),
        pytest.param(Shards(2, (0, 1)), Shards(2, (1,)), "runs shard 1 already", id="a shard twice"),
        pytest.param(Shards(2), Shards(2, (1,)), "runs shard 1 already", id="one of all"),
        pytest.param(Shards(), Shards(), "runs shard 0 already", id="the whole bot twice"),
    ],
)
def test_no_shard_runs_twice(database: str, one: Shards, other: Shards, wrong: str | None) -> None:
    async def whole() -> None:
        engines = [create_engine(database) for _ in range(2)]
        async with held(one, engines[0], "a token", 0.3):
            async with held(other, engines[1], "of another bot", 0.3):
                pass
            with pytest.raises(BadSettings, match=wrong) if wrong else nullcontext():
                async with held(other, engines[1], "a token", 0.3):
                    pass
        async with held(other, engines[1], "a token", 0.3):  # it has ended
            pass
        for engine in engines:
            engine.dispose()

    asyncio.run(whole())


@pytest.mark.process
def test_a_shard_is_waited_for_whose_process_ends(database: str) -> None:
    async def whole() -> None:
        engines = [create_engine(database) for _ in range(2)]
        first, second = (held(Shards(2, (0,)), engine, "a token", 10) for engine in engines)
        await first.__aenter__()
        waiting = asyncio.create_task(second.__aenter__())
        await asyncio.sleep(0.3)
        assert not waiting.done()
        await first.__aexit__(None, None, None)
        await asyncio.wait_for(waiting, 5)
        await second.__aexit__(None, None, None)
        for engine in engines:
            engine.dispose()

    asyncio.run(whole())


@pytest.mark.process
def test_a_choice_in_one_process_is_heard_in_the_other(database: str) -> None:
    here, there = PreferenceStore(database), PreferenceStore(database)
    here.change(SERVER, lambda chosen: replace(chosen, language="de"))
    there.refresh()
    there.change(SERVER, lambda chosen: replace(chosen, passages=2))
    here.refresh()

    assert here.of(SERVER) == there.of(SERVER) == Preferences(passages=2, language="de")
    here.forget(SERVER)
    there.refresh()
    assert there.of(SERVER) == Preferences()
    for store in (here, there):
        store.close()


@pytest.mark.process
def test_a_choice_is_not_lost_that_another_process_made_unheard(database: str) -> None:
    here, there = PreferenceStore(database), PreferenceStore(database)
    here.change(SERVER, lambda chosen: replace(chosen, language="fr"))
    there.change(SERVER, lambda chosen: replace(chosen, private=True))

    assert there.of(SERVER) == Preferences(private=True, language="fr")
    there.forget(SERVER)
    for store in (here, there):
        store.close()


def desks(database: str, service: Service, folder: Path) -> tuple[Desk, Desk]:
    settings = settings_of(folder, database_url=database)
    pauses = replace(SHORT, keeping_up=0.05)
    one, other = (
        replace(open_desk(settings, service), bounds=Bounds(questions=2), pauses=pauses) for _ in range(2)
    )
    return one, other


@pytest.mark.process
def test_what_is_at_the_database_gives_its_connection_back_before_a_desk_closes(
    database: str, service: Service, folder: Path
) -> None:
    one, other = desks(database, service, folder)
    begun, returned = Event(), []

    def work() -> None:
        with one.preferences.engine.connect() as connection:
            begun.set()
            connection.execute(text("SELECT pg_sleep(0.3)"))
        returned.append(True)

    async def whole() -> None:
        working = asyncio.create_task(one.look_up(work))
        await asyncio.to_thread(begun.wait)
        one.close()
        assert returned == [True]
        await working

    asyncio.run(whole())
    other.close()


@pytest.mark.process
def test_questions_in_two_processes_count_together(database: str, service: Service, folder: Path) -> None:
    one, other = desks(database, service, folder)
    say = Say("en", "en")

    async def whole() -> None:
        for desk in (one, other):
            with desk.admitted(7, say):
                pass
        for desk in (one, other, one):
            await desk.keep_up()
        for desk in (one, other):
            with pytest.raises(Refused), desk.admitted(7, say):
                pass
            with desk.admitted(8, say):
                pass
            await desk.keep_up()

    asyncio.run(whole())
    for desk in (one, other):
        desk.close()


@pytest.mark.process
def test_while_the_database_is_gone_all_goes_on_as_it_was_known(
    database: str, service: Service, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = desks(database, service, folder)
    one.preferences.change(SERVER, lambda chosen: replace(chosen, language="de"))
    place = Place(SERVER)

    async def heard(language: str | None) -> None:
        async with asyncio.timeout(20):
            while other.preferences.of(SERVER).language != language:  # noqa: ASYNC110  (no event of ours)
                await asyncio.sleep(0.05)

    async def whole() -> None:
        async with keeping_up(one), keeping_up(other):
            await heard("de")
            with postgres.stopped(database):
                await asyncio.sleep(0.5)
                with other.admitted(9, Say("en", "en")):
                    answer = await other.ask(STRIKERS, place, (), surface="ask")
                assert "They were killed" in answer.quotes[0].text
                assert other.preferences.of(SERVER).language == "de"
                with pytest.raises(OperationalError):
                    one.preferences.change(SERVER, lambda chosen: replace(chosen, language="fr"))
                assert one.preferences.of(SERVER).language == "de"
            await asyncio.to_thread(changed_when_it_is_back)
            await heard("es")

    def changed_when_it_is_back() -> None:
        one.preferences.change(SERVER, lambda chosen: replace(chosen, language="es"))

    asyncio.run(whole())

    warned = [one for one in caplog.messages if "what was known of it holds" in one]
    assert 1 <= len(warned) <= 4  # once for each way in which it fails, in either process
    one.preferences.forget(SERVER)
    for desk in (one, other):
        desk.close()


@pytest.mark.process
def test_two_processes_answer_each_its_servers(database: str, service: Service, folder: Path) -> None:
    """Each has a shard: a server's events come to one, and what is chosen there is heard by the other."""
    settings = [settings_of(folder, database_url=database, shard_count=2, shard_ids=(n,)) for n in (0, 1)]
    pair = desks(database, service, folder)
    numbers = [str(payloads.SERVER), str(payloads.SERVER + (1 << 22))]

    async def whole() -> None:
        discord = Standin()
        discord.servers = [payloads.server(int(number)) for number in numbers]
        await discord.start()
        stage = Stage(discord)
        try:
            async with (
                asyncio.timeout(60),
                running(discord, settings[0], pair[0]) as first,
                running(discord, settings[1], pair[1]) as second,
            ):
                async with keeping_up(pair[0]), keeping_up(pair[1]):
                    asked = await stage.command("ask", question=STRIKERS)
                    where = Place(int(numbers[0]))
                    pair[0].preferences.change(int(numbers[0]), lambda was: replace(was, language="es"))
                    heard = pair[1].preferences
                    await discord.until(lambda: heard.of(where.server).language == "es")

                assert "They were killed" in asked.text
                owned = [[guild.id for guild in bot.guilds] for bot in (first, second)]
                assert sorted(owned) == [[int(number)] for number in numbers]
                assert sorted(login[:2] for login in discord.logins) == [(0, 2), (1, 2)]
                apart = abs(discord.logins[1][2] - discord.logins[0][2])
                assert apart > 4.5
                assert len([s for s in discord.sent if s.path.endswith("/callback")]) == 1
        finally:
            pair[0].preferences.forget(int(numbers[0]))
            await discord.stop()
            for desk in pair:
                desk.close()
        assert discord.rejected == []

    asyncio.run(whole())
