"""Controller of recordings: what the microphone hears after the teacher's press comes onto the page if she keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tni.core.tasks import TaskRunner
from tni.services.media.media_edits import put_media
from tni.services.media.media_files import MediaFacts, StoredMedia
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow
from tni.ui.media.media_controller import MediaController
from tni.ui.media.record_panel import RecordPanel, RecordState


class SoundRecordings:
    """Controller of the panel. player: whose process records and plays what was recorded."""

    def __init__(
        self, window: MainWindow, shown: Callable[[], ShownLesson], tasks: TaskRunner, player: MediaController
    ) -> None:
        self._window, self._shown, self._tasks, self._player = window, shown, tasks, player
        self.panel: RecordPanel | None = None
        self._sound, self._seconds = b"", 0.0

    def toggle(self) -> None:
        """Open or close the panel. Nothing is recorded before its button is pressed."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
            return
        if is_refused(self._window, CommandId.RECORD_SOUND):
            return
        if self.panel is None:
            panel = self.panel = RecordPanel(self._window.kit, self._window)
            panel.started.connect(self._start)
            panel.stopped.connect(lambda: self._player.process.tell(do="stop recording"))
            panel.listened.connect(lambda: self._player.play_file(self._sound))
            panel.kept.connect(self._keep)
            panel.dropped.connect(self._drop)
            panel.closed.connect(self._close)
        self.panel.show_state(RecordState.READY)
        self.panel.set_area(self._window.low_area)
        self.panel.open_low()
        self._window.commands[CommandId.RECORD_SOUND].setChecked(True)

    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        """Take the news of the player process that are about recordings."""
        panel = self.panel
        if panel is None or not panel.isVisible():
            return
        if "recording failed" in head:
            panel.show_state(RecordState.READY)
            panel.message.setText(
                tr("Aucun micro trouvé : en brancher un, puis appuyer de nouveau.")
                if head["recording failed"] == "no microphone"
                else tr("Le micro est pris par un autre logiciel : le fermer, puis appuyer de nouveau.")
            )
        elif "level" in head and panel.state is RecordState.RECORDING:
            panel.show_level(float(head["level"]), float(head["seconds"]))
        elif "recorded" in head:
            self._sound, self._seconds = payload, float(head["seconds"])
            panel.show_state(RecordState.RECORDED, self._seconds)

    def ended(self) -> None:
        """Note that the player process has ended by itself."""
        if self.panel is not None and self.panel.state is RecordState.RECORDING:
            self.panel.show_state(RecordState.READY)

    def _start(self) -> None:
        self._player.stop()
        self._player.process.tell(do="record")
        if self.panel is not None:
            self.panel.show_state(RecordState.RECORDING)

    def _keep(self) -> None:
        """Put the recording on the page. In a séance it belongs to the class layer, as all that a class adds."""
        if is_refused(self._window, CommandId.RECORD_SOUND):
            return
        sound, facts, shown = self._sound, MediaFacts(self._seconds, film=False), self._shown()
        editor, port = shown.editor, shown.lesson.port

        def put(stored: StoredMedia) -> None:
            if self._shown().editor is editor:
                self._window.do(lambda s: put_media(s, stored, facts, tr("Enregistrement")))

        self._tasks.submit(
            lambda: StoredMedia(port.put_blob(sound), "enregistrement.wav"), put, self._window.show_error
        )
        if self.panel is not None:
            self.panel.put_away()

    def _drop(self) -> None:
        self._sound = b""
        self._player.stop()
        if self.panel is not None:
            self.panel.show_state(RecordState.READY)

    def _close(self) -> None:
        self._sound = b""
        self._player.process.tell_running(do="drop recording")
        self._window.commands[CommandId.RECORD_SOUND].setChecked(False)
