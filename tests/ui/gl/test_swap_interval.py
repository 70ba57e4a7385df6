"""What is asked of the window system before a swap; the real one is tried in `gl_tests.py`."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QOpenGLContext

from tni.ui.gl import swap_interval
from tni.ui.gl.swap_interval import SwapInterval, interval_setter


class Asked:
    def __init__(self, *, refuses: bool = False) -> None:
        self.intervals: list[int] = []
        self._refuses = refuses

    def __call__(self, interval: int) -> bool:
        self.intervals.append(interval)
        return not self._refuses


def test_a_pens_swaps_ask_once_and_those_of_a_page_that_moves_each_time() -> None:
    """Qt puts back its own 0 when it likes, never 1."""
    asked = Asked()
    interval = SwapInterval(asked)
    for wait in (False, False, False, True, True, False, False):
        interval.before_swap(7, wait=wait)
    assert asked.intervals == [0, 1, 1, 0]


def test_a_new_window_is_told_too() -> None:
    asked = Asked()
    interval = SwapInterval(asked)
    for window in (7, 7, 8, 8, 7):
        interval.before_swap(window, wait=False)
    assert asked.intervals == [0, 0, 0]


def test_who_refuses_is_not_asked_again() -> None:
    asked = Asked(refuses=True)
    interval = SwapInterval(asked)
    assert interval.can_wait
    for wait in (True, True, False):
        interval.before_swap(7, wait=wait)
    assert asked.intervals == [1]
    assert not interval.can_wait


def test_where_there_is_nothing_to_ask_nothing_is_asked() -> None:
    interval = SwapInterval(None)
    interval.before_swap(7, wait=True)
    assert not interval.can_wait


class Function:
    """Of a library, by a stand-in; types can be told, as of a real one."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self._does = does
        self.restype = self.argtypes = None

    def __call__(self, *words: Any) -> Any:
        return self._does(*words)


EXT = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int)
MESA = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint)


@pytest.mark.parametrize(
    ("offered", "asked"),
    [
        (b"GLX_ARB_x GLX_EXT_swap_control GLX_MESA_swap_control", [(5, 6, 1), (5, 6, 0)]),
        (b"GLX_MESA_swap_control", [(1,), (0,)]),
        (b"GLX_SGI_swap_control", None),
        (b"", None),
    ],
    ids=["ext", "mesa", "sgi alone", "none"],
)
def test_glx_is_asked_by_what_its_screen_has_not_by_what_the_library_knows(
    monkeypatch: pytest.MonkeyPatch, offered: bytes, asked: list[tuple[int, ...]] | None
) -> None:
    calls: list[tuple[int, ...]] = []
    ext = EXT(lambda *words: calls.append(words))
    mesa = MESA(lambda interval: calls.append((interval,)) or 0)
    addresses = {b"glXSwapIntervalEXT": ext, b"glXSwapIntervalMESA": mesa}

    def address(name: bytes) -> int | None:
        return ctypes.cast(addresses[name], ctypes.c_void_p).value

    library = SimpleNamespace(
        eglGetCurrentContext=Function(lambda: None),
        glXGetCurrentDisplay=Function(lambda: 5),
        glXGetCurrentDrawable=Function(lambda: 6),
        glXGetProcAddressARB=Function(address),
        glXQueryExtensionsString=Function(lambda _display, _screen: offered),
        XDefaultScreen=Function(lambda _display: 0),
    )
    monkeypatch.setattr(swap_interval.sys, "platform", "linux")
    monkeypatch.setattr(swap_interval.ctypes, "CDLL", lambda _name: library)
    set_now = interval_setter(QOpenGLContext())
    assert (set_now is None) is (asked is None)
    if set_now is not None:
        assert set_now(1)
        assert set_now(0)
    assert calls == (asked or [])


@pytest.mark.parametrize("error", [OSError("no library"), AttributeError("no function")])
def test_a_system_without_these_libraries_goes_on_without_waiting(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def missing(_name: str) -> None:
        raise error

    monkeypatch.setattr(swap_interval, "uses_egl", lambda: False)
    monkeypatch.setattr(swap_interval.ctypes, "CDLL", missing)
    monkeypatch.setattr(swap_interval.sys, "platform", "linux")
    assert interval_setter(QOpenGLContext()) is None
