"""Line of the filter panel: the values of one kind as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from tni.library.chosen_filters import ChosenFilters, FilterKind
from tni.library.lesson_facets import OfferedValue
from tni.library.vocabulary import Vocabularies
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.library.filter_chips import ValueChip
from tni.ui.library.filter_texts import kind_name, short_name, value_name

MOST_CHIPS = 120
"""Values that one kind offers; rarer ones are found by a search."""
LABEL_TARGETS = 2.6


class FilterRow(QWidget):
    """Values of one kind, in one line unless all of them are wanted.

    Signals:
        toggled: the `FilterValue` that was pressed.
        opened: all values are shown, or one line again.
    """

    toggled = Signal(object)
    opened = Signal()

    def __init__(self, style: Style, kind: FilterKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self.kind = style, kind
        self.chips: list[ValueChip] = []
        self._shows_all = False
        self.setAccessibleName(kind_name(kind))
        self._label = Label(style, kind_name(kind), token="muted", parent=self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._more = TextButton(style, "", quiet=True, parent=self)
        self._more.clicked.connect(self._turn)

    @property
    def buttons(self) -> list[TouchButton]:
        return [*self.chips, self._more]

    def show_offers(
        self, offers: Sequence[OfferedValue], chosen: ChosenFilters, vocabularies: Vocabularies, *, counts: bool
    ) -> None:
        """Show these values. The chips stay if the values are the same. counts: whether they have numbers."""
        offered = [one for one in offers[:MOST_CHIPS] if value_name(one.value, vocabularies)]
        wanted = [(one.value, short_name(one.value, vocabularies)) for one in offered]
        if wanted != [(chip.value, chip.label) for chip in self.chips]:
            self._make_chips(offered, vocabularies)
        for chip, one in zip(self.chips, offered, strict=True):
            chip.show_count(one.lessons if counts else None, is_chosen=one.value in chosen.values)

    def _make_chips(self, offered: Sequence[OfferedValue], vocabularies: Vocabularies) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for one in offered:
            name = value_name(one.value, vocabularies)
            chip = ValueChip(self.kit, one.value, short_name(one.value, vocabularies), name, self)
            chip.clicked.connect(lambda _checked=False, value=one.value: self.toggled.emit(value))
            self.chips.append(chip)

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self.opened.emit()

    def shut(self) -> None:
        """Show one line again, unless it leaves out a chosen value."""
        self._shows_all = False

    def arrange(self, width: int) -> None:
        """Place the chips in a width, and take the height that they need."""
        metrics = self.kit.theme.metrics
        side, gap, left = metrics.target_px, metrics.gap_px, round(metrics.target_px * LABEL_TARGETS)
        sizes = [chip.sizeHint().width() for chip in self.chips]
        whole = sum(sizes) + gap * max(0, len(sizes) - 1)
        is_long = whole > width - left
        fitting = len(sizes)
        if is_long:
            self._more.set_text(tr("Tout voir ({})").format(len(sizes)))
            room = width - left - max(self._more.sizeHint().width(), metrics.target_px * 2) - gap
            fitting = next((n for n in range(len(sizes)) if sum(sizes[: n + 1]) + gap * n > room), len(sizes))
            fitting = max(1, fitting)
        if any(chip.isChecked() for chip in self.chips[fitting:]):
            self._shows_all = True
        shown = len(sizes) if self._shows_all else fitting
        x, y = left, 0
        for number, (chip, wide) in enumerate(zip(self.chips, sizes, strict=True)):
            chip.setVisible(number < shown)
            if number < shown:
                if x > left and x + wide > width:
                    x, y = left, y + side + gap
                chip.setGeometry(QRect(x, y, min(wide, width - left), side))
                x += wide + gap
        self._more.setVisible(is_long)
        if is_long:
            if self._shows_all:
                self._more.set_text(tr("Voir moins"))
            self._more.setAccessibleName(f"{kind_name(self.kind)} : {self._more.label}")
            wide = self._more.sizeHint().width()
            if x + wide > width:
                x, y = left, y + side + gap
            self._more.setGeometry(QRect(x, y, wide, side))
        self._label.setGeometry(QRect(0, 0, left - gap, side))
        self.setFixedHeight(y + side)
