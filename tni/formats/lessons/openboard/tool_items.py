"""Tools that lie on a page of OpenBoard: curtains become covers, axes two arrows; the others stay behind."""

from __future__ import annotations

from tni.api.formats import PlainShape, PlainShapeKind
from tni.core.geometry import Rect
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of, z_of
from tni.formats.lessons.svg_values import parse_number, parse_transform
from tni.formats.xml_tree import Element

_STAYING = {
    "ruler": "Règle posée sur la page : à reprendre dans les outils.",
    "compass": "Compas posé sur la page : à reprendre dans les outils.",
    "protractor": "Rapporteur posé sur la page : à reprendre dans les outils.",
    "triangle": "Équerre posée sur la page : à reprendre dans les outils.",
    "cache": "Cache autour d’un point : à reprendre dans les outils.",
}
TOOLS = frozenset({*_STAYING, "curtain", "axes"})


def place_tool(element: Element, kind: str, source: str, context: PageContext) -> None:
    """Put a tool on the page, or say that it stays behind."""
    if kind == "curtain":
        _place_curtain(element, source, context)
    elif kind == "axes":
        _place_axes(element, source, context)
    else:
        context.drop(_STAYING[kind], source)


def _place_curtain(element: Element, source: str, context: PageContext) -> None:
    attributes = attributes_of(element)
    x, y, width, height = (parse_number(attributes.get(name)) for name in ("x", "y", "width", "height"))
    if min(width, height) <= 0:
        context.drop("Rideau sans taille.", source)
        return
    # x and y are those of the middle
    bounds = parse_transform(attributes.get("transform")).rect(Rect(x - width / 2, y - height / 2, width, height))
    paper = "#3f3f3f" if context.frame.is_dark else "#bfbfbf"
    cover = PlainShape(
        source=source, is_cover=True, kind=PlainShapeKind.RECTANGLE, colour=paper, width=0.0, fill=paper,
        points=((bounds.x, bounds.y), (bounds.right, bounds.bottom)),
    )  # fmt: skip
    context.place(z_of(attributes), cover, bounds)


def _place_axes(element: Element, source: str, context: PageContext) -> None:
    attributes = attributes_of(element)
    x, y, left, top, width, height = (
        parse_number(attributes.get(name)) for name in ("x", "y", "left", "top", "width", "height")
    )
    if min(width, height) <= 0:
        context.drop("Repère sans taille.", source)
        return
    colour = "#ffffff" if context.frame.is_dark else "#000000"
    bounds = Rect(x + left, y + top, width, height)
    ends = (((bounds.x, y), (bounds.right, y)), ((x, bounds.bottom), (x, bounds.y)))
    for name, points in zip((source, f"{source}/y"), ends, strict=True):
        arrow = PlainShape(
            source=name, group=source, kind=PlainShapeKind.ARROW, points=points, colour=colour, width=2.0,
        )  # fmt: skip
        context.place(z_of(attributes), arrow, bounds)
    context.change("Repère posé comme deux flèches, sans ses graduations.", source)
