"""An answer → the post that says it: what was asked, quotations with their notes, buttons. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from bot.answer import Answer, ListedWork, Quote
from bot.lookup import names
from bot.notes import Note
from bot.render.excerpt import excerpt
from bot.render.findings import cited_by, is_on_subject, said, worth_showing
from bot.render.posts import ids
from bot.render.posts.blocks import Block, Button, Buttons, Post, Rule, Text, Tone, rows
from bot.render.posts.budget import LABEL_LIMIT, fits
from bot.render.posts.escape import escape
from bot.render.posts.fragment import link
from bot.render.posts.ids import Spot
from bot.render.posts.quotation import CUT, citation, measuring, notes_cut, opening, passage
from bot.render.posts.shorten import named, shortened
from bot.servers.verdicts import Verdict
from bot.signs import length
from bot.words import Say
from embeddings.hits import Outcome

_LONGEST_HEADING = 200  # characters as written; a longer question is set as text
_LONGEST_QUESTION = 1000
# Characters of a quotation and its notes, as written: where it is the only one, where there are several,
# and where the question itself takes much room.
_ROOMS = 2400, 1500, 1300
_MOST_NOTE_BUTTONS = 4
_MOST_CORRECTIONS = 3
_MOST_WORKS = 4
_SPOILER = "||"
_LONGEST_LINE = 110  # characters of the best sentence of a passage that is folded


@dataclass(frozen=True, slots=True)
class For:
    """Whom a post is for: the asker's user id, whether nobody else sees it, whether members may judge it."""

    asker: int | None = None
    private: bool = False
    rates: bool = False


def answer(given: Answer, say: Say, *, passages: int, reader: For) -> Post:
    """Say an answer: quotations, or that nothing answers, with the closest behind a button."""
    if given.outcome is Outcome.QUOTED and given.quotes:
        above, corrected = heading(given.question), _corrected(given, say)
        shown = min(passages, worth_showing(given.quotes))
        listed = cited_by(given, given.quotes[:shown])
        tries = (
            folded(given.quotes, say, heading=above, below=below, passages=shown, reader=reader)
            for below in ([*corrected, *_works(listed, shown, say)], corrected)
        )
        first = next(tries)
        return first if fits(first.blocks) or not listed else next(tries)
    if is_on_subject(given) and given.quotes:
        shown = min(passages, worth_showing(given.quotes))
        warned = folded(
            given.quotes,
            say,
            heading=heading(given.question),
            below=[*_corrected(given, say), Text(f"**{say.count('on_subject', shown)}**")],
            passages=shown,
            reader=reader,
        )
        return replace(warned, tone=Tone.CLOSEST)
    near = [spot(quote) for quote in given.quotes]
    sentence = (
        f"**{said(given, say)}** {say.count('some_near', len(near))}" if near else f"**{say('nothing')}**"
    )
    buttons = [Button(say.count("show_closest", len(near)), id=ids.near(near))] if near else []
    last = buttons + _last(say, reader, [], []) + _missing(say, reader)
    blocks: list[Block] = [heading(given.question), *_corrected(given, say), Text(sentence), *rows(last)]
    return Post(tuple(blocks), Tone.CLOSEST if near else Tone.NOTHING)


def closest(quotes: Sequence[Quote], say: Say, *, passages: int, question: Text | None) -> Post:
    """Show passages that are near the question and do not answer it."""
    warning = Text(say.count("closest_shown", len(quotes)))
    post = quotations(
        quotes, say, heading=question or warning, passages=passages, reader=For(private=True), postable=False
    )
    blocks = post.blocks if question is None else (post.blocks[0], warning, *post.blocks[1:])
    return Post(blocks if fits(blocks) else post.blocks, Tone.CLOSEST)


def quotations(
    quotes: Sequence[Quote],
    say: Say,
    *,
    heading: Text,
    below: Sequence[Text] = (),
    passages: int,
    reader: For,
    postable: bool = True,
) -> Post:
    """Show as many of the first ``passages`` quotations as fit, each whole; the rest are left to **More**.

    ``below`` stands below the heading.
    """
    rooms = _ROOMS[1:] if min(passages, len(quotes)) > 1 else _ROOMS
    blocks: list[Block] = [heading, *below]
    shown = 0
    for quote in quotes[:passages]:
        tries = [[*blocks, *_quotation(quote, say, room, is_first=not shown)] for room in rooms]
        ending = _ending(say, reader, quotes, shown + 1, postable=postable)
        fitting = next((wider for wider in tries if fits([*wider, *ending])), None)
        if fitting is None and shown:
            break
        blocks = fitting or tries[-1]
        shown += 1
    return Post((*blocks, *_ending(say, reader, quotes, shown, postable=postable)), Tone.QUOTED)


def folded(
    quotes: Sequence[Quote],
    say: Say,
    *,
    heading: Text,
    below: Sequence[Text] = (),
    passages: int,
    reader: For,
) -> Post:
    """Show the first quotation whole; of the others of the first ``passages``, a line and where it stands.

    A block quotation that the first introduces, or the reply to it, is shown with it.
    """
    first = 1 + (len(quotes) > 1 and _introduces(quotes[0], quotes[1]))
    last = min(max(passages, first), len(quotes))
    lines = [_line(place, quote) for place, quote in enumerate(quotes[:last], 1)]
    for shown, room in product(range(last, first - 1, -1), _ROOMS):
        blocks: list[Block] = [heading, *below]
        for at, quote in enumerate(quotes[:first]):
            blocks += _quotation(quote, say, room, is_first=not at)
        blocks += [Text("\n".join(lines[first:shown]))] if shown > first else []
        blocks += _ending(say, reader, quotes, shown, folded=range(first, shown))
        if fits(blocks):
            return Post(tuple(blocks), Tone.QUOTED)
    return quotations(quotes, say, heading=heading, below=below, passages=1, reader=reader)


def _introduces(quote: Quote, other: Quote) -> bool:
    here, there = quote.citation, other.citation
    follows = (there.document, there.paragraph) == (here.document, here.paragraph + 1)
    return other.is_reply or (other.is_quotation and follows)


def _line(place: int, quote: Quote) -> str:
    """Write where a quotation stands, and the first words of its best sentence."""
    words, is_cut = opening(quote, _LONGEST_LINE)
    cut = f" · {CUT}" if is_cut else ""
    return f"-# **{place}** · {citation(quote.citation)}{cut}\n{words}"


def heading(question: str) -> Text:
    """Set the question above its answer."""
    shown, is_cut = shortened(" ".join(question.split()), _LONGEST_QUESTION)
    written = _veiled(shown, is_cut=is_cut) + (" …" if is_cut else "")
    return Text(f"### {written}" if length(written) <= _LONGEST_HEADING else f"❓ {written}")


def _veiled(question: str, *, is_cut: bool) -> str:
    """Escape a question, but for its spoilers: what a member has hidden is not shown to all by its answer."""
    parts = question.split(_SPOILER)
    if len(parts) % 2 == 0 and not is_cut:  # the last is of none
        parts[-2:] = [_SPOILER.join(parts[-2:])]
    return "".join(
        escape(part)
        if at % 2 == 0
        else f"{_SPOILER}{escape(part)}{_SPOILER}"
        if part.strip()
        else escape(f"{_SPOILER}{part}{_SPOILER}")
        for at, part in enumerate(parts)
    )


def deletable(post: Post, asker: int, say: Say) -> Post:
    """Let its asker, and moderators, delete a post that is no answer and that everybody sees."""
    button = Button(say("delete"), id=ids.delete(asker, is_answer=False))
    return replace(post, blocks=(*post.blocks, Buttons((button,))))


def _corrected(given: Answer, say: Say) -> list[Text]:
    """Say for which words of the library those of the question were taken."""
    if given.explanation is None:
        return []
    lines = [
        say("corrected", taken=f"**{named(word.correction)}**", asked=f"**{named(word.word)}**")
        for word in given.explanation.words
        if word.correction
    ]
    return [Text("\n".join(f"-# {line}" for line in lines[:_MOST_CORRECTIONS]))] if lines else []


def _works(listed: Sequence[ListedWork], passages: int, say: Say) -> list[Text]:
    """List the works that were asked for and some passages cite, as many as there is room for."""
    if not listed:
        return []
    lines = [f"- {named(work.reference)} ({_cited(work, say)})" for work in listed[:_MOST_WORKS]]
    more = [f"- … +{len(listed) - _MOST_WORKS}"] if len(listed) > _MOST_WORKS else []
    return [Text("\n".join([say.count("works_cited_here", passages), *lines, *more]))]


def _cited(work: ListedWork, say: Say) -> str:
    return say.count("work_cited", len(work.notes), notes=", ".join(map(escape, work.notes)))


def spot(quote: Quote) -> Spot:
    """Name a quotation, a whole passage, so that a button finds it again."""
    return Spot(names.name(quote.id, quote.words), quote.lit)


def quotation_buttons(quote: Quote, say: Say, *, is_cut: bool) -> list[Button]:
    """Make the buttons of a quotation: what stands around it, to cite, its source."""
    at = spot(quote)
    url = link(quote.citation.url, quote)
    return [
        Button(say("full" if is_cut else "context"), id=ids.read(at)),
        Button(say("cite"), id=ids.cite(at)),
        *([Button(say("source"), url=url)] if url else []),
    ]


def note_buttons(notes: Sequence[Note], whole: Quote, say: Say) -> list[Button]:
    """Make a button for each of some notes of a quotation, or one for all of them.

    A button names a passage and one of its own notes: those of a list, which are short, have none.
    """
    if whole.own is not None:
        return []
    if len(notes) > _MOST_NOTE_BUTTONS:
        return [Button(say.count("notes_button", len(whole.notes)), id=ids.notes(spot(whole)))]
    return [
        Button(
            say("note_button", label=note.label)[:LABEL_LIMIT],
            id=ids.note(spot(whole), whole.notes.index(note)),
        )
        for note in notes
    ]


def rows_of(buttons: list[Button], notes: list[Button]) -> list[Buttons]:
    """Set the buttons of a quotation and of its notes in one row if they fit, else each in their own."""
    return rows(buttons + notes) if len(buttons) + len(notes) <= 5 else [*rows(buttons), *rows(notes)]


def once(blocks: Sequence[Block]) -> list[Block]:
    """Leave out buttons that are there already: Discord refuses an id that comes twice."""
    seen: set[str | None] = set()
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, Buttons):
            kept.append(block)
            continue
        fresh = {button.id: button for button in block.buttons if button.id not in seen}
        seen |= set(fresh)
        kept += [Buttons(tuple(fresh.values()))] if fresh else []
    return kept


def _quotation(quote: Quote, say: Say, room: int, *, is_first: bool) -> list[Block]:
    """Lay a quotation out with its buttons; below the first it is said what was set apart by whom."""
    part = excerpt(quote, room, measuring(say))
    buttons = quotation_buttons(quote, say, is_cut=part.is_cut)
    notes = note_buttons(notes_cut(part.quote, say), quote, say)
    legend = " ".join(_legend(part.quote, say)) if is_first else ""
    text = Text("\n".join([passage(part, say), *([f"-# {legend}"] if legend else [])]))
    return [Rule(), text, *rows_of(buttons, notes)]


def _legend(quote: Quote, say: Say) -> Iterator[str]:
    """Say what in a quotation was set apart by us, and what by the text itself."""
    if quote.highlight is not None and quote.highlight.end > quote.highlight.start:
        yield say("bold_is_ours")
    if quote.emphasis or any(note.emphasis for note in quote.notes):
        yield say("italics_are_theirs")


def _ending(
    say: Say,
    reader: For,
    quotes: Sequence[Quote],
    shown: int,
    *,
    postable: bool = True,
    folded: Sequence[int] = (),
) -> list[Block]:
    """Make the last rows: open what is folded, further passages, post to the channel, delete."""
    further = [spot(quote) for quote in quotes[shown : shown + ids.MOST_SPOTS]]
    here = [spot(quote) for quote in quotes[:shown]] if postable else []
    opened = [Button(say("open", place=at + 1), id=ids.more([spot(quotes[at])])) for at in folded]
    last = [*opened, *_last(say, reader, further, here), *_rating(reader, quotes)]
    return [Rule(), *rows(last)] if last else []


def _last(say: Say, reader: For, further: list[Spot], here: list[Spot]) -> list[Button]:
    buttons = [Button(say.count("more", len(further)), id=ids.more(further))] if further else []
    if reader.private and here:
        buttons.append(Button(say("post"), id=ids.post(here)))
    if reader.asker is not None and not reader.private:
        buttons.append(Button(say("delete"), id=ids.delete(reader.asker)))
    return buttons


def _rating(reader: For, quotes: Sequence[Quote]) -> list[Button]:
    if not reader.rates:
        return []
    first = [spot(quotes[0])]
    return [Button("👍", id=ids.rate(Verdict.GOOD, first)), Button("👎", id=ids.rate(Verdict.BAD, first))]


def _missing(say: Say, reader: For) -> list[Button]:
    return [Button(say("missing"), id=ids.rate(Verdict.MISSING, []))] if reader.rates else []
