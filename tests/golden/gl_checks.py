"""What holds of OpenGL beyond pictures: run by `test_gl.py` in a process of its own, one answer as JSON.

`PYOPENGL_PLATFORM=egl python -m tests.golden.gl_checks core|es`; status 3: there is no OpenGL.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from dataclasses import replace

import numpy as np

from tests.golden.scenes import PAGE, SURROUND, Scene, loop, sheet, writing
from tni.core.geometry import Rect
from tni.document.drawlist import Blend
from tni.document.page_format import Paper
from tni.ink.nib import nib_tips
from tni.ink.pen import Pen, PenKind
from tni.render.pixel_view import PixelView

NO_GL = 3
FRAME = PixelView(2.2, 30, -20, 640, 360)


class Growing:
    """A scene that ink is added to, as `PageSource`."""

    def __init__(self) -> None:
        self.items = [sheet(Paper.WHITE), loop("#ffe600", Blend.MULTIPLY), writing(2, 2.5, "#c0392b", (-60, 20))]

    def layers(self, page, within):
        pens = [getattr(item, "blend", None) is Blend.NORMAL for item in self.items]
        order = sorted(range(len(pens)), key=lambda n: (pens[n], n))
        return Scene([self.items[n] for n in order]).layers(page, within)

    def count(self, page, within):
        return len(self.items)

    def paper(self, page):
        return Paper.WHITE

    def sheet(self, page):
        return Rect(0.0, 0.0, 320.0, 180.0)


def plain_picture(items, px_per_mm, area) -> bytes:
    """White paper without Qt, clear above and to the left of it."""
    picture = np.full((area.height, area.width, 4), 255, np.uint8)
    picture[: max(-area.top, 0)] = picture[:, : max(-area.left, 0)] = 0
    return picture.tobytes()


def farthest(a, b) -> int:
    return int(np.abs(a.astype(int) - b).max())


def checks(dialect) -> dict[str, object]:
    from OpenGL import GL

    from tni.render.gl.backend import GlRenderer
    from tni.render.gl.probe import probe
    from tni.render.gl.resources import new_target

    source = Growing()

    def opened() -> GlRenderer:
        screen = GlRenderer(source, dialect, plain_picture, itertools.count().__next__, SURROUND)
        screen.show(PAGE, FRAME)
        return screen

    def fresh():
        screen = opened()
        picture = screen.read().copy()
        screen.close()
        return picture

    screen = opened()
    answer: dict[str, object] = {}
    for name, pen, new in (
        ("pen", Pen(colour="#1a1a2e", width_mm=1.2), writing(1, 1.2)),
        ("felt", Pen(PenKind.FELT, "#0762ff", 4.0), writing(3, 4.0, at=(30, -20))),
        ("chalk", Pen(PenKind.CHALK, "#ae2305", 5.0), writing(4, 5.0, at=(-40, 30))),
        ("highlighter", Pen(PenKind.HIGHLIGHTER, "#7bed9f", 12.0), loop("#7bed9f", Blend.MULTIPLY)),
    ):
        half, astray = len(new.segments) // 2, new.segments + np.array([9, 5, 0, 9, 5, 0], np.float32)
        for k in range(half):
            screen.wet(1, pen, astray[k : k + 1])
        screen.compose(screen.remodel(1, pen, new.segments[: half // 2], astray[half // 2 : half]))
        box = screen.remodel(1, pen, new.segments[half // 2 : half], new.segments[half : half + 1])
        screen.compose(box)
        for k in range(half + 1, len(new.segments)):
            screen.wet(1, pen, new.segments[k : k + 1])
        new = replace(new, segments=nib_tips(new.segments, pen), colour=pen.colour, grainy=pen.kind.grainy)
        wet = screen.read().copy()
        source.items.append(new)
        screen.finish(1, [new])
        answer[f"wet {name} to dry"] = farthest(wet, screen.read())
        answer[f"dry {name} to fresh"] = farthest(screen.read(), fresh())
    source.items.pop()
    screen.invalidate(PAGE, Rect(0, 0, 320, 180))
    answer["erased to fresh"] = farthest(screen.read(), fresh())
    screen.show(PAGE, PixelView(3.0, 0, 0, 640, 360), budget_s=0)
    answer["coarse mean"] = float(screen.read().mean())
    answer["pending"] = screen.pending()
    while screen.pending():
        screen.refine(0)
    beside = PixelView(1.0, 100, 50, 640, 360)
    screen.show(PAGE, beside)
    screen.set_surround("#0f1314")
    screen.show(PAGE, beside)
    answer["surround"] = screen.read()[0, 0, :3].tolist()
    screen.set_surround(SURROUND)
    screen.show(PAGE, FRAME)
    window = new_target(640, 360, GL.GL_RGBA8)
    screen.present(window.framebuffer)
    bound = int(GL.glGetIntegerv(GL.GL_DRAW_FRAMEBUFFER_BINDING))
    data = GL.glReadPixels(0, 0, 640, 360, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
    shown = np.frombuffer(data, np.uint8).reshape(360, 640, 4)[::-1]
    answer["window"] = farthest(shown, screen.read())
    answer["bound"] = bound == window.framebuffer != 0
    screen.close()
    info = probe(time.perf_counter)
    answer["probe"] = {"renderer": info.renderer, "recent": info.recent, "scene_s": info.scene_s}
    answer["error"] = int(GL.glGetError())
    return answer


def main() -> int:
    from tni.render.gl.resources import GlError
    from tni.render.gl.shaders import ShaderDialect
    from tni.render.gl.surfaceless import SurfacelessContext

    dialect = {"core": ShaderDialect.CORE_3_3, "es": ShaderDialect.ES_3_0}[sys.argv[1]]
    try:
        with SurfacelessContext(dialect):
            answer = checks(dialect)
    except (GlError, ImportError, OSError) as error:
        sys.stderr.write(f"no OpenGL here: {error}\n")
        return NO_GL
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
