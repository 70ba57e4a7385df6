"""Fills, outlines and margins of OpenDocument's shapes."""

from __future__ import annotations

from tni.api.formats import PlainDash
from tni.core.colour import colour_or
from tni.formats.lessons.office.gradients import Gradient
from tni.formats.lessons.office.numbers import length_mm, mixed, number, of_hex
from tni.formats.lessons.office.odf_styles import OdfStyles, Properties, attribute
from tni.formats.lessons.office.shape_items import Paint
from tni.formats.lessons.office.text_boxes import TextBox

_LEAST_LINE_MM = 0.18
_ANCHORS = {"middle": "ctr", "bottom": "b", "center": "ctr"}


def colour_of(text: str | None, default: str = "") -> str:
    """Return "#rrggbb" of a colour, `default` for what is none."""
    return colour_or((text or "").strip(), default)


def readable_on(paper: str) -> str:
    """Return the colour of text that has none of its own: white on what is dark."""
    red, green, blue = of_hex(paper)
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.38 else "#000000"


def share_of(text: str | None, default: float = 1.0) -> float:
    """Return a share of a number in per cent."""
    if not text or not text.endswith("%"):
        return default
    return min(max(number(text[:-1], default * 100) / 100, 0.0), 1.0)


def paint_of(properties: Properties, styles: OdfStyles, mm: float) -> tuple[Paint, list[str]]:
    """Return how a shape is painted, and what is not as it was. mm: millimetres of the page to one of the file."""
    losses: list[str] = []
    fill = ""
    match properties.get("fill", "none"):
        case "solid":
            fill = colour_of(properties.get("fill-color"), "#729fcf")
        case "gradient":
            fill, losses = _mean(properties, styles), ["Dégradé remplacé par une couleur unie."]
        case "hatch":
            named = styles.named.get(("hatch", properties.get("fill-hatch-name", "")))
            fill = mixed(["#ffffff", colour_of(None if named is None else attribute(named, "color"), "#808080")])
            losses = ["Motif de remplissage remplacé par une couleur unie."]
    stroke = properties.get("stroke", "none")
    colour = "" if stroke == "none" else colour_of(properties.get("stroke-color"), "#3465a4")
    width = max(length_mm(properties.get("stroke-width")) * mm, _LEAST_LINE_MM)
    dash = PlainDash.SOLID
    if stroke == "dash":
        dash = _dash(properties, styles)
    ends = [bool(properties.get(f"marker-{one}")) for one in ("start", "end")]
    return Paint(fill, share_of(properties.get("opacity")), colour, width, dash, *ends), losses


def gradient_of(properties: Properties, styles: OdfStyles) -> Gradient | None:
    """Return the gradient that fills a shape or page; None if it is not known."""
    named = styles.named.get(("gradient", properties.get("fill-gradient-name", "")))
    if named is None:
        return None
    start, end = (colour_of(attribute(named, f"{one}-color"), "#808080") for one in ("start", "end"))
    kind, border = attribute(named, "style", "linear"), share_of(attribute(named, "border"), 0.0)
    if kind == "linear":
        turn = number(attribute(named, "angle").removesuffix("deg"))
        turn = turn / 10 if not attribute(named, "angle").endswith("deg") else turn
        return Gradient(((border, start), (1.0, end)), 90.0 - turn)
    if kind == "axial":
        half = border / 2
        return Gradient(((half, end), (0.5, start), (1 - half, end)), 90.0)
    middle = (share_of(attribute(named, "cx"), 0.5), share_of(attribute(named, "cy"), 0.5))
    return Gradient(((0.0, end), (1 - border, start)), middle=middle, is_round=kind in ("radial", "ellipsoid"))


def _mean(properties: Properties, styles: OdfStyles) -> str:
    gradient = gradient_of(properties, styles)
    return colour_of(properties.get("fill-color"), "#d9d9d9") if gradient is None else gradient.mean


def _dash(properties: Properties, styles: OdfStyles) -> PlainDash:
    named = styles.named.get(("stroke-dash", properties.get("stroke-dash", "")))
    if named is None:
        return PlainDash.DASHED
    long = [attribute(named, one) for one in ("dots1-length", "dots2-length")]
    return PlainDash.DASHED if any(one and one not in ("100%", "0cm") for one in long) else PlainDash.DOTTED


def has_shadow(properties: Properties) -> bool:
    return properties.get("shadow", "hidden") == "visible"


_TURNS = {"tb": 90.0, "tb-rl": 90.0, "tb-lr": 90.0, "tb-rl90": 90.0, "bt-lr": 270.0}
"""Turns of text by its writing mode."""


def text_box_of(
    properties: Properties,
    mm: float,
    shares: tuple[float, ...],
    default_anchor: str = "t",
    paragraph: Properties | None = None,
) -> TextBox:
    """Return how text stands in a shape. shares: parts of the box without text. paragraph: properties of the shape's
    paragraphs, which may tell how they are turned."""
    sides = []
    for name, default in (("left", 2.5), ("top", 1.25), ("right", 2.5), ("bottom", 1.25)):
        text = properties.get(f"padding-{name}", properties.get("padding"))
        sides.append(length_mm(text, default) * mm)
    wraps = properties.get("wrap-option", "wrap") != "no-wrap"
    grows = properties.get("auto-grow-width", "false") == "true"
    anchor = properties.get("textarea-vertical-align", "")
    return TextBox(
        (sides[0], sides[1], sides[2], sides[3]),
        _ANCHORS.get(anchor, "t" if anchor else default_anchor),
        wraps and not grows,
        _TURNS.get(properties.get("writing-mode", ""), _TURNS.get((paragraph or {}).get("writing-mode", ""), 0.0)),
        shares=shares,
    )
