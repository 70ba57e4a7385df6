"""Gallery of the objects to handle: `python -m tests.program.tool_gallery docs` writes gallery.md and its pictures
there, one of each topic on white paper, with each object as it is in the middle of a lesson."""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.support.lifelike_items import lifelike
from tests.support.running_program import folders
from tni.api.manifest import PluginKind, Topic
from tni.app.in_process_plugins import inner_plugins
from tni.document.drawlist import draw_item
from tni.document.page_format import Paper
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.item_picture import item_picture
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import FoundPlugin, ItemKinds
from tni.services.items.time_guard import TimeGuard
from tni.store.settings_file import SettingsFile

COLUMNS, CELL_WIDE, CELL_HIGH, NAME_HIGH, INSET = 3, 460, 330, 44, 18
HEADINGS = {
    Topic.CLASS: "Leading the class",
    Topic.GEOMETRY: "Geometry",
    Topic.NUMBERS: "Numbers and measures",
    Topic.FUNCTIONS: "Functions and data",
    Topic.SCIENCES: "Sciences",
    Topic.LANGUAGES: "Languages and music",
    Topic.WORLD: "Maps and time",
}
NOON = datetime(2026, 3, 20, 10, 10)


def found_plugins(home: Path) -> list[FoundPlugin]:
    """Return the items and tools that come with the program, by name. home: an empty folder."""
    places = folders(home)
    settings = SettingsFile(places.settings)
    found = [one for kind in (PluginKind.ITEM, PluginKind.TOOL) for one in inner_plugins(kind, places, settings)]
    return sorted(found, key=lambda one: one[0].name.fr.casefold())


def page(plugins: list[FoundPlugin]) -> str:
    """Return the text of gallery.md."""
    lines = [
        "# Objects to handle",
        "",
        "What « Objets à manipuler » offers, as it is in the middle of a lesson. Made by",
        "`.venv/bin/python -m tests.program.tool_gallery docs`.",
        "",
    ]
    for topic, heading in HEADINGS.items():
        own = [manifest for manifest, _ in plugins if manifest.topic is topic]
        if own:
            lines += [f"## {heading}", "", f"![{heading}](images/tools-{topic.value}.png)", ""]
            lines += [f"- **{one.name.fr}** ({one.name.en}): {one.summary.en}" for one in own]
            lines.append("")
    return "\n".join(lines)


def picture(plugins: list[FoundPlugin], host: ItemHost) -> QImage:
    """Return a sheet with the items of one topic, each with its name below."""
    rows = -(-len(plugins) // COLUMNS)
    sheet = QImage(COLUMNS * CELL_WIDE, rows * CELL_HIGH, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#ffffff"))
    painter, items = QPainter(sheet), ItemPainter()
    font = QFont(painter.font())
    font.setPixelSize(24)
    painter.setFont(font)
    for number, (manifest, _) in enumerate(plugins):
        cell = QRect(number % COLUMNS * CELL_WIDE, number // COLUMNS * CELL_HIGH, CELL_WIDE, CELL_HIGH)
        painter.setPen(QColor("#16203a"))
        name = QRect(cell.left(), cell.bottom() - NAME_HIGH, CELL_WIDE, NAME_HIGH)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, manifest.name.fr)
        if manifest.kind is not PluginKind.ITEM:
            continue
        item = lifelike(host, manifest.id)[0]
        wide, high = CELL_WIDE - 2 * INSET, CELL_HIGH - NAME_HIGH - 2 * INSET
        scale = min(wide / item.width_mm, high / item.height_mm)
        image = item_picture(items, draw_item(item, Paper.WHITE), item.width_mm, item.height_mm, scale)
        x = cell.left() + (CELL_WIDE - image.width()) // 2
        painter.drawImage(x, cell.top() + INSET + (high - image.height()) // 2, image)
    painter.end()
    return sheet


def write(folder: Path, home: Path) -> None:
    plugins, guard = found_plugins(home), TimeGuard()
    host = ItemHost(ItemKinds(lambda: plugins, guard), ItemSurroundings(lambda: NOON, lambda: 7))
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "gallery.md").write_text(page(plugins), encoding="utf-8")
    for topic in HEADINGS:
        own = [one for one in plugins if one[0].topic is topic and one[0].kind is PluginKind.ITEM]
        if own:
            picture(own, host).save(str(folder / "images" / f"tools-{topic.value}.png"))
    guard.close()


if __name__ == "__main__":
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        write(Path(sys.argv[1]), Path(home))
