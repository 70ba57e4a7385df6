"""Controller of what shows or hides a part of the page: curtain, spotlight, reading band, magnifier, zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from tni.core.geometry import Rect
from tni.document.pointer import Changed, ChangedFlag
from tni.document.view import View
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import covered_page_message
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.panels.area_picker import AreaPicker
    from tni.ui.panels.curtain import Curtain
    from tni.ui.showing.dark_cover import DarkCover
    from tni.ui.showing.magnifier import Magnifier
    from tni.ui.showing.shown_page import ShownPage
    from tni.ui.showing.tool_strip import ToolStrip

ONE_OF = CommandId.SPOTLIGHT, CommandId.READING_BAND, CommandId.MAGNIFIER
"""Of these one is open at a time: each darkens or enlarges what another would show."""


class ShowingController:
    """Tools over the page. Each is imported and made at its first use."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson]) -> None:
        self._window, self._shown = window, shown
        self._curtain: Curtain | None = None
        self._tools: dict[CommandId, DarkCover | Magnifier] = {}
        self._strips: dict[CommandId, ToolStrip] = {}
        self._page: ShownPage | None = None
        """Page as the magnifier sees it."""
        self._picker: AreaPicker | None = None
        self._back: ToolStrip | None = None
        self._before: View | None = None
        """View to which the zoom goes back; None if the page was shown whole."""
        self._is_zoomed = False

    def show(self, command: CommandId, *, is_on: bool) -> None:
        """Show or put away one of the tools."""
        match command:
            case CommandId.CURTAIN:
                self._show_curtain(is_on)
            case CommandId.ZOOM_AREA:
                self._pick_area() if is_on else self._zoom_back()
            case _:
                self._show_tool(command, is_on)

    # -- places

    def _page_rect(self) -> QRect:
        """Return the visible part of the shown page, or all of a question that covers it, in the window's
        coordinates."""
        canvas = self._window.canvas
        if canvas.cover is not None:
            return canvas.geometry()
        board, ratio = self._shown().editor, canvas.devicePixelRatioF()
        page = board.page
        x, y = board.view.to_screen(0.0, 0.0)
        size = Rect(x, y, page.format.width_mm * board.view.scale, board.document.height_mm(page.id) * board.view.scale)
        rect = QRect(
            round(size.x / ratio), round(size.y / ratio), round(size.width / ratio), round(size.height / ratio)
        )
        return rect.intersected(canvas.rect()).translated(canvas.pos())

    def lay_covers(self) -> QWidget | None:
        """Lay what is open over the page or question that is shown now, and return the lowest of it; None without
        any."""
        page, canvas = self._page_rect(), self._window.canvas.geometry()
        if self._curtain is not None and self._curtain.isVisible():
            self._curtain.follow(page)
        for tool in self._tools.values():
            if tool.isVisible():
                tool.follow(canvas)
        self._lay_strips()
        ours = {self._curtain, *self._tools.values()}
        return next(
            (w for w in self._window.children() if isinstance(w, QWidget) and w in ours and w.isVisible()), None
        )

    def _lay_strips(self) -> None:
        """Lay the strips of what is open above one another, at the bottom of the page."""
        area, above_px = self._window.canvas.geometry(), 0
        for strip in (*self._strips.values(), self._back):
            if strip is not None and strip.isVisible():
                above_px = strip.follow(area, above_px)

    def follow(self, changed: Changed) -> None:
        """Follow the page and its place."""
        self.page_changed()
        if changed.what & (ChangedFlag.PAGE | ChangedFlag.VIEW):
            self.lay_covers()
            if self._is_zoomed and (ChangedFlag.PAGE in changed.what or self._shown().editor.fits):
                self._forget_zoom()  # she has turned the page, or shown it whole by another command

    def page_changed(self) -> None:
        """Follow a page that looks different."""
        if self._page is not None:
            self._page.touch()
        if self._window.canvas.gl is not None:  # the covers are windows of the system, which keep what was below
            for tool in self._tools.values():
                tool.update()

    # -- curtain

    def _show_curtain(self, on: bool) -> None:
        if self._curtain is None:
            from tni.ui.panels.curtain import Curtain

            self._curtain = Curtain(self._window.kit, self._window)
            self._curtain.closed.connect(lambda: self._uncheck(CommandId.CURTAIN))
        if on:
            self._curtain.draw_over(self._page_rect())
            self._window.bar.raise_()
        elif self._curtain.isVisible():
            self._curtain.remove()

    def _curtained(self) -> tuple[QRect, QColor] | None:
        """Return what the curtain hides of the canvas, and its colour."""
        if self._curtain is None or not self._curtain.isVisible():
            return None
        there = self._curtain.geometry().translated(-self._window.canvas.pos())
        return there, self._window.kit.theme.colour("tint")

    # -- spotlight, reading band, magnifier

    def _show_tool(self, command: CommandId, on: bool) -> None:
        if not on:
            if command in self._tools and self._tools[command].isVisible():
                self._tools[command].remove()
            return
        for other in ONE_OF:
            if other is not command:
                self._uncheck(other)
        if command not in self._tools:
            self._make(command)
        area = self._window.canvas.geometry()
        self._tools[command].open_over(area)
        self._window.bar.raise_()
        self._strips[command].open_in(area)
        self._lay_strips()

    def _make(self, command: CommandId) -> None:
        from tni.ui.showing import tool_strip

        style, window = self._window.kit, self._window
        tool: DarkCover | Magnifier
        match command:
            case CommandId.SPOTLIGHT:
                from tni.ui.showing.spotlight import Spotlight

                tool = light = Spotlight(style, window)
                strip = tool_strip.spotlight_strip(style, light, window)
            case CommandId.READING_BAND:
                from tni.ui.showing.reading_band import ReadingBand

                tool = band = ReadingBand(style, window)
                strip = tool_strip.band_strip(style, band, window)
            case _:
                from tni.ui.showing.magnifier import Magnifier
                from tni.ui.showing.shown_page import ShownPage

                page = ShownPage(window.canvas, self._shown, self._curtained, lambda: style.theme.page_surround)
                self._page = page
                tool = lens = Magnifier(style, page, window)
                strip = tool_strip.magnifier_strip(style, lens, window)
        tool.closed.connect(lambda: self._closed(command))
        strip.closed.connect(lambda: self._uncheck(command))
        self._tools[command], self._strips[command] = tool, strip

    def _closed(self, command: CommandId) -> None:
        self._strips[command].put_away()
        self._uncheck(command)
        self._window.canvas.setFocus()

    def _uncheck(self, command: CommandId) -> None:
        self._window.commands[command].setChecked(False)

    # -- zoom to an area

    def _pick_area(self) -> None:
        canvas = self._window.canvas
        if canvas.cover is not None:
            self._window.notices.show(covered_page_message())
            self._uncheck(CommandId.ZOOM_AREA)
            return
        from tni.ui.panels.area_picker import AreaPicker

        picture = canvas.grab().toImage()
        picture.setDevicePixelRatio(1.0)
        title, hint = tr("Zoomer sur une zone"), tr("Tracer un cadre : il remplira le tableau.")
        self._picker = AreaPicker(self._window.kit, picture, title, hint, self._window)
        self._picker.picked.connect(self._zoom_to)
        self._picker.closed.connect(self._picker_closed)
        self._picker.open_over(canvas.geometry())

    def _picker_closed(self) -> None:
        self._picker = None
        self._window.canvas.setFocus()
        if not self._is_zoomed:
            self._uncheck(CommandId.ZOOM_AREA)

    def _zoom_to(self, pixels: QRect) -> None:
        """Show a rectangle of the surface as large as it fits."""
        editor = self._shown().editor
        view, port = editor.view, editor.viewport
        self._before, self._is_zoomed = None if editor.fits else view, True
        factor = min(port.width_px / pixels.width(), port.height_px / pixels.height())
        x, y = pixels.x() + pixels.width() / 2, pixels.y() + pixels.height() / 2
        near = view.zoomed(factor, x, y, port).panned(port.width_px / 2 - x, port.height_px / 2 - y)
        self._window.do(lambda s: s.set_view(near))
        if self._back is None:
            from tni.ui.showing.tool_strip import ToolStrip

            self._back = ToolStrip(self._window.kit, tr("Zone agrandie"), self._window)
            self._back.add(tr("Revenir à la page"), tr("Revenir à la page"), self._back.put_away)
            self._back.closed.connect(lambda: self._uncheck(CommandId.ZOOM_AREA))
        self._back.open_in(self._window.canvas.geometry())
        self._lay_strips()
        if self._picker is not None:
            self._picker.close_picker()

    def _zoom_back(self) -> None:
        if self._picker is not None:
            self._picker.close_picker()
        elif self._is_zoomed:
            before = self._before
            self._forget_zoom()
            self._window.do(LessonEditor.fit if before is None else lambda s: s.set_view(before))

    def _forget_zoom(self) -> None:
        """End the zoom and leave the page where it is."""
        self._is_zoomed = False
        if self._back is not None:
            self._back.put_away()
        self._uncheck(CommandId.ZOOM_AREA)
