"""Controls for paper cards in the teacher's window: choose camera and card set, consent, aim, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.quiz.card_camera import FoundCamera
from tni.quiz.card_codes import CardSet
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown
from tni.ui.i18n import tr
from tni.ui.vote.camera_preview import CameraPreviewWidget
from tni.ui.vote.cards_state import CardsState, camera_fault_message


class CardsBox(QWidget):
    """Controls of the card camera; the teacher confirms before it films.

    open_wanted: open the camera with this address for this `CardSet`. close_wanted: close the camera. cameras: returns
    the cameras found. is_private: True if pupils cannot see this screen.
    """

    open_wanted = Signal(str, object)
    close_wanted = Signal()

    def __init__(
        self, style: Style, is_private: Callable[[], bool], cameras: Callable[[], Sequence[FoundCamera]]
    ) -> None:
        super().__init__()
        self.kit, self._is_private, self._find_cameras = style, is_private, cameras
        self._view, self._asking = CardsState(), False
        self.address, self.card_set = "", CardSet.TNI
        self.setAccessibleName(tr("Cartes en papier"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self._begin = TextButton(style, tr("Lire des cartes"))
        self._begin.clicked.connect(self.ask)
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
        self.show_view(CardsState())

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
        self._none = Label(self.kit, tr("Aucune caméra n’est branchée."), token="danger")
        self._open = TextButton(self.kit, tr("Ouvrir la caméra"), filled=True)
        self._open.clicked.connect(self._open_chosen)
        self._retry = TextButton(self.kit, tr("Chercher encore"))
        self._retry.clicked.connect(self.ask)
        drop = TextButton(self.kit, tr("Renoncer"))
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

    def show_view(self, view: CardsState) -> None:
        """Show the state of the camera."""
        self._view = view
        if view.is_open:
            self._asking = False
        self._begin.setVisible(not view.is_open and not self._asking)
        self._question.setVisible(self._asking)
        for widget in (self._dot, self._state, self.preview, self._close):
            widget.setVisible(view.is_open)
        self._state.setText(self._state_text())
        self._trouble.setText(camera_fault_message(view.fault) if view.fault is not None else "")
        self._trouble.setVisible(view.is_open and view.fault is not None)
        self.preview.setVisible(view.is_open and view.fault is None)
        self.preview.show_preview(view.preview if view.is_open else None, shows_picture=self._is_private())

    def _state_text(self) -> str:
        if self._view.fault is not None:
            return tr("En attente de la caméra…")
        if not self._view.sees:
            return tr("Caméra ouverte…")
        return tr("Caméra ouverte. Elle se fermera avec le vote.")

    # -- actions

    def ask(self) -> None:
        """List the cameras found, select the last one used, and state what opening one means."""
        found = self._find_cameras()
        self._cameras.clear()
        for place, camera in enumerate(found):
            self._cameras.addItem(camera.name or tr("Caméra {}").format(place + 1), camera.address)
        self._cameras.setCurrentIndex(max(0, self._cameras.findData(self.address)) if found else -1)
        self._sets.setCurrentIndex(self._sets.findData(self.card_set))
        for widget in (self._cameras, self._sets, self._notice, self._open):
            widget.setVisible(bool(found))
        for widget in (self._none, self._retry):
            widget.setVisible(not found)
        self._asking = True
        self.show_view(self._view)
        (self._open if found else self._retry).setFocus()

    def _cancel(self) -> None:
        self._asking = False
        self.show_view(self._view)

    def _open_chosen(self) -> None:
        self.address, self.card_set = str(self._cameras.currentData()), CardSet(self._sets.currentData())
        self._asking = False
        self.open_wanted.emit(self.address, self.card_set)
