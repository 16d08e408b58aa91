"""Notes and passages of 200 kB, made to be slow.

Work that grew with the square of their length would take hours here, so to come to an end is the test. What
comes out is looked at too.
"""

import pytest

from corpus.model import Document, Footnote
from corpus.parse import parse
from corpus.references.resolution import resolve

SIZE = 200_000

NOTES = {
    "open brackets": "(",
    "open brackets and years": "(London 1993 ",
    "open quotation marks": "“",
    "straight quotation marks": '" ',
    "full stops": ". ",
    "initials": "A. ",
    "capitals": "Aa ",
    "one word": "a",
    "commas": "A, ",
    "names with commas": "Ada Quill, Tom Roe, ",
    "names with and": "Ada Quill and ",
    "particles": "van der ",
    "digits": "1, ",
    "ranges": "pp. 1-2, ",
    "years": "1993 ",
    "places and years": ", London, 1993",
    "semicolons": "; ",
    "short forms": "Quill, p. 3; ",
    "full references": "Ada Quill, Salt (Ness: Holm, 1921), p. 4; ",
    "other references": "Ada Quill, {n} Salt (Ness: Holm, 1921); ",
    "other short forms": "Ada Quill, {n} Salt (Ness: Holm, 1921). Quill, p. 4. ",
    "titles": "Ada Quill, Salt {n} Road (Ness: Holm, 1921). Salt {n} Road, p. 4. ",
    "Ibid.": "Ibid., p. 3. ",
    "Idem": "Idem, Salt, p. 3. ",
    "signals": "see also ",
    "pointers": "see note 1 above; ",
    "leads": " in Ada Quill ",
    "emphasis": "*_",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n ",
    "op. cit.": "Quill, op. cit., ",
    "dates": ", 7 July 1911, MS 3",
    "archives": ", Ness Archive",
}


@pytest.mark.parametrize("piece", NOTES.values(), ids=NOTES.keys())
def test_a_long_note_is_read_to_its_end(piece: str) -> None:
    many = "".join(piece.replace("{n}", f"N{n}") for n in range(SIZE // len(piece)))
    notes = [Footnote("1", 0, 0, "Ada Quill, Salt (Ness: Holm, 1921)."), Footnote("2", 0, 0, many)]

    cited = resolve(notes)

    assert all(0 <= one.start < one.end <= len(notes[one.note].text) for one in cited.citations)


PASSAGES = {
    "opening marks": "“a ",
    "quotations": "“a b c d e” ",
    "attributed quotations": "“a b c d e,” said Ada Quill. ",
    "named quotations": "Ada Quill said: “a b c d e.” ",
    "pronouns": "he said: “a b c d e.” ",
    "late pronouns": "“a b c d e,” he said. ",
    "straight marks": '"a b c d e" ',
    "one mark": '" a b ',
    "single marks": "‘a b c d.’ ",
    "capitals": "Ada Quill ",
    "other capitals": "Ada{n} Quill ",
    "verbs": "said ",
    "as": "As Quill put it, ",
    "titles": "Dr. Mr. ",
    "so wrote": "So wrote Ada Quill. ",
    "sentences": "Ada Quill said that. “a b c d e.” So it was. ",
}


@pytest.mark.parametrize("piece", PASSAGES.values(), ids=PASSAGES.keys())
def test_a_long_passage_is_read_to_its_end(piece: str) -> None:
    many = "".join(piece.replace("{n}", "x" * (n % 7)) for n in range(SIZE // len(piece)))

    document = parse(f"Title\n\nBy Ada Quill\n\n{many}".encode(), "a.md")

    assert isinstance(document, Document)
    assert sum(len(passage.text) for passage in document.passages) >= SIZE * 0.95
