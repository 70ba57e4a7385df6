"""Titles of other programs' windows, for the source of what is captured of the screen.

X11 (by xcb, which Qt has loaded) and Windows tell them; Wayland and macOS do not, where the title is "".
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

from tni.ui.main_window.touch_router import X11_PLATFORM

MOST_WINDOWS, MOST_TITLE_CHARS = 200, 200
_ANY_TYPE = 0


@dataclass(frozen=True, slots=True)
class ScreenWindow:
    """Window of any program. place: in pixels of the screen."""

    title: str
    place: QRect


def title_at(windows: Iterable[ScreenWindow], place: QPoint) -> str:
    """Return the title of the topmost window at a place; "" where there is none. windows: the topmost first."""
    return next((window.title for window in windows if window.place.contains(place)), "")


def screen_windows() -> list[ScreenWindow]:
    """Return the windows that can be seen, the topmost first; none where the system does not tell them."""
    with suppress(OSError, AttributeError, ValueError):  # without its library, or a system that is not as expected
        if sys.platform == "win32":
            return list(_windows_of_windows())
        if QGuiApplication.platformName() == X11_PLATFORM:
            return _X11().windows()
    return []


class _X11:
    """Connection to the X server for one question."""

    def __init__(self) -> None:
        xcb = self._xcb = ctypes.CDLL("libxcb.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        pointer, number = ctypes.c_void_p, ctypes.c_uint32
        for name, result, arguments in (
            ("connect", pointer, [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]),
            ("connection_has_error", ctypes.c_int, [pointer]),
            ("disconnect", None, [pointer]),
            ("get_setup", pointer, [pointer]),
            ("setup_roots_iterator", _ScreenIterator, [pointer]),
            ("intern_atom", number, [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]),
            ("intern_atom_reply", pointer, [pointer, number, pointer]),
            ("get_property", number, [pointer, ctypes.c_uint8, *[number] * 5]),
            ("get_property_reply", pointer, [pointer, number, pointer]),
            ("get_property_value", pointer, [pointer]),
            ("get_property_value_length", ctypes.c_int, [pointer]),
            ("get_geometry", number, [pointer, number]),
            ("get_geometry_reply", pointer, [pointer, number, pointer]),
            ("translate_coordinates", number, [pointer, number, number, ctypes.c_int16, ctypes.c_int16]),
            ("translate_coordinates_reply", pointer, [pointer, number, pointer]),
        ):
            function = getattr(xcb, f"xcb_{name}")
            function.restype, function.argtypes = result, arguments

    def windows(self) -> list[ScreenWindow]:
        xcb = self._xcb
        self._server = xcb.xcb_connect(None, None)
        try:
            if xcb.xcb_connection_has_error(self._server):
                return []
            root = ctypes.c_uint32.from_address(xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self._server)).data)
            return list(self._stacked(root.value))
        finally:
            xcb.xcb_disconnect(self._server)

    def _stacked(self, root: int) -> Iterator[ScreenWindow]:
        data = self._property(root, b"_NET_CLIENT_LIST_STACKING")
        ids = [int.from_bytes(data[at : at + 4], sys.byteorder) for at in range(0, len(data) // 4 * 4, 4)]
        for window in reversed(ids[-MOST_WINDOWS:]):
            place = self._place(window, root)
            if place is not None:
                title = self._property(window, b"_NET_WM_NAME") or self._property(window, b"WM_NAME")
                yield ScreenWindow(title.decode("utf-8", "replace")[:MOST_TITLE_CHARS], place)

    def _reply(self, kind: str, cookie: int, size: int) -> bytes:
        """Return the first bytes of an answer; none for an error, such as a window that is gone."""
        answer = getattr(self._xcb, f"xcb_{kind}_reply")(self._server, cookie, None)
        if not answer:
            return b""
        data = ctypes.string_at(answer, size)
        self._free(answer)
        return data

    def _property(self, window: int, name: bytes) -> bytes:
        atom = self._reply("intern_atom", self._xcb.xcb_intern_atom(self._server, 1, len(name), name), 12)
        if not (number := int.from_bytes(atom[8:12], sys.byteorder)):
            return b""
        cookie = self._xcb.xcb_get_property(self._server, 0, window, number, _ANY_TYPE, 0, 1024)
        answer = self._xcb.xcb_get_property_reply(self._server, cookie, None)
        if not answer:
            return b""
        length = self._xcb.xcb_get_property_value_length(answer)
        data = ctypes.string_at(self._xcb.xcb_get_property_value(answer), length)
        self._free(answer)
        return data

    def _place(self, window: int, root: int) -> QRect | None:
        geometry = self._reply("get_geometry", self._xcb.xcb_get_geometry(self._server, window), 20)
        cookie = self._xcb.xcb_translate_coordinates(self._server, window, root, 0, 0)
        there = self._reply("translate_coordinates", cookie, 16)
        if not geometry or not there:
            return None
        x, y = (int.from_bytes(there[at : at + 2], sys.byteorder, signed=True) for at in (12, 14))
        width, height = (int.from_bytes(geometry[at : at + 2], sys.byteorder) for at in (16, 18))
        return QRect(x, y, width, height)


class _ScreenIterator(ctypes.Structure):
    """xcb_screen_iterator_t; what `data` points to begins with the number of the root window."""

    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


def _windows_of_windows() -> Iterator[ScreenWindow]:
    """Yield the windows that Windows lists, the topmost first."""
    system: Any = ctypes
    user = system.windll.user32
    handles: list[int] = []

    def collect(handle: int, _data: object) -> bool:
        handles.append(handle)
        return True

    user.EnumWindows(system.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(collect), None)
    for handle in handles[:MOST_WINDOWS]:
        title, box = ctypes.create_unicode_buffer(MOST_TITLE_CHARS), (ctypes.c_long * 4)()
        is_seen = user.IsWindowVisible(handle) and not user.IsIconic(handle)
        if is_seen and user.GetWindowTextW(handle, title, len(title)):
            user.GetWindowRect(handle, box)
            yield ScreenWindow(title.value, QRect(box[0], box[1], box[2] - box[0], box[3] - box[1]))
