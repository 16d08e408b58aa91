"""The nouns of a text: spans, passages, notes, markers, documents. Pure.

Every span is a half-open range of code points into ``Document.text``, which is the decoded file and is
never altered. A quotation is therefore always a slice, and whether it is verbatim can be checked.
"""

from corpus.model.blocks import PAGES, Block, BlockKind, Page, heading_words
from corpus.model.citations import Citation, Form, Reference, Resolution, Work
from corpus.model.documents import Apparatus, Counts, Document
from corpus.model.library import Library
from corpus.model.notes import Footnote, Marker
from corpus.model.passages import Passage, name_of
from corpus.model.problems import Problem, ProblemKind
from corpus.model.quotations import Quotation, Said, Speaker, is_turn
from corpus.model.replies import reply_to
from corpus.model.spans import Ranged, Span, without

__all__ = [
    "PAGES",
    "Apparatus",
    "Block",
    "BlockKind",
    "Citation",
    "Counts",
    "Document",
    "Footnote",
    "Form",
    "Library",
    "Marker",
    "Page",
    "Passage",
    "Problem",
    "ProblemKind",
    "Quotation",
    "Ranged",
    "Reference",
    "Resolution",
    "Said",
    "Span",
    "Speaker",
    "Work",
    "heading_words",
    "is_turn",
    "name_of",
    "reply_to",
    "without",
]
