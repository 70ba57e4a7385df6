"""Fingers on the page and beside it, by OpenGL or without: run by `test_gl_fingers.py` for each way to the screen.

`python -m tests.program.gl_fingers gl|raster OUT` writes OUT/facts.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

from tests.support.hands import equip
from tests.support.running_program import running, strokes, wait_for
from tests.support.widgets import named
from tni.app.application import Application
from tni.app.qt import make_application
from tni.ui.chrome.choice_buttons import TextButton

type Places = dict[int, QPoint]
"""On the screen, by finger."""
NONE: Places = {}


def touch(program: Application) -> dict[str, object]:
    """Fingers on the page and on the bar, whichever was there first. Qt gives all of them to the window of the first:
    of the page, of the bar, or of the board where they have none of their own."""
    window = program.main_controller.window
    canvas, facts = window.canvas, dict[str, object]()
    board, more = window.windowHandle(), window.bar.more_button
    page = canvas.gl.window if canvas.gl is not None else board
    assert page is not None
    bar = window.bar.windowHandle() or board
    button = more.mapToGlobal(more.rect().center())
    device, down = QTest.createTouchDevice(), set[int]()

    def at(x: int, y: int) -> QPoint:
        return canvas.mapToGlobal(QPoint(x, y))

    def report(to: QWindow, *, press: Places = NONE, move: Places = NONE, release: Places = NONE) -> None:
        sequence = QTest.touchEvent(to, device, False)
        for tell, places in ((sequence.press, press), (sequence.move, move), (sequence.release, release)):
            for number, place in places.items():
                tell(number, to.mapFromGlobal(place), to)
        for number in down - press.keys() - move.keys() - release.keys():
            sequence.stationary(number)
        down.update(press)
        down.difference_update(release)
        sequence.commit()

    def rows() -> list[list[int]]:
        view = program.main_controller.editor.view
        found = (view.scale * s.samples.positions_mm[:, 0] + view.x_px for s in strokes(program)[count:])
        return [[round(float(x)) for x in row] for row in found]

    count = 0
    report(page, press={0: at(100, 200)})
    report(page, move={0: at(150, 200)}, press={1: button})
    facts["a button held beside a pen"] = more.isDown()
    report(page, move={0: at(200, 200)}, release={1: button})
    wait_for(window.drawer.isVisible, "the drawer")
    tab = named(window.drawer, TextButton, "Écrire")  # a tile would put the drawer away
    inside = tab.mapToGlobal(tab.rect().center())
    report(page, move={0: at(250, 200)}, press={1: inside})
    report(page, move={0: at(300, 200)}, release={1: inside})
    facts["a finger in the drawer leaves it open"] = window.drawer.isVisible() and tab.isChecked()
    report(page, move={0: at(350, 200)}, press={1: at(100, 300)})
    facts["a finger on the page closes it"] = not window.drawer.isVisible()
    report(page, release={0: at(350, 200), 1: at(100, 300)})
    facts["rows beside a button"] = sorted(rows())
    count = len(strokes(program))
    report(bar, press={0: button})
    report(bar, press={1: at(100, 400)})
    report(bar, move={1: at(150, 400)})
    report(bar, release={0: button})
    facts["a button let go beside a pen"] = window.drawer.isVisible()
    report(bar, release={1: at(150, 400)})
    facts["rows after a button"] = sorted(rows())
    return facts


def main() -> int:
    way, out = sys.argv[1], Path(sys.argv[2])
    equip(out / "home", **{"render.renderer": way})
    app = make_application("fr", ["tni"])
    with running(out / "home") as program:
        facts = {"gl": program.main_controller.window.canvas.gl is not None, **touch(program)}
    (out / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
