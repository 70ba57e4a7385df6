"""Row of a correction code in the sheet of codes: its letters, meaning, colour and points."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.document.correction_code import LABEL_LETTERS, MEANING_LETTERS, MOST_POINTS, CorrectionCode, typed_code
from tni.document.palette import INKS
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, ColourButton
from tni.ui.chrome.inks import ink_colours
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr
from tni.ui.messages.correction import number_text, read_number

LABEL_TARGETS, POINTS_TARGETS = 2.0, 1.8


class CodeRow(QWidget):
    """Row of a code. code: None for a new one, which has no letters yet.

    changed: the code is another now. refused: what was typed is not taken, with a sentence that says why. moved: it is
    wanted farther up (-1) or down (1). removed: it is to go.
    """

    changed = Signal()
    refused = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, style: Style, code: CorrectionCode | None) -> None:
        super().__init__()
        self.code = code
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        target = style.theme.metrics.target_px
        self.label = _field(tr("Lettres du code"), LABEL_LETTERS, round(target * LABEL_TARGETS))
        self.meaning = _field(tr("Ce que le code veut dire"), MEANING_LETTERS)
        self.points = _field(tr("Points de chaque code"), 8, round(target * POINTS_TARGETS))
        self.points.setPlaceholderText(tr("0", "points"))
        inks = ink_colours(on_dark=style.theme.is_dark)
        self._names = dict(zip((ink.colour for ink in inks), INKS.names, strict=True))
        self.colours = ChoiceGrid(style, tr("Couleur"), [ColourButton(style, ink) for ink in inks], len(inks))
        self.up = IconButton(style, "chevron-up", tr("Monter le code"))
        self.down = IconButton(style, "chevron-down", tr("Descendre le code"))
        self.remove = IconButton(style, "trash-2", tr("Supprimer le code"))
        for widget in (self.label, self.meaning, self.colours, self.points, self.up, self.down, self.remove):
            line.addWidget(widget, 1 if widget is self.meaning else 0)
        self._show()
        for field in (self.label, self.meaning, self.points):
            field.editingFinished.connect(self.commit)
        self.colours.chosen.connect(lambda _colour: self.commit())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def _show(self) -> None:
        code = self.code
        colour = "red" if code is None else code.colour
        self.colours.choose(next(shown for shown, name in self._names.items() if name == colour))
        if code is not None:
            self.label.setText(code.label)
            self.meaning.setText(code.meaning)
            self.points.setText(number_text(code.points) if code.points else "")

    def commit(self) -> None:
        """Take what was typed, as far as it makes a code."""
        points = read_number(self.points.text())
        if points is None or not abs(points) <= MOST_POINTS:
            self.refused.emit(tr("Points : taper un nombre, par exemple −0,5."))
            self.points.setText(number_text(self.code.points) if self.code is not None and self.code.points else "")
            return
        colour = self._names[str(self.colours.value)]
        typed = typed_code(self.label.text(), self.meaning.text(), colour, points)
        if typed is None:
            if self.code is not None:
                self.refused.emit(tr("Un code a au moins une lettre. Pour l’enlever : la corbeille."))
                self.label.setText(self.code.label)
            return
        if typed != self.code:
            self.code = typed
            self.changed.emit()


def _field(name: str, letters: int, width_px: int | None = None) -> SearchField:
    field = SearchField()
    field.setAccessibleName(name)
    field.setPlaceholderText("")
    field.setToolTip(name)
    field.setMaxLength(letters)
    if width_px is not None:
        field.setFixedWidth(width_px)
    return field
