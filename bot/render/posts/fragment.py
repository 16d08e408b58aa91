"""A web address and a quotation → a link that opens at the quoted words. Pure.

See https://wicg.github.io/scroll-to-text-fragment: ``#:~:text=first words,last words``. Browsers look for
the words as shown on the page, so the link starts and ends where no marker stands between them.
"""

import re
from itertools import pairwise
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from bot.answer import Quote
from bot.render.posts.budget import URL_LIMIT
from corpus.model import Marker, Span

_WORDS = 5  # at either end
_HOST = re.compile(r"[\w.:-]{1,253}")  # `ness.example.org`, `::1`
_NOT_IN_AN_ADDRESS = '{}<>"|\\^`'  # https://www.rfc-editor.org/rfc/rfc3986#appendix-A


def link(url: str | None, quote: Quote) -> str | None:
    """Give the address with a text fragment if that fits, the bare address if only that does."""
    if url is None or len(url) > URL_LIMIT or not _is_address(url):
        return None
    full = f"{url}{_fragment(url, _own_words(quote))}"
    return full if len(full) <= URL_LIMIT else url


def _is_address(url: str) -> bool:
    """Tell what a button may open: Discord refuses the whole message for an address that is none.

    A text may say of itself `https://{{ site }}/ice`, or `http://[ness`.
    """
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:  # brackets that are no address, a port that is no number
        return False
    is_plain = not any(sign.isspace() or not sign.isprintable() or sign in _NOT_IN_AN_ADDRESS for sign in url)
    return is_web and is_plain and _HOST.fullmatch(parts.hostname or "") is not None


def _own_words(quote: Quote) -> str:
    """Take the longest stretch of the best sentence without a marker, or a sign of emphasis."""
    if quote.highlight is None:
        return ""
    low, high = quote.highlight.start, quote.highlight.end
    gaps: list[Span | Marker] = [*quote.markers, *quote.emphasis.signs]
    inside = sorted((gap.start, gap.end) for gap in gaps if low <= gap.start and gap.end <= high)
    edges = [low, *(edge for gap in inside for edge in gap), high]
    stretches = [quote.text[a:b] for a, b in list(pairwise(edges))[::2]]
    return max(stretches, key=len)


def _fragment(url: str, text: str) -> str:
    words = text.split()
    if not words:
        return ""
    ends = [words] if len(words) <= 2 * _WORDS else [words[:_WORDS], words[-_WORDS:]]
    # The dash has a meaning of its own in a fragment, and `quote` leaves it alone.
    written = ",".join(percent(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{'' if '#' in url else '#'}:~:text={written}"
