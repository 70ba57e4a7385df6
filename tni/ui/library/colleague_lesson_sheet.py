"""Sheet of a colleague's lesson before it is chosen: its pages, what it is, and the three ways to have it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tni.core.ids import PageId
from tni.services.library.colleague_lessons import AvailableLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import is_singular, tr
from tni.ui.library.history_pages import HistoryPages
from tni.ui.library.page_pictures import PagePictures, PageView


class ColleagueLessonSheet(Sheet):
    """Sheet of a lesson that is looked at. follow_wanted, together_wanted, copy_wanted: it is to be had in this way."""

    follow_wanted = Signal()
    together_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, style: Style, lesson: AvailableLesson, parent: QWidget) -> None:
        super().__init__(style, lesson.title or tr("Sans titre"), parent)
        self.lesson = lesson
        self._pictures: PagePictures | None = None
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        left = QWidget()
        left.setAutoFillBackground(False)
        self._fill_left(QVBoxLayout(left))
        body.addWidget(scrolled(left, tr("Ce qu’est cette leçon")), 2)
        body.addLayout(self._make_pages(), 5)
        self.rows.addLayout(body, 1)

    # -- widgets

    def _fill_left(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        column.setSpacing(self.kit.theme.metrics.gap_px)
        one = self.lesson
        pages = (tr("{} page") if is_singular(one.page_count) else tr("{} pages")).format(one.page_count)
        by = tr("de {}").format(one.author) if one.author else tr("d’un collègue")
        licence = tr("Licence {}").format(one.licence) if one.licence else tr("Licence non précisée")
        for text in (by, one.level, one.subject, pages, licence):
            if text:
                column.addWidget(self._text(text))
        column.addSpacing(self.kit.theme.metrics.pad_px)
        ways = (
            (tr("Suivre"), tr("Recevoir ses mises à jour, sans rien changer chez elle ou lui."), self.follow_wanted),
            (tr("Travailler à plusieurs"), tr("Chacun reçoit les changements de l’autre."), self.together_wanted),
            (tr("Copier"), tr("Une leçon à part, sans mises à jour."), self.copy_wanted),
        )
        self.buttons: list[TextButton] = []
        for name, meaning, signal in ways:
            button = TextButton(self.kit, name)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            column.addWidget(button)
            column.addWidget(self._text(meaning, size="small", token="muted"))
            column.addSpacing(self.kit.theme.metrics.gap_px)
            self.buttons.append(button)
        column.addStretch(1)

    def _text(self, text: str, size: str = "font", token: str = "text") -> Label:
        label = Label(self.kit, text, size=size, token=token)
        label.setWordWrap(True)
        return label

    def _make_pages(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.kit.theme.metrics.gap_px)
        self.pages = HistoryPages(self.kit)
        self.pages.setAccessibleName(tr("Pages de la leçon"))
        self.pages.opened.connect(self._enlarge)
        self.page_view = PageView(self.kit, tr("Page en grand"))
        self.views = QStackedWidget()
        self.views.addWidget(self.pages)
        self.views.addWidget(self.page_view)
        column.addWidget(self.views, 1)
        line = QHBoxLayout()
        self.note = self._text(tr("Lecture dans le dossier partagé…"), size="small", token="muted")
        self.size_button = TextButton(self.kit, tr("Agrandir la page"))
        self.size_button.clicked.connect(lambda _checked=False: self._toggle_size())
        self.size_button.setEnabled(False)
        line.addWidget(self.note, 1)
        line.addWidget(self.size_button)
        column.addLayout(line)
        return column

    # -- content

    def show_pages(self, pictures: PagePictures | None) -> None:
        """Show the pages that were read so far. None takes them away."""
        page = self.pages.page
        self._pictures = pictures
        self.pages.show_pages(pictures, {})
        if page:
            self.pages.select_page(page)
        self.size_button.setEnabled(bool(self.pages.page))
        if pictures is None:
            self.page_view.show_page(None, PageId(""))
        elif self.views.currentWidget() is self.page_view:
            self._enlarge()

    def show_note(self, text: str, token: str = "muted") -> None:
        """Show how far the reading is, or why it went no further; "" for nothing."""
        self.note.set_token(token)
        self.note.setText(text)

    def show_busy(self, *, busy: bool) -> None:
        """Disable the buttons while the lesson is put on this computer."""
        for button in self.buttons:
            button.setEnabled(not busy)

    def _toggle_size(self) -> None:
        if self.views.currentWidget() is self.page_view:
            self.views.setCurrentWidget(self.pages)
            self.size_button.set_text(tr("Agrandir la page"))
        else:
            self._enlarge()

    def _enlarge(self) -> None:
        if self._pictures is None or not self.pages.page:
            return
        self.views.setCurrentWidget(self.page_view)
        self.page_view.show_page(self._pictures, self.pages.page)
        self.size_button.set_text(tr("Voir toutes les pages"))
