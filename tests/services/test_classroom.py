"""Classroom as the teacher's window drives it: a class, a vote by clickers, its results, the end of the séance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

import pytest

from tests.services.cahier.seance_room import Lessons
from tests.services.receivers.room import Main
from tests.services.voting.test_phones_service import FakeServer
from tests.support.board import HandClock
from tests.support.card_cameras import FakeCameras
from tests.support.class_lists import NoKeyring
from tests.support.later_tasks import LaterTasks
from tests.support.memory_settings import MemorySettings
from tests.support.rosters import give_key
from tni.api.devices import Vote
from tni.app.device_services import make_device_services
from tni.app.folders import Folders
from tni.app.stores import Stores
from tni.core.closing import CloseError
from tni.core.ids import ClickerId
from tni.files.atomic import WriteError
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.roster.class_list import PupilRow
from tni.services.classroom import Classroom, ClassroomStores, Runtime, VotingDevices
from tni.services.voting.phone_ports import PhoneServerAccess
from tni.store.teacher_paced_file import TeacherPacedFile


class Room:
    """A classroom over databases of its own, with pupils 1 and 2 of 5eA and their clickers."""

    def __init__(self, folder: Path) -> None:
        self.main, self.clock, self.tasks, self.server = Main(), HandClock(), LaterTasks(), FakeServer()
        self.folders = Folders(*(folder / name for name in ("library", "data", "config", "state", "exports")))
        self.stores = Stores.open(self.folders.data, self.main, lambda _: None)
        give_key(self.stores.roster)
        pupils = [PupilRow("ADAM", "Zoé", class_name="5eA"), PupilRow("BON", "Ali", class_name="5eA")]
        (self.class_id,) = self.stores.roster.import_pupils(pupils).classes
        for number, clicker in enumerate(("iclicker:00000001", "iclicker:00000002"), 1):
            self.stores.roster.set_clicker(ClickerId(clicker), number)
        self.lessons, settings = Lessons(self.clock), MemorySettings()
        made = make_device_services(
            self.folders, settings, self.stores.roster, NoDevices(), self.clock, self.main, self.tasks
        )
        phones = PhoneServerAccess(self.folders.data / "phones", self.server.connect, lambda _address, _port: True)
        quiz = TeacherPacedFile(self.folders.data / "led.json")
        self.classroom = Classroom(
            ClassroomStores(self.stores.roster, NoKeyring(), self.stores.votes, self.stores.seances, quiz),
            VotingDevices(made.receivers, phones, FakeCameras().access),
            self.lessons,
            NoPictures(),
            Runtime(self.clock, self.main, self.tasks, settings, self.tasks),
        )
        made.receivers.connected.subscribe(self.classroom.voting.on_events)

    def press(self, number: int, choice: str) -> None:
        self.clock.at_s += 1.0
        connected = self.classroom.receivers.connected
        connected.event_sink("radio")(Vote(ClickerId(f"iclicker:0000000{number}"), choice, self.clock.at_s))
        connected.drain()

    def wait(self, condition: Callable[[], bool]) -> None:
        def holds() -> bool:
            self.tasks.run()
            return condition()

        self.main.until(holds)

    def close(self) -> None:
        self.classroom.close()
        self.tasks.run()
        self.classroom.seances.cahier.close()
        self.stores.close()


class NoDevices:
    """A computer without boards or receivers."""

    def list(self) -> list[object]:
        return []


class NoPictures:
    """No question has a picture."""

    def of_page(self, page: object) -> None:
        return None

    def of_question(self, written: object) -> bytes:
        return b""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def test_a_class_votes_and_one_state_shows_it(room: Room) -> None:
    classroom = room.classroom
    assert classroom.state.vote.phase is None
    assert classroom.state.seance.seance_id is None
    classroom.seances.begin(room.class_id, "5eA", "Maths")
    classroom.choose_class(room.class_id)
    assert (classroom.state.class_id, classroom.state.seance.class_name) == (room.class_id, "5eA")
    classroom.asking.ask(QuestionDraft(), None, room.lessons.editor.page.id)
    room.press(1, "B")
    room.press(2, "C")
    room.wait(lambda: answered(classroom) == (1, 2))
    classroom.voting.close()
    classroom.voting.set_key("B")
    classroom.voting.reveal()
    assert classroom.state.vote.phase is RoundPhase.REVEALED


def test_the_end_of_the_vote_is_in_the_results(room: Room) -> None:
    classroom = room.classroom
    classroom.seances.begin(room.class_id, "5eA", "Maths")
    classroom.choose_class(room.class_id)
    classroom.asking.ask(QuestionDraft(), None, room.lessons.editor.page.id)
    room.press(2, "A")
    room.wait(lambda: answered(classroom) == (2,))
    classroom.voting.close()
    classroom.voting.put_away()
    classroom.results.open()
    room.wait(lambda: bool(classroom.results.state.seances))
    (seance,) = classroom.results.state.seances or ()
    classroom.results.choose(seance)
    room.wait(lambda: classroom.results.state.summary is not None)
    summary = classroom.results.state.summary
    assert summary is not None
    assert len(summary.results.columns) == 1


def answered(classroom: Classroom) -> tuple[int, ...]:
    question = classroom.state.vote.question
    return () if question is None else question.state.answered


def test_an_erased_pupil_leaves_the_phones_of_the_question_shown(room: Room) -> None:
    classroom = room.classroom
    classroom.choose_class(room.class_id)
    classroom.phones.switch_on()
    classroom.devices_changed()
    classroom.asking.ask(QuestionDraft(), None, room.lessons.editor.page.id)
    gone = classroom.class_lists.pupils(room.class_id)[1]
    classroom.class_lists.erase_pupil(gone.id, lambda _error: None)
    assert ("erase", gone.number) in room.server.calls


PARTS = ("cards", "receivers.connected", "class_lists.names", "phones")


@pytest.mark.parametrize("failing", PARTS)
def test_the_vote_ends_whichever_device_cannot_be_closed(
    tmp_path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, closed = Room(tmp_path), list[str]()
    classroom = room.classroom
    for name in PARTS:
        part = attrgetter(name)(classroom)
        monkeypatch.setattr(part, "close", closing(name, part.close, closed, fails=name == failing))
    classroom.asking.ask(QuestionDraft(), None, room.lessons.editor.page.id)
    with pytest.raises(CloseError) as failed:
        classroom.close()
    assert [error.path for error in failed.value.causes if isinstance(error, WriteError)] == [Path(failing)]
    assert closed == list(PARTS)
    assert classroom.voting.is_over
    assert classroom.state.vote.phase is None
    room.stores.close()


def closing(name: str, close: Callable[[], None], closed: list[str], *, fails: bool) -> Callable[[], None]:
    def run() -> None:
        closed.append(name)
        close()
        if fails:
            raise WriteError(Path(name), OSError(name))

    return run
