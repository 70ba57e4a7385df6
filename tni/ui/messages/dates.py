"""Dates and times in the interface's language. The cahier has its own French formats (`tni.cahier.french`)."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QLocale

from tni.cahier import french
from tni.ui.i18n import tr

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


def short_date(when: date, today: date) -> str:
    """Return a day near `today` as lists show it: `aujourd’hui`, `hier`, `jeudi`, `12 novembre`, `12 novembre 2025`."""
    days, is_english = (today - when).days, QLocale().language() is QLocale.Language.English
    if days in (0, 1):
        return tr("hier") if days else tr("aujourd’hui")
    if 1 < days < 7:
        return _ENGLISH.standaloneDayName(when.isoweekday()) if is_english else french.DAYS[when.weekday()]
    return day_and_month(when) if when.year == today.year else f"{day_and_month(when)} {when.year}"


def day_and_month(when: date) -> str:
    """Return a day as `1er novembre` or `1 November`."""
    is_english = QLocale().language() is QLocale.Language.English
    month = _ENGLISH.standaloneMonthName(when.month) if is_english else french.MONTHS[when.month - 1]
    number = "1er" if when.day == 1 and not is_english else str(when.day)
    return f"{number} {month}"


def day_of_year(when: date) -> str:
    """Return a day of this school year as `29/11` or `29 Nov`."""
    if QLocale().language() is not QLocale.Language.English:
        return f"{when.day:02d}/{when.month:02d}"
    return f"{when.day} {_ENGLISH.standaloneMonthName(when.month, QLocale.FormatType.ShortFormat)}"


def coming_day(when: date, today: date) -> str:
    """Return a day to come: `aujourd’hui`, `demain`, `jeudi`, `12 novembre`."""
    days, is_english = (when - today).days, QLocale().language() is QLocale.Language.English
    if days == 1:
        return tr("demain")
    if 1 < days < 7:
        return _ENGLISH.standaloneDayName(when.isoweekday()) if is_english else french.DAYS[when.weekday()]
    return short_date(when, today)
