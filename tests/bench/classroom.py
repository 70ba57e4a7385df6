"""Event-to-pixel time of ink on a page with four instruments, a plot and a playing film, beside an empty page, in
rounds that alternate both. The pen writes where nothing lies."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from tests.bench.film import compared, encoded_film, film_lesson, opening
from tests.bench.rig import Rig
from tests.support.running_program import folders
from tni.api.manifest import PluginKind
from tni.app.in_process_plugins import inner_plugins
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.items import AnyItem
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.time_guard import TimeGuard
from tni.store.settings_file import SettingsFile

TOOLS = {
    "ruler": (105.0, -3.0), "set_square": (140.0, 30.0), "protractor": (225.0, 30.0), "compass": (145.0, 82.0),
    "function_plot": (215.0, 95.0),
}  # fmt: skip
"""Objects to handle, each with its corner on a page of 320 x 180 mm, right of where the pen writes."""
FILM_MM, FILM_AT = (64.0, 36.0), (145.0, 128.0)
PX_PER_MM, MIDDLE_PX, MIDDLE_MM = 5.58, (960, 502), (160.0, 90.0)
"""The page on a screen of 1920 x 1080."""
SIGN_PX = (
    round(MIDDLE_PX[0] + (FILM_AT[0] + FILM_MM[0] / 2 - MIDDLE_MM[0]) * PX_PER_MM),
    round(MIDDLE_PX[1] + (FILM_AT[1] + FILM_MM[1] / 2 - MIDDLE_MM[1]) * PX_PER_MM),
)
"""Middle of the film: the sign that plays it."""


def figures(rig: Rig) -> dict[str, str]:
    film = encoded_film(rig.folder / "classroom.mp4")
    full = opening(rig, "full", film_lesson(rig.folder / "full.tni", film, FILM_MM, Affine.moving(*FILM_AT), _tools))
    empty = opening(rig, "empty", film_lesson(rig.folder / "empty.tni", None, FILM_MM))
    return compared(rig, "beside tools", full, empty, SIGN_PX)


def _tools(page: PageId) -> list[AnyItem]:
    guard = TimeGuard()
    with tempfile.TemporaryDirectory() as home:
        places = folders(Path(home))
        found = list(inner_plugins(PluginKind.ITEM, places, SettingsFile(places.settings)))
    host = ItemHost(ItemKinds(lambda: found, guard), ItemSurroundings())
    made = [host.new_item(name, page, Affine.moving(*at), ItemId(new_id())) for name, at in TOOLS.items()]
    guard.close()
    return [replace(item, z=2 + number) for number, item in enumerate(made) if item is not None]
