"""Settings as they are written → values of their types, or every problem at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import Field as Setting
from dataclasses import fields
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from bot.errors import WrongSettings


def checked(settings: type[Any], given: Mapping[str, Any], secret: Collection[str]) -> dict[str, Any]:
    """Check each value of settings, and give it in its type; raises WrongSettings, a line for each problem.

    The values of those that are ``secret`` are not told.
    """
    hints = get_type_hints(settings, localns={"SecretStr": SecretStr})
    values: dict[str, Any] = {}
    problems: list[str] = []
    for one in fields(settings):
        if one.name in given:
            try:
                values[one.name] = _adapter(one, hints[one.name]).validate_python(given[one.name])
            except ValidationError as error:
                problems += _lines(one, error, is_secret=one.name in secret)
    if problems:
        raise WrongSettings("\n".join(problems))
    return values


def _adapter(one: "Setting[Any]", kind: Any) -> TypeAdapter[Any]:
    rule = _RULES.get(one.name)
    wanted = Annotated[kind, Field(**one.metadata["bounds"])]
    return TypeAdapter(Annotated[wanted, rule] if rule else wanted)


def _lines(one: "Setting[Any]", error: ValidationError, *, is_secret: bool) -> Iterator[str]:
    """Say each problem in a line: the variable, the value unless it is secret, what is wanted."""
    for problem in error.errors():
        is_open = not is_secret and "@" not in str(problem["input"])  # before it user and password
        shown = f" is {problem['input']!r}" if is_open else ""
        wanted = _WANTED.get(problem["type"]) or problem["msg"][0].lower() + problem["msg"][1:]
        yield f"{one.name.upper()}{shown}: {wanted} ({one.metadata['meaning']})"


_WANTED = {
    "bool_parsing": "give true or false",
    "int_parsing": "give a whole number",
    "float_parsing": "give a number",
}


def _split(value: object) -> object:
    """Read a list as it is written, with commas: EXCLUDE=README.md, drafts/*."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _is_key(value: SecretStr | None) -> SecretStr | None:
    """Refuse what no header can carry."""
    if value and not (value.get_secret_value().isascii() and value.get_secret_value().isprintable()):
        raise PydanticCustomError("key", "use letters and digits without accents, and no line end")
    return value


def _is_place(value: str) -> str:
    """Refuse what is neither an address nor a file, and a password where it would be shown."""
    if "@" in value:
        raise PydanticCustomError("place", "give user and password as MILVUS_TOKEN")
    if not (value.startswith(("http://", "https://")) or value.endswith(".db")):
        raise PydanticCustomError("place", "give http://HOST:PORT, or a file whose name ends with .db")
    return value


def _is_address(value: SecretStr | None) -> SecretStr | None:
    """Refuse here what would fail, with all that is in it, when the bot connects."""
    try:
        parts = urlsplit(value.get_secret_value()) if value else None
        if parts and not (parts.scheme in ("http", "https") and parts.hostname and parts.port != 0):
            raise ValueError(parts.scheme)
    except ValueError:
        raise PydanticCustomError("proxy", "it is no address such as http://127.0.0.1:8080") from None
    return value


_RULES: Mapping[str, Any] = {
    **dict.fromkeys(("exclude", "owner_ids", "admin_role_ids", "shard_ids"), BeforeValidator(_split)),
    "service_key": AfterValidator(_is_key),
    "milvus_uri": AfterValidator(_is_place),
    "discord_proxy": AfterValidator(_is_address),
}
