"""The practice lesson is to be spoilt: at a board too it is prepared, and its scribbles can be rubbed out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.support.running_program import strokes, wait_for, write
from tests.support.teaching_room import room
from tni.app.shipped_files import lessons_folder
from tni.ui.chrome.commands import CommandId

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)


def test_on_two_screens_scribbles_of_the_practice_lesson_are_rubbed_out(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as here:
        here.teaching.start()
        here.program.current_lesson.open(lessons_folder() / "lecon-d-entrainement.tni")
        wait_for(lambda: len(here.board.editor.pages) == 5, "the lesson")
        teaches = here.board.commands[CommandId.TEACH]
        assert not teaches.isChecked()
        before = len(strokes(here.program))
        here.trigger(CommandId.ERASE_STROKES)
        view = here.board.editor.view
        places = [view.to_screen(x, y) for x, y in ((205.0, 74.0), (235.0, 74.0), (270.0, 74.0), (305.0, 74.0))]
        write(here.program, *places)
        assert len(strokes(here.program)) == before - 3
        here.program.current_lesson.open(lessons_folder() / "fractions.tni")
        wait_for(lambda: len(here.board.editor.pages) == 6, "another lesson")
        assert teaches.isChecked(), "any other lesson is taught where the class sees it"
