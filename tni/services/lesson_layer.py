"""One layer of a lesson, open: what is in memory, its history, and the place where both are kept."""

from __future__ import annotations

from functools import partial

from tni.core.ids import ClassLayerId, PageId
from tni.document.document import Change, ChangeKind, Damage, Document
from tni.document.items import Page
from tni.document.lesson_port import LayerState, LessonPort, LessonStoreError
from tni.document.undo_history import UndoHistory


class LessonLayer:
    """Mutable. Each change is applied, put into the history and handed to the port, in this order."""

    def __init__(self, port: LessonPort, seance: ClassLayerId | None, document: Document, state: LayerState) -> None:
        """state: gives the history's extent and the page it was on."""
        self.port, self.seance, self.document = port, seance, document
        self.history = UndoHistory(state.length, state.position, partial(port.load_change, seance))
        self.page: PageId | None = state.page
        self._begun_at: int | None = None
        self._loaded: tuple[int, Change] | None = None  # what undo of an earlier day's change would do to pages

    @classmethod
    def prepared(cls, port: LessonPort) -> LessonLayer:
        """Raises: LessonStoreError."""
        state = port.layer(None)
        return cls(port, None, Document([r for r in state.records.values() if r is not None]), state)

    @classmethod
    def of_seance(cls, prepared: LessonLayer, seance: ClassLayerId) -> LessonLayer:
        """Raises: LessonStoreError."""
        state = prepared.port.layer(seance)
        return cls(prepared.port, seance, Document(prepared.document.base, state.records), state)

    def do(self, change: Change) -> Damage:
        damage = self.document.apply(change)
        self.keep(change)
        return damage

    def keep(self, change: Change) -> None:
        """Keep as one step of undo a change that is applied already."""
        if self.port.saved:
            self.history.forget_old()
        number = self.history.push(change)
        self._loaded = None
        self.port.commit(self.seance, change, number, self.history.position)

    def begin(self, page: Page) -> None:
        """Give a layer without pages its first one. It is in the history, as all that is kept, but not to be undone."""
        self.do(self.document.replace(ChangeKind.ADD_PAGE, page))
        self._begun_at = self.history.position

    @property
    def can_undo(self) -> bool:
        if not self.history.can_undo:
            return False
        if self.history.position not in (1, self._begun_at):  # a beginning is nowhere else, mostly, and this is quick
            return True
        try:
            return not self._leaves_no_page(self._pages_to_undo())
        except LessonStoreError:
            return True  # `undo` will say what is wrong

    def _pages_to_undo(self) -> Change:
        """What undo would do to pages. Raises: LessonStoreError."""
        if self.history.is_at_hand and (change := self.history.to_undo()) is not None:
            return change
        if self._loaded is None or self._loaded[0] != self.history.position:
            number = self.history.position
            self._loaded = number, self.port.load_pages(self.seance, number).inverse()
        return self._loaded[1]

    def _leaves_no_page(self, change: Change) -> bool:
        pages = {page.id for page in self.document.pages()}
        for swap in change.swaps:
            if isinstance(swap.after, Page):
                return False
            if isinstance(swap.before, Page):
                pages.discard(swap.before.id)
        return not pages

    def undo(self, *, later: bool = False) -> tuple[Change, Damage] | None:
        """What it applied; None when nothing is to be undone. later: the document gets it by `go_on`, what is kept has
        it whole at once. Raises: LessonStoreError, with nothing moved."""
        change = self.history.to_undo()
        if change is None or self._leaves_no_page(change):
            return None
        return self._applied(self.history.undo(), later=later)

    def redo(self, *, later: bool = False) -> tuple[Change, Damage] | None:
        """What it applied; None when nothing is to be done again. Raises: LessonStoreError, with nothing moved."""
        return self._applied(self.history.redo(), later=later)

    def _applied(self, change: Change | None, *, later: bool) -> tuple[Change, Damage] | None:
        if change is None:
            return None
        damage = self.document.apply_later(change) if later else self.document.apply(change)
        self.port.commit(self.seance, change, None, self.history.position)
        return change, damage

    def at_page(self, page: PageId) -> None:
        self.page = page
        self.port.at_page(self.seance, page)

    def rebased(self, prepared: LessonLayer) -> None:
        """Lay the séance over the prepared lesson as it is now."""
        self.document = Document(prepared.document.base, self.document.overlay)
