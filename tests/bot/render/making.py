"""Quotations of any text, with any markers and notes; and panels of any settings."""

from dataclasses import replace

from hypothesis import strategies as st

from bot import emphasis
from bot.answer import Answer, Citation, ListedWork, Quote
from bot.notes import Candidate, Note, ShortForm
from bot.render.posts.panel import State
from bot.servers.preferences import Preferences
from corpus.language import sentences
from corpus.model import Citation as Reference
from corpus.model import Document, Footnote, Form, Marker, Passage, Resolution, Span, Speaker, Work
from corpus.stretch import whole
from embeddings.hits import Outcome, Score
from tests.bot.render.test_escape import ANY_TEXT

_DOCUMENT = Document("a", "a.txt", "", "", "A", None, None, None, None, None, (), (), (), ())
_SENTENCES = st.lists(
    st.sampled_from(["He came.", "Why? ", "1936. ", "*no*", "never\n", "日本語。", "«x»", "co-op"]),
    min_size=1,
    max_size=20,
)


def repeated(text: str, times: int) -> str:
    """Make a long text of little chance: chance is what Hypothesis runs out of."""
    return " ".join([text] * times)


def filled(text: str, length: int) -> str:
    """Make a text of about a length; what is longer than several messages shows nothing more."""
    return repeated(text, 1 + length // (len(text) + 1))


def cut(text: str, length: int) -> str:
    """Make a text of a length to the sign."""
    return filled(text, length)[:length]


_SOME_TEXT = ANY_TEXT.map(lambda text: text + "x")
LONG = st.builds(filled, _SOME_TEXT, st.integers(300, 9000))
WORDS = st.builds(repeated, _SENTENCES.map(" ".join), st.integers(1, 60))
POOL = st.lists(ANY_TEXT | LONG | st.text(max_size=300), min_size=2, max_size=4)


def forms(some: st.SearchStrategy[str]) -> st.SearchStrategy[ShortForm]:
    """Make short references of texts from a pool."""
    candidates = st.builds(Candidate, st.sampled_from(["8", "Q"]), some)
    return st.builds(
        ShortForm,
        text=some,
        start=st.just(0),
        end=st.just(0),
        pages=st.none(),
        resolution=st.sampled_from(Resolution),
        note=st.sampled_from([None, "3"]),
        reference=st.none() | some,
        candidates=st.lists(candidates, max_size=2).map(tuple),
    )


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """Make a quotation; its notes and names share a few texts, since chance is scarce and old books repeat."""
    text = draw(WORDS | LONG | ANY_TEXT)
    # The parser gives no passage an outer space and no quotation without a word.
    text = text.strip() or "x"
    some = st.sampled_from(draw(POOL))
    path = draw(st.sampled_from(["a.txt", "a.md"]))
    printed = [draw(some) or "Ibid.", draw(some) or "Ibid.", "Ibid."]
    meant = draw(st.lists(forms(some), max_size=3))
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    markers, notes, at, built = [], [], 0, ""
    for number, place in enumerate(places):
        built += text[at:place]
        label = draw(st.sampled_from([str(number + 1), "*", "†", f"{number}a", "Q"]))
        markers.append(Marker(label, len(built), len(built) + len(label), number))
        built += label
        at = place
        short = tuple(meant[draw(st.integers(0, len(meant))) :])
        words = draw(st.sampled_from(printed))
        lit = draw(st.sampled_from([None, None, Span(0, len(words)), Span(len(words) // 2, len(words))]))
        set_apart = emphasis.of(path, words)
        notes.append(Note(number, label, words, short, highlight=lit, emphasis=set_apart))
    built += text[at:]
    spans = sentences.split(whole(built), markers) or (Span(0, len(built)),)
    where = draw(st.sampled_from([None, "https://example.org/a-b"]))
    cited = Citation("d", draw(some), draw(some), draw(some), draw(st.integers(1, 99999)), where)
    return Quote(
        id=f"{draw(st.integers(0, 16**12 - 1)):012x}",
        text=built,
        start=0,
        end=len(built),
        highlight=draw(st.sampled_from(spans)),
        markers=tuple(markers),
        prefixes=(),
        citation=cited,
        lead_in=draw(st.none() | some),
        notes=tuple(notes),
        score=Score(0.5, 0.5, 0.5),
        speaker=draw(st.none() | st.builds(Speaker, st.none() | some, st.booleans())),
        is_quotation=draw(st.booleans()),
        also=(cited,) * draw(st.integers(0, 3)),
        emphasis=emphasis.of(path, built, markers, hides_addresses=True),
    )


_NAMES = ANY_TEXT | LONG | st.builds(cut, _SOME_TEXT, st.integers(90, 110))


@st.composite
def states(draw: st.DrawFn) -> State:
    """Make what a panel shows: many documents with any titles, of which some are off, and many channels."""
    named = draw(st.lists(st.tuples(_NAMES, st.none() | _NAMES), min_size=1, max_size=4))
    count = draw(st.integers(0, 80))
    titles = [named[number % len(named)] for number in range(count)]
    documents = [
        replace(_DOCUMENT, id=f"texts/{number}", title=title, author=author)
        for number, (title, author) in enumerate(titles)
    ]
    ids = [document.id for document in documents]
    channels = frozenset(range(10**18, 10**18 + draw(st.integers(0, 60))))
    chosen = Preferences(
        passages=draw(st.none() | st.integers(1, 5)),
        private=draw(st.booleans()),
        language=draw(st.sampled_from([None, "en", "de"])),
        documents_off=frozenset(draw(st.sets(st.sampled_from(ids))) if ids else ()),
        channels=channels,
    )
    return State(chosen, documents, channels, draw(st.integers(1, 5)), draw(st.booleans()))


MANY = st.lists(quotes(), min_size=1, max_size=6, unique_by=lambda quote: quote.id)


def answers(outcome: Outcome = Outcome.QUOTED) -> st.SearchStrategy[Answer]:
    question = (ANY_TEXT | st.builds(cut, _SOME_TEXT, st.integers(900, 1000))).map(
        lambda text: " ".join(text.split()) or "why"
    )
    works = st.lists(
        st.builds(ListedWork, st.just("d"), ANY_TEXT | LONG, st.just(("1", "*")), st.just((0, 1))), max_size=6
    )
    return st.builds(
        Answer,
        question,
        st.just(outcome),
        st.floats(0, 1),
        st.just("gen-000001"),
        MANY.map(tuple),
        works=works.map(tuple),
    )


def _passage(number: int, start: int, text: str, notes: int) -> Passage:
    """Make a passage that calls the first so many notes at its end."""
    end = start + len(text)
    return Passage(
        id=f"{number:012x}",
        document="d",
        number=number,
        start=start,
        end=end,
        source=" " * start + text,
        heading=None,
        markers=tuple(Marker("1", end, end, place) for place in range(notes)),
        sentences=sentences.split(whole(text)) or (Span(start, end),),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Make a document whose notes cite works at length and often."""
    names = [draw(st.just("A work of many words and *signs* " * 20) | LONG | ANY_TEXT)]
    # Few and many are drawn, not numbers: Hypothesis prefers small ones, and what is too long comes of many.
    many, count = draw(st.sampled_from([60, 1, 0])), draw(st.sampled_from([60, 1]))
    printed = [(names[place % len(names)] or "Ibid.") for place in range(many)]
    label = draw(st.sampled_from(["", "*", "a_long_name"]))
    notes = tuple(
        Footnote(f"{place + 1}{label}", 0, len(text), source=text) for place, text in enumerate(printed)
    )
    cited = [
        Reference(place, 0, len(text), Form.FULL, Span(0, len(text)), pages=Span(0, min(9, len(text))))
        for place, text in enumerate(printed)
    ]
    words = draw(st.sampled_from(["He came.", "x"]))
    return Document(
        id=draw(st.text(min_size=1, max_size=200)),
        path="d.txt",
        digest="",
        text=words * count,
        title=draw(ANY_TEXT | LONG) or "d",
        subtitle=None,
        author=draw(st.none() | LONG),
        date=None,
        url=None,
        language=None,
        blocks=(),
        passages=tuple(_passage(n + 1, n * len(words), words, many) for n in range(count)),
        notes=notes,
        problems=(),
        works=tuple(Work(citation, tuple(cited)) for citation in cited[: draw(st.sampled_from([13, 1, 0]))]),
    )
