"""Write the golden pictures anew, after looking at what changed: `python -m tests.golden.regenerate`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.golden.pictures import by_raster

FOLDER = Path(__file__).parent / "pictures"


def main() -> int:
    app = QGuiApplication(["golden", "-platform", "offscreen"])
    FOLDER.mkdir(exist_ok=True)
    pictures = by_raster()
    for old in FOLDER.glob("*.png"):
        if old.stem not in pictures:
            old.unlink()
    for name, picture in pictures.items():
        Image.fromarray(picture).save(FOLDER / f"{name}.png", optimize=True)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
