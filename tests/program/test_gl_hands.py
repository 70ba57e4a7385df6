"""Pens, fingers and palms where OpenGL shows the page in a window of its own: the tests of the window without it, and
what holds of that one alone. In another process: what OpenGL leaves in one is not for other tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.display import NoDisplayError, PrivateDisplay

ROOT = Path(__file__).parents[2]
ALONE = "tests/program/gl_tests.py"
UNHURRIED = "--timeout", "900"
"""Each point of a pen puts the whole window on the screen, without a card by the processor: on a busy machine four pens
take minutes."""


def run_by_gl(*tests: str, **more: str) -> None:
    kept = {k: v for k, v in os.environ.items() if k != "PYOPENGL_PLATFORM" and not k.startswith("PYTEST_")}
    environment = {**kept, "LIBGL_ALWAYS_SOFTWARE": "1", **more}
    probe = [sys.executable, "-m", "tni.app.gpu_probe"]
    found = subprocess.run(probe, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if found.returncode != 0:
        pytest.skip(f"no OpenGL here: {found.stdout.strip() or found.stderr.strip()}")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=ROOT,
        env=environment | {"TNI_TEST_WAY": "gl"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


@pytest.mark.slow
def test_four_pens_do_by_opengl_what_they_do_without() -> None:
    run_by_gl("tests/program/test_four_pens.py", *UNHURRIED)


@pytest.mark.slow
def test_roles_of_hands_hold_by_opengl_too() -> None:
    run_by_gl("tests/ui/main_window/test_touch_settings.py", *UNHURRIED)


@pytest.mark.slow
def test_held_figures_of_the_highlighter_look_the_same_by_opengl() -> None:
    run_by_gl("tests/program/test_sketching.py", "-k", "highlighter", *UNHURRIED)


@pytest.mark.slow
def test_lines_along_instruments_are_as_true_by_opengl() -> None:
    run_by_gl("tests/ui/main_window/test_drawing_instruments.py", *UNHURRIED)


def test_the_window_of_opengl() -> None:
    run_by_gl(ALONE)


def test_the_window_of_opengl_by_egl() -> None:
    """Where swaps can wait under llvmpipe."""
    run_by_gl(ALONE, "-k", "wait or window_system", QT_XCB_GL_INTEGRATION="xcb_egl")


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_the_window_of_opengl_on_a_scaled_screen(scale: str) -> None:
    try:
        with PrivateDisplay("3840x2160x24") as display:
            scaled = {"DISPLAY": display.name, "QT_SCALE_FACTOR": scale}
            run_by_gl(ALONE, "-k", "scale or four_wet", **scaled)
    except NoDisplayError as error:
        pytest.skip(str(error))
