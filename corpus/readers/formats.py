"""The suffix of a file → its reader. A new format is a file beside this one, and a line here."""

from collections.abc import Mapping

from corpus.readers import docx, epub, html, markdown, mediawiki, odt, pdf, plain, rst
from corpus.readers.source import Reader

READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".epub": epub.read,
    ".docx": docx.read,
    ".odt": odt.read,
    ".pdf": pdf.read,
    ".rst": rst.read,
    ".mediawiki": mediawiki.read,
    ".wiki": mediawiki.read,
}


def either() -> str:
    """Name the formats in a sentence.

    >>> either()
    '.txt, .md, .html, .htm, .xhtml, .epub, .docx, .odt, .pdf, .rst, .mediawiki or .wiki'
    """
    *others, last = READERS
    return f"{', '.join(others)} or {last}" if others else last
