"""Panel of the guides of a page: their exact places, whether they are on all pages, and whether they are locked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from tni.document.guides import GuideLine
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.chrome.tab_order import put_after
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

FARTHEST_MM = 2_000.0
WIDTH_TARGETS = 9
ROWS_SHOWN = 3


class GuidesPanel(TitledPanel):
    """Panel of guides.

    Signals:
        added: a new one is wanted; whether it stands upright.
        moved: a guide and its new place, mm. removed: a guide. cleared: all are to go.
        locking, all_pages: a box was set or cleared.
    """

    added = Signal(bool)
    moved = Signal(object, float)
    removed = Signal(object)
    cleared = Signal()
    locking = Signal(bool)
    all_pages = Signal(bool)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Repères"), parent)
        self.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        said = Label(style, tr("Les tirer d’un bord de la page, ou les ajouter ici. Les élèves ne les voient pas."))
        said.setWordWrap(True)
        self.rows.addWidget(said)
        line = QHBoxLayout()
        for text, across in ((tr("Repère vertical"), True), (tr("Repère horizontal"), False)):
            button = TextButton(style, text)
            button.clicked.connect(lambda _checked=False, across=across: self.added.emit(across))
            line.addWidget(button)
            self._last_add = button
        self.rows.addLayout(line)
        content = QWidget()
        self._list = QVBoxLayout(content)
        set_panel_spacing(self._list, style, margins=False)
        self._list.addStretch(1)
        self.none = Label(style, tr("Aucun repère sur cette page."), token="muted")
        self._list.insertWidget(0, self.none)
        self.area = scrolled(content, tr("Repères"))
        self.area.setFixedHeight(ROWS_SHOWN * (style.theme.metrics.target_px + style.theme.metrics.gap_px))
        self.rows.addWidget(self.area)
        self.everywhere = CheckBox(tr("Les nouveaux sur toutes les pages"))
        self.everywhere.clicked.connect(self.all_pages)
        self.lock = CheckBox(tr("Verrouillés"))
        self.lock.clicked.connect(self.locking)
        for box in (self.everywhere, self.lock):
            box.setMinimumHeight(style.theme.metrics.target_px * 2 // 3)
            self.rows.addWidget(box)
        self.clear = TextButton(style, tr("Tout enlever"))
        self.clear.clicked.connect(lambda _checked=False: self.cleared.emit())
        self.rows.addWidget(self.clear)
        self._shown: list[GuideLine] | None = None
        self.fields: list[QDoubleSpinBox] = []
        """Places of the guides, in their order."""

    def show_guides(self, guides: Sequence[GuideLine], *, of_all: bool) -> None:
        """Show the guides of the page, and where new ones go."""
        with QSignalBlocker(self.everywhere), QSignalBlocker(self.lock):
            self.everywhere.setChecked(of_all)
            self.lock.setChecked(bool(guides) and all(line.locked for line in guides))
        self.lock.setEnabled(bool(guides))
        self.clear.setEnabled(bool(guides))
        if self._shown == list(guides):
            return
        if self._shown is not None and len(self._shown) == len(guides) and self._same_kinds(guides):
            for field, line in zip(self.fields, guides, strict=True):
                with QSignalBlocker(field):
                    field.setValue(line.at_mm)
                field.setEnabled(not line.locked)
        else:
            self._make_rows(guides)
        self._shown = list(guides)

    def _same_kinds(self, guides: Sequence[GuideLine]) -> bool:
        kinds = [(line.across, line.of_all) for line in self._shown or ()]
        return kinds == [(line.across, line.of_all) for line in guides]

    def _make_rows(self, guides: Sequence[GuideLine]) -> None:
        goes_on = self.area.isAncestorOf(self.window().focusWidget() or self)
        if goes_on:
            self._last_add.setFocus()  # while the rows are made again
        while self._list.count() > 2:  # what says that there is none, and the room below
            row = self._list.takeAt(1)
            if row is not None and (widget := row.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = []
        made = [self._row(number, line) for number, line in enumerate(guides)]
        for number, one in enumerate(made):
            self._list.insertWidget(1 + number, one)
        put_after(self._last_add, *made)
        self.none.setVisible(not guides)
        if goes_on and self.fields:
            self.fields[0].setFocus()

    def _row(self, number: int, line: GuideLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        name = tr("Vertical, mm") if line.across else tr("Horizontal, mm")
        if line.of_all:
            name = tr("{}, toutes les pages").format(name)
        layout.addWidget(Label(self.kit, name, size="small", token="muted"), 1)
        field = QDoubleSpinBox()
        field.setDecimals(1)
        field.setRange(-FARTHEST_MM, FARTHEST_MM)
        field.setKeyboardTracking(False)
        field.setMinimumHeight(self.kit.theme.metrics.target_px * 2 // 3)
        field.setAccessibleName(name)
        field.setValue(line.at_mm)
        field.setEnabled(not line.locked)
        field.valueChanged.connect(partial(self._move, number))
        layout.addWidget(field)
        remove = IconButton(self.kit, "trash-2", tr("Enlever ce repère"))
        remove.clicked.connect(lambda _checked=False: self.removed.emit(self._line(number)))
        layout.addWidget(remove)
        self.fields.append(field)
        return row

    def _move(self, number: int, at_mm: float) -> None:
        self.moved.emit(self._line(number), at_mm)

    def _line(self, number: int) -> GuideLine:
        assert self._shown is not None
        return self._shown[number]
