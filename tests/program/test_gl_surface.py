"""The board with OpenGL in its real window: by real X events, on the real screen, and like the board without it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support.display import NoDisplayError, PrivateDisplay

ROOT = Path(__file__).parents[2]
PAGE_TOLERANCE = 4
"""Of 255, at any pixel of a page: antialiasing and rounding differ, see tests/golden."""
CURSOR_PX = 400
"""A blinking cursor is there or not."""


@dataclass(frozen=True)
class Taught:
    """What `tests.program.gl_board` left behind."""

    folder: Path
    facts: dict[str, object]
    log: str

    def picture(self, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        with Image.open(self.folder / f"{name}.png") as picture:
            return np.asarray(picture.convert("RGB")).astype(np.int16)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: no real events here")
    try:
        with PrivateDisplay() as private:
            yield private.name
    except NoDisplayError as error:
        pytest.skip(str(error))


def environment(display: str, folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("PYOPENGL_PLATFORM", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**kept, "DISPLAY": display, "HOME": str(folder), "LIBGL_ALWAYS_SOFTWARE": "1"}


def taught(way: str, display: str, folder: Path, **more: str) -> Taught:
    done = subprocess.run(
        [sys.executable, "-m", "tests.program.gl_board", way, str(folder)],
        cwd=ROOT,
        env={**environment(display, folder), **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return Taught(folder, json.loads((folder / "facts.json").read_text(encoding="utf-8")), done.stderr)


def gl_error(display: str, folder: Path, more: dict[str, str]) -> str | None:
    """What the probe says is wrong with OpenGL here."""
    done = subprocess.run(
        [sys.executable, "-m", "tni.app.gpu_probe"],
        cwd=ROOT,
        env={**environment(display, folder), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    return None if done.returncode == 0 else done.stdout.strip() or done.stderr.strip()


@pytest.fixture(scope="module")
def has_gl(display: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if (error := gl_error(display, tmp_path_factory.mktemp("probe"), {})) is not None:
        pytest.skip(f"Qt makes no OpenGL context here: {error}")


@pytest.fixture(scope="module")
def by_gl(display: str, has_gl: None, tmp_path_factory: pytest.TempPathFactory) -> Taught:
    return taught("gl", display, tmp_path_factory.mktemp("gl"))


@pytest.fixture(scope="module")
def by_raster(display: str, tmp_path_factory: pytest.TempPathFactory) -> Taught:
    return taught("raster", display, tmp_path_factory.mktemp("raster"))


@pytest.mark.parametrize(
    "name",
    [
        "blank",
        "pen",
        "highlighter",
        "second page",
        "frozen",
        "warm",
        "zoomed",
        "selected",
        "resized",
        "drawer",
        "editor",
        "text",
    ],
)
def test_the_screen_shows_the_same_either_way(by_gl: Taught, by_raster: Taught, name: str) -> None:
    a, b = by_gl.picture(name), by_raster.picture(name)
    assert a.shape == b.shape
    off = np.abs(a - b).max(axis=2)
    allowed = CURSOR_PX if name == "editor" else 0
    assert (off > PAGE_TOLERANCE).sum() <= allowed, f"{(off > PAGE_TOLERANCE).sum()} pixels, by up to {off.max()}"


def test_what_is_compared_is_not_nothing(by_gl: Taught) -> None:
    assert by_gl.facts["gl"] is True
    assert by_gl.facts["gl at the end"] is True
    pairs = ("blank pen", "pen highlighter", "highlighter selected", "resized drawer", "second_page frozen")
    for before, after in (pair.replace("_", " ").rsplit(" ", 1) for pair in pairs):
        assert (np.abs(by_gl.picture(before) - by_gl.picture(after)).max(axis=2) > 60).sum() > 500, after


def test_a_pen_is_foreseen_either_way(by_gl: Taught, by_raster: Taught) -> None:
    assert by_gl.facts["seen ahead of the pen"] is by_raster.facts["seen ahead of the pen"] is True


def test_the_highlighter_is_even_where_it_crosses_itself(by_gl: Taught) -> None:
    before, after = (by_gl.picture(name)[:450] for name in ("pen", "highlighter"))  # without the bar
    tinted = after[np.abs(before - after).max(axis=2) > 60]
    assert len(tinted) > 2000
    colours, counts = np.unique(tinted, axis=0, return_counts=True)
    on_paper = colours[np.argsort(counts)][-1]
    # All but edges and what lies on the pen's line: a second coat would be a colour of its own.
    assert (np.abs(tinted - on_paper).max(axis=1) <= 1).mean() > 0.85


def test_chrome_lies_over_the_page_and_a_press_on_the_page_closes_it(by_gl: Taught) -> None:
    assert by_gl.facts["drawer over page"] is True
    assert by_gl.facts["writing closes the drawer"] is True


def test_a_grab_of_the_window_has_the_page(by_gl: Taught) -> None:
    assert by_gl.facts["grab is like the screen"] == 0


def test_a_driver_that_fails_costs_no_ink(by_gl: Taught, by_raster: Taught) -> None:
    """QPainter goes on in the middle of the stroke, and the next start knows."""
    assert by_gl.facts["strokes after"] == 4
    assert by_gl.facts["broken stroke"] == 3
    broken = by_gl.picture("broken")
    assert (broken.max(axis=2) < 90).sum() > 500
    assert "the card was pulled out" in str(by_gl.facts["known"])
    assert "the card was pulled out" in by_gl.log


def test_through_egl_it_is_the_same(display: str, by_gl: Taught, tmp_path: Path) -> None:
    environ = {"QT_XCB_GL_INTEGRATION": "xcb_egl"}
    if (error := gl_error(display, tmp_path / "home", environ)) is not None:
        pytest.skip(f"no EGL here: {error}")
    other = taught("gl", display, tmp_path, **environ)
    assert other.facts["gl at the end"] is True
    assert np.abs(other.picture("zoomed") - by_gl.picture("zoomed")).max() <= PAGE_TOLERANCE


def test_without_opengl_the_board_stands_all_the_same(display: str, tmp_path: Path) -> None:
    found = taught("gl", display, tmp_path, QT_XCB_GL_INTEGRATION="none")
    assert found.facts["gl"] is False
    assert "OpenGL" in found.log
    assert (found.picture("pen").max(axis=2) < 90).sum() > 500
