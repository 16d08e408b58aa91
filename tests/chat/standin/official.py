"""Discord's own description of its interface as a judge of what the bot sends.

https://github.com/discord/discord-api-spec, specs/openapi.json. It is not part of this project.
"""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_HERE = "urn:discord"
# Accepted by Discord and sent by discord.py, but in the documentation only.
_BEYOND = {"nsfw", "dm_permission"}


class Official:
    """The judge; it may be asked about any request."""

    def __init__(self, file: Path) -> None:
        described = json.loads(file.read_text())
        # Ids may be sent as numbers, as its introduction says.
        described["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
        resource: Resource[Any] = DRAFT202012.create_resource(described)
        self._registry: Registry[Any] = Registry().with_resource(_HERE, resource)
        self._schemas = dict(self._routes(described))

    def complaints(self, method: str, path: str, body: Any) -> list[str]:
        """Say what the description does not allow of a body."""
        for (verb, pattern), schema in self._schemas.items():
            if verb == method and pattern.fullmatch(path):
                validator = Draft202012Validator(schema, registry=self._registry)
                return [
                    f"{error.json_path}: {error.message:.300}"
                    for error in validator.iter_errors(_plain(body))
                ]
        return [] if body is None else [f"no such request: {method} {path}"]

    def _routes(self, described: Any) -> Any:
        """Yield the requests, the most literal path first: `@original` before any message."""
        for path in sorted(described["paths"], key=lambda path: path.count("{")):
            pattern = re.compile(re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(path)))
            for verb, operation in described["paths"][path].items():
                content = operation.get("requestBody", {}) if isinstance(operation, dict) else {}
                if "application/json" in content.get("content", {}):
                    place = (
                        f"{_HERE}#/paths/{_pointer(path)}/{verb}/requestBody/content/application~1json/schema"
                    )
                    yield (verb.upper(), pattern), {"$ref": place}


def _pointer(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key not in _BEYOND}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
