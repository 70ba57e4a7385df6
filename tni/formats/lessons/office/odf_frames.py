"""Frames of Impress pages: pictures, sound and film, embedded objects, tables."""

from __future__ import annotations

import posixpath
import re

from tni.api.formats import PlainMedia, PlainPicture
from tni.formats.lessons.office.numbers import length_mm
from tni.formats.lessons.office.odf_context import (
    OdfPageContext,
    OdfPlace,
    description_of,
    identities,
    inline_part,
    link_of,
    part_of,
)
from tni.formats.lessons.office.odf_paints import paint_of, share_of
from tni.formats.lessons.office.odf_shapes import put_form, read_text
from tni.formats.lessons.office.odf_styles import Properties, attribute
from tni.formats.lessons.office.odf_tables import read_odf_table
from tni.formats.lessons.office.odf_transforms import placement_of
from tni.formats.lessons.office.page_items import ItemOwner
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import RECTANGLE, Paint, shape_items
from tni.formats.xml_tree import Element, child, children, name_of

_FILMS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ogv", ".mpg", ".mpeg", ".wmv", ".flv", ".3gp")
_NOTHING = (0.0, 0.0, 0.0, 0.0)
_OBJECTS = ("object", "object-ole", "applet", "floating-frame")

type Sides = tuple[float, float, float, float]
"""Parts of a box at its left, top, right and bottom."""


def read_frame(context: OdfPageContext, element: Element, where: OdfPlace, source: str) -> None:
    """Put what a frame holds on the page."""
    page = context.page
    placement = placement_of(element)
    table, text_box = child(element, "table"), child(element, "text-box")
    if placement is None:
        page.lose("Cadre sans place.", source)
        return
    inner = OdfPlace(where.owners, where.group, link_of(context, element, source) or where.link)
    if table is not None:
        read_odf_table(context, table, placement, inner, source, identities(element))
    elif text_box is not None:
        text = read_text(context, element, text_box, source)
        put_form(context, element, (RECTANGLE, placement, (0.0, 0.0, 0.0, 0.0), "t"), text, where, source)
    elif child(element, "plugin") is not None:
        _read_media(context, element, placement, inner, source)
    else:
        _read_picture(context, element, placement, inner, source)


def _read_picture(
    context: OdfPageContext, element: Element, placement: Placement, where: OdfPlace, source: str
) -> None:
    """Put a picture, or the one that stands for an object, on the page."""
    page = context.page
    placed = context.frame.placed(placement)
    owner = ItemOwner((*identities(element), *where.owners))
    stored = next((one for one in element if name_of(one) in _OBJECTS), None)
    name = next((file for one in children(element, "image") if (file := _picture(context, one))), "")
    if not name:
        if attribute(element, "placeholder") == "true":
            page.lose("Cadre vide.", source)
            return
        label = "Objet" if stored is not None else "Image"
        what = "Objet d’un autre programme sans image lisible dans le fichier."
        page.lose(
            what if stored is not None else "Image d’un format que le tableau n’affiche pas.", source, is_dropped=False
        )
        page.stand_in(label, placed, source, owner, where.group)
        return
    if stored is not None:
        page.lose("Objet d’un autre programme : son image seule est reprise.", source, is_dropped=False)
    properties = context.properties(element, "graphic")
    crop, free = _crop(properties, context.files.size_px(name))
    turn = placed.turn + (180.0 if placed.mirrors_y else 0.0)
    is_mirrored = ("horizontal" in properties.get("mirror", "none")) != placed.mirrors_y
    left, top, right, bottom = _turned(free, is_upside_down=placed.mirrors_y, is_mirrored=is_mirrored)
    wide, high = placed.width * (1 - left - right), placed.height * (1 - top - bottom)
    begin = (1 - right, 1 - bottom) if placed.mirrors_y else (left, top)
    x, y = placed.corner(placed.width * begin[0], placed.height * begin[1])
    page.add([PlainPicture(
        file=name, x=x, y=y, width=wide, height=high, alt=description_of(element), turn=turn % 360, crop=crop,
        opacity=share_of(properties.get("image-opacity")), is_mirrored=is_mirrored, **context.base(source, where),
    )], owner)  # fmt: skip
    if properties.get("color-mode", "standard") != "standard":
        page.lose("Couleurs de l’image reprises telles quelles.", source, is_dropped=False)
    paint, _ = paint_of(properties, context.styles, context.mm)
    if paint.colour:
        inner = OdfPlace(where.owners, where.group or source, where.link)
        outline = Paint("", 1.0, paint.colour, paint.width, paint.dash)
        items, _ = shape_items(RECTANGLE, placed, outline, context.base(f"{source}/outline", inner))
        page.add(items, owner)


def _picture(context: OdfPageContext, image: Element) -> str:
    """Return the name of the file of a `draw:image`."""
    part = part_of(attribute(image, "href"))
    inline = child(image, "binary-data")
    if inline is not None:
        part = inline_part(context, inline)
    return context.files.picture(part) if part else ""


def _crop(properties: Properties, size_px: tuple[int, int] | None) -> tuple[Sides, Sides]:
    """Return what is cut off a picture, and the parts of its box that are left free: room is left where the file cuts
    off less than nothing. It tells lengths of the picture in its own size, at 96 dots to the inch where it tells no
    other."""
    found = re.fullmatch(r"rect\(([^)]*)\)", properties.get("clip", "").strip())
    parts = [length_mm(one) for one in re.split(r"[\s,]+", found[1].strip())][:4] if found else []
    if size_px is None or min(size_px) < 1 or len(parts) < 4:
        return _NOTHING, _NOTHING
    wide, high = (one * 25.4 / 96 for one in size_px)
    top, right, bottom, left = parts
    shown = wide - left - right, high - top - bottom
    if min(shown) <= 0 or max(map(abs, parts)) > 1e6:
        return _NOTHING, _NOTHING
    crop = tuple(max(one, 0.0) / side for one, side in ((left, wide), (top, high), (right, wide), (bottom, high)))
    sides = ((left, shown[0]), (top, shown[1]), (right, shown[0]), (bottom, shown[1]))
    free = tuple(max(-one, 0.0) / side for one, side in sides)
    if any(one + other >= 1 for part in (crop, free) for one, other in ((part[0], part[2]), (part[1], part[3]))):
        return _NOTHING, _NOTHING
    return (crop[0], crop[1], crop[2], crop[3]), (free[0], free[1], free[2], free[3])


def _turned(sides: Sides, *, is_upside_down: bool, is_mirrored: bool) -> Sides:
    """Return the sides of a box in which the picture is turned by a half and mirrored."""
    left, top, right, bottom = sides
    if is_upside_down:
        top, bottom = bottom, top
    return (right, top, left, bottom) if is_mirrored != is_upside_down else (left, top, right, bottom)


def _read_media(context: OdfPageContext, element: Element, placement: Placement, where: OdfPlace, source: str) -> None:
    page, plugin = context.page, child(element, "plugin")
    placed = context.frame.placed(placement)
    href = "" if plugin is None else attribute(plugin, "href")
    kind = "" if plugin is None else attribute(plugin, "mime-type")
    part = part_of(href)
    name = context.files.media(part) if part else ""
    owner = ItemOwner((*identities(element), *where.owners))
    poster = next((file for one in children(element, "image") if (file := _picture(context, one))), "")
    if not name:
        page.lose("Son ou film qui n’est pas dans le fichier.", source, is_dropped=False)
        page.stand_in("Son ou film", placed, source, owner, where.group)
        return
    x, y = placed.corners[0]
    is_film = "video" in kind or posixpath.splitext(name)[1] in _FILMS
    parameters = {attribute(one, "name"): attribute(one, "value") for one in children(plugin, "param")}
    page.add([PlainMedia(
        file=name, x=x, y=y, width=placed.width, height=placed.height, is_film=is_film,
        title=attribute(element, "name"), poster=poster, is_looped=parameters.get("Loop") == "true",
        **context.base(source, where),
    )], owner)  # fmt: skip
