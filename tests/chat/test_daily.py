"""A passage a day in a channel: once, whatever stops, fails or goes backwards."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.chat import daily as days
from bot.chat.client import Scholiast
from bot.servers.daily import Daily
from bot.servers.ends import End
from bot.servers.preferences import Preferences
from tests.chat.conftest import Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, CHANNEL, MANAGER, SERVER
from tests.chat.standin.server import Sent
from tests.chat.standin.stage import Seen, Stage

NINE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC).timestamp()
DAY = 24 * 3600.0


def posts(stage: Stage) -> list[Seen]:
    return [Seen(message) for message in stage.discord.messages.values() if message.get("nonce")]


def sends(stage: Stage) -> list[Sent]:
    return [s for s in stage.discord.sent if s.method == "POST" and s.path.endswith(f"/{CHANNEL}/messages")]


async def at(bot: Scholiast, now: float) -> None:
    bot.desk.clock = lambda: now
    await days.post_what_is_due(bot)


def choose(bot: Scholiast, document: str | None = None) -> None:
    daily = Daily(510, "UTC", document, (CHANNEL,))
    bot.desk.preferences.change(SERVER, lambda chosen: chosen.with_daily(CHANNEL, daily))


def test_a_passage_comes_once_a_day_from_the_next_time_on(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.clock = lambda: NINE
        told = await stage.command(
            "daily", MANAGER, time="8:30", zone="europe/london", document="hunger-strike"
        )
        for hours in (0, 5, 23, 23.6, 24, 30, 30.1, 20):
            await at(bot, NINE + hours * 3600)

        (post,) = posts(stage)
        assert told.text.startswith("In this channel a passage is posted every day; the next one <t:17")
        assert "(Europe/London)" in told.text
        assert post.text.startswith("### Passage of the day · <t:")
        assert "One Hundred and Thirty-Two Days" in post.text
        assert "Context" not in post.buttons
        assert "Cite" in post.buttons

        await stage.command("daily", MANAGER, time="off")
        await at(bot, NINE + 2 * DAY)
        assert len(posts(stage)) == 1

    play(scenario)


def test_what_cannot_be_is_refused_and_so_is_who_does_not_manage(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for who, options, said in (
            (ASKER, {"time": "8:30"}, "Only those who manage the server"),
            (MANAGER, {"time": "25:00"}, "**25\\:00** is no time"),
            (MANAGER, {"time": "8:30", "zone": "Middle/Earth"}, "There is no time zone **Middle/Earth**"),
        ):
            seen = await stage.command("daily", who, **options)
            assert seen.is_private
            assert seen.text.startswith(said)
        assert {"name": "Europe/Berlin", "value": "Europe/Berlin"} in await stage.offered(
            "daily", "zone", "berl"
        )
        assert not bot.desk.preferences.of(SERVER).daily

    play(scenario)


def test_after_a_restart_it_is_not_posted_again_and_one_that_was_missed_is(play: Play) -> None:
    async def first(stage: Stage, bot: Scholiast) -> None:
        choose(bot)
        await at(bot, NINE)
        assert len(posts(stage)) == 1

    async def second(stage: Stage, bot: Scholiast) -> None:
        await at(bot, NINE + 600)
        assert not posts(stage)
        await at(bot, NINE + DAY + 3600)
        assert len(posts(stage)) == 1

    play(first)
    play(second)


def test_one_that_arrived_but_seemed_to_fail_is_not_posted_again(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        choose(bot)
        stage.discord.plan("POST", "/messages$", 503, times=2, processed=True)
        await at(bot, NINE)
        await at(bot, NINE + 7200)

        assert len(posts(stage)) == 1
        assert len(sends(stage)) == 2  # the second at once, with the same nonce

    play(scenario)


def test_one_that_did_not_arrive_is_posted_later(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        choose(bot)
        stage.discord.plan("POST", "/messages$", 503, times=2)
        await at(bot, NINE)
        assert not posts(stage)
        await at(bot, NINE + 7200)
        await at(bot, NINE + 7300)

        assert len(posts(stage)) == 1

    play(scenario)


def test_where_it_may_not_be_posted_the_day_is_over(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        choose(bot)
        missing = {"message": "Missing Permissions", "code": 50013}
        stage.discord.plan("POST", "/messages$", 403, body=missing)
        await at(bot, NINE)
        await at(bot, NINE + 60)

        assert not posts(stage)
        assert len(sends(stage)) == 1

    play(scenario)


def test_it_is_of_what_the_channel_has_read_and_of_what_is_on(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        choose(bot, "hunger-strike")
        bot.desk.preferences.change(
            SERVER, lambda chosen: chosen.read_up_to(CHANNEL, "hunger-strike", End(2))
        )
        for day in range(8):
            await at(bot, NINE + day * DAY)
        assert len(posts(stage)) == 8
        assert all("¶ 1" in post.text or "¶ 2" in post.text for post in posts(stage))

        bot.desk.preferences.change(
            SERVER, lambda chosen: replace(chosen, documents_off=frozenset({"hunger-strike"}))
        )
        await at(bot, NINE + 8 * DAY)
        assert len(posts(stage)) == 8

    play(scenario)


def test_what_was_chosen_for_a_channel_goes_when_it_is_deleted(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        choose(bot)
        await at(bot, NINE)
        assert bot.desk.preferences.marks("daily ")
        bot.desk.preferences.change(
            SERVER,
            lambda chosen: replace(
                chosen.read_up_to(CHANNEL, "hunger-strike", End(5)).read_up_to(31, "hunger-strike", End(7)),
                channels=frozenset({CHANNEL, 32}),
            ),
        )
        thread = {"id": "31", "guild_id": str(SERVER), "parent_id": str(CHANNEL), "type": 11}

        await stage.discord.dispatch("THREAD_DELETE", thread)
        await stage.discord.until(lambda: 31 not in bot.desk.preferences.of(SERVER).reading)
        await stage.discord.dispatch("CHANNEL_DELETE", payloads.channel())
        await stage.discord.until(lambda: not bot.desk.preferences.of(SERVER).daily)

        assert bot.desk.preferences.of(SERVER) == Preferences(channels=frozenset({32}))
        await stage.discord.until(lambda: not bot.desk.preferences.marks("daily "))

    play(scenario)
