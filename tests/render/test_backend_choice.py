from __future__ import annotations

import pytest

from tni.core.geometry import Rect
from tni.render.backend_choice import MAX_SCENE_S, BackendKind, BackendReason, BackendSetting, GlInfo, choose_backend
from tni.render.pixel_view import PixelView, PxRect

GPU = GlInfo("Intel", "Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "4.6 (Core Profile) Mesa 25.0.7", 0.001)


def other(**values):
    kept = {name: getattr(GPU, name) for name in ("vendor", "renderer", "version", "scene_s")}
    return GlInfo(**{**kept, **values})


@pytest.mark.parametrize(
    ("wish", "probe", "way", "why"),
    [
        (BackendSetting.AUTO, GPU, BackendKind.OPENGL, BackendReason.GPU),
        (BackendSetting.RASTER, GPU, BackendKind.RASTER, BackendReason.ASKED),
        (BackendSetting.RASTER, None, BackendKind.RASTER, BackendReason.ASKED),
        (BackendSetting.AUTO, OSError("no libEGL"), BackendKind.RASTER, BackendReason.FAILED),
        (BackendSetting.OPENGL, OSError("no libEGL"), BackendKind.RASTER, BackendReason.FAILED),
        (BackendSetting.AUTO, None, BackendKind.RASTER, BackendReason.UNKNOWN),
        (BackendSetting.OPENGL, None, BackendKind.OPENGL, BackendReason.ASKED),
        (
            BackendSetting.AUTO,
            other(renderer="llvmpipe (LLVM 19.1.7, 256 bits)"),
            BackendKind.RASTER,
            BackendReason.SOFTWARE,
        ),
        (BackendSetting.AUTO, other(renderer="GDI Generic"), BackendKind.RASTER, BackendReason.SOFTWARE),
        (
            BackendSetting.OPENGL,
            other(renderer="llvmpipe (LLVM 19.1.7, 256 bits)"),
            BackendKind.OPENGL,
            BackendReason.ASKED,
        ),
        (BackendSetting.AUTO, other(scene_s=MAX_SCENE_S * 1.1), BackendKind.RASTER, BackendReason.SLOW),
        (BackendSetting.AUTO, other(version="2.1 Mesa 20"), BackendKind.RASTER, BackendReason.OLD),
        (BackendSetting.OPENGL, other(version="3.2"), BackendKind.RASTER, BackendReason.OLD),
        (BackendSetting.AUTO, other(version="OpenGL ES 3.0 V@415"), BackendKind.OPENGL, BackendReason.GPU),
        (BackendSetting.AUTO, other(version="OpenGL ES-CM 1.1"), BackendKind.RASTER, BackendReason.OLD),
        (BackendSetting.AUTO, other(version=""), BackendKind.RASTER, BackendReason.OLD),
    ],
)
def test_choice(wish, probe, way, why):
    found = choose_backend(wish, probe)
    assert (found.kind, found.why) == (way, why)
    assert found.detail or why in (BackendReason.ASKED, BackendReason.UNKNOWN) or probe.version == ""


def test_an_error_keeps_its_words():
    assert choose_backend(BackendSetting.AUTO, OSError("no libEGL")).detail == "no libEGL"


def test_a_fitted_page_is_centred():
    frame = PixelView.fitting(320, 180, 1920, 1200)
    assert (frame.px_per_mm, frame.left_px, frame.top_px) == (6.0, 0, 60)
    assert frame.pixels(Rect(0, 0, 320, 180)) == PxRect(0, 59, 1920, 1141)
