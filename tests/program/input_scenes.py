"""The real board under real X events: run by `test_input_window.py`, at several scales of the screen.

`python -m tests.program.input_scenes OUT SCENE...` writes what each scene found to OUT/facts.json.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

import numpy as np
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy

from tests.support.hands import on_canvas, placed
from tests.support.running_program import strokes, wait_for
from tests.support.xtest import RIGHT, WHEEL_DOWN, WHEEL_UP, XTest
from tni.app.application import Application
from tni.app.qt import make_application
from tni.document.items import Stroke
from tni.document.page_format import ENDLESS
from tni.ink.segments import segments_of
from tni.store.lesson_info import describe_lesson
from tni.ui.canvas.pen_timer import TICK_MS
from tni.ui.chrome.commands import CommandId

type Facts = dict[str, object]
type Pixel = tuple[int, int]

TIP_PX = 24
"""Half width of the square in which the end of a stroke is tapered."""


class Desk:
    """Positions given and told are pixels of the screen, counted from the canvas's corner."""

    def __init__(self, program: Application, x: XTest) -> None:
        self.program, self.x = program, x
        self.window, self.board = program.main_controller.window, program.main_controller
        self.canvas = self.window.canvas
        self.ratio = self.canvas.devicePixelRatioF()
        self.held = False

    @property
    def corner(self) -> Pixel:
        """Of the canvas, on the screen."""
        left, top = self.x.corner(int(self.window.winId()))
        at = self.canvas.pos()
        return left + round(at.x() * self.ratio), top + round(at.y() * self.ratio)

    def on_screen(self, points: Sequence[Pixel]) -> list[Pixel]:
        left, top = self.corner
        return [(left + x, top + y) for x, y in points]

    def drag(self, points: Sequence[Pixel], every_s: float = 0.004) -> None:
        """By a thread, so that X and Qt work meanwhile; ends when the stroke is there."""
        pressed = Event()
        hand = Thread(target=self.x.drag, args=(self.on_screen(points), every_s, pressed))
        hand.start()
        wait_for(lambda: self.board.editor.busy, "the press")
        pressed.set()
        wait_for(lambda: not hand.is_alive(), "the hand")
        hand.join()
        self.quiet()

    def come(self) -> None:
        """All events that were sent have come: the server has done them, and Qt has had an answer from it since."""
        self.x.sync()
        self.program.app.sync()

    def quiet(self) -> None:
        """The same, and nothing is under way."""
        self.come()
        wait_for(lambda: not self.board.editor.busy or self.held, "the end of the stroke")

    def look(self) -> QImage:
        """The canvas as the screen shows it. Cut out of the whole screen in its own pixels: Qt's are whole ones of the
        canvas, which may begin between two."""
        whole = self.window.screen().grabWindow(0).toImage()
        size = self.canvas.size() * self.ratio
        return whole.copy(QRect(QPoint(*self.corner), size)).convertToFormat(QImage.Format.Format_RGB32)

    def rest(self) -> None:
        """The pen rests until the model of its line is drawn as far as it has come."""
        ticks = next(t for t in self.canvas.findChildren(QTimer) if t.interval() == TICK_MS)
        seen = QSignalSpy(ticks.timeout)
        wait_for(lambda: seen.count() >= 2, "two looks at a pen that rests")

    def still(self) -> QImage:
        shown = self.board.shown
        looks = [self.look()]

        def unchanged() -> bool:
            for _ in range(3):
                self.program.app.processEvents()
            if shown.screen.pending():
                return False
            looks.append(self.look())
            return looks[-1] == looks[-2]

        wait_for(unchanged, "a picture that stays")
        return looks[-1]

    def written(self) -> list[list[list[float]]]:
        """Pixels where the samples of each stroke lie."""
        return [(on_canvas(self.program, s) * self.ratio).tolist() for s in strokes(self.program)]

    def clear(self) -> None:
        while self.board.editor.can_undo:
            self.board.commands[CommandId.UNDO].trigger()

    def command(self, command: CommandId) -> None:
        self.board.commands[command].trigger()


def wave(n: int, left: int = 100, top: int = 200) -> list[Pixel]:
    """n places, each another than the one before."""
    return [(left + i % 700, top + 20 * (i // 700) + (i * 7) % 13) for i in range(n)]


def fast(desk: Desk) -> Facts:
    """600 places at 500 Hz."""
    points = wave(600)
    desk.drag(points, 0.002)
    return {"sent": points, "written": desk.written()}


def buttons(desk: Desk) -> Facts:
    x, (place,) = desk.x, desk.on_screen([(300, 300)])
    x.move(*place)
    x.button(RIGHT, True)
    x.move(place[0] + 50, place[1])
    x.button(RIGHT, False)
    desk.quiet()
    right = len(strokes(desk.program))
    x.move(*place)
    x.click()
    x.click()
    wait_for(lambda: len(strokes(desk.program)) == 2, "two dots")
    return {"right": right, "dots": [len(row) for row in desk.written()]}


def leaving(desk: Desk) -> Facts:
    """Out of the window with the button down, and back."""
    points = [(200, 200), (50, 200), (-40, 210), (-40, -150), (100, 100)]
    desk.drag(points, 0.02)
    return {"sent": points, "written": desk.written()}


def wheel(desk: Desk) -> Facts:
    view = lambda: [desk.board.editor.view.scale, desk.board.editor.view.x_px, desk.board.editor.view.y_px]  # noqa: E731
    desk.x.move(*desk.on_screen([(400, 250)])[0])
    desk.quiet()
    facts: Facts = {"at first": view()}
    desk.x.hold("Control_L", True)
    for _ in range(4):
        desk.x.click(WHEEL_UP)
    desk.x.hold("Control_L", False)
    wait_for(lambda: view() != facts["at first"], "the zoom")
    desk.quiet()
    facts["zoomed"] = before = view()
    desk.x.click(WHEEL_DOWN)
    wait_for(lambda: view() != before, "the scrolling")
    desk.quiet()
    facts["scrolled"] = view()
    desk.drag([(300, 300), (420, 330)])
    facts["written"] = desk.written()
    facts["dark"] = dark_places(desk.still(), [(300, 300), (360, 315), (420, 330)])
    desk.command(CommandId.ZOOM_FIT)
    return facts


def dark_places(picture: QImage, places: Sequence[Pixel]) -> list[bool]:
    return [picture.pixelColor(x, y).lightness() < 128 for x, y in places]


def keys(desk: Desk) -> Facts:
    """What keys do. The canvas has the focus."""
    x, session, commands = desk.x, desk.board.editor, desk.board.commands
    facts: Facts = {}

    def press(*names: str, until: Callable[[], bool]) -> bool:
        x.keys(*names)
        try:
            wait_for(until, "+".join(names), 3.0)
        except TimeoutError:
            return False
        return True

    facts["Alt+G"] = press("Alt_L", "g", until=commands[CommandId.ERASE_STROKES].isChecked)
    facts["Alt+P"] = press("Alt_L", "p", until=commands[CommandId.PEN].isChecked)
    desk.drag([(200, 200), (300, 220)])
    facts["wrote"] = len(strokes(desk.program))
    facts["Ctrl+Z"] = press("Control_L", "z", until=lambda: not strokes(desk.program))
    desk.command(CommandId.ADD_PAGE)
    facts["PgUp"] = press("Prior", until=lambda: session.page_index == 0)
    facts["PgDown"] = press("Next", until=lambda: session.page_index == 1)
    facts["Shift+F1"] = press("Shift_L", "F1", until=lambda: sheet(desk) is not None and sheet(desk).isVisible())  # type: ignore[union-attr]
    facts["Escape"] = press("Escape", until=lambda: sheet(desk) is None or not sheet(desk).isVisible())  # type: ignore[union-attr]
    facts["Ctrl+R"] = press("Control_L", "r", until=commands[CommandId.CURTAIN].isChecked)
    facts["Escape again"] = press("Escape", until=lambda: not commands[CommandId.CURTAIN].isChecked())
    return facts


def sheet(desk: Desk) -> object:
    return next((w for w in desk.window.children() if type(w).__name__ == "ShortcutsSheet"), None)


def french(desk: Desk) -> Facts:
    subprocess.run(["setxkbmap", "fr"], check=True)
    return keys(desk)


def shown(desk: Desk, tool: CommandId) -> Facts:
    """The screen with the button still down, and after it was let go."""
    desk.command(tool)
    if tool is CommandId.HIGHLIGHTER:
        desk.command(CommandId.PEN)
        desk.drag([(500, 100), (500, 400)])
        desk.command(tool)
    loop = [(200, 150), (350, 250), (500, 350), (620, 250), (500, 150), (350, 250), (200, 350), (180, 360)]
    line = [p for a, b in pairwise(loop) for p in between(a, b)]
    places = desk.on_screen(line)
    blank = desk.still()
    desk.held = True
    desk.x.move(*places[0])
    desk.x.button(1, True)
    wait_for(lambda: desk.board.editor.busy, "the press")
    for place in places[1:]:
        desk.x.move(*place)
        desk.come()
    desk.x.move(*places[-1])
    desk.quiet()
    wait_for(lambda: desk.board.editor.busy, "the stroke under way")
    desk.rest()
    during = desk.still()
    desk.x.button(1, False)
    desk.held = False
    desk.quiet()
    after = desk.still()
    x, y = line[-1]
    half = round(TIP_PX * desk.ratio) if tool is CommandId.PEN else 0  # a highlighter has no taper
    return compare(blank, during, after, (x, y, half))


def between(a: Pixel, b: Pixel) -> list[Pixel]:
    return [(round(a[0] + (b[0] - a[0]) * k / 8), round(a[1] + (b[1] - a[1]) * k / 8)) for k in range(8)]


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), :3].astype(np.int16)


def compare(blank: QImage, during: QImage, after: QImage, tip: tuple[int, int, int]) -> Facts:
    """tip: x, y and half width of the square in which the stroke ends, and where lifting the pen tapers it."""
    b, d, a = pixels(blank), pixels(during), pixels(after)
    x, y, half = tip
    d[y - half : y + half, x - half : x + half] = a[y - half : y + half, x - half : x + half]
    inked = np.abs(a - b).max(axis=2) > 20
    off = np.abs(a - d).max(axis=2)
    plain = (np.abs(a - b).max(axis=2) > 20) & (b.min(axis=2) > 200)
    colours, counts = np.unique(a[plain], axis=0, return_counts=True)
    even = np.abs(a[plain] - colours[np.argmax(counts)]).max(axis=1) <= 2
    under = (b.max(axis=2) < 60) & inked
    return {
        "inked": int(inked.sum()),
        "far off": int((off > 100).sum()),
        "darkness": float(np.abs(d - b).sum() / np.abs(a - b).sum()),
        "even": float(even.mean()),
        "ink changed": int((under & (np.abs(a - b).max(axis=2) > 60)).sum()),
    }


def shown_pen(desk: Desk) -> Facts:
    return shown(desk, CommandId.PEN)


def shown_highlighter(desk: Desk) -> Facts:
    facts = shown(desk, CommandId.HIGHLIGHTER)
    desk.command(CommandId.PEN)
    return facts


def under_the_pointer(desk: Desk) -> Facts:
    """Zoomed and moved: where ink is dark on the screen, against where the pointer went. left, right: its ends, to
    parts of a pixel, by how much of each is covered. before, beyond: by how many pixels the line, as wide as it is
    modelled, goes past its ends."""
    found = {}
    for name, prepare in {
        "whole": lambda s: s.fit(),
        "zoomed": lambda s: s.zoom(2.5, 300, 200),
        "moved": lambda s: s.scroll(37, 53),
    }.items():
        desk.board.window.do(prepare)
        blank = pixels(desk.still())
        desk.drag([(200, 150), (300, 150), (400, 150), (500, 150)])
        ink = np.abs(pixels(desk.still()) - blank).max(axis=2) / 255
        rows, _ = np.nonzero(ink > 0.35)
        along = ink[round(rows.mean())] / ink.max()
        (full,) = np.nonzero(along > 0.95)
        stroke = strokes(desk.program)[-1]
        line = segments_of(stroke.samples, stroke.pen) * desk.board.editor.view.scale
        found[name] = {
            "middle": float(rows.mean() + 0.5),
            "left": float(full[0] - along[: full[0]].sum()),
            "right": float(full[-1] + 1 + along[full[-1] + 1 :].sum()),
            "before": float(line[0, 0] - (line[:, 0] - line[:, 2]).min()),
            "beyond": float((line[:, 3] + line[:, 5]).max() - line[-1, 3]),
        }
    desk.command(CommandId.ZOOM_FIT)
    return dict(found)


def while_writing(desk: Desk) -> Facts:
    """Page turned, lesson undone, window resized, page zoomed with the button down."""
    facts: Facts = {}
    x, session = desk.x, desk.board.editor

    def stroke(act: Callable[[], None], ends: bool = False) -> list[int]:
        places = desk.on_screen([(200, 200), (260, 210), (320, 220), (330, 260), (360, 300)])
        x.move(*places[0])
        x.button(1, True)
        wait_for(lambda: session.busy, "the press")
        for place in places[1:3]:
            x.move(*place)
            desk.come()
        act()
        for place in places[3:]:
            x.move(*place)
            desk.come()
        x.button(1, False)
        desk.quiet()
        session_now = desk.board.editor
        document = session_now.document
        ink = [i for p in session_now.pages for i in document.items(p.id) if isinstance(i, Stroke)]
        return [len(i.samples) for i in ink]

    desk.clear()
    facts["turned"] = stroke(lambda: desk.command(CommandId.ADD_PAGE))
    facts["pages"] = len(session.pages)
    facts["turned, dark"] = int((pixels(desk.still()).max(axis=2) < 90).sum())
    desk.clear()
    desk.drag([(200, 400), (300, 400)])
    facts["undone"] = stroke(lambda: desk.command(CommandId.UNDO))
    desk.clear()

    def resize() -> None:
        desk.window.resize(1100, 640)
        wait_for(lambda: desk.window.width() == 1100, "another size")

    facts["resized"] = stroke(resize)
    desk.clear()
    facts["zoomed"] = stroke(lambda: desk.board.window.do(lambda s: s.zoom(1.7, 700, 400)))
    first = pixels(desk.still())
    desk.canvas.invalidate(session.page.id, session.document.box(session.document.items(session.page.id)[0]))
    desk.board.shown.screen.forget()
    desk.canvas.show_all()
    facts["zoomed, left over"] = int((np.abs(pixels(desk.still()) - first).max(axis=2) > 60).sum())
    desk.command(CommandId.ZOOM_FIT)
    desk.clear()
    path = desk.program.current_lesson.lesson.path
    assert path is not None
    nothing_new = stroke(lambda: desk.program.current_lesson.new())
    facts["another lesson"] = {
        "new": nothing_new,
        "old": [s["points"] for s in describe_lesson(path)["pages"][0]["strokes"]],
    }
    facts["another lesson, dark"] = int((pixels(desk.still()).max(axis=2) < 90).sum())
    return facts


def endless(desk: Desk) -> Facts:
    """A page without end grows as it is written on."""
    session = desk.board.editor
    desk.board.window.do(lambda s: s.set_format(ENDLESS))
    heights = [session.document.height_mm(session.page.id)]
    for _ in range(3):
        desk.board.window.do(lambda s: s.scroll(0, 100000))
        desk.drag([(300, 400), (400, 420)])
        heights.append(session.document.height_mm(session.page.id))
    return {"heights": heights, "strokes": len(strokes(desk.program))}


SCENES: dict[str, Callable[[Desk], Facts]] = {
    f.__name__: f
    for f in (
        fast, buttons, leaving, wheel, keys, french, shown_pen, shown_highlighter, under_the_pointer, while_writing,
        endless,
    )
}  # fmt: skip


def main() -> int:
    out, names = Path(sys.argv[1]), sys.argv[2:]
    app = make_application("fr", ["tni"])
    facts: dict[str, object] = {}
    x = XTest()
    for name in names:
        home = out / name
        with placed(home) as program:
            facts[name] = SCENES[name](Desk(program, x))
    x.close()
    (out / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
