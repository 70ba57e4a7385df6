"""Picture of the tools for sciences, solids, data, music and time: `python -m tests.program.science_tools docs` writes
images/science-tools.png there, each of them as a class might see it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.program.tool_gallery import NOON, found_plugins, picture
from tni.api.item_panel import PanelValue
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.items import PluginItem
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.time_guard import TimeGuard

ACTS: Final[dict[str, tuple[tuple[str, PanelValue | None], ...]]] = {
    "solids": (("cut", "shown"), ("tilt", 35.0), ("volume", True)),
    "statistics": (("title", "Nos animaux"), ("y_name", "élèves")),
    "periodic_table": (("26", None),),
    "circuit": (("3", None),),
    "staff": (("names", "shown"),),
    "timeline": (),
}
"""Controls and their values, and tap targets with None, that lead to what is shown."""


class PreparedHost(ItemHost):
    """Host whose new items have been handled."""

    def new_item(self, plugin: str, page: PageId, at: Affine, key: ItemId, state: Any = None) -> PluginItem | None:
        item = super().new_item(plugin, page, at, key, state)
        for act, value in ACTS[plugin]:
            if item is not None:
                item = self.tapped(item, act) if value is None else self.controlled(item, act, value)
        return item


def drawn(home: Path) -> QImage:
    """Return the picture. home: an empty folder."""
    plugins, guard = [one for one in found_plugins(home) if one[0].id in ACTS], TimeGuard()
    host = PreparedHost(ItemKinds(lambda: plugins, guard), ItemSurroundings(lambda: NOON, lambda: 7))
    sheet = picture(plugins, host)
    guard.close()
    return sheet


if __name__ == "__main__":
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        drawn(Path(home)).save(str(Path(sys.argv[1]) / "images" / "science-tools.png"))
