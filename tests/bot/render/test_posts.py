"""Posts fit Discord's limits whatever the text, and show it as it is."""

import re
from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import emphasis
from bot.answer import Answer, Citation, FoundNote, Quote, find_notes
from bot.emphasis import NONE
from bot.lookup.passages import callers, quotation
from bot.notes import Note
from bot.render.excerpt import excerpt, parts, stretch
from bot.render.pieces import pieces
from bot.render.posts import paragraphs
from bot.render.posts.answers import For, answer, heading
from bot.render.posts.blocks import Buttons, Text
from bot.render.posts.fragment import link
from bot.render.posts.ids import Spot
from bot.render.posts.quotation import measuring, notes, opening, passage, quoted
from bot.words import CATALOGUES, Say
from corpus.model import Document, Library, Marker, Span
from corpus.parse import parse
from embeddings.hits import Outcome, Score
from tests.bot.render.limits import complaints
from tests.bot.render.making import LONG, MANY, answers, quotes
from tests.bot.render.shows import shown
from tests.bot.render.test_escape import ANY_TEXT, TURNS, as_printed
from tests.laws import examples

ENGLISH = Say("en")
measure = measuring(ENGLISH)


def behind_the_rule(markdown: str) -> str:
    """Show what stands behind the quotation rule."""
    lines = [line.removeprefix("> ") for line in markdown.split("\n") if line.startswith("> ")]
    return TURNS.sub("", shown("\n".join(lines)).text)


def as_pieces(quote: Quote) -> str:
    return as_printed("".join(piece.shown for piece in pieces(quote, typeset=True)))


@examples(40)
@given(answers(), st.integers(1, 5), st.booleans(), st.sampled_from(["en", "de"]))
def test_an_answer_of_any_text_fits(
    given_answer: Answer, passages: int, private: bool, language: str
) -> None:
    reader = For(asker=1234567890123456789, private=private)

    post = answer(given_answer, Say(language), passages=passages, reader=reader)

    assert complaints(post) == []


@examples(40)
@given(quotes(), st.integers(20, 200))
def test_the_line_of_a_folded_passage_is_a_stretch_of_it_and_a_cut_is_told(
    quote: Quote, longest: int
) -> None:
    line, is_cut = opening(quote, longest)

    words = behind_the_rule(line)
    assert line.startswith("> ")
    assert words in as_pieces(quote)
    assert is_cut or words == as_pieces(quote).strip() or words == as_pieces(quote)


def test_further_passages_are_folded_to_a_line_and_opened_by_a_button() -> None:
    texts = ["He came. It was late, and nobody was there.", "She left. The boat was gone.", "They stayed."]
    found = tuple(replace(made(text, text.split(". ")[-1]), id=f"ab{at}") for at, text in enumerate(texts))

    post = answer(Answer("Who?", Outcome.QUOTED, 1.0, "g", found), ENGLISH, passages=3, reader=For(asker=7))

    assert [b.markdown for b in post.blocks if isinstance(b, Text)] == [
        "### Who?",
        "> He came. **It was late, and nobody was there.**\n-# — **The Strike** · A. Roe · ¶ 3\n"
        "-# The bold is mine: the sentence nearest to the question.",
        "-# **2** · **The Strike** · A. Roe · ¶ 3 · […]\n> The boat was gone.\n"
        "-# **3** · **The Strike** · A. Roe · ¶ 3\n> They stayed.",
    ]
    labels = [[button.label for button in row.buttons] for row in post.blocks if isinstance(row, Buttons)]
    assert labels == [["Context", "Cite", "Source"], ["Open 2", "Open 3", "Delete"]]


def test_a_note_has_a_button_only_where_it_is_cut() -> None:
    text = "He came.1 She left.2"
    markers = (Marker("1", 8, 9, 0), Marker("2", 19, 20, 1))
    notes = (Note(0, "1", "Roe, p. 7.", ()), Note(1, "2", "Roe, p. 8. " * 80, ()))
    quote = replace(made(text, "He came."), markers=markers, notes=notes)

    post = answer(Answer("Who?", Outcome.QUOTED, 1.0, "g", (quote,)), ENGLISH, passages=3, reader=For())

    labels = [button.label for row in post.blocks if isinstance(row, Buttons) for button in row.buttons]
    assert labels == ["Context", "Cite", "Source", "Note 2"]


@examples(30)
@given(answers(Outcome.CLOSEST))
def test_what_is_only_closest_is_not_shown_before_it_is_asked_for(given_answer: Answer) -> None:
    post = answer(given_answer, ENGLISH, passages=3, reader=For())

    text = "\n".join(block.markdown for block in post.blocks if isinstance(block, Text))
    assert "\n>" not in text
    assert any(ENGLISH.count("some_near", n) in text for n in (1, 2))
    assert complaints(post) == []


@examples(40)
@given(quotes())
def test_a_quotation_is_shown_as_the_source_prints_it(quote: Quote) -> None:
    written = quoted(quote)

    assert all(line.startswith("> ") for line in written.split("\n"))
    assert behind_the_rule(written) == as_pieces(quote)


@given(quotes())
def test_of_what_a_text_sets_apart_only_its_own_signs_are_not_shown(quote: Quote) -> None:
    signs = {at for sign in quote.emphasis.signs for at in range(sign.start, sign.end)}
    kept = "".join(sign for at, sign in enumerate(quote.text) if at not in signs)
    bare = replace(quote, text=kept, markers=(), emphasis=NONE, highlight=None)
    whole = replace(quote, markers=(), highlight=None)

    printed = {quote.text[sign.start : sign.end] for sign in quote.emphasis.signs}
    assert all(
        sign in ("*", "**", "_", "__", "\\", "[") or (sign[:2], sign[-1]) == ("](", ")") for sign in printed
    )
    assert as_pieces(whole) == as_pieces(bare)
    assert "".join(piece.shown for piece in pieces(whole)) == quote.text


def test_what_a_text_in_markdown_emphasises_is_italic_and_what_it_sets_in_bold_is_underlined() -> None:
    text = "# Nets\n\nOf **ten nets**[^1] in *The Loft* he mended 2 * 2 and snake_nets.\n\n[^1]: He *never* says so.\n"
    document = parse(text.encode(), "nets.md")
    assert isinstance(document, Document)

    quote = quotation(document, document.passages[0], 0)
    post = answer(Answer("?", Outcome.QUOTED, 1.0, "g", (quote,)), ENGLISH, passages=1, reader=For(asker=7))

    shown_text = next(b.markdown for b in post.blocks if isinstance(b, Text) and "> " in b.markdown)
    assert shown_text == (
        "> **Of __ten nets__¹ in *The Loft* he mended 2 \\* 2 and snake\\_nets.**\n"
        "-# — **Nets** · ¶ 1\n"
        "-# ¹ He *never* says so.\n"
        "-# The bold is mine: the sentence nearest to the question. Italics and underlining are those of the text."
    )
    assert quote.text == "Of **ten nets**[^1] in *The Loft* he mended 2 * 2 and snake_nets."


def test_what_a_short_reference_of_a_markdown_text_means_is_set_as_the_text_sets_it() -> None:
    text = "# Nets\n\nHe mended.[^1] He left.[^2]\n\n[^1]: Ann Roe, *The Loft* (Ransay: Holm, 1911), 4.\n[^2]: *Ibid.*, 7.\n"
    document = parse(text.encode(), "nets.md")
    assert isinstance(document, Document)

    written = "\n".join(notes(quotation(document, document.passages[0]), ENGLISH))

    assert written == (
        "-# ¹ Ann Roe, *The Loft* (Ransay\\: Holm, 1911), 4.\n".replace("\\:", ":")
        + "-# ² *Ibid.*, 7.\n"
        + "-# ⤷ *Ibid.* → note 1: Ann Roe, *The Loft* (Ransay: Holm, 1911)"
    )


def test_a_note_of_its_own_and_a_list_of_notes_are_set_as_the_text_sets_them() -> None:
    text = "# Nets\n\nHe mended.[^1]\n\n[^1]: He *never* says **so** \\*.\n"
    document = parse(text.encode(), "nets.md")
    assert isinstance(document, Document)
    noted = quotation(document, document.passages[0]).notes[0]
    found = FoundNote(document.id, document.title, noted, document.passages)

    (block, *_) = paragraphs.notes([paragraphs.Called(found, ())], ENGLISH).blocks
    (listed, *_) = paragraphs.listing(document, ENGLISH, 0, "0" * 12).blocks

    assert isinstance(block, Text)
    assert isinstance(listed, Text)
    assert block.markdown.startswith("### Note 1\n> He *never* says __so__ \\*.\n")
    assert listed.markdown == "### Notes of Nets\n-# ¹ He *never* says __so__ \\*."


@pytest.mark.parametrize(
    ("question", "written"),
    [
        pytest.param("Did ||the *keeper*|| live?", "### Did ||the \\*keeper\\*|| live?", id="a spoiler"),
        pytest.param("||a|| or ||b||?", "### ||a|| or ||b||?", id="two"),
        pytest.param("a || b?", "### a \\|\\| b?", id="signs that hide nothing"),
        pytest.param("||a|| or || b?", "### ||a|| or \\|\\| b?", id="one too many"),
        pytest.param("a |||| b?", "### a \\|\\|\\|\\| b?", id="nothing hidden"),
        pytest.param("||" + "word " * 300 + "||", None, id="one that is cut"),
    ],
)
def test_what_a_member_has_hidden_in_a_question_stays_hidden_above_its_answer(
    question: str, written: str | None
) -> None:
    made_of_it = heading(question).markdown

    if written is None:
        assert {effect for effect, _ in shown(made_of_it).effects} == {"spoiler"}
        assert made_of_it.endswith("word|| …")
    else:
        assert made_of_it == written


def test_of_a_link_the_words_are_shown_and_of_an_escaped_sign_the_sign() -> None:
    text = (
        "# Nets\n\nHe saw [the *parish* book](https://a.example/b_c 'T')[^1], 2 \\* 2, `a\\*b`, <https://x.example>,"
        " [r][s], ![a net](n.png) and \\no.\n\n[^1]: See [the report](https://b.example/c), \\*.\n"
    )
    document = parse(text.encode(), "nets.md")
    assert isinstance(document, Document)
    quote = quotation(document, document.passages[0])

    assert shown(quoted(quote).removeprefix("> ")).text == (
        "He saw the parish book¹, 2 * 2, `a\\*b`, <https://x.example>, [r][s], ![a net](n.png) and \\no."
    )
    assert [shown(line.removeprefix("-# ")).text for line in notes(quote, ENGLISH)] == [
        "¹ See [the report](https://b.example/c), *."
    ]
    assert "".join(piece.shown for piece in pieces(quote)).replace("¹", "[^1]") == quote.text


def test_what_introduces_a_quotation_of_a_markdown_text_is_set_as_the_text_sets_it() -> None:
    quote = replace(made("He left.", "He left."), lead_in="He *never* wrote:")
    of_markdown = replace(quote, emphasis=emphasis.of("a.md", "He left."))

    assert "-# He *never* wrote:\n" in passage(stretch(of_markdown, 0, 8), ENGLISH)
    assert "-# He \\*never\\* wrote:\n" in passage(stretch(quote, 0, 8), ENGLISH)


def test_a_part_that_begins_in_emphasised_words_is_emphasised_from_its_beginning() -> None:
    text = "*He came. He went.* He stayed."
    whole = replace(made(text, "He went."), emphasis=emphasis.of("a.md", text))

    part = stretch(whole, 10, len(text)).quote

    assert quoted(replace(part, highlight=None)) == "> *He went.* He stayed."
    assert quoted(part) == "> **_He went._** He stayed."


@examples(40)
@given(quotes(), st.integers(1300, 2400))
def test_an_excerpt_is_a_stretch_around_the_best_sentence(quote: Quote, room: int) -> None:
    found = excerpt(quote, room, measure)

    start = found.quote.start - quote.start
    assert found.quote.text == quote.text[start : start + len(found.quote.text)]
    assert found.cut_before == bool(quote.text[:start].strip())
    assert found.cut_after == bool(quote.text[start + len(found.quote.text) :].strip())
    assert found.is_cut or measure(quote) <= room or found.quote.text.strip() == quote.text.strip()


@examples(30)
@given(quotes())
def test_the_parts_of_a_paragraph_leave_nothing_out(quote: Quote) -> None:
    assert "".join(part.quote.text for part in parts(quote, 1300, measure)) == quote.text


@examples(30)
@given(quotes(), st.integers(0, 9))
def test_every_part_of_a_paragraph_fits(quote: Quote, part: int) -> None:
    assert complaints(paragraphs.paragraph(quote, ENGLISH, part)) == []
    assert complaints(paragraphs.to_copy(quote, ENGLISH)) == []


@examples(30)
@given(MANY, ANY_TEXT | LONG)
def test_a_note_of_any_text_fits_and_its_pages_are_the_note(callers: list[Quote], text: str) -> None:
    note = Note(99, "1", text or "Ibid.", ())
    called = paragraphs.Called(FoundNote("d", "Title", note, ()), ())
    called_often = paragraphs.Called(called.found, tuple(replace(q, notes=(*q.notes, note)) for q in callers))

    assert complaints(paragraphs.notes([called_often] * 5, ENGLISH)) == []
    assert complaints(paragraphs.notes([called], ENGLISH)) == []
    assert "".join(paragraphs.note_pages(note)) == note.text
    for page in range(len(paragraphs.note_pages(note))):
        assert complaints(paragraphs.one_note(called, ENGLISH, at=Spot("ab", 0), index=0, page=page)) == []


def made(text: str, highlight: str) -> Quote:
    at = text.index(highlight)
    cited = Citation("d", "The Strike", "A. Roe", None, 3, "https://x.org/s")
    return Quote(
        "ab12ab12ab12",
        text,
        0,
        len(text),
        Span(at, at + len(highlight)),
        (),
        (),
        cited,
        None,
        (),
        Score(1, 1, 1),
    )


def test_a_long_paragraph_is_cut_at_sentences_and_says_so() -> None:
    text = " ".join(f"Sentence number {number} of the long paragraph stands here." for number in range(100))
    best = "Sentence number 50 of the long paragraph stands here."

    found = answer(
        Answer("Which?", Outcome.QUOTED, 1.0, "g", (made(text, best),)), ENGLISH, passages=3, reader=For()
    )

    (body,) = [b.markdown for b in found.blocks if isinstance(b, Text) and "> " in b.markdown]
    lines = body.split("\n")
    assert lines[0] == lines[2] == "-# […]"
    assert f"**{best}**" in lines[1]
    assert re.fullmatch(r"> Sentence .* here\.", lines[1])
    labels = [button.label for row in found.blocks if isinstance(row, Buttons) for button in row.buttons]
    assert labels == ["Full paragraph", "Cite", "Source"]


def test_the_source_opens_at_the_quoted_words() -> None:
    best = "It was, by then, half-past ten and quite dark all over the old town."
    quote = made(f"He came. {best}", best)

    post = answer(Answer("When?", Outcome.QUOTED, 1.0, "g", (quote,)), ENGLISH, passages=1, reader=For())

    (url,) = [b.url for row in post.blocks if isinstance(row, Buttons) for b in row.buttons if b.url]
    assert (
        url
        == "https://x.org/s#:~:text=It%20was%2C%20by%20then%2C%20half%2Dpast,all%20over%20the%20old%20town."
    )


def test_the_source_opens_at_words_between_which_no_sign_of_emphasis_stands() -> None:
    text = "He *came* home before it was quite dark."
    quote = replace(made(text, text), emphasis=emphasis.of("a.md", text))

    assert link("https://x.org/s", quote) == (
        "https://x.org/s#:~:text=home%20before%20it%20was%20quite%20dark."
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://[ness", "https://ness.example.org:port/ice", "https://{{ site }}/ice", "https://ness.example.org/{{ ice }}",
        "https://ne\u2100s.example.org/ice", "https:///ice", "javascript:ice", "ice", "https://ness.example.org/a b",
    ],
)  # fmt: skip
def test_what_a_text_calls_its_address_and_is_none_is_no_link(url: str) -> None:
    assert link(url, made("He came home.", "He came home.")) is None


@pytest.mark.parametrize("url", ["http://[::1]:8000/ice", "https://nëss.example.org/ice?of=(1911)&by=roe#a"])
def test_an_unusual_address_is_a_link(url: str) -> None:
    assert str(link(url, made("He came home.", "He came home."))).startswith(url)


@pytest.mark.parametrize("language", ["de"])
def test_every_language_says_everything_with_the_same_values(language: str) -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    ours = {key: values(text) for key, text in CATALOGUES[language].items()}

    assert ours == {key: values(text) for key, text in CATALOGUES["en"].items()}


def test_an_answer_reads_like_this() -> None:
    quote = made("1936. It began. It ended.", "It began.")

    post = answer(
        Answer("What *happened*?", Outcome.QUOTED, 1.0, "g", (quote,)),
        ENGLISH,
        passages=1,
        reader=For(asker=7),
    )

    assert [b.markdown for b in post.blocks if isinstance(b, Text)] == [
        "### What \\*happened\\*?",
        "> 1936\\. **It began.** It ended.\n-# — **The Strike** · A. Roe · ¶ 3\n"
        "-# The bold is mine: the sentence nearest to the question.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "He wrote *at the\nvery end*, and **stopped**.[^a]",
            "He wrote *at the very end*, and __stopped__.ᵃ",
        ),
        (
            "*" + "He wrote on and on. " * 12 + "He stopped.*[^a]",
            "… *and on. " + "He wrote on and on. " * 7 + "He stopped.*ᵃ",
        ),
        ("He *wrote[^a] and* stopped.", "He *wrote*ᵃ"),
    ],
)
def test_the_words_before_a_marker_are_shown_as_their_text_sets_them(text: str, words: str) -> None:
    document = parse(f"{text}\n\n[^a]: Roe.\n".encode(), "keeper.md")
    assert isinstance(document, Document)
    library = Library((document,))
    (found,) = find_notes(library, "a")

    post = paragraphs.notes([paragraphs.Called(found, callers(library, found))], ENGLISH)

    (block,) = (block for block in post.blocks if isinstance(block, Text))
    assert block.markdown.split("\n")[-1] == f"-# ¶ 1: {words}"
