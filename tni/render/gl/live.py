"""Textures of live pictures."""

from __future__ import annotations

import numpy as np
from OpenGL import GL

from tni.render.gl.resources import new_texture
from tni.render.live_picture import LivePicture


class LiveTextures:
    """Textures of the live pictures of a page, by their places in the painting order."""

    def __init__(self) -> None:
        self._made: list[tuple[int, tuple[int, int], int]] = []
        """Texture, size and number of its picture."""

    def texture(self, place: int, live: LivePicture) -> int:
        """Return the texture with a picture, which is sent when it is another than before. place: one of those before,
        or the next."""
        size = live.width_px, live.height_px
        if place == len(self._made):
            self._made.append((new_texture(*size, GL.GL_RGBA8, None), size, -1))
        texture, before, number = self._made[place]
        if before != size:
            GL.glDeleteTextures([texture])
            texture, number = new_texture(*size, GL.GL_RGBA8, None), -1
        if number != live.number:
            GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
            GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
            rows = np.frombuffer(live.pixels, np.uint8)
            GL.glTexSubImage2D(GL.GL_TEXTURE_2D, 0, 0, 0, *size, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, rows)
        self._made[place] = texture, size, live.number
        return texture

    def keep(self, count: int) -> None:
        """Free the textures but the first `count`."""
        while len(self._made) > count:
            GL.glDeleteTextures([self._made.pop()[0]])
