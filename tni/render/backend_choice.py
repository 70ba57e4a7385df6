"""Choice of the rendering backend: OpenGL where there is a real GPU, QPainter otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class BackendKind(Enum):
    """A rendering backend. RASTER paints with QPainter."""

    OPENGL = "opengl"
    RASTER = "raster"


class BackendSetting(Enum):
    """Values of the setting `render.renderer`."""

    AUTO = "auto"
    OPENGL = "gl"
    RASTER = "raster"


class BackendReason(Enum):
    """Reason for a choice."""

    ASKED = "asked"
    GPU = "gpu"
    FAILED = "failed"
    """OpenGL did not start, or does not work well enough."""
    OLD = "old"
    SOFTWARE = "software"
    """OpenGL without a GPU: QPainter is quicker."""
    SLOW = "slow"
    UNKNOWN = "unknown"
    """Not probed yet: QPainter until the result is known."""


SOFTWARE_RENDERERS = re.compile(
    r"llvmpipe|softpipe|swrast|software|swiftshader|gdi generic|microsoft basic render|lavapipe", re.IGNORECASE
)
MAX_SCENE_S = 0.008
"""Longest time for the fixed scene, half a frame. A GPU that takes longer loses to QPainter, which draws only what
changed."""


@dataclass(frozen=True, slots=True)
class GlInfo:
    """Properties of an OpenGL context, as it reports them. scene_s: median time of the fixed scene
    (`tni.render.gl.probe`)."""

    vendor: str
    renderer: str
    version: str
    scene_s: float

    @property
    def software(self) -> bool:
        return SOFTWARE_RENDERERS.search(self.renderer) is not None

    @property
    def recent(self) -> bool:
        """True if the version is at least OpenGL 3.3 or OpenGL ES 3.0. Version strings of desktop OpenGL begin with the
        number, those of ES with "OpenGL ES"."""
        found = re.match(r"(OpenGL ES[^\d]*)?(\d+)\.(\d+)", self.version)
        if found is None:
            return False
        return (int(found[2]), int(found[3])) >= ((3, 0) if found[1] else (3, 3))


@dataclass(frozen=True, slots=True)
class BackendChoice:
    """The chosen backend and the reason. detail: for the log and `tni doctor`: the renderer's name or the error
    message."""

    kind: BackendKind
    why: BackendReason
    detail: str = ""


def choose_backend(setting: BackendSetting, probe: GlInfo | Exception | None) -> BackendChoice:
    """Choose a rendering backend.

    probe: result of the probe, or the error that ended it; None if it has not run. An explicit setting of OpenGL is
    then followed all the same.
    """
    if setting is BackendSetting.RASTER:
        return BackendChoice(BackendKind.RASTER, BackendReason.ASKED)
    if probe is None:
        return (
            BackendChoice(BackendKind.OPENGL, BackendReason.ASKED)
            if setting is BackendSetting.OPENGL
            else BackendChoice(BackendKind.RASTER, BackendReason.UNKNOWN)
        )
    if isinstance(probe, Exception):
        return BackendChoice(BackendKind.RASTER, BackendReason.FAILED, str(probe))
    if not probe.recent:
        return BackendChoice(BackendKind.RASTER, BackendReason.OLD, probe.version)
    if setting is BackendSetting.OPENGL:
        return BackendChoice(BackendKind.OPENGL, BackendReason.ASKED, probe.renderer)
    if probe.software:
        return BackendChoice(BackendKind.RASTER, BackendReason.SOFTWARE, probe.renderer)
    if probe.scene_s > MAX_SCENE_S:
        return BackendChoice(BackendKind.RASTER, BackendReason.SLOW, f"{probe.renderer}: {probe.scene_s * 1000:.1f} ms")
    return BackendChoice(BackendKind.OPENGL, BackendReason.GPU, probe.renderer)
