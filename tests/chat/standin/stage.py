"""Members who speak to the bot through the stand-in, and what they see."""

from collections.abc import Iterator
from typing import Any

from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, BOT, MANAGE_SERVER, MANAGER, Json
from tests.chat.standin.server import Standin

_EPHEMERAL = 1 << 6


class Seen:
    """A message of the bot as a member sees it."""

    def __init__(self, message: Json) -> None:
        self.message = message

    @property
    def components(self) -> list[Json]:
        return list(_walk(self.message["components"]))

    @property
    def text(self) -> str:
        return "\n".join(c["content"] for c in self.components if c["type"] == 10)

    @property
    def buttons(self) -> dict[str, str]:
        return {c["label"]: c.get("custom_id") or c["url"] for c in self.components if c["type"] == 2}

    @property
    def selects(self) -> dict[str, Json]:
        """The selects, by the first line of the text above each."""
        found, heading = {}, ""
        for component in self.components:
            if component["type"] == 10:
                heading = component["content"].split("\n")[0].strip("*")
            elif component["type"] in (3, 8):
                found[heading] = component
        return found

    def chosen(self, heading: str) -> list[str | int]:
        """List what a select shows as chosen: the labels of options, the numbers of channels."""
        select = self.selects[heading]
        channels = [int(value["id"]) for value in select.get("default_values", [])]
        return channels or [o["label"] for o in select.get("options", []) if o.get("default")]

    @property
    def is_private(self) -> bool:
        return bool(self.message["flags"] & _EPHEMERAL)


class Stage:
    """A server with a bot in it."""

    def __init__(self, discord: Standin) -> None:
        self.discord = discord

    async def command(self, name: str, who: int = ASKER, *, locale: str = "en-US", **options: Any) -> Seen:
        """Give a slash command and wait for its answer."""
        return await self.answered(await self.give(name, who, locale=locale, **options))

    async def give(self, name: str, who: int = ASKER, *, locale: str = "en-US", **options: Any) -> str:
        """Give a slash command; the answer is under the token that is returned."""
        data = {"id": "1", "name": name, "type": 1, "options": [_option(n, v) for n, v in options.items()]}
        return await self._interact(payloads.interaction(2, _member(who), data, locale=locale))

    async def sent(
        self, name: str, data: bytes, who: int = MANAGER, *, size: int | None = None, **more: Any
    ) -> Seen:
        """Give ``/add`` with a file of this name, and see its answer; Discord says how large it is."""
        number = payloads.snowflake()
        path = f"/attachments/{payloads.CHANNEL}/{number}/file"
        self.discord.files[path] = data
        file = {
            "id": str(number),
            "filename": name,
            "size": len(data) if size is None else size,
            "url": f"https://cdn.discordapp.com{path}",
            "proxy_url": f"https://media.discordapp.net{path}",
            "ephemeral": True,
        }
        given = {
            "id": "1",
            "name": "add",
            "type": 1,
            "options": [{"name": "file", "type": 11, "value": str(number)}],
            "resolved": {"attachments": {str(number): file}},
        }
        return await self.answered(await self._interact(payloads.interaction(2, _member(who), given, **more)))

    async def offered(self, name: str, focused: str, typed: str, **options: Any) -> list[Json]:
        """Type in an option and give what is offered."""
        given = [_option(n, v) for n, v in options.items()] + [_option(focused, typed) | {"focused": True}]
        data = {"id": "1", "name": name, "type": 1, "options": given}
        token = await self._interact(payloads.interaction(4, _member(ASKER), data))
        body = await self.discord.until(lambda: self.discord.acknowledged.get(token))
        choices: list[Json] = body["data"]["choices"]
        return choices

    async def menu(self, name: str, content: str | Seen, who: int = ASKER) -> Seen:
        """Right-click a message, one with this content or one of the bot, and choose an entry."""
        message = content.message if isinstance(content, Seen) else payloads.message(102, content)
        data = {
            "id": "1",
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        return await self.answered(await self._interact(payloads.interaction(2, _member(who), data)))

    async def press(self, seen: Seen, label: str, who: int = ASKER, *, permissions: int = 0) -> str:
        """Press a button by its label."""
        return await self.press_id(seen, seen.buttons[label], who, permissions=permissions)

    async def press_id(self, seen: Seen, name: str, who: int = ASKER, *, permissions: int = 0) -> str:
        """Press a button by its id; one that the message never had is put on a copy of it."""
        if name not in seen.buttons.values():
            key = {"type": 2, "style": 2, "label": "?", "custom_id": name, "id": 99}
            row = {"type": 1, "id": 98, "components": [key]}
            seen = Seen(seen.message | {"components": [*seen.message["components"], row]})
        data = {"custom_id": name, "component_type": 2, "id": 1}
        return await self._use(seen, data, _member(who, permissions))

    async def pressed(self, seen: Seen, label: str, who: int = ASKER) -> Seen:
        """Press a button and see what it brings."""
        return await self.answered(await self.press(seen, label, who))

    async def choose(self, seen: Seen, heading: str, *picked: str | int, who: int = MANAGER) -> str:
        """Choose options by their labels, or channels by their numbers; nothing else stays chosen."""
        select = seen.selects[heading]
        assert select["min_values"] <= len(picked) <= select["max_values"], (
            "no client would let one choose so"
        )
        values = {option["label"]: option["value"] for option in select.get("options", [])}
        chosen = [str(pick) if select["type"] == 8 else values[str(pick)] for pick in picked]
        data = {
            "custom_id": select["custom_id"],
            "component_type": select["type"],
            "values": chosen,
            "id": select["id"],
        }
        if select["type"] == 8:
            data["resolved"] = {"channels": {number: payloads.channel(int(number)) for number in chosen}}
        return await self._use(seen, data, _member(who))

    async def chose(self, seen: Seen, heading: str, *picked: str | int, who: int = MANAGER) -> Seen:
        """Choose and see what it brings."""
        return await self.answered(await self.choose(seen, heading, *picked, who=who))

    async def write(self, content: str, who: int = ASKER, **more: Any) -> Json:
        """Write a message."""
        message = payloads.message(who, content, **more)
        if f"<@{BOT}>" in content and not message["mentions"]:
            message["mentions"] = [payloads.user(BOT)]
        await self.discord.dispatch("MESSAGE_CREATE", message)
        return message

    async def replied(self, content: str, who: int = ASKER, **more: Any) -> Seen:
        """Write a message and wait for the reply."""
        message = await self.write(content, who, **more)
        return Seen(await self.discord.until(lambda: self.reply_of(message["id"])))

    async def reply_to(self, seen: Seen, content: str, who: int = ASKER, **more: Any) -> Json:
        """Reply to a message of the bot, which pings it."""
        reference = {
            "message_id": seen.message["id"],
            "channel_id": str(payloads.CHANNEL),
            "guild_id": str(payloads.SERVER),
        }
        return await self.write(
            content,
            who,
            type=19,
            message_reference=reference,
            referenced_message=seen.message,
            mentions=[payloads.user(BOT)],
            **more,
        )

    async def answered(self, token: str) -> Seen:
        """Wait until an interaction has got more than an acknowledgement."""
        return Seen(await self.discord.until(lambda: self._final(token)))

    async def reindexed(self, token: str) -> Seen:
        """Wait for the report of a reindex, past the edits of its progress."""

        def report() -> Json | None:
            original = self.discord.originals.get(token)
            text = Seen(original).text if original and original["components"] else ""
            return original if "reindexed" in text or "failed" in text else None

        return Seen(await self.discord.until(report))

    def _final(self, token: str) -> Json | None:
        edited = any(s.method == "PATCH" and f"/{token}/" in s.path for s in self.discord.sent)
        at_once = self.discord.acknowledged.get(token, {}).get("type") == 4
        return self.discord.originals.get(token) if edited or at_once else None

    def reply_of(self, number: str) -> Json | None:
        for sent in self.discord.sent:
            if sent.method == "POST" and sent.path.endswith("/messages"):
                reference = sent.body.get("message_reference") or {}
                if str(reference.get("message_id")) == number:
                    nonce = sent.body.get("nonce")
                    made = self.discord.messages.values()
                    return next((m for m in made if m.get("nonce") == nonce), None)
        return None

    async def _use(self, seen: Seen, data: Json, who: Json) -> str:
        """Use a control of a message."""
        made = payloads.interaction(3, who, data, message=seen.message)
        self.discord.originals[made["token"]] = seen.message
        return await self._interact(made)

    async def _interact(self, made: Json) -> str:
        await self.discord.dispatch("INTERACTION_CREATE", made)
        token: str = made["token"]
        return token


def _member(who: int, permissions: int = 0) -> Json:
    return payloads.member(who, permissions=permissions or (MANAGE_SERVER if who == MANAGER else 0))


def _option(name: str, value: Any) -> Json:
    kinds = {str: 3, int: 4, bool: 5}
    return {"name": name, "type": kinds[type(value)], "value": value}


def _walk(components: list[Json]) -> Iterator[Json]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
