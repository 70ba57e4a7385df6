"""Texts are read aloud by a program of the system; here one that writes what it was to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running_program import wait_for
from tni.app.application import Application
from tni.ui.chrome.commands import CommandId

SPEAKER = """#!/bin/sh
cat > {said}.part
echo "$@" > {said}.arguments
mv {said}.part {said}
{wait}
"""


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


def speaker(folder: Path, monkeypatch: pytest.MonkeyPatch, wait: str = "") -> Path:
    said, voice = folder / "said", folder / "voices" / "espeak-ng"
    voice.parent.mkdir()
    voice.write_text(SPEAKER.format(said=said, wait=wait), encoding="utf-8")
    voice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{voice.parent}:/usr/bin:/bin")
    return said


def press(program: Application) -> None:
    program.main_controller.commands[CommandId.READ_ALOUD].trigger()


def test_the_texts_of_a_page_are_read_from_top_to_bottom(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = speaker(tmp_path, monkeypatch)
    do = program.main_controller.window.do
    do(lambda editor: editor.add_text("en bas", 20, 120))
    do(lambda editor: editor.add_text("Été", 20, 20))
    press(program)
    wait_for(said.exists, "the voice")
    assert said.read_text(encoding="utf-8") == "Été\n\nen bas"
    wait_for(lambda: not program.main_controller.commands[CommandId.READ_ALOUD].isChecked(), "its end")


def test_a_selected_text_is_read_alone_and_a_second_press_ends_it(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = speaker(tmp_path, monkeypatch, "exec sleep 600")
    do = program.main_controller.window.do
    do(lambda editor: editor.add_text("un", 20, 20))
    do(lambda editor: editor.add_text("deux", 20, 120, select=True))
    press(program)
    wait_for(said.exists, "the voice")
    assert said.read_text(encoding="utf-8") == "deux"
    assert program.main_controller.commands[CommandId.READ_ALOUD].isChecked()
    press(program)
    assert not program.main_controller.commands[CommandId.READ_ALOUD].isChecked()


def test_without_a_voice_it_is_said_what_to_install(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program.main_controller.window.do(lambda editor: editor.add_text("un", 20, 20))
    press(program)
    notices = program.main_controller.window.notices
    assert "espeak-ng" in notices.texts()[-1]
    assert not program.main_controller.commands[CommandId.READ_ALOUD].isChecked()
