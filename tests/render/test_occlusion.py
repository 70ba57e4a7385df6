"""What lies under opaque ink is left out, and nothing of the picture changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.document.drawlist import Blend, DrawInk
from tni.render import occlusion
from tni.render.coverage import cover, to_pixels
from tni.render.occlusion import STEP_SEGMENTS, run_steps, step_batches, visible_inks
from tni.render.pixel_view import PxRect

PART = PxRect(10, 20, 74, 68)
SCALE = 2.0

places = st.floats(0.0, 45.0, width=32)
radii = st.floats(0.25, 12.0, width=32)
segments = st.lists(st.tuples(places, places, radii, places, places, radii), min_size=1, max_size=4)


@st.composite
def inks(draw: st.DrawFn) -> DrawInk:
    found = np.array(draw(segments), np.float32)
    kind = draw(st.sampled_from(["pen", "pen", "pen", "chalk", "highlighter"]))
    return DrawInk(
        found,
        draw(st.sampled_from(["#000000", "#c00000", "#0000c0"])),
        0.5 if kind == "highlighter" else 1.0,
        Blend.MULTIPLY if kind == "highlighter" else Blend.NORMAL,
        Rect(-20.0, -20.0, 90.0, 90.0),
        grainy=kind == "chalk",
    )


def painted(found: list[DrawInk]) -> np.ndarray:
    """One over the other, each with its own colour."""
    picture = np.ones((PART.height, PART.width, 3))
    for ink in found:
        mask = np.zeros((PART.height, PART.width), np.uint8)
        cover(mask, to_pixels(ink.segments, SCALE, PART.left, PART.top), 3.0 if ink.grainy else 1.0)
        share = mask[:, :, None] / 255 * ink.opacity
        colour = np.array([int(ink.colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
        over = picture * colour if ink.blend is Blend.MULTIPLY else colour
        picture = np.where(share == 1.0, over, picture * (1 - share) + over * share)
    return picture


@settings(max_examples=60, deadline=None)
@given(st.lists(inks(), max_size=14))
def test_a_picture_without_what_is_hidden_is_the_same(found: list[DrawInk]) -> None:
    kept = run_steps(visible_inks(found, SCALE, PART))
    assert sum(len(ink.segments) for ink in kept) <= sum(len(ink.segments) for ink in found)
    assert np.abs(painted(kept) - painted(found)).max() < 0.5 / 255


def test_a_pile_under_one_broad_line_is_not_painted() -> None:
    thin = DrawInk(np.array([[10, 10, 1, 40, 40, 1]], np.float32), "#c00000", 1.0, Blend.NORMAL, Rect(9, 9, 32, 32))
    broad = DrawInk(
        np.array([[0, 25, 60, 60, 25, 60]], np.float32), "#000000", 1.0, Blend.NORMAL, Rect(-60, -35, 180, 120)
    )
    assert len(run_steps(visible_inks([thin] * 20 + [broad] + [thin], SCALE, PART))) < 8
    assert len(run_steps(visible_inks([broad] + [thin] * 3, SCALE, PART))) == 4


def test_a_line_that_goes_on_for_ever_is_not_hidden() -> None:
    thin = DrawInk(np.array([[10, 10, 1, 40, 40, 1]], np.float32), "#c00000", 1.0, Blend.NORMAL, Rect(9, 9, 32, 32))
    far = DrawInk(
        np.array([[-4e9, 25, 1, 4e9, 25, 1]], np.float32), "#000000", 1.0, Blend.NORMAL, Rect(-4e9, 24, 8e9, 2)
    )
    assert len(run_steps(visible_inks([thin, far, thin], SCALE, PART))) == 3


@given(st.lists(inks(), max_size=40), st.integers(1, 8))
def test_a_step_has_a_few_strokes_or_many_that_are_small(found: list[DrawInk], least: int) -> None:
    runs = list(step_batches(found, SCALE, least=least))
    assert [ink for run in runs for ink in run] == found
    assert all(len(run) >= least for run in runs[:-1])
    assert all(sum(len(ink.segments) for ink in run[:-1]) < STEP_SEGMENTS for run in runs if len(run) > least)


def line(x: float, y: float, kind: str = "pen") -> DrawInk:
    found = np.array([[x, y, 2, x + 4, y, 2]], np.float32)
    clear = kind == "highlighter"
    return DrawInk(
        found, "#c00000", 0.5 if clear else 1.0, Blend.MULTIPLY if clear else Blend.NORMAL, Rect(x - 2, y - 2, 8, 4)
    )


def sums_for(found: list[DrawInk], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often all pixels of the part are summed up."""
    counted: list[int] = []
    sums = occlusion.uncovered_sums
    monkeypatch.setattr(occlusion, "uncovered_sums", lambda mask: counted.append(1) or sums(mask))
    assert len(run_steps(visible_inks(found, SCALE, PART))) == len(found)
    return len(counted)


def test_what_hides_nothing_is_not_summed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sums_for([line(x % 30 + 6, 20, "highlighter") for x in range(200)], monkeypatch) == 0


def test_pixels_are_summed_up_anew_only_where_more_of_them_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    under = [line(x % 30 + 6, 14, "highlighter") for x in range(200)]
    assert sums_for([*under, line(20, 25)], monkeypatch) == 1
