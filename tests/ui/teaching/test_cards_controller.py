"""Paper cards in a lesson: nobody is filmed unasked, cards are votes among votes, and the camera ends with the vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.support.teaching_room import Room, is_stored, room
from tests.support.widgets import click
from tni.core.clock import Clock
from tni.core.ids import ClickerId, QuestionId
from tni.core.settings import CARD_CAMERA, CARD_SET
from tni.quiz.card_camera import (
    CameraFailed,
    CameraFault,
    CameraStarted,
    CardAnswered,
    CardMessage,
    FoundCamera,
    PreviewImage,
)
from tni.quiz.card_codes import CardSet
from tni.quiz.card_detections import CardDetection
from tni.quiz.question import Question
from tni.quiz.round import RoundPhase
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.cards_box import CardsBox
from tni.ui.vote.cards_state import camera_fault_message
from tni.ui.vote.self_paced_strip import SelfPacedStrip

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)
CAMERAS = [FoundCamera("/dev/video0", "HD Webcam"), FoundCamera("/dev/video2", "Visualiseur")]


class FakeCamera:
    """A camera that sees what the test says."""

    made: list[FakeCamera]

    def __init__(self, address: str, card_set: CardSet, heard: Callable[[CardMessage], None], clock: Clock) -> None:
        self.address, self.card_set, self.heard, self._clock = address, card_set, heard, clock
        self.round = 0
        self.is_open = False

    def start(self) -> None:
        self.is_open = True

    def begin(self) -> int:
        self.round += 1
        return self.round

    def close(self) -> None:
        self.is_open = False

    def read(self, number: int, letter: str, round_: int | None = None) -> None:
        asked = self.round if round_ is None else round_
        self.heard(CardAnswered(CardDetection(number, letter, 0.5, 0.5), self._clock.monotonic(), asked))


class Cards:
    """The room with its teacher's window, and the cameras that were opened in it."""

    def __init__(self, here: Room) -> None:
        self.here, self.cameras = here, list[FakeCamera]()
        here.teaching.cards.make_camera = self._make
        here.teaching.windows.open_teacher()
        self.box._find_cameras = lambda: CAMERAS

    def _make(self, address: str, card_set: CardSet, heard: Callable[[CardMessage], None], clock: Clock) -> FakeCamera:
        self.cameras.append(FakeCamera(address, card_set, heard, clock))
        return self.cameras[-1]

    @property
    def box(self) -> CardsBox:
        teacher = self.here.teaching.windows.teacher
        assert teacher is not None
        return teacher.vote.cards

    def opened(self) -> FakeCamera:
        self.box._begin.click()
        self.box._open.click()
        return self.cameras[-1]

    @property
    def state(self):
        state = self.here.teaching.voting.rounds.state
        assert state is not None
        return state


def rooms(qapp, folder: Path, screens: tuple[Sequence[QRect], int], *, begun: bool = True) -> Iterator[Cards]:
    with room(qapp, folder, screens=screens) as made:
        for number in (1, 2, 3):
            made.roster.remove_clicker(ClickerId(f"iclicker:0000000{number}"))
        if begun:
            made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield Cards(made)


@pytest.fixture
def cards(qapp, tmp_path: Path) -> Iterator[Cards]:
    yield from rooms(qapp, tmp_path, TWO_SCREENS)


def test_nothing_is_filmed_before_somebody_has_said_so(cards: Cards) -> None:
    cards.here.trigger(CommandId.ASK)
    cards.box._begin.click()
    assert cards.cameras == []
    assert cards.box._question.isVisible()
    assert [cards.box._cameras.itemText(i) for i in range(2)] == ["HD Webcam", "Visualiseur"]
    cards.box._cancel()
    assert cards.cameras == []
    assert not cards.box._question.isVisible()


def test_cards_are_votes_and_tick_on_the_board_and_the_camera_ends_with_the_vote(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    assert camera.is_open
    strip = cards.here.teaching.vote.strip
    cards.here.trigger(CommandId.ASK)
    assert strip.filming.isVisible()
    assert (cards.state.present, cards.state.missing) == (3, (1, 2, 3))
    camera.read(2, "B")
    camera.read(3, "C")
    camera.read(2, "D")
    qtbot.waitUntil(lambda: cards.state.answered == (2, 3))
    assert strip.dots.isVisible()
    qtbot.waitUntil(lambda: strip.dots.accessibleName().endswith("2, 3"))
    cards.here.trigger(CommandId.CLOSE_VOTE)
    assert not camera.is_open
    assert not strip.filming.isVisible()
    cards.here.trigger(CommandId.REVEAL)
    assert cards.state.counts == {"A": 0, "B": 0, "C": 1, "D": 1}


def test_votes_by_card_are_in_the_journal_under_the_pupil(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    camera.read(3, "A")
    qtbot.waitUntil(lambda: cards.state.answered == (3,))
    cards.here.trigger(CommandId.CLOSE_VOTE)
    path = cards.here.folder / "votes.db"
    qtbot.waitUntil(lambda: is_stored(path, lambda found: found.round.phase is RoundPhase.CLOSED))
    (found,) = read_rounds(path)
    results = read_ledger(path, found).results()
    assert [(line.number, line.choice, line.clicker) for line in results if line.choice] == [(3, "A", "card:3")]


def test_a_camera_opened_in_mid_vote_seats_the_cards_and_keeps_what_was_answered(cards: Cards, qtbot) -> None:
    cards.here.roster.set_clicker(ClickerId("iclicker:00000001"), 1)
    cards.here.trigger(CommandId.ASK)
    from tni.api.devices import Vote

    clock = cards.here.teaching._clock
    cards.here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "A", clock.monotonic())])
    qtbot.waitUntil(lambda: cards.state.answered == (1,))
    camera = cards.opened()
    camera.read(2, "B")
    qtbot.waitUntil(lambda: cards.state.answered == (1, 2))
    assert cards.state.unknown == ()


def test_a_card_that_nobody_has_is_shown_to_the_teacher_and_not_counted(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    camera.read(40, "A")
    qtbot.waitUntil(lambda: bool(cards.state.unknown))
    teacher = cards.here.teaching.windows.teacher
    assert teacher is not None
    qtbot.waitUntil(lambda: teacher.vote._unknown.text() == "Cartes sans élève, non comptées : 40")
    assert cards.here.teaching.vote.strip.unassigned.text() == "1 carte sans élève, non comptée"


def test_an_answer_to_the_question_before_is_none_to_this_one(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    camera.read(1, "A")  # while it is aimed, before any question
    cards.here.trigger(CommandId.ASK)
    camera.read(2, "A", round_=camera.round - 1)
    camera.read(3, "A")
    qtbot.waitUntil(lambda: cards.state.answered == (3,))
    assert (cards.state.answered, cards.state.unknown) == ((3,), ())


def test_cards_are_no_clickers_of_the_kit(cards: Cards, qtbot) -> None:
    """The kit is being numbered while a camera is open for a vote."""
    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    cards.here.teaching.lists.show()
    sheet = cards.here.teaching.lists.sheet
    assert sheet is not None
    click(sheet.kit_panel, "Numéroter")
    camera.read(1, "A")
    qtbot.waitUntil(lambda: cards.state.answered == (1,))
    assert cards.here.roster.kit() == {}


@pytest.mark.parametrize("fault", CameraFault)
def test_each_fault_has_a_sentence_of_its_own(fault: CameraFault) -> None:
    said = [camera_fault_message(one) for one in CameraFault]
    assert said.count(camera_fault_message(fault)) == 1
    assert camera_fault_message(fault).endswith(".")


def test_a_camera_that_fails_is_said_and_what_it_does_next_too(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    camera.heard(CameraStarted(1920, 1080))
    qtbot.waitUntil(lambda: cards.here.teaching.cards.view.sees)
    camera.heard(CameraFailed(CameraFault.ABSENT))
    qtbot.waitUntil(lambda: cards.box._trouble.isVisible())
    assert "rebrancher" in cards.box._trouble.text()
    teacher = cards.here.teaching.windows.teacher
    assert teacher is not None
    assert "rebrancher" in teacher.health.text()
    camera.heard(CameraStarted(1920, 1080))
    qtbot.waitUntil(lambda: not cards.box._trouble.isVisible())
    assert "rebrancher" not in teacher.health.text()


def shown(cards: Cards, qtbot) -> tuple[int, int, int]:
    """The colour of the middle of the preview, when the camera sees white."""
    camera = cards.opened()
    camera.heard(PreviewImage(16, 9, b"\xff" * 144, ()))
    qtbot.waitUntil(lambda: cards.here.teaching.cards.view.preview is not None)
    picture = cards.box.preview.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).getRgb()[:3]


def test_the_teacher_alone_sees_the_picture_and_nothing_of_it_stays(cards: Cards, qtbot) -> None:
    assert shown(cards, qtbot) == (255, 255, 255)
    cards.box._close.click()
    assert not cards.cameras[-1].is_open
    assert cards.here.teaching.cards.view.preview is None
    assert cards.box.preview._preview is None


def test_on_a_screen_that_the_class_sees_there_is_no_picture(cards: Cards, qtbot) -> None:
    cards.box._is_private = lambda: False
    assert shown(cards, qtbot) != (255, 255, 255)


def test_the_camera_and_the_cards_are_those_of_the_last_time(cards: Cards) -> None:
    cards.box._begin.click()
    cards.box._cameras.setCurrentIndex(1)
    cards.box._sets.setCurrentIndex(1)
    cards.box._open.click()
    camera = cards.cameras[-1]
    assert (camera.address, camera.card_set) == ("/dev/video2", CardSet.QCMCAM)
    settings = cards.here.teaching._settings
    assert (settings.get(CARD_CAMERA), settings.get(CARD_SET)) == ("/dev/video2", "qcmcam")
    cards.box._close.click()
    cards.box._begin.click()
    assert cards.box._cameras.currentData() == "/dev/video2"


def test_without_a_camera_there_is_nothing_to_open_until_one_is_plugged_in(cards: Cards) -> None:
    cards.box._find_cameras = list
    cards.box._begin.click()
    assert cards.box._none.isVisible()
    assert not cards.box._open.isVisible()
    cards.box._find_cameras = lambda: CAMERAS
    cards.box._retry.click()
    assert not cards.box._none.isVisible()
    cards.box._open.click()
    assert cards.cameras[-1].address == "/dev/video0"


def test_the_program_ends_with_the_camera_closed(qapp, tmp_path: Path) -> None:
    for cards in rooms(qapp, tmp_path, TWO_SCREENS):
        camera = cards.opened()
        cards.here.trigger(CommandId.ASK)
    assert not camera.is_open


def test_without_a_class_cards_tick_under_their_own_numbers(qapp, tmp_path: Path, qtbot) -> None:
    for cards in rooms(qapp, tmp_path, TWO_SCREENS, begun=False):
        camera = cards.opened()
        cards.here.trigger(CommandId.ASK)
        camera.read(17, "A")
        qtbot.waitUntil(lambda cards=cards: cards.state.answered == (17,))
        dots = cards.here.teaching.vote.strip.dots
        assert dots.isVisible()
        assert dots.accessibleName().endswith("17")


TWO = tuple(Question(id=QuestionId(f"q{n}"), text=f"Question {n}", key="B") for n in (1, 2))


def series_opened(cards: Cards) -> SelfPacedStrip:
    voting = cards.here.teaching.voting
    voting.devices_changed(replace(voting.devices, phones=True))
    assert cards.here.teaching.vote.ask_self_paced(TWO)
    return cards.here.teaching.self_paced.strip


def test_nobody_is_filmed_while_phones_follow_a_series(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    strip = series_opened(cards)
    assert not camera.is_open
    assert strip.note.isVisible()
    cards.opened()
    assert len(cards.cameras) == 2
    assert not cards.cameras[-1].is_open, "it would film for nothing"
    QTest.mouseClick(strip.teacher_paced, Qt.MouseButton.LeftButton)
    assert (cards.cameras[-1].is_open, len(cards.cameras)) == (True, 3)
    assert cards.state.question == TWO[0]
    cards.cameras[-1].read(2, "B")
    qtbot.waitUntil(lambda: cards.state.answered == (2,))


def test_a_camera_that_was_closed_for_a_series_stays_closed_after_it(cards: Cards) -> None:
    cards.opened()
    strip = series_opened(cards)
    QTest.mouseClick(strip.put_away, Qt.MouseButton.LeftButton)
    cards.here.trigger(CommandId.ASK)
    cards.here.trigger(CommandId.CLOSE_VOTE)
    series_opened(cards)
    assert not strip.teacher_paced.isVisible(), "there is neither a clicker nor a camera now"
    assert [camera.is_open for camera in cards.cameras] == [False]
