"""Controller of « Chercher en écrivant »: in the open lesson, and in all lessons from the home screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF

from tni.core.geometry import Rect
from tni.library.ink_places import InkPlace
from tni.library.word_shape import describe_word
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.services.library.ink_search import InkSearch, NoWordWrittenError, ink_pages
from tni.ui.canvas.place_picture import place_content
from tni.ui.i18n import tr
from tni.ui.library.finding import Finding
from tni.ui.library.found_list import Found
from tni.ui.library.found_pictures import FoundPictures, WantedPicture
from tni.ui.library.ink_search_panel import InkSearchPanel
from tni.ui.printing.export import export_painter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.services.library.library_pages import LibraryInk

SURE_SCORE = 0.5
"""Score below which a place is more likely another word."""

type Strokes = Sequence[NDArray[np.float64]]


class LessonInkSearch:
    """Search in the open lesson. panel: made at the first use."""

    def __init__(self, finding: Finding) -> None:
        self._finding, self._main = finding, finding.main
        self._search = InkSearch(finding.tasks)
        self._pictures: FoundPictures | None = None
        self.panel: InkSearchPanel | None = None
        self._main.current_lesson.subscribe(self._follow_lesson)

    def toggle(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
            return
        window = self._main.window
        if self.panel is None:
            self.panel = InkSearchPanel(window.kit, tr("Dans cette leçon"), window)
            self.panel.pad.written.connect(self._find)
            self.panel.pad.cleared.connect(self._stop)
            self.panel.closed.connect(self._put_away)
            self.panel.chosen.connect(self._show_place)
            self._pictures = self._finding.make_pictures()
        self.panel.set_area(window.low_area)
        self.panel.open_at()
        self.panel.setFocus()

    def _put_away(self) -> None:
        assert self.panel is not None
        self.panel.pad.clear()
        self._main.window.canvas.setFocus()

    def _stop(self) -> None:
        self._search.cancel()
        if self._pictures is not None:
            self._pictures.drop()

    def _find(self, strokes: Strokes) -> None:
        assert self.panel is not None
        self._stop()
        self.panel.show_waiting()
        pages = [page for page in ink_pages(self._main.editor.document) if page.strokes]
        self._search.find(strokes, pages, self._show_found, self._failed)

    def _failed(self, error: Exception) -> None:
        assert self.panel is not None
        if isinstance(error, NoWordWrittenError):
            self.panel.show_no_word()
        else:
            self.panel.show_found(())
            self._main.fail(error)

    def _show_found(self, places: Sequence[InkPlace]) -> None:
        assert self.panel is not None
        assert self._pictures is not None
        numbers = {page.id: number for number, page in enumerate(self._main.editor.pages, 1)}
        here = [place for place in places if place.page in numbers]
        self.panel.show_found(
            [
                Found(found_text(tr("Page {}").format(numbers[place.page]), place.score), place, number)
                for number, place in enumerate(here)
            ]
        )
        shown, document = self._main.shown, self._main.editor.document
        painter = export_painter(shown.pdf_pages, shown.lesson.port.blob, shown.fonts)
        contents = [(number, place_content(document, place.page, place.box)) for number, place in enumerate(here)]
        self._pictures.paint_places(contents, painter, self.panel.list.picture_size, self.panel.list.show_picture)

    def _show_place(self, place: InkPlace) -> None:
        self._finding.opening.show(place.page, place.box)
        self._uncover(place.box)

    def _uncover(self, box: Rect) -> None:
        """Move the panel to the other side when it lies over a place. box: on the page shown, in mm."""
        assert self.panel is not None
        canvas, view = self._main.window.canvas, self._main.editor.view
        ratio = canvas.devicePixelRatioF()
        x, y = view.to_screen(box.x, box.y)
        size = box.width * view.scale / ratio, box.height * view.scale / ratio
        place = QRectF(x / ratio, y / ratio, *size).toAlignedRect().translated(canvas.pos())
        if self.panel.geometry().intersects(place):
            area = self.panel.free_area()
            is_left = self.panel.geometry().center().x() < area.center().x()
            self.panel.keep_inside(area.bottomRight() if is_left else area.bottomLeft())

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Another lesson is open: what was found was in the one before."""
        if isinstance(event, CurrentLessonChanged) and self.panel is not None and self.panel.isVisible():
            self.panel.put_away()


class LibraryInkSearch:
    """Search in all lessons, in a panel over the home screen."""

    def __init__(self, finding: Finding) -> None:
        self._finding = finding
        self._pictures: FoundPictures | None = None
        self.panel: InkSearchPanel | None = None

    def open(self, screen: QWidget, area: QRect) -> None:
        """Open or close the panel over a screen. area: where it may lie."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
            return
        if self.panel is None:
            self.panel = InkSearchPanel(self._finding.main.kit, tr("Dans toutes les leçons"), screen)
            self.panel.pad.written.connect(self._find)
            self.panel.pad.cleared.connect(self._stop)
            self.panel.closed.connect(self.panel.pad.clear)
            self.panel.chosen.connect(self._open_place)
            self._pictures = self._finding.make_pictures()
        self.panel.set_area(area)
        self.panel.open_at()
        self.panel.setFocus()

    def put_away(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()

    def _stop(self) -> None:
        self._finding.search.cancel_ink()
        if self._pictures is not None:
            self._pictures.drop()

    def _find(self, strokes: Strokes) -> None:
        assert self.panel is not None
        self._stop()
        word = describe_word(strokes)
        if word is None:
            self.panel.show_no_word()
            return
        self.panel.show_waiting()
        self._finding.search.find_ink(word, self._show_found)

    def _show_found(self, places: Sequence[LibraryInk]) -> None:
        assert self.panel is not None
        assert self._pictures is not None
        found: list[Found] = []
        wanted: dict[str, list[WantedPicture]] = {}
        for number, place in enumerate(places):
            where = tr("{lesson}, page {number}").format(lesson=place.lesson_title, number=place.number)
            found.append(Found(found_text(where, place.score), place, number))
            wanted.setdefault(place.path, []).append(WantedPicture(number, place.page, place.box))
        state = self._finding.search.state
        self.panel.show_found(found, incomplete=state.is_describing or state.progress is not None)
        paint = partial(
            self._pictures.paint_lesson, size=self.panel.list.picture_size, shown=self.panel.list.show_picture
        )
        for path, pictures in wanted.items():
            paint(self._finding.path_of(path), pictures)

    def _open_place(self, place: LibraryInk) -> None:
        self._finding.opening.open(self._finding.path_of(place.path), place.page, place.box)


def found_text(where: str, score: float) -> str:
    """Return the text of a place that was found. An unsure one says so."""
    return where if score >= SURE_SCORE else f"{where}\n" + tr("Peut-être")
