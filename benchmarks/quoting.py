"""Check quotation: what it calls near though it is not, what it misses, and how long it takes.

    .venv/bin/python -m benchmarks.quoting [FOLDER]

The books are the texts of the sample library, and those of a folder. Every sentence of one is looked for in
all others, and, a little changed, in its own. Times are of the processor, in a library of 10,000 paragraphs
made of chains of three words of the books.
"""

import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.checking.concordance import Concordance
from bot.checking.quotations import Verdict, check, is_long_enough
from bot.lookup import passages
from corpus import library
from corpus.folder import Rules
from corpus.model import Document, Library
from corpus.parse import parse

SAMPLE = Path(__file__).parents[1] / "corpus" / "texts" / "sample"
_PASSAGES, _WORDS = 10_000, 110
_TIMED, _MESSAGE = 400, 600  # checks of a kind; words of the longest
_LENGTHS = (7, 12, 20)

Change = Callable[[list[str], random.Random], list[str]]


def main() -> None:
    """Print what is called near, what is missed, what it takes."""
    dice = random.Random(5)
    books = [*library.read(SAMPLE, Rules()).documents]
    for folder in sys.argv[1:]:
        books += library.read(Path(folder), Rules()).documents
    foreign(books)
    honest(books, dice)
    timed(books, dice)


def sentences(book: Document) -> Iterator[str]:
    """Yield the sentences of a book as the bot shows them, as long as may be asked for."""
    for passage in book.passages:
        quote = passages.quotation(book, passage)
        for span in passage.sentences:
            said = quote.text[span.start - passage.start : span.end - passage.start]
            if is_long_enough(said):
                yield said


def foreign(books: Sequence[Document]) -> None:
    """Look for the sentences of each book in all others, by their length."""
    asked: dict[str, int] = defaultdict(int)
    near: dict[str, int] = defaultdict(int)
    for book in books:
        others = Concordance(Library(tuple(other for other in books if other is not book)))
        for said in sentences(book):
            long = _length(said)
            asked[long] += 1
            if (found := check(others, said)).verdict is Verdict.NEAR:
                near[long] += 1
                there = found.passage.text if found.passage else ""
                print(
                    f"  near: {' '.join(said.split())[:90]} | {' '.join(there.split())[:60]}", file=sys.stderr
                )
    for long in sorted(asked):
        print(f"of another book, {long} words: {near[long]} of {asked[long]} near")
    print(f"of another book: {100 * sum(near.values()) / sum(asked.values()):.2f} % of {sum(asked.values())}")


def one_word(words: list[str], dice: random.Random) -> list[str]:
    """Change a word to one that stands in no book."""
    at = dice.randrange(len(words))
    return [*words[:at], "grandfather", *words[at + 1 :]]


def one_fewer(words: list[str], dice: random.Random) -> list[str]:
    """Leave a word out within."""
    at = dice.randrange(1, len(words) - 1)
    return [*words[:at], *words[at + 1 :]]


def a_slip(words: list[str], dice: random.Random) -> list[str]:
    """Turn two letters of a long word round."""
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    word = words[longest]
    at = dice.randrange(1, max(2, len(word) - 2))
    return [
        *words[:longest],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        *words[longest + 1 :],
    ]


def one_in_five(words: list[str], dice: random.Random) -> list[str]:
    """Change every fifth word."""
    first = dice.randrange(5)
    return ["grandfather" if at % 5 == first else word for at, word in enumerate(words)]


def honest(books: Sequence[Document], dice: random.Random) -> None:
    """Look for sentences as they are, and a little changed, where they are from."""
    whole = Concordance(Library(tuple(books)))
    said = [one for book in books for one in sentences(book)]
    exact = sum(check(whole, one).verdict is Verdict.EXACT for one in said)
    print(f"as they are: {exact} of {len(said)} word for word")
    for change in (one_word, one_fewer, a_slip, one_in_five):
        found: dict[str, list[bool]] = defaultdict(list)
        for one in dice.sample(said, min(2000, len(said))):
            if len(words := one.split()) >= 5:
                verdict = check(whole, " ".join(change(words, dice))).verdict
                found[_length(one)].append(verdict is not Verdict.NOT_FOUND)
        told = ", ".join(f"{long}: {sum(kept)} of {len(kept)}" for long, kept in sorted(found.items()))
        print(f"{change.__name__.replace('_', ' ')}: {told}")


def timed(books: Sequence[Document], dice: random.Random) -> None:
    """Time checks in a large library."""
    large = Concordance(made(books, dice))
    texts = [passage.text for document in large.library.documents for passage in document.passages]
    kinds: dict[str, Callable[[], str]] = {
        "a sentence": lambda: _stretch(dice.choice(texts), 20, dice),
        "a sentence, changed": lambda: _changed(_stretch(dice.choice(texts), 20, dice), dice),
        "a paragraph": lambda: dice.choice(texts),
        "a paragraph, changed": lambda: _changed(dice.choice(texts), dice),
        f"{_MESSAGE} words, changed": lambda: _changed(_over(texts, dice), dice),
        f"{_MESSAGE} words, shuffled": lambda: _shuffled(_over(texts, dice), dice),
    }
    for name, make in kinds.items():
        taken = []
        for asked in [make() for _ in range(_TIMED)]:
            began = time.process_time()
            check(large, asked)
            taken.append(1000 * (time.process_time() - began))
        taken.sort()
        p95 = taken[int(len(taken) * 0.95)]
        print(f"{name}: median {statistics.median(taken):.1f} ms, p95 {p95:.1f}, max {taken[-1]:.1f}")


def made(books: Sequence[Document], dice: random.Random) -> Library:
    """Make 10,000 paragraphs in which three words follow one another as they do in the books."""
    words = [word for book in books for passage in book.passages for word in passage.text.split()]
    follow: dict[tuple[str, str], list[str]] = defaultdict(list)
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        follow[first, second].append(third)
    pairs = [*follow]
    documents = []
    for number in range(_PASSAGES // 100):
        paragraphs = []
        for _ in range(100):
            chain = [*dice.choice(pairs)]
            while len(chain) < _WORDS:
                chain.append(dice.choice(follow.get((chain[-2], chain[-1])) or words))
            paragraphs.append(" ".join(chain))
        document = parse(("A Made Book\n\n" + "\n\n".join(paragraphs)).encode(), f"{number:03}.txt")
        assert isinstance(document, Document)
        documents.append(document)
    return Library(tuple(documents))


def _stretch(text: str, count: int, dice: random.Random) -> str:
    words = text.split()
    at = dice.randrange(max(1, len(words) - count))
    return " ".join(words[at : at + count])


def _over(texts: Sequence[str], dice: random.Random) -> str:
    at = dice.randrange(len(texts) - 8)
    return " ".join(" ".join(texts[at : at + 8]).split()[:_MESSAGE])


def _changed(text: str, dice: random.Random) -> str:
    return " ".join("grandfather" if dice.random() < 0.1 else word for word in text.split())


def _shuffled(text: str, dice: random.Random) -> str:
    words = text.split()
    dice.shuffle(words)
    return " ".join(words)


def _length(said: str) -> str:
    words, low = len(said.split()), 3
    for high in _LENGTHS:
        if words <= high:
            return f"{low + 1:2}-{high}"
        low = high
    return f"{low + 1:2}+"


if __name__ == "__main__":
    main()
