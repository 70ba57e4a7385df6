"""Ink with QPainter: coverage by `tni.render.coverage`, tinted by the colour table of an indexed image."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from tni.document.drawlist import Blend
from tni.ink.grain import chalked
from tni.render.coverage import cover, cover_stacked
from tni.render.pixel_rows import Mask
from tni.render.pixel_view import PixelTransform, PxRect

BLOCK_PX = 64, 32
"""Width and height of the blocks of a mask that are looked at for ink."""
SPARSE_PX, MOST_COVERED = 30_000, 0.7
"""Pixels of a box from which its empty blocks are left out, and the part of covered ones above which none is."""

CompositionMode = QPainter.CompositionMode


def composition_mode(blend: Blend) -> QPainter.CompositionMode:
    match blend:
        case Blend.NORMAL:
            return CompositionMode.CompositionMode_SourceOver
        case Blend.MULTIPLY:
            return CompositionMode.CompositionMode_Multiply
        case Blend.SCREEN:
            return CompositionMode.CompositionMode_Screen
        case _:
            assert_never(blend)


@lru_cache(maxsize=64)
def tint_table(colour: str, opacity: float) -> list[int]:
    """Return the 256 colours of coverage 0 to 255: `colour` with alpha coverage * opacity. Qt premultiplies them."""
    rgb = int(colour[1:], 16)
    return [(round(covered * opacity) << 24) | rgb for covered in range(256)]


class InkMask:
    """Coverage of one stroke, or of several of one tint, in the pixels of an image."""

    def __init__(self, width: int, height: int) -> None:
        stride = -(-width // BLOCK_PX[0]) * BLOCK_PX[0]
        # Qt reads the array in place. The system allocates a row's memory on the first write, which saves 2 MB.
        self._blocks: Mask = np.zeros((-(-height // BLOCK_PX[1]) * BLOCK_PX[1], stride), np.uint8)
        self._rows = self._blocks[:height]
        self._image = QImage(self._rows.data, width, height, stride, QImage.Format.Format_Indexed8)
        self._tint: tuple[str, float] | None = None

    @property
    def size(self) -> tuple[int, int]:
        return self._image.width(), self._image.height()

    def add(self, segments: NDArray[np.float32], soft_px: float = 1.0) -> PxRect:
        """Cover the area of the segments (pixels). Returns the pixels that may have changed. soft_px: width of the
        edges."""
        left, top, right, bottom = cover(self._rows, segments, soft_px)
        return PxRect(left, top, min(right, self._image.width()), bottom)

    def add_stacked(self, segments: NDArray[np.float32], pictures: NDArray[np.int32], height: int) -> None:
        """Cover the area of segments of several stacked images; see `cover_stacked`."""
        cover_stacked(self._rows, segments, pictures, height)

    def paint(
        self,
        painter: QPainter,
        box: PxRect,
        colour: str,
        opacity: float,
        blend: Blend,
        grain: PixelTransform | None = None,
        down_px: int = 0,
    ) -> None:
        """Tint the covered pixels of `box` onto the same pixels of the painter's image, or `down_px` farther up. grain:
        position of the image on the page, for ink that leaves the grain's hollows bare; None for even ink."""
        left, top, right, bottom = box
        painter.setCompositionMode(composition_mode(blend))
        if grain is not None:
            self._paint_grainy(painter, box, tint_table(colour, opacity), grain)
            return
        if self._tint != (colour, opacity):
            self._image.setColorTable(tint_table(colour, opacity))
            self._tint = (colour, opacity)
        for part in self._covered_parts(box) if (right - left) * (bottom - top) >= SPARSE_PX else [box]:
            painter.drawImage(part.left, part.top - down_px, self._image, part.left, part.top, part.width, part.height)

    def _covered_parts(self, box: PxRect) -> list[PxRect]:
        """Return the parts of a box in which anything is covered, whole blocks but at its edges: lines across a large
        box leave most of it empty."""
        wide, high = BLOCK_PX
        left, top = box.left // wide, box.top // high
        right, bottom = -(-box.right // wide), -(-box.bottom // high)
        words = self._blocks[top * high : bottom * high].view(np.uint64)[:, left * wide // 8 : right * wide // 8]
        rows = np.bitwise_or.reduce(words.reshape(bottom - top, high, -1), axis=1)
        covered = np.bitwise_or.reduce(rows.reshape(bottom - top, right - left, wide // 8), axis=2) != 0
        if np.count_nonzero(covered) > covered.size * MOST_COVERED:
            return [box]
        edges = np.diff(covered, axis=1, prepend=False, append=False)
        found = np.argwhere(edges).tolist()
        parts = (
            PxRect((left + start) * wide, (top + row) * high, (left + end) * wide, (top + row + 1) * high)
            for (row, start), (_, end) in zip(found[::2], found[1::2], strict=True)
        )
        return [part.meeting(box) for part in parts]

    def _paint_grainy(self, painter: QPainter, box: PxRect, tints: list[int], grain: PixelTransform) -> None:
        left, top, right, bottom = box
        rows: Mask = np.zeros((box.height, (box.width + 3) // 4 * 4), np.uint8)
        rows[:, : box.width] = chalked(self._rows[top:bottom, left:right], *grain.moved(left, top))
        image = QImage(rows.data, box.width, box.height, rows.shape[1], QImage.Format.Format_Indexed8)
        image.setColorTable(tints)
        painter.drawImage(left, top, image)

    def copy(self, source: InkMask, box: PxRect) -> None:
        """Copy the coverage of `box` from a mask of the same size."""
        rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
        self._rows[rows, columns] = source._rows[rows, columns]

    def clear(self, box: PxRect) -> None:
        """Clear the coverage of `box`."""
        self._rows[box.top : box.bottom, box.left : box.right + 3] = 0  # + 3: the padding of rows is covered too
