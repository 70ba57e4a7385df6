"""Structure of SVG: groups, variants, viewports of nested parts, and clip paths that clip nothing."""

from __future__ import annotations

from collections.abc import Mapping

from tni.api.formats import PlainShape, PlainShapeKind
from tni.core.geometry import IDENTITY, Affine, Rect
from tni.formats.lessons.svg_marks import Mark, MarkPaint, marks_of
from tni.formats.lessons.svg_tree import local_attributes
from tni.formats.lessons.svg_values import parse_length, parse_transform, parse_view_box
from tni.formats.xml_tree import Element, name_of

RECTANGLE_LETTERS = 500
"""Letters of the longest path that may be a rectangle."""
SILENT = frozenset(
    {
        "defs",
        "style",
        "symbol",
        "marker",
        "linearGradient",
        "radialGradient",
        "pattern",
        "clipPath",
        "mask",
        "filter",
        "metadata",
        "title",
        "desc",
        "namedview",
        "font",
        "font-face",
        "color-profile",
        "cursor",
        "view",
        "hatch",
        "meshgradient",
        "solidColor",
    }
)
"""Elements that draw nothing by themselves."""


def is_group(element: Element, root: Element) -> bool:
    """Return whether a `g` holds several elements, and not the whole drawing."""
    return _count(element) > 1 and (element.getparent() is not root or _count(root) > 1)


def _count(element: Element) -> int:
    return sum(1 for one in element if name_of(one) and name_of(one) not in SILENT)


def clips_nothing(clip: Element, to_page: Affine, page: Rect) -> bool:
    """Return whether a clip path is a rectangle about the whole page. to_page: from its units; page: in millimetres."""
    shapes = [one for one in clip if name_of(one)]
    if len(shapes) != 1 or local_attributes(clip).get("clipPathUnits", "") == "objectBoundingBox":
        return False
    own = local_attributes(shapes[0])
    if len(own.get("d", "") + own.get("points", "")) > RECTANGLE_LETTERS:
        return False
    place = to_page.after(parse_transform(local_attributes(clip).get("transform")))
    place = place.after(parse_transform(own.get("transform")))
    marks = marks_of(name_of(shapes[0]), own, MarkPaint("", 0.0, 1.0, "#000000"), place, {})
    if len(marks.items) != 1 or not _is_rectangle(marks.items[0]):
        return False
    xs, ys = zip(*marks.items[0].points, strict=True)
    slack = 0.01 * (page.width + page.height)
    across = min(xs) <= page.x + slack and max(xs) >= page.right - slack
    return bool(across and min(ys) <= page.y + slack and max(ys) >= page.bottom - slack)


def _is_rectangle(mark: Mark) -> bool:
    """Return whether a shape is a rectangle along the page's sides."""
    if not isinstance(mark, PlainShape) or mark.turn % 90:
        return False
    xs, ys = ({round(one, 2) for one in values} for values in zip(*mark.points, strict=True))
    return mark.kind is PlainShapeKind.RECTANGLE or (len(xs) == 2 and len(ys) == 2)


def is_chosen(element: Element) -> bool:
    """Return whether a `switch` may show an element: it asks for no extension, and for French if for a language."""
    own = local_attributes(element)
    if own.get("requiredExtensions", "").strip() or name_of(element) == "foreignObject":
        return False
    languages = [one.strip().lower() for one in own.get("systemLanguage", "").split(",") if one.strip()]
    return not languages or any(one == "fr" or one.startswith("fr-") for one in languages)


def viewport(element: Element, use: Mapping[str, str] | None = None) -> Affine:
    """Return the map from the inside of a nested `svg` or `symbol` to its outside. use: attributes of the `use`."""
    own = local_attributes(element)
    moved = IDENTITY
    if name_of(element) == "svg":
        moved = Affine.moving(parse_length(own.get("x")), parse_length(own.get("y")))
    box = parse_view_box(own.get("viewBox"))
    if box is None:
        return moved
    sizes = {**own, **{key: value for key, value in (use or {}).items() if key in ("width", "height")}}
    width = parse_length(sizes.get("width"), box.width, whole=box.width) or box.width
    height = parse_length(sizes.get("height"), box.height, whole=box.height) or box.height
    across, down = width / box.width, height / box.height
    if own.get("preserveAspectRatio", "").strip() == "none":
        return moved.after(Affine(across, 0, 0, down, -box.x * across, -box.y * down))
    scale = min(across, down)
    x, y = (width - box.width * scale) / 2 - box.x * scale, (height - box.height * scale) / 2 - box.y * scale
    return moved.after(Affine(scale, 0, 0, scale, x, y))
