"""The address that invites the bot."""

import base64

import pytest

from bot.servers.invite import url


def test_the_address_names_the_application_and_the_least_permissions() -> None:
    token = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=") + ".abc.def"

    assert url(token) == (
        "https://discord.com/oauth2/authorize?client_id=123456789012345678"
        "&scope=bot+applications.commands&permissions=274877975552"
    )


def test_another_address_installs_it_for_oneself_which_needs_no_permission() -> None:
    token = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=") + ".abc.def"

    assert url(token, for_oneself=True) == (
        "https://discord.com/oauth2/authorize?client_id=123456789012345678"
        "&scope=applications.commands&integration_type=1"
    )


@pytest.mark.parametrize("token", ["", "x", "ä.b.c", "bm90LWEtbnVtYmVy.x.y"])
def test_what_is_no_token_gives_no_address(token: str) -> None:
    assert url(token) is None
