"""FB2, JATS, TEI and DocBook: their notes, their blocks, what they say of themselves, and what is refused."""

import pytest

from corpus.model import BlockKind, Document, Problem, ProblemKind
from corpus.parse import parse
from corpus.readers import docbook, fb2, formats, jats, tei
from corpus.readers.source import Reader
from tests.corpus.pages import blocks, called, read

READERS: dict[str, Reader] = {
    ".fb2": fb2.book,
    ".jats": jats.article,
    ".tei": tei.text,
    ".docbook": docbook.text,
}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process; tests/corpus/test_confined.py is about the other."""
    for suffix, reader in READERS.items():
        monkeypatch.setitem(formats.READERS, suffix, reader)  # type: ignore[arg-type]


FB2 = """<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
<description><title-info><author><first-name>Ada</first-name><last-name>Quill</last-name></author>
<book-title>The Ice</book-title><date value="1911-05-02">1911</date><lang>en</lang></title-info></description>
<body><title><p>The Ice</p></title><epigraph><p>Tide and time.</p><text-author>Old Saying</text-author></epigraph>
<section><title><p>The</p><p>Quay<a l:href="#n9" type="note">[9]</a></p></title>
<p>It was “dry”<a l:href="#n1" type="note">[1]</a> and <emphasis>cold</emphasis>.<a l:href="#n2" type="note">*</a>
Again.<a l:href="#n1" type="note">[1]</a></p>
<cite><p>We came at dawn.<a l:href="#n3" type="note"><sup>3</sup></a></p><text-author>Halcro</text-author></cite>
<poem><stanza><v>The gulls</v><v>the tide</v></stanza></poem><subtitle>* * *</subtitle>
<table><tr><td>1911</td><td>thick<a l:href="#n4" type="note">[4]</a></td></tr></table></section></body>
<body name="notes"><title><p>Notes</p></title>
<section id="n1"><title><p>1</p></title><p>Roe, <emphasis>Ice</emphasis>, 12.</p><p>More of Roe.</p></section>
<section id="n2"><title><p>*</p></title><p>A star.</p></section>
<section id="n3"><title><p>3</p></title><p>5/16 Letter.</p></section>
<section id="n4"><p>4. In a table.</p></section>
<section id="n9"><title><p>9</p></title><p>Built in 1702.</p></section></body>
<binary id="c.png">aGVsbG8=</binary></FictionBook>
"""

JATS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Article Authoring DTD v1.2//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front>
<journal-meta><journal-title>Ransay Review</journal-title></journal-meta><article-meta>
<article-id pub-id-type="doi">10.1/ice</article-id>
<title-group><article-title>The Ice</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Quill</surname><given-names>Ada</given-names></name></contrib>
</contrib-group><pub-date><day>2</day><month>5</month><year>1911</year></pub-date>
<abstract><p>It is about ice.</p></abstract></article-meta></front>
<body><sec><title>The Quay<xref ref-type="fn" rid="f9">9</xref></title>
<p>It was “dry”<xref ref-type="fn" rid="f1"><sup>1</sup></xref> and <italic>cold</italic>.<xref ref-type="fn" rid="f2">a</xref>
Again.<xref ref-type="fn" rid="f1">1</xref> So Roe [<xref ref-type="bibr" rid="r1">12</xref>] and
<xref ref-type="bibr" rid="r1">Roe 1911</xref>. In place<fn id="u"><p>Unnamed.</p></fn><xref rid="u"/>.</p>
<disp-quote><p>We came at dawn.<xref ref-type="fn" rid="f3">3</xref></p><attrib>Halcro</attrib></disp-quote>
<table-wrap><label>Table 1</label><caption><p>Ice.</p></caption><table><tbody><tr><td>1911</td>
<td>thick<xref ref-type="table-fn" rid="tf">b</xref></td></tr></tbody></table>
<table-wrap-foot><fn id="tf"><label>b</label><p>Of the table.</p></fn></table-wrap-foot></table-wrap></sec></body>
<back><fn-group><title>Notes</title><fn id="f1"><label>1</label><p>Roe, <italic>Ice</italic>, 12.</p><p>More.</p></fn>
<fn id="f2"><label>a</label><p>By letter.</p></fn><fn id="f3"><label>3</label><p>5/16 Letter.</p></fn>
<fn id="f9"><label>9</label><p>Built in 1702.</p></fn></fn-group>
<ref-list><title>References</title><ref id="r1"><label>12</label><mixed-citation>Roe, <source>Ice</source>, 1911.</mixed-citation>
</ref></ref-list></back></article>
"""

DOCBOOK = """<?xml version="1.0" encoding="utf-8"?>
<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="en"><info><title>The Ice</title>
<author><personname><firstname>Ada</firstname><surname>Quill</surname></personname></author><date>1911-05-02</date></info>
<section><title>The Quay<footnote><para>Built in 1702.</para></footnote></title>
<para>It was <quote>dry</quote><footnote xml:id="f1"><para>Roe, <emphasis>Ice</emphasis>, 12.</para><para>More.</para>
</footnote> and cold.<footnote label="*"><para>A star.</para></footnote> Again.<footnoteref linkend="f1"/>
See note <xref linkend="f1"/>.<indexterm><primary>ice</primary></indexterm></para>
<blockquote><attribution>Halcro</attribution><para>We came at dawn.<footnote><para>5/16 Letter.</para></footnote></para>
</blockquote>
<informaltable><tgroup cols="2"><tbody><row><entry>1911</entry>
<entry>thick<footnote><para>In a table.</para></footnote></entry></row></tbody></tgroup></informaltable>
<programlisting>no marker[1]</programlisting></section></article>
"""


TEI = """<?xml version="1.0" encoding="utf-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The Ice</title><title type="sub">A Play</title>
<author><persName>Ada Quill</persName> <idno>Q12</idno></author></titleStmt><sourceDesc><bibl><date when="1911-05-02">1911</date></bibl>
</sourceDesc></fileDesc><profileDesc><creation><date>900</date></creation><langUsage><language ident="en"/></langUsage><particDesc>
<listPerson><person xml:id="anna"><persName>Anna Brel</persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><front><docTitle><titlePart>The Ice</titlePart></docTitle></front><body><div><head>The Quay<note n="9">Built in 1702.</note></head>
<stage>A quay.</stage><sp who="#anna"><speaker>ANNA.</speaker><lb/><stage>(rising)</stage><p>It was <q>dry</q><note n="1"><p>Roe,
<title>Ice</title>, 12.</p><p>More.</p></note> and <choice><sic>could</sic><corr>cold</corr></choice>.<note n="*">A star.</note>
<stage>(Sits.)</stage> Old wa<lb break="no"/>ter.</p><stage>A bell.</stage><p>It went.</p></sp><pb n="2"/>
<sp who="#x #y"><speaker>HOLM and ROE</speaker><l>The gulls</l><l>the <gap/> tide.</l><note>On the tide.</note></sp></div>
<div><p>Oak<ref target="n2">†</ref>, <note target="ref2">† A tree.</note> and tar.<lb/>See <ref target="#n7">7</ref>, and
<ref target="#n1">the quay</ref>.</p><quote><p>We came at dawn.</p></quote><note>On all of it.</note></div>
<div><head>Notes</head><note xml:id="n7" n="7">By letter.</note></div></body></text></TEI>
"""


def test_notes_of_a_fiction_book_keep_the_labels_that_are_printed() -> None:
    ice = read(FB2, "ice.fb2")

    assert called(ice) == [
        ("“dry”", "1", "Roe, Ice, 12.\n\nMore of Roe."),
        ("cold.", "*", "A star."),
        ("Again.", "1", "Roe, Ice, 12.\n\nMore of Roe."),
        ("dawn.", "3", "5/16 Letter."),
        ("thick", "4", "In a table."),
    ]
    assert [(m.label, m.note and ice.notes[m.note].text) for m in ice.markers_in_headings] == [
        ("9", "Built in 1702.")
    ]
    assert (ice.title, ice.author, ice.date, ice.language) == ("The Ice", "Ada Quill", "1911-05-02", "en")
    assert ice.headings == ["The Quay"]
    assert blocks(ice, BlockKind.PARAGRAPH, BlockKind.QUOTATION) == [
        "Tide and time.\nOld Saying",
        "It was “dry”[1] and cold.* Again.[1]",
        "We came at dawn.3\nHalcro",
        "The gulls\nthe tide",
        "1911 | thick[4]",
    ]
    assert ice.problems == ()


def test_a_note_of_a_fiction_book_keeps_a_title_that_is_no_label() -> None:
    data = FB2.replace(
        '<section id="n2"><title><p>*</p></title>', '<section id="n2"><title><p>On Stars</p></title>'
    )

    assert called(read(data, "ice.fb2"))[1] == ("cold.", "*", "On Stars\n\nA star.")


def test_notes_and_works_of_an_article_are_called_by_their_labels() -> None:
    ice = read(JATS, "ice.jats")

    assert called(ice) == [
        ("“dry”", "1", "Roe, Ice, 12.\n\nMore."),
        ("cold.", "a", "By letter."),
        ("Again.", "1", "Roe, Ice, 12.\n\nMore."),
        ("[", "12", "Roe, Ice, 1911."),
        ("and", "Roe 1911", "Roe, Ice, 1911."),
        ("place", "2", "Unnamed."),
        ("place2", "2", "Unnamed."),
        ("dawn.", "3", "5/16 Letter."),
        ("thick", "b", "Of the table."),
    ]
    assert [(m.label, m.note is not None and ice.notes[m.note].text) for m in ice.markers_in_headings] == [
        ("9", "Built in 1702.")
    ]
    assert (ice.title, ice.author, ice.date, ice.url, ice.language) == (
        "The Ice", "Ada Quill", "1911-05-02", "https://doi.org/10.1/ice", "en"
    )  # fmt: skip
    assert blocks(ice, BlockKind.PARAGRAPH, BlockKind.QUOTATION) == [
        "It is about ice.",
        "It was “dry”1 and cold.a Again.1 So Roe [12] and Roe 1911. In place22.",
        "We came at dawn.3\nHalcro",
        "Table 1 Ice.",
        "1911 | thickb",
    ]
    assert ice.problems == ()


def test_a_work_of_an_article_that_is_fields_alone_has_commas_between_them_and_a_year_calls_nothing() -> None:
    person = "<name><surname>{}</surname><given-names>{}</given-names></name>"
    ice = read(
        '<article><front/><body><p>It came<xref ref-type="bibr" rid="r1">1</xref> (Roe, 1909,'
        '<xref ref-type="bibr" rid="r2">1911</xref>).</p><fig><object-id>10.1/ice.001</object-id><caption><p>Ice.</p></caption>'
        '</fig></body><back><ref-list><ref id="r1"><label>1</label><element-citation><person-group person-group-type="author">'
        f'{person.format("Roe", "A")}{person.format("Holm", "T B")}</person-group><year>1909</year><article-title>On <italic>Ice'
        "</italic></article-title><source>Ness</source><fpage>3</fpage><lpage>9</lpage></element-citation></ref>"
        '<ref id="r2"><mixed-citation>Roe, 1911.</mixed-citation></ref></ref-list></back></article>',
        "ice.jats",
    )  # fmt: skip

    assert called(ice) == [("came", "1", "Roe A, Holm T B, 1909, On Ice, Ness, 3–9")]
    assert [passage.text for passage in ice.passages] == ["It came1 (Roe, 1909,1911).", "Ice.", "Roe, 1911."]


def test_a_link_of_an_article_to_several_works_calls_each_and_labels_stand_apart_from_words() -> None:
    ice = read(
        '<article><front/><body><p>It came <xref ref-type="bibr" rid="r1 r2">[1,2]</xref> and went '
        '<xref ref-type="bibr" rid="r1"><sup>1</sup></xref>.</p></body><back><ref-list>'
        '<ref id="r1"><label>1</label><mixed-citation>Roe T. Ice.</mixed-citation></ref>'
        '<ref id="r2"><label>2</label><mixed-citation>Quill A. Nets.</mixed-citation></ref>'
        '<ref id="r3"><label>3</label><mixed-citation>Holm I. Tar.</mixed-citation></ref>'
        "</ref-list></back></article>",
        "ice.jats",
    )

    assert [(label, note) for _, label, note in called(ice)] == [
        ("1", "Roe T. Ice."),
        ("2", "Quill A. Nets."),
        ("1", "Roe T. Ice."),
    ]
    assert [passage.text for passage in ice.passages] == ["It came [1,2] and went 1.", "3 Holm I. Tar."]


def test_works_of_an_article_are_called_by_author_and_year_also_from_what_stands_behind_their_list() -> None:
    ice = read(
        '<article><front/><body><p>It came (<xref ref-type="bibr" rid="r1">Roe and Holm, 1909</xref>), as '
        '<xref ref-type="bibr" rid="r2">Quill et al. (1911)</xref> wrote.</p></body><back><ref-list>'
        '<ref id="r1"><mixed-citation>Roe T, Holm I. Ice.</mixed-citation></ref>'
        '<ref id="r2"><mixed-citation>Quill A. Nets.</mixed-citation></ref></ref-list>'
        '<app><p>It went (<xref ref-type="bibr" rid="r1">Roe and Holm, 1909</xref>).</p></app></back></article>',
        "ice.jats",
    )

    assert called(ice) == [
        ("(", "Roe and Holm, 1909", "Roe T, Holm I. Ice."),
        ("as", "Quill et al. (1911)", "Quill A. Nets."),
        ("(", "Roe and Holm, 1909", "Roe T, Holm I. Ice."),
    ]


def test_the_translation_behind_an_article_calls_the_works_of_the_article() -> None:
    ice = read(
        "<article><front><article-meta><title-group><article-title>Das Eis</article-title></title-group></article-meta></front>"
        '<body><p>Kam das Eis <xref ref-type="bibr" rid="r1">1</xref>.</p></body><back><ref-list>'
        '<ref id="r1"><label>1</label><mixed-citation>Roe T. Ice.</mixed-citation></ref></ref-list></back>'
        '<sub-article article-type="translation"><front-stub><title-group><article-title>The Ice</article-title></title-group>'
        "<contrib-group><contrib><name><surname>Roe</surname><given-names>Ann</given-names></name></contrib></contrib-group>"
        '<abstract><p>Of ice.</p></abstract></front-stub><body><p>The ice came <xref ref-type="bibr" rid="r1">1</xref>.</p></body>'
        "</sub-article></article>",
        "ice.jats",
    )  # fmt: skip

    assert called(ice) == [("Eis", "1", "Roe T. Ice."), ("came", "1", "Roe T. Ice.")]
    assert [(passage.heading, passage.text) for passage in ice.passages] == [
        (None, "Kam das Eis 1."),
        ("The Ice", "Of ice."),
        ("The Ice", "The ice came 1."),
    ]


def test_notes_of_an_edition_are_called_where_they_stand_or_where_a_label_points_at_them() -> None:
    ice = read(TEI, "ice.tei")

    assert called(ice) == [
        ("“dry”", "1", "Roe, Ice, 12.\n\nMore."),
        ("cold.", "*", "A star."),
        ("tide.", "2", "On the tide."),
        ("Oak", "†", "A tree."),
        ("See", "7", "By letter."),
    ]
    assert [(m.label, m.note is not None and ice.notes[m.note].text) for m in ice.markers_in_headings] == [
        ("9", "Built in 1702.")
    ]
    assert (ice.title, ice.subtitle, ice.author, ice.date, ice.language) == (
        "The Ice", "A Play", "Ada Quill", "1911-05-02", "en"
    )  # fmt: skip
    assert blocks(ice, BlockKind.PARAGRAPH, BlockKind.QUOTATION) == [
        "A quay.",
        "ANNA. (rising)\nIt was “dry”1 and cold.* (Sits.) Old water.",
        "A bell.",
        "It went.",
        "HOLM and ROE\nThe gulls\nthe […] tide.2",
        "Oak†, and tar. See 7, and the quay.",
        "We came at dawn.",
        "On all of it.",
    ]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("words left out", "1 other reading, such as what was corrected or deleted, kept apart"),
        ("note without marker", "1, kept as paragraphs"),
    ]


def test_a_note_of_an_edition_may_stand_elsewhere_and_be_attached_by_its_target() -> None:
    ice = read(
        '<TEI><text><body><p>Tar<note target="x.2"/> and <seg xml:id="s">ropes</seg>, oak<anchor xml:id="a"/> too. '
        '<note n="x.2">Of pines.</note></p><div><note target="#s">Of hemp.</note><note target="#a">Of Ness.</note>'
        '<note target="#s #a">Of both.</note></div></body></text></TEI>',
        "ice.tei",
    )

    assert called(ice) == [("Tar", "1", "Of pines."), ("ropes", "2", "Of hemp."), ("oak", "3", "Of Ness.")]
    assert [passage.text for passage in ice.passages] == ["Tar1 and ropes2, oak3 too.", "Of both."]


def test_who_speaks_is_what_an_edition_or_an_interview_says() -> None:
    ice = read(TEI, "ice.tei")
    talk = read(
        "<article><front/><body><speech><speaker>Roe:</speaker><p>It came.</p><p>It went.</p></speech>"
        "<speech><speaker>Holm:</speaker><p>When?</p></speech><p>They went.</p></body></article>",
        "talk.jats",
    )

    assert said(ice) == [
        ("Anna Brel", "It was “dry”1 and cold."),
        ("Anna Brel", "Old water."),
        ("Anna Brel", "It went."),
        ("HOLM and ROE", "The gulls\nthe […] tide."),
        (None, "We came at dawn."),
    ]
    assert said(talk) == [("Roe", "It came."), ("Roe", "It went."), ("Holm", "When?")]
    assert [passage.text for passage in talk.passages] == [
        "Roe:\nIt came.", "It went.", "Holm:\nWhen?", "They went."
    ]  # fmt: skip


def said(document: Document) -> list[tuple[str | None, str]]:
    """List the quotations with their speakers."""
    return [(quoted.speaker.name, document.text[quoted.start : quoted.end]) for quoted in document.quotations]


def test_a_note_behind_a_name_in_a_quotation_is_called_there() -> None:
    ice = read(
        "<TEI><text><body><p>He said <q>it is <name>Ness</name><note>A harbour.</note><note>Or a cape.</note></q>.</p>"
        "<l>The tide</l><note>Low.</note><note>Or high.</note></body></text></TEI>", "ice.tei"
    )  # fmt: skip

    assert called(ice) == [
        ("Ness", "1", "A harbour."),
        ("Ness1", "2", "Or a cape."),
        ("tide", "3", "Low."),
        ("tide3", "4", "Or high."),
    ]
    assert [passage.text for passage in ice.passages] == ["He said “it is Ness12”.", "The tide34"]


def test_an_edition_prints_the_marks_of_quotations_that_are_not_in_its_words() -> None:
    ice = read(
        "<TEI><text><body><p>He said <q>it is <q>dry</q></q>, “<q>wet</q>”, <q>«cold»</q>, <q rend='single'>old</q>, "
        "<q next='#b'>the</q> one.</p></body></text></TEI>",
        "ice.tei",
    )

    assert [passage.text for passage in ice.passages] == [
        "He said “it is ‘dry’”, “wet”, «cold», ‘old’, “the one."
    ]


def test_verses_that_an_edition_does_not_part_are_parted_at_sentences() -> None:
    verses = "".join(f"<l>verse {at}{'.' if at == 14 else ''}</l>" for at in range(30))
    ice = read(f"<TEI><text><body><div>{verses}</div></body></text></TEI>", "ice.tei")

    assert [passage.text.count("\n") + 1 for passage in ice.passages] == [15, 15]


def test_names_without_spaces_between_them_and_prefixes_that_nobody_declares_are_read() -> None:
    ice = read(
        '<article><front/><body><p>It came<xref ref-type="bibr" rid="r1">1</xref> <ext-link xlink:href="http://ice.org">here'
        "</ext-link>.</p></body><back><ref-list><ref id='r1'><label>1</label><mixed-citation><name><surname>Roe</surname>"
        "<given-names>TB</given-names></name>, <string-name><surname>Holm</surname>, <given-names>I</given-names></string-name>. "
        "Ice. <person-group><name><surname>Quill</surname></name><name><surname>Dun</surname></name></person-group></mixed-citation></ref></ref-list></back></article>",
        "ice.jats",
    )

    assert called(ice) == [("came", "1", "Roe TB, Holm, I. Ice. Quill, Dun")]
    assert [passage.text for passage in ice.passages] == ["It came1 here."]


def test_a_name_that_comes_again_or_is_none_does_not_keep_a_text_from_being_read() -> None:
    ice = read(
        '<TEI><text><body><p xml:id="a b">It came.<note xml:id="n">Roe.</note></p><p xml:id="n">It went.</p></body></text></TEI>',
        "ice.tei",
    )

    twice = read(
        '<TEI><text><body><p>It came<ref target="#n">1</ref>.</p><div><note xml:id="n">Roe.</note><note xml:id="n">Holm.</note>'
        "</div></body></text></TEI>",
        "ice.tei",
    )

    assert called(ice) == [("came.", "1", "Roe.")]
    assert [passage.text for passage in ice.passages] == ["It came.1", "It went."]
    assert called(twice) == []


def test_what_stands_under_a_film_or_a_file_of_an_article_is_read() -> None:
    ice = read(
        "<article><front/><body><supplementary-material><media><caption><p>The tide.</p></caption></media>"
        "</supplementary-material></body></article>",
        "ice.jats",
    )

    assert [passage.text for passage in ice.passages] == ["The tide."]


def test_notes_of_docbook_are_counted_or_marked_and_called_again() -> None:
    ice = read(DOCBOOK, "ice.docbook")

    assert called(ice) == [
        ("“dry”", "2", "Roe, Ice, 12.\n\nMore."),
        ("cold.", "*", "A star."),
        ("Again.", "2", "Roe, Ice, 12.\n\nMore."),
        ("dawn.", "3", "5/16 Letter."),
        ("thick", "4", "In a table."),
    ]
    assert [m.label for m in ice.markers_in_headings] == ["1"]
    assert (ice.title, ice.author, ice.date, ice.language) == ("The Ice", "Ada Quill", "1911-05-02", "en")
    assert blocks(ice, BlockKind.PARAGRAPH, BlockKind.QUOTATION) == [
        "It was “dry”2 and cold.* Again.2 See note 2.",
        "We came at dawn.3\nHalcro",
        "1911 | thick4",
        "no marker[1]",
    ]
    assert ice.problems == ()


@pytest.mark.parametrize("text", [FB2, JATS, TEI, DOCBOOK])
@pytest.mark.process
def test_an_xml_file_is_read_as_what_it_says_that_it_is(text: str) -> None:
    ice = read(text, "ice.xml")

    assert (ice.title, ice.author, len(ice.notes) > 4) == ("The Ice", "Ada Quill", True)


def test_other_xml_is_no_text() -> None:
    assert parse(b"<?xml version='1.0'?><!-- <article> --><rss><p>Ice</p></rss>", "ice.xml") == Problem(
        ProblemKind.UNKNOWN_FORMAT,
        "no text in it that is known: its first element is <rss>; FB2, JATS, TEI and DocBook are read",
        "ice.xml",
    )


def test_what_points_at_a_part_of_docbook_prints_its_title_or_else_its_name() -> None:
    ice = read(
        '<article><title>The Ice</title><section id="quay"><title>The <emphasis>Quay</emphasis></title><para>See '
        '<xref linkend="quay"/>, and <xref linkend="mole"/> of another book.</para></section></article>',
        "ice.docbook",
    )

    assert [passage.text for passage in ice.passages] == ["See “The Quay”, and mole of another book."]


ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [
<!-- the harbour's own "names" ]> -->
<!ENTITY % more SYSTEM "more.ent"> %more;
<!ENTITY ness "the harbour of <emphasis>Ness</emphasis>">
<!ENTITY note '<footnote><para>Roe on &ness;, 12&#8211;14 &#38;amp; 20.</para></footnote>'>
<!ENTITY one SYSTEM "one.xml">
]>
<article><title>The Ice</title><para>It came to &ness;&mdash;late.&note;</para><para>&one; &thaw; &lt;&LT; Roe & Holm, <ulink url="http://ice.org?a=1&b=2">ice</ulink>&#33;</para>
<programlisting><![CDATA[&ness; &nbsp;]]></programlisting></article>
"""


def test_entities_of_a_text_are_written_out_and_those_of_other_files_are_told_of() -> None:
    ice = read(ENTITIES, "ice.docbook")

    assert called(ice) == [("Ness—late.", "1", "Roe on the harbour of Ness, 12–14 & 20.")]
    assert blocks(ice, BlockKind.PARAGRAPH) == [
        "It came to the harbour of Ness—late.1",
        "&one; &thaw; << Roe & Holm, ice!",
        "&ness; &nbsp;",
    ]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("declared entities", "other files, which are not read, left as written: one"),
        ("declared entities", "words that it declares nowhere, left as written: thaw"),
    ]


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("data", "kind", "detail"),
    [
        (
            "<!DOCTYPE article [<!ENTITY a 'ice &b;'><!ENTITY b '&a;'>]><article>&a;</article>",
            ProblemKind.DECLARED_ENTITIES,
            "'a' stands for itself",
        ),
        (
            "<!DOCTYPE article [<!ENTITY l0 'ha'>"
            + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
            + "]><article>&l9;</article>",
            ProblemKind.DECLARED_ENTITIES,
            "'l5' unfolds to more than 20000 characters",
        ),
        (
            f"<!DOCTYPE article [<!ENTITY a '{'ice ' * 4_000}'>]><article>{'&a;' * 100}</article>",
            ProblemKind.DECLARED_ENTITIES,
            "'a' unfolds to more than 1000000 characters",
        ),
        ("<rss>The ice came.</rss>", ProblemKind.DAMAGED_FILE, "it begins with <rss>"),
        ("<article>The ice <b>came.</article>", ProblemKind.DAMAGED_FILE, "Opening and ending tag mismatch"),
        ("The ice came.", ProblemKind.DAMAGED_FILE, "XML that cannot be read"),
        ("", ProblemKind.DAMAGED_FILE, "XML that cannot be read"),
    ],
)
def test_what_is_none_of_these_formats_or_unfolds_without_end_is_refused(
    suffix: str, data: str, kind: ProblemKind, detail: str
) -> None:
    refused = parse(data.encode(), f"ice{suffix}")

    assert isinstance(refused, Problem)
    assert refused.kind == kind
    assert detail in refused.detail


@pytest.mark.process
def test_a_chapter_of_a_manual_is_read_and_any_other_xml_is_not() -> None:
    chapter = (
        "<chapter><title>Ice</title><para>It came.<footnote><para>Roe.</para></footnote></para></chapter>"
    )

    ice = read(chapter, "ice.xml")

    assert (ice.title, called(ice)) == ("Ice", [("came.", "1", "Roe.")])
    assert isinstance(parse(b"<chapter><line>It came.</line></chapter>", "ice.xml"), Problem)
