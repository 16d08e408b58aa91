"""Both legs joined: what is found, what may be said of it, and why."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.answer import compose
from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.index import IndexKind
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.units import WINDOW
from embeddings.hits import Found, Outcome, Scope
from embeddings.ranking.refusal import Refusal, Refusals
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.embeddings.letters import Letters

TOAST = (
    "We drank the first toast to our wives and to the comrades who shared our fate. "
    "The second toast was to the revolution of the world, and the third to our own liberty."
)
WINTER = "The ice came early that winter, and the boats of Sandvoe lay on the beach until the spring."
KEEPER = "Robert Isbister kept the lamp of the lighthouse for thirty years. He never left the rock."
ORDER = (
    "Socialism in one country was the order of the day. The talk of one socialism in a country came later."
)


def texts(folder: Path, **files: str) -> Library:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return library.read(folder, Rules())


def search(read: Library, kind: IndexKind = IndexKind.FLAT) -> Search:
    finder = Search(build(read, Letters(), kind=kind, reader="").contents, Letters())
    finder.settle()
    return finder


def places(found: Found) -> list[tuple[str, int]]:
    return [(hit.passage.document, hit.passage.number) for hit in found.hits]


@pytest.fixture
def four(tmp_path: Path) -> Library:
    return texts(
        tmp_path,
        a=f"---\ntitle: Toasts\nauthor: Ann Roe\n---\n\n{TOAST}\n\n{WINTER}\n",
        b=f"---\ntitle: The Light\nauthor: Lev Holm\n---\n\n{KEEPER}\n\n{ORDER}\n",
    )


def test_the_passage_with_the_words_comes_first_and_says_so(four: Library) -> None:
    found = search(four).find("Who kept the lamp of the lighthouse?", 2)

    assert places(found)[0] == ("b", 1)
    assert (found.outcome, found.confidence > 0.5) == (Outcome.QUOTED, True)
    first, second = (hit.score for hit in found.hits)
    assert first.fused > second.fused
    assert 0 < first.lexical <= 1


@pytest.mark.parametrize("kind", list(IndexKind))
def test_every_passage_is_scored_in_both_ways(four: Library, kind: IndexKind) -> None:
    finder = search(four, kind)

    ranking = finder.rank(finder.read("the toast to our wives"))

    assert ranking.fused.shape == ranking.dense.shape == ranking.lexical.shape == (4,)
    assert np.all(ranking.dense > 0)


def test_the_best_sentence_is_pointed_out(four: Library) -> None:
    (hit,) = search(four).find("What was the third toast?", 1).hits

    best = hit.passage.sentences[hit.sentence]

    assert hit.passage.text[best.start - hit.passage.start :].startswith("The second toast")


def test_a_name_that_the_library_does_not_hold_is_told_and_nothing_is_quoted(four: Library) -> None:
    found = search(four).find("Did Quarles keep the lamp of the lighthouse for thirty years?", 1)

    assert found.outcome is Outcome.CLOSEST
    assert found.explanation is not None
    assert found.explanation.unknown_names == ("Quarles",)


@pytest.mark.parametrize(("year", "unknown"), [("1799", ("1799",)), ("1634", ()), ("12", ())])
def test_a_year_that_no_text_has_is_as_unknown_as_a_name(
    year: str, unknown: tuple[str, ...], tmp_path: Path
) -> None:
    library = texts(tmp_path, a=f"The Light\n\n{KEEPER}\n\nIn 1634 the tower was only planned.\n")

    found = search(library).find(f"Who kept the lamp of the lighthouse for thirty years from {year} on?", 1)

    assert found.explanation is not None
    assert found.explanation.unknown_names == unknown
    assert (found.outcome is Outcome.QUOTED) is not unknown or not unknown


def test_a_name_that_only_texts_out_of_scope_hold_is_unknown(four: Library) -> None:
    asked, finding = "Did Isbister drink a toast to the wives of the comrades?", search(four)
    elsewhere = next(d.id for d in four.documents if "Isbister" not in d.text and "toast" in d.text)

    everywhere, there = (finding.find(asked, 1, scope) for scope in (Scope(), Scope(documents=(elsewhere,))))

    assert everywhere.explanation is not None
    assert there.explanation is not None
    assert everywhere.explanation.unknown_names == ()
    assert there.explanation.unknown_names == ("Isbister",)


def test_a_name_with_a_slip_is_no_unknown_name(four: Library) -> None:
    found = search(four).find("Did Isbistre keep the lamp of the lighthouse for thirty years?", 1)

    assert found.outcome is Outcome.QUOTED
    assert found.explanation is not None
    assert found.explanation.unknown_names == ()


class Deaf(Letters):
    """An encoder to which the questions in ``unheard`` are like nothing."""

    unheard: tuple[str, ...] = ()

    def encode(self, texts, progress=None):  # type: ignore[no-untyped-def]
        vectors = super().encode(texts, progress)
        vectors[[text in self.unheard for text in texts]] = 0.0
        return vectors


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        pytest.param("Ann Roe", Outcome.CLOSEST, id="two words that no sentence has to do with"),
        pytest.param("the comrades' fate", Outcome.QUOTED, id="two words that one sentence holds"),
        pytest.param("the third toast of our liberty and revolution", Outcome.QUOTED, id="more words"),
    ],
)
def test_few_words_are_not_quoted_where_no_sentence_is_near(
    four: Library, question: str, outcome: Outcome
) -> None:
    encoder = Deaf()
    encoder.unheard = (question,)
    sure = Refusal(10, (0.0,) * 6, 0.5, 0.1)
    contents = build(four, Letters(), kind="flat", reader="").contents

    assert Search(contents, encoder, calibration=Refusals(main=sure)).find(question, 1).outcome is outcome


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        pytest.param("explain", Outcome.CLOSEST, id="a common word that a sentence holds, far in meaning"),
        pytest.param("go on", Outcome.CLOSEST, id="another"),
        pytest.param("Why was the light built?", Outcome.QUOTED, id="common words, near in meaning"),
        pytest.param(
            "mast", Outcome.QUOTED, id="a rarer word, far in meaning from a long sentence that holds it"
        ),
        pytest.param("farlins?", Outcome.QUOTED, id="a word that the model does not know whole"),
    ],
)
def test_a_common_word_alone_is_not_quoted_where_no_sentence_is_near(
    question: str, outcome: Outcome, embedded: Contents, encoder: SentenceEncoder
) -> None:
    assert Search(embedded, encoder).find(question, 1).outcome is outcome


def test_the_models_read_the_corrected_question(four: Library) -> None:
    asked: list[str] = []

    class Listening(Letters):
        def encode(self, texts, progress=None):  # type: ignore[no-untyped-def]
            asked.extend(texts)
            return super().encode(texts, progress)

    contents = build(four, Letters(), kind="flat", reader="").contents

    Search(contents, Listening()).find("Who kept the lihgthouse of Isbistre?", 1)

    assert asked == ["Who kept the lighthouse of isbister?"]


def test_only_the_documents_and_authors_in_scope_are_looked_at(four: Library) -> None:
    finder = search(four)

    assert {place[0] for place in places(finder.find("the toast", 9, Scope(documents=["b"])))} == {"b"}
    assert {place[0] for place in places(finder.find("the lamp", 9, Scope(authors=["Ann Roe"])))} == {"a"}


@pytest.mark.parametrize("kind", [IndexKind.PQ, IndexKind.IVF])
def test_a_sketch_finds_in_one_text_what_is_found_there_without_it(tmp_path: Path, kind: IndexKind) -> None:
    """Among more rows than a sketch names, those of another text used to take up all its candidates."""
    many = "\n\n".join(f"The lamp of the lighthouse, number {number}, was lit." for number in range(2100))
    read = texts(tmp_path, a=f"# Lamps\n\n{many}\n", b=f"# The Light\n\n{WINTER}\n\n{KEEPER}\n\n{TOAST}\n")
    asked, scope = "The lamp of the lighthouse was lit", Scope(documents=["b"])

    exact, found = (search(read, one).find(asked, 3, scope) for one in (IndexKind.FLAT, kind))

    assert found == exact
    assert all(hit.score.dense > 0 for hit in found.hits)


def test_no_more_passages_of_a_document_than_asked_for(four: Library) -> None:
    found = search(four).find("the toast", 9, Scope(per_document=1))

    assert sorted(place[0] for place in places(found)) == ["a", "b"]


def test_a_quoted_phrase_must_stand_word_for_word(four: Library) -> None:
    found = search(four).find('Who spoke of "one country"?', 9)

    assert places(found) == [("b", 2)]
    assert found.explanation is not None
    assert found.explanation.phrases == {"one country": True}


def test_a_phrase_that_stands_nowhere_is_not_quoted(four: Library) -> None:
    found = search(four).find('Who kept the lamp, "the lighthouse lamp"?', 9)

    assert found.outcome is Outcome.CLOSEST
    assert len(found.hits) == 4
    assert found.explanation is not None
    assert found.explanation.phrases == {"the lighthouse lamp": False}


@pytest.mark.parametrize("question", ["the", "Who was it?"])
def test_common_words_alone_are_not_answered(four: Library, question: str) -> None:
    found = search(four).find(question, 9)

    assert found.outcome is not Outcome.QUOTED
    assert found.explanation is not None
    assert found.confidence < found.explanation.quoted_from


def test_a_name_with_a_slip_is_found_and_the_correction_told(four: Library) -> None:
    found = search(four).find("Who was Isbester?", 1)

    assert places(found) == [("b", 1)]
    assert found.explanation is not None
    assert [(word.word, word.correction) for word in found.explanation.words] == [("isbester", "isbister")]


def test_the_words_that_the_library_lacks_are_told(four: Library) -> None:
    found = search(four).find("Does the lighthouse have electricity?", 1)

    assert found.explanation is not None
    assert {word.word: word.found for word in found.explanation.words} == {
        "lighthouse": True,
        "electricity": False,
    }


def test_what_is_like_nothing_here_is_refused(four: Library) -> None:
    found = search(four).find("qqq zzz xxx?", 1)

    assert (found.outcome, found.confidence < 0.1) == (Outcome.NOTHING, True)


def test_the_same_paragraph_in_two_editions_is_found_once(tmp_path: Path) -> None:
    second = TOAST.replace("shared our fate", "shared this fate").replace("liberty", "Liberty")
    made = texts(tmp_path, one=f"# One\n\n{TOAST}\n\n{WINTER}\n", two=f"# Two\n\n{second}\n\n{KEEPER}\n")

    found = search(made).find("Who drank a toast to the wives?", 9)

    hit = found.hits[0]
    assert {(p.document, p.number) for p in (hit.passage, *hit.also)} == {("one", 1), ("two", 1)}
    assert len(found.hits) == 3


def test_a_question_that_leans_on_the_one_before_is_understood_with_it(four: Library) -> None:
    finder = search(four)

    alone = finder.find("And for how long?", 1)
    after = finder.find("And for how long?", 1, before="Who kept the lamp of the lighthouse?")

    assert places(after) == [("b", 1)]
    assert alone.explanation is not None
    assert after.explanation is not None
    assert (alone.explanation.with_context, after.explanation.with_context) == (False, True)


def test_a_question_that_stands_alone_does_not_lean(four: Library) -> None:
    finder = search(four)

    found = finder.find("What was the third toast?", 1, before="Who kept the lamp of the lighthouse?")

    assert found == finder.find("What was the third toast?", 1)


def test_an_empty_library_answers_nothing(tmp_path: Path) -> None:
    found = search(texts(tmp_path)).find("anything?", 3)

    assert (found.hits, found.outcome, found.confidence) == ((), Outcome.NOTHING, 0.0)


PILOT = "The pilot of Sandvoe later remembered the winter of the great ice:\n\n> I never saw a colder one.\n"


def test_a_passage_that_introduces_a_quotation_brings_it(tmp_path: Path) -> None:
    read = texts(tmp_path, pilot=PILOT)

    (hit,) = search(read).find("What did the pilot remember of the great ice?", 1).hits

    assert hit.passage.number == 1
    assert hit.quotation is not None
    assert hit.quotation.passage.text == "I never saw a colder one."


def test_of_an_author_who_is_asked_what_he_says_every_passage_is_said(tmp_path: Path) -> None:
    preface = "Lev Holm was born in a tower; Holm had two brothers, and Holm was ill all his life."
    essay = "The oil of a lamp is paid by those who never see it burn."
    read = texts(tmp_path, light=f"---\ntitle: Lamps\nauthor: Lev Holm\n---\n\n{preface}\n\n{essay}\n")
    finder = search(read)

    def words_of(question: str) -> list[str]:
        (hit,) = finder.find(question, 1).hits
        ranking = finder.rank(finder.read(question))
        return [term.word for term in ranking.inquiry.query_at(hit.passage.number - 1).terms]

    assert words_of("What does Holm say about oil?") == ["say", "oil"]
    assert words_of("Was Holm ill?") == ["holm", "ill"]


INQUIRY = """\
Interviewer: Did you see the pilot of Sandvoe on the night of the great ice?

Nora Field: I saw a lamp on the mole, and no more.

Interviewer: Did you ask him in?

Nora Field: I told my brother to do so.
"""


def test_a_question_in_a_transcript_brings_its_reply(tmp_path: Path) -> None:
    read = texts(tmp_path, inquiry=INQUIRY)

    (hit,) = search(read).find("Who saw the pilot of Sandvoe on the night of the great ice?", 1).hits

    assert hit.passage.number == 1
    assert hit.quotation is not None
    assert hit.quotation.passage.text == "Nora Field: I saw a lamp on the mole, and no more."


@pytest.mark.parametrize("k", [1, 2, 3, 4])
def test_a_reply_that_adds_nothing_to_its_question_comes_with_it(k: int, tmp_path: Path) -> None:
    read = texts(tmp_path, inquiry=INQUIRY)

    found = search(read).find("Who saw the pilot of Sandvoe on the night of the great ice?", k)
    shown = compose("?", replace(found, outcome=Outcome.QUOTED), read, "g").quotes

    assert [quote.citation.paragraph for quote in shown[:2]] == [1, 2]
    assert shown[1].is_reply


def test_a_quotation_that_is_found_by_itself_comes_once_and_behind_what_introduces_it(tmp_path: Path) -> None:
    read = texts(tmp_path, pilot=PILOT)

    found = search(read).find("What did the pilot remember of the great ice?", 2)
    hits = found.hits

    assert [hit.passage.number for hit in hits] == [1, 2]
    assert [hit.quotation and hit.quotation.passage.number for hit in hits] == [2, None]
    assert [quote.citation.paragraph for quote in compose("?", found, read, "g").quotes] == [1, 2]


RULING = "The harbour court of Sandvoe then gave its ruling on the great ice in these words:"


@pytest.mark.parametrize(
    ("behind", "outcome"),
    [
        pytest.param("", Outcome.CLOSEST, id="the end of the text"),
        pytest.param("## The Spring\n\nA heron came.", Outcome.CLOSEST, id="the end of its section"),
        pytest.param("Let the boats lie.", Outcome.QUOTED, id="something behind it"),
    ],
)
def test_a_lead_in_with_nothing_behind_it_is_no_answer(behind: str, outcome: Outcome, tmp_path: Path) -> None:
    read = texts(tmp_path, court=f"{RULING}\n\n{behind}\n")

    found = search(read).find("What was the ruling of the harbour court of Sandvoe on the great ice?", 1)

    assert found.hits[0].passage.text == RULING
    assert found.outcome is outcome


def test_a_lead_in_with_nothing_behind_it_does_not_stand_behind_an_answer(tmp_path: Path) -> None:
    read = texts(tmp_path, a=f"{WINTER} The ice was great.\n", b=f"{RULING}\n")

    hits = search(read).find("When did the great ice of Sandvoe come early that winter?", 2).hits

    assert [(hit.passage.document, hit.adds) for hit in hits] == [("a", True), ("b", False)]


NOTED = """\
---
title: Nets
author: Ann Roe
---

The nets were dried on the brae.[^1] The boats went out at dusk.[^2]

The coopers had a yard of their own behind the church.[^3] The hoops were cut from hazel.[^4]

> The nets are the wealth of the town.[^5]

## Of the fishwives[^6]

Tar was bought by the barrel.

Their market was held on the quay.

[^1]: Lev Holm, *A History of Nets* (Ness: Quill, 1921), p. 4.
[^2]: The oldest boat, Grebe, was sold for firewood in a hard winter.
[^3]: Holm, p. 9.
[^4]: Ibid., p. 12.
[^6]: A fishwife carried the catch to market in a creel of willow.
[^5]: Jon Quill kept the accounts in a ledger of red leather.
"""


def lit(found: Found) -> list[tuple[int, str | None]]:
    return [(hit.passage.number, hit.remark.text if hit.remark else None) for hit in found.hits]


@pytest.mark.parametrize("kind", list(IndexKind))
@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param(
            "What became of the oldest boat, Grebe?",
            (1, "The oldest boat, Grebe, was sold for firewood in a hard winter."),
            id="a note answers",
        ),
        pytest.param(
            "Did the boats go out at dusk, the oldest boat too?",
            (1, "The oldest boat, Grebe, was sold for firewood in a hard winter."),
            id="a sentence and, nearly as well, its note",
        ),
        pytest.param(
            "Were the nets dried on the brae, and the oldest boat sold?",
            (1, None),
            id="a sentence and, nearly as well, the note of another",
        ),
        pytest.param("Where were the nets dried?", (1, None), id="the passage answers, beside its notes"),
        pytest.param("Where was the coopers’ yard?", (2, None), id="a short form says nothing"),
        pytest.param(
            "Who wrote A History of Nets?",
            (1, "Lev Holm, *A History of Nets* (Ness: Quill, 1921), p. 4."),
            id="a work is sought",
        ),
        pytest.param("What is the history of the nets?", (1, None), id="no work is sought"),
        pytest.param(
            "Who kept the accounts in a ledger of red leather?",
            (3, "Jon Quill kept the accounts in a ledger of red leather."),
            id="the note of a block quotation",
        ),
        pytest.param(
            "Who carried the catch to market in a creel of willow?",
            (4, "A fishwife carried the catch to market in a creel of willow."),
            id="the note of a heading",
        ),
    ],
)
def test_a_passage_is_found_by_what_its_notes_say(
    tmp_path: Path, kind: IndexKind, question: str, first: tuple[int, str | None]
) -> None:
    finder = search(texts(tmp_path, nets=NOTED), kind)

    assert lit(finder.find(question, 1)) == [first]


def test_an_index_that_has_no_rows_of_notes_lights_none(tmp_path: Path) -> None:
    contents = build(texts(tmp_path, nets=NOTED), Letters(), kind=IndexKind.FLAT, reader="").contents
    before = contents.rows[:, 1] >= WINDOW
    older = replace(
        contents,
        rows=contents.rows[before],
        vectors=contents.vectors[before],
        digests=contents.digests[before],
    )

    found = Search(older, Letters()).find("What became of the oldest boat, Grebe?", 1)

    assert lit(found) == [(1, None)]
