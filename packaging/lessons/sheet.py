"""What shipped lessons are drawn with: pages whose items get the same ids each time they are made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from math import asin, cos, pi, sin
from random import Random

import numpy as np
from symbol_pictures import symbol_png

from tni.app.handwriting import handwrite, pen_samples, smooth_curve
from tni.core.geometry import Affine, Points
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import AnyItem, Dash, Image, LessonRecord, Page, PdfBackground, Shape, ShapeKind, Stroke, Text
from tni.document.page_format import SCREEN_16_9, PageFormat, Paper, Ruling
from tni.document.palette import HIGHLIGHTERS, INKS
from tni.formats.unipen import PenStroke
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer, Samples
from tni.render.text_layout import Fonts, QtTextMeasurer

INK, BLUE, RED, GREEN, ORANGE, VIOLET = range(6)
YELLOW, LIME, SKY, PINK = range(4)

type Place = tuple[float, float]


def french(text: str) -> str:
    """With spaces that do not break before high punctuation and inside guillemets."""
    return re.sub(r"(?<=«) | (?=[»:;?!])", "\u00a0", text)


class Sheet:
    """A page under the brush. Colours are places in the palettes, or "#rrggbb" for fills. Lengths are mm."""

    def __init__(
        self,
        lesson: str,
        number: int,
        title: str,
        notes: str = "",
        *,
        fonts: Fonts,
        paper: Paper = Paper.SOFT,
        ruling: Ruling = Ruling.BLANK,
        format_: PageFormat = SCREEN_16_9,
        pdf: PdfBackground | None = None,
    ) -> None:
        self._name, self._measurer = f"{lesson} {number}", QtTextMeasurer(fonts)
        self.page = Page(
            id=PageId(self._id("page")), position=float(number), format=format_, paper=paper, ruling=ruling, pdf=pdf,
            title=title, notes=french(notes),
        )  # fmt: skip
        self.items: list[AnyItem] = []
        self.blobs: dict[BlobId, bytes] = {}

    @property
    def records(self) -> list[LessonRecord]:
        return [self.page, *self.items]

    def _id(self, what: str) -> str:
        return hashlib.sha256(f"{self._name} {what}".encode()).hexdigest()[:20]

    def _next(self) -> tuple[ItemId, int]:
        return ItemId(self._id(str(len(self.items)))), len(self.items)

    def colour(self, place: int) -> str:
        return INKS.on(self.page.paper)[place]

    @contextmanager
    def moving(self) -> Iterator[None]:
        """What is drawn here is one group, which pupils may move while the lesson is taught."""
        first = len(self.items)
        yield
        group = ItemId(self._id(f"group {first}")) if len(self.items) > first + 1 else None
        self.items[first:] = [replace(item, movable=True, group=group) for item in self.items[first:]]

    # -- words

    def text(
        self, words: str, x: float, y: float, size: float = 8.0, colour: int = INK, *, centred: bool = False,
        wrap: float | None = None, bold: bool = False,
    ) -> float:  # fmt: skip
        """Words whose box begins at (x, y), or has x in its middle. Returns: y of the box's bottom."""
        words = french(words)
        box = self._measurer.measure(words, size, wrap_mm=wrap, bold=bold)
        key, z = self._next()
        left = x - box.width_mm / 2 if centred else x
        item = Text(
            id=key, page=self.page.id, z=z, transform=Affine.moving(left, y), text=words, size_mm=size,
            colour=self.colour(colour), font=box.font, font_version=box.font_version, width_mm=box.width_mm,
            height_mm=box.height_mm, wrapped=wrap is not None, bold=bold,
        )  # fmt: skip
        self.items.append(item)
        return y + box.height_mm

    def write(
        self, words: str, x: float, base: float, height: float = 5.0, colour: int = INK, width: float = 1.0, *,
        centred: bool = False,
    ) -> tuple[float, float]:  # fmt: skip
        """Handwriting from x on, or with x in its middle, on a base line. Returns: its left and right."""
        strokes = handwrite(words, x_height_mm=height)
        right = max(point.x_mm for stroke in strokes for point in stroke)
        left = x - right / 2 if centred else x
        for stroke in strokes:
            self._stroke(stroke, left, base, Pen(PenKind.PEN, self.colour(colour), width))
        return left, left + right

    def fraction(self, over: str, under: str, x: float, bar: float, height: float = 6.0, colour: int = INK) -> None:
        """A fraction by hand, its bar at `bar`, in the middle of x."""
        self.write(over, x, bar - 0.45 * height, height * 0.8, colour, centred=True)
        self.write(under, x, bar + 1.85 * height, height * 0.8, colour, centred=True)
        half = 0.8 * height * max(len(over), len(under), 1.3) * 0.75
        self.drawn([(x - half, bar), (x + half, bar)], colour)

    # -- ink

    def drawn(self, points: Sequence[Place], colour: int = INK, width: float = 1.0) -> None:
        """A smooth line by hand through points; straight through two."""
        path = smooth_curve(np.array(points, dtype=np.float64))
        self._stroke(
            pen_samples(path, 0.0, Random(len(self.items))), 0.0, 0.0, Pen(PenKind.PEN, self.colour(colour), width)
        )

    def polygon(self, points: Sequence[Place], colour: int = INK, width: float = 1.0) -> None:
        """Straight sides by hand, in one stroke."""
        sides = [np.linspace(a, b, 30) for a, b in pairwise(points)]
        path: Points = np.concatenate(sides)
        self._stroke(
            pen_samples(path, 0.0, Random(len(self.items))), 0.0, 0.0, Pen(PenKind.PEN, self.colour(colour), width)
        )

    def highlight(self, path: Points, colour: int = YELLOW, width: float = 5.0) -> None:
        """(n, 2) dense path."""
        pen = Pen(PenKind.HIGHLIGHTER, HIGHLIGHTERS.on(self.page.paper)[colour], width)
        self._stroke(pen_samples(path, 0.0, Random(1)), 0.0, 0.0, pen)

    def highlight_line(self, left: float, y: float, right: float, colour: int = YELLOW, width: float = 7.0) -> None:
        """A straight line of the highlighter."""
        self.highlight(np.linspace((left, y), (right, y), 160), colour, width)

    def sector(self, middle: Place, radius: float, begin: float, end: float, colour: int, width: float = 3.0) -> None:
        """A part of a disc coloured in; angles in turns, clockwise from the top."""
        loops, inset = [], width / 2
        while (loop := _sector_loop(middle, radius, begin, end, inset)) is not None:
            loops.append(loop)
            inset += width * 0.5  # corners are farther apart than sides
        for part in (0.5, 0.25, 0.125):  # what is left in the middle
            loop = _sector_loop(middle, radius, begin, end, inset - width * 0.5 * part)
            loops += [] if loop is None else [loop]
        self.highlight(np.concatenate(loops), colour, width)

    def pie(self, middle: Place, radius: float, parts: int, filled: int, colour: int = SKY) -> None:
        """A disc in equal parts, some of them coloured in."""
        if filled:
            self.sector(middle, radius, 0.0, filled / parts, colour)
        self.ellipse(middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius, INK, 0.9)
        for part in range(parts):
            angle = 2 * pi * part / parts
            self.line(*middle, middle[0] + radius * sin(angle), middle[1] - radius * cos(angle), INK, 0.7)

    def _stroke(self, points: PenStroke, dx: float, dy: float, pen: Pen) -> None:
        buffer = SampleBuffer(points[0].t_s)
        for point in points:
            buffer.append(point.x_mm + dx, point.y_mm + dy, point.t_s, point.pressure)
        samples: Samples = buffer.samples()
        key, z = self._next()
        self.items.append(Stroke(id=key, page=self.page.id, z=z, pen=pen, samples=samples))

    # -- figures

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: int = INK, width: float = 0.8,
        dash: Dash = Dash.SOLID,
    ) -> None:  # fmt: skip
        self._shape(ShapeKind.LINE, x0, y0, x1, y1, colour, width, None, dash=dash)

    def arrow(self, x0: float, y0: float, x1: float, y1: float, colour: int = INK, width: float = 1.0) -> None:
        self._shape(ShapeKind.ARROW, x0, y0, x1, y1, colour, width, None)

    def area(
        self, corners: Sequence[Place], colour: int = INK, width: float = 0.8, fill: str | None = None,
        dash: Dash = Dash.SOLID,
    ) -> None:  # fmt: skip
        """A neat polygon of three corners or more."""
        (x0, y0), (x1, y1), *more = corners
        self._shape(ShapeKind.POLYGON, x0, y0, x1, y1, colour, width, fill, more=tuple(more), dash=dash)

    def arc(self, begin: Place, over: Place, end: Place, colour: int = INK, width: float = 0.8) -> None:
        self._shape(ShapeKind.ARC, *begin, *end, colour, width, None, more=(over,))

    def rectangle(
        self, x0: float, y0: float, x1: float, y1: float, colour: int = INK, width: float = 0.8, fill: str | None = None
    ) -> None:
        self._shape(ShapeKind.RECTANGLE, x0, y0, x1, y1, colour, width, fill)

    def ellipse(
        self, x0: float, y0: float, x1: float, y1: float, colour: int = INK, width: float = 0.8, fill: str | None = None
    ) -> None:
        self._shape(ShapeKind.ELLIPSE, x0, y0, x1, y1, colour, width, fill)

    def _shape(
        self, kind: ShapeKind, x0: float, y0: float, x1: float, y1: float, colour: int, width: float,
        fill: str | None, *, more: tuple[Place, ...] = (), dash: Dash = Dash.SOLID,
    ) -> None:  # fmt: skip
        key, z = self._next()
        pen = Pen(PenKind.PEN, self.colour(colour), width)
        self.items.append(
            Shape(
                id=key, page=self.page.id, z=z, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, pen=pen, fill=fill, more=more,
                dash=dash,
            )
        )  # fmt: skip

    def symbol(self, name: str, x: float, y: float, side: float, alt: str, colour: int = INK) -> None:
        """A drawing of the symbols of the program, as a picture whose top left corner is (x, y)."""
        data = symbol_png(name, self.colour(colour))
        blob = BlobId(hashlib.sha256(data).hexdigest())
        self.blobs[blob] = data
        key, z = self._next()
        self.items.append(
            Image(
                id=key, page=self.page.id, z=z, transform=Affine.moving(x, y), blob=blob, width_mm=side, height_mm=side,
                alt=alt,
            )
        )  # fmt: skip

    def label(
        self, words: str, x: float, y: float, width: float, fill: str, colour: int = INK, size: float = 8.0,
        height: float = 14.0,
    ) -> None:  # fmt: skip
        """Words in the middle of a card, which pupils may move."""
        with self.moving():
            self.rectangle(x, y, x + width, y + height, colour, 0.6, fill)
            self.middle(words, x + width / 2, y + height / 2, size)

    def middle(
        self, words: str, x: float, y: float, size: float = 8.0, colour: int = INK, *, bold: bool = False
    ) -> None:
        """Words of one line whose middle is (x, y)."""
        box = self._measurer.measure(french(words), size, bold=bold)
        self.text(words, x, y - box.height_mm / 2, size, colour, centred=True, bold=bold)

    def blank(self, x0: float, y0: float, x1: float, y1: float, colour: int = BLUE) -> None:
        """A frame to write in."""
        self.area(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), colour, 0.6, None, Dash.DASHED)

    def bar(self, x: float, y: float, width: float, height: float, parts: int, filled: int, fill: str) -> None:
        """A bar in equal parts, some of them coloured in."""
        step = width / parts
        for part in range(parts):
            self.rectangle(
                x + part * step, y, x + (part + 1) * step, y + height, INK, 0.7, fill if part < filled else None
            )

    def choices(self, answers: Sequence[str], y: float, size: float = 10.0) -> None:
        """Cards A to D, two beside two."""
        fills = ("#dbe8ff", "#ffe1d6", "#d9f3e8", "#fff0d0")
        for index, (answer, fill) in enumerate(zip(answers, fills, strict=False)):
            x, top = 24 + (index % 2) * 140, y + (index // 2) * 30
            self.rectangle(x, top, x + 132, top + 24, (BLUE, RED, GREEN, ORANGE)[index], 0.6, fill)
            self.text("ABCD"[index], x + 6, top + 12 - 0.65 * size, size, (BLUE, RED, GREEN, ORANGE)[index])
            self.text(answer, x + 22, top + 12 - 0.65 * size, size)


def _sector_loop(middle: Place, radius: float, begin: float, end: float, inset: float) -> Points | None:
    """The outline of a sector, drawn in by `inset`; None when nothing is left."""
    span, outer = 2 * pi * (end - begin), radius - inset
    whole = span >= 2 * pi - 1e-9
    bend = 0.0 if whole or outer <= inset else asin(inset / outer)
    if outer <= inset / 2 or (not whole and (outer <= inset or 2 * bend >= span)):
        return None
    angles = np.linspace(2 * pi * begin + bend, 2 * pi * end - bend, 120)
    arc = np.column_stack((middle[0] + outer * np.sin(angles), middle[1] - outer * np.cos(angles)))
    if whole:
        return arc
    way, depth = 2 * pi * (begin + end) / 2, inset / sin(span / 2)
    apex = np.array((middle[0] + depth * sin(way), middle[1] - depth * cos(way)))
    return np.concatenate([np.linspace(apex, arc[0], 40), arc, np.linspace(arc[-1], apex, 40)])
