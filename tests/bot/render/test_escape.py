"""What Discord shows of an escaped text is the text."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.render.posts.escape import emphasise, escape
from corpus.model import Span
from tests.bot.render.shows import shown

# Words of markup are likelier than chance would make them.
_MARKUP = st.sampled_from(
    [
        *"\\*_~|`[]()<>#@:-+.!\n 1a",
        "1936. ",
        "**",
        "||",
        "```",
        "-# ",
        "> ",
        ">>> ",
        "@everyone",
        "<@7>",
        "<t:1:R>",
        "https://a.b/c_d",
        "[x](https://a.b)",
        ":smile:",
        "<:a:12>",
        "</ask:1>",
        "¯\\_(ツ)_/¯",
        "# ",
        "\u202e",
        "\u2067",
    ]
)
ANY_TEXT = st.lists(_MARKUP | st.text(max_size=5), max_size=30).map("".join)
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def as_printed(text: str) -> str:
    """Take away what the escaping may add: the ends of turns of direction; control signs have pictures."""
    pictured = (chr(0x2400 + ord(c)) if c < " " and c not in "\n\t" else c for c in text)
    lines = "".join(pictured).translate({0x7F: "␡", 0x85: "␤", 0x2028: "␤", 0x2029: "␤"})
    return TURNS.sub("", lines)


@given(ANY_TEXT)
@example("1936. A year\n  12) more")
@example("https://x.org/a_b_c and [x](https://y.org) and <https://z.org>")
def test_what_is_shown_of_an_escaped_text_is_the_text_and_nothing_is_done_to_it(text: str) -> None:
    seen = shown(escape(text))

    assert TURNS.sub("", seen.text) == as_printed(text)
    assert seen.effects == ()


@given(ANY_TEXT, st.data())
def test_bold_changes_no_letter_and_is_the_only_effect(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    seen = shown(emphasise(text, [Span(start, end)]))

    assert TURNS.sub("", seen.text) == as_printed(text)
    assert {effect for effect, _ in seen.effects} <= {"strong"}
    strong = "".join(shown_text for _, shown_text in seen.effects)
    assert strong.split() == as_printed(text[start:end]).split() or "\n" in text or TURNS.search(text)


@given(ANY_TEXT)
def test_no_line_turns_the_direction_of_what_follows_it(text: str) -> None:
    for line in escape(text).split("\n"):
        stack: list[str] = []
        for sign in line:
            kind = unicodedata.bidirectional(sign)
            if kind in ("LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"):
                stack.append("PDI" if kind.endswith("I") else "PDF")
            elif kind == "PDF" and stack and stack[-1] == "PDF":
                stack.pop()
            elif kind == "PDI" and "PDI" in stack:
                while stack.pop() != "PDI":
                    pass
        assert stack == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("1936. The strike", "1936\\. The strike", id="a year is no list"),
        pytest.param("born in 1936. He", "born in 1936. He", id="a full stop elsewhere is left alone"),
        pytest.param("10:30, he said: yes", "10\\:30, he said: yes", id="a colon before a space"),
        pytest.param("- so", "\\- so", id="a dash at the start of a line"),
        pytest.param("-# small", "\\-# small", id="subtext"),
        pytest.param("# not a heading", "\\# not a heading", id="heading"),
        pytest.param("<@7> ||x||", "\\<\\@7> \\|\\|x\\|\\|", id="mention and spoiler"),
    ],
)
def test_only_what_has_a_meaning_gets_a_backslash(text: str, written: str) -> None:
    assert escape(text) == written
