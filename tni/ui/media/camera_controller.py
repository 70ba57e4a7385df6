"""Controller of the camera of the page: shows one at a time under the ink, and closes it as soon as nobody sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from tni.core.camera import CameraFault
from tni.core.ids import ItemId
from tni.document.camera_item import USUAL_RATIO, fitted, turn_of
from tni.document.items import PluginItem
from tni.document.pointer import Changed, ChangedFlag
from tni.services.camera.camera_edits import camera_at, keep_picture, put_camera, store_still, turn_camera
from tni.services.camera.camera_port import PageCameras, ShownCamera
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow
from tni.ui.media.film_view import FilmView
from tni.ui.media.still_picture import jpeg_of

REFIT_MS = 200
STILL_WAIT_MS = 1500
"""Longest wait for the last picture in full size; then that of the screen is kept."""
SILENT_MS = 25_000
"""Time after which a process that has said nothing hangs."""
ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
_CHANGES = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO | ChangedFlag.DRY | ChangedFlag.STAMP


@dataclass(slots=True)
class _Live:
    """Open camera. seance: layer in which it was opened. turn: that it was told. is_leaving: it is closed once its last
    picture has come."""

    item: ItemId
    editor: LessonEditor
    seance: object
    camera: ShownCamera
    turn: int
    ratio: float = USUAL_RATIO
    zoom: float = 1.0
    sees: bool = False
    is_frozen: bool = False
    is_leaving: bool = False
    is_keeping: bool = False


class CameraController(QObject):
    """Controller, made when the first camera is put on the page or chosen.

    cameras: those of the computer. changed: is called when what is shown, or its state, has changed.
    """

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson], cameras: PageCameras) -> None:
        super().__init__(window)
        self._window, self._shown, self.cameras = window, shown, cameras
        self.changed: Callable[[], None] = lambda: None
        self.address = ""
        """Camera that is opened next; "" for the first one."""
        self.fault: CameraFault | None = None
        self._live: _Live | None = None
        self.film = FilmView(self._tell)
        self._refit = QTimer(self, singleShot=True, interval=REFIT_MS)
        self._refit.timeout.connect(self._fit)
        self._still_wait = QTimer(self, singleShot=True, interval=STILL_WAIT_MS)
        self._still_wait.timeout.connect(self.finish)
        self._silence = QTimer(self, singleShot=True, interval=SILENT_MS)
        self._silence.timeout.connect(self._hang)
        window.canvas.live.ready.connect(self._adopt_frame)

    # -- state

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    @property
    def active(self) -> PluginItem | None:
        """Camera that is open, as it is in the lesson."""
        live = self._live
        if live is None or live.is_leaving or live.editor is not self._editor or live.seance != live.editor.seance:
            return None
        return camera_at(live.editor, live.item)

    @property
    def chosen(self) -> PluginItem | None:
        """The only selected item if it is a camera."""
        editor = self._editor
        if editor.tool is not ToolName.SELECT or len(editor.selection) != 1:
            return None
        return camera_at(editor, next(iter(editor.selection)))

    @property
    def sees(self) -> bool:
        """True once the open camera has delivered a picture."""
        return self._live is not None and self._live.sees

    @property
    def is_frozen(self) -> bool:
        return self._live is not None and self._live.is_frozen

    @property
    def zoom(self) -> float:
        return ZOOMS[0] if self._live is None else self._live.zoom

    # -- commands

    def put(self) -> None:
        """Put a camera on the page. It is not opened yet."""
        if not is_refused(self._window, CommandId.CAMERA):
            self._window.do(lambda editor: put_camera(editor, tr("Caméra")))

    def start(self, item: PluginItem) -> None:
        """Open the camera and show it in the place of an item."""
        found = self.cameras.find()
        if not found:
            self.changed()
            return
        address = self.address if any(one.address == self.address for one in found) else found[0].address
        if self.cameras.is_reading(address):
            self._window.notices.show(tr("Cette caméra lit les cartes du vote : fermer d’abord cette lecture."))
            return
        self.finish()
        self.address, self.fault = address, None
        camera = self.cameras.show(address, self._received_news, self._ended)
        self._live = _Live(item.id, self._editor, self._editor.seance, camera, turn_of(item))
        self._silence.start()
        self._tell_view()
        self.changed()

    def freeze(self) -> None:
        """Hold the picture, or let it go on."""
        if self._live is not None:
            self._live.is_frozen = not self._live.is_frozen
            self._tell(do="freeze", on=self._live.is_frozen)
            self.changed()

    def zoom_by(self, steps: int) -> None:
        """Enlarge the middle of the picture by steps."""
        if self._live is not None:
            at = ZOOMS.index(self._live.zoom) + steps
            self._live.zoom = ZOOMS[min(max(at, 0), len(ZOOMS) - 1)]
            self._tell_view()
            self.changed()

    def turn(self, item: PluginItem) -> None:
        self._window.do(partial(turn_camera, key=item.id))

    def keep(self, item: PluginItem) -> None:
        """Put an ordinary picture in the place of a camera, which is closed: what it shows, or has shown last."""
        live = self._live
        if live is not None and live.item == item.id and live.sees:
            if not live.is_keeping:
                live.is_keeping = True
                self._tell(do="still", purpose="keep")
                self._still_wait.start()
            return
        self.finish()
        self._put_picture(item.id, b"", 1.0)

    def stop(self) -> None:
        """Close the camera. The item keeps the picture that was shown last."""
        live = self._live
        if live is None or live.is_leaving:
            return
        if not live.sees or not self.film.has_picture:
            self._end()
            return
        live.is_leaving = True
        self._tell(do="still", purpose="stop")
        self._still_wait.start()

    def finish(self) -> None:
        """Close the camera at once, with the picture as it was on the screen."""
        live = self._live
        if live is None:
            return
        data, ratio = jpeg_of(self.film.image()), live.ratio
        self._end()
        if data:
            self._store(live, data, ratio)

    def _end(self) -> None:
        """Close the camera without keeping anything."""
        live, self._live = self._live, None
        self._still_wait.stop()
        self._silence.stop()
        if live is not None:
            live.camera.close()
        self._window.canvas.live.show((), of=self)
        self.film.forget()
        self.changed()

    def _store(self, live: _Live, data: bytes, ratio: float) -> None:
        if live.editor is self._editor and live.seance == live.editor.seance:
            blob = self._shown().lesson.port.put_blob(data)
            self._window.do(lambda editor: store_still(editor, live.item, blob, ratio))

    def _put_picture(self, key: ItemId, data: bytes, ratio: float) -> None:
        blob = self._shown().lesson.port.put_blob(data) if data else None
        self._window.do(lambda editor: keep_picture(editor, key, blob, ratio, tr("Image de la caméra")))

    # -- the process

    def _film_again(self) -> None:
        """Put another camera beside what was taken, and open it: the teacher has asked for it."""
        self.put()
        if (item := self.chosen) is not None:
            self.start(item)

    def _tell(self, **head: Any) -> None:
        if self._live is not None:
            self._live.camera.tell(**head)

    def _tell_view(self) -> None:
        if self._live is not None:
            self._tell(do="view", turn=self._live.turn, zoom=self._live.zoom)

    def _received_news(self, head: Mapping[str, Any], payload: bytes) -> None:
        live = self._live
        if live is None:
            return
        self._silence.stop()
        if "frame" in head:
            self.film.take(head)
            if self._window.canvas.live.is_ready:
                self._adopt_frame()
        elif "opened" in head:
            self.film.opened(head)
        elif "sees" in head:
            live.sees, live.ratio, self.fault = True, int(head["width"]) / int(head["height"]), None
            self._fit()
            self.changed()
        elif "fault" in head:
            self.fault = CameraFault(head["fault"])
            self.changed()
        elif "still" in head:
            self._take_still(live, str(head["still"]), payload)

    def _take_still(self, live: _Live, purpose: str, data: bytes) -> None:
        if purpose == "stop" and live.is_leaving:
            if data:
                self._store(live, data, live.ratio)
                self._end()
            else:
                self.finish()
        elif purpose == "keep" and live.is_keeping and self.active is not None:
            ratio = live.ratio
            self._end()
            self._put_picture(live.item, data, ratio)
            self._window.notices.show(
                tr("Photo prise. La caméra est éteinte."), act_text=tr("Filmer encore"), act=self._film_again
            )

    def _ended(self) -> None:
        """Note that the process has ended by itself."""
        had_started = self._live is not None and self._live.sees
        self.finish()
        self.fault = CameraFault.CRASHED if had_started else CameraFault.NO_READER
        self.changed()

    def _hang(self) -> None:
        self.finish()
        self.fault = CameraFault.SILENT
        self.changed()

    # -- pictures

    def _adopt_frame(self) -> None:
        if self._live is None or not self.film.has_new_frame:
            return
        free = self.film.adopt()
        self._show_live()
        for slot in free:
            self._tell(do="free", slot=slot)

    def _show_live(self) -> None:
        """Show the camera's picture, unless its item is being moved or lies on another page."""
        live, canvas, shown = self._live, self._window.canvas, self._shown()
        item = None if live is None or live.editor is not shown.editor else camera_at(live.editor, live.item)
        if live is None or item is None or item.page != shown.editor.page.id or item.id in shown.source.hidden:
            canvas.live.show((), of=self)
            return
        pictures = self.film.pictures(
            fitted(item, live.ratio), shown.editor.document, shown.painter, shown.editor.view.scale
        )
        canvas.live.show(pictures, of=self)

    def _fit(self) -> None:
        live, item = self._live, self.active
        if live is not None and item is not None and live.sees:
            self.film.fit(fitted(item, live.ratio), self._editor.view.scale)

    # -- following the page

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the page and to the selection."""
        live = self._live
        if live is None or live.is_leaving:
            return
        item = self.active
        if item is None:  # it is gone, or another lesson or layer is shown
            self._end()
        elif item.page != self._editor.page.id:
            self.stop()
        elif changed.what & _CHANGES:
            self._take_turn(live, item)
            self._refit.start()
            self._show_live()
        elif changed.what & (ChangedFlag.OVERLAY | ChangedFlag.VIEW):
            self._show_live()
            self._refit.start()

    def _take_turn(self, live: _Live, item: PluginItem) -> None:
        if live.turn != turn_of(item):
            live.turn = turn_of(item)
            self._tell_view()

    def close(self) -> None:
        """Close the camera for good."""
        self._refit.stop()
        self._window.canvas.live.ready.disconnect(self._adopt_frame)
        self._end()
