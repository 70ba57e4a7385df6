"""Views of results that bars cannot show: word cloud and point map; and a view that picks the right one."""

from __future__ import annotations

from math import sqrt
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tni.core.picture import EncodedPicture
from tni.quiz.question_kinds import QuestionKind
from tni.render.raster.image_decoder import decode_image
from tni.services.voting.vote_result import VoteResult
from tni.ui.chrome.button import Style
from tni.ui.i18n import is_singular, tr
from tni.ui.vote.histogram import VoteHistogram

POINT_SHARE = 45.0
"""The map's height divided by this is the least radius of a point: it is seen from the last row."""
ROWS = 5
"""Height of a word cloud or point map, in rows of the histogram."""
MAX_WORD_SHARE, MIN_WORD_SHARE = 1.1, 0.34
"""Largest and smallest font size of words, in row heights."""


class _Canvas(QWidget):
    """Base of the views: takes the space of some rows of the histogram."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self.unit_px = style, 0
        self.result: VoteResult | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def unit(self) -> int:
        return max(self.kit.theme.metrics.target_px, self.unit_px)

    def show_result(self, result: VoteResult) -> None:
        self.result = result
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.unit * 7, self.unit * ROWS)

    @override
    def minimumSizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(side * 4, side * 2)


class WordCloud(_Canvas):
    """Words in lines, the most frequent first; words for which there is no room are left out."""

    @override
    def show_result(self, result: VoteResult) -> None:
        super().show_result(result)
        words = [f"{word} {n}" for word, n in result.counts.items()]
        self.setAccessibleName(tr("Nuage de mots : {}").format(", ".join(words)))

    def lay_out(self) -> list[tuple[str, int, QRectF]]:
        """Lay out the words that fit. Return text, font size in px and box of each."""
        counts = self.result.counts if self.result is not None else {}
        most, gap = max(counts.values(), default=1), self.unit * 0.25
        size_of = {
            n: round(self.unit * max(MIN_WORD_SHARE, MAX_WORD_SHARE * sqrt(n / most))) for n in set(counts.values())
        }
        out: list[tuple[str, int, QRectF]] = []
        x = y = high = 0.0
        for word, n in counts.items():
            metrics = QFontMetrics(self.kit.theme.font(size_of[n], bold=True))
            wide = min(metrics.horizontalAdvance(word), self.width())
            if x and x + wide > self.width():
                x, y, high = 0.0, y + high, 0.0
            high = max(high, metrics.height())
            if y + metrics.height() > self.height():
                break
            out.append((word, size_of[n], QRectF(x, y, wide, metrics.height())))
            x += wide + gap
        return out

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.kit.theme, QPainter(self)
        for place, (word, size, box) in enumerate(self.lay_out()):
            font = look.font(size, bold=True)
            painter.setFont(font)
            painter.setPen(look.colour("accent" if place == 0 else "text"))
            shown = QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, round(box.width()) + 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class PointMap(_Canvas):
    """Map of points: each answer where it was placed, and the right place as a ring."""

    _picture: EncodedPicture | None = None
    _image = QImage()

    def show_picture(self, picture: EncodedPicture | None) -> None:
        """Set the picture at which pupils pointed; None for the page."""
        if picture is not self._picture:
            self._picture = picture
            self._image = QImage() if picture is None else decode_image(picture.data)
            self.update()

    @override
    def show_result(self, result: VoteResult) -> None:
        super().show_result(result)
        n = sum(result.counts.values())
        self.setAccessibleName((tr("{} point") if is_singular(n) else tr("{} points")).format(n))

    def frame(self) -> QRectF:
        """Return the rectangle of the picture; the page has the ratio 16:9."""
        shape = 16 / 9 if self._image.isNull() else self._image.width() / self._image.height()
        wide = min(float(self.width()), self.height() * shape)
        high = wide / shape
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high).adjusted(1, 1, -1, -1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, box, painter = self.kit.theme, self.frame(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._image)
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px * 2))
        painter.drawRect(box)
        result = self.result
        if result is None:
            painter.end()
            return
        radius = max(look.metrics.target_px / 7, box.height() / POINT_SHARE)
        for bar, n in result.counts.items():
            painter.setPen(QPen(look.colour("surface"), 1.5))
            painter.setBrush(look.colour("accent" if result.is_right(bar) else "text"))
            size = radius * sqrt(n)
            painter.drawEllipse(_at(bar, box), size, size)
        if (key := result.question.key) is not None:
            painter.setPen(QPen(look.colour("accent"), radius / 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            near = max(result.question.tolerance, 0.01)
            painter.drawEllipse(_at(key, box), near * box.width(), near * box.height())
        painter.end()


def _at(point: str, box: QRectF) -> QPointF:
    x, y = map(float, point.split())
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


class ResultView(QWidget):
    """View of any kind of result. key_chosen: a press set the right answer; None: a press cleared it. tapped: a guarded
    bar was pressed too shortly."""

    key_chosen = Signal(object)
    tapped = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None, *, guarded: bool = False) -> None:
        """guarded: only a long press on a bar marks its answer as right, since the class sees the view."""
        super().__init__(parent)
        self.bars = VoteHistogram(style, guarded=guarded)
        self.cloud, self.points = WordCloud(style), PointMap(style)
        self.bars.key_chosen.connect(self.key_chosen)
        self.bars.tapped.connect(self.tapped)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (self.bars, self.cloud, self.points):
            rows.addWidget(widget)

    def set_unit(self, unit_px: int) -> None:
        """Set the height of rows, px, if larger than a touch target."""
        self.bars.set_unit(unit_px)
        for canvas in (self.cloud, self.points):
            if canvas.unit_px != unit_px:
                canvas.unit_px = unit_px
                canvas.updateGeometry()

    def show_result(self, result: VoteResult, picture: EncodedPicture | None = None) -> None:
        """Show a result. picture: the picture at which pupils pointed."""
        kind = result.question.kind
        self.points.show_picture(picture)
        shown = {QuestionKind.CLOUD: self.cloud, QuestionKind.POINT: self.points}.get(kind, self.bars)
        for widget in (self.bars, self.cloud, self.points):
            widget.setVisible(widget is shown)
        shown.show_result(result)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cloud.update()
