"""What can be wrong with a text, as reports name it. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What can be wrong with a file, its bytes, its text, its notes or its markers, as reports name it."""

    UNKNOWN_FORMAT = "unknown format"
    TOO_LARGE = "too large"
    NOT_A_FILE = "not a file"
    UNREADABLE_FILE = "unreadable file"
    UNREADABLE_FOLDER = "unreadable folder"
    LINK_TO_A_FOLDER = "link to a folder"
    LINK_OUT_OF_THE_CORPUS = "link out of the corpus"
    NAME_NOT_UTF_8 = "name not UTF-8"
    SAME_ID = "same id"

    NOT_UTF_8 = "not UTF-8"
    ENCODING_GUESSED = "encoding guessed"
    BINARY_FILE = "binary file"
    EMPTY_FILE = "empty file"

    READER_FAILED = "reader failed"
    TOO_SLOW = "too slow"
    TOO_MUCH_MEMORY = "too much memory"
    DAMAGED_FILE = "damaged file"
    NO_TEXT_LAYER = "no text layer"
    LETTERS_NOT_READ = "letters not read"
    UNSAFE_ARCHIVE = "unsafe archive"
    DECLARED_ENTITIES = "declared entities"
    NEEDS_PANDOC = "needs pandoc"

    FRONT_MATTER = "front matter"
    MARKDOWN_NOT_READ = "Markdown not read"
    REST_NOT_READ = "reStructuredText not read"
    TEMPLATES_LEFT_OUT = "templates left out"
    HTML_IN_MARKDOWN = "HTML in Markdown"
    WORDS_LEFT_OUT = "words left out"
    NO_PARAGRAPHS = "no paragraphs"
    AUTHOR_NOT_CERTAIN = "author not certain"

    NOTE_WITHOUT_LABEL = "note without label"
    LABELS_NOT_CERTAIN = "labels not certain"
    NOTE_WITHOUT_MARKER = "note without marker"
    NOTES_WITHOUT_MARKERS = "notes without markers"
    REPEATED_NOTE = "repeated note"
    GAP_IN_THE_NOTES = "gap in the notes"
    PARAGRAPHS_AFTER_THE_NOTES = "paragraphs after the notes"

    MARKER_WITHOUT_NOTE = "marker without note"
    PARAGRAPHS_NOT_MARKED = "paragraphs not marked"
    MARKERS_WITHOUT_NOTES = "markers without notes"
    MARKER_BY_ORDER = "marker by order"
    REPEATED_MARKER = "repeated marker"
    MARKER_OUTSIDE_THE_PARAGRAPHS = "marker outside the paragraphs"


# What tells that a text prints notes which were not read as such
UNREAD_NOTES = frozenset(
    (
        ProblemKind.NOTE_WITHOUT_LABEL,
        ProblemKind.LABELS_NOT_CERTAIN,
        ProblemKind.NOTES_WITHOUT_MARKERS,
        ProblemKind.GAP_IN_THE_NOTES,
        ProblemKind.MARKER_WITHOUT_NOTE,
        ProblemKind.MARKERS_WITHOUT_NOTES,
    )
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the report should know; never raised. ``where`` is for people."""

    kind: ProblemKind
    detail: str
    where: str
