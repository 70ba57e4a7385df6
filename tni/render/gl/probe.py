"""Probe of the available OpenGL: its properties and its speed.

As a program (`python -m tni.render.gl.probe`) it creates a context without a window and writes one JSON object. It runs
in a process of its own, since a bad driver can crash the process that tries it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict

import numpy as np
from OpenGL import GL

from tni.core.errors import TniError
from tni.document.drawlist import Blend
from tni.render.backend_choice import GlInfo
from tni.render.gl.ink import InkPass
from tni.render.gl.resources import new_target
from tni.render.gl.shaders import ShaderDialect
from tni.render.pixel_view import PixelTransform, PxRect

SCENE_SEGMENTS = 1000
SCENE_PX = (1920, 1080)
PROBE_RUNS = 5


def current_dialect() -> ShaderDialect:
    """Return the shader dialect of the current context."""
    return ShaderDialect.ES_3_0 if _string(GL.GL_VERSION).startswith("OpenGL ES") else ShaderDialect.CORE_3_3


def probe(clock: Callable[[], float]) -> GlInfo:
    """Query the current context and time the fixed scene: 1000 capsules at 1920 x 1080, covered and tinted.

    Raises: GlError.
    """
    width, height = SCENE_PX
    turns = np.linspace(0, 60, SCENE_SEGMENTS + 1)
    at = np.column_stack(
        [width * (0.5 + 0.45 * np.sin(turns * 1.3)), height * (0.5 + 0.45 * np.cos(turns)), 2 + np.sin(turns * 9)]
    )
    segments = np.concatenate([at[:-1], at[1:]], axis=1).astype(np.float32)
    whole = PxRect(0, 0, width, height)
    ink = InkPass(current_dialect())
    mask, picture = new_target(width, height, GL.GL_R8), new_target(width, height, GL.GL_RGBA8)
    times = []
    for _ in range(PROBE_RUNS):
        GL.glFinish()
        start = clock()
        ink.cover(mask, segments, PixelTransform(1.0, 0, 0), 0.0)
        ink.tint(picture, mask, whole, "#1a1a2e", 1.0, Blend.NORMAL)
        ink.clear(mask, whole)
        GL.glFinish()
        times.append(clock() - start)
    for target in (mask, picture):
        target.delete()
    ink.delete()
    return GlInfo(*context_names(), sorted(times)[PROBE_RUNS // 2])


def context_names() -> tuple[str, str, str]:
    """Return vendor, renderer and version of the current context."""
    return _string(GL.GL_VENDOR), _string(GL.GL_RENDERER), _string(GL.GL_VERSION)


def _string(name: int) -> str:
    found = GL.glGetString(name)
    return found.decode(errors="replace") if found else ""


def main() -> int:
    # imported here: under a window system there may be no EGL to load
    from tni.render.gl.surfaceless import SurfacelessContext

    try:
        with SurfacelessContext():
            answer = asdict(probe(time.perf_counter))
    except (TniError, GL.error.GLError, OSError) as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer) + "\n")
    return 1 if "error" in answer else 0


if __name__ == "__main__":
    if os.environ.get("PYOPENGL_PLATFORM") != "egl":
        sys.exit("set PYOPENGL_PLATFORM=egl")
    sys.exit(main())
