"""The panel of settings fits Discord's limits, whatever the library and the choices."""

from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import documents
from bot.render.posts.blocks import ChannelSelect, Select
from bot.render.posts.panel import State, panel
from bot.words import Say
from tests.bot.render.limits import complaints
from tests.bot.render.making import states
from tests.laws import examples


@examples(60)
@given(states(), st.integers(0, 10**9 - 1), st.sampled_from(["en", "de"]))
def test_a_panel_of_any_settings_fits(state: State, page: int, language: str) -> None:
    say = Say(language)

    assert complaints(panel(state, say, page, say("settings_one_text"))) == []


@examples(30)
@given(states())
def test_the_pages_hold_every_document_once_with_its_switch(state: State) -> None:
    pages = range(max(1, -(-len(state.documents) // 25)))

    options = [
        option
        for page in pages
        for block in panel(state, Say("en"), page).blocks
        if isinstance(block, Select) and ":documents:" in block.id
        for option in block.options
    ]

    assert [(option.value, option.is_chosen) for option in options] == [
        (documents.short_name(document.id), document.id not in state.chosen.documents_off)
        for document in state.documents
    ]


@given(states())
def test_only_channels_that_the_server_has_are_shown(state: State) -> None:
    without = State(state.chosen, state.documents, frozenset({10**18}), state.passages, state.hears)

    (select,) = [block for block in panel(without, Say("en")).blocks if isinstance(block, ChannelSelect)]

    assert set(select.chosen) == state.chosen.channels & {10**18}
