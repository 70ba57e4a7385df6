"""The teacher's questions: collections to choose from, look through and ask; and a file, looked into before it is kept.

For the teacher alone: right answers stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QWidget

from tni.formats.banks.ends import READABLE
from tni.formats.banks.kinds import FORMATS, BankKind
from tni.quiz.kinds import WITHOUT_KEY, QuestionKind
from tni.quiz.skills import SKILLS
from tni.ui.banks.browser import Draw, QuestionBrowser
from tni.ui.banks.entries import Entry
from tni.ui.banks.names import NameLine
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.i18n import is_one, tr
from tni.ui.results.key_row import KeyRow
from tni.ui.vote.skills_sheet import SkillsSheet

EXPORTED = (BankKind.GIFT, BankKind.MOODLE, BankKind.QCMCAM, BankKind.CSV, BankKind.AIKEN, BankKind.KAHOOT)
WITHOUT_OTHER_KEY = WITHOUT_KEY | {QuestionKind.MATCH, QuestionKind.POINT}
"""Kinds whose right answer is said in the program that the question was made in."""


class QuestionsSheet(Sheet):
    """collection_chosen: a name. file_chosen: one to look into (a path); stop_wanted: do not go on reading it.
    keep_wanted: a collection's name, and the questions of the file that go there. renamed: the new name. erase_wanted,
    undo_wanted: of the collection, and of what was done last. ask_wanted: a question; series_wanted: those that are
    shown. key_chosen, skills_chosen: a question and what. remove_wanted: a question. export_wanted: a path and a
    `BankKind`."""

    collection_chosen = Signal(str)
    file_chosen = Signal(object)
    stop_wanted = Signal()
    keep_wanted = Signal(str, object)
    renamed = Signal(str)
    erase_wanted = Signal()
    undo_wanted = Signal()
    ask_wanted = Signal(object)
    series_wanted = Signal(object)
    key_chosen = Signal(object, object)
    skills_chosen = Signal(object, object)
    remove_wanted = Signal(object)
    export_wanted = Signal(object, object)

    def __init__(self, style: Style, draw: Draw, parent: QWidget) -> None:
        super().__init__(style, tr("Mes questions"), parent)
        self._skills: SkillsSheet | None = None
        self.is_importing = False
        self._fill_head()
        self.more = self._make_more()
        self.rows.addWidget(self.more)
        self.names = NameLine(style)
        self.names.given.connect(self.renamed)
        self.rows.addWidget(self.names)
        self.rows.addLayout(self._make_told())
        self.browser = QuestionBrowser(style, draw)
        self.browser.chosen.connect(self._show_entry)
        self.browser.taken.connect(self._take)
        self.key_row = KeyRow(style)
        self.key_row.key_chosen.connect(lambda key: self._emit(self.key_chosen, key))
        self.key_row.skills_wanted.connect(self.open_skills)
        self.remove = self._button(tr("Retirer de la collection"))
        self.remove.clicked.connect(lambda: self._emit(self.remove_wanted))
        self.browser.add_below(self.key_row)
        self.browser.add_below(self.remove)
        self.rows.addWidget(self.browser, 1)
        self.below = QStackedWidget()
        self.below.setAccessibleName(tr("Poser ou garder"))
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.below.addWidget(self._make_asking())
        self.below.addWidget(self._make_keeping())
        self.rows.addWidget(self.below)
        self.rows.addStretch(0)
        self._show_state()

    # -- its parts

    def _button(self, text: str, *, filled: bool = False) -> WordButton:
        return WordButton(self.kit, text, filled=filled)

    def _fill_head(self) -> None:
        """The collections beside the title: the questions have the room."""
        self.choice = DropDown(self.kit)
        self.choice.setMinimumHeight(self.kit.look.metrics.target_px)
        self.choice.setAccessibleName(tr("Collection"))
        self.choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.currentIndexChanged.connect(lambda _: self._choose())
        self.open_file = self._button(tr("Importer des questions"))
        self.open_file.clicked.connect(self._ask_file)
        self.others = IconButton(self.kit, "ellipsis", tr("Exporter, renommer, effacer"))
        self.others.setCheckable(True)
        self.others.toggled.connect(lambda _: self._show_state())
        for at, (widget, stretch) in enumerate(((self.choice, 1), (self.open_file, 0), (self.others, 0)), 1):
            self.head.insertWidget(at, widget, stretch)

    def _make_more(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Exporter, renommer, effacer"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.export = self._button(tr("Exporter"))
        self.export.clicked.connect(self._ask_place)
        self.rename = self._button(tr("Renommer"))
        self.rename.clicked.connect(lambda: self.names.ask(self.chosen))
        self.erase = self._button(tr("Effacer", "a collection"))
        self.erase.clicked.connect(self._erase)
        line.addStretch(1)
        for button in (self.export, self.rename, self.erase):
            line.addWidget(button)
        return inside

    def _make_told(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.told = Label(self.kit, token="muted")
        self.told.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Lecture du fichier"))
        self.progress.setFixedWidth(self.kit.look.metrics.target_px * 4)
        self.stop = self._button(tr("Arrêter la lecture"))
        self.stop.clicked.connect(self.stop_wanted)
        self.undo = self._button(tr("Annuler"))
        self.undo.clicked.connect(self.undo_wanted)
        line.addWidget(self.told, 1)
        for widget in (self.progress, self.stop, self.undo):
            widget.hide()
            line.addWidget(widget)
        return line

    def _make_asking(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Poser"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.series = self._button(tr("Poser en série"))
        self.series.clicked.connect(self._take_series)
        self.ask = self._button(tr("Poser la question"), filled=True)
        self.ask.clicked.connect(lambda: self._emit(self.ask_wanted))
        line.addStretch(1)
        line.addWidget(self.series)
        line.addWidget(self.ask)
        return inside

    def _make_keeping(self) -> QWidget:
        inside = QWidget()
        inside.setAccessibleName(tr("Garder"))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        self.into = DropDown(self.kit)
        self.into.setEditable(True)
        if (field := self.into.lineEdit()) is not None:
            field.setAccessibleName(tr("Garder dans la collection"))
        self.into.setFont(self.kit.look.font())
        self.into.setMinimumHeight(self.kit.look.metrics.target_px)
        self.into.editTextChanged.connect(lambda _: self._show_state())
        self.drop = self._button(tr("Renoncer"))
        self.drop.clicked.connect(self._choose)
        self.keep = self._button(tr("Garder"), filled=True)
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.into.currentText().strip(), self.browser.shown))
        line.addWidget(Label(self.kit, tr("Collection"), size="small", token="muted"))
        line.addWidget(self.into, 1)
        line.addWidget(self.drop)
        line.addWidget(self.keep)
        return inside

    # -- what it shows

    @property
    def chosen(self) -> str:
        """The collection's name; empty when there is none."""
        return self.choice.currentText()

    def tell(self, text: str, token: str = "muted", *, undo: bool = False) -> None:
        """Say it in the sheet itself. undo: what was done can be taken back."""
        self.told.set_token(token)
        self.told.setText(text)
        self.undo.setVisible(undo)

    def show_names(self, names: Sequence[str], chosen: str = "") -> None:
        """The collections there are."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems(list(names))
            self.choice.setCurrentIndex(names.index(chosen) if chosen in names else 0 if names else -1)
        self._choose()

    def show_reading(self, on: bool) -> None:
        """A file is being read, which may take a while."""
        self.progress.setVisible(on)
        self.stop.setVisible(on)
        self.open_file.setEnabled(not on)

    def show_keeping(self, on: bool) -> None:
        """Thousands of questions take seconds to write."""
        self.progress.setVisible(on)
        self.keep.setEnabled(not on)

    def show_collection(self, entries: Sequence[Entry], at: int = 0) -> None:
        self.is_importing = False
        self.browser.show_entries(entries, at)
        self._show_state()

    def show_file(self, entries: Sequence[Entry], name: str, note: str) -> None:
        """What a file holds: nothing is kept yet. name: wanted for a collection of its own. note: on the whole file."""
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
        self.remove.setVisible(has_one and entry is not None)
        self.key_row.setVisible(has_one and entry is not None and entry.asked is not None)
        count = len(self.browser.shown)
        words = tr("Garder {} question") if is_one(count) else tr("Garder {} questions")
        self.keep.set_text(words.format(count))
        self.keep.setEnabled(bool(count) and bool(self.into.currentText().strip()))

    def _show_entry(self, entry: Entry | None) -> None:
        if self.is_importing or entry is None:
            self._show_state()
            return
        asked = entry.asked
        if asked is not None:
            self.key_row.show_question(asked.question, "")
            if asked.question.kind in WITHOUT_OTHER_KEY:
                self.key_row.clear()
        self.ask.setEnabled(asked is not None)
        self.series.setVisible(sum(one.asked is not None for one in self.browser.shown) > 1)
        self._show_state()

    # -- what is pressed

    def _emit(self, signal: SignalInstance, *more: object) -> None:
        if (entry := self.browser.entry) is not None:
            signal.emit(entry, *more)

    def _choose(self) -> None:
        self.is_importing = False
        self.browser.show_entries(())
        self._show_state()
        self.collection_chosen.emit(self.chosen)

    def _take(self, entry: Entry) -> None:
        if not self.is_importing and entry.asked is not None:
            self.ask_wanted.emit(entry)

    def _take_series(self) -> None:
        self.series_wanted.emit(tuple(entry for entry in self.browser.shown if entry.asked is not None))

    def _erase(self) -> None:
        """At the second press."""
        sure = tr("Effacer la collection")
        if self.erase.accessibleName() != sure:
            self.erase.set_text(sure)
            return
        self.erase_wanted.emit()

    def open_skills(self) -> None:
        """Choose what the question that is looked at trains."""
        if (entry := self.browser.entry) is None:
            return
        own = tuple(tag for tag in entry.item.tags if tag in SKILLS)
        sheet = self._skills = SkillsSheet(self.kit, entry.words, own, self)
        sheet.chosen.connect(lambda codes: self.skills_chosen.emit(entry, codes))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _ask_file(self) -> None:
        kinds = tr("Questions ({kinds})").format(kinds=" ".join(f"*{end}" for end in READABLE))
        everything = tr("Tous les fichiers (*)")
        dialog = file_dialog(self.kit, self, tr("Importer des questions"), "", f"{kinds};;{everything}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.show()

    def _ask_place(self) -> None:
        named = {f"{FORMATS[kind].name} (*{FORMATS[kind].ends[0]})": kind for kind in EXPORTED}
        dialog = file_dialog(self.kit, self, tr("Exporter"), "", ";;".join(named))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_end(named[next(iter(named))]))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_end(named[chosen])))
        dialog.selectFile(self.chosen)
        dialog.fileSelected.connect(
            lambda name: self.export_wanted.emit(Path(name), named[dialog.selectedNameFilter()])
        )
        dialog.show()


def _end(kind: BankKind) -> str:
    return FORMATS[kind].ends[0].removeprefix(".")
