"""Panel that asks once for the width of the projected picture, from which the main window takes the size of its
buttons and texts. A projector does not report it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.settings import PICTURE_WIDTH_MM, Settings
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

PRESETS_MM = (1200, 1500, 1800, 2000, 2400)
MIN_M, MAX_M, STEP_M = 0.3, 10.0, 0.05


class PictureWidthPanel(FloatingPanel):
    """Panel with common widths and a field. chosen: the width in mm; `closed` without `chosen` means later."""

    chosen = Signal(float)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Largeur de l’image au mur"), parent)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addWidget(Label(style, tr("Largeur de l’image projetée"), size="title"))
        words = Label(style, tr("Mesurer l’image au mur. Un grand pas fait environ 70 cm."), token="muted")
        rows.addWidget(words)
        rows.addLayout(self._make_presets())
        rows.addLayout(self._make_exact())

    def _make_presets(self) -> QGridLayout:
        grid = QGridLayout()
        for place, width_mm in enumerate(PRESETS_MM):
            button = TextButton(self.kit, _metres(width_mm))
            button.clicked.connect(lambda _=False, mm=width_mm: self._choose(float(mm)))
            grid.addWidget(button, 0, place)
        return grid

    def _make_exact(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.width_m = QDoubleSpinBox()
        self.width_m.setRange(MIN_M, MAX_M)
        self.width_m.setSingleStep(STEP_M)
        self.width_m.setValue(1.6)
        self.width_m.setSuffix(" m")
        self.width_m.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.width_m.setAccessibleName(tr("Largeur en mètres"))
        less = IconButton(self.kit, "minus", tr("Moins large"))
        less.clicked.connect(self.width_m.stepDown)
        more = IconButton(self.kit, "plus", tr("Plus large"))
        more.clicked.connect(self.width_m.stepUp)
        for button in (less, more):
            button.setAutoRepeat(True)
        keep = TextButton(self.kit, tr("Enregistrer la largeur"), filled=True)
        keep.clicked.connect(lambda: self._choose(self.width_m.value() * 1000))
        later = TextButton(self.kit, tr("Plus tard"), quiet=True)
        later.clicked.connect(self.put_away)
        line.addWidget(less)
        line.addWidget(self.width_m)
        line.addWidget(more)
        line.addWidget(keep)
        line.addStretch(1)
        line.addWidget(later)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _choose(self, width_mm: float) -> None:
        self.chosen.emit(width_mm)
        self.put_away()


def _metres(width_mm: int) -> str:
    return f"{width_mm / 1000:g}".replace(".", tr(",", "decimal mark")) + " m"


def ask_picture_width(main: MainController, settings: Settings) -> None:
    """Ask for the width and store the answer."""
    window = main.window

    def save(width_mm: float) -> None:
        settings.set(PICTURE_WIDTH_MM, width_mm)
        window.refit()

    panel = PictureWidthPanel(main.kit, window)
    panel.chosen.connect(save)
    panel.closed.connect(panel.deleteLater)
    panel.set_area(window.low_area)
    panel.open_at()
