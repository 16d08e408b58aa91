"""What the bot says in words of its own, in each language."""

import re
from pathlib import Path

import pytest

from bot.commands import terminal
from bot.words import CATALOGUES, COUNTED, NUMBERS, Say

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(CATALOGUES)


def placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_sentence_with_the_same_values(language: str) -> None:
    sentences, english = CATALOGUES[language], CATALOGUES["en"]

    assert set(sentences) == set(english)
    assert {key: placeholders(said) for key, said in sentences.items()} == {
        key: placeholders(said) for key, said in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_sentence_has_the_forms_that_the_rule_of_its_language_chooses_from(
    language: str,
) -> None:
    rule = NUMBERS[language].form
    chosen = {rule(count) for count in range(200)}

    assert set(COUNTED[language]) == set(COUNTED["en"])
    assert {frozenset(range(len(forms))) for forms in COUNTED[language].values()} == {frozenset(chosen)}
    assert {key: [placeholders(form) for form in forms] for key, forms in COUNTED[language].items()} == {
        key: [placeholders(form) for form in forms] for key, forms in COUNTED["en"].items()
    }


def test_no_sentence_is_there_that_is_never_said() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "bot").rglob("*.py"))
        if path.parent.name != "words"
    )
    made = (
        "cmd_",
        "opt_",
        "menu_",
        "question_",
        "no_note_l",
        "no_passage_l",
        "lang_",
    )  # named by what they belong to

    never = [
        key
        for key in [*CATALOGUES["en"], *COUNTED["en"]]
        if not key.startswith(made) and not re.search(rf"[\"']{key}[\"']", code)
    ]

    assert never == []


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        pytest.param("en", 1, "1 document", id="one document"),
        pytest.param("en", 0, "0 documents", id="no documents"),
        pytest.param("en", 1234, "1,234 documents", id="thousands"),
        pytest.param("de", 1, "1 Text", id="ein Text"),
        pytest.param("de", 2, "2 Texte", id="zwei Texte"),
        pytest.param("de", 1234, "1.234 Texte", id="Tausende"),
    ],
)
def test_a_count_takes_the_form_and_the_signs_of_the_language(language: str, count: int, said: str) -> None:
    assert Say(language).count("documents", count) == said


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert Say("en").number(1234.56, 1) == "1,234.6"
    assert Say("de").number(1234.56, 1) == "1.234,6"
    assert Say("de").number(-1200, signed=True) == "-1.200"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        pytest.param({}, "en", id="nothing said"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="the C locale"),
        pytest.param({"LANG": "de_AT.UTF-8"}, "de", id="LANG"),
        pytest.param({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en", id="LC_ALL goes before LANG"),
        pytest.param({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_DE"}, "de", id="LC_MESSAGES before LANG"),
        pytest.param({"LANG": "fr_FR.UTF-8"}, "en", id="a language that the bot does not speak"),
        pytest.param({"LANG": "en_GB.UTF-8", "LANGUAGE": "de"}, "de", id="LANGUAGE before all others"),
        pytest.param({"LANG": "fr_FR", "LANGUAGE": "fr:de_AT:en"}, "de", id="the first that it speaks"),
        pytest.param({"LANG": "de_DE", "LANGUAGE": ""}, "de", id="an empty variable"),
        pytest.param({"LC_ALL": "C", "LANGUAGE": "de"}, "en", id="C is not translated"),
        pytest.param({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, "en", id="nor C.UTF-8"),
        pytest.param({"LC_ALL": "POSIX", "LANGUAGE": "de"}, "en", id="nor POSIX"),
        pytest.param({"LANGUAGE": "de"}, "en", id="no locale is C"),
        pytest.param({"LANG": "de.UTF-8"}, "de", id="without a country"),
        pytest.param({"LANG": "de@euro"}, "de", id="with a modifier"),
    ],
)
def test_a_terminal_is_told_in_the_language_of_its_environment(
    variables: dict[str, str], language: str
) -> None:
    assert terminal.language(variables).language == language
