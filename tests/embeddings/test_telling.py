"""A question and the sentence that would be lit → may that tell what is asked?"""

from pathlib import Path

import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.transformer import SentenceEncoder
from embeddings.hits import Found, Outcome
from embeddings.language.relations import RELATIONS
from embeddings.question import read
from embeddings.ranking.telling import Lit, may_tell
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.embeddings.letters import Letters


@pytest.mark.parametrize(
    ("question", "lit"),
    [
        pytest.param(
            "What was the name of the keeper’s wife?", Lit("The keeper was called Isbister."), id="kin"
        ),
        pytest.param("When did Ann die?", Lit("Ann went out on the gallery."), id="death"),
        pytest.param("Where was Rhynd born?", Lit("Rhynd put on it a tower of ninety-six feet."), id="birth"),
        pytest.param(
            "When was Rhynd born?", Lit("Rhynd chose a rock.", "Rhynd came to the island."), id="where"
        ),
        pytest.param(
            "In what year was Ann born?", Lit("Ann, a native of Stade, sang."), id="where in a year"
        ),
        pytest.param("Wann wurde Ann geboren?", Lit("Ann kam mit dem Boot."), id="German, where"),
        pytest.param("When was Ann born?", Lit("So Ann wrote (Sea, 1871-1894)."), id="years of a book"),
        pytest.param("Why was Tom Rhynd arrested?", Lit("Tom Rhynd went up to the brae."), id="arrest"),
        pytest.param("How long was Ann in prison?", Lit("Ann spoke for two minutes."), id="prison"),
        pytest.param(
            "Warum wurde der Kapitän verhaftet?", Lit("Den Kapitän sah keiner."), id="German arrest"
        ),
        pytest.param("¿Por qué fue encarcelada Ann?", Lit("Ann no tenía trabajo."), id="Spanish prison"),
        pytest.param("Pourquoi fut-elle emprisonnée ?", Lit("Elle n’avait rien."), id="French prison"),
        pytest.param("What colour was the lifeboat?", Lit("Ten men rowed the lifeboat."), id="colour"),
        pytest.param("When did Ann get married?", Lit("So wrote Ann on 18 July 1911."), id="marriage"),
        pytest.param("What did the tower cost?", Lit("The tower took four seasons."), id="money"),
        pytest.param("Which songs did Ann like?", Lit("Ann liked the town."), id="song"),
        pytest.param("Why did the men vote against it?", Lit("The men went home."), id="choice"),
        pytest.param("Who painted the tower’s portrait?", Lit("The tower was high."), id="picture"),
        pytest.param("Who translated the book?", Lit("The book came out in Stade."), id="translation"),
        pytest.param("How many children had Ann?", Lit("Ann, his wife, was tall."), id="how many children"),
        pytest.param(
            "How many sons had Ann?", Lit("Old Tom Rhynd had four sons.", "It was late."), id="another’s"
        ),
        pytest.param("How tall was Captain Rhynd?", Lit("Captain Rhynd stood at the wheel."), id="height"),
        pytest.param("Wie tief war der Hafen?", Lit("Der Hafen war voll."), id="German depth"),
        pytest.param(
            "When was the toll halved?", Lit("In 1902 the toll was doubled.", "It was low."), id="opposite"
        ),
        pytest.param("Who built the mole?", Lit("The town destroyed the mole."), id="pulled down"),
        pytest.param("Combien d’enfants avait Ann ?", Lit("Ann habitait la ville."), id="French children"),
        pytest.param("Was kostete der Turm?", Lit("Der Turm war hoch."), id="German money"),
        pytest.param("¿Quién tradujo el libro?", Lit("El libro es largo."), id="Spanish translation"),
        pytest.param("Qui a peint le portrait d’Ann ?", Lit("Ann habitait la ville."), id="French picture"),
        pytest.param("Wie hieß die Mutter des Setzers?", Lit("Der Setzer war klein."), id="German"),
        pytest.param("¿De qué color era el barco?", Lit("El barco llegó tarde."), id="Spanish"),
        pytest.param("Où est né l’ingénieur ?", Lit("L’ingénieur bâtit une tour."), id="French"),
    ],
)
def test_a_sentence_without_any_word_of_what_is_asked_does_not_tell_it(question: str, lit: Lit) -> None:
    assert not may_tell(read(question), lit)


@pytest.mark.parametrize(
    ("question", "lit"),
    [
        pytest.param("Who was Maria’s husband?", Lit("Maria married a clerk."), id="in other words"),
        pytest.param("How tall was Captain Rhynd?", Lit("Rhynd was a giant of a man."), id="giant"),
        pytest.param("Was the toll halved?", Lit("The toll was doubled."), id="whether"),
        pytest.param(
            "When was the toll halved?",
            Lit("In 1902 the toll was doubled.", passage="Halved in 1899, it was doubled in 1902."),
            id="both",
        ),
        pytest.param("Who bought the boat?", Lit("Ann sold the boat to Rhynd."), id="one tells the other"),
        pytest.param("Where was Rhynd born?", Lit("Rhynd came from a town in the south."), id="came from"),
        pytest.param("When was Ann born?", Lit("By her birth in 1702 the house was sold."), id="born when"),
        pytest.param("When was Ann Roe born?", Lit("Ann Roe (1660–1721) came from the south."), id="years"),
        pytest.param("When did Ann Roe die?", Lit("Ann Roe (2 May 1660 – 9 June 1721) sang."), id="days"),
        pytest.param("Why was Rhynd arrested?", Lit("Two constables came for Rhynd."), id="constables"),
        pytest.param("Why was Rhynd in jail?", Lit("The court found him guilty of theft."), id="a court"),
        pytest.param("How did it change, was it raised or cut?", Lit("It was cut."), id="either"),
        pytest.param("When did Ann die?", Lit("It was in May.", "Ann was buried beside him."), id="before"),
        pytest.param(
            "When did Ann die?", Lit("It was in May.", beside="Death and burial"), id="in the heading"
        ),
        pytest.param("What colour is the tower?", Lit("Der Turm ist rot und weiß."), id="another language"),
        pytest.param("What did the tower cost?", Lit("They built it for £14,300."), id="a sign"),
        pytest.param("How many children had Ann?", Lit("Ann was childless."), id="in other words, children"),
        pytest.param("Were children there?", Lit("Ann was there."), id="children that are not counted"),
        pytest.param("Who sang it?", Lit("The choir performed it."), id="in other words, song"),
        pytest.param("When was he elected?", Lit("He was appointed in 1884."), id="in other words, choice"),
        pytest.param(
            "How old is the tower?", Lit("The stair has many steps."), id="another kind of question"
        ),
    ],
)
def test_words_of_its_kind_near_the_sentence_may_tell_it(question: str, lit: Lit) -> None:
    assert may_tell(read(question), lit)


@pytest.mark.parametrize(
    ("lit", "told"),
    [
        pytest.param(Lit("Later his wife Mary was taken away."), False, id="nobody is named before"),
        pytest.param(
            Lit("Later his wife Mary left.", "So wrote Paul Berg, a friend of Anton."), False, id="other"
        ),
        pytest.param(
            Lit("Later his wife Mary left.", "Anton, a friend of Paul, was dead."), True, id="antecedent"
        ),
        pytest.param(Lit("Later Anton’s wife Mary left."), True, id="named"),
        pytest.param(Lit("Later his wife left."), True, id="nobody else"),
    ],
)
def test_whose_wife_she_was_is_told_by_the_names_in_the_sentence_and_before_it(lit: Lit, told: bool) -> None:
    assert may_tell(read("Who was the wife of Anton?"), lit) is told


def test_what_asks_for_a_relation_tells_it_too() -> None:
    assert all(relation.asking <= relation.telling for relation in RELATIONS)


def test_passages_that_do_not_tell_it_are_on_the_subject_and_not_quoted(sample: Library) -> None:
    search = Search(build(sample, Letters(), kind="flat", reader="").contents, Letters())

    found = search.find("What colour was the cone that the harbour-master hoisted at seven?", 1)

    assert found.outcome is Outcome.CLOSEST
    assert found.explanation is not None
    assert not found.explanation.may_tell


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("How was Isbister’s wife called?", Outcome.CLOSEST),
        ("How did Captain Peters’s sister die?", Outcome.CLOSEST),
        ("Whose daughter was Barbara Goudie?", Outcome.QUOTED),
        ("How is the tower painted?", Outcome.QUOTED),
        ("Where was the author of the first history of the keepers born?", Outcome.QUOTED),
    ],
)
def test_what_the_sample_library_tells_of_people_is_quoted_and_nothing_else(
    question: str, outcome: Outcome, embedded: Contents, encoder: SentenceEncoder
) -> None:
    assert Search(embedded, encoder).find(question, 1).outcome is outcome


CAST = "Anton Berg cast the bell in the spring."


@pytest.mark.parametrize(
    ("question", "lit", "told"),
    [
        pytest.param("Who recast the bell?", Lit(CAST, passage=CAST), False, id="only cast"),
        pytest.param("Who cast the bell?", Lit(CAST, passage=CAST), True, id="what was asked"),
        pytest.param(
            "Who recast the bell?", Lit(CAST, passage=f"{CAST} Paul recast it."), True, id="told elsewhere"
        ),
        pytest.param("Who unlocked the yard?", Lit("Paul locks the yard at six."), False, id="undone"),
        pytest.param("Who repaired the bell?", Lit(CAST, passage=CAST), True, id="another word"),
        pytest.param(
            "When did Anton return?", Lit("Anton came home in the spring."), True, id="no such event"
        ),
    ],
)
def test_what_was_done_is_not_what_was_done_again(question: str, lit: Lit, told: bool) -> None:
    assert may_tell(read(question), lit) is told


TALK = """A talk

By {author}

Lenz came to Sandvoe by the first boat of the year and wrote nothing about it.

The boat was old, and the year had only begun.

Berg was late, as Maria said, because of the ice.

Everybody waited for the other boats.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("What did Lenz say about Berg being late?", False, id="not of both"),
        pytest.param("What did Maria say about Berg being late?", True, id="of both"),
        pytest.param("What did Paul Ohm say about Berg being late?", True, id="the author"),
        pytest.param("What did Kant say about Berg being late?", True, id="in no text"),
        pytest.param("What did Lenz Berg say, being late?", True, id="one name in two words"),
        pytest.param("Was sagte Lenz über Berg, der spät war?", True, id="German, where nouns have capitals"),
    ],
)
def test_a_passage_on_one_of_two_who_are_asked_about_does_not_tell_of_both(
    question: str, told: bool, tmp_path: Path
) -> None:
    assert _may_tell(question, "Paul Ohm", tmp_path) is told


ACROSS = """A {subject}

By Paul Ohm

{text}
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Did Adolf Lenz visit Maria Berg at the harbour?", False, id="of neither both"),
        pytest.param("Did Adolf Lenz visit the harbour?", True, id="of one"),
        pytest.param("Did Lenz visit Berg at the harbour?", True, id="in words that may be anything"),
    ],
)
def test_two_persons_whom_no_passage_names_together_are_not_told_of(
    question: str, told: bool, tmp_path: Path
) -> None:
    one = ACROSS.format(subject="visit", text="Adolf Lenz came to visit the harbour by the first boat.")
    other = ACROSS.format(subject="sermon", text="Maria Berg preached on loaves and fishes.")

    assert _tells(question, tmp_path, one, other) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Did Hartl ever marry?", False, id="another"),
        pytest.param("Did Berg ever marry?", True, id="the one it goes on from"),
        pytest.param("Did Maria ever marry?", True, id="named before"),
        pytest.param("Did Kant ever marry?", True, id="in no text"),
    ],
)
def test_a_sentence_that_points_back_tells_of_whom_it_points_to(
    question: str, told: bool, tmp_path: Path
) -> None:
    text = "Maria came late.\n\nBerg kept the shop. She never did marry.\n\nIt rained.\n\nHartl went home.\n"

    assert _tells(question, tmp_path, f"A talk\n\n{text}") is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("When did Hartl marry?", False, id="of another text"),
        pytest.param("When did Lenz marry?", True, id="of this text"),
        pytest.param("When did Ohm marry?", True, id="who wrote it"),
        pytest.param("When did Kant marry?", True, id="in no text"),
        pytest.param("When did Hartl come, being married in spring?", False, id="asked beside"),
    ],
)
def test_what_a_text_tells_of_a_marriage_is_of_somebody_whom_it_names(
    question: str, told: bool, tmp_path: Path
) -> None:
    one = "A life\n\nBy Paul Ohm\n\nThey did marry in spring.\n\nLenz was there.\n"

    assert _tells(question, tmp_path, one, "A shop\n\nHartl kept the shop.\n") is told


@pytest.mark.parametrize(
    ("text", "lit"),
    [
        pytest.param("It rained. Ada Roe died of it.", "Ada Roe died of it.", id="named"),
        pytest.param(
            "It rained. Tom Hale died of it, and so did Ada Roe.", None, id="another is named first"
        ),
        pytest.param("It rained. Ada Roe was out. She died of it.", "She died of it.", id="pointed back to"),
        pytest.param("It rained. Tom Hale was out. He died of it, said Ada Roe.", None, id="to another"),
    ],
)
def test_another_sentence_is_lit_where_the_best_cannot_tell_and_it_does(
    text: str, lit: str | None, tmp_path: Path
) -> None:
    question = "How did Ada Roe, the old keeper of the lamp on the mole, die?"
    found = _found(
        question, tmp_path, f"A talk\n\nAda Roe was the old keeper of the lamp on the mole. {text}\n"
    )

    (hit,) = found.hits
    at = hit.passage.sentences[hit.sentence]
    said = hit.passage.text[at.start - hit.passage.start : at.end - hit.passage.start]
    assert found.explanation is not None
    assert (said if found.explanation.may_tell else None) == lit


def test_the_notes_that_a_sentence_calls_may_tell_it(tmp_path: Path) -> None:
    text = "A talk\n\nThe memoirs of Berg were read by everybody.[1]\n\nIt rained.\n\n"

    assert _tells("Were the memoirs of Berg translated?", tmp_path, f"{text}[1] Translated in 1904.\n")
    assert not _tells("Were the memoirs of Berg translated?", tmp_path, f"{text}[1] Read in 1904.\n")


def test_where_no_author_is_known_they_may_be_the_words_of_whom_is_asked_about(tmp_path: Path) -> None:
    assert _may_tell("What did Lenz say about Berg being late?", None, tmp_path)


def _may_tell(question: str, author: str | None, folder: Path) -> bool:
    text = TALK.format(author=author) if author else TALK.replace("By {author}\n\n", "")
    return _tells(question, folder, text)


def _tells(question: str, folder: Path, *texts: str) -> bool:
    explanation = _found(question, folder, *texts).explanation
    assert explanation is not None
    return explanation.may_tell


def _found(question: str, folder: Path, *texts: str) -> Found:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    contents = build(library.read(folder, Rules()), Letters(), kind="flat", reader="").contents
    return Search(contents, Letters()).find(question, 1)


@pytest.mark.parametrize(
    ("question", "told_by"),
    [
        ("What did the ferry earn last year?", "It earned more last year."),
        ("Was verdiente die Fähre letztes Jahr?", "Im letzten Jahr verdiente sie mehr."),
        ("¿Cuánto ganó el barco el año pasado?", "Ganó más el mes pasado."),
        ("Combien le bac a-t-il gagné l’an dernier ?", "Il a gagné plus l’an dernier."),
    ],
)
def test_a_text_tells_nothing_of_the_year_before_a_question(question: str, told_by: str) -> None:
    asked = read(question)

    assert not may_tell(asked, Lit("It earned £20.", passage="It earned £20 in 1911."))
    assert may_tell(asked, Lit(f"{told_by} £20.", passage=f"{told_by} £20."))
