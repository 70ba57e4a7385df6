"""Notes on the pages shown in a séance: what is typed on them and what they name goes into its log, for the entry.

A page is read when it is shown, and once more when it is left or the entry is proposed if the class has changed it; so
the pen never waits for it.
"""

from __future__ import annotations

from tni.cahier.seance_log import PageShown, PageWritten
from tni.core.clock import Clock
from tni.core.ids import PageId
from tni.document.items import Page
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.seance_ports import OpenLessonPort


class PageNotes:
    """Notes on the pages of the open lesson. For the main thread; does nothing without a séance under way."""

    def __init__(self, cahier: CahierService, lesson: OpenLessonPort, clock: Clock) -> None:
        self._cahier, self._lesson, self._clock = cahier, lesson, clock
        self._page: PageId | None = None

    @property
    def sequence(self) -> str:
        """Sequence that the open lesson belongs to; "" when unknown."""
        found = self._lesson.editor.document.curriculum
        return "" if found is None else found.sequence

    def shown(self) -> None:
        """Record the page shown, and what is on it unless it was noted before."""
        if self._cahier.seance_id is None:
            return
        page = self._lesson.editor.page
        if page.id != self._page:
            self.read()
            self._page = page.id
        event = self._event(page)
        self._cahier.page_shown(page.id, event.number, page.title, event.text, event.sources)

    def read(self) -> None:
        """Record what the class has made of the page shown last, if that is new."""
        log = self._cahier.log if self._cahier.seance_id is not None else ()
        if not any(isinstance(one, PageWritten) and one.page == self._page for one in log):
            return
        page = next((one for one in self._lesson.editor.pages if one.id == self._page), None)
        if page is not None and ((event := self._event(page)).text or event.sources):
            self._cahier.record(event)

    def _event(self, page: Page) -> PageShown:
        """Return the event of a page, without what was noted last time."""
        from tni.document.page_summary import page_summary  # with the first séance

        editor = self._lesson.editor
        summary = page_summary(editor.document, page.id)
        number = next(place for place, one in enumerate(editor.pages, 1) if one.id == page.id)
        of_page = (one for one in reversed(self._cahier.log) if isinstance(one, PageShown) and one.page == page.id)
        noted = next((one for one in of_page if one.text or one.sources), None)
        if noted is not None and (noted.text, noted.sources) == (summary.text, summary.sources):
            return PageShown(self._clock.now(), page.id, number, page.title)
        return PageShown(self._clock.now(), page.id, number, page.title, summary.text, summary.sources)
