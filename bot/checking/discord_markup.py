"""A message of Discord → the words that it shows, without its markup. Pure."""

import re
from string import punctuation

# A sign that stands for itself, behind a backslash or in code, is put aside as a character that nobody types.
_ASIDE = {ord(sign): 0x10F000 + ord(sign) for sign in punctuation}
_BACK = {aside: sign for sign, aside in _ASIDE.items()}
# `\*` · ```` ```text↵He came.``` ```` · `` `He came.` ``
_LITERAL = re.compile(r"\\([^0-9A-Za-z\s])|```(?:[\w+-]*\n)?(.+?)```|`([^`\n]+)`", re.DOTALL)
_LINK = re.compile(r"\[(?P<shown>[^\[\]\n]+)\]\(<?https?://[^\s()<>]+>?\)")
_NAMED = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:)\d{15,22}> ?")  # a member, a role, a channel, an emoji
_LINE_START = re.compile(r"^(?:>>> |> |>$)?(?:#{1,3} )?")
_PAIRS = (
    re.compile(r"(?P<sign>\*\*|__|~~|\|\|)(?=\S)(?P<inside>(?:(?!(?P=sign)).)+)(?<=\S)(?P=sign)", re.DOTALL),
    re.compile(r"\*(?=[^\s*])(?P<inside>[^*]*)(?<=\S)\*(?!\*)"),
    re.compile(r"(?<!\w)_(?=[^\s_])(?P<inside>[^_]*)(?<=\S)_(?!\w)"),
)
_DEEPEST = 4  # emphasis in emphasis
_EDGE = "\U0010fffd"  # where emphasis begins and ends: a character that nobody types, and no letter


def shown(content: str) -> str:
    r"""Give the words that a message shows, without what says where they are from.

    >>> shown("> **1936\\. It** began.\n— A. Roe, Nets\n-# ¹ Ibid.")
    '1936. It began.'
    """
    literal = _LITERAL.sub(lambda found: _own(found).translate(_ASIDE), content)
    literal = _NAMED.sub("", _LINK.sub(lambda found: found["shown"], literal))
    lines = [_LINE_START.sub("", line) for line in literal.splitlines()]
    return unmarked("\n".join(_without_source(lines))).translate(_BACK)


def unmarked(text: str) -> str:
    """Take away the signs of emphasis that stand in pairs.

    >>> unmarked("He *never* came* to __the__ 2 * 2")
    'He never came* to the 2 * 2'
    >>> unmarked("**So _ca_**_me_ he")
    'So came he'
    """
    for _ in range(_DEEPEST):
        before = text
        for pair in _PAIRS:
            text = pair.sub(lambda found: f"{_EDGE}{found['inside']}{_EDGE}", text)
        if text == before:
            break
    return text.replace(_EDGE, "")


def _own(found: re.Match[str]) -> str:
    """Give what stands behind a backslash or in code."""
    return next(group for group in found.groups() if group is not None)


def _without_source(lines: list[str]) -> list[str]:
    """Leave out small print and, at the end, a line such as "— A. Roe, Nets", unless that is all there is."""
    kept = [line for line in lines if line.strip() and not line.startswith("-# ")]
    if len(kept) > 1 and kept[-1].startswith("— "):
        kept.pop()
    return kept or [line.removeprefix("-# ") for line in lines]
