"""Limits, permissions, triggers: the decisions that need no Discord."""

from dataclasses import replace

import pytest

from bot.chat.messages.triggers import Lacks, Message, Question, question
from bot.servers.permissions import Administration, Member, may_reindex
from bot.servers.rate_limit import RateLimit

BOT = 400


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_member_waits_exactly_until_the_first_question_is_old_enough() -> None:
    clock = Clock()
    limit = RateLimit(2, 30.0, clock)

    waits = []
    for clock.now in (0.0, 10.0, 12.0, 29.9, 30.0, 30.1):
        waits.append(round(limit.wait(1), 6))

    assert waits == [0, 0, 18.0, 0.1, 0, 9.9]
    assert limit.wait(2) == 0


def test_a_refused_question_does_not_count() -> None:
    clock = Clock()
    limit = RateLimit(1, 30.0, clock)
    for clock.now in (0.0, 5.0, 10.0):
        limit.wait(1)
    clock.now = 30.0

    assert limit.wait(1) == 0


def test_members_who_have_been_quiet_are_forgotten() -> None:
    clock = Clock()
    limit = RateLimit(2, 30.0, clock)
    for clock.now, user in ((0.0, 1), (1.0, 2), (20.0, 1), (40.0, 3)):
        limit.wait(user)

    assert limit.users == (1, 3)


def test_no_more_members_are_remembered_than_needed() -> None:
    limit = RateLimit(1, 1e9, Clock())
    for user in range(10_050):
        limit.wait(user)

    assert len(limit.users) == 10_000
    assert limit.wait(0) == 0
    assert limit.wait(10_049) > 0


@pytest.mark.parametrize(
    ("member", "rules", "servers", "may"),
    [
        pytest.param(Member(1, (), False), Administration((1,), ()), 9, True, id="an owner, everywhere"),
        pytest.param(Member(2, (), True), Administration((1,), ()), 1, True, id="who manages the one server"),
        pytest.param(Member(2, (), True), Administration((1,), ()), 2, False, id="one of several servers"),
        pytest.param(Member(2, (7,), False), Administration((1,), (7, 8)), 1, True, id="a named role"),
        pytest.param(Member(2, (9,), True), Administration((1,), (7, 8)), 1, False, id="another role"),
        pytest.param(Member(2, (), False), Administration((), ()), 1, False, id="nobody in particular"),
    ],
)
def test_who_may_reindex(member: Member, rules: Administration, servers: int, may: bool) -> None:
    assert may_reindex(member, rules, servers) is may


HEARD = Message(content="", from_bot=False, is_direct=False, in_ask_channel=False)


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        pytest.param(replace(HEARD, content=f"<@{BOT}> why?"), Question("why?"), id="a mention"),
        pytest.param(replace(HEARD, content=f"why, <@!{BOT}>?"), Question("why?"), id="a mention of the old form"),
        pytest.param(replace(HEARD, content=f"<@{BOT}>"), Question("", lacks=Lacks.NOTHING_ASKED), id="a bare mention"),
        pytest.param(replace(HEARD, content="why?"), None, id="a message to others"),
        pytest.param(replace(HEARD, content="<@&400> <@4001> why?"), None, id="a mention of somebody else"),
        pytest.param(replace(HEARD, content="why?", is_direct=True), Question("why?"), id="a direct message"),
        pytest.param(replace(HEARD, content="", is_direct=True), None, id="nothing in a direct message"),
        pytest.param(replace(HEARD, shows=True, is_direct=True), Question("", lacks=Lacks.NO_WORD), id="a picture in a direct message"),
        pytest.param(replace(HEARD, content="???", is_direct=True), Question("", lacks=Lacks.NO_WORD), id="question marks in a direct message"),
        pytest.param(replace(HEARD, content="👍", is_direct=True), None, id="a thumb in a direct message"),
        pytest.param(replace(HEARD, content="???", in_ask_channel=True), None, id="question marks in an ask channel"),
        pytest.param(replace(HEARD, content="<@&77> why?"), Question("why?"), id="a mention of the bot's role"),
        pytest.param(replace(HEARD, is_withheld=True, pings_role=True), Question("", lacks=Lacks.WITHHELD_ROLE), id="a mention of its role that Discord keeps"),
        pytest.param(replace(HEARD, content=f"hey <@{BOT}>, could you say why?"), Question("hey, could you say why?"), id="a mention in the middle"),
        pytest.param(replace(HEARD, content=f"write `<@{BOT}> why?`"), None, id="a mention in code"),
        pytest.param(replace(HEARD, content=f"```\n<@{BOT}> why?\n```"), None, id="a mention in a block of code"),
        pytest.param(replace(HEARD, content=f"> <@{BOT}> why?\nwell asked"), None, id="a mention in a line that quotes"),
        pytest.param(replace(HEARD, content=f"> he came\n<@{BOT}> why?"), Question("> he came why?"), id="a mention under a line that quotes"),
        pytest.param(replace(HEARD, content=f"<@{BOT}> what did <@5> and <@&6> say in <#7> <:otter:8>?", names={"5": "@Ada", "7": "#sea"}), Question("what did @Ada and say in #sea?"), id="mentions of others"),
        pytest.param(replace(HEARD, content="why?", in_ask_channel=True), Question("why?"), id="an ask channel"),
        pytest.param(replace(HEARD, content="and then?", earlier="why?"), Question("and then?", "why?"), id="a reply"),
        pytest.param(replace(HEARD, content="👍", earlier="why?"), None, id="a reply without a word"),
        pytest.param(replace(HEARD, is_withheld=True, earlier="why?"), Question("", "why?", Lacks.WITHHELD_REPLY), id="a reply that Discord keeps"),
        pytest.param(replace(HEARD, is_withheld=True), None, id="a reply to something else that Discord keeps"),
        pytest.param(replace(HEARD, content=f"<@{BOT}> why?", from_bot=True), None, id="another bot"),
    ],
)  # fmt: skip
def test_what_a_message_asks(message: Message, asked: Question | None) -> None:
    assert question(message, BOT, 77) == asked
