"""Paper cards without windows: when a camera films, and which of its cards are votes of the question under way."""

from __future__ import annotations

import pytest

from tests.services.voting.vote_desk import PHONES, QUESTIONS, VoteDesk
from tests.support.card_cameras import FakeCamera, FakeCameras
from tests.support.memory_settings import MemorySettings
from tests.support.posted_calls import PostedAtOnce
from tni.core.camera import CameraFault
from tni.quiz.card_camera import CameraFailed, CameraStarted, PreviewImage
from tni.quiz.card_codes import CardSet
from tni.quiz.round import RoundPhase
from tni.services.voting.cards_service import CardsService, CardsState
from tni.services.voting.vote_state import ActiveVotingDevices

PICTURE = PreviewImage(16, 9, b"\xff" * 144, ())


class CardDesk(VoteDesk):
    """A class with cards, and a view that keeps each state that it was told to draw."""

    def __init__(self, settings: MemorySettings | None = None) -> None:
        super().__init__(devices=ActiveVotingDevices())
        self.cameras, self.settings = FakeCameras(), settings or MemorySettings()
        self.cards = CardsService(
            self.cameras.access,
            self.voting.card_seats,
            lambda event: self.voting.on_events([event]),
            self,
            PostedAtOnce(),
            self.settings,
        )
        self.drawn: list[CardsState] = []
        self.pictures: list[CardsState] = []
        self.cards.subscribe(self)
        self.voting.listeners.add(self)

    def open(self) -> FakeCamera:
        self.cards.open("/dev/video0", CardSet.TNI)
        return self.cameras.last

    def cards_changed(self) -> None:
        state = self.cards.state
        self.drawn.append(state)
        self.voting.cards_changed(ActiveVotingDevices(0, state.is_open, phones=False, cards_paused=state.is_paused))

    def picture_arrived(self) -> None:
        self.pictures.append(self.cards.state)

    def vote_changed(self) -> None:
        self.cards.follow(self.voting.state)

    def answers_arrived(self) -> None: ...

    def page_wanted(self, page) -> None: ...

    def report(self, notice) -> None: ...


@pytest.fixture
def desk() -> CardDesk:
    return CardDesk()


def test_cards_are_votes_and_the_camera_ends_with_the_vote(desk: CardDesk) -> None:
    camera = desk.open()
    desk.asking.ask_anew(QUESTIONS[0])
    assert desk.question.state.missing == (1, 2, 3)
    for number, letter in ((2, "B"), (3, "C"), (2, "D")):
        desk.now_s += 1.0
        camera.read(number, letter)
    desk.flush()
    assert desk.question.state.answered == (2, 3)
    desk.voting.close()
    assert not camera.is_open
    desk.voting.reveal()
    assert desk.question.state.counts == {"A": 0, "B": 0, "C": 1, "D": 1}


def test_a_camera_opened_during_a_vote_gives_seats_to_cards_and_keeps_the_answers(desk: CardDesk) -> None:
    desk.asking.ask_anew(QUESTIONS[0])
    desk.press("c1", "A")
    camera = desk.open()
    desk.now_s += 1.0
    camera.read(2, "B")
    desk.flush()
    assert (desk.question.state.answered, desk.question.state.unknown) == ((1, 2), ())


def test_a_card_of_no_pupil_is_not_counted(desk: CardDesk) -> None:
    camera = desk.open()
    desk.asking.ask_anew(QUESTIONS[0])
    camera.read(40, "A")
    desk.flush()
    assert (desk.question.state.answered, desk.question.state.unknown) == ((), ("card:40",))


def test_cards_read_for_another_question_are_no_votes(desk: CardDesk) -> None:
    camera = desk.open()
    camera.read(1, "A")  # while the camera is aimed
    desk.asking.ask_anew(QUESTIONS[0])
    camera.read(2, "A", round_=camera.round - 1)
    camera.read(3, "A")
    desk.flush()
    assert (desk.question.state.answered, desk.question.state.unknown) == ((3,), ())
    desk.voting.close()
    camera.read(1, "A")
    assert desk.question.state.answered == (3,), "the camera is closed"


def test_a_fault_is_shown_until_the_camera_delivers_again(desk: CardDesk) -> None:
    camera = desk.open()
    camera.deliver(CameraStarted(1920, 1080))
    assert desk.pictures == [CardsState(is_open=True, sees=True)]
    camera.deliver(PICTURE)
    assert desk.pictures[-1].preview == PICTURE
    camera.deliver(CameraFailed(CameraFault.ABSENT))
    assert desk.drawn[-1] == CardsState(is_open=True, fault=CameraFault.ABSENT)
    camera.deliver(PICTURE)
    assert desk.drawn[-1] == CardsState(is_open=True, sees=True, preview=PICTURE)
    desk.cards.close()
    assert desk.drawn[-1] == CardsState(), "nothing of the picture stays"
    drawn = len(desk.drawn)
    camera.deliver(PICTURE)
    assert (desk.cards.state, len(desk.drawn)) == (CardsState(), drawn), "a message that was on its way"


def test_the_camera_and_the_cards_are_those_of_the_last_time(desk: CardDesk) -> None:
    assert desk.cards.last_used == ("", CardSet.TNI)
    desk.cards.open("/dev/video2", CardSet.QCMCAM)
    assert (desk.cameras.last.address, desk.cameras.last.card_set) == ("/dev/video2", CardSet.QCMCAM)
    assert CardDesk(desk.settings).cards.last_used == ("/dev/video2", CardSet.QCMCAM)


def test_another_camera_takes_the_place_of_the_first(desk: CardDesk) -> None:
    first = desk.open()
    desk.cards.open("/dev/video2", CardSet.TNI)
    assert (first.is_open, desk.cameras.last.is_open) == (False, True)
    assert [state.is_open for state in desk.drawn] == [True, False, True]


def test_nobody_is_filmed_during_a_self_paced_quiz(desk: CardDesk) -> None:
    camera = desk.open()
    desk.voting.devices_changed(PHONES)
    assert desk.ask_self_paced()
    assert not camera.is_open
    assert desk.cards.state == CardsState(is_paused=True)
    desk.open()
    desk.voting.set_absent(())
    assert not desk.cameras.last.is_open, "it would film for nothing"
    desk.voting.put_quiz_away()
    desk.cards.resume()
    assert desk.cards.state.is_open
    assert len(desk.cameras.opened) == 3
    desk.asking.ask_anew(QUESTIONS[0])
    desk.cameras.last.read(2, "B")
    desk.flush()
    assert desk.question.state.answered == (2,)


def test_a_paused_camera_that_was_closed_stays_closed(desk: CardDesk) -> None:
    desk.open()
    assert desk.ask_self_paced()
    desk.cards.close()
    assert desk.drawn[-1] == CardsState()
    desk.cards.resume()
    assert [camera.is_open for camera in desk.cameras.opened] == [False]


def test_a_vote_opened_for_nobody_is_opened_again_for_cards(desk: CardDesk) -> None:
    desk.seats_now = {}
    desk.asking.ask_anew(QUESTIONS[0])
    camera = desk.open()
    assert desk.question.state.phase is RoundPhase.OPEN
    camera.read(17, "A")
    desk.flush()
    assert camera.is_open
