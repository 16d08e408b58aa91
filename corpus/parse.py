"""Bytes of one file → Document: the order of the steps. Pure."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from corpus import authors, front_matter, references, sentences, speakers
from corpus.decode import decode
from corpus.lines import Lines
from corpus.model import Block, BlockKind, Document, Passage, Problem, Span
from corpus.readers import markdown, plain
from corpus.structure import Structure

Reader = Callable[[str, int], Structure]
READERS: Mapping[str, Reader] = {".txt": plain.read, ".md": markdown.read}

_PASSAGES = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


def parse(data: bytes, path: str) -> Document | Problem:
    """Read a file; ``path`` is its path below the corpus folder, with ``/`` between its parts."""
    text = decode(data, path)
    if isinstance(text, Problem):
        return text
    fields, problems = front_matter.read(text)
    name = PurePosixPath(path)
    structure = READERS[name.suffix.lower()](text, fields.end)
    identifier = str(name.with_suffix(""))
    passages = tuple(_passages(identifier, text, structure))
    cited = references.resolve(structure.notes, _reading_order(structure))
    blocks = structure.blocks
    if fields.end:
        blocks = (Block(BlockKind.FRONT_MATTER, 0, fields.end), *blocks)
    author = fields.author or structure.author
    return Document(
        id=identifier,
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        text=text,
        title=fields.title or structure.title or name.stem.replace("_", " ").replace("-", " "),
        subtitle=fields.subtitle or structure.subtitle,
        author=author,
        date=fields.date,
        url=fields.url,
        language=fields.language,
        blocks=blocks,
        passages=passages,
        notes=structure.notes,
        problems=(
            *problems,
            *structure.problems,
            *(() if author else _unnamed_author(text, structure)),
            *_unquoted_markers(text, structure),
        ),
        citations=cited.citations,
        references=cited.references,
        works=cited.works,
        quotations=speakers.find_quotations(text, passages, structure.notes, cited.citations),
    )


def _reading_order(structure: Structure) -> list[int]:
    """Order the notes as a reader meets them: by first markers; one without stays behind its neighbour."""
    first: dict[int, int] = {}
    for marker in structure.markers:
        if marker.note is not None:
            first[marker.note] = min(marker.start, first.get(marker.note, marker.start))
    places, at = {}, -1
    for note in range(len(structure.notes)):
        at = places[note] = first.get(note, at)
    return sorted(places, key=lambda note: places[note])


def _passages(document: str, text: str, structure: Structure) -> Iterator[Passage]:
    """Yield the passages, each with its heading, its markers and what introduces it."""
    markers = sorted(structure.markers, key=lambda marker: marker.start)
    starts = [marker.start for marker in markers]
    twins: dict[str, int] = {}
    heading: str | None = None
    introduced_by = dict(_introductions(text, structure.blocks))
    introduces = {number: quotation for quotation, number in reversed(introduced_by.items())}
    number = 0
    for block in structure.blocks:
        if block.kind == BlockKind.HEADING:
            heading = " ".join(text[block.start : block.end].strip("# \n").split())
        if block.kind not in _PASSAGES:
            continue
        number += 1
        inside = tuple(markers[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        words = text[block.start : block.end]
        twins[words] = twins.get(words, 0) + 1
        yield Passage(
            id=_stable_id(document, words, twins[words]),
            document=document,
            number=number,
            start=block.start,
            end=block.end,
            text=words,
            heading=heading,
            markers=inside,
            sentences=sentences.split(text, block.start, block.end, inside),
            prefixes=_between(structure.prefixes, block),
            is_quotation=block.kind == BlockKind.QUOTATION,
            introduced_by=introduced_by.get(number),
            introduces=introduces.get(number),
        )


def _unnamed_author(text: str, structure: Structure) -> Iterator[Problem]:
    """Report a line under the title that may name the author, but may be a subtitle too."""
    for block in structure.blocks:
        words = text[block.start : block.end]
        if block.kind == BlockKind.SUBTITLE and authors.has_form_of_name(words):
            detail = f"“{words}” is taken for a subtitle; “By …” or front matter would name an author"
            yield Problem("author not certain", detail, Lines(text).at(block.start))


def _unquoted_markers(text: str, structure: Structure) -> Iterator[Problem]:
    """Report markers in titles and headings: no quotation shows them."""
    passages = [block for block in structure.blocks if block.kind in _PASSAGES]
    starts = [block.start for block in passages]
    for marker in structure.markers:
        place = bisect_right(starts, marker.start) - 1
        if place < 0 or marker.start >= passages[place].end:
            detail = f"marker {marker.label} stands in a title or a heading, which no quotation shows"
            yield Problem("marker outside the paragraphs", detail, Lines(text).at(marker.start))


def _introductions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each block quotation and of the paragraph that introduces it.

    The paragraphs of one quotation follow one another and have one introduction.
    """
    number = 0
    introduction: int | None = None
    for block in blocks:
        if block.kind in _PASSAGES:
            number += 1
        if block.kind == BlockKind.QUOTATION:
            if introduction is not None:
                yield number, introduction
        else:
            ends_in_colon = block.kind == BlockKind.PARAGRAPH and _ends_in_colon(text, block)
            introduction = number if ends_in_colon else None


def _ends_in_colon(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip("*_ \n")[-1:] in (":", "：")


def _between(spans: Sequence[Span], block: Block) -> tuple[Span, ...]:
    first = bisect_left(spans, block.start, key=lambda span: span.start)
    return tuple(spans[first : bisect_left(spans, block.end, key=lambda span: span.start)])


def _stable_id(document: str, words: str, twin: int) -> str:
    """Hash document and words, so that an id outlives a reindex as long as the words do.

    Equal paragraphs of one document are told apart by their order.
    """
    source = f"{document}\0{words}\0{twin}" if twin > 1 else f"{document}\0{words}"
    return hashlib.sha256(source.encode()).hexdigest()[:12]
