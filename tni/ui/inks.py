"""Ink colours offered, each with its name: apart in lightness as well as in hue, for every eye and a tired lamp."""

from __future__ import annotations

from dataclasses import dataclass

from tni.ui.i18n import tr

PEN_WIDTHS_MM = (0.4, 0.7, 1.2, 2.0, 3.5)
BAR_WIDTHS_MM = (0.7, 1.2, 2.0)
HIGHLIGHTER_WIDTHS_MM = (4.0, 7.0, 12.0)
ERASER_SIZES_MM = (6.0, 15.0, 35.0)
TEXT_SIZES_MM = (5.0, 8.0, 12.0, 18.0)  # the least still reads from the last row: 1/40 of a page 180 mm high is 4.5


@dataclass(frozen=True, slots=True)
class Ink:
    """colour: "#rrggbb"; name: for those who hear it."""

    colour: str
    name: str


def pen_inks(*, on_dark: bool = False) -> tuple[Ink, ...]:
    """Most used first. on_dark: chalks for a black page."""
    if on_dark:
        return (
            Ink("#f6f4ea", tr("Blanc")), Ink("#8ec5ff", tr("Bleu")), Ink("#ff8f80", tr("Rouge")),
            Ink("#5fd39a", tr("Vert")), Ink("#ffd84d", tr("Jaune")), Ink("#d9b3ff", tr("Violet")),
            Ink("#ff9d2e", tr("Orange")), Ink("#b8c0c2", tr("Gris")), Ink("#ffb8dc", tr("Rose")),
            Ink("#c9a27a", tr("Brun")),
        )  # fmt: skip
    return (
        Ink("#1a1a2e", tr("Noir")), Ink("#1557d6", tr("Bleu")), Ink("#c8201c", tr("Rouge")),
        Ink("#12855a", tr("Vert")), Ink("#e07b00", tr("Orange")), Ink("#7a2fc0", tr("Violet")),
        Ink("#0b8fb3", tr("Turquoise")), Ink("#6b7280", tr("Gris")), Ink("#d6338a", tr("Rose")),
        Ink("#7a4a1f", tr("Brun")),
    )  # fmt: skip


def highlighter_inks() -> tuple[Ink, ...]:
    return (
        Ink("#ffe14d", tr("Jaune")), Ink("#8de08a", tr("Vert")), Ink("#8fd3ff", tr("Bleu")),
        Ink("#ffb0d9", tr("Rose")), Ink("#ffc48a", tr("Orange")),
    )  # fmt: skip
