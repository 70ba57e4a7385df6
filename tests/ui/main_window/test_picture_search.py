"""Pictures of the computer found by words, ticked, dragged and put on the page."""

from __future__ import annotations

import io
from itertools import combinations
from pathlib import Path

from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.real_pointer import RealPointer
from tests.support.running_program import wait_for
from tests.support.widgets import button, texts
from tni.app.application import Application
from tni.document.items import Image, bounds
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.picture_search_panel import PictureSearchPanel

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


def photo(path: Path, colour: str = "#3070c0", size: tuple[int, int] = (320, 240)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = io.BytesIO()
    Pillow.new("RGB", size, colour).save(file, "JPEG")
    path.write_bytes(file.getvalue())


def pictures_folder() -> Path:
    return Path.home() / "Pictures"


def filled() -> None:
    for number, name in enumerate(("volcan.jpg", "chat.jpg", "Sortie au musée/statue.jpg", "Sortie au musée/chat.jpg")):
        photo(pictures_folder() / name, f"#{number * 40:02x}60a0")


def opened(program: Application, count: int | None = None) -> PictureSearchPanel:
    """Open the panel. count: of the pictures to wait for."""
    window = program.main_controller.window
    window.commands[CommandId.FIND_PICTURE].trigger()
    (panel,) = window.findChildren(PictureSearchPanel)
    wait_for(panel.isVisible, "the panel")
    if count is not None:
        wait_for(lambda: len(panel.grid.shown.files) == count, "the pictures")
    return panel


def search(panel: PictureSearchPanel, text: str, count: int) -> None:
    panel.search.setText(text)
    wait_for(lambda: len(panel.grid.shown.files) == count, f"what « {text} » finds")


def names(panel: PictureSearchPanel) -> list[str]:
    return [Path(file.path).name for file in panel.grid.shown.files]


def place_of(panel: PictureSearchPanel, row: int) -> QPoint:
    panel.grid.doItemsLayout()
    return panel.grid.visualRect(panel.grid.shown.index(row)).center()


def tap(panel: PictureSearchPanel, row: int) -> None:
    QTest.mouseClick(panel.grid.viewport(), LEFT, pos=place_of(panel, row))


def on_page(program: Application) -> list[Image]:
    editor = program.main_controller.editor
    return [item for item in editor.document.items(editor.page.id) if isinstance(item, Image)]


def test_words_of_names_and_folders_find_pictures_and_enter_puts_the_first(program: Application) -> None:
    filled()
    panel = opened(program, 4)
    search(panel, "musee chats", 1)
    QTest.keyClick(panel.search, ENTER)
    wait_for(lambda: on_page(program), "the picture")
    (picture,) = on_page(program)
    assert picture.alt == "chat"
    editor = program.main_controller.editor
    assert picture.id in editor.selection
    assert editor.tool is ToolName.SELECT
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert on_page(program) == []


def test_several_that_are_ticked_come_together_beside_each_other_and_one_undo_takes_them(program: Application) -> None:
    filled()
    panel = opened(program, 4)
    for row in (0, 2, 3, 2, 1):
        tap(panel, row)
    button(panel, "Mettre sur la page (3)").click()
    wait_for(lambda: len(on_page(program)) == 3, "the pictures")
    boxes = [bounds(picture) for picture in on_page(program)]
    assert [(a, b) for a, b in combinations(boxes, 2) if a.intersects(b)] == []
    assert set(program.main_controller.editor.selection) == {picture.id for picture in on_page(program)}
    assert panel.grid.shown.ticked == {}
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert on_page(program) == []


def test_two_taps_put_one_and_a_drag_puts_it_where_it_is_let_go(program: Application) -> None:
    filled()
    panel = opened(program, 4)
    QTest.mouseDClick(panel.grid.viewport(), LEFT, pos=place_of(panel, 1))
    wait_for(lambda: len(on_page(program)) == 1, "the picture")
    canvas, grid, editor = program.main_controller.window.canvas, panel.grid.viewport(), program.main_controller.editor
    start, end = place_of(panel, 0), grid.mapFromGlobal(canvas.mapToGlobal(QPoint(150, 130)))
    QTest.mousePress(grid, LEFT, pos=start)
    QTest.mouseMove(grid, (start + end) / 2)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, LEFT, pos=end)
    wait_for(lambda: len(on_page(program)) == 2, "the picture that was dragged")
    ratio = canvas.devicePixelRatioF()
    wanted = editor.view.to_page(150 * ratio, 130 * ratio)
    middle = bounds(next(one for one in on_page(program) if one.id in editor.selection)).center
    assert abs(middle[0] - wanted[0]) < 45
    assert abs(middle[1] - wanted[1]) < 45


def test_keys_alone_search_tick_and_put(program: Application) -> None:
    filled()
    panel = opened(program, 4)
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.grid.hasFocus()
    QTest.keyClick(panel.grid, Qt.Key.Key_Space)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right)
    QTest.keyClick(panel.grid, ENTER)
    wait_for(lambda: len(on_page(program)) == 2, "both")
    QTest.keyClicks(panel.grid, "chat")
    wait_for(lambda: len(panel.grid.shown.files) == 2, "what was typed in the grid")
    assert panel.search.text() == "chat"
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert panel.search.text() == ""
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_without_pictures_or_hits_it_says_what_to_do(program: Application) -> None:
    pictures_folder().mkdir(parents=True)
    panel = opened(program)
    wait_for(lambda: "Aucune image" in panel.nothing.text(), "the text of an empty search")
    panel.put_away()
    filled()
    opened(program, 4)
    search(panel, "girafe", 0)
    wait_for(lambda: panel.nothing.text().startswith("Rien sous ce nom"), "the text")
    assert panel.nothing.isVisible()


def test_folders_are_chosen_added_and_remembered(program: Application, tmp_path: Path) -> None:
    filled()
    photo(tmp_path / "carte mémoire" / "plage.jpg")
    panel = opened(program, 4)
    panel.where.click()
    lines = [panel.places.item(line).text() for line in range(panel.places.count())]
    assert lines == ["Images"]
    panel.places.itemClicked.emit(panel.places.item(0))
    wait_for(lambda: panel.grid.shown.files == [], "no folder left")
    assert panel.nothing.text().startswith("Aucun dossier choisi")
    panel.add_folder.click()
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "carte mémoire"))
    dialog.reject()
    panel.where.click()
    wait_for(lambda: names(panel) == ["plage.jpg"], "the pictures of the added folder")
    panel.put_away()
    assert names(opened(program, 1)) == ["plage.jpg"]


def test_what_cannot_be_read_is_told_and_the_rest_is_put(program: Application) -> None:
    filled()
    (pictures_folder() / "abîmée.jpg").write_bytes(b"\xff\xd8\xff no picture")
    panel = opened(program, 5)
    for row in range(5):
        tap(panel, row)
    panel.put.click()
    wait_for(lambda: len(on_page(program)) == 4, "those that can be read")
    assert any("abîmée" in text for text in program.main_controller.window.notices.texts())


def test_a_tile_shows_its_picture_and_the_process_ends_with_the_panel(program: Application) -> None:
    photo(pictures_folder() / "rouge.jpg", "#e00000")
    panel = opened(program, 1)
    actions = program.resources.picture_search.actions

    def is_red() -> bool:
        image = panel.grid.viewport().grab().toImage()
        ratio, at = image.devicePixelRatio(), place_of(panel, 0)
        colour = image.pixelColor(round(at.x() * ratio), round((at.y() - 10) * ratio))
        return colour.red() > 180 and colour.green() < 60

    wait_for(is_red, "the thumbnail")
    assert any("1 image" in text for text in texts(panel))
    panel.put_away()
    assert not actions.finder.is_open


# -- by the pointer of the X server


def on_screen(panel: PictureSearchPanel, row: int) -> QPoint:
    return panel.grid.viewport().mapToGlobal(place_of(panel, row))


def test_a_real_pointer_ticks_puts_and_drags(program: Application, qtbot: QtBot) -> None:
    filled()
    window = program.main_controller.window
    panel = opened(program, 4)
    pointer = RealPointer(qtbot, window)
    pointer.touch_at(on_screen(panel, 1))
    pointer.touch_at(on_screen(panel, 2))
    assert len(panel.grid.shown.ticked) == 2
    pointer.touch(panel.put)
    wait_for(lambda: len(on_page(program)) == 2, "both pictures")
    pointer.stroke(on_screen(panel, 0), window.canvas.mapToGlobal(QPoint(160, 140)))
    wait_for(lambda: len(on_page(program)) == 3, "the picture that was dragged")
    pointer.touch_at(on_screen(panel, 3), times=2)
    wait_for(lambda: len(on_page(program)) == 4, "the picture of two quick touches")


def test_before_a_class_no_picture_is_shown_that_was_not_searched_for(program: Application) -> None:
    filled()
    program.main_controller.commands[CommandId.TEACH].trigger()
    panel = opened(program)
    wait_for(lambda: panel.status.text().startswith("Recherche") or not panel.status.text(), "the walk")
    search(panel, "statue", 1)
    panel.search.clear()
    wait_for(lambda: panel.grid.shown.files == [], "nothing without a word")
    assert panel.nothing.text().startswith("Devant la classe")
    program.main_controller.commands[CommandId.TEACH].trigger()
    assert not panel.isVisible()
    assert len(opened(program, 4).grid.shown.files) == 4
