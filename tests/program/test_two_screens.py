"""The board on the projector and the teacher's window on the laptop, on two monitors of a real X server, while cables
are pulled and plugged. What is private is looked for on the projector all the time, by another process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.program.two_screens import WALL
from tests.support.display import NoDisplayError, PrivateDisplay
from tests.support.xtest import NoXTestError, _library

ROOT = Path(__file__).parents[2]
SERVER = "3286x1080x24"
KEPT_PRIVATE = ("start", "unplugged", "lid", "mirrored", "smaller")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    for program in ("Xvfb", "openbox", "xrandr"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: no two screens here")
    try:
        _library("Xtst")
        with PrivateDisplay(SERVER) as private:
            yield private.name
    except (NoDisplayError, NoXTestError) as error:
        pytest.skip(str(error))


def played(display: str, folder: Path, *scenes: str, **more: str) -> dict[str, Any]:
    dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
    env = {k: v for k, v in os.environ.items() if k not in dropped}
    done = subprocess.run(
        [sys.executable, "-m", "tests.program.two_screens", str(folder), *scenes],
        cwd=ROOT,
        env={**env, "DISPLAY": display, "HOME": str(folder), **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr == ""
    facts: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return facts


def on_the_wall(facts: dict[str, Any]) -> list[Any]:
    """Looks that saw something private on the projector."""
    boxes = [box for _at_s, box in facts["private"] if box is not None]
    assert boxes  # it was seen on the laptop, else nothing was looked at
    return [box for box in boxes if box[2] >= WALL[0]]


def test_windows_keep_to_their_screens_whatever_is_plugged(display: str, tmp_path: Path) -> None:
    """Each scene waits for both windows to be where they belong, and to stay there."""
    facts = played(display, tmp_path, *KEPT_PRIVATE)
    assert on_the_wall(facts) == []
    assert facts["unplugged"] == {"strokes": 1, "notes": "Interroger Zoé"}


def test_the_screens_are_swapped_and_swapped_back(display: str, tmp_path: Path) -> None:
    facts = played(display, tmp_path, "swapped")
    seen = on_the_wall(facts)
    assert seen  # it was asked for
    assert all(box[0] >= WALL[0] for box in seen)  # and never seen on both


@pytest.mark.parametrize("scales", ["LAPTOP=1;PROJ=1", "LAPTOP=1.5;PROJ=1"])
def test_a_raw_board_is_calibrated_on_the_screen_that_it_lies_on(display: str, tmp_path: Path, scales: str) -> None:
    facts = played(display, tmp_path, "calibrated", QT_SCREEN_SCALE_FACTORS=scales)
    found = facts["calibrated"]
    assert found["off_px"] < 1
    assert found["unknown"]
    assert found["again_px"] < 1


@pytest.mark.parametrize("scales", ["LAPTOP=1;PROJ=1", "LAPTOP=1.5;PROJ=1"])
def test_a_board_is_calibrated_by_its_own_bytes_on_two_screens_from_the_very_start(
    display: str, tmp_path: Path, scales: str
) -> None:
    """A step of the board is up to 2 px of the projector's."""
    facts = played(display, tmp_path, "first_day", "next_day", QT_SCREEN_SCALE_FACTORS=scales)
    first, next_day = facts["first_day"], facts["next_day"]
    assert max(first["off_px"]) < 3
    assert (first["offers"], first["asked_again"]) == (0, False)
    assert max(next_day["off_px"]) < 3
    assert "calibrer" not in next_day["said"]


def test_screens_that_change_while_they_are_asked_about(display: str, tmp_path: Path) -> None:
    assert played(display, tmp_path, "plugged_while_asked")["plugged_while_asked"] == {}


def test_screens_of_different_scale(display: str, tmp_path: Path) -> None:
    """A laptop at 150 %: its window stays on it, though little room is left."""
    facts = played(display, tmp_path, "start", "unplugged", "smaller", QT_SCREEN_SCALE_FACTORS="LAPTOP=1.5;PROJ=1")
    assert facts["start"] == {"ratios": [1.0, 1.5], "page": 1.0}  # the page is painted in the projector's own pixels
    assert on_the_wall(facts) == []
