"""Panel that changes a picture: the part that stays, turning over, opacity, a colour made transparent."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from tni.document.items import WHOLE, Image
from tni.document.picture_changes import OPACITIES
from tni.render.raster.clear_colour import without_colour
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.crop_view import CropView

VIEW_TARGETS = 10
"""Longest side of the view, in targets, where the window has room for it."""
VIEW_SHARE = 0.42
"""Most of the window's height that the view takes."""
PERCENT_STEP = 5


class PicturePanel(TitledPanel):
    """Panel of the picture that was selected when it was opened.

    Signals:
        cropped: the crop (left, top, right, bottom).
        turned: whether left and right change places; else top and bottom.
        faded: the opacity, once the slider is let go.
        cleared: the colour that is made transparent, "" for none.
    """

    cropped = Signal(tuple)
    turned = Signal(bool)
    faded = Signal(float)
    cleared = Signal(str)

    def __init__(self, style: Style, picture: QImage, item: Image, room: QSize, parent: QWidget) -> None:
        super().__init__(style, tr("Modifier l’image"), parent)
        self._item, self._picture = item, picture
        self.view = CropView(style, picture, item.crop, _view_size(style, picture, room), self)
        self.view.cropped.connect(self.cropped)
        self.view.colour_picked.connect(self._pick)
        self.rows.addWidget(self.view, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.whole = TextButton(style, tr("Image entière"))
        self.whole.clicked.connect(lambda: self.cropped.emit(WHOLE))
        self.colour = TextButton(style, "")
        self.colour.clicked.connect(self._toggle_colour)
        line = QHBoxLayout()
        for icon, name, across in (
            ("tni-turn-across", tr("Retourner de gauche à droite"), True),
            ("tni-turn-down", tr("Retourner de haut en bas"), False),
        ):
            button = IconButton(style, icon, name, self)
            button.clicked.connect(lambda _checked=False, across=across: self.turned.emit(across))
            line.addWidget(button)
        line.addWidget(self.whole)
        line.addWidget(self.colour)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.rows.addLayout(self._fading(style))
        self.hint = Label(style, tr("Toucher dans l’image la couleur à effacer."), size="small", token="muted")
        self.hint.hide()
        self.rows.addWidget(self.hint)
        self._is_picking = False
        self.show_item(item)

    def _fading(self, style: Style) -> QHBoxLayout:
        line = QHBoxLayout()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Opacité"))
        self.slider.setRange(*(round(100 * share) for share in OPACITIES))
        self.slider.setSingleStep(PERCENT_STEP)
        self.slider.setPageStep(2 * PERCENT_STEP)
        self.slider.setTracking(False)
        self.slider.setMinimumHeight(style.theme.metrics.target_px)
        self.percent = Label(style)
        self.percent.setMinimumWidth(2 * style.theme.metrics.target_px)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.sliderMoved.connect(self._show_percent)
        self.slider.valueChanged.connect(lambda value: self.faded.emit(value / 100))
        line.addWidget(Label(style, tr("Opacité"), size="small", token="muted"))
        line.addWidget(self.slider, 1)
        line.addWidget(self.percent)
        return line

    def show_item(self, item: Image) -> None:
        """Show the picture as it is now, after an undo too."""
        self._item = item
        self.view.show_crop(item.crop)
        seen = without_colour(self._picture, item.clear) if item.clear else self._picture
        self.view.show_look(seen, item.opacity)
        self.whole.setEnabled(item.crop != WHOLE)
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * item.opacity))
        self.slider.blockSignals(False)
        self._show_percent(self.slider.value())
        self.colour.set_text(tr("Rendre la couleur") if item.clear else tr("Effacer une couleur"))

    def _show_percent(self, value: int) -> None:
        self.percent.setText(tr("{} %").format(value))

    def _toggle_colour(self) -> None:
        if self._item.clear:
            self.cleared.emit("")
        else:
            self._set_picking(is_picking=not self._is_picking)

    def _set_picking(self, *, is_picking: bool) -> None:
        self._is_picking = is_picking
        self.view.pick_colour(is_picking=is_picking)
        self.hint.setVisible(is_picking)
        self.adjustSize()

    def _pick(self, colour: str) -> None:
        self._set_picking(is_picking=False)
        self.cleared.emit(colour)


def _view_size(style: Style, picture: QImage, room: QSize) -> QSize:
    """Return the size of the view: the picture's ratio, with room for the handles around it."""
    target = style.theme.metrics.target_px
    high = min(VIEW_TARGETS * target, round(VIEW_SHARE * room.height()))
    most = QSize(min(VIEW_TARGETS * target, room.width() - 2 * target), max(high, 3 * target))
    shown = picture.size().scaled(most - QSize(target, target), Qt.AspectRatioMode.KeepAspectRatio)
    return shown.expandedTo(QSize(2 * target, 2 * target)) + QSize(target, target)
