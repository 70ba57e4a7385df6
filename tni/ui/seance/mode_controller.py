"""Controller of the mode: « Préparer » or « Enseigner » on the bar, and what becomes of ink without a class."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tni.core.ids import ClassId, ClassLayerId
from tni.core.settings import MODE_BY_MOUSE, MODE_BY_TOUCH, Setting, Settings
from tni.document.lesson_port import ClassLayerInfo
from tni.roster.school_class import SchoolClass
from tni.services.cahier.teaching_mode import (
    InkLeft,
    InkWithoutClass,
    LessonMode,
    ModeChanged,
    ModeNotice,
    TeachingMode,
)
from tni.services.lesson.lesson_events import LessonEvent, LessonImported, LessonLeaving
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_actions import PRACTICE_LESSON
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.seance.settle_panel import SettleLayerPanel


class ModeController(QObject):
    """Controller of the mode. classes: returns those of the lists. host: as in `SeanceController`. has_private_screen:
    whether the class sees another screen than the teacher's. is_asking: whether a panel of the séance is open; what is
    asked here waits in a notice.

    asking: the teacher wants to decide about ink now, and other panels make way.
    """

    asking = Signal()

    def __init__(
        self,
        main: MainController,
        mode: TeachingMode,
        classes: Callable[[], list[SchoolClass]],
        host: Callable[[], tuple[QWidget, Style]],
        has_private_screen: Callable[[], bool],
        is_asking: Callable[[], bool],
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._mode, self._classes, self._host = main, mode, classes, host
        self._has_private_screen, self._is_asking, self._settings = has_private_screen, is_asking, settings
        self._panel: SettleLayerPanel | None = None
        self._asked: ClassLayerInfo | None = None
        self._offers: list[str] = []
        self._left_behind: tuple[str, Path] | None = None
        main.current_lesson.subscribe(self._follow_lesson)
        main.commands[CommandId.TEACH].triggered.connect(self._choose)
        main.window.canvas.changed.connect(mode.record)
        main.window.canvas.board_found.connect(self.board_found)
        mode.subscribe(self._show_notice)

    @property
    def is_at_board(self) -> bool:
        """True if teaching is to be proposed: on a second screen always, else as was chosen last on this computer, with
        a touch board or screen in use or without; without such a choice, at a board that was touched in this run. Never
        with the practice lesson, whose pages are there to be rubbed out and moved."""
        if self._is_practice:
            return False
        last = self._settings.get(self._last_choice)
        return self._has_private_screen() or (last == LessonMode.TEACH.value if last else self._is_touched)

    @property
    def _is_practice(self) -> bool:
        path = self._main.current_lesson.lesson.path
        return path is not None and path.stem.startswith(Path(PRACTICE_LESSON).stem)

    @property
    def _is_touched(self) -> bool:
        return bool(self._main.window.canvas.input.board_name)

    @property
    def _last_choice(self) -> Setting[str]:
        return MODE_BY_TOUCH if self._is_touched else MODE_BY_MOUSE

    def lesson_opened(self) -> None:
        self._put_away()
        self._mode.lesson_opened(at_board=self.is_at_board)
        if self._left_behind is not None:
            (name, path), self._left_behind = self._left_behind, None
            text = tr("« {} » garde ce qui y a été écrit sans classe.").format(name)
            self._offer(text, lambda: self._main.current_lesson.open(path))

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Remember a lesson that is closed with ink of which the teacher has not decided."""
        if isinstance(event, LessonImported):
            self._mode.keep_teaching()
        if isinstance(event, LessonLeaving) and (path := event.lesson.path) is not None:
            is_open = self._main.editor.seance is not None or self._asked is not None
            self._left_behind = (path.stem, path) if is_open and self._mode.unsettled() is not None else None

    def seance_ended(self) -> None:
        self._mode.seance_ended(at_board=self.is_at_board)

    def board_found(self) -> None:
        """Propose to teach when a board or a second screen turns up."""
        if self.is_at_board:
            self._mode.board_found()

    def seance_changed(self) -> None:
        """Withdraw the question about ink without a class, and keep teaching in a layer, when a séance has begun or
        ended."""
        self._put_away()
        self._mode.keep_teaching()
        self.show()

    def show(self) -> None:
        self._show_mode(self._mode.mode)

    def _choose(self, teach: bool) -> None:
        mode = LessonMode.TEACH if teach else LessonMode.PREPARE
        if self._mode.can_change and not self._is_practice and not self._has_private_screen():
            self._settings.set(self._last_choice, mode.value)
        self._change(lambda: self._mode.choose(mode))

    def resume(self, layer: ClassLayerId) -> None:
        """Resume a class layer that belongs to no class."""
        self._change(lambda: self._mode.resume(layer))

    def _change(self, command: Callable[[], None]) -> None:
        """Change the mode; during a séance with a class, say that it must be ended first."""
        self._put_away()
        if self._mode.can_change:
            command()
        else:
            self._main.show_notice(tr("Une séance est en cours : la terminer pour préparer la leçon."))
        self.show()

    def _show_notice(self, notice: ModeNotice) -> None:
        match notice:
            case ModeChanged(mode):
                self._show_mode(mode)
            case InkWithoutClass(layer, just_now=True) if not self._is_asking():
                self._ask(layer)
            case InkWithoutClass(layer):
                self._offer_layer(layer)
            case InkLeft(layer):
                text = tr("Ce qui a été écrit sans classe, {when}, est gardé : à décider après la séance.")
                self._main.show_notice(text.format(when=_time_text(layer)))

    def _show_mode(self, mode: LessonMode) -> None:
        teaches = mode is LessonMode.TEACH
        self._main.commands[CommandId.TEACH].setChecked(teaches)
        self._main.window.bar.seance_button.show_mode(teaches=teaches)

    # -- ink without a class

    def _offer(self, text: str, decide: Callable[[], None], go_on: Callable[[], None] | None = None) -> None:
        """Offer to settle ink, or to go on in its layer, in a notice that stays until a mode is chosen or a séance
        begins."""
        self._offers.append(text)
        second = None if go_on is None else (tr("Continuer"), go_on)
        self._main.window.notices.show(text, act_text=tr("Décider"), act=decide, second=second, stays=True)

    def _offer_layer(self, layer: ClassLayerInfo) -> None:
        text = tr("Écrit sur cette leçon sans classe : {}.").format(_time_text(layer))
        self._offer(text, lambda: self._ask(layer), go_on=lambda: self.resume(layer.id))

    def make_way(self) -> None:
        """Let the question about ink wait in a notice, because something else is asked in its place."""
        if (layer := self._asked) is not None:
            self._put_away()
            self._offer_layer(layer)

    def _ask(self, layer: ClassLayerInfo) -> None:
        self._put_away()
        self.asking.emit()
        self._asked = layer
        from tni.ui.main_window.field_typing import FieldTyping  # rarely needed
        from tni.ui.seance.settle_panel import SettleLayerPanel

        parent, style = self._host()
        panel = self._panel = SettleLayerPanel(style, self._text_on(layer), self._classes(), parent)
        panel.kept.connect(lambda: self._keep(layer))
        panel.put_aside.connect(lambda: self._set_aside(layer))
        panel.given.connect(lambda class_id, name: self._give(layer, class_id, name))
        panel.closed.connect(self._panel_closed)
        FieldTyping(self._main.window, panel, panel.fields)
        window = self._main.window
        panel.set_area(window.panel_area(parent))
        panel.open_low()

    def _text_on(self, layer: ClassLayerInfo) -> str:
        text = tr("Sans classe choisie, {when}. Rien n’est perdu, quel que soit le choix.")
        text = text.format(when=_time_text(layer))
        if self._mode.is_altered(layer.id):
            text += "\n" + tr("Ce qui a été déplacé ou supprimé reste dans la leçon comme préparé.")
        return text

    def _keep(self, layer: ClassLayerInfo) -> None:
        steps = self._mode.keep_in_lesson(layer.id)
        if steps is not None:
            self._tell_decided(tr("L’encre est dans la leçon."), layer, steps)

    def _set_aside(self, layer: ClassLayerInfo) -> None:
        self._mode.put_aside(layer.id)
        self._tell_decided(tr("La leçon est comme préparée : « Reprendre le cours » montre l’encre."), layer)

    def _tell_decided(self, text: str, layer: ClassLayerInfo, steps: int | None = None) -> None:
        """Tell what was decided about ink, with its undo while the lesson is open."""
        lesson = self._main.current_lesson.lesson

        def take_back() -> None:
            is_open = self._main.current_lesson.lesson is lesson
            if not is_open or not self._mode.take_back(layer.id, steps):
                self._main.show_notice(tr("La leçon a changé depuis : rien n’est annulé."))

        self._main.window.notices.show(text, act=take_back)

    def _give(self, layer: ClassLayerInfo, class_id: ClassId | None, name: str) -> None:
        self._mode.give(layer.id, name, class_id)
        self._main.show_notice(tr("Gardé pour {} : « Reprendre le cours » le montre.").format(name))

    def _panel_closed(self) -> None:
        self._panel = self._asked = None

    def _put_away(self) -> None:
        if self._panel is not None:
            self._panel.put_away()
        for text in self._offers:
            self._main.window.notices.remove(text)
        self._offers.clear()


def _time_text(layer: ClassLayerInfo) -> str:
    when = layer.changed.astimezone()
    from tni.ui.messages.dates import format_date, format_time  # not needed at the start

    return f"{format_date(when)}, {format_time(when)}"
