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


@st.composite
def spans(draw: st.DrawFn, text: str) -> list[Span]:
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]


@given(ANY_TEXT, st.data())
def test_whatever_is_set_apart_by_us_and_by_the_text_no_letter_is_changed(
    text: str, data: st.DataObject
) -> None:
    bold, italic, underlined = (data.draw(spans(text)) for _ in range(3))

    seen = shown(emphasise(text, bold, italic, underlined))

    assert TURNS.sub("", seen.text) == as_printed(text)
    assert {effect for effect, _ in seen.effects} <= {"strong", "emphasis", "underline"}
    for effect, wanted in (("strong", bold), ("underline", underlined)):
        words = "".join(shown_text for done, shown_text in seen.effects if done == effect)
        printed = "".join(as_printed(text[span.start : span.end]) for span in wanted)
        assert "".join(words.split()) == "".join(printed.split()) or TURNS.search(text)
    words = "".join(shown_text for done, shown_text in seen.effects if done == "emphasis")
    printed = "".join(as_printed(text[span.start : span.end]) for span in italic)
    assert is_part(TURNS.sub("", words), printed)


def is_part(words: str, of: str) -> bool:
    """Tell whether words stand in others in this order: what cannot be set in italics is not."""
    rest = iter("".join(of.split()))
    return all(sign in rest for sign in "".join(words.split()))


@pytest.mark.parametrize(
    ("text", "bold", "italic", "underlined", "written"),
    [
        pytest.param("He read Nets.", [], [(8, 12)], [], "He read *Nets*.", id="italic"),
        pytest.param("He read Nets.", [(0, 13)], [(8, 12)], [], "**He read *Nets*.**", id="in the bold"),
        pytest.param("Nets, he read.", [(0, 14)], [(0, 4)], [], "**_Nets_, he read.**", id="at its edge"),
        pytest.param("Nets. Read.", [(6, 11)], [(0, 11)], [], "*Nets.* **_Read._**", id="across its edge"),
        pytest.param("Netsman", [(4, 7)], [(0, 4)], [], "_Nets_**man**", id="right before it"),
        pytest.param("Nets", [(0, 4)], [(0, 4)], [(0, 4)], "**__*Nets*__**", id="all at once"),
        pytest.param("unbelievable", [], [(2, 8)], [(8, 12)], "un*believ*__able__", id="in a word"),
        pytest.param("unbelievable", [(0, 12)], [(0, 8)], [], "**unbelievable**", id="where none can be set"),
        pytest.param("a * b_c", [], [(0, 7)], [], "*a \\* b\\_c*", id="signs in it"),
    ],
)
def test_what_the_text_sets_apart_is_italic_or_underlined_and_what_we_do_is_bold(
    text: str,
    bold: list[tuple[int, int]],
    italic: list[tuple[int, int]],
    underlined: list[tuple[int, int]],
    written: str,
) -> None:
    made = [[Span(*span) for span in spans_] for spans_ in (bold, italic, underlined)]

    assert emphasise(text, *made) == written


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
