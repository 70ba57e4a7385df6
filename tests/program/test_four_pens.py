"""Four pens at once: no sample is dropped, and each stroke is what it would be alone, by numbers and by pixels."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.support.four_pens import PENS, Screen, Way, shown, ways
from tests.support.hands import Fingers, on_canvas
from tests.support.running_program import strokes
from tni.app.application import Application
from tni.document.items import Stroke
from tni.ui.chrome.commands import CommandId

FRAMES = 300


def by_height(program: Application) -> list[Stroke]:
    return sorted(strokes(program), key=lambda s: float(on_canvas(program, s)[0][1]))


def test_each_of_four_strokes_is_as_if_it_were_alone(program: Application) -> None:
    screen, four = Screen(program), ways(FRAMES)
    screen.write(four, 10_000)
    together, picture = by_height(program), shown(program)
    assert [len(s.samples) for s in together] == [len(way) for way in four]
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    for number, way in enumerate(four):
        screen.write([way], 100_000 * (number + 1))
    alone = by_height(program)
    assert [s.samples for s in together] == [s.samples for s in alone]
    assert [s.pen for s in together] == [s.pen for s in alone]
    assert picture == shown(program)
    assert len({s.id for s in together + alone}) == 2 * PENS


def test_no_sample_of_four_pens_is_dropped_on_qts_whole_way(program: Application, fingers: Fingers) -> None:
    four: list[Way] = ways(FRAMES)
    fingers.frame(press={n: way[0] for n, way in enumerate(four)})
    for k in range(1, len(four[0])):
        fingers.frame(move={n: way[k] for n, way in enumerate(four)})
        if k % 50 == 0:
            QApplication.processEvents()  # ticks and repaints have their turn
    fingers.frame(release=tuple(range(PENS)))
    found = [[(round(x), round(y)) for x, y in on_canvas(program, s).tolist()] for s in by_height(program)]
    assert found == four
    assert not program.main_controller.editor.busy
