"""Sheet of the teacher's questions: collections to choose, browse, edit and ask from, and the preview of a file to
import.

For the teacher alone: it shows right answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QWidget
from shiboken6 import isValid

from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.question_kinds import KINDS_WITHOUT_KEY, QuestionKind
from tni.quiz.skills import SKILLS
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.services.questions.listed_questions import ListedQuestion
from tni.ui.banks.file_dialogs import choose_export_file, choose_import_file
from tni.ui.banks.question_actions import QuestionAction, QuestionActionBar, action_of_key
from tni.ui.banks.question_browser import DrawQuestion, QuestionBrowser
from tni.ui.banks.question_editor import QuestionEditor
from tni.ui.banks.rename_field import RenameField
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.chrome.touch_guard import ask_sure
from tni.ui.i18n import is_singular, tr
from tni.ui.results.answer_key_row import AnswerKeyRow
from tni.ui.vote.skills_sheet import SkillsSheet

KINDS_WITH_FIXED_KEY = KINDS_WITHOUT_KEY | {QuestionKind.MATCH, QuestionKind.POINT}
"""Kinds with no right answer to choose below the preview: they have none, or the program that the question was made in
sets it."""


class QuestionsSheet(Sheet):
    """Sheet with a collection of questions, or with the preview of a file."""

    collection_chosen = Signal(str)  # name of a collection
    file_chosen = Signal(object)  # path of a file to preview
    stop_wanted = Signal()  # stop reading the file
    save_wanted = Signal(str, object)  # name of a collection, and the questions of the file to add to it
    renamed = Signal(str)  # new name of the collection
    erase_wanted = Signal()  # erase the collection
    undo_wanted = Signal()  # undo the last action
    retry_wanted = Signal()  # save again what could not be saved
    ask_wanted = Signal(object)  # question to ask
    self_paced_wanted = Signal(object)  # questions to ask as a self-paced quiz
    key_chosen = Signal(object, object)  # question and its right answer
    skills_chosen = Signal(object, object)  # question and its skills
    action_wanted = Signal(object, object)  # `QuestionAction`, and the question or None
    edited = Signal(object, object)  # question, None if it is new, and the item that it is now
    export_wanted = Signal(object, object)  # path and `BankFormat`
    foreign_export_wanted = Signal(object, object)  # a plugin and path

    def __init__(self, style: Style, draw: DrawQuestion, parent: QWidget) -> None:
        super().__init__(style, tr("Mes questions"), parent)
        self.foreign_suffixes: Callable[[], Sequence[str]] = tuple
        self.exporters: Callable[[], Sequence[RunnablePlugin]] = tuple
        self._draw = draw
        self.editor: QuestionEditor | None = None
        self.is_importing = False
        self._fill_head()
        self.more = self._make_more()
        self.rows.addWidget(self.more)
        self.names = RenameField(style)
        self.names.name_chosen.connect(self.renamed)
        self.rows.addWidget(self.names)
        self.rows.addLayout(self._make_message_row())
        self.browser = QuestionBrowser(style, draw)
        self.browser.chosen.connect(self._show_entry)
        self.browser.taken.connect(self._ask_entry)
        self.key_row = AnswerKeyRow(style)
        self.key_row.key_chosen.connect(lambda key: self._emit(self.key_chosen, key))
        self.key_row.skills_wanted.connect(self.open_skills)
        self.action_bar = QuestionActionBar(style)
        self.action_bar.wanted.connect(self._do)
        self.browser.add_below(self.key_row)
        self.browser.list.installEventFilter(self)
        self.rows.addWidget(self.browser, 1)
        self.below = QStackedWidget()
        self.below.setAccessibleName(tr("Poser ou enregistrer"))
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.below.addWidget(self._make_ask_row())
        self.below.addWidget(self._make_save_row())
        self.rows.addWidget(self.below)
        self.rows.addStretch(0)
        self._show_state()

    # -- widgets

    def _button(self, text: str, *, filled: bool = False) -> TextButton:
        return TextButton(self.kit, text, filled=filled)

    def _fill_head(self) -> None:
        """Put the collections beside the title, so that the questions have more space."""
        self.choice = DropDown(self.kit)
        self.choice.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.choice.setAccessibleName(tr("Collection"))
        self.choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.currentIndexChanged.connect(lambda _: self._choose())
        self.new = self._button(tr("Nouvelle question"))
        self.new.setToolTip("Ctrl + N")
        self.new.clicked.connect(lambda: self.edit(None))
        self.open_file = self._button(tr("Importer des questions"))
        self.open_file.clicked.connect(self._ask_file)
        self.others = IconButton(self.kit, "ellipsis", tr("Exporter, renommer, effacer"))
        self.others.setCheckable(True)
        self.others.toggled.connect(lambda _: self._show_state())
        for at, (widget, stretch) in enumerate(
            ((self.choice, 1), (self.new, 0), (self.open_file, 0), (self.others, 0)), 1
        ):
            self.head.insertWidget(at, widget, stretch)

    def _make_more(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Exporter, renommer, effacer"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.export = self._button(tr("Exporter"))
        self.export.clicked.connect(self._ask_export_path)
        self.rename = self._button(tr("Renommer"))
        self.rename.clicked.connect(lambda: self.names.ask(self.chosen))
        self.erase = self._button(tr("Effacer", "a collection"))
        self.erase.clicked.connect(self._erase)
        line.addStretch(1)
        for button in (self.export, self.rename, self.erase):
            line.addWidget(button)
        return inside

    def _make_message_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.message = Label(self.kit, token="muted")
        self.message.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Lecture du fichier"))
        self.progress.setFixedWidth(self.kit.theme.metrics.target_px * 4)
        self.stop = self._button(tr("Arrêter la lecture"))
        self.stop.clicked.connect(self.stop_wanted)
        self.undo = self._button(tr("Annuler"))
        self.undo.clicked.connect(self.undo_wanted)
        self.retry = self._button(tr("Réessayer"))
        self.retry.clicked.connect(self.retry_wanted)
        line.addWidget(self.message, 1)
        for widget in (self.progress, self.stop, self.retry, self.undo):
            widget.hide()
            line.addWidget(widget)
        return line

    def _make_ask_row(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Modifier ou poser"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.self_paced = self._button(tr("Poser en série"))
        self.self_paced.clicked.connect(self._ask_self_paced)
        self.ask = self._button(tr("Poser la question"), filled=True)
        self.ask.clicked.connect(lambda: self._emit(self.ask_wanted))
        line.addWidget(self.action_bar)
        line.addStretch(1)
        line.addWidget(self.self_paced)
        line.addWidget(self.ask)
        return inside

    def _make_save_row(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Enregistrer"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.into = DropDown(self.kit)
        self.into.setEditable(True)
        if (field := self.into.lineEdit()) is not None:
            field.setAccessibleName(tr("Enregistrer dans la collection"))
        self.into.setFont(self.kit.theme.font())
        self.into.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.into.editTextChanged.connect(lambda _: self._show_state())
        self.drop = self._button(tr("Annuler", "cancel"))
        self.drop.clicked.connect(self._choose)
        self.save = self._button(tr("Enregistrer"), filled=True)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.into.currentText().strip(), self.browser.shown))
        line.addWidget(Label(self.kit, tr("Collection"), size="small", token="muted"))
        line.addWidget(self.into, 1)
        line.addWidget(self.drop)
        line.addWidget(self.save)
        return inside

    # -- content

    @property
    def chosen(self) -> str:
        """Name of the selected collection; empty if there is none."""
        return self.choice.currentText()

    def show_message(self, text: str, token: str = "muted", *, undo: bool = False, retry: bool = False) -> None:
        """Show a message in the sheet. `undo` and `retry` show the button that undoes the action or tries it again."""
        self.message.set_token(token)
        self.message.setText(text)
        self.undo.setVisible(undo)
        self.retry.setVisible(retry)

    def show_names(self, names: Sequence[str], chosen: str = "") -> None:
        """Show the names of the collections and select the one named `chosen`, by default the first."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems(list(names))
            self.choice.setCurrentIndex(names.index(chosen) if chosen in names else 0 if names else -1)
        self._choose()

    def show_reading(self, on: bool) -> None:
        """Show or hide the progress of reading a file, which may take a while."""
        self.progress.setVisible(on)
        self.stop.setVisible(on)
        self.open_file.setEnabled(not on)

    def show_saving(self, on: bool) -> None:
        """Show or hide the progress of storing questions: thousands take seconds to write."""
        self.progress.setVisible(on)
        self.save.setEnabled(not on)

    def show_collection(self, entries: Sequence[ListedQuestion], at: int = 0) -> None:
        self.is_importing = False
        self.browser.show_entries(entries, at)
        self._show_state()

    def show_changed(self, entries: Sequence[ListedQuestion], chosen: BankQuestion | None) -> None:
        """Show the same collection after a change. `chosen` is the question to select."""
        self.browser.show_changed(entries, chosen)
        self._show_state()

    def show_first(self, name: str) -> None:
        """Add a new collection to the list and select it."""
        with QSignalBlocker(self.choice):
            self.choice.addItem(name)
            self.choice.setCurrentIndex(self.choice.count() - 1)

    def show_file(self, entries: Sequence[ListedQuestion], name: str, note: str) -> None:
        """Preview the questions of a file; nothing is stored yet. `name` is proposed for a new collection, `note` is a
        remark on the whole file."""
        self.is_importing = True
        with QSignalBlocker(self.into):
            self.into.clear()
            self.into.addItems([name, *(self.choice.itemText(at) for at in range(self.choice.count()))])
            self.into.setEditText(name)
        self.browser.show_entries(entries, note=note)
        self._show_state()

    def _show_state(self) -> None:
        has_one, entry = bool(self.chosen) and not self.is_importing, self.browser.entry
        self.below.setCurrentIndex(int(self.is_importing))
        self.below.setVisible(self.is_importing or entry is not None)
        self.browser.setVisible(self.is_importing or has_one)
        self.choice.setVisible(bool(self.choice.count()) and not self.is_importing)
        self.open_file.setVisible(not self.is_importing)
        self.others.setVisible(has_one)
        self.more.setVisible(has_one and self.others.isChecked())
        self.erase.set_text(tr("Effacer", "a collection"))
        if not has_one:
            self.names.hide()
        self.action_bar.setVisible(has_one and entry is not None)
        self.new.setVisible(not self.is_importing)
        self.key_row.setVisible(has_one and entry is not None and entry.live_question is not None)
        count = len(self.browser.shown)
        words = tr("Enregistrer {} question") if is_singular(count) else tr("Enregistrer {} questions")
        self.save.set_text(words.format(count))
        self.save.setEnabled(bool(count) and bool(self.into.currentText().strip()))

    def _show_entry(self, entry: ListedQuestion | None) -> None:
        if self.is_importing or entry is None:
            self._show_state()
            return
        asked = entry.live_question
        if asked is not None:
            self.key_row.show_question(asked.question, "")
            if asked.question.kind in KINDS_WITH_FIXED_KEY:
                self.key_row.clear()
        self.ask.setEnabled(asked is not None)
        self.self_paced.setVisible(sum(one.live_question is not None for one in self.browser.shown) > 1)
        self._show_state()

    # -- actions

    def _emit(self, signal: SignalInstance, *more: object) -> None:
        if (entry := self.browser.entry) is not None:
            signal.emit(entry, *more)

    def _do(self, action: QuestionAction) -> None:
        entry = self.browser.entry
        if self.is_importing:
            return
        if action is QuestionAction.NEW or (action is QuestionAction.EDIT and entry is not None):
            self.edit(None if action is QuestionAction.NEW else entry)
        else:
            self.action_wanted.emit(action, entry)

    def edit(self, entry: ListedQuestion | None) -> None:
        """Open the editor for a question, or for a new one if `entry` is None."""
        editor = self.editor = (
            QuestionEditor(self.kit, None, None, self)
            if entry is None
            else QuestionEditor(self.kit, entry.item, entry.size_px, self)
        )
        editor.saved.connect(lambda item: self.edited.emit(entry, item))
        editor.closed.connect(self.browser.list.setFocus)  # so that shortcuts work again, Ctrl+Z among them
        editor.closed.connect(editor.deleteLater)
        editor.open()
        if entry is not None and editor.place is not None:
            self._draw(entry, lambda written: self._show_picture(editor, written))

    def end_editing(self) -> bool:
        """Close the editor and keep its question. Returns False if the question is incomplete: the editor then stays
        open and shows the problem."""
        if (editor := self.editor) is None or not isValid(editor):
            return True
        editor.put_away()
        return not editor.isVisible()

    def _show_picture(self, editor: QuestionEditor, written: RenderedQuestion) -> None:
        if isValid(editor):
            editor.show_picture(written.picture)

    @override
    def event(self, event: QEvent) -> bool:
        """Claim the shortcuts of the sheet before the main window gets them, while the sheet has the focus."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and action_of_key(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of_key(event)
        if action is None:
            super().keyPressEvent(event)
        elif not any(sheet.isVisible() for sheet in self.findChildren(Sheet)):
            self._do(action)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.browser.list:
            if (
                event.type() is QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and action_of_key(event) is not None
            ):
                self.keyPressEvent(event)
                return True
            return False
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        self.is_importing = False
        self.browser.show_entries(())
        self._show_state()
        self.collection_chosen.emit(self.chosen)

    def _ask_entry(self, entry: ListedQuestion) -> None:
        if not self.is_importing and entry.live_question is not None:
            self.ask_wanted.emit(entry)

    def _ask_self_paced(self) -> None:
        self.self_paced_wanted.emit(tuple(entry for entry in self.browser.shown if entry.live_question is not None))

    def _erase(self) -> None:
        """Erase the collection at the second press."""
        sure = tr("Effacer la collection")
        if self.erase.accessibleName() != sure:
            ask_sure(self.erase, sure)
            return
        self.erase_wanted.emit()

    def open_skills(self) -> None:
        """Open the sheet to choose the skills of the selected question."""
        if (entry := self.browser.entry) is None:
            return
        own = tuple(tag for tag in entry.item.tags if tag in SKILLS)
        sheet = SkillsSheet(self.kit, entry.text, own, self)
        sheet.chosen.connect(lambda codes: self.skills_chosen.emit(entry, codes))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _ask_file(self) -> None:
        choose_import_file(self.kit, self, self.file_chosen.emit, self.foreign_suffixes())

    def _ask_export_path(self) -> None:
        choose_export_file(
            self.kit, self, self.chosen, self.export_wanted.emit, self.exporters(), self.foreign_export_wanted.emit
        )
