"""Recognised shape, described by few points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.geometry import Point


class RecognisedShapeKind(Enum):
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    TRIANGLE = "triangle"
    POLYGON = "polygon"
    ARC = "arc"


CLOSED_KINDS = (
    RecognisedShapeKind.RECTANGLE,
    RecognisedShapeKind.ELLIPSE,
    RecognisedShapeKind.TRIANGLE,
    RecognisedShapeKind.POLYGON,
)


@dataclass(frozen=True, slots=True)
class RecognisedShape:
    """Shape that a stroke represents. points: mm of the page. Line: its ends; arrow: tail and tip; rectangle, triangle,
    polygon: corners in order; ellipse: centre and the ends of two half axes at right angles; arc: start, end, and a
    point between them."""

    kind: RecognisedShapeKind
    points: tuple[Point, ...]
