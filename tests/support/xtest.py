"""Real pointer and key events, by the X server's XTEST: what is sent comes back through the whole of X and Qt."""

from __future__ import annotations

import ctypes
import ctypes.util
import time
from collections.abc import Sequence
from threading import Event

LEFT, MIDDLE, RIGHT, WHEEL_UP, WHEEL_DOWN = 1, 2, 3, 4, 5


class NoXTestError(RuntimeError):
    """The library or the display is missing."""


class XTest:
    """A connection of its own to the display that DISPLAY names. Positions: pixels of the whole screen."""

    def __init__(self) -> None:
        self.library, self._test = (_library(name) for name in ("X11", "Xtst"))
        self.library.XOpenDisplay.restype = ctypes.c_void_p
        self.library.XDefaultRootWindow.restype = ctypes.c_ulong
        self.library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.library.XTranslateCoordinates.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, *[ctypes.c_void_p] * 3,
        ]  # fmt: skip
        self.library.XStringToKeysym.restype = ctypes.c_ulong
        self.library.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self.library.XKeysymToKeycode.restype = ctypes.c_ubyte
        display = self.library.XOpenDisplay(None)
        if not display:
            raise NoXTestError("no display")
        self.display = ctypes.c_void_p(display)

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self.display, -1, x, y, ctypes.c_ulong(0))
        self.library.XFlush(self.display)

    def button(self, number: int, down: bool) -> None:
        self._test.XTestFakeButtonEvent(self.display, number, int(down), ctypes.c_ulong(0))
        self.library.XFlush(self.display)

    def click(self, number: int = LEFT) -> None:
        self.button(number, True)
        self.button(number, False)

    def keys(self, *names: str) -> None:
        """Press keys together, by the names of their unshifted signs, and let them go."""
        codes = [self._code(name) for name in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self.display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self.display, code, 0, ctypes.c_ulong(0))
        self.library.XFlush(self.display)

    def hold(self, name: str, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self.display, self._code(name), int(down), ctypes.c_ulong(0))
        self.library.XFlush(self.display)

    def drag(self, points: Sequence[tuple[int, int]], every_s: float, pressed: Event) -> None:
        """Press, wait for `pressed`, move at this pace, release. For a thread.

        A window manager holds events back on a press; the X server makes one of the moves that come meanwhile.
        """
        self.move(*points[0])
        self.button(LEFT, True)
        pressed.wait(5.0)
        due = time.monotonic()
        for point in points[1:]:
            due += every_s
            time.sleep(max(0.0, due - time.monotonic()))
            self.move(*point)
        self.button(LEFT, False)

    def corner(self, window: int) -> tuple[int, int]:
        """Where a window's top left corner is on the screen."""
        x, y, child = ctypes.c_int(), ctypes.c_int(), ctypes.c_ulong()
        root = self.library.XDefaultRootWindow(self.display)
        self.library.XTranslateCoordinates(
            self.display, ctypes.c_ulong(window), root, 0, 0, ctypes.byref(x), ctypes.byref(y), ctypes.byref(child)
        )
        return x.value, y.value

    def sync(self) -> None:
        """Returns when the server has done all that was sent."""
        self.library.XSync(self.display, 0)

    def close(self) -> None:
        self.library.XCloseDisplay(self.display)

    def _code(self, name: str) -> int:
        return int(self.library.XKeysymToKeycode(self.display, self.library.XStringToKeysym(name.encode())))


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name)
    if found is None:
        raise NoXTestError(f"lib{name} is not installed")
    return ctypes.CDLL(found)
