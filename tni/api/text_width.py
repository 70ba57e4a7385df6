"""Widths of texts as items show them, for items that place texts beside each other: those of the program's own font."""

from __future__ import annotations

from typing import Final

__all__ = ["text_width"]

# width in hundredths of an em: the letters that have it, to the nearest twentieth
_REGULAR: Final = {
    15: "'", 20: ",.:;\u202f", 25: "`ijl|îï’‘", 30: ' !"()[f\xa0', 35: "-]_rt{}°", 40: "/1I\\ÎÏ“”²³", 45: "svyzÿ",
    50: "*7?Jackxàâäç–", 55: "2<>EFLT^bdeghnopqu~éèêëôöùûüÉÈÊË«»×", 60: "$+345689BPRSVXYZ÷−", 65: "#0=ACDKÀÂÄÇ…€",
    70: "GHNOQUwÔÖÙÛÜ", 75: "&", 80: "@M—", 85: "Wmæ", 90: "%œÆ", 100: "Œ",
}  # fmt: skip
_BOLD: Final = {
    20: "'\u202f", 25: ",.:;j|’‘", 30: " !`ilîï\xa0", 35: "()-[]f", 40: '"I_rt{}ÎÏ°²³', 45: "/1\\", 50: "*csyzçÿ“”–",
    55: "79<>?FJLaehknuvx~àâäéèêëùûü×", 60: "$+23458=ESTZ^bdgopqôöÉÈÊË÷−", 65: "06BCKPRVYÇ«»", 70: "&ADGHNUXÀÂÄÙÛÜ€",
    75: "#OQwÔÖ", 80: "@…", 85: "M—", 90: "Wmæ", 95: "%œÆ", 100: "Œ",
}  # fmt: skip
_CURSIVE: Final = {
    5: "\u202f", 20: "'’\"", 25: "j“”", 30: ".,:;iîï()", 35: "/", 40: "flt!", 45: " eoéèêëôö-–\xa0", 50: "bcz1ç",
    55: "ks«»", 60: "gryÿ", 65: "adpquvIàâäùûüÎÏ?", 70: "hx7…", 75: "J", 80: "n2æ", 90: "w358œ", 95: "EFS04ÉÈÊË",
    100: "T69", 105: "PZ", 110: "CÇ—", 115: "mBL", 120: "OVÔ", 125: "Y", 130: "GRX", 135: "DHKUÙÛÜ", 140: "AQÀÂ",
    150: "N", 175: "WÆ", 180: "Œ", 185: "M",
}  # fmt: skip
_OTHERS: Final = 70
"""Width of a letter that is in neither table."""
_CURSIVE_ENDS: Final = 15
"""What the first and last strokes of a word in the joined hand add to its letters."""


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_WIDTHS: Final = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


_CURSIVE_WIDTHS: Final = _by_letter(_CURSIVE)


def text_width(text: str, size_mm: float, *, bold: bool = True, cursive: bool = False) -> float:
    """Return about how wide a text is drawn. size_mm: height of the em, as in `DrawnText`."""
    widths = _CURSIVE_WIDTHS if cursive else _WIDTHS[bold]
    ends = _CURSIVE_ENDS if cursive and text else 0
    return (sum(widths.get(letter, _OTHERS) for letter in text) + ends) * size_mm / 100
