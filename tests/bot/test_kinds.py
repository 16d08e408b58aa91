"""What kind of message this is, and what is answered without a search."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.asking import chapters, forms, titles
from bot.asking.kinds import Kind, read
from bot.asking.languages import LANGUAGES
from bot.asking.words import folded
from bot.errors import UnknownDocument
from bot.evaluation import questions
from bot.evaluation.questions import Asked
from bot.lookup import numbered
from bot.render import json as as_json
from bot.render.terminal import text
from bot.render.terminal.text import Style
from bot.service import Progress, Report, Service, Snapshot
from corpus.model import Document, Library
from corpus.parse import parse
from embeddings.hits import EVERYWHERE, Found, Outcome, Scope

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS.parents[1] / "shared" / "questions" / "sample.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    label: str | None
    text: str | None
    message: str
    bare: str | None


def cases(name: str) -> Iterator[Case]:
    for line in (TESTS / "golden" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            wanted, _, rest = line.partition(": ")
            message, _, bare = rest.partition(" => ")
            named, _, title = wanted.partition(" of ")
            kind, _, label = named.partition(" ")
            yield Case(kind, label or None, title or None, message, bare or None)


CASES = [*cases("kinds.txt"), *cases("kinds-unseen.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.message)
def test_the_kind_of_a_message_is_told(case: Case) -> None:
    found = read(case.message)

    assert (str(found.kind), found.label) == (case.kind, case.label)
    assert (found.text and folded(found.text)) == (case.text and folded(case.text))
    if case.kind == "question":
        assert found.bare == (case.bare or case.message)


def test_there_are_messages_of_every_kind_in_four_languages() -> None:
    kinds = [case.kind for case in CASES]

    assert len(CASES) >= 300
    assert all(kinds.count(str(kind)) >= 5 for kind in Kind)
    assert len(LANGUAGES) == 4


def test_every_golden_question_is_a_question_and_searched_as_it_is() -> None:
    lines = (TESTS / "golden" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]

    assert [one for one in asked if read(one).kind is not Kind.QUESTION or read(one).bare != one] == []


def test_real_questions_are_told_from_talk() -> None:
    if not SAMPLE.is_file():
        pytest.skip("no shared questions beside the checkout")
    lines = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    wanted = {"note": {Kind.NOTE}, "small_talk": {Kind.TALK, Kind.HELP, Kind.LIBRARY}}

    wrong = [
        one for one in lines if read(one["question"]).kind not in wanted.get(one["kind"], {Kind.QUESTION})
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "message",
    ["👍", "🎉🎉", ":)", "https://example.org", "<@123456789012345678>", "<:wave:123456789012345678>", "…"],
)
def test_what_has_no_word_asks_nothing(message: str) -> None:
    assert read(message).kind is Kind.TALK


@pytest.mark.parametrize(
    ("message", "greets"),
    [("hi", True), ("Good morning!", True), ("How are you?", True), ("thanks!", False), ("lol", False)],
)
def test_a_greeting_is_told_from_other_talk(message: str, greets: bool) -> None:
    assert read(message).greets is greets


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("ok I will read it later", Kind.TALK),
        ("hello? anyone?", Kind.TALK),
        ("wrong server sorry", Kind.TALK),
        ("k", Kind.TALK),
        ("x", Kind.TALK),
        ("ha", Kind.TALK),
        ("heh, ok", Kind.TALK),
        ("Mm.", Kind.TALK),
        ("mhm", Kind.TALK),
        ("k k k?", Kind.QUESTION),
        ("“k”", Kind.QUESTION),
        ("水", Kind.QUESTION),
        ("see you on monday", Kind.TALK),
        ("Danke für die Hilfe", Kind.TALK),
        ("nice weather today", Kind.TALK),
        ("bad weather", Kind.QUESTION),
        ("footnote 1 lists seven boats", Kind.QUESTION),
        ("where do your answers come from?", Kind.HELP),
        ("summarise this library", Kind.HELP),
        ("can you recommend a book?", Kind.LIBRARY),
        ("note IV", Kind.NOTE),
        ("What is note CIT01?", Kind.NOTE),
        ("what does note h say", Kind.NOTE),
        ("what does note a say", Kind.NOTE),
        ("What is a footnote?", Kind.QUESTION),
        ("notes 4 and 5", Kind.NOTE),
        ("note 4 and the boats", Kind.QUESTION),
        ("what does note salt say?", Kind.QUESTION),  # until a text has such a note
    ],
)
def test_signals_and_little_words_may_stand_around_a_form(message: str, kind: Kind) -> None:
    assert read(message).kind is kind


@pytest.mark.parametrize("length", [1, 10, 500])
@pytest.mark.parametrize("word", ["hi ", "hi, ", "note ", "could you tell me ", "a ", "[", "thanks! "])
def test_no_message_takes_long(word: str, length: int) -> None:
    """A form that tries everything against everything would hang here."""
    text = (word * length)[:1000]

    assert read(text).bare in text


class Recorded:
    """A search that finds nothing and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.is_settled = False

    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        self.asked.append((question, before))
        return Found((), Outcome.NOTHING, 0.0)

    def settle(self) -> None:
        self.is_settled = True


class Opened:
    """An indexer whose index is open."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def is_current(self) -> bool:
        return True

    def load(self) -> Snapshot:
        return self.snapshot

    def build(self, progress: Progress | None = None, *, rebuild: bool = False) -> Report:
        raise NotImplementedError


@pytest.fixture
def search() -> Recorded:
    return Recorded()


@pytest.fixture
def snapshot(sample: Library, search: Recorded) -> Snapshot:
    return Snapshot(sample, search, "gen-000001", 0.0)


@pytest.fixture
def service(snapshot: Snapshot) -> Service:
    return Service(Opened(snapshot))


def test_a_bot_is_warmed_by_a_question_that_is_searched(service: Service, search: Recorded) -> None:
    service.warm()

    ((asked, _),) = search.asked
    assert read(asked).kind is Kind.QUESTION
    assert search.is_settled


def test_a_note_is_answered_from_the_text_that_is_named(service: Service, search: Recorded) -> None:
    answer = service.ask("Show me footnote 20 of The Light on Brimness", k=3)

    assert (answer.kind, answer.outcome, search.asked) == (Kind.NOTE, Outcome.QUOTED, [])
    assert [(found.document, found.note.label) for found in answer.notes] == [("brimness-light", "20")]
    assert [quote.citation.paragraph for quote in answer.quotes] == [20]
    assert all("20" in [note.label for note in quote.notes] for quote in answer.quotes)


def test_every_note_with_the_label_is_offered_where_no_text_is_named(service: Service) -> None:
    answer = service.ask("note 10", k=3)

    documents = [found.document for found in answer.notes]
    assert len(set(documents)) >= 5
    assert documents == [quote.citation.document for quote in answer.quotes]


def test_a_note_is_looked_for_only_where_a_search_would_look(service: Service) -> None:
    answer = service.ask("note 10", k=3, documents=["great-storm"])

    assert {found.document for found in answer.notes} == {"great-storm"}
    with pytest.raises(UnknownDocument):
        service.ask("note 10", k=3, documents=["no-such-text"])


@pytest.mark.parametrize(
    "message",
    [
        "and note 3?",
        "is there a note 3?",
        "what's the source for note 3",
        "und Fußnote 3?",
        "Gibt es eine Fußnote 3?",
        "c'est quoi la note 3 ?",
        "à quoi renvoie la note 3 ?",
        "¿Qué pone en la nota 3?",  # no title, though one has a word like "pone"
        "¿Hay una nota 3?",
    ],
)
def test_what_asks_for_a_note_names_no_text(message: str, service: Service) -> None:
    assert len({found.document for found in service.ask(message, k=3).notes}) == 6


def test_a_title_may_begin_with_a_word_that_asks(service: Service) -> None:
    quay = parse(b"# What the quay was\n\nThe tax was low.[^3]\n\n[^3]: Roe, p. 4.\n", "quay.md")
    assert isinstance(quay, Document)
    library = Library((*service.snapshot.library.documents, quay))

    given = numbered.answer(read("What the quay was, note 3"), "", library, "g")

    assert given is not None
    assert [found.document for found in given.notes] == ["quay"]


@pytest.mark.parametrize(
    "message",
    [
        "notes 20, 12 and 13",
        "What do notes 20, 12 and 13 of the light on Brimness say?",
        "Fußnoten 20, 12 und 13",
        "notes 20, 12 et 13",
        "notes 20, 12-13",
        "muéstrame las notas 20, 12 y 13",
    ],
)
def test_notes_with_several_labels_are_answered_together(message: str, service: Service) -> None:
    answer = service.ask(message, k=3, documents=["brimness-light"])

    assert [found.note.label for found in answer.notes] == ["20", "12", "13"]
    places = [quote.start for quote in answer.quotes]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("message", "several"),
    [
        ("notes 4-6", ("4", "5", "6")),
        ("Show me footnotes 4 – 6 please", ("4", "5", "6")),
        ("notes 4 to 6", ("4", "5", "6")),
        ("what do notes 4 through 6 of The Quay say?", ("4", "5", "6")),
        ("Fußnoten 4 bis 6", ("4", "5", "6")),
        ("les notes 4 à 6", ("4", "5", "6")),
        ("las notas 4 a 6", ("4", "5", "6")),
        ("footnotes iv–vi", ("iv", "v", "vi")),
        ("notes 1-3, 7 and 9-10", ("1", "2", "3", "7", "9", "10")),
        ("notes 2, 3", ("2", "3")),
        ("notes 7-4", ()),
        ("notes 1-900", ()),
        ("notes 1914-1918", ()),
        ("What did he note from 4 to 7?", ()),
    ],
)
def test_notes_are_asked_for_from_one_label_to_another(message: str, several: tuple[str, ...]) -> None:
    assert read(message).several == several


@pytest.mark.parametrize(
    "message",
    [
        "translate note 3",
        "can you translate note 3 into German?",
        "Übersetze Fußnote 3",
        "kannst du Fußnote 3 ins Deutsche übersetzen?",
        "peux-tu traduire la note 3 ?",
        "traduis la note 3 en anglais",
        "traduce la nota 3",
        "traduce la nota 3 al inglés",
    ],
)
def test_a_note_that_is_to_be_translated_is_shown_as_it_is(message: str) -> None:
    wanted = read(message)

    assert (wanted.kind, wanted.label, wanted.text) == (Kind.NOTE, "3", None)


def test_of_several_notes_one_that_is_missing_is_told(service: Service) -> None:
    answer = service.ask("notes 10 and 999", k=3)

    assert (answer.outcome, answer.notes) == (Outcome.NOTHING, ())
    assert text.answer(answer, Style()) == "There is no note 999 there.\n"


@pytest.mark.parametrize(
    ("message", "labels"),
    [
        ("What does note salt say?", ["Salt"]),
        ("show me footnote salt of the quay", ["Salt"]),
        ("Was sagt die Fußnote Salt?", ["Salt"]),
        ("¿Qué dice la nota salt?", ["Salt"]),
        ("que dit la note salt ?", ["Salt"]),
        ("What does the note that Ada wrote say?", []),
        ("What does note damp say?", []),
        ("note taking", []),
    ],
)
def test_a_note_may_have_a_word_for_its_label(message: str, labels: list[str]) -> None:
    quay = parse(b"# The quay\n\nThe tax was low.[^Salt]\n\n[^Salt]: Roe, p. 4.\n", "quay.md")
    assert isinstance(quay, Document)

    given = numbered.answer(read(message), message, Library((quay,)), "g")

    assert [found.note.label for found in given.notes] == labels if given else not labels


def test_a_label_that_no_note_has_is_said_and_not_searched(service: Service, search: Recorded) -> None:
    answer = service.ask("note 999", k=3)

    assert (answer.outcome, answer.quotes, search.asked) == (Outcome.NOTHING, (), [])
    assert text.answer(answer, Style()) == "There is no note 999 there.\n"


def test_where_not_all_notes_were_read_none_is_denied(service: Service) -> None:
    document = parse(b"The boat sank.1 It was late.\n\nNotes\n\n2. Roe, Boats, p. 4.\n", "lost.txt")
    unread = Answer("note 2", Outcome.NOTHING, 0.0, "", (), kind=Kind.NOTE, label="2", documents=(document,))

    assert document.has_unread_notes
    assert text.answer(unread, Style()) == (
        "I found no note 2; not all notes there could be read, so one may be printed.\n"
    )


@pytest.mark.parametrize(
    "message",
    ["whats the source for note 10?", "what did they mean by note 10", "Welche Quelle hat Fußnote 10?"],
)
def test_what_asks_before_a_note_names_no_text(service: Service, search: Recorded, message: str) -> None:
    answer = service.ask(message, k=3)

    assert {found.note.label for found in answer.notes} == {"10"}
    assert search.asked == []


def test_a_number_that_no_note_has_is_searched_where_a_question_ends_with_it(
    service: Service, search: Recorded
) -> None:
    question = "Who was in command of the pilot boat n 1974?"
    service.ask(question, k=3)

    assert search.asked == [(question, None)]


def test_a_command_that_is_typed_as_text_asks_what_stands_behind_it() -> None:
    assert read("/ask who lit the fire?").bare == "who lit the fire?"
    assert read("!search note 3").label == "3"


def test_a_paragraph_is_quoted_by_its_number(service: Service, sample: Library) -> None:
    answer = service.ask("paragraph 8 of the hunger strike", k=3)

    document = sample.document("hunger-strike")
    assert document is not None
    assert [quote.text for quote in answer.quotes] == [
        document.text[document.passage(8).start : document.passage(8).end]
    ]


@pytest.mark.parametrize(
    "question",
    ["What does paragraph 58 of the penal code say?", "note 3 of the peace treaty", "Galaxy note 7"],
)
def test_a_note_of_a_text_that_is_none_of_the_library_is_searched(
    service: Service, search: Recorded, question: str
) -> None:
    assert service.ask(question, k=3).kind is Kind.QUESTION
    assert search.asked == [(question, None)]


@pytest.mark.parametrize(
    "message", ["thanks!", "How are you today?", "https://example.org/a", "who are you?"]
)
def test_nothing_is_searched_where_nothing_is_asked(service: Service, search: Recorded, message: str) -> None:
    answer = service.ask(message, k=3)

    assert (answer.outcome, answer.quotes, search.asked) == (Outcome.NOTHING, (), [])


def test_the_library_is_told_by_its_facts(service: Service, sample: Library) -> None:
    answer = service.ask("Which books are here?", k=3)

    value = as_json.answer(answer)
    assert (value["kind"], value["quotes"]) == ("library", [])
    assert [one["title"] for one in value["documents"]] == [one.title for one in sample.documents]
    written = text.answer(answer, Style())
    assert all(document.title in written for document in sample.documents)


def test_a_question_is_searched_bare_and_shown_as_typed(service: Service, search: Recorded) -> None:
    typed = "hey bot, could you tell me who lit the beacon? Thanks!"
    answer = service.ask(typed, k=3, before="hello, do you know why the lamp went out?")

    assert search.asked == [("who lit the beacon?", "why the lamp went out?")]
    assert (answer.question, answer.searched) == (typed, "who lit the beacon?")
    assert "searched as: who lit the beacon?" in text.explanation(answer)


def test_small_talk_is_no_context_of_a_question(service: Service, search: Recorded) -> None:
    service.ask("And the women?", k=3, before="thanks!")

    assert search.asked == [("And the women?", None)]


def test_eval_answers_as_members_are_answered(snapshot: Snapshot, search: Recorded) -> None:
    note = Asked("note 20 of the light on Brimness", frozenset({("brimness-light", 20)}), "note")
    talk = Asked("👍", frozenset(), "talk")

    judged = list(questions.judge([note, talk], snapshot, 3))

    assert search.asked == []
    assert questions.figures(judged)["recall@1"] == 1.0
    assert questions.figures(judged)["quoted though not answered"] == 0.0


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("The Night of the Eleventh of December", ["great-storm"], id="its title"),
        pytest.param("great storm", ["great-storm"], id="its id"),
        pytest.param("Garrick's night", ["great-storm"], id="author and a word"),
        pytest.param("The Light on Brimnes", ["brimness-light"], id="a slip"),
        pytest.param("Schiffsjunge von der Adelheid", ["sandvoe-deutsch"], id="German"),
        pytest.param("the strike", ["herring-strike", "hunger-strike"], id="two that it may be"),
        pytest.param("the penal code", [], id="none"),
        pytest.param("the", [], id="nothing that names"),
    ],
)
def test_a_text_is_known_by_the_words_that_name_it(sample: Library, name: str, found: list[str]) -> None:
    assert [document.id for document in titles.named(name, sample.documents)] == found


BOOK = """# A Handbook of Nets

## Chapter I. Of Hemp

Hemp is grown in the south.[^1]

## Chapter II. Of Tar

Tar is boiled on the beach.[^2] It stinks.[^3]

### III. The kettle

The kettle is of iron.[^4]

## {third}

A knot is a promise.[^5]

[^1]: Says Anton Berg.
[^2]: Says Paul Rudd.
[^3]: So say all.
[^4]: It was cast in Leith.
[^5]: Says nobody.
"""


def chaptered(third: str = "Chapter III. Of Knots") -> Document:
    found = parse(BOOK.format(third=third).encode(), "nets.md")
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("chapter two", {2, 3}, id="a word, and what stands in a part of it"),
        pytest.param("the second chapter", {2, 3}, id="an order"),
        pytest.param("Kapitel 1", {1}, id="German, in digits"),
        pytest.param("capítulo III", {4}, id="Spanish, and another III within"),
        pytest.param("chapitre 2 of the handbook of nets", {2, 3}, id="with its text"),
        pytest.param("chapter 2 of the penal code", set(), id="of another text"),
        pytest.param("chapter nine", set(), id="it has no ninth"),
        pytest.param("book two", set(), id="it has no books"),
        pytest.param("the handbook of nets", set(), id="no chapter is named"),
    ],
)
def test_a_chapter_is_known_by_the_number_of_its_heading(name: str, found: set[int]) -> None:
    assert set().union(*chapters.passages(name, [chaptered()]).values()) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("Of Knots", {4}, id="without its number"),
        pytest.param("the chapter of knots", {4}, id="said to be one"),
        pytest.param("Knots and Nets", set(), id="more than it"),
        pytest.param("the chapter", set(), id="no word that tells"),
    ],
)
def test_a_chapter_is_known_by_all_words_of_its_heading(name: str, found: set[int]) -> None:
    text = chaptered(third="Of Knots")

    assert set().union(*chapters.titled(name, [text]).values()) == found


def test_a_heading_that_has_a_number_alone_is_a_chapter_where_none_is_called_so() -> None:
    text = parse(b"# Nets\n\n## III. Of Knots\n\nA knot holds.\n\n## I went home\n\nIt rained.", "nets.md")
    assert isinstance(text, Document)

    assert chapters.passages("chapter three", [text]) == {"nets": {1}}
    assert chapters.passages("chapter one", [text]) == {}


@pytest.mark.parametrize(
    ("message", "label", "chapter"),
    [
        pytest.param("note 4, chapter 2", "4", "chapter 2", id="a comma between"),
        pytest.param("What does note 4, second chapter, say?", "4", "second chapter", id="in a question"),
        pytest.param("fn 4 ch. 2 please", "4", "ch. 2", id="short"),
        pytest.param("note 4 of chapter 2 please", "4", "chapter 2", id="please"),
        pytest.param("Fußnote 3, Kapitel II", "3", "Kapitel II", id="German"),
        pytest.param("note 2, chapitre trois", "2", "chapitre trois", id="French"),
        pytest.param("nota 2, capítulo 3", "2", "capítulo 3", id="Spanish"),
    ],
)
def test_a_chapter_is_named_right_behind_a_note(message: str, label: str, chapter: str) -> None:
    found = read(message)

    assert (found.kind, found.label, found.text) == (Kind.NOTE, label, chapter)


@pytest.mark.parametrize(
    ("title", "name", "found"),
    [
        pytest.param("Chapter One: Of Hemp", "chapter one", {1}, id="the first of several"),
        pytest.param("Chapter One: Of Hemp", "chapter two", {2}, id="the second"),
        pytest.param("The Nets", "chapter one", set(), id="a title that counts nothing"),
        pytest.param("II", "chapter one", set(), id="a number alone"),
    ],
)
def test_a_title_may_be_that_of_the_first_chapter(title: str, name: str, found: set[int]) -> None:
    text = parse(f"# {title}\n\nHemp grows.\n\n## Chapter Two\n\nTar stinks.\n".encode(), "nets.md")
    assert isinstance(text, Document)

    assert set().union(*chapters.passages(name, [text]).values()) == found


def test_a_note_of_a_chapter_is_answered_from_it(search: Recorded) -> None:
    snapshot = Snapshot(Library((chaptered(),), ()), search, "gen-000001", 0.0)
    service = Service(Opened(snapshot))

    there = service.ask("note 3 of chapter two", k=3)
    elsewhere = service.ask("note 1 of chapter two", k=3)

    assert [(one.note.text, [p.number for p in one.passages]) for one in there.notes] == [
        ("So say all.", [2])
    ]
    assert (elsewhere.outcome, elsewhere.notes, search.asked) == (Outcome.NOTHING, (), [])


def test_a_form_is_known_by_the_words_with_which_it_may_end() -> None:
    assert forms._endings("how are|r you [today]") == {"you", "today"}
    assert forms._endings("(see|as) (above | below)") == {"above", "below"}
    assert forms._endings("will you marry me") == {"me"}
    for line in ("do you like ...", "paragraph NUMBER", "[please]", "note LABEL [of TEXT]"):
        assert forms._endings(line) is None
