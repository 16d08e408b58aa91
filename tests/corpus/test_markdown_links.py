"""Notes of Markdown that are linked as those of pages are: by raw HTML, by links of its own, by both."""

import re

import pytest

from corpus.model import BlockKind, Document
from corpus.parse import parse
from tests.corpus.pages import called, read

pytestmark = pytest.mark.process

BODY = """# Nets

The ice came early.{one} It stayed.{two} 10<sup>6</sup> men saw <em>it</em>.

It left. <https://example.org/>

"""
STYLES = {
    "raw HTML, as in a page": (
        '<sup id="fnr{n}"><a href="#fn{n}">{n}</a></sup>',
        '<li id="fn{n}"><sup>{n}</sup> {note}<a href="#fnr{n}">&#8617;</a></li>\n',
    ),
    "raw paragraphs": (
        '<a href="#note-{n}">[{n}]</a>',
        '<p id="note-{n}">[{n}] {note}</p>\n\n',
    ),
    "links of Markdown to anchors": (
        '<a name="back{n}"></a>[({n})](#note{n})',
        '<a name="note{n}"></a>({n}) {note} [Back](#back{n})\n\n',
    ),
    "a list of Markdown": (
        '<a href="#n{n}" id="r{n}"><sup>{n}</sup></a>',
        '{n}. <a id="n{n}"></a>{note} [↩](#r{n})\n',
    ),
    "links that lead nowhere, as programs leave them": (
        r"[\[{n}\]](#_ftn{n})",
        "[\\[{n}\\]](#_ftnref{n}) {note}\n\n",
    ),
    "ways back to calls whose notes have lost their names": (
        '<sup id="fnref{n}">[{n}](#fn{n})</sup>',
        "{n}.  {note} [↩](#fnref{n})\n\n",
    ),
    "labels without brackets": (
        "[{n}](#fn{n})",
        '<p id="fn{n}"><a href="#fnref{n}">{n}</a>. {note}</p>\n',
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_notes_are_linked_in_every_style(style: str) -> None:
    call, note = STYLES[style]
    text = BODY.format(one=call.format(n=1), two=call.format(n=2))
    text += note.format(n=1, note="Roe, *Ice*, p. 3.") + note.format(n=2, note="Roe [the pilot], p. 4.")

    document = parse(text.encode(), "nets.md")

    assert isinstance(document, Document)
    assert [(n.label, n.text) for n in document.notes] == [
        ("1", "Roe, *Ice*, p. 3."),
        ("2", "Roe [the pilot], p. 4."),
    ]
    assert [(m.label, m.note) for m in document.markers] == [("1", 0), ("2", 1)]
    before = [re.sub(r"<[^>]*>", "", document.text[: marker.start])[-6:] for marker in document.markers]
    assert before == ["early.", "tayed."]
    assert [passage.text[-8:] for passage in document.passages] == ["it</em>.", "le.org/>"]
    assert document.problems == ()


def test_tags_that_nobody_sees_are_no_words_of_a_passage_and_raised_digits_are_kept() -> None:
    document = parse((BODY.format(one="", two="") + "[Up](#nets)").encode(), "nets.md")

    assert isinstance(document, Document)
    passage = document.passages[0]
    assert [document.text[p.start : p.end] for p in passage.prefixes] == ["<em>", "</em>"]


def test_a_list_of_contents_calls_no_notes() -> None:
    text = "# Nets\n\n- [1](#one)\n- [2](#two)\n\n## One\n\nThe ice came.\n\n## Two\n\nIt left.\n"

    document = parse(text.encode(), "nets.md")

    assert isinstance(document, Document)
    assert (document.notes, list(document.markers)) == ((), [])


def test_a_large_text_is_read_within_limits_of_time() -> None:
    text = "# Nets\n\n" + f"{'The ice came early. ' * 30}It left.[^1]\n\n" * 900 + "[^1]: Roe, p. 3.\n"

    document = parse(text.encode(), "nets.md")

    assert isinstance(document, Document)
    assert len(document.passages) == 900
    assert {marker.note for marker in document.markers} == {0}
    assert document.passages[-1].text.endswith("early. It left.[^1]")


def test_raw_tags_and_markers_are_no_words_of_a_title_or_a_heading() -> None:
    document = read(
        "# The <em>Salt</em> Road[^1]\n\nIt was long.\n\n## Its <b>end</b>[^2]\n\nIt ended there.\n\n"
        "[^1]: Dun, p. 7.\n[^2]: Rose, p. 9.\n",
        "road.md",
    )

    assert (document.title, document.headings) == ("The Salt Road", ["Its end"])
    assert [passage.heading for passage in document.passages] == [None, "Its end"]
    assert "title" not in [block.kind for block in document.left_out]


def test_lines_for_programs_are_no_words_of_passages_and_notes() -> None:
    text = (
        "# Ice\n\n{% include quay.html %}\n\nThe ice came early.[^1]\n{: .wide}\n\n::: {.aside}\nIt went in April.\n:::\n\n"
        '{{< figure src="a.png" caption="The quay" >}}\n\n```\n{% raw %}\n```\n\n[^1]: Roe.\n{: .note}\n'
    )
    ice = read(text, "ice.md")

    assert [text[b.start : b.end] for b in ice.blocks if b.kind is BlockKind.FURNITURE] == [
        "{% include quay.html %}",
        '{{< figure src="a.png" caption="The quay" >}}',
    ]
    assert [[text[s.start : s.end] for s in passage.prefixes] for passage in ice.passages] == [
        ["{: .wide}"],
        ["::: {.aside}", ":::"],
        [],
    ]
    assert [note.text for note in ice.notes] == ["Roe."]


NUMBERED = '1. <a id="n1"></a>Roe, p. 3. [↩](#r1)\n2. <a id="n2"></a>*Holm*.\n'


def test_anchors_and_ways_back_are_no_words_of_notes_in_a_numbered_list() -> None:
    ice = read(f"It came early.[1](#n1) It stayed.[2](#n2)\n\n## Notes\n\n{NUMBERED}", "ice.md")

    assert [(note.label, note.text) for note in ice.notes] == [("1", "Roe, p. 3."), ("2", "*Holm*.")]


def test_linked_numbers_that_are_not_known_as_notes_are_told() -> None:
    ice = read(
        f"It came early [1](#n1). It stayed [2](#n2), and went.[^a]\n\n{NUMBERED}\n[^a]: Quill.\n", "ice.md"
    )

    assert [note.text for note in ice.notes] == ["Quill."]
    assert [problem.detail for problem in ice.problems] == [
        "2 linked to parts of the text that are not known as notes; kept as text"
    ]


def test_chapters_that_were_joined_keep_their_own_notes() -> None:
    joined = read(
        "# The Quay\n\nThe ice came.[^1] It stayed.[^2]\n\n[^1]: Roe, p. 3.\n[^2]: Holm, as above.[^1]\n\n"
        "# The Pier\n\nIt went.[^1] Nobody saw.[^2] It was as before.[^1]\n\n[^1]: Quill, p. 9.\n[^2]: Dun.\n",
        "ice.md",
    )

    assert called(joined) == [
        ("came.", "1", "Roe, p. 3."),
        ("stayed.", "2", "Holm, as above.[^1]"),
        ("went.", "1", "Quill, p. 9."),
        ("saw.", "2", "Dun."),
        ("before.", "1", "Quill, p. 9."),
    ]
    assert joined.problems == ()


def test_a_chapter_that_lost_its_notes_calls_none_of_another() -> None:
    lost = read(
        "# The Quay\n\nThe ice came.[^1]\n\n[^1]: Roe.\n\n# The Pier\n\nIt went.[^1]\n\n"
        "# The Sound\n\nIt froze.[^1]\n\n[^1]: Holm.\n\n# The Ferry\n\nIt sank.[^1]\n",
        "ice.md",
    )

    assert called(lost) == [
        ("came.", "1", "Roe."),
        ("went.", "1", None),
        ("froze.", "1", "Holm."),
        ("sank.", "1", None),
    ]
    assert [str(problem.kind) for problem in lost.problems] == ["marker without note"] * 2


def test_a_note_is_called_again_below_the_list_of_its_chapter() -> None:
    again = read(
        "# The Quay\n\nThe ice came.[^1]\n\n[^1]: Roe.\n\nIt stayed.[^1]\n\n"
        "# The Pier\n\nIt went.[^1]\n\n[^1]: Holm.\n",
        "ice.md",
    )

    assert [note for _, _, note in called(again)] == ["Roe.", "Roe.", "Holm."]
    assert again.problems == ()


def test_a_label_of_several_chapters_that_notes_alone_call_means_that_of_the_chapter() -> None:
    behind = read(
        "# The Quay\n\nThe ice came.[^1]\n\n[^1]: Roe, as[^2]\n[^2]: Holm.\n\n"
        "# The Pier\n\nIt went.[^1]\n\n[^1]: Quill, as[^2]\n[^2]: Dun.\n",
        "ice.md",
    )
    before = read(
        "# The Quay\n\n[^1]: Roe.\n\nThe ice came.[^1]\n\n# The Pier\n\n[^1]: Holm.[^1]\n", "ice.md"
    )

    assert called(behind) == [("came.", "1", "Roe, as[^2]"), ("went.", "1", "Quill, as[^2]")]
    assert behind.problems == ()  # each second note is called by its own first
    assert called(before) == [("came.", "1", "Roe.")]


def test_of_two_notes_of_a_list_with_one_label_the_first_is_meant() -> None:
    ice = read("The ice came.[^1]\n\n[^1]: Roe.\n[^2]: Holm.\n[^1]: Quill.\n\nIt stayed.[^2]\n", "ice.md")

    assert called(ice) == [("came.", "1", "Roe."), ("stayed.", "2", "Holm.")]
    assert [problem.detail for problem in ice.problems] == ["two notes 1"]


def test_notes_before_the_words_of_each_chapter_are_called_behind_them() -> None:
    ice = read("[^1]: Roe.\n\nThe ice came.[^1]\n\n# The Pier\n\n[^1]: Quill.\n\nIt went.[^1]\n", "ice.md")

    assert called(ice) == [("came.", "1", "Roe."), ("went.", "1", "Quill.")]


def test_numbers_that_begin_anew_below_all_notes_have_lost_theirs() -> None:
    lost = read(
        "# The Quay\n\nThe ice came.[^1] It stayed.[^2]\n\n[^1]: Roe.\n[^2]: Holm.\n\n"
        "# The Pier\n\nIt went.[^1] Nobody saw.[^2]\n",
        "ice.md",
    )
    again = read(
        "# The Quay\n\nThe ice came.[^1] It stayed.[^2]\n\n[^1]: Roe.\n[^2]: Holm.\n\n# The Pier\n\nIt went.[^2]\n",
        "ice.md",
    )

    assert called(lost)[2:] == [("went.", "1", None), ("saw.", "2", None)]
    assert [str(problem.kind) for problem in lost.problems] == ["marker without note"] * 2
    assert called(again)[2:] == [("went.", "2", "Holm.")]
