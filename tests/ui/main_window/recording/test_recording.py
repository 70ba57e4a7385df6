"""A board that nobody knows is recorded from the window: asked for in the settings or by a notice, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.support.running_program import strokes, wait_for
from tests.support.sockets import Socket, a_stranger
from tests.ui.socket_room import Room, opened
from tni.core.recording_steps import board_recording_steps
from tni.devices.recording import load_recording
from tni.services.boards import board_recording
from tni.services.boards.board_recorder import RecorderPhase
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.main_window.recording.recording_sheet import RecordingSheet
from tni.ui.panels.settings_panel import SettingsPanel

REPORT = bytes(range(8))
NOT_KNOWN = "Le tableau « SMART 9000 » n’est pas reconnu : TNI ne sait pas encore le lire."


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        made.look_on(2)  # what comes from now on is new
        yield made


def sheet_of(room: Room) -> RecordingSheet:
    sheets = room.program.main_controller.window.findChildren(RecordingSheet)
    (sheet,) = [sheet for sheet in sheets if sheet.isVisible()]
    return sheet


def press(room: Room, text: str) -> None:
    button = next(b for b in sheet_of(room).buttons if b.accessibleName() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(room: Room) -> RecordingSheet:
    """From the settings, until devices are shown."""
    room.program.main_controller.commands[CommandId.SETTINGS].trigger()
    panel = room.program.main_controller.window.findChild(SettingsPanel)
    button = next(b for b in panel.findChildren(TextButton) if b.accessibleName() == "Enregistrer ses signaux")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    sheet = sheet_of(room)
    assert sheet.isVisible()
    return sheet


def begin(room: Room, *strangers: str) -> RecordingSheet:
    for key in strangers or ("stranger",):
        room.socket.plug(a_stranger(key))
    sheet = ask(room)
    wait_for(lambda: sheet.devices.count() == 1, "the device")
    press(room, "Commencer")
    wait_for(sheet.instruction.isVisible, "the first step")
    return sheet


def speak(room: Room, *keys: str) -> None:
    recorder = room.live.recorder
    before = recorder.state.reports
    for key in keys:
        room.socket.wires[key].send(REPORT)
    wait_for(lambda: recorder.state.reports == before + len(keys), "the reports")


def save(room: Room, path: Path) -> None:
    press(room, "Enregistrer le fichier")
    [dialog] = room.program.main_controller.window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("tableau 0b8c-9999.hid")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_board_that_nobody_knows_is_recorded_from_its_notice_to_a_file(room: Room, tmp_path: Path) -> None:
    room.socket.plug(a_stranger())
    wait_for(lambda: NOT_KNOWN in room.said, "the notice")
    notice = next(n for n in room.program.main_controller.window.findChildren(Notice) if n.text == NOT_KNOWN)
    QTest.mouseClick(notice.findChild(TextButton), Qt.MouseButton.LeftButton)
    sheet = sheet_of(room)
    wait_for(lambda: sheet.devices.count() == 1, "the device")
    assert "SMART 9000 (0b8c:9999)" in sheet.devices.item(0).text()
    press(room, "Commencer")
    wait_for(sheet.instruction.isVisible, "the first step")
    count = len(list(board_recording_steps(1)))
    seen = []
    for number in range(1, count + 1):
        assert sheet.progress.text() == f"Étape {number} sur {count}"
        seen.append(sheet.instruction.text())
        speak(room, "stranger")
        if number == 1:
            wait_for(lambda: sheet.report_count.text() == "1 message reçu", "the count")
        press(room, "C’est fait")
    wait_for(lambda: "messages sont enregistrés" in sheet.instruction.text(), "the end")
    assert len(set(seen)) == count
    assert "rien d’autre de cet ordinateur" in sheet.message.text()
    out = tmp_path / "mine.hid"
    save(room, out)
    wait_for(lambda: sheet.message.text() == str(out), "the file")
    (device,) = load_recording(out).devices
    assert [r.data for r in device.reports] == [REPORT] * count
    press(room, "Fermer")
    assert not sheet.isVisible()
    assert not room.socket.wires["stranger"].is_open
    room.socket.unplug("stranger")
    wait_for(lambda: NOT_KNOWN not in room.said, "nothing said any more")


def test_a_file_that_cannot_be_written_can_be_written_elsewhere(room: Room, tmp_path: Path) -> None:
    sheet = begin(room)
    speak(room, "stranger")
    press(room, "S’arrêter là")
    wait_for(lambda: sheet.instruction.text() == "1 message est enregistré", "the end")
    save(room, tmp_path / "no folder" / "mine.hid")
    wait_for(lambda: any("mine.hid" in said or "no folder" in said for said in room.said), "what went wrong")
    assert sheet.instruction.text() == "1 message est enregistré"
    save(room, tmp_path / "mine.hid")
    wait_for((tmp_path / "mine.hid").exists, "the file")
    assert sheet.isVisible()


def test_all_sides_of_a_device_are_in_one_file(room: Room, tmp_path: Path) -> None:
    sheet = begin(room, "one", "two")
    speak(room, "one", "two")
    press(room, "S’arrêter là")
    wait_for(lambda: "2 messages" in sheet.instruction.text(), "the end")
    save(room, tmp_path / "mine.hid")
    wait_for((tmp_path / "mine.hid").exists, "the file")
    assert [len(device.reports) for device in load_recording(tmp_path / "mine.hid").devices] == [1, 1]


def test_steps_come_by_themselves_and_a_board_that_is_read_writes_meanwhile_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_recording, "NO_TOUCH_S", 0.0)
    monkeypatch.setattr(board_recording, "STEP_SILENCE_S", 0.05)
    room.plug()
    sheet = begin(room)
    wait_for(lambda: sheet.progress.text().startswith("Étape 2"), "the second step")
    room.touch((300, 200))
    room.touch((300, 200), tip=False)
    speak(room, "stranger")
    wait_for(lambda: sheet.progress.text().startswith("Étape 3"), "the third step")
    assert not strokes(room.program)


def test_pulled_out_in_the_middle_it_is_said_and_what_came_is_kept(room: Room) -> None:
    sheet = begin(room)
    speak(room, "stranger")
    room.socket.unplug("stranger")
    wait_for(lambda: "a été débranché" in sheet.message.text(), "the end")
    assert [b.accessibleName() for b in sheet.buttons] == ["Enregistrer le fichier", "Ne pas l’enregistrer"]


def test_escape_stops_first_and_puts_away_then(room: Room) -> None:
    sheet = begin(room)
    assert not sheet.close_button.isVisible(), "it is where a corner is touched"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    wait_for(lambda: sheet.instruction.text() == "Rien reçu", "the end")
    assert sheet.close_button.isVisible()
    assert not room.socket.wires["stranger"].is_open
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert room.live.recorder.state.phase is RecorderPhase.CLOSED


def test_put_away_in_the_middle_the_device_is_let_go(room: Room) -> None:
    sheet = begin(room)
    sheet.put_away()
    assert not room.socket.wires["stranger"].is_open
    again = ask(room)
    wait_for(lambda: again.devices.count() == 1, "the device again")


def test_without_a_device_or_leave_it_is_said_what_to_do(room: Room) -> None:
    sheet = ask(room)
    wait_for(lambda: "brancher le câble USB" in sheet.message.text(), "the sentence")
    room.socket.in_use.add("stranger")
    room.socket.plug(a_stranger())
    wait_for(lambda: sheet.devices.count() == 1, "the device, without being asked for")
    assert room.said == []
    press(room, "Commencer")
    wait_for(lambda: "ne peut pas être lu" in sheet.message.text(), "the sentence")


def test_the_program_ends_in_the_middle_of_a_recording(tmp_path: Path, qapp) -> None:
    socket = Socket()
    with opened(tmp_path, socket) as room:
        begin(room)
    assert not socket.wires["stranger"].is_open
