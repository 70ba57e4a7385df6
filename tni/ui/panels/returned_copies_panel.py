"""Panel for giving corrected copies back: their pages, what is said of each, and where the legend stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.document.copy_ranges import BadCopyRangesError, CopyRange, equal_copies, typed_copies
from tni.services.printing.correction_legend import NO_VERDICT, CopyVerdict
from tni.services.printing.print_job import PrintRange
from tni.services.printing.returned_copies import CopyToReturn, LegendPlace
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.text_area import TouchedTextArea
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.messages.correction import bad_ranges_text, pages_text
from tni.ui.panels.print_panel import Stepper

FIELD_TARGETS = 7.5
NAME_LETTERS, GRADE_LETTERS, COMMENT_LETTERS = 60, 40, 2_000
COMMENT_LINES = 3


class Division(Enum):
    """Division of the pages among copies."""

    ONE = "one"
    EQUAL = "equal"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class ReturnChoices:
    """Choices in the panel, kept from one opening to the next."""

    which: PrintRange = PrintRange.ALL
    division: Division = Division.ONE
    each: int = 2
    ranges: str = ""
    legend: LegendPlace = LegendPlace.END


class ReturnedCopiesPanel(TitledPanel):
    """Panel of the copies.

    changed: the copy shown, or its pages, are others. save_wanted: write the `copies`. stop_wanted: end the writing.
    """

    changed = Signal()
    save_wanted = Signal()
    stop_wanted = Signal()

    def __init__(
        self, style: Style, parent: QWidget, pages: int, current: int, choices: ReturnChoices,
        verdicts: dict[int, CopyVerdict], document: tuple[int, int],
    ) -> None:  # fmt: skip
        """pages: of the lesson. current: number of the page shown. document: first and last page of the scan of which
        it is. verdicts: what was typed for each copy, by its place
        from 0; the panel adds to it."""
        super().__init__(style, tr("Rendre la copie"), parent)
        self._count, self._current = pages, current
        self._first, self._last = document
        is_part = document not in ((1, pages), (current, current)) and choices.which is PrintRange.ALL
        self.choices = replace(choices, which=PrintRange.RANGE) if is_part else choices
        self._at = 0
        self._verdicts = verdicts
        halves = QHBoxLayout()
        halves.setSpacing(style.theme.metrics.pad_px * 2)
        self._form = self._half(halves, 0)
        self._make_pages()
        self._make_legend()
        self._form = self._half(halves, FIELD_TARGETS)
        self._make_verdict()
        self.rows.addLayout(halves)
        self.counts = Label(style, "", token="muted")
        self.counts.setWordWrap(True)
        self.rows.addWidget(self.counts)
        self.status = Label(style, "", token="muted")
        self.status.setWordWrap(True)
        self.status.hide()
        self.rows.addWidget(self.status)
        self._make_end()
        self._follow()

    # -- parts

    def _half(self, halves: QHBoxLayout, least_targets: float) -> QGridLayout:
        """Add a half with a form, whose fields are at least so many targets wide, and return the form."""
        metrics, column, form = self.kit.theme.metrics, QVBoxLayout(), QGridLayout()
        form.setHorizontalSpacing(metrics.pad_px)
        form.setVerticalSpacing(metrics.gap_px)
        form.setColumnStretch(1, 1)
        form.setColumnMinimumWidth(1, round(metrics.target_px * least_targets))
        column.addLayout(form)
        column.addStretch(1)
        halves.addLayout(column)
        return form

    def _add(self, name: str, widget: QWidget, labelled: Label | None = None) -> Label:
        row = self._form.rowCount()
        label = labelled or Label(self.kit, name, token="muted")
        self._form.addWidget(label, row, 0)
        widget.setAccessibleName(name)
        self._form.addWidget(widget, row, 1)
        return label

    def _add_grid(
        self, name: str, words: dict[str, str], chosen: str, on_choice: Callable[[str], None]
    ) -> tuple[Label, ChoiceGrid]:
        buttons = [TextButton(self.kit, word, value=value, name=f"{name} : {word}") for value, word in words.items()]
        grid = ChoiceGrid(self.kit, name, buttons, len(buttons))
        grid.choose(chosen)
        grid.chosen.connect(lambda value: on_choice(str(value)))
        return self._add(name, grid), grid

    def _make_pages(self) -> None:
        divisions = {
            Division.ONE.value: tr("Une seule"),
            Division.EQUAL.value: tr("Pile : autant de pages"),
            Division.TYPED.value: tr("Pile : à la main"),
        }
        self._add_grid(
            tr("Copies"), divisions, self.choices.division.value,
            lambda value: self._choose(division=Division(value)),
        )  # fmt: skip
        which = {
            PrintRange.ALL.value: tr("Toutes"),
            PrintRange.THIS.value: tr("Celle-ci"),
            PrintRange.RANGE.value: tr("De… à…"),
        }
        self._which_label, self._which = self._add_grid(
            tr("Pages"), which, self.choices.which.value, lambda value: self._choose(which=PrintRange(value))
        )
        first = Stepper(
            self.kit, tr("Première page"), 1, self._count, tr("Commencer une page avant"),
            tr("Commencer une page après"),
        )  # fmt: skip
        last = Stepper(
            self.kit, tr("Dernière page"), 1, self._count, tr("Finir une page avant"), tr("Finir une page après")
        )
        self.range = _row(first, Label(self.kit, tr("à", "from one page to another")), last)
        self._steppers = (first, last)
        for stepper, value in zip(self._steppers, (self._first, self._last), strict=True):
            stepper.show_value(value)
        first.changed.connect(lambda value: self._set_range(value, max(value, self._last)))
        last.changed.connect(lambda value: self._set_range(min(value, self._first), value))
        self._range_label = self._add(tr("De… à…"), self.range)
        self.each = Stepper(
            self.kit, tr("Pages par copie"), 1, max(self._count, 1), tr("Une page de moins par copie"),
            tr("Une page de plus par copie"),
        )  # fmt: skip
        self.each.show_value(self.choices.each)
        self.each.changed.connect(lambda value: self._choose(each=value))
        self._each_row = _row(self.each)
        self._each_label = self._add(tr("Pages par copie"), self._each_row)
        self.ranges = SearchField(self.choices.ranges)
        self.ranges.setPlaceholderText("1-2, 3-5, 6")
        self.ranges.textChanged.connect(lambda text: self._choose(ranges=text))
        self._ranges_label = self._add(tr("Pages de chaque copie"), self.ranges)

    def _make_verdict(self) -> None:
        self.back = IconButton(self.kit, "chevron-left", tr("Copie précédente"))
        self.on = IconButton(self.kit, "chevron-right", tr("Copie suivante"))
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.place = Label(self.kit)
        self._turner = _row(self.back, self.place, self.on)
        self._turner_label = self._add(tr("Copie"), self._turner)
        self.name, self.grade = SearchField(), SearchField()
        self.name.setMaxLength(NAME_LETTERS)
        self.name.setPlaceholderText(tr("facultatif : pour le fichier"))
        self.grade.setMaxLength(GRADE_LETTERS)
        self.grade.setPlaceholderText(tr("facultative, par exemple 14/20"))
        self.comment = TouchedTextArea("")
        self.comment.setPlaceholderText(tr("facultative"))
        self.comment.setFixedHeight(self.comment.fontMetrics().lineSpacing() * (COMMENT_LINES + 1))
        for field in (self.name, self.grade):
            field.textEdited.connect(lambda _text: self._keep())
        self.comment.textChanged.connect(self._keep)
        self._add(tr("Nom"), self.name)
        self._add(tr("Note", "grade of a copy"), self.grade)
        self._add(tr("Appréciation"), self.comment)

    def _make_legend(self) -> None:
        places = {
            LegendPlace.END.value: tr("À la fin"),
            LegendPlace.BELOW.value: tr("Sous la dernière page"),
            LegendPlace.NONE.value: tr("Aucune", "legend"),
        }
        self._add_grid(
            tr("Légende"), places, self.choices.legend.value, lambda value: self._choose(legend=LegendPlace(value))
        )

    def _make_end(self) -> None:
        line = QHBoxLayout()
        self.stop_button = TextButton(self.kit, tr("Arrêter"))
        self.stop_button.clicked.connect(self.stop_wanted)
        self.stop_button.hide()
        self.save_button = TextButton(self.kit, tr("Enregistrer en PDF"), filled=True)
        self.save_button.clicked.connect(self.save_wanted)
        line.addStretch(1)
        line.addWidget(self.stop_button)
        line.addWidget(self.save_button)
        self.rows.addLayout(line)

    # -- choices

    def _choose(self, **chosen: object) -> None:
        self.choices = replace(self.choices, **chosen)  # type: ignore[arg-type]
        self._follow()

    def _set_range(self, first: int, last: int) -> None:
        self._first, self._last = first, last
        for stepper, value in zip(self._steppers, (first, last), strict=True):
            stepper.show_value(value)
        self._follow()

    def ranges_of_copies(self) -> Sequence[CopyRange]:
        """Return the pages of each copy. Raises: BadCopyRangesError."""
        match self.choices.which:
            case PrintRange.THIS:
                first = last = self._current
            case PrintRange.RANGE:
                first, last = self._first, self._last
            case _:
                first, last = 1, self._count
        match self.choices.division:
            case Division.TYPED:
                return typed_copies(self.choices.ranges, self._count)
            case Division.EQUAL:
                return equal_copies(first, last, self.choices.each)
            case _:
                return (CopyRange(first, last),)

    def copies(self) -> list[CopyToReturn]:
        """Return the copies with what was typed for each. Raises: BadCopyRangesError."""
        ranges = self.ranges_of_copies()
        return [CopyToReturn(one, self._verdicts.get(place, NO_VERDICT)) for place, one in enumerate(ranges)]

    @property
    def shown(self) -> CopyRange | None:
        """Pages of the copy that is shown; None while there is none."""
        try:
            ranges = self.ranges_of_copies()
        except BadCopyRangesError:
            return None
        return ranges[min(self._at, len(ranges) - 1)]

    def turn(self, by: int) -> None:
        """Show another copy of the stack."""
        self._at += by
        self._follow()
        self.name.setFocus()

    # -- what is shown

    def _follow(self) -> None:
        """Show what the choices need, and the copy."""
        choices = self.choices
        is_typed = choices.division is Division.TYPED
        shown = {
            (self._which_label, self._which): not is_typed,
            (self._range_label, self.range): not is_typed and choices.which is PrintRange.RANGE,
            (self._each_label, self._each_row): choices.division is Division.EQUAL,
            (self._ranges_label, self.ranges): is_typed,
            (self._turner_label, self._turner): choices.division is not Division.ONE,
        }
        for widgets, on in shown.items():
            for widget in widgets:
                widget.setVisible(on)
        try:
            ranges = self.ranges_of_copies()
        except BadCopyRangesError as error:
            self._show_bad(error)
            return
        self.save_button.setEnabled(not self.stop_button.isVisibleTo(self))
        self.show_status("")
        self._at = max(0, min(self._at, len(ranges) - 1))
        said = tr("{number} sur {count} : {pages}")
        self.place.setText(said.format(number=self._at + 1, count=len(ranges), pages=pages_text(ranges[self._at])))
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(ranges) - 1)
        self._show_verdict()
        self.changed.emit()
        self._fit()

    def _show_bad(self, error: BadCopyRangesError) -> None:
        self.place.setText("")
        self.back.setEnabled(False)
        self.on.setEnabled(False)
        self.save_button.setEnabled(False)
        self.show_status(bad_ranges_text(error), serious=bool(error.part))
        self.changed.emit()
        self._fit()

    def _show_verdict(self) -> None:
        found = self._verdicts.get(self._at, NO_VERDICT)
        for field, text in ((self.name, found.name), (self.grade, found.grade)):
            if field.text() != text:
                field.setText(text)
        if self.comment.toPlainText() != found.comment:
            self.comment.blockSignals(True)
            self.comment.setPlainText(found.comment)
            self.comment.blockSignals(False)

    def _keep(self) -> None:
        """Keep what is typed for the copy shown."""
        comment = self.comment.toPlainText()[:COMMENT_LETTERS]
        self._verdicts[self._at] = CopyVerdict(self.name.text(), self.grade.text(), comment)

    def _fit(self) -> None:
        """Fit the panel to what is shown, and keep its lower edge: now, and once the rows are laid out."""
        if self.isVisible():
            low = self.geometry().bottom()
            self._fit_above(low)
            QTimer.singleShot(0, self, lambda: self._fit_above(low))

    def _fit_above(self, low: int) -> None:
        self.rows.activate()
        self.adjustSize()
        self.keep_inside(QPoint(self.x(), low + 1 - self.height()))

    def show_status(self, text: str, *, serious: bool = False) -> None:
        """Show a line above the buttons; an empty text hides it."""
        self.status.setText(text)
        self.status.setVisible(bool(text))
        self.status.set_token("danger" if serious else "muted")

    def set_busy(self, busy: bool) -> None:
        """Show that copies are being written, or no longer."""
        self.save_button.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self._fit()


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return row
