"""Fields of the property sheet for texts: their font and the size of their letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QWidget

from tni.document.items import Text
from tni.document.selection import common_value
from tni.render.text_layout import DYSLEXIC, HAND, LEGIBLE, font_family
from tni.ui.chrome.button import Style
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr

SIZE_RANGE_MM = (2.0, 100.0)


class TextFields(QWidget):
    """Font and size of the selected texts.

    Signals:
        font_chosen: the family. sized: the size in mm.
    """

    font_chosen = Signal(str)
    sized = Signal(float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        height = style.theme.metrics.target_px * 2 // 3
        self.family = QComboBox()
        self.family.setMinimumHeight(height)
        names = (
            (LEGIBLE, tr("Lisible de loin")), (DYSLEXIC, tr("Pour élèves dyslexiques")), (HAND, tr("Écriture cursive")),
        )  # fmt: skip
        for family, name in names:
            self.family.addItem(name, family.name)
        self.family.activated.connect(lambda row: self.font_chosen.emit(self.family.itemData(row)))
        self.size_mm = QDoubleSpinBox()
        self.size_mm.setDecimals(1)
        self.size_mm.setKeyboardTracking(False)
        self.size_mm.setMinimumHeight(height)
        self.size_mm.setRange(*SIZE_RANGE_MM)
        self.size_mm.valueChanged.connect(self.sized)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(labelled_field(style, tr("Police"), self.family), 0, 0)
        grid.addLayout(labelled_field(style, tr("Taille des lettres, mm"), self.size_mm), 0, 1)

    def show_texts(self, texts: Sequence[Text]) -> None:
        """Show the font and size of texts, or hide without any. A font that differs is shown as none."""
        self.setVisible(bool(texts))
        if not texts:
            return
        self.setEnabled(not all(text.locked for text in texts))
        font = common_value(font_family(text.font).name for text in texts)
        with QSignalBlocker(self.family), QSignalBlocker(self.size_mm):
            self.family.setCurrentIndex(-1 if font is None else self.family.findData(font))
            if not self.size_mm.hasFocus():
                self.size_mm.setValue(texts[0].size_mm)
