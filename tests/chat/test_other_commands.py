"""Footnotes, the library, help, right-clicks."""

from dataclasses import replace

import pytest

from bot.chat.client import Scholiast
from tests.chat.conftest import Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import SERVER
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"


def test_a_footnote_is_shown_with_the_passage_that_calls_it(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("footnote", label="[9]", document="hunger-strike")

        assert seen.text.startswith(
            "### Note 9\n> Saunders, pp. 215, 216; Berger, 96-98.\n-# ⤷ Saunders → note 1: George Saunders, ed., "
        )
        assert "\n-# ⤷ Berger → note 2: Joseph Berger, Shipwreck of a Generation" in seen.text
        assert list(seen.buttons) == ["Go to ¶ 8", "Delete"]
        assert (
            "no note **99** in One Hundred"
            in (await stage.command("footnote", label="99", document="hunger-strike")).text
        )

    play(scenario)


def test_notes_are_offered_by_label_and_by_their_words(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        by_label = await stage.offered("footnote", "label", "9", document="hunger-strike")
        by_words = await stage.offered("footnote", "label", "shipwreck of a")

        assert by_label[0]["name"] == "9 — Saunders, pp. 215, 216; Berger, 96-98."
        chosen = await stage.command("footnote", label=by_words[0]["value"])
        assert len(by_words) == 1
        assert chosen.text.startswith("### Note 2\n> Joseph Berger, Shipwreck of a Generation")
        assert len(await stage.offered("footnote", "label", "")) == 25

    play(scenario)


def test_the_notes_of_a_text_are_listed_in_pages(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        first = await stage.command("footnotes", document="hunger-strike")
        second = await stage.pressed(first, "▶")

        assert "-# ¹ George Saunders" in first.text
        assert "Page 1 of 2" in first.text
        assert "Page 2 of 2" in second.text
        assert second.message["id"] == first.message["id"]

    play(scenario)


def test_a_command_of_another_version_gets_a_sentence(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for seen in (await stage.command("recite", poem="x"), await stage.command("footnote", number=9)):
            assert seen.is_private
            assert seen.text.startswith("This command is of another version of the bot.")

    play(scenario)

    assert "Traceback" not in caplog.text


def test_the_works_of_a_text_are_listed_in_pages(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        first = await stage.command("works", document="hunger-strike")
        second = await stage.pressed(first, "▶")

        assert first.text.startswith(
            "### Works cited in One Hundred and Thirty-Two Days\nGeorge Saunders, ed., Samizdat"
        )
        assert "Page 2 of 2" in second.text
        assert first.is_private

    play(scenario)


def test_the_passages_that_rest_on_a_work_are_found(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        (offered,) = await stage.offered("cites", "work", "berger ship")
        seen = await stage.command("cites", work=offered["value"])
        none = await stage.command("cites", work="A Book That Nobody Wrote")

        assert offered["name"].startswith("Joseph Berger, Shipwreck of a Generation")
        assert seen.text.startswith(
            "Joseph Berger, Shipwreck of a Generation (London: Harvill, 1971)\n-# notes 2 "
        )
        assert "¶ 8" in seen.text
        assert "Go to ¶ 8" in seen.buttons
        assert none.text == "No text cites a work **A Book That Nobody Wrote**."

    play(scenario)


def test_sources_are_found_for_a_message_privately(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.menu("Find sources", f"> {STRIKERS}")

        assert seen.is_private
        assert "They were killed" in seen.text
        assert (await stage.menu("Find sources", "")).text == "That message has no text."

    play(scenario)


def test_the_words_of_a_forwarded_message_and_of_an_embed_are_read(play: Play) -> None:
    words = "very few of the strikers lived to see the end of 1938"
    forwarded = {"type": 0, "content": words, "embeds": [], "attachments": [], "flags": 0}
    forwarded |= {"timestamp": "2026-11-23T12:00:00+00:00", "edited_timestamp": None, "components": []}
    kinds = (
        {"message_snapshots": [{"message": forwarded}]},
        {"embeds": [{"type": "rich", "description": words}]},
    )

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for more in kinds:
            message = payloads.message(102, "", **more) | {"components": []}
            seen = await stage.menu("Check quotation", Seen(message))
            assert seen.text.startswith("**Word for word in the library:**")

    play(scenario)


def test_a_quotation_is_checked(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        exact = await stage.menu(
            "Check quotation", '"very few of the strikers lived to see the end of 1938. Only a handful"'
        )
        near = await stage.menu(
            "Check quotation",
            "some of their wives and older relatives died with them, and few of the strikers lived",
        )
        absent = await stage.menu("Check quotation", "Call me Ishmael. Some years ago, never mind how long")
        short = await stage.menu("Check quotation", "the end")

        assert exact.text.startswith("**Word for word in the library:**")
        assert "¶ 8" in exact.text
        assert "~~relatives~~ **children**" in near.text
        assert absent.text.startswith("**Not found.**")
        assert "at least 3 words" in short.text
        assert exact.is_private
        assert short.is_private

    play(scenario)


def test_the_bot_vouches_for_its_own_quotation(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        answer = await stage.command("ask", question=STRIKERS)
        checked = await stage.menu("Check quotation", answer)

        assert checked.text.startswith("**Word for word in the library:**\n> They were killed.")

    play(scenario)


def test_a_quotation_is_looked_for_only_in_the_texts_that_are_on(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        words = "**very few** of the strikers lived to see the end of 1938.⁹\n— somebody"
        on = await stage.menu("Check quotation", words)
        off = frozenset({"hunger-strike"})
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, documents_off=off))
        without = await stage.menu("Check quotation", words)

        assert on.text.startswith("**Word for word in the library:**")
        assert without.text.startswith("**Not found.**")

    play(scenario)


def test_what_a_member_sees_never_names_a_folder_of_the_machine(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen: Seen = await stage.command("library")

        assert "/tmp" not in seen.text

    play(scenario)
