"""What the window says about a lesson that it opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.store.test_lesson_released import DATA
from tests.support.running_program import running, wait_for
from tni.services.lesson.left_work import LeftLesson, LeftWork
from tni.services.lesson.lesson_events import LessonDamaged, LessonRenamed
from tni.store.migrations import FORMAT

UNKNOWN = "TNI ne connaît pas certains éléments de cette leçon : il les garde tels quels."


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Path:
    return tmp_path


def test_a_lesson_with_unknown_items_says_so_and_another_does_not_and_its_name_follows_its_title(home: Path) -> None:
    lesson = Path(shutil.copy(DATA / f"v{FORMAT}.tni", home / "atlas.tni"))
    older = Path(shutil.copy(DATA / "v3.tni", home / "older.tni"))
    with running(home, lesson) as program:
        board, window = program.main_controller, program.main_controller.window
        wait_for(lambda: UNKNOWN in window.notices.texts(), "the notice")
        for notice in list(window.notices.shown):
            notice.close()
        board.lesson_notices.show(LessonDamaged(Path("Cassée.tni"), is_lost=True))
        (notice,) = window.notices.shown
        assert notice.text == "Rien n’est plus lisible dans « Cassée ». Une copie est peut-être dans les sauvegardes."
        assert not notice.serious, "it goes by itself"
        notice.close()
        left = [LeftLesson(Path(f"{name}.tni"), is_away=name in "AC") for name in "ABCDEFG"]
        board.lesson_notices.offer_left(LeftWork(tuple(left)), lambda: None)
        waiting = "attend sa clé ou le réseau : ce qui y manque est gardé sur cet ordinateur."
        assert window.notices.texts() == [
            f"« A » {waiting} De même pour « C ».",
            "« B » n’est pas encore à jour sur sa clé ou sur le réseau : l’ouvrir suffit. "
            "De même pour « D », « E », « F »…",
        ]
        for copies, number in (((home / "x",), 1), ((home / "x",), 0), ((home / "x", home / "y"), 1)):
            board.lesson_notices.offer_left(LeftWork((), copies), lambda: None)
            asked = [text for text in window.notices.texts() if "retrouvé" in text]
            assert len(asked) == number, "the same copies are offered once"
            for text in asked:
                window.notices.remove(text)
        program.current_lesson.open(older)
        wait_for(lambda: program.current_lesson.lesson.path == older, "the other lesson")
        assert UNKNOWN not in window.notices.texts()
        heard: list[object] = []
        program.current_lesson.subscribe(heard.append)
        program.current_lesson.rename("Les aires")
        wait_for(lambda: sum(isinstance(event, LessonRenamed) for event in heard) == 2, "the new name")
        assert board.shown.lesson.path == home / "Les aires.tni"
        assert "Les aires" in window.windowTitle()
