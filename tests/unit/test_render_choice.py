from __future__ import annotations

import pytest

from tni.core.geometry import Rect
from tni.render.choice import SLOWEST_SCENE_S, GlInfo, Way, Why, Wish, choose
from tni.render.view import Frame, PxRect

GPU = GlInfo("Intel", "Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "4.6 (Core Profile) Mesa 25.0.7", 0.001)


def other(**values):
    kept = {name: getattr(GPU, name) for name in ("vendor", "renderer", "version", "scene_s")}
    return GlInfo(**{**kept, **values})


@pytest.mark.parametrize(
    ("wish", "probe", "way", "why"),
    [
        (Wish.AUTO, GPU, Way.OPENGL, Why.GPU),
        (Wish.RASTER, GPU, Way.RASTER, Why.ASKED),
        (Wish.RASTER, None, Way.RASTER, Why.ASKED),
        (Wish.AUTO, OSError("no libEGL"), Way.RASTER, Why.FAILED),
        (Wish.OPENGL, OSError("no libEGL"), Way.RASTER, Why.FAILED),
        (Wish.AUTO, None, Way.RASTER, Why.UNKNOWN),
        (Wish.OPENGL, None, Way.OPENGL, Why.ASKED),
        (Wish.AUTO, other(renderer="llvmpipe (LLVM 19.1.7, 256 bits)"), Way.RASTER, Why.SOFTWARE),
        (Wish.AUTO, other(renderer="GDI Generic"), Way.RASTER, Why.SOFTWARE),
        (Wish.OPENGL, other(renderer="llvmpipe (LLVM 19.1.7, 256 bits)"), Way.OPENGL, Why.ASKED),
        (Wish.AUTO, other(scene_s=SLOWEST_SCENE_S * 1.1), Way.RASTER, Why.SLOW),
        (Wish.AUTO, other(version="2.1 Mesa 20"), Way.RASTER, Why.OLD),
        (Wish.OPENGL, other(version="3.2"), Way.RASTER, Why.OLD),
        (Wish.AUTO, other(version="OpenGL ES 3.0 V@415"), Way.OPENGL, Why.GPU),
        (Wish.AUTO, other(version="OpenGL ES-CM 1.1"), Way.RASTER, Why.OLD),
        (Wish.AUTO, other(version=""), Way.RASTER, Why.OLD),
    ],
)
def test_choice(wish, probe, way, why):
    found = choose(wish, probe)
    assert (found.way, found.why) == (way, why)
    assert found.detail or why in (Why.ASKED, Why.UNKNOWN) or probe.version == ""


def test_an_error_keeps_its_words():
    assert choose(Wish.AUTO, OSError("no libEGL")).detail == "no libEGL"


def test_a_fitted_page_is_centred():
    frame = Frame.fitting(320, 180, 1920, 1200)
    assert (frame.px_per_mm, frame.left_px, frame.top_px) == (6.0, 0, 60)
    assert frame.pixels(Rect(0, 0, 320, 180)) == PxRect(0, 59, 1920, 1141)
