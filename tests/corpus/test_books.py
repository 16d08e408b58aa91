"""EPUB, DOCX and ODT: notes in files and parts of their own, what is printed of a document, what is refused."""

import pytest

from corpus.model import BlockKind, Document, Problem
from corpus.parse import parse
from corpus.readers import docx as word
from corpus.readers import epub as books
from corpus.readers import formats
from corpus.readers import odt as writer
from tests.corpus.pages import blocks, called, docx, epub, odt, packed, read

XHTML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
END = "</body></html>"
MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read books in this process; tests/corpus/test_confined.py is about the other."""
    monkeypatch.setitem(formats.READERS, ".epub", books.book)  # type: ignore[arg-type]
    monkeypatch.setitem(formats.READERS, ".docx", word.document)  # type: ignore[arg-type]
    monkeypatch.setitem(formats.READERS, ".odt", writer.document)  # type: ignore[arg-type]


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def foot(number: int, kind: str = "footnote", custom: str = "") -> str:
    mark = f' w:customMarkFollows="1"/><w:t>{custom}</w:t>' if custom else "/>"
    return f'<w:r><w:{kind}Reference w:id="{number}"{mark}</w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{"".join(paragraphs)}</w:{kind}>'


# -- EPUB


def test_notes_in_a_file_of_their_own_are_linked_over_files() -> None:
    data = epub(
        {
            "one.xhtml": f'{XHTML}<h1>Ice</h1><p>It came.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>{END}',
            "two.xhtml": f'{XHTML}<h2>Snow</h2><p>It&nbsp;fell.<a epub:type="noteref" href="notes.xhtml#n2">2</a></p>{END}',
            "notes.xhtml": f'{XHTML}<section epub:type="endnotes"><h2>Endnotes</h2><ol><li id="n1" epub:type="endnote"><p>Roe. '
            '<a href="one.xhtml#x" epub:type="backlink">↩</a></p></li><li id="n2"><p>Holm.</p><p>And more.</p></li></ol></section>'
            + END,
        },
        package="<dc:title>The Ice</dc:title><dc:creator>Ann Roe</dc:creator><dc:creator>Ina Holm</dc:creator>"
        "<dc:language>en</dc:language><dc:date>1911-03-02T00:00:00Z</dc:date><dc:source>https://example.org/ice</dc:source>",
    )

    ice = read(data, "ice.epub")

    assert called(ice) == [("came.", "1", "Roe. ↩"), ("fell.", "2", "Holm.\n\nAnd more.")]
    assert [passage.heading for passage in ice.passages] == [None, "Snow"]
    assert (ice.title, ice.author, ice.date) == ("The Ice", "Ann Roe, Ina Holm", "1911-03-02")
    assert (ice.url, ice.language) == ("https://example.org/ice", "en")
    assert blocks(ice, BlockKind.NOTES_HEADING) == ["Endnotes"]


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        pytest.param("The Ice", ["Chapter One: Snow", "Chapter Two"], id="the book has a title of its own"),
        pytest.param("The Ice – Chapter One: Snow", [None, "Chapter Two"], id="it is named by its chapter"),
    ],
)
def test_a_first_chapter_that_is_counted_is_not_the_title_of_a_book(
    title: str, headings: list[str | None]
) -> None:
    pages = {
        "one.xhtml": f"{XHTML}<h1>Chapter One: Snow</h1><p>It fell.</p>{END}",
        "two.xhtml": f"{XHTML}<h1>Chapter Two</h1><p>It lay.</p>{END}",
    }

    ice = read(epub(pages, package=f"<dc:title>{title}</dc:title>"), "ice.epub")

    assert ice.title == title
    assert [passage.heading for passage in ice.passages] == headings


@pytest.mark.parametrize(
    ("first", "second", "headings"),
    [
        pytest.param("h1", "h1", ["The Rope", "The Engine"], id="one of several of its level"),
        pytest.param("h1", "h2", [None, "The Engine"], id="alone on its level"),
    ],
)
def test_a_first_chapter_that_has_no_word_of_the_title_is_not_it(
    first: str, second: str, headings: list[str | None]
) -> None:
    pages = {
        "one.xhtml": f"{XHTML}<{first}>The Rope</{first}><p>It was pulled.</p>{END}",
        "two.xhtml": f"{XHTML}<{second}>The Engine</{second}><p>It failed.</p>{END}",
    }

    book = read(epub(pages, package="<dc:title>The Ferry at Low Ness</dc:title>"), "ferry.epub")

    assert book.title == "The Ferry at Low Ness"
    assert [passage.heading for passage in book.passages] == headings


def test_a_title_that_is_worded_otherwise_than_the_file_says_is_one() -> None:
    pages = {
        "one.xhtml": f"{XHTML}<h1>THE FERRY</h1><p>It was pulled.</p><h1>The Engine</h1><p>It failed.</p>{END}"
    }

    book = read(epub(pages, package="<dc:title>A Ferry at Low Ness</dc:title>"), "ferry.epub")

    assert [passage.heading for passage in book.passages] == [None, "The Engine"]


@pytest.mark.parametrize("name", ["ice.md", "ice.txt"])
def test_the_first_chapter_of_a_text_is_not_its_title_where_it_says_that(name: str) -> None:
    sign = "# " if name.endswith(".md") else ""
    words = (
        f"---\ntitle: The Ice\n---\n\n{sign}Chapter One: Snow\n\nIt fell.\n\n{sign}Chapter Two\n\nIt lay.\n"
    )

    ice = parse(words.encode(), name)

    assert isinstance(ice, Document)
    assert [passage.heading for passage in ice.passages] == ["Chapter One: Snow", "Chapter Two"]


@pytest.mark.parametrize(
    ("identifier", "date"),
    [("https://www.gutenberg.org/ebooks/9", None), ("https://example.org/ferry", "2004-03-01")],
)
def test_the_day_on_which_project_gutenberg_made_a_file_is_no_date_of_the_book_but_an_edition_has_its_own(
    identifier: str, date: str | None
) -> None:
    source = "https://www.gutenberg.org/files/9/9-h.htm"
    said = (
        f"<dc:title>Nets</dc:title><dc:date>2004-03-01</dc:date>"
        f"<dc:source>{source}</dc:source><dc:identifier>{identifier}</dc:identifier>"
    )

    book = read(epub({"one.xhtml": f"{XHTML}<p>The ice came early.</p>{END}"}, package=said), "nets.epub")

    assert (book.date, book.url) == (date, source)


def test_equal_anchors_in_two_files_are_two_anchors() -> None:
    chapter = '<p>{0}.<a href="#n1" id="r1"><sup>1</sup></a></p><p id="n1"><a href="#r1">1</a> Roe {0}.</p>'
    pages = {f"{name}.xhtml": XHTML + chapter.format(name) + END for name in ("Ice", "Snow")}

    assert called(read(epub(pages), "ice.epub")) == [("Ice.", "1", "Roe Ice."), ("Snow.", "1", "Roe Snow.")]


def test_a_note_that_fills_a_file_outside_the_spine_is_linked() -> None:
    pages = {
        "one.xhtml": f'{XHTML}<p>Ice.<a href="note%201.xhtml#fn1"><sup>1</sup></a></p>{END}',
        "note 1.xhtml-": f'{XHTML}<div class="footnote"><p><a id="fn1"><sup>1</sup></a> Roe.</p></div>{END}',
    }

    assert called(read(epub(pages), "ice.epub")) == [("Ice.", "1", "Roe.")]


def test_a_page_that_is_not_well_formed_is_read_all_the_same() -> None:
    ice = read(epub({"one.xhtml": f"{XHTML}<p>Ice &foo; came<br>early <b>and</p><p>Snow.{END}"}), "ice.epub")

    assert [passage.text for passage in ice.passages] == ["Ice &foo; came\nearly and", "Snow."]


def test_a_page_that_is_missing_is_named_and_the_others_are_read() -> None:
    data = epub({"one.xhtml": f"{XHTML}<p>Ice.</p>{END}", "two.xhtml": "x"})
    whole = data.replace(b"OEBPS/text/two.xhtml", b"OEBPS/text/six.xhtml")

    ice = read(whole, "ice.epub")

    assert [passage.text for passage in ice.passages] == ["Ice."]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("damaged file", "OEBPS/text/two.xhtml is named in the book and is not in it")
    ]


def test_a_path_out_of_the_book_leads_nowhere() -> None:
    data = epub({"../../../../../../etc/hostname": "x", "one.xhtml": f"{XHTML}<p>Ice.</p>{END}"})

    assert [passage.text for passage in read(data, "ice.epub").passages][-1:] == ["Ice."]


# -- DOCX


def test_footnotes_and_endnotes_with_equal_ids_are_two_series() -> None:
    data = docx(
        p(r("It came."), foot(1), r(" It stayed."), foot(1, "endnote"), r(" It went."), foot(2)),
        notes=note(0, p(r("—"))).replace('w:id="0"', 'w:id="0" w:type="separator"')
        + note(1, p(MARK, r(" Roe.")), p(r("More of Roe."))) + note(2, p(MARK, r(" 5/16/18 Letter."))),
        endnotes=note(1, p(MARK, r(" Holm.")), kind="endnote"),
    )  # fmt: skip

    ice = read(data, "ice.docx")

    assert called(ice) == [
        ("came.", "1", "Roe.\n\nMore of Roe."),
        ("stayed.", "i", "Holm."),
        ("went.", "2", "5/16/18 Letter."),
    ]
    assert [passage.text for passage in ice.passages] == ["It came.1 It stayed.i It went.2"]
    assert ice.problems == ()


def test_a_mark_set_by_hand_is_the_label_and_takes_no_number() -> None:
    data = docx(
        p(r("Ice."), foot(1, custom="*"), r(" Snow."), foot(2)),
        notes=note(1, p(r("*"), r(" Roe."))) + note(2, p(MARK, r(" Holm."))),
    )

    assert called(read(data, "ice.docx")) == [("Ice.", "*", "Roe."), ("Snow.", "1", "Holm.")]


def test_the_form_of_the_numbers_is_that_of_the_document() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    data = docx(p(r("Ice."), foot(7)), notes=note(7, p(MARK, r(" Roe."))), settings=settings)

    assert called(read(data, "ice.docx")) == [("Ice.", "c", "Roe.")]


def test_what_is_printed_of_a_document_is_read_and_nothing_else() -> None:
    styles = (
        '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Kop2"><w:name w:val="My Part"/><w:basedOn w:val="Kop1"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    )
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = (
        p(r("Ice"), style="T")
        + p(r("The quay"), style="Kop2")
        + p(r("It "), f"<w:ins>{r('came')}</w:ins>", "<w:del><w:r><w:delText>went</w:delText></w:r></w:del>", r(" early"))
        + p(r("Hid", "<w:vanish/>"), r("den ", "<w:vanish w:val=\"true\"/>"), r("They said:<", "<w:vanish w:val=\"0\"/>").replace("<<", "&lt;<"))
        + p(r("Ice,"), "<w:r><w:br/><w:t>ice</w:t></w:r>", style="Q")
        + f"<w:tbl>{row.format(p(r('Year')), p(r('Ice'), foot(1)))}{row.format(p(r('1911')), p(r('thick')))}</w:tbl>"
        + p('<w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>', r(", 10"), r("6", '<w:vertAlign w:val="superscript"/>'))
    )  # fmt: skip

    ice = read(docx(body, notes=note(1, p(MARK, r(" Roe."))), styles=styles), "ice.docx")

    assert blocks(ice) == [
        "Ice", "The quay", "It came early", "They said:<", "Ice,\nice", "Year | Ice1", "1911 | thick", "A link, 10⁶",
    ]  # fmt: skip
    assert blocks(ice, BlockKind.FURNITURE) == ["Hidden"]
    assert blocks(ice, BlockKind.QUOTATION) == ["Ice,\nice"]
    assert (ice.title, ice.headings) == ("Ice", ["The quay"])
    assert called(ice) == [("Ice", "1", "Roe.")]


def test_numbered_paragraphs_keep_their_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = "".join(
        item.format(*one) for one in [(0, "Ice"), (1, "thin"), (1, "thick"), (0, "Snow"), (1, "wet")]
    )

    ice = read(docx(body, numbering=numbering), "ice.docx")

    assert blocks(ice) == ["1. Ice", "1.a) thin", "1.b) thick", "2. Snow", "2.a) wet"]


def test_a_note_that_nobody_calls_is_not_lost() -> None:
    ice = read(docx(p(r("Ice.")), notes=note(1, p(MARK, r(" Roe.")))), "ice.docx")

    assert blocks(ice) == ["Ice.", "Roe."]


def end_of_section(*properties: str) -> str:
    return (
        f"<w:p><w:pPr><w:sectPr><w:footnotePr>{''.join(properties)}</w:footnotePr></w:sectPr></w:pPr></w:p>"
    )


RENEWED = '<w:numRestart w:val="eachSect"/>'


@pytest.mark.parametrize(
    ("between", "settings", "labels"),
    [
        ((end_of_section(RENEWED), end_of_section(RENEWED)), "", ["1", "2", "1", "1"]),
        ((end_of_section(), end_of_section(RENEWED)), "", ["1", "2", "1", "1"]),
        ((end_of_section(), ""), RENEWED, ["1", "2", "1", "2"]),
        ((end_of_section(), end_of_section('<w:numFmt w:val="lowerRoman"/>')), "", ["1", "2", "iii", "4"]),
        (("<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>", ""), '<w:numRestart w:val="eachPage"/>', ["1", "2", "1", "2"]),
    ],
)  # fmt: skip
def test_notes_of_word_are_counted_by_section_and_by_page(
    between: tuple[str, str], settings: str, labels: list[str]
) -> None:
    body = (
        p(r("One."), foot(1), r(" Two."), foot(2)) + between[0] + p(r("Three."), foot(3)) + between[1]
        + p(r("Four."), foot(4)) + f"<w:sectPr><w:footnotePr>{settings or RENEWED}</w:footnotePr></w:sectPr>"
    )  # fmt: skip
    if "lowerRoman" in between[1]:
        body = body.replace(RENEWED, "")
    notes = "".join(note(n, p(MARK, r(f" Roe {n}."))) for n in (1, 2, 3, 4))

    ice = read(docx(body, notes=notes, settings=f"<w:footnotePr>{settings}</w:footnotePr>"), "ice.docx")

    assert [label for _, label, _ in called(ice)] == labels
    assert [text for _, _, text in called(ice)] == ["Roe 1.", "Roe 2.", "Roe 3.", "Roe 4."]
    assert ice.problems == ()


def test_notes_counted_by_pages_that_the_file_does_not_tell_of_are_reported() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'

    ice = read(docx(p(r("One."), foot(1)), notes=note(1, p(r("Roe."))), settings=settings), "ice.docx")

    assert [problem.kind for problem in ice.problems] == ["labels not certain"]


def test_no_word_of_a_word_document_is_lost() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    form = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = "<w:tc>{}</w:tc>"
    table = "<w:tr>" + cell.format(p(r("wone"))) + form.format(cell.format(p(r("wtwo")))) + "</w:tr>"
    body = (
        f"<w:tbl>{table}{form.format('<w:tr>' + cell.format(p(r('wthree'))) + '</w:tr>')}</w:tbl>"
        f"<w:p><w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('wfour')}</w:rubyBase></w:ruby></w:r></w:p>"
        f"<w:p {math}><m:oMath><m:r><m:t>wfive</m:t></m:r></m:oMath></w:p>"
        f"<w:p><w:r><w:pict><w:txbxContent>{p(r('wsix'))}</w:txbxContent></w:pict></w:r></w:p>"
        f"<w:p><w:ins>{r('wseven')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        f"<w:ins>{p(r('weight'))}</w:ins><w:p><w:hyperlink>{r('wnine')}</w:hyperlink></w:p>"
    )
    margins = {"header1": p(r("wten")), "header2": p(r("wten")), "footer1": p(r("weleven"))}

    ice = read(
        docx(body, notes=note(3, p(r("wtwelve"))), comments=f"<w:comment>{p(r('wthirteen'))}</w:comment>", **margins),
        "ice.docx",
    )  # fmt: skip

    assert sorted(word for word in ice.text.split() if word.startswith("w")) == sorted(
        "wone wtwo wthree wfour wfive wsix wseven weight wnine wten weleven wthirteen wtwelve".split()
    )
    assert sorted(blocks(ice, BlockKind.FURNITURE)) == ["weleven", "wten", "wthirteen"]
    assert [problem.kind for problem in ice.problems] == ["note without marker"]


# -- ODT


def test_notes_of_an_open_document_keep_their_printed_marks() -> None:
    call = (
        '<text:note text:id="f{0}" text:note-class="{1}"><text:note-citation>{2}</text:note-citation>'
        "<text:note-body><text:p>{3}</text:p></text:note-body></text:note>"
    )
    body = (
        '<text:tracked-changes><text:changed-region><text:p>Deleted.</text:p></text:changed-region></text:tracked-changes>'
        '<text:h text:outline-level="1">Ice</text:h>'
        f'<text:p>It<text:s text:c="2"/>came.{call.format(1, "footnote", "1", "Roe.")} It <text:span>stayed</text:span>'
        f'.{call.format(1, "endnote", "i", "Holm.")}<text:line-break/>So{call.format(2, "footnote", "*", "5/16 Letter.")}.'
        "<office:annotation><text:p>A comment.</text:p></office:annotation></text:p>"
        '<text:p text:style-name="P1">A quotation.</text:p><text:list><text:list-item><text:p>An item that is long enough '
        "to be a paragraph of its own, as items of lists in such documents often are.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>1911</text:p></table:table-cell><table:table-cell>"
        "<text:p>thick</text:p></table:table-cell></table:table-row></table:table>"
    )  # fmt: skip
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    meta = (
        "<dc:title>The Ice</dc:title><meta:initial-creator>Ann Roe</meta:initial-creator><dc:language>en</dc:language>"
        "<meta:creation-date>1911-03-02T10:00:00</meta:creation-date>"
    )

    ice = read(odt(body, styles=styles, meta=meta), "ice.odt")

    assert called(ice) == [("came.", "1", "Roe."), ("stayed.", "i", "Holm."), ("So", "*", "5/16 Letter.")]
    assert ice.passages[0].text == "It came.1 It stayed.i\nSo*."
    assert [passage.text[:8] for passage in ice.passages] == ["It came.", "A quotat", "An item ", "1911 | t"]
    assert ice.passages[1].is_quotation
    assert (ice.title, ice.author, ice.date, ice.language) == ("The Ice", "Ann Roe", "1911-03-02", "en")
    assert "Deleted" not in ice.text
    assert blocks(ice, BlockKind.FURNITURE) == ["A comment."]


# -- what is refused

BOMB = packed({"word/document.xml": b"<a>" + b" " * 30_000_000})
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + "<!ENTITY b '&l9;'>]>"
)


@pytest.mark.parametrize(
    ("data", "name", "kind", "detail"),
    [
        pytest.param(BOMB, "a.docx", "unsafe archive", "more than 200 times its size", id="a bomb"),
        pytest.param(
            packed({f"{n}": b"" for n in range(5_001)}), "a.epub", "unsafe archive", "5001 members", id="many members"
        ),
        pytest.param(b"PK\3\4 truncated", "a.docx", "damaged file", "no archive", id="no archive"),
        pytest.param(packed({"a": b"b"}), "a.epub", "damaged file", "META-INF/container.xml", id="no book"),
        pytest.param(packed({"a": b"b"}), "a.docx", "empty file", "no text", id="no document"),
        pytest.param(packed({"content.xml": b"<a>"}), "a.odt", "damaged file", "XML that cannot", id="broken XML"),
        pytest.param(
            packed({"content.xml": f"{LAUGHS}<a>&b;</a>"}), "a.odt", "declared entities", "document type", id="laughs"
        ),
        pytest.param(
            packed({"word/document.xml": f'<!DOCTYPE a SYSTEM "file:///etc/hostname">{"<a>"}</a>'}), "a.docx",
            "declared entities", "document type", id="a foreign file",
        ),
        pytest.param(
            epub({"a.xhtml": f"{LAUGHS}<html><p>&b;</p></html>"}), "a.epub", "declared entities", "unfolds", id="laughs in a book"
        ),
        pytest.param(
            packed({"content.xml": b"<a>" * 3_000 + b"</a>" * 3_000}), "a.odt", "damaged file", "deeper", id="a nest"
        ),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_file_is_a_problem_with_its_reason(
    data: bytes, name: str, kind: str, detail: str
) -> None:
    found = parse(data, name)

    assert isinstance(found, Problem)
    assert (found.kind, found.where) == (kind, name)
    assert detail in found.detail


def test_a_directory_that_lies_about_a_size_is_found_out() -> None:
    data = packed({"word/document.xml": b"<a>" + b"ice " * 100_000 + b"</a>"})
    lie = data.replace((400_007).to_bytes(4, "little"), (7).to_bytes(4, "little"))

    found = parse(lie, "a.docx")

    assert isinstance(found, Problem)
    assert found.kind in ("unsafe archive", "damaged file")


def test_no_word_of_an_opendocument_text_is_lost() -> None:
    frame = "<draw:frame><draw:text-box><text:p>wbox</text:p></draw:text-box></draw:frame>"
    body = (
        f"<text:p>wone<office:annotation><text:p>wcomment</text:p></office:annotation>{frame}</text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>whead</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows></table:table>"
        "<text:section><text:p>wsection <text:ruby><text:ruby-base>wruby</text:ruby-base></text:ruby></text:p></text:section>"
        "<text:list><text:list-item><text:p>witem</text:p></text:list-item></text:list>"
    )
    margins = "<style:header><text:p>wtop</text:p></style:header><style:footer><text:p>wfoot</text:p></style:footer>"

    ice = read(odt(body, margins=margins), "ice.odt")

    assert ice.text.split() == "wone wbox whead wsection wruby witem wtop wfoot wcomment".split()
    assert blocks(ice, BlockKind.FURNITURE) == ["wtop", "wfoot", "wcomment"]


def test_a_link_that_no_tree_can_hold_harms_no_book() -> None:
    page = "<html><body><p>Ice.<a href='b%00.xhtml#%01'>1</a></p></body></html>"

    assert read(epub({"a.xhtml": page}), "a.epub").text == "Ice.1"


def test_a_word_document_whose_endnotes_are_gone_says_so() -> None:
    called = "<w:p><w:r><w:t>Ice.</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r></w:p>"

    (problem,) = read(docx(called), "a.docx").problems

    assert (problem.kind, problem.detail) == (
        "marker without note",
        "1 linked to notes that are not in the file: i",
    )


_RAISED = r"NOTEREF _Ref1 \f \h"  # as the marks of notes are


def _field(said: str, printed: str) -> str:
    """Write a field of Word: what it is told, and what it prints."""
    runs = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText> {said} </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{printed}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{run}</w:r>" for run in runs)


def test_a_note_of_word_that_is_called_again_by_a_field_is_called_twice() -> None:
    call = '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:r><w:footnoteReference w:id="1"/></w:r><w:bookmarkEnd w:id="0"/>'
    words = (
        f"<w:p><w:r><w:t>The ice came early</w:t></w:r>{call}<w:r><w:t> and went</w:t></w:r>"
        f"{_field(_RAISED, '1')}<w:r><w:t> again; see note </w:t></w:r>"
        f"{_field('NOTEREF _Ref1', '1')}<w:r><w:t>.</w:t></w:r></w:p>"
    )
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Roe.</w:t></w:r></w:p></w:footnote>'

    ice = read(docx(words, notes=note), "ice.docx")

    assert called(ice) == [("early", "1", "Roe."), ("went", "1", "Roe.")]
    assert blocks(ice, BlockKind.PARAGRAPH) == ["The ice came early1 and went1 again; see note 1."]


def test_a_note_whose_call_was_deleted_under_revision_is_no_text() -> None:
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Roe.</w:t></w:r></w:p></w:footnote>'

    ice = read(
        docx(f"<w:p><w:r><w:t>The ice came.</w:t></w:r><w:del>{call}</w:del></w:p>", notes=note), "ice.docx"
    )

    assert ice.text.strip() == "The ice came."
    assert ice.problems == ()


def test_what_an_opendocument_text_raises_hides_and_calls_again() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/></style:style>'
        for name, said in (("T1", 'style:text-position="super 58%"'), ("T2", 'text:display="none"'))
    )
    again = '<text:note-ref text:ref-name="n1" text:note-class="footnote">1</text:note-ref>'
    words = (
        '<text:p>The ice came<text:note text:id="n1"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Roe.</text:p></text:note-body></text:note> early"
        f'<text:span text:style-name="T1">{again}</text:span>, 10<text:span text:style-name="T1">6</text:span> tons'
        '<text:span text:style-name="T2"> secretly</text:span><text:hidden-text text:is-hidden="true"> by night'
        f"</text:hidden-text>; see note {again}.</text:p>"
    )

    ice = read(odt(words, styles=styles), "ice.odt")

    assert called(ice) == [("came", "1", "Roe."), ("early", "1", "Roe.")]
    assert blocks(ice, BlockKind.PARAGRAPH) == ["The ice came1 early1, 10⁶ tons; see note 1."]


def test_a_damaged_page_of_a_book_costs_no_other() -> None:
    ice = read(epub({"a.xhtml": f"{XHTML}<p>The ice came early.</p>{END}", "b.xhtml": ""}), "ice.epub")

    assert blocks(ice) == ["The ice came early."]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("damaged file", "OEBPS/text/b.xhtml is not read: no text in it")
    ]


@pytest.mark.parametrize("said", ["Normal.dot", "Document1", "Untitled", "harbour-3.odt"])
def test_what_a_program_calls_a_file_is_not_its_title(said: str) -> None:
    ice = read(odt("<text:p>The ice came.</text:p>", meta=f"<dc:title>{said}</dc:title>"), "the-ice.odt")

    assert ice.title == "the ice"


def test_styles_of_authors_and_dates_that_are_based_on_a_title_head_nothing() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:name w:val="{name}"/>{based}</w:style>'
        for name, based in {
            "Title": "",
            **dict.fromkeys(("Author", "Date"), '<w:basedOn w:val="Title"/>'),
        }.items()
    )
    data = docx(
        p(r("The Ice"), style="Title")
        + p(r("Ann Roe"), style="Author")
        + p(r("1911"), style="Date")
        + p(r("It came.")),
        styles=styles,
    )

    ice = read(data, "ice.docx")

    assert (ice.title, ice.headings) == ("The Ice", [])


def test_a_play_in_a_book_names_who_speaks_in_each_row() -> None:
    row = '<tr><td epub:type="z3998:persona">{}</td><td>{}</td></tr>'
    done = '<i epub:type="z3998:stage-direction">{}</i>'
    act = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><h2>Act I</h2><table>'
        + row.format("Anna", f"{done.format('Rising.')} The ice came early. {done.format('Sits.')} It went.")
        + f"<tr><td/><td>{done.format('A bell.')}</td></tr>"
        + row.format("Holm", "And so did the boats.")
        + "</table></body></html>"
    )

    play = read(epub({"act.xhtml": act}), "play.epub")

    assert [passage.text for passage in play.passages] == [
        "Anna | Rising. The ice came early. Sits. It went.",
        "A bell.",
        "Holm | And so did the boats.",
    ]
    assert [(one.speaker.name, play.text[one.start : one.end]) for one in play.quotations] == [
        ("Anna", "The ice came early."),
        ("Anna", "It went."),
        ("Holm", "And so did the boats."),
    ]


def test_parts_of_word_that_are_files_of_another_format_are_told() -> None:
    ice = read(
        docx('<w:p><w:r><w:t>The ice came.</w:t></w:r></w:p><w:altChunk r:id="h1" xmlns:r="urn:r"/>'),
        "ice.docx",
    )

    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("words left out", "parts of the text that are files of another format, 1 times; they are not read")
    ]


def test_lists_of_libreoffice_have_the_numbers_that_are_printed() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>'
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )

    def item(words: str, more: str = "", **said: str) -> str:
        values = "".join(f' text:{name.replace("_", "-")}="{value}"' for name, value in said.items())
        return f"<text:list-item{values}><text:p>{words}</text:p>{more}</text:list-item>"

    ice = read(
        odt(
            '<text:list text:style-name="L"><text:list-header><text:p>Head</text:p></text:list-header>'
            f"{item('Ice', '<text:list>' + item('Floe') + '</text:list>')}{item('Nets')}</text:list><text:p>Between.</text:p>"
            f'<text:list text:style-name="L" text:continue-numbering="true">{item("Boats")}</text:list>'
            f'<text:list text:style-name="L">{item("Quay", start_value="7")}</text:list>'
            f'<text:list text:style-name="B">{item("Oars")}</text:list>'
            '<text:list text:style-name="L"><text:list-item><text:h>Chapter</text:h></text:list-item></text:list>',
            styles=styles,
        ),
        "ice.odt",
    )

    assert blocks(ice) == [
        "Head",
        "1. Ice",
        "Floe",
        "2. Nets",
        "Between.",
        "3. Boats",
        "7. Quay",
        "Oars",
        "Chapter",
    ]
