"""The program as `tni` starts it, with a séance whose sheet was typed in a moment ago, until it is stopped before that
is stored. Run as `python -m tests.ui.seance.full_disk_child`."""

from __future__ import annotations

import sys
from unittest.mock import patch

from PySide6.QtCore import QTimer

from tni.app import gui
from tni.app.application import Application
from tni.app.build import build
from tni.core.settings import RENDERER, TOUR_OFFERED
from tni.ui.chrome.commands import CommandId


def main() -> int:
    timers: list[QTimer] = []

    def built(*args: object) -> Application:
        program = build(*args)  # type: ignore[arg-type]
        program.settings.set(TOUR_OFFERED, True)
        program.settings.set(RENDERER, "raster")

        def teach() -> None:
            if program.joined is None:
                return  # it still starts
            timers.pop().stop()
            program.teaching.seance.begin(None, "5eA", "Maths")
            program.main_controller.commands[CommandId.END_SEANCE].trigger()
            wait(say)

        def say() -> None:
            sheet = program.teaching.seance.cahier_controller.sheet
            if program.teaching.seances.cahier.unsaved or sheet is None:
                return
            timers.pop().stop()
            sheet.contenu.setPlainText("Encadrer des fractions.")
            sys.stdout.write("taught\n")
            sys.stdout.flush()

        wait(teach)
        return program

    def wait(look) -> None:  # type: ignore[no-untyped-def]
        timers.append(QTimer(interval=20))
        timers[-1].timeout.connect(look)
        timers[-1].start()

    with patch.object(gui, "build", built), patch("tni.ui.seance.cahier_sheet.SAVE_DELAY_MS", 1 << 30):
        return gui.run_gui(None)


if __name__ == "__main__":
    sys.exit(main())
