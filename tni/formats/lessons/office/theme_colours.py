"""Colours of DrawingML: those of a theme, by the names that a slide gives them, and their changes of light."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tni.core.colour import BLACK, colour_or
from tni.formats.lessons.office.numbers import number, of_hex, per_cent, to_hex
from tni.formats.xml_tree import Element, child, name_of

_PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_OFFICE = {
    "dk1": "#000000", "lt1": "#ffffff", "dk2": "#44546a", "lt2": "#e7e6e6", "accent1": "#4472c4", "accent2": "#ed7d31",
    "accent3": "#a5a5a5", "accent4": "#ffc000", "accent5": "#5b9bd5", "accent6": "#70ad47", "hlink": "#0563c1",
    "folHlink": "#954f72",
}  # fmt: skip
_PRESETS = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00", "orange": "#ffa500", "purple": "#800080", "gray": "#808080", "grey": "#808080",
    "cyan": "#00ffff", "magenta": "#ff00ff", "lime": "#00ff00", "navy": "#000080", "teal": "#008080",
    "maroon": "#800000", "olive": "#808000", "silver": "#c0c0c0", "pink": "#ffc0cb", "brown": "#a52a2a",
    "gold": "#ffd700", "aqua": "#00ffff", "fuchsia": "#ff00ff", "ltGray": "#d3d3d3", "dkGray": "#a9a9a9",
}  # fmt: skip
_SYSTEM = {"windowText": "#000000", "window": "#ffffff", "btnFace": "#f0f0f0", "highlight": "#0078d7"}
COLOUR_NAMES = ("srgbClr", "schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr")


@dataclass(frozen=True, slots=True)
class ColourScheme:
    """Colours of a theme as one slide names them. placeholder: the colour that a style fills in where a theme says
    "phClr"."""

    colours: Mapping[str, str] = field(default_factory=lambda: dict(_OFFICE))
    names: Mapping[str, str] = field(default_factory=lambda: dict(_PLAIN_MAP))
    placeholder: str = "#000000"

    def named(self, name: str) -> str:
        if name == "phClr":
            return self.placeholder
        return self.colours.get(self.names.get(name, name), _OFFICE.get(self.names.get(name, name), "#000000"))

    def filled_in(self, colour: str) -> ColourScheme:
        return replace(self, placeholder=colour)

    def mapped(self, mapping: Element | None) -> ColourScheme:
        """Return the scheme with the names of a `clrMap` or `overrideClrMapping`."""
        if mapping is None:
            return self
        return replace(
            self, names={**_PLAIN_MAP, **{name_of_key: str(value) for name_of_key, value in mapping.items()}}
        )


def scheme_of(theme: Element | None) -> ColourScheme:
    """Return the colours of a theme."""
    elements = None if theme is None else child(theme, "themeElements")
    scheme = None if elements is None else child(elements, "clrScheme")
    if scheme is None:
        return ColourScheme()
    found = {name_of(one): read_colour(next(iter(one), None), ColourScheme())[0] for one in scheme if name_of(one)}
    return ColourScheme({**_OFFICE, **found})


def colour_within(owner: Element | None, scheme: ColourScheme) -> tuple[str, float] | None:
    """Return the colour, and how opaque it is, that an element holds; None if it holds none."""
    if owner is None:
        return None
    found = next((one for one in owner if name_of(one) in COLOUR_NAMES), None)
    return None if found is None else read_colour(found, scheme)


def read_colour(element: Element | None, scheme: ColourScheme) -> tuple[str, float]:
    """Return a colour with its changes, and how opaque it is."""
    if element is None:
        return "#000000", 1.0
    colour = _base(element, scheme)
    opacity = 1.0
    for change in _changes(element):
        name, value = name_of(change), per_cent(change.get("val"))
        if name == "alpha":
            opacity = min(max(value, 0.0), 1.0)
        else:
            colour = _changed(colour, name, value)
    return colour, opacity


def _changes(element: Element) -> Iterator[Element]:
    return (one for one in element if name_of(one))


def _base(element: Element, scheme: ColourScheme) -> str:
    value = element.get("val", "")
    match name_of(element):
        case "srgbClr":
            return colour_or(f"#{value}")
        case "schemeClr":
            return scheme.named(value)
        case "sysClr":
            last = element.get("lastClr", "")
            return colour_or(f"#{last}", _SYSTEM.get(value, BLACK))
        case "prstClr":
            return _preset(value)
        case "hslClr":
            hue = number(element.get("hue")) / 21_600_000 % 1.0
            red, green, blue = colorsys.hls_to_rgb(hue, per_cent(element.get("lum")), per_cent(element.get("sat")))
            return to_hex(red, green, blue)
        case "scrgbClr":
            shares = (per_cent(element.get(one)) for one in ("r", "g", "b"))
            red, green, blue = map(_gamma, shares)
            return to_hex(red, green, blue)
    return "#000000"


def _preset(name: str) -> str:
    """Return a colour of CSS by its name, which may be shortened: dkBlue, ltGreen, medPurple."""
    if name in _PRESETS:
        return _PRESETS[name]
    from PIL import ImageColor  # knows the names of CSS

    full = re.sub(r"^dk", "dark", re.sub(r"^lt", "light", re.sub(r"^med", "medium", name))).lower()
    known = ImageColor.colormap.get(full)
    return known.lower() if isinstance(known, str) else "#000000"


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _changed(colour: str, name: str, value: float) -> str:
    rgb = of_hex(colour)
    match name:
        case "shade":
            red, green, blue = (_gamma(_linear(one) * value) for one in rgb)
        case "tint":
            red, green, blue = (_gamma(_linear(one) * value + 1 - value) for one in rgb)
        case "inv":
            red, green, blue = (1 - one for one in rgb)
        case "gray":
            red = green = blue = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
        case "lumMod" | "lumOff" | "lum" | "satMod" | "satOff" | "sat" | "hueMod" | "hueOff":
            red, green, blue = _with_light(rgb, name, value)
        case _:
            return colour
    return to_hex(red, green, blue)


def _with_light(rgb: tuple[float, float, float], name: str, value: float) -> tuple[float, float, float]:
    hue, light, saturation = colorsys.rgb_to_hls(*rgb)
    match name:
        case "lumMod":
            light *= value
        case "lumOff":
            light += value
        case "lum":
            light = value
        case "satMod":
            saturation *= value
        case "satOff":
            saturation += value
        case "sat":
            saturation = value
        case "hueMod":
            hue = hue * value % 1.0
        case _:
            hue = (hue + value * 100_000 / 21_600_000) % 1.0
    return colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(max(saturation, 0.0), 1.0))
