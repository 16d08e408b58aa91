"""The environment and `.env` → one frozen object, or every problem at once."""

# ruff: noqa: RUF009  (what describes a setting is a field of the dataclass)

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from bot.errors import WrongSettings

if TYPE_CHECKING:
    from pydantic import SecretStr

SECRET = (
    "discord_token",
    "database_url",
    "discord_proxy",
    "service_key",
    "milvus_token",
)  # addresses among them may hold a password
_FILE = Path(".env")
_NEARLY = (
    0.75  # of difflib: DISCORD_BOT_TOKEN for DISCORD_TOKEN has .87, the names of compose.yaml at most .62
)


def _setting(default: Any, meaning: str, **bounds: Any) -> Any:
    """Describe a setting; ``bounds`` are those of pydantic's ``Field``."""
    return field(default=default, metadata={"meaning": meaning, "bounds": bounds})


@dataclass(frozen=True)
class Settings:
    """What the operator decides; each field is an environment variable of the same name in capitals.

    :func:`read` and :func:`valid` see that the values can be used; this only holds them.
    """

    discord_token: "SecretStr | None" = _setting(None, "The bot's token; only `scholiast run` needs it")
    discord_proxy: "SecretStr | None" = _setting(
        None, "An HTTP proxy for Discord, such as http://127.0.0.1:8080"
    )
    corpus_dir: Path = _setting(Path("corpus/texts"), "The folder that holds the texts")
    index_dir: Path = _setting(Path(".scholiast"), "The folder that holds the index")
    exclude: tuple[str, ...] = _setting(
        ("README.md",), "Files of the corpus folder that are no texts: name patterns with commas"
    )
    max_file_mb: int = _setting(25, "Larger files are reported and left out (megabytes)", ge=1, le=1000)
    embedding_model: str = _setting(
        "all-MiniLM-L6-v2",
        "The packaged model, a local folder, or a name on the Hugging Face hub",
        min_length=1,
    )
    encoder_threads: int = _setting(1, "Processor threads for embedding", ge=1, le=64)
    index_kind: Literal["auto", "flat", "pq", "ivf"] = _setting(
        "auto", "auto: by size; flat: all is measured; pq, ivf: what a sketch names, whole or in lists"
    )
    index_kept: int = _setting(
        2, "Generations of the index that are kept, the current one among them", ge=1, le=100
    )
    vectors: Literal["local", "milvus"] = _setting(
        "local", "Who names the vectors near a question: the index folder alone, or Milvus"
    )
    milvus_uri: str = _setting(
        "http://127.0.0.1:19530", "… where: http://HOST:PORT, or a file for Milvus Lite such as vectors.db"
    )
    milvus_token: "SecretStr | None" = _setting(None, "… its key: USER:PASSWORD, or a token")
    milvus_name: str = _setting(
        "scholiast",
        "… how the names of its collections begin; each library needs its own",
        pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$",
    )
    watch: bool = _setting(False, "While the bot runs, index texts that have changed")
    watch_seconds: float = _setting(10.0, "… when nothing has changed for so long (seconds)", ge=0, le=86_400)
    owner_ids: tuple[int, ...] = _setting(
        (), "Users who may always reindex, by id with commas; the application's owner may anyway"
    )
    admin_role_ids: tuple[int, ...] = _setting(
        (), "Roles that may reindex, by id with commas; without any, whoever manages the server"
    )
    sync_guild_id: int | None = _setting(
        None, "Send the commands to this server only, for development (a server's id)"
    )
    shard_count: int | None = _setting(
        None, "Shards of the bot in all processes; default: what Discord says", ge=1, le=16_384
    )
    shard_ids: tuple[int, ...] = _setting(
        (), "Those that run in this process, by number from 0 with commas; default all of them"
    )
    user_install: bool = _setting(
        False, "Let members install the bot for themselves and use it in any server and direct message"
    )
    message_content: bool = _setting(
        False, "Ask for the Message Content Intent; answering whole channels needs it"
    )
    database_url: "SecretStr | None" = _setting(
        None, "Where servers' settings are kept (SQLAlchemy); default servers.db in INDEX_DIR"
    )
    rate_questions: int = _setting(5, "Questions of one member in RATE_SECONDS", ge=1, le=1000)
    rate_seconds: float = _setting(30.0, "See RATE_QUESTIONS (seconds)", gt=0, le=86_400)
    searches: int = _setting(
        8, "Searches at once; the questions among them are encoded together", ge=1, le=64
    )
    searches_waiting: int = _setting(20, "Searches that may wait for their turn", ge=0, le=1000)
    answer_passages: int = _setting(3, "Passages in an answer, 1 to 5", ge=1, le=5)
    meaning_weight: float = _setting(
        0.9, "How much meaning counts beside words (0.9 was measured best)", ge=0, le=10
    )
    service_url: str | None = _setting(
        None, "Where `scholiast serve` answers for an index: http://HOST:PORT or unix:/PATH"
    )
    service_key: "SecretStr | None" = _setting(
        None, "What whoever asks `scholiast serve` must know; needed beyond this machine"
    )
    health_port: int | None = _setting(
        None, "Answer /healthz, /readyz and /metrics at this port; off without", ge=1, le=65_535
    )
    health_host: str = _setting("127.0.0.1", "… on this address; in a container 0.0.0.0", min_length=1)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = _setting("INFO", "How much is logged")
    log_format: Literal["auto", "text", "json"] = _setting(
        "auto", "How it is written; auto: text on a terminal, JSON elsewhere"
    )

    def secrets(self) -> tuple[str, ...]:
        """Give what must stand in no output: the token, addresses that may hold a password, the passwords."""
        values = [value.get_secret_value() for name in SECRET if (value := getattr(self, name))]
        parts = [part for value in values for part in (value, _password(value))]
        parts.append(_password(self.service_url or ""))
        if self.milvus_token:
            parts.append(self.milvus_token.get_secret_value().partition(":")[2])
        return tuple(part for part in parts if part)


def _password(address: str) -> str | None:
    try:
        return urlsplit(address).password
    except ValueError:  # no address
        return None


NAMES = tuple(one.name for one in fields(Settings))


def read(*, corpus_dir: Path | None = None, index_dir: Path | None = None) -> Settings:
    """Read the settings; folders that are given win over the environment, that over `.env`.

    Where nothing is written nothing is checked: the defaults are sound, and so is any path.
    """
    folders = {"corpus_dir": corpus_dir, "index_dir": index_dir}
    given: dict[str, Any] = {name: folder for name, folder in folders.items() if folder is not None}
    written = {name: value for name, value in _written().items() if name not in given}
    return valid({**written, **given}) if written else Settings(**given)


def valid(given: Mapping[str, Any]) -> Settings:
    """Make settings of values as they are written, text or not; raises WrongSettings with every problem."""
    from bot.setting_values import checked  # takes as long to be imported as a question to be answered

    return Settings(**checked(Settings, given, SECRET))


def _written() -> dict[str, str]:
    """Give what the environment says, and `.env`; what is empty says nothing."""
    values = {name.lower(): value for name, value in (*_of_file().items(), *os.environ.items()) if value}
    return {name: value for name, value in values.items() if name in NAMES}


def _of_file() -> Mapping[str, str | None]:
    if not _FILE.is_file():
        return {}
    from dotenv import dotenv_values

    try:
        return dotenv_values(_FILE, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise WrongSettings(f".env cannot be read: {reason}; mend it, or remove it") from error


def unheard() -> tuple[str, ...]:
    """Say what `.env` means to set and does not: lines that cannot be read, names that a setting nearly has.

    Other names may be for others, such as those of `compose.yaml`.
    """
    if not _FILE.is_file():
        return ()
    from difflib import get_close_matches

    from dotenv.parser import parse_stream

    with _FILE.open(encoding="utf-8-sig") as file:
        read_lines = list(parse_stream(file))
    told = []
    for one in read_lines:
        key = (one.key or "").lower()
        if one.error:
            written = one.original.string
            line = one.original.line + written[: len(written) - len(written.lstrip())].count("\n")
            told.append(f"line {line} of .env cannot be read: what it sets is not set")
        elif key not in NAMES and (near := get_close_matches(key, NAMES, n=1, cutoff=_NEARLY)):
            told.append(f"{one.key} in .env is no setting: {near[0].upper()} is one")
    return tuple(told)


def example() -> str:
    """Write `.env.example`: every setting with its meaning and its default."""
    lines = ["# Copy to .env. Every line is optional but DISCORD_TOKEN, and that only for `scholiast run`."]
    for one in fields(Settings):
        default = one.default
        shown = (
            ",".join(map(str, default))
            if isinstance(default, tuple)
            else ""
            if default is None
            else str(default)
        )
        lines += [
            "",
            f"# {one.metadata['meaning']}",
            f"{'' if one.name == 'discord_token' else '# '}{one.name.upper()}={shown}",
        ]
    return "\n".join(lines) + "\n"
