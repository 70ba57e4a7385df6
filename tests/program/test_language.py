"""Another language at once: the same page, every word of the screen in it, and none left of the other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.program import gallery, teaching_gallery
from tests.support.running_program import folders, strokes, write
from tests.support.teaching_room import room
from tni.app.application import Application
from tni.app.build import build, rebuild
from tni.core.settings import LANGUAGE, PICTURE_WIDTH_MM
from tni.store.settings_file import SettingsFile
from tni.ui import i18n
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.settings_panel import SettingsPanel

ENGLISH = {source: text for (source, _), text in i18n.read_ts(i18n.FOLDER / "en.ts").items()}
SAME = {source for source, text in ENGLISH.items() if source == text} | set(ENGLISH) & set(ENGLISH.values())


@pytest.fixture(autouse=True)
def french_again(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install(qapp, "fr")


def patterns(texts: set[str]) -> re.Pattern[str]:
    """Any of the texts, whose fields may hold anything that is no letter or a word; alone or as lines of a text."""
    worded = [text for text in texts if len(re.sub(r"\{\w*\}", "", text).strip(" .,:;")) > 1]
    fields = [re.sub(r"\\\{\w*\\\}", ".*", re.escape(text)) for text in worded]
    return re.compile("|".join(fields))


OTHER = {
    "en": patterns({source for source in ENGLISH if source not in SAME}),
    "fr": patterns({text for source, text in ENGLISH.items() if source not in SAME}),
}


NOT_OURS = {
    "instruments": {
        "Annuler",
        "La clé USB est pleine. La leçon est gardée sur cet ordinateur ; libérer de la place, puis réessayer.",
    },
    "importing": {"Nom", "Prénom"},
    **{scene: {"English", "Français"} for scene in ("settings", "settings-writing", "settings-technical")},
}
"""What a scene says in one language whatever the other: words of its own notice, columns of a file, a language's own
name."""


def words(root: QWidget) -> Iterator[str]:
    """All that a window says: written, told by a hint, or read aloud."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.accessibleName(), widget.toolTip(), widget.statusTip())
        match widget:
            case TextButton():
                yield widget.label
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(i) for i in range(widget.count()))
        for action in widget.actions():
            yield from (action.text(), action.iconText(), action.toolTip(), action.statusTip())


def left(root: QWidget, language: str) -> list[str]:
    """What is said in the other language."""
    return sorted(text for text in set(words(root)) if is_said_in_the_other(text, language))


@cache
def is_said_in_the_other(text: str, language: str) -> bool:
    """Tried against some thousand texts: the same words are looked up once."""
    return OTHER[language].fullmatch(text) is not None


@pytest.mark.parametrize("name", gallery.SCENES)
@pytest.mark.parametrize("language", OTHER)
def test_every_part_of_the_board_speaks_one_language(
    qtbot: QtBot, qapp: QApplication, name: str, language: str
) -> None:
    i18n.install(qapp, language)
    board = gallery.Board(QSize(1920, 1080), "light")
    qtbot.addWidget(board)
    gallery.SCENES[name](board)
    assert set(left(board, language)) <= NOT_OURS.get(name, set())


@pytest.mark.parametrize("name", teaching_gallery.ROOM_SCENES)
@pytest.mark.parametrize("language", OTHER)
def test_every_part_of_teaching_speaks_one_language(
    qapp: QApplication, tmp_path: Path, name: str, language: str
) -> None:
    i18n.install(qapp, language)
    with room(qapp, tmp_path, cameras=teaching_gallery.CAMERAS.access) as here:
        teaching_gallery.lesson(here)
        found = left(teaching_gallery.ROOM_SCENES[name](here), language)
        assert set(found) <= NOT_OURS.get(name, set())


# -- the change


def press(panel: QWidget, name: str) -> None:
    next(b for b in panel.findChildren(TextButton) if b.accessibleName() == name).click()


def settings_of(program: Application) -> SettingsPanel:
    program.main_controller.commands[CommandId.SETTINGS].trigger()
    panel = program.main_controller.window.findChild(SettingsPanel)
    assert panel is not None
    return panel


@pytest.mark.parametrize(("before", "choice", "after"), [("fr", "English", "en"), ("en", "Français", "fr")])
def test_the_same_page_in_another_language_at_one_touch(
    qapp: QApplication, tmp_path: Path, before: str, choice: str, after: str
) -> None:
    asked: list[None] = []
    i18n.install(qapp, before)
    settings = SettingsFile(folders(tmp_path).settings)
    settings.set(PICTURE_WIDTH_MM, 1600.0)
    settings.set(LANGUAGE, before)
    program = build(qapp, folders(tmp_path), settings)
    program.start(full_screen=False)
    write(program, (200, 200), (400, 200))
    for command in (CommandId.ADD_PAGE, CommandId.ADD_PAGE, CommandId.PREVIOUS_PAGE):
        program.main_controller.commands[command].trigger()
    write(program, (200, 300), (400, 300))
    path, page = program.current_lesson.lesson.path, program.main_controller.editor.page.id
    program.main_controller.rebuild_wanted.connect(lambda: asked.append(None))
    press(settings_of(program), choice)
    assert asked == [None]
    program = rebuild(program, folders(tmp_path))  # what the event loop of `tni` does when it is asked
    try:
        assert program.current_lesson.lesson.path == path
        assert program.main_controller.editor.page.id == page
        assert len(program.main_controller.editor.pages) == 3
        assert len(strokes(program)) == 1
        assert left(program.main_controller.window, after) == []
        program.main_controller.commands[CommandId.UNDO].trigger()
        assert strokes(program) == []
        assert program.main_controller.window.notices.texts() == []  # nothing was cut off
    finally:
        program.close()
        program.main_controller.window.deleteLater()


def test_a_seance_or_a_vote_is_not_cut_in_two(qapp: QApplication, tmp_path: Path) -> None:
    asked: list[None] = []
    with room(qapp, tmp_path) as here:
        here.board.rebuild_wanted.connect(lambda: asked.append(None))
        panel = settings_of(here.program)
        here.teaching.seance.begin(here.class_id, "5eA", "Maths")
        press(panel, "English")
        assert asked == []
        assert here.notices[-1] == "La séance continue : la langue changera au prochain démarrage de TNI."
        assert here.program.settings.get(LANGUAGE) == "en"


def test_the_running_program_goes_on_in_the_language_that_was_pressed(tmp_path: Path) -> None:
    script = """
import sys
from PySide6.QtCore import QTimer
from tni.app import gui as module
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.settings_panel import SettingsPanel
run, steps = module._run, []

def press(program, name):
    program.main_controller.commands[CommandId.SETTINGS].trigger()
    panel = program.main_controller.window.findChild(SettingsPanel)
    next(b for b in panel.findChildren(TextButton) if b.accessibleName() == name).click()

def watched(program):
    main = program.main_controller
    print(main.commands[CommandId.PEN].text(), main.window.isVisible(), flush=True)
    steps.append(program)
    act = [lambda: press(program, "English"), lambda: press(program, "Français"), program.main_controller.window.close]
    QTimer.singleShot(50, act[len(steps) - 1])
    return run(program)

module._run = watched
sys.exit(module.run_gui(None))
"""
    home = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | home | {"HOME": str(tmp_path), "LANG": "C.UTF-8"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Écrire au stylo fin True",
        "Write with the fine pen True",
        "Écrire au stylo fin True",
    ]
