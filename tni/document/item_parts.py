"""Parts of which the drawing of an interactive item is painted: filled polygons, capsules of lines, texts and
pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import atan2, cos, pi, sin

import numpy as np

from tni.core.geometry import IDENTITY, Affine, Point
from tni.document.dashes import dashed_outline
from tni.document.item_drawing import (
    AnyDrawn,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    theme_colour,
)
from tni.document.items import Dash, Media, PluginItem, Text
from tni.document.page_format import Paper
from tni.document.school_hand import (
    HAND_BASELINE_EMS,
    HAND_FAMILY,
    HAND_FOOT_EMS,
    HAND_LINE_EMS,
    HAND_SIDE_EMS,
)
from tni.ink.segments import Segments

LINE_EMS = 1.3
MIDDLE_EMS = 0.666
BASELINE_EMS = 1.0
"""Height of a line of text, and the middle of its capitals and its baseline below the line's top."""
OVAL_SIDES = 96
FEW = 8
"""Points of a line up to which plain numbers are quicker than arrays."""
_ROUND = tuple((cos(2 * pi * k / OVAL_SIDES), sin(2 * pi * k / OVAL_SIDES)) for k in range(OVAL_SIDES))


@dataclass(frozen=True, slots=True)
class FilledPart:
    """Filled polygon, in millimetres of the item."""

    points: tuple[Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class LinePart:
    """Union of capsules, in millimetres of the item."""

    segments: Segments
    colour: str


type ItemPart = FilledPart | LinePart | Text | DrawnPicture


def item_parts(item: PluginItem | Media, drawing: Drawing, paper: Paper) -> Iterator[ItemPart]:
    """Yield the parts in painting order, in the colours of the paper."""
    waiting: list[Segments] = []
    colour = ""
    for one in drawing:
        for part in _parts(item, one, paper):
            if isinstance(part, LinePart) and part.colour == colour:
                waiting.append(part.segments)
                continue
            if waiting:
                yield LinePart(np.concatenate(waiting), colour)
            waiting, colour = [], ""
            if isinstance(part, LinePart):  # lines of one colour that follow each other are far quicker as one union
                waiting, colour = [part.segments], part.colour
            else:
                yield part
    if waiting:
        yield LinePart(np.concatenate(waiting), colour)


def _parts(item: PluginItem | Media, one: AnyDrawn, paper: Paper) -> Iterator[ItemPart]:
    match one:
        case DrawnLine():
            yield LinePart(_capsules(one), theme_colour(one.colour, paper))
        case DrawnArea():
            yield FilledPart(one.points, theme_colour(one.colour, paper))
        case DrawnOval():
            if one.fill is not None:  # an area on another is far quicker than a line around it
                rim = one.width_mm if one.colour is not None else 0.0
                if one.colour is not None and rim > 0:
                    yield FilledPart(_oval(one, 0.0), theme_colour(one.colour, paper))
                yield FilledPart(_oval(one, rim), theme_colour(one.fill, paper))
            elif one.colour is not None:
                line = DrawnLine(_oval(one, one.width_mm / 2), width_mm=one.width_mm, closed=True)
                yield LinePart(_capsules(line), theme_colour(one.colour, paper))
        case DrawnText():
            yield _text(item, one, theme_colour(one.colour, paper))
        case DrawnPicture():
            yield one


def _oval(one: DrawnOval, inwards: float) -> tuple[Point, ...]:
    across, down = max(one.radius_x - inwards, 0.0), max(one.radius_y - inwards, 0.0)
    x, y = one.x, one.y
    return tuple([(x + across * c, y + down * s) for c, s in _ROUND])


def _capsules(line: DrawnLine) -> Segments:
    if len(line.points) <= FEW and not line.dashed:
        around, radius = line.closed or len(line.points) == 1, line.width_mm / 2
        after = line.points[1:] + line.points[:1] if around else line.points[1:]
        rows = [(x, y, radius, x1, y1, radius) for (x, y), (x1, y1) in zip(line.points, after, strict=False)]
        return np.fromiter(chain.from_iterable(rows), np.float32, 6 * len(rows)).reshape(-1, 6)
    points: Segments = np.fromiter(chain.from_iterable(line.points), np.float32, 2 * len(line.points)).reshape(-1, 2)
    if line.dashed and len(points) > 1:
        smooth = len(points) > OVAL_SIDES / 4
        parts = dashed_outline(line.points, Dash.DASHED, line.width_mm, closed=line.closed, smooth=smooth)
        start, end = parts[:, 0:2].astype(np.float32), parts[:, 2:4].astype(np.float32)
    elif line.closed:
        start, end = points, np.roll(points, -1, axis=0)
    else:
        start, end = points[:-1], points[1:]
    out = np.empty((len(start), 6), np.float32)
    out[:, 0:2], out[:, 3:5] = start, end
    out[:, (2, 5)] = line.width_mm / 2
    return out


def text_turn(item: PluginItem | Media, one: DrawnText) -> Affine:
    """Return the turn of a text about its place, in its item's millimetres."""
    if one.turn is None:
        return Affine.rotating(-atan2(item.transform.b, item.transform.a), (one.x, one.y))
    return Affine.rotating(one.turn * pi / 180, (one.x, one.y)) if one.turn else IDENTITY


def text_box(one: DrawnText, width_mm: float) -> tuple[str, float, float, Point]:
    """Return the family of a drawn text, the width and height of its box as the family sets it, and its top left
    corner without the text's turn. width_mm: of what is written."""
    em, x = one.size_mm, one.x - one.align.share * width_mm
    if not one.cursive:
        return "", width_mm, LINE_EMS * em, (x, one.y - MIDDLE_EMS * em)
    above, side = (HAND_BASELINE_EMS - BASELINE_EMS + MIDDLE_EMS) * em, HAND_SIDE_EMS * em
    return HAND_FAMILY, width_mm + side, (HAND_LINE_EMS + HAND_FOOT_EMS) * em, (x - side, one.y - above)


def _text(item: PluginItem | Media, one: DrawnText, colour: str) -> Text:
    width = one.width_mm or max(len(one.text), 1) * one.size_mm  # without a limit, rather too much
    font, wide, high, corner = text_box(one, width)
    return Text(
        id=item.id, page=item.page, transform=item.transform.after(text_turn(item, one).after(Affine.moving(*corner))),
        text=one.text.replace("\n", " "), size_mm=one.size_mm, colour=colour, font=font, font_version="",
        width_mm=wide, height_mm=high, align=one.align, bold=one.bold,
    )  # fmt: skip
