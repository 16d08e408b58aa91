"""Citations to copy, in every style."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Citation
from bot.render.citations import CitationStyle, cite

TALK = Citation(
    document="talks/salt",
    title="The Salt Road: “A Line”",
    author="Ada Le Quill",
    heading="Why long?",
    paragraph=7,
    url="https://example.org/salt",
    date="2019-05-06",
)
BARE = Citation("salt", "Salt & Road_1", None, None, 2, None)


@pytest.mark.parametrize(
    ("cited", "style", "expected"),
    [
        (TALK, "plain", "Ada Le Quill, “The Salt Road: ‘A Line’,” 6 May 2019, “Why long?” ¶ 7, https://example.org/salt."),
        (TALK, "chicago", "Ada Le Quill, “The Salt Road: ‘A Line’,” May 6, 2019, under “Why long?” para. 7, https://example.org/salt."),
        (TALK, "mla", "Le Quill, Ada. “The Salt Road: ‘A Line’.” 6 May 2019, par. 7, https://example.org/salt."),
        (BARE, "plain", "“Salt & Road_1,” ¶ 2."),
        (BARE, "chicago", "“Salt & Road_1,” para. 2."),
        (BARE, "mla", "“Salt & Road_1.” Par. 2."),
        (replace(BARE, title="Who counts?"), "chicago", "“Who counts?” para. 2."),
        (replace(BARE, date="1921"), "mla", "“Salt & Road_1.” 1921, par. 2."),
        (replace(BARE, page="84"), "plain", "“Salt & Road_1,” p. 84, ¶ 2."),
        (replace(BARE, page="84–85"), "chicago", "“Salt & Road_1,” 84–85."),
        (replace(BARE, page="A-3"), "chicago", "“Salt & Road_1,” A-3."),
        (replace(BARE, page="A-3–A-4"), "plain", "“Salt & Road_1,” pp. A-3–A-4, ¶ 2."),
        (replace(BARE, page="A-3"), "mla", "“Salt & Road_1.” P. A-3."),
        (replace(BARE, page="xiv"), "mla", "“Salt & Road_1.” P. xiv."),
        (replace(BARE, date="spring of 1921"), "plain", "“Salt & Road_1,” spring of 1921, ¶ 2."),
    ],
)  # fmt: skip
def test_a_citation_is_written_as_its_style_wants(cited: Citation, style: str, expected: str) -> None:
    assert cite(cited, CitationStyle(style)) == expected


def test_bibtex_escapes_what_tex_would_read() -> None:
    assert cite(BARE, CitationStyle.BIBTEX) == (
        "@misc{salt,\n  title = {{Salt \\& Road\\_1}},\n  note = {¶ 2},\n}"
    )


def test_bibtex_and_csl_json_name_the_page() -> None:
    assert "note = {p. 84, ¶ 2}," in cite(replace(BARE, page="84"), CitationStyle.BIBTEX)
    assert '"note": "pp. 84–85, ¶ 2"' in cite(replace(BARE, page="84–85"), CitationStyle.CSL_JSON)


def test_bibtex_names_author_date_and_place() -> None:
    entry = cite(TALK, CitationStyle.BIBTEX)

    assert entry.startswith("@misc{lequill2019salt,\n  author = {Le Quill, Ada},")
    assert "  date = {2019-05-06},\n  year = {2019}," in entry
    assert "  note = {under “Why long?”, ¶ 7}," in entry


def test_csl_json_is_what_reference_managers_read() -> None:
    (item,) = json.loads(cite(TALK, CitationStyle.CSL_JSON))

    assert item == {
        "id": "lequill2019salt",
        "type": "webpage",
        "title": "The Salt Road: “A Line”",
        "author": [{"family": "Le Quill", "given": "Ada"}],
        "issued": {"date-parts": [[2019, 5, 6]]},
        "URL": "https://example.org/salt",
        "section": "Why long?",
        "note": "¶ 7",
    }


@pytest.mark.parametrize(
    ("author", "turned"),
    [
        ("E.H. Carr", "Carr, E.H."),
        ("Robert C. Tucker", "Tucker, Robert C."),
        ("Marcel van der Linden", "van der Linden, Marcel"),
        ("Maria das Neves", "das Neves, Maria"),
        ("John Dos Passos", "Dos Passos, John"),
        ("Ibn Khaldun", "Ibn Khaldun"),
        ("de Gaulle", "de Gaulle"),
        ("Le Corbusier", "Le Corbusier"),
        ("Thomas Stearns Quill", "Thomas Stearns Quill"),
        ("Ada Quill and Tom Roe", "Ada Quill and Tom Roe"),
        ("The Editors", "The Editors"),
        ("Voltaire", "Voltaire"),
        ("Mao Zedong", "Mao Zedong"),
        ("Nguyễn Du", "Nguyễn Du"),
        ("Kim Il-sung", "Kim Il-sung"),
    ],
)
def test_a_name_is_turned_round_only_where_its_parts_show(author: str, turned: str) -> None:
    said = cite(replace(BARE, author=author), CitationStyle.MLA)

    assert said.startswith(f"{turned}{'' if turned.endswith('.') else '.'} “")


def test_a_name_that_may_have_its_family_first_is_kept_whole_in_every_format() -> None:
    cited = replace(BARE, author="Mao Zedong")

    (item,) = json.loads(cite(cited, CitationStyle.CSL_JSON))

    assert item["author"] == [{"literal": "Mao Zedong"}]
    assert "author = {{Mao Zedong}}" in cite(cited, CitationStyle.BIBTEX)
    assert item["id"].startswith("mao")


WORDS = st.text(alphabet='Ab é“”‘’.,?!&%{}\\_$#~^\n"中', max_size=30)


@given(title=WORDS, author=st.none() | WORDS, heading=st.none() | WORDS, date=st.none() | WORDS)
def test_every_citation_can_be_written(
    title: str, author: str | None, heading: str | None, date: str | None
) -> None:
    cited = Citation("x", title, author, heading, 1, None, date)

    for style in CitationStyle:
        said = cite(cited, style)
        assert said
        assert "1" in said
    (item,) = json.loads(cite(cited, CitationStyle.CSL_JSON))
    assert item["title"] == " ".join(title.split())
