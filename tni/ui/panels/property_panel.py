"""Property sheet of the desk: place, size and angle of the selection, its arrangement, and the layers of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.geometry import Rect
from tni.core.one_line import one_line, shortened
from tni.document.arranging import AlignTo, SameSize, turn_of
from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, Text
from tni.document.layer_list import Layer
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.item_names import shape_name
from tni.ui.panels.text_fields import TextFields

FARTHEST_MM, LARGEST_MM = 2_000.0, 2_000.0
LAYER_LETTERS = 40
MOST_LAYERS = 500
"""Most rows of the list of layers; a page with more shows those in front."""
ROWS_SHOWN = 5


class PropertyPanel(TitledPanel):
    """Panel of the selection and of the page's layers.

    Signals:
        moved_to, sized, turned: a number was set: "x" or "y", "width" or "height", and its value in mm; the angle in
            degrees.
        aligned: an AlignTo. distributed: whether across. sized_alike: a SameSize.
        locked, movable: the new state.
        described: the description of the picture.
        chosen: the item of a layer was chosen in the list. stepped: its id, and whether towards the front.
        acts_wanted: what the selection does before a class is to be prepared.
    """

    moved_to = Signal(str, float)
    sized = Signal(str, float)
    turned = Signal(float)
    aligned = Signal(object)
    distributed = Signal(bool)
    sized_alike = Signal(object)
    locked = Signal(bool)
    movable = Signal(bool)
    described = Signal(str)
    chosen = Signal(str)
    stepped = Signal(str, bool)
    acts_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Propriétés"), parent)
        content = QWidget()
        body = QVBoxLayout(content)
        set_panel_spacing(body, style, margins=False)
        body.setContentsMargins(0, 0, style.theme.metrics.gap_px * 2, 0)
        body.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)  # it scrolls rather than shrinks
        self.kind = Label(style, "", token="muted")
        body.addWidget(self.kind)
        self.fields: dict[str, QDoubleSpinBox] = {}
        body.addLayout(self._numbers())
        self.keeps_ratio = CheckBox(tr("Proportions conservées"))
        self.keeps_ratio.setChecked(True)
        self.lock = CheckBox(tr("Verrouillé"))
        self.lock.clicked.connect(self.locked)
        self.move_by_pupils = CheckBox(tr("Déplaçable par les élèves"))
        self.move_by_pupils.clicked.connect(self.movable)
        for box in (self.keeps_ratio, self.lock, self.move_by_pupils):
            box.setMinimumHeight(style.theme.metrics.target_px * 2 // 3)
            body.addWidget(box)
        self.acts = TextButton(style, tr("Animer…"))
        self.acts.clicked.connect(lambda _checked=False: self.acts_wanted.emit())
        body.addWidget(self.acts)
        self.alt = SearchField("")
        self.alt.setPlaceholderText(tr("Lue aux élèves qui ne voient pas l’image"))
        self.alt.editingFinished.connect(lambda: self.described.emit(self.alt.text().strip()))
        self._alt_row = QWidget()
        self._alt_row.setLayout(labelled_field(style, tr("Description de l’image"), self.alt))
        body.addWidget(self._alt_row)
        self.text = TextFields(style)
        body.addWidget(self.text)
        body.addLayout(self._arranging())
        body.addWidget(Label(style, tr("Calques, du premier plan au fond"), size="small", token="muted"))
        body.addWidget(self._layer_list())
        body.addLayout(self._layer_buttons())
        self._scroll, self._body = scrolled(content, tr("Propriétés")), content
        self._scroll.setMinimumWidth(
            content.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        )
        self.rows.addWidget(self._scroll)
        self._rows: list[str] = []

    # -- making

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        names = (
            ("x", tr("Gauche, mm")), ("y", tr("Haut, mm")), ("width", tr("Largeur, mm")),
            ("height", tr("Hauteur, mm")), ("angle", tr("Angle, degrés")),
        )  # fmt: skip
        for number, (key, name) in enumerate(names):
            field = self.fields[key] = QDoubleSpinBox()
            field.setDecimals(1)
            field.setKeyboardTracking(False)
            field.setMinimumHeight(self.kit.theme.metrics.target_px * 2 // 3)
            match key:
                case "angle":
                    field.setRange(-180.0, 180.0)
                    field.setSingleStep(15.0)
                    field.setWrapping(True)
                    field.valueChanged.connect(self.turned)
                case "x" | "y":
                    field.setRange(-FARTHEST_MM, FARTHEST_MM)
                    field.valueChanged.connect(lambda value, key=key: self.moved_to.emit(key, value))
                case _:
                    field.setRange(0.1, LARGEST_MM)
                    field.valueChanged.connect(lambda value, key=key: self.sized.emit(key, value))
            grid.addLayout(labelled_field(self.kit, name, field), number // 2, number % 2)
        return grid

    def _arranging(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        self.arrangers: list[IconButton] = []
        entries = (
            ("tni-items-left", tr("Aligner les bords gauches"), self.aligned, AlignTo.LEFT),
            ("tni-items-centre", tr("Aligner les milieux, de gauche à droite"), self.aligned, AlignTo.CENTRE),
            ("tni-items-right", tr("Aligner les bords droits"), self.aligned, AlignTo.RIGHT),
            ("tni-spread-across", tr("Espacer également, de gauche à droite"), self.distributed, True),
            ("tni-same-width", tr("Même largeur"), self.sized_alike, SameSize.WIDTH),
            ("tni-items-top", tr("Aligner les bords du haut"), self.aligned, AlignTo.TOP),
            ("tni-items-middle", tr("Aligner les milieux, de haut en bas"), self.aligned, AlignTo.MIDDLE),
            ("tni-items-bottom", tr("Aligner les bords du bas"), self.aligned, AlignTo.BOTTOM),
            ("tni-spread-down", tr("Espacer également, de haut en bas"), self.distributed, False),
            ("tni-same-height", tr("Même hauteur"), self.sized_alike, SameSize.HEIGHT),
        )
        for number, (icon, name, signal, value) in enumerate(entries):
            button = IconButton(self.kit, icon, name, self)
            button.clicked.connect(lambda _checked=False, signal=signal, value=value: signal.emit(value))
            self.arrangers.append(button)
            grid.addWidget(button, number // 5, number % 5)
        return grid

    def _layer_list(self) -> QListWidget:
        self.layers = QListWidget()
        self.layers.setAccessibleName(tr("Calques"))
        self.layers.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)  # to show what is selected
        self.layers.setMinimumHeight(ROWS_SHOWN * self.kit.theme.metrics.target_px * 2 // 3)
        self.layers.currentRowChanged.connect(self._choose)
        return self.layers

    def _layer_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for icon, name, up in (("arrow-up", tr("Vers l’avant"), True), ("arrow-down", tr("Vers l’arrière"), False)):
            button = IconButton(self.kit, icon, name, self)
            button.clicked.connect(lambda _checked=False, up=up: self._step(up=up))
            line.addWidget(button)
        line.addStretch(1)
        return line

    # -- showing

    def show_selection(self, items: Sequence[AnyItem], box: Rect) -> None:
        """Show what is selected. box: around it, in page mm."""
        only = items[0] if len(items) == 1 else None
        self.kind.setText(_said(items))
        values = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        values["angle"] = turn_of(only) if only is not None else 0.0
        is_locked = bool(items) and all(item.locked for item in items)
        for key, field in self.fields.items():
            field.setEnabled(bool(items) and not is_locked and not box.empty and (key != "angle" or only is not None))
            with QSignalBlocker(field):
                if not field.hasFocus() or not items:
                    field.setValue(values[key] if items and not box.empty else max(field.minimum(), 0.0))
        self.keeps_ratio.setEnabled(bool(items) and not is_locked)
        self.lock.setEnabled(bool(items))
        self.lock.setChecked(is_locked)
        self.move_by_pupils.setEnabled(bool(items) and not is_locked)
        self.move_by_pupils.setChecked(bool(items) and all(item.movable for item in items))
        self._alt_row.setVisible(isinstance(only, Image))
        if isinstance(only, Image) and not self.alt.hasFocus():
            self.alt.setText(only.alt)
        self.text.show_texts([item for item in items if isinstance(item, Text)])
        for button in self.arrangers:
            button.setEnabled(bool(items) and not is_locked)
        if self.isVisible():
            self._fit()

    def show_layers(self, layers: Sequence[Layer], selected: frozenset[str]) -> None:
        """Show the layers. layers: from back to front. selected: ids of the selected items."""
        shown = list(reversed(layers))[:MOST_LAYERS]
        keys = ["" if layer.is_ink else layer.items[0].id for layer in shown]
        names = [_layer_name(layer) for layer in shown]
        with QSignalBlocker(self.layers):
            before = [self.layers.item(n).text() for n in range(self.layers.count())]
            if (keys, names) != (self._rows, before):
                self.layers.clear()
                self._rows = keys
                for key, name in zip(keys, names, strict=True):
                    entry = QListWidgetItem(name)
                    if not key:
                        entry.setFlags(Qt.ItemFlag.NoItemFlags)
                    self.layers.addItem(entry)
            chosen = next((n for n, key in enumerate(keys) if key and selected == frozenset((key,))), -1)
            self.layers.setCurrentRow(chosen)
            for n, key in enumerate(keys):
                self.layers.item(n).setSelected(key in selected)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._rows) and self._rows[row]:
            self.chosen.emit(self._rows[row])

    def _step(self, *, up: bool) -> None:
        row = self.layers.currentRow()
        if 0 <= row < len(self._rows) and self._rows[row]:
            self.stepped.emit(self._rows[row], up)

    @override
    def set_area(self, area: QRect) -> None:
        super().set_area(area)
        self.setMaximumHeight(self.free_area().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the panel as high as its fields, or as the room for them: a scroll area alone wants less. It does not
        shrink while another selection has fewer."""
        layout = self._body.layout()
        assert layout is not None
        layout.activate()
        around = self.sizeHint().height() - self._scroll.sizeHint().height()
        wanted = self._body.sizeHint().height() + around
        self.resize(self.width(), min(max(wanted, self.height()), self.maximumHeight()))


def _said(items: Sequence[AnyItem]) -> str:
    match items:
        case []:
            return tr("Rien n’est sélectionné.")
        case [only]:
            return item_name(only)
        case _:
            return tr("{} éléments sélectionnés").format(len(items))


def _layer_name(layer: Layer) -> str:
    if not layer.is_ink:
        name = item_name(layer.items[0])
        return tr("{}, verrouillé").format(name) if layer.items[0].locked else name
    count = len(layer.items)
    return tr("Encre : un trait") if count == 1 else tr("Encre : {} traits").format(count)


def item_name(item: AnyItem) -> str:
    """Return what an item is, in words, with its own where it has some."""
    match item:
        case Text():
            return shortened(one_line(item.text), LAYER_LETTERS) or tr("Texte")
        case Image():
            return _with_own(tr("Image"), item.alt)
        case Media():
            return _with_own(tr("Film") if item.film else tr("Son"), item.title or item.name)
        case Shape():
            return shape_name(item.kind)
        case PluginItem():
            return shortened(one_line(item.name), LAYER_LETTERS) or tr("Élément")
        case _:
            return tr("Trait")


def _with_own(kind: str, own: str) -> str:
    own = shortened(one_line(own), LAYER_LETTERS)
    return f"{kind} : {own}" if own else kind
