"""The panel of settings: every control saves at once, shows what is so now, and loses nothing of others."""

import asyncio
import re
from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import patch

from bot.chat.client import Scholiast
from bot.servers.preferences import Preferences
from corpus.model import Library
from tests.chat.conftest import Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, CHANNEL, MANAGER, SERVER, Json
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
HERRING = "Who fed the children during the herring strike?"
PASSAGES, LANGUAGE = "Passages in an answer", "Language of my own words"
TEXTS, CHANNELS = "Texts that are switched on", "Channels where every message is a question"
STRIKE = "One Hundred and Thirty-Two Days"


def of(bot: Scholiast) -> Preferences:
    return bot.desk.preferences.of(SERVER)


def given(bot: Scholiast, **choices: object) -> None:
    bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, **choices))  # type: ignore[arg-type]


def holding(bot: Scholiast, count: int) -> None:
    """Give the bot a library of so many documents."""
    one = bot.desk.whole.documents[0]
    made = (replace(one.whole, id=f"text-{n:03}", title=f"Text {n}", author=None) for n in range(count))
    snapshot = replace(bot.desk.service.snapshot, library=Library(tuple(made)))
    bot.desk.service = SimpleNamespace(snapshot=snapshot)  # type: ignore[assignment]


def with_channels(*numbers: int) -> object:
    def before(discord: Standin) -> None:
        discord.servers[0]["channels"] += [payloads.channel(number) for number in numbers]

    return before


def test_the_panel_shows_what_a_server_has_that_chose_nothing(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("settings", MANAGER)

        assert seen.is_private
        assert seen.text.startswith("### Settings of this server\n**Passages in an answer**\n")
        assert "**Answers to commands private by default:** no" in seen.text
        assert seen.chosen(PASSAGES) == ["As the bot is set (3)"]
        assert seen.chosen(LANGUAGE) == ["That of each member"]
        assert len(seen.chosen(TEXTS)) == len(bot.desk.whole.documents) == 6
        assert seen.chosen(CHANNELS) == []
        assert list(seen.buttons) == ["Switch on", "Let them"]

    play(scenario)


def test_every_choice_can_be_taken_back(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        given(
            bot,
            passages=5,
            private=True,
            language="en",
            documents_off=frozenset({"hunger-strike"}),
            channels=frozenset({CHANNEL}),
        )
        seen = await stage.command("settings", MANAGER)
        every = [option["label"] for option in seen.selects[TEXTS]["options"]]

        seen = await stage.chose(seen, PASSAGES, "As the bot is set (3)")
        seen = await stage.chose(seen, LANGUAGE, "That of each member")
        seen = await stage.pressed(seen, "Switch off", MANAGER)
        seen = await stage.chose(seen, TEXTS, *every)
        await stage.chose(seen, CHANNELS)

        assert of(bot) == Preferences()

    play(scenario)


def test_a_panel_of_before_a_restart_goes_on_working(play: Play) -> None:
    kept: list[Seen] = []

    async def before(stage: Stage, bot: Scholiast) -> None:
        kept.append(await stage.command("settings", MANAGER))

    async def after(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.chose(kept[0], PASSAGES, "2")
        await stage.chose(seen, CHANNELS, CHANNEL)

        assert of(bot) == Preferences(passages=2, channels=frozenset({CHANNEL}))

    play(before)
    play(after)


def test_the_permission_is_looked_at_with_every_choice(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)

        answers = [
            await stage.command("settings", ASKER),
            await stage.chose(panel, PASSAGES, "2", who=ASKER),
            await stage.chose(panel, CHANNELS, CHANNEL, who=ASKER),
            await stage.pressed(panel, "Switch on", ASKER),
        ]

        assert {seen.text for seen in answers} == {"Only those who manage the server may do that."}
        assert all(seen.is_private for seen in answers)
        assert of(bot) == Preferences()

    play(scenario)


def test_of_two_managers_neither_undoes_what_the_other_did(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        given(bot, channels=frozenset({CHANNEL, 301}))
        one = await stage.command("settings", MANAGER)
        other = await stage.command("settings", MANAGER)
        first, second, *rest = one.chosen(TEXTS)

        await asyncio.gather(
            stage.chose(one, TEXTS, second, *rest),
            stage.chose(other, TEXTS, first, *rest),
            stage.chose(one, CHANNELS, CHANNEL, 301, 302),
            stage.chose(other, CHANNELS, 301),
            stage.chose(one, PASSAGES, "4"),
            stage.pressed(other, "Switch on", MANAGER),
        )
        seen = await stage.command("settings", MANAGER)

        assert seen.chosen(TEXTS) == rest
        assert of(bot).channels == {301, 302}
        assert (of(bot).passages, of(bot).private) == (4, True)

    play(scenario, before=with_channels(301, 302))


def test_of_quick_choices_on_one_panel_the_last_edit_shows_them_all(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)
        stage.discord.plan("PATCH", "@original", 503)  # the first edit comes late

        def edits() -> list[Json]:
            return [s.body for s in stage.discord.sent if s.method == "PATCH"]

        before = len(edits())
        await stage.choose(panel, PASSAGES, "5")
        await stage.press(panel, "Switch on", MANAGER)
        await stage.choose(panel, LANGUAGE, "English")
        await stage.choose(panel, CHANNELS, CHANNEL)
        await stage.discord.until(lambda: len(edits()) == before + 5)
        seen = Seen(panel.message | {"components": edits()[-1]["components"]})

        assert seen.chosen(PASSAGES) == ["5"]
        assert seen.chosen(LANGUAGE) == ["English"]
        assert seen.chosen(CHANNELS) == [CHANNEL]
        assert list(seen.buttons) == ["Switch off", "Let them"]

    play(scenario)


def test_documents_are_turned_in_pages_and_a_page_changes_only_its_own(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        holding(bot, 60)
        given(bot, documents_off=frozenset({"text-000", "text-030", "text-059", "gone"}))
        first = await stage.command("settings", MANAGER)
        second = await stage.pressed(first, "▶", MANAGER)
        third = await stage.pressed(second, "▶", MANAGER)

        seen = await stage.chose(second, TEXTS, *(f"Text {n}" for n in range(26, 50)))
        none = await stage.chose(third, TEXTS)
        back = await stage.pressed(none, "◀", MANAGER)

        assert [len(page.selects[TEXTS]["options"]) for page in (first, second, third)] == [25, 25, 10]
        assert "\n-# Page 2 of 3" in second.text
        assert list(second.buttons) == ["Switch on", "Let them", "◀", "▶"]
        assert seen.chosen(TEXTS) == [f"Text {n}" for n in range(26, 50)]
        assert "Page 2 of 3" in seen.text
        assert none.chosen(TEXTS) == []
        assert back.chosen(TEXTS) == seen.chosen(TEXTS)
        assert of(bot).documents_off == {"gone", "text-000", "text-025"} | {
            f"text-{n:03}" for n in range(50, 60)
        }

    play(scenario)


def test_another_choice_leaves_the_page_of_documents_open(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        holding(bot, 60)
        second = await stage.pressed(await stage.command("settings", MANAGER), "▶", MANAGER)

        for seen in (
            await stage.chose(second, PASSAGES, "2"),
            await stage.chose(second, LANGUAGE, "English"),
            await stage.chose(second, CHANNELS, CHANNEL),
            await stage.pressed(second, "Switch on", MANAGER),
        ):
            assert "Page 2 of 3" in seen.text

    play(scenario)


def test_documents_that_a_reindex_brought_since_are_on(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        holding(bot, 3)
        panel = await stage.command("settings", MANAGER)
        holding(bot, 5)

        seen = await stage.chose(panel, TEXTS, "Text 1")

        assert seen.chosen(TEXTS) == ["Text 1", "Text 3", "Text 4"]
        assert of(bot).documents_off == {"text-000", "text-002"}

    play(scenario)


def test_one_text_stays_on_since_none_would_mean_all(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        holding(bot, 30)
        panel = await stage.command("settings", MANAGER)
        second = await stage.pressed(panel, "▶", MANAGER)
        await stage.chose(second, TEXTS)

        refused = await stage.chose(panel, TEXTS)

        assert panel.selects[TEXTS]["min_values"] == 0
        assert refused.selects[TEXTS]["min_values"] == 1
        assert refused.text.startswith(
            "### Settings of this server\n⚠️ One text at least must stay switched on. Nothing was changed."
        )
        assert refused.chosen(TEXTS) == [f"Text {n}" for n in range(25)]
        assert of(bot).documents_off == {f"text-{n:03}" for n in range(25, 30)}

    play(scenario)


def test_where_every_text_that_was_on_has_gone_the_others_are_not_asked(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        given(bot, documents_off=frozenset(document.id for document in bot.desk.whole.documents))

        asked = await stage.command("ask", question=STRIKERS)
        mentioned = await stage.replied(f"<@{payloads.BOT}> {STRIKERS}")
        panel = await stage.command("settings", MANAGER)
        await stage.chose(panel, TEXTS, panel.selects[TEXTS]["options"][0]["label"])

        sentence = (
            "No text is switched on here. Those who manage the server can change that with `/settings`."
        )
        assert asked.text == mentioned.text == sentence
        assert asked.is_private
        assert len(of(bot).documents_off) == 5

    play(scenario)


def test_channels_that_are_not_shown_stay_chosen(play: Play) -> None:
    many = range(301, 331)

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        given(bot, channels=frozenset({*many, 999}))
        panel = await stage.command("settings", MANAGER)

        seen = await stage.chose(panel, CHANNELS, CHANNEL, *many[1:20])

        assert panel.chosen(CHANNELS) == list(many[:25])
        assert "-# … and 5 more" in panel.text
        assert of(bot).channels == {CHANNEL, *many[1:20], *many[25:], 999}
        assert seen.chosen(CHANNELS) == [CHANNEL, *many[1:20], *many[25:]]

    play(scenario, before=with_channels(*many))


def test_a_control_that_the_panel_has_no_longer_changes_nothing(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)

        seen = await stage.answered(await stage.press_id(panel, "s1:settings:colour:0", MANAGER))

        assert "This button is of another version of the bot." in seen.text
        assert of(bot) == Preferences()

    play(scenario)


def test_a_choice_that_cannot_be_kept_is_answered_with_a_reference(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)
        with patch.object(bot.desk.preferences, "change", side_effect=OSError("no space")):
            token = await stage.choose(panel, PASSAGES, "2")
            (told,) = await stage.discord.until(lambda: stage.discord.followups)

        assert re.fullmatch(r"Something went wrong on my side\. Reference: `[0-9a-f]{8}`", Seen(told).text)
        assert Seen(told).is_private
        assert Seen(stage.discord.originals[token]).text == panel.text
        assert of(bot) == Preferences()

    play(scenario)


def test_a_channel_set_aside_is_answered_without_mention(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)
        await stage.chose(panel, CHANNELS, CHANNEL)

        seen = await stage.replied(STRIKERS)

        assert "They were killed" in seen.text
        assert "MESSAGE_CONTENT" not in panel.text
        assert stage.discord.identity["intents"] & (1 << 15)

    play(scenario, message_content=True)


def test_without_the_intent_the_panel_says_at_the_control_that_channels_are_not_heard(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        given(bot, channels=frozenset({CHANNEL}))

        chosen = await stage.command("settings", MANAGER)
        none = await stage.chose(chosen, CHANNELS)
        await stage.write(STRIKERS)
        await stage.command("help")

        for seen in (chosen, none):
            assert (
                "**Channels where every message is a question**\n⚠️ Channels are answered only when the "
                "operator has set `MESSAGE_CONTENT=true`" in seen.text
            )
        assert not any(s.path.endswith("/messages") for s in stage.discord.sent)
        assert stage.discord.identity["intents"] == (1 << 0) | (1 << 9) | (1 << 12)

    play(scenario)
