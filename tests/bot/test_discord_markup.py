"""Text cases of messages: the content, a dot, and the words that are shown."""

import pytest
from hypothesis import given

from bot.checking.discord_markup import shown
from bot.render.posts.escape import escape
from tests.bot.render.test_escape import ANY_TEXT, TURNS, as_printed
from tests.casefile import Case, cases


@pytest.mark.parametrize("case", cases("messages.txt"))
def test_a_message_shows_what_its_case_says(case: Case) -> None:
    assert " ".join(shown(case.given).split()) == case.expected


@given(ANY_TEXT)
def test_what_was_escaped_is_shown_as_it_was(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in escape(text).split("\n"))

    assert TURNS.sub("", shown(quoted)).split() == as_printed(text).split()
