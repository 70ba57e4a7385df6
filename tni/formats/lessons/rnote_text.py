"""Texts of rnote: one style, and attributes of ranges, which count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from tni.api.formats import PlainSpan
from tni.formats.lessons.rnote_document import Json, as_map, as_number
from tni.formats.lessons.rnote_look import ink_of

BOLD_WEIGHT = 600
MOST_ATTRIBUTES = 200
_SCALE = (0.05, 20.0)


@dataclass(frozen=True, slots=True)
class _Style:
    """Style of letters."""

    bold: bool
    italic: bool
    underline: bool
    struck: bool
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class StyledText:
    """Text with its style. size: in pixels. is_cut: it has more attributes than are read. families: names of its
    fonts."""

    bold: bool
    italic: bool
    underline: bool
    colour: str
    size: float
    spans: tuple[PlainSpan, ...]
    families: tuple[str, ...]
    is_cut: bool


def styled_text(text: str, style: Mapping[str, Json]) -> StyledText:
    """Return how a text is written. What all letters have is the text's, the rest that of spans."""
    base = _Style(
        bold=as_number(style.get("font_weight"), 500) >= BOLD_WEIGHT,
        italic=style.get("font_style") == "italic",
        underline=False,
        struck=False,
        colour=ink_of(style.get("color")).colour,
        size=min(max(as_number(style.get("font_size"), 32.0), 1.0), 2000.0),
    )
    listed = style.get("ranged_text_attributes")
    attributes = [as_map(one) for one in listed[:MOST_ATTRIBUTES]] if isinstance(listed, list) else []
    families = [style.get("font_family")]
    families += [as_map(one.get("attribute")).get("font_family") for one in attributes]
    runs = _runs(text, base, attributes)
    whole = [run for _, _, run in runs] or [base]
    bold, italic = all(run.bold for run in whole), all(run.italic for run in whole)
    underline = all(run.underline for run in whole)
    spans = (
        PlainSpan(
            begin, end, bold=run.bold and not bold, italic=run.italic and not italic,
            underline=run.underline and not underline, struck=run.struck,
            colour=run.colour if run.colour != base.colour else "",
            scale=min(max(run.size / base.size, _SCALE[0]), _SCALE[1]),
        )
        for begin, end, run in runs
    )  # fmt: skip
    return StyledText(
        bold, italic, underline, base.colour, base.size, tuple(span for span in spans if _is_styled(span)),
        tuple(dict.fromkeys(family for family in families if isinstance(family, str))),
        isinstance(listed, list) and len(listed) > MOST_ATTRIBUTES,
    )  # fmt: skip


def _is_styled(span: PlainSpan) -> bool:
    return span != PlainSpan(span.start, span.end)


def _runs(text: str, base: _Style, attributes: list[Mapping[str, Json]]) -> list[tuple[int, int, _Style]]:
    """Return stretches of letters of one style, which cover the text. An attribute that begins later goes before."""
    begins, ends = ([_byte(one.get("range"), name) for one in attributes] for name in ("start", "end"))
    letters = _letters(text, {*begins, *ends})
    styles = [as_map(one.get("attribute")) for one in attributes]
    listed = zip((letters[one] for one in begins), (letters[one] for one in ends), styles, strict=True)
    ranges = sorted(listed, key=lambda one: one[0])
    places = sorted({0, len(text), *letters.values()})
    found: list[tuple[int, int, _Style]] = []
    for begin, end in pairwise(places):
        style = base
        for first, last, attribute in ranges:
            if first <= begin and end <= last:
                style = _changed(style, attribute)
        if found and found[-1][2] == style:
            found[-1] = (found[-1][0], end, style)
        else:
            found.append((begin, end, style))
    return found


def _byte(value: Json, name: str) -> int:
    return max(int(as_number(as_map(value).get(name), 0.0)), 0)


def _letters(text: str, places: set[int]) -> dict[int, int]:
    """Return the letters before each of these bytes of the text in UTF-8."""
    if text.isascii():
        return {place: min(place, len(text)) for place in places}
    found: dict[int, int] = {}
    left = sorted(places, reverse=True)
    at = 0
    for index, letter in enumerate(text):
        while left and left[-1] <= at:
            found[left.pop()] = index
        at += len(letter.encode("utf-8", "replace"))
    return found | dict.fromkeys(left, len(text))


def _changed(style: _Style, attribute: Mapping[str, Json]) -> _Style:
    if "font_weight" in attribute:
        return replace(style, bold=as_number(attribute["font_weight"], 500) >= BOLD_WEIGHT)
    if "font_style" in attribute:
        return replace(style, italic=attribute["font_style"] == "italic")
    if "underline" in attribute:
        return replace(style, underline=attribute["underline"] is True)
    if "strikethrough" in attribute:
        return replace(style, struck=attribute["strikethrough"] is True)
    if "text_color" in attribute:
        return replace(style, colour=ink_of(attribute["text_color"]).colour)
    if "font_size" in attribute:
        return replace(style, size=max(as_number(attribute["font_size"], style.size), 0.1))
    return style
