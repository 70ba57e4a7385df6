"""OpenGL context without a window or a screen (EGL, surfaceless), for the probe and for tests.

PyOpenGL looks functions up through the platform that it was imported for: set PYOPENGL_PLATFORM=egl before the import.
"""

from __future__ import annotations

import ctypes
from types import TracebackType

from OpenGL import EGL
from OpenGL.EGL.EXT.platform_base import eglGetPlatformDisplayEXT

from tni.render.gl.resources import GlError
from tni.render.gl.shaders import ShaderDialect

EGL_PLATFORM_SURFACELESS_MESA = 0x31DD
"""Constant of EGL_MESA_platform_surfaceless, which PyOpenGL does not define."""


class SurfacelessContext:
    """Context manager; the OpenGL context is current between entry and exit."""

    def __init__(self, dialect: ShaderDialect = ShaderDialect.CORE_3_3) -> None:
        self.dialect = dialect

    def __enter__(self) -> SurfacelessContext:
        """Create the context and make it current. Raises: GlError."""
        self._display = _display()
        if not EGL.eglInitialize(self._display, ctypes.c_long(), ctypes.c_long()):
            raise GlError("EGL does not start")
        es = self.dialect is ShaderDialect.ES_3_0
        EGL.eglBindAPI(EGL.EGL_OPENGL_ES_API if es else EGL.EGL_OPENGL_API)
        wanted = [
            *(EGL.EGL_SURFACE_TYPE, EGL.EGL_PBUFFER_BIT),
            *(EGL.EGL_RENDERABLE_TYPE, EGL.EGL_OPENGL_ES3_BIT if es else EGL.EGL_OPENGL_BIT),
            EGL.EGL_NONE,
        ]
        configs, count = (EGL.EGLConfig * 1)(), ctypes.c_long()
        EGL.eglChooseConfig(self._display, (EGL.EGLint * len(wanted))(*wanted), configs, 1, count)
        if not count.value:
            raise GlError("EGL has no configuration")
        version = [EGL.EGL_CONTEXT_MAJOR_VERSION, 3, EGL.EGL_CONTEXT_MINOR_VERSION, 0 if es else 3]
        if not es:
            version += [EGL.EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT]
        version.append(EGL.EGL_NONE)
        self._context = EGL.eglCreateContext(
            self._display, configs[0], EGL.EGL_NO_CONTEXT, (EGL.EGLint * len(version))(*version)
        )
        if not self._context or not EGL.eglMakeCurrent(
            self._display, EGL.EGL_NO_SURFACE, EGL.EGL_NO_SURFACE, self._context
        ):
            raise GlError("EGL makes no context without a surface")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        EGL.eglMakeCurrent(self._display, EGL.EGL_NO_SURFACE, EGL.EGL_NO_SURFACE, EGL.EGL_NO_CONTEXT)
        EGL.eglDestroyContext(self._display, self._context)


def _display() -> object:
    display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, ctypes.c_void_p(0), None)
    return display or EGL.eglGetDisplay(EGL.EGL_DEFAULT_DISPLAY)
