"""Panel that straightens a sheet in a picture: its corners, what comes of them, A4, like a scan."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QTransform
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.core.straightening import Corners, nearest_a4, scaled, seen_ratio, sheet_ratio, turned
from tni.ui.chrome.button import IconButton, Style, is_enter
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.corners_view import CornersView

ROOM_SHARE = (0.5, 0.56)
"""Most of the window's width and height that the photograph takes."""
RESULT_SHARE = 0.6
"""Width of the result, as a part of the photograph's."""
INSET = 0.04
"""Distance of the corners from the picture's edge before a sheet is found."""
WHOLE_SHEET: Corners = ((INSET, INSET), (1 - INSET, INSET), (1 - INSET, 1 - INSET), (INSET, 1 - INSET))


class StraightView(QWidget):
    """Small view of the straightened sheet. scanned: the sheet as it was worked out, in place of the picture's part."""

    def __init__(self, style: Style, picture: QImage, size: QSize) -> None:
        super().__init__()
        self.kit, self._picture = style, picture
        self._corners, self._ratio = WHOLE_SHEET, 1.0
        self.scanned: QImage | None = None
        self.setFixedSize(size)
        self.setAccessibleName(tr("Feuille redressée"))

    def show_sheet(self, corners: Corners, ratio: float) -> None:
        self._corners, self._ratio = corners, ratio
        self.update()

    def show_scanned(self, image: QImage | None) -> None:
        self.scanned = image
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), self.height() * self._ratio)
        high = wide / self._ratio
        place = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setClipRect(place)
        if self.scanned is not None:
            painter.drawImage(place, self.scanned)
        else:
            points = scaled(self._corners, self._picture.width(), self._picture.height())
            sheet = QPolygonF([QPointF(x, y) for x, y in points])
            corners = (place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft())
            there = QTransform.quadToQuad(sheet, QPolygonF(corners))
            if isinstance(there, QTransform):
                painter.setTransform(there)
                painter.drawImage(0, 0, self._picture)
                painter.resetTransform()
        painter.setClipping(False)
        painter.setPen(look.colour("hairline"))
        painter.drawRect(place)
        painter.end()


class StraightenPanel(TitledPanel):
    """Panel for one picture. Corners are parts of its width and height.

    Signals:
        wanted: straightening is asked for.
        preview_wanted: a picture of the result like a scan is asked for.
    """

    wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, style: Style, picture: QImage, room: QSize, parent: QWidget) -> None:
        super().__init__(style, tr("Redresser l’image"), parent)
        self._picture = picture
        self._is_touched = False
        size = _view_size(style, picture, room)
        self.view = CornersView(style, picture, WHOLE_SHEET, size, self)
        self.result = StraightView(style, picture, QSize(round(size.width() * RESULT_SHARE), size.height()))
        views = QHBoxLayout()
        views.addWidget(self.view)
        views.addWidget(self.result)
        self.rows.addLayout(views)
        self.message = Label(style, size="small", token="muted")
        self.message.setWordWrap(True)
        self.rows.addWidget(self.message)
        self.turn = IconButton(style, "tni-turn-quarter", tr("Tourner d’un quart de tour"), self)
        self.a4 = TextButton(style, tr("Feuille A4"))
        self.scan = TextButton(style, tr("Comme un scan"))
        for button in (self.a4, self.scan):
            button.setCheckable(True)
        self.scan.setToolTip(tr("Papier blanc, sans ombres"))
        self.cancel, self.apply = (
            TextButton(style, tr("Annuler", "cancel")),
            TextButton(style, tr("Redresser"), filled=True),
        )
        self.rows.addLayout(self._buttons())
        self.view.moved.connect(self._moving)
        self.view.changed.connect(self._changed)
        self._show(by_perspective=True)
        self.say(tr("Recherche de la feuille…"))

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for button in (self.turn, self.a4, self.scan):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.apply)
        self.turn.clicked.connect(self._turn)
        self.a4.clicked.connect(lambda: self._show(by_perspective=False))
        self.scan.clicked.connect(lambda: self._show(by_perspective=False))
        self.cancel.clicked.connect(self.put_away)
        self.apply.clicked.connect(self.wanted)
        return line

    @property
    def corners(self) -> Corners:
        return self.view.corners

    @property
    def ratio(self) -> float:
        """Width of the sheet to its height."""
        seen = seen_ratio(self._corners_px(), *self._picture.size().toTuple())
        return nearest_a4(seen) if self.a4.isChecked() else seen

    @property
    def like_scan(self) -> bool:
        return self.scan.isChecked()

    def say(self, text: str) -> None:
        self.message.setText(text)

    def take_found(self, corners: Corners | None) -> None:
        """Take the corners that were found, unless the teacher has begun to choose others."""
        if corners is None:
            self.say(tr("Feuille non trouvée : tirer les quatre coins sur les siens."))
        elif not self._is_touched:
            self.view.show_corners(corners)
            self._show(by_perspective=True)
        if corners is not None:
            self.say(tr("Tirer un coin s’il n’est pas au bon endroit."))

    def show_working(self, *, is_working: bool) -> None:
        for widget in (self.apply, self.turn, self.a4, self.scan, self.view):
            widget.setEnabled(not is_working)
        if is_working:
            self.say(tr("Un instant…"))

    def _corners_px(self) -> Corners:
        return scaled(self.corners, self._picture.width(), self._picture.height())

    def _moving(self) -> None:
        self._is_touched = True
        self.result.show_scanned(None)
        self._show(by_perspective=True, by_hand=True)

    def _changed(self) -> None:
        self._show(by_perspective=True)

    def _turn(self) -> None:
        self._is_touched = True
        self.view.show_corners(turned(self.corners))
        self.view.active = (self.view.active + 1) % 4
        self._show(by_perspective=False)

    def _show(self, *, by_perspective: bool, by_hand: bool = False) -> None:
        """Show the result. by_perspective: let the corners tell whether it is A4. by_hand: a corner is moving."""
        if by_perspective:
            found = sheet_ratio(self._corners_px(), *self._picture.size().toTuple())
            self.a4.setChecked(found == nearest_a4(found))
        self.result.show_scanned(None)
        self.result.show_sheet(self.corners, self.ratio)
        if self.like_scan and not by_hand:
            self.preview_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.apply.isEnabled():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _view_size(style: Style, picture: QImage, room: QSize) -> QSize:
    """Return the size of the photograph's view: its ratio, with room for the handles around it."""
    target = style.theme.metrics.target_px
    most = QSize(round(ROOM_SHARE[0] * room.width()), max(round(ROOM_SHARE[1] * room.height()), 3 * target))
    shown = picture.size().scaled(most - QSize(target, target), Qt.AspectRatioMode.KeepAspectRatio)
    return shown.expandedTo(QSize(2 * target, 2 * target)) + QSize(target, target)
