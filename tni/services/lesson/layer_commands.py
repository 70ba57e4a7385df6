"""Commands on class layers: teach the lesson to a class or to nobody in particular, merge a layer into the lesson."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tni.core.ids import ClassId, ClassLayerId, PageId, new_id
from tni.document.document import Change, ChangeKind
from tni.document.items import Item, LessonRecord, Page
from tni.document.lesson_port import ClassLayerInfo, LessonStoreError
from tni.document.merge import has_added, has_altered, merge
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.services.lesson.extract_commands import ExtractCommands
from tni.services.lesson.lesson_layer import LessonLayer
from tni.services.lesson.trial_layer import TrialLayer


class LayerCommands(ExtractCommands):
    """Commands on class layers, as a base class of the lesson editor."""

    def seances(self) -> list[ClassLayerInfo]:
        """Return the class layers, newest change first. The open one is among them even if the disk has not taken
        it."""
        found, own = self._port.seances(), self._layer.info
        if own is None or not self._layer.is_stored or any(one.id == own.id for one in found):
            return found
        return [own, *found]

    def open_seance(self, class_name: str, class_id: ClassId | None = None) -> Changed:
        """Start to teach the lesson to a class, from the page shown: from now on ink goes to a new class layer."""
        changed = self._begin(class_name, class_id)
        self._layer.store()
        return changed

    def teach_anonymously(self) -> Changed:
        """Start to teach the lesson to no class in particular, from the page shown. The new class layer is stored with
        its first change."""
        return self._begin("", None)

    def _begin(self, class_name: str, class_id: ClassId | None) -> Changed:
        changed, page, now = self._settle(), self._shown_page, self._clock.now()
        info = ClassLayerInfo(ClassLayerId(new_id()), class_id, class_name, now, now)
        self._layer = LessonLayer.unstored(self._prepared, info)
        self._layer.page = page
        return changed | self._arrive()

    def begin_trial(self) -> Changed:
        """Open a layer that is stored nowhere, from the page shown. `close_seance` drops it."""
        changed, page = self._settle(), self._shown_page
        self._layer = TrialLayer(self._prepared)
        self._layer.page = page
        return changed | self._arrive()

    @property
    def is_trial(self) -> bool:
        """True while the open layer is that of a trial."""
        return isinstance(self._layer, TrialLayer)

    @property
    def prepared_steps(self) -> int:
        """Number of undo steps that the prepared lesson has taken."""
        return self._prepared.history.position

    def move_to_layer(self, steps: int) -> Changed:
        """Move what the prepared lesson, which must be open, took after its first `steps` undo steps into a new class
        layer without a class, where it is undone step by step. Does nothing if pages of a file are among it. Raises:
        LessonStoreError, with nothing moved."""
        changed, page = self._settle(), self._shown_page
        taken: list[Change] = []
        try:
            while self._prepared.history.position > steps and (undone := self._prepared.undo()) is not None:
                taken.append(undone[0].inverse())
        except LessonStoreError:
            self._put_back(taken)
            raise
        if not taken or any(_is_of_file(change) for change in taken):
            self._put_back(taken)
            return changed
        changed |= self.teach_anonymously()
        for change in reversed(taken):
            self._layer.do(change)
        self._layer.at_page(page)
        return changed | self._arrive()

    def _put_back(self, taken: Collection[Change]) -> None:
        for _change in taken:
            self._prepared.redo()

    @property
    def stored_seance(self) -> ClassLayerId | None:
        """Class layer that is open, once it is stored; else None."""
        return self.seance if self._layer.is_stored else None

    @property
    def is_anonymous(self) -> bool:
        """True if the open class layer belongs to no class yet."""
        if self.seance is None or not self._layer.is_stored:
            return self.seance is not None and not self.is_trial
        return any(one.id == self.seance and not one.class_name for one in self.seances())

    def name_layer(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        """Give a class layer to a class, or another name."""
        if layer == self.seance:
            self._layer.store()
            if self._layer.info is not None:
                self._layer.info = replace(self._layer.info, class_name=class_name, class_id=class_id)
        self._port.name_layer(layer, class_name, class_id)

    def has_added(self, layer: ClassLayerId) -> bool:
        """Return whether a class layer adds ink, other items or pages to the lesson. Raises: LessonStoreError."""
        return has_added(self._prepared.document.base, self._overlay_of(layer))

    def has_altered(self, layer: ClassLayerId) -> bool:
        """Return whether a class layer moves, edits or removes anything that was prepared. Raises: LessonStoreError."""
        return has_altered(self._prepared.document.base, self._overlay_of(layer))

    def _overlay_of(self, layer: ClassLayerId) -> Mapping[str, LessonRecord | None]:
        return self.document.overlay if layer == self.seance else self._port.layer(layer).records

    def layers_on(self, pages: Collection[PageId]) -> list[ClassLayerInfo]:
        """Return the closed class layers that have items on one of these pages, newest change first. Raises:
        LessonStoreError."""
        closed = (one for one in self.seances() if one.id != self.seance)
        return [one for one in closed if any(_is_on(i, pages) for i in self._port.layer(one.id).records.values())]

    def resume_seance(self, seance: ClassLayerId) -> Changed:
        """Resume a class layer at the page where the class was. Raises: LessonStoreError."""
        changed = self._settle()
        self._layer = LessonLayer.of_seance(self._prepared, seance)
        return changed | self._arrive()

    def close_seance(self) -> Changed:
        """Return to the prepared lesson. Does nothing if it is open already."""
        if self.seance is None:
            return NOTHING_CHANGED
        changed = self._settle()
        self._layer = self._prepared
        return changed | self._arrive()

    @property
    def prepared_title(self) -> str:
        """Title of the prepared lesson."""
        return self._prepared.document.info.title

    def set_title(self, title: str) -> Changed:
        """Set the title of the prepared lesson, as one undo step there, whether or not a class layer is open."""
        document = self._prepared.document
        if document.info.title == title:
            return NOTHING_CHANGED
        change = document.replace(ChangeKind.EDIT, replace(document.info, title=title))
        if self.seance is None:
            return self.do(change)
        changed = self._settle()
        self._prepared.do(change)
        self._layer.rebased(self._prepared)
        return changed | Changed(ChangedFlag.INFO | ChangedFlag.UNDO)

    def keep_in_lesson(self) -> Changed:
        """Make what the class layer adds part of the prepared lesson, as one undo step there."""
        if self.seance is None:
            return NOTHING_CHANGED
        changed = self._settle()
        change = merge(self.document.base, self.document.overlay)
        if change.swaps:
            self._prepared.do(change)
            self._layer.rebased(self._prepared)
        return changed | Changed(ChangedFlag.UNDO)

    def keep_layer(self, layer: ClassLayerId) -> Changed:
        """Make what a class layer adds part of the prepared lesson, which must be open, as one undo step. Raises:
        LessonStoreError."""
        changed, index = self._settle(), self.page_index
        changed |= self.do(merge(self.document.base, self._port.layer(layer).records))
        return changed | self._stay(index)

    def undo_keeping(self, steps: int) -> Changed:
        """Undo the last step of the prepared lesson, if it has taken `steps` of them; a class layer that is open goes
        on. Raises: LessonStoreError."""
        changed, index = self._settle(), self.page_index
        if self.prepared_steps != steps or self._prepared.undo() is None:
            return changed
        if self._layer is not self._prepared:
            self._layer.rebased(self._prepared)
        return changed | Changed(ChangedFlag.UNDO | ChangedFlag.PAGES) | self._stay(index)


def _is_of_file(change: Change) -> bool:
    return any(isinstance(swap.after, Page) and swap.after.pdf is not None for swap in change.swaps)


def _is_on(record: LessonRecord | None, pages: Collection[PageId]) -> bool:
    return isinstance(record, Item) and record.page in pages
