"""Symbols and resources put on the page: tapped, dragged there, searched; kept from the page; links that are opened."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.films import write_sound
from tests.support.running_program import wait_for
from tests.support.widgets import button, click
from tni.app.application import Application
from tni.core.geometry import Rect
from tni.document.items import Image, PluginItem, bounds
from tni.document.lesson_plan import Credit
from tni.document.page_format import Paper
from tni.document.plugin_state import plugin_state
from tni.document.resource_card import ResourceCard, card_of
from tni.library.resource import Resource
from tni.render.raster.page_image import encode_png
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.panels.resource_grid import entry_name
from tni.ui.panels.resources_panel import ResourcesPanel
from tni.ui.panels.selection_bar import SelectionBar
from tni.ui.panels.symbols import Symbol

ADDRESS = "https://coopmaths.fr/alea/?uuid=0e6bd&id=6C10-1&n=10&s=2-3&title=%C3%89valuation%20A#q=1"


def opened(program: Application) -> ResourcesPanel:
    window = program.main_controller.window
    window.commands[CommandId.SYMBOLS].trigger()
    (panel,) = window.findChildren(ResourcesPanel)
    wait_for(panel.isVisible, "the panel")
    return panel


def pictures(editor: LessonEditor) -> list[Image]:
    return [item for item in editor.document.items(editor.page.id) if isinstance(item, Image)]


def place_of(panel: ResourcesPanel, row: int) -> QPoint:
    panel.grid.doItemsLayout()
    return panel.grid.visualRect(panel.grid.model().index(row, 0)).center()


def darkest(image: QImage) -> int:
    """The lightness of the darkest pixel that is painted."""
    shown = [image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return min(QColor(colour).lightness() for colour in shown if colour.alpha() > 200)


def test_a_tap_puts_a_symbol_in_the_middle_selected_and_one_undo_takes_it(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    panel.search.setText("lampe")
    name = entry_name(panel.grid.shown.entries[0])
    assert name == "Lampe"
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 0))
    (picture,) = pictures(editor)
    assert picture.alt == name
    assert picture.id in editor.selection
    middle = bounds(picture).center
    page = Rect(0, 0, editor.page.format.width_mm, editor.page.format.height_mm)
    assert abs(middle[0] - page.center[0]) < 1
    assert abs(middle[1] - page.center[1]) < 1
    assert panel.isVisible(), "several symbols are put one after another"
    program.main_controller.window.commands[CommandId.UNDO].trigger()
    assert pictures(editor) == []


def test_a_symbol_is_dragged_where_it_belongs_also_when_the_list_changes(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    name = entry_name(panel.grid.shown.entries[2])
    canvas, grid = program.main_controller.window.canvas, panel.grid.viewport()
    start = place_of(panel, 2)
    end = grid.mapFromGlobal(canvas.mapToGlobal(QPoint(200, 150)))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    panel.grid.shown.show(panel.grid.shown.entries[:1])
    QTest.mouseMove(grid, (start + end) / 2)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
    (picture,) = pictures(editor)
    assert picture.alt == name
    ratio = canvas.devicePixelRatioF()
    wanted = editor.view.to_page(200 * ratio, 150 * ratio)
    middle = bounds(picture).center
    assert abs(middle[0] - wanted[0]) < 0.5
    assert abs(middle[1] - wanted[1]) < 0.5


def test_an_outline_map_is_put_on_the_page(program: Application) -> None:
    panel, editor = opened(program), program.main_controller.editor
    click(panel, "Fond de carte : France, Europe, monde")
    (found,) = (one for one in editor.document.items(editor.page.id) if isinstance(one, PluginItem))
    contents = plugin_state(found)
    assert contents is not None
    assert contents.kind == "outlines"
    assert editor.selection == {found.id}


def test_a_drag_that_ends_in_the_panel_puts_nothing(program: Application) -> None:
    panel = opened(program)
    grid = panel.grid.viewport()
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=place_of(panel, 0))
    QTest.mouseMove(grid, place_of(panel, 1))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=place_of(panel, 1))
    assert pictures(program.main_controller.editor) == []


def test_lines_are_light_on_the_black_board(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    panel = opened(program)
    for command in (CommandId.PAPER_WHITE, CommandId.PAPER_BLACK):
        window.commands[command].trigger()
        panel.search.setText("angle droit")
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert editor.page.paper is Paper.BLACK
    port = program.current_lesson.lesson.port
    dark, light = (darkest(QImage.fromData(port.blob(picture.blob))) for picture in pictures(editor))
    assert dark < 90
    assert light > 170


def test_groups_narrow_the_list_and_a_search_without_hit_says_so(program: Application) -> None:
    panel = opened(program)
    button(panel, "Symboles").click()
    everything = panel.grid.shown.rowCount()
    button(panel, "Musique").click()
    assert {one.group for one in panel.grid.shown.entries if isinstance(one, Symbol)} == {"musique"}
    button(panel, "Tous").click()
    assert panel.grid.shown.rowCount() == everything
    panel.search.setText("dragster")
    assert panel.grid.shown.rowCount() == 0
    assert panel.nothing.isVisible()


def test_symbols_lie_beside_each_other_until_the_page_is_full(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    panel.search.setText("fraction")
    for row in range(6):
        QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, row % 4))
    boxes = [bounds(picture) for picture in pictures(editor)]
    assert len(boxes) == 6
    assert [(a, b) for a, b in combinations(boxes, 2) if a.intersects(b)] == []
    page = editor.page.format
    assert all(
        box.x >= 0 and box.right <= page.width_mm and box.y >= 0 and box.bottom <= page.height_mm for box in boxes
    )


def png(colour: str = "red", width: int = 90, height: int = 60) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return encode_png(image)


def drop(panel: ResourcesPanel, data: QMimeData) -> None:
    """Let something go over the panel's list."""
    window = panel.window()
    at = QPointF(panel.grid.mapTo(window, panel.grid.rect().center()))
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, left, no_key)
    QApplication.sendEvent(window.windowHandle(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDropEvent(at, copy, data, left, no_key))


def titles(panel: ResourcesPanel) -> list[str]:
    return [one.title for one in panel.grid.shown.entries if isinstance(one, Resource)]


def cards(editor: LessonEditor) -> list[ResourceCard]:
    return [card for item in editor.document.items(editor.page.id) if (card := card_of(item)) is not None]


def test_files_dropped_on_the_panel_are_kept_and_put_on_the_page(program: Application, tmp_path: Path) -> None:
    board, panel = program.main_controller, opened(program)
    sound = write_sound(tmp_path / "chant.wav").read_bytes()
    for name, content in (("volcan.png", png()), ("chant.wav", sound), ("notes.txt", b"x")):
        (tmp_path / name).write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("volcan.png", "chant.wav", "notes.txt")])
    drop(panel, data)
    wait_for(lambda: titles(panel) == ["chant", "volcan"], "the files")
    assert any("notes.txt" in text for text in board.window.notices.texts())
    assert (program.resources.service.folder / "Sons" / "chant.wav").read_bytes() == sound
    for row in range(2):
        QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, row))
    wait_for(lambda: len(board.editor.document.items(board.editor.page.id)) == 2, "the items")
    (picture,), (card,) = pictures(board.editor), cards(board.editor)
    assert picture.alt == "volcan"
    port = program.current_lesson.lesson.port
    assert card.sound is not None
    assert port.blob(card.sound) == sound
    (item,) = (i for i in board.editor.document.items(board.editor.page.id) if isinstance(i, PluginItem))
    board.window.do(lambda editor: editor.select(frozenset({item.id})))
    board.commands[CommandId.OPEN_CARD].trigger()
    playing = program.media.parts.controller
    wait_for(lambda: playing.playback.plays or playing.playback.over, "the sound")


def test_a_pasted_address_becomes_a_card_that_opens_where_it_says(program: Application) -> None:
    board, panel = program.main_controller, opened(program)
    QApplication.clipboard().setText(ADDRESS)
    panel.search.paste()
    asked = program.resources.panel.link_panel
    assert asked is not None
    assert asked.address.text() == ADDRESS
    assert "MathALÉA" in asked.note.text()
    asked.title.setText("Fractions")
    asked.set_picture(QImage.fromData(png("blue")))
    click(asked, "Enregistrer")
    wait_for(lambda: titles(panel) == ["Fractions"], "the link")
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 0))
    wait_for(lambda: cards(board.editor) != [], "the card")
    (card,) = cards(board.editor)
    assert (card.title, card.address) == ("Fractions", ADDRESS)
    panel.put_away()
    opened_urls = list[QUrl]()
    program.resources.cards.open_url = lambda url: opened_urls.append(url) is None
    (bar,) = board.window.findChildren(SelectionBar)
    wait_for(bar.isVisible, "the actions")
    click(bar, "Ouvrir coopmaths.fr")
    assert [bytes(url.toEncoded().data()).decode() for url in opened_urls] == [ADDRESS]


def test_a_picture_of_the_page_is_kept_with_its_credit(program: Application) -> None:
    board = program.main_controller
    board.window.do(lambda editor: take_inserted(editor, editor.insert_image(png(), 90, 60, "Chat")))
    credit = Credit(id="", source="https://exemple.fr", author="Nadar")
    board.window.do(lambda editor: editor.credit_items(editor.selection, credit))
    board.commands[CommandId.KEEP_RESOURCE].trigger()
    panel = opened(program)
    wait_for(lambda: titles(panel) == ["Chat"], "the picture")
    board.window.do(LessonEditor.delete_selection)
    board.window.do(lambda editor: editor.remove_credit(next(iter(editor.document.credits))))
    panel.search.setText("chat")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    wait_for(lambda: len(pictures(board.editor)) == 1, "the picture on the page")
    (again,) = board.editor.document.credits.values()
    assert (again.source, again.author) == ("https://exemple.fr", "Nadar")


def test_links_are_checked_on_demand_and_those_that_are_gone_are_marked(program: Application) -> None:
    panel = opened(program)
    service = program.resources.service
    for title, address in (("Une", "http://127.0.0.1/un"), ("Deux", "http://localhost/deux")):
        service.add_link(address, title, None, lambda _path: None, program.main_controller.fail)
    wait_for(lambda: titles(panel) == ["Deux", "Une"], "the links")
    button(panel, "Liens").click()
    click(panel, "Vérifier les liens")
    notices = program.main_controller.window.notices
    wait_for(lambda: any("2 restent sur le réseau local" in text for text in notices.texts()), "the report")
    assert service.state.to_check == 0


def test_a_link_that_is_held_is_changed_or_thrown_away_with_its_picture(program: Application) -> None:
    window, panel = program.main_controller.window, opened(program)
    service, actions = program.resources.service, program.resources.panel
    service.add_link(ADDRESS, "Fractions", png(), lambda _path: None, program.main_controller.fail)
    wait_for(lambda: titles(panel) == ["Fractions"], "the link")
    view, place = panel.grid.viewport(), place_of(panel, 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    wait_for(lambda: window.findChild(QuestionPanel) is not None, "the question")
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    click(window.findChild(QuestionPanel), "Modifier")
    assert actions.link_panel is not None
    actions.link_panel.title.setText("Parts égales")
    click(actions.link_panel, "Enregistrer")
    wait_for(lambda: titles(panel) == ["Parts égales"], "the other title")
    assert cards(program.main_controller.editor) == [], "it was held, not tapped"
    thrown = list[str]()
    actions.throw_away = lambda path: thrown.append(path.suffix) is None and path.unlink() is None
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))
    click(window.findChild(QuestionPanel), "Mettre à la corbeille")
    wait_for(lambda: titles(panel) == [], "the empty list")
    assert sorted(thrown) == [".png", ".url"]
