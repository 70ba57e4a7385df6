"""Values of attributes in files of Xournal and Xournal++: numbers, colours, fonts, line styles.

Coordinates are points, 1/72 inch. Colours have an alpha that the programs themselves ignore.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from tni.api.formats import PlainDash

MM_PER_PT = 25.4 / 72
BASELINE_EMS = 0.07
"""How much higher the first line of a text is in Xournal++, with its usual font, than in ours."""
_FARTHEST_PT = 1e6
_PEN_COLOURS = {
    "black": "#000000", "blue": "#3333cc", "red": "#ff0000", "green": "#008000", "gray": "#808080",
    "lightblue": "#00c0ff", "lightgreen": "#00ff00", "magenta": "#ff00ff", "orange": "#ff8000", "yellow": "#ffff00",
    "white": "#ffffff",
}  # fmt: skip
_PAPER_COLOURS = {
    "blue": "#a0e8ff", "pink": "#ffc0d4", "green": "#80ffc0", "orange": "#ffc080", "yellow": "#ffff80",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?")
_DASHES = {"dash": PlainDash.DASHED, "dashdot": PlainDash.DASHED, "dot": PlainDash.DOTTED}
_LENGTHS_PT = {"dash": (6.0, 3.0), "dashdot": (6.0, 3.0, 0.5, 3.0), "dot": (0.5, 3.0)}
_EXACT_DASHES = ("dash", "dot")
_DOT_PT = 1.0
"""Longest dash of a dotted line."""
_CUSTOM = "cust:"
_LIGHT = 0x180
_FONT_STYLES = {
    "bold": "bold", "semi-bold": "bold", "semibold": "bold", "demi-bold": "bold", "ultra-bold": "bold",
    "extra-bold": "bold", "heavy": "bold", "black": "bold", "italic": "italic", "oblique": "italic",
    "regular": "", "normal": "", "medium": "", "light": "", "book": "", "roman": "",
}  # fmt: skip


def number(text: str | None, default: float, low: float = -_FARTHEST_PT, high: float = _FARTHEST_PT) -> float:
    """Return a number of an attribute within bounds; the default for what is none."""
    try:
        found = float((text or "").replace(",", "."))
    except ValueError:
        return default
    return min(max(found, low), high) if isfinite(found) else default


def whole_number(text: str | None, default: int) -> int:
    """Return the digits that a text begins with: some versions write "1ll"."""
    found = re.match(r"\s*(\d{1,9})", text or "")
    return int(found[1]) if found else default


def numbers(text: str) -> tuple[list[float], bool]:
    """Return the numbers of a list, also those that are not finite, and whether all of the list was read."""
    parts = text.split()
    try:
        return [float(part) for part in parts], True
    except ValueError:
        found = []
        for part in parts:
            try:
                found.append(float(part))
            except ValueError:
                break
        return found, False


def colour(text: str | None, default: str, *, is_paper: bool = False) -> str:
    """Return a colour "#rrggbb" of a name or a code. is_paper: names mean lighter colours."""
    text = (text or "").strip()
    if is_paper and text in _PAPER_COLOURS:
        return _PAPER_COLOURS[text]
    found = _HEX.fullmatch(text)
    return f"#{found[1].lower()}" if found else _PEN_COLOURS.get(text, default)


def dash_lengths(style: str | None) -> list[float]:
    """Return the lengths of dashes and gaps, by turns, in points; none for a continuous line."""
    style = (style or "").strip()
    if style in _LENGTHS_PT:
        return list(_LENGTHS_PT[style])
    found = numbers(style.removeprefix(_CUSTOM))[0] if style.startswith(_CUSTOM) else []
    return found if all(0 <= one < _FARTHEST_PT for one in found) else []


def dash_of(style: str | None) -> tuple[PlainDash, bool]:
    """Return the dash of a line style, and whether it is the same."""
    style = (style or "").strip()
    if style in _DASHES:
        return _DASHES[style], style in _EXACT_DASHES
    if style.startswith(_CUSTOM):
        lengths, _ = numbers(style.removeprefix(_CUSTOM))
        if lengths:
            return PlainDash.DOTTED if lengths[0] <= _DOT_PT else PlainDash.DASHED, False
    return PlainDash.SOLID, style in ("", "plain")


@dataclass(frozen=True, slots=True)
class Font:
    """Font of a text."""

    family: str
    bold: bool
    italic: bool


def font_of(name: str | None) -> Font:
    """Return the font of a name such as "Noto Sans Bold Italic", to which some versions append a size."""
    words = (name or "").split()
    found: set[str] = set()
    while len(words) > 1:
        word = words[-1].lower()
        if word in _FONT_STYLES:
            found.add(_FONT_STYLES[word])
        elif not re.fullmatch(r"\d{1,3}(\.\d+)?", word):
            break
        words.pop()
    return Font(" ".join(words) or "Sans", "bold" in found, "italic" in found)


def background_config(text: str | None) -> dict[str, str]:
    """Return the settings of a ruling, as in "m1=40,rm=1"."""
    pairs = (part.partition("=") for part in (text or "").split(","))
    return {key.strip(): value.strip() for key, _, value in pairs if value.strip()}


def config_colour(config: dict[str, str], key: str, default: str) -> str:
    """Return a colour of a ruling's settings, which are "rrggbb" or "aarrggbb" in hexadecimal."""
    found = re.fullmatch(r"(?:0x|#)?(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})", config.get(key, ""))
    return f"#{found[1].lower()}" if found else default


def is_light(colour: str) -> bool:
    """Return whether rulings on a paper of this colour are those for light paper."""
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) > _LIGHT
