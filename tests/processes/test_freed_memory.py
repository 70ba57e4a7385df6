"""Freed memory is returned to the system where that is possible, and elsewhere nothing fails."""

from __future__ import annotations

import ctypes
import sys

import pytest

from tni.processes.freed_memory import return_freed_memory


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_without_glibc_is_not_asked(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    def no_such_library(_name: object) -> None:
        raise TypeError("argument of type 'NoneType' is not iterable")

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", no_such_library)
    try:
        return_freed_memory()
    except TypeError:
        pytest.fail("it was asked")
