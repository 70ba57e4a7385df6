"""Styles of letters in HTML: by tags, their attributes, and CSS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tni.api.formats import PlainScript
from tni.formats.lessons.svg_values import NUMBER, cut_number, parse_colour, parse_style

_SIZE = re.compile(rf"({NUMBER.pattern})\s*(px|pt|em|rem|%)?")
_NAMED_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_FONT_SIZES = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
"""Pixels of the sizes 0 to 7 of the tag `font`."""
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_DEFAULT_PX = 16.0
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Look:
    """Style of letters. size: in pixels, 0 if unknown; colour: "" if unknown."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = ""
    size: float = 0.0
    script: PlainScript = PlainScript.NORMAL
    link: str = ""


def look_of_tag(tag: str, look: Look, attributes: Mapping[str, str], px_per_point: float) -> Look:
    """Return the look within a tag. px_per_point: for sizes in points."""
    match tag:
        case "b" | "strong" | "th":
            return replace(look, bold=True)
        case "i" | "em":
            return replace(look, italic=True)
        case "u":
            return replace(look, underline=True)
        case "s" | "strike" | "del":
            return replace(look, struck=True)
        case "sub":
            return replace(look, script=PlainScript.SUB)
        case "sup":
            return replace(look, script=PlainScript.SUPER)
        case "a":
            address = attributes.get("href", "").strip()
            return replace(look, link=address if address.lower().startswith(_SCHEMES) else "")
        case "font":
            return _of_font(look, attributes, px_per_point)
        case _ if tag in _HEADINGS:
            return replace(look, bold=True, size=_HEADINGS[tag] * (look.size or _DEFAULT_PX))
        case _:
            return look


def look_of_css(style: str, look: Look, px_per_point: float) -> Look:
    """Return a look with the properties of a style attribute."""
    for name, value in parse_style(style).items():
        word = value.lower()
        match name:
            case "font-weight":
                heavy = word in ("bold", "bolder") or (word[:4].isdecimal() and int(word[:4]) >= 600)
                look = replace(look, bold=heavy)
            case "font-style":
                look = replace(look, italic=word in ("italic", "oblique"))
            case "text-decoration" | "text-decoration-line":
                look = replace(look, underline="underline" in word, struck="line-through" in word)
            case "color":
                look = _coloured(look, value)
            case "font-size":
                look = replace(look, size=_size(word, look.size, px_per_point))
            case "vertical-align":
                script = {"sub": PlainScript.SUB, "super": PlainScript.SUPER}.get(word, PlainScript.NORMAL)
                look = replace(look, script=script)
            case _:
                pass
    return look


def _of_font(look: Look, attributes: Mapping[str, str], px_per_point: float) -> Look:
    look = _coloured(look, attributes.get("color", ""))
    size = attributes.get("size", "").strip()
    if size[:1] in ("+", "-") and size[1:2].isdecimal():
        return replace(look, size=(look.size or _DEFAULT_PX) * 1.2 ** int(f"{size[0]}{size[1]}"))
    if size.isascii() and size.isdecimal():
        return replace(look, size=_FONT_SIZES[min(int(size[:2]), 7)] * px_per_point * 0.75)
    return look


def _coloured(look: Look, value: str) -> Look:
    colour = parse_colour(value)
    return look if colour is None or colour.opacity == 0 else replace(look, colour=colour.hex)


def _size(value: str, before: float, px_per_point: float) -> float:
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    found = _SIZE.match(value[:40])
    if found is None:
        return before
    number, unit = cut_number(float(found[1])), found[2]
    base = before or _DEFAULT_PX
    factors = {"pt": px_per_point, "em": base, "%": base / 100, "rem": _DEFAULT_PX}
    size = number * factors.get(unit or "px", 1.0)
    return size if 0.5 <= size <= 5000 else before
