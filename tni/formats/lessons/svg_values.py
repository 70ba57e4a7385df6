"""Values of SVG attributes: numbers, lengths, colours, styles, transforms, points and view boxes.

Values come from unknown programs, so none raises an error: what cannot be read is the default, and a list ends before
its first fault. Time is linear in the text. Path data are in `svg_path`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, isfinite, radians, tan

from tni.core.geometry import IDENTITY, Affine, Point, Rect
from tni.formats.lessons.svg_colour_names import COLOUR_NAMES

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
SEPARATOR = re.compile(r"[\s,]*")
LIMIT = 1e7
"""Largest number: greater ones are cut to it, so that products of several stay finite."""
POINTS_MAX = 200_000
"""Most points of one element; the others are left out."""
TRANSFORMS_MAX = 64
"""Most functions of one transform attribute."""
TEXT_MAX = 16_000_000
"""Letters of one attribute that are read."""
EM_PX = 16.0
UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}  # fmt: skip
"""CSS pixels of each absolute unit of length."""

_LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*(%|[a-zA-Z]*)\s*")
_FUNCTION = re.compile(r"[\s,]*([A-Za-z]{1,12})\s*\(([^()]{0,1000})\)")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_CHANNELS = re.compile(r"(rgba?|hsla?)\(([^()]{0,200})\)")
_CHANNEL = re.compile(rf"({NUMBER.pattern})\s*(%|deg)?")
_NONE = frozenset({"none", "transparent"})


@dataclass(frozen=True, slots=True)
class SvgColour:
    """Colour. hex: "#rrggbb". opacity: 0 to 1."""

    hex: str
    opacity: float = 1.0


NO_COLOUR = SvgColour("#000000", 0.0)


def cut_number(value: float) -> float:
    """Return a number within the limit; 0 for one that is not finite."""
    return max(-LIMIT, min(LIMIT, value)) if isfinite(value) else 0.0


def parse_number(text: str | None, default: float = 0.0) -> float:
    """Return the number that a text begins with."""
    found = NUMBER.match(text.strip()) if text else None
    return cut_number(float(found[0])) if found else default


def parse_numbers(text: str, most: int = 2 * POINTS_MAX) -> list[float]:
    """Return the numbers of a list, up to its first fault."""
    numbers: list[float] = []
    at = SEPARATOR.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    while len(numbers) < most and (found := NUMBER.match(text, at)):
        numbers.append(cut_number(float(found[0])))
        at = SEPARATOR.match(text, found.end()).end()  # type: ignore[union-attr]
    return numbers


def parse_length(text: str | None, default: float = 0.0, *, whole: float = 0.0, em: float = EM_PX) -> float:
    """Return a length in CSS pixels. whole: length of which per cents are parts. em: size of the font."""
    found = _LENGTH.match(text[:100]) if text else None
    if found is None:
        return default
    unit = found[2].lower()
    factor = whole / 100 if unit == "%" else em * {"em": 1.0, "rem": 1.0, "ex": 0.5}.get(unit, 0.0)
    return cut_number(float(found[1]) * (UNITS.get(unit) or factor or (0.0 if unit == "%" else 1.0)))


def parse_opacity(text: str | None, default: float = 1.0) -> float:
    """Return an opacity from 0 to 1, given as a number or in per cent."""
    found = _CHANNEL.match(text.strip()[:100]) if text else None
    if found is None:
        return default
    value = cut_number(float(found[1])) / (100 if found[2] == "%" else 1)
    return max(0.0, min(1.0, value))


def parse_colour(text: str | None, current: str = "#000000") -> SvgColour | None:
    """Return a colour; one without opacity for none, None for what is no colour, such as a gradient without a fallback.
    current: value of `currentColor`."""
    word = (text or "").strip()[:200].lower()
    if word.startswith("url("):  # the colour behind it is for readers without gradients
        word = word.partition(")")[2].strip()
    if word in _NONE:
        return NO_COLOUR
    if word == "currentcolor":
        return SvgColour(current)
    if word in COLOUR_NAMES:
        return SvgColour(COLOUR_NAMES[word])
    if _HEX.fullmatch(word):
        return _of_hex(word[1:])
    found = _CHANNELS.match(word)
    return _of_channels(found[1], found[2]) if found else None


def parse_style(text: str | None) -> dict[str, str]:
    """Return the properties of a style attribute by their names in small letters."""
    pairs = (one.partition(":") for one in (text or "")[:100_000].split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, colon, value in pairs if colon and name
    }


def styled(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of an element with the properties of its style in their place."""
    return {**attributes, **parse_style(attributes.get("style"))}


def parse_transform(text: str | None) -> Affine:
    """Return the map of a transform attribute: the product of its functions, without those that cannot be read."""
    result, at = IDENTITY, 0
    for _ in range(TRANSFORMS_MAX):
        found = _FUNCTION.match(text or "", at)
        if found is None:
            break
        at = found.end()
        result = _finite(result.after(_function(found[1].lower(), parse_numbers(found[2], 6))))
    return result


def parse_points(text: str | None) -> list[Point]:
    """Return the points of a polyline; a last x without y is left out."""
    numbers = parse_numbers((text or "")[:TEXT_MAX])
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def parse_view_box(text: str | None) -> Rect | None:
    """Return a view box; None for one without an area."""
    numbers = parse_numbers((text or "")[:1000], 4)
    if len(numbers) < 4 or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return Rect(*numbers)


def _of_hex(digits: str) -> SvgColour:
    full = "".join(2 * one for one in digits) if len(digits) < 6 else digits
    return SvgColour(f"#{full[:6]}", int(full[6:] or "ff", 16) / 255)


def _of_channels(model: str, text: str) -> SvgColour | None:
    found = _CHANNEL.findall(text)
    if len(found) < 3:
        return None
    values = [(cut_number(float(number)), unit) for number, unit in found]
    opacity = 1.0
    if len(values) > 3:
        opacity = max(0.0, min(1.0, values[3][0] / (100 if values[3][1] == "%" else 1)))
    if model.startswith("hsl"):
        red, green, blue = _of_hue(values[0][0], values[1][0] / 100, values[2][0] / 100)
    else:
        red, green, blue = (number * 255 / 100 if unit == "%" else number for number, unit in values[:3])
    return SvgColour("#" + "".join(f"{max(0, min(255, round(one))):02x}" for one in (red, green, blue)), opacity)


def _of_hue(hue: float, saturation: float, lightness: float) -> tuple[float, float, float]:
    """Return red, green, blue, 0 to 255. Formula: CSS Color 4, section 7.1."""
    chroma = saturation * min(lightness, 1 - lightness)

    def channel(shift: int) -> float:
        k = (shift + hue / 30) % 12
        return 255 * (lightness - chroma * max(-1.0, min(k - 3, 9 - k, 1.0)))

    return channel(0), channel(8), channel(4)


def _function(name: str, numbers: list[float]) -> Affine:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return Affine(a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return Affine.moving(x, rest[0] if rest else 0.0)
        case "scale", [x, *rest]:
            return Affine.scaling(x, rest[0] if rest else x)
        case "rotate", [angle, x, y, *_]:
            return Affine.rotating(radians(angle), (x, y))
        case "rotate", [angle, *_]:
            return Affine.rotating(radians(angle))
        case "skewx", [angle, *_] if abs(cos(radians(angle))) > 1e-6:
            return Affine(c=tan(radians(angle)))
        case "skewy", [angle, *_] if abs(cos(radians(angle))) > 1e-6:
            return Affine(b=tan(radians(angle)))
        case _:
            return IDENTITY


def _finite(one: Affine) -> Affine:
    return Affine(*map(cut_number, (one.a, one.b, one.c, one.d, one.e, one.f)))
