"""Home screen in the running program, worked by fingers, mouse and keys; touches are counted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from tests.support.hands import Fingers, Stylus, placed, settle
from tests.support.libraries import NoPdfs
from tests.support.pdf_samples import sample_pdf
from tests.support.proposals import proposed
from tests.support.running_program import folders, items, strokes, wait_for
from tests.support.widgets import button, click, named, texts
from tni.app.application import Application
from tni.app.folders import library_index
from tni.core.settings import MODE_BY_MOUSE
from tni.document.items import Text
from tni.services.lesson.closed_lesson import read_layer
from tni.services.library.library_indexer import LibraryIndexer
from tni.services.library.shelves import PageItem, Place, ShelfKind
from tni.store.lesson_file import new_lesson
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.library_history import LibraryHistory
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.keyboard_layout import KeyAction
from tni.ui.chrome.on_screen_keyboard import KeyButton, OnScreenKeyboard
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.chrome.sheet import Sheet
from tni.ui.library.home_screen import HomeScreen
from tni.ui.library.intake_box import IntakeQuestionPanel, IntakeReportPanel
from tni.ui.library.labels_panel import LabelsPanel
from tni.ui.library.lesson_errands import LessonErrands
from tni.ui.library.name_field import NameField
from tni.ui.library.shelf_model import LESSONS_MIME
from tni.ui.library.tile_menu import TileMenu
from tni.ui.panels.name_panel import NamePanel

LESSONS = ("Aires.tni", "Étoiles.tni", "6e/Durées.tni", "6e/Fractions.tni")
SHIPPED = Path(__file__).parents[3] / "lessons"
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of four lessons, one folder among them."""
    for path in LESSONS:
        lesson = folders(tmp_path).library / path
        lesson.parent.mkdir(parents=True, exist_ok=True)
        new_lesson(lesson)
    return folders(tmp_path).library


@pytest.fixture
def home(tmp_path: Path, library: Path, qapp: QApplication) -> Iterator[Application]:
    with placed(tmp_path) as made:
        yield made


def screen(program: Application) -> HomeScreen:
    return program.home.controller.screen


def opened(program: Application) -> HomeScreen:
    """The home screen, open and listed."""
    program.main_controller.commands[CommandId.HOME].trigger()
    wait_for(lambda: program.home.service.state.is_read, "the lessons")
    return screen(program)


def row(program: Application, path: str) -> int:
    found = screen(program).view.shelf_model.row_of(path)
    assert found is not None, path
    return found


def tile(program: Application, path: str) -> QPoint:
    """The middle of a tile's picture, in its view."""
    box = screen(program).view.tile_rect(row(program, path))
    return QPoint(box.center().x(), box.top() + box.height() // 3)


def tap(fingers: Fingers, widget: QWidget, at: QPoint | None = None) -> None:
    place = widget.rect().center() if at is None else at
    there = fingers.window.mapFromGlobal(widget.mapToGlobal(place))
    fingers.frame(press={1: there})
    fingers.frame(release=(1,))


def is_open(program: Application, library: Path, path: str) -> bool:
    return program.current_lesson.lesson.path == library / path


def listed(program: Application) -> list[str]:
    return sorted(one.path for one in program.home.service.state.listing.lessons)


def test_a_lesson_opens_by_two_touches(home: Application, library: Path) -> None:
    fingers = Fingers(home)
    tap(fingers, home.main_controller.window.bar.button_of(CommandId.HOME))
    wait_for(lambda: home.home.service.state.is_read, "the lessons")
    tap(fingers, screen(home).view.viewport(), tile(home, "Étoiles.tni"))
    wait_for(lambda: is_open(home, library, "Étoiles.tni"), "the lesson")
    assert not screen(home).isVisible()
    assert home.home.service.state.marks.recent[0] == "Étoiles.tni"


def test_the_picture_of_a_covered_blank_page_is_freed_and_comes_back(home: Application) -> None:
    canvas = home.main_controller.window.canvas
    before = canvas.grab().toImage()
    opened(home)
    wait_for(lambda: home.main_controller.shown.is_freed, "the page's picture to be freed")
    home.home.controller.put_away()
    assert canvas.grab().toImage() == before
    Stylus(home).write((300, 200), (340, 220), (380, 260))
    opened(home)
    home.home.controller.put_away()
    assert not home.main_controller.shown.is_freed
    assert len(strokes(home)) == 1


def test_a_new_lesson_takes_two_touches_and_a_pen_writes_at_once(home: Application, library: Path) -> None:
    fingers = Fingers(home)
    opened(home).go_to(Place("6e"))
    tap(fingers, button(screen(home), "Nouvelle leçon (Ctrl+N)"))
    Stylus(home).write((300, 200), (340, 220), (380, 260))
    assert not screen(home).isVisible()
    assert len(strokes(home)) == 1
    path = home.current_lesson.lesson.path
    assert path is not None
    assert path.parent == library / "6e"


def test_a_class_goes_on_by_two_touches_though_its_lesson_was_moved(home: Application, library: Path) -> None:
    board = home.main_controller
    home.current_lesson.open(library / "Aires.tni")
    wait_for(lambda: is_open(home, library, "Aires.tni"), "the lesson")
    home.teaching.seance.begin(None, "5e B", "Maths")
    board.commands[CommandId.ADD_PAGE].trigger()
    layer = board.editor.seance
    sheet = proposed(home.teaching.seances).entry
    home.teaching.seances.finish(sheet, keep_ink=False)
    home.current_lesson.new()
    (library / "Aires.tni").rename(library / "6e" / "Les aires.tni")
    opened(home)
    wait_for(lambda: bool(home.home.service.state.resume_points), "the class")
    view = screen(home).view
    tap(Fingers(home), view.viewport(), view.tile_rect(0).center())
    wait_for(lambda: is_open(home, library, "6e/Les aires.tni"), "the lesson")
    assert (board.editor.seance, board.editor.page_index) == (layer, 1)
    assert home.teaching.seance.class_under_way == "5e B"
    assert "Leçon retrouvée : « Les aires », dans « 6e »." in board.window.notices.texts()


def test_the_folder_is_read_again_when_the_window_is_gone_back_to_and_a_touch_before_finds_what_was_moved(
    home: Application, library: Path
) -> None:
    opened(home)
    state = home.home.service.state
    wait_for(lambda: all(one.lesson_id for one in home.home.service.state.listing.lessons), "the index")
    (library / "Géométrie").mkdir()
    (library / "Aires.tni").rename(library / "Géométrie" / "Aires (2026).tni")
    (library / "Étoiles.tni").rename(library / "Géométrie" / "Ciel.tni")
    view = screen(home).view
    tap(Fingers(home), view.viewport(), tile(home, "Étoiles.tni"))
    wait_for(lambda: is_open(home, library, "Géométrie/Ciel.tni"), "the lesson")
    assert not [notice.text for notice in home.main_controller.window.notices.shown if notice.serious]
    opened(home)
    wait_for(lambda: "Géométrie/Ciel.tni" in listed(home), "the list")
    (library / "Géométrie" / "Aires (2026).tni").rename(library / "Aires.tni")
    QCoreApplication.sendEvent(screen(home), QEvent(QEvent.Type.WindowActivate))
    wait_for(lambda: "Aires.tni" in listed(home), "the list again")
    assert state is not home.home.service.state


def test_a_lesson_that_is_nowhere_is_said_until_it_is_open_and_the_list_shows_what_is_there(
    home: Application, library: Path, tmp_path: Path
) -> None:
    opened(home)
    wait_for(lambda: all(one.lesson_id for one in home.home.service.state.listing.lessons), "the index")
    (library / "Aires.tni").rename(tmp_path / "ailleurs")
    view, notices, said = screen(home).view, home.main_controller.window.notices, "« Aires.tni » est introuvable."
    tap(Fingers(home), view.viewport(), tile(home, "Aires.tni"))
    wait_for(lambda: said in notices.texts(), "the notice")
    wait_for(lambda: "Aires.tni" not in listed(home), "the list")
    (tmp_path / "ailleurs").rename(library / "6e" / "Aires.tni")
    home.current_lesson.open(library / "6e" / "Aires.tni")
    wait_for(lambda: is_open(home, library, "6e/Aires.tni"), "the lesson")
    assert said not in notices.texts()


def test_a_search_whose_index_cannot_be_written_says_so(home: Application, library: Path) -> None:
    index = library_index(library)
    (index / "in the way").mkdir(parents=True)
    opened(home)
    said = "La recherche dans les pages n’est pas à jour : le disque est plein ou ne répond pas."
    wait_for(lambda: said in home.main_controller.window.notices.texts(), "the notice")


def test_another_class_waits_while_a_seance_is_under_way(home: Application, library: Path) -> None:
    for name in ("5e B", "6e A"):
        home.current_lesson.open(library / "Aires.tni")
        wait_for(lambda: is_open(home, library, "Aires.tni"), "the lesson")
        home.teaching.seance.begin(None, name, "Maths")
    wait_for(lambda: len(home.stores.seances.listed()) == 2, "both séances")
    opened(home)
    wait_for(lambda: len(home.home.service.state.resume_points) == 2, "both classes")
    (other,) = (one for one in home.home.service.state.resume_points if one.class_name == "5e B")
    view = screen(home).view
    at = view.tile_rect(home.home.service.state.resume_points.index(other)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    notices = home.main_controller.window.notices.texts()
    assert "Une séance est en cours avec 6e A : la terminer d’abord." in notices
    assert home.teaching.seance.class_under_way == "6e A"


def test_the_field_has_the_focus_and_enter_opens_what_is_found(home: Application, library: Path) -> None:
    field = opened(home).bar.field
    wait_for(field.hasFocus, "the focus")
    QTest.keyClicks(field, "fract")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: is_open(home, library, "6e/Fractions.tni"), "the lesson")


def test_escape_leaves_the_search_then_the_folder_then_the_screen_but_not_for_a_blank_page(home: Application) -> None:
    here = opened(home)
    QTest.keyClick(here.bar.field, Qt.Key.Key_Escape)
    assert here.isVisible()
    assert here.bar.back.text() == "Revenir au tableau", "by no key"
    home.home.controller.put_away()
    Stylus(home).write((300, 200), (340, 220), (380, 260))
    opened(home)
    assert here.bar.back.text() == "Revenir au tableau (Échap)"
    here.go_to(Place("6e"))
    for key in "x", "y":
        QTest.keyClicks(here.bar.field, key)
    wait_for(lambda: here.place.words == "xy", "the search")
    QTest.keyClick(here.bar.field, Qt.Key.Key_Escape)
    assert here.place == Place()
    here.go_to(Place("6e"))
    QTest.keyClick(here.view, Qt.Key.Key_Escape)
    assert here.place == Place()
    QTest.keyClick(here.view, Qt.Key.Key_Escape)
    assert not here.isVisible()
    assert home.main_controller.window.canvas.hasFocus()


def test_keys_name_throw_away_and_bring_back_and_leave_the_page_alone(home: Application, library: Path) -> None:
    here = opened(home)
    view = here.view
    QTest.keyClick(here.bar.field, Qt.Key.Key_Down)
    view.select_only(row(home, "Aires.tni"))
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = named(here, NameField, "Nom de Aires")
    QTest.keyClicks(field, "Aires et angles")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: "Aires et angles.tni" in listed(home), "the name")
    view.setFocus()
    wait_for(lambda: view.currentIndex().row() == row(home, "Aires et angles.tni"), "the same lesson")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    wait_for(lambda: "Aires et angles.tni" not in listed(home), "the bin")
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: "Aires et angles.tni" in listed(home), "the undo")
    notices = home.main_controller.window.notices.texts()
    assert not [text for text in notices if "est dans la corbeille" in text]
    pages = len(home.main_controller.editor.pages)
    for key in (Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_V):  # commands of the page below
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert len(home.main_controller.editor.pages) == pages
    assert (library / "Aires et angles.tni").is_file()


@pytest.mark.parametrize("closes", ["labels", "long list", "sheet"])
def test_keys_after_a_panel_was_closed_leave_the_page_behind_alone(
    home: Application, library: Path, closes: str
) -> None:
    for number in range(12):
        (library / f"Dossier {number}").mkdir()
    Stylus(home).write((300, 200), (340, 220), (380, 260))
    wait_for(lambda: len(strokes(home)) == 1, "the ink")
    ink = [stroke.id for stroke in strokes(home)]
    here = opened(home)
    wait_for(lambda: len(home.home.service.state.listing.folders) > 10, "the folders")
    QTest.keyClicks(here.bar.field, "Aires")
    wait_for(lambda: here.place.words == "Aires", "the search")
    box = here.view.tile_rect(row(home, "Aires.tni"))
    QTest.mouseClick(here.view.viewport(), LEFT, pos=box.bottomRight() - QPoint(12, 12))
    menu = named(here, TileMenu, "Aires")
    match closes:
        case "labels":
            click(menu, "Étiquettes et couleur…")
            QTest.keyClick(named(here, LabelsPanel, "Aires").field, Qt.Key.Key_Escape)
        case "long list":
            click(menu, "Déplacer…")
            line = button(named(here, TileMenu, "Déplacer vers"), "Dossier 3")
            QTest.mousePress(line, LEFT)
            QTest.mouseRelease(line, LEFT)
            wait_for(lambda: "Dossier 3/Aires.tni" in listed(home), "the move")
        case _:
            sheet = Sheet(home.main_controller.kit, "Feuille", home.main_controller.window)
            menu.put_away()
            sheet.open()
            sheet.put_away()
    with_focus = QApplication.focusWidget()
    assert with_focus is not None
    assert here.isAncestorOf(with_focus)
    for key, modifiers in ((Qt.Key.Key_A, CONTROL), (Qt.Key.Key_Delete, PLAIN), *[(Qt.Key.Key_Z, CONTROL)] * 2):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    settle(home)
    here.setFocus()  # as a sheet that was opened from the bar gives it back
    for letter in "Ét":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert here.bar.field.text() == "Ét", "typing replaces the search"
    assert [stroke.id for stroke in strokes(home)] == ink


def test_a_menu_beside_a_tile_is_worked_by_arrows_and_enter(home: Application) -> None:
    view = opened(home).view
    QTest.keyClick(screen(home).bar.field, Qt.Key.Key_Down)
    view.select_only(row(home, "Aires.tni"))
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    lines = [one for one in named(screen(home), TileMenu, "Aires").findChildren(QToolButton) if one.isVisible()]
    while (here := QApplication.focusWidget()) and here.accessibleName() != "Mettre à la corbeille":
        assert here in lines
        lines.remove(here)
        QTest.keyClick(here, Qt.Key.Key_Down)
    QTest.keyClick(here, Qt.Key.Key_Return)
    wait_for(lambda: "Aires.tni" not in listed(home), "the bin")
    assert view.hasFocus()


def test_arrows_walk_over_all_shelves_and_enter_opens(home: Application, library: Path) -> None:
    here = opened(home)
    home.home.service.set_favourite("Étoiles.tni", is_favourite=True)
    QTest.keyClick(here.bar.field, Qt.Key.Key_Down)
    seen = [here.view.currentIndex().row()]
    for _ in range(here.view.shelf_layout.count):
        QTest.keyClick(here.view, Qt.Key.Key_Right)
        seen.append(here.view.currentIndex().row())
    assert sorted(set(seen)) == list(range(here.view.shelf_layout.count))
    QTest.keyClick(here.view, Qt.Key.Key_Return)
    wait_for(lambda: is_open(home, library, "6e/Fractions.tni"), "the lesson")


@pytest.mark.parametrize("way", ["long press", "right click", "dots", "key"])
def test_actions_are_asked_for_in_four_ways(home: Application, way: str) -> None:
    view = opened(home).view
    at = tile(home, "Aires.tni")
    match way:
        case "long press":
            fingers = Fingers(home)
            fingers.frame(press={1: fingers.window.mapFromGlobal(view.viewport().mapToGlobal(at))})
            wait_for(lambda: bool(screen(home).findChildren(TileMenu)), "the menu")
            fingers.frame(release=(1,))
        case "right click":
            QTest.mouseClick(view.viewport(), RIGHT, pos=at)
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
            QCoreApplication.sendEvent(view.viewport(), asked)
        case "dots":
            box = view.tile_rect(row(home, "Aires.tni"))
            QTest.mouseClick(view.viewport(), LEFT, pos=box.bottomRight() - QPoint(12, 12))
        case _:
            view.select_only(row(home, "Aires.tni"))
            QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
            click(named(screen(home), TileMenu, "Aires"), "Ajouter aux favoris")
            QTest.keyClick(view, Qt.Key.Key_Menu)
    menu = named(screen(home), TileMenu, "Aires")
    click(menu, "Mettre à la corbeille")
    wait_for(lambda: "Aires.tni" not in listed(home), "the bin")
    assert screen(home).isVisible()


def test_a_list_that_is_read_again_meanwhile_loses_no_press(home: Application, library: Path) -> None:
    here, fingers = opened(home), Fingers(home)
    at = here.view.viewport().mapToGlobal(tile(home, "Étoiles.tni"))
    fingers.frame(press={1: fingers.window.mapFromGlobal(at)})
    here.show_state(home.home.service.state, date(2026, 11, 29))
    fingers.frame(release=(1,))
    wait_for(lambda: is_open(home, library, "Étoiles.tni"), "the lesson")


def test_a_finger_scrolls_and_opens_nothing(home: Application) -> None:
    for number in range(40):
        new_lesson(home.current_lesson.library / f"{number}.tni")
    view = opened(home).view
    wait_for(lambda: len(listed(home)) > 40, "the lessons")
    before, fingers = home.current_lesson.lesson, Fingers(home)
    at = fingers.window.mapFromGlobal(view.viewport().mapToGlobal(view.viewport().rect().center()))
    fingers.frame(press={1: at})
    for step in range(1, 12):
        fingers.frame(move={1: at - QPoint(0, 20 * step)})
    fingers.frame(release=(1,))
    assert view.verticalScrollBar().value() > 100
    assert home.current_lesson.lesson is before
    assert screen(home).isVisible()


def test_a_lesson_dropped_on_a_folder_moves_there(home: Application) -> None:
    view = opened(home).view
    data = QMimeData()
    data.setData(LESSONS_MIME, b"Aires.tni")
    at = QPointF(tile(home, "6e"))
    drop = QDropEvent(at, Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    view.dropEvent(drop)
    wait_for(lambda: "6e/Aires.tni" in listed(home), "the move")


def test_what_is_made_of_a_lesson_is_asked_for_on_its_tile(home: Application, library: Path) -> None:
    here = opened(home)
    here.view.menu_wanted.emit(row(home, "Aires.tni"))
    click(named(here, TileMenu, "Aires"), "Fiche…")
    wait_for(lambda: home.home.curriculum.sheet is not None, "the card", 30.0)
    assert is_open(home, library, "Aires.tni")


def test_several_lessons_are_moved_by_the_menu_into_a_new_folder_and_back(home: Application) -> None:
    here = opened(home)
    view = screen(home).view
    for path in ("Aires.tni", "Étoiles.tni"):
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, tile(home, path))
    view.menu_wanted.emit(row(home, "Aires.tni"))
    click(named(screen(home), TileMenu, "2 leçons"), "Déplacer…")
    click(named(screen(home), TileMenu, "Déplacer vers"), "Nouveau dossier…")
    panel = named(here, NamePanel, "Nouveau dossier")
    QTest.keyClicks(panel.field, "Maths")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    wait_for(lambda: {"Maths/Aires.tni", "Maths/Étoiles.tni"} <= set(listed(home)), "the move")
    assert "2 leçons sont dans « Maths »." in home.main_controller.window.notices.texts()
    click(home.main_controller.window, "Annuler")
    wait_for(lambda: listed(home) == sorted(LESSONS), "the lessons back")
    wait_for(lambda: home.home.service.state.listing.folders == ("6e",), "the folders")
    home.home.service.move(["Aires.tni"], "6e")
    wait_for(lambda: "6e/Aires.tni" in listed(home), "the move")
    home.home.service.rename("Étoiles.tni", "Astres")
    wait_for(lambda: "Astres.tni" in listed(home), "the name")
    notices = home.main_controller.window.notices.texts()
    assert not [text for text in notices if "« 6e »" in text], "« Annuler » would take the name back"


def test_a_finger_chooses_several_lessons_and_throws_them_away(home: Application) -> None:
    here, fingers = opened(home), Fingers(home)
    tap(fingers, button(here, "Choisir plusieurs leçons"))
    for path in ("Aires.tni", "Étoiles.tni", "6e/Durées.tni", "6e/Durées.tni"):
        tap(fingers, here.view.viewport(), tile(home, path))
    here.show_state(home.home.service.state, date(2026, 11, 29))
    assert "2 leçons choisies" in texts(here.chosen_bar)
    tap(fingers, button(here.chosen_bar, "Mettre à la corbeille"))
    wait_for(lambda: listed(home) == ["6e/Durées.tni", "6e/Fractions.tni"], "the bin")
    assert here.isVisible()
    assert here.head.isVisible()


def test_a_new_folder_is_named_where_it_stands(home: Application, library: Path) -> None:
    here = opened(home)
    click(here, "Nouveau dossier")
    wait_for(lambda: bool(here.findChildren(NameField)), "the field")
    field = here.findChildren(NameField)[0]
    QTest.keyClicks(field, "Sciences")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: "Sciences" in home.home.service.state.listing.folders, "the folder")
    assert (library / "Sciences").is_dir()


def test_a_finger_in_the_field_brings_a_keyboard_that_types_into_it(home: Application) -> None:
    here = opened(home)
    tap(Fingers(home), here.bar.field)
    keyboard = here.findChild(OnScreenKeyboard)
    assert keyboard.isVisible()
    for letter in "air":
        click(keyboard, letter)
    wait_for(lambda: here.place.words == "air", "the search")
    assert here.bar.field.text() == "air"
    here.view.select_only(0)
    here.rename_wanted.emit()
    (name,) = here.findChildren(NameField)
    fingers = Fingers(home)
    tap(fingers, name)
    tap(fingers, named(keyboard, KeyButton, "e"))
    assert name.isVisible()
    assert name.text().endswith("e")
    assert here.bar.field.text() == "air"
    QTest.keyClick(name, Qt.Key.Key_Escape)
    click(keyboard, "Ranger le clavier")
    assert not keyboard.isVisible()


def press_keys(fingers: Fingers, here: HomeScreen, *keys: str | KeyAction) -> None:
    keyboard = here.findChild(OnScreenKeyboard)
    assert keyboard.isVisible()
    for does in keys:
        tap(fingers, next(key for key in keyboard.visible_keys() if key.key.does == does))


def test_the_keyboard_types_into_the_field_that_a_finger_works_on(home: Application, library: Path) -> None:
    here, fingers = opened(home), Fingers(home)
    tap(fingers, here.bar.field)
    press_keys(fingers, here, "a", "i", KeyAction.BACKSPACE, KeyAction.BACKSPACE, "é", KeyAction.HIDE)
    assert here.bar.field.text() == "é"
    here.bar.field.clear()
    box = here.view.tile_rect(row(home, "Aires.tni"))
    tap(fingers, here.view.viewport(), box.bottomRight() - QPoint(12, 12))
    tap(fingers, button(named(here, TileMenu, "Aires"), "Renommer"))
    (field,) = here.findChildren(NameField)
    press_keys(fingers, here, "a", "b", KeyAction.BACKSPACE, KeyAction.LEFT, "c")
    assert here.view.viewport().rect().contains(field.geometry())
    press_keys(fingers, here, KeyAction.ENTER)
    wait_for(lambda: "ca.tni" in listed(home), "the name")
    assert not here.findChild(OnScreenKeyboard).isVisible()
    assert not here.bar.field.text()


def test_tags_are_written_by_finger_above_the_keyboard(home: Application) -> None:
    here, fingers = opened(home), Fingers(home)
    here.view.menu_wanted.emit(row(home, "Aires.tni"))
    click(named(here, TileMenu, "Aires"), "Étiquettes et couleur…")
    panel = named(here, LabelsPanel, "Aires")
    tap(fingers, panel.field)
    assert panel.geometry().bottom() < here.findChild(OnScreenKeyboard).y()
    press_keys(fingers, here, "b", "d", KeyAction.BACKSPACE, "o")
    assert (panel.field.text(), here.bar.field.text()) == ("bo", "")
    press_keys(fingers, here, KeyAction.ENTER)
    assert not here.findChild(OnScreenKeyboard).isVisible()


def test_the_bin_is_emptied_only_after_a_question(home: Application) -> None:
    home.home.service.throw(["Aires.tni"])
    here = opened(home)
    wait_for(lambda: bool(home.home.service.state.binned), "the bin")
    click(here, "Voir la corbeille")
    click(here, "Vider la corbeille")
    panel = named(here, QuestionPanel, "Vider la corbeille")
    click(panel, "Annuler")
    assert home.home.service.state.binned
    click(here.head, "Vider la corbeille")
    (panel,) = (one for one in here.findChildren(QuestionPanel) if one.isVisible())
    click(panel, "Vider la corbeille")
    wait_for(lambda: not home.home.service.state.binned, "the empty bin")


def test_a_touch_on_a_lesson_in_the_bin_brings_it_back(home: Application) -> None:
    home.home.service.throw(["6e/Durées.tni"])
    here = opened(home)
    wait_for(lambda: bool(home.home.service.state.binned), "the bin")
    click(here, "Voir la corbeille")
    assert here.view.shelf_model.text(0).below == "encore 60 jours · jetée aujourd’hui"
    QTest.mouseClick(here.view.viewport(), LEFT, pos=here.view.tile_rect(0).center())
    wait_for(lambda: "6e/Durées.tni" in listed(home), "the lesson")
    assert "« Durées » est de nouveau dans vos leçons." in home.main_controller.window.notices.texts()


def test_the_open_lesson_is_renamed_and_stays_open(home: Application, library: Path) -> None:
    home.current_lesson.open(library / "Aires.tni")
    wait_for(lambda: is_open(home, library, "Aires.tni"), "the lesson")
    Stylus(home).write((300, 200), (340, 220), (380, 260))
    opened(home)
    home.home.service.rename("Aires.tni", "Aires 2")
    wait_for(lambda: is_open(home, library, "Aires 2.tni"), "the lesson again")
    assert screen(home).isVisible()
    assert len(strokes(home)) == 1
    assert not (library / "Aires.tni").exists()


def test_the_lesson_on_the_board_shows_its_name_and_gets_another_by_the_menu(home: Application, library: Path) -> None:
    home.current_lesson.open(library / "Aires.tni")
    wait_for(lambda: is_open(home, library, "Aires.tni"), "the lesson")
    board = home.main_controller
    lesson = button(board.window.bar, "Leçon")
    assert lesson.toolTip() == "Aires"
    board.commands[CommandId.RENAME].trigger()
    panel = named(board.window, NamePanel, "Renommer la leçon")
    assert panel.field.text() == "Aires"
    QTest.keyClicks(panel.field, "Les aires")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    wait_for(lambda: is_open(home, library, "Les aires.tni"), "the name")
    assert lesson.toolTip() == "Les aires"
    board.commands[CommandId.RENAME].trigger()
    asked = named(board.window, NamePanel, "Renommer la leçon")
    home.current_lesson.new()
    assert not asked.isVisible()  # it asked for the name of another lesson


def test_a_lesson_from_a_key_is_offered_once_and_goes_on_in_the_library_under_the_pen(
    home: Application, library: Path, tmp_path: Path
) -> None:
    new_lesson(elsewhere := tmp_path / "Clé.tni")
    new_lesson(first := tmp_path / "Première.tni")
    window = home.main_controller.window
    home.current_lesson.open(first)
    wait_for(lambda: any("« Première » n’est pas" in text for text in window.notices.texts()), "the first offer")
    home.current_lesson.open(elsewhere)
    wait_for(lambda: home.current_lesson.lesson.path == elsewhere, "the lesson")
    assert not any("« Première » n’est pas" in text for text in window.notices.texts()), "it is about another lesson"
    pen = Stylus(home)
    pen.write((300, 200), (340, 220), (380, 260))
    click(window, "Ajouter à mes leçons")
    pen.write((300, 300), (340, 320), (380, 360))
    wait_for(lambda: is_open(home, library, "Clé.tni"), "the lesson in the library")
    pen.write((300, 400), (340, 420), (380, 460))
    assert len(strokes(home)) == 3
    wait_for(lambda: "Clé.tni" in listed(home), "the end of the move, which frees the other file")
    home.current_lesson.open(elsewhere)
    wait_for(lambda: home.current_lesson.lesson.path == elsewhere, "the lesson")
    assert not [text for text in window.notices.texts() if "n’est pas dans vos leçons" in text]
    taken_in = read_layer(library / "Clé.tni", None)
    assert taken_in.count(taken_in.pages()[0].id) == 3


def test_what_waited_for_a_lesson_that_could_not_be_opened_is_given_up(home: Application, library: Path) -> None:
    board, run = home.main_controller, list[bool]()
    board.commands[CommandId.SHORTCUTS].triggered.connect(lambda: run.append(True))
    errands = LessonErrands(board, board)
    errands.run(late := library / "Plus tard.tni", CommandId.SHORTCUTS)
    wait_for(lambda: any("Plus tard" in text for text in board.window.notices.texts()), "the error")
    new_lesson(late)
    home.current_lesson.open(late)
    wait_for(lambda: is_open(home, library, "Plus tard.tni"), "the lesson")
    QApplication.processEvents()
    assert run == []
    errands.run(late, CommandId.SHORTCUTS)
    wait_for(lambda: len(run) == 1, "the command")


def test_many_lessons_come_in_with_one_report(home: Application, library: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.mkdir()
    for name in ("cycle-de-l-eau.tni", "fractions.tni", "lecon-d-entrainement.tni"):
        shutil.copyfile(SHIPPED / name, key / name)
    shutil.copyfile(key / "fractions.tni", key / "again.tni")
    (key / "bad.tni").write_bytes((key / "fractions.tni").read_bytes()[:3000])
    (key / "Exercices.pdf").write_bytes(sample_pdf())
    here = opened(home)
    home.home.service.take_in(key)
    window = home.main_controller.window
    wait_for(lambda: bool(here.findChildren(IntakeQuestionPanel)), "the question")
    (panel,) = here.findChildren(IntakeQuestionPanel)
    assert "5 leçons et 1 fichier PDF : prendre aussi les PDF ?" in texts(panel)
    click(panel, "Ajouter")
    wait_for(lambda: any("déjà là" in text for text in window.notices.texts()), "the report")
    (text,) = (text for text in window.notices.texts() if "déjà là" in text)
    assert text == "5 leçons et 1 fichier PDF : 4 ajoutés, 1 déjà là, 1 laissé de côté."
    assert len(list((library / "key").iterdir())) == 4
    (notice,) = (one for one in window.notices.shown if one.text == text)
    button(notice, "Voir").click()
    (report,) = here.findChildren(IntakeReportPanel)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (report.isVisible(), here.isVisible()) == (False, True)


def test_a_copy_made_in_a_file_manager_is_a_lesson_of_its_own_once_it_was_opened(
    home: Application, library: Path
) -> None:
    lesson, copy = library / "Fractions.tni", library / "Aires" / "Fractions (copie).tni"
    copy.parent.mkdir()
    shutil.copyfile(SHIPPED / "fractions.tni", lesson)
    LibraryHistory(library).save(lesson, datetime(2026, 11, 29, 8, 0, tzinfo=UTC))
    shutil.copyfile(lesson, copy)
    for path in (lesson, copy):
        home.current_lesson.open(path)
        wait_for(lambda path=path: home.current_lesson.lesson.path == path, "the lesson")
    assert home.current_lesson.lesson.lesson_id not in ("", read_lesson_id(lesson))
    assert read_lesson_origin(copy) == read_lesson_id(lesson)


def test_words_on_a_page_find_it_and_open_the_lesson_there(home: Application, library: Path) -> None:
    shutil.copyfile(SHIPPED / "cycle-de-l-eau.tni", library / "Eau.tni")
    here = opened(home)
    QTest.keyClicks(here.bar.field, "precipitations")
    wait_for(lambda: [s.kind for s in here.view.shelf_model.shelves] == [ShelfKind.PAGES], "the page", 30.0)
    (first, *_) = here.view.shelf_model.shelves[0].items
    assert isinstance(first, PageItem)
    shown = here.view.shelf_model.text(0)
    assert "précipitations" in [shown.below[start:end] for start, end in shown.marks]
    QTest.mouseClick(here.view.viewport(), LEFT, pos=here.view.tile_rect(0).center())
    wait_for(lambda: is_open(home, library, "Eau.tni"), "the lesson")
    editor = home.main_controller.editor
    assert editor.page_index + 1 == first.found.number
    spots = editor.overlay().spots
    framed = [text for text in items(home) if isinstance(text, Text) and editor.document.box(text) in spots]
    assert len(framed) == len(spots) > 0
    assert all("précipitations" in text.text for text in framed)


def test_a_search_is_there_again_after_a_result_and_typing_replaces_it(home: Application, library: Path) -> None:
    for name in ("Parts", "Parts 2", "Parts 3"):
        shutil.copyfile(SHIPPED / "fractions.tni", library / f"{name}.tni")
    LibraryIndexer(library, library_index(library), NoPdfs()).run()
    here = opened(home)
    QTest.keyClicks(here.bar.field, "fractoins")
    wait_for(lambda: here.place.words == "fractoins" and here.view.shelf_layout.count > 9, "the results", 30.0)
    assert "Résultats pour « fractions »." in texts(here)
    assert here.view.shelf_model.text(0).title == "Fractions"  # the lesson
    before, scroll = home.current_lesson.lesson, here.view.verticalScrollBar()
    scroll.setValue(100)
    QTest.mouseClick(here.view.viewport(), LEFT, pos=here.view.tile_rect(5).center())
    wait_for(lambda: home.current_lesson.lesson is not before, "the lesson")
    opened(home)
    assert (here.place.words, here.bar.field.selectedText()) == ("fractoins", "fractoins")
    assert scroll.value() == 100
    QTest.keyClicks(here.bar.field, "aires")
    wait_for(lambda: here.place.words == "aires", "the next search")
    QTest.keyClick(here.bar.field, Qt.Key.Key_Escape)
    assert (here.place, here.bar.field.text()) == (Place(), "")
    (cross,) = here.bar.field.findChildren(QToolButton)
    assert not cross.isVisible()


def test_what_is_on_a_page_is_not_shown_to_a_class(home: Application, library: Path) -> None:
    shutil.copyfile(SHIPPED / "fractions.tni", library / "Fractions.tni")
    here = opened(home)
    QTest.keyClicks(here.bar.field, "demander")  # a word of the notes
    wait_for(lambda: [s.kind for s in here.view.shelf_model.shelves] == [ShelfKind.PAGES], "the page", 30.0)
    assert "Demander" in here.view.shelf_model.text(0).below
    home.main_controller.commands[CommandId.TEACH].trigger()
    for _ in range(2):  # as it lies open, and when it is opened again
        shown = here.view.shelf_model.text(0)
        assert (shown.below, shown.marks) == ("", ())
        assert re.match(r"page \d", shown.where)
        home.home.controller.put_away()
        opened(home)


def test_tags_and_colour_are_written_to_the_lesson_and_filter_the_list(home: Application) -> None:
    here = opened(home)
    here.view.menu_wanted.emit(row(home, "Aires.tni"))
    click(named(here, TileMenu, "Aires"), "Étiquettes et couleur…")
    panel = named(here, LabelsPanel, "Aires")
    panel.field.setText("à refaire, 6e")
    click(panel, "Bleu")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    by_path = lambda: home.home.service.state.listing.by_path["Aires.tni"]  # noqa: E731
    wait_for(lambda: by_path().tags == ("à refaire", "6e"), "the tags", 30.0)
    assert by_path().colour
    click(here, "Filtrer les leçons")
    click(here, "à refaire, 1 leçon")
    assert [item.title for item in here.view.shelf_model.shelves[0].items] == ["Aires"]


def test_it_opens_in_the_window_in_which_it_was_asked_for_and_outlives_it(
    home: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, teacher = home.main_controller, QWidget()
    with monkeypatch.context() as asked:
        asked.setattr(board, "asking_host", lambda: (teacher, board.kit))
        teacher.show()
        here = opened(home)
        assert here.window() is teacher
        assert here.isVisible()
        asked.setattr(board, "asking_host", lambda: (board.window, board.kit))
        home.home.controller.toggle()
        assert (here.window(), here.isVisible()) == (board.window, True), "asked for at the board, it comes there"
        asked.setattr(board, "asking_host", lambda: (teacher, board.kit))
        home.home.controller.toggle()
        assert (here.window(), here.isVisible()) == (teacher, True)
    teacher.close()
    assert not here.isVisible()
    teacher.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert opened(home).window() is board.window


def test_who_has_no_lesson_yet_is_led_to_examples(program: Application) -> None:
    here = opened(program)
    click(here, "Voir les exemples")
    assert program.home.examples.sheet is not None


class TestStart:
    """The screen that a start without a file shows."""

    def test_at_the_desk_it_is_the_library_and_the_board_is_one_touch_away(self, home: Application) -> None:
        home.open_at_home()
        assert screen(home).isVisible()
        tap(Fingers(home), button(screen(home), "Revenir au tableau (Échap)"))
        assert not screen(home).isVisible()

    def test_a_page_that_was_written_on_stays(self, home: Application) -> None:
        Stylus(home).write((300, 200), (340, 220), (380, 260))
        home.open_at_home()
        assert not home.home.controller.is_open

    def test_who_taught_last_gets_the_board(self, home: Application) -> None:
        home.settings.set(MODE_BY_MOUSE, "teach")
        home.open_at_home()
        assert not home.home.controller.is_open

    def test_an_empty_library_leaves_the_blank_page(self, program: Application) -> None:
        program.open_at_home()
        assert not program.home.controller.is_open
