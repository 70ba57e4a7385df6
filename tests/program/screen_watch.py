"""Looks at the screen all the time, for a colour that must not be there: `python -m tests.program.screen_watch RRGGBB`.

One line for each look at which something is there and was not, or is gone and was: seconds of the monotonic clock, then
the box of its pixels, "-" where there are none. Ends with its input.
"""

from __future__ import annotations

import ctypes
import select
import sys
import time

import numpy as np

from tests.support.xtest import XTest

Z_PIXMAP, ALL_PLANES = 2, ctypes.c_ulong(0xFFFFFFFF)
COARSE = 4
"""Each so manyth pixel and line is looked at."""


class _Image(ctypes.Structure):
    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
    )


class Eye:
    """Sees the whole screen, by a connection of its own."""

    def __init__(self) -> None:
        self._x = XTest()
        library, self._display = self._x.library, self._x.display
        library.XGetImage.restype = ctypes.POINTER(_Image)
        library.XGetImage.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2, ctypes.c_ulong, ctypes.c_int,
        ]  # fmt: skip
        library.XDestroyImage.argtypes = [ctypes.c_void_p]
        self._library = library
        self._root = library.XDefaultRootWindow(self._display)
        self._width, self._height = library.XDisplayWidth(self._display, 0), library.XDisplayHeight(self._display, 0)

    def box(self, colour: int) -> str:
        """Where pixels of a colour lie: "left top right bottom", or "-"."""
        image = self._library.XGetImage(
            self._display, self._root, 0, 0, self._width, self._height, ALL_PLANES, Z_PIXMAP
        )
        size = self._width * self._height
        pixels = np.ctypeslib.as_array((ctypes.c_uint32 * size).from_address(image.contents.data))
        found = pixels.reshape(self._height, self._width)[::COARSE, ::COARSE] & 0xFFFFFF == colour
        rows, columns = np.nonzero(found)
        self._library.XDestroyImage(image)
        if not len(rows):
            return "-"
        return " ".join(str(int(n) * COARSE) for n in (columns.min(), rows.min(), columns.max(), rows.max()))


def main() -> int:
    eye, colour, last = Eye(), int(sys.argv[1], 16), ""
    while not select.select([sys.stdin], [], [], 0)[0]:
        seen = eye.box(colour)
        if seen != last:
            last = seen
            sys.stdout.write(f"{time.monotonic():.4f} {seen}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
