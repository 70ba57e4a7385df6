"""What the teacher is told of the projector: asked is not done, and silence is not off."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.projector_servers import HERE, Loop, emulator
from tests.support.projector_wires import Line, Wires
from tni.core.clock import SystemClock
from tni.core.eye_comfort import BLANK_REMINDER_MIN
from tni.core.projector import (
    CommandAccepted,
    CommandDeclined,
    ConnectionFailure,
    FoundProjector,
    KnownProjector,
    ProjectorEvent,
    ProjectorNotice,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorStatus,
    ProjectorUnavailable,
    SetBlank,
    SetFreeze,
    SetPower,
    StatusReceived,
)
from tni.devices.projector.network import ProjectorNetwork
from tni.services.projector.projector_service import CONFIRM_WITHIN_S, ProjectorService
from tni.services.projector.projector_state import ConnectionState, SearchState
from tni.store.projectors_file import ProjectorsFile
from tni.store.settings_file import SettingsFile


class Now:
    """Posted calls are made when the test says so."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []
        self.now_s = 50.0

    def post(self, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def run(self) -> None:
        while self.calls:
            self.calls.pop(0)()

    def monotonic(self) -> float:
        return self.now_s


class Room:
    def __init__(self, folder: Path) -> None:
        self.now, self.wires, self.changes = Now(), Wires(), 0
        self.path = folder / "projectors.json"
        self.file = ProjectorsFile(self.path)
        self.settings = SettingsFile(folder / "settings.json")
        self.service = ProjectorService(self.file, lambda: self.wires, self.now, self.now, self.settings)
        self.service.subscribe(self.changed)

    def changed(self) -> None:
        self.changes += 1

    @property
    def line(self) -> Line:
        return self.wires.lines[-1]

    def tell(self, *told: ProjectorEvent) -> None:
        self.line.tell(*told)
        self.now.run()

    def on(self, **status: object) -> None:
        known = {"power": ProjectorPower.ON, "is_blank": False, "is_frozen": False, **status}
        self.tell(StatusReceived(ProjectorStatus(**known)))  # type: ignore[arg-type]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def here(room: Room) -> Room:
    room.service.add("10.0.0.9", password="secret")
    return room


def test_without_a_projector_nothing_is_talked_with(room: Room) -> None:
    room.service.start()
    room.service.ask(SetPower(True))
    room.service.try_again()
    assert room.wires.lines == []
    assert room.service.state.contact is ConnectionState.NONE


def test_one_is_asked_heard_and_lost(here: Room) -> None:
    assert here.service.state.contact is ConnectionState.ASKING
    here.on()
    assert here.service.state.contact is ConnectionState.CONNECTED
    assert here.service.state.is_on
    here.tell(ProjectorUnavailable(ConnectionFailure.NO_ANSWER))
    view = here.service.state
    assert (view.contact, view.silence, view.is_on) == (ConnectionState.SILENT, ConnectionFailure.NO_ANSWER, False)
    here.service.try_again()
    assert here.line.did[-1] == "again"
    assert here.service.state.contact is ConnectionState.ASKING


def test_what_is_asked_is_asked_until_it_is_seen(here: Room) -> None:
    here.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.OFF)))
    here.service.ask(SetPower(True))
    assert here.line.wishes == [SetPower(True)]
    here.tell(CommandAccepted(SetPower(True)))
    assert here.service.state.pending == (SetPower(True),)
    here.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.OFF, name="x")))
    assert here.service.state.pending == (SetPower(True),)
    here.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.WARMING)))
    assert here.service.state.pending == ()


def test_a_refusal_is_shown_until_something_else_is_asked(here: Room) -> None:
    here.on()
    here.service.ask(SetFreeze(True))
    assert here.service.state.is_frozen
    here.tell(CommandDeclined(SetFreeze(True), ProjectorRefusal.NOT_NOW))
    assert not here.service.state.is_frozen
    assert here.service.state.refused == CommandDeclined(SetFreeze(True), ProjectorRefusal.NOT_NOW)
    here.service.ask(SetBlank(True))
    assert here.service.state.refused is None


def test_what_is_accepted_and_never_seen_is_given_up(here: Room) -> None:
    here.on()
    here.service.ask(SetBlank(True))
    here.tell(CommandAccepted(SetBlank(True)))
    here.now.now_s += CONFIRM_WITHIN_S[SetBlank] + 1
    here.service.tick()
    assert here.service.state.refused == CommandDeclined(SetBlank(True), ProjectorRefusal.FAILED)
    assert not here.service.state.is_blank


def test_the_last_wish_of_a_kind_is_the_one_that_is_shown(here: Room) -> None:
    here.on()
    here.service.ask(SetBlank(True))
    here.service.ask(SetBlank(False))
    assert here.service.state.pending == (SetBlank(False),)
    here.tell(CommandDeclined(SetBlank(True), ProjectorRefusal.FAILED))
    assert here.service.state.refused is None


def test_blank_picture_is_reminded_of_once_a_period(here: Room) -> None:
    here.on()
    here.service.ask(SetBlank(True))
    here.now.now_s += 600
    here.service.tick()
    assert here.service.state.blank_reminder_s is None, "the projector has not confirmed it"
    here.on(is_blank=True)
    here.now.now_s += 599
    here.service.tick()
    assert here.service.state.blank_reminder_s is None
    before = here.changes
    for _ in range(3):
        here.now.now_s += 100
        here.on(is_blank=True)
    assert (here.service.state.blank_reminder_s, here.changes) == (600, before + 1)
    here.now.now_s += 600
    here.service.tick()
    assert here.service.state.blank_reminder_s == 1200
    here.tell(ProjectorUnavailable(ConnectionFailure.CLOSED))
    assert here.service.state.blank_reminder_s is None


def test_blank_picture_is_not_reminded_of_against_the_teachers_wish(here: Room) -> None:
    here.settings.set(BLANK_REMINDER_MIN, 0)
    here.on(is_blank=True)
    here.now.now_s += 6000
    here.service.tick()
    assert here.service.state.blank_reminder_s is None
    here.settings.set(BLANK_REMINDER_MIN, 30)
    here.service.tick()
    assert here.service.state.blank_reminder_s == 5400


def test_letters_of_a_projector_that_was_left_are_nobodys(here: Room) -> None:
    old = here.line
    here.service.add("10.0.0.10")
    assert old.did[-1] == "close"
    old.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON)))
    here.now.run()
    assert here.service.state.contact is ConnectionState.ASKING


def test_projectors_are_kept_and_the_last_one_is_talked_with_again(here: Room) -> None:
    here.service.add("10.0.0.10", protocol="escvp", port=1234, name="Salle 12")
    again = Room(here.path.parent)
    again.service.start()
    assert again.line.at == "escvp 10.0.0.10 1234"
    first = again.service.state.known[0]
    again.service.choose(first.id)
    assert (again.line.at, again.line.password) == ("pjlink 10.0.0.9 0", "secret")
    again.service.forget(first.id)
    assert again.service.state.contact is ConnectionState.NONE
    assert [one.host for one in Room(here.path.parent).service.state.known] == ["10.0.0.10"]


def test_the_same_address_is_the_same_projector(here: Room) -> None:
    here.tell(StatusReceived(ProjectorStatus(name="Salle 12")))
    here.service.add("10.0.0.9", password="other")
    assert [(one.name, one.password) for one in here.service.state.known] == [("Salle 12", "other")]


def test_passwords_are_for_her_alone_and_in_no_words(here: Room) -> None:
    assert stat.S_IMODE(here.path.stat().st_mode) == 0o600
    assert "secret" not in repr(here.service.state.known) + repr(here.service.state)
    here.path.chmod(0o644)  # as an older program may have left it
    here.service.set_password("new")
    assert here.line.password == "new"
    assert stat.S_IMODE(here.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"projectors": 3}', '{"projectors": [{"id": "a"}]}', '{"projectors": [{"id": 1, "host": "h"}]}',
     '{"projectors": [{"id": "a", "host": "h", "port": -1}]}', '{"projectors": [{"id": "a", "host": "a b\\r"}]}'],
)  # fmt: skip
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "projectors.json"
    path.write_text(text)
    file = ProjectorsFile(path)
    assert (file.known, file.chosen) == ((), None)
    assert (tmp_path / "projectors.damaged").read_text() == text
    file.keep(KnownProjector("a", "10.0.0.9"))
    assert json.loads(path.read_text())["chosen"] == "a"


def test_a_folder_that_cannot_be_written_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = ProjectorsFile(tmp_path / "file" / "projectors.json")
    file.keep(KnownProjector("a", "10.0.0.9"))
    assert file.chosen is not None


def test_a_name_that_is_no_text_does_not_stop_the_rest_from_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "projectors.json"
    path.write_text('{"chosen": "a", "projectors": [{"id": "a", "host": "10.0.0.1", "name": "\\ud800"}]}')
    ProjectorsFile(path).keep(KnownProjector("b", "10.0.0.2"))
    assert [one.name for one in ProjectorsFile(path).known] == ["\ud800", ""]


@pytest.mark.parametrize("host", ["", "a b", "10.0.0.9\r%1POWR 0", "x" * 300, ".local"])
def test_what_is_no_address_is_refused(room: Room, host: str) -> None:
    with pytest.raises(ValueError, match="projector"):
        room.service.add(host)
    assert room.service.state.known == ()


def test_a_search_grows_and_ends(room: Room) -> None:
    room.service.search()
    (ears,) = room.wires.ears
    assert ears.did == ["start", "search"]
    assert room.service.state.search is SearchState.UNDER_WAY
    ears.found(FoundProjector("10.0.0.9", ""))
    ears.found(FoundProjector("10.0.0.10", ""))
    room.now.run()
    assert [one.host for one in room.service.state.found] == ["10.0.0.9", "10.0.0.10"]
    ears.over()
    room.now.run()
    assert room.service.state.search is SearchState.DONE
    room.service.search()
    assert room.service.state.found == ()
    room.service.close()
    assert ears.did == ["start", "search", "search", "close"]


def test_a_projector_of_class_2_is_listened_to_and_its_notices_are_only_hints(here: Room) -> None:
    here.on(class_number=1)
    assert here.wires.ears == []
    here.on(class_number=2)
    here.wires.ears[0].noticed(ProjectorNotice("10.9.9.9", "POWR", "0"))
    assert here.line.did[-1] == "hint"
    assert here.service.state.is_on


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


def test_the_emulator_is_switched_from_the_service(loop: Loop, tmp_path: Path) -> None:
    """The whole way, against a projector that this project did not write."""
    import threading

    come = threading.Event()

    class Main(Now):
        def post(self, call: Callable[[], None]) -> None:
            super().post(call)
            come.set()

    main = Main()
    service = ProjectorService(
        ProjectorsFile(tmp_path / "projectors.json"),
        lambda: ProjectorNetwork(SystemClock()),
        main,
        SystemClock(),
        SettingsFile(tmp_path / "settings.json"),
    )

    def until(seen: Callable[[], bool]) -> None:
        while not seen():
            assert come.wait(30)
            come.clear()
            main.run()

    with emulator(loop, password="secret", udp_port=None) as projector:
        service.add(HERE, port=projector.port, password="wrong")
        until(lambda: service.state.silence is ConnectionFailure.WRONG_PASSWORD)
        service.set_password("secret")
        until(lambda: service.state.status.power is ProjectorPower.OFF)
        service.ask(SetPower(True))
        until(lambda: service.state.can_freeze)
        service.ask(SetFreeze(True))
        until(lambda: service.state.status.is_frozen is True and not service.state.pending)
        service.close()
