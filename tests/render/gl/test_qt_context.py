"""OpenGL in a context of Qt's own, under a window system, as the board uses it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

pytestmark = pytest.mark.qt

ROOT = Path(__file__).parents[3]

PROGRAM = """
    import itertools, sys, time
    import numpy as np
    from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat
    form = QSurfaceFormat()
    form.setVersion(3, 3)
    form.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    app = QGuiApplication(["gl", "-platform", "xcb"])
    surface, context = QOffscreenSurface(), QOpenGLContext()
    for thing in (surface, context):
        thing.setFormat(form)
        thing.create()
    if not (context.isValid() and context.makeCurrent(surface)):
        sys.exit(3)
    from tests.golden.scenes import PAGE, SURROUND, painter, scenes
    from tni.render.gl.backend import GlRenderer
    from tni.render.gl.probe import current_dialect, probe
    from tni.render.raster.item_painter import paint_to_bgra
    from tni.render.raster.renderer import RasterRenderer
    from tni.render.text_layout import Fonts
    info = probe(time.perf_counter)
    assert info.recent, info
    fonts = Fonts()
    scene, paint = scenes(fonts)["highlighter-white"], painter(fonts)
    picture = lambda items, scale, area: paint_to_bgra(paint, items, scale, area)
    gl = GlRenderer(scene, current_dialect(), picture, itertools.count().__next__, SURROUND)
    gl.show(PAGE, scene.frame)
    raster = RasterRenderer(scene, paint, itertools.count().__next__, SURROUND)
    raster.show(PAGE, scene.frame)
    rows = np.frombuffer(raster.front.constBits(), np.uint8).reshape(270, 480, 4)[:, :, 2::-1]
    off = np.abs(gl.read()[:, :, :3].astype(int) - rows).max()
    gl.close()
    context.doneCurrent()
    assert off <= 4, off
"""


def test_opengl_in_qts_context_is_like_raster():
    if not os.environ.get("DISPLAY"):
        pytest.skip("DISPLAY is not set: no window system here")
    environment = {k: v for k, v in os.environ.items() if k != "PYOPENGL_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-c", dedent(PROGRAM)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 3:
        pytest.skip("Qt makes no OpenGL context here")
    assert done.returncode == 0, done.stderr
