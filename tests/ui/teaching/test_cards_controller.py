"""Paper cards in a lesson: nobody is filmed unasked, cards are votes among votes, and the camera ends with the vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.support.card_cameras import FakeCamera, FakeCameras
from tests.support.teaching_room import ONE_SCREEN, Room, is_stored, room
from tests.support.widgets import click, named, texts
from tni.core.camera import CameraFault
from tni.core.ids import ClickerId, QuestionId
from tni.core.settings import CARD_CAMERA, CARD_SET
from tni.quiz.card_camera import CameraFailed, CameraStarted, PreviewImage
from tni.quiz.card_codes import CardSet
from tni.quiz.question import Question
from tni.quiz.round import RoundPhase
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.sheet import DropDown
from tni.ui.vote.camera_fault_text import camera_fault_message
from tni.ui.vote.cards_box import CardsBox
from tni.ui.vote.self_paced_strip import SelfPacedStrip

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)
READ, OPEN, CANCEL, RETRY, CLOSE = (
    "Lire des cartes", "Ouvrir la caméra", "Annuler", "Chercher encore", "Fermer la caméra",
)  # fmt: skip
NO_CAMERA = "Aucune caméra : en brancher une, puis « Chercher encore »."
WHITE = (255, 255, 255)


class Cards:
    """The room with its teacher's window, and the cameras that were opened in it."""

    def __init__(self, here: Room, cameras: FakeCameras) -> None:
        self.here, self.cameras = here, cameras
        self.teacher = here.open_teacher()

    @property
    def box(self) -> CardsBox:
        return self.teacher.vote.cards

    def press(self, text: str) -> None:
        button = named(self.box, TextButton, text)
        assert button.isVisible(), text
        button.click()

    def choice(self, name: str) -> DropDown:
        return named(self.box, DropDown, name)

    def opened(self) -> FakeCamera:
        self.press(READ)
        self.press(OPEN)
        return self.cameras.last

    @property
    def state(self):
        state = self.here.teaching.voting.rounds.state
        assert state is not None
        return state


def rooms(qapp, folder: Path, screens: tuple[Sequence[QRect], int], *, begun: bool = True) -> Iterator[Cards]:
    cameras = FakeCameras()
    with room(qapp, folder, screens=screens, cameras=cameras.access) as made:
        for number in (1, 2, 3):
            made.roster.remove_clicker(ClickerId(f"iclicker:0000000{number}"))
        if begun:
            made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield Cards(made, cameras)


@pytest.fixture
def cards(qapp, tmp_path: Path) -> Iterator[Cards]:
    yield from rooms(qapp, tmp_path, TWO_SCREENS)


def test_nothing_is_filmed_before_somebody_has_said_so(cards: Cards) -> None:
    cards.here.trigger(CommandId.ASK)
    cards.press(READ)
    assert cards.cameras.opened == []
    cameras = cards.choice("Caméra")
    assert cameras.isVisible()
    assert [cameras.itemText(i) for i in range(2)] == ["HD Webcam", "Visualiseur"]
    assert any("filmera la classe" in text for text in texts(cards.box))
    cards.press(CANCEL)
    assert cards.cameras.opened == []
    assert not cameras.isVisible()


def test_cards_are_votes_and_tick_on_the_board_and_the_camera_ends_with_the_vote(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    assert camera.is_open
    strip = cards.here.teaching.vote.strip
    cards.here.trigger(CommandId.ASK)
    assert strip.filming.isVisible()
    assert (cards.state.present, cards.state.missing) == (3, (1, 2, 3))
    camera.read(2, "B")
    camera.read(3, "C")
    qtbot.waitUntil(lambda: cards.state.answered == (2, 3))
    assert strip.dots.isVisible()
    qtbot.waitUntil(lambda: strip.dots.accessibleName().endswith("2, 3"))
    cards.here.trigger(CommandId.CLOSE_VOTE)
    assert not camera.is_open
    assert not strip.filming.isVisible()


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


def test_a_card_that_nobody_has_is_shown_to_the_teacher_and_not_counted(cards: Cards, qtbot) -> None:
    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    camera.read(40, "A")
    qtbot.waitUntil(lambda: "Cartes sans élève, non comptées : 40" in texts(cards.teacher.vote))
    assert cards.here.teaching.vote.strip.unassigned.text() == "1 carte sans élève, non comptée"


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
    def remedies() -> list[bool]:
        return ["rebrancher" in " ".join(texts(cards.box)), "rebrancher" in cards.teacher.health.text()]

    camera = cards.opened()
    cards.here.trigger(CommandId.ASK)
    camera.deliver(CameraFailed(CameraFault.ABSENT))
    qtbot.waitUntil(lambda: remedies() == [True, True])
    camera.deliver(CameraStarted(1920, 1080))
    qtbot.waitUntil(lambda: remedies() == [False, False])


def middle(cards: Cards) -> tuple[int, ...]:
    """The colour of the middle of the preview."""
    picture = cards.box.preview.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).getRgb()[:3]


def seen(cards: Cards, qtbot) -> tuple[int, ...]:
    """The colour of the middle of the preview, when the camera sees white."""
    cards.opened().deliver(PreviewImage(16, 9, b"\xff" * 144, ()))
    qtbot.waitUntil(lambda: cards.here.teaching.cards.service.state.preview is not None)
    return middle(cards)


def test_the_teacher_alone_sees_the_picture_and_nothing_of_it_stays(cards: Cards, qtbot) -> None:
    assert seen(cards, qtbot) == WHITE
    cards.press(CLOSE)
    assert not cards.cameras.last.is_open
    assert middle(cards) != WHITE


def test_on_a_screen_that_the_class_sees_there_is_no_picture(qapp, tmp_path: Path, qtbot) -> None:
    for cards in rooms(qapp, tmp_path, ONE_SCREEN):
        assert seen(cards, qtbot) != WHITE


def test_the_camera_and_the_cards_are_those_of_the_last_time(cards: Cards) -> None:
    cards.press(READ)
    cards.choice("Caméra").setCurrentIndex(1)
    cards.choice("Cartes").setCurrentIndex(1)
    cards.press(OPEN)
    assert (cards.cameras.last.address, cards.cameras.last.card_set) == ("/dev/video2", CardSet.QCMCAM)
    settings = cards.here.program.settings
    assert (settings.get(CARD_CAMERA), settings.get(CARD_SET)) == ("/dev/video2", "qcmcam")
    cards.press(CLOSE)
    cards.press(READ)
    assert cards.choice("Caméra").currentData() == "/dev/video2"


def test_without_a_camera_there_is_nothing_to_open_until_one_is_plugged_in(cards: Cards) -> None:
    found, cards.cameras.found = cards.cameras.found, []
    cards.press(READ)
    assert NO_CAMERA in texts(cards.box)
    assert not named(cards.box, TextButton, OPEN).isVisible()
    cards.cameras.found = found
    cards.press(RETRY)
    assert NO_CAMERA not in texts(cards.box)
    cards.press(OPEN)
    assert cards.cameras.last.address == "/dev/video0"


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
    assert len(cards.cameras.opened) == 2
    assert not cards.cameras.last.is_open, "it would film for nothing"
    QTest.mouseClick(strip.teacher_paced, Qt.MouseButton.LeftButton)
    assert (cards.cameras.last.is_open, len(cards.cameras.opened)) == (True, 3)
    assert cards.state.question == TWO[0]
    cards.cameras.last.read(2, "B")
    qtbot.waitUntil(lambda: cards.state.answered == (2,))


def test_a_camera_that_was_closed_for_a_series_stays_closed_after_it(cards: Cards) -> None:
    cards.opened()
    strip = series_opened(cards)
    QTest.mouseClick(strip.put_away, Qt.MouseButton.LeftButton)
    cards.here.trigger(CommandId.ASK)
    cards.here.trigger(CommandId.CLOSE_VOTE)
    series_opened(cards)
    assert not strip.teacher_paced.isVisible(), "there is neither a clicker nor a camera now"
    assert [camera.is_open for camera in cards.cameras.opened] == [False]
