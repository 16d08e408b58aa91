"""Questions taken apart."""

import pytest

from embeddings.language.languages import code, detect
from embeddings.question import read, run


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Quarles say to Berthe?", ["Quarles", "Berthe"]),
        ("Quarles said what?", []),
        ("What Did Quarles Say To Berthe?", []),
        ("Did Anna Quarles meet Berthe Holm?", ["Anna", "Quarles", "Berthe", "Holm"]),
        ("Who was Anna Quarles’s wife?", ["Anna", "Quarles"]),
        ("The Fall of Anna Quarles", []),
        ("what did quarles say?", []),
        ("What does the UMC say, and what do I?", []),
        ("Who was Anne-Marie?", []),
        ("Was sagte der Lehrer, und warum?", []),
    ],
)
def test_a_name_is_a_word_with_a_capital_where_a_capital_says_anything(
    question: str, names: list[str]
) -> None:
    asked = read(question)

    assert [asked.printed(name) for name in asked.names] == names


def test_a_question_has_content_words_and_common_ones() -> None:
    assert read("Why did the strike last so long?").content_words == ("strike", "last", "long")


def test_a_question_of_common_words_alone_keeps_them() -> None:
    assert read("Who was it?").content_words == ("who", "was", "it")


def test_a_compound_that_ends_with_a_common_word_says_nothing_beside_its_parts() -> None:
    asked = read("Combien de jours les marins sont-ils restés, et qui menaçait-on ?")

    assert asked.language == "fr"
    assert asked.content_words == ("jours", "marins", "restés", "menaçait")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("What does Ann Roe say of Holm?", {"ann", "roe"}),
        ("Was sagt Roe über Holm?", {"roe"}),
        ("Did Roe ever say it?", set()),
        ("Say it", set()),
        ("Who built the pier?", set()),
    ],
)
def test_who_is_asked_about_stands_beside_the_word_for_saying(text: str, beside: set[str]) -> None:
    assert read(text).speakers({"ann", "roe", "holm"}) == beside


@pytest.mark.parametrize(
    "text", ['on "one country" now', "on “one country” now", "on «one country» now", "auf „one country“ nun"]
)
def test_a_quoted_phrase_is_wanted_word_for_word(text: str) -> None:
    assert read(text).phrases == (("one", "country"),)


def test_apostrophes_quote_nothing() -> None:
    assert read("What was Cliff's and Trotsky's view?").phrases == ()


def test_a_phrase_runs_over_the_parts_of_compounds() -> None:
    assert run("the co-thinkers’ café") == ("the", "co", "thinkers", "cafe")


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        pytest.param("And the women?", True, id="goes on from what was said"),
        pytest.param("Why did he refuse?", True, id="points back"),
        pytest.param("Why?", True, id="has nothing of its own"),
        pytest.param("Kolyma?", False, id="one word, but its own"),
        pytest.param("Who kept the light at Brimness?", False, id="stands alone"),
        pytest.param(
            "Did they say how the shipping company paid its drowned sailors?", False, id="has enough"
        ),
    ],
)
def test_a_question_may_lean_on_the_one_before(text: str, leans: bool) -> None:
    assert read(text).leans is leans


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who wrote about the light?", True),
        ("Which other books are there on it?", True),
        ("What can I read on it?", True),
        ("By whom was it written?", True),
        ("Wer schrieb über den Leuchtturm?", True),
        ("Qui a écrit sur le phare ?", True),
        ("How many men were on the books by June?", False),
        ("Who asked to see the books?", False),
        ("Who wrote to the keeper?", False),
        ("When was the letter written?", False),
        ("Was schrieb der Wärter im Mai?", False),
        ("What did the author say of his father?", False),
    ],
)
def test_a_question_asks_for_works_or_only_has_a_word_for_them(text: str, asks: bool) -> None:
    assert read(text).asks_for_works is asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who kept the light", "en"),
        ("wer war der letzte wärter", "de"),
        ("quién fue el último farero", "es"),
        ("qui était le dernier gardien du phare", "fr"),
        ("кто был последним смотрителем", "ru"),
        ("東京 京都", "zh"),
        ("kolyma", "en"),
        ("red boat sea", "en"),
    ],
)
def test_a_language_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert detect(text.split()) == language


def test_of_two_that_are_as_likely_a_language_in_which_texts_are_read_is_told() -> None:
    assert detect("que dit roe de paul".split()) in {"es", "fr"}  # "dit", "de" are Danish, too


def test_the_default_language_wins_where_nothing_tells() -> None:
    assert detect(["kolyma"], "de") == "de"


def test_a_language_code_is_shortened() -> None:
    assert (code("en-US"), code("DE"), code(None), code(" ")) == ("en", "de", None, None)
