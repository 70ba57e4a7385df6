"""Picture of the tools for sciences, solids, data, music and time: `python -m tests.program.science_tools docs` writes
images/science-tools.png there, each of them as a class might see it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.program.tool_gallery import NOON, found_plugins, picture
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.time_guard import TimeGuard

KINDS: Final = ("solids", "statistics", "periodic_table", "circuit", "staff", "timeline")


def drawn(home: Path) -> QImage:
    """Return the picture. home: an empty folder."""
    plugins, guard = [one for one in found_plugins(home) if one[0].id in KINDS], TimeGuard()
    host = ItemHost(ItemKinds(lambda: plugins, guard), ItemSurroundings(lambda: NOON, lambda: 7))
    sheet = picture(plugins, host)
    guard.close()
    return sheet


if __name__ == "__main__":
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        drawn(Path(home)).save(str(Path(sys.argv[1]) / "images" / "science-tools.png"))
