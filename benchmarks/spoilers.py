"""Questions whose answers stand behind what a channel has read → how much of it an answer shows.

    .venv/bin/python -m benchmarks.spoilers

Over the sample library, each golden question is asked in several wordings where its text ends right before
the paragraph that answers, and every sentence where each text ends after three tenths of it. What Discord
would show, its buttons, the closest passages and the JSON are looked through for four words in a row that
stand only in what is hidden. Needs the development extras.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot import start
from bot.answer import Answer
from bot.evaluation import questions
from bot.render import json as as_json
from bot.render.posts import answers
from bot.render.posts.blocks import Post
from bot.servers.shelves import Shelves
from bot.service import Service
from bot.settings import Settings
from bot.words import Say
from corpus.model import Library
from tests.chat.test_reading import Secret, shingles

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "questions.jsonl"
WORDINGS = (
    "{}",
    "hey, could you tell me: {}",
    "{} What happened then?",
    "Quote the book: {}",
    "spoiler please. {}",
)
_TENTHS = 0.3
ENGLISH = Say("en")

Ends = Mapping[str, int]


def main() -> None:
    """Ask, and print what was shown."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        shutil.copytree(ROOT / "corpus" / "texts" / "sample", texts / "sample")
        settings = Settings(_env_file=None, corpus_dir=texts, index_dir=Path(folder, "index"))
        service = start.service(settings)
        service.reindex()
        library = service.snapshot.library
        for name, asked in (("golden", golden(library)), ("sentences", sentences(library))):
            leaks, outcomes = 0, {"quoted": 0, "closest": 0, "nothing": 0}
            for question, ends in asked:
                given, leaked = ask(service, question, ends)
                outcomes[given.outcome.value] += 1
                leaks += leaked
            print(f"{name}: {sum(outcomes.values())} questions, {outcomes}, leaks: {leaks}")


def golden(library: Library) -> Iterator[tuple[str, Ends]]:
    """Yield each golden question that something answers, and where the texts end before that."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    for asked in questions.read(lines, library, str(GOLDEN)):
        ends: dict[str, int] = {}
        for document, paragraph in asked.relevant:
            ends[document] = min(paragraph - 1, ends.get(document, paragraph - 1))
        if ends:
            yield from ((wording.format(asked.question), ends) for wording in WORDINGS)


def sentences(library: Library) -> Iterator[tuple[str, Ends]]:
    """Yield every sentence that is hidden where three tenths of each text are read."""
    ends = {text.id: max(1, int(_TENTHS * text.counts.passages)) for text in library.documents}
    for passage in Secret(library, ends).hidden:
        for span in passage.sentences:
            yield " ".join(passage.source[span.start : span.end].split())[:900], ends


_known: dict[frozenset[tuple[str, int]], Secret] = {}


def ask(service: Service, question: str, ends: Ends) -> tuple[Answer, bool]:
    """Ask where the texts end; tell whether anything of what is hidden is shown."""
    key = frozenset(ends.items())
    secret = _known.get(key) or _known.setdefault(key, Secret(service.snapshot.library, ends))
    given = service.ask(question, k=8, open_to=lambda whole: Shelves().open_to(whole, frozenset(), ends))
    post = answers.answer(given, ENGLISH, passages=5, reader=answers.For(asker=1))
    posts = [Post(post.blocks[1:])]  # the question stands in the heading
    if given.quotes:
        posts.append(answers.closest(given.quotes, ENGLISH, passages=8, question=None))
    written = shingles(
        json.dumps(as_json.answer(given) | {"question": "", "searched": ""}, ensure_ascii=False)
    )
    return given, any(map(secret.leaks, posts)) or bool((written - shingles(question)) & secret.words)


if __name__ == "__main__":
    main()
