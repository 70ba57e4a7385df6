"""Panel of a selected interactive item: controls that its plugin declares, as widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from tni.api.item_panel import (
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
)
from tni.document.item_handles import HandleCursor, ItemHandle
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, clear_layout, set_panel_spacing
from tni.ui.chrome.search_field import SearchField, ValueField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.handle_row import HandleRow
from tni.ui.panels.item_rows import NoteLabel, rows_of, type_on, without_value

WIDTH_TARGETS = 7
"""Least width of the controls, in targets."""
LEAST_FIELD_TARGETS = 4
"""Least width of a field beside which a button stands."""
OPTIONS_IN_ROW = 5


class ItemPanel(TitledPanel):
    """Panel of one item. It asks for values and shows those of the item. « Plus » shows the controls that are folded.
    Where it would cover the item it is small: its first row, or none, and « Plus », which first shows the others.

    Signals:
        valued: a control got a value; its id, the value, and whether more of the same gesture follow.
        ended: a gesture on a control is over.
        stepped: a handle is to be moved; its id, and a `HandleStep`.
        fields_made: the fields to type in have been made anew.
    """

    valued = Signal(str, object, bool)
    ended = Signal()
    stepped = Signal(str, object)
    fields_made = Signal(list)

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._french = True
        self.is_settled = False
        """True once a hand has moved it or asked for all of its rows."""
        self._fitting = QTimer(self, singleShot=True, interval=0)  # new widgets have their sizes in the next turn
        self._fitting.timeout.connect(self.fit)
        self._shown: tuple[PanelControl, ...] = ()
        self._is_busy = False
        self._typed = ""
        """The field in which somebody types."""
        self._update: dict[str, Callable[[PanelControl], None]] = {}
        self._fields: dict[str, QLineEdit] = {}
        content, self._top, self._rest = QWidget(), QWidget(), QWidget()
        self._content = content
        self._parts, self._first, rest = QVBoxLayout(content), QVBoxLayout(self._top), QVBoxLayout(self._rest)
        self._is_small = self._is_bare = self._wants_all = False
        self._fold, self._steps = QWidget(), QWidget()
        self._body, self._folded = QVBoxLayout(), QVBoxLayout(self._fold)
        self._rows_of_handles = QVBoxLayout(self._steps)
        for layout in (self._parts, rest, self._first, self._body, self._folded, self._rows_of_handles):
            set_panel_spacing(layout, style, margins=False)
        self._parts.addWidget(self._top)
        self._parts.addWidget(self._rest)
        rest.addLayout(self._body)
        rest.addWidget(self._fold)
        rest.addWidget(self._steps)
        self._more = TextButton(style, tr("Plus"), quiet=True)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self.head.insertWidget(self.head.count() - 1, self._more)
        self._handles: tuple[tuple[str, HandleCursor, str], ...] = ()
        self._scroll = scrolled(content, title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else a press on a button draws its ring around all rows
        self.rows.addWidget(self._scroll)

    def show_controls(self, controls: Sequence[PanelControl], *, french: bool, is_busy: bool = False) -> None:
        """Show the controls with their values. Widgets stay while only values change, so that a slider can be dragged;
        a field that is typed in keeps its cursor in any case. is_busy: while the item is being changed, such a field
        keeps its letters too, of which the item may have made something else, as « 14 » of « 14 juillet »."""
        typed, self._is_busy = None, is_busy
        is_new = [*map(without_value, controls)] != [*map(without_value, self._shown)] or french != self._french
        if is_new:
            self._french = french
            typed = next(((key, one) for key, one in self._fields.items() if one.hasFocus()), None)
            self._make(controls)
        self._shown = tuple(controls)
        for one in controls:
            self._update[one.id](one)
        if typed is not None and (field := self._fields.get(typed[0])) is not None:
            type_on(typed[1], field)
        elif is_new and self._typed:  # nobody types any more
            self._typed = ""
            self.ended.emit()

    @property
    def is_small(self) -> bool:
        """True while only its first row is shown, or none."""
        return self._is_small

    def _show_more(self) -> None:
        self.is_settled = True
        if self._more.hasFocus():
            self.setFocus()  # once it is hidden, the next widget would have it, and the rows would be scrolled to it
        self._wants_all = not self._is_small or self._wants_all
        self.set_small(False)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.is_settled = True
        super().mouseMoveEvent(event)

    def set_small(self, on: bool, *, bare: bool = False) -> None:
        """Show the first row alone, or all that is not folded. bare: show not even the first row."""
        self._is_small, self._is_bare = on, bare
        self._show_rows()
        self._parts.activate()
        self.head.invalidate()
        fits = self.head.sizeHint().width() <= self._content.sizeHint().width()
        self._title.setVisible(not on or (fits and not bare))
        self.fit()

    def _show_rows(self) -> None:
        has_fold = self._folded.count() > 0
        is_open = self._wants_all or not has_fold
        self._more.setVisible(self._is_small or not is_open)
        self._top.setVisible(True)  # said once, or it has no size before the panel is first shown
        self._rest.setVisible(not self._is_small)
        self._fold.setVisible(has_fold and is_open)
        self._steps.setVisible(self._rows_of_handles.count() > 0 and is_open)
        self._scroll.setVisible(not self._is_bare)
        self._top.updateGeometry()

    def show_handles(self, handles: Sequence[ItemHandle]) -> None:
        """Show the handles below the controls, for keys and for readers who cannot see the page."""
        shown = tuple((one.id, one.cursor, one.label) for one in handles)
        if shown == self._handles:
            return
        self._handles = shown
        clear_layout(self._rows_of_handles)
        for one in handles:
            row = HandleRow(self.kit, one)
            row.stepped.connect(self.stepped)
            self._rows_of_handles.addWidget(row)
        self._show_rows()
        if self.isVisible():
            self._fitting.start()

    # -- widgets

    def _make(self, controls: Sequence[PanelControl]) -> None:
        self._clear()
        entered = {one.enter for one in controls if isinstance(one, PanelText)}
        beside = {one.id: one for one in controls if isinstance(one, PanelButton) and one.id in entered}
        fields: list[SearchField] = []
        notes: list[str] = []
        for row in rows_of(one for one in controls if one.id not in beside):
            match one := row[0]:
                case PanelButton():
                    line = QHBoxLayout()
                    for button in (each for each in row if isinstance(each, PanelButton)):
                        line.addWidget(self._button(button, filled=button is controls[0]))
                    self._next_rows(one).addLayout(line)
                case PanelNote():
                    notes.append(self._label(one))
                    self._next_rows(one).addWidget(NoteLabel(self.kit, notes[-1]))
                    self._update[one.id] = lambda _now: None
                case PanelSlider():
                    self._next_rows(one).addLayout(self._slider(one))
                case PanelNumber():
                    field = ValueField()
                    fields.append(field)
                    self._add_labelled(one, self._number(one, field))
                case PanelText():
                    self._fields[one.id] = field = self._text(one)
                    fields.append(field)
                    press = beside.get(one.enter)
                    made = None if press is None else self._button(press, filled=one is controls[0])
                    self._add_labelled(one, field, made)
                case PanelChoice():
                    self._add_labelled(one, self._choice(one))
                case PanelToggle():
                    self._next_rows(one).addWidget(self._toggle(one))
        self.setAccessibleDescription(" ".join(notes))
        self._show_rows()
        self.fields_made.emit(fields)
        if self.isVisible():
            self._fitting.start()

    def set_area(self, area: QRect) -> None:
        """Set the part of the parent that the panel may cover: controls for which there is no room are scrolled to."""
        super().set_area(area)
        self.fit()

    def fit(self) -> None:
        """Make the panel as high as its controls, or as the room for it."""
        for part in (self._top, self._rest):
            part.updateGeometry()  # a layout keeps the size that a part had while it was empty, until its next event
        self._parts.activate()
        self.head.invalidate()  # what is shown in it may have changed
        rim = 2 * self._scroll.contentsMargins().top()  # of its ring
        wanted, room = self._content.sizeHint() + QSize(rim, rim), self.free_area().height()
        wanted.setWidth(max(wanted.width(), self.head.sizeHint().width()))
        self._scroll.setFixedHeight(wanted.height())
        above = self.sizeHint().height() - wanted.height()
        is_cut = above + wanted.height() > room
        bar_px = self._scroll.verticalScrollBar().sizeHint().width() if is_cut else 0
        self._scroll.setFixedSize(wanted.width() + bar_px, min(wanted.height(), max(room - above, 1)))
        self.adjustSize()
        if self.isVisible():
            self.keep_inside(self.pos())

    def _next_rows(self, one: PanelControl) -> QVBoxLayout:
        """Return the layout of a control's row: the first row has one of its own."""
        if one.folded:
            return self._folded
        return self._body if self._first.count() else self._first

    def _clear(self) -> None:
        for field in self._fields.values():
            field.blockSignals(True)  # one that loses the keys by being hidden would end its step, amid the new rows
        self._update, self._fields = {}, {}
        for rows in (self._first, self._body, self._folded):
            while (item := rows.takeAt(0)) is not None:
                if (layout := item.layout()) is not None:
                    clear_layout(layout)
                    layout.deleteLater()
                elif (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()

    def _label(self, one: PanelControl) -> str:
        return one.label.fr if self._french else one.label.en

    def _add_labelled(self, one: PanelControl, widget: QWidget, beside: QWidget | None = None) -> None:
        rows = self._next_rows(one)
        rows.addWidget(Label(self.kit, self._label(one), size="small", token="muted"))
        widget.setAccessibleName(self._label(one))
        if beside is None:
            rows.addWidget(widget)
            return
        line = QHBoxLayout()
        widget.setMinimumWidth(LEAST_FIELD_TARGETS * self.kit.theme.metrics.target_px)
        line.addWidget(widget, 1)
        line.addWidget(beside)
        rows.addLayout(line)

    def _send(self, key: str, value: PanelValue, *, more: bool = False) -> None:
        self.valued.emit(key, value, more)

    def _button(self, one: PanelButton, *, filled: bool) -> QWidget:
        made = TextButton(self.kit, self._label(one), filled=filled)
        made.clicked.connect(lambda _checked=False: self._send(one.id, True))
        self._update[one.id] = lambda _now: None
        return made

    def _toggle(self, one: PanelToggle) -> QWidget:
        made = CheckBox(self._label(one))
        made.setMinimumHeight(self.kit.theme.metrics.target_px * 3 // 4)
        made.clicked.connect(lambda on: self._send(one.id, on))
        self._update[one.id] = lambda now: made.setChecked(isinstance(now, PanelToggle) and now.value)
        return made

    def _choice(self, one: PanelChoice) -> QWidget:
        buttons = [
            TextButton(self.kit, option.label.fr if self._french else option.label.en, value=option.id)
            for option in one.options
        ]
        made = ChoiceGrid(self.kit, self._label(one), buttons, self._columns(buttons), even=True)
        made.chosen.connect(lambda value: self._send(one.id, str(value)))
        self._update[one.id] = lambda now: made.choose(now.value if isinstance(now, PanelChoice) else None)
        return made

    def _columns(self, buttons: Sequence[TextButton]) -> int:
        """Return how many buttons stand in a row: as many as the panel is wide, in rows of about the same number."""
        metrics, widths = self.kit.theme.metrics, [one.sizeHint().width() for one in buttons]
        for rows in range(ceil(len(buttons) / OPTIONS_IN_ROW), len(buttons)):
            columns = ceil(len(buttons) / rows)
            wide = sum(max(widths[at::columns]) for at in range(columns)) + (columns - 1) * metrics.gap_px
            if wide <= WIDTH_TARGETS * metrics.target_px:
                return columns
        return 1

    def _slider(self, one: PanelSlider) -> QVBoxLayout:
        column, top = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(0)
        value = Label(self.kit)
        top.addWidget(Label(self.kit, self._label(one), size="small", token="muted"))
        top.addStretch(1)
        top.addWidget(value)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(self._label(one))
        slider.setMinimumHeight(self.kit.theme.metrics.target_px)
        slider.setMinimumWidth(WIDTH_TARGETS * self.kit.theme.metrics.target_px)

        def show(now: PanelControl) -> None:
            if not isinstance(now, PanelSlider):
                return
            slider.blockSignals(True)
            slider.setRange(0, max(1, int((now.high - now.low) / now.step + 1e-9)))
            if not slider.isSliderDown():
                slider.setValue(round((now.value - now.low) / now.step))
            slider.blockSignals(False)
            value.setText(now.shown or self._number_text(now.value))

        def moved(place: int) -> None:
            now = next(control for control in self._shown if control.id == one.id)
            if isinstance(now, PanelSlider):
                self._send(one.id, now.low + place * now.step, more=slider.isSliderDown())

        slider.valueChanged.connect(moved)
        slider.sliderReleased.connect(self.ended)
        column.addLayout(top)
        column.addWidget(slider)
        self._update[one.id] = show
        return column

    def _enter(self, button: str) -> None:
        """Press a button from a field, whose own step is over first."""
        self.ended.emit()
        self._send(button, True)

    def _number_text(self, value: float) -> str:
        return f"{round(value, 6):g}".replace(".", "," if self._french else ".")

    def _number(self, one: PanelNumber, field: ValueField) -> QWidget:
        made = QDoubleSpinBox()
        made.setLineEdit(field)
        made.setDecimals(one.decimals)
        made.setRange(one.low, one.high)
        made.setSingleStep(10**-one.decimals)
        made.setMinimumHeight(self.kit.theme.metrics.target_px)
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self._send(one.id, value))

        def show(now: PanelControl) -> None:
            if isinstance(now, PanelNumber) and not made.hasFocus():
                made.blockSignals(True)
                made.setValue(now.value)
                made.blockSignals(False)

        self._update[one.id] = show
        return made

    def _text(self, one: PanelText) -> ValueField:
        made = ValueField()
        made.setMaxLength(one.longest)
        made.setMinimumHeight(self.kit.theme.metrics.target_px)
        made.textEdited.connect(lambda text: self._type(one.id, text))
        made.editingFinished.connect(lambda: self._end_typing(one.id, made))
        if one.enter:
            made.returnPressed.connect(lambda: self._enter(one.enter))

        def show(now: PanelControl) -> None:
            if not (self._is_busy and self._typed == one.id):
                _show_text(made, now)

        self._update[one.id] = show
        return made

    def _type(self, key: str, text: str) -> None:
        self._typed = key
        self._send(key, text, more=True)

    def _end_typing(self, key: str, field: ValueField) -> None:
        """Let the item have what was typed, and show what it has made of it."""
        self._typed = ""
        self.ended.emit()
        for now in self._shown:
            if now.id == key:
                _show_text(field, now)


def _show_text(field: QLineEdit, now: PanelControl) -> None:
    if isinstance(now, PanelText) and now.value != field.text():
        field.setText(now.value)
