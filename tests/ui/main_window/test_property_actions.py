"""The property sheet: numbers, alignment, locks, descriptions, layers; each is undone by one step."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from tests.support.acting_items import box_item
from tni.app.application import Application
from tni.document.document import ChangeKind
from tni.document.items import Image, Text, bounds
from tni.document.paint_order import paint_order
from tni.render.text_layout import HAND, LEGIBLE
from tni.ui.chrome.button import IconButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.metrics import Metrics
from tni.ui.panels.property_panel import PropertyPanel


def png() -> bytes:
    buffer = io.BytesIO()
    Pillow.new("RGB", (200, 100), "#2277cc").save(buffer, "PNG")
    return buffer.getvalue()


def opened(program: Application) -> PropertyPanel:
    program.main_controller.commands[CommandId.PROPERTIES].trigger()
    panel = program.main_controller.instruments.properties.panel
    assert panel is not None
    return panel


def with_picture(program: Application) -> PropertyPanel:
    program.main_controller.window.do(lambda editor: editor.insert_image(png(), 200, 100, "Carte"))
    return opened(program)


def picture(program: Application) -> Image:
    editor = program.main_controller.editor
    return next(item for item in editor.document.items(editor.page.id) if isinstance(item, Image))


def press(panel: PropertyPanel, name: str) -> None:
    next(one for one in panel.findChildren(IconButton) if one.accessibleName() == name).click()


def test_it_says_that_nothing_is_selected_and_goes_with_its_command(program: Application) -> None:
    panel = opened(program)
    assert panel.kind.text() == "Rien n’est sélectionné."
    assert not any(field.isEnabled() for field in panel.fields.values())
    panel.put_away()
    assert not program.main_controller.commands[CommandId.PROPERTIES].isChecked()
    assert opened(program) is not panel


def test_its_fields_scroll_and_are_not_cut_at_the_side(program: Application) -> None:
    area = with_picture(program).findChild(QScrollArea, "scrolled")
    assert isinstance(area, QScrollArea)
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()
    assert content.height() >= content.minimumSizeHint().height()


def test_it_takes_the_room_that_its_fields_need(program: Application) -> None:
    program.main_controller.kit.theme.set_metrics(Metrics(target_px=24, gap_px=4))
    panel = with_picture(program)
    area = panel.findChild(QScrollArea, "scrolled")
    assert isinstance(area, QScrollArea)
    free = panel.free_area()
    assert panel.height() == free.height() or area.verticalScrollBar().maximum() == 0
    assert free.contains(panel.geometry())


def test_layers_name_what_shapes_are(program: Application) -> None:
    page = program.main_controller.editor.page.id
    program.main_controller.window.do(lambda s: s.do(s.document.replace(ChangeKind.ADD, box_item(page=page))))
    assert opened(program).layers.item(0).text() == "Rectangle"


def test_numbers_place_size_and_turn(program: Application) -> None:
    panel = with_picture(program)
    assert panel.kind.text() == "Image : Carte"
    panel.fields["x"].setValue(12.5)
    panel.fields["y"].setValue(20.0)
    panel.fields["width"].setValue(80.0)
    box = bounds(picture(program))
    assert (box.x, box.y, box.width, box.height) == pytest.approx((12.5, 20.0, 80.0, 40.0))
    panel.keeps_ratio.click()
    panel.fields["height"].setValue(60.0)
    assert bounds(picture(program)).width == pytest.approx(80.0)
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert panel.fields["height"].value() == pytest.approx(40.0)
    panel.fields["angle"].setValue(90.0)
    assert bounds(picture(program)).width == pytest.approx(40.0)
    assert panel.fields["angle"].value() == pytest.approx(90.0)


def test_one_item_is_aligned_on_the_page_and_undone(program: Application) -> None:
    panel = with_picture(program)
    before = picture(program)
    press(panel, "Aligner les bords gauches")
    press(panel, "Aligner les bords du bas")
    box = bounds(picture(program))
    assert (box.x, box.bottom) == pytest.approx((0.0, program.main_controller.editor.page.format.height_mm))
    for _ in range(2):
        program.main_controller.commands[CommandId.UNDO].trigger()
    assert picture(program) == before


def test_a_description_and_a_lock_are_set(program: Application) -> None:
    panel = with_picture(program)
    panel.alt.setFocus()
    panel.alt.setText("")
    QTest.keyClicks(panel.alt, "Carte de la Loire")
    panel.alt.editingFinished.emit()
    assert picture(program).alt == "Carte de la Loire"
    panel.lock.click()
    assert picture(program).locked
    assert not panel.fields["x"].isEnabled()
    panel.lock.click()
    assert not picture(program).locked


def test_layers_are_listed_chosen_and_moved(program: Application) -> None:
    panel = with_picture(program)
    board = program.main_controller
    board.window.do(lambda editor: editor.add_text("Au premier plan", 20, 20, select=True))
    rows = [panel.layers.item(n).text() for n in range(panel.layers.count())]
    assert rows == ["Au premier plan", "Image : Carte"]
    panel.layers.setCurrentRow(1)
    assert board.editor.selection == {picture(program).id}
    press(panel, "Vers l’avant")
    assert [panel.layers.item(n).text() for n in range(2)] == ["Image : Carte", "Au premier plan"]
    items = sorted(board.editor.document.items(board.editor.page.id), key=paint_order)
    assert [type(item) for item in items] == [Text, Image]
    board.commands[CommandId.UNDO].trigger()
    assert [panel.layers.item(n).text() for n in range(2)] == rows


def test_the_layers_of_all_that_is_selected_are_marked(program: Application) -> None:
    panel = with_picture(program)
    board = program.main_controller
    board.window.do(lambda editor: editor.add_text("Au premier plan", 20, 20, select=True))
    board.commands[CommandId.SELECT_ALL].trigger()
    assert [panel.layers.item(n).isSelected() for n in range(2)] == [True, True]
    row = panel.layers.visualItemRect(panel.layers.item(1)).center()
    QTest.mouseClick(panel.layers.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert board.editor.selection == {picture(program).id}
    assert [panel.layers.item(n).isSelected() for n in range(2)] == [False, True]


def test_a_text_has_its_font_and_size_there(program: Application) -> None:
    program.main_controller.window.do(lambda editor: editor.add_text("mot", 20, 20, select=True))
    panel = opened(program)
    assert panel.text.isVisible()
    assert panel.text.family.currentData() == LEGIBLE.name
    panel.text.size_mm.setValue(20.0)
    row = panel.text.family.findData(HAND.name)
    panel.text.family.setCurrentIndex(row)
    panel.text.family.activated.emit(row)
    editor = program.main_controller.editor
    (text,) = editor.selected_texts
    assert (text.size_mm, text.font) == (20.0, HAND.name)
    for command in (CommandId.UNDO, CommandId.UNDO):
        program.main_controller.commands[command].trigger()
    (text,) = editor.selected_texts
    assert (text.size_mm, text.font) == (editor.styles.text.size_mm, LEGIBLE.name)
    assert panel.text.family.currentData() == LEGIBLE.name
