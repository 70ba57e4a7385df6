"""Hours of sending in plain words."""

from __future__ import annotations

from datetime import time
from functools import reduce
from itertools import groupby

from PySide6.QtCore import QLocale

from tni.cahier.french import DAYS
from tni.cahier.send_window import CIRCULAR_2025, OpenHours, SendWindow
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_time


def day_name(day: int) -> str:
    """Return the name of a day of the week, 0 for Monday."""
    if QLocale().language() is QLocale.Language.English:
        return QLocale(QLocale.Language.English).standaloneDayName(day + 1)
    return DAYS[day]


def minutes_text(minutes: int) -> str:
    """Return a time of day by its minutes since midnight; the end of the day as `24 h 00`."""
    if minutes < 24 * 60:
        return format_time(time(*divmod(minutes, 60)))
    return format_time(time(0)) if QLocale().language() is QLocale.Language.English else "24\u00a0h\u00a000"


def hours_text(window: SendWindow) -> str:
    """Return when entries are sent, in one sentence."""
    if window.days is None:
        return tr("Les séances partent dès qu’elles sont confirmées, à toute heure.")
    parts = []
    for hours, group in groupby(enumerate(window.days), key=lambda one: one[1]):
        days = [day for day, _ in group]
        if hours is not None:
            parts.append(_days_text(days, hours))
    said = reduce(lambda first, second: tr("{first} et {second}").format(first=first, second=second), parts)
    text = tr("Les séances partent {} ; sinon elles attendent.").format(said)
    if window == CIRCULAR_2025:
        text += " " + tr("C’est la règle nationale (circulaire du 10 juillet 2025).")
    return text


def _days_text(days: list[int], hours: OpenHours) -> str:
    span = tr("de {opens} à {closes}").format(opens=minutes_text(hours.opens), closes=minutes_text(hours.closes))
    if len(days) == 1:
        return tr("le {day} {span}").format(day=day_name(days[0]), span=span)
    if len(days) == 2:
        return tr("les {first} et {last} {span}").format(first=day_name(days[0]), last=day_name(days[1]), span=span)
    return tr("du {first} au {last} {span}").format(first=day_name(days[0]), last=day_name(days[-1]), span=span)
