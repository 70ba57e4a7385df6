"""How many refreshes of the screen a swap waits for, changed while the window lives.

Qt sets it once, from the format that a window was made with, so the window system is asked itself: through the library
that made the current context. Where it offers nothing, swaps go on as the format says, without waiting.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QOpenGLContext

type _SetInterval = Callable[[int], bool]
"""Of the current context and its window. False: refused."""
_Pointer = ctypes.c_void_p


class SwapInterval:
    """Called before each swap. No call is made for what holds already, so that a pen's swaps cost nothing more."""

    def __init__(self, set_now: _SetInterval | None) -> None:
        self._set_now = set_now
        self._holds: tuple[int, int] | None = None

    @property
    def can_wait(self) -> bool:
        return self._set_now is not None

    def before_swap(self, window: int, *, wait: bool) -> None:
        """window: its number in the window system; a new one begins with an interval of its own. wait: for the next
        refresh. Qt may put its own 0 back when it makes a window current, so 1 is said each time."""
        wanted = window, int(wait)
        if self._set_now is None or (wanted == self._holds and not wait):
            return
        self._holds = wanted
        if not self._set_now(wanted[1]):
            self._set_now = None


def uses_egl() -> bool:
    """Whether EGL made the current context, on Linux; else GLX did."""
    try:
        egl = ctypes.CDLL("libEGL.so.1")
    except OSError:
        return False
    egl.eglGetCurrentContext.restype = _Pointer
    return bool(egl.eglGetCurrentContext())


def interval_setter(context: QOpenGLContext) -> _SetInterval | None:
    """Of the context, which is current. None: there is nothing to set it by."""
    try:
        if sys.platform == "win32":
            return _of_windows(context)
        if sys.platform == "linux":
            return _of_egl() if uses_egl() else _of_glx()
    except (OSError, AttributeError):  # a library, or a function in it, is not there
        pass
    return None


def _of_egl() -> _SetInterval:
    egl = ctypes.CDLL("libEGL.so.1")
    egl.eglGetCurrentDisplay.restype = _Pointer
    egl.eglSwapInterval.argtypes, egl.eglSwapInterval.restype = (_Pointer, ctypes.c_int), ctypes.c_uint
    return lambda interval: bool(egl.eglSwapInterval(egl.eglGetCurrentDisplay(), interval))


def _of_glx() -> _SetInterval | None:
    """By whichever extension the screen has. A name is no proof: libraries that choose among drivers have them all."""
    glx, x11 = ctypes.CDLL("libGL.so.1"), ctypes.CDLL("libX11.so.6")
    for find in (glx.glXGetCurrentDisplay, glx.glXGetProcAddressARB):
        find.restype = _Pointer
    glx.glXGetCurrentDrawable.restype = ctypes.c_ulong
    glx.glXQueryExtensionsString.argtypes = _Pointer, ctypes.c_int
    glx.glXQueryExtensionsString.restype = ctypes.c_char_p
    x11.XDefaultScreen.argtypes = (_Pointer,)
    display = glx.glXGetCurrentDisplay()
    if not display:
        return None
    offered = (glx.glXQueryExtensionsString(display, x11.XDefaultScreen(display)) or b"").split()

    def found(extension: bytes, name: bytes, *kinds: Any) -> Callable[..., Any] | None:
        address = glx.glXGetProcAddressARB(name) if extension in offered else None
        return ctypes.CFUNCTYPE(*kinds)(address) if address else None

    if call := found(b"GLX_EXT_swap_control", b"glXSwapIntervalEXT", None, _Pointer, ctypes.c_ulong, ctypes.c_int):
        ext = call
        return lambda interval: ext(glx.glXGetCurrentDisplay(), glx.glXGetCurrentDrawable(), interval) is None
    if call := found(b"GLX_MESA_swap_control", b"glXSwapIntervalMESA", ctypes.c_int, ctypes.c_uint):
        mesa = call
        return lambda interval: mesa(interval) == 0
    return None  # GLX_SGI_swap_control alone takes no 0: once it waits, it always does


def _of_windows(context: QOpenGLContext) -> _SetInterval | None:
    address = context.getProcAddress(b"wglSwapIntervalEXT")
    if not address or sys.platform != "win32":
        return None
    call = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_int)(address)
    return lambda interval: bool(call(interval))
