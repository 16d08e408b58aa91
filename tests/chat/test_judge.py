"""The stand-in refuses selects that Discord's documentation refuses."""

from typing import Any

import pytest

from tests.chat.standin.judge import complaints

OPTIONS = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
STRINGS = {"type": 3, "custom_id": "a", "options": OPTIONS}
CHANNELS = {"type": 8, "custom_id": "a", "min_values": 0, "max_values": 2}
TWO_CHANNELS = [{"id": "1", "type": "channel"}, {"id": "2", "type": "channel"}]


def judged(*row: dict[str, Any]) -> list[str]:
    body = {
        "components": [{"type": 1, "components": list(row)}],
        "flags": 1 << 15,
        "allowed_mentions": {"parse": []},
    }
    return complaints("POST", "/channels/1/messages", body)


@pytest.mark.parametrize(
    "select",
    [
        pytest.param(STRINGS, id="options"),
        pytest.param(STRINGS | {"min_values": 0, "max_values": 2, "required": False}, id="any number"),
        pytest.param(CHANNELS | {"default_values": TWO_CHANNELS}, id="channels"),
    ],
)
def test_a_select_within_the_limits_is_accepted(select: dict[str, Any]) -> None:
    assert judged(select) == []


@pytest.mark.parametrize(
    "select",
    [
        pytest.param(STRINGS | {"options": []}, id="no option"),
        pytest.param(
            STRINGS | {"options": [{"label": str(n), "value": str(n)} for n in range(26)]}, id="26 options"
        ),
        pytest.param(STRINGS | {"options": [OPTIONS[0], OPTIONS[0]]}, id="a value twice"),
        pytest.param(STRINGS | {"options": [{"label": "x" * 101, "value": "1"}]}, id="long label"),
        pytest.param(STRINGS | {"options": [{"label": " ", "value": "1"}]}, id="empty label"),
        pytest.param(STRINGS | {"options": [{"label": "x", "value": "1" * 101}]}, id="long value"),
        pytest.param(STRINGS | {"options": [OPTIONS[0] | {"description": "x" * 101}]}, id="long description"),
        pytest.param(STRINGS | {"options": [o | {"default": True} for o in OPTIONS]}, id="two chosen of one"),
        pytest.param(STRINGS | {"max_values": 3}, id="three of two"),
        pytest.param(STRINGS | {"min_values": 2, "max_values": 1}, id="least above most"),
        pytest.param(STRINGS | {"min_values": 0}, id="required and none"),
        pytest.param(STRINGS | {"placeholder": "x" * 151}, id="long placeholder"),
        pytest.param(STRINGS | {"custom_id": "x" * 101}, id="long id"),
        pytest.param(STRINGS | {"default_values": TWO_CHANNELS}, id="channels among options"),
        pytest.param(CHANNELS | {"max_values": 26}, id="26 channels"),
        pytest.param(CHANNELS | {"max_values": 1, "default_values": TWO_CHANNELS}, id="two channels of one"),
        pytest.param(CHANNELS | {"default_values": TWO_CHANNELS[:1] * 2}, id="a channel twice"),
        pytest.param(CHANNELS | {"options": OPTIONS}, id="options among channels"),
    ],
)
def test_a_select_beyond_the_limits_is_refused(select: dict[str, Any]) -> None:
    assert len(judged(select)) >= 1


def test_a_select_stands_alone_in_its_row() -> None:
    button = {"type": 2, "style": 2, "label": "B", "custom_id": "b"}

    assert judged(STRINGS, button) == ["a select that is not alone in its row"]
    assert judged(button, button | {"custom_id": "c"}) == []
