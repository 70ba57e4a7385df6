"""Controller of the sounds and films of the page: plays one at a time and shows its picture under the ink."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from tni.api.items import Tone
from tni.core.ids import ItemId
from tni.core.tasks import MainThread, TaskRunner
from tni.document.items import Media
from tni.document.playable import playable
from tni.document.pointer import Changed, ChangedFlag
from tni.document.subtitles import Cue, text_at
from tni.files.work_folder import work_folder
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.media.media_files import codec_of, subtitles_of, write_playable
from tni.services.media.tone_sound import wav_of
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.media.film_view import FilmView
from tni.ui.media.playback import Playback
from tni.ui.media.player_process import PlayerProcess

WATCH_MS = 150
"""Interval at which the bar follows pens that write, and what covers the page."""
REFIT_MS = 200
_CHANGES = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO | ChangedFlag.DRY | ChangedFlag.STAMP
_FOLLOWED = _CHANGES | ChangedFlag.SELECTION | ChangedFlag.VIEW | ChangedFlag.TOOL | ChangedFlag.OVERLAY


@dataclass(frozen=True, slots=True)
class _Active:
    """Item that plays or is paused. item: as it was last told to the player. number: of this opening."""

    item: Media
    editor: LessonEditor
    number: int


class MediaController(QObject):
    """Controller, made when the first sound or film is played or chosen."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        main: MainThread,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window, self._shown, self._tasks = window, shown, tasks
        self.process = PlayerProcess(main, self._received_news, self._process_ended)
        self.film = FilmView(self.process.tell)
        self.playback = Playback()
        self.received_else: Callable[[Mapping[str, Any], bytes], None] = lambda _head, _payload: None
        """Gets the news of the process that are not about playing; see `MediaIntake`."""
        self.ended_else: Callable[[], None] = lambda: None
        self.changed: Callable[[], None] = lambda: None
        """Is called when what plays, or its state, has changed."""
        self._active: _Active | None = None
        self._openings = self._sounds = 0
        self._cues: tuple[Cue, ...] = ()
        self.with_subtitles = True
        self._told_silent = False
        self._folders = ExitStack()
        self._folder: Path | None = None
        self._refit = QTimer(self, singleShot=True, interval=REFIT_MS)
        self._refit.timeout.connect(self._fit)
        window.canvas.live.ready.connect(self._go_on)
        self._most: int | None = None
        """How many frames the process may still make; see `FrameWriter.limit`."""

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    @property
    def active(self) -> Media | None:
        """Item that plays or is paused, as it is in the lesson."""
        if self._active is None or self._active.editor is not self._editor:
            return None
        found = playable(self._editor.document.item(self._active.item.id))
        return found if found is not None and found.page == self._editor.page.id else None

    @property
    def folder(self) -> Path:
        """Private folder of the files that are played. Raises: OSError."""
        if self._folder is None:
            self._folder = self._folders.enter_context(work_folder())
        return self._folder

    # -- commands

    def has_sign(self, key: ItemId) -> bool:
        """Return whether an item shows its sign: no picture of a film lies over it."""
        return not (self.film.has_picture and self._active is not None and self._active.item.id == key)

    def press(self, key: ItemId) -> None:
        """Play an item, or pause it."""
        if self._window.canvas.cover is not None:
            return
        if self._active is not None and self._active.item.id == key and self.active is not None:
            self.process.tell(do="pause" if self.playback.plays else "play")
            return
        item = playable(self._editor.document.item(key))
        if item is not None:
            self._open(item)

    def press_space(self) -> bool:
        """Play or pause what was played last on this page, else the chosen item."""
        item = self.active or self.chosen
        if item is None or self._window.canvas.cover is not None:
            return False
        self.press(item.id)
        return True

    @property
    def chosen(self) -> Media | None:
        """The only selected item if it is a sound or film."""
        editor = self._editor
        if editor.tool is not ToolName.SELECT or len(editor.selection) != 1:
            return None
        return playable(editor.document.item(next(iter(editor.selection))))

    def pause(self) -> None:
        if self._active is not None and self.playback.plays:
            self.process.tell(do="pause")

    def play_file(self, data: bytes) -> None:
        """Play a sound that is not on the page."""
        self.stop()
        try:
            path = self.folder / "recorded.wav"
            path.write_bytes(data)
        except OSError as error:
            self._window.show_error(error)
            return
        self._openings += 1
        self.process.tell(do="open", number=self._openings, path=str(path), plays=True)

    def play_tones(self, tones: Sequence[Tone]) -> None:
        """Play the sound of an interactive item; the last one that is asked for, if several are."""
        self._sounds += 1
        number = self._sounds

        def ready(data: bytes) -> None:
            if number == self._sounds:
                self.play_file(data)

        self._tasks.submit(lambda: wav_of(tones), ready, self._window.show_error)

    def seek(self, at_s: float) -> None:
        """Go to a position, seconds."""
        self.process.tell(do="seek", at_s=at_s)

    def turn_subtitles(self) -> None:
        """Show the subtitles, or no longer."""
        self.with_subtitles = not self.with_subtitles
        self._show_live()

    def stop(self) -> None:
        """End the playing; the item shows its poster again."""
        self.process.tell_running(do="close")
        self._limit(None)
        if self._active is None:
            return
        self._active = None
        self.playback, self._cues = Playback(), ()
        self._window.canvas.live.show((), of=self)
        self.film.forget()
        self.changed()

    def _open(self, item: Media) -> None:
        self.stop()
        self._openings += 1
        editor, number = self._editor, self._openings
        self._active = _Active(item, editor, number)
        port = self._shown().lesson.port
        if item.film:
            self._fit()

        def prepare() -> tuple[Path, tuple[Cue, ...]]:
            cues = subtitles_of(port.blob(item.subtitles)) if item.subtitles is not None else ()
            return write_playable(item.blob, port, folder), cues

        def ready(found: tuple[Path, tuple[Cue, ...]]) -> None:
            if self._active is not None and self._active.number == number:
                path, self._cues = found
                self.process.tell(do="open", number=number, path=str(path), plays=True, **_values(item))

        def failed(error: Exception) -> None:
            self.stop()
            self._window.show_error(error)

        try:
            folder = self.folder
        except OSError as error:
            failed(error)
            return
        self._tasks.submit(prepare, ready, failed)
        self.changed()

    # -- news of the process

    def _received_news(self, head: Mapping[str, Any], payload: bytes) -> None:
        if "frame" in head:
            self._show_frame(head)
        elif "state" in head:
            self._take_state(head)
        elif "opened" in head:
            self.film.opened(head)
        else:
            self.received_else(head, payload)

    def _take_state(self, head: Mapping[str, Any]) -> None:
        if self._active is None or head["state"] != self._active.number:
            return
        before, self.playback = self.playback, Playback.read(head)
        if self.playback.fault and not before.fault:
            self._say_fault(self._active.item)
            self.stop()
            return
        if self.playback.silent and self.playback.plays and not self._told_silent:
            self._told_silent = True
            self._window.notices.show(tr("Aucun haut-parleur trouvé : on n’entendra rien. Le brancher ou l’allumer."))
        if text_at(self._cues, before.at_s) != text_at(self._cues, self.playback.at_s):
            self._show_live()
        self.changed()

    def _show_frame(self, head: Mapping[str, Any]) -> None:
        if self._active is None or head["frame"] != self._active.number:
            return
        self.film.take(head)
        if self._window.canvas.live.is_ready:
            self._adopt_frame()
            self._limit(None)
        else:
            self._limit(0)

    def _go_on(self) -> None:
        """Show a frame that has waited, or have the next one made: each right after a point of the pen, while somebody
        writes."""
        live = self._window.canvas.live
        if self.film.has_new_frame:
            self._adopt_frame()
            if live.is_ready:
                self._limit(None)
        elif self._most is not None:
            self._limit(1 if live.is_touched() else None)

    def _limit(self, most: int | None) -> None:
        if most != self._most:
            self._most = most
            self.process.tell_running(do="limit", most=most)

    def _adopt_frame(self) -> None:
        free = self.film.adopt()
        self._show_live()
        for slot in free:
            self.process.tell(do="free", slot=slot)

    def _show_live(self) -> None:
        """Show the film, unless it is being moved."""
        canvas, item, shown = self._window.canvas, self.active, self._shown()
        if item is None or not item.film or item.id in shown.source.hidden:
            canvas.live.show((), of=self)
            return
        scale = self._editor.view.scale
        pictures = self.film.pictures(item, self._editor.document, shown.painter, scale)
        text = text_at(self._cues, self.playback.at_s) if self.with_subtitles and pictures else ""
        words = self.film.subtitles(item, text, scale)
        canvas.live.show(pictures if words is None else [*pictures, words], of=self)

    def _process_ended(self) -> None:
        was_playing, self._most = self._active is not None, None
        self.stop()
        self.ended_else()
        if was_playing:
            self._window.notices.show(
                tr("La lecture s’est arrêtée toute seule. La leçon n’a rien perdu : on peut relancer."), serious=True
            )

    def _say_fault(self, item: Media) -> None:
        port = self._shown().lesson.port

        def say(codec: str) -> None:
            name = item.title or item.name
            text = tr("« {} » est codé en {}, que cet ordinateur ne sait pas lire : le convertir en MP4 (H.264).")
            if not codec:
                text = tr("« {} » ne peut pas être lu : le fichier est abîmé, ou son format inconnu.")
            self._window.notices.show(text.format(name, codec), serious=True)

        self._tasks.submit(lambda: codec_of(port.blob(item.blob)), say, self._window.show_error)

    # -- following the page

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the page and to the selection."""
        if self._active is not None:
            item = self.active
            if item is None:  # the page was left, or the item is gone
                self.stop()
            elif changed.what & _CHANGES:
                self._take_values(item)
                self._show_live()
            elif changed.what & ChangedFlag.OVERLAY:
                self._show_live()
            if changed.what & ChangedFlag.VIEW:
                self._refit.start()

    def _take_values(self, item: Media) -> None:
        active = self._active
        if active is None or item == active.item:
            return
        if item.subtitles != active.item.subtitles:
            self._read_subtitles(item)
        if _values(item) != _values(active.item):
            self.process.tell(do="set", **_values(item))
        self._active = replace(active, item=item)
        self._refit.start()

    def _read_subtitles(self, item: Media) -> None:
        port, key = self._shown().lesson.port, item.subtitles

        def take(cues: tuple[Cue, ...]) -> None:
            self._cues = cues
            self._show_live()

        if key is None:
            take(())
        else:
            self._tasks.submit(lambda: subtitles_of(port.blob(key)), take, self._window.show_error)

    def _fit(self) -> None:
        if self._active is not None and self._active.item.film:
            self.film.fit(self.active or self._active.item, self._editor.view.scale)

    def close(self) -> None:
        """End the process and delete what was played."""
        self._refit.stop()
        self._window.canvas.live.ready.disconnect(self._go_on)
        self._active = None
        self.process.close()
        self.film.forget()
        self._folders.close()


def _values(item: Media) -> dict[str, Any]:
    return {
        "start_s": item.start_s, "end_s": item.end_s, "looped": item.looped, "rate": item.rate, "volume": item.volume,
    }  # fmt: skip
