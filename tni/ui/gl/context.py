"""Qt's OpenGL context, kept current all the time on a window or an invisible surface, so that textures can be made
and freed at any moment."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QSurface, QSurfaceFormat, QWindow

from tni.core.errors import TniError
from tni.render.backend_choice import GlInfo
from tni.ui.gl.swap_interval import SwapInterval, interval_setter, uses_egl

_VERSIONS = (
    (QSurfaceFormat.RenderableType.OpenGL, (3, 3)),
    (QSurfaceFormat.RenderableType.OpenGLES, (3, 0)),
)


class GlUnavailableError(TniError):
    """OpenGL does not start on this machine, or is too old."""


class GlContext:
    """OpenGL context, created after the application object. Call `close` after everything that was made in it is
    freed."""

    def __init__(self) -> None:
        """Raises: GlUnavailableError."""
        for kind, version in _VERSIONS:
            form = _format(kind, version)
            self.qt_context, self._idle = QOpenGLContext(), QOffscreenSurface()
            self.qt_context.setFormat(form)
            if not self.qt_context.create():
                continue
            self._idle.setFormat(self.qt_context.format())
            self._idle.create()
            if self._idle.isValid() and self.make_current():
                break
        else:
            raise GlUnavailableError("no OpenGL context")
        self.format = form
        _name_platform()
        self.info = self._ask()
        if not self.info.recent:
            version_text = self.info.version
            self.close()
            raise GlUnavailableError(f"OpenGL is too old: {version_text}")
        self.interval = SwapInterval(interval_setter(self.qt_context))
        self.may_wait: Callable[[], bool] = lambda: False
        """Returns whether the next swap may wait for the screen's refresh."""

    def _ask(self) -> GlInfo:
        """Raises: GlUnavailableError."""
        try:
            from tni.render.gl.probe import context_names
            from tni.render.gl.window_renderer import DRIVER_ERRORS
        except (ImportError, OSError) as error:
            raise GlUnavailableError(f"PyOpenGL does not load: {error}") from error
        try:
            return GlInfo(*context_names(), scene_s=0.0)
        except DRIVER_ERRORS as error:
            raise GlUnavailableError(str(error)) from error

    @property
    def framebuffer(self) -> int:
        """Framebuffer of the current surface; under Qt it is not always 0."""
        return self.qt_context.defaultFramebufferObject()

    def make_current(self, surface: QSurface | None = None) -> bool:
        """Make the context current on a window's surface, or on an invisible one. Returns False when the context is
        lost."""
        return self.qt_context.makeCurrent(surface if surface is not None else self._idle)

    def swap(self, window: QWindow) -> None:
        self.interval.before_swap(window.winId(), wait=self.may_wait())
        self.qt_context.swapBuffers(window)

    def close(self) -> None:
        if self.qt_context.isValid():
            self.qt_context.doneCurrent()
        self._idle.destroy()


def _format(kind: QSurfaceFormat.RenderableType, version: tuple[int, int]) -> QSurfaceFormat:
    form = QSurfaceFormat()
    form.setRenderableType(kind)
    form.setVersion(*version)
    if kind is QSurfaceFormat.RenderableType.OpenGL:
        form.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    for set_bits in (form.setDepthBufferSize, form.setStencilBufferSize, form.setAlphaBufferSize, form.setSamples):
        set_bits(0)
    # Do not wait for the screen: a queue of frames would delay the ink behind the pen.
    form.setSwapInterval(0)
    return form


def _name_platform() -> None:
    """Select the platform through which PyOpenGL looks functions up: the one that made the context. PyOpenGL reads it
    on import."""
    if sys.platform != "linux" or "OpenGL.platform" in sys.modules:
        return
    os.environ["PYOPENGL_PLATFORM"] = "egl" if uses_egl() else "glx"
