"""Controls of a camera, low beside it on the page: start, hold, keep, turn, zoom, large, which camera."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.camera import FoundCamera
from tni.core.one_line import shortened
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr

NAME_LETTERS = 26
"""Most letters of a camera's name."""
MESSAGE_TARGETS = 10
"""Width of a message, in targets."""
MOST_CAMERAS = 4
MOST_ZOOM = 4.0


@dataclass(frozen=True, slots=True)
class CameraBarState:
    """State of the bar. is_open: the camera is open. sees: it delivers pictures. has_still: the item has a picture.
    zoom: enlargement. message: "" for none. is_large: the item fills the window. cameras: those of the computer.
    address: the one that is used."""

    is_open: bool = False
    sees: bool = False
    is_frozen: bool = False
    has_still: bool = False
    is_locked: bool = False
    zoom: float = 1.0
    message: str = ""
    is_large: bool = False
    cameras: Sequence[FoundCamera] = ()
    address: str = ""


class CameraBar(Panel):
    """Bar of one camera.

    Signals:
        started, stopped, frozen, kept, turned, whole_wanted, closed: the button was pressed.
        zoomed: steps by which the picture is enlarged.
        chosen: the address of another camera.
    """

    started = Signal()
    stopped = Signal()
    frozen = Signal()
    kept = Signal()
    turned = Signal()
    zoomed = Signal(int)
    whole_wanted = Signal()
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Caméra"), parent)
        self._state: CameraBarState | None = None
        rows = self._rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self.message = Label(style, size="small", token="muted")
        self.message.setWordWrap(True)
        self.message.setMinimumWidth(style.theme.metrics.target_px * MESSAGE_TARGETS)
        rows.addWidget(self.message)
        self._choices: ChoiceGrid | None = None
        self._shown_cameras: tuple[FoundCamera, ...] = ()
        line = QHBoxLayout()
        set_panel_spacing(line, style, margins=False)
        self.start = TextButton(style, tr("Démarrer"), filled=True)
        self.start.clicked.connect(self.started)
        self.stop = TextButton(style, tr("Arrêter"))
        self.stop.clicked.connect(self.stopped)
        self.freeze = TextButton(style, tr("Figer"))
        self.freeze.setCheckable(True)
        self.freeze.clicked.connect(self.frozen)
        self.keep = TextButton(style, tr("Prendre la photo"))
        self.keep.clicked.connect(self.kept)
        for button in (self.start, self.stop, self.freeze, self.keep):
            line.addWidget(button)
        self.turn = self._icon("tni-turn-quarter", tr("Tourner d’un quart de tour"), self.turned)
        self.smaller = self._icon("zoom-out", tr("Rapetisser ce que voit la caméra"), None)
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.larger = self._icon("zoom-in", tr("Agrandir ce que voit la caméra"), None)
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.whole = self._icon("expand", tr("Plein tableau"), self.whole_wanted)
        for icon in (self.turn, self.smaller, self.larger, self.whole):
            line.addWidget(icon)
        line.addStretch(1)
        self.close_button = self._icon("x", tr("Fermer la caméra"), self.closed)
        line.addWidget(self.close_button)
        rows.addLayout(line)
        self.hide()

    def _icon(self, icon: str, name: str, signal: object) -> IconButton:
        button = IconButton(self.kit, icon, name, self)
        if signal is not None:
            button.clicked.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return button

    def show_state(self, state: CameraBarState) -> None:
        """Show a state; the same one again changes nothing."""
        if state == self._state:
            return
        before, self._state = self.window().focusWidget(), state
        self.message.setText(state.message)
        self.message.setVisible(bool(state.message))  # a bar of one line covers less of the picture
        self._show_cameras(state)
        self.start.setVisible(not state.is_open)
        self.start.setEnabled(bool(state.cameras))
        _relabel(self.start, tr("Reprendre") if state.has_still else tr("Démarrer"))
        for button in (self.stop, self.freeze, self.smaller, self.larger):
            button.setVisible(state.is_open)
        for button in (self.freeze, self.smaller, self.larger):
            button.setEnabled(state.sees)
        self.freeze.setChecked(state.is_frozen)
        self.larger.setEnabled(state.sees and state.zoom < MOST_ZOOM)
        self.smaller.setEnabled(state.sees and state.zoom > 1.0)
        self.keep.setVisible(state.sees or state.has_still)
        self.keep.setEnabled(not state.is_locked)
        _relabel(self.keep, tr("Prendre la photo") if state.sees else tr("En faire une image"))
        self.turn.setEnabled(not state.is_locked)
        self.whole.setVisible(state.is_open or state.has_still)
        self.whole.show_as(
            "scan" if state.is_large else "expand", tr("Page entière") if state.is_large else tr("Plein tableau")
        )
        if before is not None and self.isAncestorOf(before) and not (before.isVisible() and before.isEnabled()):
            self._go_on()

    def _go_on(self) -> None:
        """Give the keyboard another button, as that which was pressed is gone."""
        offered = (self.stop, self.start, self.keep, self.close_button)
        next(one for one in offered if one.isVisibleTo(self) and one.isEnabled()).setFocus()

    def _show_cameras(self, state: CameraBarState) -> None:
        """Offer the cameras where there are several, and none delivers a picture."""
        cameras = () if state.sees else tuple(state.cameras[:MOST_CAMERAS])
        if cameras != self._shown_cameras:
            self._shown_cameras = cameras
            if self._choices is not None:
                self._rows.removeWidget(self._choices)
                self._choices.hide()
                self._choices.deleteLater()
                self._choices = None
            if len(cameras) > 1:
                buttons = [
                    TextButton(self.kit, shortened(name, NAME_LETTERS), value=one.address)
                    for one, name in zip(cameras, camera_names(cameras), strict=True)
                ]
                self._choices = ChoiceGrid(self.kit, tr("Caméras"), buttons, 2)
                self._choices.chosen.connect(lambda address: self.chosen.emit(str(address)))
                self._rows.insertWidget(1, self._choices)
        if self._choices is not None:
            self._choices.choose(state.address)


def _relabel(button: TextButton, text: str) -> None:
    if button.label != text:
        button.set_text(text)


def camera_names(cameras: Sequence[FoundCamera]) -> list[str]:
    """Return a name for each camera; those of one name, and those without, are numbered."""
    names = [one.name or tr("Caméra") for one in cameras]
    return [
        f"{name} {names[: place + 1].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]
