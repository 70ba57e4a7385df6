"""A keypad that a kernel takes for a keyboard votes, and types to nobody while it does (`make test-slow`)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.guest import in_guest

LIMIT_S = 600
pytestmark = [pytest.mark.slow, pytest.mark.timeout(2 * LIMIT_S)]
KEY_1, KEY_2, KEY_4, KEY_5 = 2, 3, 5, 6
"""include/uapi/linux/input-event-codes.h"""


@pytest.fixture(scope="module")
def told(hid_guest: Path) -> dict[str, Any]:
    said = in_guest(hid_guest, sys.executable, "-m", "tests.program.kernel_keypad_child", limit_s=LIMIT_S)
    line = next(line for line in said.splitlines() if line.startswith("{"))
    found: dict[str, Any] = json.loads(line)
    return found


def test_its_keys_are_votes_and_are_typed_nowhere_while_the_teachers_keyboard_types_on(told: dict[str, Any]) -> None:
    assert told["before"] == [KEY_1, KEY_2], "a keyboard like any other before"
    assert told["taken"] == "usb-2", "not the other of the same make"
    assert told["votes"] == {"C": 1}
    assert told["held"] == []
    assert told["own"] == [KEY_4]


def test_plugged_in_again_it_votes_and_let_go_it_is_a_keyboard_again(told: dict[str, Any]) -> None:
    assert told["votes again"] == {"C": 1}
    assert told["freed"] == [KEY_5]


def test_it_is_not_held_while_a_key_is_down(told: dict[str, Any]) -> None:
    """The system would wait for ever for that key to be let go, and type it meanwhile."""
    assert told["while a key is down"] == ["a key is down", "held"]
