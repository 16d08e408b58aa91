"""A paragraph of a text: the unit that is found and quoted. Pure."""

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from corpus.model.notes import Marker
from corpus.model.spans import Span

_LEADS_IN = (":", ":—", ":–", ":-", "：")
_LONGEST_END = 20  # characters among which a colon is looked for
_ASIDE = re.compile(r"[*_]{0,3}[(\[][^()\[\]\n]{1,120}[)\]][*_]{0,3}")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: the unit that is found and quoted.

    ``number`` counts passages from 1. ``sentences`` are spans that follow one another and together cover the
    passage's words, markers included. ``prefixes`` are line prefixes of the format inside the passage (the
    ``> `` of Markdown) that are no words of it. A block quotation is a passage that knows the passage that
    introduces it (``introduced_by``, a number), and the other way round (``introduces``). ``page`` is the
    number of its page, or of its first and last page (``84–85``), where the format has pages. ``heading`` is
    the nearest heading over it, ``section`` the headings that it stands under, the outermost first;
    ``heading_markers`` are those that stand in these headings: their notes serve what stands below.
    ``within`` is the number of its block quotation, which may have several paragraphs, where the format says
    it. ``source`` is the text of its document.
    """

    id: str
    document: str
    number: int
    start: int
    end: int
    source: str = field(kw_only=True, repr=False, compare=False)
    heading: str | None
    markers: tuple[Marker, ...]
    sentences: tuple[Span, ...]
    prefixes: tuple[Span, ...] = ()
    is_quotation: bool = False
    introduced_by: int | None = None
    introduces: int | None = None
    page: str | None = None
    section: tuple[str, ...] = ()
    heading_markers: tuple[Marker, ...] = ()
    within: int | None = None

    @property
    def text(self) -> str:
        """The paragraph word for word: ``source[start:end]``."""
        return self.source[self.start : self.end]

    @property
    def name(self) -> str:
        """The name of its words, whatever document they stand in."""
        return name_of(self.text)

    def calling(self, note: int) -> int | None:
        """Find the sentence that has the marker of the note at this place in ``Document.notes``."""
        at = next((marker.start for marker in self.markers if marker.note == note), self.end)
        return next((place for place, span in enumerate(self.sentences) if span.start <= at < span.end), None)

    @property
    def is_aside(self) -> bool:
        """Whether it stands in brackets of its own, on one line: "(Laughter.)"."""
        return _ASIDE.fullmatch(self.source, self.start, self.end) is not None

    @property
    def leads_in(self) -> bool:
        """Whether its last sentence ends with a colon: "Rudd wrote to Gill:" says nothing by itself."""
        return self.text[-_LONGEST_END:].rstrip("*_ \n").endswith(_LEADS_IN)

    def leads_to(self, other: "Passage") -> bool:
        """Tell whether it ends with a colon, and the other stands behind it, under the same headings."""
        follows = (other.document, other.number) == (self.document, self.number + 1)
        return follows and self.leads_in and (self.heading, self.section) == (other.heading, other.section)


def name_of(words: str) -> str:
    """Name words in eight letters, digits, "-" and "_": 48 bits of their sha256.

    >>> name_of("He came at nine.")
    'RYWUTtgQ'
    """
    return urlsafe_b64encode(sha256(words.encode()).digest()[:6]).decode()
