"""Small files of every format with markup, made of strings: what tests of readers are given."""

import io
import zipfile
from collections.abc import Mapping

from corpus.model import BlockKind, Document, Marker
from corpus.parse import parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta"
    }.items()
)  # fmt: skip


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub(pages: Mapping[str, str], *, package: str = "", extra: Mapping[str, str] | None = None) -> bytes:
    """Make a book; a page whose name ends in ``-`` is not linear."""
    items = "".join(
        f'<item id="i{at}" href="text/{name.rstrip("-")}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(pages)
    )
    spine = "".join(
        f'<itemref idref="i{at}"{" linear=" + chr(34) + "no" + chr(34) if name.endswith("-") else ""}/>'
        for at, name in enumerate(pages)
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
            "OEBPS/content.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{package}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OEBPS/text/{name.rstrip('-')}": page for name, page in pages.items()},
            **(extra or {}),
        }
    )


def docx(body: str, *, notes: str = "", endnotes: str = "", **parts: str) -> bytes:
    """Make a Word document of what stands in its parts."""
    members = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if notes:
        members["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    if endnotes:
        members["word/endnotes.xml"] = f'<w:endnotes xmlns:w="{W}">{endnotes}</w:endnotes>'
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'
    return packed(members)


def odt(body: str, *, styles: str = "", meta: str = "", margins: str = "") -> bytes:
    """Make an OpenDocument text."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:master-styles>{margins}</office:master-styles>"
            "</office:document-styles>",
            "meta.xml": f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def read(data: str | bytes, name: str) -> Document:
    """Read a file that can be read."""
    document = parse(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(document, Document), document
    return document


def called(document: Document) -> list[tuple[str, str, str | None]]:
    """List the markers: the word before each, its label, and its note."""
    return [(_before(document, m), m.label, _text(document, m)) for m in document.markers]


def _before(document: Document, marker: Marker) -> str:
    return document.text[: marker.start].split()[-1]


def _text(document: Document, marker: Marker) -> str | None:
    return document.notes[marker.note].text if marker.note is not None else None


def blocks(document: Document, *kinds: BlockKind) -> list[str]:
    """List the blocks of some kinds, or all that are no notes."""
    wanted = kinds or tuple(kind for kind in BlockKind if kind not in (BlockKind.NOTE, BlockKind.FURNITURE))
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in wanted]
