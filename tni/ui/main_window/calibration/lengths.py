"""Text of lengths on the board."""

from __future__ import annotations

from tni.ui.i18n import tr


def deviation_text(off_px: float, picture_px: float, picture_mm: float) -> str:
    """Return a deviation in millimetres if the picture was measured, else in pixels and as a percentage of its
    width."""
    if picture_mm > 0:
        return tr("{} mm", "length").format(round(off_px * picture_mm / picture_px))
    percent = f"{100 * off_px / picture_px:.1f}".replace(".", tr(",", "decimal mark"))
    return tr("{px} px ({percent} %)").format(px=round(off_px), percent=percent)
