"""Child of the bench of closing: how long the main thread works in one turn at the end of a séance.

`python -m tests.bench.closing_child PAGES`: one JSON object, names to ms. Those of a turn are of the processor, those
until something is there are of the clock.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtWidgets import QApplication

from tests.support.teaching_room import Room, room
from tni.app.qt import make_application
from tni.ui.chrome.commands import CommandId

AFTER_S = 2.0


def held_ms(app: QApplication, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> float:
    """Return the longest time in an act, and in a turn of the event loop in AFTER_S and until something is there."""
    begun_s = thread_time()
    act()
    longest_s = thread_time() - begun_s
    end_s = perf_counter() + AFTER_S
    while perf_counter() < end_s or not until():
        begun_s = thread_time()
        app.processEvents()
        longest_s = max(longest_s, thread_time() - begun_s)
    return longest_s * 1e3


def teach(app: QApplication, here: Room, pages: int) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    for number in range(pages):
        if number:
            here.trigger(CommandId.ADD_PAGE)
        text = f"Exercice {number} p. {number}\nCompléter le tableau {number}"
        here.board.window.do(lambda editor, text=text: editor.add_text(text, 20, 20))
    while here.teaching.seances.cahier.unsaved:
        app.processEvents()


def measure(app: QApplication, here: Room) -> dict[str, float]:
    begun_s, worked_s, seance = perf_counter(), thread_time(), here.teaching.seance
    here.trigger(CommandId.END_SEANCE)
    found = {"held by « Terminer la séance »": (thread_time() - worked_s) * 1e3}
    while seance.cahier_controller.sheet is None:
        app.processEvents()
    found["until its sheet is filled in"] = (perf_counter() - begun_s) * 1e3
    seance.cahier_controller.put_sheet_away()
    is_there = lambda: seance.cahier_controller.sheet is not None  # noqa: E731
    found["held by its sheet"] = held_ms(app, lambda: here.trigger(CommandId.END_SEANCE), is_there)
    sheet = seance.cahier_controller.sheet
    assert sheet is not None
    found["held by a key"] = held_ms(app, lambda: sheet.heading.textEdited.emit("Titre"))
    found["held by « Copier »"] = held_ms(app, sheet.copy_contenu.click)
    found["held by « Terminer »"] = held_ms(app, sheet.done.click)
    found["held by the past séances"] = held_ms(app, seance.show_past)
    return found


def main() -> None:
    app = make_application("fr", ["tni"])
    with tempfile.TemporaryDirectory() as folder, room(app, Path(folder)) as here:
        teach(app, here, int(sys.argv[1]))
        found = measure(app, here)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
