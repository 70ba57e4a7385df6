"""Files and pages of the lesson that a plan joins to its homework: their list, with what adds and removes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tni.core.ids import PageId
from tni.core.number_runs import format_runs
from tni.document.lesson_plan import LessonPlan
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr
from tni.ui.library.page_ranges import read_pages
from tni.ui.plain_text import tool_tip


class FileLine(QWidget):
    """Name of a file on one line, shortened in its middle where it has no room."""

    def __init__(self, style: Style, name: str, token: str) -> None:
        super().__init__()
        self._kit, self.name, self._token = style, name, token
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._kit.theme.font())
        return QSize(metrics.horizontalAdvance(self.name), metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._kit.theme.metrics.target_px, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._kit.theme
        painter = QPainter(self)
        painter.setFont(look.font())
        painter.setPen(look.colour(self._token))
        shown = QFontMetrics(painter.font()).elidedText(self.name, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class HomeworkJoined(QWidget):
    """Editor of what goes with the homework of a plan. changed: by the teacher. files_wanted: paths of files that she
    wants to join; they come by `add` once they are read."""

    changed = Signal()
    files_wanted = Signal(list)

    def __init__(
        self, style: Style, plan: LessonPlan, pages: Sequence[PageId], shown: PageId, names: Mapping[str, str]
    ) -> None:
        """pages: of the lesson, in order. shown: the one on the board. names: of the plan's files that the lesson has,
        by their keys."""
        super().__init__()
        self.kit = style
        self.file_keys, self.page_ids = plan.homework_files, plan.homework_pages
        self._pages, self._shown, self._names = list(pages), shown, dict(names)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        head = QHBoxLayout()
        head.addWidget(Label(style, tr("Joint au travail"), size="small", token="muted"))
        head.addStretch(1)
        name = tr("Joindre un fichier au travail à donner")
        self.add_button = TextButton(style, tr("Joindre un fichier…"), name=name)
        self.add_button.clicked.connect(self._ask)
        head.addWidget(self.add_button)
        rows.addLayout(head)
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        rows.addLayout(self._files)
        self.removes: list[IconButton] = []
        rows.addLayout(self._make_pages())
        self.wrong = Label(style, size="small", token="danger")
        self.wrong.setWordWrap(True)
        rows.addWidget(self.wrong)
        self._show_files()
        self._show_pages()

    def _make_pages(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(tr("par exemple 2, 4-6"))
        self.pages.textEdited.connect(self._take_pages)
        self.add_page = TextButton(
            self.kit, tr("Ajouter la page affichée"), name=tr("Joindre la page affichée au travail à donner")
        )
        self.add_page.clicked.connect(self._add_shown)
        line.addLayout(labelled_field(self.kit, tr("Pages à joindre"), self.pages), 1)
        line.addWidget(self.add_page, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    # -- files

    def _ask(self) -> None:
        from tni.ui.chrome.file_dialog import ask_files_to_join

        ask_files_to_join(self.kit, self, self.files_wanted.emit)

    def add(self, key: str, name: str) -> None:
        """Add a file that was read."""
        self._names[key] = name
        self.file_keys = (*self.file_keys, key)
        self._show_files()
        self.changed.emit()

    def _remove(self, key: str) -> None:
        place = self.file_keys.index(key)
        self.file_keys = tuple(one for one in self.file_keys if one != key)
        self._show_files()
        (self.removes[min(place, len(self.removes) - 1)] if self.removes else self.add_button).setFocus()
        self.changed.emit()

    def _show_files(self) -> None:
        clear_layout(self._files)
        self.removes = []
        for key in self.file_keys:
            name = self._names.get(key, "")
            said = name or tr("Fichier absent de la leçon : le joindre de nouveau")
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(FileLine(self.kit, said, "text" if name else "danger"), 1)
            remove = IconButton(self.kit, "trash-2", tr("Ne plus joindre : {}").format(said))
            remove.clicked.connect(lambda _checked=False, key=key: self._remove(key))
            line.addWidget(remove)
            self.removes.append(remove)
            self._files.addWidget(row)
        last: QWidget = self.add_button
        for remove in self.removes:
            self.setTabOrder(last, remove)
            last = remove
        self.setTabOrder(last, self.pages)

    def tell(self, text: str) -> None:
        """Say why a file was not joined."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    # -- pages

    def _show_pages(self) -> None:
        here = [self._pages.index(page) + 1 for page in self.page_ids if page in self._pages]
        self.pages.setText(format_runs(here))
        gone = len(self.page_ids) - len(here)
        self.tell(tr("Des pages jointes n’existent plus : elles ne partiront pas.") if gone else "")
        self.add_page.setEnabled(self._shown in self._pages and self._shown not in self.page_ids)

    def _take_pages(self) -> None:
        """Take what was typed. A text that names no pages leaves them as they are."""
        numbers = read_pages(self.pages.text(), len(self._pages))
        if numbers is None:
            self.tell(tr("Écrire des numéros de 1 à {}, par exemple 2, 4-6.").format(len(self._pages)))
            return
        self.tell("")
        self.page_ids = tuple(self._pages[number - 1] for number in numbers)
        self.add_page.setEnabled(self._shown in self._pages and self._shown not in self.page_ids)
        self.changed.emit()

    def _add_shown(self) -> None:
        self.page_ids = (*self.page_ids, self._shown)
        self._show_pages()
        self.pages.setFocus()
        self.changed.emit()
