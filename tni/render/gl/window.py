"""The way to the screen with OpenGL, for a window: what lies over the page, and the picture read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from OpenGL import GL

from tni.render.gl.backend import GlScreen
from tni.render.gl.program import GlError, Program, Target, new_texture
from tni.render.gl.shaders import PICTURE
from tni.render.view import PxRect

DRIVER_ERRORS: tuple[type[Exception], ...] = (GlError, GL.error.Error)
"""What calls of OpenGL raise."""


@dataclass(frozen=True, slots=True)
class OverPicture:
    """A picture laid over the page. box: where, in pixels of the window; bgra: rows from the top of blue, green, red,
    alpha, the first three multiplied by alpha."""

    box: PxRect
    bgra: bytes


class WindowScreen(GlScreen):
    """A page in a texture, put on a window's framebuffer together with what lies over it."""

    def lay_over(self, framebuffer: int, over: OverPicture) -> None:
        """After `present`, on the same framebuffer, whose first row is at the bottom."""
        box, height = over.box, self._gl.front.height
        window = Target(0, framebuffer, self._gl.front.width, height, 4)
        texture = new_texture(box.width, box.height, GL.GL_RGBA8, over.bgra)
        edges = (float(box.left), float(height - box.top), float(box.right), float(height - box.bottom))
        self._gl.draw_picture(window, texture, edges)
        GL.glDeleteTextures([texture])

    def read_part(self, box: PxRect) -> bytes:
        """Rows from the top of red, green, blue, alpha of a part of the picture; slow."""
        self._gl.front.bind()
        GL.glPixelStorei(GL.GL_PACK_ALIGNMENT, 1)
        data = GL.glReadPixels(box.left, box.top, box.width, box.height, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE)
        return bytes(data)
