"""What is drawn alike by both ways to the screen: each scene a page of 320 x 180 mm and a frame of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.support.coverage_truth import handwriting
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.drawlist import (
    HIGHLIGHT_OPACITY,
    Blend,
    DrawImage,
    DrawInk,
    DrawItem,
    DrawPaper,
    DrawPdf,
    DrawText,
    draw_ink,
    draw_item,
)
from tni.document.items import Dash, Page, PdfBackground, Shape, ShapeKind, Text
from tni.document.page_format import SCREEN_16_9, Paper, Ruling, first_options
from tni.document.palette import HIGHLIGHTERS
from tni.ink.nib import nib_tips
from tni.ink.pen import Pen, PenKind
from tni.ink.segments import Segments
from tni.render.page_source import PageLayers
from tni.render.pixel_view import PixelView
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.page_image import encode_png
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.render.tiled_renderer import TiledRenderer

PAGE = PageId("p")
WIDTH, HEIGHT = 480, 270
WHOLE = PixelView(1.5, 0, 0, WIDTH, HEIGHT)
SURROUND = "#e6e6e2"
PICTURE = BlobId("0" * 64)
PDF = PdfBackground(BlobId("1" * 64), 0, 210.0, 297.0)


@dataclass(frozen=True)
class Scene:
    items: Sequence[DrawItem]
    frame: PixelView = WHOLE

    def layers(self, page: PageId, within: Rect) -> PageLayers:
        """As `PageSource`: ink at the end of the list is the top plane's."""
        items = list(self.items)
        ink_from = len(items)
        while ink_from and _is_pen(items[ink_from - 1]):
            ink_from -= 1
        return PageLayers(items[:ink_from], [i for i in items[ink_from:] if isinstance(i, DrawInk)])

    def count(self, page: PageId, within: Rect) -> int:
        return len(self.items)

    def paper(self, page: PageId) -> Paper:
        return next(i.paper for i in self.items if isinstance(i, DrawPaper))

    def sheet(self, page: PageId) -> Rect:
        return next(Rect(0.0, 0.0, i.width_mm, i.height_mm) for i in self.items if isinstance(i, DrawPaper))


def _is_pen(item: DrawItem) -> bool:
    return isinstance(item, DrawInk) and item.blend is Blend.NORMAL


def sheet(paper: Paper, ruling: Ruling = Ruling.BLANK) -> DrawPaper:
    return DrawPaper(paper, ruling, 320.0, 180.0)


def ruled(paper: Paper, ruling: Ruling) -> DrawPaper:
    return DrawPaper(paper, ruling, 320.0, 180.0, 0.0, first_options(ruling, SCREEN_16_9))


def writing(seed: int, width_mm: float, colour: str = "#1a1a2e", at: tuple[float, float] = (0, 0)) -> DrawInk:
    segments = handwriting(70, 5.0, width_mm, seed, (320, 180)) + np.array([*at, 0, *at, 0], np.float32)
    return draw_ink(segments, colour)


def penned(kind: PenKind, seed: int, width_mm: float, colour: str, at: tuple[float, float]) -> DrawInk:
    """Writing of a pen that is not the fine one."""
    line = writing(seed, width_mm, colour, at).segments
    return draw_ink(nib_tips(line, Pen(kind, colour, width_mm)), colour, grainy=kind.grainy)


def crossing(kind: PenKind, colours: Sequence[str]) -> list[DrawItem]:
    places = ((1, 3.0, (0, 0)), (2, 5.0, (-60, 20)), (3, 8.0, (40, -30)), (4, 4.0, (10, 10)))
    return [penned(kind, seed, width, colours[n % len(colours)], at) for n, (seed, width, at) in enumerate(places)]


def loop(colour: str, blend: Blend) -> DrawInk:
    """A highlighter that crosses itself many times."""
    turns = np.linspace(0, 6 * np.pi, 90)
    ends = np.column_stack([60 + 30 * turns / 3 + 35 * np.cos(turns), 90 + 45 * np.sin(turns), np.full(90, 6.0)])
    return draw_ink(
        np.concatenate([ends[:-1], ends[1:]], axis=1).astype(np.float32), colour, HIGHLIGHT_OPACITY[blend], blend
    )


@dataclass(frozen=True)
class Moment:
    """Pens that are down at once over a scene, and the line that each has drawn; a felt-tip's before its tips."""

    scene: Scene
    pens: Sequence[tuple[Pen, Segments]]

    def write(self, screen: TiledRenderer) -> None:
        """In turns, a piece each; after the third the model has looked at all but the tail behind the pens."""
        for turn in range(5):
            for pointer, (pen, segments) in enumerate(self.pens):
                piece = -(-len(segments) // 5)
                start, end = turn * piece, (turn + 1) * piece
                if turn == 2:
                    settled, tail = segments[:start], segments[start:end]
                    screen.compose(screen.remodel(pointer, pen, settled, tail))
                else:
                    screen.wet(pointer, pen, segments[start:end])

    def lift(self, screen: TiledRenderer) -> None:
        dark = self.scene.paper(PAGE) is Paper.BLACK
        for pointer, (pen, segments) in enumerate(self.pens):
            if pen.kind is PenKind.HIGHLIGHTER:
                blend = Blend.SCREEN if dark else Blend.MULTIPLY
                done = draw_ink(segments, pen.colour, HIGHLIGHT_OPACITY[blend], blend)
            else:
                done = draw_ink(nib_tips(segments, pen), pen.colour, grainy=pen.kind.grainy)
            screen.finish(pointer, [done])


def moments() -> dict[str, Moment]:
    """Four pens that cross each other and themselves, a highlighter alone, and two of them that cross."""
    found = {}
    for name, paper, colours in (
        ("white", Paper.WHITE, ("#1a1a2e", "#0762ff", "#ae2305", "#ffe600")),
        ("black", Paper.BLACK, ("#f5f5ef", "#7bed9f", "#ffce00", "#ffe600")),
    ):
        fine, felt, chalk, clear = colours
        scene = Scene([sheet(paper), writing(5, 2.0, fine, (20, 25))])
        loops = loop(clear, Blend.MULTIPLY).segments
        aside = loops + np.array([60, -15, 0, 60, -15, 0], np.float32)
        found[f"four-{name}"] = Moment(
            scene,
            [
                (Pen(colour=fine, width_mm=1.2), writing(1, 1.2).segments),
                (Pen(PenKind.FELT, felt, 5.0), writing(2, 5.0, at=(-60, 20)).segments),
                (Pen(PenKind.CHALK, chalk, 6.0), writing(3, 6.0, at=(20, -20)).segments),
                (Pen(PenKind.HIGHLIGHTER, clear, 12.0), loops),
            ],
        )
        found[f"highlighters-{name}"] = Moment(
            scene, [(Pen(PenKind.HIGHLIGHTER, tint, 12.0), line) for tint, line in ((clear, loops), (felt, aside))]
        )
        found[f"highlighter-alone-{name}"] = Moment(
            Scene([sheet(paper)]), [(Pen(PenKind.HIGHLIGHTER, clear, 12.0), loops)]
        )
    return found


def figures() -> list[DrawItem]:
    kinds = [ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.RECTANGLE, ShapeKind.ELLIPSE]
    found: list[DrawItem] = []
    for n, kind in enumerate(kinds * 2):
        x, y = 15 + 75 * (n % 4), 20 + 80 * (n // 4)
        pen = Pen(colour="#1a5fb4" if n < 4 else "#c0392b", width_mm=1.0 if n < 4 else 3.0)
        shape = Shape(
            id=ItemId(str(n)),
            page=PAGE,
            kind=kind,
            x0=x,
            y0=y,
            x1=x + 55,
            y1=y + 45,
            pen=pen,
            fill="#ffe08a" if n >= 4 else None,
            transform=Affine.rotating(0.2, (x, y)) if n >= 4 else Affine(),
        )
        found += draw_item(shape, Paper.WHITE)
    return found


def more_figures() -> list[DrawItem]:
    """Triangle, polygons and arcs: a tip up and down, a hollow corner, less and more than half a circle."""
    blue, red = Pen(colour="#1a5fb4"), Pen(colour="#c0392b", width_mm=3.0)
    common = {"id": ItemId("figure"), "page": PAGE}
    house = {"x0": 110.0, "y0": 20.0, "x1": 160.0, "y1": 30.0, "more": ((150, 60), (135, 35), (112, 65))}
    bows = {"x0": 180.0, "y0": 60.0, "x1": 230.0, "y1": 60.0}
    triangle, polygon, arc = ShapeKind.TRIANGLE, ShapeKind.POLYGON, ShapeKind.ARC
    shapes = [
        Shape(**common, kind=triangle, x0=20, y0=15, x1=80, y1=65, pen=blue),
        Shape(**common, kind=triangle, x0=20, y0=160, x1=80, y1=110, pen=red, fill="#ffe08a"),
        Shape(**common, kind=polygon, **house, pen=blue),
        Shape(**common, kind=polygon, **house, pen=red, fill="#ffe08a", transform=Affine.moving(0, 90)),
        Shape(**common, kind=arc, **bows, pen=blue),
        Shape(**common, kind=arc, **bows, pen=red, more=((205, 70),), transform=Affine.moving(0, 20)),
        Shape(**common, kind=arc, **bows, pen=red, more=((205, 5),), transform=Affine.rotating(0.4, (205, 60))),
        Shape(**common, kind=arc, **bows, pen=blue, more=((205, 60),), transform=Affine.moving(0, 80)),
    ]  # fmt: skip
    return [drawn for shape in shapes for drawn in draw_item(shape, Paper.WHITE)]


def broken_lines() -> list[DrawItem]:
    """Dashed and dotted lines of three widths, each kind of shape, turned and scaled, filled and not."""
    found: list[DrawItem] = []
    for n, kind in enumerate(ShapeKind):
        for m, dash in enumerate((Dash.DASHED, Dash.DOTTED)):
            x, y = 12 + 60 * (n % 5), 12 + 42 * (2 * (n // 5) + m)
            wide = (0.6, 1.6, 3.0)[(n + m) % 3]
            turned = Affine.rotating(0.25, (x, y)) if n % 3 == 2 else Affine()
            shape = Shape(
                id=ItemId(f"{kind.value}-{dash.value}"), page=PAGE, kind=kind, x0=x, y0=y, x1=x + 44, y1=y + 28,
                more={ShapeKind.POLYGON: ((x + 20, y + 32), (x + 4, y + 24)), ShapeKind.ARC: ((x + 30, y + 2),)}.get(
                    kind, ()
                ),
                pen=Pen(colour="#1a5fb4" if m else "#c0392b", width_mm=wide), dash=dash, transform=turned,
                fill="#ffe08a" if n % 2 else None,
            )  # fmt: skip
            found += draw_item(shape, Paper.WHITE)
    large = Shape(
        id=ItemId("large"), page=PAGE, kind=ShapeKind.RECTANGLE, x0=65, y0=34, x1=95, y1=42, pen=Pen(width_mm=0.6),
        dash=Dash.DASHED, transform=Affine(2.5, 0, 0, 2.5, 0, 0),
    )  # fmt: skip
    return found + draw_item(large, Paper.WHITE)


def styled_words(fonts: Fonts) -> list[DrawItem]:
    """Bold text, and lines at each side of their box, in both families."""
    measurer = QtTextMeasurer(fonts)
    found: list[DrawItem] = []
    for n, align in enumerate(TextAlign):
        for m, (font, bold) in enumerate((("", True), ("", False), ("TNI Dys", True))):
            text = "Le périmètre\nd’un carré\nvaut 4 × c"
            box = measurer.measure(text, 9.0, font, bold=bold)
            item = Text(
                id=ItemId(f"{n}{m}"), page=PAGE, text=text, size_mm=9.0, colour="#10305a", font=box.font,
                font_version=box.font_version, width_mm=box.width_mm, height_mm=box.height_mm, bold=bold, align=align,
                transform=Affine.moving(10 + 100 * n, 10 + 55 * m),
            )  # fmt: skip
            found.append(DrawText(item, item.transform))
    return found


def words(fonts: Fonts) -> list[DrawItem]:
    measurer = QtTextMeasurer(fonts)
    found: list[DrawItem] = []
    for n, (text, font, wrap, turn) in enumerate(
        [
            ("Le théorème de Pythagore", "", None, 0.0),
            ("Où l’élève, ravi, lit « à voix haute » son œuvre : 3² + 4² = 5²", "", 140.0, 0.0),
            ("b d p q", "TNI Dys", None, 0.25),
        ]
    ):
        box = measurer.measure(text, 14.0, font, wrap)
        item = Text(
            id=ItemId(str(n)),
            page=PAGE,
            text=text,
            size_mm=14.0,
            colour="#10305a",
            font=box.font,
            font_version=box.font_version,
            width_mm=box.width_mm,
            height_mm=box.height_mm,
            wrapped=wrap is not None,
            transform=Affine.moving(20 + 80 * (n == 2), 12 + 45 * n + 40 * (n == 2)).after(Affine.rotating(turn)),
        )
        found.append(DrawText(item, item.transform))
    return found


def picture_bytes() -> bytes:
    """A PNG with clear parts."""
    image = QImage(120, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for n, colour in enumerate(("#d35400", "#27ae60", "#2980b9")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRect(5 + 30 * n, 10, 50, 60))
    painter.end()
    return encode_png(image)


@dataclass(frozen=True)
class Stripes:
    """`Pixels` of a PDF page made of slanted stripes: what a tile shows depends on where it lies."""

    region: Rect
    px_per_mm: float

    @property
    def width_px(self) -> int:
        return round(self.region.width * self.px_per_mm)

    @property
    def height_px(self) -> int:
        return round(self.region.height * self.px_per_mm)

    @property
    def data(self) -> bytes:
        x = self.region.x + (np.arange(self.width_px) + 0.5) / self.px_per_mm
        y = self.region.y + (np.arange(self.height_px) + 0.5)[:, None] / self.px_per_mm
        pixels = np.full((self.height_px, self.width_px, 4), 255, np.uint8)
        pixels[..., 0] = 128 + 120 * np.sin((x + y) / 6)
        return pixels.tobytes()


class StripedPdf:
    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> Stripes:
        return Stripes(region, px_per_mm)

    def has_failed(self, pdf: PdfBackground) -> bool:
        return False


def painter(fonts: Fonts) -> ItemPainter:
    picture = picture_bytes()
    return ItemPainter({PICTURE: picture}.__getitem__, StripedPdf(), fonts)


def scenes(fonts: Fonts) -> dict[str, Scene]:
    pens = [writing(1, 1.2), writing(2, 2.5, "#c0392b", (-60, 20)), writing(3, 6.0, "#1a5fb4", (40, -30))]
    page = Page(id=PAGE, position=0.0, pdf=PDF)
    picture = Affine.moving(150, 100).after(Affine.rotating(-0.15))
    return {
        "pressure": Scene([sheet(Paper.WHITE), *pens]),
        "pressure-near": Scene([sheet(Paper.SOFT, Ruling.SQUARED), *pens], PixelView(6.0, -800, -400, WIDTH, HEIGHT)),
        "highlighter-white": Scene(
            [sheet(Paper.WHITE), *words(fonts), loop("#ffe600", Blend.MULTIPLY), loop("#7bed9f", Blend.MULTIPLY), *pens]
        ),
        "highlighter-black": Scene(
            [sheet(Paper.BLACK), loop(HIGHLIGHTERS.dark[0], Blend.SCREEN), writing(1, 2.0, "#ffffff")]
        ),
        "felt": Scene([sheet(Paper.WHITE), *crossing(PenKind.FELT, ("#1a1a2e", "#c0392b"))]),
        "chalk-black": Scene([sheet(Paper.BLACK), *crossing(PenKind.CHALK, ("#f5f5ef", "#ffce00"))]),
        "chalk-white": Scene([sheet(Paper.WHITE), *crossing(PenKind.CHALK, ("#0762ff", "#ae2305"))]),
        "chalk-near": Scene(
            [sheet(Paper.BLACK, Ruling.SQUARED), *crossing(PenKind.CHALK, ("#f5f5ef", "#ffce00"))],
            PixelView(9.0, -1250, -700, WIDTH, HEIGHT),
        ),
        "figures": Scene([sheet(Paper.WHITE), *figures()]),
        "figures-more": Scene([sheet(Paper.WHITE), *more_figures()]),
        "lines-broken": Scene([sheet(Paper.WHITE), *broken_lines()]),
        "words-styled": Scene([sheet(Paper.WHITE), *styled_words(fonts)]),
        "words": Scene([sheet(Paper.SOFT), *words(fonts)]),
        "picture": Scene(
            [
                sheet(Paper.BLACK, Ruling.SEYES),
                DrawImage(PICTURE, 120.0, 80.0, Affine.moving(15, 15)),
                DrawImage(PICTURE, 60.0, 40.0, picture),
                DrawImage(BlobId("2" * 64), 40.0, 30.0, Affine.moving(250, 20)),
            ]
        ),
        "seyes": Scene(
            [sheet(Paper.WHITE, Ruling.SEYES), writing(4, 1.0, "#1a3a8f", (-110, -40))],
            PixelView(4.0, 20, -100, WIDTH, HEIGHT),
        ),
        **{
            f"paper-{ruling.value}-{paper.value}": Scene(
                [ruled(paper, ruling)], PixelView(3.0, 220, 120, WIDTH, HEIGHT)
            )
            for ruling in Ruling
            if ruling is not Ruling.BLANK
            for paper in Paper
        },
        "dotted": Scene([sheet(Paper.SOFT, Ruling.DOTTED), writing(5, 1.0)], PixelView(2.0, 40, 30, WIDTH, HEIGHT)),
        "pdf": Scene(
            [sheet(Paper.WHITE), DrawPdf(page.pdf, Rect(96.0, 0.0, 127.27, 180.0)), loop("#ffe600", Blend.MULTIPLY)]
        ),
    }
