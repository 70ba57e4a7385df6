"""Interface of the painting behind `tni.render.tiled_renderer`: tiles, and the composition of the image from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tni.document.drawlist import DrawInk
from tni.render.page_source import PageLayers
from tni.render.pixel_view import PixelView, PxRect
from tni.render.tiles import TileKey
from tni.render.wet_ink import MaskBackend, WetStrokeMask

if TYPE_CHECKING:
    from tni.render.live_picture import LivePicture


@dataclass(frozen=True, slots=True)
class Scene[Tile, Mask]:
    """Input for composing a part of the image.

    tiles: those that cover the part, with the position of their top left pixel in the frame; None where one is missing.
    coarse: tiles of other scales that fill the gaps, in painting order. wet: unfinished strokes. live: pictures between
    the layer below and the ink, in painting order.
    """

    frame: PixelView
    tiles: Sequence[tuple[int, int, Tile | None]]
    coarse: Sequence[tuple[TileKey, Tile]]
    wet: Iterable[WetStrokeMask[Mask]]
    live: Sequence[LivePicture] = ()


class TileBackend[Tile, Mask](MaskBackend[Mask], Protocol):
    """Interface of a rendering backend. Tiles are TILE_PX wide and high."""

    least_part_px: int
    """Side of the smallest part of a tile that is worth a call of `repaint`."""

    def resize(self, width_px: int, height_px: int) -> None: ...
    def new_tile(self) -> Tile: ...
    def tile_bytes(self, tile: Tile) -> int: ...
    def free_tile(self, tile: Tile) -> None: ...

    def fill(self, tile: Tile, key: TileKey, coarse: Sequence[tuple[TileKey, Tile]]) -> None:
        """Fill a new tile from tiles of other scales, until it is painted."""

    def repaint(self, tile: Tile, key: TileKey, part: PxRect, layers: PageLayers) -> None:
        """Repaint `part` (pixels of the scaled page, within the tile)."""

    def repaint_in_steps(
        self, tile: Tile, key: TileKey, part: PxRect, layers: PageLayers, portion: int
    ) -> Iterator[None]:
        """Repaint a part with much overdraw, a little at each step; see `step_batches`. The tile changes after the last
        step."""

    def stamp(self, tile: Tile, key: TileKey, part: PxRect, ink: DrawInk) -> None:
        """Paint finished ink on top of `part` of the tile, and nowhere else. Translucent ink goes between the layer
        below and the ink."""

    def compose(self, scene: Scene[Tile, Mask], box: PxRect) -> None:
        """Compose `box` of the image: layer below, live pictures, wet highlighter, ink, wet ink."""
