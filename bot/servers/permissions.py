"""Who may have the library read again. Pure."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """What Discord says of who gives a command."""

    id: int
    roles: Collection[int]
    manages_server: bool


@dataclass(frozen=True, slots=True)
class Administration:
    """Who administers: users by id, and roles; with no roles named, whoever manages the server."""

    owners: Collection[int]
    roles: Collection[int]


def may_reindex(member: Member, rules: Administration, servers: int) -> bool:
    """Tell whether a member may; where several servers share the library, only owners may."""
    if member.id in rules.owners:
        return True
    if servers > 1:
        return False
    if rules.roles:
        return not set(rules.roles).isdisjoint(member.roles)
    return member.manages_server
