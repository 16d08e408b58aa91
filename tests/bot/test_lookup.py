"""Passages that a button names."""

from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import passages
from bot.render.posts import ids
from corpus.model import Library


def test_every_passage_is_found_by_its_id_and_quoted_verbatim(sample: Library) -> None:
    for document in sample.documents:
        for passage in document.passages[:5]:
            found = passages.find(sample, passage.id)
            assert found == (document, passage)
            quote = passages.quotation(document, passage, 0)
            assert quote.text == document.text[quote.start : quote.end]


@given(
    st.lists(
        st.tuples(st.text("0123456789abcdef", min_size=12, max_size=12), st.none() | st.integers(0, 99_999)),
        min_size=1,
        max_size=9,
    )
)
def test_an_id_fits_and_is_read_again(given_places: list[tuple[str, int | None]]) -> None:
    wanted = [
        ids.Spot(passage, sentence if sentence is not None and sentence < 999 else None)
        for passage, sentence in given_places
    ]

    for name in (ids.more(wanted), ids.near(wanted), ids.post(wanted)):
        assert len(name) <= 100
        assert ids.spots(name.split(":", 2)[2]) == wanted[: ids.MOST_SPOTS]
    note = ids.note(wanted[0], 3, 2).split(":", 2)[2]
    assert (ids.spots(note), ids.numbers(note)) == ([wanted[0]], [3, 2, 0])
