"""LaTeX, Org and RTF: their notes, read by pandoc where the extra is installed, and what is said where it is not."""

import importlib.util
from pathlib import Path

import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import BlockKind, Problem, ProblemKind
from corpus.parse import parse
from corpus.readers import pandoc
from tests.corpus.pages import blocks, called, read

has_pandoc = pytest.mark.skipif(
    importlib.util.find_spec("pypandoc") is None, reason="pandoc is not installed: pip install '.[pandoc]'"
)

LATEX = r"""\documentclass{article}
\usepackage[english]{babel}
\title{The Harbour\thanks{Read in Kiel.} of Sandvoe}
\author{Ada Quill\\ Ness College \and Tom Roe}
\date{May 1911}
\newcommand{\boat}[1]{\emph{#1}}
\begin{document}
\maketitle
\section{The Quay\footnote{Built in 1702.}}
The nets were ``dry''\footnote{Roe, \emph{Nets} (Kiel: Holm, 1911), 12--14.} and the \boat{Skua} came. % not this
It held $10^6$ litres.\footnote{Ibid., p.~84. See note~\ref{dawn}.} It cost 50\% more \parencite[see][12]{roe}.

\begin{quote}
We came at dawn.\footnote{\label{dawn}Halcro to Quill.

The boats were late.}
\end{quote}

A table is marked\footnotemark[4] and set below.
\footnotetext[4]{By mark \emph{and} text.}

\begin{tabular}{ll}
year & ice\\
1911 & thick\footnote{In a table.}
\end{tabular}

\begin{itemize}
\item An item.\footnote{In an item.}
\end{itemize}

Ends\endnote{At the end.} here.\footnote{One.}\textsuperscript{,}\footnote{Two.} Cited\footcite[12]{roe}.
\marginpar{A word in the margin.}
\begin{verbatim}
\footnote{no note} \cite{none}
\end{verbatim}
\end{document}
"""

ORG = """\
#+TITLE: The Harbour
#+AUTHOR: Ada Quill
#+DATE: 1911-05-02
#+LANGUAGE: en

* The Quay[fn:quay]
The nets were "dry"[fn:1] and the /Skua/ came.[fn:: In place, p. 3.] Again.[fn:1]

#+BEGIN_QUOTE
We came at dawn.[fn:dawn]
#+END_QUOTE

| 1911 | thick[fn:ice] |

- An item.[fn:item: In an item.]

#+BEGIN_EXAMPLE
no marker[fn:1]
#+END_EXAMPLE

Nobody wrote it.[fn:none]

* Footnotes
[fn:1] Roe, /Nets/, 12.

More of Roe.

[fn:quay] Built in 1702.
[fn:dawn] 5/16 Letter.
[fn:ice] In a table.
[fn:unused] Nobody calls it.
"""

RTF = r"""{\rtf1\ansi\ansicpg1252{\info{\title The Harbour}{\author Ada Quill}}
{\header Ransay Review}
\pard The nets were \ldblquote dry\rdblquote{\super\chftn}{\footnote\pard\plain{\super\chftn} Roe, {\i Nets}, 12\endash 14.\par More of Roe.} and the boat came.{\super *}{\footnote\pard{\super *} A star.} It held 10{\super 6} litres.\par
\pard The end.{\super\chftn}{\*\footnote\ftnalt\pard{\super\chftn} An endnote.}\par
\trowd\cellx2000\cellx4000\intbl year\cell ice\cell\row
\trowd\cellx2000\cellx4000\intbl 1911\cell thick{\super\chftn}{\footnote\pard{\super\chftn} In a table.}\cell\row
\pard Na\'efve.{\v hidden}\par}
"""


@has_pandoc
@pytest.mark.process
def test_notes_of_latex_are_linked_wherever_they_stand() -> None:
    harbour = read(LATEX, "harbour.tex")

    assert called(harbour) == [
        ("“dry”", "2", "Roe, Nets (Kiel: Holm, 1911), 12–14."),
        ("litres.", "3", "Ibid., p.\u00a084. See note\u00a04."),
        ("dawn.", "4", "Halcro to Quill.\n\nThe boats were late."),
        ("marked", "4", "By mark and text."),
        ("thick", "5", "In a table."),
        ("item.", "6", "In an item."),
        ("Ends", "7", "At the end."),
        ("here.", "8", "One."),
        ("here.8,", "9", "Two."),
        ("Cited", "10", "[roe, 12]"),
    ]
    assert [(m.label, m.note and harbour.notes[m.note].text) for m in harbour.markers_in_headings][1:] == [
        ("1", "Built in 1702.")
    ]
    assert (harbour.notes[0].label, harbour.notes[0].text) == ("*", "Read in Kiel.")


@has_pandoc
@pytest.mark.process
def test_latex_keeps_its_title_its_blocks_and_what_is_verbatim() -> None:
    harbour = read(LATEX, "harbour.tex")

    assert (harbour.author, harbour.date) == ("Ada Quill, Tom Roe", "May 1911")
    assert harbour.title == "The Harbour of Sandvoe"
    assert blocks(harbour, BlockKind.QUOTATION) == ["We came at dawn.4"]
    assert harbour.passages[0].text == (
        "The nets were “dry”2 and the Skua came. It held 10⁶ litres.3 It cost 50% more [see roe, 12]."
    )
    assert "\\footnote{no note} \\cite{none}" in [passage.text for passage in harbour.passages]
    assert "not this" not in harbour.text
    assert ("words left out", "“\\marginpar{A word in the margin.}”", "line 32") in [
        (problem.kind, problem.detail, problem.where) for problem in harbour.problems
    ]


MACROS = r"""\section\problems
A \term{tide table} is a list\indexdef{list}; the \term{ebb} of $\vect{x}$ and \vect{y} is low.
\olsection{Apart}

\term{Neap tides}\footnote{Roe, 12.} are \term{weak}
\index{tide}
here, and a tide \also{tide} runs.
"""


@has_pandoc
@pytest.mark.process
def test_macros_that_another_file_defines_print_what_a_sentence_needs_in_latex() -> None:
    tides = read(MACROS, "tides.tex")

    assert [passage.text for passage in tides.passages] == [
        "A tide table is a list; the ebb of $\\vect{x}$ and is low.",
        "Neap tides1 are weak here, and a tide runs.",
    ]
    assert [(problem.kind, problem.detail) for problem in tides.problems] == [
        ("templates left out", "macros that are not defined here, printed as what they are told: \\term (4)"),
        ("words left out", "“\\indexdef{list}”"),
        ("words left out", "“\\vect{y}”"),
        ("words left out", "“\\olsection{Apart}”"),
        ("words left out", "“\\also{tide}”"),
    ]


@has_pandoc
@pytest.mark.process
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It came.\\footnote{Roe.}\n\n\\def\\x$#1 #2${#2} and\\footnote{Lost.}\nso on.\n\nIt went, \\term{low} again.\n", "ice.tex"),
        ("It came.[fn:1]\n\nIt is \\( x \nso on \\begin{a}[fn:2].\n\nIt went, low again.\n\n[fn:1] Roe.\n", "ice.org"),
    ],
)  # fmt: skip
def test_a_paragraph_that_pandoc_does_not_understand_is_left_out_and_told(text: str, name: str) -> None:
    ice = read(text, name)

    assert [passage.text for passage in ice.passages] == ["It came.1", "It went, low again."]
    assert {problem.kind for problem in ice.problems} >= {
        ProblemKind.WORDS_LEFT_OUT,
        ProblemKind.LABELS_NOT_CERTAIN,
    }


@has_pandoc
@pytest.mark.process
def test_notes_of_org_are_one_each_however_often_they_are_called() -> None:
    harbour = read(ORG, "harbour.org")

    assert called(harbour) == [
        ('"dry"', "2", "Roe, Nets, 12.\n\nMore of Roe."),
        ("came.", "3", "In place, p. 3."),
        ("Again.", "2", "Roe, Nets, 12.\n\nMore of Roe."),
        ("dawn.", "4", "5/16 Letter."),
        ("thick", "5", "In a table."),
        ("item.", "6", "In an item."),
    ]
    assert [m.label for m in harbour.markers_in_headings] == ["1"]
    assert (harbour.title, harbour.author, harbour.date, harbour.language) == (
        "The Harbour", "Ada Quill", "1911-05-02", "en"
    )  # fmt: skip
    assert "no marker[fn:1]" in [passage.text for passage in harbour.passages]
    assert [(problem.kind, problem.detail) for problem in harbour.problems] == [
        ("note without marker", "note unused; kept as a paragraph at the end"),
        ("marker without note", "marker none"),
    ]


@has_pandoc
@pytest.mark.process
def test_notes_of_rtf_keep_their_marks_and_tables_their_cells() -> None:
    harbour = read(RTF, "harbour.rtf")

    assert called(harbour) == [
        ("“dry”", "1", "Roe, Nets, 12–14.\n\nMore of Roe."),
        ("came.", "*", "A star."),
        ("end.", "2", "An endnote."),
        ("thick", "3", "In a table."),
    ]
    assert [passage.text for passage in harbour.passages] == [
        "The nets were “dry”1 and the boat came.* It held 10⁶ litres.",
        "The end.2",
        "year | ice",
        "1911 | thick3",
        "Naïve.",
    ]
    assert (harbour.title, harbour.author, harbour.problems) == ("The Harbour", "Ada Quill", ())


@has_pandoc
@pytest.mark.process
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("ice.tex", "\\input{{{0}}}\\include{{{0}}}\\verbatiminput{{{0}}}"),
        ("ice.org", '#+INCLUDE: "{0}"'),
        ("ice.rtf", r"{{\field{{\*\fldinst INCLUDETEXT {0}}}}}"),
    ],
)
def test_no_other_file_is_put_into_a_text_by_pandoc(tmp_path: Path, name: str, line: str) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("the secret words")
    head, tail = (r"{\rtf1 ", "}") if name.endswith(".rtf") else ("", "")

    ice = read(f"{head}The ice came.\n\n{line.format(secret)}\n{tail}", name)

    assert "the secret words" not in ice.text
    assert ice.passages[0].text == "The ice came."


@has_pandoc
@pytest.mark.process
def test_what_takes_pandoc_too_much_memory_or_time_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    doubling = "\\newcommand{\\a}{ice }" + "".join(
        f"\\newcommand{{\\{name}}}{{{(chr(92) + below) * 20}}}"
        for below, name in zip("abcdefghi", "bcdefghij", strict=True)
    )

    monkeypatch.setattr(pandoc, "_SECONDS", 0.5)
    late = parse(f"{doubling}\\j".encode(), "ice.tex")

    assert isinstance(late, Problem)
    assert late.kind in (ProblemKind.TOO_SLOW, ProblemKind.TOO_MUCH_MEMORY)
    assert late.where == "ice.tex"


@pytest.mark.parametrize("name", ["ice.tex", "ice.org", "ice.rtf"])
def test_without_pandoc_its_formats_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: None)
    (tmp_path / name).write_text("{\\rtf1 The ice came.}")
    (tmp_path / "snow.txt").write_text("The snow came.")

    texts = library.read(tmp_path, Rules())

    assert [document.id for document in texts.documents] == ["snow"]
    suffix = name.removeprefix("ice")
    assert texts.problems == (
        Problem(
            ProblemKind.NEEDS_PANDOC,
            f"{suffix} is read by pandoc, which is not there: pip install 'scholiast[pandoc]'",
            name,
        ),
    )


def test_what_is_called_rtf_and_is_none_is_not_read() -> None:
    assert parse(b"The ice came.", "ice.rtf") == Problem(
        ProblemKind.DAMAGED_FILE, "not read as RTF: it does not begin as such", "ice.rtf"
    )


@has_pandoc
@pytest.mark.process
def test_a_backslash_of_org_is_one_unless_it_means_something() -> None:
    ice = read(
        "A folder is C:\\ and a sign \\.\nIt was\\nbsp{}cold \\rArr{} late, \\alpha and =C:\\n\\rArr{}=.[fn:1]\n\n"
        ": \\nbsp{} \\\n\nIt went\\nbsp{}late.\n\n[fn:1] Roe.\n",
        "ice.org",
    )

    assert blocks(ice, BlockKind.PARAGRAPH) == [
        "A folder is C:\\ and a sign \\. It was\u00a0cold ⇒ late, α and C:\\n\\rArr{}.1",
        "\\nbsp{} \\",
        "It went\u00a0late.",
    ]
    assert called(ice) == [("C:\\n\\rArr{}.", "1", "Roe.")]
    assert ice.problems == ()


@has_pandoc
@pytest.mark.process
def test_the_form_feeds_that_editors_leave_between_chapters_are_breaks_and_other_controls_no_words() -> None:
    quay = read(
        "#+TITLE: The\x0cQuay\n\n* Ice\nThe nets were\x0cdry[fn:1] and\x1f cold.\n\n[fn:1] Roe\x01, 3.\n",
        "a.org",
    )

    assert (quay.title, quay.passages[-1].text) == ("The Quay", "The nets were dry1 and cold.")
    assert [note.text for note in quay.notes] == ["Roe, 3."]


@has_pandoc
@pytest.mark.process
def test_letters_of_rtf_are_those_of_the_code_page_that_their_font_has() -> None:
    ice = read(
        rb"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil\fcharset238 A;}{\f1\fnil\fcharset204 B;}{\f2\fnil\fcharset128 C;}"
        rb"{\f3\fnil\fcharset2 Symbol;}}\pard Pros\'ea, {\f1 \'cb\'b8\'e4 \'f2\'e0\'e5\'f2}{\super\chftn}{\footnote\pard{\super\chftn}"
        rb" \f1 \'d0\'ee, 3.} it's\'ea {\uc2\u26580\'94\'4e\f2 \'96\'7b\'83A} t\b\u233?t\'e9\b0.\par"
        b"\n\\pard \\f3\\'b7\\'a5\\f0  Raw \xea.\\par}",
        "ice.rtf",
    )  # fmt: skip

    assert blocks(ice, BlockKind.PARAGRAPH) == ["Prosę, Лёд тает1 it'sę 柔本ア tété.", "• Raw ę."]
    assert called(ice) == [("тает", "1", "Ро, 3.")]
    assert [problem.detail for problem in ice.problems] == [
        "1 letter of which the file does not say what they are; left out"
    ]


@has_pandoc
@pytest.mark.process
def test_macros_that_another_file_defines_are_shown_by_what_they_are_told_in_org() -> None:
    ice = read(
        "#+MACRO: quay the quay of $1\n\nPress {{{kbd(C-c\\, x)}}} at {{{quay(Ness)}}}.[fn::See =Ice=], or =Nets= there.\n\n"
        "#+begin_example\n{{{kbd(TAB)}}}\n#+end_example\n",
        "ice.org",
    )

    assert blocks(ice) == ["Press C-c, x at the quay of Ness.1, or Nets there.", "{{{kbd(TAB)}}}"]
    assert called(ice) == [("Ness.", "1", "See Ice")]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        (
            "templates left out",
            "macros that are not defined here, shown by what they are told, or as they are written: kbd (1)",
        )
    ]


@has_pandoc
@pytest.mark.process
def test_macros_without_words_are_those_of_the_head_of_an_org_text_or_are_told() -> None:
    ice = read(
        "#+TITLE: Ice\n#+DATE: 1911\n\n{{{Title}}} of {{{date}}}, by {{{clerk}}} at {{{time(%Y)}}}.\n",
        "ice.org",
    )

    assert blocks(ice) == ["Ice", "Ice of 1911, by {{{clerk}}} at {{{time(%Y)}}}."]
    assert [problem.detail.rpartition(": ")[2] for problem in ice.problems] == ["clerk (1), time (1)"]


@has_pandoc
@pytest.mark.process
@pytest.mark.parametrize(
    ("begin", "again"),
    [
        pytest.param("", "Roe.", id="one note of this number"),
        pytest.param("\\chapter{One}\n\n", None, id="numbers begin anew in chapters"),
    ],
)
def test_marks_of_latex_have_the_words_of_their_number_or_call_a_note_again(
    begin: str, again: str | None
) -> None:
    ice = read(
        r"\begin{document}"
        + begin
        + r"It came\footnote{Roe.} early\footnotemark[1] and went\footnote[9]{Holm.} off"
        r"\footnotemark{}.\footnotetext{Quill.} There\footnotemark[7].\footnotetext[7]{Seven.}\end{document}",
        "ice.tex",
    )

    notes = {marker.label: marker.note is not None and ice.notes[marker.note].text for marker in ice.markers}
    assert notes == {"1": "Roe.", "9": "Holm.", "2": "Quill.", "7": "Seven."}
    assert [marker.label for marker in ice.markers].count("1") == (2 if again else 1)
    assert ("marker without note" in {problem.kind for problem in ice.problems}) == (again is None)


@has_pandoc
@pytest.mark.process
def test_a_mark_of_rtf_that_was_set_by_hand_is_the_label_raised_in_its_note_or_not() -> None:
    ice = read(
        r"{\rtf1\ansi {\pard It went{\super *}{\footnote * Holm.} off{\super a}{\footnote {\super a} Roe.} in"
        r"{\super 9}{\footnote 90 boats.} May.\par}}",
        "ice.rtf",
    )

    assert called(ice) == [("went", "*", "Holm."), ("off", "a", "Roe."), ("in⁹", "1", "90 boats.")]


@has_pandoc
@pytest.mark.process
def test_a_note_of_latex_within_a_note_keeps_its_words() -> None:
    ice = read(
        r"\begin{document}It came\footnote{Roe\footnote{In 1911.} said so.} and went\footnote{Holm\footnotemark{}.}"
        r"\footnotetext{Twice.} off.\end{document}",
        "ice.tex",
    )

    assert called(ice) == [("came", "1", "Roe [In 1911.] said so."), ("went", "2", "Holm [Twice.].")]


@has_pandoc
@pytest.mark.process
def test_a_note_of_org_that_has_a_name_and_its_words_is_called_again() -> None:
    ice = read("It came[fn:quay:Roe, p. 3] early.\n\nIt went[fn:quay] in April.\n", "ice.org")

    assert called(ice) == [("came", "1", "Roe, p. 3"), ("went", "1", "Roe, p. 3")]
    assert ice.problems == ()


@has_pandoc
@pytest.mark.process
def test_an_example_of_a_note_is_no_marker_without_a_note_in_org() -> None:
    ice = read(
        "It came.\n\n#+begin_example\nIt came.[fn:9]\n#+end_example\n\nWrite =a[fn:8]= there.\n", "ice.org"
    )

    assert ice.problems == ()


@has_pandoc
@pytest.mark.process
def test_notes_of_rtf_in_headings_and_tables_keep_their_words() -> None:
    ice = read(
        r"{\rtf1\ansi {\pard\outlinelevel0 The Harbour\par}{\pard\outlinelevel1 Ice{\super\chftn}{\*\footnote\chftn\~ In a heading.}\par}"
        r"{\pard It came.\par}\trowd\cellx1000\cellx2000\intbl 1911{\super\chftn}{\footnote\pard\intbl In a table.\par}"
        r"\cell thick{\super\chftn}{\footnote So they say \{all\}.}\cell\row"
        r"{\pard It went{\footnote Holm.}, it came{\footnote Roe.} and {\b stayed} on{\footnote Dun.} until May{\footnote Pole.}.\par}}",
        "ice.rtf",
    )

    assert [note.text for note in ice.notes] == [
        "In a heading.",
        "In a table.",
        "So they say {all}.",
        "Holm.",
        "Roe.",
        "Dun.",
        "Pole.",
    ]
    assert called(ice) == [
        ("1911", "2", "In a table."),
        ("thick", "3", "So they say {all}."),
        ("went", "4", "Holm."),
        ("came", "5", "Roe."),
        ("on", "6", "Dun."),
        ("May", "7", "Pole."),
    ]
    assert ice.passages[-1].text == "It went4, it came5 and stayed on6 until May7."
    assert ice.headings == ["Ice"]
    assert ice.problems == ()


@has_pandoc
@pytest.mark.process
def test_a_table_at_the_end_of_rtf_is_in_no_note() -> None:
    ice = read(
        r"{\rtf1\ansi {\pard It came{\footnote Roe.}.\par}\trowd\cellx1000\cellx2000\intbl 1911\cell thick\cell\row\pard}",
        "ice.rtf",
    )

    assert called(ice) == [("came", "1", "Roe.")]
    assert [passage.text for passage in ice.passages] == ["It came1.", "1911 | thick"]


@has_pandoc
@pytest.mark.process
def test_rtf_that_is_cut_off_is_read_as_far_as_it_goes_and_told() -> None:
    ice = read(
        "{\\rtf1\\ansi {\\b Ice} came.{\\super\\chftn}{\\footnote\\pard Roe.}\\par It {\\i went", "ice.rtf"
    )

    assert called(ice) == [("came.", "1", "Roe.")]
    assert [passage.text for passage in ice.passages] == ["Ice came.1", "It went"]
    assert [(problem.kind, problem.detail) for problem in ice.problems] == [
        ("damaged file", "groups that are not closed: 2, as of a file that is cut off")
    ]


@has_pandoc
@pytest.mark.process
def test_the_note_of_a_title_of_rtf_is_no_word_of_it() -> None:
    ice = read(
        r"{\rtf1\ansi {\pard\outlinelevel0 The Harbour{\footnote Of Ness.}\par}{\pard It came.\par}}",
        "ice.rtf",
    )

    assert ice.title == "The Harbour"
    assert [note.text for note in ice.notes] == ["Of Ness."]


@has_pandoc
@pytest.mark.process
def test_notes_of_one_name_in_two_chapters_of_org_are_each_the_note_of_its_chapter() -> None:
    ice = read(
        "* One\nIt came.[fn:1]\n\n[fn:1] Roe, p. 3.\n\n* Two\nIt went.[fn:1] It came.[fn:2]\n\n"
        "[fn:1] Holm, p. 4.\n\n[fn:2] Quill.\n",
        "ice.org",
    )

    assert called(ice) == [
        ("came.", "1", "Roe, p. 3."),
        ("went.", "2", "Holm, p. 4."),
        ("came.", "3", "Quill."),
    ]
    assert ice.problems == ()


@has_pandoc
@pytest.mark.process
def test_two_notes_of_one_name_in_org_keep_both_their_words() -> None:
    within = read("It came[fn:a: Roe.] and went.[fn:a: Holm.] It came.[fn:a]\n", "ice.org")
    listed = read("It came.[fn:a]\n\n[fn:a] Roe.\n\n[fn:a] Holm.\n", "ice.org")

    assert called(within) == [("came", "1", "Roe."), ("went.", "2", "Holm."), ("came.", "1", "Roe.")]
    assert called(listed) == [("came.", "1", "Roe.")]
    assert [passage.text for passage in listed.passages] == ["It came.1", "(a) Holm."]
    assert [problem.detail for problem in listed.problems] == ["note a; kept as a paragraph at the end"]
