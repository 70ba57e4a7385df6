"""Filters of the home screen: their panel, the names of their values, and what they leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.chosen_filters import ChosenFilters, FilterValue
from tni.library.vocabulary import Vocabularies
from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import Place, filters_that_hide
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.library.empty_note import Remedy
from tni.ui.library.filter_texts import chosen_name, kind_name, no_lesson_text, value_name
from tni.ui.library.tile_text import lesson_count

if TYPE_CHECKING:
    from tni.services.curriculum.curriculum_service import CurriculumService
    from tni.ui.library.filter_panel import FilterPanel


class HomeFilters(QObject):
    """Filters as the screen offers and names them. curriculum: makes the service whose vocabularies name levels and
    subjects, when something is first filtered.

    Signals:
        toggled: a `FilterValue` was pressed in the panel.
        cleared: all filters are to be removed.
        renamed: values have other names.
        moved: the panel opened or closed.
    """

    toggled = Signal(object)
    cleared = Signal()
    renamed = Signal()
    moved = Signal()

    def __init__(self, style: Style, curriculum: Callable[[], CurriculumService], screen: QWidget) -> None:
        super().__init__(screen)
        self._kit, self._make_curriculum, self._screen = style, curriculum, screen
        self._curriculum: CurriculumService | None = None
        self._panel: FilterPanel | None = None
        self._shown: tuple[LibraryState, Place, date] | None = None

    @property
    def vocabularies(self) -> Vocabularies:
        return built_in_vocabularies() if self._curriculum is None else self._curriculum.state.vocabularies

    def show(self, state: LibraryState, place: Place, today: date) -> None:
        """Follow what the screen shows."""
        self._shown = (state, place, today)
        if place.is_bin:
            self.put_away()
        if self._panel is not None and self._panel.isVisible():
            self._fill(self._panel)

    # -- panel

    def toggle(self, anchor: QWidget, area: QRect) -> None:
        """Open the panel within an area of the screen, or close it."""
        if self._panel is None:
            from tni.ui.library.filter_panel import FilterPanel

            self._panel = FilterPanel(self._kit, self._screen)
            self._panel.toggled.connect(self.toggled)
            self._panel.cleared.connect(self.cleared)
            self._panel.closed.connect(self.moved)
            self._curriculum = self._make_curriculum()
            self._curriculum.subscribe(self.renamed.emit)
            self._curriculum.start()
        if not self._panel.isVisible():
            self._fill(self._panel)
        self._panel.set_area(area)
        self._panel.open_by(anchor)
        self.moved.emit()

    def above(self, area: QRect) -> QRect:
        """Return the part of an area above the panel, all of it while the panel is closed."""
        if self._panel is None or self._panel.isHidden():
            return area
        return area.intersected(QRect(area.left(), area.top(), area.width(), self._panel.y() - area.top()))

    def set_area(self, area: QRect) -> None:
        if self._panel is not None:
            self._panel.set_area(area)

    def put_away(self) -> None:
        if self._panel is not None:
            self._panel.put_away()

    def _fill(self, panel: FilterPanel) -> None:
        if self._shown is None:
            return
        state, place, today = self._shown
        facets, only = state.listing.facets, place.only(today)
        offers = facets.offers(place.filters, today, only.folder)
        # How many of the lessons that a search finds have a value is not known.
        found = "" if place.has_words else lesson_count(facets.count(only))
        panel.show_offers(offers, place.filters, self.vocabularies, found, counts=not place.has_words)

    # -- names

    def chips(self, chosen: ChosenFilters) -> tuple[tuple[FilterValue, str, str], ...]:
        """Return the chosen values with their names, as they are shown and whole."""
        return tuple(
            (
                value,
                chosen_name(value, self.vocabularies),
                f"{kind_name(value.kind)} : {value_name(value, self.vocabularies)}",
            )
            for value in chosen.values
        )

    def no_lesson_text(self, place: Place) -> str:
        return no_lesson_text(place, self.vocabularies)

    def remedies(self, state: LibraryState, place: Place, today: date) -> tuple[Remedy, ...]:
        """Return the filters of which each hides all lessons alone, with the texts of the buttons that remove them."""
        if len(place.filters.values) < 2:
            return ()
        return tuple(
            (value, tr("Sans « {name} » : {count}").format(
                name=chosen_name(value, self.vocabularies), count=lesson_count(number)
            ))
            for value, number in filters_that_hide(state, place, today)
        )  # fmt: skip
