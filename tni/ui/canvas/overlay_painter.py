"""Painter of the overlay: frame, handles, lasso, laser, eraser and shapes being drawn. None of it is in the lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId
from tni.document.box_index import box_around, item_boxes
from tni.document.drawlist import DrawItem, draw_item
from tni.document.items import AnyItem, PluginItem, bounds
from tni.document.overlay import GuideMark, Handle, Lift, Overlay, SelectionFrame, TrailPoint
from tni.document.page_format import Paper
from tni.document.view import View
from tni.render.occlusion import step_batches
from tni.render.pixel_view import pixels_around
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.render.raster.kept_runs import MOST_KEPT_ITEMS, KeptRuns
from tni.ui.canvas.drag_image import DragImage
from tni.ui.canvas.highlighter_drafts import is_highlighter_draft

ACCENT = QColor("#1467c8")
LASER = QColor("#ff2d2d")
ALIGNED = QColor("#c2185b")
"""Lines that show with what a moved selection is aligned."""
GUIDE = QColor("#0e8a8a")
"""Guides, which are placed by hand."""
MARK_PX = 5.0
"""Half the size of the dots that mark ink that has become a shape."""
BADGE_PX = 9.0
"""Radius of the badge of an item that pupils may move. Multiplied by the chrome's scale, as MARGIN_PX."""
NUMBER_PX = 11.0
"""Half the height of the number of a reveal step. Multiplied likewise."""
READING_PX = 26.0
"""Height of the letters of what a pen has drawn along an edge. Multiplied likewise."""
RIGHT, WRONG = QColor("#1b7f4d"), QColor("#b3261e")
VERDICT_PX = 14.0
"""Radius of the mark of what is right or wrong. Multiplied likewise."""
BESIDE_MM, BESIDE_PX = 2.0, 12.0
"""Distance of the frame of an item whose size is fixed, on the page, and at most on the screen. Multiplied likewise."""
MARGIN_PX = 8.0
"""Margin around the geometry for line widths, handles and glow. Multiplied by the chrome's scale."""


class _HeldPicture:
    """Picture of an item as it is now, at a scale, painted in steps. left, top: in pixels of the scaled page."""

    def __init__(self, painter: ItemPainter, kept: KeptRuns, of: PluginItem, paper: Paper, scale: float) -> None:
        self.of, self.look = of, (paper, scale)
        area = pixels_around(bounds(of), scale)
        self.left, self.top = area.left, area.top
        self.image = QImage(max(area.width, 1), max(area.height, 1), ALPHA_FORMAT)
        self.image.fill(0)
        self._steps = self._painting(painter, kept, paper, scale)

    def _painting(self, painter: ItemPainter, kept: KeptRuns, paper: Paper, scale: float) -> Iterator[None]:
        items = draw_item(self.of, paper)
        if len(items) <= MOST_KEPT_ITEMS:  # in one go, so that what stays from step to step is kept
            yield
            painter.paint(self.image, items, scale, self.left, self.top, kept)
            return
        for run in step_batches(items, scale):
            yield
            painter.paint(self.image, run, scale, self.left, self.top)

    def paint_more(self, budget_s: float = inf) -> bool:
        """Paint until it is complete or the budget is spent. Returns whether more is left."""
        end_s = perf_counter() + budget_s
        return any(perf_counter() >= end_s for _ in self._steps)


class OverlayPainter:
    """Painter of an `Overlay`. scale: of the chrome, so that handles are large enough for fingers. Pixels are those of
    the surface."""

    def __init__(self, painter: Callable[[], ItemPainter]) -> None:
        """painter: returns the item painter of the open lesson."""
        self._painter = painter
        self._lifted: dict[frozenset[ItemId], tuple[float, DragImage]] = {}
        self._held: dict[ItemId, _HeldPicture] = {}
        self._next: dict[ItemId, _HeldPicture] = {}
        self._kept = KeptRuns()

    @property
    def unfinished(self) -> bool:
        """True if the last painting showed only a part of the moved items. The next painting shows more."""
        return any(not image.complete for _, image in self._lifted.values())

    def bounds_px(self, overlay: Overlay, lifted: Sequence[Rect], view: View, scale: float) -> QRectF:
        """Return the bounds of everything that `paint` touches; empty when there is nothing.

        lifted: box around the items of each lift at their original place, mm.
        """
        box = Rect.nothing()
        for item in overlay.drafts:
            box = box.united(bounds(item))
        for lift, items in zip(overlay.lifts, lifted, strict=True):
            if not items.empty:
                box = box.united(lift.by.rect(items))
        if overlay.text is not None:
            box = box.united(bounds(overlay.text))
        if overlay.frame is not None:
            box = box.united(Rect.of_points(overlay.frame.corners()))
            for x, y in (*overlay.frame.handles(scale / view.scale).values(), *overlay.frame.shape_corners()):
                box = box.united(Rect(x, y, 0.0, 0.0))
        for x, y in (
            *overlay.lasso,
            *overlay.marks,
            *overlay.badges,
            *overlay.knobs,
            *(at for at, _ in (*overlay.numbers, *overlay.verdicts)),
        ):
            box = box.united(Rect(x, y, 0.0, 0.0))
        for spotted in overlay.spots:
            box = box.united(spotted)
        for line in (*overlay.lines, *((guide.start, guide.end) for guide in overlay.guides)):
            for x, y in line:
                box = box.united(Rect(x, y, 0.0, 0.0))
        for trail in overlay.trails:
            for spot in trail:
                box = box.united(Rect(spot.x_mm, spot.y_mm, 0.0, 0.0))
        for disc in overlay.discs:
            box = box.united(Rect(disc.x_mm, disc.y_mm, 0.0, 0.0).grown(disc.radius_mm))
        for (x, y), reading in overlay.readings:
            room = READING_PX * scale / view.scale
            box = box.united(Rect(x, y, 0.0, 0.0).grown(room * max(len(reading) / 2, 4.0)))
        if box.empty:
            return QRectF()
        x, y = view.to_screen(box.x, box.y)
        shown = QRectF(x, y, box.width * view.scale, box.height * view.scale)
        margin = MARGIN_PX * 2.5 * scale
        return shown.adjusted(-margin, -margin, margin, margin)

    def paint(
        self,
        painter: QPainter,
        overlay: Overlay,
        lifted: Sequence[AnyItem],
        paper: Paper,
        view: View,
        scale: float,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if overlay.guides:
            _paint_guides(painter, overlay.guides, view, scale)
        self._lifted = {
            key: image for key, image in self._lifted.items() if any(lift.items == key for lift in overlay.lifts)
        }
        for lift in overlay.lifts:
            items = lifted if len(overlay.lifts) == 1 else [item for item in lifted if item.id in lift.items]
            if items:
                self._paint_lifted(painter, lift, items, paper, view)
        if overlay.text is not None:
            left, top = round(view.x_px), round(view.y_px)
            # rounded as in `SelectionFrame.of`, so that nothing shifts when the text becomes part of the page
            self._painter().paint_text(painter, overlay.text, view.scale, left, top)
        self._paint_drafts(painter, overlay.drafts, paper, view)
        _paint_marks(painter, overlay, view, scale)

    def _paint_lifted(self, painter: QPainter, lift: Lift, items: Sequence[AnyItem], paper: Paper, view: View) -> None:
        scale, picture = self._lifted.get(lift.items, (0.0, None))
        if picture is None or scale != view.scale:
            picture = DragImage(self._painter(), items, paper, box_around(item_boxes(items)), view.scale)
            self._lifted[lift.items] = view.scale, picture
        if not picture.complete:
            picture.paint_more()
        unit = 1 / picture.scale
        to_mm = Affine(unit, 0, 0, unit, picture.left_px * unit, picture.top_px * unit)
        placed = Affine(view.scale, 0, 0, view.scale, view.x_px, view.y_px).after(lift.by).after(to_mm)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.setTransform(QTransform(placed.a, placed.b, placed.c, placed.d, placed.e, placed.f), True)
        painter.drawImage(0, 0, picture.image)
        painter.restore()

    def prepare(self, drafts: Sequence[AnyItem], paper: Paper, scale: float, budget_s: float) -> bool:
        """Paint the pictures of held items that the next `paint` shows. Returns whether more is left."""
        self._next = {item.id: self._picture(item, paper, scale) for item in drafts if isinstance(item, PluginItem)}
        end_s = perf_counter() + budget_s
        return any(picture.paint_more(end_s - perf_counter()) for picture in self._next.values())

    def _paint_drafts(self, painter: QPainter, drafts: Sequence[AnyItem], paper: Paper, view: View) -> None:
        held = [item for item in drafts if isinstance(item, PluginItem)]
        self._held = {item.id: self._picture(item, paper, view.scale) for item in held}
        self._next = {key: one for key, one in self._next.items() if one is not self._held.get(key, one)}
        for item in (draft for draft in drafts if not is_highlighter_draft(draft)):
            if (picture := self._held.get(item.id)) is not None:
                picture.paint_more()
                painter.drawImage(QPointF(picture.left + view.x_px, picture.top + view.y_px), picture.image)
            else:
                self._paint_items(painter, draw_item(item, paper), bounds(item), view)

    def _picture(self, item: PluginItem, paper: Paper, scale: float) -> _HeldPicture:
        """Return the picture of an interactive item that a contact holds: what lies over it changes more often."""
        for known in (self._held.get(item.id), self._next.get(item.id)):
            if known is not None and known.of is item and known.look == (paper, scale):
                return known
        return _HeldPicture(self._painter(), self._kept, item, paper, scale)

    def _paint_items(self, painter: QPainter, items: Sequence[DrawItem], box: Rect, view: View) -> None:
        image, left, top = self._image(items, box, view.scale)
        painter.drawImage(QPointF(left + view.x_px, top + view.y_px), image)

    def _image(self, items: Sequence[DrawItem], box: Rect, scale: float) -> tuple[QImage, int, int]:
        area = pixels_around(box, scale)
        image = QImage(max(area.width, 1), max(area.height, 1), ALPHA_FORMAT)
        image.fill(0)
        self._painter().paint(image, items, scale, area.left, area.top)
        return image, area.left, area.top


def _paint_marks(painter: QPainter, overlay: Overlay, view: View, scale: float) -> None:
    """Paint what lies over the page and belongs to no item: handles, readings, the lasso, trails."""
    for x, y in overlay.marks:
        painter.setPen(QPen(QColor("white"), 2 * scale))
        painter.setBrush(ACCENT)
        painter.drawEllipse(QPointF(*view.to_screen(x, y)), MARK_PX * scale, MARK_PX * scale)
    for x, y in overlay.badges:
        _paint_badge(painter, QPointF(*view.to_screen(x, y)), scale)
    for spotted in overlay.spots:
        _paint_spot(painter, spotted, view, scale)
    if overlay.frame is not None:
        _paint_frame(painter, overlay.frame, view, scale)
    painter.setPen(QPen(ALIGNED, 1.5 * scale, Qt.PenStyle.DashLine))
    for start, end in overlay.lines:
        painter.drawLine(QPointF(*view.to_screen(*start)), QPointF(*view.to_screen(*end)))
    for x, y in overlay.knobs:
        _paint_knob(painter, QPointF(*view.to_screen(x, y)), scale)
    for place, is_right in overlay.verdicts:
        _paint_verdict(painter, QPointF(*view.to_screen(*place)), scale, is_right=is_right)
    for place, number in overlay.numbers:
        _paint_number(painter, QPointF(*view.to_screen(*place)), number, scale)
    for place, reading in overlay.readings:
        _paint_reading(painter, QPointF(*view.to_screen(*place)), reading, scale)
    if len(overlay.lasso) > 1:
        painter.setBrush(QColor(20, 103, 200, 28))
        painter.setPen(QPen(ACCENT, 1.5 * scale, Qt.PenStyle.DashLine))
        painter.drawPolygon(QPolygonF([QPointF(*view.to_screen(x, y)) for x, y in overlay.lasso]))
    for trail in overlay.trails:
        _paint_trail(painter, trail, view, scale)
    for disc in overlay.discs:
        painter.setBrush(QColor(128, 128, 128, 48))
        painter.setPen(QPen(QColor(110, 110, 110, 200), 1.5 * scale))
        radius = disc.radius_mm * view.scale
        painter.drawEllipse(QPointF(*view.to_screen(disc.x_mm, disc.y_mm)), radius, radius)


def _paint_guides(painter: QPainter, guides: Sequence[GuideMark], view: View, scale: float) -> None:
    """Paint guides: a thin line with a light rim, so that it is seen on every paper; the chosen one is thick."""
    for guide in guides:
        ends = QPointF(*view.to_screen(*guide.start)), QPointF(*view.to_screen(*guide.end))
        width = 2.5 if guide.is_chosen else 1.25
        for colour, more in ((QColor(255, 255, 255, 150), 2.0), (GUIDE, 0.0)):
            painter.setPen(QPen(colour, (width + more) * scale))
            painter.drawLine(*ends)


def _paint_frame(painter: QPainter, frame: SelectionFrame, view: View, scale: float) -> None:
    corners = frame.corners()
    if frame.keeps_size:  # an instrument: what a pen drew along it stays in sight
        beside = min(BESIDE_MM, BESIDE_PX * scale / view.scale) / max(frame.transform.mean_scale, 1e-6)
        corners = frame.transform.points(frame.box.grown(beside).corners())
    outline = QPolygonF([QPointF(*view.to_screen(x, y)) for x, y in corners.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 180), 3.5 * scale))
    painter.drawPolygon(outline)
    style = Qt.PenStyle.DotLine if frame.locked else Qt.PenStyle.SolidLine
    painter.setPen(QPen(ACCENT, 1.75 * scale, style))
    painter.drawPolygon(outline)
    for handle, (x, y) in frame.handles(scale / view.scale).items():
        at = QPointF(*view.to_screen(x, y))
        radius = MARGIN_PX * scale * (1.0 if handle.is_on_frame else 1.15)
        painter.setPen(QPen(ACCENT, 2 * scale))
        painter.setBrush(ACCENT if handle is Handle.TURN else QColor("white"))
        painter.drawEllipse(at, radius, radius)
        if handle is Handle.COPY:
            arm = radius * 0.55
            painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
            painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))
    painter.setBrush(Qt.BrushStyle.NoBrush)  # no fill: the tip of an arrow stays visible through it
    for x, y in frame.shape_corners():
        for colour, width_px in ((QColor("white"), 6.0), (ACCENT, 3.5)):
            painter.setPen(QPen(colour, width_px * scale))
            painter.drawEllipse(QPointF(*view.to_screen(x, y)), MARGIN_PX * scale, MARGIN_PX * scale)


def _paint_knob(painter: QPainter, at: QPointF, scale: float) -> None:
    """Paint a handle of an interactive item."""
    painter.setPen(QPen(QColor("white"), 2.5 * scale))
    painter.setBrush(ACCENT)
    painter.drawEllipse(at, MARGIN_PX * scale, MARGIN_PX * scale)


def _paint_spot(painter: QPainter, box: Rect, view: View, scale: float) -> None:
    """Paint the mark around a place that is pointed out."""
    x, y = view.to_screen(box.x, box.y)
    margin = MARGIN_PX * scale
    around = QRectF(x, y, box.width * view.scale, box.height * view.scale).adjusted(-margin, -margin, margin, margin)
    painter.setBrush(QColor(20, 103, 200, 36))
    for colour, width_px in ((QColor(255, 255, 255, 200), 6.0), (ACCENT, 3.5)):
        painter.setPen(QPen(colour, width_px * scale))
        painter.drawRoundedRect(around, margin, margin)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_badge(painter: QPainter, at: QPointF, scale: float) -> None:
    """Paint the mark of an item that pupils may move: arrows in all directions."""
    radius = BADGE_PX * scale
    painter.setPen(QPen(ACCENT, 1.5 * scale))
    painter.setBrush(QColor("white"))
    painter.drawEllipse(at, radius, radius)
    pen = QPen(ACCENT, 1.75 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    arm, barb = radius * 0.62, radius * 0.2
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        tip = at + QPointF(dx * arm, dy * arm)
        painter.drawLine(at, tip)
        for side in (-1, 1):
            painter.drawLine(tip, tip - QPointF(dx * barb + side * dy * barb, dy * barb + side * dx * barb))


def _paint_number(painter: QPainter, at: QPointF, number: str, scale: float) -> None:
    """Paint the reveal step of an item: a pill with its number."""
    font = painter.font()
    font.setPixelSize(round(2 * NUMBER_PX * scale * 0.62))
    font.setBold(True)
    painter.setFont(font)
    high = 2 * NUMBER_PX * scale
    wide = max(high, painter.fontMetrics().horizontalAdvance(number) + high * 0.6)
    beside = MARGIN_PX * 1.4 * scale  # from the handle in the corner
    pill = QRectF(at.x() + beside, at.y() - high / 2, wide, high)
    painter.setPen(QPen(QColor("white"), 2 * scale))
    painter.setBrush(ACCENT)
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)


def _paint_reading(painter: QPainter, at: QPointF, reading: str, scale: float) -> None:
    """Paint a length or an angle above a pen, large enough for the class."""
    font = painter.font()
    font.setPixelSize(round(READING_PX * scale))
    font.setBold(True)
    painter.setFont(font)
    wide, high = painter.fontMetrics().horizontalAdvance(reading) + READING_PX * scale, READING_PX * 1.6 * scale
    pill = QRectF(at.x() - wide / 2, at.y() - READING_PX * 1.2 * scale - high, wide, high)
    if pill.top() < 0:
        pill.moveTop(at.y() + READING_PX * 1.2 * scale)
    painter.setPen(QPen(QColor("white"), 2 * scale))
    painter.setBrush(ACCENT)
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, reading)


def _paint_verdict(painter: QPainter, at: QPointF, scale: float, *, is_right: bool) -> None:
    """Paint whether an item is in its place: a round tick or a square cross."""
    radius = VERDICT_PX * scale
    painter.setPen(QPen(QColor("white"), 2 * scale))
    painter.setBrush(RIGHT if is_right else WRONG)
    box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.drawEllipse(box) if is_right else painter.drawRoundedRect(box, radius / 4, radius / 4)
    pen = QPen(QColor("white"), 3 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    arm = radius * 0.5
    if is_right:
        tick = (QPointF(-arm, 0), QPointF(-arm * 0.2, arm * 0.8), QPointF(arm, -arm * 0.8))
        painter.drawPolyline([at + place for place in tick])
    else:
        painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm))
        painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm))


def _paint_trail(painter: QPainter, trail: Sequence[TrailPoint], view: View, scale: float) -> None:
    before: QPointF | None = None
    for spot in trail:
        at = QPointF(*view.to_screen(spot.x_mm, spot.y_mm))
        if before is not None and spot.strength > 0:
            colour = QColor(LASER)
            colour.setAlphaF(0.55 * spot.strength)
            pen = QPen(colour, (2 + 6 * spot.strength) * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(before, at)
        before = at
    if before is not None and trail[-1].strength > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, alpha in ((14, 70), (8, 255)):
            colour = QColor(LASER)
            colour.setAlpha(round(alpha * trail[-1].strength))
            painter.setBrush(colour)
            painter.drawEllipse(before, radius * scale, radius * scale)
