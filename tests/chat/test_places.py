"""Passages by their place, any passage, and words letter for letter."""

import re

from bot.chat.client import Scholiast
from bot.lookup.documents import short_name
from bot.servers.ends import End
from bot.servers.preferences import Preferences
from tests.chat.conftest import Play
from tests.chat.standin.payloads import BOT, MANAGER, OTHER, SERVER
from tests.chat.standin.stage import Stage

TITLE = "One Hundred and Thirty-Two Days"
BEGINNING = "They were killed. The concessions won in March 1937"


def test_a_paragraph_is_shown_by_its_number_with_its_notes(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("passage", document=short_name("hunger-strike"), paragraph=8)
        after = await stage.pressed(seen, "After ▶", OTHER)
        beyond = await stage.command("passage", document="hunger-strike", paragraph=4000)

        assert seen.text.startswith(f"> {BEGINNING}")
        assert "\n-# ⁹ Saunders, pp. 215, 216" in seen.text
        assert not seen.is_private
        assert "Delete" in seen.buttons
        assert after.is_private
        assert "¶ 9" in after.text
        assert beyond.is_private
        assert beyond.text.startswith(f"**{TITLE}** has no paragraph 4000: it has ")

    play(scenario)


def test_places_that_are_named_in_a_message_are_shown(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        one = await stage.replied(f"<@{BOT}> [[hunger-strike 8]] please")
        by_title = await stage.replied(f"<@{BOT}> [[{TITLE}, ¶ 8]]")
        several = await stage.replied(f"<@{BOT}> look at [[hunger-strike 7-8]]")
        turned = await stage.replied(f"<@{BOT}> look at [[hunger-strike 8-7]]")
        none = await stage.replied(f"<@{BOT}> [[the book of nothing 8]]")
        beyond = await stage.replied(f"<@{BOT}> [[hunger-strike 900]]")
        await stage.write("[[hunger-strike 8]] without a mention")
        await stage.command("help")

        assert one.text.startswith(f"> {BEGINNING}")
        assert by_title.text == one.text
        assert several.text.startswith(f"### {TITLE}\n> ")
        assert "· ¶ 7" in several.text
        assert f"> {BEGINNING}" in several.text
        assert turned.text == several.text
        assert none.text == "There is no text **the book of nothing** in the library."
        assert "has no paragraph 900" in beyond.text
        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 6

    play(scenario)


def test_a_number_that_no_paragraph_can_have_shows_none_and_hides_nothing(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for number in (-5, 0):
            seen = await stage.command("passage", document="hunger-strike", paragraph=number)
            assert seen.is_private
            assert seen.text.startswith(f"**{TITLE}** has no paragraph ")
        refused = await stage.command("reading", MANAGER, document="hunger-strike", paragraph=-1)

        assert refused.is_private
        assert not bot.desk.preferences.of(SERVER).reading

    play(scenario)


def test_any_paragraph_is_one_of_the_library_or_of_the_text_that_is_named(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        titles = {document.title for document in bot.desk.whole.documents}
        for _ in range(5):
            seen = await stage.command("random")
            assert any(f"**{title}**" in seen.text for title in titles)
            assert f"**{TITLE}**" in (await stage.command("random", document="hunger-strike")).text

    play(scenario)


def test_words_are_found_letter_for_letter_in_paragraphs_and_notes(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        phrase = await stage.command("search", words='"the end of 1938"')
        note = await stage.command("search", words="Shipwreck GENERATION")
        none = await stage.command("search", words="killing")
        opened = await stage.pressed(phrase, "Open 1", OTHER)
        shown = await stage.pressed(note, "Open 1", OTHER)

        assert phrase.text.startswith(
            '### "the end of 1938"\nIt stands in 1 place.\n-# **1** · **One Hundred'
        )
        assert "lived to see the end of 1938" in opened.text.replace("**", "")
        assert " · Note 2\n> Joseph Berger, Shipwreck of a Generation" in note.text
        assert shown.text.startswith("### Note 2\n> Joseph Berger")
        assert none.is_private
        assert none.text == "No paragraph and no note has **killing**. `/ask` looks by meaning too."

    play(scenario)


def test_what_is_found_is_turned_over_in_pages_that_name_each_place_once(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(private=True))
        seen = await stage.command("search", words="women")
        (count,) = re.findall(r"It stands in (\d+) places", seen.text)
        listed: list[str] = []
        while True:
            listed += re.findall(r"^-# \*\*(\d+)\*\* · ", seen.text, re.MULTILINE)
            if "▶" not in seen.buttons:
                break
            seen = await stage.pressed(seen, "▶")

        assert listed == [str(number) for number in range(1, int(count) + 1)]
        assert len(listed) > 5

    play(scenario)


def test_the_words_of_a_text_that_is_off_or_not_read_yet_are_not_found(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(documents_off=frozenset({"hunger-strike"})))
        off = await stage.command("search", words='"the end of 1938"')
        bot.desk.preferences.change(SERVER, lambda _: Preferences(reading={300: {"hunger-strike": End(5)}}))
        unread = await stage.command("search", words='"the end of 1938"')

        assert off.text.startswith("No paragraph")
        assert unread.text == off.text

    play(scenario)
