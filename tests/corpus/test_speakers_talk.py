"""Whose words the Le Blanc talk quotes: a truth written by reading it, before there were any rules.

Every quotation of at least 20 words, the three block quotations among them, and the shorter ones whose
speaker a rule might be tempted to name. ``names`` are the right answers; saying "not identified" is always
allowed, and the only right answer where ``names`` is empty. ``modest`` marks words that reach us through
somebody else's memory: they may be named, but never as certain.
"""

import re
from typing import NamedTuple

import pytest

from tests.corpus import talk


class Quoted(NamedTuple):
    passage: int
    start: int
    end: int
    opens: str
    names: tuple[str, ...]
    modest: bool = False


TRUTH = (
    # He is reported: "… —Donny Gluckstein—who responded:"; Ian Birchall is the other man of the sentence.
    Quoted(3, 1282, 1421, "I think he", ("Donny Gluckstein", "Gluckstein")),
    Quoted(5, 1843, 2942, "No one, not", ("Leon Trotsky", "Trotsky")),
    Quoted(7, 3267, 3376, "When you can", ("Adolf Joffe",)),
    Quoted(7, 3874, 3967, "It is possible", ("Maria Joffe",)),
    # Rakovsky's thoughts in Nadezhda Joffe's words.
    Quoted(8, 4322, 4690, "His basic thoughts", ("Nadezhda Joffe",)),
    # "One survivor"; the note cites the editor of a collection.
    Quoted(9, 4866, 5114, "The first toast", ()),
    Quoted(11, 5586, 6194, "While the great", ("Joseph Berger", "Berger")),
    # An unnamed survivor in a magazine.
    Quoted(12, 6370, 6443, "were determined to", ()),
    Quoted(12, 6449, 6641, "even though they", ()),
    # A speech as an eyewitness remembers it; the last sentence is the eyewitness's own.
    Quoted(13, 7085, 7708, "It is now", ("Socrates Gevorkian", "Gevorkian"), modest=True),
    # Told *to* Maria Joffe by a nameless survivor.
    Quoted(14, 7918, 7965, "We had a", ()),
    Quoted(14, 8025, 8333, "we had little", ()),
    Quoted(14, 8343, 8380, "everything suddenly came", ()),
    Quoted(15, 8530, 8638, "Their names were", ("Joseph Berger",)),
    Quoted(15, 8661, 8729, "Some struggled, shouted", ("Joseph Berger",)),
    Quoted(15, 8862, 8968, "the condemned sang", ()),
    Quoted(16, 9011, 9102, "tortures, murders, mass", ("Maria Joffe",)),
    Quoted(16, 9132, 9232, "the complete destruction", ("Maria Joffe",)),
    Quoted(19, 11420, 11607, "is an absolutely", ("Karl Marx", "Marx")),
    Quoted(21, 13983, 14223, "are compelled to", ("Leon Trotsky", "Trotsky")),
    # The sentence gives it to a person with others: not one person's, by the sentence alone.
    Quoted(22, 14871, 14960, "a skinflint reactionary", ("Leon Trotsky", "Trotsky"), modest=True),
    Quoted(25, 16732, 17296, "it is useless", ("Leon Trotsky", "Trotsky")),
    Quoted(27, 19248, 20608, "It is not", ("Leon Trotsky", "Trotsky")),
)  # fmt: skip


# The quotations of at least 20 words.
LONG = frozenset(
    [1282, 1843, 3267, 4322, 4866, 5586, 6449, 7085, 8025, 11420, 13983, 16732, 19248],
)


@talk.present
@pytest.mark.parametrize("quoted", TRUTH, ids=lambda quoted: f"¶{quoted.passage}@{quoted.start}")
def test_the_truth_is_about_this_text(quoted: Quoted) -> None:
    document = talk.document()

    passage = document.passage(quoted.passage)

    assert passage.start <= quoted.start < quoted.end <= passage.end
    assert document.text[quoted.start + 1 :].startswith(quoted.opens)
    assert (document.text[quoted.start], document.text[quoted.end - 1]) == ("“", "”")


@talk.present
def test_the_truth_holds_every_quotation_of_twenty_words() -> None:
    document = talk.document()
    body = document.text[: document.notes[0].start]

    long = {m.start() for m in re.finditer("“[^“”]*”", body) if len(m[0].split()) >= 20}

    assert long == LONG
    assert long <= {quoted.start for quoted in TRUTH}


@talk.present
@pytest.mark.parametrize("quoted", TRUTH, ids=lambda quoted: f"¶{quoted.passage}@{quoted.start}")
def test_no_wrong_speaker_is_named(quoted: Quoted) -> None:
    found = {quotation.start: quotation for quotation in talk.document().quotations}

    quotation = found[quoted.start]

    assert quotation.end == quoted.end
    assert quotation.speaker.name in (*quoted.names, None)
    assert not (quoted.modest and quotation.speaker.certain)


@talk.present
def test_every_long_quotation_has_its_speaker_where_the_text_names_one() -> None:
    found = {quotation.start: quotation.speaker.name for quotation in talk.document().quotations}
    long = [quoted for quoted in TRUTH if quoted.start in LONG]

    named = [quoted for quoted in long if quoted.names]

    assert len(named) == 10
    assert all(found[quoted.start] in quoted.names for quoted in named)


@talk.present
def test_a_block_quotation_keeps_the_sentence_that_introduces_it() -> None:
    document = talk.document()
    leads = {q.passage: q.lead_in for q in document.quotations if document.passage(q.passage).is_quotation}

    introduced = {number: lead and document.text[lead.start : lead.end] for number, lead in leads.items()}

    assert set(introduced) == {5, 11, 13}
    assert all(words and words.endswith(":") and words in document.text for words in introduced.values())
    assert introduced[11] != document.passage(10).text
