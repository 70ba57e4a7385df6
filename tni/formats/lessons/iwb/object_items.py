"""Pictures, sounds and films of a page of an IWB file, and links to them."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from tni.api.formats import FormatError, PlainMedia, PlainPicture
from tni.core.format_errors import FileFormatError
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.iwb.page_context import IwbElement, IwbPageContext
from tni.formats.lessons.placed_box import placed_box
from tni.formats.lessons.svg_picture import draw_svg
from tni.formats.lessons.svg_values import parse_length, parse_opacity
from tni.formats.picture_reader import picture_size_px
from tni.formats.xml_tree import child, element_text

WEB = ("http://", "https://", "mailto:")
_SOUNDS = frozenset({"mp3", "wav", "ogg", "oga", "m4a", "aac", "wma", "flac"})
_FILMS = frozenset({"mp4", "mpg", "mpeg", "avi", "wmv", "mov", "webm", "ogv", "flv", "m4v"})
_SOUND_BOX, _FILM_BOX = (200.0, 60.0), (400.0, 300.0)
_ACROSS = frozenset({"horizontal", "x", "h", "both", "xy"})
_DOWN = frozenset({"vertical", "y", "v", "both", "xy"})


def place_picture(one: IwbElement, context: IwbPageContext) -> None:
    """Put a picture on the page."""
    found = _picture(one.attributes.get("href", ""), context)
    if found is None:
        context.drop("Image absente du fichier ou illisible.", one.name)
        return
    file, size = found
    x, y = (parse_length(one.attributes.get(name)) for name in ("x", "y"))
    width = parse_length(one.attributes.get("width"), size[0], whole=context.box.width)
    height = parse_length(one.attributes.get("height"), size[1], whole=context.box.height)
    if min(width, height) <= 0:
        context.drop("Image sans taille.", one.name)
        return
    flip = one.properties.word("flip")
    placed = one.within.placed
    middle = (x + width / 2, y + height / 2)
    sx, sy = (-1.0 if flip in words else 1.0 for words in (_ACROSS, _DOWN))
    box = placed_box(placed.after(Affine.scaling(sx, sy, middle)), Rect(x, y, width, height))
    if box.is_sheared:
        context.change("Image inclinée : posée droite.", one.name)
    picture = PlainPicture(
        source=one.name, group=one.group, link=one.within.link, file=file, x=box.x, y=box.y, width=box.width,
        height=box.height, turn=box.turn, is_mirrored=box.is_mirrored, alt=_described(one),
        opacity=parse_opacity(one.attributes.get("opacity")),
    )  # fmt: skip
    context.place(picture, box.bounds, one.properties)


def place_media(one: IwbElement, context: IwbPageContext) -> None:
    """Put a sound or a film on the page."""
    address = one.attributes.get("href", "")
    is_film = one.kind == "video"
    width, height = _FILM_BOX if is_film else _SOUND_BOX
    x, y = (parse_length(one.attributes.get(name)) for name in ("x", "y"))
    width, height = (
        parse_length(one.attributes.get(name), size)
        for name, size in zip(("width", "height"), (width, height), strict=True)
    )
    bounds = one.within.placed.rect(Rect(x, y, max(width, 1.0), max(height, 1.0)))
    if address.lower().endswith(".swf"):
        context.drop("Animation Flash non reprise.", one.name)
    elif not place_file(address, bounds, one, one.name, context, is_film=is_film):
        context.drop("Vidéo absente du fichier." if is_film else "Son absent du fichier.", one.name)


def place_file(
    address: str, bounds: Rect, one: IwbElement, name: str, context: IwbPageContext, *, is_film: bool
) -> bool:  # fmt: skip
    """Put a sound or film of the package on the page, and return whether there is one."""
    data = context.package.read(address)
    file = context.files.add(data, ending_of(address) or ("mp4" if is_film else "mp3")) if data else None
    if file is None:
        return False
    title = unquote(address).rpartition("/")[2].rpartition(".")[0]
    media = PlainMedia(
        source=name, group=one.group, file=file, x=bounds.x, y=bounds.y, width=bounds.width, height=bounds.height,
        is_film=is_film, title=title,
    )  # fmt: skip
    context.place(media, bounds, replace(one.properties, values={**one.properties.values, "background": ""}))
    return True


def link_of(address: str, context: IwbPageContext) -> str:
    """Return a link of an item; "" for one to nothing that a lesson has."""
    clean = address.strip()
    if clean.lower().startswith(WEB):
        return clean
    page = context.pages.get(clean.removeprefix("#"))
    if clean.startswith("#") and page is not None:
        return f"page:{page}"
    data = context.package.read(clean)
    file = context.files.add(data, ending_of(clean) or "bin") if data else None
    return f"file:{file}" if file else ""


def is_sound(address: str) -> bool:
    return ending_of(address) in _SOUNDS


def is_film(address: str) -> bool:
    return ending_of(address) in _FILMS


def ending_of(address: str) -> str:
    """Return the end of a file's name in small letters; "" for none."""
    found = re.search(r"\.([A-Za-z0-9]{1,5})$", address.partition("#")[0])
    return found[1].lower() if found else ""


def _picture(address: str, context: IwbPageContext) -> tuple[str, tuple[float, float]] | None:
    data = context.package.read(address)
    if not data:
        return None
    if ending_of(address) in ("svg", "svgz"):
        try:
            drawn = draw_svg(data)
        except (FormatError, FileFormatError):
            return None
        file = context.files.add(drawn.png, "png")
        return None if file is None else (file, (drawn.width_px, drawn.height_px))
    file, size = context.files.add_picture(data), picture_size_px(data)
    return None if file is None or size is None else (file, (float(size[0]), float(size[1])))


def _described(one: IwbElement) -> str:
    for name in ("desc", "title"):
        text = " ".join(element_text(child(one.element, name)).split())
        if text:
            return text[:300]
    return ""
