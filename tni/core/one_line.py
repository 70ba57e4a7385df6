"""Texts that come from elsewhere, made short enough to be shown."""

from __future__ import annotations


def shortened(text: str, letters: int) -> str:
    """Return a text on one line of at most `letters` letters."""
    line = " ".join(text[: 4 * letters].split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"
