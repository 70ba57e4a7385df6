"""Texts of the school year: weeks, hours and lessons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from tni.cahier import french
from tni.planning.own_hours import OwnHour
from tni.planning.school_year import SchoolWeek
from tni.planning.year_grid import CellKind, YearCell, YearRow
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import format_time

_SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip

_FEMININE = re.compile(r"\d|T(?:le|erm|\d|[A-Z]{1,4}\s?\d)|(?:TPS|PS|MS|GS)\b|Ulis\b", re.I)
_MASCULINE = re.compile(r"(?:CP|CE[12]|CM[12]|BTS|CAP)\b", re.I)
_A_MONDAY = date(2024, 1, 1)


def _is_english() -> bool:
    return QLocale().language() is QLocale.Language.English


def short_day(day: date) -> str:
    """Return a day as `lun. 7 sept.`."""
    return f"{week_day(day)} {day_and_month(day)}"


def week_day(day: date) -> str:
    """Return the short name of a day: `lun.`."""
    if _is_english():
        return QLocale(QLocale.Language.English).standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{french.DAYS[day.weekday()][:3]}."


def short_day_name(weekday: int) -> str:
    """Return the short name of a day of the week, from 0 for Monday: `lun.`."""
    return week_day(_A_MONDAY + timedelta(days=weekday))


def day_name(weekday: int) -> str:
    """Return the name of a day of the week, from 0 for Monday: `lundi`."""
    if _is_english():
        return QLocale(QLocale.Language.English).standaloneDayName(weekday + 1)
    return french.DAYS[weekday]


def own_hour_text(hour: OwnHour) -> str:
    """Return an hour of the week as `lundi, 8 h 30 – 9 h 30, CM1 · Français`."""
    named = " · ".join(part for part in (hour.class_name, hour.subject) if part)
    return f"{day_name(hour.weekday)}, {format_time(hour.start)} – {format_time(hour.end)}, {named}"


def day_and_month(day: date) -> str:
    """Return a day as `7 sept.`."""
    if _is_english():
        month = QLocale(QLocale.Language.English).standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
        return f"{day.day} {month}"
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_SHORT_MONTHS[day.month - 1]}"


def the_class(name: str) -> str:
    """Return a class with its article: `la 5e A`, `le CM1`; a name that shows no level has none."""
    article = _article(name)
    return f"{article} {name}" if article else name


def of_the_class(name: str) -> str:
    """Return a class as `de la 5e A` or `du CM1`; the bare name in English."""
    if _is_english():
        return name
    return f"du {name}" if _article(name) == "le" else f"de {the_class(name)}"


def _article(name: str) -> str:
    if _is_english():
        return ""
    return "le" if _MASCULINE.match(name) else "la" if _FEMININE.match(name) else ""


def week_text(week: SchoolWeek) -> str:
    """Return the days of a week, as `1er – 5 févr.` or `28 sept. – 2 oct.`."""
    first, last = week.days[0], week.days[4]
    start = day_and_month(first)
    if first.month == last.month:
        start = start.partition(" ")[0]
    return f"{start} – {day_and_month(last)}"


def week_number_text(week: SchoolWeek) -> str:
    return tr("semaine {}").format(week.iso_number)


def cell_time(cell: YearCell) -> str:
    """Return the day and time of an hour, and the sequence of its lesson: `lun. 7, 8 h 00 · Fractions`."""
    when = f"{week_day(cell.start)} {cell.start.day}, {format_time(cell.begins)}"
    return f"{when} · {cell.sequence_title}" if cell.sequence_title else when


def cell_title(cell: YearCell) -> str:
    """Return the line of an hour: its lesson, or what it is."""
    match cell.kind:
        case CellKind.FREE:
            return tr("Heure libre")
        case CellKind.PAST if cell.not_given:
            return tr("Pas donnée : {}").format(", ".join(one.title for one in cell.not_given))
        case CellKind.PAST:
            return tr("Rien d’enregistré")
        case CellKind.CANCELLED:
            return tr("Heure annulée")
        case _:
            return cell.title


def cell_part(cell: YearCell) -> str:
    """Return the number of this hour among those of its lesson, as ` (1/2)`; "" for the only one."""
    hours = 1 if cell.planned is None else cell.planned.hours
    return f" ({cell.part}/{hours})" if hours > 1 and cell.part else ""


def cell_name(cell: YearCell) -> str:
    """Return what a screen reader says of an hour."""
    when = f"{short_day(cell.start)}, {format_time(cell.begins)}"
    state = {CellKind.GIVEN: tr("faite"), CellKind.PLANNED: tr("prévue")}.get(cell.kind, "")
    if cell.is_next:
        state = tr("prochaine leçon")
    parts = [f"{when} : {cell_title(cell)}{cell_part(cell)}", state, cell.sequence_title]
    return ", ".join(part for part in parts if part)


def row_name(row: YearRow) -> str:
    text = f"{week_text(row.week)}, {week_number_text(row.week)}"
    return f"{text}, {row.holiday}" if row.holiday else text


def hours_text(number: int) -> str:
    return (tr("{} heure") if is_singular(number) else tr("{} heures")).format(number)
