"""Commands on what a class sees of a page, and the panel in which that is prepared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner
from tni.document.pointer import Changed, ChangedFlag, PointerEvent
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.document.styled_text import StyledContent
    from tni.ui.main_window.formula_notices import FormulaNotices
    from tni.ui.main_window.text_edit_controller import TextEditController
    from tni.ui.main_window.word_link_actions import WordLinkActions
    from tni.ui.panels.behaviour_panel import BehaviourPanel

_STEPPED = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.STAGE | ChangedFlag.UNDO
_PREPARED = _STEPPED | ChangedFlag.SELECTION


class StageActions:
    """Connects the commands of reveal steps, and shows where the page is in them."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: BehaviourPanel | None = None
        self.tasks: TaskRunner | None = None
        """Reads files that items are linked to."""
        self._typing: TextEditController | None = None
        self._words: WordLinkActions | None = None
        self._formulas: FormulaNotices | None = None
        commands = window.commands
        commands[CommandId.BEHAVIOUR].triggered.connect(lambda _checked=False: self.toggle())
        commands[CommandId.LINK].triggered.connect(lambda _checked=False: self._link())
        commands[CommandId.COVER].triggered.connect(lambda _checked=False: self._cover())
        commands[CommandId.CHECK_PLACES].triggered.connect(lambda _checked=False: self._check())
        commands[CommandId.PUT_BACK].triggered.connect(lambda _checked=False: window.do(LessonEditor.put_back))
        commands[CommandId.REVEAL_ALL].triggered.connect(lambda _checked=False: window.do(LessonEditor.reveal_all))

    def _cover(self) -> None:
        if not self._editor().selection:
            self._window.notices.show(tr("Sélectionner d’abord ce qu’il faut cacher."))
        elif not is_refused(self._window, CommandId.COVER):
            self._window.do(LessonEditor.cover_selection)

    def _check(self) -> None:
        """Mark what is right and wrong, and say how much is."""
        editor = self._editor()
        self._window.do(LessonEditor.check_targets)
        self._show_check(editor)
        if editor.shows_verdicts:
            score = editor.target_score
            total = score.right + score.wrong + score.missing
            self._window.notices.show(tr("{right} sur {total} à leur place.").format(right=score.right, total=total))

    def _show_check(self, editor: LessonEditor) -> None:
        self._window.commands[CommandId.CHECK_PLACES].setChecked(editor.shows_verdicts)

    def join_typing(self, typing: TextEditController) -> None:
        """Connect the typing of texts: links of their words, and formulas."""
        self._typing = typing
        typing.edit.link_wanted.connect(self.ask_text_link)
        typing.follow_link = self._follow_link
        typing.formulas_typed = self._formulas_typed

    def _formulas_typed(self, content: StyledContent, caret: int) -> None:
        if self._formulas is None:
            from tni.ui.main_window.formula_notices import FormulaNotices  # with the first formula

            self._formulas = FormulaNotices(self._window, self._editor)
        self._formulas.typed(content, caret)

    def _follow_link(self, press: PointerEvent, near_mm: float) -> bool:
        """Open the link of the words in the text being typed that were pressed. Returns whether there is one."""
        from tni.services.lesson.word_links import typed_link_at  # with the first link

        link = typed_link_at(self._editor(), (press.x_mm, press.y_mm), near_mm)
        if link:
            self._window.do(lambda editor: editor.open_link(link))
        return bool(link)

    def ask_text_link(self) -> None:
        """Ask for the link of the words that are typed."""
        if self._words is None and self._typing is not None:
            from tni.ui.main_window.word_link_actions import WordLinkActions

            self._words = WordLinkActions(self._window, self._editor, self._typing, self.read_file)
        if self._words is not None:
            self._words.open()

    def _link(self) -> None:
        """Ask for the link of the words that are typed, else of what is selected."""
        editor = self._editor()
        if editor.typed is not None:
            self.ask_text_link()
        elif not editor.selection:
            self._window.notices.show(tr("Choisir d’abord des mots d’un texte, ou un objet de la page."))
        else:
            if self.panel is None or not self.panel.isVisible():
                self.toggle()
            if self.panel is not None:
                self.panel.show_part(tr("Relier"))
                self.panel.links.fields.address.setFocus()

    def toggle(self) -> None:
        """Open or close the panel."""
        from tni.ui.main_window.field_typing import FieldTyping  # with the panel

        window = self._window
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
            return
        if is_refused(window, CommandId.BEHAVIOUR):
            return
        if self.panel is None:
            from tni.ui.panels.behaviour_panel import BehaviourPanel

            self.panel = BehaviourPanel(window.kit, window)
            self.panel.wanted.connect(window.do)
            self.panel.links.file_wanted.connect(self._ask_file)
            FieldTyping(window, self.panel, [self.panel.links.fields.address])
            self.panel.closed.connect(lambda: window.do(lambda editor: editor.show_numbers(False)))
        window.do(lambda editor: editor.use(ToolName.SELECT) | editor.show_numbers(True))
        self.panel.show_editor(self._editor())
        self.panel.set_area(window.low_area)
        self.panel.open_at()

    # -- files that items open

    def _ask_file(self) -> None:
        from tni.ui.chrome.file_dialog import ask_files_to_join

        ask_files_to_join(self._window.kit, self._window, lambda names: self.link_file(Path(names[0])))

    def link_file(self, path: Path) -> None:
        """Link what is selected now to a file, once it is read."""
        editor = self._editor()
        selected = editor.selection

        def read(data: bytes) -> None:
            if editor is self._editor():
                self._window.do(lambda s: s.select(selected) | s.link_selection_to_file(data, path.name))

        self.read_file(path, read)

    def read_file(self, path: Path, use: Callable[[bytes], None]) -> None:
        """Read a file that is to be kept in the lesson, and pass its bytes on; what cannot be kept is told."""
        from tni.services.lesson.lesson_files import MOST_BYTES, CopiedFile, Read, Refusal, read_copies

        def read(found: dict[Path, Read]) -> None:
            match found[path]:
                case CopiedFile(data=data):
                    use(data)
                case Refusal.TOO_LARGE:
                    text = tr("« {name} » dépasse {most} Mo : le réduire d’abord.")
                    self._window.notices.show(text.format(name=path.name, most=MOST_BYTES >> 20), serious=True)
                case Refusal():
                    text = tr("« {} » est vide ou ne peut pas être lu.")
                    self._window.notices.show(text.format(path.name), serious=True)

        if self.tasks is not None:
            self.tasks.submit(lambda: read_copies([path]), read, self._window.show_error)

    def show(self, changed: Changed) -> None:
        """Follow a change."""
        editor, what = self._editor(), changed.what
        if what & _STEPPED:
            commands = self._window.commands
            commands[CommandId.PREVIOUS_PAGE].setEnabled(editor.can_go_back)
            commands[CommandId.NEXT_PAGE].setEnabled(editor.can_go_on)
            commands[CommandId.REVEAL_ALL].setEnabled(editor.document.stages is not None and bool(editor.steps))
            commands[CommandId.CHECK_PLACES].setEnabled(editor.has_targets)
            commands[CommandId.PUT_BACK].setEnabled(editor.can_put_back)
            self._show_check(editor)
        if self.panel is not None and self.panel.isVisible() and what & _PREPARED:
            if not editor.numbers_shown:  # of another lesson
                editor.show_numbers(True)
            self.panel.show_editor(editor)
