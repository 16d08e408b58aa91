"""Questions by command, mention, direct message and reply, through real sockets."""

import asyncio
from dataclasses import replace

import pytest

from bot.chat.client import Scholiast
from bot.chat.desk import Bounds
from bot.service import Service
from embeddings.hits import Outcome
from tests.chat.conftest import Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, BOT, CHANNEL, OTHER, SERVER
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"
NONSENSE = "How do I configure a Kubernetes ingress controller?"


def test_a_question_by_command_is_answered_with_a_passage_and_its_notes(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS)

        assert seen.text.startswith(f"### {STRIKERS}\n")
        assert "> They were killed." in seen.text.replace("**", "")
        assert "\n-# ⁹ Saunders, pp. 215, 216" in seen.text
        assert {"Context", "Cite", "Delete"} <= set(seen.buttons)
        assert not seen.is_private

    play(scenario)


def test_the_acknowledgement_goes_out_before_the_search(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        token = await stage.give("ask", question=STRIKERS, private=True)
        await stage.answered(token)

        assert stage.discord.acknowledged[token] == {"type": 5, "data": {"flags": 64}}
        kinds = [(s.method, s.path.rsplit("/", 1)[-1]) for s in stage.discord.sent if token in s.path]
        assert kinds == [("POST", "callback"), ("PATCH", "@original")]

    play(scenario)


def test_a_mention_is_answered_with_a_reply_that_pings_nobody(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(f"<@{BOT}> {STRIKERS} @everyone <@{OTHER}>")

        assert f"{STRIKERS} \\@everyone\n" in seen.text
        assert str(OTHER) not in seen.text
        (sent,) = [s for s in stage.discord.sent if s.path.endswith("/messages")]
        assert sent.body["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert sent.body["enforce_nonce"] is True

    play(scenario)


def test_a_direct_message_needs_no_mention(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(STRIKERS, direct=True, channel_id="999")

        assert "> They were killed" in seen.text.replace("**", "")

    play(scenario)


def test_a_reply_to_an_answer_is_a_further_question_with_the_first_as_context(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        first = await stage.replied(f"<@{BOT}> {STRIKERS}")
        written = await stage.reply_to(first, "Who was told of it by men who fought?")
        seen = Seen(await stage.discord.until(lambda: stage.reply_of(written["id"])))

        assert seen.text.startswith("### Who was told of it by men who fought?")
        assert "Berger was told of men who fought" in seen.text.replace("**", "")

    play(scenario)


def test_whoever_does_not_ask_gets_no_answer(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.write("nothing to do with it")
        await stage.write(f"<@{BOT}> from another bot", who=BOT)
        other = Seen((await stage.write("words of another member", who=OTHER)) | {"components": []})
        await stage.reply_to(other, "thanks")
        notice = Seen((await stage.command("help")).message)
        await stage.reply_to(notice, "thanks")
        await stage.replied(f"<@{BOT}> {STRIKERS}")
        await asyncio.sleep(0.3)

        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 1

    play(scenario)


OTTERS, SEA, CELLAR, OWN = 501, 502, 503, 504  # a role, a channel, one that few see, the role of the bot


def furnished(discord: Standin) -> None:
    """Furnish the server with roles and channels."""
    home = discord.servers[0]
    role = home["roles"][0]
    home["roles"] += [
        role | {"id": str(OTTERS), "name": "otters"},
        role | {"id": str(OWN), "name": "Scholiast", "managed": True, "tags": {"bot_id": str(BOT)}},
    ]
    hidden = {"id": home["id"], "type": 0, "allow": "0", "deny": str(1 << 10)}
    home["channels"] += [
        payloads.channel(SEA) | {"name": "sea"},
        payloads.channel(CELLAR) | {"name": "cellar", "permission_overwrites": [hidden]},
    ]


def test_no_id_of_discord_stands_in_an_answer_nor_is_it_searched(play: Play) -> None:
    asked = f"what did <@{OTHER}>, <@&{OTTERS}> say in <#{SEA}> and <#{CELLAR}> <:otter:99> of the hunger strikers?"

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        mentions = [payloads.user(BOT), payloads.user(OTHER)]
        written = await stage.write(f"<@{BOT}> {asked}", mentions=mentions)
        by_mention = Seen(await stage.discord.until(lambda: stage.reply_of(written["id"])))
        by_command = await stage.command("ask", question=asked)

        heading = by_mention.text.split("\n")[0]
        assert heading == "### what did \\@other, \\@otters say in #sea and of the hunger strikers?"
        assert (
            by_command.text.split("\n")[0]
            == "### what did, \\@otters say in #sea and of the hunger strikers?"
        )
        for seen in (by_mention, by_command):
            assert "They were killed" in seen.text

    play(scenario, before=furnished)


def test_the_bots_own_role_calls_it(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        read = await stage.replied(f"<@&{OWN}> {STRIKERS}", mention_roles=[str(OWN)])
        kept = await stage.replied("", mention_roles=[str(OWN)])
        await stage.write("", mention_roles=[str(OTTERS)])

        assert "They were killed" in read.text
        assert read.text.startswith(f"### {STRIKERS}")
        assert kept.text.startswith("Discord does not let me read a message that mentions my role only.")

    play(scenario, before=furnished)


def test_a_direct_message_without_a_word_gets_a_sentence(play: Play) -> None:
    answers = [
        {"answer_id": 1, "poll_media": {"text": "Yes"}},
        {"answer_id": 2, "poll_media": {"text": "No"}},
    ]
    poll = {
        "question": {"text": "Was it so?"},
        "answers": answers,
        "expiry": "2026-11-24T12:00:00+00:00",
        "allow_multiselect": False,
        "layout_type": 1,
    }

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        endless = poll | {"expiry": None}
        for content, more in (
            ("???", {}),
            ("", {"attachments": [payloads.picture()]}),
            ("", {"poll": poll}),
            ("", {"poll": endless}),
        ):
            seen = await stage.replied(content, direct=True, channel_id="999", **more)
            assert seen.text.startswith("I read words only.")

    play(scenario)


def test_a_bare_mention_is_told_how_to_ask(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        assert "`/ask`" in (await stage.replied(f"<@{BOT}>")).text

    play(scenario)


def test_small_talk_gets_no_post_where_it_was_not_for_the_bot(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        answered = await stage.replied(f"<@{BOT}> {STRIKERS}")
        await stage.reply_to(answered, "thanks, that was helpful!")
        await stage.write("lol", direct=True, channel_id="999")
        await stage.replied(f"<@{BOT}> {STRIKERS} Again?")
        await asyncio.sleep(0.3)

        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 2

    play(scenario)


def test_small_talk_with_a_mention_is_told_how_to_ask(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        assert (await stage.replied(f"<@{BOT}> thanks!")).text.startswith("Ask me something")

    play(scenario)


@pytest.mark.parametrize("said", ["hi", "help", "who are you?"])
def test_whoever_greets_the_bot_in_a_direct_message_is_helped(play: Play, said: str) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(said, direct=True, channel_id="999")

        assert seen.text.startswith("### How to ask")

    play(scenario)


def test_small_talk_by_command_is_refused_privately_and_without_a_search(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question="How are you today?")

        assert seen.is_private
        assert seen.text.startswith("Ask me something")

    play(scenario)


def test_a_note_is_given_by_its_label_however_it_is_asked_for(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for seen in (
            await stage.command("ask", question="Show me footnote 20 of The Light on Brimness"),
            await stage.replied(f"<@{BOT}> hey, could you show me note 20 of the light on Brimness, please"),
        ):
            assert "### Note 20\n> See note 11 above." in seen.text
            assert "The Light on Brimness" in seen.text

        assert "no note 999 " in (await stage.replied(f"<@{BOT}> note 999")).text

    play(scenario)


def test_what_the_library_is_about_is_told_by_its_own_facts(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(f"<@{BOT}> what is this library about?")

        assert "6 documents" in seen.text
        assert "Twenty-Six Days in July" in seen.text
        assert "\n> " not in seen.text

    play(scenario)


def test_a_question_is_searched_without_what_stands_around_it_and_shown_with_it(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        typed = "hey bot, could you tell me what happened to the hunger strikers? Thanks!"
        seen = await stage.replied(f"<@{BOT}> {typed}")

        assert seen.text.startswith(f"### {typed}\n")
        assert "They were killed" in seen.text.replace("**", "")

    play(scenario)


def test_what_the_library_does_not_answer_is_not_answered(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=NONSENSE)

        assert "\n> " not in seen.text
        assert "I found nothing on this in the library" in seen.text

    play(scenario)


def test_a_slip_in_a_name_is_forgiven_and_the_correction_is_shown(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question="Who was Isbisster?")

        assert "-# searched for **isbister** instead of **isbisster**" in seen.text
        assert "Isbister" in seen.text

    play(scenario)


def test_the_closest_passages_are_shown_to_who_wants_them(
    play: Play, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = service.ask  # whatever the threshold is now, this answer is said to be none
    monkeypatch.setattr(service, "ask", lambda *a, **k: replace(ask(*a, **k), outcome=Outcome.CLOSEST))

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS)
        assert list(seen.buttons) == ["Show the closest passages", "Delete"]

        closest = await stage.pressed(seen, "Show the closest passages", OTHER)

        assert closest.is_private
        assert "They probably do not answer the question" in closest.text
        assert "> " in closest.text

    play(scenario)


def test_a_question_is_refused_privately_and_without_a_trace_when_there_are_too_many(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.command("ask", question=STRIKERS)
        refused = await stage.command("ask", question=STRIKERS)
        other = await stage.command("ask", who=OTHER, question=STRIKERS)

        assert refused.is_private
        assert refused.text.startswith("You may ask again <t:")
        assert "They were killed" in other.text

    play(scenario, bounds=Bounds(questions=1, seconds=60))


def test_whoever_writes_too_often_is_told_so_once(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.replied(f"<@{BOT}>")
        refusal = await stage.replied(f"<@{BOT}> {STRIKERS}")
        for _ in range(3):
            await stage.write(f"<@{BOT}>")
        await stage.replied(f"<@{BOT}> {STRIKERS}", OTHER)

        assert refusal.text.startswith("You may ask again <t:")
        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 3

    play(scenario, bounds=Bounds(questions=1, seconds=60))


def test_a_reply_that_discord_keeps_from_the_bot_is_told_how_to_ask(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        answer = await stage.command("ask", question=STRIKERS)
        kept = await stage.reply_to(answer, "")
        told = Seen(await stage.discord.until(lambda: stage.reply_of(kept["id"])))

        assert told.text.startswith("Discord does not let me read this reply.")

    play(scenario)


def test_a_server_that_the_bot_does_not_know_is_no_direct_message(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.write(STRIKERS, guild_id="777", channel_id="778")
        await stage.command("help")

        assert not [s for s in stage.discord.sent if s.path.endswith("/messages")]

    play(scenario, message_content=True)


def test_a_german_member_is_spoken_to_in_german(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, locale="de")

        assert {"Umgebung", "Zitieren", "Löschen"} <= set(seen.buttons)
        helped = await stage.command("help", locale="de")
        assert "Oder mit `/fragen`; mit `privat` sieht" in helped.text

    play(scenario)


def test_a_wrong_text_is_refused_privately(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, document="*no* such")

        assert seen.is_private
        assert seen.text == "There is no text **\\*no\\* such** in the library."

    play(scenario)


def test_texts_are_offered_and_what_is_offered_is_meant(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        (offered,) = await stage.offered("ask", "document", "hundred and")
        seen = await stage.command("ask", question="Who were they?", document=offered["value"], private=True)

        assert offered["name"].startswith("One Hundred and Thirty-Two Days")
        assert seen.is_private
        assert len(await stage.offered("ask", "document", "")) == 6
        assert await stage.offered("ask", "document", "no such") == []

    play(scenario)


def test_an_answer_is_deleted_by_its_asker_and_by_nobody_else(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(f"<@{BOT}> {STRIKERS}")
        refused = await stage.pressed(seen, "Delete", OTHER)
        assert refused.is_private
        assert seen.message["id"] in stage.discord.messages

        await stage.press(seen, "Delete", ASKER)

        await stage.discord.until(lambda: seen.message["id"] not in stage.discord.messages)

        stage.discord.plan("DELETE", "@original$", 404, body={"message": "Unknown Message", "code": 10008})
        again = await stage.press(seen, "Delete", ASKER)
        await stage.discord.until(lambda: not stage.discord.plans)
        await stage.command("help")
        assert not [s for s in stage.discord.sent if s.method == "PATCH" and again in s.path]

    play(scenario)


def test_a_private_answer_is_posted_to_the_channel(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, private=True)
        assert "Delete" not in seen.buttons

        done = await stage.pressed(seen, "Post to the channel")

        again = await stage.press(seen, "Post to the channel")
        await stage.discord.until(lambda: again in stage.discord.acknowledged)
        await stage.command("help")

        assert done.text == "Posted to the channel."
        (posted,) = [Seen(m) for m in stage.discord.messages.values() if m.get("nonce")]
        assert not posted.is_private
        assert "They were killed" in posted.text
        assert posted.text.startswith(f"### {STRIKERS}\n-# Asked by <@{ASKER}>\n")

    play(scenario)


def test_a_private_answer_is_posted_even_where_the_bot_may_not_write(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.command("ask", question=STRIKERS, private=True)
        missing = {"message": "Missing Permissions", "code": 50013}
        stage.discord.plan("POST", "/channels/[0-9]+/messages$", 403, body=missing)

        done = await stage.pressed(seen, "Post to the channel")

        assert done.text == "Posted to the channel."
        assert not stage.discord.plans
        (posted,) = map(Seen, stage.discord.followups)
        assert not posted.is_private
        assert posted.text.startswith(f"### {STRIKERS}")
        assert "They were killed" in posted.text

    play(scenario)


def test_a_command_in_a_direct_message_is_answered(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        data = {
            "id": "1",
            "name": "ask",
            "type": 1,
            "options": [{"name": "question", "type": 3, "value": STRIKERS}],
        }
        made = payloads.interaction(
            2, {}, data, channel={"id": "999", "type": 1}, channel_id="999", context=1
        )
        for absent in ("guild_id", "guild", "member", "guild_locale"):
            made.pop(absent)
        await stage.discord.dispatch("INTERACTION_CREATE", made | {"user": payloads.user(ASKER)})

        assert "They were killed" in (await stage.answered(made["token"])).text

    play(scenario)


def test_the_first_message_of_a_post_in_a_forum_set_aside_is_answered_and_no_other(play: Play) -> None:
    forum = 500

    def with_forum(discord: Standin) -> None:
        discord.servers[0]["channels"].append(payloads.channel(forum, 15) | {"available_tags": []})

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, channels=frozenset({forum})))
        thread = payloads.thread(forum)
        await stage.discord.dispatch("THREAD_CREATE", thread)

        opening = await stage.replied(STRIKERS, id=thread["id"], channel_id=thread["id"])
        await stage.write("I think so too", channel_id=thread["id"])
        await stage.command("help")

        assert "They were killed" in opening.text
        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 1

    play(scenario, before=with_forum, message_content=True)


def test_small_talk_gets_no_post_in_a_channel_set_aside_for_questions(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, channels=frozenset({CHANNEL})))

        for said in ("good morning all", "lol", "hi", "https://example.org/a", "ok thanks, that was helpful"):
            await stage.write(said)
        seen = await stage.replied(f"hi, {STRIKERS}")
        await asyncio.sleep(0.3)

        assert "They were killed" in seen.text.replace("**", "")
        assert len([s for s in stage.discord.sent if s.path.endswith("/messages")]) == 1

    play(scenario, message_content=True)
