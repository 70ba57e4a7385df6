"""OpenGL renderer for a window: adds images over the page and reading back of the rendered image."""

from __future__ import annotations

from dataclasses import dataclass

from OpenGL import GL

from tni.render.gl.backend import GlRenderer
from tni.render.gl.resources import GlError, RenderTarget, new_texture
from tni.render.pixel_view import PxRect

DRIVER_ERRORS: tuple[type[Exception], ...] = (GlError, GL.error.Error)
"""Exceptions that calls of OpenGL raise."""


@dataclass(frozen=True, slots=True)
class OverlayImage:
    """An image drawn over the page. box: in pixels of the window. bgra: rows from the top of blue, green, red, alpha,
    premultiplied by alpha."""

    box: PxRect
    bgra: bytes


class GlWindowRenderer(GlRenderer):
    """Renderer of a page into a texture, which is copied to a window's framebuffer, with images over it."""

    def present_in(self, framebuffer: int, height_px: int) -> None:
        """Copy the image to the framebuffer of a window `height_px` high, whose first row is at the bottom."""
        front = self._gl.front
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, front.framebuffer)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, framebuffer)
        source = (0, 0, front.width, front.height)
        target = (0, height_px, front.width, height_px - front.height)
        GL.glBlitFramebuffer(*source, *target, GL.GL_COLOR_BUFFER_BIT, GL.GL_NEAREST)

    def lay_over(self, framebuffer: int, height_px: int, over: OverlayImage) -> None:
        """Draw an image over the page. Call it after `present_in`, with the same framebuffer."""
        box = over.box
        window = RenderTarget(0, framebuffer, self._gl.front.width, height_px, 4)
        texture = new_texture(box.width, box.height, GL.GL_RGBA8, over.bgra)
        edges = (float(box.left), float(height_px - box.top), float(box.right), float(height_px - box.bottom))
        GL.glDisable(GL.GL_SCISSOR_TEST)
        self._gl._draw_edges(window, texture, edges, (0.0, 0.0, 1.0, 1.0), over=True, bgra=1)
        GL.glDeleteTextures([texture])

    def read_part(self, box: PxRect) -> bytes:
        """Return a part of the image: rows from the top of red, green, blue, alpha. Slow."""
        self._gl.front.bind()
        GL.glPixelStorei(GL.GL_PACK_ALIGNMENT, 1)
        data = GL.glReadPixels(box.left, box.top, box.width, box.height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
        return bytes(data)
