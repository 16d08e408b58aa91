"""What the bot says of itself, its library, a reindex, a check → posts. Pure."""

from collections.abc import Sequence

from bot.checking.quotations import Check, Difference, Verdict
from bot.lookup.passages import quotation
from bot.render.excerpt import excerpt
from bot.render.posts import ids
from bot.render.posts.answers import spot
from bot.render.posts.blocks import Block, Button, Post, Text, Tone, rows
from bot.render.posts.budget import fits
from bot.render.posts.escape import escape
from bot.render.posts.pages import pages
from bot.render.posts.quotation import CUT, measuring, passage
from bot.render.posts.shorten import named, shortened
from bot.service import Report, Snapshot
from bot.signs import length
from bot.words import Say
from corpus.model import Counts, Library, Problem, ProblemKind

_MOST_NAMES = 12
_ROOM_FOR_NAMES = 900  # characters, as written; a reindex lists names three times
_ROOM_CHECKED = 1400


def library(texts: Library, snapshot: Snapshot, say: Say) -> Post:
    """Say what a library holds of which a snapshot was taken: all of it, or what a server sees of it."""
    lines = [
        "- "
        + " · ".join(
            [
                *(named(name) for name in (document.title, document.author) if name),
                say.count("passages", document.counts.passages),
                say.count("notes", document.counts.notes),
            ]
        )
        for document in texts.documents
    ]
    head, foot = f"### {say('library')}", f"-# {indexed(snapshot, say)}"
    return _list([head, _counts(texts, say)], lines, [foot], say)


def indexed(snapshot: Snapshot, say: Say) -> str:
    """Say when the library was indexed, in the reader's own time."""
    return say("indexed", when=f"<t:{int(snapshot.written)}:f>", generation=escape(snapshot.generation))


def reindexed(
    report: Report,
    before: Counts,
    after: Counts,
    say: Say,
    *,
    off: frozenset[str] = frozenset(),
    unread: frozenset[str] = frozenset(),
    followed: Sequence[tuple[str, str]] = (),
) -> Post:
    """Say what a reindex changed, and for which texts choices hold now that were made under another name.

    Texts that are off where it is said are not named, nor the problems of those that are not read to the end
    there: a problem may quote its place.
    """
    lines = [say("reindexed")]
    found = report.changes
    for what, identifiers in (("added", found.added), ("changed", found.changed), ("removed", found.removed)):
        shown = [identifier for identifier in identifiers if identifier not in off]
        if shown:
            lines.append(say("documents_changed", what=f"**{say(what)}**", names=_names(shown, say)))
    if off.intersection([*found.added, *found.changed, *found.removed]):
        lines.append(say("documents_off"))
    lines.append(say.count("unchanged", found.unchanged))
    lines += [
        say("choices_follow", old=named(old), new=named(new))
        for old, new in followed[:_MOST_NAMES]
        if not off.intersection((old, new))
    ]
    counts = [
        f"{say.count('passages', after.passages)} ({_change(after.passages - before.passages, say)})",
        f"{say.count('notes', after.notes)} ({_change(after.notes - before.notes, say)})",
        say.count("unresolved", after.unresolved),
        say.count("problems", len(report.problems)),
        f"{say.number(report.seconds, 1)} s",
    ]
    lines.append(" · ".join(counts))
    told = [problem for problem in report.problems if not _is_of(problem, off | unread)]
    problems = [f"-# {named(f'{p.where}: {p.kind}{_detail(p)}')}" for p in told]
    return _list(lines, problems, [], say)


def many_gone(gone: Sequence[str], why: str, say: Say, *, fingerprint: str, off: frozenset[str]) -> Post:
    """Say which texts are gone at once, those that are off apart, and let them go by a button."""
    shown = [identifier for identifier in gone if identifier not in off]
    lines = [f"- {named(identifier)}" for identifier in shown]
    hidden = [say("documents_off")] if len(shown) < len(gone) else []
    button = Button(say.count("remove_them", len(gone)), id=ids.remove(fingerprint))
    listed = _list([why], lines, hidden, say)
    return Post((*listed.blocks, *rows([button])), Tone.FAILED)


def _detail(problem: Problem) -> str:
    """Give the detail of a problem, unless it is a place outside the library."""
    is_outside = problem.kind in (ProblemKind.LINK_TO_A_FOLDER, ProblemKind.LINK_OUT_OF_THE_CORPUS)
    return "" if is_outside else f": {problem.detail}"


def _is_of(problem: Problem, documents: frozenset[str]) -> bool:
    """Tell whether a problem is of one of some documents, which are named by their paths without suffix."""
    path = problem.where.partition(", ")[0]
    return path in documents or path.rpartition(".")[0] in documents


def checked(found: Check, say: Say) -> Post:
    """Say whether words stand in the library, and where."""
    if found.document is None or found.passage is None:
        return Post((Text(say("not_found")),), Tone.NOTHING)
    quote = quotation(found.document, found.passage)
    is_exact = found.verdict is Verdict.EXACT
    part = excerpt(quote, _ROOM_CHECKED, measuring(say))
    blocks: list[Block] = [
        Text(say("exact" if is_exact else "near_quotation")),
        Text(passage(part, say, introduced=False)),
    ]
    if not is_exact:
        blocks.append(Text(f"{say('difference')}\n{_differences(found.differences)}"))
    at = spot(quote)
    go_to = say("go_to", paragraph=quote.citation.paragraph)
    blocks += rows([Button(go_to, id=ids.read(at)), Button(say("cite"), id=ids.cite(at))])
    return Post(tuple(blocks), Tone.QUOTED if is_exact else Tone.CLOSEST)


def _differences(found: Sequence[Difference]) -> str:
    """Show what differs with a few words around it."""
    parts = []
    for difference in found:
        words = difference.words
        if difference.quoted and difference.printed:
            few = words.split()
            words = words if len(few) <= 8 else f"{' '.join(few[:4])} … {' '.join(few[-4:])}"
            parts.append(escape(words))
        else:
            shown, is_cut = shortened(words, 200)
            shown = escape(shown) + (f" {CUT}" if is_cut else "")
            parts.append(f"**{shown}**" if difference.printed else f"~~{shown}~~")
    taken: list[str] = []
    for part in parts:
        if sum(map(length, taken)) + length(part) > _ROOM_CHECKED // 2:
            return " ".join([*taken, CUT])
        taken.append(part)
    return " ".join(taken)


def _counts(texts: Library, say: Say) -> str:
    counted = texts.counts
    counts = {
        "documents": len(texts.documents),
        "passages": counted.passages,
        "notes": counted.notes,
        "problems": len(texts.all_problems),
    }
    return " · ".join(say.count(key, count) for key, count in counts.items())


def _change(difference: int, say: Say) -> str:
    return say.number(difference, signed=True)


def _names(names: Sequence[str], say: Say) -> str:
    """List the first names, as many as there is room for; how many more there are is said."""
    written = [named(name) for name in names[:_MOST_NAMES]]
    shown = pages(written, lambda page: length(", ".join(page)) <= _ROOM_FOR_NAMES, _MOST_NAMES)[0]
    left = len(names) - len(shown)
    return ", ".join(shown) + (f" {say.count('library_more', left)}" if left else "")


def _list(before: Sequence[str], lines: Sequence[str], after: Sequence[str], say: Say) -> Post:
    """Write as many lines of a list as fit between what is always said; how many more there are is said."""

    def laid_out(count: int) -> Text:
        left = len(lines) - count
        more = [say.count("library_more", left)] if left else []
        return Text("\n".join([*before, *lines[:count], *more, *after]))

    count = 0
    while count < len(lines) and fits([laid_out(count + 1)]):
        count += 1
    return Post((laid_out(count),))
