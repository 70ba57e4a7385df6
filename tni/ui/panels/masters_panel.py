"""Panel of the master pages of a lesson: which lies beneath which pages, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.core.one_line import one_line, shortened
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import is_singular, tr

WIDTH_TARGETS = 10
TITLE_LETTERS = 60


@dataclass(frozen=True, slots=True)
class MasterRow:
    """Master page in the list. id: "" for none. pages: how many pages use it."""

    id: str
    title: str
    pages: int
    picture: QImage


class MastersPanel(TitledPanel):
    """Panel of master pages.

    Signals:
        chosen: id of the one that lies beneath the page shown, "" for none.
        applied: id, and the numbers of pages as they were typed.
        added: a new one is wanted; whether it takes what lies on the page. edited, deleted: id. renamed: id and title.
        number_wanted: the number of the page is to be put on the one that is edited. left: it is done.
    """

    chosen = Signal(str)
    applied = Signal(str, str)
    added = Signal(bool)
    edited = Signal(str)
    deleted = Signal(str)
    renamed = Signal(str, str)
    number_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Fonds communs"), parent)
        self._edited = ""
        metrics = style.theme.metrics
        self.setMinimumWidth(metrics.target_px * WIDTH_TARGETS)
        self._message = Label(style, "")
        self._message.setWordWrap(True)
        self.rows.addWidget(self._message)
        self._choice = QWidget()
        rows = QGridLayout(self._choice)
        rows.setContentsMargins(0, 0, 0, 0)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Fonds communs"))
        self.list.setIconSize(QSize(metrics.target_px * 2, metrics.target_px * 9 // 8))
        self.list.setMinimumHeight(metrics.target_px * 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(lambda _new, _old: self._show_acts())
        rows.addWidget(self.list, 0, 0, 1, 2)
        self.pages = SearchField("")
        self.pages.setPlaceholderText(tr("Toutes, ou 1-3, 5"))
        self.pages.setAccessibleName(tr("Pages"))
        self.apply = TextButton(style, tr("Mettre sous ces pages"))
        self.apply.clicked.connect(lambda _checked=False: self.applied.emit(self._id(), self.pages.text()))
        self.pages.returnPressed.connect(lambda: self.applied.emit(self._id(), self.pages.text()))
        rows.addWidget(self.pages, 1, 0)
        rows.addWidget(self.apply, 1, 1)
        self.new = TextButton(style, tr("Nouveau"))
        self.new.clicked.connect(lambda _checked=False: self.added.emit(False))
        self.of_page = TextButton(style, tr("Nouveau, de cette page"))
        self.of_page.setToolTip(tr("Ce qui est sur la page passe sur le fond commun."))
        self.of_page.clicked.connect(lambda _checked=False: self.added.emit(True))
        self.edit = TextButton(style, tr("Modifier"))
        self.edit.clicked.connect(lambda _checked=False: self.edited.emit(self._id()))
        self.delete = TextButton(style, tr("Supprimer"))
        self.delete.clicked.connect(lambda _checked=False: self.deleted.emit(self._id()))
        for number, button in enumerate((self.new, self.of_page, self.edit, self.delete)):
            rows.addWidget(button, 2 + number // 2, number % 2)
        self.rows.addWidget(self._choice)
        self._editing = QWidget()
        line = QHBoxLayout(self._editing)
        line.setContentsMargins(0, 0, 0, 0)
        self.name = SearchField("")
        self.name.setPlaceholderText(tr("Nom du fond commun"))
        self.name.setAccessibleName(tr("Nom du fond commun"))
        self.name.editingFinished.connect(lambda: self.renamed.emit(self._edited, self.name.text()))
        self.number = TextButton(style, tr("Numéro de page"))
        self.number.clicked.connect(lambda _checked=False: self.number_wanted.emit())
        self.done = TextButton(style, tr("Terminer"), filled=True)
        self.done.clicked.connect(lambda _checked=False: self.left.emit())
        line.addWidget(self.name, 1)
        line.addWidget(self.number)
        line.addWidget(self.done)
        self.rows.addWidget(self._editing)
        self._editing.hide()

    def show_masters(self, masters: Sequence[MasterRow], used: str) -> None:
        """Show the master pages. used: id of that beneath the page shown, "" for none."""
        goes_on = _has_focus(self._editing) or (_has_focus(self._choice) and not self.pages.hasFocus())
        self._edited = ""
        self._editing.hide()
        self._choice.show()
        self._message.setText(tr("Ce qui est sur un fond commun se voit sous toutes les pages qui l’ont."))
        with QSignalBlocker(self.list):
            self.list.clear()
            for master in masters:
                row = QListWidgetItem(_icon(master.picture), _row_text(master))
                row.setData(Qt.ItemDataRole.UserRole, master.id)
                self.list.addItem(row)
                if master.id == used:
                    self.list.setCurrentItem(row)
        if goes_on:
            self.list.setFocus()  # before the button that was pressed cannot be pressed any more
        self._show_acts()
        self.adjust()

    def _show_acts(self) -> None:
        """Offer what can be done with the chosen one."""
        for button in (self.edit, self.delete):
            button.setEnabled(bool(self._id()))

    def show_edited(self, master: str, title: str) -> None:
        """Show what can be done while a master page is edited."""
        goes_on, self._edited = _has_focus(self._choice), master
        self._editing.show()
        if goes_on:
            self.done.setFocus()
        self._choice.hide()
        self._message.setText(tr("Ce fond commun est ouvert : y poser titre, logo, cadre, numéro de page."))
        if not self.name.hasFocus():
            self.name.setText(title)
        if goes_on:
            self.name.setFocus()
            self.name.selectAll()
        self.adjust()

    def adjust(self) -> None:
        """Take the size of what is shown, from the lower edge."""
        low = self.geometry().bottom()
        self.adjustSize()
        if self.isVisible():
            self.keep_inside(QPoint(self.x(), low + 1 - self.height()))

    def _id(self) -> str:
        row = self.list.currentItem()
        return "" if row is None else str(row.data(Qt.ItemDataRole.UserRole))

    def _choose(self, _row: QListWidgetItem) -> None:
        self.chosen.emit(self._id())


def _has_focus(part: QWidget) -> bool:
    """Return whether the keyboard is in a part of the panel."""
    there = part.window().focusWidget()
    return there is not None and part.isVisible() and part.isAncestorOf(there)


def master_title(title: str) -> str:
    """Return the name of a master page as it is shown."""
    return shortened(one_line(title), TITLE_LETTERS) or tr("Sans nom")


def _icon(picture: QImage) -> QIcon:
    """Return a picture that looks the same in the chosen row."""
    icon, pixmap = QIcon(), QPixmap.fromImage(picture)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon


def _row_text(master: MasterRow) -> str:
    if not master.id:
        return tr("Aucun fond commun")
    said = tr("{title}, {} page") if is_singular(master.pages) else tr("{title}, {} pages")
    return said.format(master.pages, title=master_title(master.title))
