"""Controller of interactive items in the main window: the panel from which they are put on the page, the panel of the
selected one, and the time of those that go by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, Qt, QTimer

from tni.api.item_panel import MEASURE_BOARD, Localised, PanelButton
from tni.api.manifest import Manifest
from tni.core.ids import ItemId
from tni.core.tasks import TaskRunner
from tni.document.items import PluginItem
from tni.document.overlay import OFF_HANDLE_RADIUS_PX
from tni.document.plugin_state import plugin_state
from tni.document.pointer import Changed, ChangedFlag
from tni.document.selection import frame_of
from tni.render.raster.item_painter import ItemPainter
from tni.services.items.item_host import ItemHost
from tni.services.items.item_kinds import FoundPlugin
from tni.services.items.time_guard import FaultKind, PluginFaultError
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.shown_item_commands import is_interactive
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.item_tile import OTHERS, ShelfEntry
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import language, tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.item_cursor import ItemCursor
from tni.ui.main_window.panel_typing import PanelTyping
from tni.ui.main_window.shelf_pictures import ShelfPictures
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.item_panel import ItemPanel
from tni.ui.panels.item_place import lay_clear
from tni.ui.panels.item_shelf import ItemShelf

RECHECK_MS = 60
"""Interval at which the panel follows a handle that is dragged."""
RESCALE_MS = 150
"""Time after a zoom until what measures on the board is fitted to it."""
WHEEL_MS = 400
"""Time after the last turn of the mouse's wheel at which its undo step ends."""
SLICES = 8
"""Boxes along an item that lies slanting, which its panel keeps clear of."""
_ELSEWHERE = ChangedFlag.PAGE | ChangedFlag.PAGES
_STATE = _ELSEWHERE | ChangedFlag.SELECTION | ChangedFlag.UNDO | ChangedFlag.OVERLAY | ChangedFlag.DRY

FILE_CONTROL = "file of the item"
"""Button of the program's own in an item's panel."""


class ItemController:
    """Controller of interactive items, made when the first is wanted or shown."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        host: ItemHost,
        painter: Callable[[], ItemPainter],
        tools: Callable[[], Iterable[FoundPlugin]],
        tasks: TaskRunner,
    ) -> None:
        """painter: returns the item painter of the open lesson. tools: returns the board tools of plugins. tasks: work
        for the pictures of the items."""
        self._window, self._editor, self._host = window, editor, host
        self._find_tools = tools
        self._tools: dict[str, FoundPlugin] = {}
        self._pictures = ShelfPictures(
            window, host, painter, tasks, lambda: editor().busy, lambda: window.kit.theme.is_dark
        )
        self.shelf: ItemShelf | None = None
        self.panel: ItemPanel | None = None
        self._of: tuple[ItemId, str] | None = None
        """The item whose panel was opened last, and its plugin."""
        self._was_busy = False
        self._typing: FieldTyping | None = None
        self._searching: PanelTyping | None = None
        self._greeted: LessonEditor | None = None
        self._cursor = ItemCursor(window.canvas, editor)
        self._recheck = QTimer(window, singleShot=True, interval=RECHECK_MS)
        self._recheck.timeout.connect(self._show_panel)
        self._rescale = QTimer(window, singleShot=True, interval=RESCALE_MS)
        self._rescale.timeout.connect(self._fit_to_scale)
        self._is_new_scale = False
        window.arranged.connect(self._await_scale)  # the board may have been measured
        self._turning = QTimer(window, singleShot=True, interval=WHEEL_MS)
        self._turning.timeout.connect(self._end_turning)
        self._turned = 0
        self._going = QTimer(window)
        self._going.timeout.connect(self._let_go_on)
        self._moving = QTimer(window, timerType=Qt.TimerType.PreciseTimer)
        self._moving.timeout.connect(self._move_on)
        self._since = QElapsedTimer()
        self._since.start()
        self._is_picture = False
        self._said_aside: set[str] = set()
        host.kinds.subscribe(self._say_fault)
        host.aside.listeners.add(self._say_aside)

    save: Callable[[str, str, bytes], None] = staticmethod(lambda _name, _suffix, _data: None)
    """Asks for a file and writes it: what it is, the end of its name, its contents."""
    measure: Callable[[], None] = staticmethod(lambda: None)
    """Asks for the width of the board's picture."""
    note_used: Callable[[str], None] = staticmethod(lambda _plugin: None)
    """Notes that an item of this plugin was put on a page."""

    # -- the shelf

    def toggle(self) -> None:
        """Open or close the panel from which items are put on the page."""
        if self.shelf is not None and self.shelf.isVisible():
            self.shelf.put_away()
            return
        if is_refused(self._window, CommandId.ITEMS):
            return
        if self.shelf is None:
            self.shelf = ItemShelf(self._window.kit, self._window)
            self.shelf.chosen.connect(self.put)
            self.shelf.dropped.connect(self.put_at)
            self._searching = PanelTyping(self._window, self.shelf, self.shelf, self.shelf.chosen)
        self._host.kinds.forget()  # one may have been installed or turned off
        self._tools = {}
        self.shelf.show_entries(self.entries())
        self.shelf.set_area(self._window.low_area)
        self.shelf.open_at()
        if self.shelf.tiles:
            self.shelf.tiles[0].setFocus()

    def entries(self) -> list[ShelfEntry]:
        """Return what can be put on the page, by names."""
        if not self._tools:
            self._tools = {found[0].id: found for found in self._find_tools()}
        found = (*self._host.kinds.state.kinds, *(manifest for manifest, _ in self._tools.values()))
        self._pictures.renew()
        return sorted(map(self._entry, found), key=lambda entry: entry.name.casefold())

    def _entry(self, one: Manifest) -> ShelfEntry:
        french = _is_french()
        terms = () if one.terms is None else (one.terms.fr, one.terms.en)
        return ShelfEntry(
            one.id,
            one.name.fr if french else one.name.en,
            one.summary.fr if french else one.summary.en,
            self._pictures,
            OTHERS if one.topic is None else one.topic.value,
            " ".join((one.name.en if french else one.name.fr, *terms)),
        )

    def put(self, plugin: str, centre_mm: tuple[float, float] | None = None) -> None:
        """Put an item on the page, or take a board tool. centre_mm: where; None for a free place."""
        if self.shelf is not None:
            self.shelf.put_away()
        if is_refused(self._window, CommandId.ITEMS):
            return
        if plugin in self._tools:
            self._use_tool(self._tools[plugin])
        else:
            self._window.do(lambda s: take_inserted(s, s.put_item(plugin, centre_mm)))
        self.note_used(plugin)

    def put_at(self, plugin: str, place: QPoint) -> None:
        """Put an item where its tile was let go, if that is on the page. place: in global pixels."""
        canvas = self._window.canvas
        here = canvas.mapFromGlobal(place)
        if canvas.rect().contains(here):
            ratio = canvas.devicePixelRatioF()
            self.put(plugin, self._editor().view.to_page(here.x() * ratio, here.y() * ratio))

    def _use_tool(self, found: FoundPlugin) -> None:
        from tni.services.items.board_tools import choose_board_tool

        def failed(_fault: PluginFaultError) -> None:
            self._say_stopped(found[0].name.fr if _is_french() else found[0].name.en)
            if self._editor().tool is ToolName.PLUGIN:
                QTimer.singleShot(0, self._window, self._window.commands[CommandId.PEN].trigger)

        self._window.do(lambda s: choose_board_tool(s, self._host, found, failed))

    # -- the panel of the selected item

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the selection and to the items of the page."""
        self._keep_moving()
        if changed.what & _STATE and not self._is_picture:
            self._show_panel()
        if changed.what & (_ELSEWHERE | ChangedFlag.UNDO):
            self._keep_time()
        if changed.what & (_ELSEWHERE | ChangedFlag.VIEW):
            self._await_scale()
        elif changed.what & ChangedFlag.DRY and not self._rescale.isActive():
            self._rescale.start()  # an undo may bring an item that was fitted to another scale
        if self._editor().wheel_turns and not self._turning.isActive():
            self._turned = self._editor().wheel_turns
            self._turning.start()
        if self._greeted is not self._editor():
            self._greeted = self._editor()
            self._greeted.animates = lambda tells: tells or not self._window.kit.theme.reduced_motion
            self._say_absent(self._greeted)

    def _await_scale(self) -> None:
        self._is_new_scale = True
        self._rescale.start()

    def _fit_to_scale(self) -> None:
        if self._editor().busy or self._editor().is_late:  # a hand may hold an instrument: once it is up
            self._rescale.start()
            return
        new_only, self._is_new_scale = not self._is_new_scale, False
        self._window.do(lambda s: s.rescale_items(new_only=new_only))

    def _say_absent(self, editor: LessonEditor) -> None:
        """Tell that the lesson has items whose plugins are absent."""
        found = (plugin_state(item) for item in editor.document.plugin_items if is_interactive(item))
        if any(one is not None and self._host.kinds.manifest(one.kind) is None for one in found):
            text = tr("TNI ne connaît pas certains éléments de cette leçon : il les garde tels quels.")
            self._window.notices.show(text)

    def _show_panel(self) -> None:
        editor = self._editor()
        item = editor.selected_item
        self._cursor.follow(item is not None and editor.tool is ToolName.SELECT)
        controls = () if item is None else (*editor.item_panel(), *self._file_button(item))
        contents = plugin_state(item)
        if item is None or contents is None or not controls:
            self._of = None
            if self.panel is not None and self.panel.isVisible():
                self.panel.put_away()
            return
        if self._of != (item.id, contents.kind):
            self._of = item.id, contents.kind
            panel = self._made_panel(contents.kind)
            panel.show_controls(controls, french=_is_french())
            panel.show_handles(editor.item_handles())
            self._place(panel, item)
            panel.show()
        elif self.panel is not None and self.panel.isVisible():  # it may have been put away
            self.panel.show_controls(controls, french=_is_french(), is_busy=editor.busy)
            self.panel.show_handles(editor.item_handles())
            self._make_way(self.panel, item)
            if editor.busy:  # no event reports the steps of a drag
                self._recheck.start()

    def _made_panel(self, plugin: str) -> ItemPanel:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        window = self._window
        panel = self.panel = ItemPanel(window.kit, self._host.name_of(plugin), window)
        panel.valued.connect(self._control)
        panel.ended.connect(lambda: window.do(LessonEditor.end_control))
        panel.closed.connect(lambda: window.do(LessonEditor.end_control))
        panel.stepped.connect(lambda handle, step: window.do(lambda s: s.step_handle(handle, step)))
        panel.fields_made.connect(self._follow_fields)
        return panel

    def _follow_fields(self, fields: list[SearchField]) -> None:
        if self.panel is not None and fields:
            self._typing = FieldTyping(self._window, self.panel, fields)

    def _make_way(self, panel: ItemPanel, item: PluginItem) -> None:
        """Lay the panel elsewhere after a hand has brought the item below it, unless a hand has laid it there."""
        was_busy, self._was_busy = self._was_busy, self._editor().busy
        is_over = was_busy and not self._was_busy and not panel.is_settled
        if is_over and any(panel.geometry().intersects(box) for box in self._boxes(item)):
            self._place(panel, item)

    def _place(self, panel: ItemPanel, item: PluginItem) -> None:
        """Lay the panel beside its item, where there is room; made small if that makes room."""
        panel.set_area(self._window.low_area)
        panel.ensurePolished()
        lay_clear(panel, self._boxes(item))
        panel.raise_()

    def _boxes(self, item: PluginItem) -> list[QRect]:
        """Return boxes of the window that hold what is seen of an item, several along one that lies slanting, and of
        the handles of the selection."""
        canvas, view = self._window.canvas, self._editor().view
        ratio, out = canvas.devicePixelRatioF(), list[QRect]()
        lies, wide, high = item.transform, item.width_mm, item.height_mm
        is_level = abs(lies.b) + abs(lies.c) < 1e-3 or abs(lies.a) + abs(lies.d) < 1e-3
        parts = 1 if is_level else SLICES
        for number in range(parts):
            first, last = number / parts, (number + 1) / parts
            ends = [(share * wide, down) for share in (first, last) for down in (0.0, high)]
            if high > wide:
                ends = [(across, share * high) for share in (first, last) for across in (0.0, wide)]
            corners = [view.to_screen(*lies.point(*end)) for end in ends]
            xs, ys = [x / ratio for x, _ in corners], [y / ratio for _, y in corners]
            box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).toAlignedRect()
            out.append(box)
        if (frame := frame_of(self._editor().document, self._editor().selection)) is not None:
            scale, reach = canvas.chrome_scale * ratio, round(OFF_HANDLE_RADIUS_PX * canvas.chrome_scale)
            for place in frame.handles(scale / view.scale).values():
                x, y = (round(one / ratio) for one in view.to_screen(*place))
                out.append(QRect(x - reach, y - reach, 2 * reach, 2 * reach))
        seen = (box.intersected(canvas.rect()).translated(canvas.pos()) for box in out)
        return [box for box in seen if not box.isEmpty()]

    def _file_button(self, item: PluginItem) -> tuple[PanelButton, ...]:
        """Return the button that saves an item as a file of another program, if it can be."""
        suffix = self._host.file_suffix(item)
        words = Localised(f"Enregistrer en {suffix}…", f"Save as {suffix}…")
        return (PanelButton(FILE_CONTROL, words),) if suffix else ()

    def _save(self) -> None:
        item = self._editor().selected_item
        if item is not None and (data := self._host.file(item)):
            self.save(self._host.name_of(_kind(item)), self._host.file_suffix(item), data)

    def _control(self, control: str, value: object, more: bool) -> None:
        if control == FILE_CONTROL:
            self._save()
        elif control == MEASURE_BOARD.id:
            self.measure()
        elif isinstance(value, bool | float | int | str):
            self._window.do(lambda s: s.control_item(control, value, more=more))

    # -- time

    def _keep_time(self) -> None:
        every = self._editor().item_interval_s()
        if every is None:
            self._going.stop()
        elif not self._going.isActive() or self._going.interval() != round(every * 1000):
            self._going.start(round(every * 1000))

    def _let_go_on(self) -> None:
        self._window.do(lambda s: s.tick_items(self._going.interval() / 1000))

    def _keep_moving(self) -> None:
        every = self._editor().motion_every_s
        if every is None:
            self._moving.stop()
        elif not self._moving.isActive() or self._moving.interval() != round(every * 1000):
            self._moving.start(round(every * 1000))

    def _move_on(self) -> None:
        """Show the next picture of the items in motion; none while a hand is at work, and none where nobody sees it."""
        editor, canvas = self._editor(), self._window.canvas
        if editor.busy:
            return
        if not canvas.isVisible() or self._window.isMinimized():
            self._window.do(LessonEditor.rest_items)
            return
        self._is_picture = True
        try:
            self._window.do(lambda s: s.move_on(self._since.elapsed() / 1000))
        finally:
            self._is_picture = False

    def _end_turning(self) -> None:
        """End the undo step of the mouse's wheel, unless it goes on."""
        turned, self._turned = self._turned, self._editor().wheel_turns
        if turned == self._turned:
            self._window.do(LessonEditor.end_control)
        else:
            self._turning.start()

    # -- faults

    def _say_fault(self, fault: PluginFaultError) -> None:
        self._say_stopped(self._host.name_of(fault.plugin))
        self._show_panel()

    def _say_aside(self, fault: PluginFaultError) -> None:
        """Say once for each kind that an item of the lesson cannot be used."""
        if fault.plugin not in self._said_aside:
            self._said_aside.add(fault.plugin)
            text = tr("« {} » : un objet abîmé de cette leçon reste affiché tel quel. Rien n’est perdu sur la page.")
            if fault.kind is FaultKind.SLOW:
                text = tr("« {} » : un objet trop lent reste affiché tel quel. Rien n’est perdu sur la page.")
            self._window.notices.show(text.format(self._host.name_of(fault.plugin)), serious=True, unasked=True)
        self._show_panel()

    def _say_stopped(self, name: str) -> None:
        text = tr("« {} » ne répond plus : arrêté jusqu’au prochain démarrage. Rien n’est perdu sur la page.")
        self._window.notices.show(text.format(name), serious=True, unasked=True)


def _kind(item: PluginItem) -> str:
    contents = plugin_state(item)
    return "" if contents is None else contents.kind


def _is_french() -> bool:
    return language() == "fr"
