"""Painter of a stranger's SVG as a PNG, by resvg. For the sandboxed process alone: resvg is compiled code.

Nothing outside the file is loaded: only references to its own parts and embedded bitmaps stay. What is drawn again and
again by `use`, patterns, markers or masks is counted before, as is the depth, at which resvg would crash.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import threading
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import FileTooDeepError
from tni.formats.lessons.svg_cost import EMBEDDED_MAX, check_cost
from tni.formats.lessons.svg_tree import SVG_NAMESPACE, read_svg_tree
from tni.formats.lessons.svg_values import parse_length, parse_view_box
from tni.formats.picture_reader import MAX_PIXELS, picture_size_px
from tni.formats.xml_tree import Element, name_of

LONGEST_PX = 1600
PICTURES_DEEP = 2
"""Most SVG files within one another."""
_DEFAULT_PX = (300.0, 150.0)  # CSS 2.1, section 10.3.2
_STACK_BYTES = 64 << 20
"""Of the thread that draws: with the 1 MB of Windows, resvg crashes 100 elements deep."""
_LAYERS_PX = 60_000_000
"""Pixels of all layers together, five seconds of drawing."""
_LEAST_PX = 512
_WITHOUT = frozenset({"script", "foreignObject", "iframe", "audio", "video", "handler", "listener"})
_IMAGES = frozenset({"image", "feImage"})
_OUTER_URL = re.compile(r"url\(\s*(?!['\"]?\s*#)", re.IGNORECASE)
_IMPORT = re.compile(r"@import[^;]{0,1000};?", re.IGNORECASE)
_DATA = re.compile(r"data:([\w.+/-]{0,60})((?:;[\w.=-]{0,60}){0,4}),", re.IGNORECASE)
_BITMAPS = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))
_LIMITS = {"feMorphology": ("radius", 10), "feConvolveMatrix": ("order", 5), "feTurbulence": ("numOctaves", 4)}
"""Numbers of filters that would take minutes, with the greatest that is drawn."""


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """Picture of an SVG. width_px, height_px: its own size in CSS pixels, not that of the PNG."""

    png: bytes
    width_px: float
    height_px: float


def draw_svg(data: bytes, longest_px: int = LONGEST_PX) -> SvgPicture:
    """Draw an SVG, packed or not. longest_px: most pixels of the longer side. Raises: FormatError."""
    root = read_svg_tree(data).root
    if name_of(root) != "svg":
        raise FormatError(FormatFault.OTHER_FORMAT)
    return draw_tree(root, longest_px)


def png_of(data: bytes, longest_px: int = LONGEST_PX) -> bytes:
    """Return the picture of an SVG as PNG. Raises: FormatError."""
    return draw_svg(data, longest_px).png


def draw_tree(root: Element, longest_px: int = LONGEST_PX) -> SvgPicture:
    """Draw the tree of an `svg` element, which is changed on the way. Raises: FormatError."""
    width, height = svg_size(root)
    try:
        make_safe(root)
        layers = check_cost(root)
    except FileTooDeepError:
        raise FormatError(FormatFault.TOO_LARGE, "nesting") from None
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    longest = max(1, min(longest_px, max(_LEAST_PX, math.isqrt(_LAYERS_PX // max(1, layers)))))
    scale = longest / max(width, height)
    text = etree.tostring(root, encoding="unicode")
    has_text = next(root.iter(f"{{{SVG_NAMESPACE}}}text"), None) is not None
    size_px = max(1, round(width * scale)), max(1, round(height * scale))
    return SvgPicture(_drawn(text, size_px, has_text), width, height)


def svg_size(root: Element) -> tuple[float, float]:
    """Return the size of an SVG in CSS pixels; where it tells none, that of its view box."""
    box = parse_view_box(root.get("viewBox"))
    whole = (box.width, box.height) if box else (0.0, 0.0)
    width, height = (
        parse_length(root.get(name), whole=part) for name, part in zip(("width", "height"), whole, strict=True)
    )
    if box:
        if width <= 0:
            width = height * box.width / box.height if height > 0 else box.width
        height = height if height > 0 else width * box.height / box.width
    width, height = width if width > 0 else _DEFAULT_PX[0], height if height > 0 else _DEFAULT_PX[1]
    least = max(width, height) / 1000  # thinner ones show nothing
    return max(width, least, 1e-3), max(height, least, 1e-3)


def make_safe(root: Element, depth: int = 0) -> None:
    """Take out of a tree what refers to anything outside it, what acts, and what resvg does not draw.

    depth: number of SVG files that this one lies in.
    """
    for element in list(root.iter()):
        name = name_of(element)
        if not name or name in _WITHOUT:
            if element is not root:
                _remove(element)
            continue
        if "}" not in element.tag:  # no default namespace, as of SMART Notebook
            local = name.rpartition(":")[2]  # a damaged name may have a prefix of nothing
            if not local:
                _remove(element)
                continue
            element.tag = f"{{{SVG_NAMESPACE}}}{local}"
        if name == "style":
            element.text = _OUTER_URL.sub("none(", _IMPORT.sub("", "".join(element.itertext()).replace("\\", "")))
        for attribute, value in list(element.attrib.items()):
            _clean(element, name, attribute, value, depth)


def _clean(element: Element, name: str, attribute: str, value: str, depth: int) -> None:
    local = attribute.rpartition("}")[2]
    if local in ("href", "src"):
        kept = value.strip() if value.strip().startswith("#") else ""
        if not kept and name in _IMAGES:
            kept = embedded(value, depth)
        if kept:
            element.set(attribute, kept)
        else:
            del element.attrib[attribute]
    elif local == "base" or local.startswith("on") or (_OUTER_URL.search(value) and local != "style"):
        del element.attrib[attribute]
    elif local == "style":
        element.set(attribute, _OUTER_URL.sub("none(", value.replace("\\", "")))
    elif name in _LIMITS and local == _LIMITS[name][0]:
        element.set(attribute, f"{max(0.0, min(_LIMITS[name][1], parse_length(value))):g}")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:  # a comment before the root has none
        element.tail = None
        parent.remove(element)


def data_of_url(url: str) -> bytes:
    """Return the bytes that a `data:` address holds, b"" for another one."""
    head = _DATA.match(url.strip())
    if head is None:
        return b""
    body = url.strip()[head.end() :]
    if "base64" not in head[2].lower():
        return urllib.parse.unquote_to_bytes(body)
    try:
        plain = urllib.parse.unquote(body) if "%" in body else body
        return base64.b64decode("".join(plain.split()) + "==")
    except (binascii.Error, ValueError):
        return b""


def embedded(url: str, depth: int = 0) -> str:
    """Return an embedded picture as an address that is safe to draw, "" if it is none."""
    data = data_of_url(url)
    kind = next((kind for begin, kind in _BITMAPS if data.startswith(begin)), "")
    if kind:
        width, height = picture_size_px(data) or (0, 0)
        return f"data:image/{kind};base64,{base64.b64encode(data).decode()}" if 0 < width * height <= MAX_PIXELS else ""
    if not data or depth >= PICTURES_DEEP:
        return ""
    try:
        root = read_svg_tree(data).root
        if name_of(root) != "svg":
            return ""
        make_safe(root, depth + 1)
        check_cost(root, EMBEDDED_MAX)
    except (FormatError, FileTooDeepError):
        return ""
    return "data:image/svg+xml;base64," + base64.b64encode(etree.tostring(root)).decode()


def _fonts() -> dict[str, Any]:
    """Return how resvg finds fonts: those of the system, and the program's own for families that are not there, whose
    letters would not be drawn."""
    files = [str(one) for one in (Path(__file__).parents[2] / "render/fonts").glob("Atkinson*.ttf")]
    kinds = ("font_family", "serif_family", "sans_serif_family", "cursive_family", "fantasy_family", "monospace_family")
    return {"font_files": files, **dict.fromkeys(kinds, "Atkinson Hyperlegible Next")}


def _drawn(text: str, size_px: tuple[int, int], has_text: bool) -> bytes:
    """Draw on a thread with a large stack. Raises: FormatError."""
    found: list[bytes] = []

    def draw() -> None:
        import resvg_py  # compiled; loaded when a picture is drawn

        try:
            fonts = _fonts() if has_text else {"skip_system_fonts": True}
            found.append(resvg_py.svg_to_bytes(svg_string=text, width=size_px[0], height=size_px[1], **fonts))
        except (ValueError, RuntimeError, OSError, MemoryError):
            return
        except BaseException as error:  # a panic of Rust is no Exception
            if type(error).__name__ != "PanicException":
                raise

    before = threading.stack_size(_STACK_BYTES)
    try:
        thread = threading.Thread(target=draw)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if not found or not found[0]:
        raise FormatError(FormatFault.DAMAGED, "no picture")
    return found[0]
