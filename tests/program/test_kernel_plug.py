"""Boards that a kernel takes for real, found in its own lists, opened and read while they come and go.

They are made by /dev/uhid, in a guest's kernel: the desktop of this one would follow their contacts (`make test-slow`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.guest import in_guest
from tni.devices.hid import usages as u

LIMIT_S = 600


@pytest.fixture(scope="module")
def told(hid_guest: Path) -> dict[str, Any]:
    said = in_guest(hid_guest, sys.executable, "-m", "tests.program.kernel_plug_child", limit_s=LIMIT_S)
    line = next(line for line in said.splitlines() if line.startswith("{"))  # its kernel has the last word
    found: dict[str, Any] = json.loads(line)
    return found


@pytest.mark.slow
@pytest.mark.timeout(2 * LIMIT_S)
def test_the_kernels_lists_say_what_a_board_is_and_what_the_system_makes_of_it(told: dict[str, Any]) -> None:
    touch = told["found"]["Touch Board"]
    assert touch["usages"] == [u.TOUCH_SCREEN]
    assert touch["ids"] == [0x1209, 1]
    assert any(name.startswith("Touch Board") for name in touch["pointers"])
    assert touch["permitted"]
    assert not touch["built_in"]
    assert touch["raw"] == ["always"], "the system has a pointer of it"
    white = told["found"]["White Board"]
    assert white["usages"] == [u.WHITE_BOARD]
    assert "auto" in white["raw"]


@pytest.mark.slow
@pytest.mark.timeout(2 * LIMIT_S)
def test_a_board_is_read_pulled_out_in_the_middle_of_a_stroke_and_read_again(told: dict[str, Any]) -> None:
    first, second = told["plays"]
    assert first["key"] != second["key"]
    assert [first["new"], second["new"]] == [False, True]
    for play in (first, second):
        assert play["contacts"] == [["down", 100], ["move", 200], ["move", 300], ["up", 300]]
        assert play["ended"] == "DeviceGoneError"
        assert play["unplugged"]
