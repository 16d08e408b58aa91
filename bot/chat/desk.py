"""What every command shares: the service, the choices of servers, limits, and the threads that do the work.

Nothing here knows Discord. Searching and reading run in threads, so that the event loop is free to
acknowledge within Discord's three seconds, and to send the heartbeats of the gateway.
"""

import asyncio
import contextvars
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import ParamSpec, TypeVar

from bot import records
from bot.adding.uploads import Uploads
from bot.answer import Answer
from bot.chat.waiting import Waiting
from bot.chat.work import Work
from bot.checking import concordance
from bot.checking.finding import Finding, find
from bot.checking.quotations import Check, check
from bot.errors import BotError
from bot.render.posts.ids import MOST_SPOTS
from bot.servers.asked import Asked, AskedStore
from bot.servers.daily import Daily, mark_name
from bot.servers.feedback import FeedbackStore
from bot.servers.following import follow, marked, moved
from bot.servers.permissions import Administration
from bot.servers.preferences import Preferences, PreferenceStore
from bot.servers.rate_limit import RateLimit
from bot.servers.shelves import Shelves
from bot.service import Service
from bot.words import Say, choose
from corpus.model import Library

log = logging.getLogger(__name__)

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Stopped(BotError):
    """Work was given up because the bot is stopping."""


class Refused(BotError):
    """A request that is turned down before any work; the text is for the member."""


@dataclass(slots=True)
class Reindexing:
    """A reindex under way: who started it and when (seconds since 1970), who sees it, how far it is."""

    user: int
    started: float
    is_private: bool = False
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken on: questions of one user in some seconds, searches at once, and waiting.

    Of what needs no search, such as buttons and notes, ``look_ups`` times as many are taken on.
    """

    questions: int = 5
    look_ups: int = 6
    seconds: float = 30.0
    searches: int = 8
    waiting: int = 20


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long is waited, in seconds."""

    resend: float = 1.0  # before what failed is sent again, once
    announce: float = 1.5  # before an answer is announced that is found at once, as a rule
    finishing: float = 6.0  # for what is being done when the bot is told to stop
    daily: float = 20.0  # between two looks for a passage of the day that is due
    progress: float = 3.0  # between two edits of the progress of a reindex
    keeping_up: float = 1.0  # between two looks at what other processes of the bot have changed
    login: float = 5.0  # before the second login while Discord is down; twice as long each time …
    longest_login: float = 300.0  # … up to this


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody speaks to the bot: a server, or none, and a channel; of a thread its own comes last."""

    server: int | None = None
    channels: tuple[int, ...] = ()


@dataclass(slots=True)
class Desk:
    """One for the life of the bot."""

    service: Service
    preferences: PreferenceStore
    bounds: Bounds = field(default_factory=Bounds)
    pauses: Pauses = field(default_factory=Pauses)
    administration: Administration = field(default_factory=lambda: Administration((), ()))
    passages: int = 3
    message_content: bool = False
    uploads: Uploads | None = None  # none where the texts are those of a service
    reindexing: Reindexing | None = None
    stopping: bool = False
    work: Work = field(default_factory=Work)
    clock: Callable[[], float] = time.time
    feedback: FeedbackStore = field(init=False)
    _asked: AskedStore = field(init=False)
    _limit: RateLimit = field(init=False)
    _light: RateLimit = field(init=False)
    _refusals: RateLimit = field(init=False)
    _shelves: Shelves = field(init=False, default_factory=Shelves)
    _concordances: concordance.Kept = field(init=False, default_factory=concordance.Kept)
    _followed: dict[int, tuple[Preferences, Library, Preferences]] = field(init=False, default_factory=dict)
    _searching: int = field(init=False, default=0)
    _looking: int = field(init=False, default=0)
    _waiting: Waiting = field(init=False)
    _searches: ThreadPoolExecutor = field(init=False)
    _lookups: ThreadPoolExecutor = field(init=False)
    _indexing: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self.feedback = FeedbackStore(self.preferences.engine)
        self._asked = AskedStore(self.preferences.engine)
        self._limit = RateLimit(self.bounds.questions, self.bounds.seconds, self.clock)
        self._light = RateLimit(self.bounds.questions * self.bounds.look_ups, self.bounds.seconds, self.clock)
        self._refusals = RateLimit(1, self.bounds.seconds, self.clock)
        self._waiting = Waiting(self.bounds.searches)
        self._searches = ThreadPoolExecutor(self.bounds.searches, "search")
        self._lookups = ThreadPoolExecutor(2, "look-up")
        self._indexing = ThreadPoolExecutor(1, "index")

    @property
    def whole(self) -> Library:
        """Every text that answers somewhere: for those who switch texts on and off, or read them again."""
        return self.service.snapshot.library

    def library(self, place: Place) -> Library:
        """Give what may be seen in a place now."""
        return self.open_to(self.whole, place)

    def open_to(self, whole: Library, place: Place) -> Library:
        """Leave of a library what is not switched off in a server, as far as it is read in the channel.

        This is the one door: whatever is quoted, offered or named in a place comes from here.
        """
        chosen = self.chosen(place.server, whole)
        ends = chosen.ends(place.channels, self.clock())
        return self._shelves.open_to(whole, chosen.documents_off, ends)

    def chosen(self, server: int | None, whole: Library | None = None) -> Preferences:
        """Give the choices of a server, those for texts wherever they are in a library, or in that of now."""
        chosen, whole = self.preferences.of(server), whole or self.whole
        if server is None:
            return chosen
        known = self._followed.get(server)
        if known is None or known[0] is not chosen or known[1] is not whole:
            known = self._followed[server] = (chosen, whole, follow(chosen, whole, self.clock()))
        return known[2]

    def change(self, server: int, how: Callable[[Preferences], Preferences]) -> Preferences:
        """Change the choices of a server; ``how`` is given those for the texts of now."""
        whole = self.whole

        def changed(chosen: Preferences) -> Preferences:
            return marked(how(follow(chosen, whole, self.clock())), whole)

        return self.preferences.change(server, changed)

    def forget(self, server: int, channel: int) -> None:
        """Drop what a server has chosen for a channel that is no more."""
        if self.preferences.of(server).names(channel):
            self.change(server, lambda chosen: chosen.without(channel))
        self.preferences.drop_mark(mark_name(server, channel))

    def follow(self) -> dict[int, list[tuple[str, str]]]:
        """Write down where the texts are now that servers have chosen something for; say which were moved."""
        found = {}
        for server in self.preferences.servers():
            before = self.preferences.of(server)
            if not (before.documents_off or before.reading or before.daily):
                continue
            after = self.change(server, lambda chosen: chosen)
            if others := moved(before, after):
                log.info("server %d: choices hold for %d texts that were moved", server, len(others))
                found[server] = others
        return found

    def daily(self) -> list[tuple[int, int, Daily]]:
        """List the servers and channels where a passage is posted each day."""
        return [
            (server, channel, one)
            for server in self.preferences.servers()
            for channel, one in self.chosen(server).daily.items()
        ]

    def check(self, place: Place, words: str) -> Check:
        """Look for words in what may be seen in a place now."""
        whole = self.whole
        library = self.open_to(whole, place)
        found = check(self._concordances.of(whole), words, library)
        return replace(found, document=library.document(found.document.id)) if found.document else found

    def find(self, place: Place, words: str) -> list[Finding]:
        """Find every passage and note with some words in what may be seen in a place now."""
        whole = self.whole
        return find(self._concordances.of(whole), self.open_to(whole, place), words)

    def say_to(self, server: int | None, locale: str | None) -> Say:
        """Speak the language of a server if it has chosen one, else that of the member."""
        return Say(choose(self.preferences.of(server).language, locale).language, choose(locale).language)

    @contextmanager
    def admitted(self, user: int, say: Say) -> Iterator[None]:
        """Keep a place for a question from before any work is done for it, or turn it down."""
        if self._searching >= self.bounds.searches + self.bounds.waiting:
            records.counts["refused", "busy"] += 1
            raise Refused(say("busy"))
        self._require(self._limit, user, say)
        self._searching += 1
        try:
            yield
        finally:
            self._searching -= 1

    @contextmanager
    def looking_up(self, user: int, say: Say) -> Iterator[None]:
        """Keep a place for what needs no search, of which there are many more."""
        if self._looking >= (self.bounds.searches + self.bounds.waiting) * self.bounds.look_ups:
            records.counts["refused", "busy"] += 1
            raise Refused(say("busy"))
        self._require(self._light, user, say)
        self._looking += 1
        try:
            yield
        finally:
            self._looking -= 1

    def _require(self, limit: RateLimit, user: int, say: Say) -> None:
        if wait := limit.wait(user):
            records.counts["refused", "rate"] += 1
            raise Refused(say("too_fast", when=f"<t:{int(self.clock() + wait) + 1}:R>"))

    def tells_refusal(self, user: int) -> bool:
        """Tell whether to answer a refused message, which everybody sees: once in a while is enough."""
        return not self._refusals.wait(user)

    async def ask(
        self,
        question: str,
        place: Place,
        documents: Sequence[str],
        *,
        surface: str,
        earlier: str | None = None,
    ) -> Answer:
        """Answer a question from some documents, or all, with some passages more than are shown at first."""
        k = (self.preferences.of(place.server).passages or self.passages) + MOST_SPOTS

        def open_to(whole: Library) -> Library:
            return self.open_to(whole, place)

        with records.question(surface) as record:
            found = await self.search(
                place, self.service.ask, question, k=k, documents=documents, before=earlier, open_to=open_to
            )
            record.outcome, record.passages = found.outcome.value, len(found.quotes)
            return found

    async def search(self, place: Place, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do work that goes through the library; of what was :meth:`admitted`, only some at once.

        Servers take turns.
        """
        async with self._waiting.taken(place.server):
            return await _in(self._searches, work, *args, **kwargs)

    def documents(self, place: Place, say: Say) -> tuple[str, ...]:
        """List the documents that are asked in a place, which is empty where none is switched off."""
        on = tuple(document.id for document in self.library(place).documents)
        if self.whole.documents and not on:  # those that were on have left the library
            raise Refused(say("no_document_on"))
        return on if self.chosen(place.server).documents_off else ()

    async def look_up(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do light work aside: finding a passage, laying out a post, reading the database."""
        return await _in(self._lookups, work, *args, **kwargs)

    async def index(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do the work of a reindex aside, one at a time."""
        return await _in(self._indexing, work, *args, **kwargs)

    async def keep_up(self) -> None:
        """Hear of what other processes of the bot have changed and counted, and tell them what was here."""
        await self.look_up(self.preferences.refresh)
        limits = {"question": self._limit, "light": self._light}
        own = [Asked(kind, *counted) for kind, limit in limits.items() for counted in limit.told()]
        for other in await self.look_up(self._asked.exchange, own, self.clock() - self.bounds.seconds):
            limits[other.kind].hear(other.member, other.at)

    def close(self) -> None:
        """Let go of threads and database; a reindex under way stops at its next step."""
        self.stopping = True
        for pool in (self._searches, self._indexing):
            pool.shutdown(wait=False, cancel_futures=True)
        # What is at the database now gives its connection back first.
        self._lookups.shutdown(cancel_futures=True)
        self.preferences.close()


async def _in(pool: ThreadPoolExecutor, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(pool, lambda: context.run(work, *args, **kwargs))
