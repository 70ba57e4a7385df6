"""Use case of preparing and teaching: whether ink goes into the prepared lesson or onto a class layer, and what becomes
of a layer that no class was named for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId
from tni.core.listeners import Listeners
from tni.document.document import Document
from tni.document.lesson_port import NO_CLASS, ClassLayerInfo
from tni.document.pointer import Changed, ChangedFlag
from tni.services.cahier.seance_ports import OpenLessonPort
from tni.services.lesson.lesson_editor import LessonEditor


class LessonMode(Enum):
    PREPARE = "prepare"
    """Changes go into the prepared lesson."""
    TEACH = "teach"
    """Changes go onto a class layer; the prepared lesson stays as it is."""


@dataclass(frozen=True, slots=True)
class ModeChanged:
    """Another mode holds, or the same one in another lesson."""

    mode: LessonMode


@dataclass(frozen=True, slots=True)
class InkWithoutClass:
    """A class layer with ink belongs to no class yet. just_now: it was taught until now; False: it was found when the
    lesson was opened."""

    layer: ClassLayerInfo
    just_now: bool


@dataclass(frozen=True, slots=True)
class InkLeft:
    """A class layer with ink that belongs to no class was left for the séance of a class; it is asked about
    afterwards."""

    layer: ClassLayerInfo


type ModeNotice = ModeChanged | InkWithoutClass | InkLeft


def is_prepared(document: Document) -> bool:
    """Return whether a lesson holds something that teaching could spoil."""
    pages = document.pages()
    return len(pages) > 1 or any(page.pdf is not None or document.count(page.id) for page in pages)


class TeachingMode:
    """Use case of the mode. For the main thread.

    A mode is proposed when a lesson is opened, and once more when a board turns up before anything was changed; the
    view knows which. A lesson without content has nothing to spoil: what is written on it is the lesson, in both modes,
    unless a class is named afterwards. Nothing is lost in any case: a layer stays in the lesson whatever becomes of its
    ink.
    """

    def __init__(self, lesson: OpenLessonPort, is_taught: Callable[[], bool]) -> None:
        """is_taught: returns whether a séance with a class is under way, which has a layer of its own."""
        self._lesson, self._is_taught = lesson, is_taught
        self._mode = LessonMode.PREPARE
        self._may_propose = False
        self._left: ClassLayerId | None = None
        """The layer that was left for the prepared lesson: teaching goes on in it."""
        self._blank_steps: int | None = None
        """Undo steps of an empty lesson when teaching began on it; None once it has a layer, or is prepared."""
        self._behind: ClassLayerId | None = None
        """The layer without a class that was open when a class came."""
        self._listeners = Listeners[ModeNotice]()

    def subscribe(self, listener: Callable[[ModeNotice], None]) -> None:
        self._listeners.add(listener)

    @property
    def mode(self) -> LessonMode:
        return self._mode if self._lesson.editor.seance is None else LessonMode.TEACH

    @property
    def can_change(self) -> bool:
        """False during a séance with a class: it must be ended first."""
        return not self._is_taught()

    # -- proposals

    def lesson_opened(self, *, at_board: bool) -> None:
        """Propose a mode for the lesson that was opened, and offer to settle the ink of an earlier hour."""
        self._left = None
        self._propose(at_board=at_board)
        if not self._is_taught():
            self._offer_next()

    def seance_ended(self, *, at_board: bool) -> None:
        """Propose a mode after a séance with a class, and offer to settle ink that was left for it."""
        self._left = None
        self._propose(at_board=at_board)
        self._offer_next()

    def _offer_next(self) -> None:
        """Offer to settle the latest ink without a class, unless it is being taught."""
        if (layer := self.unsettled(is_open=False)) is not None:
            self._listeners.tell(InkWithoutClass(layer, just_now=False))

    def board_found(self) -> None:
        """Propose to teach, if a mode was only proposed so far and nothing was changed since."""
        if self._may_propose and self.mode is LessonMode.PREPARE:
            self._propose(at_board=True)

    def _propose(self, *, at_board: bool) -> None:
        self._may_propose = True
        self._enter(LessonMode.TEACH if at_board else LessonMode.PREPARE)

    def record(self, changed: Changed) -> None:
        """Note changes of the document: from the first one on, only the teacher changes the mode."""
        if changed.what & ChangedFlag.UNDO:
            self._may_propose = False

    # -- the mode

    def choose(self, mode: LessonMode) -> None:
        """Change the mode, as the teacher wishes, if it can change."""
        if not self.can_change:
            return
        taught = self._lesson.editor.seance
        self._may_propose = False
        self._enter(mode)
        if mode is LessonMode.PREPARE and taught is not None:
            self._left = taught
            if (layer := self.unsettled()) is not None:
                self._listeners.tell(InkWithoutClass(layer, just_now=True))

    def resume(self, layer: ClassLayerId) -> None:
        """Teach on in a layer that belongs to no class, if the mode can change."""
        if self.can_change and layer != self._lesson.editor.seance:
            self._lesson.change_layer(LessonEditor.close_seance)
            self._left, self._may_propose = layer, False
            self._enter(LessonMode.TEACH)
            self._offer_next()

    def keep_teaching(self) -> None:
        """Open a layer if none is open while teaching: a séance has ended, or an empty lesson has content now. Tell of
        a layer that was left for a class."""
        behind, self._behind = self._behind, None
        if behind is not None and behind != self._lesson.editor.seance:
            left = (one for one in self._lesson.editor.seances() if one.id == behind)
            for layer in left:
                self._listeners.tell(InkLeft(layer))
        if self._mode is LessonMode.TEACH and self._lesson.editor.seance is None:
            self._enter(LessonMode.TEACH)

    def _enter(self, mode: LessonMode) -> None:
        self._mode = mode
        if not self._is_taught():
            editor = self._lesson.editor
            if mode is LessonMode.PREPARE and editor.seance is not None:
                self._lesson.change_layer(LessonEditor.close_seance)
            elif mode is LessonMode.TEACH and editor.seance is None and is_prepared(editor.document):
                self._lesson.change_layer(self._teach)
            blank = mode is LessonMode.TEACH and editor.seance is None
            self._blank_steps = editor.prepared_steps if blank else None
        self._listeners.tell(ModeChanged(self.mode))

    def class_comes(self) -> None:
        """Move what was written on an empty lesson while teaching into a layer, because a class is named now: it is
        what this class saw and may rub out. Remember a layer without a class that is left for another one."""
        steps, self._blank_steps = self._blank_steps, None
        if steps is not None and self._lesson.editor.seance is None:
            self._lesson.change_layer(lambda editor: editor.move_to_layer(steps))
        open_now, layer = self._lesson.editor.seance, self.unsettled()
        self._behind = None if layer is None or layer.id != open_now else open_now

    def _teach(self, editor: LessonEditor) -> Changed:
        found = next((one for one in editor.seances() if one.id == self._left), None)
        if found is None:
            return editor.teach_anonymously()
        if found.class_id == NO_CLASS:  # written on again, it is asked about again
            editor.name_layer(found.id, "", None)
        return editor.resume_seance(found.id)

    # -- layers without a class

    def unsettled(self, *, is_open: bool = True) -> ClassLayerInfo | None:
        """Return the latest layer with ink that belongs to no class yet, and of which the teacher has not decided.
        is_open: the layer that is open counts too."""
        editor = self._lesson.editor
        passed = None if is_open else editor.seance
        try:
            closed = (one for one in editor.seances() if one.id != passed)
            waiting = (one for one in closed if not one.class_name and one.class_id is None)
            return next((one for one in waiting if editor.has_added(one.id)), None)
        except TniError:
            return None

    def is_altered(self, layer: ClassLayerId) -> bool:
        """Return whether the class also moved, edited or removed what was prepared, which `keep_in_lesson` leaves."""
        try:
            return self._lesson.editor.has_altered(layer)
        except TniError:
            return False

    def keep_in_lesson(self, layer: ClassLayerId) -> int | None:
        """Make the layer's ink and pages part of the prepared lesson, as one undo step there. Return the number of its
        steps then, for `take_back`; None if nothing was kept."""
        before = self._lesson.editor.prepared_steps

        def keep(editor: LessonEditor) -> Changed:
            changed = editor.close_seance() | editor.keep_layer(layer)
            editor.name_layer(layer, "", NO_CLASS)
            return changed

        if not self._is_taught():
            self._settle(layer, keep)
        steps = self._lesson.editor.prepared_steps
        return steps if steps > before else None

    def take_back(self, layer: ClassLayerId, steps: int | None = None) -> bool:
        """Take back what was decided about a layer, and offer to settle it again. steps: those of the prepared lesson
        after it was kept there. Return False, with nothing done, if the lesson was changed since."""
        if steps is not None and self._lesson.editor.prepared_steps > steps:
            return False

        def undo(editor: LessonEditor) -> Changed:
            changed = Changed() if steps is None else editor.undo_keeping(steps)
            editor.name_layer(layer, "", None)
            return changed

        self._lesson.change_layer(undo)
        if not self._is_taught():
            self._offer_next()
        return True

    def put_aside(self, layer: ClassLayerId) -> None:
        """Leave the prepared lesson as it was. The layer stays in the lesson, and can be resumed without a class."""

        def leave(editor: LessonEditor) -> Changed:
            editor.name_layer(layer, "", NO_CLASS)
            return editor.close_seance() if editor.seance == layer else Changed()

        self._settle(layer, leave)

    def give(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        """Give the layer to a class: it is what this class wrote."""

        def give(editor: LessonEditor) -> Changed:
            editor.name_layer(layer, class_name, class_id)
            return Changed()

        self._settle(layer, give)

    def _settle(self, layer: ClassLayerId, command: Callable[[LessonEditor], Changed]) -> None:
        """Settle the ink of a layer, and offer to settle the next. Teaching goes on in another layer that is open."""
        was, here = self._mode, self._lesson.editor.seance
        self._left = None
        if not self._is_taught():
            self._mode = LessonMode.PREPARE
        self._lesson.change_layer(command)
        if was is LessonMode.TEACH and here not in (None, layer):
            self._left = here
            self._enter(LessonMode.TEACH)
        else:
            self._listeners.tell(ModeChanged(self.mode))
        if not self._is_taught():
            self._offer_next()
