"""Run as a program: starts the board as `tni` does, and writes one JSON object: what stood when its page was first
painted (modules, those of the left out that have something in them, widgets, databases, how often the page was put
together, how many of its tiles have a picture), and what had come when all was ready (later, sources, garbage,
classes of names that Qt had been asked for, modules that are still to be loaded, private memory, style,
whether something was compiled).

Widgets are counted if the argument `widgets` is given: PySide makes an object and a class for each, 1 MB that the
program itself does not use."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import EnumType
from pathlib import Path


def main() -> int:
    from tni.app.import_setup import UNUSED, LateModule, speed_up_imports

    databases: list[str] = []
    sys.addaudithook(lambda event, what: databases.append(_named(what)) if event == "sqlite3.connect" else None)
    speed_up_imports()
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QImage, QPaintEvent
    from PySide6.QtWidgets import QApplication

    from tni.app.gui import run_gui
    from tni.core.ids import PageId
    from tni.render.pixel_view import PixelView, PxRect
    from tni.render.raster.renderer import RasterRenderer
    from tni.ui.canvas.canvas import Canvas

    paint, show = Canvas.paintEvent, RasterRenderer.show
    shown: list[Callable[[], Sequence[object]]] = []
    found: dict[str, object] = {}

    def painted(canvas: Canvas, event: QPaintEvent) -> None:
        paint(canvas, event)
        if not found:
            # Looked at before anything else is imported here.
            found["modules"] = sorted(sys.modules)
            found["left_out"] = sorted(name for name in UNUSED if getattr(sys.modules[name], "__file__", None))
            found["put_together"] = len(shown)
            found["tile_pictures"] = sum(isinstance(entry.tile.below, QImage) for _, entry in shown[-1]())
            if "widgets" in sys.argv:
                found["widgets"] = len(QApplication.allWidgets())
            found["databases"] = list(databases)
            looking.start(20)

    def look() -> None:
        import dataclasses
        import gc
        import linecache

        if not gc.get_freeze_count():  # the last of what is done afterwards
            return
        looking.stop()
        found["private_mb"] = _private_mb()
        found["syntax_trees"] = any(one.__name__ == "AST" for one in object.__subclasses__())
        found["stand_ins"] = sorted(name for name, one in sys.modules.items() if isinstance(one, LateModule))
        found["later"] = sorted(set(sys.modules) - set(found["modules"]))  # type: ignore[call-overload]
        found["sources"] = sorted(linecache.cache)
        found["python_compiles"] = "exec" not in vars(dataclasses)
        found["frozen"] = gc.get_freeze_count()
        gc.unfreeze()
        named = [
            each for each in gc.get_objects() if isinstance(each, EnumType) and each.__module__.startswith("PySide6")
        ]
        found["names"] = sorted({each.__qualname__.split(".")[0] for each in named})
        found["style"] = QApplication.style().name()
        sys.stdout.write(json.dumps(found) + "\n")
        QApplication.quit()

    def put_together(screen: RasterRenderer, page: PageId, frame: PixelView, budget_s: float = float("inf")) -> PxRect:
        shown.append(lambda: screen.tiles.of_page(page))
        return show(screen, page, frame, budget_s)

    looking = QTimer()
    looking.timeout.connect(look)
    Canvas.paintEvent, RasterRenderer.show = painted, put_together  # type: ignore[method-assign]
    return run_gui(None)


def _private_mb() -> float:
    """Memory that is this process's own: no files, nothing shared."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 1024


def _named(what: Iterable[object]) -> str:
    """The database that an event of `sqlite3.connect` names."""
    return str(next(iter(what))).split("?")[0].rsplit("/")[-1]


if __name__ == "__main__":
    sys.exit(main())
