"""``scholiast doctor``: is everything in order? Each finding with its remedy."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import indexer, reading, start
from bot.commands.terminal import ANSWERED, NOT_ANSWERED, write, write_json
from bot.errors import BotError
from bot.parts import Parts
from bot.remedies import runnable
from bot.removals import require_texts
from bot.servers.invite import url
from bot.settings import Settings, unheard
from bot.veil import veiled
from bot.words import Say
from corpus import library
from corpus.errors import CorpusError, TextsGone
from corpus.model import Library
from corpus.readers import formats
from embeddings.shortage import way_out

if TYPE_CHECKING:
    from sqlalchemy import Engine

_count = Say().count  # what is for the operator is in English, as the help is


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is in order, what was seen, and what mends it."""

    what: str
    ok: bool
    detail: str
    remedy: str = ""
    more: tuple[str, ...] = ()


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "doctor",
        help="is everything in order: settings, texts, model, index",
        description="Looks at settings, texts, model and index. Exit status 3 if something is not in order.",
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Look at everything and report."""
    findings = [_veiled(finding) for finding in examine(settings)]
    if arguments.json:
        write_json(
            {
                "ok": all(finding.ok for finding in findings),
                "findings": [
                    {
                        "what": f.what,
                        "ok": f.ok,
                        "detail": f.detail,
                        "remedy": f.remedy or None,
                        "more": list(f.more),
                    }
                    for f in findings
                ],
            }
        )
    else:
        for finding in findings:
            write(f"{'ok  ' if finding.ok else 'FAIL'} {finding.what:9} {finding.detail}")
            for line in finding.more:
                write(f"     {'':9} · {line}")
            if finding.remedy:
                write(f"     {'':9} → {finding.remedy}")
    return ANSWERED if all(finding.ok for finding in findings) else NOT_ANSWERED


def _veiled(finding: Finding) -> Finding:
    """Leave out the passwords that stand in an address; give commands as they have to be typed."""

    def said(words: str) -> str:
        return runnable(veiled(words))

    more = tuple(map(said, finding.more))
    return replace(finding, detail=said(finding.detail), remedy=said(finding.remedy), more=more)


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each part."""
    yield _settings(settings)
    if settings.discord_token:
        yield _invitation(settings.discord_token.get_secret_value(), user_install=settings.user_install)
    here = (("texts", _texts), ("model", _model), ("index", _index), ("refusal", _refusal))
    for what, look in (("service", _service),) if settings.service_url else here:
        yield _guarded(what, look, settings)
    if settings.vectors != "local" and not settings.service_url:
        yield _guarded("vectors", _vectors, settings)
    from bot.servers import database

    if database.is_there(settings.database_url, settings.index_dir):
        yield _guarded("servers", _servers, settings)
    if settings.shard_ids or settings.shard_count:
        yield _guarded("shards", _shards, settings)


def _settings(settings: Settings) -> Finding:
    token = "set" if settings.discord_token else "not set (only `scholiast run` needs it)"
    wrong = unheard()
    remedy = "mend .env; .env.example lists the settings" if wrong else ""
    return Finding("settings", not wrong, f"read; DISCORD_TOKEN is {token}", remedy, wrong)


def _invitation(token: str, *, user_install: bool) -> Finding:
    address, own = url(token), url(token, for_oneself=True)
    if address is None:
        remedy = "copy the bot's token anew, from the page Bot of the developer portal"
        return Finding("discord", ok=False, detail="DISCORD_TOKEN has not the form of a token", remedy=remedy)
    more = f"; to install it for oneself, {own}" if user_install else ""
    return Finding("discord", ok=True, detail=f"to invite the bot, open {address}{more}")


def _texts(settings: Settings) -> Finding:
    texts = library.read(settings.corpus_dir, reading.rules(settings))
    problems = len(texts.all_problems)
    counts = {"documents": len(texts.documents), "passages": texts.counts.passages, "problems": problems}
    seen = ", ".join(_count(key, count) for key, count in counts.items())
    if not texts.documents:
        remedy = f"put {formats.either()} files into {settings.corpus_dir}"
        return Finding("texts", ok=False, detail=f"no text in {settings.corpus_dir}", remedy=remedy)
    return Finding("texts", ok=True, detail=seen, remedy="see: scholiast check" if problems else "")


def _guarded(what: str, look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    """Turn an error of a part into a finding: the doctor looks at the rest all the same."""
    from embeddings.errors import EmbeddingError

    try:
        return look(settings)
    except (EmbeddingError, CorpusError, BotError) as error:
        detail, _, remedy = str(error).rpartition("; ")
        return Finding(what, ok=False, detail=detail or str(error), remedy=remedy if detail else "")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        remedy = way_out(error) or "give the right to read it, or mend the disk"
        return Finding(what, ok=False, detail=f"{place}{error.strerror}", remedy=remedy)
    except Exception as error:
        remedy = (
            "this is a fault of ours: please report it, with what `LOG_LEVEL=DEBUG scholiast doctor` says"
        )
        return Finding(what, ok=False, detail=f"{type(error).__name__}: {error}", remedy=remedy)


def _model(settings: Settings) -> Finding:
    from embeddings.dense.opened import open_encoder

    encoder = open_encoder(settings.embedding_model, threads=settings.encoder_threads)
    detail = f"{encoder.name}, {encoder.dimension} dimensions, weights {encoder.fingerprint[:12]}…, loaded"
    return Finding("model", ok=True, detail=detail)


def _service(settings: Settings) -> Finding:
    snapshot = start.service(settings).snapshot
    seen = f"{settings.service_url} answers from {snapshot.generation}, "
    seen += _count("passages", snapshot.library.counts.passages)
    return Finding("service", ok=not snapshot.damaged, detail=seen, more=snapshot.notices)


def _index(settings: Settings) -> Finding:
    from embeddings.store import mark
    from embeddings.store.generations import Store

    store = Store(settings.index_dir)
    if settings.index_dir.is_dir():
        mark.require_ours(settings.index_dir)
    generation = store.load()
    indexed = generation.contents.library
    kind = indexer.kind(generation.contents)
    seen = f"{generation.name}, {_count('passages', indexed.counts.passages)}, {kind}, verified"
    ok, detail, remedy = True, seen, ""
    if generation.fault:
        ok, detail, remedy = False, generation.fault, "run: scholiast index"
    elif store.is_held():
        detail, remedy = (
            f"{seen}; it was gone back to, and stays",
            "for the texts of now, run: scholiast index",
        )
    elif not indexer.DiskIndexer(settings).is_current():
        ok, detail, remedy = _compared(settings, indexed, seen)
    more = tuple(f"{name} was set aside: {why}" for name, why in store.set_aside().items())
    return Finding("index", ok=ok, detail=detail, remedy=remedy, more=more)


def _vectors(settings: Settings) -> Finding:
    indexer.DiskIndexer(settings).require_engine()
    return Finding("vectors", ok=True, detail=f"{settings.milvus_uri} has those of the index, counted")


def _compared(settings: Settings, indexed: Library, seen: str) -> tuple[bool, str, str]:
    """Say how an index differs from the texts of now, and what to do about it."""
    try:
        texts = library.read(settings.corpus_dir, reading.rules(settings))
        require_texts(settings.corpus_dir, texts, indexed)
    except TextsGone:
        gone = f"{seen}; many of its texts are gone, and it is kept"
        return False, gone, "bring them back, or run: scholiast index --allow-removals"
    except CorpusError:
        return True, f"{seen}; it answers as it is, since the texts cannot be read", ""
    return False, f"{seen}, but older than texts, model or settings", "run: scholiast index"


def _database(settings: Settings) -> "Engine":
    from bot.servers import database

    return database.open_engine(database.address(settings.database_url, settings.index_dir))


def _shards(settings: Settings) -> Finding:
    """Look at whether what this process would run can be run, as `run` does when it starts."""
    from bot.chat.shards import Shards

    engine = _database(settings)
    try:
        Shards(settings.shard_count, settings.shard_ids).require(engine)
    finally:
        engine.dispose()
    here = ",".join(map(str, settings.shard_ids)) or "all"
    return Finding("shards", ok=True, detail=f"{here} of {settings.shard_count} run here")


def _servers(settings: Settings) -> Finding:
    """Look at what servers have chosen, without mending it."""
    from bot.servers import database, preferences

    engine = _database(settings)
    try:
        chosen = preferences.read(engine)
    except database.Damaged as damage:
        remedy = "run: scholiast run (the copy serves, if there is one), or bring a copy back"
        return Finding(
            "servers", ok=False, detail=f"the choices of servers are damaged: {damage}", remedy=remedy
        )
    finally:
        engine.dispose()
    return Finding("servers", ok=True, detail=f"{len(chosen)} with choices of their own")


def _refusal(settings: Settings) -> Finding:
    """Look at what `calibrate` has fitted, else at the line that was measured when the index was made."""
    from embeddings.dense.weights import fingerprint, locate
    from embeddings.ranking import calibration
    from embeddings.ranking.refusal import Refusals

    weights = fingerprint(locate(settings.embedding_model))
    fitted = calibration.load(settings.index_dir, weights, Parts(settings).second_weights())
    if fitted != Refusals():
        return Finding("refusal", ok=True, detail="fitted to this library")
    line = indexer.DiskIndexer(settings).line()
    detail = f"as built in; this library quotes from {line:.2f} on" if line else "as built in"
    return Finding("refusal", ok=True, detail=detail)
