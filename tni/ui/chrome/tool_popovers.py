"""Popovers with the options of a tool, opened beside its button: colours and widths, kinds of eraser, shapes, text
sizes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.document.erase import EraseWhat
from tni.ink.pen import PenKind
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, ColourButton, TextButton, WidthButton
from tni.ui.chrome.commands import (
    ALIGN_COMMANDS,
    LINE_COMMANDS,
    LIST_COMMANDS,
    PART_COMMANDS,
    SHAPE_COMMANDS,
    CommandId,
    Commands,
)
from tni.ui.chrome.inks import ERASER_SIZES_MM, TEXT_SIZES_MM, WIDTHS_MM, ink_colours, text_size_names
from tni.ui.chrome.panel import Label, Popover, set_panel_spacing
from tni.ui.i18n import tr

COLUMNS = 6
PENS = (CommandId.PEN, CommandId.FELT, CommandId.CHALK)
"""Pens that share one button of the toolbar."""


class ToolPopover(Popover):
    """Popover of rows with titles."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style)

    def add_row(self, title: str, row: QWidget) -> None:
        self._rows.addWidget(Label(self.kit, title, size="small", token="muted"))
        self._rows.addWidget(row)

    def add_actions(self, title: str, commands: Commands, ids: Sequence[CommandId], *, stays: bool = False) -> None:
        """Add a row of commands. stays: the popover stays open after a press, for a next choice."""
        row = QWidget()
        row.setAccessibleName(title)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for command in ids:
            button = ActionButton(self.kit, commands[command], show_label=True)
            if not stays:
                button.clicked.connect(self.put_away)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.add_row(title, row)

    def add_line_styles(self, commands: Commands) -> None:
        self.add_actions(tr("Trait"), commands, LINE_COMMANDS, stays=True)


class PenPopover(ToolPopover):
    """Colours and widths of a pen, and the other pens of its button. Shapes use the fine pen's colours and widths.
    selected: for the selected items, without the pens. dashes: with the patterns of shapes' lines.
    """

    colour_chosen = Signal(str)
    width_chosen = Signal(float)

    def __init__(
        self, style: Style, commands: Commands, kind: PenKind, parent: QWidget, *, on_dark: bool,
        selected: bool = False, dashes: bool = False,
    ) -> None:  # fmt: skip
        title = tr("Surligneur") if kind is PenKind.HIGHLIGHTER else tr("Stylos")
        super().__init__(style, tr("Sélection") if selected else title, parent)
        inks, widths_mm = ink_colours(kind, on_dark=on_dark), WIDTHS_MM[kind]
        if kind is not PenKind.HIGHLIGHTER and not selected:
            self.add_actions(tr("Stylo"), commands, PENS)
        self.colours = ChoiceGrid(style, tr("Couleurs"), [ColourButton(style, ink) for ink in inks], COLUMNS)
        widest = max(widths_mm)
        self.widths = ChoiceGrid(style, tr("Largeurs"), [WidthButton(style, w, widest) for w in widths_mm], COLUMNS)
        self.colours.chosen.connect(self.colour_chosen.emit)
        self.widths.chosen.connect(self.width_chosen.emit)
        self.add_row(tr("Couleur"), self.colours)
        self.add_row(tr("Largeur"), self.widths)
        if dashes:
            self.add_line_styles(commands)

    def show_choice(self, colour: str, width_mm: float) -> None:
        """Mark the tool's current settings."""
        self.colours.choose(colour)
        self.widths.choose(width_mm)


class EraserPopover(ToolPopover):
    """Kinds of eraser, whole strokes or an area, the area's size, and what the eraser takes.

    Signal what_chosen: an `EraseWhat`.
    """

    size_chosen = Signal(float)
    what_chosen = Signal(object)

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Gomme"), parent)
        self.add_actions(tr("Gomme"), commands, (CommandId.ERASE_STROKES, CommandId.ERASE_AREA, CommandId.ERASE_INK))
        buttons = [WidthButton(style, size, max(ERASER_SIZES_MM), dot=True) for size in ERASER_SIZES_MM]
        self.sizes = ChoiceGrid(style, tr("Tailles"), buttons, COLUMNS)
        self.sizes.chosen.connect(self.size_chosen.emit)
        self.add_row(tr("Taille de la gomme fine"), self.sizes)
        names = {EraseWhat.INK: tr("Encre seulement"), EraseWhat.ALL: tr("Tout")}
        choices = [TextButton(style, name, value=what.value) for what, name in names.items()]
        self.what = ChoiceGrid(style, tr("Ce que la gomme enlève"), choices, COLUMNS)
        self.what.chosen.connect(lambda value: self.what_chosen.emit(EraseWhat(value)))
        self.add_row(tr("Ce que la gomme enlève"), self.what)

    def show_choice(self, size_mm: float, what: EraseWhat) -> None:
        self.sizes.choose(size_mm)
        self.what.choose(what.value)


class SelectPopover(ToolPopover):
    """Kinds of selection: by a rectangle or by a lasso."""

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Sélection"), parent)
        self.add_actions(tr("Sélection"), commands, (CommandId.SELECT, CommandId.LASSO))


class ShapePopover(ToolPopover):
    """Kinds of shapes to draw."""

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Formes"), parent)
        self.add_actions(tr("Formes"), commands, SHAPE_COMMANDS)
        self.add_line_styles(commands)
        self.add_actions(tr("Intérieur"), commands, (CommandId.FILL,))


class TablePopover(ToolPopover):
    """Number of rows and columns of a new table.

    Signal chosen: both numbers.
    """

    chosen = Signal(int, int)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Tableau de cases"), parent)
        self._counts = [3, 3]
        for at, title in enumerate((tr("Lignes"), tr("Colonnes"))):
            buttons = [TextButton(style, str(count), value=str(count)) for count in range(1, 9)]
            grid = ChoiceGrid(style, title, buttons, len(buttons))
            grid.choose(str(self._counts[at]))
            grid.chosen.connect(partial(self._count, at))
            self.add_row(title, grid)
        insert = TextButton(style, tr("Insérer"), filled=True)
        insert.clicked.connect(lambda _checked=False: self._insert())
        self._rows.addWidget(insert, 0, Qt.AlignmentFlag.AlignRight)

    def _count(self, at: int, value: str) -> None:
        self._counts[at] = int(value)

    def _insert(self) -> None:
        self.put_away()
        self.chosen.emit(*self._counts)


class TextPopover(ToolPopover):
    """Colour of text, its height in millimetres of the page, styles of letters, alignment and lists. dashes: with the
    patterns of shapes' lines, for a selection that has shapes too."""

    colour_chosen = Signal(str)
    size_chosen = Signal(float)

    def __init__(
        self, style: Style, commands: Commands, parent: QWidget, *, on_dark: bool = False, dashes: bool = False
    ) -> None:
        super().__init__(style, tr("Texte"), parent)
        inks = [ColourButton(style, ink) for ink in ink_colours(on_dark=on_dark)]
        self.colours = ChoiceGrid(style, tr("Couleurs"), inks, COLUMNS)
        self.colours.chosen.connect(self.colour_chosen.emit)
        self.add_row(tr("Couleur"), self.colours)
        names = text_size_names()
        buttons = [TextButton(style, name, value=f"{size:g}") for name, size in zip(names, TEXT_SIZES_MM, strict=True)]
        self.sizes = ChoiceGrid(style, tr("Tailles"), buttons, COLUMNS)
        self.sizes.chosen.connect(lambda size: self.size_chosen.emit(float(size)))
        self.add_row(tr("Taille du texte"), self.sizes)
        for name, own in (
            (tr("Style"), PART_COMMANDS),
            (tr("Écriture et alignement"), ALIGN_COMMANDS),
            (tr("Liste"), LIST_COMMANDS),
        ):
            self.add_actions(name, commands, own, stays=True)
        if dashes:
            self.add_line_styles(commands)

    def show_choice(self, colour: str, size_mm: float) -> None:
        self.colours.choose(colour)
        self.sizes.choose(f"{size_mm:g}")
