"""Open layer of a lesson (the prepared lesson, or what one class wrote on it): its document in memory, its undo
history, and the store of both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tni.core.ids import ClassLayerId, PageId
from tni.document.damage import Damage
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import Page, is_page
from tni.document.lesson_port import ClassLayerInfo, LayerState, LessonPort, LessonStoreError
from tni.document.undo_history import UndoHistory


class LessonLayer:
    """Layer of a lesson: the prepared lesson or a class layer. Applies a change, adds it to the history and gives it to
    the port, in this order."""

    def __init__(self, port: LessonPort, seance: ClassLayerId | None, document: Document, state: LayerState) -> None:
        """state: length and position of the history, and the page where the layer was left."""
        self.port, self.seance, self.document = port, seance, document
        self.history = UndoHistory(state.length, state.position, partial(port.load_change, seance))
        self.page: PageId | None = state.page
        self._begun_at: int | None = None
        self._loaded: tuple[int, Change] | None = None  # effect on pages of undoing a change of an earlier day
        self._start: Callable[[], object] | None = None
        self.info: ClassLayerInfo | None = None
        """What is known of a class layer that was begun here, which the disk may not have taken yet."""

    @classmethod
    def prepared(cls, port: LessonPort) -> LessonLayer:
        """Open the prepared lesson. Raises: LessonStoreError."""
        state = port.layer(None)
        return cls(port, None, state.document(), state)

    @classmethod
    def of_seance(cls, prepared: LessonLayer, seance: ClassLayerId) -> LessonLayer:
        """Open a class layer on top of the prepared lesson. Raises: LessonStoreError."""
        state = prepared.port.layer(seance)
        return cls(prepared.port, seance, prepared.document.under(state.records), state)

    @classmethod
    def unstored(cls, prepared: LessonLayer, info: ClassLayerInfo) -> LessonLayer:
        """Open a new class layer on top of the prepared lesson. It is stored with its first change, or by `store`, and
        is there even if the disk refuses."""
        port = prepared.port
        new = cls(port, info.id, prepared.document.under({}), LayerState({}, 0, 0, None))
        new.info = info
        new._start = lambda: port.start_seance(info.class_name, info.class_id, info.started, info.id)
        return new

    @property
    def is_stored(self) -> bool:
        return self._start is None

    def store(self) -> None:
        """Store a layer that is not stored yet."""
        if self._start is not None:
            start, self._start = self._start, None
            start()
            if self.page is not None:
                self.port.at_page(self.seance, self.page)

    def do(self, change: Change) -> Damage:
        damage = self.document.apply(change)
        self.commit(change)
        return damage

    def commit(self, change: Change) -> None:
        """Commit an applied change as one undo step."""
        self.store()
        if self.is_stored and self.port.saved:
            self.history.forget_old()
        number = self.history.push(change)
        self._loaded = None
        self._committed(change, number)

    @property
    def can_fold(self) -> bool:
        """True if `fold` has a step to add to: the last one, of this run, with nothing undone after it."""
        return self.history.can_undo and not self.history.can_redo and self.history.is_at_hand

    def fold(self, change: Change) -> None:
        """Add an applied change to the last undo step, for what the program keeps beside what the teacher did. Call it
        only when `can_fold`."""
        undone = self.history.undo()
        assert undone is not None
        self._committed(undone, None)
        self.commit(_folded(undone.inverse(), change))

    def begin(self, page: Page) -> None:
        """Give a layer without pages its first page. The change is in the history but can't be undone."""
        self.do(self.document.replace(ChangeKind.ADD_PAGE, page))
        self._begun_at = self.history.position

    @property
    def can_undo(self) -> bool:
        if not self.history.can_undo:
            return False
        if self.history.position not in (1, self._begun_at):  # quick: the first page is rarely anywhere else
            return True
        try:
            return not self._leaves_no_page(self._pages_to_undo())
        except LessonStoreError:
            return True  # `undo` reports the error

    def _pages_to_undo(self) -> Change:
        """Return the effect that an undo would have on pages. Raises: LessonStoreError."""
        if self.history.is_at_hand and (change := self.history.to_undo()) is not None:
            return change
        if self._loaded is None or self._loaded[0] != self.history.position:
            number = self.history.position
            self._loaded = number, self.port.load_pages(self.seance, number).inverse()
        return self._loaded[1]

    def _leaves_no_page(self, change: Change) -> bool:
        pages = {page.id for page in self.document.pages()}
        for swap in change.swaps:
            if is_page(swap.after):
                return False
            if is_page(swap.before):
                pages.discard(swap.before.id)
        return not pages

    def undo(self, *, later: bool = False) -> tuple[Change, Damage] | None:
        """Undo a step and return what was applied; None without a step to undo.

        later: the document applies the change in parts, by `go_on`; the port gets it whole at once.
        Raises: LessonStoreError, with nothing changed.
        """
        change = self.history.to_undo()
        if change is None or self._leaves_no_page(change):
            return None
        return self._applied(self.history.undo(), later=later)

    def redo(self, *, later: bool = False) -> tuple[Change, Damage] | None:
        """Redo a step and return what was applied; None without a step to redo. Raises: LessonStoreError, with nothing
        changed."""
        return self._applied(self.history.redo(), later=later)

    def _applied(self, change: Change | None, *, later: bool) -> tuple[Change, Damage] | None:
        if change is None:
            return None
        damage = self.document.apply_later(change) if later else self.document.apply(change)
        self._committed(change, None)
        return change, damage

    def _committed(self, change: Change, number: int | None) -> None:
        self.port.commit(self.seance, change, number, self.history.position)

    def at_page(self, page: PageId) -> None:
        self.page = page
        if self.is_stored:
            self.port.at_page(self.seance, page)

    def rebased(self, prepared: LessonLayer) -> None:
        """Put the class layer on top of the prepared lesson as it is now."""
        stages = self.document.stages
        self.document = prepared.document.under(self.document.overlay)
        self.document.stages = stages


def _folded(step: Change, more: Change) -> Change:
    """Return one change in place of two that follow one another."""
    swaps = {swap.key: swap for swap in step.swaps}
    for swap in more.swaps:
        first = swaps.get(swap.key, swap)
        swaps[swap.key] = RecordChange(swap.key, first.before, swap.after)
    return Change(step.act, tuple(swaps.values()))
