"""Numbers and colours as attributes of XML write them, where nothing that a file says is out of bounds."""

from __future__ import annotations

import re
from math import isfinite

FARTHEST = 1e9
"""Most that a length of a file may be, in its own unit: more is no length."""
_LENGTH = re.compile(r"\s*([-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?)\s*(cm|mm|in|pt|pc|px|%|em)?\s*$")
_MM = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}


def number(text: str | None, default: float = 0.0) -> float:
    """Return a number, `default` for what is none or beyond all bounds."""
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        return default
    return value if isfinite(value) and abs(value) <= FARTHEST else default


def whole(text: str | None, default: int = 0) -> int:
    return int(number(text, float(default)))


def per_cent(text: str | None, default: float = 1.0) -> float:
    """Return a share that is written in thousandths of a per cent, or with a per cent sign."""
    if text is None:
        return default
    if text.endswith("%"):
        return number(text[:-1], default * 100) / 100
    return number(text, default * 100_000) / 100_000


def is_on(text: str | None, default: bool = False) -> bool:
    return default if text is None else text.strip().lower() in ("1", "true", "on", "t")


def length_mm(text: str | None, default: float = 0.0) -> float:
    """Return a length with its unit in millimetres."""
    found = _LENGTH.match(text or "")
    if not found or found[2] in ("%", "em"):
        return default
    value = number(found[1], default) * _MM.get(found[2] or "mm", 1.0)
    return value if isfinite(value) and abs(value) <= FARTHEST else default


def to_hex(red: float, green: float, blue: float) -> str:
    """Return "#rrggbb" of shares from 0 to 1."""
    return "#" + "".join(f"{round(min(max(one, 0.0), 1.0) * 255):02x}" for one in (red, green, blue))


def of_hex(colour: str) -> tuple[float, float, float]:
    """Return shares from 0 to 1 of "#rrggbb"."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def mixed(colours: list[str]) -> str:
    """Return the mean of colours, at least one."""
    shares = list(zip(*map(of_hex, colours), strict=True))
    red, green, blue = (sum(one) / len(one) for one in shares)
    return to_hex(red, green, blue)
