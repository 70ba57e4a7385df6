"""Popover of the page's ruling: its size by a slider, typed or chosen, what else it has, and a sample."""

from __future__ import annotations

from dataclasses import replace
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from tni.document.items import Page
from tni.document.page_format import (
    GAP_RANGE_MM,
    MOST_PARTS,
    RULING_MEASURES,
    STANDARD_RULING_MM,
    UNIT_RANGE,
    WITH_GAP,
    WITH_MARGIN,
    WITH_ORIGIN,
    WITH_UNIT,
    Ruling,
    RulingOptions,
)
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, Popover, clear_layout, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.panels.paper_picker import PaperPicker
from tni.ui.panels.ruling_sample import RulingSample

SIZES_MM = {
    Ruling.SQUARED: (5.0, 10.0, 20.0),
    Ruling.SEYES: (8.0, 16.0, 32.0),
    Ruling.DOTTED: (5.0, 10.0, 20.0),
    Ruling.LINED: (8.0, 16.0, 32.0),
    Ruling.FIRST_WRITING: (2.5, 3.0, 6.0, 9.0),
    Ruling.MILLIMETRE: (1.0, 2.0, 4.0),
    Ruling.STAVES: (2.0, 4.0, 6.0),
    Ruling.NUMBER_LINE: (10.0, 20.0, 40.0),
}
"""Sizes to choose from, the last to be seen from the last row; otherwise those of squares."""
HALVES_UP_TO_MM = 15.0
"""Rulings that are no larger have a slider of half millimetres."""


def size_name(ruling: Ruling) -> str:
    """Return the name of what a ruling's size is the distance of."""
    return {
        Ruling.LINED: tr("Distance des lignes"), Ruling.FIRST_WRITING: tr("Interligne"),
        Ruling.STAVES: tr("Distance des lignes d’une portée"), Ruling.DOTTED: tr("Distance des points"),
        Ruling.ISOMETRIC: tr("Côté des triangles"), Ruling.ISOMETRIC_DOTS: tr("Côté des triangles"),
        Ruling.NUMBER_LINE: tr("Longueur d’un intervalle"), Ruling.POLAR: tr("Distance des cercles"),
    }.get(ruling, tr("Taille des carreaux"))  # fmt: skip


class RulingPopover(Popover):
    """Size and options of the ruling.

    Signals:
        ruling_chosen: another ruling. size_chosen: a size in mm, once the slider is let go. options_chosen:
            `RulingOptions`.
    """

    ruling_chosen = Signal(object)
    size_chosen = Signal(float)
    options_chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Réglure"), parent)
        self._ruling, self._per_mm = Ruling.BLANK, 1
        sides = QHBoxLayout(self)
        set_panel_spacing(sides, style)
        self.papers = PaperPicker(style)
        self.papers.chosen.connect(self.ruling_chosen)
        sides.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignTop)
        self._side = QWidget()
        self._side.setAccessibleName(tr("Taille"))
        sides.addWidget(self._side)
        rows = QVBoxLayout(self._side)
        set_panel_spacing(rows, style, margins=False)
        self._name = Label(style, "", size="small", token="muted")
        self.sample = RulingSample(style)
        self.sample.setAccessibleName(tr("Exemple"))
        self.sample.origin_chosen.connect(lambda x, y: self._set(origin_mm=(x, y)))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTracking(False)
        self.slider.setMinimumHeight(style.theme.metrics.target_px)
        self.slider.sliderMoved.connect(lambda value: self._preview(value / self._per_mm))
        self.slider.valueChanged.connect(lambda value: self._choose(value / self._per_mm))
        self.size_field = self._field(tr("Taille, mm"), tr("mm"))
        self.size_field.valueChanged.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.slider, 1)
        line.addWidget(self.size_field)
        self._sizes = QHBoxLayout()
        rows.addWidget(self._name)
        rows.addWidget(self.sample)
        rows.addLayout(line)
        rows.addLayout(self._sizes)
        self._make_options(rows)
        rows.addStretch(1)

    def _field(self, name: str, unit: str = "") -> QDoubleSpinBox:
        field = NumberField()
        field.setKeyboardTracking(False)
        field.setDecimals(1)
        field.setSingleStep(0.5)
        field.setSuffix(f" {unit}" if unit else "")
        field.setMinimumSize(self.kit.theme.metrics.target_px * 5 // 2, self.kit.theme.metrics.target_px)
        field.setAccessibleName(name)
        return field

    def _make_options(self, rows: QVBoxLayout) -> None:
        self.margin = CheckBox(tr("Marge rouge"))
        self.margin.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.margin.clicked.connect(lambda on: self._set(margin=on))
        rows.addWidget(self.margin)
        self.gap = self._field(tr("Distance, mm"), tr("mm"))
        self.gap.setRange(0.0, GAP_RANGE_MM[1])
        self.gap.setSingleStep(5.0)
        self.gap.setSpecialValueText(tr("Habituelle"))
        self.gap.valueChanged.connect(lambda gap: self._set(gap_mm=max(gap, GAP_RANGE_MM[0]) if gap else 0.0))
        self._gap_row, self._gap_name = self._row(rows, self.gap)
        self.unit = self._field(tr("Un intervalle vaut"))
        self.unit.setDecimals(3)
        self.unit.setSingleStep(1.0)
        self.unit.setRange(*UNIT_RANGE)
        self.unit.valueChanged.connect(lambda unit: self._set(unit=unit))
        self._unit_row, name = self._row(rows, self.unit)
        name.setText(tr("Un intervalle vaut"))
        self.parts = QSpinBox()
        self.parts.setRange(0, MOST_PARTS)
        self.parts.setSpecialValueText(tr("Habituel"))
        self.parts.setKeyboardTracking(False)
        self.parts.setMinimumSize(self.unit.minimumSize())
        self.parts.setAccessibleName(tr("Partagé en"))
        self.parts.valueChanged.connect(lambda parts: self._set(parts=parts))
        self._parts_row, name = self._row(rows, self.parts)
        name.setText(tr("Partagé en"))
        self._origin_row = QWidget()
        self._origin_row.setAccessibleName(tr("Origine"))
        line = QHBoxLayout(self._origin_row)
        line.setContentsMargins(0, 0, 0, 0)
        self.middle = TextButton(self.kit, tr("Origine au milieu"))
        self.corner = TextButton(self.kit, tr("En bas à gauche"))
        for button, place in ((self.middle, self._middle), (self.corner, self._corner)):
            button.clicked.connect(lambda _checked=False, place=place: self._set(origin_mm=place()))
            line.addWidget(button)
        rows.addWidget(self._origin_row)

    def _row(self, rows: QVBoxLayout, field: QWidget) -> tuple[QWidget, Label]:
        row = QWidget()
        row.setAccessibleName(field.accessibleName() or tr("Réglure"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = Label(self.kit, "")
        line.addWidget(name, 1)
        line.addWidget(field)
        rows.addWidget(row)
        return row, name

    # -- the page

    def show_page(self, page: Page, px_per_mm: float, colour: str, pen_mm: float, *, with_papers: bool = False) -> None:
        """Show the ruling of a page, and letters of the pen on it. with_papers: the rulings to choose from, beside."""
        self.papers.setVisible(with_papers)
        self.papers.show_page(page)
        self._side.setVisible(page.ruling is not Ruling.BLANK)
        self.sample.show_page(page, px_per_mm, colour, pen_mm)
        self._page_mm = page.format.width_mm, page.format.height_mm
        if page.ruling is not self._ruling:
            self._ruling = page.ruling
            self._show_ruling()
        self._show_size(self.sample.size_mm)
        self._show_options(page.ruling_options)

    def _show_ruling(self) -> None:
        ruling, measure = self._ruling, RULING_MEASURES[self._ruling]
        self._per_mm = 2 if measure.high_mm <= HALVES_UP_TO_MM else 1
        name = size_name(ruling)
        self._name.setText(name)
        self.slider.setAccessibleName(name)
        with QSignalBlocker(self.slider), QSignalBlocker(self.size_field):
            self.slider.setRange(round(measure.low_mm * self._per_mm), round(measure.high_mm * self._per_mm))
            self.size_field.setRange(measure.low_mm, measure.high_mm)
        clear_layout(self._sizes)
        sizes = SIZES_MM.get(ruling, SIZES_MM[Ruling.SQUARED])
        for size_mm in sizes:
            button = TextButton(self.kit, _size_text(ruling, size_mm, is_largest=size_mm == sizes[-1]))
            button.clicked.connect(lambda _checked=False, size_mm=size_mm: self._choose(size_mm))
            self._sizes.addWidget(button)
            button.show()
        self._sizes.addStretch(1)
        self._gap_name.setText(tr("Entre deux portées") if ruling is Ruling.STAVES else tr("Entre deux droites"))
        for row, has in (
            (self.margin, ruling in WITH_MARGIN), (self._gap_row, ruling in WITH_GAP),
            (self._unit_row, ruling in WITH_UNIT), (self._parts_row, ruling is Ruling.NUMBER_LINE),
            (self._origin_row, ruling in WITH_ORIGIN),
        ):  # fmt: skip
            row.setVisible(has)
        self.gap.setSpecialValueText(tr("Une seule") if ruling is Ruling.NUMBER_LINE else tr("Habituelle"))

    def _show_options(self, options: RulingOptions) -> None:
        with (
            QSignalBlocker(self.margin), QSignalBlocker(self.gap), QSignalBlocker(self.unit), QSignalBlocker(self.parts)
        ):  # fmt: skip
            self.margin.setChecked(options.margin)
            self.gap.setValue(options.gap_mm)
            self.unit.setValue(options.unit)
            self.parts.setValue(options.parts)

    def _middle(self) -> tuple[float, float]:
        return self._page_mm[0] / 2, self._page_mm[1] / 2

    def _corner(self) -> tuple[float, float]:
        """Return a place one or two intervals from the corner, so that the numbers have room."""
        step = max(self.sample.size_mm, 10.0)
        return step, self._page_mm[1] - step

    # -- what is chosen

    def _set(self, **changed: object) -> None:
        options = replace(self.sample.options, **changed)  # type: ignore[arg-type]
        self.sample.show_options(options)
        self._show_options(options)
        self.options_chosen.emit(options)

    def _preview(self, size_mm: float) -> None:
        self.sample.show_size(size_mm)
        with QSignalBlocker(self.size_field):
            self.size_field.setValue(size_mm)

    def _choose(self, size_mm: float) -> None:
        self._show_size(size_mm)
        self.size_chosen.emit(size_mm)

    def _show_size(self, size_mm: float) -> None:
        self._preview(size_mm)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(size_mm * self._per_mm))


class NumberField(QDoubleSpinBox):
    """Field of a number, without the zeros after its comma."""

    @override
    def textFromValue(self, val: float) -> str:
        mark = self.locale().decimalPoint()
        text = super().textFromValue(val)
        return text.rstrip("0").removesuffix(mark) if mark in text else text


def _size_text(ruling: Ruling, size_mm: float, *, is_largest: bool) -> str:
    size = f"{size_mm:g}".replace(".", tr(",", "decimal mark"))
    if size_mm == STANDARD_RULING_MM[ruling]:
        return tr("{} mm, vraie taille").format(size)
    return tr("{} mm, vu du fond").format(size) if is_largest else tr("{} mm", "length").format(size)
