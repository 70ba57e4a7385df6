"""Tests of modules that are imported when they are first asked for a name."""

from __future__ import annotations

import sys

import pytest

from tni.app.import_setup import LateModule


def test_a_late_module_is_imported_at_the_first_name(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = LateModule("colorsys")
    monkeypatch.setitem(sys.modules, "colorsys", stand_in)
    import colorsys

    assert colorsys is stand_in
    assert colorsys.rgb_to_hsv(1, 0, 0) == (0, 1, 1)
    assert sys.modules["colorsys"] is not stand_in
    assert stand_in.hsv_to_rgb is sys.modules["colorsys"].hsv_to_rgb


def test_a_late_package_is_imported_with_the_first_module_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "wsgiref.headers", raising=False)
    monkeypatch.setitem(sys.modules, "wsgiref", LateModule("wsgiref"))
    from wsgiref.headers import Headers

    assert Headers([("A", "b")])["a"] == "b"


def test_a_name_that_it_has_not_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "colorsys", LateModule("colorsys"))
    import colorsys

    assert not hasattr(colorsys, "octarine")
