"""A contact on the surface becomes the same contact on the page."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tni.document.pointer import Modifier, PenColour, PointerContact, PointerPhase, PointerType
from tni.document.view import View
from tni.ui.canvas.pointer_input import SurfaceEvent
from tni.ui.canvas.pointer_mapping import page_pointer_event

EVENT = SurfaceEvent(
    pointer=3,
    phase=PointerPhase.MOVE,
    tool=PointerType.PEN,
    at_s=1.5,
    pressure=0.25,
    tilt=(10.0, -5.0),
    size_mm=4.0,
    modifiers=Modifier.SHIFT,
    colour=PenColour.RED,
    tray=True,
    x_px=100.0,
    y_px=40.0,
    size_px=8.0,
)
VIEW = View(2.0, 10.0, 20.0)


def test_everything_but_the_place_stays() -> None:
    event = page_pointer_event(EVENT, VIEW, 1.0, 1.0, 0.0)
    for field in fields(PointerContact):
        assert getattr(event, field.name) == getattr(EVENT, field.name), field.name


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_place_and_width_are_those_of_the_view_at_any_scale_of_the_screen(ratio: float) -> None:
    event = page_pointer_event(EVENT, VIEW, ratio, 1.0, 0.0)
    assert VIEW.to_screen(event.x_mm, event.y_mm) == pytest.approx((100.0 * ratio, 40.0 * ratio))
    assert event.width_mm == pytest.approx(8.0 * ratio / VIEW.scale)
    assert event.mm_per_px == pytest.approx(ratio / VIEW.scale)
