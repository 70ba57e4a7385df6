"""Notes on the pages shown in a séance: what is typed on them and what they name goes into its log, for the entry.

A page is read when it is shown, and once more when it is left or the entry is proposed if the class has changed it; so
the pen never waits for it. The heading of a PDF page on which nothing is typed is asked for when it is shown, and
noted when it is left.

Of a copy that is corrected, which is a page with a mark of a correction code, nothing is noted: it is a pupil's, whose
name may stand on it. As soon as a page becomes one, what was noted of it before is erased; it is noted again once it
has no mark any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tni.cahier.seance_log import PageShown, PageWritten
from tni.core.clock import Clock
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import Page, PdfBackground
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.seance_ports import OpenLessonPort
from tni.services.lesson.lesson_editor import LessonEditor

type FindPdfTitle = Callable[[PdfBackground, Callable[[str], None]], None]
"""Passes the line of a PDF page of the open lesson in the largest letters, later, "" for none."""


class PageNotes:
    """Notes on the pages of the open lesson. For the main thread; does nothing without a séance under way but
    to withdraw from past ones what has become a corrected copy."""

    def __init__(
        self, cahier: CahierService, lesson: OpenLessonPort, clock: Clock, pdf_title: FindPdfTitle | None = None
    ) -> None:
        self._cahier, self._lesson, self._clock, self._pdf_title = cahier, lesson, clock, pdf_title
        self._past = cahier.past_copies(lesson)
        self._page: PageId | None = None
        self._editor: LessonEditor | None = None  # of the page, also once another lesson is open
        self._headings: dict[PdfBackground, str] = {}

    @property
    def sequence(self) -> str:
        """Sequence that the open lesson belongs to; "" when unknown."""
        found = self._lesson.editor.document.curriculum
        return "" if found is None else found.sequence

    def shown(self) -> None:
        """Record the page shown, and what is on it unless it was noted before."""
        if self._cahier.seance_id is None:
            return
        editor = self._lesson.editor
        page = editor.page
        if page.id != self._page:
            self.read()
            self._page = page.id
        self._editor = editor
        if self._pdf_title is not None and page.pdf is not None and page.pdf not in self._headings:
            self._headings[page.pdf] = ""
            self._pdf_title(page.pdf, partial(self._found, page.pdf))
        event = self._event(page, editor)
        self._cahier.page_shown(page.id, event.number, event.title, event.text, event.sources, event.is_corrected)

    def _found(self, pdf: PdfBackground, title: str) -> None:
        from tni.cahier.pdf_headings import pdf_heading  # with the first PDF

        self._headings[pdf] = pdf_heading(title)

    def read(self) -> None:
        """Record what the class has made of the page shown last, and its heading, if that is new."""
        log = self._cahier.log if self._cahier.seance_id is not None else ()
        editor = self._editor
        if editor is None or not any(isinstance(one, PageShown) and one.page == self._page for one in log):
            return
        page = next((one for one in editor.pages if one.id == self._page), None)
        if page is None:
            return
        is_written = any(isinstance(one, PageWritten) and one.page == page.id for one in log)
        has_heading = page.pdf is not None and bool(self._headings.get(page.pdf))
        if (is_written or has_heading) and ((event := self._event(page, editor)).text or event.sources):
            self._cahier.record(event)

    def leave(self) -> None:
        """Read the page shown last, before another lesson or séance comes."""
        self.settle()
        self._page = self._editor = None

    def settle(self) -> None:
        """Record what is new on the page shown last, and which pages of its lesson are corrected copies by now."""
        self.check()
        self.read()

    def changed(self, regions: Mapping[PageId, Rect]) -> None:
        """Look for marks on pages that have changed, also without a séance. regions: the part that has, by page."""
        self._past.changed(regions)
        self.check(regions)

    def check(self, regions: Mapping[PageId, Rect] | None = None) -> None:
        """Record which pages have become corrected copies, or ordinary again. regions: those that a change has touched,
        by page, in which marks are looked for, since this follows every stroke of the eraser; None for all pages of the
        lesson that are in the log."""
        editor = self._editor
        if self._cahier.seance_id is None or editor is None:
            return
        from tni.cahier.corrected_pages import copies_of_lesson
        from tni.document.mark_record import has_mark

        noted = copies_of_lesson(self._cahier.log)
        is_changed = False
        for page in editor.pages:
            if page.id not in noted or (regions is not None and page.id not in regions):
                continue
            within = None if regions is None or noted[page.id] else regions[page.id]
            if has_mark(editor.document.items(page.id, within)) != noted[page.id]:
                self._cahier.record(self._event(page, editor))
                is_changed = True
        shown = next((page for page in editor.pages if page.id == self._page), None)
        if is_changed and shown is not None:
            event = self._event(shown, editor)
            self._cahier.page_shown(shown.id, event.number, event.title, is_corrected=event.is_corrected)

    def _event(self, page: Page, editor: LessonEditor) -> PageShown:
        """Return the event of a page, without what was noted last time."""
        from tni.cahier.corrected_pages import corrected_pages
        from tni.document.page_summary import page_summary  # with the first séance

        number = next(place for place, one in enumerate(editor.pages, 1) if one.id == page.id)
        summary = page_summary(editor.document, page.id)
        if summary.is_corrected:
            return PageShown(self._clock.now(), page.id, number, is_corrected=True)
        bare = PageShown(self._clock.now(), page.id, number)
        if page.id in corrected_pages([*self._cahier.log, bare]):
            return bare  # it is a copy in another lesson of the séance
        heading = "" if page.pdf is None or page.title.strip() else self._headings.get(page.pdf, "")
        text = summary.text or heading
        of_page = (one for one in reversed(self._cahier.log) if isinstance(one, PageShown) and one.page == page.id)
        noted = next((one for one in of_page if one.text or one.sources), None)
        if noted is not None and (noted.text, noted.sources) == (text, summary.sources):
            return PageShown(self._clock.now(), page.id, number, page.title)
        return PageShown(self._clock.now(), page.id, number, page.title, text, summary.sources)
