"""Laws of citations, references and quotations, on notes made of the pieces that real ones are made of."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Footnote, Form, Reference, Resolution
from corpus.parse import parse
from corpus.references.citations import commentary, find_citations
from corpus.references.resolution import resolve

SHORT = (
    "Quill, p. 3.", "Roe, 4-5.", "Ada Quill, p. 7.", "T. Roe, p. 2.", "Ibid.", "Ibid., p. 9.", "Id., p. 4.",
    "Quill, op. cit., p. 6.", "Roe, loc. cit.", "See note 2 above.", "Roe (n. 1 above), 7.", "Ebd., S. 4.",
    "Quill, The Salt Road, p. 5.", "Roe, Nets, 8.", "“On Ropes,” p. 12.", "Salt Road, 9.",
    "Idem, Nets, p. 3.",
)  # fmt: skip
FULL = (
    "Ada Quill, The Salt Road (Ness: Holm, 1921), p. 4.", "Tom Roe, Nets (Ness: Holm, 1924).",
    "Tom Quill, Of Tides (Kiel: Förde, 1930), 12.", "Tom Roe, “On Ropes,” Harbour Review 4 (1925): 11-20.",
    "Idem, Hooks (Ness: Holm, 1940).", "Ada Quill and Tom Roe, Knots (Ness: Holm, 1960).",
    "Ida Finch, Sails, Kiel 1950, S. 4.",
)  # fmt: skip
REMARKS = (
    "The road is gone.",
    "He counted 40 boats (p. 3).",
    "So it was (1999).",
    "Nobody knows; see below.",
    "",
)
NOTE = st.lists(st.sampled_from(SHORT + FULL + REMARKS), min_size=1, max_size=3).map(" ".join)
ODD = st.text(alphabet="Qa .,;:()[]“”\"'’«»*_0189p§–—\n\u00a0éЖ中", max_size=80)
NOTES = st.lists(NOTE | ODD, min_size=1, max_size=8)
# No author, title, page or label of these notes has anything to do with those above.
UNRELATED = st.sampled_from(
    [
        "Zora Zimmer, Quarz und Zinn (Wien: Ziegel, 1877), S. 3.",
        "Zimmer, Zinkblende.",
        "Zinc melts at a low heat.",
        "Zora Zimmer, Zircons (Wien: Ziegel, 1899); Zeno Zapf, Zeolites (Wien: Ziegel, 1901).",
    ]
)


def footnotes(texts: Sequence[str]) -> list[Footnote]:
    return [Footnote(str(place), 0, len(text), source=text) for place, text in enumerate(texts, 1)]


@given(text=NOTE | ODD | st.text(max_size=200))
def test_citations_are_slices_in_order_and_the_rest_is_commentary(text: str) -> None:
    citations = find_citations(text)

    rest = commentary(text, citations)

    edges = sorted([(c.start, c.end) for c in citations] + [(r.start, r.end) for r in rest])
    assert all(a[1] <= b[0] for a, b in pairwise(edges))
    for citation in citations:
        assert 0 <= citation.start < citation.end <= len(text)
        inner = [citation.head, citation.title, citation.pages, citation.year, *citation.authors]
        for span in filter(None, inner):
            assert citation.start <= span.start < span.end <= citation.end
        assert citation.form != Form.POINTER or citation.pointer


@given(texts=NOTES)
def test_a_resolution_points_to_one_earlier_note(texts: list[str]) -> None:
    for reference in resolve(footnotes(texts)).references:
        assert (reference.note is not None) == (reference.resolution is Resolution.RESOLVED)
        if reference.note is not None:
            assert reference.note < reference.citation.note
            assert len(reference.candidates) == 1 or reference.citation.pointer
        if reference.resolution is Resolution.AMBIGUOUS:
            assert reference.candidates


@given(texts=NOTES, place=st.integers(0, 8), other=UNRELATED)
def test_an_unrelated_note_never_gives_a_resolution_another_meaning(
    texts: list[str], place: int, other: str
) -> None:
    """Ibid. speaks of the note before it; so no note is put between the two here."""
    place = min(place, len(texts))
    if place < len(texts) and _looks_back(texts[place]):
        place = 0 if not _looks_back(texts[0]) else len(texts)
    notes = footnotes(texts)
    before = _meanings(notes, resolve(notes).references)

    more = [*notes[:place], Footnote("Z", 0, len(other), source=other), *notes[place:]]
    after = _meanings(more, resolve(more).references)

    for where, meaning in before.items():
        assert after[where] in (meaning, None)


def _looks_back(text: str) -> bool:
    first = find_citations(text)[:1]
    return bool(first and (first[0].form in (Form.IBID, Form.IDEM) or first[0].same_author))


def _meanings(
    notes: Sequence[Footnote], references: Sequence[Reference]
) -> dict[tuple[str, int], str | None]:
    return {
        (notes[r.citation.note].label, r.citation.start): None if r.note is None else notes[r.note].label
        for r in references
    }


@given(texts=NOTES)
def test_every_work_is_cited_by_what_means_it(texts: list[str]) -> None:
    cited = resolve(footnotes(texts))

    for work in cited.works:
        assert work.reference in work.citations
        assert list(work.citations) == [c for c in cited.citations if c in work.citations]


PIECES = st.sampled_from(
    [
        "“", "”", '"', "„", "«", "»", "‘", "’", " ", "\n\n", "Ada Quill ", "Roe ", "wrote: ", "said ", "he ",
        "she ", "As Quill put it, ", "So wrote Roe. ", "the road was never paved at all", ",", ".", "? ", "1",
        "> ", "told ", "These were the words of Ada Quill", "quoted by ", "Mr. ",
        "Mrs. ", ": ", "; ", "—", "é", "中",
    ]
)  # fmt: skip


@given(text=st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_quotations_are_slices_inside_their_passage_and_speakers_are_printed_there(text: str) -> None:
    document = parse(text.encode(), "a.md")
    if not isinstance(document, Document):
        return

    for quotation in document.quotations:
        passage = document.passage(quotation.passage)
        assert passage.start <= quotation.start < quotation.end <= passage.end
        assert quotation.speaker.name is None or quotation.speaker.name in document.text
        if quotation.lead_in:
            assert quotation.lead_in.start < quotation.lead_in.end <= quotation.start
    assert [q.start for q in document.quotations] == sorted(q.start for q in document.quotations)
