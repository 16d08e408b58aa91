"""Draw what the bot sends as Discord shows it: real payloads over the sample library → HTML → a picture.

    .venv/bin/python docs/picture.py picture.html
    chromium --headless --no-sandbox --hide-scrollbars --window-size=1240,1780 \
        --screenshot=docs/picture.png picture.html

The look is drawn after Discord's dark theme; it is no product of Discord.
"""

import asyncio
import html
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot import start
from bot.answer import Quote, find_notes
from bot.chat.views import view
from bot.checking.concordance import Concordance
from bot.checking.finding import find
from bot.lookup import offers, passages
from bot.render.posts import (
    answers,
    findings,
    paragraphs,
    reports,
)
from bot.render.posts.blocks import Post
from bot.render.posts.panel import (
    State,
    panel,
)
from bot.render.posts.trials import tried
from bot.servers.preferences import Preferences
from bot.service import Service
from bot.settings import Settings
from bot.words import Say
from corpus import trial
from embeddings.hits import Outcome

STYLE = """
body{background:#313338;color:#dbdee1;font:16px/1.375 "gg sans","Noto Sans","DejaVu Sans",sans-serif;margin:0;
  padding:20px;display:grid;grid-template-columns:1fr 1fr;gap:8px 24px;align-items:start}
.message{display:grid;grid-template-columns:40px 1fr;gap:14px;margin-bottom:18px;align-items:start}
.face{width:40px;height:40px;border-radius:50%;background:#4e7fb5;color:#fff;display:grid;place-items:center;
  font-size:22px}
.name{font-weight:600;color:#f2f3f5}.app{background:#5865f2;color:#fff;border-radius:3px;font-size:10px;
  padding:1px 4px;margin-left:5px;vertical-align:2px}
.box{background:#2b2d31;border:1px solid #3f4147;border-left:4px solid;border-radius:8px;
  padding:12px 16px 14px;margin-top:4px}
h3{font-size:18px;margin:0 0 6px;color:#f2f3f5}
blockquote{margin:2px 0;padding:0 0 0 12px;border-left:4px solid #4e5058;white-space:pre-wrap}
small{display:block;font-size:13px;color:#949ba4;white-space:pre-wrap}
hr{border:0;border-top:1px solid #3f4147;margin:10px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
.row span{background:#4e5058;color:#fff;border-radius:8px;padding:5px 14px;font-size:14px;font-weight:500}
.select{background:#1e1f22;border-radius:4px;padding:7px 12px;flex:1;font-size:15px;display:flex;
  justify-content:space-between;gap:10px}
.private{font-size:12px;color:#949ba4;margin-top:4px}
"""
_INLINE = [
    (re.compile(r"\\([^0-9A-Za-z\s])"), lambda m: f"&#{ord(m[1])};"),
    (re.compile(r"\*\*(.+?)\*\*(?!\*)"), r"<b>\1</b>"),
    (re.compile(r"__(.+?)__(?!_)"), r"<u>\1</u>"),
    (re.compile(r"\*(.+?)\*|(?<!\w)_(.+?)_(?!\w)"), lambda m: f"<i>{m[1] or m[2]}</i>"),
    (re.compile(r"~~(.+?)~~"), r"<s>\1</s>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
]


FERRY = b"""# The Ferry

By Ann Roe

The ferry to Ransay left *at seven*, with **ten nets** and [the post](https://example.org/post).[^1]
It did not wait.

[^1]: Garrick, *The Pier*, p. 7.
"""


def inline(text: str) -> str:
    """Show markup within a line."""
    shown = html.escape(text, quote=False)
    for pattern, replacement in _INLINE:
        shown = pattern.sub(replacement, shown)
    return shown


def text(markdown: str) -> str:
    """Show a text: headings, quotations, small letters, lines."""
    lines = []
    for line in markdown.split("\n"):
        for sign, tag in (("### ", "h3"), ("> ", "blockquote"), ("-# ", "small")):
            if line.startswith(sign):
                lines.append(f"<{tag}>{inline(line.removeprefix(sign))}</{tag}>")
                break
        else:
            lines.append(f"<div>{inline(line)}</div>")
    return "".join(lines).replace("</blockquote><blockquote>", "\n")


def component(given: dict[str, Any]) -> str:
    """Show a component of a payload."""
    if given["type"] == 17:
        inside = "".join(map(component, given["components"]))
        return f'<div class="box" style="border-left-color:#{given["accent_color"]:06x}">{inside}</div>'
    if given["type"] == 1:
        return f'<div class="row">{"".join(map(component, given["components"]))}</div>'
    if given["type"] in (3, 8):
        chosen = ", ".join(option["label"] for option in given.get("options", ()) if option.get("default"))
        shown = html.escape(chosen or given.get("placeholder", ""))
        return f'<div class="select"><div>{shown}</div><div>⌄</div></div>'
    if given["type"] == 2:
        return f"<span>{html.escape(given['label'])}{' ↗' if 'url' in given else ''}</span>"
    return "<hr>" if given["type"] == 14 else text(given["content"])


def message(post: Post, *, private: bool = False) -> str:
    """Show a message of the bot."""
    shown = "".join(map(component, view(post).to_components()))
    note = '<div class="private">Only you can see this</div>' if private else ""
    return (
        '<div class="message"><div class="face">§</div><div><span class="name">Scholiast</span>'
        f'<span class="app">APP</span>{shown}{note}</div></div>'
    )


async def page(service: Service, texts: Path) -> str:
    """Show an answer, a refusal, a note, a search, a text that is sent, an answer from it, the settings."""
    say = Say("en")
    library = service.snapshot.library
    asked = service.ask("What did it cost to put up the lighthouse?", k=6)
    # A question of which the library has something near; how near it must be is fitted now and then.
    refused = replace(service.ask("When did the king visit the island?", k=3), outcome=Outcome.CLOSEST)
    (found,) = find_notes(library, "9", "hunger-strike")
    note = paragraphs.notes([paragraphs.Called(found, passages.callers(library, found))], say)
    found = find(Concordance(library), library, '"hunger strikers"')
    before = library.counts
    sent = trial.tried(FERRY, "The-Ferry.md")
    (texts / "The-Ferry.md").write_bytes(FERRY)
    report = service.reindex()
    ferry = service.ask("When did the ferry to Ransay leave?", k=6)
    chosen = State(Preferences(passages=2), library.documents[:3], frozenset(), passages=3, hears=True)
    left = [
        message(answers.answer(asked, say, passages=3, reader=answers.For(asker=1))),
        message(answers.answer(ferry, say, passages=1, reader=answers.For(asker=1))),
        message(panel(chosen, say), private=True),
    ]
    right = [
        message(answers.answer(refused, say, passages=3, reader=answers.For(asker=1))),
        message(note),
        message(findings.listing(found[:2], '"hunger strikers"', say)),
        message(paragraphs.paragraph(_eighth(service), say), private=True),
        message(tried(sent, "The-Ferry.md", "0" * 12, say), private=True),
        message(reports.reindexed(report, before, service.snapshot.library.counts, say)),
    ]
    columns = f"<div>{''.join(left)}</div><div>{''.join(right)}</div>"
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{columns}"


def _eighth(service: Service) -> Quote:
    document = offers.by_name(service.snapshot.library, "great-storm")
    if document is None:
        raise SystemExit("the sample library has no great-storm")
    return passages.quotation(document, document.passage(8), 0)


def main(out: Path) -> None:
    """Write the page."""
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        shutil.copytree(ROOT / "corpus" / "texts" / "sample", texts)
        settings = Settings(corpus_dir=texts, index_dir=Path(folder, "index"))
        service = start.service(settings)
        service.reindex()
        out.write_text(asyncio.run(page(service, texts)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
