"""Head of the home screen: the way to the folder that is shown, and the filters that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.library.chosen_filters import FilterValue
from tni.services.library.shelves import Place
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.library.filter_chips import ChosenChip

MOST_CHARACTERS = 24
"""Longest name of a folder that is shown whole."""
_TITLE, _DATE = "title", "date"
type NamedFilter = tuple[FilterValue, str, str]
"""Filter with its name, as it is shown and whole."""


class HomeHead(QWidget):
    """Head of the home screen.

    Signals:
        folder_wanted: path of a folder to go to.
        filter_removed: a `FilterValue` is to be removed.
        filters_cleared: all filters are to be removed.
        new_folder_wanted: a folder is to be made in the one that is shown.
        empty_wanted: the bin is to be emptied.
        choosing_wanted: several lessons are to be chosen.
        order_wanted: lessons are to be listed by date (True) or by title.
    """

    folder_wanted = Signal(str)
    filter_removed = Signal(object)
    filters_cleared = Signal()
    new_folder_wanted = Signal()
    empty_wanted = Signal()
    choosing_wanted = Signal()
    order_wanted = Signal(bool)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.chips: list[ChosenChip] = []
        self._shown: tuple[Place, bool] | None = None
        self._filters: tuple[NamedFilter, ...] = ()
        self._rows = QVBoxLayout(self)
        self._way = QHBoxLayout()
        self._chosen = WrapLayout(style.theme.metrics.gap_px)
        self._choose = IconButton(style, "tni-choose", tr("Choisir plusieurs leçons"), self)
        self._choose.clicked.connect(self.choosing_wanted)
        self._order_label = Label(style, tr("Trier par"), token="muted", parent=self)
        self.order = ChoiceGrid(
            style,
            tr("Ordre des leçons"),
            [
                TextButton(style, tr("titre", "order"), value=_TITLE),
                TextButton(style, tr("date", "order"), value=_DATE),
            ],
            2,
        )
        self.order.chosen.connect(lambda value: self.order_wanted.emit(value == _DATE))
        first = QHBoxLayout()
        first.addLayout(self._way, 1)
        first.addWidget(self._choose)
        first.addWidget(self._order_label)
        first.addWidget(self.order)
        self._rows.addLayout(first)
        self._rows.addLayout(self._chosen)
        self._rows.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def show_place(self, place: Place, filters: Sequence[NamedFilter], *, can_empty: bool) -> None:
        """Show the way to a place. filters: that act there."""
        shown = (Place(place.folder, place.is_bin, "", place.filters), can_empty)
        if shown != self._shown:
            self._shown = shown
            clear_layout(self._way)
            self._show_way(*shown)
        if tuple(filters) != self._filters:
            self._filters = tuple(filters)
            clear_layout(self._chosen)
            self._show_filters()
            self._fit()

    def show_order(self, *, by_date: bool, is_chosen: bool) -> None:
        """Show the order of lessons. is_chosen: the teacher chooses it where she is."""
        self.order.choose(_DATE if by_date else _TITLE)
        self.order.setVisible(is_chosen)
        self._order_label.setVisible(is_chosen)
        self._choose.setVisible(is_chosen)

    def _show_way(self, place: Place, can_empty: bool) -> None:
        names = [tr("Mes leçons"), *place.folder.split("/")] if place.folder else [tr("Mes leçons")]
        if place.is_bin:
            names = [tr("Mes leçons"), tr("Corbeille")]
        self._way.addStrut(self.kit.theme.metrics.target_px)
        for number, name in enumerate(names[:-1]):
            button = TextButton(self.kit, _short(name), name=tr("Aller à {}").format(name), quiet=True, parent=self)
            path = "/".join(names[1 : number + 1])
            button.clicked.connect(lambda _checked=False, path=path: self.folder_wanted.emit(path))
            self._way.addWidget(button)
            self._way.addWidget(Label(self.kit, "›", token="muted", parent=self))
        self._way.addWidget(Label(self.kit, _short(names[-1]), size="title", parent=self))
        if can_empty:
            empty = TextButton(self.kit, tr("Vider la corbeille"), parent=self)
            empty.clicked.connect(self.empty_wanted)
            self._way.addWidget(empty)
        elif not place.is_bin and not place.filters:  # among what is filtered a new folder would not be seen
            new = IconButton(self.kit, "tni-folder-new", tr("Nouveau dossier"), self)
            new.clicked.connect(self.new_folder_wanted)
            self._way.addWidget(new)
        self._way.addStretch(1)

    def _show_filters(self) -> None:
        self.chips = []
        for value, label, name in self._filters:
            chip = ChosenChip(self.kit, value, label, name, self)
            chip.clicked.connect(lambda _checked=False, value=value: self.filter_removed.emit(value))
            self._chosen.addWidget(chip)
            chip.show()  # a hidden one takes no room
            self.chips.append(chip)
        if self.chips:
            name = tr("Effacer tous les filtres")
            clear = TextButton(self.kit, tr("Tout effacer"), name=name, quiet=True, parent=self)
            clear.clicked.connect(lambda _checked=False: self.filters_cleared.emit())
            self._chosen.addWidget(clear)
            clear.show()

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._rows.setContentsMargins(metrics.pad_px * 2, metrics.pad_px // 2, metrics.pad_px * 2, 0)
        self._rows.setSpacing(metrics.gap_px)
        for layout in (self._way, self._chosen):
            layout.setSpacing(metrics.gap_px)
        self._shown = None  # the way is built for one size
        self._fit()

    def _fit(self) -> None:
        """Take the height of the rows."""
        metrics = self.kit.theme.metrics
        high = metrics.target_px + metrics.pad_px
        if self.chips:
            high += self._chosen.heightForWidth(self.width() - metrics.pad_px * 4) + metrics.gap_px
        self.setFixedHeight(high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.height())


def _short(name: str) -> str:
    return name if len(name) <= MOST_CHARACTERS else name[: MOST_CHARACTERS - 1].rstrip() + "…"
