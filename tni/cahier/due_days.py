"""Days that work is announced for, in the words of teachers: « pour jeudi », « le 3/12 », « for Thursday »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tni.cahier.french import DAYS, MONTHS
from tni.cahier.open_days import OPEN
from tni.cahier.title_spellings import bare

_FOREIGN = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonntag": 6,
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "segunda-feira": 0, "terca-feira": 1, "quarta-feira": 2, "quinta-feira": 3, "sexta-feira": 4,
    "lunedi": 0, "martedi": 1, "mercoledi": 2, "giovedi": 3, "venerdi": 4, "sabato": 5, "domenica": 6,
}  # fmt: skip
_SHORT_FOREIGN = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4,
}  # fmt: skip
"""Short forms of days in English and German, which are read behind « for » and « bis » alone."""
_WEEKDAYS = {**{name: place for place, name in enumerate(DAYS)}, **_FOREIGN}
WEEKDAY_NAMES = tuple((re.compile(rf"\b{name}\b", re.I), place) for name, place in _FOREIGN.items())
"""Patterns of the days of the week in other languages, with their places in the week."""
_NAMES = (
    "|".join(DAYS)
    + r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    + r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    + r"|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica"
    + r"|(?:segunda|ter[çc]a|quarta|quinta|sexta)-feira"
    + r"|(?<!la )(?!(?<=(?:[lcd]e|du|un|au) )jeu \d{1,2}(?![/\d]))"
    + r"(?:lun|mar|mer|jeu|ven|sam|dim)(?:\.|(?= (?:\d|(?:matin|midi|soir|max)(?![^\W\d_]))))"
    + r"|(?:lu|ma|me|je|ve|sa)(?=\.? ?\d{1,2}/\d)\.?"
    + r"|(?:(?<=for )|(?<=by ))(?:mon|tue|tues|wed|thu|thur|thurs|fri)(?:\.|(?![^\W\d_]))"
    + r"|(?:(?<=f[uü]r )|(?<=bis )|(?<=zum ))(?:mo|di|mi|do|fr)(?:\.|(?![^\W\d_]))"
)
_MONTHS = {bare(name): place for place, name in enumerate(MONTHS, 1)}
_MONTH_NAMES = (
    r"janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)?|ao[ûu]t"
    r"|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?"
)
_COUNTED = (
    r"(?:1[ \u00a0](?:exercice|exo|question|page|texte|phrase|dessin|photo|mot|fiche|livre|cahier|feuille|image)"
    r"|(?!1[ \u00a0])\d{1,2}[ \u00a0](?:(?!(?:dans|sans|sous|dès|hors|puis|plus|tous|toutes|aux|les|des|ces|ses|mes"
    r"|tes|vos|nos|trois|deux|six|dix|ex|max|cours|maths?|eps|vous|nous|lis|fais|finis|apprends|rends|is|los|las)(?![^\W\d_]))"
    r"[^\W\d_]{1,20}[sx]|aufgaben|[üu]bungen|w[öo]rter|vokabeln|s[äa]tze|fragen|parole|esercizi|frasi|domande|verbi|km"
    r"|euros?)|\d{1,2}[ \u00a0]?€)(?!\w|[ \u00a0](?:n ?[°o] ?)?\d)"
)
"""Number of things, and no day, behind a day of the week: « jeudi 10 mots », but « jeudi 10 exercices 4 et 5 »."""
_CLOCK = (
    r"\d{1,2}(?:[ \u00a0]?[-–][ \u00a0]?\d{1,2})?"
    r"(?:[ \u00a0]?(?:h|heures?|uhr|o[’']clock|[ap]\.?m\.?)(?![^\W\d_])|:\d\d)"
)
"""Hour behind a day of the week: « mardi 8 h 30 », « jeudi 8-10 h »."""
_NUMBER = (
    r"(?P<number>\d{1,2})(?:er|e|st|nd|rd|th)?(?:[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{4}|\d{2}))?(?!\d)"
    rf"| (?P<name>{_MONTH_NAMES})(?![^\W\d_])(?: (?P<whole>20\d\d))?"
    r"|(?<=pour le \d)|(?<=pour le \d\d)|(?<=avant le \d)|(?<=avant le \d\d)"
    r"|(?!(?:(?:, ?| et | ?[+–-] ?| [àa] )(?:le )?\d{1,2}){0,6},?[ \u00a0]?p(?:ages?|p)?\b\.?[ \u00a0]?\d))(?![\w/])"
)
"""Number of a day, not of an exercise: « le 4 p. 12 »."""
WHEN = (
    rf"(?:(?:le |ce |l’|au |el |the |den |il )?(?P<weekday>{_NAMES})"
    r"(?![^\W\d_]| derni| pass[ée]| noir| gras| saint| sanglant| ou (?:la vie|les limbes))"
    r"(?P<later> prochain| en \w+| suivant| d[’']apr[èe]s| de la (?:rentr[ée]e|reprise|semaine)"
    r"| (?:apr[èe]s|avant|de|du|au|des)(?: retour)?(?: les| des| de)? vacances"
    r"| (?:apr[èe]s|avant) (?:No[ëe]l|la Toussaint|P[âa]ques))?"
    rf"(?: (?:matin|midi|soir))?(?:(?= ?{_CLOCK})|(?= (?P<counted>\d{{1,2}}))(?= {_COUNTED})| ?(?:le )?{_NUMBER})?"
    rf"|le {_NUMBER.replace('P<', 'P<only_')}"
    r"|(?P<tomorrow>apr[èe]s[- ]demain|(?:the )?day after tomorrow|[üu]bermorgen|pasado ma[ñn]ana|dopodomani"
    r"|(?<![-\w])(?:demain|tomorrow|(?<!jeden )(?<!guten )morgen|(?<!la )(?<!esta )ma[ñn]ana|domani))"
    r"(?![^\W\d_]|,? d[èe]s l)(?: (?:matin|midi|soir))?"
    rf"|(?P<open>{OPEN})(?![^\W\d_])"
    r"|(?P<next>la (?:prochaine|semaine pro(?:chaine)?(?![^\W\d_])|rentr[ée]e)(?: (?:fois|s[ée]ance|heure|le[çc]on)"
    r"| d[e’'] ?(?:septembre|novembre|janvier|f[ée]vrier|mars|avril|mai|No[ëe]l|P[âa]ques)(?![^\W\d_])| des vacances)?"
    r"|la (?:fois|s[ée]ance) prochaine|(?:la )?prochaine (?:fois|s[ée]ance|heure|le[çc]on)"
    rf"|le prochain cours(?: d[eu] (?:{'|'.join(DAYS)}))?|next (?:time|lesson|week|class)"
    r"|(?:die )?n[äa]chste woche|(?:la )?(?:pr[óo]xima semana|semana que viene|prossima settimana|settimana prossima)"
    r"|(?:la )?pr[óo]xima (?:clase|vez)|la prossima (?:volta|lezione)|das n[äa]chste mal)(?![^\W\d_]))"
)
"""Day, as a part of a pattern without regard to capitals. It has groups with names: once in a pattern."""
_FURTHEST = 200
"""Days within which a day without a year lies."""
_PLAIN = re.compile(WHEN, re.I)
_IN_TWO_DAYS = re.compile(r"apr|(?:the )?day|[üu]ber|pasado|dopo", re.I)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """Day that a text names. day: None where its words leave it open. is_next: « la prochaine fois », which the
    timetable knows."""

    day: date | None
    is_next: bool = False

    @property
    def is_open(self) -> bool:
        """True if the words must stay, since nothing else says what they say."""
        return self.day is None and not self.is_next


def named_day(words: str, given: date) -> NamedDay | None:
    """Return the first day that a text names; None if it names none. given: the day on which the work is given."""
    found = _PLAIN.search(words)
    return None if found is None else day_of(found.groupdict(), given)


def day_of(found: Mapping[str, str | None], given: date) -> NamedDay:
    """Return the day of a match of a pattern with `WHEN`. A day of the week without a number is the first one after
    `given`, also before an hour or a number of things; one with a number, or a number with its month, is that day,
    unless the two contradict each other."""
    if found["open"]:
        return NamedDay(None)
    if found["next"]:
        return NamedDay(
            None, is_next=not re.search(r"semaine|week|woche|semana|settimana|rentr| d[eu] ", found["next"], re.I)
        )
    if found["tomorrow"]:
        return NamedDay(given + timedelta(days=2 if _IN_TWO_DAYS.match(found["tomorrow"]) else 1))
    weekday = _weekday(found["weekday"] or "")
    before = "" if found["weekday"] else "only_"
    number = found[f"{before}number"]
    if number is None:
        if weekday is None or (later := found["later"] or "") not in ("", " prochain"):
            return NamedDay(None)
        if later and weekday > given.weekday():
            return NamedDay(None)  # « jeudi prochain », said on a Monday
        if (counted := found["counted"]) and _first(given, weekday, int(counted), 0, None) is not None:
            return NamedDay(None)  # « jeudi 10 mots », if it is also Thursday 10
        return NamedDay(given + timedelta(days=(weekday - given.weekday() - 1) % 7 + 1))
    month = _month(found[f"{before}month"], found[f"{before}name"])
    return NamedDay(_first(given, weekday, int(number), month, found[f"{before}year"] or found[f"{before}whole"]))


def _weekday(name: str) -> int | None:
    short = bare(name).rstrip(".")
    if short in _SHORT_FOREIGN:
        return _SHORT_FOREIGN[short]
    whole = next((day for day in DAYS if len(short) in (2, 3) and day.startswith(short)), short)
    return _WEEKDAYS.get(whole)


def _first(given: date, weekday: int | None, number: int, month: int, year: str | None) -> date | None:
    """Return the first day from `given` with a number, within its month or the next weeks; None if it is no such day of
    the week or of the year. month: 0 if it is not said."""
    days = (given + timedelta(days=ahead) for ahead in range(_FURTHEST if month else 31))
    day = next((one for one in days if one.day == number and month in (0, one.month)), None)
    if day is None or (weekday is not None and day.weekday() != weekday):
        return None
    return day if year is None or day.year % 100 == int(year) % 100 else None


def _month(number: str | None, name: str | None) -> int:
    if number:
        return int(number) if 1 <= int(number) <= 12 else 13  # no month at all
    begin = bare((name or "").rstrip("."))
    return next((place for whole, place in _MONTHS.items() if begin and whole.startswith(begin)), 0)
