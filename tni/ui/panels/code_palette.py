"""Palette of the correction tool, low on the page: the teacher's codes, as large as fingers need."""

from __future__ import annotations

from math import ceil
from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from tni.document.correction_code import CodeLists, CorrectionCode
from tni.document.palette import INKS
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.tab_order import put_after
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDE_TARGETS = 1.75
"""Width of a code's button, in targets, at least."""
MOST_IN_ROW = 10
LINES = 2
"""Most lines of a code's meaning."""
_MEANING = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def code_colour(style: Style, name: str) -> QColor:
    """Return the colour of a code on the chrome."""
    colours = INKS.dark if style.theme.is_dark else INKS.light
    return QColor(colours[INKS.names.index(name)])


def paint_code(painter: QPainter, style: Style, code: CorrectionCode, box: QRectF) -> None:
    """Paint a code as it is on the page, in the middle of a box."""
    font = style.theme.font(round(box.height() * 0.6), bold=True)
    wide = max(box.height(), QFontMetrics(font).horizontalAdvance(code.label) + box.height() * 0.45)
    place = QRectF(box.center().x() - wide / 2, box.y(), wide, box.height())
    thick = max(1.5, box.height() / 14)
    painter.setPen(QPen(code_colour(style, code.colour), thick))
    painter.setBrush(style.theme.colour("surface"))
    radius = box.height() * 0.28
    painter.drawRoundedRect(place.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), radius, radius)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, code.label)


class CodeButton(TouchButton):
    """Button of a code: its letters as on the page, and its meaning."""

    def __init__(self, style: Style, code: CorrectionCode) -> None:
        super().__init__(style)
        self.code = code
        self.setCheckable(True)
        name = tr("{label} : {meaning}", "correction code").format(label=code.label, meaning=code.meaning)
        self.setAccessibleName(name if code.meaning else code.label)
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)  # one height for a row

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        small = QFontMetrics(self.kit.theme.font(metrics.small_px))
        wide = round(
            max(metrics.target_px * WIDE_TARGETS, small.horizontalAdvance(self.code.label) + metrics.pad_px * 2)
        )
        room = wide - 2 * (metrics.pad_px // 2)
        lines = 1 if small.horizontalAdvance(self.code.meaning) <= room else LINES
        return QSize(wide, metrics.target_px + lines * small.height())

    def meaning_shown(self, words: QFontMetrics, room: QSize) -> str:
        """Return the meaning, cut where it does not fit in the room."""
        meaning, end = self.code.meaning, len(self.code.meaning)
        shown = meaning
        while end and not _fits(words, shown, room):
            end -= 1
            shown = meaning[:end].rstrip() + "…"
        return shown

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        box = self.paint_ground(painter, chosen="tint")
        if self.isChecked():  # seen without colours, too
            painter.setPen(QPen(look.colour("accent"), metrics.focus_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = metrics.focus_px / 2
            painter.drawRoundedRect(
                box.adjusted(inset, inset, -inset, -inset), metrics.radius_px, metrics.radius_px
            )  # fmt: skip
        font = look.font(metrics.small_px)
        words = QFontMetrics(font)
        high = metrics.target_px * 0.62
        paint_code(painter, self.kit, self.code, QRectF(0, metrics.pad_px * 0.75, self.width(), high))
        gap = metrics.pad_px // 2
        top = round(metrics.pad_px * 0.75 + high) + gap // 2
        below = QRect(gap, top, self.width() - 2 * gap, self.height() - top)
        painter.setPen(look.colour("text"))
        painter.setFont(font)
        painter.drawText(below, _MEANING, self.meaning_shown(words, below.size()))
        painter.end()


def _fits(words: QFontMetrics, text: str, room: QSize) -> bool:
    needed = words.boundingRect(QRect(0, 0, room.width(), 10 * room.height()), _MEANING, text)
    return needed.width() <= room.width() and needed.height() <= room.height()


class CodePalette(TitledPanel):
    """Palette of codes.

    chosen: a code, by its place. list_wanted: the next of the teacher's lists. edit_wanted, return_wanted: change the
    codes, give the copy back.
    """

    chosen = Signal(int)
    list_wanted = Signal()
    edit_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Corriger"), parent)
        self.buttons: list[CodeButton] = []
        self._group = QButtonGroup(self)
        self._shown: CodeLists | None = None
        self._codes = QGridLayout()
        self._codes.setSpacing(style.theme.metrics.gap_px // 2)
        self.rows.addLayout(self._codes)
        self._none = Label(style, tr("Cette liste n’a pas encore de code : « Mes codes » pour en ajouter."))
        self._none.setWordWrap(True)
        self.rows.addWidget(self._none)
        line = self.head
        self.hint = Label(style, size="small", token="muted")
        self.show_keys(False)
        self.list_button = TextButton(style, "")
        self.list_button.clicked.connect(self.list_wanted)
        self.edit_button = TextButton(style, tr("Mes codes"))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.return_button = TextButton(style, tr("Rendre la copie"), filled=True)
        self.return_button.clicked.connect(self.return_wanted)
        line.insertWidget(1, self.hint)
        for button in (self.list_button, self.edit_button, self.return_button):
            line.insertWidget(line.count() - 1, button)

    def show_lists(self, lists: CodeLists, place: int | None) -> None:
        """Show the list in use. place: of the chosen code; None while another tool is in hand, or without one."""
        if lists != self._shown:
            self._shown = lists
            self._make_buttons(lists)
        self._group.setExclusive(False)
        for at, button in enumerate(self.buttons):
            button.setChecked(at == place)
        self._group.setExclusive(True)

    def show_keys(self, on: bool) -> None:
        """Say how a code is put by keys, or else by a pointer."""
        by_pointer = tr("Toucher ou flèches : poser. Tracer : souligner, entourer.")
        self.hint.setText(tr("Entrée : poser. Espace : tracer. Échap : finir.") if on else by_pointer)

    def _make_buttons(self, lists: CodeLists) -> None:
        clear_layout(self._codes)
        for old in self.buttons:
            self._group.removeButton(old)
        codes = lists.current.codes
        rows = max(1, ceil(len(codes) / MOST_IN_ROW))
        columns = max(1, ceil(len(codes) / rows))
        self.buttons = [CodeButton(self.kit, code) for code in codes]
        for at, button in enumerate(self.buttons):
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            self._codes.addWidget(button, at // columns, at % columns)
            button.show()  # now, so that the palette has room for it
        put_after(self._close, *self.buttons)
        self._none.setVisible(not codes)
        self.list_button.set_text(tr("Liste : {}").format(lists.current.name))
        self.list_button.setVisible(len(lists.lists) > 1)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Fit the palette to its codes and keep its lower edge."""
        low = self.geometry().bottom()
        self.rows.activate()
        self.adjustSize()
        corner = self.pos()
        corner.setY(low + 1 - self.height())
        self.keep_inside(corner)
