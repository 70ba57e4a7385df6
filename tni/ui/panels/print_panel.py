"""Print panel: pages, options and printer beside a preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.printers import Printers
from tni.document.print_layout import PAGES_PER_SHEET
from tni.services.printing.print_job import MAX_COPIES, PrintOptions, PrintRange
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

PREVIEW_TARGETS = 6


class SheetPreview(QWidget):
    """Preview of one sheet of paper."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit, self._picture = style, QImage()
        self.setAccessibleName(tr("Aperçu avant impression"))

    def show_picture(self, picture: QImage) -> None:
        self._picture = picture
        self.update()

    @property
    def picture(self) -> QImage:
        return self._picture

    @override
    def sizeHint(self) -> QSize:
        side = self._kit.theme.metrics.target_px * PREVIEW_TARGETS
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, picture = self._kit.theme, self._picture
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look.colour("surround"))
        if not picture.isNull():
            pad = look.metrics.gap_px
            room = self.rect().adjusted(pad, pad, -pad, -pad)
            place = room.adjusted(0, 0, 0, 0)
            place.setSize(picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(room.center())
            painter.drawImage(place, picture)
            painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
            painter.drawRect(place)
        painter.end()


class Stepper(QWidget):
    """Number between a minus and a plus button. changed: emitted only when a button is pressed."""

    changed = Signal(int)

    def __init__(self, style: Style, name: str, least: int, most: int, less: str, more: str) -> None:
        super().__init__()
        self._least, self._most, self.value = least, most, least
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.gap_px // 2)
        self._shown = Label(style)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumWidth(style.theme.metrics.target_px)
        self._buttons = {}
        for step, icon, called in ((-1, "minus", less), (1, "plus", more)):
            button = self._buttons[step] = IconButton(style, icon, called)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, step=step: self._step(step))
            line.addWidget(button)
        line.insertWidget(1, self._shown)
        self.show_value(least)

    def show_value(self, value: int) -> None:
        self.value = max(self._least, min(value, self._most))
        self._shown.setText(str(self.value))
        self._shown.setAccessibleName(f"{self.accessibleName()} : {self.value}")
        self._buttons[-1].setEnabled(self.value > self._least)
        self._buttons[1].setEnabled(self.value < self._most)

    def _step(self, by: int) -> None:
        before = self.value
        self.show_value(before + by)
        if self.value != before:
            self.changed.emit(self.value)


class PrintPanel(TitledPanel):
    """Form with the print options and a preview.

    changed: an option was changed, so the preview is out of date. turned: another sheet of the preview is requested;
    the argument is the number of sheets to move by. print_wanted, save_wanted: print or save with the current
    `choices`.
    """

    changed = Signal()
    turned = Signal(int)
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, style: Style, parent: QWidget, pages: int, current: int, choices: PrintOptions, *, has_steps: bool = False
    ) -> None:
        """Create the panel. pages: page count of the lesson. current: number of the page shown. has_steps: some of them
        have reveal steps."""
        super().__init__(style, tr("Imprimer"), parent)
        self._choices = replace(choices, first=current, last=current)
        self._count, self._has_steps = pages, has_steps
        self._ready = False
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addLayout(self._make_preview())
        body.addLayout(self._make_form(), 1)
        self.rows.addLayout(body)
        self.status = Label(style, tr("Recherche des imprimantes…"), token="muted")
        self.status.setWordWrap(True)
        self.rows.addWidget(self.status)
        self.rows.addLayout(self._make_end())
        self.show_printers(None)

    @property
    def choices(self) -> PrintOptions:
        return replace(self._choices, printer=self.printer.currentText() if self._ready else "")

    # -- parts

    def _make_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.preview = SheetPreview(self.kit)
        column.addWidget(self.preview)
        line = QHBoxLayout()
        self._back = IconButton(self.kit, "chevron-left", tr("Feuille précédente"))
        self._on = IconButton(self.kit, "chevron-right", tr("Feuille suivante"))
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._on.clicked.connect(lambda: self.turned.emit(1))
        self._sheet = Label(self.kit)
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._back)
        line.addWidget(self._sheet, 1)
        line.addWidget(self._on)
        column.addLayout(line)
        column.addStretch(1)
        return column

    def _make_form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(self.kit.theme.metrics.pad_px)
        form.setVerticalSpacing(self.kit.theme.metrics.gap_px)
        form.setColumnStretch(1, 1)
        self.printer = DropDown(self.kit)
        self.printer.setMinimumWidth(self.kit.theme.metrics.target_px * 5)
        self._add(form, tr("Imprimante"), self.printer)
        chosen = self._choices
        which = {
            PrintRange.ALL.value: tr("Toutes"),
            PrintRange.THIS.value: tr("Celle-ci"),
            PrintRange.RANGE.value: tr("De… à…"),
        }
        self._add_grid(
            form, tr("Pages"), which, chosen.which.value, lambda value: self._set_options(which=PrintRange(value))
        )
        self._add(form, "", self._make_range())
        shared = {str(number): str(number) for number in PAGES_PER_SHEET}
        self._add_grid(
            form,
            tr("Pages par feuille"),
            shared,
            str(chosen.per_sheet),
            lambda value: self._set_options(per_sheet=int(value)),
        )
        copies = Stepper(
            self.kit, tr("Exemplaires"), 1, MAX_COPIES, tr("Un exemplaire de moins"), tr("Un exemplaire de plus")
        )
        copies.show_value(self._choices.copies)
        copies.changed.connect(lambda value: self._set_options(copies=value))
        self._add(form, tr("Exemplaires"), copies, left_aligned=True)
        grounds = {"white": tr("Blanc"), "own": tr("Comme au tableau")}
        ground = "white" if chosen.white else "own"
        self._add_grid(form, tr("Fond"), grounds, ground, lambda value: self._set_options(white=value == "white"))
        written = {"yes": tr("Oui"), "no": tr("Non")}
        self._add_grid(
            form, tr("Écriture à la main"), written, "yes" if chosen.ink else "no",
            lambda value: self._set_options(ink=value == "yes"),
        )  # fmt: skip
        if self._has_steps:
            steps = {"no": tr("Ensemble"), "yes": tr("Une page pour chacune")}
            self._add_grid(
                form, tr("Étapes"), steps, "yes" if chosen.steps else "no",
                lambda value: self._set_options(steps=value == "yes"),
            )  # fmt: skip
        return form

    def _add(self, form: QGridLayout, name: str, widget: QWidget, *, left_aligned: bool = False) -> None:
        row = form.rowCount()
        if name:
            form.addWidget(Label(self.kit, name, token="muted"), row, 0)
            widget.setAccessibleName(name)
        form.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft if left_aligned else Qt.AlignmentFlag(0))

    def _add_grid(
        self, form: QGridLayout, name: str, labels: dict[str, str], chosen: str, on_choice: Callable[[str], None]
    ) -> None:
        buttons = [TextButton(self.kit, word, value=value, name=f"{name} : {word}") for value, word in labels.items()]
        grid = ChoiceGrid(self.kit, name, buttons, len(buttons))
        grid.choose(chosen)
        grid.chosen.connect(lambda value: on_choice(str(value)))
        self._add(form, name, grid)

    def _make_range(self) -> QWidget:
        row = self._range = QWidget()
        row.setAccessibleName(tr("De… à…"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        first = Stepper(
            self.kit,
            tr("Première page"),
            1,
            self._count,
            tr("Commencer une page avant"),
            tr("Commencer une page après"),
        )
        last = Stepper(
            self.kit, tr("Dernière page"), 1, self._count, tr("Finir une page avant"), tr("Finir une page après")
        )
        for stepper in (first, last):
            stepper.show_value(self._choices.first)
        first.changed.connect(lambda value: self._set_options(first=value, last=max(value, last.value)))
        last.changed.connect(lambda value: self._set_options(last=value, first=min(value, first.value)))
        self._steppers = (first, last)
        line.addWidget(first)
        line.addWidget(Label(self.kit, tr("à", "from one page to another")))
        line.addWidget(last)
        line.addStretch(1)
        row.setVisible(False)
        return row

    def _make_end(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.save_button = TextButton(self.kit, tr("Enregistrer en PDF"))
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button = TextButton(self.kit, tr("Imprimer"), filled=True)
        self.print_button.clicked.connect(self.print_wanted)
        line.addStretch(1)
        line.addWidget(self.save_button)
        line.addWidget(self.print_button)
        return line

    # -- content

    def _set_options(self, **chosen: object) -> None:
        self._choices = replace(self._choices, **chosen)  # type: ignore[arg-type]
        self._range.setVisible(self._choices.which is PrintRange.RANGE)
        for stepper, value in zip(self._steppers, (self._choices.first, self._choices.last), strict=True):
            stepper.show_value(value)
        self._restyle()
        self.keep_inside(self.pos())
        self.changed.emit()

    def show_printers(self, found: Printers | None, preferred: str = "") -> None:
        """Fill the list of printers; None while the search is running. preferred: the one to choose, "" for none."""
        self._ready = found is not None and bool(found.names)
        self.printer.clear()
        self.printer.setEnabled(self._ready)
        self.print_button.setVisible(self._ready)
        if found is None:
            return
        self.printer.addItems(list(found.names) or [tr("Aucune", "printer")])
        if preferred:
            self.printer.setCurrentText(preferred)
        self.show_status(
            ""
            if found.names
            else tr(
                "Aucune imprimante n’est installée sur cet ordinateur : "
                "enregistrer en PDF, puis imprimer depuis un autre poste."
            )
        )

    def show_sheet(self, picture: QImage, number: int, count: int) -> None:
        """Show one sheet of the preview. number: from 1."""
        self.preview.show_picture(picture)
        self._sheet.setText(tr("Feuille {} sur {}").format(number, count))
        self._back.setEnabled(number > 1)
        self._on.setEnabled(number < count)

    def show_status(self, text: str, *, serious: bool = False) -> None:
        """Show a line of text above the buttons; an empty text hides it. serious: show it as an error."""
        self.status.setText(text)
        self.status.setVisible(bool(text))
        self.status.set_token("danger" if serious else "muted")
        self._restyle()

    def set_busy(self, busy: bool) -> None:
        self.print_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy)
