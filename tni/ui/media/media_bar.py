"""Controls of a sound or film, low beside it on the page: play, position, part, loop, speed, volume, subtitles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from tni.document.items import Media
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.media.playback import Playback

STEPS_PER_S = 10
POSITION_TARGETS, VOLUME_TARGETS = 5, 2


class MediaBar(Panel):
    """Bar of one sound or film.

    Signals:
        pressed: play or pause.
        sought: a position was chosen, seconds.
        start_set, end_set: the part begins or ends here from now on; again to have all of it.
        loop_wanted, rate_wanted, subtitles_wanted, whole_wanted, more_wanted, closed: the button was pressed.
        volume_set: a volume was chosen, 0 to 1.
    """

    pressed = Signal()
    sought = Signal(float)
    start_set = Signal()
    end_set = Signal()
    loop_wanted = Signal()
    rate_wanted = Signal()
    volume_set = Signal(float)
    subtitles_wanted = Signal()
    whole_wanted = Signal()
    more_wanted = Signal()
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Lecture"), parent)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            set_panel_spacing(line, style, margins=False)
            rows.addLayout(line)
        side = style.theme.metrics.target_px
        self.play = self._icon("tni-play", tr("Lire"), self.pressed)
        self.position = QSlider(Qt.Orientation.Horizontal)
        self.position.setAccessibleName(tr("Position"))
        self.position.setMinimumSize(side * POSITION_TARGETS, side)
        self.position.valueChanged.connect(self._seek)
        self.time = Label(style, size="small")
        first.addWidget(self.play)
        first.addWidget(self.position, 1)
        first.addWidget(self.time)
        first.addWidget(self._icon("x", tr("Arrêter et ranger"), self.closed))
        self.start = self._icon("tni-from-here", tr("Commencer ici"), self.start_set)
        self.end = self._icon("tni-to-here", tr("Finir ici"), self.end_set)
        self.loop = self._icon("tni-loop", tr("En boucle"), self.loop_wanted, checkable=True)
        self.rate = TextButton(style, "")
        self.rate.clicked.connect(self.rate_wanted)
        self.subtitles = self._icon("tni-subtitles", tr("Sous-titres"), self.subtitles_wanted, checkable=True)
        self.whole = self._icon("expand", tr("En grand"), self.whole_wanted)
        self.more = self._icon("ellipsis", tr("Titre et sous-titres"), self.more_wanted)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setMinimumSize(side * VOLUME_TARGETS, side)
        self.volume.setRange(0, 20)
        self.volume.sliderReleased.connect(self._louder)
        self.volume.valueChanged.connect(lambda _value: None if self.volume.isSliderDown() else self._louder())
        for button in (self.start, self.end, self.loop, self.rate, self.subtitles):
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self._icon("tni-sound", tr("Couper ou remettre le son"), None))
        second.addWidget(self.volume)
        second.addWidget(self.whole)
        second.addWidget(self.more)
        self.hide()

    def _icon(self, icon: str, name: str, signal: object, *, checkable: bool = False) -> IconButton:
        button = IconButton(self.kit, icon, name, self)
        button.setCheckable(checkable)
        if signal is None:
            button.clicked.connect(self._mute)
        else:
            button.clicked.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return button

    # -- values

    def show_item(self, item: Media, playback: Playback | None, *, with_subtitles: bool, big: bool) -> None:
        """Show an item's values and where it is played. with_subtitles: they are shown. big: it fills the page."""
        plays = playback is not None and playback.plays
        self.play.show_as("tni-pause" if plays else "tni-play", tr("Mettre en pause") if plays else tr("Lire"))
        seconds = (playback.seconds if playback is not None else 0.0) or item.seconds
        at_s = playback.at_s if playback is not None else item.start_s
        self.position.blockSignals(True)
        self.position.setRange(0, max(round(seconds * STEPS_PER_S), 1))
        if not self.position.isSliderDown():
            self.position.setValue(round(at_s * STEPS_PER_S))
        self.position.blockSignals(False)
        self.time.setText(f"{clock_text(at_s)} / {clock_text(seconds)}")
        self._show_mark(self.start, on=item.start_s > 0, at_s=item.start_s, start=True)
        self._show_mark(self.end, on=item.end_s > 0, at_s=item.end_s, start=False)
        self.loop.setChecked(item.looped)
        rate = f"{item.rate:g}".replace(".", ",")
        if self.rate.label != f"{rate}×":
            self.rate.set_text(f"{rate}×")
            self.rate.setAccessibleName(tr("Vitesse : {}").format(f"{rate}×"))
            self.rate.setToolTip(tr("Vitesse : {}").format(f"{rate}×"))
        if not self.volume.isSliderDown():
            self.volume.blockSignals(True)
            self.volume.setValue(round(item.volume * 20))
            self.volume.blockSignals(False)
        self.subtitles.setVisible(item.subtitles is not None)
        self.subtitles.setChecked(with_subtitles)
        self.whole.setVisible(item.film)
        self.whole.show_as("scan" if big else "expand", tr("Page entière") if big else tr("En grand"))

    def _show_mark(self, button: IconButton, *, on: bool, at_s: float, start: bool) -> None:
        button.setCheckable(True)
        button.setChecked(on)
        if on:
            text = tr("Commence à {} : tout lire") if start else tr("Finit à {} : tout lire")
            name = text.format(clock_text(at_s))
        else:
            name = tr("Commencer ici") if start else tr("Finir ici")
        button.show_as("tni-from-here" if start else "tni-to-here", name)

    def _seek(self, value: int) -> None:
        self.sought.emit(value / STEPS_PER_S)

    def _louder(self) -> None:
        self.volume_set.emit(self.volume.value() / 20)

    def _mute(self, _checked: bool = False) -> None:
        self.volume_set.emit(0.0 if self.volume.value() else 1.0)


def clock_text(seconds: float) -> str:
    """Return a time as it stands on a player, such as 1:05 or 1:02:03."""
    whole = max(int(seconds), 0)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
