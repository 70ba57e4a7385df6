"""Fills and outlines of DrawingML, from a shape's own properties or from its theme's styles."""

from __future__ import annotations

from dataclasses import dataclass

from tni.api.formats import PlainDash
from tni.formats.lessons.office.gradients import Gradient
from tni.formats.lessons.office.numbers import mixed, number, per_cent, whole
from tni.formats.lessons.office.theme_colours import COLOUR_NAMES, ColourScheme, colour_within, read_colour
from tni.formats.xml_tree import Element, child, children, name_of

_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_DOTTED = ("dot", "sysDot")
_LINE_EMU = 9525.0


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill of an area. colour: "" for none. picture: the element of a picture that fills it. gradient: of which the
    colour is the mean. loss: what is not as it was, a sentence, or ""."""

    colour: str = ""
    opacity: float = 1.0
    picture: Element | None = None
    loss: str = ""
    gradient: Gradient | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """Outline, or line of a connector. colour: "" for none. width: EMU. has_head, has_tail: an arrow at its beginning,
    at its end."""

    colour: str = ""
    width: float = _LINE_EMU
    dash: PlainDash = PlainDash.SOLID
    has_head: bool = False
    has_tail: bool = False
    loss: str = ""


@dataclass(frozen=True, slots=True)
class StyleMatrix:
    """Fills and lines of a theme, which shapes name by numbers."""

    fills: tuple[Element, ...] = ()
    lines: tuple[Element, ...] = ()
    backgrounds: tuple[Element, ...] = ()


def styles_of(theme: Element | None) -> StyleMatrix:
    elements = None if theme is None else child(theme, "themeElements")
    scheme = None if elements is None else child(elements, "fmtScheme")
    if scheme is None:
        return StyleMatrix()

    def listed(name: str) -> tuple[Element, ...]:
        found = child(scheme, name)
        return () if found is None else tuple(one for one in found if name_of(one))

    return StyleMatrix(listed("fillStyleLst"), listed("lnStyleLst"), listed("bgFillStyleLst"))


def fill_within(owner: Element | None, scheme: ColourScheme, of_group: Fill | None = None) -> Fill | None:
    """Return the fill that an element holds; None if it says nothing of one."""
    found = None if owner is None else next((one for one in owner if name_of(one) in _FILLS), None)
    return None if found is None else read_fill(found, scheme, of_group)


def read_fill(element: Element, scheme: ColourScheme, of_group: Fill | None = None) -> Fill:
    """Return what a fill's element says. of_group: fill of the group around it."""
    match name_of(element):
        case "solidFill":
            colour, opacity = colour_within(element, scheme) or ("", 1.0)
            return Fill(colour, opacity)
        case "gradFill":
            return _gradient(element, scheme)
        case "pattFill":
            ends = [colour_within(child(element, one), scheme) for one in ("fgClr", "bgClr")]
            known = [one[0] for one in ends if one is not None]
            loss = "Motif de remplissage remplacé par une couleur unie."
            return Fill(mixed(known) if known else "#808080", loss=loss)
        case "blipFill":
            return Fill(picture=element)
        case "grpFill":
            return of_group or Fill()
    return Fill()


def _gradient(element: Element, scheme: ColourScheme) -> Fill:
    stops = child(element, "gsLst")
    found = []
    for stop in () if stops is None else children(stops, "gs"):
        colour = next((one for one in stop if name_of(one) in COLOUR_NAMES), None)
        if colour is not None:
            found.append((number(stop.get("pos")), *read_colour(colour, scheme)))
    if not found:
        return Fill()
    opacity = sum(one[2] for one in found) / len(found)
    colours = [one[1] for one in found]
    if len(set(colours)) == 1:
        return Fill(colours[0], opacity)
    stops = tuple((place / 100_000, colour) for place, colour, _ in found)
    gradient = _directed(element, stops)
    return Fill(gradient.mean, opacity, loss="Dégradé remplacé par une couleur unie.", gradient=gradient)


def _directed(element: Element, stops: tuple[tuple[float, str], ...]) -> Gradient:
    """Return a gradient of these colours, in the direction that its element tells."""
    straight, outward = child(element, "lin"), child(element, "path")
    if outward is None:
        return Gradient(stops, 90.0 if straight is None else number(straight.get("ang")) / 60_000)
    box = child(outward, "fillToRect")
    sides = [per_cent(None if box is None else box.get(one), 0.0) for one in ("l", "t", "r", "b")]
    middle = ((sides[0] + 1 - sides[2]) / 2, (sides[1] + 1 - sides[3]) / 2)
    if not all(-1 <= one <= 2 for one in middle):
        middle = (0.5, 0.5)
    return Gradient(stops, middle=middle, is_round=outward.get("path") != "rect")


def fill_of(
    properties: Element | None, style: Element | None, scheme: ColourScheme, matrix: StyleMatrix, of_group: Fill | None
) -> Fill:
    """Return the fill of a shape: its own, else that of its style."""
    own = fill_within(properties, scheme, of_group)
    if own is not None:
        return own
    reference = None if style is None else child(style, "fillRef")
    styled = referred(reference, matrix.fills, matrix.backgrounds)
    if reference is None or styled is None:
        return Fill()
    colour = colour_within(reference, scheme)
    return read_fill(styled, scheme.filled_in(colour[0]) if colour else scheme)


def referred(
    reference: Element | None, styles: tuple[Element, ...], backgrounds: tuple[Element, ...]
) -> Element | None:
    """Return the style that an `idx` names: from 1, backgrounds from 1001; None for 0 and what there is none of."""
    place = whole(None if reference is None else reference.get("idx"))
    if 1 <= place <= len(styles):
        return styles[place - 1]
    return backgrounds[place - 1001] if 1001 <= place < 1001 + len(backgrounds) else None


def outline_of(properties: Element | None, style: Element | None, scheme: ColourScheme, matrix: StyleMatrix) -> Outline:
    """Return the outline of a shape: its own, completed by that of its style."""
    own = None if properties is None else child(properties, "ln")
    reference = None if style is None else child(style, "lnRef")
    styled = referred(reference, matrix.lines, ())
    colour = None if reference is None else colour_within(reference, scheme)
    return read_outline(own, styled, scheme, scheme.filled_in(colour[0]) if colour else scheme)


def read_outline(
    own: Element | None, styled: Element | None, scheme: ColourScheme, style_scheme: ColourScheme
) -> Outline:
    """Return the outline of an `a:ln`, completed by that of a style."""
    fill = fill_within(own, scheme)
    if fill is None:
        fill = fill_within(styled, style_scheme)
    if fill is None or not (fill.colour or fill.picture is not None) or fill.opacity <= 0:
        return Outline()
    sources = [one for one in (own, styled) if one is not None]
    width = next((one.get("w") for one in sources if one.get("w")), None)
    dash = next((found for one in sources if (found := child(one, "prstDash")) is not None), None)
    is_custom = any(child(one, "custDash") is not None for one in sources)
    ends = [next((end for one in sources if (end := child(one, name)) is not None), None) for name in _ENDS]
    heads = [end is not None and end.get("type", "none") != "none" for end in ends]
    return Outline(
        fill.colour or "#808080",
        max(number(width, _LINE_EMU), 0.0),
        _dash(dash, is_custom),
        heads[0],
        heads[1],
        fill.loss or ("Transparence du contour non reprise." if fill.opacity < _OPAQUE else ""),
    )


_OPAQUE = 0.98
_ENDS = ("headEnd", "tailEnd")


def _dash(element: Element | None, is_custom: bool) -> PlainDash:
    kind = "solid" if element is None else element.get("val", "solid")
    if kind in _DOTTED:
        return PlainDash.DOTTED
    return PlainDash.DASHED if kind != "solid" or is_custom else PlainDash.SOLID
