"""Law: each word of a file stands in a passage, a note, a heading, a title, or in what `check` names as left out.

Files of every format are grown of the elements that the format has, nested as nobody would nest them, and in each
place where words may stand there is a word of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import BlockKind, Document, ProblemKind
from corpus.parse import parse
from corpus.readers import docbook, docx, epub, fb2, formats, html, jats, mediawiki, odt, rst, tei
from corpus.readers import pdf as pdfs
from tests.corpus import pages
from tests.corpus.printing import Leaf, pdf
from tests.corpus.test_laws import TEXTS
from tests.corpus.test_pandoc import has_pandoc
from tests.laws import examples

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OWN = re.compile(r"[Qq]z[a-z]{3}")

Tree = str | tuple[str, Sequence["Tree"]]


@pytest.fixture(autouse=True, scope="module")
def here() -> Iterator[None]:
    """Read in this process; tests/corpus/test_confined.py is about the other."""
    with pytest.MonkeyPatch.context() as patch:
        for suffix, reader in {
            ".html": html.page, ".epub": epub.book, ".docx": docx.document, ".odt": odt.document, ".fb2": fb2.book,
            ".jats": jats.article, ".docbook": docbook.text, ".rst": rst.text, ".wiki": mediawiki.page, ".pdf": pdfs.document,
            ".tei": tei.text,
        }.items():  # fmt: skip
            patch.setitem(formats.READERS, suffix, reader)
        yield


# -- words


def _word(number: int) -> str:
    """Give a word that nothing else is, and that is no label of a note.

    >>> _word(0), _word(27)
    ('qzaaa', 'qzabb')
    """
    return "qz" + "".join(_LETTERS[number // base % 26] for base in (676, 26, 1))


SAID = st.sampled_from(
    ["{}", "{} {}.", "The {} came.", "{}:", "“{} {},” said {}.", "({})", "{}’s", " {} ", "{}\n{}", "1. {}"]
)


def trees(elements: Sequence[str]) -> st.SearchStrategy[list[Tree]]:
    """Nest elements in one another as it comes."""
    grown: st.SearchStrategy[Tree] = st.recursive(
        SAID, lambda inner: st.tuples(st.sampled_from(elements), st.lists(inner, max_size=4)), max_leaves=24
    )
    return st.lists(grown, min_size=1, max_size=6)


def filled(template: str, numbers: Iterator[int]) -> str:
    """Put words of their own into the places for them."""
    return re.sub(r"\{\}", lambda _: _word(next(numbers)), template)


def written(grown: Sequence[Tree], numbers: Iterator[int], form: Callable[[str, str], str]) -> str:
    """Write trees out, with a word of its own in each place."""
    return "".join(
        filled(one, numbers) if isinstance(one, str) else form(one[0], written(one[1], numbers, form))
        for one in grown
    )


def tagged(element: str, inside: str) -> str:
    """Write an element with its attributes.

    >>> tagged('a href="#n"', "4")
    '<a href="#n">4</a>'
    """
    return f"<{element}>{inside}</{element.partition(' ')[0]}>"


# -- the law


def lost(data: bytes, name: str, words: set[str]) -> set[str]:
    """Give the words that stand nowhere in what was understood of a file; nothing if it is refused aloud."""
    document = parse(data, name)
    if not isinstance(document, Document):
        return words if document.kind == ProblemKind.EMPTY_FILE else set()
    said = [
        document.title,
        document.subtitle,
        document.author,
        document.date,
        *(p.detail for p in document.problems),
    ]
    said += [passage.text for passage in document.passages] + [note.text for note in document.notes]
    said += [note.label for note in document.notes]
    said += [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.NOTE)
    ]
    return words - {found.lower() for one in said if one for found in _OWN.findall(one)}


HTML = [
    *(
        "p div section article aside blockquote h1 h2 h3 ul ol li dl dt dd table tr td th caption thead tbody pre em b i span "
        "strong small code sup sub q cite figure figcaption header footer nav main form details summary center address hr br "
        "font u s mark abbr time label noscript fieldset legend del ins kbd dfn bdo ruby rt"
    ).split(),

    'a href="#n"', 'a id="n"', 'sup id="c"', 'p id="n"', 'li id="n"', 'a href="#c"', 'div class="footnote" id="n"',
    'a class="fnanchor" href="#n"', 'ol start="4"', 'a role="doc-noteref" href="#n"', 'aside role="doc-footnote" id="n"',
    'nav class="toc"', 'div hidden=""', 'div style="display:none"', 'p class="author"', 'section role="doc-endnotes"',
]  # fmt: skip


@given(grown=trees(HTML))
def test_no_word_of_a_page_is_lost(grown: list[Tree]) -> None:
    inside = written(grown, count(), tagged)

    assert not lost(f"<html><body>{inside}</body></html>".encode(), "a.html", set(_OWN.findall(inside)))


@given(grown=trees([one for one in HTML if one not in ("hr", "br")]), more=trees(HTML))
def test_no_word_of_a_book_is_lost(grown: list[Tree], more: list[Tree]) -> None:
    numbers = count()
    first, second = (f"{XHTML}{written(one, numbers, tagged)}</body></html>" for one in (grown, more))

    assert not lost(
        pages.epub({"a.xhtml": first, "b.xhtml": second}), "a.epub", set(_OWN.findall(first + second))
    )


XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
FB2 = [
    *(
        "section title p cite epigraph poem stanza v text-author subtitle emphasis strong sub sup code strikethrough table tr td "
        "th date annotation style"
    ).split(),
    'a l:href="#n" type="note"',
    'a l:href="#n"',
    'section id="n"',
    'p id="n"',
]


@given(text=trees(FB2), notes=trees(FB2))
def test_no_word_of_a_fiction_book_is_lost(text: list[Tree], notes: list[Tree]) -> None:
    numbers = count()
    inside, behind = written(text, numbers, tagged), written(notes, numbers, tagged)
    book = (
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">'
        f'<body>{inside}</body><body name="notes">{behind}</body></FictionBook>'
    )

    assert not lost(book.encode(), "a.fb2", set(_OWN.findall(inside + behind)))


JATS = [
    *(
        "sec title p fn fn-group ref ref-list mixed-citation element-citation label list list-item disp-quote attrib verse-group "
        "verse-line table-wrap table tr td th caption table-wrap-foot bold italic sup sub fig boxed-text ack app back statement "
        "preformat code def-list def-item term def sig-block disp-formula ext-link named-content subtitle supplementary-material "
        "glossary notes speech speaker supplementary-material media graphic person-group name surname given-names collab"
    ).split(),

    'xref ref-type="fn" rid="n"', 'xref rid="n"', 'fn id="n"', 'ref id="r"', 'xref ref-type="bibr" rid="r"', 'list list-type="order"',
    'fn', 'fn fn-type="other"',
]  # fmt: skip


@given(front=trees(JATS), body=trees(JATS), back=trees(JATS))
def test_no_word_of_an_article_is_lost(front: list[Tree], body: list[Tree], back: list[Tree]) -> None:
    numbers = count()
    parts = [written(one, numbers, tagged) for one in (front, body, back)]
    article = (
        f"<article><front><article-meta><abstract>{parts[0]}</abstract></article-meta></front>"
        f"<body>{parts[1]}</body><back>{parts[2]}</back></article>"
    )

    assert not lost(article.encode(), "a.jats", set(_OWN.findall(article)))


DOCBOOK = [
    *(
        "section chapter title subtitle para simpara formalpara footnote blockquote attribution epigraph itemizedlist orderedlist "
        "listitem variablelist varlistentry term table informaltable tgroup tbody thead row entry programlisting screen "
        "literallayout emphasis quote superscript subscript sidebar note warning tip example figure caption ulink literal "
        "filename bridgehead simplelist member info qandaset qandaentry question answer procedure step bibliography biblioentry "
        "glossentry glossterm glossdef refentry refsect1 address"
    ).split(),
    'footnote id="n"',
    'footnote label="*"',
    'link linkend="n"',
]


@given(grown=trees(DOCBOOK))
def test_no_word_of_docbook_is_lost(grown: list[Tree]) -> None:
    inside = written(grown, count(), tagged)

    assert not lost(f"<article>{inside}</article>".encode(), "a.docbook", set(_OWN.findall(inside)))


TEI = [
    *(
        "div div1 head p ab lg l note sp speaker stage quote q said cit bibl epigraph list item label castList castItem role "
        "table row cell choice sic corr orig reg app lem rdg del add supplied gap lb pb fw figure figDesc hi emph foreign "
        "title ref ptr opener closer salute signed dateline byline trailer titlePage docTitle titlePart docAuthor docImprint "
        "floatingText body argument postscript address addrLine persName placeName seg w unclear listBibl person listPerson"
    ).split(),
    'note xml:id="n" n="1"', 'ref target="#n"', 'ptr target="#n"', 'lb break="no"', 'sp who="#a"', 'hi rend="superscript"',
    'q rend="single"', 'list type="ordered"', 'note place="margin"',
]  # fmt: skip


@given(front=trees(TEI), body=trees(TEI))
def test_no_word_of_an_edition_is_lost(front: list[Tree], body: list[Tree]) -> None:
    numbers = count()
    parts = [written(one, numbers, tagged) for one in (front, body)]
    edition = f"<TEI><text><front>{parts[0]}</front><body>{parts[1]}</body></text></TEI>"

    assert not lost(edition.encode(), "a.tei", set(_OWN.findall(edition)))


BLOCKS_OF_WORD = ["w:tbl", "w:sdt", "w:customXml", "w:ins"]
INSIDE_WORD = [
    "w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:fldSimple", "w:moveTo", "w:dir", "w:bdo", "w:customXml", "box",
    "foot", "end", "w:sup",
]  # fmt: skip


class _Word:
    """A document of Word in the making: its notes stand in parts of their own."""

    def __init__(self) -> None:
        self.numbers = count()
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def block(self, one: Tree) -> str:
        if isinstance(one, str):
            return f"<w:p>{self.run(one)}</w:p>"
        name, inner = one
        if name == "w:tbl":
            cells = "".join(f"<w:tc>{self.block(cell)}</w:tc>" for cell in inner)
            return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        if name == "w:sdt":
            return f"<w:sdt><w:sdtContent>{''.join(map(self.block, inner))}</w:sdtContent></w:sdt>"
        if name in BLOCKS_OF_WORD:
            return tagged(name, "".join(map(self.block, inner)))
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if name == "heading" else ""
        return f"<w:p>{style}{''.join(map(self.inside, inner))}</w:p>"

    def inside(self, one: Tree) -> str:
        if isinstance(one, str):
            return self.run(one)
        name, inner = one
        if name == "box":
            return f"<w:r><w:pict><w:txbxContent>{''.join(map(self.block, inner))}</w:txbxContent></w:pict></w:r>"
        if name in ("foot", "end"):
            notes = self.notes[f"{name}note"]
            notes.append("")
            number = len(notes)
            notes[number - 1] = (
                f'<w:{name}note w:id="{number}">{"".join(map(self.block, inner))}</w:{name}note>'
            )
            return f'<w:r><w:{name}noteReference w:id="{number}"/></w:r>'
        if name == "w:sdt":
            return f"<w:sdt><w:sdtContent>{''.join(map(self.inside, inner))}</w:sdtContent></w:sdt>"
        if name in INSIDE_WORD and name != "w:sup":
            return tagged(name, "".join(map(self.inside, inner)))
        return "".join(map(self.inside, inner))

    def run(self, words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{filled(words, self.numbers)}</w:t></w:r>'


@given(grown=trees([*BLOCKS_OF_WORD, "w:p", "heading", *INSIDE_WORD]))
def test_no_word_of_a_word_document_is_lost(grown: list[Tree]) -> None:
    made = _Word()
    body = "".join(map(made.block, grown))
    foot, end = ("".join(made.notes[kind]) for kind in ("footnote", "endnote"))

    data = pages.docx(body, notes=foot, endnotes=end)

    assert not lost(data, "a.docx", set(_OWN.findall(body + foot + end)))


BLOCKS_OF_ODT = (
    "text:p text:h text:list text:list-item table:table table:table-row table:table-cell text:section text:index-body "
    "text:table-of-content table:table-header-rows text:numbered-paragraph text:list-header"
).split()
INSIDE_ODT = [
    "text:span",
    "text:a",
    "text:ruby",
    "text:ruby-base",
    "text:meta",
    "text:bookmark-ref",
    "text:page-number",
    "note",
    "frame",
]


class _Odt:
    """An OpenDocument text in the making."""

    def __init__(self) -> None:
        self.numbers = count()

    def block(self, one: Tree) -> str:
        if isinstance(one, str):
            return f"<text:p>{filled(one, self.numbers)}</text:p>"
        name, inner = one
        if name in BLOCKS_OF_ODT and name not in ("text:p", "text:h"):
            return tagged(name, "".join(map(self.block, inner)))
        return tagged(name if name in ("text:p", "text:h") else "text:p", "".join(map(self.inside, inner)))

    def inside(self, one: Tree) -> str:
        if isinstance(one, str):
            return filled(one, self.numbers)
        name, inner = one
        if name == "note":
            body = "".join(map(self.block, inner))
            return f"<text:note><text:note-citation>4</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
        if name == "frame":
            return (
                f"<draw:frame><draw:text-box>{''.join(map(self.block, inner))}</draw:text-box></draw:frame>"
            )
        words = "".join(map(self.inside, inner))
        return tagged(name, words) if name in INSIDE_ODT else words


@given(grown=trees([*BLOCKS_OF_ODT, *INSIDE_ODT]))
def test_no_word_of_an_opendocument_text_is_lost(grown: list[Tree]) -> None:
    body = "".join(map(_Odt().block, grown))

    assert not lost(pages.odt(body), "a.odt", set(_OWN.findall(body)))


# -- formats that are written by hand

REST = st.sampled_from(
    [
        "{}", " {} ", "\n\n", "\n", "    ", "* ", "1. ", "{}\n====\n\n", "{}\n----\n\n", "*{}*", "``{}``", "[1]_", "[#]_", "[#qz]_",
        "\n\n.. [1] {}\n", "\n\n.. [#] {}\n   {}\n", "\n\n.. note:: {}\n", "\n\n.. {} comment\n", "::\n\n    {}\n\n", "`{} <http://x>`_",
        ":emphasis:`{}`", ":unknown:`{}`", "\n\n.. unknown:: {}\n\n   {}\n\n", "|{}|", "\n\n:{}: {}\n\n", "\n\n{}\n  {}\n\n", "\n\n| {}\n| {}\n\n",
        "\n\n.. figure:: x.png\n\n   {}\n\n   {}\n\n", "\n\n.. epigraph::\n\n   {}\n\n   -- {}\n\n", "\n\n>>> {}\n\n", "=", "\n\n=====  =====\n{}  {}\n=====  =====\n\n",
        "\n\n+-------+-------+\n| {} | {} |\n+-------+-------+\n\n", "\n\n.. topic:: {}\n\n   {}\n\n", "\n\n.. code::\n\n   {}\n\n", "\n\n.. [{}] {}\n\n", "[{}]_", "\\", "`", "_",
        "\n\n.. sidebar:: {}\n\n   {}\n\n", "\n\n.. table:: {}\n\n", "\n\n.. math:: {}\n\n", "\n\n.. admonition:: {}\n\n   {}\n\n", "\n\n.. image:: x\n   :alt: x\n\n",
        "\n\n.. list-table:: {}\n\n   * - {}\n     - {}\n\n", "\n\n.. container:: x\n\n   {}\n\n", "\n\n.. rubric:: {}\n\n", "\n\n.. parsed-literal::\n\n   {}\n\n", "\n\n.. header:: {}\n\n", "\n\n.. footer:: {}\n\n",
    ]
)  # fmt: skip


@given(pieces=st.lists(REST, min_size=1, max_size=30))
def test_no_word_of_restructured_text_is_lost(pieces: list[str]) -> None:
    numbers = count()
    text = "".join(filled(piece, numbers) for piece in pieces)

    assert not lost(text.encode(), "a.rst", set(_OWN.findall(text)))


WIKI = st.sampled_from(
    [
        "{}", " {} ", "\n\n", "\n", "* ", "# ", ": ", "; {} : {}\n", "== {} ==\n", "=== {} ===\n", "'''{}'''", "''{}''", "[[{}]]", "[[x|{}]]",
        "<ref>{}</ref>", '<ref name="a">{}</ref>', '<ref name="a" />', "<references/>", "[http://x {}]", "{{{{quote|{}}}}}", "{{{{{}|{}}}}}",
        '\n{{|\n! {} !! {}\n|-\n| {} || {}\n|}}\n', "<blockquote>{}</blockquote>", "[[File:x.jpg|thumb|{}]]", "<nowiki>{}</nowiki>", "<poem>{}\n{}</poem>",
        "<gallery>\nx.jpg|{}\n</gallery>", "<div>{}</div>", "<ref group=b>{}</ref>", "<sup>{}</sup>", "<pre>{}</pre>", "<br/>", "{{{{cite book|title={}|last={}}}}}",
        "{{{{efn|{}}}}}", "<references><ref name=\"a\">{}</ref></references>", "<!-- x -->", "<math>{}</math>", "<s>{}</s>", "\n ", "----\n", "<ul><li>{}</li></ul>", "|", "}}}}", "{{{{", "]]", "<ref>", "<includeonly>x</includeonly>",
        "<syntaxhighlight>\n{}\n</syntaxhighlight>", "{{{{reflist}}}}", "{{{{sfn|{}|1911|p=4}}}}", "<span>{}</span>", '\n{{| class="x"\n|+ {}\n|-\n| {}\n|}}\n', "__TOC__", "~~~~",
    ]
)  # fmt: skip


@given(pieces=st.lists(WIKI, min_size=1, max_size=30))
def test_no_word_of_a_wiki_is_lost(pieces: list[str]) -> None:
    numbers = count()
    text = "".join(filled(piece, numbers).replace("{{", "{").replace("}}", "}") for piece in pieces)

    assert not lost(text.encode(), "a.wiki", set(_OWN.findall(text)))


LATEX = st.sampled_from(
    [
        "{}", " {} ", "\n\n", "\n\n\\section{{{}}}\n\n", "\\emph{{{}}}", "\\textbf{{{}}}", "\\footnote{{{}}}", "\\footnote{{{}\n\n{}}}",
        "\n\\begin{{quote}}\n{}\n\\end{{quote}}\n", "\n\\begin{{itemize}}\n\\item {}\n\\item {}\n\\end{{itemize}}\n",
        "\n\\begin{{tabular}}{{ll}}\n{} & {}\\\\\n\\end{{tabular}}\n", "\\textsuperscript{{{}}}", "``{}''", "\\unknown{{{}}}",
        "\n\\begin{{verse}}\n{}\\\\\n{}\n\\end{{verse}}\n", "\\marginpar{{{}}}", "\\endnote{{{}}}", "\\href{{http://x}}{{{}}}", "\\section*{{{}\\footnote{{{}}}}}\n\n",
        "\n\\begin{{figure}}\\caption{{{}}}\\end{{figure}}\n", "\n\\begin{{verbatim}}\n{}\n\\end{{verbatim}}\n", "\\footnotemark[4]", "\\footnotetext[4]{{{}}}", "\\thanks{{{}}}",
        "\n\\begin{{unknown}}\n{}\n\\end{{unknown}}\n", "\n\\begin{{description}}\n\\item[{}] {}\n\\end{{description}}\n", "\\textcolor{{red}}{{{}}}", "\\sidenote{{{}}}",
    ]
)  # fmt: skip


@has_pandoc
@pytest.mark.process
@pytest.mark.long
@examples(30)
@given(pieces=st.lists(LATEX, min_size=5, max_size=30))
def test_no_word_of_latex_is_lost(pieces: list[str]) -> None:
    numbers = count()
    text = "".join(filled(piece, numbers).replace("{{", "{").replace("}}", "}") for piece in pieces)

    assert not lost(
        f"\\documentclass{{article}}\\begin{{document}}\n{text}\n\\end{{document}}".encode(),
        "a.tex",
        set(_OWN.findall(text)),
    )


ORG = st.sampled_from(
    [
        "{}", " {} ", "\n\n", "\n* {}\n", "\n** {}\n", "/{}/", "*{}*", "w[fn:1]", "[fn:: {}]", "[fn:a: {}]", "\n- {}\n- {}\n", "\n#+begin_quote\n{}\n#+end_quote\n",
        "\n| {} | {} |\n", "[[http://x][{}]]", "\n- {} :: {}\n", "\n#+begin_verse\n{}\n{}\n#+end_verse\n", "w[fn:b]", "=={}==", "\n: {}\n", "\n#+begin_src\n{}\n#+end_src\n", "\n** TODO {} :x:\n",
        "\n#+begin_unknown\n{}\n#+end_unknown\n", "\n1. {}\n2. {}\n",
    ]
)  # fmt: skip


@has_pandoc
@pytest.mark.process
@pytest.mark.long
@examples(30)
@given(pieces=st.lists(ORG, min_size=5, max_size=30), notes=st.lists(st.sampled_from("1ab")))
def test_no_word_of_org_is_lost(pieces: list[str], notes: list[str]) -> None:
    numbers = count()
    text = "".join(filled(piece, numbers) for piece in pieces)
    text += "".join(f"\n\n\n[fn:{name}] {_word(next(numbers))}" for name in dict.fromkeys(notes))

    assert not lost(text.encode(), "a.org", set(_OWN.findall(text)))


# -- formats without marks, and with places alone


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=TEXTS, words=st.lists(SAID, max_size=6))
def test_no_word_of_a_plain_text_is_lost(name: str, text: str, words: list[str]) -> None:
    """Its pieces are those of the other laws; each sixth sign that ends a line is followed by a word of its own."""
    numbers = count()
    said = [filled(one, numbers) for one in words]
    parts = text.split("\n")
    for at, one in enumerate(said):
        place = at * len(parts) // len(said)
        parts[place] = f"{one}\n\n{parts[place]}" if at % 2 else f"{parts[place]} {one}"
    whole = "\n".join(parts)

    assert not lost(whole.encode("utf-8", "surrogatepass"), name, set(_OWN.findall(whole)))


LINES = st.tuples(
    st.sampled_from(["{} {} {}", "{}", "{}{{1}} {}", "{} {}.{{2}}", "1 {} {}", "{{1}} {} {}", "2 {}.", "{} {}:", "12", "{}{{2}}", "{} [[2]] {}"]),
    st.sampled_from([10, 10, 10, 8, 7, 14]),
    st.sampled_from([50, 50, 50, 65, 90, 210]),
    st.sampled_from([12, 12, 12, 20, 40]),
    st.booleans(),
)  # fmt: skip


@given(
    leaves=st.lists(st.lists(LINES, max_size=14), min_size=1, max_size=3),
    heads=st.booleans(),
    rules=st.booleans(),
)
def test_no_word_of_a_pdf_is_lost(leaves: list[list[tuple[str, float, float, float, bool]]], heads: bool, rules: bool) -> None:  # fmt: skip
    numbers, words, printed = count(10), "", []
    for number, lines in enumerate(leaves):
        leaf, y = Leaf(), 530.0
        if heads:
            leaf.line(545, f"qzaab qzaac {number + 4}")
            words += "qzaab qzaac"
        for template, size, x, step, bold in lines:
            said = (
                re.sub(r"\{\}", lambda _: _word(next(numbers)), template)
                .replace("{{", "{")
                .replace("}}", "}")
            )
            y -= step
            leaf.line(y, said, x=x, size=size, bold=bold)
            words += said
        if rules:
            leaf.rule(y - 4)
        printed.append(leaf)

    assert not lost(pdf(*printed), "a.pdf", set(_OWN.findall(words)))


@pytest.mark.parametrize("words", ["# A heading alone\n", "# One\n\n## Two\n"])
def test_a_text_without_a_paragraph_is_told_to_have_none(words: str) -> None:
    document = parse(words.encode(), "headings.md")

    assert isinstance(document, Document)
    assert [(problem.kind, problem.detail) for problem in document.problems] == [
        ("no paragraphs", "nothing of it can be found or quoted")
    ]
