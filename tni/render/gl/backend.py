"""OpenGL rendering backend: `tni.render.tiled_renderer` painted into textures.

Ink is drawn here; everything else comes as images painted by QPainter. Every call needs the same current context as the
constructor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from OpenGL import GL

from tni.document.drawlist import Blend, DrawInk, DrawItem, segments_box
from tni.ink.segments import Segments
from tni.render.gl.ink import InkPass, rgb
from tni.render.gl.live import LiveTextures
from tni.render.gl.resources import RenderTarget, ShaderProgram, new_target, new_texture
from tni.render.gl.shaders import PICTURE, ShaderDialect
from tni.render.page_source import PageLayers, PageSource, goes_below_ink, merge_inks
from tni.render.pixel_view import PixelTransform, PixelView, PxRect, pixels_around
from tni.render.tile_backend import Scene
from tni.render.tiled_renderer import TiledRenderer
from tni.render.tiles import TILE_PX, TileKey

type PaintToBgra = Callable[[Sequence[DrawItem], float, PxRect], bytes]
"""Paints items without ink. Arguments: the items, pixels per mm, pixels of the scaled page. Returns rows from the top
of blue, green, red, alpha, premultiplied by alpha; transparent where nothing is painted."""


@dataclass(slots=True)
class GlTile:
    """Textures of a tile. below: everything beneath the ink. ink: None where there is none."""

    below: RenderTarget
    ink: RenderTarget | None = None


class GlBackend:
    """Painting with OpenGL. The rendered image is a texture; `present` copies it to a framebuffer."""

    def __init__(self, dialect: ShaderDialect, picture: PaintToBgra, surround: str) -> None:
        """Raises: GlError."""
        self.least_part_px = TILE_PX  # each part uploads its strokes to the GPU again
        self._picture = picture
        self.surround = surround
        self._ink = InkPass(dialect)
        self._pictures = ShaderProgram(PICTURE, dialect)
        self._empty = GL.glGenVertexArrays(1)
        self._mask = new_target(TILE_PX, TILE_PX, GL.GL_R8)
        self._scratch = new_target(TILE_PX, TILE_PX, GL.GL_RGBA8)
        self._front: RenderTarget | None = None
        self._spare: list[RenderTarget] = []
        self._live = LiveTextures()

    @property
    def front(self) -> RenderTarget:
        if self._front is None:
            self._front = new_target(1, 1, GL.GL_RGBA8)
        return self._front

    def resize(self, width_px: int, height_px: int) -> None:
        self._free_sized()
        self._front = new_target(width_px, height_px, GL.GL_RGBA8)

    def _free_sized(self) -> None:
        for target in (*self._spare, *([self._front] if self._front else [])):
            target.delete()
        self._spare.clear()
        self._front = None

    def delete(self) -> None:
        """Free everything but tiles and masks in use."""
        self._free_sized()
        self._live.keep(0)
        self._ink.delete()
        self._mask.delete()
        self._scratch.delete()
        GL.glDeleteProgram(self._pictures.handle)
        GL.glDeleteVertexArrays(1, [self._empty])

    # -- tiles

    def new_tile(self) -> GlTile:
        return GlTile(new_target(TILE_PX, TILE_PX, GL.GL_RGBA8))

    def tile_bytes(self, tile: GlTile) -> int:
        return tile.below.size_bytes + (tile.ink.size_bytes if tile.ink is not None else 0)

    def free_tile(self, tile: GlTile) -> None:
        tile.below.delete()
        if tile.ink is not None:
            tile.ink.delete()

    def fill(self, tile: GlTile, key: TileKey, coarse: Sequence[tuple[TileKey, GlTile]]) -> None:
        frame = PixelView(key.px_per_mm, -key.area.left, -key.area.top, TILE_PX, TILE_PX)
        self._paint_coarse(tile.below, frame, coarse, frame.whole)

    def repaint(self, tile: GlTile, key: TileKey, part: PxRect, layers: PageLayers) -> None:
        """Repaint a part into a scratch tile, then copy it into the tile."""
        self._clear_scratch((*rgb(self.surround), 1.0))
        for is_ink, run in groupby(layers.below, lambda item: isinstance(item, DrawInk)):
            items = list(run)
            if is_ink:
                self._paint_ink(self._scratch, key, part, [i for i in items if isinstance(i, DrawInk)])
            else:
                self._paint_picture(key, part, items)
        self._replace(tile.below, key, part)
        if layers.ink or tile.ink is not None:
            self._clear_scratch((0.0, 0.0, 0.0, 0.0))
            self._paint_ink(self._scratch, key, part, layers.ink)
            self._replace(_ink_of(tile), key, part)

    def repaint_in_steps(
        self,
        tile: GlTile,
        key: TileKey,
        part: PxRect,
        layers: PageLayers,
        portion: int,  # noqa: ARG002 - a call is one step
    ) -> Iterator[None]:
        self.repaint(tile, key, part, layers)
        return iter(())

    def _clear_scratch(self, colour: tuple[float, float, float, float]) -> None:
        self._scratch.bind()
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glClearColor(*colour)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT)

    def _replace(self, target: RenderTarget, key: TileKey, part: PxRect) -> None:
        box = part.moved(-key.area.left, -key.area.top)
        edges = (box.left, box.top, box.right, box.bottom)
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, self._scratch.framebuffer)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, target.framebuffer)
        GL.glBlitFramebuffer(*edges, *edges, GL.GL_COLOR_BUFFER_BIT, GL.GL_NEAREST)

    def _paint_picture(self, key: TileKey, part: PxRect, items: Sequence[DrawItem]) -> None:
        data = self._picture(items, key.px_per_mm, part)
        texture = new_texture(part.width, part.height, GL.GL_RGBA8, data)
        box = part.moved(-key.area.left, -key.area.top)
        self._draw(self._scratch, texture, box, (0.0, 0.0, 1.0, 1.0), over=True, bgra=1)
        GL.glDeleteTextures([texture])

    def _paint_ink(self, target: RenderTarget, key: TileKey, part: PxRect, inks: Sequence[DrawInk]) -> None:
        here = PixelTransform(key.px_per_mm, key.area.left, key.area.top)
        for tint, segments in merge_inks(inks):
            covered = pixels_around(segments_box(segments), key.px_per_mm).meeting(key.area)
            box = covered.meeting(part).moved(-key.area.left, -key.area.top)
            if box.empty:
                continue
            self._ink.cover(self._mask, segments, here, tint.soft_mm)
            grain = here if tint.grainy else None
            self._ink.tint(target, self._mask, box, tint.colour, tint.opacity, tint.blend, grain)
            self._ink.clear(self._mask, covered.moved(-key.area.left, -key.area.top))

    def stamp(self, tile: GlTile, key: TileKey, part: PxRect, ink: DrawInk) -> None:
        self._paint_ink(tile.below if goes_below_ink(ink) else _ink_of(tile), key, part, [ink])

    # -- wet strokes

    def new_mask(self) -> RenderTarget:
        return self._spare.pop() if self._spare else new_target(self.front.width, self.front.height, GL.GL_R8)

    def free_mask(self, mask: RenderTarget, dirty: PxRect) -> None:
        if (mask.width, mask.height) != (self.front.width, self.front.height):
            mask.delete()
            return
        self._ink.clear(mask, dirty)
        self._spare.append(mask)

    def cover(self, mask: RenderTarget, frame: PixelView, segments: Segments, soft_mm: float) -> PxRect:
        box = frame.pixels(segments_box(segments))
        if not box.empty:
            self._ink.cover(mask, segments, frame.scaled, soft_mm)
        return box

    def copy(self, mask: RenderTarget, source: RenderTarget, box: PxRect) -> None:
        if box.empty:
            return
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, source.framebuffer)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, mask.framebuffer)
        GL.glBlitFramebuffer(*box, *box, GL.GL_COLOR_BUFFER_BIT, GL.GL_NEAREST)

    # -- composition

    def compose(self, scene: Scene[GlTile, RenderTarget], box: PxRect) -> None:
        front = self.front
        inks = []
        for left, top, tile in scene.tiles:
            part = PxRect(left, top, left + TILE_PX, top + TILE_PX).meeting(box)
            if tile is None:
                self._paint_coarse(front, scene.frame, scene.coarse, part)
                continue
            inside = (
                (part.left - left) / TILE_PX,
                (part.top - top) / TILE_PX,
                (part.right - left) / TILE_PX,
                (part.bottom - top) / TILE_PX,
            )
            self._draw(front, tile.below.texture, part, inside, over=False)
            if tile.ink is not None:
                inks.append((tile.ink.texture, part, inside))
        self._paint_live(scene, box)
        self._paint_wet(scene, box, below_ink=True)
        for texture, part, inside in inks:
            self._draw(front, texture, part, inside, over=True)
        self._paint_wet(scene, box, below_ink=False)

    def _paint_live(self, scene: Scene[GlTile, RenderTarget], box: PxRect) -> None:
        for place, one in enumerate(scene.live):
            texture = self._live.texture(place, one)
            GL.glEnable(GL.GL_SCISSOR_TEST)
            GL.glScissor(box.left, box.top, box.width, box.height)
            edges, whole = one.edges_px(scene.frame), (0.0, 0.0, 1.0, 1.0)
            self._draw_edges(self.front, texture, edges, whole, over=not one.opaque, bgra=1)
            GL.glDisable(GL.GL_SCISSOR_TEST)
        self._live.keep(len(scene.live))

    def _paint_wet(self, scene: Scene[GlTile, RenderTarget], box: PxRect, below_ink: bool) -> None:
        for wet in scene.wet:
            if (wet.blend is not Blend.NORMAL) == below_ink and not (part := wet.dirty.meeting(box)).empty:
                grain = scene.frame.scaled if wet.pen.kind.grainy else None
                self._ink.tint(self.front, wet.mask, part, wet.pen.colour, wet.opacity, wet.blend, grain)

    def _paint_coarse(
        self, target: RenderTarget, frame: PixelView, coarse: Sequence[tuple[TileKey, GlTile]], part: PxRect
    ) -> None:
        """Fill `part` of the target provisionally from tiles of other scales."""
        target.bind()
        GL.glEnable(GL.GL_SCISSOR_TEST)
        GL.glScissor(part.left, part.top, part.width, part.height)
        GL.glClearColor(*rgb(self.surround), 1.0)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT)
        for key, tile in coarse:
            scale = frame.px_per_mm / key.px_per_mm
            left, top = key.area.left * scale + frame.left_px, key.area.top * scale + frame.top_px
            edges = (left, top, left + TILE_PX * scale, top + TILE_PX * scale)
            for source in (tile.below, tile.ink):
                if source is not None:
                    self._draw_edges(target, source.texture, edges, (0.0, 0.0, 1.0, 1.0), over=True)
        GL.glDisable(GL.GL_SCISSOR_TEST)

    def _draw(
        self,
        target: RenderTarget,
        texture: int,
        box: PxRect,
        part: tuple[float, float, float, float],
        over: bool,
        bgra: int = 0,
    ) -> None:
        GL.glDisable(GL.GL_SCISSOR_TEST)
        edges = (float(box.left), float(box.top), float(box.right), float(box.bottom))
        self._draw_edges(target, texture, edges, part, over, bgra)

    def _draw_edges(
        self,
        target: RenderTarget,
        texture: int,
        edges: tuple[float, float, float, float],
        part: tuple[float, float, float, float],
        over: bool,
        bgra: int = 0,
    ) -> None:
        """Draw `part` (0 to 1) of a texture into `edges` of the target, blended over its contents or replacing them."""
        target.bind()
        if over:
            GL.glEnable(GL.GL_BLEND)
            GL.glBlendFunc(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_ALPHA)
        else:
            GL.glDisable(GL.GL_BLEND)
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
        size = (float(target.width), float(target.height))
        self._pictures.use(picture=0, bgra=bgra, box=edges, part=part, size=size)
        GL.glBindVertexArray(self._empty)
        GL.glDrawArrays(GL.GL_TRIANGLE_STRIP, 0, 4)

    def present(self, framebuffer: int) -> None:
        """Copy the image to a window's framebuffer, whose first row is at the bottom. Under Qt the framebuffer is not
        0."""
        front = self.front
        width, height = front.width, front.height
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, front.framebuffer)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, framebuffer)
        GL.glBlitFramebuffer(0, 0, width, height, 0, height, width, 0, GL.GL_COLOR_BUFFER_BIT, GL.GL_NEAREST)
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)

    def read(self) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        """Return the image as (height, width, 4) red, green, blue, alpha. Slow."""
        front = self.front
        front.bind()
        GL.glPixelStorei(GL.GL_PACK_ALIGNMENT, 1)
        data = GL.glReadPixels(0, 0, front.width, front.height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
        return np.frombuffer(data, np.uint8).reshape(front.height, front.width, 4)


class GlRenderer(TiledRenderer[GlTile, RenderTarget]):
    """Renderer of a page into a texture, which `present` copies to a framebuffer."""

    def __init__(
        self,
        source: PageSource,
        dialect: ShaderDialect,
        picture: PaintToBgra,
        clock: Callable[[], float],
        surround: str,
    ) -> None:
        """Raises: GlError."""
        self._gl = GlBackend(dialect, picture, surround)
        super().__init__(source, self._gl, clock)

    def present(self, framebuffer: int) -> None:
        self._gl.present(framebuffer)

    def read(self) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        """Return the image as (height, width, 4) red, green, blue, alpha. Slow."""
        return self._gl.read()

    def set_surround(self, colour: str) -> None:
        """Set the colour beside the page. Visible after the next `show`."""
        self._gl.surround = colour
        self.forget()

    def close(self) -> None:
        """Free everything in the context."""
        for pointer in list(self._wet):
            self.finish(pointer, ())
        self.forget()
        self._gl.delete()


def _ink_of(tile: GlTile) -> RenderTarget:
    if tile.ink is None:
        tile.ink = new_target(TILE_PX, TILE_PX, GL.GL_RGBA8)
    return tile.ink
