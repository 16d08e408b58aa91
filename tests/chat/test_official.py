"""What Discord's own description of its interface refuses, it refuses here; without it, this is skipped."""

from typing import Any

import pytest

from tests.chat.standin.official import Official

MESSAGES = "/channels/1/messages"


@pytest.mark.parametrize(
    "components",
    [
        pytest.param([{"type": 10, "content": "x" * 4001}], id="a text too long"),
        pytest.param([{"type": 1, "components": []}], id="an empty row"),
        pytest.param(
            [{"type": 1, "components": [{"type": 2, "style": 2, "label": "x", "custom_id": "i" * 101}]}],
            id="an id too long",
        ),
    ],
)
def test_the_judge_refuses_what_is_wrong(official: Official | None, components: list[dict[str, Any]]) -> None:
    if official is None:
        pytest.skip("no description of Discord's interface beside the checkout")
    body = {"flags": 1 << 15, "components": components, "allowed_mentions": {"parse": []}}

    assert official.complaints("POST", MESSAGES, body)


def test_the_judge_accepts_what_is_right(official: Official | None) -> None:
    if official is None:
        pytest.skip("no description of Discord's interface beside the checkout")
    body = {"flags": 1 << 15, "components": [{"type": 10, "content": "x"}], "allowed_mentions": {"parse": []}}

    assert official.complaints("POST", MESSAGES, body) == []
