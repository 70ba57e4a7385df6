"""Scenes of the walk: what shows or hides a part of the page."""

from __future__ import annotations

from tests.program.walker import Walker
from tni.ui.chrome.commands import CommandId


def showing(w: Walker) -> None:
    w.press(CommandId.PEN)
    w.draw((0.10, 0.30), (0.14, 0.16), (0.18, 0.30), (0.22, 0.16), (0.26, 0.32))
    w.draw((0.32, 0.18), (0.36, 0.3), (0.40, 0.18))
    w.draw((0.6, 0.6), (0.7, 0.7), (0.8, 0.55))
    w.press(CommandId.SPOTLIGHT)
    w.draw((0.9, 0.1), (0.62, 0.0))
    w.shot("spotlight")
    w.click(w.button("Ajouter un spot"))
    w.click(w.button("Forme du spot"))
    w.shot("spotlight-two")
    w.keys("Escape")
    w.press(CommandId.READING_BAND)
    w.shot("reading-band")
    w.keys("Down")
    w.shot("reading-band-next")
    w.keys("Escape")
    w.press(CommandId.MAGNIFIER)
    w.draw((0.5, 0.5), (0.2, 0.3))
    w.shot("magnifier")
    w.click(w.button("Grossir plus"))
    w.click(w.button("Forme de la loupe"))
    w.shot("magnifier-rectangle")
    w.keys("Escape")
    w.press(CommandId.ZOOM_AREA)
    w.shot("zoom-area")
    w.draw((0.08, 0.1), (0.45, 0.38))
    w.shot("zoomed")
    w.click(w.button("Revenir à la page"))
    w.press(CommandId.WHITE_SCREEN)
    w.shot("white-screen")
    w.keys("a")
    w.sheet(0)
    w.shot("drawer-showing")
