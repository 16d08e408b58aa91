"""Text cases of messages: the content, a dot, and the words that are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from bot.checking.discord_markup import shown
from bot.render.posts.escape import escape
from tests.bot.render.test_escape import _TURNS, ANY_TEXT, as_printed

CASES = Path(__file__).parents[1] / "cases" / "messages.txt"


def cases() -> Iterator[object]:
    for case in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = case.partition("\n")
        content, _, expected = rest.partition("\n.\n")
        yield pytest.param(content, expected.strip(), id=name.strip())


@pytest.mark.parametrize(("content", "expected"), list(cases()))
def test_a_message_shows_what_its_case_says(content: str, expected: str) -> None:
    assert " ".join(shown(content).split()) == expected


@given(ANY_TEXT)
def test_what_was_escaped_is_shown_as_it_was(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in escape(text).split("\n"))

    assert _TURNS.sub("", shown(quoted)).split() == as_printed(text).split()
