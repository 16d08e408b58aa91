"""reStructuredText and MediaWiki: their notes, their blocks, and what is switched off."""

from pathlib import Path

import pytest

from corpus.model import BlockKind, Problem, ProblemKind
from corpus.parse import parse
from corpus.readers import formats, mediawiki, rst
from tests.corpus.pages import blocks, called, read


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process; tests/corpus/test_confined.py is about the other."""
    monkeypatch.setitem(formats.READERS, ".rst", rst.text)  # type: ignore[arg-type]
    monkeypatch.setitem(formats.READERS, ".wiki", mediawiki.page)  # type: ignore[arg-type]


REST = """\
The Ice
=======

:Author: Ann Roe
:Date: 1911-03-02

It came early [1]_, and "stayed" [#]_ until it *went* [#named]_ -- so they said [Roe11]_.

Quay
----

It came again [1]_. They said:

    The ice came [*]_

- an item that is long enough to be a passage of its own, as most items of real lists are [#]_

.. [1] Roe, p. 3.

   More of Roe.
.. [#] Holm.
.. [#named] 5/16 Letter.
.. [#] Again.
.. [*] A star.
.. [Roe11] Roe, *Ice*, 1911.
"""


def test_notes_of_restructured_text_keep_their_labels() -> None:
    ice = read(REST, "ice.rst")

    assert called(ice) == [
        ("early", "1", "Roe, p. 3.\n\nMore of Roe."),
        ("“stayed”".replace("“", '"').replace("”", '"'), "2", "Holm."),
        ("went", "3", "5/16 Letter."),
        ("said", "Roe11", "Roe, Ice, 1911."),
        ("again", "1", "Roe, p. 3.\n\nMore of Roe."),
        ("came", "*", "A star."),
        ("are", "4", "Again."),
    ]
    assert (ice.title, ice.author, ice.date, ice.headings) == ("The Ice", "Ann Roe", "1911-03-02", ["Quay"])
    assert blocks(ice, BlockKind.QUOTATION) == ["The ice came [*]"]
    assert "-- so they said" in ice.text
    assert ice.problems == ()


@pytest.mark.parametrize(
    "directive",
    [
        ".. include:: {}",
        ".. literalinclude:: {}",
        ".. raw:: html\n   :file: {}",
        ".. csv-table::\n   :file: {}",
        ".. raw:: html\n\n   <script>alert(1)</script>",
    ],
)
def test_no_other_file_is_put_into_a_text(tmp_path: Path, directive: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")

    ice = read(f"The ice came.\n\n{directive.format(secret)}\n\nIt went.\n", "ice.rst")

    assert "the secret words" not in ice.text
    assert [passage.text for passage in ice.passages][:1] == ["The ice came."]
    assert {problem.kind for problem in ice.problems} == {"reStructuredText not read"}


def test_what_restructured_text_does_not_know_stays_as_it_is_written() -> None:
    ice = read("See :pep:`8` and :frost:`ice`.\n\n.. unheard-of:: 3\n   The ice came.\n", "ice.rst")

    assert "ice" in ice.passages[0].text
    assert "The ice came." in ice.text
    assert {problem.kind for problem in ice.problems} == {"reStructuredText not read"}


WIKI = """\
'''Ice''' came<ref>Roe, ''Ice'', p. 3.</ref> early.<ref name="holm">{{lang|de|Holm}}, p. 4.
* a list in a note</ref> It [[stay|stayed]] on
the same line.<ref name=holm /><ref group=note>A note &mdash; of a group.<ref>Nested.</ref></ref>

== The quay ==
They went to [https://example.org the quay].<ref name="late"/>
[[File:Ice.jpg|thumb|A picture]]
# First, a point that is long enough to be a passage of its own, as real points are.
#* Under it, a point that is long enough too, as real points are wherever they stand.
# Second, a point that is long enough to be a passage of its own, as real points are.
{{Infobox|name=Ice}}
{| class="wikitable"
! Year !! Ice
|-
| 1911 || thick<ref>In a table.</ref>
|}
<blockquote>The ice came.</blockquote>
{{quote|It went.}}
H<sub>2</sub>O and <nowiki><ref>none</ref></nowiki>.<!-- hidden -->

== Notes ==
<references><ref name="late">Late, p. 5.</ref></references>
[[Category:Ice]]
"""


def test_notes_of_a_wiki_are_linked_wherever_they_stand() -> None:
    ice = read(WIKI, "ice.wiki")

    assert called(ice)[:5] == [
        ("came", "1", "Roe, Ice, p. 3."),
        ("early.", "2", "Holm, p. 4.\n\na list in a note"),
        ("line.", "2", "Holm, p. 4.\n\na list in a note"),
        ("line.[2]", "note 1", "A note — of a group.[5]"),
        ("quay.", "3", "Late, p. 5."),
    ]
    assert called(ice)[5:] == [("thick", "4", "In a table.")]
    assert [note.label for note in ice.notes] == ["1", "2", "note 1", "3", "4", "5"]


def test_the_blocks_of_a_wiki_are_kept() -> None:
    ice = read(WIKI, "ice.wiki")

    assert blocks(ice, BlockKind.PARAGRAPH, BlockKind.QUOTATION) == [
        "Ice came[1] early.[2] It stayed on the same line.[2][note 1]",
        "They went to the quay.[3]",
        "1. First, a point that is long enough to be a passage of its own, as real points are.",
        "Under it, a point that is long enough too, as real points are wherever they stand.",
        "2. Second, a point that is long enough to be a passage of its own, as real points are.",
        "Year | Ice",
        "1911 | thick[4]",
        "The ice came.",
        "It went.",
        "H₂O and <ref>none</ref>.",
    ]
    assert ice.headings[:1] == ["The quay"]
    assert ("templates left out", "infobox (1)") in [(p.kind, p.detail) for p in ice.problems]
    assert not any(problem.kind == "note without marker" for problem in ice.problems)


@pytest.mark.process
@pytest.mark.parametrize(
    ("calls", "notes"),
    [
        (("[1]_", "[2]_"), ".. [1] Ada Quill, p. 4.\n.. [2] Quill, p. 9.\n"),
        (("[#]_", "[#]_"), ".. [#] Ada Quill, p. 4.\n.. [#] Quill, p. 9.\n"),
        (("[1]_", "[2]_"), ".. [1]\n   Ada Quill, p. 4.\n\n.. [2]\n   Quill, p. 9.\n"),
    ],
)
def test_a_plain_text_with_notes_of_restructuredtext_is_read_as_that(
    calls: tuple[str, str], notes: str
) -> None:
    text = (
        "Harbour Dues\n============\n\nThe tolls went up each spring. {} The skippers paid in herring. {}\n\n"
        "The Mole\n--------\n\nNobody paid at the mole.\n\n"
    ).format(*calls) + notes

    ice = read(text, "dues.txt")

    assert (ice.title, ice.headings) == ("Harbour Dues", ["The Mole"])
    assert [(note.label, note.text) for note in ice.notes] == [
        ("1", "Ada Quill, p. 4."),
        ("2", "Quill, p. 9."),
    ]
    assert [(marker.label, marker.note) for marker in ice.markers] == [("1", 0), ("2", 1)]


def test_what_the_reader_says_of_a_text_is_no_word_of_it() -> None:
    ice = read(
        "Ice\n===\n\nIt came. [7]_ It *stayed. `Left`_ then.\n\nNobody saw |it| or thanked it.\n", "ice.rst"
    )

    assert [passage.text for passage in ice.passages] == [
        "It came. [7]_ It *stayed. `Left`_ then.",
        "Nobody saw |it| or thanked it.",
    ]
    assert {problem.kind for problem in ice.problems} == {"reStructuredText not read"}
    assert ice.headings == []


def test_words_under_pictures_are_kept_apart() -> None:
    page = (
        "The ice [[File:Ice.jpg|thumb|200px|alt=A pier|The [[mole|old mole]] in 1911]] came early.\n\n"
        "[[Image:Boat.png]] [[Category:Ice|Ice, old]] It stayed.\n"
    )

    ice = read(page, "ice.wiki")

    assert [passage.text for passage in ice.passages] == ["The ice came early.", "It stayed."]
    assert blocks(ice, BlockKind.FURNITURE) == ["The old mole in 1911"]


def test_the_fields_at_the_head_of_restructured_text_are_no_passages() -> None:
    ice = read(
        "The Ice\n=======\n\n:Author: Ann Roe\n:Date: 1911\n\nIt came early [#]_.\n\n.. [#] Roe.\n", "ice.rst"
    )

    assert [passage.text for passage in ice.passages] == ["It came early [1]."]
    assert (ice.title, ice.author, ice.date) == ("The Ice", "Ann Roe", "1911")


def test_a_citation_of_a_wiki_prints_what_its_fields_say() -> None:
    ice = read(
        "It came.<ref>{{cite book|last=Roe|first=Ann|last2=Holm|title=[[Ice]] and Snow|location=Ness|year=1911|page=3}}"
        "</ref> It went.{{efn|A letter of Roe.}}\n\n== References ==\n{{reflist}}\n",
        "ice.wiki",
    )

    assert called(ice) == [
        ("came.", "1", "Roe, Ann, Holm, Ice and Snow, Ness, 1911, p. 3"),
        ("went.", "a", "A letter of Roe."),
    ]
    assert ice.problems == ()


def test_notes_of_templates_are_counted_as_their_groups_print_them() -> None:
    ice = read(
        "A.{{refn|One.}} B.<ref>Two.</ref> C.{{efn|Three.}} D.{{refn|group=nb|Four.}} E.{{efn-ua|Five.}} "
        "F.{{notetag|Six.}} G.{{efn-lr|Seven.}} H.<ref group=upper-roman>Eight.</ref> I.{{efn|Nine.}}\n",
        "ice.wiki",
    )

    assert [label for _, label, _ in called(ice)] == ["1", "2", "a", "nb 1", "A", "note 1", "i", "I", "b"]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("{{Literatur |Autor=Ann Roe |Titel=Das Eis |Ort=Kiel |Jahr=1911 |Seiten=3}}", "Ann Roe, Das Eis, Kiel, 1911, S. 3"),
        ("{{Internetquelle |url=http://ice.org |titel=Das Eis |werk=Möwe}}", "Das Eis, Möwe"),
        ("See {{harvnb|Roe|Holm|1911|p=3}}.", "See Roe & Holm 1911, p. 3."),
        ("{{harv|Roe|1911}}", "(Roe 1911)"),
        ("{{harvs|nb|last=Roe|year=1911|year2=1912a}}.", "Roe 1911, 1912a."),
        ("{{lang-de|Eis}} and {{lang|fr|glace}}", "Eis and glace"),
    ],
)  # fmt: skip
def test_a_note_of_templates_says_what_these_are_told(words: str, printed: str) -> None:
    ice = read(f"It came.<ref>{words}</ref>\n", "ice.wiki")

    assert called(ice) == [("came.", "1", printed)]
    assert ice.problems == ()


def test_a_note_of_which_a_sign_is_left_is_none() -> None:
    ice = read("It came.<ref>{{strange|Roe}}.</ref> It went.<ref>Holm.</ref>\n", "ice.wiki")

    assert called(ice) == [("went.", "2", "Holm.")]
    assert [(p.kind, p.detail) for p in ice.problems] == [
        ("templates left out", "strange (1)"),
        ("marker without note", "1 linked to notes that are not in the file: 1"),
    ]


def test_a_note_is_found_wherever_a_wiki_has_its_words() -> None:
    ice = read(
        "{{Infobox harbour|name=Ness|depth=3<ref name=deep>Holm, 4.</ref>}}\n"
        "[[File:Mole.jpg|thumb|The mole<ref name=mole>Roe, 1.</ref>]]\n"
        "It came.<ref name=deep/> It stayed.<ref name=mole/> It went.<ref name=last/>"
        " It melted.{{#tag:ref|Roe, 9.|group=nb|name=nine}} Late.<ref name=nine group=nb />\n\n"
        "{{reflist|\n<ref name=last>Quill, 7.</ref>\n<ref name=none>Nobody calls it.</ref>}}\n",
        "ice.wiki",
    )

    assert called(ice) == [
        ("came.", "1", "Holm, 4."),
        ("stayed.", "2", "Roe, 1."),
        ("went.", "3", "Quill, 7."),
        ("melted.", "nb 1", "Roe, 9."),
        ("Late.", "nb 1", "Roe, 9."),
    ]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("templates left out", "infobox harbour (1)"),
        ("note without marker", "note “none”"),
    ]
    assert blocks(ice, BlockKind.FURNITURE) == ["Ness", "3[1]", "The mole[2]"]
    assert ice.passages[-1].text == "Nobody calls it."


def test_the_words_of_a_note_are_found_in_a_box_within_a_box() -> None:
    ice = read("{{Box|a={{Box|b=Ness<ref name=a>Roe, 1.</ref>}}}}\nIt came.<ref name=a/>\n", "ice.wiki")

    assert ("came.", "1", "Roe, 1.") in called(ice)


def test_a_link_to_a_section_calls_no_note() -> None:
    ice = read(
        "The Ice\n=======\n\nIt came [1]_; see Examples_ and `The Quay`_.\n\nExamples\n--------\n\nIt came in March.\n\n"
        "The Quay\n--------\n\nIt went.\n\n.. [1] Roe.\n",
        "ice.rst",
    )

    assert [note.text for note in ice.notes] == ["Roe."]
    assert ice.headings == ["Examples", "The Quay"]


def test_the_head_of_a_proposal_is_read_with_what_its_lines_go_on_with() -> None:
    ice = read(
        "PEP: 8\nTitle: The Ice\nAuthor: Ann Roe <a@roe.org>,\n        Tom Holm <t@holm.org>\nCreated: 05-Jul-2001\n"
        "Post-History:\n\n\n"
        "Introduction\n============\n\nIt came early.\n",
        "ice.rst",
    )

    assert (ice.title, ice.author, ice.date) == ("The Ice", "Ann Roe, Tom Holm", "05-Jul-2001")
    assert [passage.text for passage in ice.passages] == ["It came early."]
    assert ice.problems == ()


def test_a_line_longer_than_docutils_reads_is_told_of() -> None:
    found = parse(b"ice " * 250_001, "a.rst")

    assert found == Problem(
        ProblemKind.TOO_LARGE, "a line of 1000004 characters; lines of 1000000 are read", "a.rst"
    )


def test_a_note_in_the_list_of_notes_is_kept_if_nobody_calls_it_and_found_if_it_is_called_below() -> None:
    ice = read(
        'It came.<ref name="a" />\n<references><ref name="a">Roe.</ref><ref name="b">Holm.</ref>'
        '<ref name="c">Finch.</ref></references>\nIt went.<ref name="c" />\n',
        "ice.wiki",
    )

    assert called(ice) == [("came.", "1", "Roe."), ("went.", "2", "Finch.")]
    assert [passage.text for passage in ice.passages][-1] == "Holm."
    assert ice.problems == (Problem(ProblemKind.NOTE_WITHOUT_MARKER, "note “b”", "the list of notes"),)


def test_words_of_what_a_wiki_alone_understands_are_kept_apart() -> None:
    ice = read("It came.\n{{Infobox|The ice|of=1911}}\n<gallery>\nice.jpg|The quay\n</gallery>\n", "ice.wiki")

    assert blocks(ice, BlockKind.FURNITURE) == ["The ice", "1911", "ice.jpg|The quay"]
    assert [passage.text for passage in ice.passages] == ["It came."]


def test_a_comment_in_restructured_text_is_kept_apart() -> None:
    ice = read("It came.\n\n.. note: The ice\n   is thin.\n\nIt went.\n", "ice.rst")

    assert blocks(ice, BlockKind.FURNITURE) == ["note: The ice\nis thin."]
    assert [passage.text for passage in ice.passages] == ["It came.", "It went."]


def test_a_note_may_say_none() -> None:
    ice = read(
        "It came.<ref name=a />\n<references><ref name=b>None</ref><ref name=a>Roe.</ref></references>\n",
        "ice.wiki",
    )

    assert ice.passages[-1].text == "None"


def test_a_long_page_of_a_wiki_is_read_as_its_paragraphs_are() -> None:
    section = (
        "== Ice ==\nIt ''came'' early.<ref>Roe, p. 3.\n\nMore of Roe.</ref>\n\n"
        "{{quote|It stayed.\n\nIt went.}}\n\n{|\n| Nets\n\n| Ropes\n|}\n\n"
        + "The quay was long. " * 40
        + "\n\n"
    )

    one = read(section, "ice.wiki")
    many = read(section * 20, "ice.wiki")

    assert [note.text for note in many.notes] == ["Roe, p. 3.\n\nMore of Roe."] * 20
    assert [words for words in blocks(many) if "[" not in words] == 20 * [
        words for words in blocks(one) if "[" not in words
    ]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        pytest.param("He read ''Ice, p. 3.\n\nIt ''went.", ["He read Ice, p. 3.", "It went."], id="italics"),
        pytest.param("She said '''no.\n\nHe did.", ["She said no.", "He did."], id="bold"),
        pytest.param("The boats''''nets'''.", ["The boats'nets."], id="an apostrophe before bold"),
    ],
)
def test_what_is_set_in_italics_to_the_end_of_its_line_shows_no_apostrophes(
    written: str, printed: list[str]
) -> None:
    ice = read(written, "ice.wiki")

    assert blocks(ice) == printed


def test_notes_of_a_wiki_are_called_by_name_in_a_template() -> None:
    ice = read(
        "It came<ref name=roe>Roe.</ref> and<ref name=holm>Holm.</ref> went{{r|roe|holm}}.", "ice.wiki"
    )

    assert [(label, note) for _, label, note in called(ice)][2:] == [("1", "Roe."), ("2", "Holm.")]


def test_a_note_of_a_wiki_that_does_not_end_is_told() -> None:
    ice = read("It came.<ref>Roe, p. 3.\n\nIt went.<ref>Holm.</ref>", "ice.wiki")

    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("note without marker", "1 <ref> without an end; kept in the text")
    ]


SPHINX = """\
.. highlight:: none

Drums
=====

.. toctree::

   horns

The drum, as :ref:`the mole <mole>` says, is :py:meth:`~harbour.Mole.moor` or :func:`!beat`, :doc:`horns`, :pep:`nets <8>`.

.. versionadded:: 2.4
   The drum carries far. [#]_

.. py:function:: moor(*boats, **ropes)
   :no-index:

   It moors the boats. [#]_

.. only:: html

   .. seealso:: The bell, which is older.

.. code-block:: python
   :caption: A beat

   beat()

.. [#] Not in fog.
.. [#] With ropes.
"""


def test_what_sphinx_adds_is_read_as_text() -> None:
    drums = read(SPHINX, "drums.rst")

    assert called(drums) == [("far.", "1", "Not in fog."), ("boats.", "2", "With ropes.")]
    assert blocks(drums, BlockKind.PARAGRAPH) == [
        "The drum, as the mole says, is moor or beat, horns, nets.",
        "2.4 The drum carries far. [1]",
        "moor(*boats, **ropes)",
        "It moors the boats. [2]",
        "The bell, which is older.",
        "beat()",
    ]
    assert blocks(drums, BlockKind.FURNITURE) == ["none", "horns", "html"]
    assert drums.title == "Drums"
    assert drums.problems == ()


def test_a_number_in_the_text_calls_no_note_of_the_format() -> None:
    drums = read(
        """\
Drums
=====

It came early in spring. It stayed until summer.1 It went in autumn.2

.. unheard-of:: x

   It came again. [1]_

.. [1] Roe, p. 3.
.. [2] Roe, p. 4.
""",
        "drums.rst",
    )

    assert (drums.notes, called(drums)) == ((), [])
    assert [
        problem.detail for problem in drums.problems if problem.kind == ProblemKind.NOTE_WITHOUT_MARKER
    ] == [
        "note 1",
        "note 2",
    ]


def test_several_authors_are_named_one_by_one() -> None:
    assert (
        read("Ice\n===\n\n:Author: Ann Roe\n:Author: Tom Quill\n\nIt came.\n", "ice.rst").author
        == "Ann Roe, Tom Quill"
    )


def test_what_calls_a_note_is_no_word_of_a_title() -> None:
    assert read("= Ice<ref>Roe, p. 3.</ref> =\nIt came.\n", "ice.wiki").title == "Ice"
