"""Where a quotation stands → a citation to copy: plain, Chicago note, MLA, BibTeX, CSL-JSON. Pure.

Only what is known is said. A name is turned round ("Le Blanc, Paul") only where punctuation and particles
show its parts; one of two words is read as given name and surname. See docs/decisions/0022: a CSL processor
was tried, and does this worse.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from bot.answer import Citation
from corpus.language.english import ENGLISH
from corpus.language.languages import any_of, capitalised
from corpus.language.names import PARTICLES, fold
from corpus.model import PAGES

# "2019-05-06", "2019-05", "2019"
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")
# Given names, with initials; then a surname with its particles: "Robert C. | Tucker", "Paul | Le Blanc".
_PARTICLE = any_of(capitalised(sorted(PARTICLES)))
_NAME = re.compile(
    rf"(?!The\s|{_PARTICLE}\s)(?P<given>[^\W\d_][\w’'-]+(?:\s[^\W\d_]\.){{0,2}}|(?:[^\W\d_]\.\s?){{1,3}})\s"
    rf"(?P<family>(?:{_PARTICLE}\s){{0,3}}[^\W\d_][\w’'-]+)"
)
# Frequent family names of China, Korea and Vietnam, where they stand first, as Mao does in "Mao Zedong".
# Some are given names elsewhere; a name that may be either is not turned round.
_MAY_BE_FAMILY = frozenset(
    """
    an bai bao bui cai cao chan chang che chen cheng cheung chiang chin cho choe choi chong chou chow
    chu chun chung cui dai dang deng ding dinh do dong du duan duong fan fang feng fu gao gong gu guan
    guo han hao he ho hoang hong hou hsieh hsu hu hua huang huynh hwang jang jeon jeong ji jia jiang jin
    jung kang kim ko kong kuo kwak kwon lai lam lau le lee lei leung li liang liao lim lin liu lo long
    lu luo luong ly ma mai mao meng mo ngo nguyen ni nie niu noh oh ouyang pan park peng pham phan qi
    qian qin qiu qu ren rhee ryu seo shao shen sheng shi shin sim sima son song su sun sung tan tang tao
    tian to tran trinh truong tsai tseng tu vo vu wan wang wei wen weng wong woo wu xi xia xiao xie xing
    xiong xu xue yan yang yao ye yeh yi yim yin yoo yoon you yu yuan yue yun zeng zhan zhang zhao zheng
    zhong zhou zhu zhuang zou""".split()
)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


class CitationStyle(StrEnum):
    """A form of citation that can be copied."""

    PLAIN = "plain"
    CHICAGO = "chicago"
    MLA = "mla"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def cite(cited: Citation, style: CitationStyle) -> str:
    """Write a citation of a passage."""
    return _WRITERS[style](cited)


def _plain(cited: Citation) -> str:
    parts = [
        cited.author,
        _closed(_quoted(cited.title)),
        _date(cited.date, "{day} {month} {year}"),
        cited.heading and _closed(_quoted(cited.heading)),
        cited.page and on_page(cited.page),
        f"¶ {cited.paragraph}",
        cited.url,
    ]
    return _joined(parts)


def _chicago(cited: Citation) -> str:
    """Write a note of the Chicago Manual of Style (17th ed., 14.205-10): a paragraph if there is no page."""
    parts = [
        cited.author,
        _closed(_quoted(cited.title)),
        _date(cited.date, "{month} {day}, {year}"),
        cited.heading and f"under {_closed(_quoted(cited.heading))}",
        cited.page or f"para. {cited.paragraph}",
        cited.url,
    ]
    return _joined(parts)


def _mla(cited: Citation) -> str:
    """Write an entry of the MLA Handbook (9th ed.), the page as its location, or the paragraph."""
    author = f"{_stopped(_turned(cited.author))} " if cited.author else ""
    where = on_page(cited.page) if cited.page else f"par. {cited.paragraph}"
    parts = [_date(cited.date, "{day} {month} {year}"), where, cited.url]
    return f"{author}{_quoted(cited.title, stop='.')} {_capital(_joined(parts))}"


def _bibtex(cited: Citation) -> str:
    name = _parts(cited.author) if cited.author else None
    author = f"{_tex(name[1])}, {_tex(name[0])}" if name else f"{{{_tex(cited.author or '')}}}"
    where = ", ".join(
        [
            *([f"under {_quoted(cited.heading)}"] if cited.heading else []),
            *([on_page(cited.page)] if cited.page else []),
            f"¶ {cited.paragraph}",
        ]
    )
    fields = {
        "author": author if cited.author else "",
        "title": f"{{{_tex(_line(cited.title))}}}",
        "date": cited.date if cited.date and _ISO.fullmatch(cited.date) else "",
        "year": (cited.date or "")[:4] if cited.date and _ISO.fullmatch(cited.date) else "",
        "howpublished": _tex(cited.date or "") if cited.date and not _ISO.fullmatch(cited.date) else "",
        "url": (cited.url or "").replace("{", "%7B").replace("}", "%7D"),
        "note": _tex(where),
    }
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(cited)},", *lines, "}"])


def _csl(cited: Citation) -> str:
    """Write CSL-JSON 1.0.2, which reference managers read and turn into any style."""
    name = _parts(cited.author) if cited.author else None
    item: dict[str, Any] = {
        "id": _key(cited),
        "type": "webpage" if cited.url else "document",
        "title": _line(cited.title),
    }
    if cited.author:
        item["author"] = [{"family": name[1], "given": name[0]} if name else {"literal": cited.author}]
    if cited.date:
        found = _ISO.fullmatch(cited.date)
        parts = [int(part) for part in found.groups() if part] if found else []
        item["issued"] = {"date-parts": [parts]} if parts else {"literal": cited.date}
    if cited.url:
        item["URL"] = cited.url
    if cited.heading:
        item["section"] = _line(cited.heading)
    item["note"] = f"{on_page(cited.page)}, ¶ {cited.paragraph}" if cited.page else f"¶ {cited.paragraph}"
    return json.dumps([item], ensure_ascii=False, indent=2)


def _joined(parts: list[str | None]) -> str:
    """Join with commas, but for one that stands inside a closing mark already: “Title,” 2019."""
    text = ""
    for part in (part for part in parts if part):
        text += part if not text else (" " if text.endswith((",”", "?”", "!”")) else ", ") + part
    return _stopped(text)


def _closed(quoted: str) -> str:
    """Put the comma inside the closing mark, as Chicago does; after a question mark none is needed."""
    return quoted if quoted.endswith(("?”", "!”")) else f"{quoted[:-1]},”"


def _stopped(text: str) -> str:
    text = text.removesuffix(",”") + "”" if text.endswith(",”") else text
    return text if text.endswith(".") else f"{text}."


def _quoted(title: str, stop: str = "") -> str:
    """Set a title in double marks, and its own double marks in single ones."""
    inner = _line(title).replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if inner.endswith(('.', '?', '!')) else stop}”"


def _line(text: str) -> str:
    return " ".join(text.split())


def on_page(page: str) -> str:
    """Write the number of a page, or of two.

    >>> on_page("84"), on_page("xiv–xv"), on_page("A-3")
    ('p. 84', 'pp. xiv–xv', 'p. A-3')
    """
    return f"pp. {page}" if PAGES in page else f"p. {page}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text.startswith(("par.", "p. ", "pp. ")) else text


def _date(date: str | None, pattern: str) -> str | None:
    """Write an ISO date in words; one that is no ISO date stays as it is."""
    found = _ISO.fullmatch(date) if date else None
    if found is None:
        return date
    month = ENGLISH.months[int(found["month"]) - 1] if found["month"] else ""
    day = str(int(found["day"])) if found["day"] else ""
    if not day:
        return f"{month} {found['year']}".strip()
    return pattern.format(year=found["year"], month=month, day=day)


def _parts(name: str) -> tuple[str, str] | None:
    """Split a name into given name and surname if its punctuation or particles, or two words, show them.

    >>> _parts("Robert C. Tucker"), _parts("Mao Zedong"), _parts("Ibn Khaldun")
    (('Robert C.', 'Tucker'), None, None)
    """
    found = _NAME.fullmatch(_line(name))
    if found is None or fold(found["given"]) in _MAY_BE_FAMILY:
        return None
    return found["given"], found["family"]


def _turned(name: str) -> str:
    parts = _parts(name)
    return f"{parts[1]}, {parts[0]}" if parts else _line(name)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _key(cited: Citation) -> str:
    """Make a key such as ``leblanc2019darker`` of surname, year and the first long word of the title."""
    name = _parts(cited.author) if cited.author else None
    surname = name[1] if name else _first_or_last(cited.author or "")
    year = cited.date[:4] if cited.date and _ISO.fullmatch(cited.date) else ""
    word = next((word for word in re.findall(r"\w+", cited.title) if len(word) > 3), "")
    plain = unicodedata.normalize("NFKD", f"{surname}{year}{word}").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower()) or "source"


def _first_or_last(name: str) -> str:
    """Give the word of a whole name that is its surname, as far as a key needs it."""
    split = name.split() or [""]
    return split[0] if fold(split[0]) in _MAY_BE_FAMILY else split[-1]


_WRITERS: Mapping[CitationStyle, Callable[[Citation], str]] = {
    CitationStyle.PLAIN: _plain,
    CitationStyle.CHICAGO: _chicago,
    CitationStyle.MLA: _mla,
    CitationStyle.BIBTEX: _bibtex,
    CitationStyle.CSL_JSON: _csl,
}
