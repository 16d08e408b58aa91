"""Damaged copies of good files of every format: each is a document that keeps its laws, or a Problem; never a crash."""

import io
import time
import zipfile
from collections.abc import Callable
from random import Random

from corpus.model import Document, Problem
from corpus.parse import parse
from tests.corpus import test_pandoc, test_xml_formats
from tests.corpus.pages import docx, epub, odt
from tests.corpus.printing import Leaf, pdf
from tests.faults.ground import Figures, Ground
from tests.faults.reading import wrong

_ICE = "The ice came early to the harbour, and the ships lay still under snow"
_PAGE = (
    f"<html><head><title>Ice</title></head><body><h1>Ice</h1><p>{_ICE}<sup><a href='#n1' id='r1'>1</a></sup>.</p>"
    "<blockquote><p>“It stayed.”<a href='#n2' id='r2'><sup>2</sup></a></p></blockquote><table><tr><td>Nets</td><td>4</td>"
    "</tr></table><ul><li>Ropes</li></ul><ol><li id='n1'>1. Roe, <i>Ice</i>, p. 3. <a href='#r1'>↑</a></li>"
    "<li id='n2'>2. See note 1. <a href='#r2'>↑</a></li></ol></body></html>"
)  # fmt: skip


def _word() -> bytes:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    call = "<w:r><w:{0}Reference w:id='{1}'/></w:r>"
    note = "<w:{0} w:id='{1}'><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>"
    body = (
        f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{run.format('Ice')}</w:p>"
        f"<w:p>{run.format(_ICE)}{call.format('footnote', 2)}{run.format('. It stayed.')}{call.format('endnote', 2)}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run.format('Nets')}</w:p></w:tc></w:tr></w:tbl>"
    )
    return docx(
        body, notes=note.format("footnote", 2, "Roe, Ice, p. 3."), endnotes=note.format("endnote", 2, "Holm, 4.")
    )  # fmt: skip


def _writer() -> bytes:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Roe, Ice, p. 3.</text:p></text:note-body></text:note>"
    )
    return odt(f"<text:h text:outline-level='1'>Ice</text:h><text:p>{_ICE}{note}. It stayed.</text:p>")


def _printed() -> bytes:
    leaf = Leaf()
    leaf.lines(500, *[f"{_ICE[:60]}"] * 6, "and stayed.{1}")
    leaf.rule(90).line(80, "{1} Roe, Ice, p. 3.", size=8)
    return pdf(leaf, Leaf().line(500, f"{_ICE[:55]}."), said={"Title": "Ice"})


GOOD: dict[str, bytes] = {
    "ice.html": _PAGE.encode(),
    "ice.epub": epub(
        {
            "a.xhtml": f"<html><body><h1>Ice</h1><p>{_ICE}<a href='n.xhtml#n1'><sup>1</sup></a>.</p></body></html>",
            "n.xhtml-": "<html><body><p id='n1'><a href='a.xhtml'>1</a>. Roe, Ice, p. 3.</p></body></html>",
        }
    ),
    "ice.docx": _word(),
    "ice.odt": _writer(),
    "ice.pdf": _printed(),
    "ice.rst": f"Ice\n===\n\n{_ICE} [1]_.\n\n* Nets\n* Ropes\n\n  It stayed. [#a]_\n\n.. [1] Roe, *Ice*, p. 3.\n.. [#a] Holm.\n".encode(),
    "ice.wiki": f"== Ice ==\n{_ICE}.<ref>Roe, ''Ice'', p. 3.</ref>\n* Nets\n{{|\n| Ropes || 4\n|}}\n<ref name=a>Holm.</ref>\n<references/>\n".encode(),
    "ice.md": f"# Ice\n\n{_ICE}.[^1]\n\n> It *stayed*.^[Holm, 4.]\n\n- Nets\n\n  Ropes\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Roe, p. 3.\n".encode(),
    "ice.fb2": test_xml_formats.FB2.encode(),
    "ice.jats": test_xml_formats.JATS.encode(),
    "ice.docbook": test_xml_formats.DOCBOOK.encode(),
    "ice.tex": test_pandoc.LATEX.encode(),
    "ice.org": test_pandoc.ORG.encode(),
    "ice.rtf": test_pandoc.RTF.encode(),
    "ice.txt": f"Ice\n\nBy Ann Roe\n\n{_ICE}.1 It stayed.[2]\n\n“It left,” said Ann Roe.3\n\nNotes\n\n1 Roe, p. 3.\n\n2 Ibid.\n\n3 Holm.\n".encode(),
}  # fmt: skip


def mutations(ground: Ground, rounds: int) -> Figures:
    """Cut, flip and shuffle good files, ``rounds`` copies of each; the figures say how many of which became what."""
    good = GOOD | {path.name: path.read_bytes() for path in ground.good}
    for name, data in good.items():
        for _ in range(rounds):
            how = ground.chance.choice(_ways(name))
            _read(ground, name, how.__name__.strip("_"), how(ground.chance, data))
    return ground.figures


def _ways(name: str) -> list[Callable[[Random, bytes], bytes]]:
    packed = name.endswith((".epub", ".docx", ".odt"))
    return [_cut, _flipped, _flipped_inside, _members] if packed else [_cut, _flipped, _moved]


def _read(ground: Ground, name: str, how: str, data: bytes) -> None:
    began = time.monotonic()
    try:
        found = parse(data, name)
    except Exception as error:
        ground.bad(f"{name} {how}: {type(error).__name__}: {error}")
        return
    took = 1000 * (time.monotonic() - began)
    kind = name.rpartition(".")[2]
    ground.figures["slowest ms"] = max(ground.figures["slowest ms"], round(took))
    match found:
        case Document():
            ground.figures[f"{kind} read"] += 1
            if said := wrong(found):
                ground.bad(f"{name} {how}: {said}")
        case Problem():
            ground.figures[f"{kind} told"] += 1
            if found.kind in ("reader failed", "too slow", "too much memory"):
                ground.figures[f"{kind} {found.kind}"] += 1
                ground.seen(f"{name} {how}: {found.kind}: {found.detail}")


def _cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(chance: Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 20])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _moved(chance: Random, data: bytes) -> bytes:
    """Take a part away and put it down elsewhere, perhaps twice."""
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    rest = data[:a] + data[b:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[a:b] * chance.choice([0, 1, 2]) + rest[at:]


def _members_of(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    import warnings

    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two members of one name are what is meant
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _flipped_inside(chance: Random, data: bytes) -> bytes:
    """Flip bits of what is packed, and pack it rightly again: its checksum hides nothing."""
    members = _members_of(data)
    at = chance.randrange(len(members))
    name, inside = members[at]
    how = chance.choice([_flipped, _moved, _cut]) if inside else _same
    members[at] = (name, how(chance, inside))
    return _packed(members)


def _same(_: Random, data: bytes) -> bytes:
    return data


def _members(chance: Random, data: bytes) -> bytes:
    """Shuffle the members, rename one, give one twice, leave one out, or put one in another's place."""
    members = _members_of(data)
    at, other = chance.randrange(len(members)), chance.randrange(len(members))
    match chance.randrange(5):
        case 0:
            chance.shuffle(members)
        case 1:
            name = chance.choice([members[at][0].upper(), f"../{members[at][0]}", "\u202e.xml", "/"])
            members[at] = (name, members[at][1])
        case 2:
            members.insert(other, (members[at][0], _flipped(chance, members[at][1] or b"ice")))
        case 3:
            del members[at]
        case _:
            members[at] = (members[at][0], members[other][1])
    return _packed(members)
