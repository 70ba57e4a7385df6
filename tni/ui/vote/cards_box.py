"""Controls for paper cards in the teacher's window: choose camera and card set, consent, aim, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.camera import FoundCamera
from tni.quiz.card_codes import CardSet
from tni.services.voting.cards_service import TRIAL_CAMERA, CardsState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.vote.camera_fault_text import camera_fault_message
from tni.ui.vote.camera_preview import CameraPreviewWidget


class CardsBox(QWidget):
    """Controls of the card camera; the teacher confirms before it films.

    cameras_wanted: call `offer` with the cameras found. open_wanted: open the camera with this address for this
    `CardSet`. close_wanted: close the camera. is_private: True if pupils cannot see this screen.
    """

    cameras_wanted = Signal()
    open_wanted = Signal(str, object)
    close_wanted = Signal()

    def __init__(self, style: Style, is_private: Callable[[], bool]) -> None:
        super().__init__()
        self.kit, self._is_private = style, is_private
        self._shown, self._asking = CardsState(), False
        self.setAccessibleName(tr("Cartes en papier"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self._begin = TextButton(style, tr("Lire des cartes"))
        self._begin.clicked.connect(self.cameras_wanted)
        begin = QHBoxLayout()
        begin.addWidget(self._begin)
        begin.addStretch(1)
        rows.addLayout(begin)
        self._question = self._make_question()
        self._dot, self._state = Label(style, "●", token="danger"), Label(style, token="text")
        state = QHBoxLayout()
        state.addWidget(self._dot)
        state.addWidget(self._state, 1)
        self._trouble = Label(style, token="danger")
        for label in (self._state, self._trouble):
            label.setWordWrap(True)
        self.preview = CameraPreviewWidget(style)
        self._close = TextButton(style, tr("Fermer la caméra"))
        self._close.clicked.connect(self.close_wanted)
        rows.addWidget(self._question)
        rows.addLayout(state)
        for widget in (self._trouble, self.preview, self._close):
            rows.addWidget(widget)
        self.show_state(CardsState())

    def _make_question(self) -> QWidget:
        """Create the question to the teacher. No camera films before the teacher has read it and pressed a button."""
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        self._cameras = DropDown(self.kit)
        self._cameras.setAccessibleName(tr("Caméra"))
        self._sets = DropDown(self.kit)
        self._sets.setAccessibleName(tr("Cartes"))
        self._sets.addItem(tr("Cartes de TNI"), CardSet.TNI)
        self._sets.addItem(tr("Cartes de QCMcam"), CardSet.QCMCAM)
        promise = tr("La caméra filmera la classe pendant le vote. Aucune image n’est enregistrée ni envoyée.")
        self._notice = Label(self.kit, promise, token="text")
        self._notice.setWordWrap(True)
        self._none = Label(self.kit, tr("Aucune caméra : en brancher une, puis « Chercher encore »."), token="danger")
        self._open = TextButton(self.kit, tr("Ouvrir la caméra"), filled=True)
        self._open.clicked.connect(self._open_chosen)
        self._retry = TextButton(self.kit, tr("Chercher encore"))
        self._retry.clicked.connect(self.cameras_wanted)
        drop = TextButton(self.kit, tr("Annuler", "cancel"))
        drop.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.addWidget(self._open)
        line.addWidget(self._retry)
        line.addWidget(drop)
        line.addStretch(1)
        for widget in (self._cameras, self._sets, self._notice, self._none):
            rows.addWidget(widget)
        rows.addLayout(line)
        return box

    # -- content

    def show_state(self, state: CardsState) -> None:
        """Show the state of the camera."""
        self._shown = state
        if state.is_open:
            self._asking = False
        self._begin.setVisible(not state.is_open and not self._asking)
        self._question.setVisible(self._asking)
        for widget in (self._dot, self._state, self.preview, self._close):
            widget.setVisible(state.is_open)
        self._state.setText(self._state_text())
        self._trouble.setText(camera_fault_message(state.fault) if state.fault is not None else "")
        self._trouble.setVisible(state.is_open and state.fault is not None)
        self.preview.setVisible(state.is_open and state.fault is None)
        self.preview.show_preview(state.preview if state.is_open else None, shows_picture=self._is_private())

    def _state_text(self) -> str:
        if self._shown.fault is not None:
            return tr("En attente de la caméra…")
        if not self._shown.sees:
            return tr("Caméra ouverte…")
        return tr("Caméra ouverte. Elle se fermera avec le vote.")

    # -- actions

    def offer(self, cameras: Sequence[FoundCamera], address: str, card_set: CardSet) -> None:
        """Offer the cameras found, and state what opening one means. address, card_set: those to select at first."""
        self._cameras.clear()
        for place, camera in enumerate(cameras):
            name = camera.name or tr("Caméra {}").format(place + 1)
            is_trial = camera.address == TRIAL_CAMERA
            self._cameras.addItem(tr("Caméra d’essai") if is_trial else name, camera.address)
        self._cameras.setCurrentIndex(max(0, self._cameras.findData(address)) if cameras else -1)
        self._sets.setCurrentIndex(self._sets.findData(card_set))
        for widget in (self._cameras, self._sets, self._notice, self._open):
            widget.setVisible(bool(cameras))
        for widget in (self._none, self._retry):
            widget.setVisible(not cameras)
        self._asking = True
        self.show_state(self._shown)
        (self._open if cameras else self._retry).setFocus()

    def _cancel(self) -> None:
        self._asking = False
        self.show_state(self._shown)

    def _open_chosen(self) -> None:
        self._asking = False
        self.open_wanted.emit(str(self._cameras.currentData()), CardSet(self._sets.currentData()))
