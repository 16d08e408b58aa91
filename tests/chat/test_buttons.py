"""Buttons: what they bring, after a restart too, and what an unknown one says."""

import gc
import re
from dataclasses import replace

from bot.chat.client import Scholiast
from bot.chat.components import Press
from bot.lookup import passages
from bot.render.pieces import pieces
from bot.render.posts import ids
from tests.chat.conftest import Play
from tests.chat.standin.payloads import CHANNEL, MANAGER, OTHER, SERVER
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
STORM = "What happened in the storm?"  # several passages bear on it


def test_a_note_button_shows_the_note_privately_and_leads_to_its_paragraph(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS)

        note = await stage.pressed(await stage.pressed(seen, "Context", OTHER), "Note 9", OTHER)
        paragraph = await stage.pressed(note, "Go to ¶ 8")

        assert note.is_private
        assert "> Saunders, pp. 215, 216; Berger, 96-98." in note.text
        assert "¶ 8: … " in note.text
        assert "They were killed. The concessions" in paragraph.text.replace("**", "")

    play(scenario)


def test_the_neighbours_of_a_paragraph_are_turned_to_like_pages(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, document="hunger-strike")
        place = ids.spots(seen.buttons["Context"])[0]

        ninth = Seen(await _answer(stage, await stage.press_id(seen, ids.after(place))))
        tenth = await stage.press(ninth, "After ▶")
        acknowledged = await stage.discord.until(lambda: stage.discord.acknowledged.get(tenth))
        turned = await stage.answered(tenth)

        assert ninth.is_private
        assert "¶ 9" in ninth.text
        assert acknowledged["type"] == 6
        assert turned.message["id"] == ninth.message["id"]
        assert "¶ 10" in turned.text

    play(scenario)


def test_the_first_paragraph_has_none_before_it(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        first = bot.desk.whole.documents[0].passages[0]
        seen = await stage.command("help")

        shown = Seen(await _answer(stage, await stage.press_id(seen, ids.before(ids.Spot(first.id, 0)))))

        assert shown.text.startswith("There is no paragraph further in this direction.")
        assert "¶ 1" in shown.text

    play(scenario)


def test_a_citation_is_shown_as_text_to_copy_word_for_word(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        document = bot.desk.whole.documents[0]
        passage = document.passages[0]
        words = "".join(piece.shown for piece in pieces(passages.quotation(document, passage)))
        seen = await stage.command("help")

        cited = Seen(await _answer(stage, await stage.press_id(seen, ids.cite(ids.Spot(passage.id, 0)))))

        assert f"```\n{words}\n\n— " in cited.text

    play(scenario)


def test_the_notes_of_a_paragraph_are_shown_and_turned_like_pages(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        document = bot.desk.whole.documents[0]
        passage = next(p for p in document.passages if len(document.notes_of(p)) == 3)
        place = ids.Spot(passage.id, 0)
        seen = await stage.command("help")

        # As buttons had it before there were pages.
        notes = Seen(await _answer(stage, await stage.press_id(seen, f"s1:notes:{place}")))
        turned = Seen(await _answer(stage, await stage.press_id(notes, ids.notes(place, 1, turn=True))))

        assert notes.is_private
        assert notes.message["id"] != seen.message["id"]
        assert notes.text.count("### Note") == 3
        assert turned.message["id"] == notes.message["id"]

    play(scenario)


def test_more_shows_further_passages_privately(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STORM)
        (label,) = [label for label in seen.buttons if label.startswith("More")]

        further = await stage.pressed(seen, label, OTHER)

        assert further.is_private
        assert further.text.startswith(f"### {STORM}")
        assert not set(re.findall(r"¶ \d+$", further.text, re.MULTILINE)) <= set(
            re.findall(r"¶ \d+$", seen.text, re.MULTILINE)
        )

    play(scenario)


def test_a_passage_that_is_folded_is_opened_privately_by_its_button(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STORM)
        folded = next(line for line in seen.text.split("\n") if line.startswith("-# **2** · "))

        opened = await stage.pressed(seen, "Open 2", OTHER)

        assert opened.is_private
        assert opened.text.startswith(f"### {STORM}")
        assert folded.removeprefix("-# **2** · ").removesuffix(" · […]") in opened.text
        assert len(opened.buttons) < len(seen.buttons) <= 7

    play(scenario)


def test_a_button_whose_paragraph_is_gone_says_so(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("help")

        shown = Seen(await _answer(stage, await stage.press_id(seen, ids.read(ids.Spot("0" * 12, 0)))))

        assert shown.text.startswith("The text has changed or was switched off since")

    play(scenario)


def test_a_text_that_is_switched_off_is_no_longer_shown_by_old_buttons(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, document="hunger-strike")
        off = frozenset({"hunger-strike"})
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, documents_off=off))

        note = await stage.pressed(seen, "Context")

        assert note.text.startswith("The text has changed or was switched off")

    play(scenario)


def test_buttons_of_other_versions_and_unknown_ones_are_answered(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS)
        for name in ("s2:read:0123456789ab.0:0", "s1:unknown:1", "s1:", "of another\nbot"):
            shown = Seen(await _answer(stage, await stage.press_id(seen, name)))
            assert shown.is_private
            assert "another version" in shown.text

    play(scenario)


def test_every_kind_of_button_has_somebody_who_answers_it(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("help")
        for verb in ids.Verb:
            shown = Seen(await _answer(stage, await stage.press_id(seen, f"s1:{verb}:x:0")))
            assert "another version" not in shown.text
            assert "went wrong" not in shown.text

    play(scenario)


def test_the_registry_of_buttons_and_selects_stays_whole_and_no_view_is_kept(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        store = bot._connection._view_store
        seen = await stage.command("ask", question=STRIKERS)
        for _ in range(3):
            seen = await stage.command("ask", question=STRIKERS, private=True)
            await stage.pressed(seen, "Context")
            await stage.pressed(seen, "Post to the channel")
            panel = await stage.command("settings", MANAGER)
            panel = await stage.pressed(panel, next(iter(panel.buttons)), MANAGER)
            panel = await stage.chose(panel, "Passages in an answer", "2")
            await stage.chose(panel, "Channels where every message is a question", CHANNEL)
        gc.collect()

        assert list(store._dynamic_items.values()) == [Press]
        assert not store._views
        assert not store._synced_message_views

    play(scenario)


async def _answer(stage: Stage, token: str) -> dict[str, object]:
    return (await stage.answered(token)).message
