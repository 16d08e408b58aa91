"""Web pages: their notes in the styles that are met, what is text of them, and what they say of themselves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import BlockKind, Document, Problem
from corpus.parse import parse
from corpus.readers import formats, html
from corpus.readers.source import Reader
from tests.corpus.pages import blocks, called, read

HEAD = "<html><head><title>Ice – the Quay</title></head><body><h1>Ice</h1>"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages in this process; tests/corpus/test_confined.py is about the other."""
    reader: Reader = html.page
    for suffix in (".html", ".htm"):
        monkeypatch.setitem(formats.READERS, suffix, reader)  # type: ignore[arg-type]


STYLES = {
    "raised": ('<sup><a href="#f{n}" id="b{n}">{n}</a></sup>', '<p><a id="f{n}" href="#b{n}">{n}</a> {text}</p>'),
    "raised without a way back": ('<sup>[<a href="#f{n}">{n}</a>]</sup>', '<p id="f{n}">{n}. {text}</p>'),
    "endnotes": (
        '<a id="b{n}" name="b{n}" href="#f{n}">[{n}]</a>',
        '<p class="endnote"><a id="f{n}" name="f{n}" href="#b{n}">{n}.</a> {text}</p>',
    ),
    "Gutenberg": (
        '<a name="FNanchor_{n}"></a><a href="#Footnote_{n}" class="fnanchor">[{n}]</a>',
        '<div class="footnote"><p><a name="Footnote_{n}"></a><a href="#FNanchor_{n}"><span class="label">[{n}]</span></a>'
        " {text}</p></div>",
    ),
    "Word": (
        '<a href="#_ftn{n}" name="_ftnref{n}"><span class="MsoFootnoteReference">[{n}]</span></a>',
        '<div id="ftn{n}"><p><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {text}</p></div>',
    ),
    "LibreOffice": (
        '<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>',
        '<div id="sdfootnote{n}"><p><a class="sdfootnotesym" name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>'
        " {text}</p></div>",
    ),
    "Wikipedia": (
        '<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}">[{n}]</a></sup>',
        '<ol start="{n}"><li id="cite_note-{n}"><span class="mw-cite-backlink"><a href="#cite_ref-{n}">^</a></span> '
        '<span class="reference-text"><style>.x {{}}</style>{text}</span></li></ol>',
    ),
    "GitHub": (
        '<sup><a href="#user-content-fn-{n}" id="user-content-fnref-{n}">{n}</a></sup>',
        '<ol start="{n}"><li id="user-content-fn-{n}"><p>{text} <a href="#user-content-fnref-{n}">↩</a></p></li></ol>',
    ),
    "a table": (
        '<a href="#n{n}"><sup>{n}</sup></a>',
        '<table><tr><td><a name="n{n}">{n}</a></td><td>{text}</td></tr></table>',
    ),
    "a list of terms": (
        '<a href="#n{n}" id="r{n}">({n})</a>',
        '<dl><dt id="n{n}"><a href="#r{n}">{n}</a></dt><dd>{text}</dd></dl>',
    ),
    "an anchor before the note": ('<a href="#n{n}"><sup>{n}</sup></a>', '<a name="n{n}"></a><p>{n}. {text}</p>'),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_notes_are_linked_in_every_style(style: str) -> None:
    call, note = STYLES[style]
    page = (
        f"{HEAD}<p>The ice came{call.format(n=1)} early. It stayed.{call.format(n=2)} So it was.</p>"
        f"<p>“Gone,”{call.format(n=3)} they said.</p><h2>Notes</h2>"
        + "".join(note.format(n=n, text=f"Roe, <i>Ice</i>, p. {n}.") for n in (1, 2, 3))
    )

    ice = read(page, "ice.html")

    assert called(ice) == [
        ("came", "1", "Roe, Ice, p. 1."),
        ("stayed.", "2", "Roe, Ice, p. 2."),
        ("“Gone,”", "3", "Roe, Ice, p. 3."),
    ]
    assert [passage.heading for passage in ice.passages] == [None, None]
    assert ice.problems == ()


def test_a_book_exported_with_types_keeps_its_asides() -> None:
    page = (
        f'{HEAD}<p>Ice<a epub:type="noteref" href="#n1">*</a> came.</p>'
        '<aside epub:type="footnote" id="n1"><p>Roe, p. 3.</p><p>And Holm.</p></aside><p>It went.</p>'
    )

    ice = read(page, "ice.html")

    assert called(ice) == [("Ice", "*", "Roe, p. 3.\n\nAnd Holm.")]
    assert [passage.text for passage in ice.passages] == ["Ice* came.", "It went."]


def test_a_note_cited_twice_is_one_note() -> None:
    page = (
        f'{HEAD}<p>Ice.<sup id="a"><a href="#n1">[1]</a></sup> Snow.<sup id="b"><a href="#n1">[1]</a></sup></p>'
        '<ol><li id="n1">^ <a href="#a">a</a> <a href="#b">b</a> Roe.</li></ol>'
    )

    ice = read(page, "ice.html")

    assert [(label, text is not None) for _, label, text in called(ice)] == [("1", True), ("1", True)]
    assert len(ice.notes) == 1
    assert ice.notes[0].text.endswith("Roe.")


def test_see_note_22_within_a_note_calls_nothing_and_keeps_its_words() -> None:
    page = (
        f'{HEAD}<p>Ice.<a id="b1" href="#f1">[1]</a> Snow.<a id="b2" href="#f2">[2]</a></p>'
        '<p class="endnote"><a id="f1" href="#b1">1.</a> Roe, p. 3. See <a href="#f2">note 2</a>, also '
        '<a href="#f2">2</a>.</p><p class="endnote"><a id="f2" href="#b2">2.</a> Holm; see <a href="#f1">note 1</a>.</p>'
    )

    ice = read(page, "ice.html")

    assert [label for _, label, _ in called(ice)] == ["1", "2"]
    assert [note.text for note in ice.notes] == ["Roe, p. 3. See note 2, also 2.", "Holm; see note 1."]


def test_a_label_that_touches_its_note_is_taken_by_its_element() -> None:
    page = (
        f'{HEAD}<p>Ice.<a href="#f1" id="b1"><sup>1</sup></a></p>'
        '<p><a href="#b1" id="f1"><sup>1</sup></a>5/16/18 Letter.</p>'
    )

    (note,) = read(page, "ice.html").notes

    assert (note.label, note.text) == ("1", "5/16/18 Letter.")


def test_notes_of_several_paragraphs_end_where_the_next_begins() -> None:
    page = (
        f'{HEAD}<p>Ice.<a id="b1" href="#f1">[1]</a> Snow.<a id="b2" href="#f2">[2]</a></p><h3>Notes</h3>'
        '<p class="note"><a id="f1" href="#b1">1.</a> Roe.</p><p class="note">More of Roe.</p>'
        '<p class="note"><a id="f2" href="#b2">2.</a> Holm.</p><p class="note">More of Holm.</p><p>Last changed in May.</p>'
    )

    ice = read(page, "ice.html")

    assert [note.text for note in ice.notes] == ["Roe.\n\nMore of Roe.", "Holm.\n\nMore of Holm."]
    assert ice.passages[-1].text == "Last changed in May."


def test_several_notes_in_one_paragraph_are_told_by_their_anchors() -> None:
    page = (
        f'{HEAD}<p>Ice.<a href="#f1"><sup>1</sup></a> Snow.<a href="#f2"><sup>2</sup></a></p>'
        '<p><a name="f1">1.</a> Roe.<br><a name="f2">2.</a> Holm.</p>'
    )

    assert [note.text for note in read(page, "ice.html").notes] == ["Roe.", "Holm."]


def test_numbering_may_begin_anew_in_every_chapter() -> None:
    chapter = '<h2>{c}</h2><p>Ice {c}.<a id="{c}b1" href="#{c}f1">[1]</a></p><p><a id="{c}f1" href="#{c}b1">[1]</a> Roe {c}.</p>'

    ice = read(HEAD + "".join(chapter.format(c=c) for c in "AB"), "ice.html")

    assert called(ice) == [("A.", "1", "Roe A."), ("B.", "1", "Roe B.")]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            '<p><a href="#c1">1</a> <a href="#c2">2</a> <a href="#c3">3</a> <a href="#c4">4</a></p>'
            '<h2 id="c1">1 Ice</h2><p>Ice.</p><h2 id="c2">2 Snow</h2><p id="c3">3 Thaw.</p><p id="c4">4 Rain.</p>',
            id="numbers that lead to parts",
        ),
        pytest.param(
            '<div class="toc"><a href="#c1">1</a></div><p id="c1">1. The ice came.</p>',
            id="a list of contents",
        ),
        pytest.param('<p>See <a href="#n">II</a>.</p><h2 id="n">II</h2><p>Ice.</p>', id="a heading"),
        pytest.param('<p id="p1">Ice.</p><p>As in <a href="#p1">1</a> above.</p>', id="something before it"),
        pytest.param('<p>Go <a href="#go">to</a> it.</p><p id="go">To the ice.</p>', id="a short word"),
        pytest.param(
            '<p>In <a href="https://example.org/x#f1">[1]</a>.</p><p id="f1">Ice.</p>', id="another page"
        ),
    ],
)
def test_links_that_call_no_note(page: str) -> None:
    ice = read(HEAD + page, "ice.html")

    assert ice.notes == ()
    assert list(ice.markers) == []


def test_a_saved_page_knows_its_own_address_in_its_links() -> None:
    base = "https://example.org/wiki/Ice"
    page = (
        f'{HEAD}<p>Ice.<sup id="cite_ref-1"><a href="{base}#cite_note-1">[1]</a></sup></p>'
        f'<ol><li id="cite_note-1"><a href="{base}#cite_ref-1">^</a> Roe.</li></ol>'
    )

    assert called(read(page, "ice.html")) == [("Ice.", "1", "Roe.")]


def test_what_surrounds_a_text_is_kept_apart_and_nothing_runs() -> None:
    page = (
        "<html><head><style>p {}</style><script>alert(1)</script></head><body><nav>Home</nav><header>Banner</header>"
        "<h1>Ice</h1><p>Ice <span style='display: none'>never</span>came<!-- no -->.</p>"
        "<form><input value='x'><label>Search</label></form><p hidden>Unseen.</p>"
        "<p>It we<span class='pagenum'>[Pg 12]</span>nt.</p><template>x</template><footer>Rights</footer>"
    )

    ice = read(page, "ice.html")

    assert [passage.text for passage in ice.passages] == ["Ice came.", "It went."]
    assert blocks(ice, BlockKind.FURNITURE) == ["Home", "Banner", "Search", "Unseen.", "Rights"]
    assert ice.title == "Ice"


def test_headings_quotations_verse_lists_and_tables_are_kept() -> None:
    page = (
        f"{HEAD}<h2>The quay</h2><p>They said:</p><blockquote><p>The ice<br>came early</p></blockquote>"
        "<ol><li>First, a long point that fills a line of its own and goes on for some more words than that.</li>"
        "<li>Second.</li></ol><ul><li>oars</li><li>ropes</li></ul>"
        "<table><tr><th>Year</th><th>Ice</th></tr><tr><td>1911</td><td>thick</td></tr></table>"
        "<pre>  one\n    two\n\n  three</pre><p>10<sup>6</sup>&nbsp;m&#179;, H<sub>2</sub>O, the 1<sup>st</sup>.</p>"
    )

    ice = read(page, "ice.html")

    assert blocks(ice) == [
        "Ice", "The quay", "They said:", "The ice\ncame early",
        "1. First, a long point that fills a line of its own and goes on for some more words than that.",
        "2. Second.", "- oars\n- ropes", "Year | Ice", "1911 | thick", "one\n    two", "  three".strip(),
        "10⁶\u00a0m³, H₂O, the 1st.",
    ]  # fmt: skip
    assert ice.passages[1].is_quotation
    assert ice.passages[1].introduced_by == 1
    assert ice.headings == ["The quay"]


def test_a_page_says_who_wrote_it_and_when() -> None:
    page = (
        '<html lang="en-GB"><head><title>Ice | The Quay</title><meta name="author" content="Ann Roe">'
        '<meta property="article:published_time" content="1911-03-02T10:00:00Z">'
        '<link rel="canonical" href="https://example.org/ice"></head><body><h1>The Ice</h1><p>Came.</p>'
    )

    ice = read(page, "ice.html")

    assert (ice.title, ice.author, ice.date) == ("The Ice", "Ann Roe", "1911-03-02")
    assert (ice.url, ice.language) == ("https://example.org/ice", "en-GB")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(
            '<meta charset="iso-8859-1"><p>“Déjà” – Öl'.encode("cp1252"), "“Déjà” – Öl", id="declared"
        ),
        pytest.param("\ufeff<p>Öl".encode("utf-16"), "Öl", id="UTF-16 with a mark"),
        pytest.param("\ufeff<meta charset=latin1><p>Öl".encode(), "Öl", id="a mark against a declaration"),
        pytest.param(
            '<meta charset="iso-8859-1"><p>Öl, naïve'.encode(), "Öl, naïve", id="UTF-8 declared otherwise"
        ),
        pytest.param('<meta charset="koi8-r"><p>лёд'.encode("koi8-r"), "лёд", id="Russian"),
    ],
)
def test_the_declared_encoding_is_honoured(data: bytes, text: str) -> None:
    assert [passage.text for passage in read(data, "ice.html").passages] == [text]


@pytest.mark.long
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"<p>\xff\xfe\xfa undeclared", "not UTF-8", id="undeclared bytes"),
        pytest.param(b'<meta charset="klingon"><p>\xff', "not UTF-8", id="an unknown encoding"),
        pytest.param(b"<script>1</script>", "empty file", id="no words"),
        pytest.param(b"", "empty file", id="nothing"),
        pytest.param(b"<div>" * 100_000 + b"ice", "damaged file", id="a nest"),
        pytest.param(b"<i>a</i>" * 500_001, "too large", id="more elements than any text has"),
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "&c;"><!ENTITY c "&a;">]><p>&c;</p>', "declared entities",
            id="an entity that stands for itself",
        ),
    ],
)  # fmt: skip
def test_a_page_that_is_not_read_is_a_problem(data: bytes, kind: str) -> None:
    found = parse(data, "ice.html")

    assert isinstance(found, Problem)
    assert found.kind == kind


def test_a_marker_whose_note_is_not_there_is_reported_and_gets_no_other() -> None:
    page = (
        f'{HEAD}<p>Ice.<a href="#n0">[1]</a> Snow.<a href="#n0">[2]</a> Thaw.<a id="b" href="#r1">[1*]</a></p><h3>Notes</h3>'
        '<p><a name="n0"></a>The notes are lost.</p><p><a name="r1" href="#b">[1*]</a> Added.</p>'
    )

    ice = read(page, "ice.html")

    assert called(ice) == [("Ice.", "1", None), ("Snow.", "2", None), ("Thaw.", "1*", "Added.")]
    assert [problem.detail for problem in ice.problems] == ["marker 1", "marker 2"]
    assert ice.passages[-1].text == "The notes are lost."


def test_numbers_without_links_are_looked_for_as_in_a_plain_text() -> None:
    page = f"{HEAD}<p>Ice came.<sup>1</sup> It stayed.<sup>2</sup></p><h2>Notes</h2><p>1. Roe, p. 3.</p><p>2. Holm.</p>"

    assert called(read(page, "ice.html")) == [("came.", "1", "Roe, p. 3."), ("stayed.", "2", "Holm.")]


WORDS = st.sampled_from("ice snow quay rope oar thaw pier boat".split())
PIECES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        "<{0}>{1} {2}</{0}>".format, st.sampled_from("p div b i li ul td tr table blockquote h2 span sup a pre".split()), inner, inner
    ),
    max_leaves=25,
)  # fmt: skip
LINKS = st.builds('<a href="#n{0}">{0}</a><p id="n{0}">{0}. {1}</p>'.format, st.integers(1, 3), WORDS)


@given(pieces=st.lists(PIECES | LINKS | WORDS, max_size=12))
def test_each_word_is_kept_and_each_span_is_a_slice(pieces: list[str]) -> None:
    page = " ".join(pieces)
    words = re.sub("<[^>]*>", " ", page)
    found = html.page(page.encode(), "ice.html")
    if not hasattr(found, "structure"):
        return

    ice = read(page, "ice.html")

    assert isinstance(ice, Document)
    printed = " ".join(ice.text[block.start : block.end] for block in ice.blocks)
    assert sorted(re.findall("[a-z]{3,}", printed)) == sorted(re.findall("[a-z]{3,}", words))
    for note in ice.notes:
        assert ice.text[note.start : note.end] == note.text
    for passage in ice.passages:
        assert ice.text[passage.start : passage.end] == passage.text
    assert all(a.end <= b.start for a, b in zip(ice.blocks, ice.blocks[1:], strict=False))


def test_marks_of_printed_pages_are_kept_for_the_citation() -> None:
    page = (
        f'{HEAD}<p>They met.</p><p><span class="pagenum" id="Page_xi">[Pg xi]</span>The ice <a class="pagebreak" title="12"/>'
        'came.</p><div role="doc-pagebreak" aria-label="page 13">13</div><p>It stayed.</p>'
        '<p><span class="pagenum">p. 14</span></p><p>It left.</p>'
    )

    ice = read(page, "ice.html")

    assert [(passage.page, passage.text) for passage in ice.passages] == [
        (None, "They met."),
        ("xi–12", "The ice came."),
        ("13", "It stayed."),
        ("14", "It left."),
    ]


def test_marks_that_do_not_rise_are_no_pages() -> None:
    page = f"{HEAD}{''.join(f'<p><span class=pagenum>{n}</span>It was {n}.</p>' for n in (9, 3, 7, 1))}"

    assert {passage.page for passage in read(page, "ice.html").passages} == {None}


def test_notes_beside_the_words_are_called_where_they_stand() -> None:
    ice = read(
        '<p>It came<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1"/>'
        '<span class="sidenote">Roe, <em>Ice</em>, p. 3.</span> early and stayed.<span class="marginnote">Holm.</span></p>'
        '<p>It went<sup>4</sup><span class="side-note">Again.</span> late.</p>',
        "ice.html",
    )

    assert [passage.text for passage in ice.passages] == ["It came1 early and stayed.*", "It went4 late."]
    assert called(ice) == [
        ("came", "1", "Roe, Ice, p. 3."),
        ("stayed.", "*", "Holm."),
        ("went", "4", "Again."),
    ]


def test_names_of_works_lead_to_where_they_are_listed() -> None:
    cite = '<span>[<a href="#{0}" class="xref">{0}</a>]</span>'
    ice = read(
        f"<p>It came {cite.format('ROE9')}.</p><p>{''.join(map(cite.format, ('ROE9', 'DUN', 'DUN', 'ROE9')))}</p>"
        '<dl><dt id="ROE9">[ROE9]</dt><dd>Roe, p. 3.</dd><dt id="DUN">[DUN]</dt><dd>Dun, p. 4.</dd></dl>'
        f"<h2>More</h2><p>It stayed {cite.format('DUN')}.</p>",
        "ice.html",
    )

    assert [(note.label, note.text) for note in ice.notes] == [("ROE9", "Roe, p. 3."), ("DUN", "Dun, p. 4.")]
    assert [marker.label for marker in ice.markers] == ["ROE9", "ROE9", "DUN", "DUN", "ROE9", "DUN"]
    assert not ice.problems


def test_works_between_the_ends_of_a_range_are_called_too() -> None:
    call = '<a href="#n{0}" class="fnref">{0}</a>'
    page = f"<p>It came [{call.format(1)}–{call.format(4)}].</p><p>It stayed [{call.format(3)}-{call.format(5)}].</p>"
    listed = [f'<li id="n{n}">Roe, p. {n}.</li>' for n in range(1, 7)]

    ice = read(f"{page}<ol>{''.join(listed)}</ol>", "ice.html")
    gap = read(f"{page}<ol>{''.join(listed[:1] + listed[2:])}</ol>", "ice.html")

    assert [(marker.label, ice.text[marker.start : marker.end]) for marker in ice.markers] == [
        *(("1", "1"), ("2", ""), ("3", ""), ("4", "4")),
        *(("3", "3"), ("4", ""), ("5", "5")),
    ]
    assert [ice.notes[m.note].text for m in ice.markers if m.note is not None] == [
        f"Roe, p. {n}." for n in (1, 2, 3, 4, 3, 4, 5)
    ]
    assert "2" not in [marker.label for marker in gap.markers]


def test_what_the_margin_says_of_a_paragraph_is_no_note() -> None:
    ice = read(
        '<p><span class="sidenote">The ice.</span>It came. <span class="sidenote">A month.</span>It stayed.</p>'
        '<div class="sidenote">The end.</div><p>It went.</p>',
        "ice.html",
    )

    assert [passage.text for passage in ice.passages] == ["It came. It stayed.", "It went."]
    assert not ice.notes
    assert [problem.detail for problem in ice.problems] == ["3 beside the text, kept apart"]


def test_the_stop_behind_a_label_is_no_word_of_the_note() -> None:
    ice = read(
        '<p>It came.<a id="r1" href="#n1"><sup>1</sup></a></p><p id="n1"><a href="#r1">1</a>. Roe, p. 3.</p>',
        "ice.html",
    )

    assert called(ice) == [("came.", "1", "Roe, p. 3.")]


def test_an_article_is_no_label_by_a_letter() -> None:
    ice = read(
        '<p>It came.<a id="r1" href="#n1" role="doc-noteref">a</a></p><p id="n1">A note of Roe’s. <a href="#r1">↑</a></p>',
        "ice.html",
    )

    assert called(ice) == [("came.", "a", "A note of Roe’s.")]


def test_a_link_that_is_not_raised_calls_a_note_that_is_named_as_one_and_has_its_label() -> None:
    ice = read(
        '<p>So <a name="ft1"></a>it is said of the ice by everybody who lives at the quay.<a class="fn" href="#fn1">'
        '&nbsp;1&nbsp;</a></p><p class="fn"><span><a class="fn" href="#ft1">&nbsp;1&nbsp;</a></span><a name="fn1"></a>\n'
        "Roe, p. 3.</p>",
        "ice.html",
    )

    assert [(marker.label, ice.notes[marker.note or 0].text) for marker in ice.markers] == [
        ("1", "Roe, p. 3.")
    ]


def test_a_page_that_is_cut_off_before_its_notes_says_that_they_are_lost() -> None:
    page = "<p>The ice came.<sup><a href='#n1'>1</a></sup> It stayed.<a href='#n2'><sup>2</sup></a> <a href='#top'>up</a></p>"

    document = read(page, "a.html")

    assert [(one.kind, one.detail) for one in document.problems] == [
        ("marker without note", "2 linked to notes that are not in the file: 1, 2")
    ]


def test_a_list_that_a_page_counts_and_a_table_are_notes_only_if_the_markers_are_unmistakable() -> None:
    points = "<ol><li>Let go the ropes, which lie on the left of the quay in the harbour of Ness, all of them.</li>"
    points += "<li>Hoist the sails.</li><li>Steer by the light.</li></ol>"
    figures = "<p>The quay (see Fig. C.1) and the light of Fig. C.2 are as in Fig. C.3.</p>"

    counted = read(f"<h1>Ice</h1>{figures}{points}", "a.html")
    raised = read(
        f"<h1>Ice</h1><p>The quay<sup>1</sup> and the light.<sup>2</sup> So.<sup>3</sup></p>{points}",
        "b.html",
    )
    headed = read(f"<h1>Ice</h1><p>The quay.1 The light.2 So.3</p><h2>Notes</h2>{points}", "c.html")
    table = "<table>" + "".join(f"<tr><td>{n}</td><td>Roe, {n}.</td></tr>" for n in (1, 2, 3)) + "</table>"
    laid = read(f"<h1>Ice</h1>{figures}{table}", "d.html")

    assert [len(page.notes) for page in (counted, raised, headed, laid)] == [0, 3, 3, 0]
    assert "1. Let go the ropes" in counted.passages[1].text


def test_a_list_of_contents_that_a_page_has_apart_is_no_list_of_notes() -> None:
    contents = "<nav><ol><li>The Quay</li><li>The Light</li><li>The Boats</li></ol></nav>"

    ice = read(
        f"<h1>Ice</h1><p>It came.1 It stayed.2</p>{contents}<p>It went.3 Nobody saw it.</p>", "ice.html"
    )

    assert list(ice.notes) == []
    assert blocks(ice, BlockKind.FURNITURE) == ["1. The Quay\n2. The Light\n3. The Boats"]


def test_a_work_whose_label_has_no_year_does_not_belong_to_the_note_before_it() -> None:
    works = ("[Holm66] Holm, Kahnbau.", "[Mozilla] A vocabulary.", "[Roe70] Roe, Ice.")

    ice = read(
        "<p>So Holm [Holm66] and Roe [Roe70].</p>" + "".join(f"<p>{work}</p>" for work in works), "ice.html"
    )

    assert called(ice) == [("Holm", "Holm66", "Holm, Kahnbau."), ("Roe", "Roe70", "Roe, Ice.")]
    assert ice.passages[1].text == "[Mozilla] A vocabulary."


def test_lines_at_the_end_of_the_last_note_end_with_their_last_word() -> None:
    ice = read(
        '<p>It came.<a href="#n1" role="doc-noteref">1</a></p><aside id="n1" role="doc-footnote">Roe:<pre>the ice\n  came\n\n</pre>'
        "</aside>",
        "ice.html",
    )

    assert called(ice) == [("came.", "1", "Roe:\n\nthe ice\n  came")]


def test_a_label_whose_number_alone_is_the_link_takes_its_brackets_with_it() -> None:
    ice = read(
        '<p>It came.[<a href="#n1" id="b1">1</a>] So.(<a href="#n2" id="b2">2</a>)</p>'
        '<p>[<a href="#b1" id="n1">1</a>] Roe [Ann].</p><p>(<a href="#b2" id="n2">2</a>) Holm.</p>',
        "ice.html",
    )

    assert called(ice) == [("came.[", "1", "Roe [Ann]."), ("So.(", "2", "Holm.")]
    assert ice.text.endswith("[1] Roe [Ann].\n\n(2) Holm.")


def test_a_term_and_its_meaning_are_one_passage() -> None:
    document = read(
        "<dl><dt>Race</dt><dd>The channel that feeds a wheel.</dd>"
        "<dt>Weir</dt>\n<dd>A low dam.</dd><dd>Also a fence.</dd>"
        "<dt>Leat</dt><dd><p>A long race.</p></dd></dl>",
        "a.html",
    )

    assert [passage.text for passage in document.passages] == [
        "Race\nThe channel that feeds a wheel.",
        "Weir\nA low dam.",
        "Also a fence.",
        "Leat",
        "A long race.",
    ]


@pytest.mark.parametrize("sign", ["cite", "footer"])
def test_who_is_cited_below_a_quotation_is_no_quotation_of_its_own(sign: str) -> None:
    document = read(
        f"<blockquote><p>We came at dawn.</p><p>It froze.</p><{sign}>Ann Roe, Letters</{sign}></blockquote>"
        "<blockquote>It froze, says <cite>The Ice</cite></blockquote>",
        "a.html",
    )

    assert [passage.text for passage in document.passages] == [
        "We came at dawn.",
        "It froze.\nAnn Roe, Letters",
        "It froze, says The Ice",
    ]


JOINED = (
    '<h2>One</h2><p>The ice came early<a href="#fn1"><sup>1</sup></a>.</p><p id="fn1">1. Roe.</p>'
    '<h2>Two</h2><p>It went in April<a href="#fn1"><sup>1</sup></a>.</p><p id="fn1">1. Holm.</p>'
)


def test_pages_that_were_joined_have_each_its_own_note_of_a_name() -> None:
    assert called(read(JOINED, "ice.html")) == [("early", "1", "Roe."), ("April", "1", "Holm.")]


def test_pages_that_were_joined_have_each_its_own_way_back() -> None:
    page = (
        '<p>The ice came in {}<a id="r1" href="#n1">1</a>.</p><hr><p><a id="n1" href="#r1">1</a>. {}</p>'
        "<p>So it was in all of these years, and in those that came after them.</p>"
    )
    pages = [page.format(*one) for one in (("May", "Roe."), ("June", "Holm."), ("July", "Quill."))]
    ice = read("".join(pages), "ice.html")

    assert called(ice) == [("May", "1", "Roe."), ("June", "1", "Holm."), ("July", "1", "Quill.")]
    assert len(ice.notes) == 3


def test_a_page_with_linked_notes_has_the_works_too_that_it_calls_in_brackets() -> None:
    ice = read(
        '<p>It came early<sup><a href="#n1">1</a></sup>, say [1], [2] and [3].</p><h2>References</h2>'
        "<p>[1] Roe, Ice.</p><p>[2] Holm, Nets.</p><p>[3] Quill, Knots.</p>"
        '<h2>Notes</h2><p id="n1">1 So the keeper.</p>',
        "ice.html",
    )

    assert called(ice) == [
        ("early", "1", "So the keeper."), ("say", "1", "Roe, Ice."), ("[1],", "2", "Holm, Nets."), ("and", "3", "Quill, Knots."),
    ]  # fmt: skip


def test_notes_of_one_name_that_stand_together_are_called_in_their_order() -> None:
    notes = '<p id="fn1">1. Roe.</p><p id="fn1">1. Holm.</p>'
    ice = read(
        JOINED.replace('<p id="fn1">1. Roe.</p>', "").replace('<p id="fn1">1. Holm.</p>', notes), "ice.html"
    )

    assert called(ice) == [("early", "1", "Roe."), ("April", "1", "Holm.")]
    assert [problem.kind for problem in ice.problems] == ["repeated note"]


def test_notes_that_stand_before_the_text_are_called_from_it_and_call_nothing() -> None:
    ice = read(
        '<h2>Notes</h2><p id="n1"><a href="#r1">1</a> Roe, p. 3.</p><p id="n2"><a href="#r2">2</a> Holm.</p>'
        '<h2>One</h2><p>The ice came early<sup><a id="r1" href="#n1">1</a></sup> and went<sup>'
        '<a id="r2" href="#n2">2</a></sup> in April.</p>',
        "ice.html",
    )

    assert called(ice) == [("early", "1", "Roe, p. 3."), ("went", "2", "Holm.")]


def test_notes_that_latexml_puts_into_the_words_stand_at_their_end() -> None:
    mark = '<sup class="ltx_note_mark">1</sup>'
    tag = '<span class="ltx_tag ltx_tag_note">1</span>'
    held = (
        '<span class="ltx_note {}">'
        + mark
        + '<span class="ltx_note_outer"><span class="ltx_note_content">'
        + mark
    )
    note = held.format("ltx_role_footnote") + f"{tag}Roe, <em>Ice</em>, p. 3.</span></span></span>"
    again = (
        held.format("ltx_role_footnotemark")
        + f'<span class="ltx_note_type">footnotemark: </span>{tag}</span></span></span>'
    )
    cited = '<cite class="ltx_cite">[<a href="#b2">2</a>]</cite>, <cite class="ltx_cite">(Roe <a href="#b1">1911</a>)</cite>'
    works = '<ul><li id="b1">Roe (1911) Ice.</li><li id="b2"><span class="ltx_tag">[2]</span> Holm.</li></ul>'

    ice = read(f"<p>The ice came{note} and went{again}, says {cited}.</p>{works}", "ice.html")

    assert called(ice) == [
        ("came", "1", "Roe, Ice, p. 3."),
        ("went", "1", "Roe, Ice, p. 3."),
        ("[", "2", "Holm."),
    ]
    assert blocks(ice)[0] == "The ice came1 and went1, says [2], (Roe 1911)."


def test_the_sign_that_opens_a_note_in_the_margin_is_no_word() -> None:
    ice = read(
        '<p>The ice came<label for="m1" class="margin-toggle">&#8853;</label><input type="checkbox" id="m1"/>'
        '<span class="marginnote">Roe.</span> early.</p>',
        "ice.html",
    )

    assert blocks(ice) == ["The ice came* early."]
    assert called(ice) == [("came", "*", "Roe.")]


def test_a_no_break_space_behind_a_label_is_no_part_of_the_note() -> None:
    ice = read(
        '<p>It came<sup><a href="#n1" id="r1">[1]</a></sup>.</p><p><a href="#r1" id="n1">[1]</a>&nbsp;Roe, p.&nbsp;3.</p>',
        "ice.html",
    )

    assert called(ice) == [("came", "1", "Roe, p.\u00a03.")]


def test_notes_that_a_style_sheet_counts_are_called_behind_the_words_they_are_about() -> None:
    ice = read(
        '<p>So the <a href="#roe" aria-describedby="notes" id="roe-ref">pilot</a> said, and <a href="#holm" '
        'aria-describedby="notes" id="holm-ref">others</a>. See <a href="#quay" aria-describedby="more">the quay</a>.</p>'
        '<footer><h2 id="notes">Notes</h2><ol><li id="roe">Roe, p. 3. <a href="#roe-ref">↩</a></li>'
        '<li id="holm">Holm. <a href="#holm-ref">↩</a></li></ol></footer><p id="quay">The quay was long.</p>',
        "ice.html",
    )

    assert called(ice) == [("pilot", "1", "Roe, p. 3."), ("others", "2", "Holm.")]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(2, ["Roe.", "Holm."], id="the very notes that are called"),
        pytest.param(3, [None, None], id="a list of the text itself"),
    ],
)
def test_links_that_lead_nowhere_call_a_list_that_has_their_notes_and_no_more(
    count: int, expected: list[str | None]
) -> None:
    notes = "".join(f"<p>{n}. {words}</p>" for n, words in ((1, "Roe."), (2, "Holm."), (3, "Quill."))[:count])
    ice = read(
        '<p>The ice came early<sup><a href="#_ftn1">1</a></sup>. It went in April<sup><a href="#_ftn2">2</a></sup>.</p>'
        f"<h2>Notes</h2>{notes}",
        "ice.html",
    )

    assert [note for _, _, note in called(ice)] == [words for words in expected if words]
    assert ("marker without note" in {problem.kind for problem in ice.problems}) == (expected[0] is None)


DEAD = (
    '<p>The ice came early<sup><a href="#n1">1</a></sup> and went<sup><a href="{}">2</a></sup> in April'
    '<sup><a href="#n3">3</a></sup>.</p><p id="n1">1 Roe.</p><p id="n2">2 Holm.</p><p id="n3">3 Quill.</p>'
)


def test_a_note_that_only_a_wrong_address_calls_is_no_part_of_the_note_before_it() -> None:
    ice = read(DEAD.format("#none"), "ice.html")

    assert [note.text for note in ice.notes] == ["Roe.", "Quill."]
    assert [problem.detail for problem in ice.problems] == ["1 linked to notes that are not in the file: 2"]


def test_a_number_with_the_address_of_another_note_is_given_none() -> None:
    ice = read(DEAD.format("#n1"), "ice.html")

    assert called(ice) == [("early", "1", "Roe."), ("went", "2", None), ("April", "3", "Quill.")]
    assert [problem.kind for problem in ice.problems] == ["marker without note"]


def test_a_star_behind_the_numbers_of_a_paragraph_of_notes_is_a_note() -> None:
    ice = read(
        "<p>The ice came early<sup>1</sup> and went<sup>2</sup> in April<sup>*</sup>.</p><h2>Notes</h2>"
        "<p>1. Roe.<br>2. Holm.<br>* A mild month.</p>",
        "ice.html",
    )

    assert [(note.label, note.text) for note in ice.notes] == [
        ("1", "Roe."), ("2", "Holm."), ("*", "A mild month."),
    ]  # fmt: skip


def test_a_note_in_an_element_of_its_own_is_called_where_it_stands() -> None:
    ice = read(
        "<body><h1>Ice</h1><p>It came early.<d-footnote> Roe, <em>Ice</em>, p. 3. </d-footnote> It stayed<d-footnote>Holm."
        "</d-footnote>.</p></body>",
        "ice.html",
    )  # fmt: skip

    assert called(ice) == [("early.", "1", "Roe, Ice, p. 3."), ("stayed", "2", "Holm.")]
    assert [passage.text for passage in ice.passages] == ["It came early.1 It stayed2."]


def test_notes_that_stand_in_another_file_are_told() -> None:
    call = '<a href="endnotes.xhtml#note-{0}" role="doc-noteref">{0}</a>'
    ice = read(
        f'<body><p>It came.{call.format(7)} It <a href="quay.xhtml#2">stayed</a>.{call.format(8)}</p></body>',
        "ice.html",
    )

    assert [problem.detail for problem in ice.problems] == [
        "2 linked to notes that are not in the file: 7, 8"
    ]
    assert called(ice) == []


def _opened(label: int, words: str) -> str:
    """Make the marker of a plugin of WordPress, over which the first words of its note open."""
    return (
        f'<span class="footnote_referrer"><a role="button" onclick="go()"><sup id="footnote_plugin_tooltip_26_{label}" '
        f'class="footnote_plugin_tooltip_text">[{label}]</sup></a><span class="footnote_tooltip">{words}</span></span>'
    )


def test_notes_that_open_over_their_markers_are_not_printed_amid_the_sentence() -> None:
    row = (
        '<tr><th id="footnote_plugin_reference_26_{0}"><a role="button"><span class="footnote_index_arrow">↑</span>{0}</a>'
        '</th><td class="footnote_plugin_text">{1}</td></tr>'
    )  # fmt: skip
    ice = read(
        f"<body><p>It came{_opened(1, 'Roe, p. 3.')} early and{_opened(2, 'Holm tells … more')} stayed.</p>"
        f"<table>{row.format(1, 'Roe, p. 3.')}{row.format(2, 'Holm tells of the quay.')}</table></body>",
        "ice.html",
    )

    assert [passage.text for passage in ice.passages] == ["It came[1] early and[2] stayed."]
    assert called(ice) == [("came", "1", "Roe, p. 3."), ("and", "2", "Holm tells of the quay.")]


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            '<sup class="modern-footnotes-footnote"><a href="javascript:void(0)" role="button">1</a></sup>'
            '<span role="tooltip" class="modern-footnotes-footnote__note">Roe, p. 3.</span>',
            id="of another plugin",
        ),
        pytest.param(
            '<span class="sidenote-wrapper"><label class="sidenote-label">1</label><input type="checkbox"/><span '
            'class="sidenote-content"><span class="sidenote-delimiter">[note:</span>Roe, p. 3.<span '
            'class="sidenote-delimiter">]</span></span></span>',
            id="with words for who has no style",
        ),
        pytest.param(_opened(1, "Roe, p. 3."), id="without the notes at the end"),
        pytest.param(
            '<span class="sidenote"><span class="sidenote-content">Roe, p. 3.</span></span>',
            id="in two elements",
        ),
    ],
)
def test_the_words_of_a_note_behind_its_marker_are_a_note(note: str) -> None:
    ice = read(f"<body><h1>Ice</h1><p>It came{note} early.</p></body>", "ice.html")

    assert [passage.text for passage in ice.passages] == ["It came1 early."]
    assert called(ice) == [("came", "1", "Roe, p. 3.")]


def test_a_title_of_word_is_one_and_a_note_in_a_part_of_its_own_has_all_its_paragraphs() -> None:
    note = '<div><p><a href="#ref{0}" id="ftnt{0}">[{0}]</a>&nbsp;{1}</p><p>More.</p></div>'
    ice = read(
        '<body><p class="c1 title" id="h.1a">The Ice</p><p>It came<sup><a href="#ftnt1" id="ref1">[1]</a></sup> and stayed.'
        f'<sup><a href="#ftnt2" id="ref2">[2]</a></sup></p><hr/>{note.format(1, "Roe.")}{note.format(2, "Holm.")}</body>',
        "file.html",
    )  # fmt: skip

    assert ice.title == "The Ice"
    assert called(ice) == [("came", "1", "Roe.\n\nMore."), ("stayed.", "2", "Holm.\n\nMore.")]


def test_a_note_in_a_box_with_its_label_has_neither_in_its_words() -> None:
    note = '<div id="f{0}"><p>[Footnote {0}: {1}]</p></div>'
    ice = read(
        '<body><p>It came<a href="#f1">[1]</a> and stayed.<a href="#f2">[2]</a></p>'
        f"{note.format(1, 'Roe [sic], <i>Ice</i>, p. 3.')}{note.format(2, 'Holm.')}</body>",
        "ice.html",
    )

    assert called(ice) == [("came", "1", "Roe [sic], Ice, p. 3."), ("stayed.", "2", "Holm.")]
    assert ice.problems == ()


def test_a_raised_year_that_leads_to_a_work_is_no_label() -> None:
    ice = read(
        '<body><p>As Roe<sup><a href="#b1_ref">1</a></sup> has it (Roe 2006, <sup><a href="#b2_ref">2011</a></sup>).</p>'
        '<ol><li id="b1_ref">Roe, <i>Nets</i>, 2006.</li><li id="b2_ref">Roe, <i>Ice</i>, 2011.</li></ol></body>',
        "ice.html",
    )  # fmt: skip

    assert called(ice) == [("Roe", "1", "Roe, Nets, 2006.")]


def test_the_address_of_a_heading_and_the_call_of_a_note_are_no_words_of_a_title() -> None:
    page = read(
        '<title>Manual</title><h1>Drums<a class="headerlink" href="#drums">¶</a>'
        '<sup><a href="#n1" id="r1">1</a></sup></h1><p>The drum carries far.</p><p id="n1"><a href="#r1">1</a> Loud.</p>',
        "drums.html",
    )

    assert page.title == "Drums"
    assert [note.text for note in page.notes] == ["Loud."]


def test_a_work_that_sphinx_lists_is_called_by_its_name() -> None:
    page = read(
        '<h1>Drums</h1><p>It is so <a class="reference internal" href="#pike90" id="id2"><span>[Pike90]</span></a>.</p>'
        '<div class="citation" id="pike90" role="doc-biblioentry"><span class="label"><span>[</span>'
        '<a role="doc-backlink" href="#id2">Pike90</a><span>]</span></span><p>Pike, A., Bells, 1890.</p></div>',
        "drums.html",
    )

    assert called(page) == [("so", "Pike90", "Pike, A., Bells, 1890.")]
    assert page.problems == ()


@pytest.mark.parametrize(
    ("said", "author", "date"),
    [
        ('{"@type": "Article", "author": {"name": "Ann Roe"}, "datePublished": "1911-03-02T10:00"}', "Ann Roe", "1911-03-02"),
        ('{"@graph": [{"@type": ["BlogPosting"], "author": ["Ann Roe", {"name": "Tom Quill"}]}]}', "Ann Roe, Tom Quill", None),
        ('{"@type": "Article", "author": {"@type": "Organization", "name": "Harbour Board"}}', None, None),
        ('[{"@type": "Article", "author": "Ann Roe"}, {"@type": "Article", "author": "Tom Quill"}]', None, None),
        ('{"@type": "Article", "author": 7, "datePublished": []}', None, None),
        ('{"@type": "Article"', None, None),
        ("[" * 50_000, None, None),
    ],
)  # fmt: skip
def test_what_a_page_tells_search_engines_of_its_article(
    said: str, author: str | None, date: str | None
) -> None:
    page = read(
        f'<script type="application/ld+json">{said}</script><h1>Ice</h1><p>The ice came.</p>', "ice.html"
    )

    assert (page.author, page.date) == (author, date)


def test_the_date_under_a_title_is_no_passage() -> None:
    page = read(
        '<meta name="dcterms.date" content="1911-03-02"><header><h1>Ice</h1><p>1911-03-02</p></header><p>The ice came.</p>',
        "ice.html",
    )

    assert [passage.text for passage in page.passages] == ["The ice came."]
    assert page.date == "1911-03-02"


def test_each_author_under_a_title_stands_in_a_byline() -> None:
    page = read(
        '<meta name="author" content="Ann Roe"><meta name="author" content="Tom Quill"><meta name="date" content="1911">'
        '<h1>Ice</h1><h2 class="author">Ann Roe</h2><h2 class="author">Tom Quill</h2><h3>1911</h3><p>The ice came.</p>'
        "<h2>Ann Roe</h2><p>She saw it.</p>",
        "ice.html",
    )

    assert blocks(page, BlockKind.BYLINE) == ["Ann Roe", "Tom Quill"]
    assert blocks(page, BlockKind.FURNITURE) == ["1911"]
    assert page.headings == ["Ann Roe"]


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("https://pages.example/roe", None),
        ("Ann Roe (https://pages.example/roe)", "Ann Roe"),
        ("Ann Roe - May 10, 1911", "Ann Roe"),
        ("Ann Roe le 10/05/1911", "Ann Roe"),
        ("Ann O&amp;#039;Roe", "Ann O'Roe"),
        ("Ann Roe the 3rd", "Ann Roe the 3rd"),
    ],
)
def test_an_author_is_a_name_without_an_address_or_a_day(said: str, author: str | None) -> None:
    meta = read(
        f'<html><head><meta name="author" content="{said}"></head><body><p>Ice.</p></body></html>', "ice.html"
    )
    data = read(
        f'<html><head><script type="application/ld+json">{{"@type": "Article", "author": {{"name": "{said.replace("&amp;", "&")}"}}}}'
        "</script></head><body><p>Ice.</p></body></html>",
        "ice.html",
    )

    assert (meta.author, data.author) == (author, author)


def test_the_name_of_a_site_is_no_title_and_a_day_has_no_time() -> None:
    ice = read(
        '<html><head><title>The Ice | Ness Review</title><meta name="date" content="1911-05-02 10:00:00"></head><body>'
        '<h1><a href="/">Ness Review</a></h1><h1><a href="#ice">The Ice</a></h1><p>It came.</p></body></html>',
        "ice.html",
    )

    assert (ice.title, ice.date) == ("The Ice", "1911-05-02")


def test_a_link_of_a_note_to_itself_is_no_way_back() -> None:
    ice = read(
        f'{HEAD}<p>The ice came<a role="doc-noteref" href="#n">1</a></p><div><a role="doc-noteref" href="#n">1</a>'
        '<aside role="doc-footnote" id="n"><a href="#n">Roe</a>, p. 3.</aside></div></body></html>',
        "ice.html",
    )

    assert [note.text for note in ice.notes] == ["Roe, p. 3."]
