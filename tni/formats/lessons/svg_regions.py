"""Pictures of single elements of an SVG, for what has no item: gradients, masks, filters, rings."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from tni.api.formats import FormatError
from tni.core.geometry import Rect
from tni.formats.lessons.svg_picture import draw_tree
from tni.formats.lessons.svg_tree import SVG_NAMESPACE
from tni.formats.xml_tree import Element, name_of

LOOK_PX, DRAWN_PX = 500, 2400
"""Pixels of the page's longer side, to find where elements lie, and at which they are drawn."""
_NOT_DRAWN = frozenset(
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
    }
)


@dataclass(frozen=True, slots=True)
class RegionPicture:
    """Picture of elements. box: where it lies, in the units of the view box."""

    png: bytes
    box: Rect


def draw_elements(root: Element, elements: Sequence[Element], view: Rect) -> RegionPicture | None:
    """Draw some elements of a tree, which is left as it is. view: the view box. None where nothing is to be seen."""
    alone = _alone(root, elements)
    try:
        seen = _drawn(alone, view, LOOK_PX)
        found = seen.getchannel("A").getbbox()
        if found is None:
            return None
        px = max(view.width, view.height) / max(seen.size)
        box = Rect(
            view.x + (found[0] - 1) * px,
            view.y + (found[1] - 1) * px,
            (found[2] - found[0] + 2) * px,
            (found[3] - found[1] + 2) * px,
        )
        part = max(box.width, box.height) / max(view.width, view.height)
        image = _drawn(alone, box, max(16, min(1600, round(DRAWN_PX * part))))
    except FormatError:
        return None
    out = io.BytesIO()
    image.save(out, "PNG")
    return RegionPicture(out.getvalue(), box)


def _drawn(root: Element, view: Rect, longest_px: int) -> Image.Image:
    tree = copy.deepcopy(root)
    tree.set("viewBox", f"{view.x:.6g} {view.y:.6g} {view.width:.6g} {view.height:.6g}")
    tree.set("width", f"{view.width:.6g}")
    tree.set("height", f"{view.height:.6g}")
    tree.set("preserveAspectRatio", "none")
    return Image.open(io.BytesIO(draw_tree(tree, longest_px).png)).convert("RGBA")


def _alone(root: Element, elements: Sequence[Element]) -> Element:
    """Return a copy of a tree that draws only some elements. The others can still be referred to."""
    places = {element: place for place, element in enumerate(root.iter())}
    wanted = {places[element] for element in elements}
    tree = copy.deepcopy(root)
    kept = [element for place, element in enumerate(tree.iter()) if place in wanted]
    shown, about = set(kept), {one for element in kept for one in element.iterancestors()}
    for parent in about:
        for child in list(parent):
            if child in shown or child in about or name_of(child) in _NOT_DRAWN or not name_of(child):
                continue
            aside = etree.Element(f"{{{SVG_NAMESPACE}}}defs")
            parent.replace(child, aside)
            aside.append(child)
    return tree
