"""A member who has installed the bot for themselves uses it where nobody has invited it, if that is switched on."""

from typing import Any

import pytest

from bot.chat.client import Scholiast
from tests.chat.conftest import Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, CHANNEL, Json
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
ELSEWHERE = 777  # a server without the bot
MANAGERS = {"reading", "daily", "add", "reindex", "settings"}
_MOST_FOLLOWUPS = 5  # of an interaction of such a member: https://docs.discord.com/developers/interactions/receiving-and-responding


def commands(discord: Standin) -> dict[str, Json]:
    (sent,) = (sent for sent in discord.sent if sent.path.endswith("/commands"))
    return {command["name"]: command for command in sent.body}


def as_guest(made: Json, *, context: int) -> Json:
    """Give an interaction as it comes from where the bot is not: a server, or a conversation of others."""
    made |= {"authorizing_integration_owners": {"1": str(ASKER)}, "context": context}
    if context == 0:
        server = {"id": str(ELSEWHERE), "locale": "en-US", "features": []}
        return made | {"guild_id": str(ELSEWHERE), "guild": server}
    made["user"] = made.pop("member")["user"]
    for key in ("guild_id", "guild", "guild_locale"):
        del made[key]
    channel = {"id": str(CHANNEL), "type": 1, "recipients": [payloads.user(102)], "flags": 0}
    return made | {"channel": channel}


async def gave(stage: Stage, name: str, *, context: int = 0, kind: int = 1, **options: Any) -> Seen:
    kinds = {str: 3, int: 4, bool: 5}
    given = [{"name": n, "type": kinds[type(v)], "value": v} for n, v in options.items()]
    made = payloads.interaction(
        2, payloads.member(ASKER), {"id": "1", "name": name, "type": kind, "options": given}
    )
    made = as_guest(made, context=context)
    await stage.discord.dispatch("INTERACTION_CREATE", made)
    return await stage.answered(made["token"])


async def pressed(stage: Stage, seen: Seen, label: str) -> str:
    data = {"custom_id": seen.buttons[label], "component_type": 2, "id": 1}
    made = payloads.interaction(3, payloads.member(ASKER), data, message=seen.message)
    made = as_guest(made, context=0)
    stage.discord.originals[made["token"]] = seen.message
    await stage.discord.dispatch("INTERACTION_CREATE", made)
    return str(made["token"])


def test_without_the_setting_every_command_is_of_servers_that_have_invited_the_bot(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for name, command in commands(stage.discord).items():
            assert command["integration_types"] == [0], name
            assert command["contexts"] == ([0] if name in MANAGERS else [0, 1]), name

    play(scenario)


def test_with_it_all_but_those_of_managers_go_with_a_member(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for name, command in commands(stage.discord).items():
            assert command["integration_types"] == ([0] if name in MANAGERS else [0, 1]), name
            assert command["contexts"] == ([0] if name in MANAGERS else [0, 1, 2]), name

    play(scenario, user_install=True)


@pytest.mark.parametrize("context", [0, 2], ids=["another server", "a conversation of others"])
def test_an_answer_where_nobody_has_invited_the_bot_is_seen_by_the_asker_unless_wished(
    play: Play, context: int
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        hidden = await gave(stage, "ask", context=context, question=STRIKERS)
        shown = await gave(stage, "ask", context=context, question=STRIKERS, private=False)
        note = await gave(stage, "footnote", context=context, label="9", document="hunger-strike")

        assert "They were killed" in hidden.text
        assert "They were killed" in shown.text
        assert (hidden.is_private, shown.is_private, note.is_private) == (True, False, True)

    play(scenario, user_install=True)


def test_what_is_asked_in_a_direct_message_with_the_bot_is_no_secret_from_the_asker(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        assert not (await gave(stage, "ask", context=1, question=STRIKERS)).is_private

    play(scenario, user_install=True)


def test_an_answer_is_posted_where_the_bot_may_not_write_by_one_followup(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        hidden = await gave(stage, "ask", question=STRIKERS)
        missing = {"message": "Missing Access", "code": 50001}
        stage.discord.plan("POST", f"/channels/{CHANNEL}/messages", 403, body=missing)
        await pressed(stage, hidden, "Post to the channel")
        (posted,) = await stage.discord.until(lambda: stage.discord.followups)

        assert "They were killed" in Seen(posted).text
        assert not Seen(posted).is_private

    play(scenario, user_install=True)


def test_no_interaction_takes_more_followups_than_such_a_member_has(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for name, options in {
            "ask": {"question": STRIKERS},
            "search": {"words": "nowhere in it"},
            "passage": {"document": "hunger-strike", "paragraph": 99},
            "footnote": {"label": "999"},
            "cites": {"work": "nobody"},
            "random": {},
            "library": {},
            "about": {},
            "help": {},
            "privacy": {},
            "works": {"document": "hunger-strike"},
            "footnotes": {"document": "hunger-strike"},
        }.items():
            seen = await gave(stage, name, context=2, **options)
            assert seen.text
            assert seen.is_private
        answer = await gave(stage, "ask", question=STRIKERS)
        for label, name in answer.buttons.items():
            if not name.startswith("http"):
                token = await pressed(stage, answer, label)
                await stage.answered(token)
        by_token: dict[str, int] = {}
        for sent in stage.discord.sent:
            if sent.method == "POST" and "/webhooks/" in sent.path:
                by_token[sent.path] = by_token.get(sent.path, 0) + 1

        assert max(by_token.values(), default=0) <= 1 < _MOST_FOLLOWUPS

    play(scenario, user_install=True)
