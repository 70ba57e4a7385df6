"""kill -9 directly after the first stroke on a question: the next start has the question, and the ink on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.running_program import running, wait_for
from tests.support.widgets import button
from tni.document.items import Image, Stroke
from tni.render.raster.image_decoder import decode_image
from tni.ui.chrome.commands import CommandId

ROOT = Path(__file__).parents[2]


def test_question_and_first_stroke_survive_a_kill_and_can_be_undone(qapp, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.program.question_ink_child", str(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        child.kill()
    with running(tmp_path) as program:
        board, before = program.main_controller, program.current_lesson.lesson.path
        button(board.window, "Reprendre").click()
        wait_for(lambda: program.current_lesson.lesson.path != before, "the lesson")
        picture, stroke = board.editor.document.items(board.editor.page.id)
        assert isinstance(stroke, Stroke)
        assert len(stroke.samples) > 1
        assert isinstance(picture, Image)
        assert picture.alt == "Quel fleuve traverse Paris ?"
        assert not decode_image(program.current_lesson.lesson.port.blob(picture.blob)).isNull()
        for _ in range(2):
            board.commands[CommandId.UNDO].trigger()
        assert len(board.editor.pages) == 1
