"""Parts of sound and film in the main window, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.settings import Settings
from tni.core.tasks import MainThread
from tni.document.items import Media
from tni.document.pointer import Changed
from tni.services.media.media_edits import change_media
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.event_loop.threads import ThreadTaskRunner
from tni.ui.i18n import tr
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.media.bar_controller import BarController
from tni.ui.media.media_controller import MediaController
from tni.ui.media.media_intake import MediaIntake
from tni.ui.media.moving_pictures import MovingPictures
from tni.ui.media.noise_meter import NoiseMeter
from tni.ui.media.recording import SoundRecordings
from tni.ui.panels.name_panel import NamePanel


class MediaParts:
    """Controller and intake of sounds and films."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        main: MainThread,
        tasks: ThreadTaskRunner,
        clock: Clock,
        settings: Settings,
    ) -> None:
        self._window, self._tasks = window, tasks
        self.controller = MediaController(window, shown, main, tasks)
        self.intake = MediaIntake(window, shown, tasks, self.controller.process)
        self.recording = SoundRecordings(window, shown, tasks, self.controller)
        self.noise = NoiseMeter(window, self.controller, settings)
        self.moving = MovingPictures(window, shown, tasks, clock)
        self.controller.received_else = self._receive
        self.controller.ended_else = self._process_ended
        self.bars = BarController(window, shown, self.controller, self._ask_more)

    def _receive(self, head: Mapping[str, Any], payload: bytes) -> None:
        if "noise" in head or "listening failed" in head:
            self.noise.received(head)
        else:
            (self.intake if "examined" in head else self.recording).received(head, payload)

    def _process_ended(self) -> None:
        self.intake.ended()
        self.recording.ended()
        self.noise.ended()

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the page and to the selection."""
        self.controller.follow(changed)
        self.bars.follow(changed)
        self.moving.follow(changed)

    def _ask_more(self, item: Media) -> None:
        """Ask for the title, or for subtitles."""
        window = self._window
        panel = NamePanel(
            window.kit, tr("Titre du son ou du film"), tr("Titre"), tr("Renommer"), item.title or item.name, window
        )
        panel.named.connect(lambda title: window.do(lambda s: change_media(s, item.id, title=title)))
        if item.film:
            panel.add_act(tr("Choisir des sous-titres…"), lambda: self.intake.ask_subtitles(item.id))
        FieldTyping(window, panel, (panel.field,))
        panel.set_area(window.low_area)
        panel.open_low()
        panel.field.setFocus()

    def close(self) -> None:
        close_all(self.noise.close, self.moving.close, self.bars.close, self.controller.close, self._tasks.close)
