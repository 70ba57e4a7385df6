"""What is pressed in the first instant, before classes, votes and sessions have been loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import folders
from tni.app.application import Application
from tni.app.build import build
from tni.core.settings import PICTURE_WIDTH_MM, RENDERER
from tni.quiz.round import RoundPhase
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def page_alone(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    """The page is shown; nothing of teaching is there."""
    settings = SettingsFile(folders(tmp_path).settings)
    settings.set(PICTURE_WIDTH_MM, 1600.0)
    settings.set(RENDERER, "raster")
    program = build(qapp, folders(tmp_path), settings)
    program.main_controller.start(full_screen=False)
    yield program
    program.close()
    program.main_controller.window.deleteLater()


def phase(program: Application) -> RoundPhase | None:
    state = program.teaching.voting.rounds.state
    return None if state is None else state.phase


def test_a_vote_asked_for_too_early_opens_when_it_can(page_alone: Application) -> None:
    ask = page_alone.main_controller.commands[CommandId.ASK]
    ask.trigger()
    ask.trigger()  # an impatient hand
    page_alone.teach()
    assert phase(page_alone) is RoundPhase.OPEN
    assert page_alone.teaching.vote.strip.isVisible()


def test_what_was_pressed_is_done_in_order_and_once(page_alone: Application) -> None:
    commands = page_alone.main_controller.commands
    commands[CommandId.START_SEANCE].trigger()
    commands[CommandId.ASK_TRUE_FALSE].trigger()
    page_alone.teach()
    assert page_alone.teaching.seance.panel is not None
    assert phase(page_alone) is RoundPhase.OPEN
    page_alone.teaching.voting.put_away()
    commands[CommandId.ASK].trigger()
    assert phase(page_alone) is RoundPhase.OPEN


def test_a_board_hidden_too_early_is_hidden_and_one_shown_again_is_not(page_alone: Application) -> None:
    hide = page_alone.main_controller.commands[CommandId.HIDE_BOARD]
    hide.trigger()
    hide.trigger()
    page_alone.teach()
    assert not page_alone.teaching.windows.blank_screen.isVisible()


def test_a_board_hidden_before_it_could_be(page_alone: Application) -> None:
    hide = page_alone.main_controller.commands[CommandId.HIDE_BOARD]
    hide.trigger()
    page_alone.teach()
    assert hide.isChecked()
    assert page_alone.teaching.windows.blank_screen.isVisible()
