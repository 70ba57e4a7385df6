"""What a change of the window's size costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running_program import running, strokes, wait_for, write
from tni.services.lesson.lesson_editor import LessonEditor


def test_a_new_size_is_painted_once(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(tmp_path) as program:
        window, screen = program.main_controller.window, program.main_controller.shown.screen
        shown: list[int] = []
        real = screen.show

        def show(*arguments: object, **more: object) -> object:
            shown.append(window.canvas.width())
            return real(*arguments, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(screen, "show", show)
        window.resize(1100, 640)
        wait_for(lambda: window.canvas.width() == 1100 and bool(shown), "another size")
        assert shown.count(1100) == 1


def test_page_is_deleted_and_written_on_while_the_canvas_has_no_height(qapp: object, tmp_path: Path) -> None:
    with running(tmp_path) as program:
        window = program.main_controller.window
        editor = program.main_controller.editor
        window.do(LessonEditor.add_page)
        gone = editor.page.id
        window.do(lambda session: session.add_text("Une page", 40, 40))
        window.do(lambda session: session.zoom(3.0, 0.0, 0.0))  # which is painted in steps
        window.canvas.resize(window.width(), 0)
        window.do(LessonEditor.delete_pages)
        assert gone not in [page.id for page in editor.pages]
        write(program, (300, 0), (340, 0), (380, 0))
        assert len(strokes(program)) == 1
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the page")
        window.arrange()
        wait_for(lambda: not program.main_controller.shown.screen.pending(), "the page")
