"""Moving pictures of the page shown: played as live pictures, held while somebody writes, still with reduced motion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter

from tni.core.clock import Clock
from tni.core.ids import BlobId, ItemId
from tni.core.moving_picture import MovingPicture
from tni.core.tasks import TaskRunner
from tni.document.items import Image, bounds
from tni.document.pointer import Changed, ChangedFlag
from tni.render.live_picture import LivePicture
from tni.render.raster.image_painters import qtransform
from tni.render.raster.item_painter import ALPHA_FORMAT
from tni.services.media.moving_pictures import frames_of
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.main_window.window import MainWindow
from tni.ui.media.live_items import drawn, drawn_below, items_over, live_image

MOST_PLAYED, MOST_SHOWN_PX = 4, 1_500_000
"""Pictures of a page that move at once, and pixels of each on the screen; larger ones are painted coarsely."""
TICK_MS = 40
_CHANGES = (
    ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO | ChangedFlag.DRY | ChangedFlag.VIEW | ChangedFlag.STAMP
)


@dataclass(slots=True)
class _Played:
    """A picture that moves. state: of what is around it, as it was when `below` and `above` were drawn."""

    frames: MovingPicture
    state: object = None
    below: QImage = field(default_factory=QImage)
    above: QImage = field(default_factory=QImage)
    shown: tuple[int, LivePicture] | None = None


class MovingPictures(QObject):
    """Player of the moving pictures of the page shown."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson], tasks: TaskRunner, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._shown, self._tasks, self._clock = window, shown, tasks, clock
        self._known: dict[BlobId, MovingPicture | None] = {}
        self._asked: set[BlobId] = set()
        self._played: dict[ItemId, _Played] = {}
        self._count = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def follow(self, changed: Changed) -> None:
        """Look anew for pictures that move, after what may have changed them or their page."""
        if changed.what & _CHANGES:
            self.look()

    def look(self) -> None:
        """Play the pictures of the page that are known to move."""
        shown, wanted = self._shown(), list[Image]()
        moving = shown.painter.pictures.moving
        if moving and not self._window.kit.theme.reduced_motion:
            found = shown.editor.document.items(shown.editor.page.id)
            wanted = [item for item in found if isinstance(item, Image) and item.blob in moving and _is_plain(item)]
        wanted = wanted[:MOST_PLAYED]
        for item in wanted:
            if item.blob not in self._known:
                self._read(item.blob)
        self._known = {blob: frames for blob, frames in self._known.items() if any(i.blob == blob for i in wanted)}
        kept = {item.id: item for item in wanted if self._known.get(item.blob) is not None}
        self._played = {key: played for key, played in self._played.items() if key in kept}
        for key, item in kept.items():
            frames = self._known[item.blob]
            if frames is not None and key not in self._played:
                self._played[key] = _Played(frames)
        if self._played:
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._window.canvas.live.show((), of=self)

    def _read(self, blob: BlobId) -> None:
        if blob in self._asked:
            return
        self._asked.add(blob)
        port = self._shown().lesson.port

        def take(frames: MovingPicture | None) -> None:
            self._asked.discard(blob)
            self._known[blob] = frames
            if frames is not None:
                self.look()

        def failed(_error: Exception) -> None:
            self._asked.discard(blob)

        self._tasks.submit(lambda: frames_of(blob, port), take, failed)

    def tick(self) -> None:
        """Show the frames whose time has come."""
        canvas, shown = self._window.canvas, self._shown()
        if canvas.input.contacts_down or canvas.cover is not None or not self._window.isVisible():
            return  # nothing moves while somebody writes
        now_s, changed, live = self._clock.monotonic(), False, list[LivePicture]()
        for key, played in self._played.items():
            item = shown.editor.document.item(key)
            if not isinstance(item, Image) or key in shown.source.hidden:
                changed = changed or played.shown is not None
                played.shown = None
                continue
            number = played.frames.at(now_s)
            if self._prepare(item, played) or played.shown is None or played.shown[0] != number:
                played.shown = number, self._picture(item, played, number)
                changed = True
            live.append(played.shown[1])
        if changed:
            canvas.live.show(live, of=self)

    def _scale(self, item: Image) -> float:
        box, scale = bounds(item), self._shown().editor.view.scale
        return scale * min(sqrt(MOST_SHOWN_PX / max(box.width * box.height * scale * scale, 1.0)), 1.0)

    def _prepare(self, item: Image, played: _Played) -> bool:
        """Draw what is around a picture anew if it has changed. Returns whether it has."""
        shown, scale = self._shown(), self._scale(item)
        document = shown.editor.document
        over = items_over(item, document)
        state = (item, scale, tuple(map(id, document.items(item.page, bounds(item)))))
        if state == played.state:
            return False
        played.state = state
        played.below = drawn_below(item, document, shown.painter, scale)
        played.above = drawn(over, item, document, shown.painter, scale) if over else QImage()
        return True

    def _picture(self, item: Image, played: _Played, number: int) -> LivePicture:
        frames, scale, box = played.frames, self._scale(item), bounds(item)
        image = played.below.copy()
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-box.x, -box.y)
        painter.setTransform(qtransform(item.transform), True)
        painter.setOpacity(item.opacity)
        frame = QImage(frames.frames[number], frames.width_px, frames.height_px, frames.width_px * 4, ALPHA_FORMAT)
        left, top, right, bottom = item.crop
        wide, high = frames.width_px, frames.height_px
        part = QRectF(left * wide, top * high, (1.0 - left - right) * wide, (1.0 - top - bottom) * high)
        painter.drawImage(QRectF(0.0, 0.0, item.width_mm, item.height_mm), frame, part)
        painter.resetTransform()
        if not played.above.isNull():
            painter.drawImage(0, 0, played.above)
        painter.end()
        self._count += 1
        return live_image(item, image, scale, self._count, opaque=True)

    def close(self) -> None:
        self._timer.stop()
        self._played.clear()


def _is_plain(item: Image) -> bool:
    """Return whether a picture's frames are shown as they are: no colour of it is made transparent."""
    return not item.clear
