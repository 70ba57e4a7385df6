"""Plain values of a page's items, as an exporter gets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import atan2, degrees, hypot, isclose

import numpy as np

from tni.api.formats import (
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainParagraph,
    PlainPicture,
    PlainReveal,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import Affine, Point
from tni.core.ids import BlobId, PageId
from tni.document.behaviour import PAGE_LINK, Behaviour, linked_file
from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, ShapeKind, Stroke, Text, arc_polyline
from tni.document.shape_corners import corners_of
from tni.ink.params import INK_PARAMS
from tni.ink.pen import PenKind
from tni.ink.width import pressed_part
from tni.services.lesson.plain_behaviour import is_address

AS_PICTURE, AS_DRAWING, AS_LINE, AS_POLYGON = (
    "Un objet à manipuler, remplacé par son image.",
    "Un objet à manipuler, remplacé par son dessin.",
    "Un arc, devenu un trait.",
    "Une forme étirée, devenue un polygone.",
)
NO_WORD_LINK = "Le lien de mots vers une page, un fichier ou une question."
NO_LINK, NO_EQUAL, NO_TARGET = "Le lien vers une question.", "Objet sans équivalent.", "La cible d’objets à placer."
ELLIPSE_CORNERS = 72
_BOXES = {ShapeKind.RECTANGLE: PlainShapeKind.RECTANGLE, ShapeKind.ELLIPSE: PlainShapeKind.ELLIPSE}
_LINES = {ShapeKind.LINE: PlainShapeKind.LINE, ShapeKind.ARROW: PlainShapeKind.ARROW}

type NameFile = Callable[[BlobId, str], str]
"""Returns the name of a blob among the lesson's files; its second argument is a name to keep, "" for a picture's."""


class PlainItemValues:
    """Maker of the values of items. pages: numbers of the pages, from 1. name_file: see `NameFile`. lost: called with
    what a value cannot hold, and whether it is left out."""

    def __init__(self, pages: Mapping[PageId, int], name_file: NameFile) -> None:
        self._pages, self._name_file = pages, name_file

    def value(self, item: AnyItem, lost: Callable[[str], None]) -> PlainItem | None:
        """Return the value of an item, None for one without. lost: called with what it cannot hold."""
        made = self._value(item, lost)
        if made is None:
            return None
        behaviour = item.behaviour
        if behaviour.target is not None:
            lost(NO_TARGET)
        return replace(
            made, source=item.id, group=item.group or "", link=self._link(behaviour, lost), is_locked=item.locked,
            is_movable=item.movable, is_cover=behaviour.cover, is_cloner=behaviour.cloner,
            reveals=tuple(
                PlainReveal(one.step, one.appears, -1 if one.paragraph is None else one.paragraph)
                for one in behaviour.reveals
            ),
        )  # fmt: skip

    def _link(self, behaviour: Behaviour, lost: Callable[[str], None]) -> str:
        link = behaviour.link
        if not link:
            return ""
        if (found := linked_file(link)) is not None:
            return f"file:{self._name_file(*found)}"
        number = self._pages.get(PageId(link.removeprefix(PAGE_LINK))) if link.startswith(PAGE_LINK) else None
        if number is not None:
            return f"page:{number}"
        if is_address(link):
            return link
        lost(NO_LINK)
        return ""

    def _value(self, item: AnyItem, lost: Callable[[str], None]) -> PlainItem | None:
        match item:
            case Stroke():
                return _stroke(item)
            case Text():
                return _text(item, lost)
            case Image():
                return self._picture(item)
            case Media():
                return self._media(item)
            case Shape():
                return _shape(item, lost)
            case PluginItem() if item.picture is not None:
                lost(AS_PICTURE)
                x, y, wide, high, turn = _box(item)
                return PlainPicture(self._name_file(item.picture, ""), x, y, wide, high, item.name, turn)
        return None

    def _picture(self, item: Image) -> PlainPicture:
        x, y, wide, high, turn = _box(item)
        is_mirrored = item.transform.a * item.transform.d < item.transform.b * item.transform.c
        if is_mirrored:  # its left edge is at the right
            right = item.transform.point(item.width_mm, 0.0)
            (x, y), turn = right, degrees(atan2(-item.transform.b, -item.transform.a))
        return PlainPicture(
            self._name_file(item.blob, ""), x, y, wide, high, item.alt, turn, item.crop, item.opacity, is_mirrored
        )

    def _media(self, item: Media) -> PlainMedia:
        x, y, wide, high, _ = _box(item)
        poster = "" if item.poster is None else self._name_file(item.poster, "")
        return PlainMedia(
            self._name_file(item.blob, item.name), x, y, wide, high, item.film, item.title, poster, item.start_s,
            item.end_s, item.looped,
        )  # fmt: skip


def _box(item: Image | Media | PluginItem) -> tuple[float, float, float, float, float]:
    """Return the corner, the sides and the turn of an item."""
    move = item.transform
    x, y = move.point(0.0, 0.0)
    wide, high = item.width_mm * hypot(move.a, move.b), item.height_mm * hypot(move.c, move.d)
    return x, y, wide, high, degrees(atan2(move.b, move.a))


def _stroke(item: Stroke) -> PlainStroke:
    move, samples = item.transform, item.samples
    points = tuple((float(x), float(y)) for x, y in move.points(samples.positions_mm))
    width, params, pressures = item.pen.width_mm * move.mean_scale, INK_PARAMS[item.pen.kind].width, samples.pressures
    widths: tuple[float, ...] = ()
    if params is not None and len(pressures) and not np.isnan(pressures).any():
        found = [pressed_part(float(one), params) * width for one in pressures]
        if isclose(min(found), max(found), rel_tol=0.01):
            width = found[0]
        else:
            widths, width = tuple(found), sum(found) / len(found)
    times = tuple(float(one) for one in samples.times_s)
    return PlainStroke(points, item.pen.colour, width, item.pen.kind is PenKind.HIGHLIGHTER, widths, times)


def _text(item: Text, lost: Callable[[str], None]) -> PlainText:
    if any(one.style.link and not is_address(one.style.link) for one in item.spans):
        lost(NO_WORD_LINK)
    move = item.transform
    scale, (x, y) = hypot(move.a, move.b), move.point(0.0, 0.0)
    return PlainText(
        x, y, item.text, item.size_mm * scale, item.width_mm * scale if item.wrapped else 0.0, item.colour, item.bold,
        PlainAlign(item.align.value), degrees(atan2(move.b, move.a)),
        spans=tuple(
            PlainSpan(
                one.start, one.end, one.style.bold, one.style.italic, one.style.underline, one.style.struck,
                one.style.colour, one.style.scale, PlainScript(one.style.script.value),
                one.style.link if is_address(one.style.link) else "", one.style.formula,
            )
            for one in item.spans
        ),
        paragraphs=tuple(
            PlainParagraph(
                PlainMarker(one.marker.value), one.level, None if one.align is None else PlainAlign(one.align.value)
            )
            for one in item.paragraphs
        ),
        height=item.height_mm * hypot(move.c, move.d),
    )  # fmt: skip


def _shape(shape: Shape, lost: Callable[[str], None]) -> PlainItem:
    move, scale = shape.transform, shape.transform.mean_scale
    width = shape.pen.width_mm * scale if shape.outlined else 0.0
    if shape.kind is ShapeKind.ARC:
        lost(AS_LINE)
        return PlainStroke(tuple(move.point(*one) for one in arc_polyline(shape)), shape.pen.colour, width)
    kind, points, turn = _outline(shape, move)
    if shape.kind is ShapeKind.ELLIPSE and kind is PlainShapeKind.POLYGON:
        lost(AS_POLYGON)
    return PlainShape(
        kind, points, shape.pen.colour, width, shape.fill or "", PlainDash(shape.dash.value), shape.fill_opacity, turn
    )


def _outline(shape: Shape, move: Affine) -> tuple[PlainShapeKind, tuple[Point, ...], float]:
    """Return the kind, the points and the turn of a shape on its page."""
    ends = ((shape.x0, shape.y0), (shape.x1, shape.y1))
    if (line := _LINES.get(shape.kind)) is not None:
        return line, tuple(move.point(*one) for one in ends), 0.0
    if (box := _BOXES.get(shape.kind)) is not None and _keeps_angles(move):
        x, y = move.point((shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2)
        wide = abs(shape.x1 - shape.x0) * hypot(move.a, move.b) / 2
        high = abs(shape.y1 - shape.y0) * hypot(move.c, move.d) / 2
        return box, ((x - wide, y - high), (x + wide, y + high)), degrees(atan2(move.b, move.a))
    return PlainShapeKind.POLYGON, tuple(move.point(*one) for one in _corners(shape)), 0.0


def _corners(shape: Shape) -> tuple[Point, ...]:
    match shape.kind:
        case ShapeKind.ELLIPSE:
            return _ellipse_corners(shape)
        case ShapeKind.POLYGON:  # with as many corners as it has, not only those that can be dragged
            return (shape.x0, shape.y0), (shape.x1, shape.y1), *shape.more
        case _:
            return corners_of(shape) or _box_corners(shape)


def _keeps_angles(move: Affine) -> bool:
    """Return whether the sides of a box stay at right angles."""
    return abs(move.a * move.c + move.b * move.d) <= 1e-6 * hypot(move.a, move.b) * hypot(move.c, move.d)


def _ellipse_corners(shape: Shape) -> tuple[Point, ...]:
    turns = np.arange(ELLIPSE_CORNERS) * (2 * np.pi / ELLIPSE_CORNERS)
    xs = (shape.x0 + shape.x1) / 2 + (shape.x1 - shape.x0) / 2 * np.cos(turns)
    ys = (shape.y0 + shape.y1) / 2 + (shape.y1 - shape.y0) / 2 * np.sin(turns)
    return tuple((float(x), float(y)) for x, y in zip(xs, ys, strict=True))


def _box_corners(shape: Shape) -> tuple[Point, ...]:
    return (shape.x0, shape.y0), (shape.x1, shape.y0), (shape.x1, shape.y1), (shape.x0, shape.y1)
