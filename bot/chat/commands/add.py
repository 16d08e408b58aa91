"""``/add``: a text that is sent is looked at, and becomes one of the library when that is confirmed."""

from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.adding.uploads import Unaddable, Uploads, Why
from bot.chat import replies
from bot.chat.commands import reindex
from bot.chat.commands.managing import administered, of_servers
from bot.chat.controls.presses import Pressed, on
from bot.chat.desk import Desk, Refused, Stopped
from bot.chat.localised import said
from bot.render.posts.blocks import Post
from bot.render.posts.ids import Verb
from bot.render.posts.shorten import named
from bot.render.posts.trials import tried
from bot.words import Say
from corpus import trial
from corpus.readers import formats

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]

_WHY = {
    Why.FORMAT: "add_format",
    Why.LARGE: "add_large",
    Why.THERE: "add_there",
    Why.SAME: "add_same",
    Why.NO_TEXT: "add_left_out",
    Why.NO_FOLDER: "add_no_folder",
    Why.READ_ONLY: "add_read_only",
    Why.OVER: "add_over",
}


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_add"), description=said("cmd_add_help"))
    @of_servers
    @app_commands.rename(file=said("opt_file"))
    @app_commands.describe(file=said("opt_file_help"))
    async def add_text(interaction: Interaction, file: discord.Attachment) -> None:
        administered(interaction)
        desk, say = replies.desk(interaction), replies.say_to(interaction)
        uploads = _uploads(desk, say)
        reindex.require_none(interaction)
        with desk.looking_up(interaction.user.id, say):
            try:
                name = await desk.look_up(uploads.called, file.filename, file.size)
                await replies.acknowledge(interaction, private=True)
                data = await _fetched(file, say)
                post = await desk.index(_tried, desk, uploads, name, data, say)
            except Unaddable as refused:
                raise Refused(_reason(refused, uploads, say)) from None
            await replies.answer(interaction, post)


def _uploads(desk: Desk, say: Say) -> Uploads:
    if desk.uploads is None:
        raise Refused(say("add_elsewhere"))
    return desk.uploads


async def _fetched(file: discord.Attachment, say: Say) -> bytes:
    try:
        return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError):
        raise Refused(say("add_not_fetched")) from None


def _tried(desk: Desk, uploads: Uploads, name: str, data: bytes, say: Say) -> Post:
    """Let a file wait, and say what would be read of it; one that nothing is read of waits for nobody."""
    token = uploads.keep(name, data, desk.whole.sources)
    try:
        found = trial.tried(data, name, lambda: desk.stopping)
    except BaseException:
        uploads.drop(token)
        raise
    if desk.stopping:
        uploads.drop(token)
        raise Stopped("the bot is stopping")
    if not (isinstance(found, trial.Trial) and found.counts.passages):
        uploads.drop(token)
    return tried(found, name, token, say)


def _reason(refused: Unaddable, uploads: Uploads, say: Say) -> str:
    return say(
        _WHY[refused.why],
        name=named(refused.name),
        formats=formats.either(),
        limit=uploads.rules.max_file_mb,
    )


@on(Verb.ADD)
async def confirm(pressed: Pressed) -> None:
    """Make a file that waits one of the texts, and read the texts again."""
    interaction, say = pressed.interaction, pressed.say
    administered(interaction)
    uploads = _uploads(pressed.desk, say)
    with reindex.begun(interaction, private=True) as running:
        await replies.acknowledge_edit(interaction)
        try:
            name = await pressed.desk.look_up(uploads.add, pressed.rest)
        except Unaddable as refused:
            await replies.tell(interaction, _reason(refused, uploads, say))
            return
        await reindex.carry_out(interaction, running, say("add_added", name=named(name)))


@on(Verb.CANCEL)
async def cancel(pressed: Pressed) -> None:
    """Let a file wait no longer."""
    administered(pressed.interaction)
    uploads = _uploads(pressed.desk, pressed.say)
    await replies.acknowledge_edit(pressed.interaction)
    await pressed.desk.look_up(uploads.drop, pressed.rest)
    await replies.tell(pressed.interaction, pressed.say("add_cancelled"))
