"""Controller of the camera that reads cards: the teacher opens it, its cards are votes, it closes with the vote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from tni.api.devices import DeviceEvent, Vote
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.settings import CARD_CAMERA, CARD_SET, Settings
from tni.core.tasks import MainThread
from tni.quiz.card_camera import CameraFailed, CameraStarted, CardAnswered, CardMessage, PreviewImage
from tni.quiz.card_codes import CardSet, card_clicker_id
from tni.services.voting.seats import CardSeats
from tni.services.voting.vote_state import VoteState
from tni.ui.vote.cards_state import CardsState

if TYPE_CHECKING:
    from tni.ui.teacher.teacher_window import TeacherWindow


class CardReaderPort(Protocol):
    """Interface of the card reader process; see `tni.voting.cards.process.CardReaderProcess`."""

    def start(self) -> None: ...
    def begin(self) -> int: ...
    def close(self) -> None: ...


type _MakeCamera = Callable[[str, CardSet, Callable[[CardMessage], None], Clock], CardReaderPort]


def _card_camera(
    address: str, card_set: CardSet, on_message: Callable[[CardMessage], None], clock: Clock
) -> CardReaderPort:
    from tni.voting.cards.process import CardReaderProcess  # not loaded at program start

    return CardReaderProcess(address, card_set, on_message, clock)


class CardsController(QObject):
    """Opens and closes the card camera and passes its votes on; used on the main thread.

    changed: the camera was opened or closed, or its fault changed. seats: told whether cards count as voting devices.
    event_sink: receives votes, on any thread. make_camera: may be replaced.
    """

    changed = Signal()

    def __init__(
        self,
        seats: CardSeats,
        event_sink: Callable[[DeviceEvent], None],
        clock: Clock,
        main: MainThread,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._seats, self._event_sink, self._clock, self._settings = seats, event_sink, clock, settings
        self.make_camera: _MakeCamera = _card_camera
        self._camera: CardReaderPort | None = None
        self._teacher: TeacherWindow | None = None
        self._voting = False
        self._paused: tuple[str, CardSet] | None = None
        self._round = 0
        self.view = CardsState()
        self._mailbox: Mailbox[CardMessage] = Mailbox(lambda: main.post(self._handle_messages))

    @property
    def is_open(self) -> bool:
        return self._camera is not None

    def teacher_opened(self, window: TeacherWindow) -> None:
        """Connect the card controls of the teacher's window."""
        self._teacher = window
        box = window.vote.cards
        box.address, box.card_set = self._filming
        box.open_wanted.connect(self.open)
        box.close_wanted.connect(self.close)
        box.show_view(self.view)

    @property
    def is_paused(self) -> bool:
        """True while the camera is closed only for a self-paced quiz; see `pause`."""
        return self._paused is not None

    def pause(self) -> None:
        """Close the camera for a self-paced quiz, which cards cannot answer, so that nobody is filmed needlessly."""
        was = self._filming if self.is_open else None
        self.close()
        self._paused = was
        if was is not None:
            self.changed.emit()

    def resume(self) -> None:
        """Open the camera again for a teacher-paced quiz, which cards can answer. Does nothing unless the camera
        `is_paused`.
        """
        if self._paused is not None:
            self.open(*self._paused)

    @property
    def _filming(self) -> tuple[str, CardSet]:
        return self._settings.get(CARD_CAMERA), CardSet(self._settings.get(CARD_SET))

    def open(self, address: str, card_set: CardSet) -> None:
        """Open the camera until the vote is closed."""
        self._paused = None
        self.close()
        self._settings.set(CARD_CAMERA, address)
        self._settings.set(CARD_SET, card_set.value)
        self._camera = self.make_camera(address, card_set, self._on_message, self._clock)
        self._camera.start()
        self._seats.reads_cards = True
        if self._voting:
            self._round = self._camera.begin()
        self._show(CardsState(is_open=True))
        self.changed.emit()

    def close(self) -> None:
        """Close the camera before returning. Cards keep the answers that they gave in the current vote."""
        was_paused, self._paused = self.is_paused, None
        camera, self._camera = self._camera, None
        if camera is None:
            if was_paused:
                self.changed.emit()
            return
        self._round = 0
        camera.close()
        self._mailbox.drain()
        self._seats.reads_cards = False
        self._show(CardsState())
        self.changed.emit()

    def vote_shown(self, vote: VoteState) -> None:
        """Start a new card reading when a vote opens; close the camera when the vote ends, or for a self-paced quiz."""
        was, self._voting = self._voting, vote.question is not None and vote.question.is_open
        if vote.quiz is not None and vote.quiz.is_open and self.is_open:
            self.pause()
        if self._voting and not was and self._camera is not None:
            self._round = self._camera.begin()
        elif was and not self._voting:
            self.close()

    # -- messages of the camera

    def _on_message(self, message: CardMessage) -> None:
        """Handle a message on the camera's thread: pass votes on at once, queue other messages for the main thread."""
        if isinstance(message, CardAnswered):
            if message.round == self._round > 0:
                self._event_sink(Vote(card_clicker_id(message.sighting.number), message.sighting.letter, message.at_s))
        else:
            self._mailbox.put(message)

    def _handle_messages(self) -> None:
        view, before = self.view, self.view.fault
        for message in self._mailbox.drain():
            match message:
                case CameraStarted():
                    view = replace(view, sees=True, fault=None)
                case CameraFailed(fault):
                    view = replace(view, sees=False, fault=fault, preview=None)
                case PreviewImage():
                    view = replace(view, sees=True, fault=None, preview=message)
                case _:
                    pass
        if self._camera is not None:
            self._show(view)
            if view.fault is not before:
                self.changed.emit()

    def _show(self, view: CardsState) -> None:
        self.view = view
        if self._teacher is not None:
            self._teacher.vote.cards.show_view(view)
