"""Ink with OpenGL: capsules drawn into a coverage mask with GL_MAX, then one pass that tints the mask."""

from __future__ import annotations

import ctypes
from typing import assert_never

import numpy as np
from OpenGL import GL

from tni.document.drawlist import Blend
from tni.ink.grain import SIZE, chalk_table, level_for, levels, texels_at
from tni.ink.segments import Segments
from tni.render.coverage import soft_px
from tni.render.gl.resources import RenderTarget, ShaderProgram, new_texture
from tni.render.gl.shaders import CAPSULES, TINT, ShaderDialect
from tni.render.pixel_view import PixelTransform, PxRect

SEGMENT_BYTES = 24


class InkPass:
    """Shaders and buffers for ink. The constructor and every method need the same current context."""

    def __init__(self, dialect: ShaderDialect) -> None:
        self._capsules = ShaderProgram(CAPSULES, dialect)
        self._tint = ShaderProgram(TINT, dialect)
        self._empty = GL.glGenVertexArrays(1)
        self._vertices = GL.glGenVertexArrays(1)
        self._buffer = GL.glGenBuffers(1)
        self._grains: dict[int, tuple[int, ...]] = {}  # textures by level
        GL.glBindVertexArray(self._vertices)
        GL.glBindBuffer(GL.GL_ARRAY_BUFFER, self._buffer)
        for index in (0, 1):
            GL.glEnableVertexAttribArray(index)
            GL.glVertexAttribPointer(
                index, 3, GL.GL_FLOAT, GL.GL_FALSE, SEGMENT_BYTES, ctypes.c_void_p(index * SEGMENT_BYTES // 2)
            )
            GL.glVertexAttribDivisor(index, 1)
        GL.glBindVertexArray(0)

    def cover(self, mask: RenderTarget, segments: Segments, at: PixelTransform, soft_mm: float) -> None:
        """Raise `mask`, which lies `at` on the page, to the coverage of segments (page mm). soft_mm: width of their
        edges."""
        if not len(segments):
            return
        mask.bind()
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glEnable(GL.GL_BLEND)
        GL.glBlendEquation(GL.GL_MAX)
        self._capsules.use(
            page=(at.px_per_mm, float(at.left_px), float(at.top_px)),
            size=(float(mask.width), float(mask.height)),
            soft=soft_px(soft_mm, at.px_per_mm),
        )
        GL.glBindVertexArray(self._vertices)
        GL.glBindBuffer(GL.GL_ARRAY_BUFFER, self._buffer)
        data = np.ascontiguousarray(segments, np.float32)
        GL.glBufferData(GL.GL_ARRAY_BUFFER, data.nbytes, data, GL.GL_STREAM_DRAW)
        GL.glDrawArraysInstanced(GL.GL_TRIANGLE_STRIP, 0, 4, len(segments))
        GL.glBlendEquation(GL.GL_FUNC_ADD)

    def clear(self, mask: RenderTarget, box: PxRect) -> None:
        mask.bind()
        GL.glEnable(GL.GL_SCISSOR_TEST)
        GL.glScissor(box.left, box.top, max(box.width, 0), max(box.height, 0))
        GL.glClearColor(0.0, 0.0, 0.0, 0.0)
        GL.glClear(GL.GL_COLOR_BUFFER_BIT)
        GL.glDisable(GL.GL_SCISSOR_TEST)

    def tint(
        self,
        target: RenderTarget,
        mask: RenderTarget,
        box: PxRect,
        colour: str,
        opacity: float,
        blend: Blend,
        grain: PixelTransform | None = None,
    ) -> None:
        """Tint the pixels `box` of `target` by the coverage of the same pixels of the mask. grain: position of the
        target on the page, for ink that leaves the grain's hollows bare; None for even ink."""
        texels = (0.0, 0.0, 0.0, 0.0) if grain is None else self._bind_grain(grain)
        target.bind()
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glEnable(GL.GL_BLEND)
        kind = _set_blend(blend)
        GL.glActiveTexture(GL.GL_TEXTURE0)
        GL.glBindTexture(GL.GL_TEXTURE_2D, mask.texture)
        self._tint.use(
            picture=0,
            grain=1,
            chalk=2,
            texels=texels,
            blend=kind,
            tint=(*rgb(colour), opacity),
            box=(float(box.left), float(box.top), float(box.right), float(box.bottom)),
            part=(
                box.left / mask.width,
                box.top / mask.height,
                box.right / mask.width,
                box.bottom / mask.height,
            ),
            size=(float(target.width), float(target.height)),
        )
        GL.glBindVertexArray(self._empty)
        GL.glDrawArrays(GL.GL_TRIANGLE_STRIP, 0, 4)

    def _bind_grain(self, at: PixelTransform) -> tuple[float, float, float, float]:
        """Bind the grain for this scale as textures 1 and 2. Returns: the shader's uniform `texels`."""
        level = level_for(at.px_per_mm)
        if level not in self._grains:
            tables = levels()[level], chalk_table(level)
            self._grains[level] = tuple(new_texture(len(t), len(t), GL.GL_R8, t.tobytes()) for t in tables)
        for unit, texture in zip((GL.GL_TEXTURE1, GL.GL_TEXTURE2), self._grains[level], strict=True):
            GL.glActiveTexture(unit)
            GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
        left, per_px = texels_at(at.px_per_mm, at.left_px)
        top, _ = texels_at(at.px_per_mm, at.top_px)
        return left, top, per_px, float(SIZE >> level)

    def delete(self) -> None:
        for textures in self._grains.values():
            GL.glDeleteTextures(textures)
        GL.glDeleteProgram(self._capsules.handle)
        GL.glDeleteProgram(self._tint.handle)
        GL.glDeleteVertexArrays(2, [self._empty, self._vertices])
        GL.glDeleteBuffers(1, [self._buffer])


def rgb(colour: str) -> tuple[float, float, float]:
    """Convert "#rrggbb" to red, green, blue, each 0 to 1."""
    value = int(colour[1:], 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _set_blend(blend: Blend) -> int:
    """Set the blend function. The target must be opaque for all but NORMAL. Returns: the shader's number of the
    mode."""
    match blend:
        case Blend.NORMAL:
            GL.glBlendFunc(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_ALPHA)
            return 0
        case Blend.MULTIPLY:
            GL.glBlendFunc(GL.GL_DST_COLOR, GL.GL_ZERO)
            return 1
        case Blend.SCREEN:
            GL.glBlendFuncSeparate(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_COLOR, GL.GL_ZERO, GL.GL_ONE)
            return 2
        case _:
            assert_never(blend)
