"""Swap interval of a window: the number of screen refreshes that a swap waits for, changed while the window lives.

Qt sets it once, from the format that a window was made with. This module therefore calls the window system itself,
through the library that made the current context. Where that offers no function, swaps follow the format and do not
wait.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QOpenGLContext

type _SetInterval = Callable[[int], bool]
"""Sets the interval of the current context and its window. Returns False when refused."""
_Pointer = ctypes.c_void_p


class SwapInterval:
    """Swap interval of the current window, set before each swap. It makes no call for a value that is already set, so
    that a pen's swaps cost nothing more."""

    def __init__(self, set_now: _SetInterval | None) -> None:
        self._set_now = set_now
        self._current: tuple[int, int] | None = None

    @property
    def can_wait(self) -> bool:
        return self._set_now is not None

    def before_swap(self, window: int, *, wait: bool) -> None:
        """Set the interval of the next swap.

        window: its number in the window system; a new window begins with an interval of its own. wait: for the next
        refresh. Qt may restore its own 0 when it makes a window current, so 1 is set each time.
        """
        wanted = window, int(wait)
        if self._set_now is None or (wanted == self._current and not wait):
            return
        self._current = wanted
        if not self._set_now(wanted[1]):
            self._set_now = None


def uses_egl() -> bool:
    """Return whether EGL made the current context, on Linux; else GLX did."""
    try:
        egl = ctypes.CDLL("libEGL.so.1")
    except OSError:
        return False
    egl.eglGetCurrentContext.restype = _Pointer
    return bool(egl.eglGetCurrentContext())


def interval_setter(context: QOpenGLContext) -> _SetInterval | None:
    """Return the function that sets the interval of the context, which must be current; None when there is no such
    function."""
    try:
        if sys.platform == "win32":
            return _of_windows(context)
        if sys.platform == "linux":
            return _of_egl() if uses_egl() else _of_glx()
    except (OSError, AttributeError):  # a library, or a function in it, is missing
        pass
    return None


def _of_egl() -> _SetInterval:
    egl = ctypes.CDLL("libEGL.so.1")
    egl.eglGetCurrentDisplay.restype = _Pointer
    egl.eglSwapInterval.argtypes, egl.eglSwapInterval.restype = (_Pointer, ctypes.c_int), ctypes.c_uint
    return lambda interval: bool(egl.eglSwapInterval(egl.eglGetCurrentDisplay(), interval))


def _of_glx() -> _SetInterval | None:
    """Use whichever extension the screen supports. A function name is no proof: libraries that choose among drivers
    have all of them."""
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
    return None  # GLX_SGI_swap_control alone accepts no 0: once a swap waits, every later one does


def _of_windows(context: QOpenGLContext) -> _SetInterval | None:
    address = context.getProcAddress(b"wglSwapIntervalEXT")
    if not address or sys.platform != "win32":
        return None
    call = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_int)(address)
    return lambda interval: bool(call(interval))
