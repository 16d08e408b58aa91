"""The database of servers' choices: opened, checked, copied, and put back from its copy where it is damaged.

What is checked is what SQLite can tell (its pages) and what it cannot (each row, by its sha256): a digit that
has changed in an id would be the choice of another server. Other databases look after their own files.
"""

import json
import logging
import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bot.errors import BadSettings, WrongSettings

if TYPE_CHECKING:
    from pydantic import SecretStr

# What SQLite says of files that may be sound: https://www.sqlite.org/rescode.html
_NO_DAMAGE = ("unable to open", "locked", "readonly", "disk I/O", "is full")

log = logging.getLogger(__name__)


class Damaged(Exception):
    """What is stored is not what was written; the text says how it shows."""


_FILE = "servers.db"


def address(given: "SecretStr | None", index: Path) -> URL | str:
    """Give the address that is set, or that of a file in the index folder, whatever signs its name has."""
    if given:
        return given.get_secret_value()
    index.mkdir(parents=True, exist_ok=True)
    return URL.create("sqlite", database=str(index / _FILE))


def is_there(given: "SecretStr | None", index: Path) -> bool:
    """Tell whether there is a database to look into; to open a file that is missing would make it."""
    return bool(given) or (index / _FILE).exists()


def open_engine(url: URL | str) -> Engine:
    """Open a database; of a file it is only seen that it is one, or that one can be made."""
    try:
        engine = create_engine(url)
        if file := file_of(engine):
            _require_file(file)
        else:
            engine.connect().close()
    except (SQLAlchemyError, ImportError, ValueError, OSError) as error:
        raise unusable(error) from None
    return engine


_NO_ADDRESS = "it is no address such as postgresql+psycopg://user:password@host:5432/name"
_NO_DRIVER = (
    "its driver is not installed; for PostgreSQL begin it with postgresql+psycopg:// and "
    "pip install 'scholiast[postgres]'"
)


def unusable(error: Exception, file: Path | None = None) -> BadSettings:
    """Say on one line that a database cannot be used, which may be a file, and the way out."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    reason = " ".join(str(cause).split())[:200]
    # A port that is no number is quoted, and may be the password in the wrong place.
    wrong = _NO_ADDRESS if isinstance(error, ValueError | ArgumentError) else None
    if wrong := _NO_DRIVER if isinstance(error, ImportError) else wrong:
        return WrongSettings(f"DATABASE_URL cannot be used: {wrong}; unset it for a file")
    if file:
        return BadSettings(
            f"{file} cannot be used: {reason}; give the right to write there, or set DATABASE_URL"
        )
    return BadSettings(f"DATABASE_URL cannot be used: {reason}; unset it for a file")


def file_of(engine: Engine) -> Path | None:
    """Give the file of a database that is one."""
    name = engine.url.database
    is_file = engine.dialect.name == "sqlite" and name and name != ":memory:" and not name.startswith("file:")
    return Path(name) if is_file and name else None


def is_shared(engine: Engine) -> bool:
    """Tell whether processes on several machines may use a database at once, and tell each other by it."""
    return engine.dialect.name == "postgresql"


def take_turn(connection: Connection, key: int = 0) -> None:
    """Let other processes wait with what begins with the same key until this transaction has ended."""
    if is_shared(connection.engine):  # a file has one process
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _require_file(path: Path) -> None:
    """Refuse what SQLite would report as something else, or wait for."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise BadSettings(f"{path} is a link that leads nowhere; remove it, or mend it") from None
        if not path.parent.is_dir():
            raise BadSettings(
                f"DATABASE_URL cannot be used: no folder {path.parent}; unset it for a file"
            ) from None
        return
    except OSError as error:
        raise BadSettings(f"{path}: {error.strerror}; give the right to read it") from None
    if not stat.S_ISREG(kind):
        raise BadSettings(f"{path} is a folder or a device; remove it, or set DATABASE_URL")


def check(connection: Connection) -> None:
    """Have SQLite look at every page; raises Damaged."""
    file = file_of(connection.engine)
    if file is None:
        return
    if file.stat().st_size == 0 and _copy(file).exists():
        raise Damaged("it is empty")
    found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    if found != "ok":
        raise Damaged(" ".join(str(found).split())[:200])


def damage(error: Exception) -> str | None:
    """Say how an error of reading shows damage; None where it is something else."""
    if isinstance(error, Damaged):
        return str(error)
    return " ".join(str(getattr(error, "orig", error)).split())[:200] if _is_damage(error) else None


def _is_damage(error: Exception) -> bool:
    """Tell damage from what else may go wrong with a file."""
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite3.Error):
        return not any(words in str(cause) for words in _NO_DAMAGE)
    return isinstance(cause, ValueError | TypeError | LookupError) and not isinstance(error, SQLAlchemyError)


def seal(server: int, choices: Mapping[str, object]) -> str:
    """Hash a row: the server, and what it has chosen otherwise than by default; so columns can be added."""
    said = {"server": server} | {key: value for key, value in choices.items() if value}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def back_up(engine: Engine) -> None:
    """Copy a database that is a file to a file beside it, in one step."""
    file = file_of(engine)
    if file is None:
        return
    aside = _copy(file).with_suffix(".tmp")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(aside)) as copy:
        source.backup(copy)
    with aside.open("rb+") as written:
        os.fsync(written.fileno())
    aside.replace(_copy(file))


def put_back(engine: Engine, reason: str) -> None:
    """Keep a damaged file aside and put its copy in its place; without a copy, say what can be done."""
    file = file_of(engine)
    engine.dispose()
    if file is None:
        raise BadSettings(f"what DATABASE_URL holds is damaged: {reason}; bring a copy of it back")
    if not _copy(file).is_file():
        raise BadSettings(
            f"the choices of servers in {file} are damaged ({reason}) and there is no copy; bring one back, "
            "or remove the file: every server then begins anew"
        )
    kept = file.with_name(f"{file.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    shutil.move(file, kept)
    for more in ("-journal", "-wal", "-shm"):  # they belong to what was damaged
        file.with_name(file.name + more).unlink(missing_ok=True)
    shutil.copyfile(_copy(file), file)
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(_copy(file).stat().st_mtime))
    log.warning(
        "the choices of servers were damaged (%s): the copy of %s serves, the damaged file is kept as %s",
        reason,
        when,
        kept,
    )


def _copy(file: Path) -> Path:
    return file.with_name(f"{file.name}.copy")
