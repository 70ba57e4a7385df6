"""Dates, times and sizes in French."""

from __future__ import annotations

from datetime import date, datetime

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def day_text(day: date) -> str:
    """Return a day as `lundi 23 novembre 2026`, for the middle of a line."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def hour_text(time: datetime) -> str:
    """Return a time as `8 h` or `8 h 55`."""
    return f"{time.hour} h {time:%M}".removesuffix(" 00")


def size_text(size: int) -> str:
    """Return a size in bytes as `1,2 Mo`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} ko"
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")
