"""The README's example is what the program writes."""

from pathlib import Path

from bot.answer import compose
from bot.render.terminal import text
from bot.render.terminal.text import Style
from bot.settings import valid
from corpus.model import Library
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.transformer import SentenceEncoder
from embeddings.search import Search
from embeddings.store.contents import Contents

README = Path(__file__).parents[2] / "README.md"


def test_the_example_is_the_real_answer(
    encoder: SentenceEncoder, second: MultilingualEncoder, sample: Library, embedded: Contents
) -> None:
    readme = README.read_text(encoding="utf-8")
    question = readme.split('make ask Q="', 1)[1].split('"', 1)[0]
    shown = readme.split("```text\n", 1)[1].split("```", 1)[0]
    search = Search(embedded, encoder, second=second)

    answer = compose(question, search.find(question, valid({}).answer_passages), sample, "gen-000001")

    assert text.answer(answer, Style(width=100)) == shown
