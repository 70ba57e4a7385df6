"""The projector in the real windows: keys, sheet, the frozen picture, the reminder; and one that says nothing."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.support.projector_servers import HERE, Loop, emulator, serving
from tests.support.projector_wires import Wires
from tests.support.teaching_room import room
from tni.core.eye_comfort import BLANK_REMINDER_MIN, SURROUND, WARMTH
from tni.devices.projector.status import (
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


class Desk:
    """What a test needs of a room with a projector that a test speaks for."""

    def __init__(self, here) -> None:
        self.here, self.wires = here, Wires()
        self.desk = here.teaching.projector
        self.desk.network = lambda: self.wires
        self.session = self.desk.service

    def tell(self, *told) -> None:
        self.wires.lines[-1].tell(*told)
        QApplication.processEvents()

    @property
    def wishes(self) -> list:
        return self.wires.lines[-1].wishes

    def texts(self, widget) -> list[str]:
        return [b._text for b in widget.findChildren(TextButton) if b.isVisible()]


@pytest.fixture
def one(qapp, qtbot, tmp_path: Path):
    """One screen."""
    with room(qapp, tmp_path) as here:
        here.teaching.start()
        window = here.board.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield Desk(here)


@pytest.fixture
def two(qapp, tmp_path: Path):
    with room(qapp, tmp_path, screens=TWO_SCREENS) as here:
        here.teaching.start()
        yield Desk(here)


def button(widget, text: str) -> TextButton:
    return next(b for b in widget.findChildren(TextButton) if b._text == text)


# -- without one


def test_without_a_projector_nothing_is_loaded_that_talks(one) -> None:
    assert one.session._network is None
    assert not one.desk._timer.isActive()
    assert one.desk.health == ""


def test_its_keys_say_that_there_is_none_and_lead_to_the_sheet(one) -> None:
    for command in (CommandId.PROJECTOR_BLANK, CommandId.FREEZE):
        one.here.trigger(command)
        assert not one.here.board.commands[command].isChecked()
    assert len(one.here.notices) == 2
    QTest.keyClick(one.here.board.window, Qt.Key.Key_F7)
    assert one.desk.sheet is not None
    assert one.desk.sheet.isVisible()
    QTest.keyClick(one.desk.sheet, Qt.Key.Key_Escape)
    assert one.desk.sheet is None


def test_the_teachers_window_offers_to_choose_one(two) -> None:
    teacher = two.here.teaching.windows.teacher
    assert teacher.projector._state.text() == "Aucun projecteur"
    button(teacher.projector, "Choisir un projecteur").click()
    assert two.desk.sheet.parentWidget() is teacher


# -- the sheet


def test_one_is_added_by_its_address_with_the_keyboard(one) -> None:
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
    sheet._host.setFocus()
    QTest.keyClicks(sheet._host, "192.168.1.50 ")
    QTest.keyClick(sheet._host, Qt.Key.Key_Tab)
    assert sheet._new_password.hasFocus()
    QTest.keyClicks(sheet._new_password, "secret")
    assert sheet._new_password.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(sheet._new_password, Qt.Key.Key_Return)
    assert one.wires.lines[-1].at == "pjlink 192.168.1.50 0"
    assert one.wires.lines[-1].password == "secret"
    assert sheet._host.text() == sheet._new_password.text() == ""
    assert sheet.box._state.text() == "192.168.1.50 : question posée, pas encore de réponse"


def test_what_is_no_address_is_said_so(one) -> None:
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
    button(sheet, "Ajouter").click()
    assert sheet._error.isVisible()
    assert one.wires.lines == []


def test_a_search_is_seen_to_go_on_and_to_end(one) -> None:
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
    button(sheet, "Chercher sur le réseau").click()
    assert "Recherche" in sheet._searched.text()
    assert not sheet._search.isEnabled()
    ears = one.wires.ears[-1]
    ears.found(FoundProjector("192.168.1.52", ""))
    QApplication.processEvents()
    assert sheet._found.item(0).text() == "192.168.1.52"
    ears.over()
    QApplication.processEvents()
    assert sheet._search.isEnabled()
    sheet._found.setFocus()
    sheet._found.setCurrentRow(0)
    sheet._found.itemActivated.emit(sheet._found.item(0))
    assert one.wires.lines[-1].at == "pjlink 192.168.1.52 0"


def test_nothing_found_says_what_to_do(one) -> None:
    one.here.trigger(CommandId.PROJECTOR)
    one.session.search()
    one.wires.ears[-1].over()
    QApplication.processEvents()
    assert "menu" in one.desk.sheet._searched.text()


def test_a_password_is_asked_when_it_is_needed(one) -> None:
    one.session.add("192.168.1.50")
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
    assert not sheet._password_row.isVisible()
    one.tell(ProjectorUnavailable(ConnectionFailure.NEEDS_PASSWORD))
    assert sheet._password_row.isVisible()
    QTest.keyClicks(sheet._password, "secret")
    QTest.keyClick(sheet._password, Qt.Key.Key_Return)
    assert one.wires.lines[-1].password == "secret"
    assert not sheet._password_row.isVisible()


def test_projectors_of_other_rooms_are_a_touch_away_and_can_be_forgotten(one) -> None:
    one.session.add("192.168.1.50", name="Salle 12")
    one.session.add("192.168.1.51", name="Salle 14")
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
    sheet._known.itemClicked.emit(sheet._known.item(0))
    assert one.session.view.projector.name == "Salle 12"
    button(sheet, "Oublier ce projecteur").click()
    assert [p.name for p in one.session.known] == ["Salle 14"]
    assert one.session.view.projector is None
    sheet._known.itemClicked.emit(sheet._known.item(0))
    button(sheet, "N’en utiliser aucun").click()
    assert one.session.view.projector is None
    assert [p.name for p in one.session.known] == ["Salle 14"]


# -- what it shows and is asked


def test_the_teachers_window_shows_what_is_known_and_what_is_asked(two) -> None:
    two.session.add("192.168.1.50", name="Salle 12")
    two.tell(StatusReceived(ON))
    teacher = two.here.teaching.windows.teacher
    box = teacher.projector
    assert box._state.text() == "Salle 12 : allumé"
    assert box._hours.text() == "Lampe : 1840 heures"
    assert "projecteur : allumé" in teacher.health.text()
    QTest.keyClick(teacher, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert two.wishes == [SetBlank(True)]
    assert box._state.text() == "Salle 12 : allumé, coupure demandée"
    assert two.here.board.commands[CommandId.PROJECTOR_BLANK].isChecked()
    two.tell(CommandDeclined(SetBlank(True), ProjectorRefusal.NOT_NOW))
    assert "ne le peut pas maintenant" in box._trouble.text()
    assert not two.here.board.commands[CommandId.PROJECTOR_BLANK].isChecked()


def test_the_same_key_at_the_board(one) -> None:
    one.session.add("192.168.1.50")
    one.tell(StatusReceived(ON))
    QTest.keyClick(one.here.board.window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert one.wishes == [SetBlank(True)]
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=True)))
    QTest.keyClick(one.here.board.window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert one.wishes == [SetBlank(True), SetBlank(False)]


def test_on_is_a_touch_and_off_a_long_one(two, qtbot) -> None:
    two.session.add("192.168.1.50")
    two.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.OFF)))
    box = two.here.teaching.windows.teacher.projector
    assert not box._off.isVisible()
    box._on.click()
    two.tell(StatusReceived(ON))
    assert not box._on.isVisible()
    box._off.click()
    assert two.wishes == [SetPower(True)]
    with qtbot.waitSignal(box._off.held, timeout=LONG_PRESS_MS * 20):
        QTest.mousePress(box._off, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(box._off, Qt.MouseButton.LeftButton)
    assert two.wishes == [SetPower(True), SetPower(False)]


def test_a_source_is_chosen_by_its_name(two) -> None:
    two.session.add("192.168.1.50")
    two.tell(StatusReceived(ON))
    source = two.here.teaching.windows.teacher.projector._source
    assert [source.itemText(i) for i in range(source.count())] == ["Ordinateur (VGA) 1", "HDMI 1"]
    assert source.currentText() == "HDMI 1"
    source.setCurrentIndex(0)
    source.activated.emit(0)
    assert two.wishes == [SetSource("11")]
    assert source.currentText() == "Ordinateur (VGA) 1"


def test_errors_are_words(two) -> None:
    two.session.add("192.168.1.50")
    faults = (ProjectorFault(ProjectorPart.LAMP, serious=True), ProjectorFault(ProjectorPart.FILTER, serious=False))
    two.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, faults=faults)))
    box = two.here.teaching.windows.teacher.projector
    assert box._trouble.text() == "Panne : lampe, à surveiller : filtre."
    two.tell(ProjectorUnavailable(ConnectionFailure.UNREACHABLE))
    assert "branché au réseau" in box._trouble.text()
    assert not box._source.isVisible()
    button(box, "Réessayer").click()
    assert two.wires.lines[-1].did[-1] == "again"


def test_the_line_of_health_names_it() -> None:
    assert "projecteur : allumé" in health_text(Health(projector="projecteur : allumé"))


# -- the frozen picture


def test_a_projector_that_can_freeze_does_so_also_with_one_screen(one) -> None:
    one.session.add("192.168.1.50")
    one.tell(StatusReceived(ON))
    one.here.trigger(CommandId.FREEZE)
    assert one.wishes == [SetFreeze(True)]
    assert one.here.board.commands[CommandId.FREEZE].isChecked()
    assert one.desk._frozen is None


def test_with_two_screens_the_board_is_frozen_when_the_projector_cannot(two) -> None:
    board, canvas = two.here.board, two.here.board.window.canvas
    board.actions.do(lambda s: s.add_text("avant", 10, 10))
    more = board.window.bar.more_button
    more.setFocus()
    before = canvas.grab().toImage()
    two.here.trigger(CommandId.FREEZE)
    frozen = two.desk._frozen
    assert frozen.isVisible()
    assert frozen.geometry() == board.window.rect()
    board.actions.do(lambda s: s.add_page())
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
    two.here.teaching.windows.teacher.close()
    assert not two.desk._frozen.isVisible()
    assert not two.here.board.commands[CommandId.FREEZE].isChecked()


def test_the_board_can_be_hidden_while_it_is_frozen_and_the_other_way_round(two) -> None:
    for first, then in ((CommandId.FREEZE, CommandId.HIDE_BOARD), (CommandId.HIDE_BOARD, CommandId.FREEZE)):
        two.here.trigger(first)
        two.here.trigger(then)
        QApplication.processEvents()
        top = two.here.board.window.childAt(100, 100)
        assert top is (two.desk._frozen if then is CommandId.FREEZE else two.here.teaching.windows.blank_screen)
        two.here.trigger(then)
        two.here.trigger(first)
        assert not two.desk._frozen.isVisible()
        assert not two.here.teaching.windows.blank_screen.isVisible()


def test_with_one_screen_and_nothing_that_freezes_the_window_says_so(one) -> None:
    one.session.add("192.168.1.50")
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON)))
    one.here.trigger(CommandId.FREEZE)
    assert any("Un seul écran" in words for words in one.here.notices)
    assert one.wishes == []
    assert not one.here.board.commands[CommandId.FREEZE].isChecked()


# -- the reminder


class Slow:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def monotonic(self) -> float:
        return self.now_s


def blank(desk, minutes: float) -> None:
    clock = Slow()
    desk.session._clock = clock
    desk.session.add("192.168.1.50")
    desk.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=True)))
    clock.now_s = minutes * 60
    desk.desk.tick()


def test_a_picture_blank_for_long_is_spoken_of_at_the_board(one) -> None:
    blank(one, 9)
    assert one.here.notices == []
    one.session._clock.now_s = 660
    one.desk.tick()
    words = "L’image du projecteur est coupée depuis 10 minutes."
    assert one.here.notices == [words]
    one.session._clock.now_s = 21 * 60
    one.desk.tick()
    assert one.here.notices == ["L’image du projecteur est coupée depuis 20 minutes."]
    notice = one.here.board.window.notices._shown[0]
    button(notice, "Montrer l’image").click()
    assert one.wishes == [SetBlank(False)]
    one.tell(StatusReceived(ProjectorStatus(power=ProjectorPower.ON, is_blank=False)))
    assert one.here.notices == []


def test_it_is_spoken_of_in_the_teachers_window_alone_when_there_is_one(two) -> None:
    blank(two, 11)
    teacher = two.here.teaching.windows.teacher
    assert "coupée depuis 10 minutes" in teacher.health.text()
    assert "coupée depuis 10 minutes" in teacher.projector._trouble.text()
    assert two.here.notices == []


def test_nobody_is_reminded_who_does_not_want_it(one) -> None:
    one.here.program.settings.set(BLANK_REMINDER_MIN, 0)
    blank(one, 100)
    assert one.here.notices == []


# -- the light


def test_the_light_is_chosen_in_the_sheet_and_seen_at_once(one) -> None:
    board = one.here.board
    one.here.trigger(CommandId.PROJECTOR)
    sheet = one.desk.sheet
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


def test_the_page_is_not_painted_anew_while_a_pen_is_down(one, qtbot, monkeypatch) -> None:
    one.here.program.settings.set(WARMTH, "always")
    light, look = one.desk.light, one.here.board.kit.theme
    busy = [True]
    light._is_busy = lambda: busy[0]
    light.apply()
    assert look.page_warmth == 0.0
    busy[0] = False
    light._timer.setInterval(0)
    light._timer.start()
    qtbot.waitUntil(lambda: look.page_warmth == 1.0)


# -- real lines


@pytest.fixture
def loop():
    made = Loop()
    yield made
    made.close()


def test_the_emulator_is_worked_from_the_windows(two, loop, qtbot) -> None:
    """All the way, against a projector that this project did not write."""
    two.desk.network = two.desk._real_network
    teacher = two.here.teaching.windows.teacher
    box = teacher.projector
    with emulator(loop, password="secret", udp_port=None) as projector:
        two.session.add(HERE, port=projector.port, password="secret")
        qtbot.waitUntil(lambda: box._on.isVisible(), timeout=30_000)
        box._on.click()
        qtbot.waitUntil(lambda: box._source.isVisible() and box._source.currentText() == "HDMI1", timeout=30_000)
        qtbot.waitUntil(lambda: two.session.view.can_freeze, timeout=30_000)
        two.here.trigger(CommandId.FREEZE)
        qtbot.waitUntil(
            lambda: "image figée" in box._state.text() and "demandée" not in box._state.text(), timeout=30_000
        )
        assert projector.state.freeze
        two.session.choose("")


def test_a_projector_that_says_nothing_holds_up_neither_pen_nor_close(qapp, tmp_path: Path) -> None:
    """All of this is done while the projector has been asked and not been let answer."""
    came, may_speak, spoke = threading.Event(), threading.Event(), threading.Event()

    def late(line: socket.socket) -> None:
        came.set()
        may_speak.wait(60)
        spoke.set()

    with serving(late) as port:
        with room(qapp, tmp_path) as here:
            here.teaching.start()
            session = here.teaching.projector.service
            session.add(HERE, port=port)
            assert came.wait(30)
            here.trigger(CommandId.PROJECTOR)
            for wish in (SetPower(True), SetBlank(True), SetFreeze(True)):
                session.ask(wish)
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

    with serving(flood) as port, room(qapp, tmp_path) as here:
        here.teaching.start()
        session = here.teaching.projector.service
        turns: list[bool] = []
        changed = session._changed
        session._changed = lambda: (turns.append(True), changed())
        session.add(HERE, port=port)
        qtbot.waitUntil(lambda: session.view.silence is ConnectionFailure.NONSENSE, timeout=30_000)
        assert len(turns) <= 5


def test_the_start_knows_no_sockets(tmp_path: Path) -> None:
    import subprocess

    code = "import sys, tni.ui.teaching.teaching_controller; print('tni.devices.projector.connection' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == "False"
