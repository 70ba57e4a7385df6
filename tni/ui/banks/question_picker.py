"""Sheet to choose questions of the teacher's collections. It shows no right answer, as the class may see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.services.questions.listed_questions import ListedQuestion
from tni.ui.banks.question_browser import DrawQuestion, QuestionBrowser
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.i18n import is_singular, tr


class QuestionPicker(Sheet):
    """Sheet to choose questions, one after another. collection_chosen: its name. picked: tuple of `ListedQuestion`.
    write_wanted: there is no question yet, and the teacher wants to write some."""

    collection_chosen = Signal(str)
    picked = Signal(object)
    write_wanted = Signal()

    def __init__(self, style: Style, draw: DrawQuestion, parent: QWidget) -> None:
        super().__init__(style, tr("Ajouter des questions"), parent)
        self._added = 0
        self.choice = DropDown(style)
        self.choice.setMinimumHeight(style.theme.metrics.target_px)
        self.choice.setAccessibleName(tr("Collection"))
        self.choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.currentIndexChanged.connect(lambda _: self._choose())
        self.head.insertWidget(1, self.choice, 1)
        self.browser = QuestionBrowser(style, draw, shows_key=False)
        self.browser.chosen.connect(lambda _entry: self._offer())
        self.browser.taken.connect(lambda _entry: self._pick())
        self.rows.addWidget(self.browser, 1)
        line = QHBoxLayout()
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        self.all = TextButton(style, tr("Tout ajouter"))
        self.all.clicked.connect(lambda _checked=False: self._pick_all())
        self.add = TextButton(style, tr("Ajouter cette question"), filled=True)
        self.add.clicked.connect(lambda _checked=False: self._pick())
        self.write = TextButton(style, tr("Écrire des questions"), filled=True)
        self.write.clicked.connect(self.write_wanted)
        self.write.hide()
        line.addWidget(self.message, 1)
        line.addWidget(self.write)
        line.addWidget(self.all)
        line.addWidget(self.add)
        self.rows.addLayout(line)
        self.rows.addStretch(0)
        self._offer()

    def show_names(self, names: Sequence[str], wanted: str) -> None:
        """Show the names of the collections and choose the one wanted, else the first."""
        with QSignalBlocker(self.choice):
            self.choice.addItems(list(names))
            self.choice.setCurrentIndex(names.index(wanted) if wanted in names else 0 if names else -1)
        self.choice.setVisible(bool(names))
        self.browser.setVisible(bool(names))
        self.write.setVisible(not names)
        if not names:
            self.show_message(tr("Aucune question pour l’instant."))
        self._choose()

    def show_entries(self, entries: Sequence[ListedQuestion]) -> None:
        """Show the questions of the collection that is chosen."""
        self.browser.show_entries(entries)
        self._offer()

    def show_message(self, text: str, token: str = "muted") -> None:
        self.message.set_token(token)
        self.message.setText(text)

    def show_added(self, count: int) -> None:
        """Say how many questions were added since the sheet is open. count: new ones; 0 if the phase had all."""
        self._added += count
        words = tr("{} question ajoutée.") if is_singular(self._added) else tr("{} questions ajoutées.")
        self.show_message(words.format(self._added) if count else tr("La phase a déjà cette question."))

    def _choose(self) -> None:
        self.show_entries(())
        if name := self.choice.currentText():
            self.collection_chosen.emit(name)

    def _askable(self) -> tuple[ListedQuestion, ...]:
        return tuple(entry for entry in self.browser.shown if entry.live_question is not None)

    def _offer(self) -> None:
        entry = self.browser.entry
        self.add.setVisible(entry is not None)
        self.add.setEnabled(entry is not None and entry.live_question is not None)
        self.all.setVisible(len(self._askable()) > 1)

    def _pick(self) -> None:
        """Hand out the selected question and select the next, so that several are taken one after another."""
        entry = self.browser.entry
        if entry is None or entry.live_question is None:
            return
        self.picked.emit((entry,))
        row = self.browser.list.currentRow()
        if row + 1 < self.browser.list.count():
            self.browser.list.setCurrentRow(row + 1)

    def _pick_all(self) -> None:
        self.picked.emit(self._askable())
