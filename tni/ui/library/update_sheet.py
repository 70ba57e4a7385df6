"""Sheet of a colleague's version of a lesson: pages of both sides as pictures, chosen one by one, then applied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.library.revision_comparison import MergeSide
from tni.library.shared_update import LessonComparison, PageTaking, ProposedPage
from tni.library.update_choices import UpdateChoices
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import MAX_SHEET_TARGETS, Sheet
from tni.ui.i18n import tr
from tni.ui.library.page_choice import PageChoice, picture_size
from tni.ui.library.page_ranges import pages_text


class UpdateSheet(Sheet):
    """Sheet to choose pages of a colleague's version. Nothing is changed by it.

    applied: the teacher has chosen; `choices` and `properties` hold.
    """

    applied = Signal()

    def __init__(self, style: Style, title: str, comparison: LessonComparison, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self.choices = UpdateChoices(comparison)
        self.other = comparison.theirs.author
        self.pages: dict[PageId, PageChoice] = {}
        metrics = style.theme.metrics
        width = min(parent.width() - 4 * metrics.pad_px, metrics.target_px * MAX_SHEET_TARGETS)
        self.size_of_pictures = picture_size(style, width)
        self.column = RowColumn(style, tr("Pages à choisir"))
        self._fill(comparison)
        self.rows.addWidget(self.column, 1)
        self._take_properties = CheckBox(tr("Prendre aussi le titre, le plan, les étiquettes et l’ordre des pages"))
        self._take_properties.setChecked(True)
        self._take_properties.setMinimumHeight(metrics.target_px)
        self._take_properties.setVisible(comparison.properties in (MergeSide.THEIRS, MergeSide.BOTH))
        self.rows.addWidget(self._take_properties)
        self.rows.addLayout(self._make_foot())
        self._show_choices()

    def _make_foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.left = Label(self.kit, token="danger")
        line.addWidget(self.left)
        line.addStretch(1)
        self.keep_all = TextButton(self.kit, tr("Tout garder des deux"))
        self.keep_all.clicked.connect(lambda _checked=False: self._keep_all())
        self.keep_all.setVisible(bool(self.choices.shown))
        self.apply = TextButton(self.kit, tr("Appliquer"), filled=True)
        self.apply.clicked.connect(self.applied)
        line.addWidget(self.keep_all)
        line.addWidget(self.apply)
        return line

    def _fill(self, comparison: LessonComparison) -> None:
        order = {page.page.page: number for number, page in enumerate(comparison.pages, 1)}
        for page in self.choices.shown:
            key = page.page.page
            name = tr("Page {}") if page.page.ours else tr("Page {} du collègue")
            title = name.format(_number(page, comparison) or order[key])
            row = PageChoice(self.kit, page, title, self.other, self.size_of_pictures)
            row.chosen.connect(partial(self._choose, key))
            for picture in (row.ours, row.theirs):
                picture.dragged.connect(self._scroll)
            self.pages[key] = row
            self.column.add(row)
        for text, pages in (
            (tr("Pareilles des deux côtés : {}."), self.choices.same),
            (tr("Changées ici seulement, elles restent : {}."), self.choices.own),
        ):
            numbers = [number for page in pages if (number := _number(page, comparison))]
            if numbers:
                shown = pages_text(sorted(set(numbers)))
                self.column.add(Label(self.kit, text.format(shown), size="small", token="muted"))
        if not self.choices.shown:
            self.column.add_note(tr("Aucune page n’est à choisir : seuls le titre, le plan ou l’ordre ont changé."))
        self.column.end()

    @property
    def properties(self) -> bool:
        """True if title, plan and the like are taken too."""
        return self._take_properties.isChecked()

    def show_picture(self, side: int, page: str, picture: QPixmap) -> None:
        """Show the picture of a page. side: 0 for ours, 1 for theirs."""
        if (row := self.pages.get(PageId(page))) is not None:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            (row.theirs if side else row.ours).show_picture(picture)

    def show_changes(self, page: PageId, boxes: Sequence[Rect], width_mm: float) -> None:
        """Frame the places of a page, in mm, at which the sides differ."""
        if (row := self.pages.get(page)) is not None:
            for picture in (row.ours, row.theirs):
                picture.show_changes(boxes, width_mm)

    @property
    def picture_px(self) -> QSize:
        """Size of the pictures in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self.size_of_pictures.width() * ratio), round(self.size_of_pictures.height() * ratio))

    def _scroll(self, by: int) -> None:
        bar = self.column.verticalScrollBar()
        bar.setValue(bar.value() - by)

    def _choose(self, page: PageId, taking: PageTaking) -> None:
        self.choices.choose(page, taking)
        self._show_choices()

    def _keep_all(self) -> None:
        self.choices.keep_all()
        self._show_choices()

    def _show_choices(self) -> None:
        for key, row in self.pages.items():
            row.show_choice(self.choices.choice(key))
        count = len(self.choices.undecided)
        text = "" if not count else tr("Encore une page à choisir")
        self.left.setText(text if count < 2 else tr("Encore {} pages à choisir").format(count))
        self.apply.setEnabled(not count)

    def show_busy(self, on: bool) -> None:
        """Keep the buttons from being pressed twice while the choice is applied."""
        for button in (self.apply, self.keep_all):
            button.setEnabled(not on)
        self.setCursor(Qt.CursorShape.BusyCursor if on else Qt.CursorShape.ArrowCursor)


def _number(page: ProposedPage, comparison: LessonComparison) -> int:
    """Return the number of a page in our lesson, else in theirs; 0 if it is in neither."""
    for side in (comparison.ours, comparison.theirs):
        for number, part in enumerate(side.pages, 1):
            if part.page == page.page.page:
                return number
    return 0
