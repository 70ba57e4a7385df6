"""Objects of a page of OpenBoard: pictures, sounds, films, pages of a PDF, and applications (widgets)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import radians
from urllib.parse import unquote

from tni.api.formats import FormatError, PlainMedia, PlainPicture, PlainShape, PlainShapeKind, PlainText
from tni.core.format_errors import FileFormatError
from tni.core.geometry import Affine
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of, box_of, z_of
from tni.formats.lessons.pdf_picture import pdf_page_picture
from tni.formats.lessons.placed_box import PlacedBox
from tni.formats.lessons.svg_picture import draw_svg
from tni.formats.lessons.svg_values import parse_number
from tni.formats.picture_reader import picture_size_px
from tni.formats.xml_tree import Element, child, name_of, parse_xml

_PDF_PAGE = re.compile(r"^(.{1,500}\.pdf)(?:#page=(\d{1,6}))?$", re.IGNORECASE | re.DOTALL)
_LAST_NAME = re.compile(r"([^/\\{}]+)\.(?:wgt|wdgt|wgs)$", re.IGNORECASE)
_WEB = ("http://", "https://")
_DIRECT_SIZE = 40202
"""Version from which a bitmap's own size counts, not that of its element."""
_PICTURES = ("Default.png", "default.png")
_STRETCHED = 40500
"""Version from which the page of a PDF that is a background is stretched to the page."""
_ICONS = ("icon.png", "Icon.png", "icon.gif", "icon.jpg", "icon.svg")
_EMPTY = (400.0, 300.0)


@dataclass(frozen=True, slots=True)
class PdfPlace:
    """Page of a PDF that lies behind everything else. page: from 0. box: where, in pixels. is_stretched: the program
    stretches it to the page, wherever it is."""

    file: str
    page: int
    box: PlacedBox
    source: str
    is_stretched: bool


def place_picture(element: Element, source: str, group: str, context: PageContext) -> None:
    """Put a picture on the page."""
    attributes = attributes_of(element)
    address = attributes.get("href", "")
    found = _picture(address, context)
    if found is None:
        context.drop("Image absente du fichier ou illisible.", source)
        return
    file, own = found
    width, height = (parse_number(attributes.get(name)) for name in ("width", "height"))
    if own is not None and (context.frame.version >= _DIRECT_SIZE or min(width, height) <= 0):
        width, height = own
    _place(file, box_of(attributes, context.frame, width, height), attributes, source, group, context)


def place_media(element: Element, source: str, group: str, context: PageContext) -> None:
    """Put a sound or a film on the page."""
    attributes = attributes_of(element)
    is_film = name_of(element) == "video"
    address = attributes.get("href", "")
    data = None if address.lower().startswith(_WEB) else context.read(address)
    ending = address.rpartition(".")[2].lower()
    ending = ending if re.fullmatch(r"[a-z0-9]{1,5}", ending) else ("mp4" if is_film else "mp3")
    file = context.files.add(data, ending) if data else None
    if file is None:
        context.drop("Vidéo absente du fichier." if is_film else "Son absent du fichier.", source)
        return
    width, height = (
        max(20.0, parse_number(attributes.get(name), size))
        for name, size in zip(("width", "height"), _EMPTY, strict=True)
    )
    bounds = box_of(attributes, context.frame, width, height).bounds
    media = PlainMedia(
        source=source, group=group, is_locked=_is_locked(attributes), file=file, x=bounds.x, y=bounds.y,
        width=bounds.width, height=bounds.height, is_film=is_film, title=_title(address),
    )  # fmt: skip
    context.place(z_of(attributes), media, bounds)


def pdf_place(element: Element, source: str, context: PageContext) -> PdfPlace | None:
    """Return a page of a PDF; None for one that the file lacks, which is a loss."""
    attributes = attributes_of(element)
    found = _PDF_PAGE.match(attributes.get("href", ""))
    data = context.read(found[1]) if found else None
    file = context.files.add(data, "pdf") if data and b"%PDF" in data[:1024] else None
    if found is None or file is None:
        context.drop("Page d’un PDF absente du fichier.", source)
        return None
    width, height = (max(1.0, parse_number(attributes.get(name), 1.0)) for name in ("width", "height"))
    box = box_of(attributes, context.frame, width, height)
    is_stretched = attributes.get("ub:background") == "true" and context.frame.version >= _STRETCHED
    return PdfPlace(file, max(0, int(found[2] or 1) - 1), box, source, is_stretched)


def place_pdf_picture(one: PdfPlace, context: PageContext) -> None:
    """Put a picture of a page of a PDF on the page."""
    data = next(file.data for file in context.files.files if file.name == one.file)
    drawn = pdf_page_picture(data, one.box.width * context.frame.mm, one.page)
    file = context.files.add(drawn, "png") if drawn else None
    if file is None:
        context.drop("Page d’un PDF illisible.", one.source)
        return
    context.change("Page d’un PDF qui ne remplit pas la page : posée comme image.", one.source)
    picture = PlainPicture(
        source=one.source, is_locked=True, file=file, x=one.box.x, y=one.box.y, width=one.box.width,
        height=one.box.height, turn=one.box.turn, is_mirrored=one.box.is_mirrored,
    )  # fmt: skip
    context.place(float("-inf"), picture, one.box.bounds)


def place_widget(element: Element, source: str, group: str, context: PageContext) -> None:
    """Put an application on the page: its picture, with its address where it has one on the web."""
    attributes = attributes_of(element)
    folder = attributes.get("ub:src", "")
    frame = next((one for one in element if name_of(one) == "iframe"), None)
    address = "" if frame is None else frame.get("src", "")
    link = next((one for one in (address, folder, _start(folder, context)) if one.lower().startswith(_WEB)), "")
    name = _widget_name(folder, attributes.get("ub:source", ""), context)
    width, height = (max(1.0, parse_number(attributes.get(name), 100.0)) for name in ("width", "height"))
    box = box_of(attributes, context.frame, width, height)
    what = f"Application « {name} »" if name else "Application"
    found = _widget_picture(folder, attributes.get("ub:uuid", ""), context)
    if found is not None:
        _place(found[0], _within(box, found[1]), attributes, source, group, context, link=link, alt=name)
        context.change(f"{what} : son image est posée, elle n’agit plus.", source)
        return
    context.change(f"{what} : un cadre est posé à sa place, elle n’agit plus.", source)
    z, is_locked, bounds = z_of(attributes), _is_locked(attributes), box.bounds
    shape = PlainShape(
        source=source, group=group or source, link=link, is_locked=is_locked, kind=PlainShapeKind.RECTANGLE,
        points=((bounds.x, bounds.y), (bounds.right, bounds.bottom)), colour="#808080", width=1.0, fill="#e6e6e6",
    )  # fmt: skip
    context.place(z, shape, bounds)
    if name:
        text = PlainText(
            source=f"{source}/name", group=group or source, link=link, is_locked=is_locked, text=name, colour="#404040",
            x=bounds.x + 10, y=bounds.y + 10, size=min(32.0, max(8.0, bounds.height / 6)),
            width=max(20.0, bounds.width - 20),
        )  # fmt: skip
        context.place(z, text, bounds)


def _picture(address: str, context: PageContext) -> tuple[str, tuple[float, float] | None] | None:
    """Return the name of a picture's file and the picture's size; None for one that cannot be read."""
    data = context.read(address)
    if not data:
        return None
    if address.lower().endswith((".svg", ".svgz")):
        try:
            drawn = draw_svg(data)
        except (FormatError, FileFormatError):
            return None
        file = context.files.add(drawn.png, "png")
        return None if file is None else (file, (drawn.width_px, drawn.height_px))
    file = context.files.add_picture(data)
    size = picture_size_px(data)
    return None if file is None else (file, None if size is None else (float(size[0]), float(size[1])))


def _place(
    file: str, box: PlacedBox, attributes: dict[str, str], source: str, group: str, context: PageContext,
    *, link: str = "", alt: str = "",
) -> None:  # fmt: skip
    if min(box.width, box.height) <= 0:
        context.drop("Image sans taille.", source)
        return
    if box.is_sheared:
        context.change("Image inclinée : posée droite.", source)
    is_behind = attributes.get("ub:background") == "true"
    picture = PlainPicture(
        source=source, group=group, link=link, is_locked=is_behind or _is_locked(attributes), file=file, x=box.x,
        y=box.y, width=box.width, height=box.height, turn=box.turn, is_mirrored=box.is_mirrored, alt=alt,
    )  # fmt: skip
    context.place(float("-inf") if is_behind else z_of(attributes), picture, box.bounds)


def _is_locked(attributes: dict[str, str]) -> bool:
    return attributes.get("ub:locked") in ("true", "1")


def _title(address: str) -> str:
    name = unquote(address).rpartition("/")[2].rpartition(".")[0]
    return "" if re.fullmatch(r"\{?[0-9a-fA-F-]{32,38}\}?", name) else name


def _widget_picture(folder: str, uuid: str, context: PageContext) -> tuple[str, tuple[float, float] | None] | None:
    """Return the picture of a widget, as it looked last or looks at first, without a size; else its icon with its
    size."""
    bare = uuid.strip("{}")
    paths = [f"widgets/{{{bare}}}.png", f"widgets/{bare}.png"] if bare else []
    for path in (*paths, *(f"{folder}/{one}" for one in _PICTURES)):
        found = _picture(path, context)
        if found is not None:
            return found[0], None
    icons = (_picture(f"{folder}/{icon}", context) for icon in _ICONS)
    return next((found for found in icons if found is not None), None)


def _within(box: PlacedBox, size: tuple[float, float] | None) -> PlacedBox:
    """Return the place of a picture in the middle of a box; all of it for one without a size."""
    if size is None or min(size) <= 0:
        return box
    scale = min(box.width / size[0], box.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    turned = Affine.rotating(radians(box.turn), (box.x, box.y))
    x, y = turned.point(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2)
    return replace(box, x=x, y=y, width=width, height=height)


def _widget_name(folder: str, source: str, context: PageContext) -> str:
    data = context.read(f"{folder}/config.xml")
    try:
        root = None if data is None or len(data) > 1_000_000 else parse_xml(data)
    except FileFormatError:
        root = None
    named = None if root is None else child(root, "name")
    if named is not None and (named.text or "").strip():
        return " ".join(named.text.split())[:100]
    found = _LAST_NAME.search(unquote(source))
    return found[1].replace("_", " ")[:100] if found else ""


def _start(folder: str, context: PageContext) -> str:
    """Return the address at which a widget begins, as its description tells."""
    data = context.read(f"{folder}/config.xml")
    try:
        root = None if data is None or len(data) > 1_000_000 else parse_xml(data)
    except FileFormatError:
        return ""
    content = None if root is None else child(root, "content")
    return "" if content is None else content.get("src", "")
