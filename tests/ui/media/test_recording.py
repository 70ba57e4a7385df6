"""Recording with the microphone: nothing before the press, what is kept comes onto the page."""

from __future__ import annotations

import io
import math
import wave
from array import array

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tni.app.application import Application
from tni.document.items import Media
from tni.ui.chrome.commands import CommandId
from tni.ui.media.record_panel import RecordPanel, RecordState
from tni.ui.media.sound_recorder import RATE_HZ, loudness, wav_file


def tone(seconds: float, height: float) -> bytes:
    return array("h", (round(32767 * height * math.sin(n * 0.2)) for n in range(round(seconds * RATE_HZ)))).tobytes()


def opened(program: Application) -> RecordPanel:
    program.main_controller.commands[CommandId.RECORD_SOUND].trigger()
    panel = program.media.parts.recording.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def record(program: Application, panel: RecordPanel, sound: bytes) -> None:
    """Have the player process say what it says after a recording: the tests have no microphone."""
    recording = program.media.parts.recording
    panel.show_state(RecordState.RECORDING)
    recording.received({"level": 0.5, "seconds": 0.4}, b"")
    recording.received({"recorded": True, "seconds": 0.5}, sound)


def test_loudness_is_between_silence_and_the_loudest() -> None:
    found = [loudness(tone(0.1, height)) for height in (0.0, 0.05, 0.2, 1.0)]
    assert found[0] == loudness(b"") == 0.0
    assert found == sorted(found)
    assert found[-1] == 1.0


def test_samples_become_a_file_that_other_programs_read() -> None:
    with wave.open(io.BytesIO(wav_file(tone(0.5, 0.3) + b"x")), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        assert file.getnframes() == RATE_HZ // 2


def test_without_a_microphone_it_is_said_and_nothing_comes(program: Application) -> None:
    panel = opened(program)
    assert program.media.parts.controller.process.pid is None, "nothing listens before the press"
    QTest.mouseClick(button(panel, "Commencer l’enregistrement"), Qt.MouseButton.LeftButton)
    wait_for(lambda: "Aucun micro" in panel.message.text(), "the message")
    assert panel.state is RecordState.READY
    assert items(program) == []


def test_what_is_kept_comes_onto_the_page_and_undo_takes_it(program: Application) -> None:
    panel = opened(program)
    record(program, panel, wav_file(tone(0.5, 0.3)))
    QTest.mouseClick(button(panel, "Écouter"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(panel, "Mettre sur la page"), Qt.MouseButton.LeftButton)
    wait_for(lambda: len(items(program)) == 1, "the recording")
    (sound,) = items(program)
    assert isinstance(sound, Media)
    assert (sound.film, sound.seconds, sound.title) == (False, 0.5, "Enregistrement")
    assert not panel.isVisible()
    assert not program.main_controller.commands[CommandId.RECORD_SOUND].isChecked()
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert items(program) == []


def test_what_is_not_kept_leaves_nothing(program: Application) -> None:
    panel = opened(program)
    record(program, panel, wav_file(tone(0.5, 0.3)))
    QTest.mouseClick(button(panel, "Recommencer"), Qt.MouseButton.LeftButton)
    assert panel.state is RecordState.READY
    panel.put_away()
    assert items(program) == []
