"""OpenGL on EGL without a surface, each in a process of its own: the platform is chosen when PyOpenGL is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_GL = 3
PENS = ("pen", "felt", "chalk", "highlighter")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYOPENGL_PLATFORM": "egl"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module", params=["core", "es"])
def answer(request: pytest.FixtureRequest) -> dict[str, object]:
    done = run("-m", "tests.golden.gl_checks", request.param)
    if done.returncode == NO_GL:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", [*(f"wet {pen} to dry" for pen in PENS), "erased to fresh", "window"])
def test_pictures_are_equal(answer, name):
    assert answer[name] <= 2


@pytest.mark.parametrize("name", [f"dry {pen} to fresh" for pen in PENS])
def test_stamped_ink_is_painted_ink(answer, name):
    assert answer[name] <= 80  # at edges where opaque strokes of one colour meet; elsewhere 2


def test_a_zoom_is_coarse_first(answer):
    assert answer["pending"] is True
    assert answer["coarse mean"] > 150


def test_another_colour_beside_the_page_is_seen_when_it_is_next_shown(answer):
    assert answer["surround"] == [0x0F, 0x13, 0x14]


def test_the_given_framebuffer_is_drawn_on(answer):
    assert answer["bound"] is True


def test_no_error_is_left(answer):
    assert answer["error"] == 0


def test_the_probe_says_what_is_here(answer):
    assert answer["probe"]["renderer"]
    assert answer["probe"]["recent"] is True
    assert answer["probe"]["scene_s"] > 0


def test_the_probe_is_a_program():
    done = run("-m", "tni.render.gl.probe")
    found = json.loads(done.stdout)
    assert done.returncode == (1 if "error" in found else 0)
    assert "error" in found or set(found) == {"vendor", "renderer", "version", "scene_s"}


def test_opengl_needs_no_qt():
    code = (
        "import sys, tni.render.gl.backend, tni.render.gl.probe, tni.render.backend_choice;"
        "sys.exit(any(n.startswith('PySide6') for n in sys.modules))"
    )
    assert run("-c", code).returncode == 0


def test_nothing_but_gl_loads_opengl():
    code = (
        "import sys, tni.render.backend_choice, tni.render.raster.renderer;"
        "import tni.render.text_layout, tni.render.pdf_writer;"
        "sys.exit(any(n.startswith('OpenGL') for n in sys.modules))"
    )
    assert run("-c", code).returncode == 0
