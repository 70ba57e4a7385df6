"""Pages that become corrected copies outside the séances that have shown them: at the desk, or in a later séance. They
are withdrawn from these séances, and noted there again when the mark is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId, PageId
from tni.document.mark_record import has_mark, is_mark
from tni.services.cahier.pending_writes import PendingWrites
from tni.services.cahier.seance_ports import OpenLessonPort

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.seance_log import SeanceId
    from tni.document.document import Document
    from tni.store.seances import SeanceStore


class PastCopies:
    """Watch over pages of the open lesson, for the main thread. A page counts as ordinary until a mark on it is met.

    under_way: returns the séance under way, which takes note itself; None without one.
    """

    def __init__(
        self,
        lesson: OpenLessonPort,
        store: SeanceStore,
        writes: PendingWrites,
        build: BuildEntry,
        under_way: Callable[[], SeanceId | None],
    ) -> None:
        self._lesson, self._store, self._writes, self._build = lesson, store, writes, build
        self._under_way = under_way
        self._copies: dict[tuple[ClassLayerId | None, PageId], list[SeanceId]] = {}  # from which each was withdrawn

    def changed(self, regions: Mapping[PageId, Rect]) -> None:
        """Take note of a change of some pages. regions: the part of each that has changed."""
        editor = self._lesson.editor
        document = editor.document
        there = {page.id for page in document.pages()}
        for page, part in regions.items():
            key = editor.seance, page
            if page not in there:
                continue
            if key not in self._copies:
                marks = [item.id for item in document.items(page, part) if is_mark(item)]
                if marks:
                    is_prepared = editor.seance is None or any(map(document.is_prepared, marks))
                    self._withdraw(key, None if is_prepared else editor.seance)
            elif not has_mark(document.items(page)):
                self._restore(document, page, self._copies.pop(key))

    def _withdraw(self, key: tuple[ClassLayerId | None, PageId], layer: ClassLayerId | None) -> None:
        """Withdraw a page from the séances of a class layer; from all if its mark is a part of the lesson."""
        from tni.services.cahier.page_withdrawal import withdraw_from_past

        found = self._copies[key] = []
        but = self._under_way()
        self._writes.add(partial(withdraw_from_past, self._store, key[1], layer, but, self._build, found))

    def _restore(self, document: Document, page: PageId, seances: list[SeanceId]) -> None:
        from tni.document.page_summary import page_summary
        from tni.services.cahier.page_withdrawal import restore_notes

        summary, title = page_summary(document, page), document.page(page).title
        notes = title, summary.text, summary.sources
        self._writes.add(partial(restore_notes, self._store, page, notes, seances, self._build))
