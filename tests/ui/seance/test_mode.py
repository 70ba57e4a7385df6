"""« Préparer » and « Enseigner » on the bar: which one is on, where ink goes, and what becomes of it afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from tests.support.hands import Fingers
from tests.support.running_program import items, running, wait_for, write
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tni.app.shipped_files import lessons_folder
from tni.document.items import Text
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.seance_button import SeanceButton
from tni.ui.chrome.tiles import CommandTile
from tni.ui.seance.settle_panel import SettleLayerPanel

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)
LINE = ((300.0, 200.0), (340.0, 240.0), (420.0, 220.0))
LESSON = "fractions.tni"


def open_lesson(here: Room, name: str = LESSON) -> None:
    path = here.folder / name
    if not path.exists():
        shutil.copyfile(lessons_folder() / LESSON, path)
    here.program.current_lesson.open(path)
    wait_for(lambda: here.program.current_lesson.lesson.path == path, "the lesson")


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.start()
        open_lesson(made)
        yield made


def mark(here: Room) -> SeanceButton:
    return next(b for b in here.board.window.bar.findChildren(SeanceButton) if b.isVisible())


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(here: Room, command: CommandId, name: str = "") -> None:
    """Choose a command in the menu of the séance. name: that of its tile, where it has one of its own there."""
    press(mark(here))
    name = name or here.board.commands[command].iconText()
    tiles = here.board.window.findChildren(CommandTile)
    press(next(tile for tile in tiles if tile.isVisible() and tile.defaultAction().iconText() == name))


def change_mode(here: Room) -> None:
    """Teach instead of preparing, or the other way round."""
    choose(here, CommandId.TEACH)


def panel(here: Room) -> SettleLayerPanel:
    parent = here.teaching.windows.host[0]
    return next(p for p in parent.findChildren(SettleLayerPanel) if p.isVisible())


def answer(here: Room, name: str) -> None:
    press(next(b for b in panel(here).findChildren(TextButton) if b.accessibleName() == name))


def end_seance(here: Room) -> None:
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()


def panels(here: Room) -> list[SettleLayerPanel]:
    return [p for p in here.board.window.findChildren(SettleLayerPanel) if p.isVisible()]


def test_at_the_desk_the_lesson_is_prepared_and_the_bar_teaches_it(here: Room) -> None:
    assert mark(here).label == "Préparer"
    write(here.program, *LINE)
    prepared = items(here.program)
    change_mode(here)
    assert mark(here).label == "Enseigner"
    write(here.program, *LINE)
    assert len(items(here.program)) == len(prepared) + 1
    change_mode(here)
    assert mark(here).label == "Préparer"
    assert items(here.program) == prepared
    assert panel(here).window() is here.board.window


def test_two_screens_propose_to_teach(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        open_lesson(made)
        assert mark(made).label == "Enseigner"
        assert made.board.commands[CommandId.TEACH].isChecked()


def test_the_first_touch_of_a_board_does_not_write_into_the_prepared_lesson(here: Room) -> None:
    prepared = dict(here.board.editor.document.base)
    touch(here)
    assert mark(here).label == "Enseigner"
    assert here.board.editor.document.base == prepared
    assert len(here.board.editor.document.overlay) == 1


def touch(here: Room) -> None:
    fingers = Fingers(here.program)
    fingers.frame(press={1: LINE[0]})
    for place in LINE[1:]:
        fingers.frame(move={1: place})
    fingers.frame(release=(1,))


def test_the_mode_chosen_without_touch_is_proposed_at_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    """As with a board that works as a mouse."""
    for expected in ("Préparer", "Enseigner"):
        with room(qapp, tmp_path) as made:
            made.teaching.start()
            open_lesson(made)
            assert mark(made).label == expected
            if expected == "Préparer":
                change_mode(made)


def test_a_touch_screen_at_home_goes_on_preparing_once_that_was_chosen(qapp: QApplication, tmp_path: Path) -> None:
    for expected in ("Enseigner", "Préparer"):
        with room(qapp, tmp_path) as made:
            made.teaching.start()
            open_lesson(made)
            touch(made)
            assert mark(made).label == expected
            if expected == "Enseigner":
                change_mode(made)


def test_the_ink_is_kept_in_the_lesson_and_undone_in_one(here: Room) -> None:
    prepared = items(here.program)
    change_mode(here)
    write(here.program, *LINE)
    as_taught = items(here.program)
    change_mode(here)
    answer(here, "Garder l’encre dans la leçon")
    assert panels(here) == []
    assert items(here.program) == as_taught
    press(here.board.window.bar.button_of(CommandId.UNDO))
    assert items(here.program) == prepared


def test_the_ink_is_kept_after_the_class_has_deleted_the_page_that_is_shown(here: Room) -> None:
    change_mode(here)
    here.trigger(CommandId.DELETE_PAGE)
    write(here.program, *LINE)
    change_mode(here)
    answer(here, "Garder l’encre dans la leçon")
    editor = here.board.editor
    assert editor.page in editor.pages
    here.trigger(CommandId.NEXT_PAGE)
    here.trigger(CommandId.UNDO)
    assert editor.page in editor.pages


def solve(here: Room) -> None:
    """Prepare a label that pupils may move, teach, and move it as they would."""
    here.board.window.do(lambda editor: editor.add_text("étiquette", 40, 40))
    (label,) = (item for item in items(here.program) if isinstance(item, Text) and item.text == "étiquette")
    here.board.window.do(lambda editor: editor.select(frozenset({label.id})))
    here.trigger(CommandId.MOVABLE)
    here.board.window.do(lambda editor: editor.select(frozenset()))
    change_mode(here)
    here.trigger(CommandId.HAND)
    editor = here.board.editor
    middle = editor.document.box(label).center
    x, y = editor.view.to_screen(*middle)
    write(here.program, (x, y), (x + 60, y + 40), (x + 120, y + 80))


def label_of(here: Room) -> Text:
    return next(item for item in items(here.program) if isinstance(item, Text) and item.text == "étiquette")


def test_an_exercise_that_the_class_solved_is_kept_unsolved_and_the_question_says_so(here: Room) -> None:
    solve(here)
    solved = label_of(here)
    here.trigger(CommandId.PEN)
    write(here.program, *LINE)
    ink = items(here.program)[-1]
    change_mode(here)
    prepared = label_of(here)
    assert prepared.transform != solved.transform
    assert any("reste dans la leçon comme préparé" in label.text() for label in panel(here).findChildren(QLabel))
    answer(here, "Garder l’encre dans la leçon")
    assert label_of(here) == prepared
    assert ink in items(here.program)


def test_nothing_is_asked_when_nothing_was_written(here: Room) -> None:
    solve(here)
    change_mode(here)
    assert panels(here) == []
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.DELETE_PAGE)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert not sheet.keep_ink.isVisible()
    sheet.put_away()


def test_the_ink_is_given_to_the_class_that_was_there(here: Room) -> None:
    prepared = items(here.program)
    change_mode(here)
    write(here.program, *LINE)
    change_mode(here)
    answer(here, "5eA")
    assert items(here.program) == prepared
    (layer,) = here.board.editor.seances()
    assert (layer.class_name, layer.class_id) == ("5eA", here.class_id)
    here.teaching.seance.resume(layer.id)
    assert mark(here).label == "5eA"
    assert len(items(here.program)) == len(prepared) + 1


def test_beginning_with_a_class_takes_the_ink_along(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    count = len(items(here.program))
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    assert mark(here).label == "5eA"
    assert len(items(here.program)) == count
    assert [one.class_name for one in here.board.editor.seances()] == ["5eA"]


def test_ink_on_an_empty_lesson_can_be_rubbed_out_after_the_class_is_named(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path) as made:
        made.teaching.start()
        touch(made)
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        assert len(items(made.program)) == 1
        made.trigger(CommandId.ERASE_INK)
        assert items(made.program) == []
        made.trigger(CommandId.UNDO)
        made.trigger(CommandId.UNDO)
        assert items(made.program) == []
        made.trigger(CommandId.REDO)
        assert len(items(made.program)) == 1


def test_ink_without_a_class_that_a_resumed_class_covers_is_told_and_offered_afterwards(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    write(here.program, *LINE)
    end_seance(here)
    change_mode(here)
    write(here.program, (300, 300), (420, 320))
    here.trigger(CommandId.RESUME)
    listed = here.teaching.seance.panel
    assert listed is not None
    press(next(b for b in listed.findChildren(TextButton) if b.accessibleName().startswith("5eA")))
    assert mark(here).label == "5eA"
    assert any("écrit sans classe" in text for text in here.notices)
    end_seance(here)
    assert any(text.startswith("Écrit sur cette leçon sans classe") for text in here.notices)


def test_a_lesson_that_is_left_while_the_question_is_open_is_told(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    change_mode(here)
    assert len(panels(here)) == 1
    open_lesson(here, "autre.tni")
    assert any("fractions" in text for text in here.notices)


def test_undecided_ink_waits_and_is_offered_with_the_lesson(here: Room) -> None:
    prepared = items(here.program)
    change_mode(here)
    write(here.program, *LINE)
    open_lesson(here, "autre.tni")
    assert any("fractions" in text for text in here.notices)
    open_lesson(here)
    assert items(here.program) == prepared
    offer = next(n for n in here.board.window.notices.shown if "sans classe" in n.text)
    press(next(b for b in offer.findChildren(TextButton) if b.accessibleName() == "Décider"))
    answer(here, "Revenir à l’original")
    assert items(here.program) == prepared
    open_lesson(here, "autre.tni")
    open_lesson(here)
    assert not any("sans classe" in text for text in here.notices)
    (layer,) = here.board.editor.seances()
    here.teaching.seance.resume(layer.id)
    assert len(items(here.program)) == len(prepared) + 1
    assert mark(here).label == "Enseigner"
    assert here.teaching.seances.state.seance_id is None, "it is no séance of a class called « Sans classe »"


def test_ink_of_an_hour_that_was_cut_off_is_gone_on_with_from_its_notice(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    as_taught = items(here.program)
    (layer,) = here.board.editor.seances()
    open_lesson(here, "autre.tni")
    open_lesson(here)
    assert mark(here).label == "Enseigner"
    assert items(here.program) == as_taught[:-1]
    offer = next(n for n in here.board.window.notices.shown if n.text.startswith("Écrit sur cette leçon"))
    press(next(b for b in offer.findChildren(TextButton) if b.accessibleName() == "Continuer"))
    assert mark(here).label == "Enseigner"
    assert items(here.program) == as_taught
    write(here.program, (300, 300), (420, 320))
    assert [one.id for one in here.board.editor.seances()] == [layer.id]
    assert here.notices == []


def test_the_next_start_goes_on_in_the_layer_of_the_last(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / LESSON
    shutil.copyfile(lessons_folder() / LESSON, path)
    with running(tmp_path, path) as program:
        program.main_controller.commands[CommandId.TEACH].trigger()
        write(program, *LINE)
        as_taught = items(program)
    with running(tmp_path, path) as program:
        window = program.main_controller.window
        assert window.bar.seance_button.label == "Enseigner", "the mode chosen last on this computer"
        assert items(program) == as_taught[:-1]
        press(button(window, "Continuer"))
        assert window.bar.seance_button.label == "Enseigner"
        assert items(program) == as_taught
        write(program, (300, 300), (420, 320))
        assert len(program.main_controller.editor.seances()) == 1


def test_the_question_about_ink_waits_while_a_seance_is_begun(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    change_mode(here)
    assert len(panels(here)) == 1
    choose(here, CommandId.START_SEANCE, "Autre classe")
    started = here.teaching.seance.panel
    assert started is not None
    assert panels(here) == []
    offer = next(n for n in here.board.window.notices.shown if n.text.startswith("Écrit sur cette leçon"))
    assert not offer.geometry().intersects(started.geometry())
    press(next(b for b in offer.findChildren(TextButton) if b.accessibleName() == "Décider"))
    assert len(panels(here)) == 1
    assert here.teaching.seance.panel is None


def test_ink_without_a_class_is_resumed_from_its_list(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    count = len(items(here.program))
    change_mode(here)
    here.trigger(CommandId.RESUME)
    listed = here.teaching.seance.panel
    assert listed is not None
    press(next(b for b in listed.findChildren(TextButton) if b.accessibleName().startswith("Sans classe")))
    assert mark(here).label == "Enseigner"
    assert len(items(here.program)) == count
    assert here.teaching.seances.state.seance_id is None


def test_the_menu_of_the_class_ends_its_seance_and_the_desk_prepares_again(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    choose(here, CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()
    assert mark(here).label == "Préparer"


def test_in_a_seance_the_mode_is_not_offered_and_its_key_ends_nothing(here: Room) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    press(mark(here))
    shown = [t.defaultAction() for t in here.board.window.findChildren(CommandTile) if t.isVisible()]
    assert here.board.commands[CommandId.TEACH] not in shown
    assert here.board.commands[CommandId.END_SEANCE] in shown
    here.trigger(CommandId.TEACH)
    assert here.teaching.seance.cahier_controller.sheet is None
    assert any("Une séance est en cours" in text for text in here.notices)
    assert here.board.commands[CommandId.TEACH].isChecked()


def press_in_notice(here: Room, start: str, name: str) -> None:
    notice = next(n for n in here.board.window.notices.shown if n.text.startswith(start))
    press(next(b for b in notice.findChildren(TextButton) if b.accessibleName() == name))


def decide_while_teaching(here: Room) -> int:
    """Write without a class, open the lesson again, teach, and open the question about that ink. Return the number of
    items."""
    change_mode(here)
    write(here.program, *LINE)
    open_lesson(here, "autre.tni")
    open_lesson(here)
    assert mark(here).label == "Enseigner"
    write(here.program, (300, 300), (420, 320))
    open_lesson(here, "autre.tni")
    open_lesson(here)
    press_in_notice(here, "Écrit sur cette leçon", "Continuer")
    count = len(items(here.program))
    press_in_notice(here, "Écrit sur cette leçon", "Décider")
    return count


def test_ink_that_is_kept_while_teaching_is_taken_back_from_its_notice(here: Room) -> None:
    prepared = dict(here.board.editor.document.base)
    count = decide_while_teaching(here)
    answer(here, "Garder l’encre dans la leçon")
    assert mark(here).label == "Enseigner"
    assert len(items(here.program)) == count + 1
    press_in_notice(here, "L’encre est dans la leçon", "Annuler")
    assert mark(here).label == "Enseigner"
    assert len(items(here.program)) == count
    assert here.board.editor.document.base == prepared
    assert any(text.startswith("Écrit sur cette leçon") for text in here.notices)


def test_back_to_the_original_is_told_and_taken_back(here: Room) -> None:
    change_mode(here)
    write(here.program, *LINE)
    change_mode(here)
    answer(here, "Revenir à l’original")
    press_in_notice(here, "La leçon est comme préparée", "Annuler")
    press_in_notice(here, "Écrit sur cette leçon", "Décider")
    assert len(panels(here)) == 1


def test_a_text_can_be_typed_after_the_sheet_of_the_end_was_closed(here: Room) -> None:
    """Its fields go with it, and PySide then forgets documents of other editors that were asked for before."""
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.put_away()
    wait_for(lambda: not isValid(sheet), "the end of the sheet")
    here.trigger(CommandId.TEXT)
    write(here.program, (300.0, 300.0), (300.0, 300.0))
    edit = here.board.instruments.typing.edit
    QTest.keyClicks(edit, "bonjour")
    edit.finished.emit()
    assert "bonjour" in {item.text for item in items(here.program) if isinstance(item, Text)}
