"""Draw the scenes, compare pictures, write what differs.

As a program, in its own process since PyOpenGL must be imported for EGL:
`PYOPENGL_PLATFORM=egl python -m tests.golden.pictures FOLDER core|es` draws them with OpenGL, without a window.
Status 3: there is no OpenGL.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.golden.scenes import PAGE, SURROUND, Moment, Scene, moments, painter, scenes
from tni.document.drawlist import DrawItem
from tni.render.pixel_view import PxRect
from tni.render.raster.item_painter import paint_to_bgra
from tni.render.raster.renderer import RasterRenderer
from tni.render.text_layout import Fonts
from tni.render.tiled_renderer import TiledRenderer

NO_GL = 3
type Picture = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def by_raster() -> dict[str, Picture]:
    """(height, width, 3) red, green, blue of each scene."""
    fonts = Fonts()
    found = {}
    for name, scene in scenes(fonts).items():
        screen = RasterRenderer(scene, painter(fonts), itertools.count().__next__, SURROUND)
        screen.show(PAGE, scene.frame)
        found[name] = _front(screen)
    for name, moment in moments().items():
        screen = RasterRenderer(moment.scene, painter(fonts), itertools.count().__next__, SURROUND)
        found |= _lived(name, moment, screen, lambda screen=screen: _front(screen))
    return found


def _front(screen: RasterRenderer) -> Picture:
    front = screen.front
    rows = np.frombuffer(front.constBits(), np.uint8).reshape(front.height(), front.width(), 4)
    return rows[:, :, 2::-1].copy()


def _lived(name: str, moment: Moment, screen: TiledRenderer, look: Callable[[], Picture]) -> dict[str, Picture]:
    """The moment while its pens are down, and when they have lifted."""
    screen.show(PAGE, moment.scene.frame)
    moment.write(screen)
    found = {f"{name}-wet": look()}
    moment.lift(screen)
    return found | {f"{name}-stamped": look()}


def by_gl(dialect_name: str) -> dict[str, Picture]:
    from tni.render.gl.backend import GlRenderer
    from tni.render.gl.shaders import ShaderDialect
    from tni.render.gl.surfaceless import SurfacelessContext

    dialect = {"core": ShaderDialect.CORE_3_3, "es": ShaderDialect.ES_3_0}[dialect_name]
    fonts = Fonts()
    found = {}
    with SurfacelessContext(dialect):

        def opened(source: Scene) -> GlRenderer:
            paint = painter(fonts)

            def picture(items: Sequence[DrawItem], scale: float, area: PxRect) -> bytes:
                return paint_to_bgra(paint, items, scale, area)

            return GlRenderer(source, dialect, picture, itertools.count().__next__, SURROUND)

        def look(screen: GlRenderer) -> Picture:
            return screen.read()[:, :, :3].copy()

        for name, scene in scenes(fonts).items():
            screen = opened(scene)
            screen.show(PAGE, scene.frame)
            found[name] = look(screen)
            screen.close()
        for name, moment in moments().items():
            screen = opened(moment.scene)
            found |= _lived(name, moment, screen, lambda screen=screen: look(screen))
            screen.close()
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """edge_mae: mean error, of 255, of the pixels that are not like all their neighbours; far_share: part of all
    pixels that are off by more than 32."""

    edge_mae: float
    far_share: float


def difference(found: Picture, wanted: Picture) -> Difference:
    off = np.abs(found.astype(int) - wanted).max(axis=2)
    edges = np.zeros(off.shape, bool)
    for axis in (0, 1):
        step = np.abs(np.diff(wanted.astype(int), axis=axis)).max(axis=2) > 0
        along = [slice(None), slice(None)]
        for part in (slice(1, None), slice(None, -1)):
            along[axis] = part
            edges[tuple(along)] |= step
    return Difference(float(off[edges].mean()) if edges.any() else float(off.max()), float((off > 32).mean()))


def write_difference(folder: Path, name: str, found: Picture, wanted: Picture) -> None:
    """NAME-found.png, NAME-wanted.png and NAME-off.png, which is eight times the error."""
    folder.mkdir(parents=True, exist_ok=True)
    off = np.minimum(np.abs(found.astype(int) - wanted) * 8, 255).astype(np.uint8)
    for kind, picture in (("found", found), ("wanted", wanted), ("off", off)):
        Image.fromarray(picture).save(folder / f"{name}-{kind}.png")


def main() -> int:
    folder, dialect = Path(sys.argv[1]), sys.argv[2]
    app = QGuiApplication(["golden", "-platform", "offscreen"])
    from tni.render.gl.resources import GlError

    try:
        pictures = by_gl(dialect)
    except (GlError, ImportError, OSError) as error:
        sys.stderr.write(f"no OpenGL here: {error}\n")
        return NO_GL
    for name, picture in pictures.items():
        Image.fromarray(picture).save(folder / f"{name}.png")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
