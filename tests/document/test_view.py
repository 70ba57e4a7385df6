"""Which part of the page is shown: zoom keeps its limits, and the page under the fingers."""

from __future__ import annotations

from math import isclose

import pytest

from tni.document.view import ZOOM_MAX, ZOOM_MIN, View, Viewport

PORT = Viewport(1920.0, 1080.0, 254.0, 190.5, 190.5)


@pytest.mark.parametrize("factor", [1e-9, 0.5, 1.0, 3.0, 1e9])
def test_zoom_stays_within_its_limits_with_the_page_under_the_fingers_where_it_was(factor: float) -> None:
    before = View.fitting(PORT).panned(30.0, -20.0)
    after = before.zoomed(factor, 700.0, 400.0, PORT)
    least, most = ZOOM_MIN * PORT.fit_scale, ZOOM_MAX * PORT.fit_scale
    assert isclose(after.scale, min(max(before.scale * factor, least), most))
    assert after.to_page(700.0, 400.0) == pytest.approx(before.to_page(700.0, 400.0))


def test_at_its_limit_the_page_stays() -> None:
    for factor in (1e-9, 1e9):
        there = View.fitting(PORT).zoomed(factor, 700.0, 400.0, PORT)
        again = there.zoomed(factor, 100.0, 900.0, PORT)
        assert (again.scale, again.x_px, again.y_px) == pytest.approx((there.scale, there.x_px, there.y_px))
