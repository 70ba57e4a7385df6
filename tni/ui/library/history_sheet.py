"""Sheet « Historique de la leçon »: its revisions by day, their pages, comparison with now, and restoring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from tni.library.page_changes import PageChange
from tni.services.library.history_service import ListedRevision, revision_at
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DateField, Sheet, labelled_field
from tni.ui.i18n import tr
from tni.ui.library.history_list import HistoryList
from tni.ui.library.history_pages import HistoryPages
from tni.ui.library.page_comparison import PageComparison
from tni.ui.library.page_pictures import PagePictures
from tni.ui.library.tile_menu import TileAction, TileMenu
from tni.ui.messages.lesson_history import changes_text, revision_title

NAME_LENGTH = 80


class HistorySheet(Sheet):
    """Sheet of the history of a lesson.

    revision_wanted: id of the revision whose pages are to be shown. page_wanted, lesson_wanted: the current page or the
    whole lesson is to be restored. copy_wanted: the revision is to become a lesson of its own. name_wanted: id of a
    revision, and its new name.
    """

    revision_wanted = Signal(str)
    page_wanted = Signal(str, str)
    lesson_wanted = Signal(str)
    copy_wanted = Signal(str)
    name_wanted = Signal(str, str)

    def __init__(self, style: Style, lesson: str, now: datetime, parent: QWidget, *, is_open: bool) -> None:
        """lesson: its name. is_open: it is the one on the board, so pages can be restored one by one."""
        super().__init__(style, tr("Historique de la leçon"), parent)
        self._now, self._is_open = now, is_open
        self._revisions: Sequence[ListedRevision] = ()
        self._changes: Sequence[PageChange] = ()
        self.title.setText(tr("Historique : {}").format(lesson) if lesson else tr("Historique de la leçon"))
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addLayout(self._make_list(), 2)
        self.right = QWidget()
        self._fill_right(QVBoxLayout(self.right))
        body.addWidget(self.right, 5)
        policy = self.right.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.right.setSizePolicy(policy)
        self.right.hide()  # until the list is there
        self.rows.addLayout(body, 1)
        self._show_buttons()

    # -- widgets

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.day = DateField(self.kit, self._now.astimezone().date())
        self.day.setMaximumDate(self.day.date())
        self.day.dateChanged.connect(lambda _day: self._show_day())
        self.day_field = QWidget()
        self.day_field.setLayout(labelled_field(self.kit, tr("Telle qu’elle était le"), self.day))
        self.day_field.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        column.addWidget(self.day_field)
        self.missing = Label(self.kit, size="small", token="danger")
        self.missing.setWordWrap(True)
        self.missing.hide()
        column.addWidget(self.missing)
        self.list = HistoryList(self.kit)
        self.list.chosen.connect(self._revision_chosen)
        column.addWidget(self.list, 1)
        self.backups_note = Label(self.kit, size="small", token="muted")
        self.backups_note.setWordWrap(True)
        self.backups_note.hide()
        column.addWidget(self.backups_note)
        return column

    def _fill_right(self, rows: QVBoxLayout) -> None:
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        line, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(2)
        self.heading, self.summary = Label(self.kit), Label(self.kit, size="small", token="muted")
        for label in (self.heading, self.summary):
            label.setWordWrap(True)
            texts.addWidget(label)
        self.compare_button = TextButton(self.kit, tr("Comparer avec maintenant"))
        self.compare_button.clicked.connect(lambda _checked=False: self._toggle_comparison())
        line.addLayout(texts, 1)
        line.addWidget(self.compare_button)
        rows.addLayout(line)
        self.pages, self.comparison = HistoryPages(self.kit), PageComparison(self.kit)
        self.pages.page_chosen.connect(lambda _page: self._show_buttons())
        self.pages.opened.connect(self.compare)
        self.comparison.page_chosen.connect(lambda _page: self._compared_page())
        self.views = QStackedWidget()
        self.views.setAccessibleName(tr("Pages de la version"))
        self.views.addWidget(self.pages)
        self.views.addWidget(self.comparison)
        rows.addWidget(self.views, 1)
        rows.addWidget(self._make_naming())
        rows.addWidget(self._make_buttons())

    def _make_buttons(self) -> QWidget:
        self.buttons = QWidget()
        line = QHBoxLayout(self.buttons)
        line.setContentsMargins(0, 0, 0, 0)
        self.page_button = TextButton(self.kit, tr("Reprendre cette page"))
        self.lesson_button = TextButton(self.kit, tr("Reprendre toute la leçon"))
        self.more_button = IconButton(self.kit, "ellipsis", tr("Autres actions sur la version"))
        for button, act in (
            (self.page_button, self._want_page),
            (self.lesson_button, lambda: self._emit(self.lesson_wanted)),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        self.more_button.clicked.connect(lambda _checked=False: self._open_menu())
        line.addStretch(1)
        line.addWidget(self.more_button)
        self.page_button.setVisible(self._is_open)
        return self.buttons

    def _open_menu(self) -> None:
        actions: list[TileAction] = [
            ("copy-plus", tr("En faire une leçon à part"), lambda: self._emit(self.copy_wanted)),
        ]
        if self.list.current is not None and self.list.current.backed_up is None:
            actions.insert(0, ("tni-star", tr("Nommer cette version"), self.begin_naming))
        menu = TileMenu(self.kit, self.heading.text(), actions, self)
        box = QRect(self.more_button.mapTo(self, QPoint(0, 0)), self.more_button.size())
        menu.open_at(box, by_key=self.more_button.hasFocus())

    def _make_naming(self) -> QWidget:
        self.naming = QWidget()
        line = QHBoxLayout(self.naming)
        line.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setPlaceholderText(tr("par exemple : avant les vacances"))
        self.name.returnPressed.connect(self._want_name)
        self.keep_button = TextButton(self.kit, tr("Enregistrer ce nom"), filled=True)
        self.keep_button.clicked.connect(lambda _checked=False: self._want_name())
        field = labelled_field(self.kit, tr("Une version qui a un nom est gardée pour toujours."), self.name)
        self.name.setAccessibleName(tr("Nom de la version"))
        line.addLayout(field, 1)
        line.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.naming.hide()
        return self.naming

    # -- content

    def show_revisions(self, revisions: Sequence[ListedRevision], *, more: bool = False) -> None:
        """Show the revisions, latest first. more: as for `HistoryList.show_revisions`."""
        self._revisions = revisions
        policy = self.right.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.right.setSizePolicy(policy)
        self.list.show_revisions(revisions, self._now.astimezone().date(), more=more)
        for widget in (self.right, self.day_field):
            widget.setVisible(bool(revisions))
        self._show_buttons()

    def show_comparison(
        self, before: PagePictures | None, now: PagePictures | None, changes: Sequence[PageChange]
    ) -> None:
        """Show the pages of the current revision, with marks against now. None: they can't be read."""
        self._changes = changes
        listed = self.list.current
        title = "" if listed is None else revision_title(listed, self._now.astimezone().date())
        self.heading.setText(title)
        self.summary.setText("" if before is None else changes_text(changes))
        self.summary.set_token("muted")
        self.comparison.show_states(before, now, changes)
        self.pages.show_pages(before, {change.page: change.how for change in changes})
        if self.is_comparing and before is not None:
            if self.comparison.page not in {*before.numbers, *(change.page for change in changes)}:
                self.comparison.page = self.pages.page
            self.comparison.show_page(self.comparison.page)
        self._show_buttons()

    def show_backups_note(self, text: str) -> None:
        """Show why the list does not have the states of the backups, or that they are being read; "" for nothing."""
        self.backups_note.setText(text)
        self.backups_note.setVisible(bool(text))

    def show_trouble(self, text: str) -> None:
        """Show why the current revision cannot be shown or restored."""
        self.summary.set_token("danger")
        self.summary.setText(text)

    @property
    def is_comparing(self) -> bool:
        return self.views.currentWidget() is self.comparison

    def compare(self) -> None:
        """Show the current page beside what it is now; a first change if it has none."""
        self.views.setCurrentWidget(self.comparison)
        changed = [change.page for change in self._changes]
        page = self.pages.page
        self.comparison.show_page(page if page in changed or not changed else changed[0])
        self.pages.select_page(self.comparison.page)
        self.comparison.setFocus()
        self._show_buttons()

    # -- private

    def _revision_chosen(self, revision: str) -> None:
        self._show_naming(shown=False)
        self.show_comparison(None, None, ())
        self.revision_wanted.emit(revision)

    def _show_day(self) -> None:
        """Choose the revision that the lesson was at the end of the day."""
        evening = datetime.combine(self.day.day, time.max).astimezone()
        found = revision_at(self._revisions, evening)
        self.missing.setVisible(found is None)
        self.missing.setText(tr("Aucune version de ce jour ni d’avant."))
        if found is not None:
            self.list.select(found.id)

    def _toggle_comparison(self) -> None:
        if self.is_comparing:
            self.views.setCurrentWidget(self.pages)
            self._show_buttons()
        else:
            self.compare()

    def _compared_page(self) -> None:
        self.pages.select_page(self.comparison.page)
        self._show_buttons()

    def _show_buttons(self) -> None:
        has = self.list.current is not None and bool(self.pages.page)
        page = self.comparison.page if self.is_comparing else self.pages.page
        changed = {change.page for change in self._changes if change.number}
        self.compare_button.set_text(
            tr("Voir toutes les pages") if self.is_comparing else tr("Comparer avec maintenant")
        )
        self.compare_button.set_filled(bool(self._changes))  # else there is nothing to see
        self.page_button.setEnabled(has and page in changed)
        self.lesson_button.setEnabled(has and bool(self._changes))
        for button in (self.compare_button, self.more_button):
            button.setEnabled(has)

    def _want_page(self) -> None:
        if (listed := self.list.current) is not None:
            self.page_wanted.emit(listed.id, self.comparison.page if self.is_comparing else self.pages.page)

    def _emit(self, signal: object) -> None:
        if (listed := self.list.current) is not None:
            signal.emit(listed.id)  # type: ignore[attr-defined]

    def begin_naming(self) -> None:
        """Ask for the name of the current revision, in place of the buttons."""
        if (listed := self.list.current) is not None:
            self._show_naming(shown=True)
            self.name.setText(listed.name)
            self.name.setFocus()

    def _show_naming(self, *, shown: bool) -> None:
        self.naming.setVisible(shown)
        self.buttons.setVisible(not shown)

    def _want_name(self) -> None:
        self._show_naming(shown=False)
        if (listed := self.list.current) is not None:
            self.name_wanted.emit(listed.id, self.name.text().strip())
