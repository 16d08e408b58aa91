"""What would be read of a file that was sent → the post that shows it, to be decided on. Pure."""

from bot.render.posts import ids
from bot.render.posts.blocks import Block, Button, Buttons, Post, Rule, Text, Tone
from bot.render.posts.escape import escape
from bot.render.posts.pages import pages
from bot.render.posts.shorten import named
from bot.signs import length
from bot.words import Say
from corpus.model import Problem
from corpus.trial import Trial

_ROOM_FOR_PROBLEMS = 2000  # characters, as written


def tried(found: Trial | Problem, name: str, token: str, say: Say) -> Post:
    """Show what would be read of a file, and let it be added or not; what has no word cannot be."""
    if isinstance(found, Problem):
        why = named(f"{found.kind}: {found.detail}")
        return Post((Text(say("add_unread", name=named(name), why=why)),), Tone.FAILED)
    if not found.counts.passages:
        return Post(
            (Text("\n".join([say("add_wordless", name=named(name)), *_problems(found, say)])),), Tone.FAILED
        )
    blocks: list[Block] = [
        Text(f"{say('add_report')}\n{_head(found, name, say)}"),
        Text(f"{say('add_begins')}\n> {escape(found.beginning)}"),
    ]
    if found.problems:
        blocks += [Rule(), Text("\n".join(_problems(found, say)))]
    decided = (Button(say("add_button"), id=ids.add(token)), Button(say("cancel"), id=ids.cancel(token)))
    return Post((*blocks, Buttons(decided)))


def _head(found: Trial, name: str, say: Say) -> str:
    counts = (
        ("passages", found.counts.passages),
        ("notes", found.counts.notes),
        ("unresolved", found.counts.unresolved),
        ("problems", found.all_problems),
    )
    author = f" · {named(found.author)}" if found.author else ""
    return "\n".join(
        [
            f"**{named(found.title)}**{author}",
            " · ".join(say.count(key, count) for key, count in counts),
            say("add_named", name=named(name)),
        ]
    )


def _problems(found: Trial, say: Say) -> list[str]:
    """List the first problems, as many as there is room for; how many more there are is said."""
    lines = [f"-# {named(f'{one.where}: {one.kind}: {one.detail}')}" for one in found.problems]
    shown = pages(lines, lambda page: sum(map(length, page)) <= _ROOM_FOR_PROBLEMS, len(lines) or 1)[0]
    left = found.all_problems - len(shown)
    return [*shown, *([say.count("library_more", left)] if left else [])]
