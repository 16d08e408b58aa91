"""``/reindex``: read the texts again while questions go on being answered."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands

from bot.chat import replies
from bot.chat.commands.managing import administered, of_servers
from bot.chat.controls.presses import Pressed, on
from bot.chat.desk import Desk, Place, Refused, Reindexing, Stopped
from bot.chat.localised import said
from bot.errors import MadeElsewhere
from bot.render.posts import reports
from bot.render.posts.answers import deletable
from bot.render.posts.blocks import Post, Text, Tone
from bot.render.posts.ids import Verb
from bot.service import Report
from bot.words import Say
from corpus.errors import CorpusError, EmptyCorpus, NoCorpus, TextsGone
from corpus.kept import fingerprint
from corpus.model import Counts
from embeddings.errors import EmbeddingError

log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]

_LAST_MINUTE = timedelta(minutes=1)  # of the fifteen in which an answer can be edited
# Why an answer cannot be edited any more: it was deleted, or its fifteen minutes are over.
_UNKNOWN_MESSAGE, _UNKNOWN_WEBHOOK, _EXPIRED = 10008, 10015, 50027


def add(tree: Tree) -> None:
    """Add the command."""

    @tree.command(name=said("cmd_reindex"), description=said("cmd_reindex_help"))
    @of_servers
    async def reindex(interaction: Interaction) -> None:
        administered(interaction)
        hidden = replies.desk(interaction).preferences.of(interaction.guild_id).private
        with begun(interaction, private=hidden) as running:
            await replies.acknowledge(interaction, private=hidden)
            await carry_out(interaction, running)


@contextlib.contextmanager
def begun(interaction: Interaction, *, private: bool) -> Iterator[Reindexing]:
    """Let nobody else begin a reindex until the block ends, or say who has."""
    desk = replies.desk(interaction)
    require_none(interaction)
    running = desk.reindexing = Reindexing(interaction.user.id, desk.clock(), is_private=private)
    try:
        yield running
    finally:
        desk.reindexing = None


def require_none(interaction: Interaction) -> None:
    """Refuse where a reindex is under way."""
    if running := replies.desk(interaction).reindexing:
        raise Refused(_busy(running, replies.say_to(interaction)))


def _busy(running: Reindexing, say: Say) -> str:
    """Say who started the reindex that is under way, and how far it is."""
    who = {"user": f"<@{running.user}>", "when": f"<t:{int(running.started)}:R>"}
    if not running.total:
        return say("busy_reindex_begins", **who)
    return say("busy_reindex", **who, done=say.number(running.done), total=say.number(running.total))


async def carry_out(
    interaction: Interaction, running: Reindexing, done: str = "", *, allow_removals: str | bool = False
) -> None:
    """Read the texts and report; ``done`` says what was done before, and holds whatever comes of it."""
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    before = desk.whole.counts

    def progress(done: int, total: int) -> None:
        if desk.stopping:
            raise Stopped("the bot is stopping; the old index is kept")
        running.done, running.total = done, total

    watching = asyncio.create_task(_watch(interaction, say, running))
    try:
        report = await desk.index(desk.service.reindex, progress, allow_removals=allow_removals)
        await desk.look_up(desk.preferences.back_up)
    except (CorpusError, EmbeddingError, MadeElsewhere, OSError) as error:
        await _stop(watching)
        await _report(interaction, _failed(interaction, error, done), running)
        return
    finally:
        await _stop(watching)
    log.info(
        "reindexed: %d passages, %d problems, %.1f s", report.passages, len(report.problems), report.seconds
    )
    post = await desk.look_up(_lay_out, desk, replies.place(interaction), report, before, say)
    await _report(interaction, post, running)


def _failed(interaction: Interaction, error: Exception, done: str) -> Post:
    desk, say = replies.desk(interaction), replies.say_to(interaction)
    said = say("reindex_failed", why=_why(error, say))
    said = f"{done}\n{said}" if done else said
    if isinstance(error, TextsGone) and error.gone:
        off = desk.chosen(interaction.guild_id).documents_off
        return reports.many_gone(error.gone, said, say, fingerprint=fingerprint(error.gone), off=off)
    return Post((Text(said),), Tone.FAILED)


@on(Verb.REMOVE)
async def remove(pressed: Pressed) -> None:
    """Read the texts again and let those go that were shown, if no others are gone by now."""
    interaction, message = pressed.interaction, pressed.interaction.message
    administered(interaction)
    hidden = message is not None and message.flags.ephemeral
    with begun(interaction, private=hidden) as running:
        await replies.acknowledge_edit(interaction)
        await carry_out(interaction, running, allow_removals=pressed.rest.partition(":")[0])


def _why(error: Exception, say: Say) -> str:
    """Say why a reindex failed; what only the log says may name folders of the host."""
    reference = secrets.token_hex(4)
    log.error("reference %s: a reindex failed: %s", reference, error)
    if isinstance(error, NoCorpus | EmptyCorpus):
        return say("reindex_no_texts")
    if isinstance(error, TextsGone):
        return say("reindex_many_gone")
    if isinstance(error, MadeElsewhere):
        return say("reindex_elsewhere")
    return say("reindex_reference", reference=reference)


def _lay_out(desk: Desk, place: Place, report: Report, before: Counts, say: Say) -> Post:
    """Say what has changed, and for which texts the choices of the server hold now."""
    was = desk.preferences.of(place.server)
    followed = desk.follow().get(place.server or 0, [])
    now = desk.preferences.of(place.server)
    return reports.reindexed(
        report,
        before,
        desk.whole.counts,
        say,
        off=was.documents_off | now.documents_off,
        unread=frozenset({*was.ends(place.channels, desk.clock()), *now.ends(place.channels, desk.clock())}),
        followed=followed,
    )


async def _watch(interaction: Interaction, say: Say, running: Reindexing) -> None:
    """Show how far it is, now and then; what cannot be shown is not missed."""
    shown = ""
    while True:
        is_last = discord.utils.utcnow() + _LAST_MINUTE > interaction.expires_at
        said = say("reindex_goes_on") if is_last else _progress(running, say)
        if said != shown:
            shown = said
            try:
                await replies.tell(interaction, said)
            except replies.UNSAID as unsaid:
                if _is_gone(unsaid):
                    return
        if is_last:
            return
        await asyncio.sleep(replies.desk(interaction).pauses.progress)


def _progress(running: Reindexing, say: Say) -> str:
    if not running.total:
        return say("reindex_begins")
    return say("reindexing", done=say.number(running.done), total=say.number(running.total))


async def _stop(watching: asyncio.Task[None]) -> None:
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


async def _report(interaction: Interaction, post: Post, running: Reindexing) -> None:
    """Put the report in the place of the progress; if that is gone and was public, into the channel."""
    if not running.is_private:
        post = deletable(post, interaction.user.id, replies.say_to(interaction))
    try:
        await replies.answer(interaction, post)
    except discord.HTTPException as error:
        if not _is_gone(error):
            raise
        if running.is_private:
            return
        channel = interaction.client.get_partial_messageable(interaction.channel_id)
        await replies.send(replies.desk(interaction), channel, post, nonce=interaction.id)


def _is_gone(error: Exception) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in {
        _UNKNOWN_MESSAGE,
        _UNKNOWN_WEBHOOK,
        _EXPIRED,
    }
