"""What a change of the window's size costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running_program import running, wait_for


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
