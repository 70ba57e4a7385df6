"""Controller of the pictures of the web that interactive items in sight show: has them brought and painted, keeps one
still of them with each item, and says when there is no network."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.core.tasks import TaskRunner
from tni.document.drawlist import live_blob
from tni.document.item_drawing import DrawnPicture
from tni.document.item_still import is_whole, pictures_of, still_of
from tni.document.items import PluginItem, bounds
from tni.document.pointer import Changed, ChangedFlag
from tni.render.raster.live_pictures import live_image
from tni.render.raster.still import Still, compose_still
from tni.services.items.item_host import ItemQuestion
from tni.services.items.item_pictures import ItemPictures, PicturesState
from tni.services.items.picture_fetcher import ItemPicture
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

LOOK_MS = 60
"""Interval at which the pictures of an item that is dragged are looked at."""
PAINT_MS = 40
"""Time for which pictures that have come wait for others."""
STILL_MS = 900
"""Time after the last change until a still is made."""
_CHANGES = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO | ChangedFlag.SELECTION
_STEPS = ChangedFlag.OVERLAY | ChangedFlag.DRY


class PictureController(QObject):
    """Controller, made when the first item shows a picture."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        pictures: ItemPictures,
        repaint: Callable[[PageId, Rect], None],
        still_tasks: TaskRunner,
    ) -> None:
        """repaint: paints a box of a page anew. still_tasks: runs the making of stills."""
        super().__init__(window)
        self._window, self._shown, self._pictures = window, shown, pictures
        self._repaint, self._still_tasks = repaint, still_tasks
        self._images: dict[BlobId, QImage] = {}
        self._given: dict[BlobId, QImage] | None = None
        self._partial: dict[ItemId, frozenset[str]] = {}
        """Pictures that are on the last still of an item that lacks some."""
        self._told = ""
        self._is_closed = False
        self._look = self._timer(LOOK_MS, self._look_at_items)
        self._paint = self._timer(PAINT_MS, self._paint_items)
        self._still = self._timer(STILL_MS, self._make_stills)
        pictures.arrived.add(self._take)
        pictures.dropped.add(self._drop)
        pictures.changed.add(self._say_state)

    def _timer(self, interval_ms: int, run: Callable[[], object]) -> QTimer:
        made = QTimer(self, singleShot=True, interval=interval_ms)
        made.timeout.connect(run)
        return made

    # -- wanted

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the items in sight."""
        if changed.what & _CHANGES:
            self._look_at_items()
        elif changed.what & _STEPS and not self._look.isActive():
            self._look.start()

    def _look_at_items(self) -> None:
        """Have the pictures of the items in sight brought."""
        if self._is_closed:
            return
        editor = self._editor
        self._fill_painter()
        wanted: list[str] = []
        kept_alone: list[str] = []
        for item in editor.items_in_sight():
            found = pictures_of(item)
            addresses = [one.instead[-1][0] for one in found if one.instead] + [one.address for one in found]
            (kept_alone if is_whole(item) else wanted).extend(addresses)
        self._pictures.want(wanted, kept_alone)
        self._still.start()
        if editor.busy and (wanted or kept_alone):  # no event reports the steps of a drag
            self._look.start()

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    def _fill_painter(self) -> None:
        """Hand what is there to the painter of the open lesson."""
        given = self._shown().painter.pictures.given
        if given is not self._given:
            self._given = given
            given.update(self._images)

    # -- shown

    def _take(self, address: str, picture: ItemPicture) -> None:
        blob = live_blob(address)
        self._images[blob] = image = live_image(picture.width_px, picture.height_px, picture.pixels)
        if self._given is not None:
            self._given[blob] = image
        if not self._paint.isActive():
            self._paint.start()

    def _drop(self, address: str) -> None:
        blob = live_blob(address)
        self._images.pop(blob, None)
        if self._given is not None:
            self._given.pop(blob, None)

    def _paint_items(self) -> None:
        editor = self._editor
        for item in editor.items_in_sight():
            if pictures_of(item) and still_of(item) is None:
                self._repaint(item.page, bounds(item))
        if editor.busy:
            self._window.canvas.show_changes(Changed(ChangedFlag.OVERLAY))
        self._still.start()

    # -- stills

    def _make_stills(self) -> None:
        """Make a still of each item whose pictures have come, and which has none of them yet."""
        editor = self._editor
        if self._is_closed or not editor.can_keep_stills:
            return
        for item in editor.items_in_sight():
            found = pictures_of(item)
            there = frozenset(one.address for one in found if self._pictures.is_there(one.address))
            if not there or is_whole(item) or editor.is_as_prepared(item):
                continue
            if not self._pictures.is_settled([one.address for one in found]):
                continue
            if still_of(item) is not None and self._partial.get(item.id) == there:
                continue
            self._partial[item.id] = there
            whole = len(there) == len({one.address for one in found})
            images = {live_blob(key): self._images.get(live_blob(key), QImage()) for key in _addresses(found)}
            size = item.width_mm, item.height_mm
            self._still_tasks.submit(
                partial(compose_still, found, size, images, opaque=whole),
                partial(self._keep_still, editor, item, found, whole), self._give_up,
            )  # fmt: skip

    def _keep_still(
        self, editor: LessonEditor, item: PluginItem, found: tuple[DrawnPicture, ...], whole: bool, made: Still
    ) -> None:
        if self._is_closed or editor is not self._editor or not editor.can_keep_stills or not made.data:
            return
        shown = self._shown()
        blob = shown.lesson.port.put_blob(made.data)
        shown.painter.pictures.keep(blob, made.image)
        self._window.do(lambda e: e.keep_still(item.id, blob, found, whole=whole))

    @staticmethod
    def _give_up(error: Exception) -> None:
        raise error

    # -- the network

    def ask(self, question: ItemQuestion) -> None:
        """Put an item's question to a server, and hand it the answer."""
        editor = self._editor

        def done(answer: bytes | None) -> None:
            if self._is_closed or editor is not self._editor:
                return
            if answer is None:
                text = tr("Pas de réponse : vérifier le réseau, puis chercher encore.")
                self._window.notices.show(text)
            self._window.do(lambda e: e.answer_item(question.item, question.act, answer))

        self._pictures.ask(question.address, done)

    def _say_state(self, state: PicturesState) -> None:
        text = tr("Pas de réseau : TNI montre les images gardées sur cet ordinateur.")
        lacks = state.is_away and state.missing > 0
        if lacks and not self._told:
            self._window.notices.show(text, act_text=tr("Réessayer"), act=self._retry, unasked=True)
            self._told = text
        elif self._told and not state.is_away and not state.missing:
            self._window.notices.remove(self._told)
            self._told = ""

    def _retry(self) -> None:
        self._told = ""
        self._pictures.retry()

    def close(self) -> None:
        """Stop following."""
        self._is_closed = True
        for timer in (self._look, self._paint, self._still):
            timer.stop()


def _addresses(found: tuple[DrawnPicture, ...]) -> set[str]:
    return {one.address for one in found} | {key for one in found for key, _ in one.instead}
