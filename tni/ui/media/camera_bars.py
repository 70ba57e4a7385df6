"""Controller of the bar of a camera: beside the camera that is open or chosen, away while somebody writes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tni.document.items import PluginItem, bounds
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.tab_order import put_after
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.media.beside_item import FOLLOWED, WATCH_MS, LargeView, bar_may_show, show_beside
from tni.ui.media.camera_bar import CameraBar, CameraBarState
from tni.ui.media.camera_controller import CameraController
from tni.ui.media.camera_faults import page_camera_message

LIST_EVERY = 10
"""Every so many of these the cameras are listed: one that is plugged in is offered."""


class CameraBars(QObject):
    """Controller of the bar."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson], camera: CameraController) -> None:
        super().__init__(window)
        self._window, self._shown, self._camera = window, shown, camera
        self.bar: CameraBar | None = None
        self._large = LargeView(lambda: self._editor, window)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._watch_page)
        self._until_list = 0
        self._cameras = tuple(camera.cameras.find())
        camera.changed = self.show

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    @property
    def item(self) -> PluginItem | None:
        """The camera that the bar is about."""
        item = self._camera.active or self._camera.chosen
        return item if item is not None and item.page == self._editor.page.id else None

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the page and to the selection."""
        if changed.what & ChangedFlag.PAGE:
            self._large.forget()
        if changed.what & FOLLOWED:
            self.show()

    def show(self) -> None:
        """Show the bar beside its item, or hide it while there is none and while somebody writes."""
        item = self.item
        if item is not None and not self._watch.isActive():
            self._cameras = tuple(self._camera.cameras.find())
            self._watch.start()
        if item is None or not bar_may_show(self._window, self._editor):
            if self.bar is not None:
                if self.bar.isAncestorOf(self._window.focusWidget() or self._window):
                    self._window.canvas.setFocus()
                self.bar.hide()
            return
        bar = self.bar or self._made_bar()
        bar.show_state(self._state(item))
        show_beside(bar, item, self._window, self._editor.view)

    def _state(self, item: PluginItem) -> CameraBarState:
        camera = self._camera
        is_open = camera.active is not None
        address = camera.address if any(one.address == camera.address for one in self._cameras) else ""
        return CameraBarState(
            is_open, camera.sees, camera.is_frozen, item.picture is not None, item.locked, camera.zoom,
            self._message(item, is_open=is_open), self._large.is_on, self._cameras,
            address or (self._cameras[0].address if self._cameras else ""),
        )  # fmt: skip

    def _message(self, item: PluginItem, *, is_open: bool) -> str:
        camera = self._camera
        if camera.fault is not None:
            return page_camera_message(camera.fault)
        if is_open and not camera.sees:
            return tr("La caméra s’allume…")
        if is_open:
            return tr("Image figée.") if camera.is_frozen else ""
        if not self._cameras:
            return tr("Aucune caméra : brancher un visualiseur ou une webcam, le bouton s’activera.")
        if item.picture is not None:
            return tr("Caméra éteinte ; voici sa dernière image.")
        return tr(
            "La caméra ne s’allume qu’avec « Démarrer ». Prévenir les élèves d’abord. Aucun film n’est gardé, "
            "seulement la dernière image."
        )

    def _watch_page(self) -> None:
        if self._window.canvas.cover is not None:
            self._camera.stop()  # nobody sees it below a question
        self._until_list -= 1
        if self._until_list <= 0:
            self._until_list = LIST_EVERY
            if self._camera.active is None:
                self._cameras = tuple(self._camera.cameras.find())
        self.show()
        if self.item is None:
            self._watch.stop()

    # -- buttons

    def _made_bar(self) -> CameraBar:
        bar, camera = CameraBar(self._window.kit, self._window), self._camera
        self.bar = bar
        bar.started.connect(lambda: self._with_item(camera.start))
        bar.stopped.connect(camera.stop)
        bar.frozen.connect(camera.freeze)
        bar.kept.connect(lambda: self._with_item(camera.keep))
        bar.turned.connect(lambda: self._with_item(camera.turn))
        bar.zoomed.connect(camera.zoom_by)
        bar.whole_wanted.connect(lambda: self._with_item(lambda item: self._large.toggle(bounds(item))))
        bar.chosen.connect(self._choose)
        bar.closed.connect(self._put_away)
        put_after(self._window.canvas, bar)  # what lies over the page comes after it
        return bar

    def _with_item(self, act: Callable[[PluginItem], None]) -> None:
        if (item := self.item) is not None:
            act(item)
        self.show()

    def _choose(self, address: str) -> None:
        """Use another camera; one that is open gives way to it."""
        item = self._camera.active
        self._camera.address = address
        if item is not None:
            self._camera.start(item)
        self.show()

    def _put_away(self) -> None:
        self._camera.stop()
        if self._camera.chosen is not None:
            self._window.do(lambda editor: editor.select(frozenset()))
        self.show()

    def close(self) -> None:
        self._camera.changed = lambda: None
        self._watch.stop()
