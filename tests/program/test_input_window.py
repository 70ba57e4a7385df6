"""Mouse, wheel and keys by real X events, and what the screen shows, at the scales that screens have.

The scenes run in `tests.program.input_scenes`, a program of its own with a display of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.display import NoDisplayError, PrivateDisplay
from tests.support.xtest import NoXTestError, _library

ROOT = Path(__file__).parents[2]
AT_ONE = (
    "fast", "buttons", "leaving", "wheel", "keys", "shown_pen", "shown_highlighter", "under_the_pointer",
    "while_writing", "endless", "french",
)  # fmt: skip
AT_OTHERS = ("fast", "shown_pen", "shown_highlighter", "under_the_pointer")
SCALES = ("1", "1.5", "2")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    for program in ("Xvfb", "openbox"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: no real events here")
    try:
        for name in ("X11", "Xtst"):
            _library(name)
        with PrivateDisplay() as private:
            yield private.name
    except (NoDisplayError, NoXTestError) as error:
        pytest.skip(str(error))


def played(display: str, folder: Path, scale: str, scenes: tuple[str, ...]) -> dict[str, Any]:
    dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {k: v for k, v in os.environ.items() if k not in dropped}
    env |= {"DISPLAY": display, "HOME": str(folder), "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-m", "tests.program.input_scenes", str(folder), *scenes],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    facts: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return facts


@pytest.fixture(scope="module")
def at_scale(display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return {
        scale: played(display, tmp_path_factory.mktemp("desk"), scale, AT_ONE if scale == "1" else AT_OTHERS)
        for scale in SCALES
    }


@pytest.fixture
def facts(at_scale: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return at_scale["1"]


@pytest.mark.parametrize("scale", SCALES)
def test_every_place_of_a_fast_hand_is_in_the_samples(at_scale: dict[str, dict[str, Any]], scale: str) -> None:
    found = at_scale[scale]["fast"]
    (written,) = found["written"]
    assert len(found["sent"]) == 600
    assert len(written) == 600
    np.testing.assert_allclose(written, found["sent"], atol=0.1)


def test_the_right_button_does_not_write_and_a_double_click_is_two_dots(facts: dict[str, Any]) -> None:
    assert facts["buttons"] == {"right": 0, "dots": [1, 1]}


def test_a_hand_that_leaves_the_window_is_followed(facts: dict[str, Any]) -> None:
    (written,) = facts["leaving"]["written"]
    np.testing.assert_allclose(written, facts["leaving"]["sent"], atol=0.1)


def test_ctrl_and_the_wheel_zoom_around_the_pointer_and_the_wheel_alone_scrolls(facts: dict[str, Any]) -> None:
    found = facts["wheel"]
    (scale, x, y), (near, near_x, near_y), moved = found["at first"], found["zoomed"], found["scrolled"]
    assert near > 1.5 * scale
    assert (400 - near_x) / near == pytest.approx((400 - x) / scale, abs=1 / near)
    assert (250 - near_y) / near == pytest.approx((250 - y) / scale, abs=1 / near)
    assert moved[:2] == [near, near_x]
    assert moved[2] < near_y
    (written,) = found["written"]
    np.testing.assert_allclose([written[0], written[-1]], [(300, 300), (420, 330)], atol=0.1)
    assert found["dark"] == [True] * 3


@pytest.mark.parametrize("scene", ["keys", "french"])
def test_keys_do_what_the_sheet_says(facts: dict[str, Any], scene: str) -> None:
    """On an American and on a French keyboard."""
    if scene == "french" and shutil.which("setxkbmap") is None:
        pytest.skip("setxkbmap is not installed")
    found = dict(facts[scene])
    assert found.pop("wrote") == 1
    assert found == dict.fromkeys(found, True)
    assert len(found) == 9


@pytest.mark.parametrize("scale", SCALES)
def test_the_screen_shows_the_stroke_as_it_will_stay(at_scale: dict[str, dict[str, Any]], scale: str) -> None:
    """A pen that rests shows the smooth line, up to where lifting it tapers the end."""
    found = at_scale[scale]["shown_pen"]
    assert found["inked"] > 3000
    assert found["far off"] <= 0.002 * found["inked"]
    assert found["darkness"] == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("scale", SCALES)
def test_the_highlighter_is_even_and_under_the_ink_from_the_first(
    at_scale: dict[str, dict[str, Any]], scale: str
) -> None:
    found = at_scale[scale]["shown_highlighter"]
    assert found["inked"] > 20_000
    assert found["far off"] == 0
    assert found["darkness"] == pytest.approx(1, abs=0.001)
    assert found["even"] > 0.94  # all but the edges: a second coat would be a colour of its own
    assert found["ink changed"] == 0


@pytest.mark.parametrize("scale", SCALES)
def test_ink_lies_under_the_pointer(at_scale: dict[str, dict[str, Any]], scale: str) -> None:
    for name, found in at_scale[scale]["under_the_pointer"].items():
        assert found["middle"] == pytest.approx(150, abs=1), name
        assert found["left"] == pytest.approx(200 - found["before"], abs=1), name
        assert found["right"] == pytest.approx(500 + found["beyond"], abs=1), name
        assert min(found["before"], found["beyond"]) > 0.2, name


def test_nothing_is_lost_when_something_happens_while_writing(facts: dict[str, Any]) -> None:
    found = facts["while_writing"]
    assert found["turned"] == [3], "a turn of the page ends the stroke and keeps it"
    assert found["pages"] == 2
    assert found["undone"] == [5], "undo takes back what was written before and leaves the stroke under way"
    assert found["resized"] == [5]
    assert found["zoomed"] == [5]
    assert found["another lesson"] == {"new": [], "old": [3]}


def test_no_ink_is_shown_where_there_is_none(facts: dict[str, Any]) -> None:
    """Of a stroke whose page, view or lesson went away under the pen."""
    found = facts["while_writing"]
    assert found["turned, dark"] == 0
    assert found["zoomed, left over"] == 0
    assert found["another lesson, dark"] == 0


def test_a_page_without_end_grows_as_it_is_written_on(facts: dict[str, Any]) -> None:
    found = facts["endless"]
    assert found["strokes"] == 3
    assert np.all(np.diff(found["heights"]) > 0)
