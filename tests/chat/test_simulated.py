"""The real bot in simcord, a model of Discord by other hands: commands, permissions, buttons, deadlines.

simcord sees to it that nobody does what a person could not do in Discord's client: give a command that was not
sent or that is hidden from them, press a button that is not there. It has no sockets, but a clock of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord.http.router import RequestContext, route

from bot.chat.client import Scholiast, Tree
from bot.chat.desk import Bounds, Desk, Refused
from bot.chat.run import build_bot, open_desk
from bot.servers.preferences import Preferences
from bot.service import Service
from bot.words import choose
from tests.chat.conftest import SHORT, settings_of
from tests.chat.standin.stage import Seen

STRIKERS = "What happened to the hunger strikers?"
HERRING = "Who fed the children during the herring strike?"
TEXTS, STRIKE = "Texts that are switched on", "One Hundred and Thirty-Two Days"
ENGLISH = choose("en", None)


@dataclass(slots=True)
class Slow(Desk):
    """A desk where a reindex takes so many seconds by simcord's clock."""

    seconds: float = 0.0
    env: simcord.Env | None = None

    async def index(self, *given: Any, **more: Any) -> Any:
        if self.env and self.seconds:
            await self.env.external_wait(asyncio.sleep(self.seconds), reason="a large library")
        return await Desk.index(self, *given, **more)


@dataclass(frozen=True)
class World:
    """A server with one channel, an ordinary member and one who may manage it, and the bot."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    asker: simcord.MemberActor
    manager: simcord.MemberActor
    build: Callable[..., Scholiast]
    desk: Desk

    async def ask(self, question: str) -> Seen:
        return seen(await self.asker.slash(self.channel, "ask", question=question))

    def commands(self) -> list[dict[str, Any]]:
        """The commands as Discord got them."""
        return [command for command in self.sent("PUT", "/commands")[0].json if command["type"] == 1]

    def sent(self, method: str, ends: str) -> list[simcord.HttpLogEntry]:
        return [r for r in self.env.http_requests if r.method == method and r.path.endswith(ends)]


Simulate = Callable[..., None]


@route("GET", "/gateway/bot")
def gateway_of_bot(_: RequestContext) -> Any:
    """Answer what simcord does not: one shard, and logins enough."""
    start = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": start}


@pytest.fixture
def simulate(service: Service, folder: Path, tmp_path: Path) -> Iterator[Simulate]:
    """Play a scenario; an error that the bot swallowed fails it."""
    desks: list[Desk] = []

    def perform(
        scenario: Callable[[World], Awaitable[None]], *, reindex_takes: float = 0.0, **given: Any
    ) -> None:
        bounds = given.pop("bounds", Bounds(questions=1000))
        url = f"sqlite:///{tmp_path / 'servers.db'}"
        settings = settings_of(folder, database_url=url, shard_count=1, **given)
        # simcord waits in earnest for what comes soon, so no progress is shown before the end.
        pauses = replace(SHORT, progress=2 * reindex_takes) if reindex_takes else SHORT
        opened = open_desk(settings, service)
        parts = {part.name: getattr(opened, part.name) for part in fields(opened) if part.init}
        desk = Slow(**parts | {"bounds": bounds, "pauses": pauses}, seconds=reindex_takes)
        desks.append(desk)

        def build(**options: Any) -> Scholiast:
            return build_bot(settings, desk, guild_ready_timeout=0, **options)

        async def whole() -> None:
            async with simcord.run(build(), settle_timeout=30) as env:
                desk.env = env
                guild = env.create_guild()
                managers = guild.create_role(
                    "managers", permissions=discord.Permissions(manage_guild=True, manage_messages=True)
                )
                channel = guild.create_text_channel("reading")
                asker = guild.add_member(env.create_user("asker"))
                manager = guild.add_member(env.create_user("manager"), roles=[managers])
                await scenario(World(env, guild, channel, asker, manager, build, desk))

        asyncio.run(whole())

    yield perform
    for desk in desks:
        desk.close()


def seen(result: simcord.InteractionResult) -> Seen:
    """Look at the one answer that an interaction got."""
    assert result.response is not None
    assert result.followups == []
    return look(result.response)


def look(message: simcord.ResponseMessage | discord.Message | None) -> Seen:
    assert message is not None
    components = (
        message.components
        if isinstance(message, simcord.ResponseMessage)
        else [c.to_dict() for c in message.components]
    )
    return Seen({"id": str(message.id), "components": components, "flags": message.flags.value})


def presses(message: simcord.ResponseMessage) -> list[str]:
    """The ids of the buttons of a message."""
    return [c["custom_id"] for c in look(message).components if c["type"] == 2 and "custom_id" in c]


def verb(name: str) -> str:
    """What a button does, whatever the passage."""
    return name.split(":")[1]


COMMANDS = {
    "ask": ({"question": STRIKERS}, f"### {STRIKERS}\n> They were killed."),
    "search": ({"words": "Shipwreck GENERATION"}, "### Shipwreck GENERATION\nIt stands in "),
    "passage": ({"document": "hunger-strike", "paragraph": 8}, "> They were killed."),
    "random": ({}, ("> ", "-# ")),
    "reading": ({"document": "hunger-strike", "paragraph": 5}, "In this channel **One Hundred"),
    "daily": ({"time": "8:30"}, "In this channel a passage is posted every day"),
    "footnote": ({"label": "9", "document": "hunger-strike"}, "### Note 9\n> Saunders, pp. 215, 216;"),
    "footnotes": ({"document": "hunger-strike"}, "### Notes of One Hundred and Thirty-Two Days"),
    "works": ({"document": "hunger-strike"}, "### Works cited in One Hundred and Thirty-Two Days"),
    "cites": ({"work": "Shipwreck of a Generation"}, "Joseph Berger, Shipwreck of a Generation"),
    "library": ({}, "### The library"),
    "about": ({}, "### "),
    "help": ({}, "### "),
    "privacy": ({}, "### "),
    "settings": ({}, "### Settings of this server"),
    "add": (
        {"file": ("ferry.md", b"# Ferry\n\nIt left at seven.\n")},
        "### This text is not added yet\n**Ferry**",
    ),
    "reindex": ({}, "### The library was reindexed\n6 documents unchanged"),
}
OF_ITSELF = {
    "library": "6 documents · ",
    "about": "word for word",
    "help": "Or use `/ask`",
    "privacy": "not stored",
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.process] if name == "add" else []) for name in COMMANDS]
)
def test_every_command_is_answered(simulate: Simulate, name: str) -> None:
    options, begins = COMMANDS[name]

    async def scenario(world: World) -> None:
        assert {*world.manager.available_commands(world.channel)} == {*COMMANDS}
        answer = seen(await world.manager.slash(world.channel, name, **options))
        assert answer.text.startswith(begins)
        assert OF_ITSELF.get(name, "") in answer.text
        assert answer.is_private or name not in OF_ITSELF
        if uploads := world.desk.uploads:
            uploads.sweep(0)

    simulate(scenario)


def test_what_is_offered_for_an_option_is_taken_by_its_command(simulate: Simulate) -> None:
    typed = {
        "document": "one hundred",
        "label": "shipwreck",
        "work": "shipwreck",
        "zone": "berlin",
    }

    async def scenario(world: World) -> None:
        tried = set()
        for command in world.commands():
            for option in command.get("options", []):
                if option.get("autocomplete"):
                    name, field = command["name"], option["name"]
                    others = {other: value for other, value in COMMANDS[name][0].items() if other != field}
                    offered = await world.manager.autocomplete(
                        world.channel, name, field, typed[field], **others
                    )
                    chosen = others | {field: offered[0]["value"]}
                    answer = seen(await world.manager.slash(world.channel, name, **chosen))
                    said = "a passage is posted" if name == "daily" else "One Hundred and Thirty-Two Days"
                    assert said in answer.text
                    tried.add((name, field))
        assert tried == {
            *(("ask", "document"), ("footnote", "label"), ("footnote", "document")),
            *(("footnotes", "document"), ("works", "document"), ("cites", "work")),
            *((name, "document") for name in ("passage", "random", "reading", "daily")),
            ("daily", "zone"),
        }

    simulate(scenario)


def test_every_control_of_the_panel_of_settings_is_answered_on_its_message(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        result = await world.manager.slash(world.channel, "settings")
        panel = result.response
        assert panel is not None

        async def choose(control: str, *picked: object) -> Seen:
            chosen = await world.manager.select(panel, values=picked, custom_id=f"s1:settings:{control}:0")
            return seen(chosen)

        one = await choose("passages", "1")
        texts = [option["value"] for option in one.selects[TEXTS]["options"] if STRIKE not in option["label"]]
        without = await choose("documents", *texts)
        channels = await choose("channels", world.channel)
        pressed = await world.manager.click(panel, label="Switch on")
        german = await choose("language", "de")

        assert one.chosen("Passages in an answer") == ["1"]
        assert len(without.chosen(TEXTS)) == len(texts) == 5
        assert channels.chosen("Channels where every message is a question") == [world.channel.id]
        assert pressed.acknowledged
        assert german.text.startswith("### Einstellungen dieses Servers")
        assert {one.message["id"], channels.message["id"], german.message["id"]} == {str(panel.id)}
        await holds(world)
        await world.env.restart_bot(world.build())
        await holds(world)
        assert [type(error.original) for error in world.env.errors] == [Refused, Refused]

    async def holds(world: World) -> None:
        off = {"hunger-strike"}
        chosen = Preferences(1, True, "de", frozenset(off), frozenset({world.channel.id}))
        answer = await world.ask(HERRING)
        refused = seen(await world.asker.slash(world.channel, "footnote", label="1", document=off.pop()))
        assert replace(world.desk.preferences.of(world.guild.id), texts={}) == chosen
        assert answer.is_private
        assert answer.text.count("¶ ") == 1
        assert "Zitieren" in answer.buttons
        assert "abgeschaltet" in refused.text

    simulate(scenario)


def test_a_right_click_on_a_message_is_answered_privately(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        message = await world.asker.send(world.channel, "They were killed. The concessions were withdrawn")

        sources = seen(await world.manager.context_menu(world.channel, "Find sources", message))
        checked = seen(await world.manager.context_menu(world.channel, "Check quotation", message))

        assert sources.is_private
        assert sources.text.startswith(f"### {message.content}\n> They were killed.")
        assert checked.is_private
        assert checked.text.startswith("**Nearly, not word for word.** The library has:\n> They were killed.")

    simulate(scenario)


def test_every_button_that_can_be_reached_from_an_answer_is_answered(simulate: Simulate) -> None:
    last = ("post", "delete")  # take the other buttons away

    async def scenario(world: World) -> None:
        first = await world.asker.slash(world.channel, "ask", question=STRIKERS, private=True)
        ahead, pressed = [first.response], set()
        while ahead:
            names = {verb(name): name for name in presses(ahead[-1])}
            untried = sorted(names.keys() - pressed, key=lambda chosen: (chosen in last, chosen))
            if not untried:
                ahead.pop()
                continue
            pressed.add(untried[0])
            result = await world.asker.click(ahead[-1], custom_id=names[untried[0]])
            assert result.acknowledged
            if result.response:
                ahead.append(result.response)
        assert pressed == {"before", "after", "read", "cite", "note", "more", "post"}
        posted = world.channel.last_message
        await world.asker.click(posted, label="Delete")
        assert world.channel.last_message is None

    simulate(scenario)


@pytest.mark.parametrize("administrators", [{}, {"admin_role_ids": "77", "owner_ids": "5,6"}], ids=len)
def test_a_reindex_is_for_administrators_whatever_a_server_allows(
    simulate: Simulate, administrators: dict[str, str]
) -> None:
    async def scenario(world: World) -> None:
        with pytest.raises(simcord.SetupError, match="default-member-permissions"):
            await world.asker.slash(world.channel, "reindex")
        command = world.env.backend.find_command("reindex", world.guild.id, type=1)
        world.guild.set_command_permissions(int(command["id"]), {world.asker: True})

        refused = seen(await world.asker.slash(world.channel, "reindex"))

        assert refused.is_private
        assert refused.text == ENGLISH("not_admin")
        assert [type(error.original) for error in world.env.errors] == [Refused]

    simulate(scenario, **administrators)


def test_buttons_work_after_a_restart(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        answer = await world.asker.slash(world.channel, "ask", question=STRIKERS)
        await world.env.restart_bot(world.build())

        note = seen(await world.asker.click(answer.response, label="Context"))

        assert "\n-# ⁹ Saunders, pp. 215, 216;" in note.text

    simulate(scenario)


def test_commands_are_sent_again_only_where_that_is_asked_for(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        await world.env.restart_bot(world.build())
        assert len(world.sent("PUT", "/commands")) == 1
        await world.env.restart_bot(world.build(always_sync=True))
        assert len(world.sent("PUT", "/commands")) == 2

    simulate(scenario)


def test_an_acknowledgement_after_three_seconds_is_refused_and_let_go(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(world: World) -> None:
        async def late(*_: object) -> bool:
            await world.env.external_wait(asyncio.sleep(3.5), reason="slow to begin")
            return True

        monkeypatch.setattr(Tree, "interaction_check", late)
        result = await world.asker.slash(world.channel, "ask", question=STRIKERS)
        await world.env.advance_time(4)

        assert not result.acknowledged
        assert world.channel.last_message is None
        assert [error.original.code for error in world.env.errors] == [10062]

    simulate(scenario)
    assert "an interaction was over before it could be answered" in caplog.text


def test_the_report_of_a_reindex_longer_than_an_answer_can_be_edited_is_a_message(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        progress = seen(await world.manager.slash(world.channel, "reindex"))
        await world.env.advance_time(21 * 60)

        assert progress.text == ENGLISH("reindex_begins")
        assert begins_a_message(world.channel.last_message, "### The library was reindexed")

    simulate(scenario, reindex_takes=20 * 60)


def test_the_report_of_a_reindex_whose_progress_was_deleted_is_a_message(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        result = await world.manager.slash(world.channel, "reindex")
        await world.manager.delete(result.response)
        await world.env.advance_time(11 * 60)

        assert begins_a_message(world.channel.last_message, "### The library was reindexed")

    simulate(scenario, reindex_takes=10 * 60)


def test_a_second_reindex_before_anything_is_counted_is_told_of_the_first(simulate: Simulate) -> None:
    async def scenario(world: World) -> None:
        await world.manager.slash(world.channel, "reindex")

        second = seen(await world.manager.slash(world.channel, "reindex"))

        assert second.is_private
        assert second.text.startswith(f"<@{world.manager.id}> started a reindex <t:")
        assert second.text.endswith("; it is reading the texts.")
        assert [type(error.original) for error in world.env.errors] == [Refused]
        await world.env.advance_time(11 * 60)

    simulate(scenario, reindex_takes=10 * 60)


def begins_a_message(message: discord.Message | None, text: str) -> bool:
    """Whether a message begins so and is no answer to an interaction."""
    return look(message).text.startswith(text) and message.interaction_metadata is None
