"""The environment and `.env` → one frozen object, or every problem at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSettings

# A list is written with commas, not as JSON: EXCLUDE=README.md, drafts/*
CommaList = Annotated[tuple[str, ...], NoDecode]
IdList = Annotated[tuple[int, ...], NoDecode]


SECRET = (
    "discord_token",
    "database_url",
    "discord_proxy",
    "service_key",
    "milvus_token",
)  # addresses among them may hold a password


class Settings(BaseSettings):
    """What the operator decides; each field is an environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = Field(
        None, description="The bot's token; only `scholiast run` needs it"
    )
    discord_proxy: SecretStr | None = Field(
        None, description="An HTTP proxy for Discord, such as http://127.0.0.1:8080"
    )
    corpus_dir: Path = Field(Path("corpus/texts"), description="The folder that holds the texts")
    index_dir: Path = Field(Path(".scholiast"), description="The folder that holds the index")
    exclude: CommaList = Field(
        ("README.md",), description="Files of the corpus folder that are no texts: name patterns with commas"
    )
    max_file_mb: int = Field(
        25, ge=1, le=1000, description="Larger files are reported and left out (megabytes)"
    )
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        min_length=1,
        description="The packaged model, a local folder, or a name on the Hugging Face hub",
    )
    encoder_threads: int = Field(1, ge=1, le=64, description="Processor threads for embedding")
    index_kind: Literal["auto", "flat", "pq", "ivf"] = Field(
        "auto",
        description="auto: by size; flat: all is measured; pq, ivf: what a sketch names, whole or in lists",
    )
    index_kept: int = Field(
        2, ge=1, le=100, description="Generations of the index that are kept, the current one among them"
    )
    vectors: Literal["local", "milvus"] = Field(
        "local", description="Who names the vectors near a question: the index folder alone, or Milvus"
    )
    milvus_uri: str = Field(
        "http://127.0.0.1:19530",
        description="… where: http://HOST:PORT, or a file for Milvus Lite such as vectors.db",
    )
    milvus_token: SecretStr | None = Field(None, description="… its key: USER:PASSWORD, or a token")
    milvus_name: str = Field(
        "scholiast",
        pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$",
        description="… how the names of its collections begin; each library needs its own",
    )
    watch: bool = Field(False, description="While the bot runs, index texts that have changed")
    watch_seconds: float = Field(
        10.0, ge=0, le=86_400, description="… when nothing has changed for so long (seconds)"
    )
    owner_ids: IdList = Field(
        (), description="Users who may always reindex, by id with commas; the application's owner may anyway"
    )
    admin_role_ids: IdList = Field(
        (), description="Roles that may reindex, by id with commas; without any, whoever manages the server"
    )
    sync_guild_id: int | None = Field(
        None, description="Send the commands to this server only, for development (a server's id)"
    )
    shard_count: int | None = Field(
        None,
        ge=1,
        le=16_384,
        description="Shards of the bot in all processes; default: what Discord says",
    )
    shard_ids: IdList = Field(
        (), description="Those that run in this process, by number from 0 with commas; default all of them"
    )
    user_install: bool = Field(
        False,
        description="Let members install the bot for themselves and use it in any server and direct message",
    )
    message_content: bool = Field(
        False,
        description="Ask for the Message Content Intent; answering whole channels needs it",
    )
    database_url: SecretStr | None = Field(
        None, description="Where servers' settings are kept (SQLAlchemy); default servers.db in INDEX_DIR"
    )
    rate_questions: int = Field(5, ge=1, le=1000, description="Questions of one member in RATE_SECONDS")
    rate_seconds: float = Field(30.0, gt=0, le=86_400, description="See RATE_QUESTIONS (seconds)")
    searches: int = Field(
        8, ge=1, le=64, description="Searches at once; the questions among them are encoded together"
    )
    searches_waiting: int = Field(20, ge=0, le=1000, description="Searches that may wait for their turn")
    answer_passages: int = Field(3, ge=1, le=5, description="Passages in an answer, 1 to 5")
    meaning_weight: float = Field(
        0.9, ge=0, le=10, description="How much meaning counts beside words (0.9 was measured best)"
    )
    service_url: str | None = Field(
        None,
        description="Where `scholiast serve` answers for an index: http://HOST:PORT or unix:/PATH",
    )
    service_key: SecretStr | None = Field(
        None, description="What whoever asks `scholiast serve` must know; needed beyond this machine"
    )
    health_port: int | None = Field(
        None, ge=1, le=65_535, description="Answer /healthz, /readyz and /metrics at this port; off without"
    )
    health_host: str = Field(
        "127.0.0.1", min_length=1, description="… on this address; in a container 0.0.0.0"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged")
    log_format: Literal["auto", "text", "json"] = Field(
        "auto", description="How it is written; auto: text on a terminal, JSON elsewhere"
    )

    @field_validator("exclude", "owner_ids", "admin_role_ids", "shard_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("service_key")
    @classmethod
    def _is_key(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse what no header can carry."""
        if value and not (value.get_secret_value().isascii() and value.get_secret_value().isprintable()):
            raise PydanticCustomError("key", "use letters and digits without accents, and no line end")
        return value

    @field_validator("milvus_uri")
    @classmethod
    def _is_place(cls, value: str) -> str:
        """Refuse what is neither an address nor a file, and a password where it would be shown."""
        if "@" in value:
            raise PydanticCustomError("place", "give user and password as MILVUS_TOKEN")
        if not (value.startswith(("http://", "https://")) or value.endswith(".db")):
            raise PydanticCustomError("place", "give http://HOST:PORT, or a file whose name ends with .db")
        return value

    @field_validator("discord_proxy")
    @classmethod
    def _is_address(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse here what would fail, with all that is in it, when the bot connects."""
        try:
            parts = urlsplit(value.get_secret_value()) if value else None
            if parts and not (parts.scheme in ("http", "https") and parts.hostname and parts.port != 0):
                raise ValueError(parts.scheme)
        except ValueError:
            raise PydanticCustomError("proxy", "it is no address such as http://127.0.0.1:8080") from None
        return value

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


def read(**overrides: Any) -> Settings:
    """Read the settings; ``overrides`` that are not None win over the environment, that over `.env`."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise BadSettings("\n".join(_lines(error))) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BadSettings(f".env cannot be read: {reason}; mend it, or remove it") from error


def _lines(error: ValidationError) -> Iterator[str]:
    """Say each problem in a line: the variable, the value unless it is secret, what is wanted."""
    for problem in error.errors():
        name = str(problem["loc"][0])
        is_open = name not in SECRET and "@" not in str(problem["input"])  # before it stand user and password
        shown = f" is {problem['input']!r}" if is_open else ""
        wanted = problem["msg"][0].lower() + problem["msg"][1:]
        field = Settings.model_fields.get(name)
        yield f"{name.upper()}{shown}: {wanted} ({field.description if field else 'unknown setting'})"


def example() -> str:
    """Write `.env.example`: every setting with its meaning and its default."""
    lines = ["# Copy to .env. Every line is optional but DISCORD_TOKEN, and that only for `scholiast run`."]
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = (
            ",".join(map(str, default))
            if isinstance(default, tuple)
            else ""
            if default is None
            else str(default)
        )
        lines += [
            "",
            f"# {field.description}",
            f"{'' if name == 'discord_token' else '# '}{name.upper()}={shown}",
        ]
    return "\n".join(lines) + "\n"
