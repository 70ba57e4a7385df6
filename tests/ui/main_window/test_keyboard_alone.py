"""The newest tools by real keys alone: nothing is reachable by a pointer only, and the focus stays where one works."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import PIL.Image as Pillow
import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from tests.support.page_cameras import PlayedCameras
from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tests.support.xtest import XTest
from tni.app.application import Application
from tni.document.guides import GuideLine
from tni.document.items import Image
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.second_press import forget_presses
from tni.ui.library.templates_sheet import TemplatesSheet
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.name_panel import NamePanel
from tni.ui.panels.picture_search_panel import PictureSearchPanel
from tni.ui.panels.returned_copies_panel import ReturnedCopiesPanel

MOST_TABS = 60


def is_gone(widget: QWidget) -> bool:
    return not isValid(widget) or not widget.isVisible()


class Keys:
    """Keyboard of somebody who has no pointer."""

    def __init__(self, program: Application) -> None:
        self.program, self.x = program, XTest()

    @property
    def window(self) -> MainWindow:
        return self.program.main_controller.window

    def run(self, command: CommandId) -> None:
        """Run a command, as its keys do."""
        self.program.main_controller.commands[command].trigger()

    def tab_to(self, wanted: Callable[[QWidget], bool], within: QWidget | None = None) -> QWidget:
        """Press Tab until something has the focus. within: what the focus does not leave meanwhile. What is pressed
        then is no double press, though these keys are quicker than hands."""
        forget_presses()
        for _ in range(MOST_TABS):
            here = self.focus
            if wanted(here):
                return here
            self.x.keys("Tab")
            wait_for(lambda here=here: self._moved(here), "another focus")
            assert within is None or within is self.focus or within.isAncestorOf(self.focus), self.focus
        raise AssertionError("Tab does not come there")

    def _moved(self, _before: QWidget) -> bool:
        return self.focus is not _before

    def tab_to_named(self, name: str, within: QWidget | None = None) -> None:
        self.tab_to(lambda one: one.accessibleName() == name, within)

    @property
    def focus(self) -> QWidget:
        found = self.window.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def keys(program: Application) -> Iterator[Keys]:
    made = Keys(program)
    made.window.canvas.setFocus()
    yield made
    made.x.close()


def test_a_master_page_is_made_named_put_and_left(keys: Keys) -> None:
    editor = keys.program.main_controller.editor
    keys.run(CommandId.MASTERS)
    panel = keys.program.main_controller.instruments.preparing.masters
    assert panel is not None
    keys.tab_to_named("Nouveau", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.edited_master is not None, "the master page")
    assert panel.name.hasFocus()
    for letter in "cadre":
        keys.x.keys(letter)
    keys.x.keys("Return")
    wait_for(lambda: editor.edited_master is not None and editor.edited_master.title == "cadre", "its name")
    keys.tab_to_named("Numéro de page", panel)
    keys.x.keys("space")
    wait_for(lambda: len(editor.document.items(editor.document.masters()[0].id)) == 1, "the number")
    keys.tab_to_named("Terminer", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.edited_master is None, "the end")
    assert panel.list.hasFocus()
    assert editor.document.master_of(editor.page.id) is not None
    keys.x.keys("Up")
    keys.x.keys("Return")
    wait_for(lambda: editor.document.master_of(editor.page.id) is None, "the page without it")
    assert panel.list.hasFocus()
    keys.x.keys("Down")
    wait_for(panel.edit.isEnabled, "what can be done with it")
    keys.tab_to_named("Mettre sous ces pages", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.document.master_of(editor.page.id) is not None, "the page with it")
    keys.tab_to_named("Modifier", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.edited_master is not None, "it again")
    keys.tab_to_named("Terminer", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.edited_master is None, "the end again")
    keys.tab_to_named("Supprimer", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.document.masters() == [], "none")
    assert panel.isAncestorOf(keys.focus)
    keys.x.keys("Escape")
    wait_for(lambda: is_gone(panel), "the end of the panel")


def test_guides_are_added_placed_and_removed(keys: Keys) -> None:
    editor = keys.program.main_controller.editor
    keys.run(CommandId.GUIDES)
    panel = keys.program.main_controller.instruments.preparing.guides
    assert panel is not None
    for name in ("Repère vertical", "Repère horizontal"):
        keys.tab_to_named(name, panel)
        keys.x.keys("Return")
    wait_for(lambda: len(editor.guides) == 2, "the guides")
    keys.tab_to(lambda one: one is panel.fields[0], panel)
    keys.x.keys("Up")
    wait_for(lambda: editor.guides[0] == GuideLine(True, 161.0), "the place")
    keys.tab_to_named("Enlever ce repère", panel)
    keys.x.keys("space")
    wait_for(lambda: len(editor.guides) == 1, "one guide")
    assert panel.fields[0].hasFocus()
    keys.tab_to(lambda one: one is panel.lock, panel)
    keys.x.keys("space")
    wait_for(lambda: all(line.locked for line in editor.guides), "locked")
    keys.tab_to_named("Tout enlever", panel)
    keys.x.keys("Return")
    wait_for(lambda: editor.guides == [], "no guide")
    keys.x.keys("Escape")
    wait_for(lambda: is_gone(panel), "the end of the panel")


def test_a_template_is_saved_and_a_page_is_made_of_it(keys: Keys) -> None:
    board = keys.program.main_controller
    board.window.do(lambda now: now.add_text("Volcan", 80.0, 100.0))
    keys.run(CommandId.SAVE_TEMPLATE)
    (panel,) = board.window.findChildren(NamePanel)
    assert panel.field.hasFocus()
    for letter in "abc":
        keys.x.keys(letter)
    keys.tab_to_named("Modèle de page", panel)
    keys.x.keys("Return")
    wait_for(lambda: any("Modèle enregistré" in text for text in board.window.notices.texts()), "the template")
    pages = len(board.editor.pages)
    keys.run(CommandId.TEMPLATE_PAGE)
    (sheet,) = board.window.findChildren(TemplatesSheet)
    wait_for(lambda: any("abc" in one.accessibleName() for one in sheet.findChildren(QAbstractButton)), "the tile")
    visited = list[str]()

    def is_it(one: QWidget) -> bool:
        visited.append(one.accessibleName())
        return "abc" in one.accessibleName()

    keys.tab_to(is_it, sheet)
    assert "Ranger les modèles" not in visited, "Tab goes from the top to the bottom"
    keys.x.keys("Return")
    wait_for(lambda: len(board.editor.pages) == pages + 1, "the page")
    assert is_gone(sheet)


def test_a_picture_is_found_ticked_and_put_and_folders_are_chosen(keys: Keys) -> None:
    folder = Path.home() / "Pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(("volcan", "chat")):
        file = io.BytesIO()
        Pillow.new("RGB", (40, 30), f"#{number * 40:02x}60a0").save(file, "JPEG")
        (folder / f"{name}.jpg").write_bytes(file.getvalue())
    keys.run(CommandId.FIND_PICTURE)
    (panel,) = keys.window.findChildren(PictureSearchPanel)
    wait_for(lambda: len(panel.grid.shown.files) == 2, "the pictures")
    keys.x.keys("Tab")  # from the search
    wait_for(panel.grid.hasFocus, "the grid")
    keys.x.keys("space")
    keys.x.keys("Right")
    keys.x.keys("space")
    wait_for(lambda: len(panel.grid.shown.ticked) == 2, "two")
    keys.tab_to_named("Mettre sur la page (2)", panel)
    keys.x.keys("Return")
    wait_for(lambda: len(items(keys.program)) == 2, "the pictures on the page")
    assert all(isinstance(one, Image) for one in items(keys.program))
    keys.tab_to_named("Où chercher", panel)
    keys.x.keys("space")
    wait_for(panel.places.hasFocus, "the folders")
    line = panel.places.count() - 1
    keys.x.keys("End")
    keys.x.keys("space")
    wait_for(lambda: not panel.places.is_ticked(line), "a folder less")
    keys.x.keys("space")
    wait_for(lambda: panel.places.is_ticked(line), "it again")
    assert panel.places.hasFocus()
    keys.tab_to_named("Ajouter un dossier…", panel)
    keys.tab_to_named("Fermer : Chercher une image")
    keys.tab_to_named("Revenir aux images", panel)
    keys.x.keys("space")
    wait_for(panel.search.hasFocus, "the search")
    keys.x.keys("Escape")
    wait_for(lambda: is_gone(panel), "the end of the panel")


def test_the_bar_of_a_camera_comes_after_the_page_and_is_left_to_it(keys: Keys) -> None:
    played = PlayedCameras()
    keys.program.camera.cameras = played.access
    keys.run(CommandId.CAMERA)
    wait_for(lambda: keys.program.camera.bars.bar is not None and keys.program.camera.bars.bar.isVisible(), "the bar")
    bar = keys.program.camera.bars.bar
    assert bar is not None
    keys.window.canvas.setFocus()
    keys.tab_to_named("Démarrer")
    keys.x.keys("Return")
    wait_for(lambda: len(played.opened) == 1, "the camera")
    assert bar.isAncestorOf(keys.focus)
    played.last.see()
    wait_for(bar.freeze.isEnabled, "the picture")
    keys.tab_to_named("Figer", bar)
    keys.x.keys("space")
    wait_for(bar.freeze.isChecked, "a still picture")
    keys.tab_to_named("Prendre la photo", bar)
    keys.x.keys("Return")
    wait_for(lambda: "still" in played.last.commands(), "the order")
    played.last.send_still("keep", (1280, 960))
    wait_for(lambda: isinstance(items(keys.program)[0], Image), "the photo")
    assert keys.window.canvas.hasFocus()
    for command in (CommandId.UNDO, CommandId.SELECT, CommandId.SELECT_ALL):
        keys.run(command)
    keys.tab_to_named("Fermer la caméra")
    keys.x.keys("Return")
    wait_for(lambda: not bar.isVisible(), "the end of the bar")
    assert keys.window.canvas.hasFocus()


def test_a_copy_is_given_back(keys: Keys) -> None:
    keys.run(CommandId.RETURN_COPY)
    (panel,) = keys.window.findChildren(ReturnedCopiesPanel)
    keys.tab_to(lambda one: one is panel.grade, panel)
    for letter in "12":
        keys.x.keys(letter)
    wait_for(lambda: panel.grade.text() == "12", "the mark")
    keys.tab_to(lambda one: one is panel.comment, panel)
    keys.tab_to_named("Enregistrer en PDF", panel)
    assert button(panel, "Enregistrer en PDF").isEnabled()
    keys.x.keys("Escape")
    wait_for(lambda: is_gone(panel), "the end of the panel")
    assert keys.window.canvas.hasFocus()
