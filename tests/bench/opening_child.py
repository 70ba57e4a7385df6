"""Opens lessons in a real window and times what is seen of them.

`python -m tests.bench.opening_child HOME LESSON ROUNDS`: one JSON object, names to lists of ms since the command.
Before that, the page's picture is kept in the lesson, as leaving the page does once it is painted to the end.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

from tests.support.hands import equip
from tests.support.running_program import folders, wait_for
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.store.settings_file import SettingsFile
from tni.ui.canvas.page_placeholder import PagePlaceholder, take_page_picture

PATIENCE_S = 240.0


def main(home: Path, lesson: Path, rounds: int) -> None:
    equip(home)
    app = make_application("fr", ["tni"])
    program = build(app, folders(home), SettingsFile(folders(home).settings))
    found: dict[str, list[float]] = {}
    try:
        program.start()
        _open(program, lesson)
        _keep_picture(program)
        for _ in range(rounds):
            program.current_lesson.new()
            rest(1.0)
            for name, ms in _open(program, lesson).items():
                found.setdefault(name, []).append(ms)
    finally:
        program.close()
    json.dump(found, sys.stdout)


class FirstPicture(QObject):
    """Time at which the picture of a page, kept in its lesson, was first painted."""

    def __init__(self, program: Application) -> None:
        super().__init__()
        self.painted_s: float | None = None
        program.app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, PagePlaceholder) and self.painted_s is None:
            watched.event(event)
            self.painted_s = time.perf_counter()
        return False


def _open(program: Application, lesson: Path) -> dict[str, float]:
    looks = FirstPicture(program)
    began_s = time.perf_counter()
    program.current_lesson.open(lesson)
    wait_for(lambda: program.current_lesson.lesson.path == lesson, "the lesson", PATIENCE_S)
    taken_s = time.perf_counter()
    program.app.removeEventFilter(looks)
    times = {"lesson taken up": taken_s}
    if looks.painted_s is not None:
        times = {"first picture": looks.painted_s, **times}
    return {name: 1000 * (at_s - began_s) for name, at_s in times.items()}


def _keep_picture(program: Application) -> None:
    """The page painted in one go, where tiles have their turn between other things."""
    screen, lesson = program.main_controller.shown.screen, program.current_lesson.lesson
    screen.show(lesson.editor.page.id, screen.frame)
    picture = take_page_picture(lesson.editor, screen)
    assert lesson.file is not None
    assert picture is not None
    lesson.file.put_picture(picture)


def rest(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
