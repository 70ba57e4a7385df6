"""Controller of the bar of a sound or film: beside the item that plays or is chosen, away while somebody writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Unpack, override

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from tni.document.items import Media, bounds
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.media.media_edits import MediaValues, change_media, next_rate
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.cover_focus import is_covered
from tni.ui.chrome.tab_order import put_after
from tni.ui.main_window.window import MainWindow
from tni.ui.media.beside_item import FOLLOWED, WATCH_MS, LargeView, bar_may_show, show_beside
from tni.ui.media.media_bar import MediaBar
from tni.ui.media.media_controller import MediaController

_SPACE = Qt.Key.Key_Space


class BarController(QObject):
    """Controller of the bar. playing: what plays. more_wanted: is called with the item of which more is asked."""

    def __init__(
        self, window: MainWindow, shown: Callable[[], ShownLesson], playing: MediaController,
        more_wanted: Callable[[Media], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._shown, self._playing, self._more_wanted = window, shown, playing, more_wanted
        self.bar: MediaBar | None = None
        self._large = LargeView(lambda: self._editor, window)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._watch_page)
        playing.changed = self.show
        window.installEventFilter(self)

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    @property
    def item(self) -> Media | None:
        """The item that the bar is about."""
        return self._playing.active or self._playing.chosen

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the page and to the selection."""
        if changed.what & ChangedFlag.PAGE:
            self._large.forget()
        if changed.what & FOLLOWED:
            self.show()

    def show(self) -> None:
        """Show the bar beside its item, or hide it while there is none and while somebody writes."""
        item = self.item
        if item is not None:
            self._watch.start()
        if item is None or not bar_may_show(self._window, self._editor):
            if self.bar is not None:
                self.bar.hide()
            return
        bar, playing = self.bar or self._made_bar(), self._playing
        playback = playing.playback if playing.active is not None else None
        bar.show_item(item, playback, with_subtitles=playing.with_subtitles, big=self._large.is_on)
        show_beside(bar, item, self._window, self._editor.view)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Play or pause by the space bar, where nothing is typed and no button has the focus."""
        window = self._window
        is_space = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == _SPACE
        if is_space and window.focusWidget() in (None, window, window.canvas) and self._playing.press_space():
            return True
        return super().eventFilter(watched, event)

    def _watch_page(self) -> None:
        if self._window.canvas.cover is not None or is_covered(self._window):
            self._playing.pause()  # there would be no button for it
        self.show()
        if self.item is None:
            self._watch.stop()

    # -- buttons

    def _made_bar(self) -> MediaBar:
        bar = self.bar = MediaBar(self._window.kit, self._window)
        put_after(self._window.canvas, bar)  # what lies over the page comes after it
        bar.pressed.connect(lambda: self._with_item(lambda item: self._playing.press(item.id)))
        bar.sought.connect(self._seek)
        bar.start_set.connect(lambda: self._set_mark(start=True))
        bar.end_set.connect(lambda: self._set_mark(start=False))
        bar.loop_wanted.connect(lambda: self._with_item(lambda item: self._change(looped=not item.looped)))
        bar.rate_wanted.connect(lambda: self._with_item(lambda item: self._change(rate=next_rate(item.rate))))
        bar.volume_set.connect(lambda volume: self._change(volume=volume))
        bar.subtitles_wanted.connect(self._turn_subtitles)
        bar.whole_wanted.connect(self._show_large)
        bar.more_wanted.connect(lambda: self._with_item(self._more_wanted))
        bar.closed.connect(self._put_away)
        return bar

    def _with_item(self, act: Callable[[Media], None]) -> None:
        if (item := self.item) is not None:
            act(item)

    def _change(self, **values: Unpack[MediaValues]) -> None:
        if (item := self.item) is not None:
            self._window.do(partial(change_media, key=item.id, **values))
        self.show()

    def _seek(self, at_s: float) -> None:
        item = self.item
        if item is not None and self._playing.active is None:
            self._playing.press(item.id)
        self._playing.seek(at_s)

    def _set_mark(self, *, start: bool) -> None:
        item, at_s = self.item, self._playing.playback.at_s
        if item is not None and start:
            self._change(start_s=0.0 if item.start_s else at_s)
        elif item is not None:
            self._change(end_s=0.0 if item.end_s else at_s)

    def _turn_subtitles(self) -> None:
        self._playing.turn_subtitles()
        self.show()

    def _show_large(self) -> None:
        """Zoom to the item, or back to the view before."""
        if (item := self.item) is not None:
            self._large.toggle(bounds(item))

    def _put_away(self) -> None:
        self._playing.stop()
        if self._playing.chosen is not None:
            self._window.do(lambda s: s.select(frozenset()))
        self.show()

    def close(self) -> None:
        self._watch.stop()
        self._window.removeEventFilter(self)
