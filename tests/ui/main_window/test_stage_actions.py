"""Reveal steps in the real window: prepared in the panel, shown by keys and buttons before a class."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from tests.support.acting_items import box_item
from tests.support.running_program import wait_for
from tests.support.widgets import button
from tni.app.application import Application
from tni.document.behaviour import MOST_TARGETED, Behaviour, Reveal
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Stroke
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tap_commands import COVER_COLOUR
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.metrics import Metrics
from tni.ui.panels.behaviour_panel import RevealPart

BLUE = "#3366cc"


def put(program: Application, *items: AnyItem) -> None:
    program.main_controller.window.do(lambda s: s.do(s.document.replace(ChangeKind.ADD, *items)))


def editor(program: Application) -> LessonEditor:
    return program.main_controller.editor


def boxes(program: Application, *behaviours: Behaviour) -> list[AnyItem]:
    """Blue boxes in a row."""
    page = editor(program).page.id
    made: list[AnyItem] = [
        box_item(one, page=page, at=(20 + 40 * at, 40), size=(30, 20)) for at, one in enumerate(behaviours)
    ]
    put(program, *made)
    return made


def colour(program: Application, item: AnyItem) -> str:
    """The colour of the page in the middle of an item."""
    session, canvas = editor(program), program.main_controller.window.canvas
    wait_for(lambda: not session.busy, "the pen")
    x, y = session.view.to_screen(*session.document.box(item).center)
    return canvas.grab().toImage().pixelColor(QPoint(round(x), round(y))).name()


def panel(program: Application) -> RevealPart:
    found = program.main_controller.actions.stage.panel
    assert found is not None
    return found.reveals


def test_keys_and_the_button_go_from_step_to_step(program: Application) -> None:
    board = program.main_controller
    first, second = boxes(program, Behaviour(), Behaviour(reveals=(Reveal(1),)))
    board.window.do(LessonEditor.add_page)
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    assert (colour(program, first), colour(program, second)) == (BLUE, BLUE)
    board.commands[CommandId.TEACH].trigger()
    assert editor(program).document.in_seance
    assert colour(program, first) == BLUE
    assert colour(program, second) != BLUE
    QTest.keyClick(board.window.canvas, Qt.Key.Key_PageDown)
    assert colour(program, second) == BLUE
    assert editor(program).page_index == 0
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Right)
    assert editor(program).page_index == 1
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Left)
    assert (editor(program).page_index, colour(program, second)) == (0, BLUE)
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Left)
    assert colour(program, second) != BLUE
    assert not board.commands[CommandId.PREVIOUS_PAGE].isEnabled()
    board.commands[CommandId.REVEAL_ALL].trigger()
    assert colour(program, second) == BLUE


def test_the_panel_prepares_steps_for_what_is_selected(program: Application) -> None:
    board = program.main_controller
    first, second = boxes(program, Behaviour(), Behaviour())
    board.commands[CommandId.BEHAVIOUR].trigger()
    assert not panel(program).appear.isEnabled()
    board.window.do(lambda s: s.select(frozenset({second.id})))
    panel(program).appear.click()
    board.window.do(lambda s: s.select(frozenset({first.id})))
    panel(program).appear.click()
    assert editor(program).steps == [1, 2]
    assert [panel(program).list.list.item(row).text()[:2] for row in range(2)] == ["1.", "2."]
    assert len(editor(program).overlay().numbers) == 2
    panel(program).list.reorder.moved.emit(1, 0)
    found = editor(program).document.item(first.id)
    assert found is not None
    assert found.behaviour.reveals == (Reveal(1),)
    panel(program).list.remove.click()
    assert len(editor(program).steps) == 1
    program.main_controller.commands[CommandId.BEHAVIOUR].trigger()
    assert editor(program).overlay().numbers == ()


def test_the_panel_is_as_high_as_its_part_when_it_first_appears(program: Application) -> None:
    board = program.main_controller
    board.kit.theme.set_metrics(Metrics(target_px=72, gap_px=12))
    boxes(program, Behaviour())
    board.commands[CommandId.BEHAVIOUR].trigger()
    shown = board.actions.stage.panel
    assert shown is not None
    height = shown.height()
    shown.fit()
    assert shown.height() == height


def test_a_step_is_shown_though_a_pen_is_down(program: Application) -> None:
    board = program.main_controller
    (box,) = boxes(program, Behaviour(reveals=(Reveal(1),)))
    board.commands[CommandId.TEACH].trigger()
    canvas = board.window.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(600, 500))
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert box in editor(program).document.shown(box.page)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(640, 500))
    wait_for(lambda: colour(program, box) == BLUE, "the box")


# -- covers and links


def tap(program: Application, item: AnyItem) -> None:
    """A tap of the mouse in the middle of an item."""
    session, canvas = editor(program), program.main_controller.window.canvas
    x, y = session.view.to_screen(*session.document.box(item).center)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_a_cover_goes_and_comes_back_by_taps(program: Application) -> None:
    board = program.main_controller
    (box,) = boxes(program, Behaviour())
    board.window.do(lambda s: s.select(frozenset({box.id})))
    board.commands[CommandId.COVER].trigger()
    (key,) = editor(program).selection
    cover = editor(program).document.item(key)
    assert cover is not None
    board.commands[CommandId.PEN].trigger()
    board.commands[CommandId.TEACH].trigger()
    assert colour(program, box) == COVER_COLOUR
    tap(program, cover)
    wait_for(lambda: colour(program, box) == BLUE, "the box")
    tap(program, cover)
    wait_for(lambda: colour(program, box) == COVER_COLOUR, "the cover")
    assert not [item for item in editor(program).document.items(box.page) if isinstance(item, Stroke)]


def test_an_address_is_shown_before_it_is_opened(program: Application) -> None:
    board = program.main_controller
    opened: list[QUrl] = []
    board.links.open_url = lambda url: opened.append(url) is None
    (box,) = boxes(program, Behaviour(link="https://www.example.org/a?b=1"))
    board.commands[CommandId.TEACH].trigger()
    tap(program, box)
    assert opened == []
    (notice,) = [one for one in board.window.notices.shown if "example.org" in one.text]
    button(notice, "Ouvrir example.org").click()
    assert opened == [QUrl("https://www.example.org/a?b=1")]


def test_a_link_to_a_page_that_was_removed_is_told(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.ADD_PAGE].trigger()
    second = editor(program).page.id
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    (box,) = boxes(program, Behaviour(link=f"page:{second}"))
    board.commands[CommandId.NEXT_PAGE].trigger()
    board.commands[CommandId.DELETE_PAGE].trigger()
    board.commands[CommandId.TEACH].trigger()
    tap(program, box)
    assert any("n’est plus dans la leçon" in text for text in board.window.notices.texts())


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://a@b.example/"])
def test_other_addresses_are_refused(program: Application, link: str) -> None:
    board = program.main_controller
    opened: list[QUrl] = []
    board.links.open_url = lambda url: opened.append(url) is None
    board.links.open(link)
    assert opened == []
    assert any("douteuse" in text for text in board.window.notices.texts())


def test_a_file_opens_as_a_copy_and_a_program_never(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    opened: list[QUrl] = []
    board.links.open_url = lambda url: opened.append(url) is None
    (box,) = boxes(program, Behaviour())
    sheet = tmp_path / "fiche élève.pdf"
    sheet.write_bytes(b"%PDF-")
    board.window.do(lambda s: s.select(frozenset({box.id})))
    board.actions.stage.link_file(sheet)
    wait_for(lambda: editor(program).selected_link != "", "the link")
    board.commands[CommandId.OPEN_CARD].trigger()
    wait_for(lambda: bool(opened), "the file")
    copy = Path(opened[0].toLocalFile())
    assert (copy.read_bytes(), copy.suffix) == (b"%PDF-", ".pdf")
    assert copy != sheet
    board.window.do(lambda s: s.link_selection_to_file(b"MZ", "jeu.exe"))
    board.commands[CommandId.OPEN_CARD].trigger()
    assert len(opened) == 1
    assert any("jeu.exe" in text for text in board.window.notices.texts())


def test_the_panel_links_to_an_address_and_to_a_page(program: Application) -> None:
    board = program.main_controller
    (box,) = boxes(program, Behaviour())
    board.window.do(LessonEditor.add_page)
    second = editor(program).page.id
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    board.commands[CommandId.BEHAVIOUR].trigger()
    board.window.do(lambda s: s.select(frozenset({box.id})))
    found = board.actions.stage.panel
    assert found is not None
    links = found.links
    found.show_part("Relier")
    links.fields.address.setText("pas une adresse")
    assert not links.fields.take.isEnabled()
    links.fields.address.setText("example.org")
    links.fields.take.click()
    assert editor(program).selected_link == "https://example.org"
    links.fields.pages.setCurrentRow(1)
    links.fields.pages.itemActivated.emit(links.fields.pages.item(1))
    assert editor(program).selected_link == f"page:{second}"
    assert "page 2" in links.fields.state.text()
    links.fields.remove.click()
    assert editor(program).selected_link == ""


def test_labels_are_checked_and_put_back(program: Application) -> None:
    board = program.main_controller
    page = editor(program).page.id
    label = box_item(page=page, at=(20, 40), size=(20, 10))
    target = box_item(page=page, at=(100, 40), size=(60, 40))
    put(program, label, target)
    board.commands[CommandId.BEHAVIOUR].trigger()
    found = board.actions.stage.panel
    assert found is not None
    board.window.do(lambda s: s.select(frozenset({label.id, target.id})))
    found.show_part("Placer")
    found.places.together.click()
    board.commands[CommandId.TEACH].trigger()
    board.commands[CommandId.HAND].trigger()
    session, canvas = editor(program), board.window.canvas
    start, end = (QPoint(*map(round, session.view.to_screen(*at))) for at in ((30, 45), (120, 60)))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert session.document.box(target).contains(*session.document.box(session.document.item(label.id) or label).center)
    board.commands[CommandId.CHECK_PLACES].trigger()
    assert "1 sur 1 à leur place." in board.window.notices.texts()
    assert board.commands[CommandId.CHECK_PLACES].isChecked()
    assert len(session.overlay().verdicts) == 1
    board.commands[CommandId.PUT_BACK].trigger()
    assert session.document.item(label.id) == session.document.prepared_item(label.id)
    assert not board.commands[CommandId.CHECK_PLACES].isChecked()


def test_the_panel_says_how_many_items_a_target_takes(program: Application) -> None:
    board = program.main_controller
    page = editor(program).page.id
    put(program, *(box_item(page=page, at=(20, 40)) for _ in range(MOST_TARGETED + 2)))
    board.commands[CommandId.BEHAVIOUR].trigger()
    found = board.actions.stage.panel
    assert found is not None
    found.show_part("Placer")
    board.window.do(LessonEditor.select_all)
    assert str(MOST_TARGETED) in found.places.state.text()
    assert not found.places.together.isEnabled()
