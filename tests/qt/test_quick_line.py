"""A line that is drawn first and covered later ends as the same picture; nothing of a given-up line stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.qt.board_desk import running, write
from tni.ui.commands import Id


def pixels(image: QImage) -> np.ndarray:
    found = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(found.constBits(), np.uint8).reshape(found.height(), found.width(), 4)[..., :3].astype(int)


PATH = [(200 + 9 * k, 200 + (k * 37) % 90) for k in range(40)]


def test_the_picture_at_the_end_is_that_of_the_page_painted_anew(tmp_path: Path, qapp: object) -> None:
    with running(tmp_path) as program:
        canvas = program.board.window.canvas
        write(program, *PATH)
        quick = pixels(canvas.grab().toImage())
        canvas._screen.forget()
        canvas.show_all()
        while canvas._screen.pending():
            canvas._screen.refine(1.0)
        anew = pixels(canvas.grab().toImage())
        assert (anew < 100).any()
        assert np.abs(quick - anew).max() <= 80
        assert (np.abs(quick - anew).max(axis=2) > 32).mean() < 0.0005


def test_a_board_painted_anew_while_the_pen_is_down_has_all_of_the_line(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    from tests.qt.board_desk import LEFT, NO_BUTTON, NO_KEY

    with running(tmp_path) as program:
        canvas = program.board.window.canvas
        for number, at in enumerate(PATH):
            kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
            button = NO_BUTTON if number else LEFT
            QCoreApplication.sendEvent(
                canvas, QMouseEvent(kind, QPointF(*at), canvas.mapToGlobal(QPointF(*at)), button, LEFT, NO_KEY)
            )
        before = pixels(canvas.grab().toImage())
        canvas.show_all()
        after = pixels(canvas.grab().toImage())
        for x, y in PATH[1:]:
            assert before[y, x].max() < 100
            assert after[y, x].max() < 100
        end = PATH[-1]
        kind = QEvent.Type.MouseButtonRelease
        QCoreApplication.sendEvent(
            canvas, QMouseEvent(kind, QPointF(*end), canvas.mapToGlobal(QPointF(*end)), LEFT, NO_BUTTON, NO_KEY)
        )


@pytest.mark.parametrize("command", [Id.UNDO, Id.ADD_PAGE])
def test_nothing_of_it_stays_when_it_is_taken_back_or_the_page_is_turned(
    tmp_path: Path, qapp: object, command: Id
) -> None:
    with running(tmp_path) as program:
        canvas = program.board.window.canvas
        blank = pixels(canvas.grab().toImage())
        write(program, *PATH)
        assert (pixels(canvas.grab().toImage()) != blank).any()
        program.board.commands[command].trigger()
        assert (pixels(canvas.grab().toImage()) == blank).all()
