"""Toolbar of the main window. It lies at the bottom edge or at a side, and a tap on its handle hides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.choice_buttons import ColourButton, WidthButton, check_value
from tni.ui.chrome.commands import SHAPE_COMMANDS, CommandId, Commands
from tni.ui.chrome.hints import UNCOVERED
from tni.ui.chrome.inks import PEN_WIDTHS_MM, TEXT_SIZES_MM, TOOLBAR_WIDTHS_MM, InkColour, ink_colours, text_size_names
from tni.ui.chrome.seance_button import SeanceButton
from tni.ui.chrome.tool_popovers import PENS
from tni.ui.chrome.toolbar_buttons import (
    CaptionedButton,
    InkButton,
    LessonButton,
    MenuButton,
    PageButton,
    SwitchButton,
    VariantButton,
    colour_slots,
)
from tni.ui.chrome.toolbar_entries import REPLACEMENT, ToolbarEntry, ToolbarFit
from tni.ui.i18n import tr

MAX_COLOURS = 5


MIDDLE_PARTS = ("colours", "widths", "tools", "undo")
HORIZONTAL_PARTS = (("handle", "pages"), MIDDLE_PARTS, ("plan", "menus", "vote"))
# The handle stays low, at its place when it is alone.
VERTICAL_PARTS = (("pages",), MIDDLE_PARTS, ("plan", "menus", "vote", "handle"))


class Toolbar(QWidget):
    """Toolbar of the main window, an opaque sibling of the canvas. `place` positions it at its edge and returns the
    rest of the area for the page.

    options_wanted: a request for a tool's popover, with the button beside which it opens. menu_wanted: the same for a
    menu, "seance", "class" or "lesson". overflowed: commands that do not fit; the drawer offers them. landmarks:
    buttons that the tour shows. edge: "bottom", "left" or "right".
    """

    colour_chosen = Signal(str)
    width_chosen = Signal(float)
    options_wanted = Signal(str, QWidget)
    menu_wanted = Signal(str, QWidget)
    shown_changed = Signal(bool)
    overflow_changed = Signal()

    def __init__(self, style: Style, commands: Commands, more: QAction, parent: QWidget | None = None) -> None:
        """more: the action that opens the drawer."""
        super().__init__(parent)
        self.kit, self._commands = style, commands
        self.setAccessibleName(tr("Barre d’outils"))
        self.setProperty(UNCOVERED, True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.edge, self.is_shown = "bottom", True
        self.overflowed: list[CommandId] = []
        self._lines: list[QRect] = []
        self._fit = ToolbarFit(style.theme.metrics, horizontal=True)
        self.entries: list[ToolbarEntry] = []
        self._offered = tuple(ink_colours())
        self._colours, self._widths = QButtonGroup(self), QButtonGroup(self)
        self._ink = InkButton(style, ink_colours()[0], self)
        self._make(more)
        self._colours.buttonClicked.connect(lambda button: self.colour_chosen.emit(button.value))
        self._widths.buttonClicked.connect(lambda button: self.width_chosen.emit(button.value))
        style.theme.changed.connect(self._lay_out)

    # -- state

    def set_page(self, number: int, count: int) -> None:
        before = self.thickness_px
        self._page.set_page(number, count)
        self._lay_out_from(before)  # "3/120" is wider than a toolbar at a side

    def _lay_out_from(self, before_px: int) -> None:
        """Lay out the buttons, and let the owner place a toolbar that was `before_px` thick."""
        self._lay_out()
        if self.thickness_px != before_px:
            self.shown_changed.emit(self.is_shown)

    def add_plan(self, tab: CaptionedButton, shown: QAction) -> None:
        """Add the tab of the lesson plan, which is there while `shown` is on."""
        tab.setParent(self)
        self.entries.append(ToolbarEntry(tab, "plan", while_on=shown))
        shown.toggled.connect(self._show_switched)
        self._set_order()
        self._show_switched()

    def _show_switched(self) -> None:
        self._lay_out_from(self.height() if self.edge == "bottom" else self.width())

    def set_inks(self, inks: Sequence[InkColour]) -> None:
        """Set the colours that the toolbar offers: those of the current tool on the current page."""
        if (offered := tuple(inks)) == self._offered:
            return
        self._offered = offered
        left = [e for e in self.entries if e.part == "colours" and e.priority != REPLACEMENT]
        self.entries = [e for e in self.entries if e not in left]
        for button in self._colours.buttons():
            self._colours.removeButton(button)
        for entry in left:
            entry.widget.setParent(None)
            entry.widget.deleteLater()
        self.entries += self._colour_entries(inks)
        self._set_order()
        self._lay_out()

    def set_widths(self, widths_mm: Sequence[float]) -> None:
        """Set the widths of the current tool, thinnest first. As many are shown as the toolbar has buttons for."""
        for button, width in zip(self._widths.buttons(), widths_mm, strict=False):
            assert isinstance(button, WidthButton)
            button.set_value(width, widths_mm[-1])

    def set_text_sizes(self) -> None:
        """Show text sizes in place of widths."""
        for button, size, name in zip(self._widths.buttons(), TEXT_SIZES_MM, text_size_names(), strict=False):
            assert isinstance(button, WidthButton)
            button.set_value(size, TEXT_SIZES_MM[-1], name)

    def set_colour(self, colour: str) -> None:
        check_value(self._colours, colour)
        self._ink.set_value(colour)

    def set_width(self, width_mm: float) -> None:
        check_value(self._widths, width_mm)

    def set_seance(self, class_name: str) -> None:
        """Show the class of the séance that is under way; "" for none."""
        self.seance_button.show_class(class_name)

    def set_lesson(self, name: str) -> None:
        """Show the name of the open lesson; "" for one without a name."""
        self._lesson.show_lesson(name)
        self._lay_out()

    def set_onward(self, command: CommandId) -> None:
        """Set the command of the button after the page number: CommandId.NEXT_PAGE, or CommandId.ADD_PAGE after the
        last page."""
        if self._onward.defaultAction() is not self._commands[command]:
            self._onward.setDefaultAction(self._commands[command])
            self._lay_out()

    def button_of(self, command: CommandId) -> QWidget:
        """Return the visible button of a command, else the drawer's button. The command's popover opens beside it."""
        for entry in self.entries:
            if isinstance(entry.widget, ActionButton) and entry.widget.isVisible():
                action = entry.widget.defaultAction()
                if action is self._commands[command]:
                    return entry.widget
        return self.more_button

    # -- buttons

    def _make(self, more: QAction) -> None:
        make = self._button
        self.handle = IconButton(self.kit, "chevron-down", "", self)
        self.handle.token = "muted"
        self.handle.clicked.connect(lambda: self.set_shown(not self.is_shown))
        self._ink.clicked.connect(self._request_inks)
        self._page = PageButton(self.kit, self)
        self._page.clicked.connect(self._commands[CommandId.PAGE_PANEL].trigger)
        self.seance_button = SeanceButton(self.kit, self)
        self.seance_button.changed.connect(self._lay_out)
        self.seance_button.clicked.connect(lambda: self.menu_wanted.emit("seance", self.seance_button))
        self._lesson = LessonButton(self.kit, self)
        self._lesson.clicked.connect(lambda: self.menu_wanted.emit("lesson", self._lesson))
        self.more_button = ActionButton(self.kit, more, parent=self)
        self._vote = ActionButton(self.kit, self._commands[CommandId.ASK], filled=True, parent=self)
        pen = self._variants(tr("Stylo"), PENS)
        eraser = self._variants(tr("Gomme"), (CommandId.ERASE_STROKES, CommandId.ERASE_AREA))
        figure = self._variants(tr("Formes"), SHAPE_COMMANDS)
        select = self._variants(tr("Sélection"), (CommandId.SELECT, CommandId.LASSO))
        widths = [WidthButton(self.kit, width, PEN_WIDTHS_MM[-1], parent=self) for width in TOOLBAR_WIDTHS_MM]
        for button in widths:
            self._widths.addButton(button)
        self._onward = make(CommandId.NEXT_PAGE)
        remote = self._commands[CommandId.REMOTE]
        remote.toggled.connect(self._show_switched)
        self.landmarks = {
            "pen": pen, "eraser": eraser, "pages": self._page, "vote": self._vote, "seance": self.seance_button,
            "more": self.more_button,
        }  # fmt: skip
        self.entries = [
            ToolbarEntry(self.handle, "handle"),
            ToolbarEntry(make(CommandId.PREVIOUS_PAGE), "pages", 6, CommandId.PREVIOUS_PAGE),
            ToolbarEntry(self._page, "pages", 1),
            ToolbarEntry(self._onward, "pages"),
            *self._colour_entries(ink_colours()),
            ToolbarEntry(self._ink, "colours", REPLACEMENT),
            *(ToolbarEntry(button, "widths", 16) for button in widths),
            ToolbarEntry(pen, "tools"),
            ToolbarEntry(make(CommandId.HIGHLIGHTER, options=True), "tools", 4, CommandId.HIGHLIGHTER),
            ToolbarEntry(eraser, "tools"),
            ToolbarEntry(select, "tools", 3, CommandId.SELECT),
            ToolbarEntry(figure, "tools", 8, CommandId.LINE),
            ToolbarEntry(make(CommandId.TEXT, options=True), "tools", 7, CommandId.TEXT),
            ToolbarEntry(make(CommandId.UNDO), "undo"),
            ToolbarEntry(make(CommandId.REDO), "undo", 13, CommandId.REDO),
            ToolbarEntry(SwitchButton(self.kit, remote, parent=self), "menus", while_on=remote),
            ToolbarEntry(self.seance_button, "menus"),
            ToolbarEntry(make(CommandId.HOME), "menus", 5, CommandId.HOME),
            ToolbarEntry(self._menu("class", "users-round", tr("Classe")), "menus", 9),
            ToolbarEntry(self._lesson, "menus", 14),
            ToolbarEntry(self.more_button, "menus"),
            ToolbarEntry(self._vote, "vote"),
        ]
        self._set_order()
        self._show_handle()

    def _button(self, command: CommandId, *, options: bool = False) -> ActionButton:
        button = ActionButton(self.kit, self._commands[command], options=options, parent=self)
        button.options_wanted.connect(lambda: self._request_options(button))
        return button

    def _variants(self, name: str, commands: Sequence[CommandId]) -> VariantButton:
        button = VariantButton(self.kit, name, [self._commands[i] for i in commands], parent=self)
        button.options_wanted.connect(lambda: self._request_options(button))
        return button

    def _menu(self, menu: str, icon: str, name: str) -> MenuButton:
        button = MenuButton(self.kit, icon, name, self)
        button.clicked.connect(lambda: self.menu_wanted.emit(menu, button))
        return button

    def _request_options(self, button: ActionButton) -> None:
        self.options_wanted.emit(button.defaultAction().objectName(), button)

    def _request_inks(self) -> None:
        """Request colours and widths of the current tool, when there is no room for their buttons."""
        tools = (CommandId.FELT, CommandId.CHALK, CommandId.HIGHLIGHTER, CommandId.TEXT)
        in_hand = (tool for tool in tools if self._commands[tool].isChecked())
        self.options_wanted.emit(next(in_hand, CommandId.PEN), self._ink)

    def _colour_entries(self, inks: Sequence[InkColour]) -> list[ToolbarEntry]:
        slots = colour_slots(self.kit, inks[:MAX_COLOURS], MAX_COLOURS, self)
        for button in (slot for slot in slots if isinstance(slot, ColourButton)):
            self._colours.addButton(button)
        # The last ones leave one by one, the fourth after « Leçon » and « Rétablir »; the others together, for one
        # button with all.
        leaving = (11, 11, 11, 12, 15)
        return [ToolbarEntry(b, "colours", leaving[i]) for i, b in enumerate(slots)]

    def _parts(self) -> tuple[tuple[str, ...], ...]:
        """Return the parts at the beginning, in the middle and at the end of the toolbar."""
        return HORIZONTAL_PARTS if self.edge == "bottom" else VERTICAL_PARTS

    def _set_order(self) -> None:
        """Sort the entries into the toolbar's order, and let Tab follow it."""
        order = {part: i for i, part in enumerate(sum(self._parts(), ()))}
        self.entries.sort(key=lambda entry: order[entry.part])
        for before, after in zip(self.entries, self.entries[1:], strict=False):
            QWidget.setTabOrder(before.widget, after.widget)

    # -- placement

    @property
    def thickness_px(self) -> int:
        widgets = (entry.widget for entry in self.entries if entry.is_wanted)
        sizes = [w.narrow_size if isinstance(w, CaptionedButton) else w.sizeHint() for w in widgets]
        across = [size.height() if self.edge == "bottom" else size.width() for size in sizes]
        return max(across) + 2 * (self.kit.theme.metrics.pad_px // 2)

    def set_edge(self, edge: str) -> None:
        """Move the toolbar to an edge. Raises: ValueError for an unknown edge."""
        if edge not in ("bottom", "left", "right"):
            raise ValueError(f"no bar at edge {edge!r}")
        self.edge = edge
        self._set_order()
        self._show_handle()

    def set_shown(self, shown: bool) -> None:
        """Show the toolbar, or its handle alone. The owner places it again on `shown_changed`."""
        if shown != self.is_shown:
            self.is_shown = shown
            self._show_handle()
            self.shown_changed.emit(shown)

    def place(self, area: QRect) -> QRect:
        """Lie at the edge of `area`. Returns the rest of it, which is all of it when only the handle is shown."""
        thick = self.thickness_px
        if not self.is_shown:
            x = area.right() + 1 - thick if self.edge == "right" else area.left()
            self.setGeometry(x, area.bottom() + 1 - thick, thick, thick)
            self._lay_out()
            return area
        match self.edge:
            case "left":
                self.setGeometry(area.left(), area.top(), thick, area.height())
                left = area.adjusted(thick, 0, 0, 0)
            case "right":
                self.setGeometry(area.right() + 1 - thick, area.top(), thick, area.height())
                left = area.adjusted(0, 0, -thick, 0)
            case _:
                self.setGeometry(area.left(), area.bottom() + 1 - thick, area.width(), thick)
                left = area.adjusted(0, 0, 0, -thick)
        self._lay_out()
        return left

    def _show_handle(self) -> None:
        away, back = {"left": ("left", "right"), "right": ("right", "left"), "bottom": ("down", "up")}[self.edge]
        name = tr("Ranger la barre") if self.is_shown else tr("Montrer la barre")
        self.handle.show_as(f"chevron-{away if self.is_shown else back}", name)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    # -- layout

    def _lay_out(self) -> None:
        horizontal = self.edge == "bottom"
        room = self.width() if horizontal else self.height()
        fit = self._fit = ToolbarFit(self.kit.theme.metrics, horizontal=horizontal)
        all_entries = [e for e in self.entries if e.is_wanted and (self.is_shown or e.part == "handle")]
        entries = fit.fitting(all_entries, room)
        shown = {id(entry.widget) for entry in entries}
        for entry in self.entries:
            entry.widget.setVisible(id(entry.widget) in shown)
        overflowed = [e.command for e in self.entries if e.command is not None and id(e.widget) not in shown]
        self._lines = []
        pad = self.kit.theme.metrics.pad_px // 2
        groups = [[e for e in entries if e.part in parts] for parts in self._parts()]
        first, middle, last = (fit.needed(g) - 2 * pad if g else 0 for g in groups)
        gap = fit.part_gap
        # The tools stand in the middle of the toolbar if the ends leave room for it.
        start = max(pad + first + gap, min((room - middle) // 2, room - pad - last - gap - middle))
        for group, at in zip(groups, (pad, start, room - pad - last), strict=True):
            self._lay_group(group, at)
        if self.is_shown and overflowed != self.overflowed:
            self.overflowed = overflowed
            self.overflow_changed.emit()
        self.update()

    def _lay_group(self, entries: Sequence[ToolbarEntry], at: int) -> None:
        metrics = self.kit.theme.metrics
        part = entries[0].part if entries else ""
        for i, entry in enumerate(entries):
            if i and entry.part == part:
                at += metrics.gap_px
            elif i:
                self._lines.append(self._line_at(at + self._fit.part_gap // 2))
                at += self._fit.part_gap
                part = entry.part
            length = self._fit.length(entry)
            entry.widget.setGeometry(self._across(at, length, entry.widget.sizeHint()))
            at += length

    def _across(self, at: int, length: int, size: QSize) -> QRect:
        """Return the box of a button `length` long at `at`. Buttons without labels are centred in the toolbar."""
        pad = self.kit.theme.metrics.pad_px // 2
        if self.edge == "bottom":
            return QRect(at, pad + (self.height() - 2 * pad - size.height()) // 2, length, size.height())
        width = min(self.width() - 2 * pad, size.width())
        return QRect((self.width() - width) // 2, at, width, length)

    def _line_at(self, at: int) -> QRect:
        metrics = self.kit.theme.metrics
        inset = metrics.pad_px
        if self.edge == "bottom":
            return QRect(at, inset, metrics.line_px, self.height() - 2 * inset)
        return QRect(inset, at, self.width() - 2 * inset, metrics.line_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        line = look.metrics.line_px
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        for rect in self._lines:
            painter.fillRect(rect, look.colour("hairline"))
        edges = {
            "bottom": QRect(0, 0, self.width(), line),
            "left": QRect(self.width() - line, 0, line, self.height()),
            "right": QRect(0, 0, line, self.height()),
        }
        painter.fillRect(edges[self.edge], look.colour("line"))
        if not self.is_shown:
            painter.fillRect(0, 0, self.width(), line, look.colour("line"))
            side = 0 if self.edge == "right" else self.width() - line
            painter.fillRect(side, 0, line, self.height(), look.colour("line"))
        painter.end()
