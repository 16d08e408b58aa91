"""A text in reStructuredText → Source: docutils reads it, with includes and raw parts switched off."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpus.model import Problem, ProblemKind
from corpus.readers.confined import confined
from corpus.readers.decode import decode
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from docutils import nodes as kinds

# Without these, `.. include:: /etc/passwd` and `.. raw:: html :file:` put other files into the text.
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 3,
    "halt_level": 5,
    "warning_stream": False,
    "embed_stylesheet": False,
    "stylesheet_path": [],
    "smart_quotes": False,
    "syntax_highlight": "none",
    "math_output": "LaTeX",
    "input_encoding": "unicode",
    "output_encoding": "unicode",
    "doctitle_xform": True,
    "line_length_limit": 1_000_000,
}
_LONGEST_LINE = _SETTINGS["line_length_limit"]  # characters; docutils gives up a text with a longer one
_MOST_PROBLEMS = 20
# How docutils came to `Unknown directive type`; and names of places, which are no words
_ABOUT_NAMES = re.compile(
    r".{0,200}?(?:No (?:directive|role) entry for|Hyperlink target|Duplicate implicit target name)", re.DOTALL
)
_APART = "noprint"  # a class of what is no text of a page
# `Title: Adding A Statistics Module`, three such lines at least, each of which may go on or say nothing
_HEAD = re.compile(r"\A(?:[A-Z][\w-]{1,30}:(?:[ \t]+\S.*|[ \t]*)\n(?:[ \t]+\S.*\n)*){3,}(?=[ \t]*\n)")
_FIELD = re.compile(r"^(?=[A-Z][\w-]{1,30}:[ \t\n])", re.MULTILINE)
# `Steven D'Aprano <steve@pearwood.info>`
_MAIL = re.compile(r"\s*<[^>]*>")
# `.. [1] Roe, p. 3.`, and what calls it: `came. [1]_`
_NOTE = re.compile(rb"^\.\. \[(?:\d{1,4}|[#*]|#?[A-Za-z][\w.-]{0,40})\](?:[ \t]|$)", re.MULTILINE)
_CALL = re.compile(rb"(?<!`)\[(?:\d{1,4}|[#*]|#?[A-Za-z][\w.-]{0,40})\]_(?!\w)")


def has_notes(data: bytes) -> bool:
    """Tell whether a text has notes as reStructuredText has them, and calls them so."""
    return bool(_NOTE.search(data) and _CALL.search(data))


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text in the child process."""
    return confined(text, data, name)


def text(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    from corpus.readers import marked_up

    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    return marked_up.guarded(lambda _: _source(*decoded), data, name)


def _source(words: str, problems: Sequence[Problem] = ()) -> Source:
    from corpus.markup import tree
    from corpus.markup.refused import Refused
    from corpus.readers import marked_up, rest, sphinx

    if (longest := max(map(len, words.splitlines()), default=0)) > _LONGEST_LINE:
        detail = f"a line of {longest} characters; lines of {_LONGEST_LINE} are read"
        raise Refused(ProblemKind.TOO_LARGE, detail)
    # The head of a proposal is a list of fields, but for the colons before them.
    if proposal := _HEAD.match(words):
        words = _FIELD.sub(":", proposal[0]) + words[proposal.end() :]
    sphinx.register()
    doctree = rest.tree(words, _SETTINGS)
    fields = _fields(doctree)
    problems = (*problems, *_problems(doctree))
    _keep_comments(doctree)
    root = tree.html(rest.page(doctree, _SETTINGS | {"report_level": 5}))
    for head in root.iter("dl"):
        if "docinfo" in (head.get("class") or "").split():
            head.tag = "nav"  # the fields that the text says of itself
    uncalled = list(_uncalled(doctree))
    return marked_up.source(root, fields, (*problems, *uncalled), listed=not _has_notes(doctree))


def _has_notes(doctree: "kinds.document") -> bool:
    """Say whether a text has notes as the format has them: then its numbered lists are none."""
    from docutils import nodes

    return next(iter(doctree.findall((nodes.footnote, nodes.citation))), None) is not None


def _uncalled(doctree: "kinds.document") -> Iterator[Problem]:
    """Report the notes that nothing calls, which stand in the text as its paragraphs do."""
    from docutils import nodes

    for note in doctree.findall(nodes.footnote):
        if not note.get("backrefs"):
            label = note.children[0].astext() if note.children else ""
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {label}", f"line {note.line or 1}")


def _fields(doctree: "kinds.document") -> Fields:
    """Read the fields at the head of a text, also those of a text that has its title among them."""
    from docutils import nodes

    said = {str(field[0].astext()).lower(): " ".join(field[1].astext().split()) for field in _heads(doctree)}
    info = next(iter(doctree.findall(nodes.docinfo)), None)
    for one in info.children if info is not None else ():
        if isinstance(one, nodes.Element) and not isinstance(one, nodes.field):
            words = " ".join(one.astext().split())
            said[one.tagname] = f"{said[one.tagname]}, {words}" if one.tagname in said else words
    author = said.get("author") or said.get("authors")
    return Fields(
        title=said.get("title") or doctree.get("title") or None,
        author=_MAIL.sub("", author).strip() or None if author else None,
        date=said.get("date") or said.get("created"),
        url=next((said[key] for key in ("url", "canonical") if said.get(key, "").startswith("http")), None),
        language=said.get("language") or said.get("lang"),
    )


def _heads(doctree: "kinds.document") -> list[Any]:
    """List the fields of the text itself, not those of a list further down."""
    from docutils import nodes

    first = next((c for c in doctree.children if isinstance(c, nodes.docinfo | nodes.field_list)), None)
    return [field for field in first.children if isinstance(field, nodes.field)] if first is not None else []


def _problems(doctree: "kinds.document") -> list[Problem]:
    """Say what docutils did not understand; its words stay in the text as they are written."""
    from docutils import nodes

    # The writer would print these behind the text, as if they were words of it.
    apart = [message for message in doctree.transform_messages if message.parent is None]
    doctree.transform_messages, doctree.parse_messages = [], []
    inside = list(doctree.findall(nodes.system_message))
    told = [message for message in (*inside, *apart) if not _ABOUT_NAMES.match(message.astext())]
    problems = [_problem(message) for message in told[:_MOST_PROBLEMS]]
    for message in inside:
        kept = [child for child in message.children if isinstance(child, nodes.literal_block)]
        message.parent.replace(message, kept)
    for section in list(doctree.findall(nodes.section)):
        if "system-messages" in section.get("classes", ()):
            section.parent.remove(section)
    return problems


def _keep_comments(doctree: "kinds.document") -> None:
    """Keep comments apart: a slip of the pen makes one of a note or a directive, `.. note: The ice came`."""
    from docutils import nodes

    for comment in list(doctree.findall(nodes.comment)):
        words = nodes.literal_block("", comment.astext())
        comment.parent.replace(comment, nodes.container("", words, classes=[_APART]))


def _problem(message: "kinds.system_message") -> Problem:
    words = " ".join((message.children[0].astext() if message.children else "").split())
    detail = words.partition(" Directive")[0][:120]
    return Problem(ProblemKind.REST_NOT_READ, detail, f"line {message.get('line', 1)}")
