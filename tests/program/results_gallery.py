"""Pictures of the results in the real window, for looking at:
`python -m tests.program.results_gallery OUT [WIDTHxHEIGHT ...] [light] [dark]`. Each size has a screen of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.display import PrivateDisplay
from tni.ui.chrome.choice_buttons import TextButton

SIZES = ("1280x720", "1920x1080", "3840x2160")


def main(arguments: list[str]) -> int:
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    sizes = [a for a in arguments[1:] if "x" in a] or SIZES
    schemes = [a for a in arguments[1:] if a in ("light", "dark")] or ["light", "dark"]
    for size in sizes:
        with PrivateDisplay(f"{size}x24") as display:
            for scheme in schemes:
                environment = {**os.environ, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
                command = [sys.executable, "-m", "tests.program.results_gallery", "--one", str(out), size, scheme]
                subprocess.run(command, env=environment, check=True)
    return 0


def one(out: Path, size: str, scheme: str) -> int:
    """On the screen that DISPLAY names."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.support.results_year import write_weeks
    from tests.support.teaching_room import room
    from tni.app.qt import STYLE
    from tni.ui import i18n
    from tni.ui.chrome.metrics import Metrics
    from tni.ui.results.results_sheet import VIEWS

    app = QApplication([sys.argv[0], *STYLE])
    i18n.install(app, "fr")
    width, height = map(int, size.split("x"))

    def wait(times: int = 15) -> None:
        for _ in range(times):
            QTest.qWait(20)

    def picture(name: str) -> None:
        wait()
        subprocess.run(["import", "-window", "root", str(out / f"{size}-{scheme}-{name}.png")], check=True)

    with (
        tempfile.TemporaryDirectory() as folder,
        room(app, Path(folder), size=(width, height), scheme=scheme, width_mm=0) as here,
    ):
        here.board.kit.theme.set_metrics(Metrics.wall((width, height)))
        here.board.window.showFullScreen()
        class_id = write_weeks(here)
        wait()
        here.teaching.results.open(class_id)
        sheet = here.teaching.results.sheet
        assert sheet is not None
        wait(40)
        for name, button in zip(VIEWS, sheet.view.findChildren(TextButton), strict=True):
            button.click()
            wait(20)
            if name == "progress":
                while here.teaching.results.review.state.history is None:
                    wait(1)
                sheet.progress.pupil.setCurrentIndex(3)
            picture(name)
        sheet.view.findChildren(TextButton)[0].click()
        sheet.open_skills()
        picture("skills")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        sys.exit(one(Path(sys.argv[2]), sys.argv[3], sys.argv[4]))
    sys.exit(main(sys.argv[1:]))
