"""A hand that works any interactive item in the real window: puts it from the panel of items, drags its handles, taps
its parts and uses its panel, until something changes, and takes that back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QApplication, QWidget

from tests.support.hands import Fingers
from tests.support.real_pointer import RealPointer, double_click_ms
from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tni.app.application import Application
from tni.core.geometry import Affine, Point
from tni.document.items import PluginItem
from tni.services.items.item_host import ItemHost
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.item_panel import ItemPanel
from tni.ui.panels.item_shelf import ItemShelf, ShelfTile

type Look = tuple[bytes, Affine]
WAYS_MM: tuple[Point, ...] = ((14.0, 9.0), (-14.0, -9.0), (0.0, -22.0), (40.0, 0.0), (0.0, 24.0))
"""Ways by which handles are dragged, one after another, until something changes."""
MOST_TRIES = 8
WAIT_S = 10.0


class ToolHand:
    """Hand of a teacher. pointer: of the X server; None for one that works by fingers alone."""

    def __init__(self, program: Application, pointer: RealPointer | None = None) -> None:
        self.program, self.pointer = program, pointer
        self.fingers = Fingers(program)
        self.board = program.main_controller
        self.window = self.board.window

    @property
    def host(self) -> ItemHost:
        return self.program.items.host

    @property
    def shelf(self) -> ItemShelf:
        found = self.program.items.controller.shelf
        assert found is not None
        return found

    @property
    def panel(self) -> ItemPanel:
        found = self.program.items.controller.panel
        assert found is not None
        return found

    @property
    def item(self) -> PluginItem:
        (found,) = (one for one in items(self.program) if isinstance(one, PluginItem))
        return found

    def look(self) -> Look:
        """Return what an undo gives back: the contents and the place of the item."""
        return self.item.data, self.item.transform

    # -- the page

    def new_page(self) -> None:
        self.board.commands[CommandId.ADD_PAGE].trigger()
        assert items(self.program) == []

    def put(self, kind: str) -> None:
        """Put an item on an empty page: look for its name, and touch the first that is found."""
        self.new_page()
        self.board.commands[CommandId.ITEMS].trigger()
        wait_for(self.shelf.isVisible, "the shelf")
        self.shelf.search.setText(self.host.name_of(kind))  # QTest types no letters with accents
        (tile, *_) = self.shelf.shown
        assert isinstance(tile, ShelfTile)
        assert tile.entry.plugin == kind, f"{tile.entry.name} is found first"
        QApplication.processEvents()  # the tile is laid where it is found
        self.touch(tile)
        wait_for(lambda: not self.shelf.isVisible(), "the item", WAIT_S)
        assert self.item.id in self.board.editor.selection

    def show_all_controls(self) -> None:
        """Open the whole panel, where it is small so as not to cover the item."""
        wait_for(self.panel.isVisible, "the panel")
        self._open_whole_panel()

    def use_hand(self) -> None:
        """Choose the tool under which neither a panel nor a bar lies over the item."""
        self.board.commands[CommandId.HAND].trigger()
        assert not self.panel.isVisible()

    # -- touches

    def touch(self, widget: QWidget) -> None:
        if self.pointer is not None:
            self.pointer.touch(widget)
        else:
            self._tap(self.fingers.on(widget))

    def tap(self, place: Point) -> None:
        """Tap a place of the item, in its own millimetres."""
        if self.pointer is not None:
            self.pointer.touch_at(self._on_screen(place))
        else:
            self._tap(self._in_window(place))

    def drag(self, start: Point, end: Point) -> None:
        if self.pointer is not None:
            self.pointer.stroke(self._on_screen(start), self._on_screen(end))
            return
        first, last = self._in_window(start), self._in_window(end)
        self.fingers.frame(press={1: first})
        for part in (0.2, 0.5, 0.8, 1.0):
            self.fingers.frame(move={1: first + (last - first) * part})
        self.fingers.frame(release=(1,))

    def _tap(self, at: QPoint) -> None:
        with double_click_ms(0):  # faster than any hand
            self.fingers.frame(press={1: at})
            self.fingers.frame(release=(1,))

    def _on_canvas(self, place: Point) -> QPoint:
        x, y = self.board.editor.view.to_screen(*self.item.transform.point(*place))
        ratio = self.window.canvas.devicePixelRatioF()
        return QPoint(round(x / ratio), round(y / ratio))

    def _on_screen(self, place: Point) -> QPoint:
        return self.window.canvas.mapToGlobal(self._on_canvas(place))

    def _in_window(self, place: Point) -> QPoint:
        at = self._on_canvas(place)
        return self.fingers.at((at.x(), at.y()))

    # -- what is tried with an item

    def tries_of_handles(self) -> Iterator[Callable[[], object]]:
        handles = list(self.host.handles(self.item))
        for way in WAYS_MM:
            for one in handles[:MOST_TRIES]:
                end = one.limited((one.at[0] + way[0], one.at[1] + way[1]))
                yield lambda start=one.at, end=end: self.drag(start, end)  # type: ignore[misc]

    def tries_of_targets(self) -> Iterator[Callable[[], object]]:
        for one in [*self.host.targets(self.item)][:MOST_TRIES] * 2:
            box = one.box
            middle = (box.x + box.width / 2, box.y + box.height / 2)
            yield lambda middle=middle: self.tap(middle)  # type: ignore[misc]

    def _open_whole_panel(self) -> None:
        """Ask a panel for all its rows: those that leave its item in sight come first, those that are folded last."""
        if self.panel.is_small:
            self.touch(button(self.panel, "Plus"))
            wait_for(lambda: not self.panel.is_small, "the rows of the panel", WAIT_S)
            QApplication.processEvents()
        more = button(self.panel, "Plus")
        if more.isVisible():
            self.touch(more)
            wait_for(lambda: not more.isVisible(), "the folded rows of the panel", WAIT_S)
            QApplication.processEvents()

    def tries_of_panel(self) -> Iterator[Callable[[], object]]:
        self._open_whole_panel()
        seen = self.panel.rect()
        buttons = self._controls(QAbstractButton)
        in_sight = [one for one in buttons if seen.contains(one.mapTo(self.panel, one.rect().center()))]
        for one in in_sight[:MOST_TRIES] * 2:
            yield lambda one=one: self.touch(one)  # type: ignore[misc]
        for slider in self._controls(QAbstractSlider):
            for part in (5, 1):  # of six, from the left
                place = QPoint(slider.width() * part // 6, slider.height() // 2)
                if seen.contains(slider.mapTo(self.panel, place)):
                    at = slider.mapToGlobal(place)
                    yield lambda at=at: self._press_at(at)  # type: ignore[misc]

    def _press_at(self, at: QPoint) -> None:
        assert self.pointer is not None
        self.pointer.touch_at(at)

    def tries_of_keys(self) -> Iterator[Callable[[], object]]:
        self._open_whole_panel()
        found = self._controls(QAbstractSlider), self._controls(QAbstractSpinBox), self._controls(QAbstractButton)
        for widgets, names in zip(found, (("Right", "Left"), ("Up", "Down"), ("space",)), strict=True):
            for one in widgets[:MOST_TRIES]:
                for name in names:
                    yield lambda one=one, name=name: self._press(one, name)  # type: ignore[misc]

    def _press(self, widget: QWidget, name: str) -> None:
        assert self.pointer is not None
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.pointer.keys(name)

    def take_back(self, *keys: str) -> None:
        """Press a key of the page, such as that of undo."""
        assert self.pointer is not None
        self.window.canvas.setFocus()
        self.pointer.keys(*keys)

    def _controls[W: QWidget](self, kind: type[W]) -> list[W]:
        """Return the panel's controls, but for those that close it, ask where to save a file, or put other items on
        the page."""
        found = [one for one in self.panel.findChildren(kind) if one.isVisible() and one.isEnabled()]
        return [one for one in found if not _name_of(one).startswith(("Fermer", "Enregistrer", "Poser"))]

    def changed_by(self, tries: Iterator[Callable[[], object]], what: str) -> tuple[Look, Look]:
        """Try one after another until the item is another one. Return what it was before that try, and is now."""
        for act in tries:
            before = self.look()
            act()
            after = self.look()
            if after != before:
                return before, after
        raise AssertionError(f"{what} changes nothing")


def _name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
