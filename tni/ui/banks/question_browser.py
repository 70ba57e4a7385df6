"""Browser of questions: a search field, a list, and beside it a preview of the selected question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tni.cahier.french import NBSP
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.skills import SKILLS
from tni.services.questions.listed_questions import ListedQuestion, filter_questions, labels_in_order
from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.banks import bank_kind_text, loss_kind_text, losses_text
from tni.ui.plain_text import tool_tip
from tni.ui.results.answer_text import answer_key_text
from tni.ui.vote.question_view import QuestionView
from tni.ui.vote.skill_names import skill_name

QUESTION_ROLE = Qt.ItemDataRole.UserRole
MAX_SHOWN = 2000
"""Length of the list at most; in a larger collection, the teacher searches by words."""

type DrawQuestion = Callable[[ListedQuestion, Callable[[RenderedQuestion], None]], None]


class QuestionBrowser(QWidget):
    """List of questions with a search field and a preview.

    Signals:
        chosen: the question that is now selected, or None.
        taken: the question that was double-clicked.

    `draw` renders a question for the preview, which says the right answer unless `shows_key` is False.
    """

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, style: Style, draw: DrawQuestion, *, shows_key: bool = True) -> None:
        super().__init__()
        self.kit, self._draw, self._shows_key = style, draw, shows_key
        self.setAccessibleName(tr("Questions"))
        self._entries: Sequence[ListedQuestion] = ()
        self.shown: Sequence[ListedQuestion] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addLayout(self._make_search())
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px)
        body.addWidget(self._make_list(), 2)
        body.addWidget(self._make_detail(), 3)
        rows.addLayout(body, 1)

    def _make_search(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher un mot"))
        self.search.setAccessibleName(tr("Chercher un mot"))
        self.search.make_clearable(self.kit)
        self.search.setFont(self.kit.theme.font())
        self.search.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.search.textChanged.connect(lambda _: self._filter())
        self.label = DropDown(self.kit)
        self.label.setAccessibleName(tr("Catégorie ou étiquette"))
        self.label.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.setMinimumContentsLength(12)
        self.label.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.label.currentIndexChanged.connect(lambda _: self._filter())
        self.count = Label(self.kit, token="muted")
        line.addWidget(self.search, 2)
        line.addWidget(self.label, 1)
        line.addWidget(self.count)
        return line

    def _make_list(self) -> QListWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Questions"))
        self.list.setFont(self.kit.theme.font())
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.list.itemDoubleClicked.connect(lambda item: self.taken.emit(item.data(QUESTION_ROLE)))
        FingerScroll(self.list)
        return self.list

    def _make_detail(self) -> QScrollArea:
        inside = QWidget()
        inside.setAccessibleName(tr("La question"))
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        self.about = Label(self.kit, size="small", token="muted")
        self.written = QuestionView(self.kit)
        self.key = Label(self.kit, token="accent")
        self.skills = Label(self.kit, size="small", token="muted")
        self.losses = Label(self.kit, size="small", token="danger")
        for label in (self.about, self.key, self.skills, self.losses):
            label.setWordWrap(True)
        self.note = Label(self.kit, size="small", token="muted")
        self.note.setWordWrap(True)
        for widget in (self.about, self.written, self.key, self.skills, self.losses):
            rows.addWidget(widget)
        self._below = QVBoxLayout()
        rows.addLayout(self._below)
        rows.addSpacing(self.kit.theme.metrics.pad_px)
        rows.addWidget(self.note)
        rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("La question"))
        FingerScroll(self._area)
        return self._area

    def add_below(self, widget: QWidget) -> None:
        """Add a widget for the selected question below its preview."""
        self._below.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    # -- content

    def show_entries(self, entries: Sequence[ListedQuestion], at: int = 0, *, note: str = "") -> None:
        """Show questions. `at` is the row to select, `note` a remark on all of them."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        before = self.label.currentData()
        self._entries = entries
        with QSignalBlocker(self.label), QSignalBlocker(self.search):
            labels = labels_in_order(entries)
            self.label.clear()
            self.label.addItem(tr("Toutes les catégories"), "")
            for label in labels:
                self.label.addItem(_label(label), label)
            self.label.setCurrentIndex(labels.index(before) + 1 if before in labels else 0)
            self.label.setEnabled(bool(labels))
        self._filter(at)

    def show_changed(self, entries: Sequence[ListedQuestion], chosen: BankQuestion | None) -> None:
        """Show the same questions after a change. The question `chosen` is selected and scrolled into view; without it,
        the selected row and the scroll position stay. A search that does not match `chosen` is cleared."""
        row, bar = self.list.currentRow(), self.list.verticalScrollBar()
        scrolled = bar.value()
        found = filter_questions(entries, self.search.text(), self.label.currentData() or "")
        at = next((at for at, entry in enumerate(found) if entry.item is chosen), None)
        if at is None and chosen is not None and any(entry.item is chosen for entry in entries):
            with QSignalBlocker(self.search), QSignalBlocker(self.label):  # a new question outside the search
                self.search.clear()
                self.label.setCurrentIndex(0)
            at = next(at for at, entry in enumerate(entries) if entry.item is chosen)
        self.show_entries(entries, max(0, row) if at is None else at)
        bar.setValue(scrolled)
        if (item := self.list.currentItem()) is not None:
            self.list.scrollToItem(item)

    @property
    def entry(self) -> ListedQuestion | None:
        """Selected question; None if there is none."""
        item = self.list.currentItem()
        entry = None if item is None else item.data(QUESTION_ROLE)
        return entry if isinstance(entry, ListedQuestion) else None

    def _filter(self, at: int = 0) -> None:
        self.shown = filter_questions(self._entries, self.search.text(), self.label.currentData() or "")
        count = len(self.shown)
        words = tr("{} question") if is_singular(count) else tr("{} questions")
        self.count.setText(words.format(count))
        with QSignalBlocker(self.list):
            self._fill(self.shown[:MAX_SHOWN])
            self.list.setCurrentRow(min(at, count - 1, MAX_SHOWN - 1))
        self._show(self.list.currentItem())

    def _fill(self, entries: Sequence[ListedQuestion]) -> None:
        """Fill the list. Unchanged rows are kept: it would take too long to make thousands of new ones."""
        while self.list.count() > len(entries):
            self.list.takeItem(self.list.count() - 1)
        for at, entry in enumerate(entries):
            item = self.list.item(at) if at < self.list.count() else None
            if item is None:
                item = QListWidgetItem()
                self.list.addItem(item)
            elif item.data(QUESTION_ROLE) is entry:
                continue
            item.setText(_line(entry))
            item.setData(QUESTION_ROLE, entry)
            item.setToolTip(tool_tip(entry.text[:300]))

    def _show(self, item: QListWidgetItem | None) -> None:
        entry = None if item is None else item.data(QUESTION_ROLE)
        self.chosen.emit(entry)
        self._area.setVisible(entry is not None)
        self.written.show_written(None)
        if entry is None:
            return
        kind = bank_kind_text(entry.item)
        parts = [str(entry.number), kind, entry.item.title or "", *map(_label, entry.labels)]
        self.about.setText(" · ".join(part for part in parts if part))
        self.key.setText(_key(entry) if self._shows_key else "")
        skills = [skill_name(tag) for tag in entry.item.tags if tag in SKILLS]
        self.skills.setText("\n".join(skills))
        self.losses.setText("\n".join(_lost(entry)))
        for label in (self.key, self.skills, self.losses):
            label.setVisible(bool(label.text()))
        self._draw(entry, lambda written: self._drawn(entry, written))

    def _drawn(self, entry: ListedQuestion, written: RenderedQuestion) -> None:
        if entry is self.entry:
            self._fit_preview()
            self.written.show_written(written, entry.text)

    def _fit_preview(self) -> None:
        look = self.kit.theme
        bar = self._area.verticalScrollBar().sizeHint().width()  # it may come with a long text
        wide = self._area.width() - bar - look.metrics.pad_px
        self.written.set_available_size(round(look.metrics.font_px * 1.15), wide, max(1, self.height() * 4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()


def _label(label: str) -> str:
    """Remove the prefixes that Moodle puts before every category."""
    return label.removeprefix("$course$/").removeprefix("top/")


def _line(entry: ListedQuestion) -> str:
    sign = "✗" if entry.live_question is None else "!" if entry.losses or entry.live_question.losses else ""
    return f"{entry.number}.{NBSP}{entry.text or '–'}" + (f"  {sign}" if sign else "")


def _key(entry: ListedQuestion) -> str:
    if entry.live_question is None:
        return ""
    words = answer_key_text(entry.live_question.question)
    return tr("Bonne réponse : {}").format(words) if words else tr("Sans bonne réponse")


def _lost(entry: ListedQuestion) -> list[str]:
    """Return remarks on the parts of a question that were not read, and on those that a vote ignores."""
    lines = []
    if entry.live_question is None:
        lines.append(tr("TNI ne peut pas faire voter sur cette question."))
    if entry.losses:
        lines.append(tr("N’a pas été lu : {}.").format(losses_text(entry.losses)))
    if entry.live_question is not None and entry.live_question.losses:
        words = ", ".join(map(loss_kind_text, entry.live_question.losses))
        lines.append(tr("Ne compte pas dans le vote : {}.").format(words))
    return lines
