"""Bar beside a selection with those of the most used actions that do something to it: style, duplicate, type out,
bring to front, group, let pupils move it, lock, delete."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from tni.core.geometry import Rect
from tni.document.items import AnyItem, Image, PluginItem, Shape, Stroke, Text
from tni.document.overlay import SelectionFrame
from tni.document.selection import frame_of
from tni.document.view import View
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.shown_item_commands import is_interactive
from tni.services.lesson.tool_choices import selection_style
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.overlay_painter import MARGIN_PX
from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.free_place import free_corner
from tni.ui.chrome.inks import ink_colours
from tni.ui.chrome.panel import Panel, set_panel_spacing
from tni.ui.chrome.titled_panel import open_panels
from tni.ui.chrome.toolbar_buttons import InkButton, MenuButton
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.ui.chrome.choice_buttons import TextButton

ACTIONS = (
    CommandId.FILL, CommandId.BOLD, CommandId.PICTURE, CommandId.TABLE, CommandId.FORMULA, CommandId.STRAIGHTEN,
    CommandId.DUPLICATE, CommandId.RETYPE, CommandId.MAKE_CONSTRUCTION, CommandId.FRONT, CommandId.GROUP,
    CommandId.MOVABLE, CommandId.BEHAVIOUR, CommandId.LOCK, CommandId.KEEP_RESOURCE, CommandId.DELETE,
)  # fmt: skip
"""Actions of the bar, in order."""
_LYING, _UPRIGHT = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
HOST_LETTERS = 28
"""Most letters of a host on the button that opens it: its end, which says whose it is."""
MOST_DRAWN, LEAST_DRAWN_MM = 60, 25.0
"""Most items of which a figure is offered to be made, and least size of the largest one."""
RECHECK_MS = 60
"""Interval at which a selection that is held by a hand is checked again, in ms."""


def fitting_actions(editor: LessonEditor, frame: SelectionFrame) -> frozenset[CommandId]:
    """Return the actions of the bar that do something to the selection: none moves or deletes what is locked, and only
    what meets other items comes to the front. frame: of the selection."""
    fitting = {CommandId.DUPLICATE, CommandId.LOCK}
    if editor.selection_is_locked:
        return frozenset(fitting)
    fitting |= {CommandId.DELETE, CommandId.MOVABLE, CommandId.BEHAVIOUR}
    if any(_can_be_kept(editor.document.item(key)) for key in islice(editor.selection, 2)):
        fitting.add(CommandId.KEEP_RESOURCE)
    if editor.selected_texts:
        fitting.add(CommandId.BOLD)
        if len(editor.selection) == 1 and _is_formula(editor.selected_texts[0]):
            fitting = fitting - {CommandId.BOLD} | {CommandId.FORMULA}
    if len(editor.selected_pictures) == 1:
        fitting |= {CommandId.PICTURE, CommandId.STRAIGHTEN}
    if len(editor.selection) > 1 and _is_table(editor):
        fitting.add(CommandId.TABLE)
    if editor.fillable:
        fitting.add(CommandId.FILL)
    if editor.retype_obstacle is None:
        fitting.add(CommandId.RETYPE)
    if _is_drawing(editor):
        fitting.add(CommandId.MAKE_CONSTRUCTION)
    if len(editor.selection) > 1:
        fitting.add(CommandId.GROUP)
    met = editor.document.shown(editor.page.id, Rect.of_points(frame.corners()))
    if any(item.id not in editor.selection for item in met):
        fitting.add(CommandId.FRONT)
    return frozenset(fitting)


def _is_formula(text: Text) -> bool:
    if not text.spans and "$" not in text.text:
        return False
    from tni.document.text_formulas import only_formula  # with the first formula

    return only_formula(text) is not None


def _is_drawing(editor: LessonEditor) -> bool:
    """Return whether a figure may be made of the selection: it has ink or shapes that are no writing by their size."""
    if len(editor.selection) > MOST_DRAWN:
        return False
    items = [editor.document.item(key) for key in editor.selection]
    return any(
        isinstance(item, Stroke | Shape) and max(box.width, box.height) >= LEAST_DRAWN_MM
        for item in items
        if item is not None
        for box in (editor.document.box(item),)
    )


def _is_table(editor: LessonEditor) -> bool:
    first = editor.document.item(next(iter(editor.selection)))
    if first is None or first.group is None:
        return False
    from tni.services.lesson.table_commands import chosen_table  # with the first group

    return chosen_table(editor) is not None


def _can_be_kept(item: AnyItem | None) -> bool:
    if not isinstance(item, PluginItem):
        return isinstance(item, Image)
    from tni.document.camera_item import is_camera  # with the first item of that kind of record

    return not is_interactive(item) and not is_camera(item)


def opening_text(editor: LessonEditor) -> str:
    """Return the label of the button that opens the selected card, or what another item opens, with the host that a
    link leads to; "" without one."""
    items = [editor.document.item(key) for key in islice(editor.selection, 2)]
    if len(items) == 1 and items[0] is not None and (link := _link_of(items[0])):
        from tni.ui.messages.links import opening_link_text  # with the first link

        return opening_link_text(link, HOST_LETTERS)
    if len(items) != 1 or not isinstance(items[0], PluginItem):
        return ""
    from tni.core.web_address import host_of, short_host  # with the first card
    from tni.document.resource_card import card_of

    card = card_of(items[0])
    if card is None:
        return ""
    if not card.address:
        return tr("Écouter")
    host = short_host(host_of(card.address))
    return tr("Ouvrir {}").format(host if len(host) <= HOST_LETTERS else f"…{host[-HOST_LETTERS:]}")


def _link_of(item: AnyItem) -> str:
    if not item.behaviour.link and not (isinstance(item, Text) and item.spans):
        return ""
    from tni.document.links import only_link  # with the first link

    return only_link(item)


class SelectionBar(Panel):
    """Bar below the selection frame, or above it if there is no room, or upright beside it; hidden while the selection
    is being moved.

    Signals:
        more_wanted: the drawer with the other actions is requested.
        style_wanted: the style of the selected items is requested; the button beside which it opens.
    """

    more_wanted = Signal()
    style_wanted = Signal(QWidget)

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Sélection"), parent)
        self._followed: Callable[[], None] = lambda: None
        self._recheck_timer = QTimer(self, singleShot=True, interval=RECHECK_MS)
        self._recheck_timer.timeout.connect(lambda: self._followed())
        line = self._line = QBoxLayout(_LYING, self)
        set_panel_spacing(line, style)
        self._open: TextButton | None = None
        self._open_command = commands[CommandId.OPEN_CARD]
        self._ink = InkButton(style, ink_colours()[0], self)
        self._ink.setAccessibleName(tr("Couleur et taille"))
        self._ink.setToolTip(tr("Couleur et taille"))
        self._ink.clicked.connect(lambda: self.style_wanted.emit(self._ink))
        line.addWidget(self._ink)
        self._dash = self._style_button("tni-line-dashed", tr("Trait"))
        self._align = self._style_button("tni-align-left", tr("Alignement"))
        self._buttons = {command: ActionButton(style, commands[command], parent=self) for command in ACTIONS}
        for command, button in self._buttons.items():
            line.addWidget(button)
            if command is CommandId.FILL:
                line.addWidget(self._dash)
            elif command is CommandId.BOLD:
                line.addWidget(self._align)
        more = IconButton(style, "ellipsis", tr("Autres actions"), self)
        more.clicked.connect(self.more_wanted)
        line.addWidget(more)
        self.hide()

    def _style_button(self, icon: str, name: str) -> MenuButton:
        button = MenuButton(self.kit, icon, name, self, options=True)
        button.clicked.connect(lambda: self.style_wanted.emit(button))
        return button

    def follow(self, editor: LessonEditor, canvas: Canvas) -> None:
        """Show, hide or move the bar with the selection. canvas: the canvas of the page, a sibling of the bar."""
        self._recheck_timer.stop()
        choosing = editor.tool is ToolName.SELECT and editor.selection and editor.editing is None
        frame = frame_of(editor.document, editor.selection) if choosing else None
        if frame is None:
            self.hide()
        elif editor.busy:  # no event reports the end of a press that changed nothing
            self.hide()
            self._followed = lambda: self.follow(editor, canvas)
            self._recheck_timer.start()
        else:
            fitting = fitting_actions(editor, frame)
            for command, button in self._buttons.items():
                button.setVisible(command in fitting)
            self._show_opening(opening_text(editor))
            colour, _, _ = selection_style(editor)
            self._ink.setVisible(bool(colour) and not editor.selection_is_locked)
            self._ink.set_value(colour or self._ink.value)
            self._dash.setVisible(bool(editor.selected_shapes))
            self._align.setVisible(bool(editor.selected_texts))
            handled_low = editor.selected_item is not None
            self._place_beside(_taken(frame, editor.view, canvas), canvas.geometry(), handled_low=handled_low)

    def _show_opening(self, text: str) -> None:
        """Show the button that opens the selected card; "" hides it."""
        if text and self._open is None:
            from tni.ui.chrome.choice_buttons import TextButton

            self._open = TextButton(self.kit, text, filled=True, parent=self)
            self._open.clicked.connect(lambda _checked=False: self._open_command.trigger())
            self._line.insertWidget(0, self._open)
        if self._open is not None:
            self._open.set_text(text)
            self._open.setVisible(bool(text))

    def _place_beside(self, taken: QRect, area: QRect, *, handled_low: bool) -> None:
        """Place the bar beside `taken`, the frame with its handles. area: the area that may be covered. handled_low:
        of a selection that leaves no room, rather the upper part is covered, as the lower one has buttons."""
        self.set_area(area)
        self.ensurePolished()
        self._set_direction(_LYING)
        gap = self.kit.theme.metrics.gap_px * 2
        free = self.free_area()
        below, above = taken.bottom() + 1 + gap, taken.top() - gap - self.height()
        fits_below = below + self.height() <= free.bottom() + 1
        if fits_below or above >= free.top() or not self._stand_beside(taken, gap):
            top = below if fits_below or (above < free.top() and not handled_low) else above
            self.keep_inside(QPoint(taken.center().x() - self.width() // 2, top))
            self._make_way(taken)
        if not self.isVisible():
            self.show()
            self.raise_()

    def _set_direction(self, direction: QBoxLayout.Direction) -> None:
        self._line.setDirection(direction)
        self.adjustSize()

    def _stand_beside(self, taken: QRect, gap: int) -> bool:
        """Stand upright beside a selection, rather to its left. Return whether there is room."""
        self._set_direction(_UPRIGHT)
        kept = [*(panel.geometry() for panel in open_panels(self.parentWidget())), taken]
        wanted = QPoint(taken.left() - gap - self.width(), taken.center().y() - self.height() // 2)
        corner = free_corner(self.size(), self.free_area(), wanted, kept, self.kit.theme.metrics.gap_px)
        if corner is None:
            self._set_direction(_LYING)
        else:
            self.move(corner)
        return corner is not None

    def _make_way(self, taken: QRect) -> None:
        """Leave the panels that are open alone, and the selection too if there is room."""
        panels = [panel.geometry() for panel in open_panels(self.parentWidget())]
        if any(panel.intersects(self.geometry()) for panel in panels):
            gap = self.kit.theme.metrics.gap_px
            for kept in ([*panels, taken], panels):
                if (corner := free_corner(self.size(), self.free_area(), self.pos(), kept, gap)) is not None:
                    self.move(corner)
                    return


def _taken(frame: SelectionFrame, view: View, canvas: Canvas) -> QRect:
    """Return the selection frame with its handles, in pixels of the window."""
    ratio = canvas.devicePixelRatioF()
    scale = canvas.chrome_scale * ratio
    points = [
        *map(tuple, frame.corners().tolist()),
        *frame.handles(scale / view.scale).values(),
        *frame.shape_corners(),
    ]
    shown = [view.to_screen(x, y) for x, y in points]
    left, right = min(x for x, _ in shown), max(x for x, _ in shown)
    top, bottom = min(y for _, y in shown), max(y for _, y in shown)
    radius = MARGIN_PX * scale
    box = QRectF(left, top, right - left, bottom - top).adjusted(-radius, -radius, radius, radius)
    return QRectF(box.topLeft() / ratio, box.size() / ratio).toAlignedRect().translated(canvas.pos())
