"""The projector in the real windows: commands, sheet, frozen picture and reminder; and one that does not answer."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from tests.support.projector_servers import HERE, Loop, emulator, serving
from tests.support.teaching_room import Room, room
from tests.support.widgets import named, texts
from tni.core.clock import SystemClock
from tni.core.eye_comfort import BLANK_REMINDER_MIN, SURROUND, WARMTH
from tni.core.projector import (
    CommandDeclined,
    ConnectionFailure,
    FoundProjector,
    ProjectorFault,
    ProjectorLamp,
    ProjectorPart,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorStatus,
    ProjectorUnavailable,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
    StatusReceived,
)
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.teacher.health_line import Health, health_text

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
ON = ProjectorStatus(
    power=ProjectorPower.ON,
    source="31",
    sources=(ProjectorSource("11"), ProjectorSource("31", "HDMI 1")),
    is_blank=False,
    is_frozen=False,
    lamps=(ProjectorLamp(1840, True),),
    class_number=1,
)


class ProjectorRoom:
    """A room with a projector whose part the test plays."""

    def __init__(self, here: Room) -> None:
        self.here, self.wires = here, here.projectors
        self.controller = here.teaching.projector
        self.service = self.controller.service

    def tell(self, *told) -> None:
        self.wires.lines[-1].tell(*told)
        QApplication.processEvents()

    @property
    def commands(self) -> list:
        return self.wires.lines[-1].wishes

    @property
    def teacher(self):
        return self.here.teaching.windows.teacher

    def open_sheet(self):
        self.here.trigger(CommandId.PROJECTOR)
        return self.controller.sheet

    def is_checked(self, command: CommandId) -> bool:
        return self.here.board.commands[command].isChecked()


@pytest.fixture
def one(qapp, qtbot, tmp_path: Path):
    """One screen."""
    with room(qapp, tmp_path) as here:
        here.teaching.start()
        window = here.board.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield ProjectorRoom(here)


@pytest.fixture
def two(qapp, tmp_path: Path):
    with room(qapp, tmp_path, screens=TWO_SCREENS) as here:
        here.teaching.start()
        yield ProjectorRoom(here)


def button(widget, name: str) -> TextButton:
    return named(widget, TextButton, name)


def field(widget, name: str) -> QLineEdit:
    return named(widget, QLineEdit, name)


def entries(widget, name: str) -> QListWidget:
    return named(widget, QListWidget, name)


# -- without one


def test_without_a_projector_nothing_is_loaded_that_talks(one) -> None:
    assert one.wires.lines == one.wires.ears == []
    assert not one.controller.poll_timer.isActive()


def test_its_keys_say_that_there_is_none_and_lead_to_the_sheet(one) -> None:
    for command in (CommandId.PROJECTOR_BLANK, CommandId.FREEZE):
        one.here.trigger(command)
        assert not one.here.board.commands[command].isChecked()
    assert len(one.here.notices) == 2
    QTest.keyClick(one.here.board.window, Qt.Key.Key_F7)
    assert one.controller.sheet is not None
    assert one.controller.sheet.isVisible()
    QTest.keyClick(one.controller.sheet, Qt.Key.Key_Escape)
    assert one.controller.sheet is None


def test_the_teachers_window_offers_to_choose_one(two) -> None:
    teacher = two.teacher
    assert "Aucun projecteur" in texts(teacher.projector)
    button(teacher.projector, "Choisir un projecteur").click()
    assert two.controller.sheet.parentWidget() is teacher


# -- the sheet


def test_one_is_added_by_its_address_with_the_keyboard(one) -> None:
    sheet = one.open_sheet()
    host, password = field(sheet, "Adresse"), field(sheet, "Mot de passe (s’il y en a un)")
    host.setFocus()
    QTest.keyClicks(host, "192.168.1.50 ")
    QTest.keyClick(host, Qt.Key.Key_Tab)
    assert password.hasFocus()
    QTest.keyClicks(password, "secret")
    assert password.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(password, Qt.Key.Key_Return)
    assert one.wires.lines[-1].at == "pjlink 192.168.1.50 0"
    assert one.wires.lines[-1].password == "secret"
    assert host.text() == password.text() == ""
    assert sheet.box.state_label.text() == "192.168.1.50 : question posée, pas encore de réponse"


def test_what_is_no_address_is_said_so(one) -> None:
    sheet = one.open_sheet()
    button(sheet, "Ajouter").click()
    assert any("Écrire l’adresse" in text for text in texts(sheet))
    assert one.wires.lines == []


def test_a_search_is_seen_to_go_on_and_to_end(one) -> None:
    sheet = one.open_sheet()
    search, found = button(sheet, "Chercher sur le réseau"), entries(sheet, "Projecteurs trouvés")
    search.click()
    assert any("Recherche" in text for text in texts(sheet))
    assert not search.isEnabled()
    ears = one.wires.ears[-1]
    ears.found(FoundProjector("192.168.1.52", ""))
    QApplication.processEvents()
    assert found.item(0).text() == "192.168.1.52"
    ears.over()
    QApplication.processEvents()
    assert search.isEnabled()
    found.setFocus()
    found.setCurrentRow(0)
    found.itemActivated.emit(found.item(0))
    assert one.wires.lines[-1].at == "pjlink 192.168.1.52 0"


def test_nothing_found_says_what_to_do(one) -> None:
    sheet = one.open_sheet()
    one.service.search()
    one.wires.ears[-1].over()
    QApplication.processEvents()
    assert any("menu « Réseau »" in text for text in texts(sheet))


def test_a_password_is_asked_when_it_is_needed(one) -> None:
    one.service.add("192.168.1.50")
    sheet = one.open_sheet()
    password = field(sheet, "Mot de passe")
    assert not password.isVisible()
    one.tell(ProjectorUnavailable(ConnectionFailure.NEEDS_PASSWORD))
    assert password.isVisible()
    QTest.keyClicks(password, "secret")
    QTest.keyClick(password, Qt.Key.Key_Return)
    assert one.wires.lines[-1].password == "secret"
    assert not password.isVisible()


def test_projectors_of_other_rooms_are_a_touch_away_and_can_be_forgotten(one) -> None:
    one.service.add("192.168.1.50", name="Salle 12")
    one.service.add("192.168.1.51", name="Salle 14")
    sheet = one.open_sheet()
    known = entries(sheet, "Projecteurs connus")
    known.itemClicked.emit(known.item(0))
    assert one.service.state.projector.name == "Salle 12"
    button(sheet, "Oublier ce projecteur").click()
    assert [p.name for p in one.service.state.known] == ["Salle 14"]
    assert one.service.state.projector is None
    known.itemClicked.emit(known.item(0))
    button(sheet, "N’en utiliser aucun").click()
    assert one.service.state.projector is None
    assert [p.name for p in one.service.state.known] == ["Salle 14"]


# -- what it shows and is asked


def test_the_teachers_window_shows_what_is_known_and_what_is_asked(two) -> None:
    two.service.add("192.168.1.50", name="Salle 12")
    two.tell(StatusReceived(ON))
    teacher = two.teacher
    box = teacher.projector
    assert box.state_label.text() == "Salle 12 : allumé"
    assert box.note.text() == "Lampe : 1840 heures"
    assert "projecteur : allumé" in teacher.health.text()
    QTest.keyClick(teacher, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert two.commands == [SetBlank(True)]
    assert box.state_label.text() == "Salle 12 : allumé, coupure demandée"
    assert two.is_checked(CommandId.PROJECTOR_BLANK)
    two.tell(CommandDeclined(SetBlank(True), ProjectorRefusal.NOT_NOW))
    assert "ne le peut pas maintenant" in box.trouble.text()
    assert not two.is_checked(CommandId.PROJECTOR_BLANK)


def test_the_same_key_at_the_board(one) -> None:
    one.service.add("192.168.1.50")
    one.tell(StatusReceived(ON))
    QTest.keyClick(
        one.here.board.window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert one.commands == [SetBlank(True)]
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=True)))
    QTest.keyClick(
        one.here.board.window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert one.commands == [SetBlank(True), SetBlank(False)]


def test_on_is_a_touch_and_off_a_long_one(two, qtbot) -> None:
    two.service.add("192.168.1.50")
    two.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.OFF)))
    box = two.teacher.projector
    assert not box.off_button.isVisible()
    box.on_button.click()
    two.tell(StatusReceived(ON))
    assert not box.on_button.isVisible()
    box.off_button.click()
    assert two.commands == [SetPower(True)]
    with qtbot.waitSignal(box.off_button.held, timeout=LONG_PRESS_MS * 20):
        QTest.mousePress(box.off_button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(box.off_button, Qt.MouseButton.LeftButton)
    assert two.commands == [SetPower(True), SetPower(False)]


def test_a_source_is_chosen_by_its_name(two) -> None:
    two.service.add("192.168.1.50")
    two.tell(StatusReceived(ON))
    source = two.teacher.projector.source
    assert [source.itemText(i) for i in range(source.count())] == ["Ordinateur (VGA) 1", "HDMI 1"]
    assert source.currentText() == "HDMI 1"
    source.setCurrentIndex(0)
    source.activated.emit(0)
    assert two.commands == [SetSource("11")]
    assert source.currentText() == "Ordinateur (VGA) 1"


def test_errors_are_words(two) -> None:
    two.service.add("192.168.1.50")
    faults = (ProjectorFault(ProjectorPart.LAMP, serious=True), ProjectorFault(ProjectorPart.FILTER, serious=False))
    two.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, faults=faults)))
    box = two.teacher.projector
    assert box.trouble.text() == "Panne : lampe, à surveiller : filtre."
    two.tell(ProjectorUnavailable(ConnectionFailure.UNREACHABLE))
    assert "branché au réseau" in box.trouble.text()
    assert not box.source.isVisible()
    button(box, "Réessayer").click()
    assert two.wires.lines[-1].did[-1] == "again"


def test_the_line_of_health_names_it() -> None:
    assert "projecteur : allumé" in health_text(Health(projector="projecteur : allumé"))


# -- the frozen picture


def test_a_projector_that_can_freeze_does_so_also_with_one_screen(one) -> None:
    one.service.add("192.168.1.50")
    one.tell(StatusReceived(ON))
    one.here.trigger(CommandId.FREEZE)
    assert one.commands == [SetFreeze(True)]
    assert one.is_checked(CommandId.FREEZE)
    assert one.controller.frozen is None


def test_with_two_screens_the_board_is_frozen_when_the_projector_cannot(two) -> None:
    board, canvas = two.here.board, two.here.board.window.canvas
    board.window.do(lambda s: s.add_text("avant", 10, 10))
    more = board.window.bar.more_button
    more.setFocus()
    before = canvas.grab().toImage()
    two.here.trigger(CommandId.FREEZE)
    frozen = two.controller.frozen
    assert frozen.isVisible()
    assert frozen.geometry() == board.window.rect()
    board.window.do(lambda s: s.add_page())
    place = QPoint(canvas.x() + canvas.width() // 3, canvas.y() + canvas.height() // 2)
    shown = board.window.grab().toImage()
    assert shown.pixelColor(place) == before.pixelColor(place - canvas.pos())
    QTest.mouseClick(frozen, Qt.MouseButton.LeftButton)  # a pupil touches
    assert frozen.isVisible()
    board.window.notices.show("au-dessus ?")
    assert board.window.childAt(place) is frozen
    QTest.keyClick(frozen, Qt.Key.Key_Escape)
    assert not frozen.isVisible()
    assert board.window.focusWidget() is more
    assert not board.commands[CommandId.FREEZE].isChecked()


def test_without_her_window_the_board_is_not_frozen_any_more(two) -> None:
    two.here.trigger(CommandId.FREEZE)
    two.teacher.close()
    assert not two.controller.frozen.isVisible()
    assert not two.is_checked(CommandId.FREEZE)


def test_the_board_can_be_hidden_while_it_is_frozen_and_the_other_way_round(two) -> None:
    for first, then in ((CommandId.FREEZE, CommandId.HIDE_BOARD), (CommandId.HIDE_BOARD, CommandId.FREEZE)):
        two.here.trigger(first)
        two.here.trigger(then)
        QApplication.processEvents()
        top = two.here.board.window.childAt(100, 100)
        assert top is (two.controller.frozen if then is CommandId.FREEZE else two.here.teaching.windows.blank_screen)
        two.here.trigger(then)
        two.here.trigger(first)
        assert not two.controller.frozen.isVisible()
        assert not two.here.teaching.windows.blank_screen.isVisible()


def test_with_one_screen_and_nothing_that_freezes_the_window_says_so(one) -> None:
    one.service.add("192.168.1.50")
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON)))
    one.here.trigger(CommandId.FREEZE)
    assert any("Un seul écran" in words for words in one.here.notices)
    assert one.commands == []
    assert not one.is_checked(CommandId.FREEZE)


# -- the reminder


@pytest.fixture
def ahead_s(monkeypatch) -> list[float]:
    """Seconds, in a list of one, by which the program's clock is ahead; it grows when the test says so."""
    made, start_s = [0.0], time.monotonic()
    monkeypatch.setattr(SystemClock, "monotonic", lambda _: start_s + made[0])
    return made


def blank(here, ahead_s: list[float], minutes: float) -> None:
    here.service.add("192.168.1.50")
    here.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=True)))
    ahead_s[0] += minutes * 60
    here.service.tick()


def test_a_picture_blank_for_long_is_spoken_of_at_the_board(ahead_s, one) -> None:
    blank(one, ahead_s, 9)
    assert one.here.notices == []
    ahead_s[0] = 660
    one.service.tick()
    words = "L’image du projecteur est coupée depuis 10 minutes."
    assert one.here.notices == [words]
    ahead_s[0] = 21 * 60
    one.service.tick()
    assert one.here.notices == ["L’image du projecteur est coupée depuis 20 minutes."]
    button(one.here.board.window, "Montrer l’image").click()
    assert one.commands == [SetBlank(False)]
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=False)))
    assert one.here.notices == []


def test_it_is_spoken_of_in_the_teachers_window_alone_when_there_is_one(ahead_s, two) -> None:
    blank(two, ahead_s, 11)
    assert "coupée depuis 10 minutes" in two.teacher.health.text()
    assert "coupée depuis 10 minutes" in two.teacher.projector.trouble.text()
    assert two.here.notices == []


def test_a_reminder_changed_in_the_sheet_holds_at_once(ahead_s, one) -> None:
    blank(one, ahead_s, 6)
    assert one.here.notices == []
    sheet = one.open_sheet()
    button(sheet, "5 min").click()
    assert one.here.notices == ["L’image du projecteur est coupée depuis 5 minutes."]


def test_nobody_is_reminded_who_does_not_want_it(ahead_s, one) -> None:
    one.here.program.settings.set(BLANK_REMINDER_MIN, 0)
    blank(one, ahead_s, 100)
    assert one.here.notices == []


# -- the light


def test_the_light_is_chosen_in_the_sheet_and_seen_at_once(one) -> None:
    board = one.here.board
    sheet = one.open_sheet()
    button(sheet, "Toujours").click()
    button(sheet, "Très sombre").click()
    assert one.here.program.settings.get(WARMTH) == "always"
    assert one.here.program.settings.get(SURROUND) == "dark"
    sheet.put_away()
    board.window.canvas.show_all()
    canvas = board.window.canvas
    picture = canvas.grab().toImage()
    paper = picture.pixelColor(canvas.rect().center())
    assert paper.red() > paper.green() > paper.blue()
    assert picture.pixelColor(2, canvas.height() // 2).lightness() < 80


def test_an_evening_begins_with_the_first_picture(qapp, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.set(WARMTH, "always")
    settings.set(SURROUND, "soft")
    with room(qapp, tmp_path) as here:
        assert here.board.kit.theme.page_warmth == 1.0
        assert here.board.shown.painter.warmth == 1.0


# -- real lines


@pytest.fixture
def loop():
    made = Loop()
    yield made
    made.close()


def test_the_emulator_is_worked_from_the_windows(qapp, tmp_path: Path, loop, qtbot) -> None:
    """All the way, against a projector that this project did not write."""
    with (
        emulator(loop, password="secret", udp_port=None) as projector,
        room(qapp, tmp_path, screens=TWO_SCREENS, real_projectors=True) as here,
    ):
        here.teaching.start()
        box, service = here.teaching.windows.teacher.projector, here.teaching.projector.service
        service.add(HERE, port=projector.port, password="secret")
        qtbot.waitUntil(lambda: box.on_button.isVisible(), timeout=30_000)
        box.on_button.click()
        qtbot.waitUntil(lambda: box.source.isVisible() and box.source.currentText() == "HDMI1", timeout=30_000)
        qtbot.waitUntil(lambda: service.state.can_freeze, timeout=30_000)
        here.trigger(CommandId.FREEZE)
        qtbot.waitUntil(
            lambda: "image figée" in box.state_label.text() and "demandée" not in box.state_label.text(), timeout=30_000
        )
        assert projector.state.freeze
        service.choose("")


def test_a_projector_that_says_nothing_holds_up_neither_pen_nor_close(qapp, tmp_path: Path) -> None:
    """All of this is done while the projector has been asked and not been let answer."""
    came, may_speak, spoke = threading.Event(), threading.Event(), threading.Event()

    def late(line: socket.socket) -> None:
        came.set()
        may_speak.wait(60)
        spoke.set()

    with serving(late) as port:
        with room(qapp, tmp_path, real_projectors=True) as here:
            here.teaching.start()
            service = here.teaching.projector.service
            service.add(HERE, port=port)
            assert came.wait(30)
            here.trigger(CommandId.PROJECTOR)
            for wish in (SetPower(True), SetBlank(True), SetFreeze(True)):
                service.ask(wish)
            canvas = here.board.window.canvas
            here.teaching.projector.sheet.put_away()
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
            for x in range(200, 400, 10):
                QTest.mouseMove(canvas, QPoint(x, 220))
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 220))
            assert list(here.board.editor.document.items(here.board.editor.page.id))
        # The program is closed, and the projector has not answered yet.
        assert not spoke.is_set()
        may_speak.set()


def test_a_projector_that_floods_brings_no_more_than_a_few_words(qapp, tmp_path: Path, qtbot) -> None:
    def flood(line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            line.sendall(b"PJLINK 0\r")
            while True:
                line.sendall(b"%1POWR=1\r" * 1000)

    with serving(flood) as port, room(qapp, tmp_path, real_projectors=True) as here:
        here.teaching.start()
        service = here.teaching.projector.service
        turns: list[bool] = []
        service.subscribe(lambda: turns.append(True))
        service.add(HERE, port=port)
        qtbot.waitUntil(lambda: service.state.silence is ConnectionFailure.NONSENSE, timeout=30_000)
        assert len(turns) <= 5


def test_the_start_knows_no_sockets(tmp_path: Path) -> None:
    code = "import sys, tni.ui.teaching.teaching_controller; print('tni.devices.projector.connection' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == "False"
