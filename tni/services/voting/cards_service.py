"""Use case of paper cards: the teacher opens a camera, its cards are votes, and it closes with the vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tni.api.devices import DeviceEvent, Vote
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.settings import CARD_CAMERA, CARD_SET, Settings
from tni.core.tasks import MainThread
from tni.quiz.card_codes import CardSet, card_clicker_id
from tni.services.voting.seats import CardSeats
from tni.services.voting.vote_state import VoteState

if TYPE_CHECKING:
    from tni.core.camera import CameraFault, FoundCamera
    from tni.quiz.card_camera import CardMessage, PreviewImage

TRIAL_CAMERA = "trial"
"""Address of the simulated camera, which the trial class alone has."""


class CardReader(Protocol):
    """Open camera that looks for cards. Implemented by `tni.voting.cards.process.CardReaderProcess`."""

    def start(self) -> None: ...

    def begin(self) -> int:
        """Begin a new question. Returns its number, which its answers carry."""

    def close(self) -> None:
        """Close the camera. When this returns it is closed, and no more messages come."""


@dataclass(frozen=True, slots=True)
class CardCameras:
    """Access to the cameras of the computer.

    find: lists them, opening none. read: makes the reader of cards for a camera's address and a card set; messages may
    be delivered on any thread.
    """

    find: Callable[[], Sequence[FoundCamera]]
    read: Callable[[str, CardSet, Callable[[CardMessage], None], Clock], CardReader]


@dataclass(frozen=True, slots=True)
class CardsState:
    """State of card reading.

    is_open: the camera films. is_paused: it is closed only for a self-paced quiz. sees: it has delivered a picture.
    fault: the reason why it delivers none. preview: the latest picture, small.
    """

    is_open: bool = False
    is_paused: bool = False
    sees: bool = False
    fault: CameraFault | None = None
    preview: PreviewImage | None = None


class CardsListener(Protocol):
    """View of card reading. Called on the main thread."""

    def cards_changed(self) -> None:
        """Draw the state again: the camera was opened or closed, or its fault has changed."""

    def picture_arrived(self) -> None:
        """Draw the state again: only the picture has changed."""


class CardsService:
    """Opens and closes the camera, and passes its votes on. Main thread only.

    seats: told whether cards count as voting devices. event_sink: receives votes, on any thread.
    """

    def __init__(
        self,
        cameras: CardCameras,
        seats: CardSeats,
        event_sink: Callable[[DeviceEvent], None],
        clock: Clock,
        main: MainThread,
        settings: Settings,
    ) -> None:
        self.cameras_in_use, self._seats, self._event_sink = cameras, seats, event_sink
        self._clock, self._settings = clock, settings
        self._listeners: list[CardsListener] = []
        self._reader: CardReader | None = None
        self._opened = self.last_used
        self._is_voting = False
        self._round = 0
        """Number of the question whose answers are votes; 0 for none."""
        self._mailbox: Mailbox[CardMessage] = Mailbox(lambda: main.post(self._handle_messages))
        self.state = CardsState()

    def subscribe(self, listener: CardsListener) -> None:
        self._listeners.append(listener)

    def cameras(self) -> Sequence[FoundCamera]:
        """Return the cameras of the computer. None is opened, so no light goes on."""
        return self.cameras_in_use.find()

    @property
    def last_used(self) -> tuple[str, CardSet]:
        """Address of the camera that was opened last, "" for none, and its card set."""
        return self._settings.get(CARD_CAMERA), CardSet(self._settings.get(CARD_SET))

    def open(self, address: str, card_set: CardSet) -> None:
        """Open a camera until the vote is closed."""
        if self.state.is_open:
            self.close()
        if address != TRIAL_CAMERA:
            self._settings.set(CARD_CAMERA, address)
            self._settings.set(CARD_SET, card_set.value)
        self._opened = address, card_set
        self._reader = self.cameras_in_use.read(address, card_set, self._receive, self._clock)
        self._reader.start()
        self._seats.reads_cards = True
        if self._is_voting:
            self._round = self._reader.begin()
        self._change(CardsState(is_open=True))

    def close(self) -> None:
        """Close the camera before returning. Cards keep the answers that they gave in the current vote."""
        self._close_reader()
        self._change(CardsState())

    def resume(self) -> None:
        """Open a paused camera again, for a teacher-paced quiz, which cards can answer."""
        if self.state.is_paused:
            self.open(*self._opened)

    def follow(self, vote: VoteState) -> None:
        """Begin a new reading when a vote opens, and close the camera when it ends. Pause it for a self-paced quiz,
        which cards cannot answer, so that nobody is filmed needlessly."""
        was, self._is_voting = self._is_voting, vote.question is not None and vote.question.is_open
        if vote.quiz is not None and vote.quiz.is_open and self.state.is_open:
            self._close_reader()
            self._change(CardsState(is_paused=True))
        if self._is_voting and not was and self._reader is not None:
            self._round = self._reader.begin()
        elif was and not self._is_voting:
            self.close()

    def _close_reader(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            self._round = 0
            reader.close()
            self._mailbox.drain()
            self._seats.reads_cards = False

    def _receive(self, message: CardMessage) -> None:
        """Handle a message on the camera's thread: pass votes on at once, queue other messages for the main thread."""
        from tni.quiz.card_camera import CardAnswered  # with the first camera

        if isinstance(message, CardAnswered):
            if message.round == self._round > 0:
                self._event_sink(Vote(card_clicker_id(message.sighting.number), message.sighting.letter, message.at_s))
        else:
            self._mailbox.put(message)

    def _handle_messages(self) -> None:
        from tni.quiz.card_camera import CameraFailed, CameraStarted, PreviewImage  # with the first camera

        state = self.state
        for message in self._mailbox.drain():
            match message:
                case CameraStarted():
                    state = replace(state, sees=True, fault=None)
                case CameraFailed(fault):
                    state = replace(state, sees=False, fault=fault, preview=None)
                case PreviewImage():
                    state = replace(state, sees=True, fault=None, preview=message)
                case _:
                    pass
        if self._reader is not None:
            self._change(state)

    def _change(self, state: CardsState) -> None:
        """Set the state, and tell the listeners what has changed."""
        before, self.state = self.state, state
        if (before.is_open, before.is_paused, before.fault) != (state.is_open, state.is_paused, state.fault):
            for listener in self._listeners:
                listener.cards_changed()
        elif before != state:
            for listener in self._listeners:
                listener.picture_arrived()
