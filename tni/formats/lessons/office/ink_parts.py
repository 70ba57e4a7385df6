"""Handwriting on slides (`contentPart` with InkML) as strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tni.api.formats import FormatError, PlainStroke
from tni.formats.lessons.inkml_reader import read_lesson
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.slide_context import SlideContext, Surroundings, read_placement
from tni.formats.xml_tree import Element, child


def read_ink(context: SlideContext, element: Element, where: Surroundings, source: str, identity: str) -> bool:
    """Put handwriting on the page. Return whether it could be read."""
    placement = read_placement(child(element, "xfrm"))
    relation = context.relation(next((value for key, value in element.items() if key.endswith("}id")), ""))
    data = None if relation is None or relation.is_external else context.package.data(relation.target)
    if placement is None or data is None:
        return False
    try:
        found = read_lesson(data, "")
    except FormatError:
        return False
    strokes = [one for page in found.lesson.pages for one in page.items if isinstance(one, PlainStroke)]
    if not strokes:
        return False
    inner = where.grouped(source) if len(strokes) > 1 else where
    made = _placed(strokes, where.frame.placed(placement))
    names = [source if not place else f"{source}/{place + 1}" for place in range(len(made))]
    base = context.base(source, inner)
    context.page.add(
        [replace(one, **{**base, "source": name}) for one, name in zip(made, names, strict=True)], inner.owner(identity)
    )
    return True


def _placed(strokes: Sequence[PlainStroke], box: Placement) -> list[PlainStroke]:
    """Return strokes so moved and scaled that they, with their widths, fill a box."""
    xs = [x + side * one.width / 2 for one in strokes for x, _ in one.points for side in (-1, 1)]
    ys = [y + side * one.width / 2 for one in strokes for _, y in one.points for side in (-1, 1)]
    left, top = min(xs), min(ys)
    wide, high = max(xs) - left or 1.0, max(ys) - top or 1.0
    scale = min(one for one in (box.width / wide, box.height / high) if one > 0) if box.width or box.height else 1.0
    return [
        replace(
            one,
            points=tuple(box.at((x - left) / wide, (y - top) / high) for x, y in one.points),
            width=one.width * scale,
            widths=tuple(width * scale for width in one.widths),
        )
        for one in strokes
    ]
