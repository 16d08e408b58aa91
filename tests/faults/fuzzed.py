"""Texts of every format that nobody would write, ids, markup and settings made of them: no crash, and laws hold."""

from collections.abc import Sequence
from contextlib import suppress
from random import Random

from corpus.model import Document, Problem
from corpus.parse import parse
from corpus.readers.formats import READERS
from tests.corpus.test_pandoc import LATEX, ORG, RTF
from tests.corpus.test_wiki_and_rest import REST, WIKI
from tests.corpus.test_xml_formats import DOCBOOK, JATS
from tests.faults.ground import Figures, Ground

_PLAIN = (
    "The Harbour\n\nThe ice came early.1 It stayed.[2]\n\nNotes\n\n1 Roe, p. 3.\n\n2 Ibid., 4.\n",
    "---\ntitle: The Harbour\nauthor: [A, B]\n---\n# One\n\nThe ice.[^1]\n\n> Quoted.\n\n[^1]: Roe, *Ice*, 3.\n",
    "THE HARBOUR\n\nMR. ROE: Was it cold?\n\nMS. HOLM: It was.\n\nMR. ROE: And then?\n\nMS. HOLM: It left.(1)\n\n(1) Roe, 4.\n",
    "I. Ice\n\nIt came.1\n\nII. Thaw\n\nIt left.1\n\nNOTES\n\nI. Ice\n\n1 Roe, 3.\n\nII. Thaw\n\n1 See note 1 above.\n",
    "“It stayed,” said Ann Roe, “and left.”* He said: «Gone».[a]\n\n* Holm, 3.\n\n[Footnote a: Roe, Ann: Ice. Kiel 1966]\n",
)
_OTHERS: dict[str, Sequence[str]] = {
    ".html": (
        "<html><title>T</title><p>The ice.<sup><a href='#n1'>1</a></sup></p><p id='n1'>1. Roe, 3.</p></html>",
        "<h1>Ice</h1><blockquote>It <i>left</i>.<a id='b' href='#a'>*</a></blockquote><table><tr><td>4</td></tr></table>"
        "<ol><li>Nets</li></ol><p id='a'><a href='#b'>*</a> Roe.</p>",
    ),
    ".rst": ("Title\n=====\n\nThe ice [1]_ came.\n\n.. [1] Roe, 3.\n", REST),
    ".wiki": ("== One ==\nThe ice.<ref>Roe, 3.</ref> ''It'' stayed.\n", WIKI),
    ".jats": (JATS,),
    ".docbook": (DOCBOOK,),
    ".xml": (JATS, DOCBOOK),
    ".tex": (LATEX,),
    ".org": (ORG,),
    ".rtf": (RTF,),
}
_TOKENS = (
    b"1", b"[^1]", b"[1]", b"(2)", b"\xc2\xa0", b"\xe2\x80\x9e", b"*", b"\n\n", b"---\n", b"\xed\xa0\x80", b"\xf0\x9f\x99\x82",
    b"<", b">", b"&#1;", b"\0", b"\xe2\x80\xae", b"\t", b"\r", b"Ibid.", b"\\", b"`", b": ", b"\x85", b"\xe2\x80\xa8",
    b"    ", b"- ", b"> ", b"# ", b"^[", b"<li>", b"<sup>2</sup>", b"\x0c", b"1. ", b"'''", b"{{", b"}}", b"|", b"&amp;", b"\xc2\xad",
)  # fmt: skip
_SELDOM = 20  # of so many texts one is neither plain nor Markdown: readers of a process of their own are slow


def fuzz(ground: Ground, rounds: int) -> Figures:
    """Mutate texts of every kind, ids, markup and settings: no crash, slices are slices, and no word is lost."""
    for number in range(rounds):
        suffix = ground.chance.choice(list(READERS) if number % _SELDOM == 0 else [".txt", ".md"])
        seeds = [seed.encode() for seed in _OTHERS.get(suffix, _PLAIN)]
        data = _mutated(ground.chance, ground.chance.choice(seeds), seeds)
        try:
            ground.figures[_kept_laws(ground, data, suffix)] += 1
            _shown(data.decode(errors="surrogateescape"))
        except Exception as error:
            ground.bad(f"{suffix}: {type(error).__name__}: {error}: {data!r}")
    return ground.figures


def _kept_laws(ground: Ground, data: bytes, suffix: str) -> str:
    from tests.faults.reading import wrong

    match parse(data, f"fuzz{suffix}"):
        case Document() as document:
            if said := wrong(document):
                ground.bad(f"{suffix}: {said}: {data!r}")
            return "read"
        case Problem() as problem:
            if problem.kind == "reader failed" and not problem.detail.startswith(
                "pandoc: "
            ):  # who says where
                ground.bad(f"{suffix}: {problem.detail}: {data!r}")
            return "told"


def _shown(words: str) -> None:
    """Make an answer's markup, an id and settings of words; each takes them or says that they will not do."""
    from bot.errors import BadSettings
    from bot.render.posts import ids
    from bot.render.posts.escape import escape
    from bot.settings import valid

    escape(words)
    ids.asked(words[:100])
    with suppress(BadSettings):
        some = words[:50]
        valid({"exclude": words, "embedding_model": some, "discord_proxy": some, "database_url": some})


def _mutated(chance: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0:
                made[at:at] = chance.choice(_TOKENS) * chance.choice([1, 1, 1, 30])
            case 1:
                del made[at : at + chance.randrange(1, 20)]
            case 2 if made:
                made[at % len(made)] = chance.choice([chance.randrange(128), chance.randrange(256)])
            case _:
                other = chance.choice(seeds)
                made[at:at] = other[: chance.randrange(len(other))]
    return bytes(made)
