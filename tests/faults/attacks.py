"""Files that want to harm, each read beside two good ones: what it took, and what was said of it.

``python -m tests.faults attacks`` prints the table. Files are made when they are tried, in a folder of their own.
"""

import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.pages import ODF, W, docx, epub, odt, packed
from tests.faults.ground import Figures, Ground

MEGABYTE = 1_000_000
# No attack may take longer, or more memory: what is large takes its time a megabyte, in a child with 1 GiB.
MOST_SECONDS = 120.0  # of a processor
_GIVEN_UP = 900.0  # by the clock: a machine may be busy
MOST_MEMORY = 3_000  # MB
_SECRET = "the-secret-of-another-file"


@dataclass(frozen=True)
class Attack:
    """A file by its name, who makes it, and the largest file that is read."""

    name: str
    file: str
    make: Callable[[Path], object]
    max_file_mb: int = 25


def _bytes(data: Callable[[], bytes | str]) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        made = data()
        path.write_bytes(made.encode() if isinstance(made, str) else made)

    return write


def _bomb(member: str, head: str = "", size: int = 400 * MEGABYTE) -> Callable[[Path], object]:
    """Pack one member that unpacks to ``size``, a megabyte at a time."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            if path.suffix == ".epub":
                with zipfile.ZipFile(io.BytesIO(epub({"a.xhtml": ""}))) as book:
                    for name in book.namelist()[:-1]:
                        archive.writestr(name, book.read(name))
            with archive.open(member, "w", force_zip64=True) as out:
                out.write(head.encode())
                for _ in range(size // MEGABYTE):
                    out.write(b"a" * MEGABYTE)

    return write


def _lying(path: Path) -> None:
    """Pack 40 MB, and have the directory say that it is 1 KB."""
    data = bytearray(packed({"word/document.xml": b"a" * (40 * MEGABYTE)}))
    said = (40 * MEGABYTE).to_bytes(4, "little")
    for _ in range(2):
        at = data.index(said)
        data[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)


def _linked(path: Path) -> None:
    """Pack a link in place of a page, as tar and unzip would follow it."""
    link = zipfile.ZipInfo("OEBPS/text/a.xhtml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive, zipfile.ZipFile(io.BytesIO(epub({"b.xhtml": ""}))) as book:
        for name in book.namelist():
            archive.writestr(name, book.read(name).replace(b"b.xhtml", b"a.xhtml"))
        archive.writestr(link, str(path.parent.parent / "secret.txt"))


def _climbing(path: Path) -> None:
    """Name pages outside the book, and members outside the folder."""
    up = "../" * 12
    book = epub({"a.xhtml": "<p>Ice.</p>"}, extra={f"{up}tmp/climbed.xhtml": "<p>Climbed.</p>"})
    page = f"{up}{path.parent.parent}/secret.txt"
    with zipfile.ZipFile(path, "w") as archive, zipfile.ZipFile(io.BytesIO(book)) as old:
        for name in old.namelist():
            archive.writestr(name, old.read(name).replace(b"text/a.xhtml", page.encode()))


def _doctype(inside: str, root: str = "a") -> str:
    return f"<!DOCTYPE {root} [{inside}]>"


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!ENTITY l0 "ha">{levels}'


def _secret(path: Path) -> str:
    return f'<!ENTITY l9 SYSTEM "file://{path.parent.parent / "secret.txt"}">'


_TEXT = f"<office:document-content {ODF}><office:body><office:text><text:p>{{}}</text:p></office:text></office:body></office:document-content>"
_WORD = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>'
_PAGE = "<html><body><p>{}</p></body></html>"


def _declaring(inside: Callable[[Path], str]) -> dict[str, Callable[[Path], object]]:
    """Write ``&l9;`` into a file of each format that is written in XML, and declare it."""

    def declared(path: Path, page: str, root: str) -> str:
        return _doctype(inside(path), root) + page.format("Ice. &l9;")

    return {
        "docx": lambda p: p.write_bytes(packed({"word/document.xml": declared(p, _WORD, "w:document")})),
        "odt": lambda p: p.write_bytes(packed({"content.xml": declared(p, _TEXT, "office:document-content")})),
        "epub": lambda p: p.write_bytes(epub({"a.xhtml": declared(p, _PAGE, "html")})),
        "xhtml": lambda p: p.write_text(declared(p, _PAGE, "html")),
        "fb2": lambda p: p.write_text(declared(p, "<FictionBook><body><p>{}</p></body></FictionBook>", "FictionBook")),
        "jats": lambda p: p.write_text(declared(p, "<article><body><p>{}</p></body></article>", "article")),
        "docbook": lambda p: p.write_text(declared(p, "<article><para>{}</para></article>", "article")),
        "tei": lambda p: p.write_text(declared(p, "<TEI><text><body><p>{}</p></body></text></TEI>", "TEI")),
    }  # fmt: skip


def pdf(objects: Mapping[int, bytes], more: str = "") -> bytes:
    """Make a PDF of numbered objects, the first of which is its catalogue."""
    out, places = bytearray(b"%PDF-1.5\n"), dict.fromkeys(range(1, max(objects) + 1), 0)
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places.values())
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1, more.replace("START", str(start)).encode(), start
    )  # fmt: skip
    return bytes(out)


def _stream(data: bytes, said: str = "") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), said.encode(), data)


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 560]%s>>"


def _empty_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return pdf({1: _CATALOGUE, 2: tree} | dict.fromkeys(range(3, count + 3), _LEAF % b""))


def _one_page(contents: bytes, more: Mapping[int, bytes] | None = None, resources: bytes = b"") -> bytes:
    """Make a PDF of one page, whose words are object 4."""
    leaf = _LEAF % (b"/Contents 4 0 R/Resources<<%s/Font<</F1 5 0 R>>>>" % resources)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf({1: _CATALOGUE, 2: tree, 3: leaf, 4: contents, 5: font, **(more or {})})


def _deflated(path: Path) -> None:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"BT (ice) Tj ET " * 66_667) for _ in range(400)) + packer.flush()
    path.write_bytes(_one_page(_stream(data, "/Filter/FlateDecode")))


_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 400 560]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"


def _long(unit: str, size: int, head: str = "", tail: str = "") -> Callable[[Path], object]:
    """Write a unit again and again, up to so many characters."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write(head)
            whole = unit * max(1, MEGABYTE // len(unit.encode()))
            for _ in range(max(1, size // len(whole.encode()))):
                file.write(whole)
            file.write(tail)

    return write


_SENTENCE = "The ice came early to the harbour, and the ships lay still under snow. "
_DEEP = 100_000


def _attacks() -> Iterable[Attack]:
    yield Attack("zip bomb, 400 MB", "a.docx", _bomb("word/document.xml"))
    yield Attack("zip bomb, 400 MB", "a.odt", _bomb("content.xml"))
    yield Attack("zip bomb, 400 MB", "a.epub", _bomb("OEBPS/text/a.xhtml"))
    yield Attack("zip bomb below each limit, 49 MB", "a.docx", _bomb("word/document.xml", size=49 * MEGABYTE))
    yield Attack("a directory that lies", "a.docx", _lying)
    yield Attack("5,001 members", "a.epub", _bytes(lambda: packed({str(n): b"" for n in range(5_001)})))
    yield Attack(
        "an archive in an archive", "a.docx", _bytes(lambda: packed({"word/document.xml": docx("")}))
    )
    yield Attack("a path that leads out", "a.epub", _climbing)
    yield Attack("a link as a member", "a.epub", _linked)
    for format_, make in _declaring(lambda _: _laughs()).items():
        yield Attack("billion laughs", f"a.{format_}", make)
    for format_, make in _declaring(_secret).items():
        yield Attack("a foreign entity", f"a.{format_}", make)
    yield from _nests()
    yield from _pdfs()
    yield from _large()


def _nests() -> Iterable[Attack]:
    for tag in ("div", "b", "table", "blockquote", "ul><li"):
        yield Attack(f"{_DEEP:,} nested {tag}", "a.html", _bytes(lambda tag=tag: f"<{tag}>" * _DEEP + "ice"))
    nest, ends = "<a>" * _DEEP, "</a>" * _DEEP
    yield Attack(f"{_DEEP:,} nested", "a.docx", _bytes(lambda: docx(nest + ends)))
    yield Attack(f"{_DEEP:,} nested", "a.odt", _bytes(lambda: odt(nest + ends)))
    yield Attack(f"{_DEEP:,} nested", "a.tei", _bytes(lambda: f"<TEI><text>{nest}Ice.{ends}</text></TEI>"))
    yield Attack(
        f"{_DEEP:,} nested", "a.epub", _bytes(lambda: epub({"a.xhtml": f"<html>{nest}Ice.{ends}</html>"}))
    )
    for name, unit, tail in (
        ("quotes", ">", " Ice."), ("lists", "- ", "Ice."), ("brackets", "[", "Ice."), ("stars", "*a ", ""),
        ("<div>", "<div>", "Ice."), ("inline notes", "^[a ", "Ice."), ("fences", "> ```\n", ""),
    ):  # fmt: skip
        yield Attack(f"{_DEEP:,} {name}", "a.md", _bytes(lambda u=unit, t=tail: u * _DEEP + t))
    yield Attack(
        "lists nested 2,000 deep", "a.md", _bytes(lambda: "".join(f"{'  ' * n}- ice\n" for n in range(2000)))
    )
    yield Attack(
        "quotes nested 2,000 deep", "a.rst", _bytes(lambda: "".join(f"{' ' * n}ice\n\n" for n in range(2000)))
    )
    for name, unit in (
        ("lists", "- "),
        ("brackets", "["),
        ("stars", "*a "),
        ("notes", "[#]_ "),
        ("bars", "|a "),
    ):
        yield Attack(f"{_DEEP:,} {name}", "a.rst", _bytes(lambda u=unit: u * _DEEP + "Ice."))
    yield Attack(
        "a file included",
        "a.rst",
        lambda p: p.write_text(f"Ice.\n\n.. include:: {p.parent.parent}/secret.txt\n"),
    )
    for name, unit in (
        ("braces", "{{a|"),
        ("brackets", "[["),
        ("<ref>", "<ref>"),
        ("tables", "{|\n|"),
        ("quotes", "''a"),
    ):
        yield Attack(f"{_DEEP:,} {name}", "a.wiki", _bytes(lambda u=unit: u * _DEEP + "Ice."))
    for name, unit, file in (
        ("blocks of code", "#+begin_src\n", "a.org"),
        ("formulas", "\\[", "a.org"),
        ("blocks as they are", "\\begin{verbatim}", "a.tex"),
        ("braces", "{", "a.tex"),
        ("marks and their words", "\\footnotemark\\footnotetext{", "a.tex"),
        ("groups", "{", "a.rtf"),
        ("letters of no code page", "\\'81", "a.rtf"),
    ):
        head = "{\\rtf1\\ansi Ice. " if file == "a.rtf" else "Ice.\n\n"
        yield Attack(f"{_DEEP:,} {name}", file, _bytes(lambda u=unit, h=head: h + u * _DEEP))
    for name, unit in (
        ("markers", "ice.1 "),
        ("quotes", "„Ja "),
        ("brackets", "(("),
        ("[1]", "[1] "),
        ("capitals", "AB "),
    ):
        yield Attack(f"{_DEEP:,} {name}", "a.txt", _bytes(lambda u=unit: u * _DEEP))


def _pdfs() -> Iterable[Attack]:
    yield Attack("10,000 empty pages", "a.pdf", _bytes(lambda: _empty_pages(10_000)))
    loop = b"<</Type/Pages/Count 9999/Kids[2 0 R 2 0 R 3 0 R]/Parent 2 0 R>>"
    yield Attack(
        "pages that hold themselves", "a.pdf", _bytes(lambda: pdf({1: _CATALOGUE, 2: loop, 3: _LEAF % b""}))
    )
    yield Attack("2,000,000,000 pages by its own word", "a.pdf", _bytes(
        lambda: pdf({1: _CATALOGUE, 2: b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", 3: _LEAF % b""})
    ))  # fmt: skip
    form = _stream(b"BT /F1 10 Tf (ice) Tj ET /X Do /Y Do /X Do", _FORM)
    yield Attack("forms that draw themselves", "a.pdf", _bytes(
        lambda: _one_page(_stream(b"/X Do"), {6: form, 7: form}, b"/XObject<</X 6 0 R>>")
    ))  # fmt: skip
    yield Attack("2 to the 30th forms", "a.pdf", _bytes(_doubling))
    yield Attack("an object that is its own length", "a.pdf", _bytes(
        lambda: _one_page(b"<</Length 4 0 R>>stream\nBT ET\nendstream")
    ))  # fmt: skip
    yield Attack("an index that leads to itself", "a.pdf", _bytes(
        lambda: pdf({1: _CATALOGUE, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>", 3: _LEAF % b""}, "/Prev START")
    ))  # fmt: skip
    yield Attack(
        "arrays nested 100,000 deep", "a.pdf", _bytes(lambda: _one_page(_stream(b"[" * _DEEP + b"]" * _DEEP)))
    )
    yield Attack("a stream that unpacks to 400 MB", "a.pdf", _deflated)


def _doubling() -> bytes:
    """Draw a form that draws the next one twice, thirty times over."""
    forms = {
        number: _stream(
            b"/X Do /X Do",
            f"/Type/XObject/Subtype/Form/BBox[0 0 400 560]/Resources<</XObject<</X {number + 1} 0 R>>>>",
        )
        for number in range(6, 36)
    }
    forms[36] = _stream(b"BT /F1 10 Tf (ice) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 400 560]")
    return _one_page(_stream(b"/X Do"), forms, b"/XObject<</X 6 0 R>>")


def _large() -> Iterable[Attack]:
    yield Attack("200 MB", "a.txt", _long(f"{_SENTENCE}\n\n", 200 * MEGABYTE))
    yield Attack("200 MB, MAX_FILE_MB=250", "a.txt", _long(f"{_SENTENCE * 8}\n\n", 200 * MEGABYTE), 250)
    yield Attack("200 MB, MAX_FILE_MB=250", "a.md", _long(f"{_SENTENCE * 8}\n\n", 200 * MEGABYTE), 250)
    for format_ in ("txt", "md", "html", "rst", "wiki"):
        head = "<p>" if format_ == "html" else ""
        yield Attack("one line of 24 MB", f"a.{format_}", _long(_SENTENCE, 24 * MEGABYTE, head))
        yield Attack("one word of 24 MB", f"a.{format_}", _long("ice", 24 * MEGABYTE, head))
    yield Attack("24 MB of paragraphs", "a.html", _long(f"<p>{_SENTENCE}</p>", 24 * MEGABYTE))
    yield Attack("24 MB of short lines", "a.txt", _long("ice\n", 24 * MEGABYTE))
    yield Attack("24 MB of markers", "a.txt", _long("ice.1 Snow.[2] ", 24 * MEGABYTE))
    yield Attack("24 MB of quotations", "a.txt", _long("“Snow,” said Ann Roe. ", 24 * MEGABYTE))
    yield Attack("24 MB of line breaks", "a.html", _long("ice<br>", 24 * MEGABYTE, "<p>"))


ATTACKS = tuple(_attacks())
_HEAD = f"{'attack':38}{'file':9}{'MB':>7}{'seconds':>9}{'of CPU':>8}{'MB here':>9}{'MB child':>9}  told"


def attacks(ground: Ground, rounds: int) -> Figures:
    """Read each hostile file beside two good ones, in a program of its own; ``rounds`` is of how many one is tried."""
    sys.stdout.write(f"{_HEAD}\n")
    (ground.folder / "secret.txt").write_text(_SECRET)
    for number, attack in enumerate(ATTACKS):
        if number % rounds == 0:
            _try(ground, attack)
    return ground.figures


def _try(ground: Ground, attack: Attack) -> None:
    texts = ground.folder / "texts"
    (texts / "0.txt").write_text("Good.\n")
    (texts / "z.html").write_text("<p>Good.</p>")
    path = texts / attack.file
    attack.make(path)
    size = path.stat().st_size / MEGABYTE
    what = f"{attack.name} ({attack.file})"
    command = [sys.executable, "-m", "tests.faults.reading", str(texts), str(attack.max_file_mb)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=_GIVEN_UP, check=False)
    except subprocess.TimeoutExpired:
        ground.bad(f"{what}: no end within {_GIVEN_UP:g} s")
        return
    finally:
        path.unlink()
    if ended.returncode:
        ground.bad(f"{what}: status {ended.returncode}: {ended.stderr[-200:]}")
        return
    said = json.loads(ended.stdout)
    told = said["problems"].get(attack.file)
    ground.figures["told" if told else "read"] += 1
    sys.stdout.write(
        f"{attack.name:38}{attack.file:9}{size:7.1f}{said['seconds']:9.1f}{said['processor']:8.1f}"
        f"{said['own']:9.0f}{said['reader']:9.0f}  {'; '.join(told)[:150] if told else 'read whole'}\n"
    )
    sys.stdout.flush()
    for wrong in _wrong(attack, said):
        ground.bad(f"{what}: {wrong}")


def _wrong(attack: Attack, said: dict[str, object]) -> Iterable[str]:
    """Say what is not as it must be, of what reading a folder came to."""
    documents = said["documents"]
    assert isinstance(documents, dict)
    if not {"0", "z"} <= documents.keys():
        yield "the rest of the library is not read"
    if said["found"]:
        yield "words of another file are read"
    if "a" not in documents and attack.file not in (said["problems"] or {}):  # type: ignore[operator]
        yield "neither read nor told"
    if documents.get("a"):
        yield str(documents["a"])
    if float(str(said["processor"])) > MOST_SECONDS:
        yield f"more than {MOST_SECONDS:g} seconds of a processor"
    if max(float(str(said["own"])), float(str(said["reader"]))) > MOST_MEMORY:
        yield f"more than {MOST_MEMORY} MB"
