"""Event-to-pixel time of ink on a page with four instruments, a plot and a playing film, beside an empty page, in
rounds that alternate both. The pen writes where nothing lies."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from tests.bench.film import SECONDS, compared, encoded_film, opening
from tests.bench.rig import Rig
from tests.support.running_program import folders
from tni.api.manifest import PluginKind
from tni.app.in_process_plugins import inner_plugins
from tni.core.clock import SystemClock
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import ChangeKind, Document
from tni.document.items import Media, Page
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.time_guard import TimeGuard
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson
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
    full = opening(rig, "full", _lesson(rig.folder / "full.tni", film, rig.folder / "full"))
    empty = opening(rig, "empty", _lesson(rig.folder / "empty.tni", None, rig.folder / "empty"))
    return compared(rig, "beside tools", full, empty, SIGN_PX)


def _lesson(path: Path, film: Path | None, work: Path) -> Path:
    new_lesson(path)
    file = open_lesson(path, WorkFolders(work / "work", work / "rescue", lambda _folder: True), SystemClock())
    page = Page(id=PageId(new_id()), position=0.0)
    document = Document().replace(ChangeKind.IMPORT, page)
    if film is not None:
        blob = file.put_blob(film.read_bytes())
        media = Media(
            id=ItemId(new_id()), page=page.id, z=1, blob=blob, name=film.name, width_mm=FILM_MM[0],
            height_mm=FILM_MM[1], film=True, seconds=SECONDS, looped=True, transform=Affine.moving(*FILM_AT),
        )  # fmt: skip
        document = Document().replace(ChangeKind.IMPORT, page, media, *_tools(page.id))
    file.commit(None, document, 1, 1)
    file.close()
    return path


def _tools(page: PageId) -> list[object]:
    guard = TimeGuard()
    with tempfile.TemporaryDirectory() as home:
        places = folders(Path(home))
        found = list(inner_plugins(PluginKind.ITEM, places, SettingsFile(places.settings)))
    host = ItemHost(ItemKinds(lambda: found, guard), ItemSurroundings())
    made = [host.new_item(name, page, Affine.moving(*at), ItemId(new_id())) for name, at in TOOLS.items()]
    guard.close()
    return [replace(item, z=2 + number) for number, item in enumerate(made) if item is not None]
