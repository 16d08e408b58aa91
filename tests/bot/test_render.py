"""What a person reads is what the text says: markers raised, nothing altered."""

import json
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.answer import Answer, Citation, Quote, compose, find_notes
from bot.lookup import names, passages
from bot.render import json as as_json
from bot.render.findings import worth_showing
from bot.render.pieces import pieces
from bot.render.posts import answers, quotation
from bot.render.posts.answers import note_buttons, spot
from bot.render.posts.blocks import Text
from bot.render.posts.quotation import notes_cut
from bot.render.superscript import superscript
from bot.render.terminal import text
from bot.render.terminal.text import RULE, Style
from bot.words import Say
from corpus import library
from corpus.folder import Rules
from corpus.model import Library, Span
from embeddings.hits import Explanation, Found, Hit, Outcome, Remark, Score, Scored

TALE = """\
The Long Winter

By Ann Roe

The pilot said this:

“I have seen it come before.”1

How it ended

It stayed.2 It left in the May of 1917.3 Nobody thanked him.

1 Roe, p. 3.

2 Ibid.

3 Almanac.
"""


def read(folder: Path, tale: str = TALE, name: str = "winter.txt") -> Library:
    (folder / name).write_text(tale, encoding="utf-8")
    return library.read(folder, Rules())


def answer(texts: Library, *numbers: int, outcome: Outcome = Outcome.QUOTED, sentence: int = 0) -> Answer:
    (document,) = texts.documents
    hits = tuple(Hit(document.passage(number), sentence, Score(0.5, 0.25, 0.4)) for number in numbers)
    return compose("What?", Found(hits, outcome, 0.75), texts, "gen-000001")


def test_a_quotation_stands_behind_a_rule_with_its_place_and_its_notes(tmp_path: Path) -> None:
    given_answer = answer(read(tmp_path), 3)

    assert text.answer(given_answer, Style()) == (
        "  │ It stayed.² It left in the May of 1917.³ Nobody thanked him.\n"
        "    — Ann Roe · “The Long Winter” · How it ended · ¶ 3\n"
        "    ² Ibid.\n"
        "        Ibid. → no full citation recognised in an earlier note\n"
        "    ³ Almanac.\n"
    )


def test_places_that_are_cited_alike_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    for name in ("one", "two"):
        read(tmp_path, TALE, f"{name}.txt")
    texts = read(tmp_path, TALE.replace("The Long Winter", "The Quay"), "three.txt")
    one, three, two = (document.passage(3) for document in texts.documents)
    found = Found((Hit(one, 0, Score(0.5, 0.25, 0.4), (two, three)),), Outcome.QUOTED, 0.75)

    given_answer = compose("What?", found, texts, "gen-000001")

    assert text.answer(given_answer, Style()).splitlines()[1:4] == [
        "    — Ann Roe · “The Long Winter” · How it ended · ¶ 3",
        "      also in Ann Roe · “The Long Winter” · How it ended · ¶ 3 (two)",
        "      also in Ann Roe · “The Quay” · How it ended · ¶ 3",
    ]
    post = answers.answer(given_answer, Say(), passages=3, reader=answers.For())
    shown = "\n".join(block.markdown for block in post.blocks if isinstance(block, Text))
    assert "-# also in **The Long Winter** · Ann Roe · How it ended · ¶ 3 (two)" in shown.split("\n")


ALMANAC = """\
The Spring

By Ann Roe

The ice went.1 Nobody thanked it.2

1 Lev Holm, Ice (Ness: Quill, 1921), p. 4. It went in two *nights*. The pilots had said so.

2 Almanac.
"""


def answered_by_a_note(folder: Path, *sentences: int) -> tuple[Library, Answer]:
    texts = read(folder, ALMANAC, "spring.txt")
    (document,) = texts.documents
    note = document.notes[0]
    spans = [note.sentences[sentence] for sentence in sentences or (1,)]
    said = tuple(Remark(0, span.start, span.end, note.text[span.start : span.end]) for span in spans)
    hit = Hit(document.passage(1), 0, Score(0.5, 0.25, 0.4), remarks=said)
    return texts, compose("How long?", Found((hit,), Outcome.QUOTED, 0.75), texts, "gen-000001")


def test_where_a_note_answers_its_sentence_is_set_apart_and_not_the_one_that_calls_it(
    tmp_path: Path,
) -> None:
    _, given = answered_by_a_note(tmp_path)

    assert text.answer(given, Style(colour=True)).replace("\x1b[2m", "").splitlines() == [
        "  │\x1b[0m The ice went.¹ Nobody thanked it.²",
        "    — Ann Roe · “The Spring” · ¶ 1\x1b[0m",
        "    found in note 1:\x1b[0m",
        "    ¹ Lev Holm, Ice (Ness: Quill, 1921), p. 4. \x1b[1mIt went in two *nights*. \x1b[0mThe pilots had said so.",
        "    ² Almanac.",
    ]
    assert quotation.notes(given.quotes[0], Say()) == [
        "-# found in note 1:",
        "-# ¹ Lev Holm, Ice (Ness: Quill, 1921), p. 4. **It went in two \\*nights\\*.** The pilots had said so.",
        "-# ² Almanac.",
    ]
    assert quotation.quoted(given.quotes[0]) == "> The ice went.¹ Nobody thanked it.²"


def test_the_json_says_which_sentence_of_a_note_answers_and_which_calls_it(tmp_path: Path) -> None:
    _, given = answered_by_a_note(tmp_path)

    (quoted,) = as_json.answer(given)["quotes"]

    first, second = quoted["notes"]
    assert first["text"][slice(*first["highlight"])] == "It went in two *nights*."
    assert second["highlight"] is None
    assert quoted["text"][slice(*quoted["highlight"])] == "The ice went.1"


def test_every_sentence_that_bears_nearly_as_well_is_set_apart_too(tmp_path: Path) -> None:
    texts = read(tmp_path)
    hit = Hit(texts.documents[0].passage(3), 2, Score(0.5, 0.25, 0.4), further=(0,))

    given = compose("What?", Found((hit,), Outcome.QUOTED, 0.75), texts, "gen-000001")

    (quote,) = given.quotes
    assert quotation.quoted(quote) == "> **It stayed.²** It left in the May of 1917.³ **Nobody thanked him.**"
    (quoted,) = as_json.answer(given)["quotes"]
    lit = [quoted["text"][slice(*span)] for span in (quoted["highlight"], *quoted["further"])]
    assert lit == ["Nobody thanked him.", "It stayed.2"]


def test_where_several_sentences_of_a_note_answer_all_are_set_apart(tmp_path: Path) -> None:
    _, given = answered_by_a_note(tmp_path, 2, 1)

    (quote,) = given.quotes

    assert quotation.notes(quote, Say())[1] == (
        "-# ¹ Lev Holm, Ice (Ness: Quill, 1921), p. 4. **It went in two \\*nights\\*.** **The pilots had said so.**"
    )
    assert "\x1b[1mIt went in two *nights*. The pilots had said so." in text.answer(given, Style(colour=True))
    assert quote.answering is not None
    assert quote.answering.text[quote.answering.highlight.start :] == "The pilots had said so."


def test_the_notes_of_a_quotation_do_not_stand_with_its_introduction_too(tmp_path: Path) -> None:
    texts = read(tmp_path)
    document = texts.documents[0]
    held = Scored(document.passage(2), 0, Score(0.5, 0.25, 0.4))
    alone = Hit(document.passage(1), 0, Score(0.5, 0.25, 0.4))

    together = compose(
        "What?", Found((replace(alone, quotation=held),), Outcome.QUOTED, 0.75), texts, "gen-000001"
    )

    assert [[note.label for note in quote.notes] for quote in together.quotes] == [[], ["1"]]
    assert [note.label for note in answer(texts, 1).quotes[0].notes] == ["1"]


@pytest.mark.parametrize(("outcome", "shown"), [(Outcome.QUOTED, [1, 3]), (Outcome.CLOSEST, [1, 2, 3])])
def test_a_passage_that_adds_nothing_to_those_before_is_left_out_of_an_answer(
    tmp_path: Path, outcome: Outcome, shown: list[int]
) -> None:
    texts = read(tmp_path)
    hits = tuple(
        Hit(texts.documents[0].passage(number), 0, Score(0.5, 0.5, 0.5), adds=number != 2)
        for number in (1, 2, 3)
    )

    given = compose("What?", Found(hits, outcome, 0.75), texts, "gen-000001")

    assert [quote.citation.paragraph for quote in given.quotes] == shown


def test_a_button_finds_the_sentence_of_a_note_again(tmp_path: Path) -> None:
    texts, given = answered_by_a_note(tmp_path)
    (quote,) = given.quotes

    (document,) = texts.documents
    again = passages.quotation(document, document.passage(1), spot(quote).sentence)

    assert again == replace(quote, score=None)


def test_the_note_that_answers_comes_first_and_what_stands_before_its_sentence_is_cut_first(
    tmp_path: Path,
) -> None:
    _, given = answered_by_a_note(tmp_path)
    (quote,) = given.quotes
    answering, other = quote.notes
    start = 600
    padded = replace(answering, text="a " * 300 + "It came. It went.", highlight=Span(start, start + 8))
    shown = quotation.notes(replace(quote, notes=(other, padded)), Say())

    assert shown == ["-# found in note 1:", "-# ¹ […] **It came.** It went.", "-# ² Almanac."]


def test_where_works_are_sought_those_that_the_notes_cite_are_listed(tmp_path: Path) -> None:
    texts = read(tmp_path, ALMANAC, "spring.txt")
    hit = Hit(texts.documents[0].passage(1), 0, Score(0.5, 0.25, 0.4))

    given = compose("Who wrote?", Found((hit,), Outcome.QUOTED, 0.75, seeks_works=True), texts, "gen-000001")

    assert text.answer(given, Style()).splitlines()[-2:] == [
        "Works that the notes of this passage cite:",
        "    Lev Holm, Ice (Ness: Quill, 1921) (note 1)",
    ]
    assert as_json.answer(given)["works"] == [
        {"document": "spring", "reference": "Lev Holm, Ice (Ness: Quill, 1921)", "notes": ["1"]}
    ]
    post = answers.answer(given, Say(), passages=3, reader=answers.For())
    assert post.blocks[1] == Text(
        "Works that the notes of this passage cite:\n- Lev Holm, Ice (Ness: Quill, 1921) (note 1)"
    )


def test_works_are_listed_only_of_the_passages_that_are_shown(tmp_path: Path) -> None:
    texts = read(tmp_path, "The Ferry\n\nIt came late.\n\n" + ALMANAC.split("\n\n", 1)[1], "spring.txt")
    first, second = (
        Hit(texts.documents[0].passage(number), 0, Score(0.5, 0.25, fused))
        for number, fused in ((1, 0.4), (2, 0.1))
    )

    given = compose(
        "Who wrote?", Found((first, second), Outcome.QUOTED, 0.75, seeks_works=True), texts, "gen-000001"
    )

    assert given.works
    assert "Works" not in text.answer(given, Style())
    post = answers.answer(given, Say(), passages=1, reader=answers.For())
    assert not any("Works" in str(block) for block in post.blocks)


def test_no_work_is_listed_where_none_was_sought_or_nothing_answers(tmp_path: Path) -> None:
    texts = read(tmp_path, ALMANAC, "spring.txt")
    hit = Hit(texts.documents[0].passage(1), 0, Score(0.5, 0.25, 0.4))

    for found in (
        Found((hit,), Outcome.QUOTED, 0.75),
        Found((hit,), Outcome.CLOSEST, 0.2, seeks_works=True),
    ):
        assert compose("Who wrote?", found, texts, "gen-000001").works == ()


def test_a_german_terminal_is_told_in_german_beside_the_words_of_the_text(tmp_path: Path) -> None:
    given_answer = answer(read(tmp_path), 3, outcome=Outcome.CLOSEST)

    assert text.answer(given_answer, Style(say=Say("de"))) == (
        "Ich habe in der Bibliothek keine Antwort darauf gefunden. Die nächstliegende Stelle:\n\n"
        "  │ It stayed.² It left in the May of 1917.³ Nobody thanked him.\n"
        "    — Ann Roe · „The Long Winter“ · How it ended · ¶ 3\n"
        "    ² Ibid.\n"
        "        Ibid. → in keiner früheren Anmerkung ein vollständiger Nachweis erkannt\n"
        "    ³ Almanac.\n"
    )


def test_what_markdown_emphasises_is_looked_for_by_who_shows_it_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tale = "# The Long Winter\n\nIt *stayed*.[^1]\n\n[^1]: Roe, *Winter*, p. 3.\n"
    found = answer(read(tmp_path, tale, "winter.md"), 1)
    monkeypatch.setitem(sys.modules, "corpus.markdown.emphasis", None)  # an import of it fails

    printed = text.answer(found, Style())
    written = json.dumps(as_json.answer(found), ensure_ascii=False)

    assert "It *stayed*.¹" in printed
    assert "Roe, *Winter*, p. 3." in written
    with pytest.raises(ImportError):
        quotation.quoted(found.quotes[0])


def test_a_narrow_terminal_breaks_lines_at_spaces(tmp_path: Path) -> None:
    lines = text.answer(answer(read(tmp_path), 3), Style(width=34)).splitlines()

    assert lines[:3] == [
        "  │ It stayed.² It left in the May",
        "  │ of 1917.³ Nobody thanked him.",
        "    — Ann Roe · “The Long Winter”",
    ]


def test_colour_sets_the_best_sentence_apart(tmp_path: Path) -> None:
    shown = text.answer(answer(read(tmp_path), 3, sentence=1), Style(colour=True))

    assert "It stayed.² \x1b[1mIt left in the May of 1917.³\x1b[0m Nobody" in shown


def test_a_sentence_that_does_not_tell_what_was_asked_is_not_set_apart(tmp_path: Path) -> None:
    texts = read(tmp_path)
    hit = Hit(texts.documents[0].passage(3), 1, Score(0.5, 0.25, 0.4))
    explained = Explanation("en", {}, (), {}, quoted_from=0.8, closest_from=0.07, may_tell=False)

    given = compose("Who was his wife?", Found((hit,), Outcome.CLOSEST, 0.8, explained), texts, "gen-000001")

    assert "It left in the May of 1917.³ Nobody" in text.answer(given, Style(colour=True))
    assert [quote.highlight is None for quote in given.quotes] == [False]


def test_a_block_quotation_keeps_the_sentence_that_introduces_it(tmp_path: Path) -> None:
    shown = text.answer(answer(read(tmp_path), 2), Style())

    assert shown.startswith(
        "    quoted by Ann Roe; speaker not identified\n    The pilot said this:\n  │ “I have seen it come before.”¹\n"
    )


@pytest.mark.parametrize(
    ("confidence", "line"),
    [
        (0.6, "This passage is on the subject; it may not answer the question."),
        (0.3, "I found no answer to this in the library. The closest passage:"),
    ],
)
def test_between_the_lines_the_passages_are_said_to_be_on_the_subject(
    tmp_path: Path, confidence: float, line: str
) -> None:
    explained = Explanation("en", {}, (), {}, quoted_from=0.8, closest_from=0.07, bears_from=0.32)

    near = replace(
        answer(read(tmp_path), 2, outcome=Outcome.CLOSEST), confidence=confidence, explanation=explained
    )

    assert text.answer(near, Style()).splitlines()[0] == line


def test_names_and_languages_that_the_library_does_not_have_are_told(tmp_path: Path) -> None:
    near = answer(read(tmp_path), 2, outcome=Outcome.CLOSEST)
    known = Explanation("en", {}, (), {}, quoted_from=0.8, closest_from=0.07, bears_from=0.9)
    unnamed = replace(near, explanation=replace(known, unknown_names=("Quarles",)))
    unread = replace(near, explanation=replace(known, is_understood=False, languages=("en", "de", "xx")))

    firsts = [text.answer(one, Style()).splitlines()[0] for one in (unnamed, unread)]

    assert firsts == [
        "I found no answer to this in the library. No text has “Quarles”. The closest passage:",
        "This question is in a language that I do not know. The texts are in: English, German, xx. "
        "The closest passage:",
    ]


def test_what_is_much_worse_than_the_best_is_not_shown(tmp_path: Path) -> None:
    texts = read(tmp_path)
    (document,) = texts.documents
    hits = [
        Hit(document.passage(number), 0, Score(0.5, 0.25, fused))
        for number, fused in ((1, 0.5), (2, 0.3), (3, 0.29))
    ]

    given_answer = compose("What?", Found(tuple(hits), Outcome.QUOTED, 0.75), texts, "gen-000001")

    assert [quote.citation.paragraph for quote in given_answer.quotes] == [1, 2, 3]
    assert worth_showing(given_answer.quotes) == 2
    assert [f"¶ {number}" in text.answer(given_answer, Style()) for number in (1, 2, 3)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        (Outcome.CLOSEST, "I found no answer to this in the library. The closest passages:"),
        (Outcome.NOTHING, "I found nothing on this in the library."),
    ],
)
def test_what_is_not_an_answer_says_so_first(tmp_path: Path, outcome: Outcome, line: str) -> None:
    assert text.answer(answer(read(tmp_path), outcome=outcome), Style()).splitlines()[0] == line


def test_a_note_is_shown_with_the_paragraphs_that_call_it(tmp_path: Path) -> None:
    (found,) = find_notes(read(tmp_path), "[3]")

    assert text.footnote(found, Style()) == (
        "    ³ Almanac.\n"
        "    — The Long Winter (winter), ¶ 3\n"
        "    ¶ 3: …It stayed.2 It left in the May of 1917.³\n"
    )


def test_a_citation_names_the_page_where_there_is_one() -> None:
    paged = Citation("ferry", "The Ferry", None, None, 7, None, page="84–85")

    assert as_json.citation(paged)["page"] == "84-85"
    assert "page" not in as_json.citation(replace(paged, page=None))
    assert text.citation(paged, Say()) == "“The Ferry” · pp. 84–85 · ¶ 7"
    assert quotation.citation(paged) == "**The Ferry** · pp. 84–85 · ¶ 7"


def test_the_json_of_an_answer_is_the_contract(tmp_path: Path) -> None:
    texts = read(tmp_path)

    value = json.loads(json.dumps(as_json.answer(answer(texts, 3, sentence=1))))

    passage = texts.documents[0].passage(3)
    assert value == {
        "question": "What?",
        "kind": "question",
        "searched": None,
        "outcome": "quoted",
        "on_subject": False,
        "confidence": 0.75,
        "generation": "gen-000001",
        "quotes": [
            {
                "id": passage.id,
                "text": "It stayed.2 It left in the May of 1917.3 Nobody thanked him.",
                "start": passage.start,
                "end": passage.end,
                "highlight": [12, 40],
                "further": [],
                "markers": [{"label": "2", "start": 10, "end": 11}, {"label": "3", "start": 39, "end": 40}],
                "citation": {
                    "document": "winter",
                    "title": "The Long Winter",
                    "author": "Ann Roe",
                    "heading": "How it ended",
                    "paragraph": 3,
                    "url": None,
                },
                "also": [],
                "speaker": None,
                "lead_in": None,
                "quotations": [],
                "notes": [
                    {
                        "label": "2",
                        "text": "Ibid.",
                        "references": [
                            {
                                "text": "Ibid.",
                                "note": None,
                                "reference": None,
                                "candidates": [],
                                "resolution": "unresolved",
                                "pages": None,
                                "start": 0,
                                "end": 5,
                            }
                        ],
                        "highlight": None,
                        "further": [],
                    },
                    {"label": "3", "text": "Almanac.", "references": [], "highlight": None, "further": []},
                ],
                "score": {"dense": 0.5, "lexical": 0.25, "fused": 0.4},
            }
        ],
        "works": [],
    }


@pytest.mark.parametrize("style", [Style(), Style(40), Style(40, colour=True)])
def test_no_text_commands_the_terminal(tmp_path: Path, style: Style) -> None:
    hostile = TALE.replace("stayed", "\x1b[2Jstayed\x07\x9b31m").replace("Winter", "Win\x1b]0;x\x07ter")
    texts = read(tmp_path, hostile.replace("Ibid.", "I\x1b[8mbid."))
    given_answer = answer(texts, 3)
    notes = find_notes(texts, "2")

    shown = text.answer(given_answer, style) + text.footnote(notes[0], style) + text.explanation(given_answer)

    own = re.sub(r"\x1b\[[012]m", "", shown)
    assert not [letter for letter in own if letter != "\n" and unicodedata.category(letter) == "Cc"]
    assert "␛[2Jstayed␇\ufffd31m" in own.replace("\n", " ")


@pytest.mark.parametrize(
    ("label", "raised"), [("11", "¹¹"), ("12a", "¹²ᵃ"), ("*", "*"), ("††", "††"), ("b", "ᵇ"), ("roe", "[roe]"), ("q", "[q]"), ("Q1", "[Q1]"), ("", "[]")]
)  # fmt: skip
def test_a_label_is_raised_or_bracketed(label: str, raised: str) -> None:
    assert superscript(label) == raised


WORDS = st.sampled_from(
    ["word", "“quoted”", "一二三", "🙂", "é", "1917.", "a-very-long-word-that-no-line-can-hold", "x.1", "[2]"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=4).map(
    "\n".join
)


@given(body=TEXTS, width=st.none() | st.integers(1, 90), colour=st.booleans(), sentence=st.integers(0, 9))
def test_a_rendered_quotation_without_its_decoration_is_its_slice(
    tmp_path_factory: pytest.TempPathFactory, body: str, width: int | None, colour: bool, sentence: int
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    texts = read(folder, f"{body} end.1 More.2\n\n1 Roe, p. 3.\n\n2 Ibid.\n")
    assume(texts.documents[0].passages)  # `[2]` alone on its line begins a note
    passage = texts.documents[0].passages[0]
    (quote,) = answer(texts, 1, sentence=sentence % len(passage.sentences)).quotes

    shown = text.answer(Answer("?", Outcome.QUOTED, 1.0, "g", (quote,)), Style(width, colour))

    plain = re.sub(r"\x1b\[\d+m", "", shown).splitlines()
    lines = [
        line.removeprefix(RULE.rstrip()).removeprefix(" ") for line in plain if line.startswith(RULE.rstrip())
    ]
    expected = with_raised_markers(quote)
    if width is None:
        assert "\n".join(lines) == expected
    assert "".join("".join(lines).split()) == "".join(expected.split())


def with_raised_markers(quote: Quote) -> str:
    shown = quote.text
    for marker in reversed(quote.markers):
        shown = shown[: marker.start] + superscript(marker.label) + shown[marker.end :]
    return shown


def test_the_pieces_with_their_markers_as_printed_are_the_quotation(sample: Library) -> None:
    for document in sample.documents:
        for passage in document.passages:
            found = Found((Hit(passage, 0, Score(1, 1, 1)),), Outcome.QUOTED, 1.0)
            (quote,) = compose("?", found, sample, "g").quotes
            printed = iter(quote.text[m.start : m.end] for m in quote.markers)
            words = "".join(next(printed) if piece.is_marker else piece.shown for piece in pieces(quote))
            assert "".join(words.split()) == "".join(quote.text.replace("\n> ", "\n").split())


def test_every_quotation_of_the_sample_library_is_a_slice_of_its_file(sample: Library) -> None:
    for document in sample.documents:
        source = (Path(__file__).parents[2] / "corpus/texts/sample" / document.path).read_text(
            encoding="utf-8"
        )
        for passage in document.passages:
            assert source[passage.start : passage.end] == passage.text


def test_what_a_passage_introduces_is_quoted_after_it(tmp_path: Path) -> None:
    texts = read(tmp_path)
    (document,) = texts.documents
    quotation = Hit(document.passage(2), 0, Score(0.1, 0.1, 0.1))
    introduction = Hit(document.passage(1), 0, Score(0.5, 0.5, 0.5), quotation=quotation)

    quotes = compose("What?", Found((introduction,), Outcome.QUOTED, 1.0), texts, "g").quotes

    assert [quote.text for quote in quotes] == ["The pilot said this:", "“I have seen it come before.”1"]


def test_a_reply_is_quoted_after_its_question_however_far_it_is_from_what_was_asked(tmp_path: Path) -> None:
    texts = read(tmp_path)
    (document,) = texts.documents
    reply = Hit(document.passage(3), 0, Score(0.01, 0.01, 0.01))
    question = Hit(document.passage(1), 0, Score(0.9, 0.9, 0.9), quotation=reply)

    given = compose("What?", Found((question,), Outcome.QUOTED, 1.0), texts, "g")

    assert [quote.is_reply for quote in given.quotes] == [False, True]
    assert worth_showing(given.quotes) == 2


@pytest.mark.parametrize("outcome", [Outcome.QUOTED, Outcome.CLOSEST])
def test_a_reply_that_is_a_hit_further_down_is_quoted_once_right_after_its_question(
    outcome: Outcome, tmp_path: Path
) -> None:
    texts = read(tmp_path)
    (document,) = texts.documents
    reply, other = (Hit(document.passage(number), 0, Score(0.5, 0.5, 0.5)) for number in (3, 2))
    question = Hit(document.passage(1), 0, Score(0.9, 0.9, 0.9), quotation=reply)

    given = compose("What?", Found((question, other, reply), outcome, 1.0), texts, "g")
    before = compose("What?", Found((reply, question), outcome, 1.0), texts, "g")

    assert [quote.citation.paragraph for quote in given.quotes] == [1, 3, 2]
    assert [quote.citation.paragraph for quote in before.quotes] == [3, 1]


LETTER = "The nets are mended. " * 150


def test_what_stands_behind_a_colon_is_quoted_after_it_where_it_is_too_long_to_be_one_with_it(
    tmp_path: Path,
) -> None:
    texts = read(tmp_path, f"The Nets\n\nRudd wrote this to Gill:\n\n{LETTER}\n\nNobody replied to it.\n")
    (document,) = texts.documents
    hits = (
        Hit(document.passage(1), 0, Score(0.9, 0.9, 0.9)),
        Hit(document.passage(2), 0, Score(0.5, 0.5, 0.5)),
    )

    given = compose("What?", Found(hits, Outcome.QUOTED, 1.0), texts, "g")

    assert [quote.citation.paragraph for quote in given.quotes] == [1, 2]
    assert worth_showing(given.quotes) == 2


DEMANDS = """\
# The Quay

They asked for this:

1. Bread for every crew.

2. Coal for the *school*.

3. No work at night.
"""


def test_an_item_is_quoted_with_its_list_as_one_slice_of_the_text(tmp_path: Path) -> None:
    texts = read(tmp_path, DEMANDS, "quay.md")

    (quoted,) = as_json.answer(answer(texts, 3, 2, sentence=1))["quotes"]

    (document,) = texts.documents
    assert quoted["text"] == document.text[quoted["start"] : quoted["end"]]
    assert quoted["text"].startswith("They asked for this:\n\n1. Bread")
    assert quoted["text"].endswith("3. No work at night.")
    assert quoted["text"][slice(*quoted["highlight"])].strip() == "Coal for the *school*."
    assert (quoted["citation"]["paragraph"], quoted["citation"]["run"]) == (3, [1, 4])


NOTED_DEMANDS = """\
# The Quay

They asked for this:[1]

1. Bread for every crew.

2. Coal for the school.[2]

3. No work at night.[3]

[1] The Minutes, p. 4.

[2] The Minutes, p. 5.

[3] The Minutes, p. 6.
"""


def test_a_list_brings_the_notes_of_all_its_items(tmp_path: Path) -> None:
    texts = read(tmp_path, NOTED_DEMANDS, "quay.md")

    (quoted,) = as_json.answer(answer(texts, 3, 2, sentence=1))["quotes"]

    assert quoted["citation"]["run"] == [1, 4]
    assert [note["label"] for note in quoted["notes"]] == ["1", "2", "3"]
    called = [quoted["text"][marker["start"] : marker["end"]] for marker in quoted["markers"]]
    assert called == ["[1]", "[2]", "[3]"]


def test_markers_with_stars_of_their_own_are_markers_in_a_list_too(tmp_path: Path) -> None:
    starred = NOTED_DEMANDS.replace("school.[2]", "*school*.**[2]**")
    given_answer = answer(read(tmp_path, starred, "quay.md"), 3)

    post = answers.answer(given_answer, Say(), passages=3, reader=answers.For())

    shown = "\n".join(block.markdown for block in post.blocks if isinstance(block, Text))
    assert [note.label for note in given_answer.quotes[0].notes] == ["1", "2", "3"]
    assert "> **2\\.** Coal for the *school*.²" in shown.split("\n")


def test_the_notes_of_a_list_stand_whole_below_it_and_have_no_buttons(tmp_path: Path) -> None:
    (quoted,) = answer(read(tmp_path, NOTED_DEMANDS, "quay.md"), 3).quotes

    assert notes_cut(quoted, Say()) == ()
    assert note_buttons(quoted.notes, quoted, Say()) == []


def test_a_list_is_read_as_its_paragraphs_in_a_terminal_and_in_a_post(tmp_path: Path) -> None:
    given_answer = answer(read(tmp_path, DEMANDS, "quay.md"), 3)

    written = text.answer(given_answer, Style())
    post = answers.answer(given_answer, Say(), passages=3, reader=answers.For())

    assert written.endswith("  │ 3. No work at night.\n    — “The Quay” · ¶ 1–4\n")
    shown = "\n".join(block.markdown for block in post.blocks if isinstance(block, Text))
    assert "> They asked for this:" in shown
    assert "¶ 1–4" in shown


def test_the_buttons_of_a_list_are_those_of_the_item_that_was_found(tmp_path: Path) -> None:
    texts = read(tmp_path, DEMANDS, "quay.md")
    (quoted,) = answer(texts, 3).quotes

    assert names.find(texts, spot(quoted).passage) == texts.documents[0].passage(3)


def test_where_nothing_answers_the_closest_stands_without_its_list(tmp_path: Path) -> None:
    (quoted,) = answer(read(tmp_path, DEMANDS, "quay.md"), 3, outcome=Outcome.CLOSEST).quotes

    assert quoted.citation.run is None
