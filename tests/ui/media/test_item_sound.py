"""Sound of interactive items in the running program: tones become a file that the player process plays."""

from __future__ import annotations

import wave
from io import BytesIO

import pytest

from tests.support.running_program import wait_for
from tni.app.application import Application


def put_staff(program: Application) -> None:
    window = program.main_controller.window
    window.do(lambda s: s.put_item("staff"))
    assert program.main_controller.editor.item_panel(), "it is selected"


def test_a_staff_is_heard(program: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bytes] = []
    put_staff(program)
    monkeypatch.setattr(program.media.parts.controller, "play_file", heard.append)
    program.main_controller.window.do(lambda s: s.control_item("play", True))
    wait_for(lambda: bool(heard), "the sound")
    with wave.open(BytesIO(heard[0]), "rb") as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(8 * 60 / 90, abs=0.01), "eight quarters at 90"


def test_the_player_process_gets_it_and_nothing_is_said_without_a_loudspeaker(program: Application) -> None:
    put_staff(program)
    process = program.media.parts.controller.process
    assert process.pid is None, "nothing runs before it is played"
    program.main_controller.window.do(lambda s: s.control_item("play", True))
    wait_for(lambda: process.pid is not None, "the player process")
    wait_for(lambda: any(program.media.parts.controller.folder.glob("*.wav")), "the file")
    assert program.main_controller.window.notices.texts() == []
