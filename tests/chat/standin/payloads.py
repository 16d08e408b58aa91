"""What Discord sends: users, servers, messages, interactions, as its documentation describes them."""

import itertools
from typing import Any

Json = dict[str, Any]

BOT, SERVER, CHANNEL, ASKER, OTHER, MANAGER = 400, 200, 300, 101, 102, 103
NAMES = {BOT: "scholiast", ASKER: "asker", OTHER: "other", MANAGER: "manager"}
MANAGE_SERVER, MANAGE_MESSAGES = 1 << 5, 1 << 13
_snowflakes = itertools.count(10**18)


def snowflake() -> int:
    return next(_snowflakes)


def user(number: int) -> Json:
    return {
        "id": str(number),
        "username": NAMES.get(number, "someone"),
        "discriminator": "0",
        "global_name": None,
        "avatar": None,
        "bot": number == BOT,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def application(owner: int = 1) -> Json:
    return {
        "id": str(BOT),
        "name": "Scholiast",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user(owner),
        "flags": 0,
        "summary": "",
        "team": None,
        "install_params": {"scopes": ["bot"], "permissions": "0"},
    }


def channel(number: int = CHANNEL, kind: int = 0) -> Json:
    return {
        "id": str(number),
        "type": kind,
        "guild_id": str(SERVER),
        "name": "reading",
        "position": 0,
        "permission_overwrites": [],
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
        "permissions": "0",
    }


def thread(parent: int) -> Json:
    return channel(snowflake(), 11) | {
        "parent_id": str(parent),
        "owner_id": str(ASKER),
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2026-11-23T12:00:00+00:00",
            "locked": False,
        },
        "newly_created": True,
    }


def server(number: int = SERVER) -> Json:
    everyone = {
        "id": str(number),
        "name": "@everyone",
        "color": 0,
        "hoist": False,
        "position": 0,
        "permissions": str((1 << 10) | (1 << 11) | (1 << 16)),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(number),
        "name": "Reading group",
        "owner_id": "1",
        "roles": [everyone],
        "emojis": [],
        "stickers": [],
        "features": [],
        "channels": [channel()] if number == SERVER else [],
        "threads": [],
        "members": [member(BOT)],
        "member_count": 2,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "preferred_locale": "en-US",
        "premium_tier": 0,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "unavailable": False,
        "large": False,
    }


def member(number: int, roles: tuple[int, ...] = (), permissions: int = 0) -> Json:
    return {
        "user": user(number),
        "roles": [str(role) for role in roles],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "permissions": str(permissions),
    }


def message(author: int, content: str = "", *, direct: bool = False, **more: Any) -> Json:
    made = {
        "id": str(snowflake()),
        "channel_id": str(CHANNEL),
        "author": user(author),
        "content": content,
        "timestamp": "2026-11-23T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    } | more
    if not direct:
        made |= {"guild_id": str(SERVER), "member": member(author)}
        made["member"].pop("user")
    return made


def picture() -> Json:
    return {
        "id": str(snowflake()),
        "filename": "boat.png",
        "size": 3,
        "url": "https://cdn.discordapp.com/attachments/1/2/boat.png",
        "proxy_url": "https://media.discordapp.net/attachments/1/2/boat.png",
        "content_type": "image/png",
    }


def interaction(kind: int, who: Json, data: Json, **more: Any) -> Json:
    number = snowflake()
    return {
        "id": str(number),
        "application_id": str(BOT),
        "type": kind,
        "token": f"token-{number}",
        "version": 1,
        "guild_id": str(SERVER),
        "channel_id": str(CHANNEL),
        "channel": channel(),
        "guild": {"id": str(SERVER), "locale": "en-US", "features": []},
        "member": who,
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": "2147483647",
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(SERVER)},
        "context": 0,
        "attachment_size_limit": 10_485_760,
        "data": data,
    } | more
