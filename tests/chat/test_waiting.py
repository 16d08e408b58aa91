"""Who waits for a search is let on server by server."""

import asyncio
from collections.abc import Iterable

from bot.chat.waiting import Waiting


def order(places: int, asked: Iterable[tuple[str, int]], given_up: Iterable[int] = ()) -> list[int]:
    """Ask in this order, by server and number, and give the order in which they were let on."""
    done: list[int] = []

    async def one(waiting: Waiting, server: str, number: int) -> None:
        async with waiting.taken(server):
            done.append(number)
            await asyncio.sleep(0)

    async def everybody() -> None:
        waiting = Waiting(places)
        tasks = {}
        for server, number in asked:
            tasks[number] = asyncio.create_task(one(waiting, server, number))
            await asyncio.sleep(0) if len(tasks) < places else None
        await asyncio.sleep(0)
        for number in given_up:
            tasks[number].cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        assert waiting._free == places
        assert not waiting._waiting

    asyncio.run(everybody())
    return done


def test_one_after_another_in_the_order_in_which_they_came() -> None:
    assert order(1, [("a", 1), ("a", 2), ("a", 3)]) == [1, 2, 3]


def test_servers_take_turns() -> None:
    asked = [("a", 1), ("a", 2), ("a", 3), ("a", 4), ("b", 5), ("b", 6), ("c", 7)]

    assert order(1, asked) == [1, 2, 5, 7, 3, 6, 4]


def test_who_gave_up_is_passed_over_and_keeps_no_place() -> None:
    assert order(1, [("a", 1), ("a", 2), ("b", 3), ("a", 4)], given_up=[2]) == [1, 3, 4]


def test_a_turn_that_comes_as_it_is_given_up_goes_to_the_next() -> None:
    async def scenario() -> list[str]:
        waiting, done = Waiting(1), []

        async def wait(name: str) -> None:
            async with waiting.taken(name):
                done.append(name)

        async with waiting.taken("a"):
            first, second = asyncio.create_task(wait("first")), asyncio.create_task(wait("second"))
            await asyncio.sleep(0)
        first.cancel()  # its turn was set as the block ended
        await asyncio.gather(first, second, return_exceptions=True)
        async with asyncio.timeout(5), waiting.taken("b"):
            return done

    assert asyncio.run(scenario()) == ["second"]


def test_as_many_at_once_as_there_are_places() -> None:
    async def scenario() -> int:
        waiting, inside, most = Waiting(3), 0, 0

        async def one(number: int) -> None:
            nonlocal inside, most
            async with waiting.taken(number % 2):
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0.001)
                inside -= 1

        await asyncio.gather(*(one(number) for number in range(20)))
        return most

    assert asyncio.run(scenario()) == 3
