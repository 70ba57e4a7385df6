"""Dates and times in the interface's language. The cahier has its own French formats (`tni.cahier.french`)."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QLocale

from tni.cahier import french

_ENGLISH = QLocale(QLocale.Language.English)


def format_date(when: date) -> str:
    """Return a date as `mardi 24 novembre 2026` or `Tuesday 24 November 2026`."""
    if QLocale().language() is not QLocale.Language.English:
        return french.format_day(when)
    name, month = _ENGLISH.standaloneDayName(when.isoweekday()), _ENGLISH.standaloneMonthName(when.month)
    return f"{name} {when.day} {month} {when.year}"


def format_time(when: time | datetime) -> str:
    """Return a time of day as `8 h 05` or `8:05`."""
    if QLocale().language() is not QLocale.Language.English:
        return french.format_hour(when)
    return f"{when.hour}:{when.minute:02d}"
