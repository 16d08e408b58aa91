"""Every way to see a text, and what it shows where a server has switched that text off."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot import start
from bot.chat.client import Scholiast
from bot.lookup.documents import short_name
from bot.render.posts import ids
from bot.render.posts.ids import Spot
from bot.servers.shelves import Shelves
from corpus.model import Library
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests.chat.conftest import ROOT, Play, settings_of
from tests.chat.standin.payloads import BOT, SERVER
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
WORDS = "very few of the strikers lived to see the end of 1938"
TITLE = "One Hundred and Thirty-Two Days"
# By these a member sees the text: its title, its words (¶ 7 to 9), its notes.
SIGNS = (TITLE, "They were killed", "strikers lived to see", "Saunders", "Berger", "Vorkuta")

Look = Callable[[Stage, Spot], Awaitable[str]]


def command(name: str, **options: str) -> Look:
    async def look(stage: Stage, spot: Spot) -> str:
        return (await stage.command(name, **options)).text

    return look


def menu(name: str, content: str) -> Look:
    async def look(stage: Stage, spot: Spot) -> str:
        return (await stage.menu(name, content)).text

    return look


def offered(name: str, option: str, typed: str, **options: str) -> Look:
    async def look(stage: Stage, spot: Spot) -> str:
        return "\n".join(choice["name"] for choice in await stage.offered(name, option, typed, **options))

    return look


def pressed(make: Callable[[Spot], str]) -> Look:
    """Press a button with this id, on whatever message: what it shows, or posts to the channel."""

    async def look(stage: Stage, spot: Spot) -> str:
        old = await stage.command("help")
        before = set(stage.discord.messages)
        shown = await stage.answered(await stage.press_id(old, make(spot)))
        posted = [Seen(made) for number, made in stage.discord.messages.items() if number not in before]
        return "\n".join(seen.text for seen in (shown, *posted))

    return look


async def mention(stage: Stage, spot: Spot) -> str:
    return (await stage.replied(f"<@{BOT}> {STRIKERS}")).text


WAYS = {
    "ask": command("ask", question=STRIKERS),
    "ask with a slip": command("ask", question="What happened at Vorkutta?"),
    "ask for its words": command("ask", question='"the end of 1938"'),
    "a mention": mention,
    "Find sources": menu("Find sources", STRIKERS),
    "Check quotation": menu("Check quotation", WORDS),
    "Check quotation, nearly": menu("Check quotation", WORDS.replace("the end", "an end")),
    "footnote": command("footnote", label="9"),
    "cites": command("cites", work="Shipwreck"),
    "library": command("library"),
    "search": command("search", words="Harvill 1971"),
    "search for a phrase": command("search", words='"see the end of 1938"'),
    "a page of what was searched": pressed(lambda spot: ids.find("Harvill 1971", 0)),
    "offers of ask": offered("ask", "document", ""),
    "offers of footnotes": offered("footnotes", "document", "Thirty-Two"),
    "offers of works": offered("works", "document", "hunger"),
    "offers of footnote": offered("footnote", "label", "9"),
    "offers of footnote by words": offered("footnote", "label", "shipwreck"),
    "offers of footnote in it": offered("footnote", "label", "saunders", document="hunger-strike"),
    "offers of cites": offered("cites", "work", "shipwreck"),
    "the paragraph": pressed(ids.read),
    "the paragraph before": pressed(ids.before),
    "the paragraph after": pressed(ids.after),
    "a note": pressed(lambda spot: ids.note(spot, 0)),
    "the notes": pressed(ids.notes),
    "a citation": pressed(ids.cite),
    "More": pressed(lambda spot: ids.more([spot])),
    "the closest": pressed(lambda spot: ids.near([spot])),
    "to the channel": pressed(lambda spot: ids.post([spot])),
    "a page of its notes": pressed(lambda spot: ids.listing(short_name("hunger-strike"), 0)),
    "a page of its works": pressed(lambda spot: ids.works(short_name("hunger-strike"), 0)),
}


def switch_off(bot: Scholiast, *documents: str) -> None:
    off = frozenset(documents)
    bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, documents_off=off))


def seen(text: str) -> list[str]:
    shown = text.replace("**", "").casefold()
    return [sign for sign in SIGNS if sign.casefold() in shown]


@pytest.mark.parametrize("look", WAYS.values(), ids=WAYS)
def test_what_is_switched_off_is_shown_in_no_way(play: Play, look: Look) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        document = bot.desk.whole.document("hunger-strike")
        assert document is not None
        spot = Spot(document.passage(8).id, 0)

        on = await look(stage, spot)
        switch_off(bot, "hunger-strike")
        off = await look(stage, spot)

        assert seen(on)
        assert not seen(off)

    play(scenario)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("ask", {"question": STRIKERS}),
        ("footnote", {"label": "9"}),
        ("footnotes", {}),
        ("works", {}),
    ],
)
@pytest.mark.parametrize("named", ["hunger-strike", TITLE, short_name("hunger-strike")])
def test_what_is_switched_off_is_refused_by_name(
    play: Play, name: str, options: dict[str, str], named: str
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        switch_off(bot, "hunger-strike")

        refused = await stage.command(name, document=named, **options)

        assert refused.text == f"The text **{TITLE}** is switched off on this server."
        assert refused.is_private

    play(scenario)


def test_a_note_that_was_offered_before_its_text_was_switched_off_is_not_another_with_its_label(
    play: Play,
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        offered = await stage.offered("footnote", "label", "9", document="hunger-strike")
        switch_off(bot, "hunger-strike")

        none = await stage.command("footnote", label=offered[0]["value"])

        assert none.text == "There is no note **9**."

    play(scenario)


def test_a_copy_in_a_text_that_is_switched_off_is_not_named(
    play: Play, tmp_path: Path, embedded: Contents
) -> None:
    shutil.copytree(ROOT / "corpus" / "texts" / "sample", tmp_path / "texts")
    strike = (tmp_path / "texts" / "hunger-strike.txt").read_text()
    (tmp_path / "texts" / "reprint.txt").write_text(strike.replace(TITLE, "The Reprint", 1))
    with Store(tmp_path / "index").lock():
        Store(tmp_path / "index").publish(embedded)
    service = start.service(settings_of(tmp_path))
    service.reindex()

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.service = service

        both = await stage.command("ask", question=STRIKERS)
        switch_off(bot, "hunger-strike")
        one = await stage.command("ask", question=STRIKERS)
        checked = await stage.menu("Check quotation", WORDS)

        assert "also in" in both.text
        assert TITLE in both.text
        assert "They were killed" in one.text.replace("**", "")
        assert "also in" not in one.text
        assert "The Reprint" in checked.text
        assert TITLE not in one.text + checked.text

    play(scenario)


def test_what_a_server_sees_is_made_once_for_each_library(sample: Library) -> None:
    shelves = Shelves()
    strike, storm = frozenset({"hunger-strike"}), frozenset({"great-storm", "not in the library"})
    again = replace(sample)

    without = shelves.open_to(sample, strike)

    assert [document.id for document in without.documents] == [
        document.id for document in sample.documents if document.id != "hunger-strike"
    ]
    assert shelves.open_to(sample, frozenset()) is sample
    assert shelves.open_to(sample, frozenset({"not in the library"})) is sample
    assert len(shelves.open_to(sample, storm).documents) == len(sample.documents) - 1
    assert shelves.open_to(sample, strike) is without
    assert shelves.open_to(again, strike) is not without
    assert shelves.open_to(again, strike) == without


def test_what_is_kept_for_many_servers_has_an_end(sample: Library) -> None:
    shelves = Shelves()
    documents = [replace(sample.documents[0], id=f"text-{n}") for n in range(100)]
    whole = replace(sample, documents=tuple(documents))
    first, last = frozenset({"text-0"}), frozenset({"text-99"})

    made = [shelves.open_to(whole, frozenset({document.id})) for document in documents]

    assert shelves.open_to(whole, last) is made[-1]
    assert shelves.open_to(whole, first) is not made[0]
