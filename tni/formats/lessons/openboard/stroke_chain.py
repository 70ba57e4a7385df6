"""Strokes made whole again of the pieces that OpenBoard and its ancestors write for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import dist

from tni.core.geometry import Point
from tni.formats.lessons.openboard.piece_order import StrokePiece, in_drawing_order
from tni.formats.lessons.openboard.ribbon import Ribbon, cut_end

_JOIN, _JOIN_LEAST = 0.3, 0.75
"""Distance of pieces that are joined: part of the stroke's width, and the least."""
_OTHER_WIDTH = 2.5
"""Times the width before that no piece has: such an outline was cut, and only seems to be a piece."""
_EVEN = 0.05
"""Part of the greatest width by which widths differ that are one."""


@dataclass(slots=True)
class JoinedStroke:
    """Stroke. name: of its first element. widths: at each of the points. left_over: pieces near it that are no part of
    its line."""

    name: str
    points: list[Point] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    left_over: list[StrokePiece] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Middle one of the widths."""
        return sorted(self.widths)[len(self.widths) // 2] if self.widths else 0.0

    @property
    def is_even(self) -> bool:
        return not self.widths or max(self.widths) - min(self.widths) <= max(_EVEN * max(self.widths), 0.05)

    def add(self, ribbon: Ribbon) -> None:
        """Add a piece that begins where the stroke ends."""
        for point, width in zip(ribbon.points, ribbon.widths, strict=True):
            if self.points and dist(self.points[-1], point) <= 0.05 * max(width, 0.2):
                continue  # the end of one piece is the beginning of the next
            self.points.append(point)
            self.widths.append(width)


def join_pieces(pieces: Sequence[StrokePiece]) -> Iterator[JoinedStroke]:
    """Yield the strokes whose pieces follow each other. A cut outline between two pieces that it connects is a line
    between them; another one is left over."""
    current: JoinedStroke | None = None
    waiting: list[StrokePiece] = []
    for piece in in_drawing_order(pieces):
        if piece.ribbon is None or (current is not None and _is_cut(current, piece.ribbon, piece)):
            end = None if current is None else cut_end(piece.outline, current.widths[-1], current.points[-1])
            if current is None or end is None:
                waiting.append(piece)
            else:
                current.add(Ribbon([end], [current.widths[-1]]))
            continue
        ribbon = piece.ribbon if current is None else _turned(current, piece.ribbon)
        if current is None or not _continues(current, ribbon, waiting):
            if current is not None:
                current.left_over += waiting
                yield current
                waiting = []
            current = JoinedStroke(piece.name, left_over=waiting)
            waiting = []
        elif waiting:
            current.left_over += [one for one in waiting if not _is_covered(one, current, ribbon)]
            waiting = []
        current.add(ribbon)
    if current is not None:
        current.left_over += waiting
        yield current
    elif waiting:
        yield JoinedStroke(waiting[0].name, left_over=waiting)


def _is_cut(stroke: JoinedStroke, ribbon: Ribbon, piece: StrokePiece) -> bool:
    """Return whether an outline beside a stroke's end has a width that the stroke cannot have there."""
    if not piece.outline or len(stroke.points) < 2:
        return False
    last, width = stroke.widths[-1], ribbon.widths[0]
    is_near = dist(stroke.points[-1], ribbon.points[0]) < max(last, width)
    return is_near and last > 1.0 and (width * _OTHER_WIDTH < last or max(ribbon.widths) > _OTHER_WIDTH * last)


def _turned(stroke: JoinedStroke, ribbon: Ribbon) -> Ribbon:
    """Return a piece with the end first that is nearer to the stroke's."""
    end = stroke.points[-1]
    if len(ribbon.points) < 2 or dist(end, ribbon.points[0]) <= _reach(stroke, ribbon):
        return ribbon
    if dist(end, ribbon.points[-1]) <= _reach(stroke, ribbon):
        return Ribbon(ribbon.points[::-1], ribbon.widths[::-1])
    return ribbon


def _reach(stroke: JoinedStroke, ribbon: Ribbon) -> float:
    return max(_JOIN * min(stroke.widths[-1], ribbon.widths[0]), _JOIN_LEAST)


def _continues(stroke: JoinedStroke, ribbon: Ribbon, between: Sequence[StrokePiece]) -> bool:
    end, start = stroke.points[-1], ribbon.points[0]
    if dist(end, start) <= _reach(stroke, ribbon):
        return True
    if not between:
        return False
    half = stroke.widths[-1] / 2 + _JOIN_LEAST
    xs, ys = zip(*(corner for piece in between for corner in piece.outline), strict=True)
    low_x, high_x, low_y, high_y = min(xs) - half, max(xs) + half, min(ys) - half, max(ys) + half
    return all(low_x <= x <= high_x and low_y <= y <= high_y for x, y in (end, start))


def _is_covered(piece: StrokePiece, stroke: JoinedStroke, ribbon: Ribbon) -> bool:
    """Return whether the line between a stroke's end and the next piece covers an outline."""
    far = 0.75 * stroke.widths[-1] + dist(stroke.points[-1], ribbon.points[0])
    return all(min(dist(corner, stroke.points[-1]), dist(corner, ribbon.points[0])) <= far for corner in piece.outline)
