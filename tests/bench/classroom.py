"""Event-to-pixel time of ink on a page with four instruments, a spotlight, a plot whose slider a finger moves and a
playing film, beside an empty page, in rounds that alternate both. The pen writes where nothing lies."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from math import pi, sin
from pathlib import Path
from threading import Event, Thread

from tests.bench.film import compared, encoded_film, film_lesson, opening, playing
from tests.bench.rig import Rig
from tests.support.running_program import folders
from tests.support.tuio_senders import Pointer, frame2
from tni.api.manifest import PluginKind
from tni.app.in_process_plugins import inner_plugins
from tni.core.geometry import Affine, Point
from tni.core.ids import ItemId, PageId, new_id
from tni.core.settings import FINGER_ACTION, PREDICTED_INK, TUIO
from tni.devices.tuio.listener import PORT
from tni.document.items import AnyItem, PluginItem
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.time_guard import TimeGuard
from tni.store.settings_file import SettingsFile

TOOLS = {
    "ruler": (1.0, 105.0, -3.0), "set_square": (1.0, 140.0, -50.0), "protractor": (1.0, 225.0, 30.0),
    "compass": (1.0, 285.0, 70.0), "function_plot": (0.6, 135.0, 88.0),
}  # fmt: skip
"""Objects to handle, each with its scale and its corner on a page of 320 x 180 mm, right of where the pen writes."""
FORMULAS = "a·sin(x)", "x²+y²<4+a"
SLIDER = "a"
"""It moves both curves."""
FILM_MM, FILM_AT = (64.0, 36.0), (228.0, 140.0)
SCREEN, PX_PER_MM, MIDDLE_PX, MIDDLE_MM = (1920, 1080), 5.58, (960, 502), (160.0, 90.0)
"""The page on the screen."""
LEFTWARDS, GROWN = 4, 8
"""How often the spotlight is moved and enlarged by keys: pen and slider are in it then, the protractor is not."""
FINGER, STYLUS, DOT_PX = 1, 11, (260, 620)
"""Types of TUIO, and where the board's pen sets a dot, left of where the other one writes."""
LISTENS_S = 20.0
TURN_S, TOUCHES_HZ, SLID_MM = 2.0, 60, 14.0
"""Time in which the finger goes to and fro, its reports, and how far it goes."""


def figures(rig: Rig) -> dict[str, str]:
    film = encoded_film(rig.folder / "classroom.mp4")
    knobs: list[Point] = []

    def tools(page: PageId) -> list[AnyItem]:
        items, knob = _tools(page)
        knobs.append(knob)
        return items

    full = opening(rig, "full", film_lesson(rig.folder / "full.tni", film, FILM_MM, Affine.moving(*FILM_AT), tools))
    full = replace(full, prepare=partial(_prepare, full.prepare))
    empty = opening(rig, "empty", film_lesson(rig.folder / "empty.tni", None, FILM_MM))
    play = playing(on_screen((FILM_AT[0] + FILM_MM[0] / 2, FILM_AT[1] + FILM_MM[1] / 2)))
    return compared(rig, "beside tools", full, empty, lambda: _lesson_under_way(play, on_screen(knobs[0])))


def on_screen(place_mm: Point) -> tuple[int, int]:
    """Return the pixel of a place on the page."""
    x, y = (round(m + (at - o) * PX_PER_MM) for m, at, o in zip(MIDDLE_PX, place_mm, MIDDLE_MM, strict=True))
    return x, y


def _tools(page: PageId) -> tuple[list[AnyItem], Point]:
    """Return the objects, and where the knob of the slider is."""
    guard = TimeGuard()
    with tempfile.TemporaryDirectory() as home:
        places = folders(Path(home))
        found = list(inner_plugins(PluginKind.ITEM, places, SettingsFile(places.settings)))
    host = ItemHost(ItemKinds(lambda: found, guard), ItemSurroundings())
    made: list[PluginItem] = []
    for name, (scale, *corner) in TOOLS.items():
        place = Affine.moving(*corner).after(Affine.scaling(scale, scale))
        item = host.new_item(name, page, place, ItemId(new_id()))
        assert item is not None
        made.append(item)
    plot = made[-1]
    for number, formula in enumerate(FORMULAS):
        plot = host.controlled(plot, f"formula {number}", formula)
    made[-1] = plot
    knob = next(one.at for one in host.handles(plot) if one.id == SLIDER)
    guard.close()
    scale, left, top = TOOLS["function_plot"]
    items: list[AnyItem] = [replace(item, z=2 + number) for number, item in enumerate(made)]
    return items, (left + scale * knob[0], top + scale * knob[1])


def _prepare(before: Callable[[Path], None], home: Path) -> None:
    """Have the program listen to the finger, and draw no ink ahead of the pen."""
    before(home)
    settings = home / "config" / "tni" / "settings.json"
    settings.write_text(
        json.dumps({PREDICTED_INK.key: "off", TUIO.key: "here", FINGER_ACTION.key: "things"}), encoding="utf-8"
    )


@contextmanager
def _lesson_under_way(play: Callable[[], object], knob_px: tuple[int, int]) -> Iterator[None]:
    """Play the film, light the spotlight and move the slider meanwhile."""
    play()
    keys = [["key", "KP_Add"]] * GROWN + [["key", "Left"]] * LEFTWARDS
    subprocess.run(["xdotool", "key", "ctrl+F5", "sleep", "1", *chain.from_iterable(keys)], check=True)
    is_over = Event()
    finger = Thread(target=_slide, args=(knob_px, is_over))
    finger.start()
    try:
        time.sleep(2.0)
        yield
    finally:
        is_over.set()
        finger.join()


def _slide(knob_px: tuple[int, int], is_over: Event) -> None:
    """Move a slider to and fro by a finger, as a board tells of it, until it is over. A dot of the board's own pen goes
    before: until then its fingers write."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as board:
        board.connect(("127.0.0.1", PORT))
        _await_listener(board)
        board.send(frame2(1, [1], {1: _touch(DOT_PX, STYLUS)}))
        board.send(frame2(2, []))
        time.sleep(1.0)
        number, began_s = 3, time.monotonic()
        while not is_over.is_set():
            away = SLID_MM * PX_PER_MM * sin(2 * pi * (time.monotonic() - began_s) / TURN_S)
            board.send(frame2(number, [2], {2: _touch((knob_px[0] + away, knob_px[1]), FINGER)}))
            number += 1
            time.sleep(1 / TOUCHES_HZ)
        board.send(frame2(number, []))


def _await_listener(board: socket.socket) -> None:
    """Wait until somebody listens: the system then refuses nothing that was sent before."""
    end_s = time.monotonic() + LISTENS_S
    while time.monotonic() < end_s:
        try:
            board.send(frame2(0, []))
            time.sleep(0.1)
            board.send(frame2(0, []))
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return


def _touch(at_px: tuple[float, float], kind: int) -> Pointer:
    return Pointer(at_px[0] / SCREEN[0], at_px[1] / SCREEN[1], kind, pressure=0.5)
