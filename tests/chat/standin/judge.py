"""A body the bot sends → what Discord would refuse of it, by its documentation.

https://docs.discord.com/developers/components/reference, resources/message,
interactions/application-commands; the sum of texts and bytes is not documented there (see bot/render/budget).
"""

import re
from collections.abc import Iterator
from typing import Any

_V2, _EPHEMERAL = 1 << 15, 1 << 6
_SELECTS = {3, 5, 6, 7, 8}
_NAME = re.compile(r"[-_'\w]{1,32}")


def complaints(method: str, path: str, body: Any) -> list[str]:
    """Judge a request."""
    if path.endswith("/callback"):
        return list(_callback(body))
    if path.endswith("/commands"):
        return [wrong for command in body for wrong in _command(command)]
    if "/messages" in path or path.startswith("/webhooks"):
        return list(_message(body)) if method in ("POST", "PATCH") else []
    return []


def _callback(body: Any) -> Iterator[str]:
    kind, data = body["type"], body.get("data") or {}
    if kind == 4:
        yield from _message(data)
    if kind == 8:
        choices = data["choices"]
        if len(choices) > 25:
            yield "more than 25 choices"
        for choice in choices:
            if not 1 <= _length(choice["name"]) <= 100 or not 1 <= _length(str(choice["value"])) <= 100:
                yield f"choice of wrong length: {choice}"


def _message(body: Any) -> Iterator[str]:
    if body.get("allowed_mentions") != {"parse": []} and body.get("allowed_mentions", {}).get("parse") != []:
        yield f"mentions are not off: {body.get('allowed_mentions')}"
    components = body.get("components") or []
    if not body.get("flags", 0) & _V2:
        yield "no second kind of components"
    if body.get("content") or body.get("embeds"):
        yield "content beside components"
    if len(str(body.get("nonce") or "")) > 25:
        yield "nonce too long"
    yield from _components(components)


def _components(components: list[Any]) -> Iterator[str]:
    every = list(_walk(components))
    texts = [c["content"] for c in every if c["type"] == 10]
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    if not components:
        yield "empty message"
    if len(every) > 40:
        yield f"{len(every)} components"
    if sum(map(_length, texts)) > 4000:
        yield f"{sum(map(_length, texts))} characters"
    if sum(len(text.encode()) + 12 for text in texts) > 10_170:
        yield "too many bytes"
    if not all(text.strip() for text in texts):
        yield "empty text"
    if len(ids) != len(set(ids)):
        yield "an id twice"
    if not all(1 <= len(name) <= 100 for name in ids):
        yield "an id of wrong length"
    for component in every:
        if component["type"] == 1:
            yield from _row(component["components"])
        if component["type"] == 2:
            yield from _button(component)
        if component["type"] in _SELECTS:
            yield from _select(component)


def _row(components: list[Any]) -> Iterator[str]:
    if not 1 <= len(components) <= 5:
        yield "row of wrong length"
    if len(components) > 1 and any(component["type"] in _SELECTS for component in components):
        yield "a select that is not alone in its row"


def _select(select: Any) -> Iterator[str]:
    options, defaults = select.get("options", []), select.get("default_values", [])
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if (select["type"] == 3) != ("options" in select) or (select["type"] == 3 and "default_values" in select):
        yield f"options of a list of something else: {select}"
    if not 0 <= least <= 25 or not 1 <= most <= 25 or least > most:
        yield f"from {least} to {most} choices"
    if select.get("required", True) and not least and select["type"] == 3:
        yield "required, and yet none may be chosen"
    if _length(select.get("placeholder") or "") > 150:
        yield f"placeholder: {select['placeholder']}"
    if select["type"] == 3:
        yield from _options(options, least, most)
    if defaults and not least <= len(defaults) <= most:
        yield f"{len(defaults)} chosen before, of {most}"
    if len({value["id"] for value in defaults}) != len(defaults):
        yield "chosen twice"


def _options(options: list[Any], least: int, most: int) -> Iterator[str]:
    if not 1 <= len(options) <= 25 or not least <= len(options) or most > len(options):
        yield f"{len(options)} options, of which {least} to {most}"
    if len({option["value"] for option in options}) != len(options):
        yield "a value twice"
    if sum(option.get("default", False) for option in options) > most:
        yield f"more than {most} chosen before"
    for option in options:
        if not all(1 <= _length(option[part].strip()) <= 100 for part in ("label", "value")):
            yield f"option of wrong length: {option}"
        if _length(option.get("description") or "") > 100:
            yield f"description too long: {option}"


def _button(button: Any) -> Iterator[str]:
    if not 1 <= _length(button.get("label") or "") <= 80:
        yield f"label: {button}"
    if (button["style"] == 5) != ("url" in button) or ("url" in button) == ("custom_id" in button):
        yield f"neither link nor id: {button}"
    if len(button.get("url", "")) > 512 or not 1 <= len(button.get("custom_id", "x")) <= 100:
        yield f"too long: {button}"


def _command(command: Any) -> Iterator[str]:
    is_slash = command.get("type", 1) == 1
    for name in (command["name"], *(command.get("name_localizations") or {}).values()):
        if (is_slash and not (_NAME.fullmatch(name) and name == name.lower())) or not 1 <= len(name) <= 32:
            yield f"name {name}"
    if is_slash and not 1 <= len(command["description"]) <= 100:
        yield f"description of {command['name']}"
    options = command.get("options") or []
    required = [option.get("required", False) for option in options]
    if required != sorted(required, reverse=True) or len({o["name"] for o in options}) != len(options):
        yield f"options of {command['name']}"
    for option in options:
        names = (option["name"], *(option.get("name_localizations") or {}).values())
        if not all(_NAME.fullmatch(name) and name == name.lower() for name in names):
            yield f"option {names}"
        said = (option["description"], *(option.get("description_localizations") or {}).values())
        if not all(1 <= len(text) <= 100 for text in said):
            yield f"description of option {names}"


def _walk(components: list[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
