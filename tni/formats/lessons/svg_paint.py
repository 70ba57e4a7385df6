"""Colours of the line and of the inside of SVG elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tni.formats.lessons.svg_tree import href_of, local_attributes
from tni.formats.lessons.svg_values import NO_COLOUR, SvgColour, parse_colour, parse_style
from tni.formats.xml_tree import Element, name_of

GRADIENT: Final = (None, None)
"""Painted by a gradient or pattern that no colour stands for."""
URL = re.compile(r"url\(\s*['\"]?\s*#([^'\")]{1,200})['\"]?\s*\)")


def line_and_fill(style: Mapping[str, str], by_id: Mapping[str, Element]) -> tuple[SvgColour | None, SvgColour | None]:
    """Return the colours of line and inside, without opacity for none; GRADIENT where they are no colours."""
    current = _hex_of(style.get("color"))
    line = _colour(style.get("stroke", "none"), current, by_id)
    fill = _colour(style.get("fill", "#000000"), current, by_id)
    return GRADIENT if line is None or fill is None else (line, fill)


def _hex_of(text: str | None) -> str:
    found = parse_colour(text)
    return found.hex if found else "#000000"


def _colour(text: str, current: str, by_id: Mapping[str, Element]) -> SvgColour | None:
    found = URL.match(text.strip())
    if found is None:
        return parse_colour(text, current) or NO_COLOUR
    target = by_id.get(found[1].strip())
    if target is None:
        return parse_colour(text, current) or NO_COLOUR
    return _only_colour(target, by_id)


def _only_colour(gradient: Element, by_id: Mapping[str, Element]) -> SvgColour | None:
    """Return the colour of a gradient whose stops are all alike, as Inkscape's swatches."""
    for _ in range(8):
        if name_of(gradient) not in ("linearGradient", "radialGradient"):
            return None
        stops = [one for one in gradient if name_of(one) == "stop"]
        if stops:
            colours = {_stop(one) for one in stops}
            return colours.pop() if len(colours) == 1 else None
        further = by_id.get(href_of(gradient).removeprefix("#"))
        if further is None:
            return None
        gradient = further
    return None


def _stop(stop: Element) -> SvgColour:
    own = local_attributes(stop)
    style = {**own, **parse_style(own.get("style"))}
    colour = parse_colour(style.get("stop-color", "#000000")) or SvgColour("#000000")
    opacity = style.get("stop-opacity", "1").strip()
    return SvgColour(colour.hex, 0.0 if opacity in ("0", "0.0", "0%") else colour.opacity)
