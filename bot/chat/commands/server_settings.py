"""``/settings``: the panel that shows what a server has chosen and changes it."""

import asyncio
from dataclasses import replace
from typing import Any
from weakref import WeakValueDictionary

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.managing import managed, of_servers
from bot.chat.components import Selection
from bot.chat.controls.presses import Pressed, on
from bot.chat.desk import Desk, Refused
from bot.chat.localised import said
from bot.lookup.documents import short_name
from bot.render.posts.blocks import Post
from bot.render.posts.ids import Setting, Verb
from bot.render.posts.panel import State, panel
from bot.servers.preferences import Preferences
from bot.words import CATALOGUES, Say

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]

# One change of a panel after the other, by the id of its message: else an edit may overtake a later one.
_changing: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_settings"), description=said("cmd_settings_help"))
    @of_servers
    async def settings(interaction: Interaction) -> None:
        server = managed(interaction)
        await replies.acknowledge(interaction, private=True)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        state = _state(interaction, desk.chosen(server))
        await replies.answer(interaction, await desk.look_up(panel, state, say))


@on(Verb.SETTINGS)
async def change(pressed: Pressed) -> None:
    """Change a setting and show the panel as it is then."""
    interaction = pressed.interaction
    server, message = managed(interaction), interaction.message
    assert message is not None  # noqa: S101  (a control stands on a message)
    await replies.acknowledge_edit(interaction)
    async with _changing.setdefault(message.id, asyncio.Lock()):
        post = await pressed.desk.look_up(_change_and_lay_out, pressed, server)
        await replies.answer(interaction, post)


def _change_and_lay_out(pressed: Pressed, server: int) -> Post:
    """Keep a change, and lay out the panel, with the reason where the change is refused."""
    desk, notice = pressed.desk, ""
    try:
        desk.change(server, lambda chosen: _changed(chosen, pressed))
    except Refused as refused:
        notice = str(refused)
    say = replies.say_to(pressed.interaction)  # the language may be what has changed
    return panel(_state(pressed.interaction, desk.chosen(server)), say, pressed.number(0), notice)


def _changed(chosen: Preferences, pressed: Pressed) -> Preferences:
    """Make the change of a control; what the member did not see or did not touch stays as it is."""
    selection = pressed.selection
    match pressed.rest.partition(":")[0]:
        case Setting.PASSAGES:
            return replace(chosen, passages=int(_only(selection)) or None)
        case Setting.LANGUAGE:
            language = _only(selection)
            return replace(chosen, language=language if language in CATALOGUES else None)
        case Setting.PRIVATE:
            return replace(chosen, private=bool(pressed.number(1)))
        case Setting.FEEDBACK:
            return replace(chosen, feedback=bool(pressed.number(1)))
        case Setting.DOCUMENTS:
            return _switched(chosen, selection, pressed.desk, pressed.say)
        case Setting.CHANNELS:
            added, removed = map(int, selection.added), map(int, selection.removed)
            return replace(chosen, channels=chosen.channels.union(added).difference(removed))
        case Setting.PAGE:
            return chosen
        case _:
            raise Refused(pressed.say("old_button"))


def _switched(chosen: Preferences, selection: Selection, desk: Desk, say: Say) -> Preferences:
    """Switch documents, of which one must stay on: a server that asks none could only be refused."""
    known = {short_name(document.id): document.id for document in desk.whole.documents}
    added, removed = (
        {known[short] for short in shorts if short in known}
        for shorts in (selection.added, selection.removed)
    )
    off = chosen.documents_off.union(removed).difference(added)
    if off.issuperset(known.values()):
        raise Refused(say("settings_one_text"))
    return replace(chosen, documents_off=off)


def _only(selection: Selection) -> str:
    (value,) = selection.now
    return value


def _state(interaction: Interaction, chosen: Preferences) -> State:
    desk, guild = replies.desk(interaction), interaction.guild
    return State(
        chosen=chosen,
        documents=desk.whole.documents,
        channels=frozenset(channel.id for channel in guild.channels) if guild else frozenset(),
        passages=desk.passages,
        hears=desk.message_content,
    )
