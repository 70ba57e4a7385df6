"""Backgrounds of pages of SMART Notebook: a colour, a picture or a pattern behind everything."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from tni.api.formats import PlainItem, PlainPicture
from tni.formats.lessons.imported_pictures import ImportedPictures
from tni.formats.lessons.svg_paint import URL
from tni.formats.lessons.svg_tree import href_of, local_attributes
from tni.formats.lessons.svg_values import parse_colour, parse_length, parse_opacity
from tni.formats.picture_reader import picture_size_px
from tni.formats.xml_tree import Element, name_of

PATTERN = "Motif du fond repris comme une image."
NO_PATTERN = "Motif ou dégradé du fond repris comme une couleur unie."
_PX = 1600
_TILES_MAX = 5000


@dataclass(frozen=True, slots=True)
class SmartBackground:
    """Background of a page. colour: "#rrggbb", "" for the paper; picture: file that fills the page, b"" for none."""

    colour: str = ""
    picture: bytes = b""
    tile_px: tuple[float, float] = (0.0, 0.0)
    page_px: tuple[float, float] = (800.0, 600.0)
    lost: tuple[str, ...] = ()

    def items(self, size_mm: tuple[float, float], pictures: ImportedPictures, source: str) -> list[PlainItem]:
        """Return the picture of the background, locked, behind the items of the page."""
        shown = self.picture and _tiled(self.picture, self.tile_px, self.page_px)
        taken = pictures.add(shown) if shown else None
        if taken is None:
            return []
        width, height = size_mm
        return [PlainPicture(file=taken.name, x=0.0, y=0.0, width=width, height=height, source=source, is_locked=True)]


def is_background(own: Mapping[str, str]) -> bool:
    """Return whether a rectangle fills its page."""
    return own.get("width", "").strip() == "100%" and own.get("height", "").strip() == "100%"


def background_of(style: Mapping[str, str], root: Element, image: Callable[[str], bytes]) -> SmartBackground:
    """Return the background that a rectangle makes. image: returns the file of an image."""
    page = local_attributes(root)
    page_px = parse_length(page.get("width"), 800.0) or 800.0, parse_length(page.get("height"), 600.0) or 600.0
    found = URL.match(style.get("fill", "").strip())
    if found is None:
        colour = parse_colour(style.get("fill"))
        visible = colour is not None and colour.opacity * parse_opacity(style.get("opacity")) > 0.01
        return SmartBackground(colour.hex if colour is not None and visible else "")
    wanted = found[1].strip()
    target = next((one for one in root.iter() if wanted in (one.get("id"), *local_attributes(one).values())), None)
    if target is None:
        return SmartBackground(lost=(NO_PATTERN,))
    for one in target.iter():
        if name_of(one) == "image" and (data := image(href_of(one))) and picture_size_px(data):
            own = local_attributes(one)
            tile = parse_length(own.get("width")), parse_length(own.get("height"))
            return SmartBackground("", data, tile, page_px, (PATTERN,))
    colours = (
        parse_colour(local_attributes(one).get(name))
        for one in target.iter()
        for name in ("stop-color", "fill")
        if name in local_attributes(one)
    )
    colour = next((one for one in colours if one is not None and one.opacity), None)
    return SmartBackground(colour.hex if colour else "", lost=(NO_PATTERN,))


def _tiled(data: bytes, tile_px: tuple[float, float], page_px: tuple[float, float]) -> bytes:
    """Return the picture of a page that is laid with tiles; the tile itself where it fills the page."""
    across, down = (page / tile if tile > 0 else 1.0 for page, tile in zip(page_px, tile_px, strict=True))
    if (across <= 1.05 and down <= 1.05) or across * down > _TILES_MAX or max(across, down) > 400:
        return data
    scale = _PX / max(page_px)
    size = max(1, round(tile_px[0] * scale)), max(1, round(tile_px[1] * scale))
    try:
        tile = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF")).convert("RGBA").resize(size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data
    whole = Image.new("RGBA", (max(1, round(page_px[0] * scale)), max(1, round(page_px[1] * scale))))
    for x in range(0, whole.width, size[0]):
        for y in range(0, whole.height, size[1]):
            whole.paste(tile, (x, y))
    out = io.BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()
