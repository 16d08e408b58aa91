"""What a server has chosen → the panel that shows and changes it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.lookup.offers import document_offer
from bot.render.posts import ids
from bot.render.posts.blocks import Block, Button, Buttons, ChannelSelect, Option, Post, Select, Text, rows
from bot.render.posts.budget import OPTION_LIMIT
from bot.render.posts.ids import Setting
from bot.servers.preferences import Preferences
from bot.words import CATALOGUES, Say
from corpus.model import Document

_MOST_PASSAGES = 5
_EACH_MEMBER = "member"  # the value of the language that no server has chosen


@dataclass(frozen=True, slots=True)
class State:
    """The choices of a server and what they are chosen from.

    ``channels`` are those that the server has, ``passages`` is what the bot is set to; ``hears`` tells
    whether the bot may read messages that do not mention it.
    """

    chosen: Preferences
    documents: Sequence[Document]
    channels: frozenset[int]
    passages: int
    hears: bool


def panel(state: State, say: Say, page: int = 0, notice: str = "") -> Post:
    """Show every setting with its control, one page of documents, and why a change was not made."""
    pages = max(1, -(-len(state.documents) // OPTION_LIMIT))
    page = min(page, pages - 1)
    blocks: list[Block] = [
        Text("\n".join(filter(None, (say("settings"), notice)))),
        Text(say("settings_passages")),
        _passages(state, say, page),
        Text(say("settings_language")),
        _language(state, say, page),
        Text(say("settings_private", value=say("yes" if state.chosen.private else "no"))),
        _private(state, say, page),
        Text(say("settings_feedback", value=say("yes" if state.chosen.feedback else "no"))),
        _feedback(state, say, page),
        *_documents(state, say, page, pages),
        *_channels(state, say, page),
    ]
    return Post(tuple(blocks))


def _passages(state: State, say: Say, page: int) -> Select:
    chosen = state.chosen.passages
    counts = range(1, _MOST_PASSAGES + 1)
    options = (
        Option(say("settings_as_bot", value=state.passages), "0", chosen is None),
        *(Option(str(count), str(count), chosen == count) for count in counts),
    )
    return Select(ids.setting(Setting.PASSAGES, page), options)


def _language(state: State, say: Say, page: int) -> Select:
    chosen = state.chosen.language
    options = (
        Option(say("settings_member"), _EACH_MEMBER, chosen is None),
        *(Option(said["language"], tag, chosen == tag) for tag, said in CATALOGUES.items()),
    )
    return Select(ids.setting(Setting.LANGUAGE, page), options)


def _private(state: State, say: Say, page: int) -> Buttons:
    on = state.chosen.private
    return Buttons((Button(say("switch_off" if on else "switch_on"), id=ids.private(page, on=not on)),))


def _feedback(state: State, say: Say, page: int) -> Buttons:
    on = state.chosen.feedback
    return Buttons((Button(say("judge_off" if on else "judge_on"), id=ids.feedback(page, on=not on)),))


def _documents(state: State, say: Say, page: int, pages: int) -> list[Block]:
    """Show a page of documents; the last that is on cannot be switched off."""
    shown = state.documents[page * OPTION_LIMIT : (page + 1) * OPTION_LIMIT]
    if not shown:
        return []
    off = state.chosen.documents_off
    on_elsewhere = {document.id for document in state.documents} - {document.id for document in shown} - off
    offered = [(document_offer(document), document.id not in off) for document in shown]
    options = tuple(Option(offer.shown, offer.value, is_on) for offer, is_on in offered)
    heading = say("settings_documents")
    if pages > 1:
        heading += f"\n-# {say('page', page=page + 1, pages=pages)}"
    turning = [
        *([Button("◀", id=ids.setting(Setting.PAGE, page - 1))] if page else []),
        *([Button("▶", id=ids.setting(Setting.PAGE, page + 1))] if page + 1 < pages else []),
    ]
    select = Select(
        ids.setting(Setting.DOCUMENTS, page),
        options,
        least=0 if on_elsewhere else 1,
        most=len(options),
        placeholder=say("settings_none"),
    )
    return [Text(heading), select, *rows(turning)]


def _channels(state: State, say: Say, page: int) -> list[Block]:
    """Show the channels; those of a server that has too many stay chosen without being shown."""
    chosen = sorted(state.chosen.channels & state.channels)
    lines = [say("settings_channels")]
    if len(chosen) > OPTION_LIMIT:
        lines.append(f"-# {say.count('library_more', len(chosen) - OPTION_LIMIT)}")
    if not state.hears:
        lines.append(say("settings_no_intent"))
    select = ChannelSelect(
        ids.setting(Setting.CHANNELS, page),
        tuple(chosen[:OPTION_LIMIT]),
        OPTION_LIMIT,
        say("settings_none"),
    )
    return [Text("\n".join(lines)), select]
